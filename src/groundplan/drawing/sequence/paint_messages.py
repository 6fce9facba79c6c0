"""Messages as SVG: an arrow from lifeline to lifeline, the number where it starts, the text above it."""

from __future__ import annotations

from collections.abc import Mapping

from groundplan.drawing.paint.badges import paint_badge
from groundplan.drawing.paint.colors import INK, LINE, color_of
from groundplan.drawing.paint.edges import arrowhead, stroke_of
from groundplan.drawing.paint.svg import element, rounded, shape, tooltip_of
from groundplan.drawing.paint.texts import paint_lines
from groundplan.drawing.routing.courses import ARROW_LENGTH, Course
from groundplan.drawing.sequence.arrangement import Bar, PlacedMessage
from groundplan.model.component import ConnectionKind
from groundplan.model.flow import Ride


def paint_message(placed: PlacedMessage, bars: Mapping[str, tuple[Bar, ...]]) -> str:
    """A message, a link to its connection's row. `bars` are those of the participants."""
    message = placed.message
    course = _course(placed, bars.get(message.target, ()))
    kind = ConnectionKind.SYNC if message.ride is Ride.RETURN else message.kind
    open_head = kind is ConnectionKind.ASYNC
    color = color_of(message.style, LINE)
    link = element(
        "a",
        tooltip_of("message", message.number),
        element("rect", class_="hit", fill="none", pointer_events="all", rx=4, **shape(placed.rect.grown(2))),
        element(
            "path",
            **color.line("course"),
            d=rounded((course if open_head else course.shortened(ARROW_LENGTH - 2)).points, 5.0),
            fill="none",
            **stroke_of(kind, True if message.ride is Ride.RETURN else message.style.dashed),
        ),
        arrowhead(course, color, open_head=open_head),
        paint_lines(placed.text, INK, "label", halo=5),
        element("g", paint_badge(message.number, placed.badge, against=message.ride is not Ride.ALONG), class_="badge"),
        href=f"connection:{message.connection}",
    )
    return element(
        "g",
        link,
        class_=f"message {message.kind} {message.ride}",
        data_step=message.number,
        data_connections=message.connection,
        data_from=message.source,
        data_to=message.target,
    )


def _course(placed: PlacedMessage, bars: tuple[Bar, ...]) -> Course:
    """The message's line up to the side of the lifeline, or of the bar that stands on it."""
    *before, (x, y) = placed.points
    heading = 1 if before[-1][0] < x else -1
    sides = [bar.rect.left if heading > 0 else bar.rect.right for bar in bars if bar.rect.top <= y <= bar.rect.bottom]
    reached = min(sides, default=x) if heading > 0 else max(sides, default=x)
    return Course((*before, (reached, y)))
