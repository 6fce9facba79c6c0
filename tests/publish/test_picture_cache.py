"""Pictures are kept between builds: what did not change is read, and what is not whole is drawn again."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from groundplan.drawing.draw import draw_here
from groundplan.publish.picture_cache import keep_picture, kept_name, read_picture
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
SHOWN = ("overview", "shop.inside", "flow.order.sequence")


def diagrams(name: str = "Application") -> Diagrams:
    return diagrams_from_texts({}, temporary_model(MODEL.replace("NAME", name))).diagrams


@pytest.mark.parametrize("id", SHOWN)
@pytest.mark.parametrize("name", ["Application", "</svg> ü 订单 👩‍👩‍👧 \u202e"])
def test_a_kept_picture_is_the_one_that_was_drawn(tmp_path: Path, id: str, name: str) -> None:
    scene = diagrams(name).shown(id)
    picture = draw_here(scene)

    keep_picture(tmp_path, scene, picture)

    assert read_picture(tmp_path, scene) == picture


def test_pictures_of_an_earlier_build_are_not_drawn_again(tmp_path: Path) -> None:
    with closing(Studio(tmp_path)) as first:
        before, _ = first.draw(diagrams(), SHOWN)
    with closing(Studio(tmp_path)) as second:
        after, problems = second.draw(diagrams(), SHOWN)
        drew = second._pool is not None

    assert (after, problems, drew) == (before, (), False)


def test_what_is_not_shown_any_more_is_not_kept(tmp_path: Path) -> None:
    with closing(Studio(tmp_path)) as studio:
        studio.draw(diagrams(), SHOWN)
        studio.draw(diagrams("Server"), SHOWN[:1])
        studio.tidy()

    assert [file.stem for file in tmp_path.glob("*")] == [kept_name(diagrams("Server").shown("overview"))]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:-20]),
        lambda file: file.write_bytes(file.read_bytes().replace(b"Application", b"Some others")),
        lambda file: file.write_bytes(b'\xff\xfe{"svg": 1}'),
        lambda file: (file.unlink(), file.mkdir()),
    ],
    ids=["empty", "cut", "changed", "foreign", "folder"],
)
def test_a_spoilt_file_is_drawn_again(tmp_path: Path, spoil) -> None:  # type: ignore[no-untyped-def]
    scene = diagrams().shown("overview")
    keep_picture(tmp_path, scene, draw_here(scene))
    (file,) = tmp_path.iterdir()
    spoil(file)

    with closing(Studio(tmp_path)) as studio:
        pictures, problems = studio.draw(diagrams(), ["overview"])

    assert (pictures["overview"], problems) == (draw_here(scene), ())


def test_a_folder_that_cannot_be_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")

    with closing(Studio(tmp_path / "taken")) as studio:
        pictures, problems = studio.draw(diagrams(), ["overview"])
        studio.tidy()

    assert (list(pictures), problems) == (["overview"], ())


def test_another_backend_has_pictures_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = diagrams().shown("overview")
    ours = kept_name(scene)
    monkeypatch.setenv("GROUNDPLAN_LAYOUT", "dot")

    assert kept_name(scene) != ours
