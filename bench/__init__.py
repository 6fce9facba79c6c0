"""Measurements of the engine: run by people and before a release, not part of the package."""
