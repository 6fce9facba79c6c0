"""The hand-written Markdown of a project: reading it, and what can be wrong with its files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from groundplan.publish.codes import UNREADABLE_PAGE
from groundplan.source.problem import Place, Problem, Sources


class Documentation(Struct, frozen=True):
    """The Markdown files below the docs folder: `texts` by path below it, `sources` by path below the project."""

    texts: Mapping[str, str]
    problems: tuple[Problem, ...]
    sources: Sources


def read_documentation(root: Path, folder: str) -> Documentation:
    """Reads every Markdown file below `root/folder`; there need not be any."""
    texts: dict[str, str] = {}
    sources: dict[str, str] = {}
    problems: list[Problem] = []
    base = root / folder
    for file in sorted(base.rglob("*.md")):
        path = file.relative_to(base).as_posix()
        place = f"{folder}/{path}"
        if any(part.startswith(".") for part in Path(path).parts) or not file.is_file():
            continue
        try:
            texts[path] = sources[place] = file.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            problems.append(UNREADABLE_PAGE.at(Place(place), reason=f"it is not UTF-8 text (byte {error.start + 1})"))
        except OSError as error:
            problems.append(UNREADABLE_PAGE.at(Place(place), reason=(error.strerror or "unknown").lower()))
    return Documentation(texts, tuple(problems), Sources(sources))
