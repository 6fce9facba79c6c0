"""A finished SVG as what a person sees in it: boxes, frames, titles, lines, labels and badges, with their places.

Only the text of the SVG is read, as it is written into sites and by `groundplan draw`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from msgspec import Struct
from msgspec.structs import replace

from bench.legible.paths import polyline
from groundplan.drawing.geometry import Point, Rect, around
from groundplan.drawing.text.metrics import text_width

_SVG = "{http://www.w3.org/2000/svg}"
_DRAWING = re.compile(r'<svg\b(?=[^>]*class="gp-drawing[" ]).*?</svg>', re.DOTALL)
_ASCENT = 0.75
_DESCENT = 0.22


class Line(Struct, frozen=True):
    """An edge as it is drawn: `points` from its source to the tip of its arrow. `label` and `steps` are what is due."""

    id: str
    source: str
    target: str
    points: tuple[Point, ...]
    label: str = ""
    steps: tuple[str, ...] = ()
    tooltip: str = ""


class Label(Struct, frozen=True):
    """The text on an edge, or one of its step badges (then `step` is the number shown)."""

    edge: str
    text: str
    rect: Rect
    step: str | None = None


class Drawing(Struct, frozen=True):
    """One picture.

    `ink` holds what of each box is not empty: icon, texts, chips, or the whole plate. `titles` are the inked parts of
    frame titles, each with its frame's id or `""` where the picture does not say it.
    """

    id: str
    width: float
    height: float
    direction: str
    boxes: Mapping[str, Rect]
    ink: Mapping[str, tuple[Rect, ...]]
    frames: Mapping[str, Rect]
    titles: tuple[tuple[str, Rect], ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    least_letter: float
    bounds: Rect

    def around(self, item: str) -> frozenset[str]:
        """The frames in which a box or frame stands; a box on a frame's border stands in it."""
        rect = self.boxes.get(item) or self.frames.get(item)
        if rect is None:
            return frozenset()
        if item in self.boxes:
            return frozenset(name for name, frame in self.frames.items() if frame.overlaps(rect))
        return frozenset(name for name, frame in self.frames.items() if name != item and frame.encloses(rect))


def drawings_in(path: Path) -> Iterator[tuple[str, str]]:
    """The name and the text of every structure picture in an SVG file, an HTML page, or all files of a folder.

    A picture that stands on several pages, or on a page and in a file of its own, comes once.
    """
    files = [path] if path.is_file() else sorted((*path.rglob("*.svg"), *path.rglob("*.html")))
    seen: set[str] = set()
    for file in files:
        for text in _DRAWING.findall(file.read_text(encoding="utf-8")):
            if 'class="message' in text or 'data-box="' not in text:
                continue
            name = _name(text) or file.stem
            if name not in seen:
                seen.add(name)
                yield name, text


def read(svg: str, name: str | None = None) -> Drawing:
    """Reads one picture. Raises ValueError where it is not one of ours."""
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise ValueError(f"not an SVG: {error}") from error
    if not (root.get("class") or "").startswith("gp-drawing"):
        raise ValueError("not a picture of Groundplan")
    boxes, ink = {}, {}
    for item in root.iter(f"{_SVG}g"):
        if (box := item.get("data-box")) is not None:
            parts = tuple(_box_ink(item))
            ink[box] = _joined(parts)
            boxes[box] = next((_rect(each) for each in item.iter() if each.get("class") == "hit"), around(list(parts)))
    frames = {
        frame: around([_rect(each) for each in group.iter(f"{_SVG}rect")])
        for group in root.iter(f"{_SVG}g")
        if (frame := group.get("data-frame")) is not None and "frame" in _classes(group)
    }
    drawing = Drawing(
        id=name or _name(svg) or "",
        width=float(root.get("width", "0")),
        height=float(root.get("height", "0")),
        direction=root.get("data-direction") or "right",
        boxes=boxes,
        ink=ink,
        frames=frames,
        titles=tuple(_titles(root)),
        lines=tuple(_lines(root)),
        labels=tuple(_labels(root)),
        least_letter=min((float(text.get("font-size", "16")) for text in root.iter(f"{_SVG}text")), default=16.0),
        bounds=Rect(0.0, 0.0, 1.0, 1.0),
    )
    return _with_bounds(drawing)


def _with_bounds(drawing: Drawing) -> Drawing:
    """The drawing with the bounds of what is drawn: without margins, heading and legend."""
    rects = [
        *drawing.boxes.values(),
        *drawing.frames.values(),
        *(label.rect for label in drawing.labels),
        *(Rect(x, y, x, y) for line in drawing.lines for x, y in line.points),
    ]
    return replace(drawing, bounds=around(rects)) if rects else drawing


