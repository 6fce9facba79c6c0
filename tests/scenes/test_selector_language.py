"""The selector language: what parses, to which tree, and what is said about what does not."""

from __future__ import annotations

import pytest

from groundplan.scenes.selector import (
    And,
    Everything,
    Mistake,
    Not,
    Or,
    Selector,
    Term,
    named,
    parse_components,
    parse_connections,
)

A, B, C = Term("id", "a"), Term("id", "b"), Term("id", "c")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("*", Everything()),
        ("a", A),
        ("id:a", A),
        ("in:vpc", Term("in", "vpc")),
        ("  in:vpc  ", Term("in", "vpc")),
        ("neighbours:a", Term("neighbours", "a", 1)),
        ("neighbours:a:2", Term("neighbours", "a", 2)),
        ("type:aws.database.*", Term("type", "aws.database.*")),
        ('owner:"Team Blue"', Term("owner", "Team Blue")),
        ("owner:'Team (Blue)'", Term("owner", "Team (Blue)")),
        ("a and b", And((A, B))),
        ("a or b or c", Or((A, B, C))),
        ("a or b and c", Or((A, And((B, C))))),
        ("(a or b) and c", And((Or((A, B)), C))),
        ("not a and b", And((Not(A), B))),
        ("not (a and b)", Not(And((A, B)))),
        ("not not a", Not(Not(A))),
        ("a and(b)", And((A, B))),
        ("order or android", Or((Term("id", "order"), Term("id", "android")))),
        ("in:or", Term("in", "or")),
        ("id:not", Term("id", "not")),
    ],
)
def test_a_selector_of_components_is_read_as_a_tree(text: str, tree: Selector) -> None:
    assert parse_components(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a--b", Term("id", "a--b")),
        ("kind:data", Term("kind", "data")),
        ("from:a and to:b", And((Term("from", "a", of=A), Term("to", "b", of=B)))),
        ("from:layer:web", Term("from", "layer:web", of=Term("layer", "web"))),
        ("to:neighbours:a:3", Term("to", "neighbours:a:3", of=Term("neighbours", "a", 3))),
    ],
)
def test_a_selector_of_connections_is_read_as_a_tree(text: str, tree: Selector) -> None:
    assert parse_connections(text) == tree


@pytest.mark.parametrize(
    ("text", "caret", "what"),
    [
        ("in:vpc tag:x", "       ^^^^^", "`tag:x` follows `in:vpc` without `and` or `or`."),
        ("in:vpc and", "       ^^^", "Nothing follows `and`."),
        ("not", "^^^", "Nothing follows `not`."),
        ("(a or b", "^", "The bracket is not closed."),
        ("(a or (b)", "^", "The bracket is not closed."),
        ("a)", " ^", "The bracket `)` was never opened."),
        ("(a or)", "     ^", "`)` cannot follow `or`."),
        ("()", " ^", "`)` has nothing before it."),
        ("or a", "^^", "`or` has nothing before it."),
        ("a and or b", "      ^^", "`or` cannot follow `and`."),
        ("a AND b", "  ^^^", "`AND` is not part of the selector language."),
        ("a & b", "  ^", "`&` is not part of the selector language."),
        ("!a", "^", "`!` is not part of the selector language."),
        ('a or "b', "     ^", 'The quote " is not closed.'),
        ("", "^", "The selector is empty."),
        ("in:", "^^^", "`in:` says nothing after the colon."),
        ("status:lief", "       ^^^^", "`lief` is not a status."),
        ("neighbours:app:x", "               ^", "`x` is not a distance."),
        ("not " * 3000 + "a", "^", "The selector nests more than 50 levels deep."),
        ("neighbours:app:0", "               ^", "`0` is not a distance."),
    ],
)
def test_a_mistake_is_named_where_it_is(text: str, caret: str, what: str) -> None:
    mistake = parse_components(text)
    assert isinstance(mistake, Mistake)
    assert " " * mistake.start + "^" * mistake.length == caret
    assert mistake.code.message.format(**mistake.values) == what


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("layers:edge", "Did you mean `layer`?"),
        ("Layer:edge", "Did you mean `layer`?"),
        ("kind:data", "It selects connections."),
    ],
)
def test_an_unknown_word_offers_the_nearest(text: str, mend: str) -> None:
    mistake = parse_components(text)
    assert isinstance(mistake, Mistake)
    assert mistake.code.name == "selector-word"
    assert mistake.values["mend"] == mend


def test_ids_behind_not_are_not_asked_for() -> None:
    tree = parse_components("(a or in:b) and not c")
    assert not isinstance(tree, Mistake)
    assert list(named(tree)) == ["a"]
