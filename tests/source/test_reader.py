"""Reading YAML: trees with places, and what a mistake costs."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from groundplan.source import reader, syntax_codes, yaml_codes
from groundplan.source.document import Document, List, Map, Node, Plain, Text, descend, plain
from groundplan.source.glance import Values
from groundplan.source.lines import split_lines
from groundplan.source.ordinary import ordinary
from groundplan.source.problem import Code, Place, Problem
from groundplan.source.reader import read_closely, read_yaml

APP = "components:\n  app:\n    type: aws.compute.EC2\n"


def read(text: str) -> tuple[list[Plain], list[str]]:
    """The documents as Python's own types, and the codes of the problems."""
    documents, problems = read_yaml(text, "model/a.yml")
    return [plain(document.root) for document in documents if document.root], [each.code.name for each in problems]


def root_of(text: str) -> Node:
    """The root of a text without mistakes."""
    (document,), problems = read_yaml(text, "a.yml")
    assert problems == ()
    assert document.root is not None
    return document.root


def nodes_below(node: Node) -> list[Node]:
    """The node and all below it; keys too."""
    found: list[Node] = [node]
    if isinstance(node, Map):
        for entry in node:
            found += [entry.key, *nodes_below(entry.value)]
    elif isinstance(node, List):
        for item in node:
            found += nodes_below(item)
    return found


def lies_inside(place: Place, text: str) -> bool:
    """Whether the place is a stretch of one line of the text, or the spot right behind a line."""
    lines = split_lines(text)
    if not 1 <= place.line <= len(lines):
        return False
    width = len(lines[place.line - 1])
    return 1 <= place.column <= width + 1 and place.length >= 1 and place.column + place.length <= max(width, 1) + 2


# What is read


def test_values_are_the_text_as_written() -> None:
    text = "version: 1.10\nyes: no\nat: 22:22\nnone: ~\noctal: 0777\nquoted: '~'\n"
    root = root_of(text)
    assert isinstance(root, Map)
    written = {entry.key.text: entry.value.text for entry in root if isinstance(entry.value, Text)}
    assert written == {"version": "1.10", "yes": "no", "at": "22:22", "none": "~", "octal": "0777", "quoted": "~"}
    assert plain(root)["none"] is None  # type: ignore[index, call-overload]
    assert plain(root)["quoted"] == "~"  # type: ignore[index, call-overload]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("a",), Place("a.yml", 1, 4, 3)),
        (("b",), Place("a.yml", 2, 4, 6)),
        (("b", 1), Place("a.yml", 2, 8, 1)),
        (("c",), Place("a.yml", 4, 3, 9)),
        (("c", "d", "e"), Place("a.yml", 4, 10, 1)),
        (("f",), Place("a.yml", 5, 4, 2)),
        (("g",), Place("a.yml", 8, 3, 3)),
        (("h",), Place("a.yml", 9, 4, 4)),
    ],
    ids=str,
)
def test_places(path: tuple[str | int, ...], place: Place) -> None:
    text = "a: one\nb: [x, y]\nc:\n  d: {e: 1}\nf: |-  \n  text\ng:\n  - x  \nh: '𝒳é'\n"
    assert descend(root_of(text), path).place == place


def test_a_value_that_is_not_there_stands_behind_its_key() -> None:
    assert descend(root_of("a:\nb: 1\n"), ("a",)).place == Place("a.yml", 1, 3, 1)


def test_several_documents() -> None:
    assert read("a: 1\n---\nb: 2\n---\n...\n") == ([{"a": "1"}, {"b": "2"}], [])


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n", "---\n---\n", "\ufeff"])
def test_nothing_at_all_is_a_warning(text: str) -> None:
    assert read(text) == ([], ["empty-file"])


def test_windows_line_ends_and_a_byte_order_mark_change_no_place() -> None:
    _, (problem,) = read_yaml("\ufeffa: 1\r\nb: 2\r\na: 3\r\n", "a.yml")
    assert (problem.code.name, problem.place) == ("duplicate-key", Place("a.yml", 3, 1, 1))


def test_both_parsers_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: &x\n  b: [1, 'two', \"3\"]\n  c: |\n    text\n  d:\nf: *x\ng:\n- {h: 1}\n-\n  - deep\n"
    fast = root_of(text)
    monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)
    slow = root_of(text)
    assert plain(slow) == plain(fast)
    assert [(type(node), node.place) for node in nodes_below(slow)] == [
        (type(node), node.place) for node in nodes_below(fast)
    ]


@pytest.mark.parametrize("code", [*syntax_codes.CODES, *yaml_codes.CODES], ids=lambda code: code.name)
def test_both_parsers_give_the_same_problems(code: Code, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read(code.bad)
    monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)
    assert read(code.bad) == fast


# Aliases and merge keys


def test_an_alias_repeats_its_anchor() -> None:
    assert read("a: &x [1, 2]\nb: *x\n") == ([{"a": ["1", "2"], "b": ["1", "2"]}], [])


