"""What was made is taken again exactly as long as everything it was made of is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeAlias

import pytest
from msgspec import Struct, field
from msgspec.structs import replace

from groundplan.reuse.observed import Ledger, observed
from groundplan.reuse.reuse import Reuse


class Shop(Struct, frozen=True):
    name: str = "Shop"
    prices: Mapping[str, int] = field(default_factory=lambda: {"tea": 3, "milk": 1})

    def dearer(self, limit: int) -> tuple[str, ...]:
        return tuple(thing for thing, price in self.prices.items() if price > limit)

    def total(self, things: Iterable[str]) -> int:
        return sum(self.prices.get(thing, 0) for thing in things)


SHOP = Shop()

Maker: TypeAlias = Callable[[Shop], str]


def tea(shop: Shop) -> str:
    return f"tea costs {shop.prices['tea']}"


def has_cake(shop: Shop) -> str:
    return "cake" if "cake" in shop.prices else "no cake"


def cake_if_any(shop: Shop) -> str:
    return str(shop.prices.get("cake"))


def how_many(shop: Shop) -> str:
    return str(len(shop.prices))


def everything(shop: Shop) -> str:
    return ", ".join(f"{thing} {price}" for thing, price in shop.prices.items())


def names(shop: Shop) -> str:
    return ", ".join(shop.prices)


def title(shop: Shop) -> str:
    return shop.name


def dear(shop: Shop) -> str:
    return ", ".join(shop.dearer(2))


def of_a_generator(shop: Shop) -> str:
    return str(shop.total(thing for thing in ("cake", "tea")))


def of_a_list(shop: Shop) -> str:
    return str(shop.total(["cake"]))


MAKERS = (tea, has_cake, cake_if_any, how_many, everything, names, title, dear, of_a_generator, of_a_list)

CHANGES = {
    "nothing": SHOP,
    "an equal shop": Shop(),
    "its name": replace(SHOP, name="Stall"),
    "the price of tea": replace(SHOP, prices={"tea": 4, "milk": 1}),
    "the price of milk": replace(SHOP, prices={"tea": 3, "milk": 2}),
    "the order": replace(SHOP, prices={"milk": 1, "tea": 3}),
    "a new thing": replace(SHOP, prices={"tea": 3, "milk": 1, "cake": 5}),
    "a thing less": replace(SHOP, prices={"milk": 1}),
    "nothing left": replace(SHOP, prices={}),
}


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("change", CHANGES)
def test_after_every_change_everything_is_as_if_it_were_made_anew(change: str, make: Maker) -> None:
    ledger, reuse = Ledger(), Reuse[str]()
    for shop in (SHOP, CHANGES[change], SHOP, CHANGES[change]):
        reuse.turn_to({"shop": shop})
        seen = observed("shop", shop, ledger)
        try:
            anew = make(shop)
        except KeyError:
            with pytest.raises(KeyError):
                reuse.get("it", None, ledger, partial(make, seen))
        else:
            assert reuse.get("it", None, ledger, partial(make, seen)) == anew


@pytest.mark.parametrize(
    ("make", "change", "again"),
    [
        (tea, "the price of milk", False),
        (tea, "the order", False),
        (tea, "an equal shop", False),
        (tea, "the price of tea", True),
        (has_cake, "the price of tea", False),
        (how_many, "the price of tea", False),
        (how_many, "a new thing", True),
        (everything, "the order", True),
        (dear, "the price of milk", False),
        (of_a_generator, "the price of milk", False),
        (of_a_generator, "the price of tea", True),
        (of_a_list, "a new thing", True),
        (title, "nothing left", False),
    ],
)
def test_only_what_was_asked_about_counts(make: Maker, change: str, again: bool) -> None:
    ledger, reuse, made = Ledger(), Reuse[str](), Counter[str]()

    def counted(shop: Shop) -> str:
        made["it"] += 1
        return make(shop)

    for shop in (SHOP, CHANGES[change]):
        reuse.turn_to({"shop": shop})
        reuse.get("it", None, ledger, partial(counted, observed("shop", shop, ledger)))
    assert made["it"] == (2 if again else 1)


def test_what_is_given_counts_too_and_what_is_not_worth_it_is_made_again() -> None:
    ledger, reuse, made = Ledger(), Reuse[None](), Counter[str]()

    def turn(given: object, *, worth: bool) -> None:
        reuse.turn_to({})
        reuse.get("it", given, ledger, lambda: made.update(["it"]), lambda: worth)

    turn("one", worth=True)
    turn("one", worth=True)
    assert made["it"] == 1
    turn("two", worth=False)
    turn("two", worth=True)
    turn("two", worth=True)
    assert made["it"] == 3


@pytest.mark.parametrize("settled", [False, True])
def test_what_is_not_asked_for_in_one_state_is_forgotten_once_that_is_settled(settled: bool) -> None:
    ledger, reuse, made = Ledger(), Reuse[None](), Counter[str]()
    for wanted in (True, False, True):
        reuse.turn_to({})
        if wanted:
            reuse.get("it", None, ledger, lambda: made.update(["it"]))
        if settled:
            reuse.settle()
    assert made["it"] == (2 if settled else 1)


def test_things_kept_from_different_states_are_told_apart() -> None:
    ledger, reuse = Ledger(), Reuse[str]()
    dearer = CHANGES["the price of tea"]
    for shop, keys in ((SHOP, ("one", "other")), (dearer, ("one",)), (SHOP, ("one", "other")), (dearer, ("other",))):
        reuse.turn_to({"shop": shop})
        seen = observed("shop", shop, ledger)
        for key in keys:
            assert reuse.get(key, None, ledger, partial(tea, seen)) == tea(shop)


def test_questions_of_something_made_inside_are_its_own() -> None:
    ledger = Ledger()
    seen = observed("shop", SHOP, ledger)
    with ledger.noting() as outer:
        title(seen)
        with ledger.noting() as inner:
            tea(seen)
    assert [question[1] for question in outer] == ["name"]
    assert [question[1] for question in inner] == ["prices"]


def test_an_observed_thing_passes_for_what_it_is() -> None:
    seen = observed("shop", SHOP, Ledger())
    assert isinstance(seen, Shop)
    assert isinstance(seen.prices, Mapping)
    assert dict(seen.prices) == SHOP.prices
    with pytest.raises(AttributeError):
        getattr(seen, "colour")  # noqa: B009
