"""The colours of `color-by` can be seen in both themes, told apart by everybody, and stay with their values."""

from __future__ import annotations

import itertools
import math

import pytest

from groundplan.catalog.colors import DARK, WHITE, contrast, mixed
from groundplan.scenes.palette import NEUTRAL, PALETTE, STATUS_SHADES, Shade, tones

Color = tuple[float, float, float]
Matrix = tuple[Color, Color, Color]

SIGHT: dict[str, Matrix] = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Machado, Oliveira and Fernandes 2009, at full severity: matrices for linear sRGB."""

XYZ: Matrix = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE_POINT: Color = (0.95047, 1.0, 1.08883)

LEAST_DISTANCE = 10.0
"""In CIEDE2000, in which 1 is what one just notices side by side, and 5 what one tells apart at a glance."""


def linear(color: str) -> Color:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue))  # type: ignore[return-value]


def times(matrix: Matrix, color: Color) -> Color:
    return tuple(sum(a * b for a, b in zip(row, color, strict=True)) for row in matrix)  # type: ignore[return-value]


def perceived(color: str, sight: Matrix) -> Color:
    """The colour in CIELAB."""
    seen: Color = tuple(min(1, max(0, part)) for part in times(sight, linear(color)))  # type: ignore[assignment]
    x, y, z = (
        part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
        for part in (value / white for value, white in zip(times(XYZ, seen), WHITE_POINT, strict=True))
    )
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def ciede2000(one: Color, other: Color) -> float:
    """How different two colours look, after Sharma, Wu and Dalal 2005."""
    chroma = (math.hypot(*one[1:]) + math.hypot(*other[1:])) / 2
    stretch = 1 + 0.5 * (1 - math.sqrt(chroma**7 / (chroma**7 + 25**7)))
    (l1, a1, b1), (l2, a2, b2) = ((each[0], each[1] * stretch, each[2]) for each in (one, other))
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, a1)) % 360, math.degrees(math.atan2(b2, a2)) % 360
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    lightness, mean_chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    weight = (
        1
        - 0.17 * math.cos(math.radians(hue - 30))
        + 0.24 * math.cos(math.radians(2 * hue))
        + 0.32 * math.cos(math.radians(3 * hue + 6))
        - 0.20 * math.cos(math.radians(4 * hue - 63))
    )
    by_lightness = (l2 - l1) / (1 + 0.015 * (lightness - 50) ** 2 / math.sqrt(20 + (lightness - 50) ** 2))
    by_chroma = (c2 - c1) / (1 + 0.045 * mean_chroma)
    by_hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * mean_chroma * weight)
    bend = 2 * math.sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7))
    bend *= -math.sin(math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2))))
    return math.sqrt(by_lightness**2 + by_chroma**2 + by_hue**2 + bend * by_chroma * by_hue)


def least_distance(shades: tuple[Shade, ...], theme: str, sight: str) -> float:
    seen = [perceived(getattr(shade, theme), SIGHT[sight]) for shade in shades]
    return min(ciede2000(one, other) for one, other in itertools.combinations(seen, 2))


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_distance_is_the_published_one(one: Color, other: Color, distance: float) -> None:
    assert ciede2000(one, other) == pytest.approx(distance, abs=1e-4)


ALL = dict.fromkeys((*PALETTE, NEUTRAL, *STATUS_SHADES.values()))


@pytest.mark.parametrize("shade", ALL)
def test_every_colour_stands_out_from_its_page(shade: Shade) -> None:
    assert contrast(shade.light, WHITE) >= 3
    assert contrast(shade.dark, DARK) >= 3


@pytest.mark.parametrize("shade", ALL)
def test_texts_can_be_read_on_every_plate(shade: Shade) -> None:
    for ink in ("#16191f", "#5b6573"):
        assert contrast(ink, mixed(WHITE, shade.light, 0.12)) >= 4.5
    for ink in ("#e6e8eb", "#aab4c2"):
        assert contrast(ink, mixed(DARK, shade.dark, 0.12)) >= 4.5


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_two_colours_can_be_told_apart(theme: str, sight: str) -> None:
    assert least_distance((*PALETTE, NEUTRAL), theme, sight) >= LEAST_DISTANCE
    assert least_distance(tuple(STATUS_SHADES.values()), theme, sight) >= LEAST_DISTANCE


def test_values_get_a_letter_when_the_colours_are_used_up() -> None:
    count = len(PALETTE)
    found = list(tones(f"team {at}" for at in range(28 * count)).values())
    assert len(set(found)) == 28 * count
    assert {tone.mark for tone in found[:count]} == {""}
    assert {tone.mark for tone in found[count : 2 * count]} == {"A"}
    assert {tone.mark for tone in found[27 * count :]} == {"AA"}


def test_a_value_at_the_end_takes_no_colour_away() -> None:
    before = tones(["shop", "search", "data"])
    after = tones(["shop", "search", "data", "payments"])
    assert {value: after[value] for value in before} == before


def test_a_value_at_the_beginning_changes_few() -> None:
    teams = [f"team {at}" for at in range(5)]
    before = tones(teams)
    changed = [
        sum(tones([new, *teams])[team] != tone for team, tone in before.items()) / len(teams)
        for new in (f"new {at}" for at in range(60))
    ]
    assert sum(changed) / len(changed) < 0.5


def test_the_same_values_have_the_same_colours_on_every_machine() -> None:
    first, second = tones(["shop", "search"]).values()
    assert (first, second) == tuple(tones(["shop", "search"]).values())
    assert first != second
