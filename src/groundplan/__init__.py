"""Groundplan: one YAML model of a system; from it pictures, pages and a published site."""

__version__ = "0.1.0"
