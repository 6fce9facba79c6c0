"""Small complete models, of which the examples of the codes vary a few lines."""

from __future__ import annotations

_APP = "  app:\n    type: aws.compute.EC2\n    summary: Answers the shop's requests.\n"
_DATABASE = "  database:\n    type: aws.database.RDS\n    summary: Keeps the orders.\n"


def component(lines: str) -> str:
    """A model with one component, to which the lines belong."""
    return f"components:\n{_APP}{lines}"


def connection(lines: str) -> str:
    """A model with one connection, to which the lines belong; it says `from` already."""
    return f"components:\n{_APP}{_DATABASE}connections:\n  - from: app\n{lines}"
