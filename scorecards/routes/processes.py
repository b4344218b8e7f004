"""Routes made in several processes: the same files, whichever process makes which.

The processes are forked, so that they begin with all that was read and indexed; where a process is started anew
instead, on Windows and macOS, each would read everything again, and one process makes all. A fork copies the thread
that asks for it and no other, so there is none either where other threads run (POSIX, `fork`).

A worker asks for nothing and knows no order: it is handed the number of a group of routes and gives back their files.
Groups come back in any order, and their problems are noted in that of the routes.
"""

import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Generator, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path

from scorecards.addresses.route import Route
from scorecards.problems import NOWHERE, Diagnostics, Problem
from scorecards.routes.make import Made, SiteInputs, make_all
from scorecards.store import Store

MOST = 4
"""Processes beyond which the one that takes the files, and writes them, cannot keep up."""
_WORTH = 400
"""Routes that take longer than a fork, and than what each process works out for itself."""
_PATHS = 8
"""Pages of a group, each in all languages: some hundred kilobytes on their way at a time."""
_AHEAD = 2
"""Groups that a worker is given at a time, so that it need not wait for the next."""


@dataclass(frozen=True, slots=True)
class _Worker:
    process: ForkProcess
    connection: Connection


_Answer = tuple[int, list[Made], tuple[Problem, ...]] | BaseException
"""Number of a group, its files and its problems; or what a worker could not do, which is a bug."""


def processes_for(routes: int, asked: int) -> int:
    """In how many processes so many routes are made. `asked` is what a person asks for; 0 for as many as pay."""
    if not _can_fork():
        return 1
    return asked or min(MOST, len(os.sched_getaffinity(0)), routes // _WORTH + 1)


def make_in_processes(
    routes: Sequence[Route], site: SiteInputs, processes: int, store: Store, diagnostics: Diagnostics
) -> Generator[Made, None, None]:
    """Makes routes as `make_all` does, in any order, in so many processes beside this one; in this one for 1.

    A process that dies is a problem, and ends the making. The store is let go of: a connection to its file must not be
    used in two processes.
    """
    if processes <= 1:
        yield from make_all(routes, site, diagnostics)
        return
    groups = _groups(routes)
    for renderer in site.renderers.values():
        renderer.compile()
    store.let_go()
    workers: dict[Connection, _Worker] = {}
    noted: dict[int, tuple[Problem, ...]] = {}
    waiting = iter(range(len(groups)))
    try:
        for _ in range(processes):
            worker = _start(groups, site, store, [*workers])
            workers[worker.connection] = worker
        for connection in [*workers] * _AHEAD:
            _hand_out(connection, waiting)
        while len(noted) < len(groups):
            for connection in [one for one in wait([*workers]) if isinstance(one, Connection)]:
                try:
                    answer: _Answer = connection.recv()
                except (EOFError, OSError):
                    diagnostics.add("process-died", NOWHERE, reason=_reason(workers[connection].process))
                    return
                if isinstance(answer, BaseException):
                    raise answer
                number, made, noted[number] = answer
                _hand_out(connection, waiting)
                yield from made
    finally:
        _end(workers.values(), finished=len(noted) == len(groups))
        for number in sorted(noted, key=lambda number: groups[number][0]):
            diagnostics.note(*noted[number])


_Group = tuple[int, tuple[Route, ...]]
"""The place of the first of some routes among all, and these routes: those of one path are in one group."""


def _groups(routes: Sequence[Route]) -> list[_Group]:
    """Groups of routes. Files that are no page come first, one by one: some of them take long."""
    files = [(place, (route,)) for place, route in enumerate(routes) if not route.template]
    pages = ((place, route) for place, route in enumerate(routes) if route.template)
    by_path = [list(same) for _, same in groupby(pages, key=lambda one: one[1].path)]
    parts = (by_path[start : start + _PATHS] for start in range(0, len(by_path), _PATHS))
    together = [[one for same in some for one in same] for some in parts]
    return files + [(group[0][0], tuple(route for _, route in group)) for group in together]


def _can_fork() -> bool:
    return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1


def _start(groups: Sequence[_Group], site: SiteInputs, store: Store, others: Sequence[Connection]) -> _Worker:
    ours, theirs = multiprocessing.Pipe()
    arguments = (theirs, [*others, ours], groups, site, store)
    process = multiprocessing.get_context("fork").Process(target=_work, args=arguments, daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _work(
    connection: Connection, others: Sequence[Connection], groups: Sequence[_Group], site: SiteInputs, store: Store
) -> None:
    """What a worker does: makes the groups whose numbers it is handed, until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that waits ends this one
    for other in others:  # so that this one ends when that process does
        other.close()
    with suppress(EOFError, OSError):
        while (number := connection.recv()) is not None:
            connection.send(_answer(number, groups[number][1], site))
        store.let_go()
        connection.send(None)


def _answer(number: int, routes: Iterable[Route], site: SiteInputs) -> _Answer:
    own = Diagnostics()
    try:
        return number, list(make_all(routes, site, own)), own.noted
    except MemoryError:
        os._exit(1)
    except Exception as error:  # noqa: BLE001 (raised where the answer is read)
        return RuntimeError("".join(traceback.format_exception(error)))


def _hand_out(connection: Connection, waiting: Iterable[int]) -> None:
    """Hands a worker the next group; a worker that has died is met when its answer is read."""
    number = next(iter(waiting), None)
    if number is not None:
        with suppress(OSError):
            connection.send(number)


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
