"""A pool of worker processes for any work. Any of them may die at any time: nothing but its task is begun again."""

from __future__ import annotations

import atexit
import contextlib
import math
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, field
from itertools import chain
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

from groundplan.drawing.processor import has_run_out
from groundplan.drawing.worker import LEAVING, READY, unpickled, work

Result = TypeVar("Result")
Given = ParamSpec("Given")

TRIES = 3
"""How often a task is given out when its worker dies by it."""

TRIES_OF_KILLED = 25
"""How often it is given out when its worker is killed from outside, for which no task is to blame."""

_LOST_BY_CHANCE = TRIES / TRIES_OF_KILLED
"""What a worker counts that was killed while it started, beside one that cannot start."""

_NO_START = "no worker process can be started"

_MOST_AHEAD = 4
"""So many tasks a worker holds at most: while it works on one, the next are there already."""

_LARGE = 20_000
"""From so many bytes on a task is large. A worker that holds that much gets nothing ahead."""

_PRELOAD = "groundplan.drawing.preload"

_RESTING = 2
"""So many workers stay where there is nothing to do: enough for what changes while a site is served."""


class WorkerDiedError(BrokenExecutor):
    """Whichever worker had the task, it ended without an answer."""


class TaskTooLongError(TimeoutError):
    """The task took more time than it had: see `limited`."""


