"""What tests give to workers: each notes its runs as lines of a file."""

from __future__ import annotations

import os
import time
from pathlib import Path

kept: list[bytes] = []


def slowly(note: Path, name: str, seconds: float) -> str:
    """Notes its name, takes its time, and gives the name back."""
    _write(note, name)
    time.sleep(seconds)
    return name


def ends_its_process(note: Path, code: int) -> None:
    """Notes its run, and never answers."""
    _write(note, "run")
    os._exit(code)


def keeps(size: int) -> int:
    """Keeps so many bytes for ever; the worker's process."""
    kept.append(b"x" * size)
    return os.getpid()


class StrangeError(Exception):
    """An error that cannot be made from its message."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def raises_strangely() -> None:
    """Raises an error that no other process can make again."""
    raise StrangeError("this ", "and that")


def _write(note: Path, text: str) -> None:
    with note.open("a", encoding="utf-8") as file:
        file.write(f"{text}\n")