def _name(svg: str) -> str | None:
    found = re.search(r'aria-labelledby="(\S+)-title', svg)
    return found[1] if found else None


def _lines(root: ElementTree.Element) -> Iterator[Line]:
    for group in root.iter(f"{_SVG}g"):
        edge = group.get("data-edge")
        if edge is None or "edge" not in _classes(group):
            continue
        points: tuple[Point, ...] = ()
        tip: Point | None = None
        for path in group.iter(f"{_SVG}path"):
            if "course" in _classes(path):
                points = (*points, *polyline(path.get("d", "")))
            elif "tip" in _classes(path):
                corners = polyline(path.get("d", ""))
                # An open arrowhead is two strokes that meet in the tip, a filled one begins there.
                tip = corners[len(corners) // 2 if path.get("fill") == "none" else 0]
        if points and tip and tip != points[-1]:
            points = (*points, tip)
        yield Line(
            edge,
            group.get("data-from", ""),
            group.get("data-to", ""),
            points,
            group.get("data-label", ""),
            tuple(group.get("data-steps", "").split()),
            next((title.text or "" for title in group.iter(f"{_SVG}title")), ""),
        )


def _labels(root: ElementTree.Element) -> Iterator[Label]:
    for group in root.iter(f"{_SVG}g"):
        edge = group.get("data-edge")
        if edge is None or "edge-text" not in _classes(group):
            continue
        texts = [text for text in group.findall(f"{_SVG}text") if "label" in _classes(text)]
        if texts:
            yield Label(edge, " ".join(map(_text, texts)), around([_text_rect(text) for text in texts]))
        for badge in group.iter(f"{_SVG}g"):
            if "badge" in _classes(badge):
                shapes = [_rect(each) for each in badge.iter() if each.tag in (f"{_SVG}rect", f"{_SVG}circle")]
                step = badge.get("data-step", "")
                yield Label(edge, step, around(shapes), step)


def _titles(root: ElementTree.Element) -> Iterator[tuple[str, Rect]]:
    for group in root.iter(f"{_SVG}g"):
        if "titles" not in _classes(group):
            continue
        for title in group:
            owner = next((name for each in title.iter() if (name := each.get("data-frame"))), "")
            for part in title.iter():
                if (rect := _inked(part)) is not None:
                    yield owner, rect


def _box_ink(item: ElementTree.Element) -> Iterator[Rect]:
    for part in item.iter():
        if not {"hit", "focus-halo"}.intersection(_classes(part)) and (rect := _inked(part)) is not None:
            yield rect


def _inked(part: ElementTree.Element) -> Rect | None:
    """The rectangle that an element fills; None for what has no extent of its own."""
    if part.tag == f"{_SVG}text":
        return _text_rect(part)
    if part.tag in (f"{_SVG}rect", f"{_SVG}image", f"{_SVG}use", f"{_SVG}circle"):
        return _rect(part)
    return None


def _joined(parts: tuple[Rect, ...]) -> tuple[Rect, ...]:
    """The parts of a box with what lies between two that stand above each other: a line there runs through the box."""
    column = sorted(parts, key=lambda part: part.top)
    between = [
        Rect(max(upper.left, lower.left), upper.centre[1], min(upper.right, lower.right), lower.centre[1])
        for upper, lower in pairwise(column)
        if upper.bottom < lower.top and max(upper.left, lower.left) < min(upper.right, lower.right)
    ]
    return (*parts, *between)


def _rect(part: ElementTree.Element) -> Rect:
    if part.tag == f"{_SVG}circle":
        x, y, radius = (float(part.get(key, "0")) for key in ("cx", "cy", "r"))
        return Rect(x - radius, y - radius, x + radius, y + radius)
    left, top, width, height = (float(part.get(key, "0")) for key in ("x", "y", "width", "height"))
    return Rect(left, top, left + width, top + height)


def _text_rect(text: ElementTree.Element) -> Rect:
    """Where the letters of one line of text are, by the package's own widths."""
    size = float(text.get("font-size", "16"))
    weight = text.get("font-weight", "400")
    width = text_width(_text(text), size, bold=weight in ("bold", "bolder") or (weight.isdigit() and int(weight) > 500))
    x, y = float(text.get("x", "0")), float(text.get("y", "0"))
    left = x - width * {"middle": 0.5, "end": 1.0}.get(text.get("text-anchor", "start"), 0.0)
    return Rect(left, y - size * _ASCENT, left + width, y + size * _DESCENT)


def _text(text: ElementTree.Element) -> str:
    return "".join(text.itertext())


def _classes(part: ElementTree.Element) -> list[str]:
    return part.get("class", "").split()
