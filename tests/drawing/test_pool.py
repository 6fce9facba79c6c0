"""The pool runs anything in its workers, whatever becomes of one of them."""

from __future__ import annotations

import multiprocessing
import operator
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import CancelledError, Future
from pathlib import Path

import psutil
import pytest

from groundplan.drawing.workers import TRIES, WorkerDiedError, Workers
from tests.drawing import pool_tasks

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only there it is known what a process takes")
with_signals = pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes in other ways")


def lines(note: Path) -> list[str]:
    return note.read_text(encoding="utf-8").splitlines() if note.exists() else []


def staff() -> list[multiprocessing.process.BaseProcess]:
    return [process for process in multiprocessing.active_children() if process.name == "groundplan-worker"]


def test_results_and_errors_come_back() -> None:
    with Workers(2) as workers:
        squares = [workers.submit(pow, number, 2) for number in range(200)]
        wrong = workers.submit(operator.truediv, 1, 0)
        strange = workers.submit(pool_tasks.raises_strangely)
        assert [future.result() for future in squares] == [number**2 for number in range(200)]
        with pytest.raises(ZeroDivisionError):
            wrong.result()
        with pytest.raises(RuntimeError, match="StrangeError: this and that"):
            strange.result()
        assert list(workers.map(abs, [-1, -2])) == [1, 2]


def test_arguments_and_results_may_be_large() -> None:
    """Larger than what fits between two processes: neither may wait for the other for ever."""
    large = [bytes([number]) * 3_000_000 for number in range(20)]
    with Workers(2) as workers:
        assert list(workers.map(bytes.swapcase, large)) == [each.swapcase() for each in large]


def test_what_is_more_urgent_overtakes(tmp_path: Path) -> None:
    note = tmp_path / "runs"
    with Workers(1) as workers:
        workers.submit(pool_tasks.slowly, note, "first", 0.5)
        later = [workers.submit_later(pool_tasks.slowly, note, name, 0) for name in ("one", "two", "three")]
        workers.submit(pool_tasks.slowly, note, "urgent", 0)
        workers.hurry(later[-1])
    assert sorted(lines(note)) == ["first", "one", "three", "two", "urgent"]
    assert lines(note).index("urgent") < lines(note).index("three") < lines(note).index("two")


@with_signals
def test_a_killed_worker_costs_only_its_task(tmp_path: Path) -> None:
    note, names = tmp_path / "runs", [str(number) for number in range(80)]
    chance, kills = random.Random(4), 0
    with Workers(3) as workers:
        futures = [workers.submit(pool_tasks.slowly, note, name, 0.03) for name in names]
        while kills < 15:
            time.sleep(0.05)
            if running := multiprocessing.active_children():
                chance.choice(running).kill()
                kills += 1
        assert [future.result() for future in futures] == names
    assert set(lines(note)) == set(names)
    assert len(lines(note)) <= len(names) + kills


@with_signals
def test_many_kills_from_outside_are_no_task_s_fault(tmp_path: Path) -> None:
    note = tmp_path / "runs"
    with Workers(1) as workers:
        future = workers.submit(pool_tasks.slowly, note, "once", 1.0)
        for runs in range(1, 2 * TRIES):
            while len(lines(note)) < runs:
                time.sleep(0.01)
            for process in multiprocessing.active_children():
                process.kill()
        assert future.result() == "once"


def test_a_task_that_ends_its_workers_fails_alone(tmp_path: Path) -> None:
    note = tmp_path / "runs"
    with Workers(2) as workers:
        before = workers.submit(abs, -1)
        deadly = workers.submit(pool_tasks.ends_its_process, note, 3)
        after = [workers.submit(abs, -number) for number in range(50)]
        with pytest.raises(WorkerDiedError):
            deadly.result()
        assert (before.result(), [future.result() for future in after]) == (1, list(range(50)))
    assert lines(note) == ["run"] * TRIES


@on_linux
def test_a_worker_that_has_grown_is_replaced() -> None:
    with Workers(1) as workers:
        small = [workers.submit(os.getpid).result() for _ in range(3)]
        large = workers.submit(pool_tasks.keeps, 300_000_000).result()
        others = [workers.submit(os.getpid) for _ in range(20)]
        assert {*small, large} == {large}
        assert large not in {future.result() for future in others}


