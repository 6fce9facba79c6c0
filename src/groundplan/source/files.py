"""Finds the YAML files of a folder and reads their texts."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from groundplan.source import file_codes as codes
from groundplan.source.lines import split_lines
from groundplan.source.problem import Place, Problem

_ENDINGS = (".yml", ".yaml")


class Files(Struct, frozen=True):
    """The texts of files by their project-relative path, in order, and what stood in the way of others."""

    texts: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_files(root: Path, folder: str, *, needed: bool) -> Files:
    """The texts of the YAML files below `root/folder`, without byte order marks."""
    top = root / folder
    if not top.is_dir():
        if in_the_way := not_a_folder(root, folder):
            return Files(problems=(in_the_way,))
        return Files(problems=(codes.MISSING_FOLDER.at(Place(folder), folder=folder),) if needed else ())
    problems: list[Problem] = []
    found = {name: path for path, name in _yaml_files(top, folder, (os.path.realpath(top),), problems)}
    if not found and not problems and needed:
        problems.append(codes.EMPTY_FOLDER.at(Place(folder), folder=folder))
    texts: dict[str, str] = {}
    for name in sorted(found):
        text = _read(found[name], name, problems)
        if text is not None:
            texts[name] = text
    return Files(texts, tuple(problems))


def not_a_folder(root: Path, folder: str) -> Problem | None:
    """The problem that something else stands where a folder of the project is due."""
    top = root / folder
    there = top.is_symlink() or top.exists()
    return codes.NOT_A_FOLDER.at(Place(folder), folder=folder) if there and not top.is_dir() else None


def read_text(path: Path, name: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of the file, None where it cannot be read; `name` is its project-relative path."""
    problems: list[Problem] = []
    return _read(path, name, problems), tuple(problems)


def _yaml_files(
    folder: str | Path, name: str, inside: tuple[str, ...], problems: list[Problem]
) -> Iterator[tuple[Path, str]]:
    """The YAML files below the folder; `inside` are the real paths of the folders that lead here."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(_unreadable(name, error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path, below = entry.path, f"{name}/{_shown(entry.name)}"
        if _is_folder(entry):
            real = os.path.realpath(path)
            if entry.is_symlink() and real in inside:
                problems.append(codes.LINK_CIRCLE.at(Place(below), path=below))
            else:
                yield from _yaml_files(path, below, (*inside, real), problems)
        elif entry.name.lower().endswith(_ENDINGS):
            yield Path(path), below


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # What is wrong with it is reported when it is read.
        return False


def _read(path: Path, name: str, problems: list[Problem]) -> str | None:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            reason = "it is no ordinary file"
            mend = "Replace it by an ordinary file, or take `.yml` off its name."
            problems.append(codes.UNREADABLE_FILE.at(Place(name), path=name, reason=reason, mend=mend))
            return None
        data = path.read_bytes()
    except OSError as error:
        problems.append(_unreadable(name, error))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem, text = _not_utf8(data, name, error)
        problems.append(problem)
        return text


def _not_utf8(data: bytes, name: str, error: UnicodeDecodeError) -> tuple[Problem, str | None]:
    """The problem, and the text as far as it can be read, so that other mistakes are found too."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return codes.NOT_UTF8.at(Place(name), reason="it looks like UTF-16"), None
    if b"\0" in data:
        return codes.NOT_UTF8.at(Place(name), reason="it holds no text at all, as pictures and archives do"), None
    before = split_lines(data[: error.start].decode("utf-8-sig"))
    place = Place(name, len(before), len(before[-1]) + 1)
    reason = f"the byte 0x{data[error.start]:02X} here has no meaning in it"
    return codes.NOT_UTF8.at(place, reason=reason), data.decode("utf-8-sig", errors="replace")


def _unreadable(name: str, error: OSError) -> Problem:
    reason = (error.strerror or "the system gives no reason").lower()
    mend = "Mend or remove the file."
    if isinstance(error, PermissionError):
        mend = "Give yourself the right to read it."
    elif isinstance(error, FileNotFoundError):
        mend = "It is a link whose target is gone: mend the link, or remove it."
    return codes.UNREADABLE_FILE.at(Place(name), path=name, reason=reason, mend=mend)


def _shown(name: str) -> str:
    """A file's name as text, even where its bytes are no valid text."""
    return os.fsencode(name).decode("utf-8", errors="replace")
