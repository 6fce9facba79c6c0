"""Near misses: what somebody may have meant."""

from __future__ import annotations

import pytest

from groundplan.source.near import did_you_mean, nearest

KEYS = ["technology", "type", "tags", "member-of", "instance-of", "name"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("tecnology", "technology"),
        ("Technology", "technology"),
        ("TYPE", "type"),
        ("member_of", "member-of"),
        ("member of", "member-of"),
        ("instanceof", "instance-of"),
        ("nmae", "name"),
        ("tag", "tags"),
    ],
)
def test_the_nearest_comes_first(word: str, expected: str) -> None:
    assert nearest(word, KEYS)[0] == expected


def test_nothing_is_near() -> None:
    assert nearest("xyz", KEYS) == []


def test_at_most_n_and_each_once() -> None:
    assert nearest("web-1", ["web-2", "web-3", "web-4", "web-2"], 2) == ["web-2", "web-3"]


@pytest.mark.parametrize(
    ("word", "known", "sentence"),
    [
        ("databse", ["database", "app"], "Did you mean `database`?"),
        ("synch", ["sync", "async"], "Did you mean `sync` or `async`?"),
        ("web-1", ["web-2", "web-3", "web-4"], "Did you mean `web-2`, `web-3` or `web-4`?"),
        ("x", ["shop"], "There is `shop`."),
        ("x", ["shop", "app"], "There are `app` and `shop`."),
        ("x", ["shop", "app", "web"], "There are `app`, `shop` and `web`."),
        ("x", [], "There is none yet."),
        (
            "x",
            [f"component-{n}" for n in range(1, 10)],
            "There are " + ", ".join(f"`component-{n}`" for n in range(1, 9)) + " and 1 more.",
        ),
    ],
)
def test_sentences(word: str, known: list[str], sentence: str) -> None:
    assert did_you_mean(word, known) == sentence
