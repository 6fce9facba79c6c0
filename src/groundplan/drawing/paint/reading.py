"""The order in which the keyboard goes through a picture: along its flow, or else as the model has it."""

from __future__ import annotations

import re

from groundplan.scenes.scene import Box, Edge, Scene

_PART = re.compile(r"(\d+)([a-z]*)")

StepKey = tuple[tuple[int, int, str], ...]


def boxes_in_order(scene: Scene) -> list[Box]:
    """The boxes, those of a flow's first steps first; a step names where its edge starts before where it ends."""
    first: dict[str, int] = {}
    for edge in edges_in_order(scene):
        if edge.badges:
            ends = (edge.target, edge.source) if edge.badges[0].against else (edge.source, edge.target)
            for end in ends:
                first.setdefault(end, len(first))
    return sorted(scene.boxes(), key=lambda box: first.get(box.id, len(first)))


def edges_in_order(scene: Scene) -> list[Edge]:
    """The edges, those of a flow's first steps first and those without a step last."""
    return sorted(
        scene.edges, key=lambda edge: (not edge.badges, min((_key(badge.number) for badge in edge.badges), default=()))
    )


def _key(number: str) -> StepKey:
    """What sorts `2` before `10`, `3a` before `3b`, and `3z` before `3aa`."""
    return tuple((int(digits), len(letters), letters) for digits, letters in _PART.findall(number))