def test_anchors_end_with_their_document() -> None:
    assert read("a: &x 1\n---\nb: *x\n")[1] == ["yaml-unknown-alias"]


def test_what_a_map_says_itself_wins_over_what_it_merges() -> None:
    text = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*a, *b]\n  x: 0\n"
    assert read(text)[0][0]["c"] == {"y": "1", "z": "2", "x": "0"}  # type: ignore[index, call-overload]


def test_a_merge_key_in_quotes_is_a_key() -> None:
    assert read("'<<': text\n") == ([{"<<": "text"}], [])


def test_a_chain_of_aliases_cannot_grow_deeper_than_the_limit() -> None:
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 300))]
    documents, problems = read_yaml("\n".join(lines), "a.yml")
    assert {problem.code.name for problem in problems} == {"yaml-depth"}
    assert plain(documents[0].root)


def test_an_alias_bomb_is_reported_once() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{n}: &{n} [{', '.join([f'*{before}'] * 9)}]" for before, n in zip("abcdefgh", "bcdefghi", strict=True)]
    documents, problems = read_yaml("\n".join(lines), "a.yml")
    assert [problem.code.name for problem in problems] == ["yaml-alias-bomb"]
    assert len(str(plain(documents[0].root))) < 1_000_000


# What a mistake costs


def test_a_slip_in_a_value_costs_nothing() -> None:
    documents, codes = read(f"{APP}    name: The shop: front end\n    technology: @angular/core\n    tags: [*]\n")
    assert codes == ["yaml-colon", "yaml-reserved", "yaml-star"]
    assert documents[0]["components"]["app"] == {  # type: ignore[index, call-overload]
        "type": "aws.compute.EC2",
        "name": "The shop: front end",
        "technology": "@angular/core",
        "tags": ["*"],
    }


def test_a_line_that_cannot_be_understood_costs_that_line() -> None:
    documents, codes = read(f"{APP}    status\n    name: Shop\n  web:\n    type: aws.compute.EC2\n")
    assert codes == ["yaml-missing-colon"]
    assert documents[0]["components"] == {  # type: ignore[index, call-overload]
        "app": {"type": "aws.compute.EC2", "name": "Shop"},
        "web": {"type": "aws.compute.EC2"},
    }


def test_a_quote_that_swallows_lines_costs_its_value() -> None:
    text = f'{APP}    name: "Shop\n      for all\n    status: live\n  web:\n    type: aws.compute.EC2\nflows: {{}}\n'
    documents, codes = read(text)
    assert codes == ["yaml-open-quote"]
    app = {"type": "aws.compute.EC2", "status": "live"}
    assert documents[0] == {"components": {"app": app, "web": {"type": "aws.compute.EC2"}}, "flows": {}}


def test_a_file_full_of_tabs_is_one_mistake() -> None:
    documents, codes = read("components:\n\tapp:\n\t\ttype: aws.compute.EC2\n\tweb:\n\t\ttype: aws.compute.EC2\n")
    assert codes == ["yaml-tab"]
    assert documents[0] == {"components": {"app": {"type": "aws.compute.EC2"}, "web": {"type": "aws.compute.EC2"}}}


def test_each_document_keeps_what_is_right_in_it() -> None:
    documents, codes = read("a: [1\n---\nb: 2\n---\nc: '3\n---\nd: 4\n")
    assert codes == ["yaml-open-bracket", "yaml-open-quote"]
    assert documents == [{"a": ["1"]}, {"b": "2"}, {"c": "3"}, {"d": "4"}]


def test_not_every_mistake_of_a_hopeless_file_is_listed() -> None:
    assert len(read("\n".join(f"k{n}: 'x' y" for n in range(100)))[1]) == 20


def test_places_behind_a_guess_stay_inside_the_line() -> None:
    text = "a:\n  b: [!x]\n  c: x: y\n  d: e:f: g\n"
    documents, _ = read_yaml(text, "a.yml")
    assert all(lies_inside(node.place, text) for node in nodes_below(documents[0].root))


@pytest.mark.parametrize(
    ("text", "column", "character"),
    [("a: b\x07c\n", 5, "U+0007"), ("a:\n  b: 1\n\u00a0 c: 1\n", 1, "U+00A0"), ("a: \ufeffb\n", 4, "U+FEFF")],
)
def test_invisible_characters(text: str, column: int, character: str) -> None:
    _, problems = read_yaml(text, "a.yml")
    assert [(problem.code.name, problem.place.column) for problem in problems] == [("yaml-control", column)]
    assert character in problems[0].message


def test_a_no_break_space_inside_a_text_is_fine() -> None:
    assert read("a: 10\u00a0km\n") == ([{"a": "10\u00a0km"}], [])


@pytest.mark.parametrize(
    "text", ["a: 1 # 2 of them\n", "a: x#1\n", "a: '#1'\n", "a:\n  - '#8c4fff' # lilac\n", "# 1\na: b\n"]
)
def test_comments_that_are_fine(text: str) -> None:
    assert read(text)[1] == []


