"""The command line: what a person types, and what they read back."""

from groundplan.cli.commands import app, main

__all__ = ["app", "main"]
