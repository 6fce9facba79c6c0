"""Writes `src/groundplan/drawing/text/font_widths.txt`: how wide letters are.

Latin, Greek, Cyrillic and Hebrew letters and signs are measured one by one in Liberation Sans, which has the widths of
Arial and Helvetica. Of other scripts the mean width of their letters is kept, from the Noto Sans of each: which font
shows them differs from machine to machine. Both are under the SIL Open Font License 1.1, which lets anybody use them.
Only the numbers are kept, no outlines. Run it again only to cover more letters (on Debian, the fonts are those of
`fonts-liberation2` and `fonts-noto-core`):

    uv run --no-project --with fonttools scripts/font_widths.py /usr/share/fonts/truetype
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from fontTools.ttLib import TTFont

UNITS = 2048
LAST = 0x2FFF
NO_WIDTH = {"Mn", "Me", "Cf", "Cc"}
TARGET = Path(__file__).parent.parent / "src" / "groundplan" / "drawing" / "text" / "font_widths.txt"
JOINED, STACKED = 0.65, 0.8
# Arabic letters are narrower where they join; in the scripts of India, many a letter is only half of one.
SCRIPTS = {
    "Armenian": (0x530, 0x58F, 1.0),
    "Arabic": (0x600, 0x77F, JOINED),
    "Devanagari": (0x900, 0x97F, STACKED),
    "Bengali": (0x980, 0x9FF, STACKED),
    "Gurmukhi": (0xA00, 0xA7F, STACKED),
    "Gujarati": (0xA80, 0xAFF, STACKED),
    "Tamil": (0xB80, 0xBFF, STACKED),
    "Telugu": (0xC00, 0xC7F, STACKED),
    "Kannada": (0xC80, 0xCFF, STACKED),
    "Malayalam": (0xD00, 0xD7F, STACKED),
    "Sinhala": (0xD80, 0xDFF, STACKED),
    "Thai": (0xE00, 0xE7F, 1.0),
    "Lao": (0xE80, 0xEFF, 1.0),
    "Myanmar": (0x1000, 0x109F, STACKED),
    "Georgian": (0x10A0, 0x10FF, 1.0),
    "Ethiopic": (0x1200, 0x139F, 1.0),
    "Khmer": (0x1780, 0x17FF, STACKED),
}
HEADER = """\
# Widths in 1/2048 of the font size, made by scripts/font_widths.py; no outlines are contained here.
# regular, bold: first code point, then the advance widths of it and the following ones in Liberation Sans, which is
# metric-compatible with Arial and Helvetica. mean: first and last code point of a script, then the mean advance width
# of its letters in Noto Sans. Both fonts are licensed under the SIL Open Font License 1.1,
# https://scripts.sil.org/OFL.
"""


def main(folder: Path) -> None:
    """Measures all fonts and writes the table."""
    lines = [HEADER]
    for weight in ("Regular", "Bold"):
        for first, widths in _runs(_advances(folder / "liberation2" / f"LiberationSans-{weight}.ttf")):
            lines.append(f"{weight.lower()} {first:04x} {' '.join(map(str, widths))}\n")
    for script, (first, last, share) in SCRIPTS.items():
        widths = _advances(folder / "noto" / f"NotoSans{script}-Regular.ttf")
        letters = [
            width
            for point, width in widths.items()
            if first <= point <= last and unicodedata.category(chr(point)) in ("Lo", "Ll", "Lu")
        ]
        lines.append(f"mean {first:04x} {last:04x} {round(mean(letters) * share)}\n")
    TARGET.write_text("".join(lines), encoding="utf-8")


def _advances(file: Path) -> dict[int, int]:
    """The advance width of every code point that takes room of its own."""
    font = TTFont(file)
    units = font["head"].unitsPerEm
    return {
        point: round(font["hmtx"][glyph][0] * UNITS / units)
        for point, glyph in sorted(font.getBestCmap().items())
        if 0x20 <= point <= LAST and unicodedata.category(chr(point)) not in NO_WIDTH
    }


def _runs(widths: dict[int, int]) -> Iterator[tuple[int, list[int]]]:
    """The widths as runs of code points without a gap."""
    first, run = 0, list[int]()
    for point, width in widths.items():
        if run and point != first + len(run):
            yield first, run
            run = []
        if not run:
            first = point
        run.append(width)
    yield first, run


if __name__ == "__main__":
    main(Path(sys.argv[1]))