@pytest.mark.parametrize("tag", ["!!str", "!!map", "!!seq"])
def test_tags_that_say_what_is_so_anyway(tag: str) -> None:
    value = {"!!str": "no", "!!map": "{b: c}", "!!seq": "[b]"}[tag]
    assert read(f"a: {tag} {value}\n")[1] == []


# Laws

SIGNS = "a|b: |: |- |\n|\n  |\n    |\t|'|\"|[|]|{|}|, |*a|&a |!x |#1|<<: |>|? |@|%|---\n|...\n|\\|"
SIGNS += "\r\n|é|\u00a0|\ufeff|\x85|\x00| "
texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from([*SIGNS.split("|"), "|"]), max_size=25).map("".join))
likely = st.sampled_from(
    [
        f"{indent}{line}\n"
        for indent in ("", "  ", "    ")
        for line in (
            "a:",
            "b: c",
            "c: no",
            "d: [x, 'y', {z: 1}]",
            "e: {f: g, h: ''}",
            "- i",
            "- j: k",
            "- ~",
            "l: |",
            "- - m",
            "é: ü",
        )
    ]
)
"""Lines that often make a file, and often one with which nothing is wrong."""
written = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\t\n"), max_size=8)
"""What may stand in a text: no control characters."""


def check_laws(text: str, documents: tuple[Document, ...], problems: tuple[Problem, ...]) -> None:
    """What holds for whatever anybody writes."""
    visible = text.removeprefix("\ufeff")
    for problem in problems:
        assert lies_inside(problem.place, visible), (text, problem)
        assert problem.message.strip()
        assert problem.mend.strip()
        assert all(lies_inside(related.place, visible) for related in problem.related)
    for document in documents:
        assert document.root is not None
        assert all(lies_inside(node.place, visible) for node in nodes_below(document.root)), text
    assert documents or problems


@settings(max_examples=400, deadline=None)
@given(texts)
@example("a: [b\n\n")
@example("'\n...")
@example("a: &a\n  b: *a\n<<: *a")
@example("\ufeff\ufeff")
@example("a: 'x' y\r\nb: \tc")
def test_no_text_breaks_the_reader_and_every_place_lies_inside_it(text: str) -> None:
    check_laws(text, *read_yaml(text, "a.yml"))


@settings(max_examples=400, deadline=None)
@given(texts | st.lists(likely, max_size=12).map("".join))
@example("a: {b: c}\n'd': [no, {e: ~}]\n---\nf:\n- 1:2\n")
def test_what_is_read_at_a_glance_is_what_is_there(text: str) -> None:
    for document in read_yaml(text, "a.yml")[0]:
        if document.values is not None:
            closely, problems = read_closely(text.removeprefix("\ufeff"), "a.yml")
            assert problems == ()
            assert document.root.place in [each.root.place for each in closely]
            check_same(document.values, document.root)


def check_same(value: object, node: Node) -> None:
    """What was read at a glance is what the node says, and says where it is."""
    if isinstance(value, str):
        found = ordinary(node)
        assert (type(value), value) == (type(found), found)
    elif isinstance(value, list):
        assert isinstance(node, List)
        for item, inner in zip(value, node, strict=True):
            check_same(item, inner)
            if isinstance(item, Values):
                assert item.place("a.yml") == inner.place
    else:
        assert isinstance(value, Values)
        assert isinstance(node, Map)
        assert list(value) == [entry.key.text for entry in node]
        for item, entry in zip(value.values(), node, strict=True):
            check_same(item, entry.value)
            if isinstance(item, Values):
                assert item.place("a.yml") == entry.key.place


@settings(max_examples=100, deadline=None)
@given(texts)
def test_the_slow_parser_bears_any_text_as_well(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_LOADER", yaml.SafeLoader)
        check_laws(text, *read_yaml(text, "a.yml"))


@settings(max_examples=100, deadline=None)
@given(st.recursive(written, lambda inner: st.lists(inner) | st.dictionaries(written, inner)))
def test_what_is_written_properly_is_read_back(value: Plain) -> None:
    text = yaml.safe_dump({"value": value}, allow_unicode=True, default_style='"')
    documents, problems = read_yaml(text, "a.yml")
    assert problems == ()
    assert plain(documents[0].root) == {"value": value}


@pytest.mark.parametrize(
    "escape", ["\\0", "\\a", "\\b", "\\v", "\\f", "\\r", "\\e", "\\N", "\\x1f", "\\x7f", "\\u0085", "\\U0000009f"]
)
def test_control_characters_from_escapes_are_left_out(escape: str) -> None:
    documents, (problem,) = read_yaml(f'name: "a{escape}b"\n', "a.yml")
    assert [plain(document.root) for document in documents if document.root] == [{"name": "ab"}]
    assert (problem.code, problem.place) == (syntax_codes.CONTROL, Place("a.yml", 1, 9, len(escape)))
