"""Words: ids, the names made from them, and the address words made from free text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_NOT_FOR_IDS = re.compile(r"[^a-z0-9]+")
_NOT_FOR_ADDRESSES = re.compile(r"[\W_]+")

_LONGEST_ID = 100
_LONGEST_SLUG = 60
"""Words become names of files, which may have 255 bytes; a letter has up to four."""

DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""What Windows takes for a device, whatever ending follows: no file can have such a name there."""


def is_id(word: str) -> bool:
    """Whether the word can be an id: lower-case words of letters and digits, joined by single hyphens."""
    return _ID.fullmatch(word) is not None and len(word) <= _LONGEST_ID and word not in DEVICES


def fault_of_id(word: str) -> str | None:
    """Why the word cannot be an id; None where it can."""
    if is_id(word):
        return None
    for kept in ("--", ".", "/"):
        if kept in word:
            return f"`{kept}` is kept for the engine"
    if len(word) > _LONGEST_ID:
        return f"it has more than {_LONGEST_ID} characters"
    if word in DEVICES:
        return "Windows can have no file of that name"
    if any(character.isupper() for character in word):
        return "it has capitals"
    if word[:1].isdigit():
        return "it begins with a digit"
    if word.startswith("-") or word.endswith("-"):
        return "a hyphen only joins two words"
    return "it has more than letters from a to z, digits and hyphens"


def id_like(word: str, otherwise: str) -> str:
    """The id nearest to what somebody wrote ("Application EC2" gives `application-ec2`), made of what there is."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", word)
    plain = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode()
    near = _NOT_FOR_IDS.sub("-", plain.lower()).strip("-")[:_LONGEST_ID].rstrip("-")
    return near if is_id(near) else f"{otherwise}-{near or '1'}"


def in_words(id: str) -> str:
    """The name of something that says none: its id in words, the first letter large. Free text stays as it is."""
    return id.replace("-", " ")[:1].upper() + id.replace("-", " ")[1:] if is_id(id) else id


def slug(word: str) -> str:
    """The word as a part of an address: lower case, everything but letters and digits a hyphen, not too long."""
    return (
        _NOT_FOR_ADDRESSES.sub("-", unicodedata.normalize("NFC", word).lower()).strip("-")[:_LONGEST_SLUG].rstrip("-")
    )


def slugs(words: Iterable[str]) -> Mapping[str, str]:
    """A slug of its own for each word, whatever the words are."""
    found: dict[str, str] = {}
    taken = set(DEVICES)
    for word in words:
        wanted = free = slug(word) or "page"
        number = 2
        while free in taken:
            free, number = f"{wanted}-{number}", number + 1
        taken.add(free)
        found[word] = free
    return found