def test_few_workers_stay_while_there_is_nothing_to_do() -> None:
    with Workers(4, rest=0.2) as workers:
        for future in [workers.submit(time.sleep, 0.2) for _ in range(8)]:
            future.result()
        while len(staff()) > 2:
            time.sleep(0.1)
        assert list(workers.map(abs, range(20))) == list(range(20))


@on_linux
def test_the_process_that_workers_are_forked_from_may_die_too() -> None:
    with Workers(2) as workers:
        worker = psutil.Process(workers.submit(os.getpid).result())
        common = worker.parent()
        assert common is not None
        common.kill()
        worker.kill()
        assert list(workers.map(abs, range(50))) == list(range(50))


def test_workers_start_where_the_path_of_temporary_files_is_long(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 20)
    folder.mkdir()
    start = "from groundplan.drawing.workers import Workers"
    program = f"{start}\nwith Workers(1) as pool: print(pool.submit(len, 'abc').result())"
    said = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, "TMPDIR": str(folder)}, capture_output=True, timeout=60
    )

    assert (said.stdout, said.stderr) == (b"3\n", b"")


def test_what_has_not_begun_can_be_cancelled(tmp_path: Path) -> None:
    note = tmp_path / "runs"
    workers = Workers(1)
    begun = workers.submit(pool_tasks.slowly, note, "begun", 0.5)
    while not begun.running():
        time.sleep(0.01)
    large = b"x" * 100_000  # Nobody gets such a task ahead.
    waiting = [workers.submit(len, large) for _ in range(5)]
    assert waiting[0].cancel()
    workers.shutdown(cancel_futures=True)
    assert begun.result() == "begun"
    assert all(future.cancelled() for future in waiting)
    with pytest.raises(RuntimeError):
        workers.submit(abs, 1)


def test_workers_end_at_once_where_nobody_needs_them(tmp_path: Path) -> None:
    workers = Workers(2)
    futures: list[Future[str]] = [workers.submit(pool_tasks.slowly, tmp_path / "runs", "", 600) for _ in range(9)]
    while not futures[0].running():
        time.sleep(0.01)
    workers.kill_workers()
    for future in futures:
        with pytest.raises((WorkerDiedError, CancelledError)):
            future.result(timeout=10)
    assert staff() == []


PROGRAM = """
import os, sys, time
from groundplan.drawing.workers import Workers

if __name__ == "__main__":
    workers = Workers(2)
    processes = {workers.submit(os.getpid).result()}
    futures = [workers.submit(time.sleep, 600) for _ in range(4)]
    print(*processes, flush=True)
    time.sleep(600)
"""


STRANGE_PROGRAM = """
from groundplan.drawing.workers import WorkerDiedError, Workers

workers = Workers(2, preload="deadly")
for future in [workers.submit_later(abs, -1) for _ in range(9)]:
    try:
        print(future.result())
    except WorkerDiedError as error:
        print(error)
print(workers.broken)
"""

DEADLY_MODULE = """
import os

os.register_at_fork(after_in_child=lambda: os._exit(1))
"""


def test_where_no_worker_starts_everybody_hears_of_it(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(STRANGE_PROGRAM, encoding="utf-8")
    (tmp_path / "deadly.py").write_text(DEADLY_MODULE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, program], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.splitlines() == ["no worker process can be started"] * 9 + ["True"]
    assert done.returncode == 0


@with_signals
def test_workers_end_with_the_process_that_they_work_for(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    with subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, text=True) as main:
        assert main.stdout is not None
        main.stdout.readline()
        workers = psutil.Process(main.pid).children(recursive=True)
        main.send_signal(signal.SIGKILL)
        assert workers
        assert psutil.wait_procs(workers, timeout=20)[1] == []


HASTY_PROGRAM = """
import time
from groundplan.drawing.workers import Workers

if __name__ == "__main__":
    workers = Workers(2)
    print(workers.submit(abs, -1).result())
    futures = [workers.submit(time.sleep, 600) for _ in range(9)]
"""


def test_a_program_that_just_ends_takes_its_workers_along(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(HASTY_PROGRAM, encoding="utf-8")
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "1\n", "")


ON_ONE_PROCESSOR = """
import os
from groundplan.drawing.worker_process import processors

print(processors() <= os.cpu_count())
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
print(processors())
"""


@on_linux
def test_there_are_as_many_workers_as_processors_may_be_used() -> None:
    done = subprocess.run([sys.executable, "-c", ON_ONE_PROCESSOR], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["True", "1"]
