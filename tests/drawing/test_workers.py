"""Workers may die or hang; pictures come all the same, or a problem that names the diagram."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from groundplan.drawing import processor
from groundplan.drawing.draw import Drawer, Job, Limits, draw_here
from groundplan.drawing.picture import Picture
from groundplan.drawing.workers import TRIES, Workers
from groundplan.source.problem import Problem, Severity
from tests.drawing import drawing_jobs
from tests.drawing.drawing_samples import chain, orders

needs_timer = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not limit the processor's time")


def tries(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_pictures_come_in_the_order_of_the_scenes() -> None:
    scenes = [replace(chain("a", "b"), id=f"scene-{number}") for number in range(6)] + [orders()]
    with Workers(2) as workers:
        pictures = list(Drawer(workers).draw(scenes))
    assert [picture.id for picture in pictures if isinstance(picture, Picture)] == [scene.id for scene in scenes]
    assert pictures[-1] == draw_here(orders())


def test_a_killed_worker_s_job_is_tried_again_unchanged(tmp_path: Path) -> None:
    note = tmp_path / "tries"
    scene = replace(chain("a", "b"), title=str(note))
    with Workers(1) as workers:
        (picture,) = Drawer(workers, job=drawing_jobs.dies_once).draw([scene])
    assert tries(note) == ["full", "full"]
    assert picture == draw_here(scene)


def test_a_layout_that_keeps_aborting_gets_a_simpler_try_and_a_warning(tmp_path: Path) -> None:
    note = tmp_path / "tries"
    with Workers(1) as workers:
        (picture,) = Drawer(workers, job=drawing_jobs.dies_unless_simple).draw(
            [replace(chain("a", "b"), title=str(note))]
        )
    assert tries(note) == ["full"] * TRIES + ["simple"]
    assert isinstance(picture, Picture)
    (problem,) = picture.problems
    assert problem.severity is Severity.WARNING
    assert "`chain`" in problem.message


def test_a_layout_that_hangs_gets_a_simpler_try_at_once(tmp_path: Path) -> None:
    note = tmp_path / "tries"
    with Workers(1) as workers:
        (picture,) = Drawer(workers, limits=Limits(clock=3), job=drawing_jobs.hangs_unless_simple).draw(
            [replace(chain("a", "b"), title=str(note))]
        )
    assert tries(note) == ["full", "simple"]
    assert isinstance(picture, Picture)
    assert "took too long" in picture.problems[0].message


@needs_timer
@pytest.mark.parametrize("job", [drawing_jobs.computes_unless_simple, drawing_jobs.computes_elsewhere_unless_simple])
def test_a_layout_that_computes_for_ever_gets_a_simpler_try_at_once(tmp_path: Path, job: Job) -> None:
    note = tmp_path / "tries"
    with Workers(1) as workers:
        (picture,) = Drawer(workers, limits=Limits(processor=1), job=job).draw(
            [replace(chain("a", "b"), title=str(note))]
        )
    assert tries(note) == ["full", "simple"]
    assert isinstance(picture, Picture)
    assert "took too long" in picture.problems[0].message


@needs_timer
def test_a_busy_machine_changes_no_picture(tmp_path: Path) -> None:
    note = tmp_path / "tries"
    scene = replace(chain("a", "b"), title=str(note))
    with Workers(1) as workers:
        (picture,) = Drawer(workers, limits=Limits(processor=2), job=drawing_jobs.waits).draw([scene])
    assert tries(note) == ["full"]
    assert picture == draw_here(scene)


@needs_timer
def test_a_command_ends_with_the_time_that_is_left_for_it() -> None:
    with processor.limited(1), pytest.raises(TimeoutError, match="processor"):
        processor.run([sys.executable, "-c", "while True: pass"], b"", 600)


def test_a_command_answers_or_says_why_not() -> None:
    assert processor.run([sys.executable, "-c", "print(input())"], b"question", 60).split() == [b"question"]
    with pytest.raises(TimeoutError, match="longer than 1 seconds"):
        processor.run([sys.executable, "-c", "input(); import time; time.sleep(60)"], b"\n", 1)
    with pytest.raises(subprocess.CalledProcessError):
        processor.run([sys.executable, "-c", "raise SystemExit(3)"], b"", 60)


def test_one_bad_picture_costs_no_other() -> None:
    scenes = [replace(chain("a", "b"), id="before"), chain("a", "b"), replace(chain("a", "b"), id="after")]
    with Workers(2) as workers:
        before, bad, after = Drawer(workers, job=drawing_jobs.dies_on_chain).draw(scenes)
    assert isinstance(before, Picture)
    assert isinstance(after, Picture)
    assert isinstance(bad, Problem)
    assert bad.severity is Severity.ERROR
    assert bad.code.name == "drawing-failed"
    assert "`chain`" in bad.message


SCRIPT = """
import pathlib
import time

from groundplan.drawing.workers import Workers

with pathlib.Path("runs").open("a") as file:
    file.write("run ")
if __name__ == "__main__":
    with Workers(2) as workers:
        print(*[workers.submit(int, text).result() for text in "12"])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, every process begins with the script")
def test_the_script_that_starts_workers_is_run_once(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT)
    done = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "2"]
    assert (tmp_path / "runs").read_text().split() == ["run"]


def test_workers_killed_while_idle_are_replaced() -> None:
    scenes = [replace(chain("a", "b"), id=f"scene-{number}") for number in range(4)]
    with Workers(2) as workers:
        first = list(Drawer(workers).draw(scenes))
        for _ in range(3):
            for process in multiprocessing.active_children():
                process.kill()
            assert list(Drawer(workers).draw(scenes)) == first
            # Time enough for the pool to notice on its own, too.
            for process in multiprocessing.active_children():
                process.kill()
            time.sleep(0.5)
            assert list(Drawer(workers).draw(scenes)) == first


def test_a_job_that_raises_becomes_a_problem_with_its_reason() -> None:
    with Workers(1) as workers:
        (problem,) = Drawer(workers, job=drawing_jobs.raises).draw([chain("a", "b")])
    assert isinstance(problem, Problem)
    assert "no layout of chain" in problem.message


def test_nothing_to_draw_starts_nothing() -> None:
    with Workers() as workers:
        assert list(Drawer(workers).draw([])) == []


def test_workers_that_will_be_needed_start_before_there_is_a_task() -> None:
    before = set(multiprocessing.active_children())
    with Workers(2) as workers:
        workers.get_ready()
        started: set[multiprocessing.process.BaseProcess] = set()
        while len(started) < 2:
            time.sleep(0.01)
            started = set(multiprocessing.active_children()) - before

        assert workers.submit(os.getpid).result() in {process.pid for process in started}
