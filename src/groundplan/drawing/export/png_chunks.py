"""What a PNG file says about itself, written into it without touching its pixels."""

from __future__ import annotations

import struct
import zlib

_SIGNATURE_AND_HEADER = 8 + 25
_INCHES_PER_METRE = 1 / 0.0254
_CSS_PPI = 96


def described(png: bytes, title: str, description: str, scale: float) -> bytes:
    """The PNG file with title, description, and the size that it is to be shown at: `scale` pixels a CSS pixel."""
    density = round(_CSS_PPI * scale * _INCHES_PER_METRE)
    chunks = (
        _chunk(b"pHYs", struct.pack(">IIB", density, density, 1)),
        _text("Title", title),
        _text("Description", description),
        _text("Software", "Groundplan"),
    )
    return png[:_SIGNATURE_AND_HEADER] + b"".join(chunks) + png[_SIGNATURE_AND_HEADER:]


def _text(keyword: str, text: str) -> bytes:
    """An `iTXt` chunk: UTF-8, not compressed, in no language of its own."""
    return _chunk(b"iTXt", keyword.encode("ascii") + b"\0\0\0\0\0" + text.encode("utf-8"))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
