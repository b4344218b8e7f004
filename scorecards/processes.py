"""Work done in several processes: the same results, whichever process does which part.

The processes are forked, so that they begin with all that was read and indexed; where a process is started anew
instead, on Windows and macOS, each would read everything again, and one process does all. A fork copies the thread
that asks for it and no other, so there is none either where other threads run (POSIX, `fork`).

A worker asks for nothing and knows no order: it is handed the number of a part and gives back what that part makes.
Parts come back in any order, and their problems are noted in that of their numbers. Parts for which a worker works out
the same things first stand in one lane, which one worker goes along as long as there is other work for the others.

What a worker shares with the process that it was forked from is copied as it counts references, and what it works out
for several parts stays. One that has come to much memory of its own is followed by another, forked anew; sooner where a
lane ends, for what was worked out for that one is of little use for others.
"""

import multiprocessing
import os
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, field

from scorecards.own_memory import OwnMemory
from scorecards.problems import NOWHERE, ContentError, Diagnostics, Problem
from scorecards.store import Store

T = TypeVar("T")

MOST = 4
"""Processes beyond which the one that takes the results, and writes them, cannot keep up."""
_WORTH = 400
"""Pieces of work that take longer than a fork, and than what each process works out for itself."""
_AHEAD = 2
"""Parts that a worker is given at a time, so that it need not wait for the next."""

MOST_MEMORY = 600 << 20
"""Bytes of its own with which a worker is followed by another, which works out anew what several parts need. Sites of
ten thousand articles stay below."""
MUCH_MEMORY = 32 << 20
"""The same where its lane has no more parts: as much as what draws charts, or what makes a search, leaves behind."""

Make = Callable[[int, Diagnostics], T]
"""Makes the part of a number; problems are noted in the diagnostics. What it gives can be pickled."""


class _Worker(Struct, frozen=True):
    process: ForkProcess
    connection: Connection
    given: list[int] = field(default_factory=list)
    """The parts that it was handed and has not answered."""


_Answer = tuple[int, Any, tuple[Problem, ...]] | BaseException
"""Number of a part, what it made and its problems; or what a worker could not do, which is a bug."""


