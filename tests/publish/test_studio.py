"""Pictures are drawn while others ask for them; problems of pictures point at what asks for the diagram."""

from __future__ import annotations

import multiprocessing
import threading
import time
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from groundplan.cache import Cache
from groundplan.drawing.draw import draw_here
from groundplan.drawing.workers import Workers
from groundplan.publish.picture_cache import picture_key, read_pictures
from groundplan.publish.progress import listening
from groundplan.publish.studio import Studio, place_of
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.load import diagrams_from_texts
from groundplan.testing import temporary_model

MODEL = """
components:
  shop:
    type: group.System
    summary: Sells.
    contains:
      app: {type: aws.compute.EC2, summary: Shows products.}
  database: {type: aws.database.RDS, summary: Keeps orders.}
connections:
  - {from: app, to: database}
flows:
  order:
    name: Order
    steps:
      - {from: app, to: database, text: keeps the order}
"""


@pytest.mark.parametrize(
    ("diagram", "place"),
    [
        ("front", "diagrams/front.yml:1"),
        ("database.neighbours", "model/model.yml:8"),
        ("shop.inside", "model/model.yml:3"),
        ("flow.order", "model/model.yml:12"),
        ("overview", "model:1"),
    ],
)
def test_where_a_diagram_is_asked_for(diagram: str, place: str) -> None:
    diagrams = diagrams_from_texts({"diagrams/front.yml": "title: Front\n"}, temporary_model(MODEL)).diagrams

    found = place_of(diagrams, diagram)

    assert f"{found.path}:{found.line}" == place


def drawable(model: str = MODEL) -> Diagrams:
    return diagrams_from_texts({}, temporary_model(model)).diagrams


def test_pictures_can_be_asked_for_while_others_are_drawn() -> None:
    diagrams = drawable()
    with closing(Studio()) as studio:
        drawing = studio.start(diagrams, ids := tuple(diagrams.by_id))
        last = drawing.picture(ids[-1])
        with ThreadPoolExecutor(4) as threads:
            asked = dict(zip(ids, threads.map(drawing.picture, ids), strict=True))
        pictures, problems = drawing.finish()

    assert (last, asked, problems) == (draw_here(diagrams.shown(ids[-1])), pictures, ())
    assert list(pictures) == list(ids)
    assert drawing.picture("no-such-diagram") is None


def test_what_has_not_begun_is_dropped_when_something_newer_comes() -> None:
    diagrams = drawable()
    with Workers(1) as workers, closing(Studio(pool=lambda: workers)) as studio:
        workers.submit(time.sleep, 1)
        outdated = studio.start(diagrams, diagrams.by_id)
        outdated.cancel()
        pictures, _ = studio.start(diagrams, ["overview"]).finish()
        with pytest.raises(CancelledError):
            outdated.finish()

    assert list(pictures) == ["overview"]


def test_late_pictures_are_those_of_before_until_they_are_drawn() -> None:
    before = drawable()
    after = drawable(
        MODEL.replace("name: Order", "name: Purchase").replace("app: {", "till: {").replace("app,", "till,")
    )
    drawn = threading.Event()
    with Workers(1) as workers, closing(Studio(pool=lambda: workers)) as studio:
        first = studio.start(before, before.by_id)
        pictures, _ = first.finish()
        workers.submit(time.sleep, 2)
        second = studio.start(after, after.by_id, first, drawn.set)
        second.wait()

        assert second.late == {id for id in after.by_id if id in before.by_id}
        assert second.picture("flow.order") == pictures["flow.order"]
        assert second.shown("flow.order") == before.shown("flow.order")
        assert second.picture("till.neighbours") == draw_here(after.shown("till.neighbours"))
        assert drawn.wait(60)
        assert second.picture("flow.order") == pictures["flow.order"]

        second.wait()

        assert (second.late, second.finish()) == (
            frozenset(),
            ({id: draw_here(after.shown(id)) for id in after.by_id}, ()),
        )


def test_small_pictures_that_are_late_do_not_wait_for_large_ones() -> None:
    crowd = "  crowd:\n    type: group.System\n    contains:\n"
    crowd += "".join(f"      c{number}: {{type: aws.compute.EC2}}\n" for number in range(70))
    model = MODEL.replace("connections:", f"{crowd}connections:")
    before, after = drawable(model), drawable(model.replace("c1:", "d1:").replace("name: Order", "name: Purchase"))
    late: list[frozenset[str]] = []
    finished = threading.Event()

    def told() -> None:
        second.wait()
        late.append(second.late)
        if not second.late:
            finished.set()

    with Workers(1) as workers, closing(Studio(pool=lambda: workers)) as studio:
        first = studio.start(before, ids := ["flow.order", "crowd.inside"])
        first.finish()
        workers.submit(time.sleep, 2)
        second = studio.start(after, ids, first, told)
        second.wait()

        assert second.late == {"flow.order", "crowd.inside"}
        assert finished.wait(60)

    assert late == [{"crowd.inside"}, frozenset()]


