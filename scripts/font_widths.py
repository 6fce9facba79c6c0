"""Writes `src/groundplan/drawing/text/font_widths.txt`: how wide each letter of Liberation Sans is.

Liberation Sans has the widths of Arial and Helvetica, and its licence (SIL Open Font License 1.1) lets anybody use
it. Only the numbers are kept, no outlines. Run it again only to cover more letters:

    python scripts/font_widths.py /usr/share/fonts/truetype/liberation
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import ImageFont

UNITS = 2048
RANGES = (
    (0x20, 0x7F),
    (0xA0, 0x180),
    (0x386, 0x3CF),
    (0x400, 0x460),
    (0x2010, 0x2028),
    (0x2030, 0x203B),
    (0x2190, 0x2196),
)
TARGET = Path(__file__).parent.parent / "src" / "groundplan" / "drawing" / "text" / "font_widths.txt"
HEADER = """\
# Advance widths of Liberation Sans (metric-compatible with Arial and Helvetica), in 1/2048 of the font size.
# The font is licensed under the SIL Open Font License 1.1, https://scripts.sil.org/OFL; no outlines are contained here.
# Made by scripts/font_widths.py. Each line: weight, first code point, widths of the following code points.
"""


def main(folder: Path) -> None:
    """Measures both weights and writes the table."""
    lines = [HEADER]
    for weight, file in (("regular", "LiberationSans-Regular.ttf"), ("bold", "LiberationSans-Bold.ttf")):
        font = ImageFont.truetype(folder / file, UNITS, layout_engine=ImageFont.Layout.BASIC)
        for first, end in RANGES:
            widths = " ".join(str(round(font.getlength(chr(point)))) for point in range(first, end))
            lines.append(f"{weight} {first:04x} {widths}\n")
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
