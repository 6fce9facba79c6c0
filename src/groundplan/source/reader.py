"""Reads YAML into documents with places; every mistake becomes a problem, and the rest is still read."""

from __future__ import annotations

import gc
import re
from collections import deque
from collections.abc import Container, Iterator
from contextlib import contextmanager
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TypeAlias

import yaml
from msgspec import Struct
from msgspec.structs import replace

from groundplan.source import file_codes, syntax_codes
from groundplan.source.document import Document, Node
from groundplan.source.files import read_files
from groundplan.source.glance import glance
from groundplan.source.lines import split_lines
from groundplan.source.patches import patches
from groundplan.source.positions import Positions
from groundplan.source.problem import Place, Problem, Sources
from groundplan.source.recovery import entry_round, without_entry, without_line
from groundplan.source.syntax import explain
from groundplan.source.tree import TooDeepError, TreeBuilder

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_MOST_MISTAKES = 20
"""How many mistakes of syntax one file is searched for."""

_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""What YAML forbids among the letters of ASCII."""


FileRead: TypeAlias = tuple[tuple[Document, ...], tuple[Problem, ...]]
"""The documents of one file, and what is wrong with it."""


class FolderRead(Struct, frozen=True):
    """What the files of one folder hold: documents in the order of the files' paths, problems, and the texts."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    sources: Sources


class Kept:
    """What the files held when they were read last, for who reads them again and again: a site that is served."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[str, FileRead]] = {}

    def read(self, text: str, path: str) -> FileRead:
        """The same as `read_yaml` gives, at once where the file's text is as it was."""
        kept = self._files.get(path)
        if kept is None or kept[0] != text:
            kept = self._files[path] = text, read_yaml(text, path)
        return kept[1]

    def forget_others(self, folder: str, paths: Container[str]) -> None:
        """Let go of the files of the folder that are not among the paths any more."""
        for path in [path for path in self._files if path.startswith(f"{folder}/") and path not in paths]:
            del self._files[path]


def read_folder(root: Path, folder: str, *, needed: bool = True, kept: Kept | None = None) -> FolderRead:
    """Read all `*.yml` and `*.yaml` files below `root/folder`, sorted by path, at any depth.

    Names that begin with a dot are left out. Unless the folder is `needed`, it may be missing or empty. What is `kept`
    is not read again, and what is read is kept there.
    """
    kept = kept or Kept()
    files = read_files(root, folder, needed=needed)
    documents: list[Document] = []
    problems = list(files.problems)
    with collector_paused():
        for path, text in files.texts.items():
            read, found = kept.read(text, path)
            documents += read
            problems += found
    kept.forget_others(folder, files.texts)
    return FolderRead(tuple(documents), tuple(problems), Sources(files.texts))


def read_yaml(text: str, path: str) -> FileRead:
    """All documents of one file's text, and what is wrong with it."""
    text = text.removeprefix("\ufeff")
    found = glance(text, _LOADER) if text.isascii() or _ordinary().fullmatch(text) else None
    if found is None:
        return read_closely(text, path)
    file = _File(text, path)
    return tuple(Document(path, partial(file.root, number), values) for number, values in enumerate(found)), ()


class _File:
    """A file that was read at a glance, and is read closely when somebody asks for a place in it."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path

    @cached_property
    def _documents(self) -> tuple[Document, ...]:
        return read_closely(self._text, self._path)[0]

    def root(self, number: int) -> Node:
        """The tree of one of its documents."""
        return self._documents[number].root


def read_closely(text: str, path: str) -> FileRead:
    """All documents of one file's text with their trees, and what is wrong with it.

    Around a mistake of syntax the smallest part that can be told apart is left out (one component, one top-level
    key), and the rest is read.
    """
    text, problems = _without_invisible_characters(text, path)
    left = text
    while True:
        builder = TreeBuilder(left, path, written=text)
        with collector_paused():
            mistake = _parse(builder, left, path)
        if mistake is None:
            return _finished(builder, problems, path)
        while mistake is not None:
            problems.append(replace(mistake, place=Positions(left, path, text).inside(mistake.place)))
            further = _without(mistake, left, path)
            if further is None or len(problems) >= _MOST_MISTAKES:
                return (), tuple(problems)
            left, mistake = further


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep Python from looking for garbage while trees grow: they hold none, and it would take most of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _parse(builder: TreeBuilder, text: str, path: str) -> Problem | None:
    """Let the builder take in the text; the mistake at which that ended, None where all went well."""
    try:
        builder.build(_LOADER(text).get_event)
    except TooDeepError as error:
        return error.problem
    except yaml.MarkedYAMLError as error:
        return explain(error, text, path)
    return None


def _without(mistake: Problem, text: str, path: str) -> tuple[str, Problem | None] | None:
    """The text with the mistake mended by a guess, or else without the smallest part round it; and its next mistake.

    Either is good if the parser goes on and finds nothing that may be a consequence of it. None if nothing is good.
    """
    line = mistake.place.line - 1
    entry = entry_round(text, line)
    for patch in patches(mistake, text):
        following = _next_mistake(mistake, patch.text, path)
        if following is None or following.place.line - 1 not in (range(line + 1) if patch.sure else entry):
            return patch.text, following
    for part in (without_line(text, line), without_entry(text, line), without_entry(text, line, wide=True)):
        if part is not None:
            following = _next_mistake(mistake, part.text, path)
            if following is None or not part.first <= following.place.line - 1 < part.last:
                return part.text, following
    return None


def _next_mistake(mistake: Problem, text: str, path: str) -> Problem | None:
    """The mistake at which reading the text would end; depth is only looked at where it was a mistake before."""
    if mistake.code is syntax_codes.DEPTH:
        return _parse(TreeBuilder(text, path), text, path)
    try:
        deque(yaml.parse(text, Loader=_LOADER), maxlen=0)
    except yaml.MarkedYAMLError as error:
        return explain(error, text, path)
    return None


def _finished(builder: TreeBuilder, mistakes: list[Problem], path: str) -> FileRead:
    documents = tuple(builder.documents)
    problems = [*mistakes, *builder.problems]
    if not documents and not problems:
        problems.append(file_codes.EMPTY_FILE.at(Place(path), path=path))
    return documents, tuple(problems)


# These two are seldom needed, and take as long to compile as a large file to read.


@cache
def _ordinary() -> re.Pattern[str]:
    """A text without anything `_invisible`, told at a glance."""
    return re.compile(
        "[\t\n\r\x20-\x7e\x85\xa1-\u200a\u200c-\u202e\u2030-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*"
    )


@cache
def _invisible() -> re.Pattern[str]:
    """What YAML forbids, and what looks like indentation but is none."""
    return re.compile(
        "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|^ *[\xa0\u200b\u202f]",
        re.MULTILINE,
    )


def _without_invisible_characters(text: str, path: str) -> tuple[str, list[Problem]]:
    """The text with every forbidden character replaced by a blank, and a problem for the first of each line."""
    if not _CONTROL.search(text) if text.isascii() else _ordinary().fullmatch(text):
        return text, []
    problems: dict[int, Problem] = {}
    for number, line in enumerate(split_lines(text), start=1):
        match = _invisible().search(line)
        if match:
            place = Place(path, number, match.end())
            problems[number] = syntax_codes.CONTROL.at(
                place,
                character=f"U+{ord(match[0][-1]):04X}",
                reason="which YAML does not allow",
                mend="Delete the character. It is invisible in most editors: retype the word it stands in.",
            )
    return _invisible().sub(lambda match: " " * len(match[0]), text) if problems else text, list(problems.values())
