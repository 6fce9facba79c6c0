"""What people read for a type: `ElbNetworkLoadBalancer` is "Network Load Balancer"."""

from __future__ import annotations

import re

from groundplan.catalog.spellings import PHRASES, SMALL_WORDS, TITLES, WORDS

_WORD = re.compile(r"[A-Z]+(?![a-z])\d*|[A-Z][a-z]+\d*|[a-z]+\d*|\d+")
_PHRASE = re.compile("|".join(rf"\b{re.escape(phrase)}\b" for phrase in sorted(PHRASES, key=len, reverse=True)))


def title_of(name: str, aliases: tuple[str, ...] = ()) -> str:
    """The title of the library's type of that name; `aliases` are other class names that the library gives it."""
    if name in TITLES:
        return TITLES[name]
    if name.startswith("k8s.") and aliases:
        return aliases[0]  # the class is the short form that kubectl takes, the alias the kind's name
    class_name = name.rpartition(".")[2]
    if spelled := WORDS.get(class_name.casefold()):
        return spelled
    if respelled := next((alias for alias in aliases if alias.casefold() == class_name.casefold()), None):
        return respelled
    phrases = _PHRASE.sub(lambda match: PHRASES[match[0]], " ".join(_WORD.findall(class_name)))
    words = [WORDS.get(word.casefold(), word) for word in phrases.split()]
    return " ".join(word.lower() if at and word.lower() in SMALL_WORDS else word for at, word in enumerate(words))
