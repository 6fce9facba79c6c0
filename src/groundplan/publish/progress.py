"""Progress of long work: the work tells, whoever runs it may listen. Nobody listening costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeAlias, TypeVar

Listener: TypeAlias = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

Item = TypeVar("Item")

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Tells `listener` of the progress of everything that runs inside."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(title: str, done: int, total: int) -> None:
    """Tells the listener how far something is; 0 says that it begins."""
    listener = _listener.get()
    if listener is not None and total:
        listener(title, done, total)


def tracked(title: str, items: Iterable[Item], total: int) -> Iterator[Item]:
    """The items, one by one; the listener hears of each."""
    tell(title, 0, total)
    for done, item in enumerate(items, start=1):
        yield item
        tell(title, done, total)
