"""Ids, and the words made from and for them."""

import pytest

from groundplan.model.names import fault_of_id, id_like, in_words, is_id, slug


@pytest.mark.parametrize("word", ["app", "app-2", "a2", "a-b-c"])
def test_ids(word: str) -> None:
    assert is_id(word)


@pytest.mark.parametrize(
    "word", ["", "App", "a--b", "-a", "a-", "a.b", "a/b", "a b", "a_b", "größe", "a\n", "2nd", "con", "x" * 101]
)
def test_not_ids(word: str) -> None:
    assert not is_id(word)


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("App_Server", "app-server"),
        ("appServer", "app-server"),
        ("a--b", "a-b"),
        ("API Gateway", "api-gateway"),
        ("café", "cafe"),
        ("2nd", "component-2nd"),
        ("Con", "component-con"),
        ("x" * 99 + "-yz", "x" * 99),
        ("---", "component-1"),
        ("数据库", "component-1"),
    ],
)
def test_the_nearest_id(word: str, near: str) -> None:
    assert id_like(word, "component") == near


@pytest.mark.parametrize(
    ("word", "name"),
    [("payment-app", "Payment app"), ("Team Orange", "Team Orange"), ("été", "été"), ("2nd", "2nd"), ("b-2", "B 2")],
)
def test_names_of_what_says_none(word: str, name: str) -> None:
    assert in_words(word) == name


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Team Orange", "team-orange"), ("@ops/db", "ops-db"), ("Été", "été"), ("a_b", "a-b"), ("x" * 300, "x" * 60)],
)
def test_address_words(word: str, expected: str) -> None:
    assert slug(word) == expected


@pytest.mark.parametrize(
    ("word", "fault"),
    [
        ("app", None),
        ("a--b", "`--` is kept for the engine"),
        ("a.b", "`.` is kept for the engine"),
        ("shop/app", "`/` is kept for the engine"),
        ("App", "it has capitals"),
        ("2nd", "it begins with a digit"),
        ("x" * 101, "it has more than 100 characters"),
        ("nul", "Windows can have no file of that name"),
        ("app-", "a hyphen only joins two words"),
        ("a_b", "it has more than letters from a to z, digits and hyphens"),
        ("", "it has more than letters from a to z, digits and hyphens"),
    ],
)
def test_why_a_word_is_no_id(word: str, fault: str | None) -> None:
    assert fault_of_id(word) == fault
