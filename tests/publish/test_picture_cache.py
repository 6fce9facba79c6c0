"""Pictures are kept between builds: what did not change is read, and what is not whole is drawn again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from groundplan.cache import Cache
from groundplan.drawing.draw import draw_here
from groundplan.drawing.picture import Picture, Shown
from groundplan.publish.picture_cache import KIND, keep_picture, picture_key, read_pictures
from groundplan.publish.studio import Studio
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.load import diagrams_from_texts
from groundplan.testing import temporary_model

MODEL = r"""
components:
  shop:
    type: aws.network.VPC
    summary: Sells.
    contains:
      app: {type: aws.compute.EC2, name: "NAME", summary: Shows products.}
  database: {type: aws.database.RDS, summary: Keeps orders.}
connections:
  - {from: app, to: database, label: asks}
flows:
  order:
    name: Order
    steps:
      - {from: app, to: database, text: keeps the order}
"""
OTHER = b'{"title": "Overview", "width": 1, "height": 1, '
SHOWN = ("overview", "shop.inside", "flow.order.sequence")


def diagrams(name: str = "Application", summary: str = "Keeps orders.") -> Diagrams:
    text = MODEL.replace("NAME", name).replace("Keeps orders.", summary)
    return diagrams_from_texts({}, temporary_model(text)).diagrams


def read_picture(cache: Cache, scene: Shown) -> Picture | None:
    return read_pictures(cache, {picture_key(scene): scene}).get(scene.id)


@pytest.mark.parametrize("id", SHOWN)
@pytest.mark.parametrize("name", ["Application", "</svg> ü 订单 👩‍👩‍👧 \u202e"])
def test_a_kept_picture_is_the_one_that_was_drawn(tmp_path: Path, id: str, name: str) -> None:
    scene = diagrams(name).shown(id)
    picture = draw_here(scene)

    keep_picture(Cache(tmp_path), picture_key(picture.scene), picture)

    assert read_picture(Cache(tmp_path), scene) == picture


def test_pictures_of_an_earlier_build_are_not_drawn_again(tmp_path: Path) -> None:
    with closing(Studio(Cache(tmp_path))) as first:
        before, _ = first.draw(diagrams(), SHOWN)
    with closing(Studio(Cache(tmp_path))) as second:
        after, problems = second.draw(diagrams(), SHOWN)
        drew = second._pool is not None

    assert (after, problems, drew) == (before, (), False)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"7",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        OTHER + b'"id": "other", "icons": []}\n<svg></svg>',
        OTHER + b'"id": "overview", "icons": ["no"]}\n<svg></svg>',
        OTHER + b'"id": "overview", "icons": [{}]}\n<svg></svg>',
        OTHER + b'"id": "overview", "icons": 7}\n<svg></svg>',
    ],
)
def test_what_is_no_picture_of_the_scene_is_drawn_again(tmp_path: Path, content: bytes) -> None:
    """An entry whose hash is right may still hold anything, where others write into the same store."""
    scene = diagrams().shown("overview")
    Cache(tmp_path).put(KIND, picture_key(scene), content)

    with closing(Studio(Cache(tmp_path))) as studio:
        pictures, problems = studio.draw(diagrams(), ["overview"])

    assert (pictures["overview"], problems) == (draw_here(scene), ())
    assert read_picture(Cache(tmp_path), scene) == pictures["overview"]


@pytest.mark.parametrize(
    ("honest", "forged"),
    [
        (b"<svg ", b"<svg onload='alert(1)' "),
        (b"</svg>", b"<script>alert(1)</script></svg>"),
        (b'href="component:', b'href="javascript:'),
        (b'"width":', b'"width":"1 onload=alert(1)","w":'),
        (b'viewBox="', b'viewBox="none '),
        (b'data-direction="', b'data-direction=">'),
        (b'href="icon:', b'href="icon:other'),
        (b"<title data-of=", b"<title onload=alert(1) data-of="),
    ],
)
def test_a_forged_picture_in_a_shared_cache_is_not_taken(tmp_path: Path, honest: bytes, forged: bytes) -> None:
    scene, shared = diagrams().shown("overview"), f"file://{tmp_path}/shared"
    keep_picture(Cache(tmp_path / "first"), picture_key(scene), draw_here(scene))
    content = Cache(tmp_path / "first").get(KIND, picture_key(scene))
    assert content is not None
    assert honest in content
    forger = Cache(tmp_path / "forger", shared=shared)
    forger.put(KIND, picture_key(scene), content.replace(honest, forged, 1), share=True)
    forger.finish()

    assert read_picture(Cache(tmp_path / "own", shared=shared), scene) is None
    assert not (tmp_path / "own").exists()
    forger.put(KIND, picture_key(scene), content, share=True)
    forger.finish()
    assert read_picture(Cache(tmp_path / "own", shared=shared), scene) == draw_here(scene)


def test_a_picture_whose_tooltips_name_what_is_not_there_shows_none(tmp_path: Path) -> None:
    scene = diagrams().shown("overview")
    picture = draw_here(scene)
    keep_picture(
        Cache(tmp_path),
        picture_key(scene),
        replace(picture, drawn=replace(picture.drawn, svg=picture.drawn.svg.replace("item:database", "item:none"))),
    )

    read = read_picture(Cache(tmp_path), scene)

    assert read is not None
    assert "Keeps orders." in picture.svg
    assert "Keeps orders." not in read.svg
    assert "data-of" not in read.svg


def test_a_kept_picture_serves_another_model_that_is_drawn_alike(tmp_path: Path) -> None:
    """Only what takes no room may differ: what the tooltips say is that of the model that the picture is used for."""
    ours, theirs = diagrams().shown("overview"), diagrams(summary="Remembers <all> & everything.").shown("overview")
    keep_picture(Cache(tmp_path), picture_key(ours), draw_here(ours))

    read = read_picture(Cache(tmp_path), theirs)

    assert read == draw_here(theirs)
    assert read is not None
    assert "Remembers &lt;all&gt; &amp; everything." in read.svg
    assert "Keeps orders." not in read.svg


def test_a_folder_that_cannot_be_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")

    with closing(Studio(Cache(tmp_path / "taken"))) as studio:
        pictures, problems = studio.draw(diagrams(), ["overview"])
        studio.tidy()

    assert (list(pictures), problems) == (["overview"], ())


def test_another_backend_has_pictures_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = diagrams().shown("overview")
    ours = picture_key(scene)
    monkeypatch.setenv("GROUNDPLAN_LAYOUT", "dot")

    assert picture_key(scene) != ours


KEYS = """
from tests.publish.test_picture_cache import SHOWN, diagrams
from groundplan.publish.picture_cache import picture_key
print(*(picture_key(diagrams().shown(id)) for id in SHOWN))
"""


def test_keys_are_the_same_in_another_process_and_where_the_package_lies_elsewhere(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    shutil.copytree(root / "src", tmp_path / "other/src", ignore=shutil.ignore_patterns("__pycache__"))
    keys = {
        subprocess.run(
            [sys.executable, "-c", KEYS], cwd=root, env={**os.environ, **changes}, capture_output=True, check=True
        ).stdout
        for changes in (
            {"PYTHONHASHSEED": "1"},
            {"PYTHONHASHSEED": "2", "PYTHONPATH": str(tmp_path / "other/src")},
        )
    }

    assert len(keys) == 1


def test_every_scene_has_a_key_of_its_own() -> None:
    ours, other = diagrams(), diagrams("Server")
    keys = {picture_key(each.shown(id)) for each in (ours, other) for id in SHOWN}

    assert len(keys) == 2 * len(SHOWN)