def processes_for(pieces: int, asked: int) -> int:
    """In how many processes so many pieces of work are done: as many as a person asks for, or as many as pay for 0."""
    if not _can_fork():
        return 1
    return asked or min(MOST, len(os.sched_getaffinity(0)), pieces // _WORTH + 1)


class _Lanes:
    """The parts that wait, lane by lane."""

    def __init__(self, lanes: Sequence[int]) -> None:
        """So many parts in each, numbered on from one to the next."""
        numbers = iter(range(sum(lanes)))
        self._waiting = [deque(islice(numbers, count)) for count in lanes]
        self._at: dict[Connection, int] = {}
        """The lane that a worker goes along."""

    def take(self, worker: Connection) -> int | None:
        """The next part of the worker's lane, or of one where no other is; or the last of the longest that is left."""
        mine = self._at.get(worker)
        if mine is None or not self._waiting[mine]:
            mine = self._next()
        if mine is not None:
            self._at[worker] = mine
            return self._waiting[mine].popleft()
        longest = max(self._waiting, key=len)
        return longest.pop() if longest else None

    def is_at_end(self, worker: Connection) -> bool:
        """Whether a worker is about to go along another lane."""
        return worker in self._at and not self._waiting[self._at[worker]] and self._next() is not None

    def _next(self) -> int | None:
        """A lane that no worker goes along."""
        return next((n for n, lane in enumerate(self._waiting) if lane and n not in self._at.values()), None)

    @property
    def parts(self) -> int:
        """How many wait."""
        return sum(map(len, self._waiting))

    def follow(self, worker: Connection, successor: Connection) -> None:
        """Has another worker go along a worker's lane."""
        self._at[successor] = self._at.pop(worker, 0)


def in_processes(
    lanes: Sequence[int],
    make: Make[T],
    processes: int,
    store: Store,
    diagnostics: Diagnostics,
    meanwhile: Iterable[object] = (),
) -> Generator[tuple[int, T], None, None]:
    """What each part makes, with its number, in any order; made in this process for 1, in order.

    `lanes` says how many parts each lane has; they are numbered on from one lane to the next. A process that dies is a
    problem, and ends the making; a ContentError that `make` raises in one is raised here. The store is let go of: a
    connection to its file must not be used in two processes. `meanwhile` has steps of what this process does while it
    would wait, as far as there is time.
    """
    parts = sum(lanes)
    if processes <= 1:
        for number in range(parts):
            yield number, make(number, diagnostics)
        return
    store.let_go()
    workers: dict[Connection, _Worker] = {}
    noted: dict[int, tuple[Problem, ...]] = {}
    waiting, steps = _Lanes(lanes), iter(meanwhile)

    def start() -> _Worker:
        worker = _start(make, store, [*workers])
        workers[worker.connection] = worker
        return worker

    try:
        for worker in [start() for _ in range(min(processes, parts))] * _AHEAD:
            _hand_out(worker, waiting)
        while len(noted) < parts:
            ready = wait([*workers], timeout=0)
            if not ready and next(steps, None):
                continue
            for connection in [one for one in ready or wait([*workers]) if isinstance(one, Connection)]:
                worker = workers[connection]
                try:
                    answer, memory = connection.recv()
                except (EOFError, OSError):
                    diagnostics.add("process-died", NOWHERE, reason=_reason(worker.process))
                    return
                if isinstance(answer, BaseException):
                    raise answer
                number, made, noted[number] = answer
                worker.given.remove(number)
                if memory <= (MUCH_MEMORY if waiting.is_at_end(connection) else MOST_MEMORY):
                    _hand_out(worker, waiting)
                elif not worker.given and waiting.parts:
                    _end([workers.pop(connection)], finished=True)
                    successor = start()
                    waiting.follow(connection, successor.connection)
                    for one in [successor] * _AHEAD:
                        _hand_out(one, waiting)
                yield number, made
    finally:
        _end(workers.values(), finished=len(noted) == parts)
        for number in sorted(noted):
            diagnostics.note(*noted[number])


def _can_fork() -> bool:
    return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1


def _start(make: Make[Any], store: Store, others: Sequence[Connection]) -> _Worker:
    ours, theirs = multiprocessing.Pipe()
    arguments = (theirs, [*others, ours], make, store)
    process = multiprocessing.get_context("fork").Process(target=_work, args=arguments, daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _work(connection: Connection, others: Sequence[Connection], make: Make[Any], store: Store) -> None:
    """What a worker does: makes the parts whose numbers it is handed, until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that waits ends this one
    for other in others:  # so that this one ends when that process does
        other.close()
    memory = OwnMemory()
    with suppress(EOFError, OSError):
        while (number := connection.recv()) is not None:
            connection.send((_answer(number, make), memory.most()))
        store.let_go()
        connection.send(None)


def _answer(number: int, make: Make[Any]) -> _Answer:
    own = Diagnostics()
    try:
        return number, make(number, own), own.noted
    except MemoryError:
        os._exit(1)
    except ContentError as error:
        return error
    except Exception as error:  # noqa: BLE001 (raised where the answer is read)
        return RuntimeError("".join(traceback.format_exception(error)))


def _hand_out(worker: _Worker, waiting: _Lanes) -> None:
    """Hands a worker the next part; a worker that has died is met when its answer is read."""
    number = waiting.take(worker.connection)
    if number is not None:
        worker.given.append(number)
        with suppress(OSError):
            worker.connection.send(number)


def _end(workers: Iterable[_Worker], *, finished: bool) -> None:
    """Ends the workers: those that have done everything keep what they have drawn first."""
    for one in workers:
        if finished:
            with suppress(OSError):
                one.connection.send(None)
        else:
            one.process.terminate()
    for one in workers:
        with suppress(EOFError, OSError):
            while finished and one.connection.recv() is not None:
                pass
        one.process.join()
        one.connection.close()


def _reason(process: ForkProcess) -> str:
    process.join(5)
    code = process.exitcode or 0
    with suppress(ValueError):
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return f"signal {-code}"