class Pool(Executor):
    """Something that runs functions elsewhere. What is given by `submit_later` waits for what is given by `submit`."""

    broken = False
    """Whether it does nothing any more, and another one is needed."""

    def submit_later(
        self, function: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Future[Result]:
        """As `submit`, for what nobody waits for yet."""
        return self.submit(function, *args, **kwargs)

    def hurry(self, future: Future[Any]) -> None:
        """Begins soon with what `submit_later` was given, if it can: now somebody waits for it."""

    def kill_workers(self) -> None:
        """Ends everything at once, finished or not."""
        self.shutdown(wait=False, cancel_futures=True)

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if error is not None:
            self.kill_workers()
        self.shutdown()


@dataclass(slots=True, eq=False)
class _Task:
    content: bytes
    future: Future[Any] = field(default_factory=Future)
    tries: int = 0
    tries_of_killed: int = 0

    def begins(self) -> bool:
        """Whether it is still wanted. From now on it cannot be cancelled."""
        return self.future.running() or self.future.set_running_or_notify_cancel()


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    connection: Connection
    ready: bool = False
    held: deque[_Task] = field(default_factory=deque)

    def takes(self, task: _Task) -> bool:
        """Whether it gets this task ahead of time: a small one, behind few small ones."""
        return len(self.held) < _MOST_AHEAD and sum(len(each.content) for each in (*self.held, task)) < _LARGE


class Workers(Pool):
    """Runs picklable functions in `count` processes of this machine, as many as there are processors.

    The processes start when there is something to do. After `rest` seconds without work, two stay for what comes next.
    All of them share the memory of what the module `preload` imports, where the system can do that.

    A future whose worker died too often raises `WorkerDiedError`, and one that was out of its time `TaskTooLongError`.

    One thread gives out the tasks, each worker has a connection of its own: where workers share one, as in the pools
    of the standard library, one that dies in the wrong moment takes all others along.
    """

    def __init__(self, count: int | None = None, *, rest: float = 60.0, preload: str = _PRELOAD) -> None:
        self._count = count or processors()
        self._rest = rest
        self._preload = preload
        self._lock = threading.Lock()
        self._first: deque[_Task] = deque()
        self._later: OrderedDict[Future[Any], _Task] = OrderedDict()
        self._workers: list[_Worker] = []
        self._lost_at_start = 0.0
        self._ends = self._killed = self._woken = False
        self._thread: threading.Thread | None = None
        self._ear, self._bell = multiprocessing.Pipe(duplex=False)

    def submit(self, function: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs) -> Future[Result]:
        """Runs the function in a worker, after those that were given before."""
        return self._given(function, args, kwargs)

    def submit_later(
        self, function: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Future[Result]:
        """As `submit`, for what nobody waits for yet: whatever `submit` is given overtakes it."""
        return self._given(function, args, kwargs, later=True)

    def hurry(self, future: Future[Any]) -> None:
        """Begins soon with what `submit_later` was given: now somebody waits for it."""
        with self._lock:
            if (task := self._later.pop(future, None)) is not None:
                self._first.append(task)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Ends the workers when they are done. With `cancel_futures`, tasks that have not begun never do."""
        with self._lock:
            self._ends = True
            waiting = [*self._first, *self._later.values()] if cancel_futures else []
            self._ring()
        for task in waiting:
            task.future.cancel()
        if wait and self._thread is not None:
            self._thread.join()
            atexit.unregister(self.kill_workers)

    def kill_workers(self) -> None:
        """Ends the workers at once. Futures that were not done are cancelled, or raise `WorkerDiedError`."""
        self._killed = True
        self.shutdown(cancel_futures=True)

    def _given(
        self, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], *, later: bool = False
    ) -> Future[Any]:
        task = _Task(pickle.dumps((function, args, kwargs), pickle.HIGHEST_PROTOCOL))
        with self._lock:
            if self.broken:
                raise WorkerDiedError(_NO_START)
            if self._ends:
                raise RuntimeError("cannot give out tasks after shutdown")
            if later:
                self._later[task.future] = task
            else:
                self._first.append(task)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="groundplan-workers", daemon=True)
                self._thread.start()
                atexit.register(self.kill_workers)  # Where nobody ends it.
            self._ring()
        return task.future

    def _ring(self) -> None:
        """Wakes the thread, once until it is awake. The lock is held."""
        if not self._woken and self._thread is not None:
            self._woken = True
            self._bell.send_bytes(b"")

    def _run(self) -> None:
        """In the thread: gives out tasks and hears answers until everything is done."""
        _be_deaf_to_interrupts()
        try:
            while not self._is_over():
                self._hire()
                self._give_out()
                idle = not any(worker.held for worker in self._workers)
                connections = [worker.connection for worker in self._workers]
                heard = set(wait([self._ear, *connections], self._rest if idle else None))
                if idle and not heard:
                    self._dismiss()
                if self._ear in heard:
                    with self._lock:
                        self._ear.recv_bytes()
                        self._woken = False
                for worker in [each for each in self._workers if each.connection in heard]:
                    self._listen(worker)
        finally:
            self._end()

    def _end(self) -> None:
        """Nobody waits any longer for what never comes."""
        for worker in self._workers:
            worker.process.kill()
        with self._lock:
            self._ends = True
            tasks = [*self._first, *self._later.values(), *(task for worker in self._workers for task in worker.held)]
        for worker in self._workers:
            _bury(worker)
        for task in tasks:
            if task.begins():
                task.future.set_exception(WorkerDiedError("the workers were ended"))

    def _is_over(self) -> bool:
        with self._lock:
            waiting = any(not task.future.cancelled() for task in chain(self._first, self._later.values()))
            return self._killed or (self._ends and not waiting and not any(worker.held for worker in self._workers))

    def _hire(self) -> None:
        """Starts as many workers as there is work for."""
        while True:
            with self._lock:
                wanted = len(self._first) + len(self._later)
            free = sum(not worker.held for worker in self._workers)
            if self._killed or len(self._workers) >= self._count or free >= wanted:
                return
            if self._lost_at_start >= TRIES:
                self._give_up()
                return
            try:
                self._workers.append(_started(self._preload))
            except (OSError, EOFError):  # The process that workers are forked from is gone; it comes again.
                self._lost_at_start += _LOST_BY_CHANCE

    def _dismiss(self) -> None:
        """Ends the workers that will not be missed soon."""
        for worker in self._workers[_RESTING:]:
            worker.process.kill()
            self._replace(worker)

    def _give_up(self) -> None:
        """No worker starts: whoever waits hears of it."""
        with self._lock:
            self.broken = True
            tasks = [*self._first, *self._later.values()]
            self._first.clear()
            self._later.clear()
        for task in tasks:
            if task.begins():
                task.future.set_exception(WorkerDiedError(_NO_START))

    def _give_out(self) -> None:
        """Gives tasks to the workers that have none and, as long as there are many, some ahead."""
        while True:
            ready = [worker for worker in self._workers if worker.ready]
            worker = min(ready, key=lambda each: len(each.held), default=None)
            with self._lock:
                task = self._first[0] if self._first else next(iter(self._later.values()), None)
                many = len(self._first) + len(self._later) > len(self._workers)
                if worker is None or task is None or (worker.held and not (many and worker.takes(task))):
                    return
                if self._first:
                    self._first.popleft()
                else:
                    del self._later[task.future]
            if not task.begins():
                continue
            worker.held.append(task)
            with contextlib.suppress(OSError):  # It is dead, which is heard soon.
                worker.connection.send_bytes(task.content)

    def _listen(self, worker: _Worker) -> None:
        """Hears everything that a worker has to say by now."""
        try:
            while worker.connection.poll():
                said = worker.connection.recv_bytes()
                if said == READY:
                    worker.ready = True
                    self._lost_at_start = 0.0
                elif said == LEAVING:
                    self._replace(worker)
                    return
                else:
                    _settle(worker.held.popleft().future, said)
        except (EOFError, OSError):
            self._mourn(worker)

    def _mourn(self, worker: _Worker) -> None:
        """A worker died: the task that it was at is tried again, or fails."""
        code = self._replace(worker, all_but_first=True)
        if not worker.ready:
            self._lost_at_start += _LOST_BY_CHANCE if _was_killed(code) else 1.0
        if not worker.held:
            return
        task = worker.held[0]
        if has_run_out(code):
            task.future.set_exception(TaskTooLongError("the task took too long"))
            return
        if _was_killed(code):
            task.tries_of_killed += 1
        else:
            task.tries += 1
        if task.tries >= TRIES or task.tries_of_killed >= TRIES_OF_KILLED:
            task.future.set_exception(WorkerDiedError(f"the worker ended without an answer (exit code {code})"))
        else:
            self._give_back([task])

    def _replace(self, worker: _Worker, *, all_but_first: bool = False) -> int | None:
        """Takes a worker out of the pool, and what it has not begun back. Its exit code."""
        self._workers.remove(worker)
        self._give_back(list(worker.held)[1 if all_but_first else 0 :])
        return _bury(worker)

    def _give_back(self, tasks: Iterable[_Task]) -> None:
        with self._lock:
            self._first.extendleft(reversed(list(tasks)))


def processors() -> int:
    """How many processors this process may use, which is less than the machine has in many a container."""
    if sys.version_info >= (3, 13):
        count = os.process_cpu_count() or 1
    else:
        count = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    with contextlib.suppress(OSError, ValueError):  # No such file, or "max": no other limit.
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text(encoding="ascii").split()
        count = min(count, math.ceil(int(quota) / int(period)))
    return max(1, count)


def _started(preload: str) -> _Worker:
    ours, theirs = multiprocessing.Pipe()
    process = _context(preload).Process(target=work, args=(theirs,), name="groundplan-worker", daemon=True)  # type: ignore[attr-defined]
    try:
        process.start()
    finally:
        theirs.close()
    return _Worker(process, ours)


def _bury(worker: _Worker) -> int | None:
    """The exit code of a worker that is ending, or has ended."""
    worker.process.join(timeout=5)
    worker.process.kill()
    worker.process.join()
    code = worker.process.exitcode
    worker.connection.close()
    worker.process.close()
    return code


def _context(preload: str) -> BaseContext:
    """How workers start. Never forked from this process: it has threads, and forks of such processes can hang."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", preload])
    return context


def _settle(future: Future[Any], answer: bytes) -> None:
    try:
        succeeded, value = unpickled(answer)
    except Exception as error:
        succeeded, value = False, error
    if succeeded:
        future.set_result(value)
    else:
        future.set_exception(value)


def _was_killed(code: int | None) -> bool:
    """Whether a process was ended from outside, as far as its exit code tells."""
    return sys.platform != "win32" and code in (-signal.SIGKILL, -signal.SIGTERM, 255)


def _be_deaf_to_interrupts() -> None:
    """Keeps Ctrl-C from this thread and the processes that it starts. Windows has nothing of the kind."""
    if sys.platform != "win32":
        # It starts with the first process, and would let interrupts through again.
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
