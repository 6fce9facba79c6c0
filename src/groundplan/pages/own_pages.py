"""The pages that a project adds itself, as templates below `templates/pages/`, and templates that do nothing."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from pathlib import Path

from msgspec import Struct

from groundplan.pages.codes import PAGE_BOOST, PAGE_HEADER, UNUSED_TEMPLATE
from groundplan.pages.template_files import ENDING, FOLDER, SHIPPED, header_lines
from groundplan.source.document import Map, Text
from groundplan.source.files import not_a_folder
from groundplan.source.near import did_you_mean
from groundplan.source.problem import Place, Problem
from groundplan.source.reader import read_yaml

_KEYS = ("title", "description", "boost")
_PAGES = "pages/"
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,4})?")


class OwnPage(Struct, frozen=True):
    """A page template of the project: its template's name, where its page goes, and what its header says."""

    template: str
    path: str
    title: str = ""
    description: str = ""
    boost: float = 1.0

    @property
    def template_path(self) -> str:
        """The template's path in the project."""
        return f"{FOLDER}/{self.template}"

    @property
    def name(self) -> str:
        """A title made of the file's name."""
        return Path(self.path).stem.replace("-", " ").replace("_", " ").capitalize()


def read_own_pages(root: Path) -> tuple[tuple[OwnPage, ...], list[Problem]]:
    """Every page template below `templates/pages/`, sorted by path."""
    folder = root / FOLDER
    pages: list[OwnPage] = []
    problems: list[Problem] = []
    for file in sorted((folder / _PAGES).rglob(f"*{ENDING}")):
        if file.name.startswith("_") or file.is_dir():
            continue
        template = file.relative_to(folder).as_posix()
        path = template.removeprefix(_PAGES).removesuffix(".j2")
        header = _header(file, f"{FOLDER}/{template}", problems)
        title, description = _text(header.get("title")), _text(header.get("description"))
        pages.append(OwnPage(template, path, title, description, _number(header.get("boost"), problems)))
    return tuple(pages), problems


def unused_templates(root: Path, used: Container[str]) -> Iterator[Problem]:
    """Templates of the project that wrote no page and no part of one."""
    if in_the_way := not_a_folder(root, FOLDER):
        yield in_the_way
    folder = root / FOLDER
    shipped = sorted(file.name for file in SHIPPED.glob("[!_]*.j2"))
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        part = any(each.startswith(("_", ".", "README")) for each in name.split("/"))
        if file.is_file() and not part and name not in shipped and f"{FOLDER}/{name}" not in used:
            if name.startswith(_PAGES) and name.endswith(ENDING):
                continue
            yield UNUSED_TEMPLATE.at(Place(f"{FOLDER}/{name}"), name=name, near=did_you_mean(name, shipped))


def _header(file: Path, path: str, problems: list[Problem]) -> dict[str, Text]:
    try:
        text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
    except (OSError, UnicodeDecodeError):
        return {}  # Rendering it says what is wrong.
    count = header_lines(text)
    if not count:
        return {}
    # The empty first line keeps the line numbers of the header right.
    documents, found = read_yaml("\n" + "\n".join(text.splitlines()[1 : count - 1]), path)
    problems.extend(found)
    values: dict[str, Text] = {}
    for document in documents:
        if not isinstance(document.root, Map):
            continue
        for entry in document.root:
            if entry.key.text not in _KEYS:
                problems.append(
                    PAGE_HEADER.at(entry.key.place, key=entry.key.text, near=did_you_mean(entry.key.text, _KEYS))
                )
            elif isinstance(entry.value, Text) and not entry.value.empty:
                values[entry.key.text] = entry.value
    return values


def _number(value: Text | None, problems: list[Problem]) -> float:
    if value is None:
        return 1.0
    if not _NUMBER.fullmatch(value.text):
        problems.append(PAGE_BOOST.at(value.place, value=value.text))
        return 1.0
    return float(value.text)


def _text(value: Text | None) -> str:
    return value.text if value else ""
