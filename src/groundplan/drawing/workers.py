"""A pool of worker processes for any work. Any of them may die at any time: nothing but its task is begun again."""

from __future__ import annotations

import atexit
import contextlib
import multiprocessing
import pickle
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from concurrent.futures import BrokenExecutor, Executor, Future
from itertools import chain
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

from groundplan.drawing.processor import has_run_out
from groundplan.drawing.worker import LEAVING, READY, unpickled
from groundplan.drawing.worker_process import (
    Task,
    Worker,
    be_deaf_to_interrupts,
    buried,
    processors,
    started,
    was_killed,
)

Result = TypeVar("Result")
Given = ParamSpec("Given")

TRIES = 3
"""How often a task is given out when its worker dies by it."""

TRIES_OF_KILLED = 25
"""How often it is given out when its worker is killed from outside, for which no task is to blame."""

_LOST_BY_CHANCE = TRIES / TRIES_OF_KILLED
"""What a worker counts that was killed while it started, beside one that cannot start."""

_UNTIL_IT_COMES = 0.1
"""Seconds before another try where no worker could be started: a process that was killed takes its time to be gone."""

_NO_START = "no worker process can be started"

_PRELOAD = "groundplan.drawing.preload"

_RESTING = 2
"""So many workers stay where there is nothing to do: enough for what changes while a site is served."""


class WorkerDiedError(BrokenExecutor):
    """Whichever worker had the task, it ended without an answer."""


class NoWorkerError(WorkerDiedError):
    """There never was a worker: the system starts none."""


class TaskTooLongError(TimeoutError):
    """The task took more time than it had: see `limited`."""


class Pool(Executor):
    """Something that runs functions elsewhere. What is given by `submit_later` waits for what is given by `submit`."""

    broken = False
    """Whether it does nothing any more, and another one is needed."""

    is_here = False
    """Whether it works on this machine, with what is installed here."""

    def submit_later(
        self, function: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Future[Result]:
        """As `submit`, for what nobody waits for yet."""
        return self.submit(function, *args, **kwargs)

    def hurry(self, future: Future[Any]) -> None:
        """Begins soon with what `submit_later` was given, if it can: now somebody waits for it."""

    def get_ready(self) -> None:
        """There will be something to do soon."""

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


class Workers(Pool):
    """Runs picklable functions in `count` processes of this machine, as many as there are processors.

    The processes start when there is something to do. After `rest` seconds without work, two stay for what comes next.
    All of them share the memory of what the module `preload` imports, where the system can do that.

    A future whose worker died too often raises `WorkerDiedError`, and one that was out of its time `TaskTooLongError`.

    One thread gives out the tasks, each worker has a connection of its own: where workers share one, as in the pools
    of the standard library, one that dies in the wrong moment takes all others along.
    """

    is_here = True

    def __init__(self, count: int | None = None, *, rest: float = 60.0, preload: str = _PRELOAD) -> None:
        self._count = count or processors()
        self._rest = rest
        self._preload = preload
        self._lock = threading.Lock()
        self._first: deque[Task] = deque()
        self._later: OrderedDict[Future[Any], Task] = OrderedDict()
        self._workers: list[Worker] = []
        self._expected = 0
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

    def get_ready(self) -> None:
        """Starts processes for what there will be to do soon."""
        with self._lock:
            self._expected = _RESTING
            self._begin()
            self._ring()

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
        task = Task(pickle.dumps((function, args, kwargs), pickle.HIGHEST_PROTOCOL))
        with self._lock:
            if self.broken:
                raise NoWorkerError(_NO_START)
            if self._ends:
                raise RuntimeError("cannot give out tasks after shutdown")
            if later:
                self._later[task.future] = task
            else:
                self._first.append(task)
            self._begin()
            self._ring()
        return task.future

    def _begin(self) -> None:
        """Starts the thread, once. The lock is held."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="groundplan-workers", daemon=True)
            self._thread.start()
            atexit.register(self.kill_workers)  # Where nobody ends it.

    def _ring(self) -> None:
        """Wakes the thread, once until it is awake. The lock is held."""
        if not self._woken and self._thread is not None:
            self._woken = True
            self._bell.send_bytes(b"")

    def _run(self) -> None:
        """In the thread: gives out tasks and hears answers until everything is done."""
        be_deaf_to_interrupts()
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
            buried(worker)
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
                wanted = max(len(self._first) + len(self._later), self._expected)
            free = sum(not worker.held for worker in self._workers)
            if self._killed or len(self._workers) >= self._count or free >= wanted:
                self._expected = 0
                return
            if self._lost_at_start >= TRIES:
                self._give_up()
                return
            try:
                self._workers.append(started(self._preload))
            except (OSError, EOFError):  # The process that workers are forked from is gone; it comes again.
                self._lost_at_start += _LOST_BY_CHANCE
                time.sleep(_UNTIL_IT_COMES)

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
                task.future.set_exception(NoWorkerError(_NO_START))

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

    def _listen(self, worker: Worker) -> None:
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

    def _mourn(self, worker: Worker) -> None:
        """A worker died: the task that it was at is tried again, or fails."""
        code = self._replace(worker, all_but_first=True)
        if not worker.ready:
            self._lost_at_start += _LOST_BY_CHANCE if was_killed(code) else 1.0
        if not worker.held:
            return
        task = worker.held[0]
        if has_run_out(code):
            task.future.set_exception(TaskTooLongError("the task took too long"))
            return
        if was_killed(code):
            task.tries_of_killed += 1
        else:
            task.tries += 1
        if task.tries >= TRIES or task.tries_of_killed >= TRIES_OF_KILLED:
            task.future.set_exception(WorkerDiedError(f"the worker ended without an answer (exit code {code})"))
        else:
            self._give_back([task])

    def _replace(self, worker: Worker, *, all_but_first: bool = False) -> int | None:
        """Takes a worker out of the pool, and what it has not begun back. Its exit code."""
        self._workers.remove(worker)
        self._give_back(list(worker.held)[1 if all_but_first else 0 :])
        return buried(worker)

    def _give_back(self, tasks: Iterable[Task]) -> None:
        with self._lock:
            self._first.extendleft(reversed(list(tasks)))


def _settle(future: Future[Any], answer: bytes) -> None:
    try:
        succeeded, value = unpickled(answer)
    except Exception as error:
        succeeded, value = False, error
    if succeeded:
        future.set_result(value)
    else:
        future.set_exception(value)
