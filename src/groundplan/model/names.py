"""Words: ids, the names made from them, and the address words made from free text."""

from __future__ import annotations

import re
import unicodedata

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_FOR_IDS = re.compile(r"[^a-z0-9]+")
_NOT_FOR_ADDRESSES = re.compile(r"[\W_]+")


def is_id(word: str) -> bool:
    """Whether the word can be an id: lower-case words of letters and digits, joined by single hyphens."""
    return _ID.fullmatch(word) is not None


def id_like(word: str) -> str:
    """The id nearest to what somebody wrote ("Application EC2" gives `application-ec2`); "" where nothing is left."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", word)
    plain = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode()
    return _NOT_FOR_IDS.sub("-", plain.lower()).strip("-")


def in_words(id: str) -> str:
    """The name of something that says none: its id in words, the first letter large. Free text stays as it is."""
    return id.replace("-", " ")[:1].upper() + id.replace("-", " ")[1:] if is_id(id) else id


def slug(word: str) -> str:
    """The word as a part of an address: lower case, everything but letters and digits a hyphen."""
    return _NOT_FOR_ADDRESSES.sub("-", unicodedata.normalize("NFC", word).lower()).strip("-")
