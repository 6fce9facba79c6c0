"""What people read for a type: `ElbNetworkLoadBalancer` is "Network Load Balancer"."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[A-Z]+(?![a-z])\d*|[A-Z][a-z]+\d*|[a-z]+|\d+")


def title_of(name: str, aliases: tuple[str, ...] = ()) -> str:
    """The title of the type of that name; `aliases` are other class names that the library gives it."""
    return " ".join(_WORDS.findall(name.rpartition(".")[2]))
