"""Targets in hand-written Markdown (`component:app`, `diagram:overview`): finding, resolving, what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import cast

from msgspec import Struct, field

from groundplan.pages.addresses import KINDS, Addresses
from groundplan.pages.code_spans import without_code
from groundplan.pages.codes import UNKNOWN_KIND, UNKNOWN_TARGET
from groundplan.pages.escape import escape, revealed
from groundplan.pages.medium import FILES, Medium
from groundplan.pages.places import place
from groundplan.source.near import did_you_mean, nearest
from groundplan.source.problem import Place, Problem

_TARGET = rf"(?:<\s*(?P<bracketed>(?:{'|'.join(KINDS)}):[^<>\n]*?)\s*>|(?P<plain>(?:{'|'.join(KINDS)}):[^\s()<>]*))"
_TITLE = r"""(?P<title>\s+(?:"[^"\n]*"|'[^'\n]*'))?"""
_LINK = re.compile(rf"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*{_TARGET}{_TITLE}\s*\)")
_REFERENCE = re.compile(rf"^(?P<label>[ ]{{0,3}}\[[^\[\]\n]+\]:[ \t]*){_TARGET}", re.MULTILINE)
_WITH_SCHEME = re.compile(r"\]\(\s*<?\s*(?P<kind>[A-Za-z]+):(?!//)")


class Target(Struct, frozen=True):
    """A target as written: `component:app#flows` is of the kind `component`, with an id and a fragment."""

    kind: str
    id: str
    fragment: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


class Placed(Struct, frozen=True):
    """Markdown whose targets are addresses and places of pictures, the `pictures` it shows, and the problems found."""

    markdown: str
    pictures: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class _Placing(Struct):
    """What one text needs while its targets are resolved."""

    text: str
    page: str
    place: Callable[[int, int], Place]
    addresses: Addresses
    medium: Medium
    pictures: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_target(text: str) -> Target | None:
    """The target that a link's address is, or None where it is an ordinary address."""
    kind, colon, rest = text.partition(":")
    if not colon or kind not in KINDS:
        return None
    id, _, fragment = rest.partition("#")
    return Target(kind, id, fragment)


def place_targets(markdown: str, page: str, source: str, addresses: Addresses, medium: Medium) -> Placed:
    """The Markdown of the page `page`, written in the file `source`, with its targets resolved.

    A target that does not exist becomes its bare text, and a problem at its line and column.
    """
    return place_targets_at(markdown, page, _places_in(markdown, source), addresses, medium)


def place_targets_at(
    markdown: str, page: str, at: Callable[[int, int], Place], addresses: Addresses, medium: Medium
) -> Placed:
    """The same for Markdown from anywhere: `at` tells the place of a stretch of it, from its start and length."""
    if "](" not in markdown and "]:" not in markdown:
        return Placed(markdown)  # There is no link in it.
    placing = _Placing(markdown, page, at, addresses, medium)
    masked = without_code(markdown)
    written = "".join(_resolved(placing, masked, 0, len(markdown)))
    placing.problems.extend(_misspelt(masked, at))
    return Placed(written, tuple(dict.fromkeys(placing.pictures)), tuple(placing.problems))


def all_exist(markdown: str, addresses: Addresses) -> bool:
    """Whether nothing is wrong with the targets in the Markdown."""
    named = _named(markdown)
    return named is not None and all(addresses.find(kind, id) is not None for kind, id in named)


class _Notes:
    """Addresses where everything is found, which note what is looked for."""

    def __init__(self) -> None:
        self.named: dict[tuple[str, str], None] = {}

    def find(self, kind: str, id: str) -> str:
        self.named[kind, id] = None
        return ""

    def title(self, kind: str, id: str) -> str:
        return id


@lru_cache(maxsize=65536)
def _named(markdown: str) -> tuple[tuple[str, str], ...] | None:
    """The kinds and ids of all targets in the Markdown; None where something is wrong with one by itself."""
    notes = _Notes()
    placed = place_targets_at(markdown, "", lambda *_: Place(""), cast("Addresses", notes), FILES)
    return None if placed.problems else tuple(notes.named)


def _misspelt(masked: str, at: Callable[[int, int], Place]) -> Iterator[Problem]:
    """A problem for each link whose kind is almost one of ours."""
    for match in _WITH_SCHEME.finditer(masked):
        kind = match["kind"]
        if kind not in KINDS and nearest(kind, KINDS, 1):
            yield UNKNOWN_KIND.at(at(match.start("kind"), len(kind)), kind=kind, near=did_you_mean(kind, KINDS))


def unknown_target(target: Target, at: Place, addresses: Addresses) -> Problem:
    """The problem of a target that does not exist."""
    return UNKNOWN_TARGET.at(
        at,
        target=str(target),
        kind=target.kind,
        id=target.id,
        near=did_you_mean(target.id, addresses.known(target.kind)),
    )


def _resolved(placing: _Placing, masked: str, start: int, end: int) -> Iterator[str]:
    """The text from `start` to `end`, piece by piece."""
    found = [*_LINK.finditer(masked, start, end), *_REFERENCE.finditer(masked, start, end)]
    for match in sorted(found, key=re.Match.start):
        if match.start() < start:
            continue
        yield placing.text[start : match.start()]
        yield _replacement(placing, masked, match)
        start = match.end()
    yield placing.text[start:end]


def _replacement(placing: _Placing, masked: str, match: re.Match[str]) -> str:
    group = "bracketed" if match["bracketed"] else "plain"
    written = placing.text[match.start(group) : match.end(group)]
    target = read_target(written)
    if target is None:  # Cannot be: the pattern asks for a kind.
        return match[0]
    is_reference = match.re is _REFERENCE
    text = "" if is_reference else "".join(_resolved(placing, masked, match.start("text"), match.end("text")))
    path = placing.addresses.find(target.kind, target.id)
    if path is None:
        at = placing.place(match.start(group), len(written))
        placing.problems.append(unknown_target(target, at, placing.addresses))
        return "" if is_reference else text or revealed(escape(target))
    if not is_reference and match["image"] and target.kind == "diagram":
        return _picture(placing, match, target, text, path)
    if target.fragment:
        path = f"{path.partition('#')[0]}#{target.fragment}"
    address = placing.medium.link(placing.page, path)
    if is_reference:
        return f"{match['label']}{address}"
    title = placing.text[match.start("title") : match.end("title")] if match["title"] else ""
    return f"[{text or revealed(escape(placing.addresses.title(target.kind, target.id)))}]({address}{title})"


def _picture(placing: _Placing, match: re.Match[str], target: Target, caption: str, path: str) -> str:
    placing.pictures.append(target.id)
    if placing.medium.html:
        # The text of an image is plain: marks of Markdown in it mean nothing.
        return revealed(place(target.id, caption))
    picture = placing.medium.link(placing.page, f"diagrams/{target.id}.svg")
    alternative = caption or revealed(escape(placing.addresses.title("diagram", target.id)))
    return f"[![{alternative}]({picture})]({placing.medium.link(placing.page, path)})"


def _places_in(text: str, path: str) -> Callable[[int, int], Place]:
    def place_of(start: int, length: int) -> Place:
        line_start = text.rfind("\n", 0, start) + 1
        return Place(path, text.count("\n", 0, start) + 1, start - line_start + 1, length)

    return place_of
