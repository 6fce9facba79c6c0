"""The colours of `color-by` can be seen in both themes and told apart by everybody."""

from __future__ import annotations

import itertools
import math

import pytest

from groundplan.scenes.coloring import PALETTE

Color = tuple[float, float, float]
Matrix = tuple[Color, Color, Color]

SIGHT: dict[str, Matrix] = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def linear(color: str) -> Color:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue))  # type: ignore[return-value]


def luminance(color: str) -> float:
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def times(matrix: Matrix, color: Color) -> Color:
    return tuple(sum(a * b for a, b in zip(row, color, strict=True)) for row in matrix)  # type: ignore[return-value]


def perceived(color: str, sight: Matrix) -> Color:
    """The colour in the Oklab space, in which distances are those that people see."""
    seen: Color = tuple(min(1, max(0, part)) for part in times(sight, linear(color)))  # type: ignore[assignment]
    cones = times(((0.4122, 0.5363, 0.0514), (0.2119, 0.6807, 0.1074), (0.0883, 0.2817, 0.6300)), seen)
    roots: Color = tuple(part ** (1 / 3) for part in cones)
    return times(((0.2105, 0.7936, -0.0041), (1.9780, -2.4286, 0.4506), (0.0259, 0.7828, -0.8087)), roots)


@pytest.mark.parametrize("color", PALETTE)
@pytest.mark.parametrize("background", ["#ffffff", "#1e2129"])
def test_every_colour_stands_out_from_the_background(color: str, background: str) -> None:
    assert contrast(color, background) >= 3


@pytest.mark.parametrize("sight", SIGHT)
def test_every_two_colours_can_be_told_apart(sight: str) -> None:
    """0.02 is the least difference that people notice side by side."""
    distances = {
        pair: math.dist(perceived(pair[0], SIGHT[sight]), perceived(pair[1], SIGHT[sight]))
        for pair in itertools.combinations(PALETTE, 2)
    }
    assert min(distances.values()) > 0.08


def test_there_are_at_least_eight() -> None:
    assert len(set(PALETTE)) >= 8