def test_nobody_is_told_of_pictures_that_are_superseded() -> None:
    before, after = drawable(), drawable(MODEL.replace("name: Order", "name: Purchase"))
    told: list[str] = []
    with Workers(1) as workers, closing(Studio(pool=lambda: workers)) as studio:
        first = studio.start(before, before.by_id)
        first.finish()
        workers.submit(time.sleep, 1)
        second = studio.start(after, after.by_id, first, lambda: told.append("second"))
        second.wait()
        third = studio.start(before, before.by_id, second, lambda: told.append("third"))
        second.cancel()
        third.wait()
        third.finish()

    assert told == []


def test_what_was_drawn_for_nobody_is_kept(tmp_path: Path) -> None:
    diagrams = drawable()
    with Workers(1) as workers:
        Studio(Cache(tmp_path), lambda: workers).start(diagrams, ["overview"])
    scene = diagrams.shown("overview")

    assert read_pictures(Cache(tmp_path), {picture_key(scene): scene}) == {"overview": draw_here(scene)}


def test_what_only_tooltips_say_is_changed_without_drawing() -> None:
    heard: list[tuple[str, int, int]] = []
    before = drawable()
    after = drawable(MODEL.replace("Keeps orders.", "Keeps everything.").replace("keeps the order", "writes it down"))
    shown = [id for id in before.by_id if not id.endswith(".sequence")]
    with closing(Studio()) as studio, listening(lambda *what: heard.append(what)):
        first, _ = studio.draw(before, shown)
        drawn = len(heard)
        second, problems = studio.draw(after, shown)

    assert heard[0] == ("Drawing pictures", 0, len(shown))
    assert heard[drawn:] == []
    assert "Keeps everything." in second["database.neighbours"].svg
    assert "1. writes it down" in second["flow.order"].svg
    assert first["database.neighbours"].svg == draw_here(before.shown("database.neighbours")).svg
    assert (second, problems) == ({id: draw_here(after.shown(id)) for id in shown}, ())


def test_what_is_seen_in_a_picture_is_drawn_again() -> None:
    heard: list[tuple[str, int, int]] = []
    with closing(Studio()) as studio, listening(lambda *what: heard.append(what)):
        studio.draw(drawable(), ["flow.order.sequence"])
        del heard[:]
        pictures, _ = studio.draw(drawable(MODEL.replace("keeps the order", "writes it down")), ["flow.order.sequence"])

    assert heard[0] == ("Drawing pictures", 0, 1)
    assert "writes it down" in pictures["flow.order.sequence"].drawn.svg


def test_the_listener_hears_how_much_is_drawn() -> None:
    heard: list[tuple[str, int, int]] = []
    with closing(Studio()) as studio, listening(lambda *what: heard.append(what)):
        studio.draw(drawable(), ["overview", "shop.inside"])
        studio.draw(drawable(), ["overview", "shop.inside"])

    assert heard[0] == ("Drawing pictures", 0, 2)
    assert heard[-1] == ("Drawing pictures", 2, 2)


def test_without_graphviz_nothing_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROUNDPLAN_LAYOUT", "dot")
    monkeypatch.setenv("PATH", "")
    with closing(Studio()) as studio:
        drawing = studio.start(drawable(), ["overview", "shop.inside"])
        began = [process for process in multiprocessing.active_children() if process.name == "groundplan-worker"]

    assert [problem.code.name for problem in drawing.missing] == ["graphviz-missing"] * 2
    assert [str(problem.place.path) for problem in drawing.missing] == ["model", "model/model.yml"]
    assert (drawing.finish(), began) == (({}, drawing.missing), [])


def test_who_asks_late_is_told_of_the_pictures_that_are_drawn(tmp_path: Path) -> None:
    told: list[str] = []
    with Studio(Cache(tmp_path)) as studio:
        drawing = studio.start(drawable(), ids := ["overview", "shop.inside"])
        drawing.finish()
        drawing.on_drawn(lambda picture: told.append(picture.id))

    assert sorted(told) == ids
