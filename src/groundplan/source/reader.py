"""Reads YAML into documents with places; every mistake becomes a problem, and the rest is still read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from groundplan.source import file_codes, yaml_codes
from groundplan.source.document import Document
from groundplan.source.files import read_files
from groundplan.source.lines import split_lines
from groundplan.source.problem import Place, Problem, Sources
from groundplan.source.recovery import without_part
from groundplan.source.syntax import explain
from groundplan.source.tree import TooDeepError, TreeBuilder

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_MOST_MISTAKES = 20
"""How many mistakes of syntax one file is searched for."""

_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FolderRead:
    """What the files of one folder hold: documents in the order of the files' paths, problems, and the texts."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    sources: Sources


def read_folder(root: Path, folder: str, *, needed: bool = True) -> FolderRead:
    """Read all `*.yml` and `*.yaml` files below `root/folder`, sorted by path, at any depth.

    Names that begin with a dot are left out. Unless the folder is `needed`, it may be missing or empty.
    """
    files = read_files(root, folder, needed=needed)
    documents: list[Document] = []
    problems = list(files.problems)
    for path, text in files.texts.items():
        read, found = read_yaml(text, path)
        documents += read
        problems += found
    return FolderRead(tuple(documents), tuple(problems), Sources(files.texts))


def read_yaml(text: str, path: str) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """All documents of one file's text, and what is wrong with it.

    Around a mistake of syntax the smallest part that can be told apart is left out (one component, one top-level
    key), and the rest is read.
    """
    text, problems = _without_control_characters(text.removeprefix("\ufeff"), path)
    left: str | None = text
    mistakes: list[Problem] = []
    while left is not None and len(mistakes) < _MOST_MISTAKES:
        builder = TreeBuilder(left, path)
        try:
            builder.build(yaml.parse(left, Loader=_LOADER))
        except TooDeepError as error:
            problem = error.problem
        except yaml.MarkedYAMLError as error:
            problem = explain(error, left, path)
        else:
            return _finished(builder, [*problems, *mistakes], path)
        again = any(problem.place.line == known.place.line for known in mistakes)
        if not again:
            mistakes.append(problem)
        left = without_part(left, problem.place.line - 1, wide=again)
    return (), (*problems, *mistakes)


def _finished(
    builder: TreeBuilder, mistakes: list[Problem], path: str
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    documents = tuple(document for document in builder.documents if document.root is not None)
    problems = [*mistakes, *builder.problems]
    if not documents and not problems:
        problems.append(file_codes.EMPTY_FILE.at(Place(path), path=path))
    return documents, tuple(problems)


def _without_control_characters(text: str, path: str) -> tuple[str, list[Problem]]:
    """The text with every forbidden character replaced by a space, and a problem for the first of each line."""
    problems: dict[int, Problem] = {}
    for number, line in enumerate(split_lines(text), start=1) if _CONTROL.search(text) else ():
        match = _CONTROL.search(line)
        if match:
            place = Place(path, number, match.start() + 1)
            problems[number] = yaml_codes.CONTROL.at(place, character=f"U+{ord(match[0]):04X}")
    return _CONTROL.sub(" ", text) if problems else text, list(problems.values())
