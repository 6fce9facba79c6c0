"""A page that notes what the theme asks of it, and leaves holes where its texts are printed.

Two pages that answer the same get the same around them, but for what stands in the holes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any, NoReturn, TypeAlias

from mkdocs.structure.pages import Page

Get: TypeAlias = Callable[[Page], Any]
"""Gives a part of a page."""

Ask: TypeAlias = Callable[[Page], Hashable]
"""Gives a page's answer to a question."""

_MISSING = object()
_TEXTS = frozenset({"content", "title", "canonical_url", "edit_url"})
_TEXTS_OF_META = frozenset({"title", "description"})
_TEXTS_OF_HEADINGS = frozenset({"title", "id", "url"})
"""What is another text on every page. All else is compared."""

_OPEN, _CLOSE = "\0<page ", ">\0"


class Unfit(Exception):  # noqa: N818 - not an error: the page is rendered without this.
    """The theme does more with a text than to print it."""


class Notes:
    """What was asked of one page, in order, each with its answer; and which texts it left out."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: dict[Hashable, tuple[Ask, Hashable]] = {}
        self._holes: list[Get] = []

    def answer(self, name: Hashable, ask: Ask) -> Any:
        """The page's answer to the question with that name."""
        if name not in self.asked:
            self.asked[name] = (ask, ask(self.page))
        return self.asked[name][1]

    def left_out(self, get: Get) -> str:
        """What is printed in the place of a text."""
        self._holes.append(get)
        return f"{_OPEN}{len(self._holes) - 1}{_CLOSE}"

    def pieces(self, html: str) -> tuple[str | Get, ...]:
        """The HTML cut at its holes. Raises `Unfit` where not every hole is there just once."""
        first, *others = html.split(_OPEN)
        pieces: list[str | Get] = [first]
        seen = set()
        for other in others:
            number, closed, text = other.partition(_CLOSE)
            if not closed or not number.isdecimal() or int(number) >= len(self._holes):
                raise Unfit
            seen.add(int(number))
            pieces += [self._holes[int(number)], text]
        if not len(seen) == len(others) == len(self._holes):
            raise Unfit
        return tuple(pieces)


class Hole:
    """A text of the page that is not there yet. It can be printed, and asked a little."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, name: Hashable, get: Get, notes: Notes) -> None:
        self._name = name
        self._get = get
        self._notes = notes

    def printed(self) -> str:
        """What stands for the text on the page."""
        return self._notes.left_out(self._get)

    def begins(self, text: str) -> bool:
        """Whether the text begins with that."""
        get = self._get
        return bool(self._notes.answer((self._name, "begins", text), lambda page: get(page).startswith(text)))

    def __contains__(self, text: object) -> bool:
        if type(text) is not str:
            raise Unfit
        get = self._get
        return bool(self._notes.answer((self._name, "holds", text), lambda page: text in get(page)))

    def __eq__(self, other: object) -> bool:
        if type(other) is not str:
            raise Unfit
        get = self._get
        return bool(self._notes.answer((self._name, "is", other), lambda page: get(page) == other))

    def __str__(self) -> NoReturn:
        raise Unfit

    __repr__ = __format__ = __str__  # type: ignore[assignment]


def asked_page(notes: Notes) -> Page:
    """The page of these notes, for templates."""
    return _AskedPage("page", lambda page: page, notes)  # type: ignore[return-value]


def real_page(page: Page | None) -> Page | None:
    """The page itself, where this is one that notes what it is asked."""
    return page._notes.page if isinstance(page, _AskedPage) else page


class _Asked:
    """A part of a page."""

    def __init__(self, name: Hashable, get: Get, notes: Notes) -> None:
        self._name = name
        self._get = get
        self._notes = notes

    def _text_or_value(self, name: str, get: Get, texts: frozenset[str]) -> Any:
        """A hole where there is a text, and else what there is."""
        full = (self._name, name)
        if name in texts and self._notes.answer((full, "is text"), lambda page: _is_text(get(page))):
            return Hole(full, get, self._notes)
        self._notes.answer((full, "value"), lambda page: _comparable(get(page)))
        return get(self._notes.page)

    def _attribute(self, name: str, texts: frozenset[str]) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        whole = self._get
        value = self._text_or_value(name, lambda page: getattr(whole(page), name, _MISSING), texts)
        if value is _MISSING:
            raise AttributeError(name)
        return value


class _AskedPage(_Asked):
    @property
    def meta(self) -> _AskedMeta:
        return _AskedMeta("meta", lambda page: page.meta, self._notes)

    @property
    def toc(self) -> _AskedHeadings:
        return _AskedHeadings("toc", lambda page: page.toc.items, self._notes)

    def __getattr__(self, name: str) -> Any:
        return self._attribute(name, _TEXTS)


class _AskedMeta(_Asked, Mapping[str, Any]):
    def __getitem__(self, key: str) -> Any:
        value = self._text_or_value(key, lambda page: page.meta.get(key, _MISSING), _TEXTS_OF_META)
        if value is _MISSING:
            raise KeyError(key)
        return value

    def __len__(self) -> int:
        return int(self._notes.answer("meta count", lambda page: len(page.meta)))

    def __iter__(self) -> Iterator[str]:
        raise Unfit


class _AskedHeadings(_Asked):
    def __iter__(self) -> Iterator[_AskedHeading]:
        get, at = self._get, 0
        while self._notes.answer((self._name, "more than", at), _more_than(get, at)):
            yield _AskedHeading((self._name, at), _item(get, at), self._notes)
            at += 1

    def __len__(self) -> int:
        get = self._get
        return int(self._notes.answer((self._name, "count"), lambda page: len(get(page))))


class _AskedHeading(_Asked):
    @property
    def children(self) -> _AskedHeadings:
        get = self._get
        return _AskedHeadings((self._name, "children"), lambda page: get(page).children, self._notes)

    def __getattr__(self, name: str) -> Any:
        return self._attribute(name, _TEXTS_OF_HEADINGS)


def _more_than(get: Get, count: int) -> Ask:
    return lambda page: len(get(page)) > count


def _item(get: Get, at: int) -> Get:
    return lambda page: get(page)[at]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not value.isspace() and value != ""


def _comparable(value: object) -> Hashable:
    """Equal for values that are the same to a template: things without a value of their own only if they are one."""
    if value is None or isinstance(value, str | int | float):
        return type(value), value
    if isinstance(value, list | tuple):
        return type(value), tuple(map(_comparable, value))
    if isinstance(value, dict):
        return type(value), tuple((_comparable(key), _comparable(each)) for key, each in value.items())
    return type(value), id(value)
