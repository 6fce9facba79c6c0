"""Icons are made small once, and kept by their content."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from groundplan.cache import Cache
from groundplan.catalog.component_type import Icon
from groundplan.drawing.icons import FOR_PAGES, KIND, icon_bytes, icon_suffix, is_line_icon, media_type
from tests.drawing.drawing_samples import component_type


def icon_of(name: str) -> Icon:
    icon = component_type(name).icon
    assert icon is not None
    return icon


def copied(icon: Icon, folder: Path) -> Icon:
    """The same image in another place, so that this process does not know it yet."""
    path = folder / "copy.png"
    path.write_bytes(icon.path.read_bytes())
    return Icon("copy", path)


def test_an_icon_becomes_small(tmp_path: Path) -> None:
    icon = icon_of("aws.compute.EC2")
    made = icon_bytes(icon, Cache(tmp_path))
    with Image.open(io.BytesIO(made)) as image:
        assert max(image.size) == FOR_PAGES.size
        assert len(image.convert("RGBA").getcolors(FOR_PAGES.size * FOR_PAGES.size) or []) <= FOR_PAGES.colours
    assert len(made) < icon.path.stat().st_size / 2


def test_a_made_icon_is_read_from_the_cache(tmp_path: Path) -> None:
    icon = icon_of("aws.compute.Lambda")
    made = icon_bytes(icon, Cache(tmp_path))
    (kept,) = (tmp_path / KIND).iterdir()
    assert Cache(tmp_path).get(KIND, kept.name) == made
    Cache(tmp_path).put(KIND, kept.name, b"other")
    assert icon_bytes(copied(icon, tmp_path), Cache(tmp_path)) == b"other"


@pytest.mark.parametrize("share", [0, 0.5, 0.99])
def test_a_kept_icon_that_is_not_whole_is_made_again(tmp_path: Path, share: float) -> None:
    icon = icon_of("aws.compute.Lambda")
    made = icon_bytes(icon, Cache(tmp_path))
    (kept,) = (tmp_path / KIND).iterdir()
    kept.write_bytes(kept.read_bytes()[: int(kept.stat().st_size * share)])
    assert icon_bytes(copied(icon, tmp_path), Cache(tmp_path)) == made
    assert Cache(tmp_path).get(KIND, kept.name) == made


def test_an_icon_that_was_drawn_anew_is_made_anew(tmp_path: Path) -> None:
    own = copied(icon_of("aws.compute.Lambda"), tmp_path)
    before = icon_bytes(own)
    own.path.write_bytes(icon_of("aws.compute.EC2").path.read_bytes())
    assert icon_bytes(own) != before


def test_without_a_place_to_keep_it_an_icon_is_made_all_the_same(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert icon_bytes(icon_of("aws.storage.S3"), Cache(blocked / "cache")) == icon_bytes(
        icon_of("aws.storage.S3"), None
    )


def test_svg_icons_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "own.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    icon = Icon("own", path)
    assert icon_bytes(icon, Cache(tmp_path / "cache")) == path.read_bytes()
    assert (icon_suffix(icon), media_type(icon)) == (".svg", "image/svg+xml")


def test_dark_line_drawings_are_told_from_tiles() -> None:
    assert is_line_icon(icon_of("aws.general.Users"))
    assert not is_line_icon(icon_of("aws.compute.EC2"))
