"""The selector language: its grammar, its frozen trees, and what its words mean. Knows no model."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from groundplan.model.component import ConnectionKind, Status
from groundplan.scenes.codes import SELECTOR_SYNTAX, SELECTOR_VALUE, SELECTOR_WORD
from groundplan.source.near import did_you_mean
from groundplan.source.problem import Code
from groundplan.values import value

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

GRAMMAR = """
?start: union
?union: both ("or" both)*
?both: one ("and" one)*
?one: TERM | "(" union ")" | "not" one -> negation

TERM: /(?:"[^"]*"|'[^']*'|[^\\s()"'])+/
%ignore /\\s+/
"""

_ONE_TERM = re.compile(r"""(?:"[^"]*"|'[^']*'|[^\s()"'])+""")
_JOINING = ("and", "or", "not")

_MOST_LEVELS = 50

COMPONENT_WORDS: Mapping[str, str] = {
    "id": "the component with that id; the id alone says the same",
    "in": "everything below that group, at any depth",
    "tag": "components with that tag",
    "type": "components of that type, or of one that extends it; `aws.database.*` takes a whole category",
    "layer": "components of that layer",
    "owner": "components of that owner",
    "status": "components with that status: `planned`, `live`, `deprecated` or `retired`",
    "name": "components with that name",
    "neighbours": "the component and what it has a connection with; `neighbours:app:2` goes two connections far",
    "member-of": "the members of that component",
    "flow": "the components that take part in that flow",
}
"""The words that select components, and what each selects."""

CONNECTION_WORDS: Mapping[str, str] = {
    "id": "the connection with that id (`app--database`); the id alone says the same",
    "kind": "connections of that kind: `sync`, `async`, `data` or `management`",
    "protocol": "connections with that protocol",
    "from": "connections that start at that component, or inside that group; `from:layer:data` works as well",
    "to": "connections that end at that component, or inside that group",
    "tag": "connections with that tag",
    "flow": "the connections that the steps of that flow ride",
}
"""The words that select connections, and what each selects."""


class Everything(Struct, frozen=True):
    """`*`."""


@value()
class Term:
    """`word:value`. An id alone has the word `id`. `distance` is the number behind `neighbours:app:`.

    `of` is the component term inside `from:` and `to:`. `start` and `length` tell where the value stands in the
    selector's text; they do not count when terms are compared.
    """

    word: str
    value: str
    distance: int = 1
    of: Term | None = None
    start: int = field(default=0, compare=False)
    length: int = field(default=1, compare=False)


class Not(Struct, frozen=True):
    """Everything that `of` does not select."""

    of: Selector


class And(Struct, frozen=True):
    """What all of `parts` select."""

    parts: tuple[Selector, ...]


class Or(Struct, frozen=True):
    """What any of `parts` selects."""

    parts: tuple[Selector, ...]


Selector: TypeAlias = Everything | Term | Not | And | Or


class Mistake(Struct, frozen=True):
    """Something wrong in a selector's text, before it has a place in a file: `start` counts from 0."""

    code: Code
    start: int
    length: int
    values: Mapping[str, str]


def parse_components(text: str) -> Selector | Mistake:
    """The tree of a selector of components."""
    return _parsed(text, connections=False)


def parse_connections(text: str) -> Selector | Mistake:
    """The tree of a selector of connections."""
    return _parsed(text, connections=True)


def terms(selector: Selector) -> Iterator[Term]:
    """Every term, in the order written."""
    match selector:
        case Term():
            yield selector
        case Not(of):
            yield from terms(of)
        case And(parts) | Or(parts):
            for part in parts:
                yield from terms(part)


def named(selector: Selector) -> Iterator[str]:
    """The ids that the selector asks for by name: not those behind a `not`."""
    match selector:
        case Term(word="id", value=value):
            yield value
        case And(parts) | Or(parts):
            for part in parts:
                yield from named(part)


def only_word(selectors: Collection[str]) -> str:
    """What the selectors say where that is one word and its value (`layer:data`); empty where it is more."""
    tree = parse_components(next(iter(selectors))) if len(selectors) == 1 else None
    return f"{tree.word}:{tree.value}" if isinstance(tree, Term) else ""


@lru_cache(maxsize=16384)
def _parsed(text: str, *, connections: bool) -> Selector | Mistake:
    words = CONNECTION_WORDS if connections else COMPONENT_WORDS
    if _ONE_TERM.fullmatch(text) and text not in _JOINING:  # What most diagrams say.
        return _term(text, 0, words)
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken

    if not text.strip():
        return _syntax(0, 1, "The selector is empty.", "Write an id, such as `app`, or `*` for everything.")
    try:
        tree = _parser().parse(text)
    except UnexpectedToken as error:
        return _unexpected(text, error.token)
    except UnexpectedCharacters as error:
        at = error.pos_in_stream or 0
        return _syntax(at, 1, f"The quote {text[at]} is not closed.", "Close it, or leave it out.")
    return _built(tree, words)


@cache
def _parser() -> Lark:
    from lark import Lark

    return Lark(GRAMMAR, parser="lalr", lexer="basic")


