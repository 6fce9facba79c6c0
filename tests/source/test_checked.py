"""Checking trees against schemas: what is wrong, where, and in whose words."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundplan.source.checked import check
from groundplan.source.document import Node, Text
from groundplan.source.entry import Entry, key, keys_of
from groundplan.source.faults import fault
from groundplan.source.fields import Cleaned, OneLine, PortText, Prose, Url, Word
from groundplan.source.mistakes import read_carefully
from groundplan.source.ordinary import yaml_word
from groundplan.source.problem import Code, Place, Problem, Severity, Sources
from groundplan.source.reader import read_yaml
from groundplan.source.report import as_text
from groundplan.source.schema import in_words


class Size(StrEnum):
    """How large a thing is."""

    SMALL = "small"
    LARGE = "large"


NOT_EVEN = Code("not-even", Severity.ERROR, "Not even", "{what} is not even: `{value}`.", "Add one.", "Odd numbers.")


def _even(value: int) -> int:
    if value % 2:
        raise fault(NOT_EVEN, value=value)
    return value


class Part(Entry):
    """A part of a thing."""

    title: OneLine = key(about="What it is called.")
    url: Url | None = None
    size: Size = Size.SMALL


class Thing(Entry):
    """A thing."""

    name: OneLine = key(about="What people call it.")
    text: Prose | None = None
    words: tuple[Word, ...] = ()
    groups: Word | tuple[Word, ...] = ()
    rows: tuple[tuple[Word, ...], ...] = ()
    count: int = key(default=1, least=1, most=9)
    even: Annotated[int, Cleaned(_even)] = 2
    open_: bool | None = None
    port: PortText | None = None
    kind: Literal["one", "two"] = "one"
    parts: list[Part] = key(default=[], least=1)
    by_name: dict[Word, Part] = key(default={})
    first: Part | None = None
    properties: dict[str, Any] = key(default={})
    inner: dict[Word, Thing] = key(default={})


class Counted(Entry):
    """A thing of which there are some."""

    name: OneLine = key()
    count: int = 1


def tree(text: str) -> Node:
    """The root of a YAML text."""
    documents, problems = read_yaml(text, "a.yml")
    assert problems == ()
    assert documents[0].root is not None
    return documents[0].root


def problems_in(lines: str) -> list[tuple[str, int, int]]:
    """Code, line and column of what is wrong with a thing that has a name in its first line."""
    return [
        (problem.code.name, problem.place.line, problem.place.column)
        for problem in check(tree(f"name: Shop\n{lines}"), Thing, "a thing")[1]
    ]


def problem_in(lines: str) -> Problem:
    """The only thing that is wrong."""
    (problem,) = check(tree(f"name: Shop\n{lines}"), Thing, "a thing")[1]
    return problem


def test_what_is_right_becomes_an_entry() -> None:
    text = "name: ' Shop '\nwords: [a, b]\ngroups: a\ncount: 3\nopen: yes\nport: 8000 - 8100\nkind: two\n"
    thing, problems = check(tree(text), Thing, "a thing")
    assert problems == ()
    assert thing == Thing(name="Shop", words=("a", "b"), groups="a", count=3, open_=True, port="8000-8100", kind="two")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("nmae: x", [("unknown-key", 2, 1)]),
        ("parts: [{titel: x}]", [("unknown-key", 2, 10)]),
        ("parts: [{}]", [("missing-key", 2, 9)]),
        ("parts:\n  - size: small", [("missing-key", 3, 5)]),
        ("first:\n  size: small", [("missing-key", 2, 1)]),
        ("by-name:\n  a:\n    size: small", [("missing-key", 3, 3)]),
        ("inner:\n  a:\n    name: A\n    inner:\n      b:\n        name: B\n        cuont: 1", [("unknown-key", 8, 9)]),
        ("parts: []", [("empty-value", 2, 8)]),
        ("parts:", [("empty-value", 2, 1)]),
        ("text: ~", [("empty-value", 2, 1)]),
        ("text: ''", [("empty-value", 2, 7)]),
        ("words: [a, ]\ntext: x", []),
        ("words:\n  - a\n  -", [("empty-value", 4, 4)]),
        ("words: a", [("wrong-type", 2, 8)]),
        ("groups: {a: b}", [("wrong-type", 2, 9)]),
        ("groups: [a, [b]]", [("wrong-type", 2, 13)]),
        ("groups: [a, no]", [("yaml-word", 2, 13)]),
        ("groups: no", [("yaml-word", 2, 9)]),
        ("rows: [[a], b]", [("wrong-type", 2, 13)]),
        ("rows: [[a], [on]]", [("yaml-word", 2, 14)]),
        ("text: no", [("yaml-word", 2, 7)]),
        ("text: 'no'", []),
        ("text: 2026-01-31", [("yaml-word", 2, 7)]),
        ("text: 22:22", [("yaml-word", 2, 7)]),
        ("text: 10:30:99", []),
        ("properties: {a: no, b: 22:22, c: , d: {e: on}}", []),
        ("open: no", []),
        ("open: maybe", [("bad-value", 2, 7)]),
        ("open: [yes]", [("wrong-type", 2, 7)]),
        ("count: x", [("bad-number", 2, 8)]),
        ("count: 0", [("bad-number", 2, 8)]),
        ("count: 10", [("bad-number", 2, 8)]),
        ("count: 1.5", [("bad-number", 2, 8)]),
        ("count: {a: b}", [("wrong-type", 2, 8)]),
        ("kind: three", [("bad-value", 2, 7)]),
        ("kind: [one]", [("wrong-type", 2, 7)]),
        ("first: {title: x, size: Large}", [("bad-value", 2, 25)]),
        ("even: 3", [("not-even", 2, 7)]),
        ("port: 22:22", [("bad-port", 2, 7)]),
        ("first: {title: x, url: 'javascript:x'}", [("bad-url", 2, 24)]),
        ("first: {title: x, url: ../runbook.md}", []),
        ("by-name: {'': {title: x}}", [("empty-value", 2, 11)]),
        ("by-name: [a]", [("wrong-type", 2, 10)]),
    ],
)
def test_codes_and_places(lines: str, expected: list[tuple[str, int, int]]) -> None:
    assert problems_in(lines) == expected


def test_all_mistakes_at_once() -> None:
    lines = "count: x\nkind: three\nport: 0\nwords: [no]\nfoo: bar\nparts:\n  - size: big\n"
    assert [code for code, _, _ in problems_in(lines)] == [
        "bad-number", "bad-port", "bad-value", "missing-key", "bad-value", "unknown-key", "yaml-word",
    ]  # fmt: skip


def test_an_entry_that_lacks_a_key_is_pointed_at_where_the_caller_says() -> None:
    _, (problem,) = check(tree("count: 1"), Thing, "a thing", Place("a.yml", 7, 3, 4))
    assert problem.place == Place("a.yml", 7, 3, 4)
    assert problem.message == "A thing needs the key `name`."
    assert problem.mend == "Add `name: ...`. What people call it."


def test_a_misspelt_key_is_not_missing_as_well() -> None:
    _, problems = check(tree("nmae: Shop"), Thing, "a thing")
    assert [problem.code.name for problem in problems] == ["unknown-key"]


@pytest.mark.parametrize(
    ("lines", "message", "mend"),
    [
        ("tetx: a", "`tetx` is not a key of a thing.", "Did you mean `text`?"),
        ("parts: [{titel: x}]", "`titel` is not a key of an entry of `parts`.", "Did you mean `title`?"),
        ("first: {titel: x}", "`titel` is not a key of `first`.", "Did you mean `title`?"),
        ("kind: ones", "`kind` cannot be `ones`.", "Did you mean `one`?"),
        ("kind: x", "`kind` cannot be `x`.", "It can be `one` or `two`."),
        (
            "count: 0",
            "`count` has to be a whole number of at least 1, not `0`.",
            "Write a whole number of at least 1 in digits, such as `1`.",
        ),
        ("words: a", "`words` has to be a list of words, not a text.", "Write it as a list: `[a]`."),
        ("text: [a]", "`text` has to be a text, not a list.", "Write one text, without brackets or hyphens."),
        ("first: a:b", "`first` has to be a map, not a text.", "Write a blank behind the colon: `a: b`."),
        ("first: a", "`first` has to be a map, not a text.", "Write a map such as `{title: ...}`."),
        (
            "groups: {a: b}",
            "`groups` has to be a word or a list of words, not a map.",
            "Write the words as a list: `[a]`.",
        ),
        ("even: 3", "`even` is not even: `3`.", "Add one."),
        (
            "text: on",
            "`on` without quotes is a truth value to most YAML programs, not a text.",
            'Put it in quotes: `"on"`.',
        ),
        ("port: tcp/80", "`tcp/80` is not a port.", "Write `port: 80` and `protocol: tcp`."),
    ],
)
def test_words(lines: str, message: str, mend: str) -> None:
    problem = problem_in(lines)
    assert (problem.message, problem.mend) == (message, mend)


@pytest.mark.parametrize("port", ["1", "65535", "443", "8000-8100", "8000 - 8100"])
def test_ports(port: str) -> None:
    assert problems_in(f"port: {port}") == []


@pytest.mark.parametrize("port", ["0", "65536", "-1", "8100-8000", "80-80", "http", "80,443", "1e3", "٣"])
def test_what_is_no_port(port: str) -> None:
    assert problems_in(f"port: '{port}'") == [("bad-port", 2, 7)]


@pytest.mark.parametrize("url", ["https://a.b/c?d=e#f", "http://a", "mailto:a@b.c", "../a.md", "/a", "#a", "HTTPS://a"])
def test_addresses(url: str) -> None:
    assert problems_in(f"first: {{title: x, url: '{url}'}}") == []


@pytest.mark.parametrize("url", ["javascript:x", "JavaScript:x", "data:text/html,x", "a b", "www.a.de", "file:///etc"])
def test_what_is_no_address(url: str) -> None:
    assert [code for code, _, _ in problems_in(f"first: {{title: x, url: '{url}'}}")] == ["bad-url"]


def test_yaml_words_can_be_asked_for_keys() -> None:
    assert [bool(yaml_word(text)) for text in tree("[no, 'no', node]") if isinstance(text, Text)] == [
        True,
        False,
        False,
    ]


def test_a_root_that_is_no_map() -> None:
    for text, mend in (("x", "Write a map such as `{name: ...}`."), ("- x", "Leave out the hyphens")):
        _, (problem,) = check(tree(text), Thing, "a thing")
        assert problem.message.startswith("A thing has to be a map, not a ")
        assert problem.mend.startswith(mend)


# Laws

scalars = st.sampled_from(
    ["x", "no", "", "~", "3", "-1", "22:22", "'a: b'", "small", "a:b", "javascript:x", "[]", "{}"]
)
keys = st.sampled_from(
    ["name", "text", "words", "groups", "rows", "count", "even", "open", "port", "kind", "parts"]
) | (
    st.sampled_from(["by-name", "first", "properties", "inner", "title", "url", "size", "nmae", "'[key]'", "str", "0"])
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(item or 'x' for item in items)}]")
        | st.dictionaries(keys, inner, max_size=4).map(
            lambda entries: "{" + ", ".join(f"{key}: {value}" for key, value in entries.items()) + "}"
        )
    ),
    max_leaves=12,
)
JARGON = re.compile(
    r"pydantic|Input should|validat|tagged-union|\bNone\b|constrained|function-|<class|\bstr\b(?!`)|_type"
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(keys, values, max_size=5))
def test_whatever_is_written_the_words_are_for_people(entries: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in entries.items()) or "{}\n"
    thing, problems = check(tree(text), Thing, "a thing")
    assert (thing is None) == bool(problems)
    assert as_text(problems, Sources()).count("error[") == len(problems)
    lines = text.splitlines()
    for problem in problems:
        shown = re.sub(r"`[^`]*`", "", f"{problem.message} {problem.mend}")
        assert not JARGON.search(shown), shown
        assert problem.place.column <= len(lines[problem.place.line - 1]) + 1


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(keys, values, max_size=5))
def test_what_is_read_quickly_is_read_no_differently_with_care(entries: dict[str, str]) -> None:
    node = tree("name: Shop\n" + "".join(f"{key}: {value}\n" for key, value in entries.items() if key != "name"))
    assert check(node, Thing, "a thing") == read_carefully(node, Thing, "a thing", None)


@pytest.mark.parametrize(
    ("written", "number"), [("3", 3), ("+3", 3), ("007", 7), ("1.0", 1), ("1_0.0", 10), (" 4 ", 4)]
)
def test_what_is_a_number(written: str, number: int) -> None:
    assert check(tree(f"name: Shop\ncount: '{written}'"), Counted, "a thing") == (
        Counted(name="Shop", count=number),
        (),
    )


# What the guide lists


def test_types_in_words() -> None:
    assert {name: in_words(key.expected) for name, key in keys_of(Thing).items()} == {
        "name": "a text",
        "text": "Markdown",
        "words": "a list of words",
        "groups": "a word or a list of words",
        "rows": "a list of lists of words",
        "count": "a whole number",
        "even": "a whole number",
        "open": "`true` or `false`",
        "port": "a port",
        "kind": "one of `one`, `two`",
        "parts": "a list of maps",
        "by-name": "a map",
        "first": "a map",
        "properties": "a map",
        "inner": "a map",
    }
