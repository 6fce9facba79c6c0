"""What stops a command that was asked for the impossible: a sentence for the person, never a traceback."""

from __future__ import annotations

from typing import ClassVar


class Refusal(Exception):  # noqa: N818 - it is the person's, not ours.
    """A command cannot do what was asked; the message says why, and what to do instead."""

    exit_code: ClassVar[int] = 2
    """Wrong use, unless it is something else that is wrong."""
