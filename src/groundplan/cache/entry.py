"""An entry of the cache as a file: its content, made small where that pays, below a line with a hash of it.

Whoever reads one knows by that whether it is whole, and whether it is the one that was asked for.
"""

from __future__ import annotations

import hashlib
import hmac
import zlib

MOST_BYTES = 512 * 2**20
"""The largest content that is read: what comes from elsewhere may not fill the memory."""

_FORM = b"groundplan-1"
_PLAIN, _ZLIB = b"plain", b"zlib"
_LEVEL = 1
_SAMPLE = 4096
_LARGE = 1 << 16
_PAYS = 0.8


def packed(kind: str, key: str, content: bytes) -> bytes:
    """The file of an entry. Level 1 makes pictures seven times smaller; a sample tells what is compressed already."""
    sample = content if len(content) <= _LARGE else content[:_SAMPLE]  # What is not large is compressed once.
    small = zlib.compress(sample, _LEVEL)
    if len(small) >= _PAYS * len(sample):
        how, body = _PLAIN, content
    else:
        how, body = _ZLIB, small if sample is content else zlib.compress(content, _LEVEL)
    return b"\n".join((b" ".join((_FORM, how, _digest(kind, key, how, body))), body))


def unpacked(kind: str, key: str, file: bytes) -> bytes | None:
    """The content of the file; None where it is not whole, or is not that entry."""
    head, _, body = file.partition(b"\n")
    match head.split(b" "):
        case [form, how, digest] if form == _FORM and hmac.compare_digest(digest, _digest(kind, key, how, body)):
            return body if how == _PLAIN else _inflated(body) if how == _ZLIB else None
    return None


def _inflated(body: bytes) -> bytes | None:
    stream = zlib.decompressobj()
    try:
        content = stream.decompress(body, MOST_BYTES)
    except zlib.error:
        return None
    return content if stream.eof else None


def _digest(kind: str, key: str, how: bytes, body: bytes) -> bytes:
    state = hashlib.sha256(f"{kind}\0{key}\0".encode() + how + b"\0")
    state.update(body)
    return state.hexdigest().encode()
