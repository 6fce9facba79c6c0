"""Finding circles."""

import pytest

from groundplan.model.circles import circles


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        ({}, ()),
        ({"a": "b", "b": None}, ()),
        ({"a": "a"}, (("a",),)),
        ({"a": "b", "b": "a"}, (("a", "b"),)),
        ({"a": "c", "b": "a", "c": "b"}, (("a", "c", "b"),)),
        ({"tail": "b", "a": "b", "b": "a"}, (("a", "b"),)),
        ({"a": "b", "b": "a", "x": None, "c": "d", "d": "c", "e": "a"}, (("a", "b"), ("c", "d"))),
        ({"a": "nowhere"}, ()),
    ],
)
def test_each_circle_once_begun_with_its_first_member(
    following: dict[str, str | None], expected: tuple[tuple[str, ...], ...]
) -> None:
    assert circles(following, following) == expected