def _built(node: Tree[Token] | Token, words: Mapping[str, str], levels: int = 0) -> Selector | Mistake:
    from lark import Token

    if isinstance(node, Token):
        return _term(str(node), node.start_pos or 0, words)
    if levels == _MOST_LEVELS:
        what = f"The selector nests more than {_MOST_LEVELS} levels deep."
        return _syntax(0, 1, what, "Leave out each pair of `not`, or give the components a tag to select by.")
    parts: list[Selector] = []
    for child in node.children:
        part = _built(child, words, levels + 1)
        if isinstance(part, Mistake):
            return part
        parts.append(part)
    if node.data == "negation":
        return Not(parts[0])
    return And(tuple(parts)) if node.data == "both" else Or(tuple(parts))


def _term(text: str, start: int, words: Mapping[str, str]) -> Selector | Mistake:
    """The selector that one word of the language stands for."""
    if text == "*":
        return Everything()
    if text.startswith("!"):
        return _syntax(start, 1, "`!` is not part of the selector language.", f"Write `not {text[1:]}`.")
    before, colon, after = text.partition(":")
    if not colon or text[0] in "\"'":
        word, value, at = "id", text, start
    else:
        word, value, at = before, after, start + len(before) + 1
    if word not in words:
        return _unknown_word(word, start, words)
    if not value.strip("\"'"):
        return _value(
            start, len(text), f"`{text}` says nothing after the colon.", f"Write what it selects: {words[word]}."
        )
    if word in ("from", "to") and words is CONNECTION_WORDS:
        inner = _term(value, at, COMPONENT_WORDS)
        if isinstance(inner, Term):
            return Term(word, value, of=inner, start=at, length=len(value))
        return inner
    distance = 1
    if word == "neighbours" and ":" in value:
        value, _, far = value.partition(":")
        if not far.isdecimal() or int(far) < 1:
            return _value(
                at + len(value) + 1,
                max(len(far), 1),
                f"`{far}` is not a distance.",
                f"Write how many connections far, such as `neighbours:{value}:2`.",
            )
        distance = int(far)
    length = len(value)
    value = _unquoted(value)
    for known, what, allowed in (("status", "status", Status), ("kind", "kind of connection", ConnectionKind)):
        if word == known and "*" not in value and value not in list(allowed):
            return _value(
                at, length, f"`{value}` is not a {what}.", did_you_mean(value, [str(each) for each in allowed])
            )
    return Term(word, value, distance, start=at, length=length)


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _unknown_word(word: str, start: int, words: Mapping[str, str]) -> Mistake:
    other = COMPONENT_WORDS if words is CONNECTION_WORDS else CONNECTION_WORDS
    wanted, others = ("connections", "components") if words is CONNECTION_WORDS else ("components", "connections")
    mend = f"It selects {others}." if word in other else did_you_mean(word, words)
    return Mistake(SELECTOR_WORD, start, max(len(word), 1), {"word": word, "wanted": wanted, "mend": mend})


def _unexpected(text: str, token: Token) -> Mistake:
    """What is wrong where the parser met a token that cannot stand there."""
    said = str(token)
    start = len(text.rstrip()) if token.type == "$END" else token.start_pos or 0
    before = text[:start].split()[-1] if text[:start].split() else ""
    if token.type == "$END":
        if text.count("(") > text.count(")") and before not in ("and", "or", "not", "("):
            return _syntax(_open_bracket(text), 1, "The bracket is not closed.", "Write `)` where the group ends.")
        last = max(start - len(before), 0)
        return _syntax(last, max(len(before), 1), f"Nothing follows `{before}`.", _FOLLOW)
    if said == ")" and text[:start].count("(") <= text[:start].count(")"):
        return _syntax(
            start, 1, "The bracket `)` was never opened.", "Leave it out, or write `(` where the group begins."
        )
    if said in ("and", "or", ")"):
        before = before.rsplit("(", 1)[-1] or "("
        what = (
            f"`{said}` has nothing before it."
            if before == "(" or not text[:start].strip()
            else (f"`{said}` cannot follow `{before}`.")
        )
        return _syntax(start, len(said), what, _FOLLOW)
    joined = {"&": "and", "&&": "and", "|": "or", "||": "or", ",": "or", "+": "or"}
    if said.lower() in ("and", "or", "not") or said in joined:
        word = joined.get(said, said.lower())
        return _syntax(start, len(said), f"`{said}` is not part of the selector language.", f"Write `{word}`.")
    what = f"`{said}` follows `{before}` without `and` or `or`."
    return _syntax(start, len(said), what, "Put `and` between them for what both select, `or` for what either selects.")


def _open_bracket(text: str) -> int:
    """Where the last bracket opens that is never closed."""
    closed = 0
    for at in range(len(text) - 1, -1, -1):
        if text[at] == "(" and closed == 0:
            return at
        closed += {")": 1, "(": -1}.get(text[at], 0)
    return 0


_FOLLOW = "Write an id or a word such as `in:vpc` there."


def _syntax(start: int, length: int, what: str, mend: str) -> Mistake:
    return Mistake(SELECTOR_SYNTAX, start, length, {"what": what, "mend": mend})


def _value(start: int, length: int, what: str, mend: str) -> Mistake:
    return Mistake(SELECTOR_VALUE, start, length, {"what": what, "mend": mend})
