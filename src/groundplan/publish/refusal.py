"""What stops a command that was asked for the impossible: a sentence for the person, never a traceback."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - it is the person's, not ours.
    """A command cannot do what was asked; the message says why, and what to do instead."""
