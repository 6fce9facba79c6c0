"""Where on a side of a box each wire docks: fans leave from one point, arrows arrive each at its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from msgspec import Struct, field

from groundplan.drawing.routing.wires import Wire

_SPACING = 9.0
_LEAST_SPACING = 5.0
_EDGE = 5.0
_FRAME_EDGE = 34.0
_NUDGE = 18.0


class _Port(Struct):
    """One docking point: the wires that use it, how far their other ends are, and where it ends up."""

    wires: list[Wire] = field(default_factory=list)
    others: list[float] = field(default_factory=list)
    straight: bool = False


def assign(wires: Sequence[Wire], frames: Collection[str]) -> None:
    """Gives every wire the heights of its two ends: `heights` becomes `[tail, head]`."""
    for wire in wires:
        wire.heights = [wire.tail.centre[1], wire.head.centre[1]]
        if wire.tail_item in frames:
            wire.heights[0] = _inside(wire.guide[0][1], wire.tail.top, wire.tail.bottom)
        if wire.head_item in frames:
            wire.heights[1] = _inside(wire.guide[-1][1], wire.head.top, wire.head.bottom)
    tails: dict[str, dict[str, _Port]] = defaultdict(lambda: defaultdict(_Port))
    heads: dict[str, dict[str, _Port]] = defaultdict(lambda: defaultdict(_Port))
    centres = [tuple(wire.heights) for wire in wires]
    for wire, (tail, head) in zip(wires, centres, strict=True):
        level = abs(tail - head) < 0.6
        for sides, item, port, other in (
            (tails, wire.tail_item, wire.leaves, _heading(wire, head)),
            (heads, wire.head_item, wire.enters, _coming(wire, tail)),
        ):
            sides[item][port].wires.append(wire)
            sides[item][port].others.append(other)
            sides[item][port].straight |= level
    for end, sides in ((0, tails), (-1, heads)):
        for item, ports in sides.items():
            if item in frames:
                _spread_on_frame(list(ports.values()), end)
            else:
                _spread(list(ports.values()), end)
    _level(wires, tails, heads, frames)


def _heading(wire: Wire, head: float) -> float:
    """The height towards which a wire sets out: that of the first rank that it passes, or of its head."""
    if wire.last - wire.first == 1:
        return head
    return wire.guide_at(wire.guide[0][0] + 0.6 * (wire.guide[-1][0] - wire.guide[0][0]))


def _coming(wire: Wire, tail: float) -> float:
    if wire.last - wire.first == 1:
        return tail
    return wire.guide_at(wire.guide[0][0] + 0.4 * (wire.guide[-1][0] - wire.guide[0][0]))


def _spread(ports: list[_Port], end: int) -> None:
    """Puts the ports of one side of a box in the order of where their wires go, around the middle."""
    if len(ports) < 2:
        return
    ports.sort(key=lambda port: sum(port.others) / len(port.others))
    rect = ports[0].wires[0].tail if end == 0 else ports[0].wires[0].head
    room = rect.height - 2 * _EDGE
    spacing = min(_SPACING, room / (len(ports) - 1))
    if spacing < _LEAST_SPACING:
        return
    pivot = next((at for at, port in enumerate(ports) if port.straight), (len(ports) - 1) / 2)
    lowest, highest = -pivot * spacing, (len(ports) - 1 - pivot) * spacing
    if lowest < -room / 2 or highest > room / 2:
        pivot = (len(ports) - 1) / 2
    for at, port in enumerate(ports):
        for wire in port.wires:
            wire.heights[end] = round(rect.centre[1] + (at - pivot) * spacing)


def _spread_on_frame(ports: list[_Port], end: int) -> None:
    """Keeps the wires at a frame's border apart, near where the layout let them end."""
    ports.sort(key=lambda port: port.wires[0].heights[end])
    before: float | None = None
    for port in ports:
        height = port.wires[0].heights[end]
        if before is not None and height - before < _SPACING:
            height = before + _SPACING
        for wire in port.wires:
            wire.heights[end] = height
        before = height


def _level(
    wires: Sequence[Wire],
    tails: dict[str, dict[str, _Port]],
    heads: dict[str, dict[str, _Port]],
    frames: Collection[str],
) -> None:
    """Levels wires that would only jog a little, where both ends are free to move."""
    for wire in wires:
        tail, head = wire.heights
        if not 0.1 < abs(tail - head) <= _NUDGE:
            continue
        tail_free = len(tails[wire.tail_item]) == 1 and len(tails[wire.tail_item][wire.leaves].wires) == 1
        head_free = len(heads[wire.head_item]) == 1 and len(heads[wire.head_item][wire.enters].wires) == 1
        if wire.tail_item in frames and len(tails[wire.tail_item]) == 1:
            wire.heights = [head, head]
        elif wire.head_item in frames and len(heads[wire.head_item]) == 1:
            wire.heights = [tail, tail]
        elif tail_free and head_free:
            wire.heights = [float(round((tail + head) / 2))] * 2
        elif tail_free and abs(head - wire.tail.centre[1]) <= wire.tail.height / 2 - _EDGE:
            wire.heights = [head, head]
        elif head_free and abs(tail - wire.head.centre[1]) <= wire.head.height / 2 - _EDGE:
            wire.heights = [tail, tail]


def _inside(height: float, top: float, bottom: float) -> float:
    """The height, kept below a frame's title and above its lower border."""
    return round(max(min(height, bottom - 10), min(top + _FRAME_EDGE, (top + bottom) / 2)))
