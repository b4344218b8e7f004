"""Routes made in several processes: the same as in one, and a plain problem where a process dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from scorecards import processes
from scorecards.addresses.route import Route, RouteKind
from scorecards.cli import main
from scorecards.inputs.page_inputs import PageInputs
from scorecards.load.source import Files
from scorecards.output import Output
from scorecards.own_memory import OwnMemory
from scorecards.pages.page import Page
from scorecards.pipeline import Settings, build
from scorecards.problems import ContentError, Diagnostics, Location, problem
from scorecards.processes import in_processes, processes_for
from scorecards.publish.open_data import WHOLE
from scorecards.routes import make as making
from scorecards.routes import processes as groups
from scorecards.routes.make import make_all
from scorecards.routes.processes import make_in_processes
from scorecards.store import NO_STORE
from scorecards.store.database import Database
from scorecards.views.chart_list import listed_charts
from tests.support.making import content, parts, prepared
from tests.support.projects import TODAY, workshop

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),  # the runner of tests has threads of its own
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workshop(tmp_path / "du-an").root


def _articles(monkeypatch: pytest.MonkeyPatch, page: object) -> None:
    monkeypatch.setattr(making, "PAGES", {**making.PAGES, RouteKind.ARTICLE: page})


def _same(output: Output) -> Output:
    return output


@pytest.mark.parametrize("number", [2, 3])
def test_several_processes_make_what_one_makes(root: Path, number: int) -> None:
    found, site = prepared(root)
    diagnostics = Diagnostics()
    with closing(make_in_processes(found.routes, site, number, NO_STORE, _same, diagnostics)) as made:
        several = {one.route: (content(one), one.links) for one in made}
    one = {one.route: (content(one), one.links) for one in make_all(found.routes, site, diagnostics)}
    assert several == one
    assert len(several) == len(found.routes)
    assert diagnostics.problems == ()


def test_one_process_makes_all_that_is_made_of_the_same_things(root: Path) -> None:
    found, site = prepared(root, "https://example.org/")
    made = [group for lane in groups.lanes_of(found.routes, site.pages["vi"].index) for group in lane]
    assert Counter(route for group in made for route in group) == Counter(found.routes)
    group_of = {(route.kind, route.language, route.key): n for n, group in enumerate(made) for route in group}
    search = [n for (kind, _, _), n in group_of.items() if kind in (RouteKind.SEARCH, RouteKind.SEARCH_INDEX)]
    assert len(search) == 4
    assert len(set(search)) == 1
    assert (
        group_of[RouteKind.OPEN_DATA, "vi", WHOLE]
        == group_of[RouteKind.DATA, "vi", ""]
        == group_of[RouteKind.DATA, "en", ""]
    )
    pages = {route.path: n for n, group in enumerate(made) for route in group if route.kind is not RouteKind.EMBED}
    charts = {key: one.page for key, one in listed_charts(site.pages["vi"].index).items()}
    embeds = {(key, n) for (kind, _, key), n in group_of.items() if kind is RouteKind.EMBED}
    assert embeds == {(key, pages[page]) for key, page in charts.items()}, "a chart with the page that it stands on"
    assert charts
    first_page = min(n for n, group in enumerate(made) if all(route.template for route in group))
    assert not any(not route.template for group in made[first_page:] for route in group)


def test_a_process_goes_along_a_lane_as_long_as_there_are_others() -> None:
    makers = dict(in_processes([2, 0, 2], lambda number, _: os.getpid(), 2, NO_STORE, Diagnostics()))
    assert makers[0] == makers[1] != makers[2] == makers[3]
    alone = list(in_processes([2, 3], lambda number, _: number, 2, NO_STORE, Diagnostics()))
    assert sorted(alone) == [(number, number) for number in range(5)]


def test_this_process_takes_steps_of_its_own_while_it_would_wait() -> None:
    taken = multiprocessing.get_context("fork").Event()

    def steps() -> Iterator[str]:
        taken.set()
        yield "first"

    made = dict(in_processes([1], lambda number, _: taken.wait(60), 2, NO_STORE, Diagnostics(), steps()))
    assert made == {0: True}


def test_problems_are_noted_in_the_order_of_the_routes_once_a_page(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, site = prepared(root)
    monkeypatch.setattr(groups, "_ROUTES", 1)

    def failing(route: Route, inputs: PageInputs) -> Page:
        raise ContentError([problem("template-error", Location("x"), reason=f"{route.path} {route.language}")])

    _articles(monkeypatch, failing)
    several, one = Diagnostics(), Diagnostics()
    made = {made.route for made in make_in_processes(found.routes, site, 2, NO_STORE, _same, several)}
    assert made == {made.route for made in make_all(found.routes, site, one)}
    assert len(one.noted) > 1
    assert several.noted == one.noted


def test_a_process_that_is_killed_is_told_of_and_ends_the_making(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, site = prepared(root)
    parent = os.getpid()

    def dying(route: Route, inputs: PageInputs) -> Page:
        assert os.getpid() != parent
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    _articles(monkeypatch, dying)
    diagnostics = Diagnostics()
    made = list(make_in_processes(found.routes, site, 2, NO_STORE, _same, diagnostics))
    assert [one.code for one in diagnostics.noted] == ["process-died"]
    assert "SIGKILL" in diagnostics.noted[0].message("en")
    assert "--processes 1" in diagnostics.noted[0].hint("vi")
    assert len(made) < len(found.routes)


def test_a_bug_in_a_process_is_raised_where_it_is_seen(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, site = prepared(root)

    def wrong(route: Route, inputs: PageInputs) -> Page:
        raise LookupError("no such thing")

    _articles(monkeypatch, wrong)
    with pytest.raises(RuntimeError, match="no such thing"):
        list(make_in_processes(found.routes, site, 2, NO_STORE, _same, Diagnostics()))


def test_a_process_that_has_come_to_much_memory_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "MOST_MEMORY", -1)
    monkeypatch.setattr(processes, "MUCH_MEMORY", -1)
    for lanes in ([7], [3, 0, 4], [1] * 7):
        made = list(in_processes(lanes, lambda number, _: os.getpid(), 2, NO_STORE, Diagnostics()))
        assert sorted(number for number, _ in made) == [*range(7)]
        assert max(Counter(process for _, process in made).values()) <= 2, "no more than it was handed at first"
    monkeypatch.undo()
    made = list(in_processes([7], lambda number, _: os.getpid(), 2, NO_STORE, Diagnostics()))
    assert len({process for _, process in made}) <= 2


def test_a_process_that_has_come_to_some_memory_is_followed_where_its_lane_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(processes, "MUCH_MEMORY", -1)
    made = dict(in_processes([5, 5, 5], lambda number, _: os.getpid(), 2, NO_STORE, Diagnostics()))
    assert len({*made.values()}) >= 3, "each lane has a process of its own"
    monkeypatch.undo()
    made = dict(in_processes([5, 5, 5], lambda number, _: os.getpid(), 2, NO_STORE, Diagnostics()))
    assert len({*made.values()}) <= 2


def test_a_process_knows_how_much_memory_it_has_of_its_own() -> None:
    taken: list[bytes] = []

    def own(number: int, _: Diagnostics) -> int:
        memory = OwnMemory()
        taken.append(b"x" * (number << 20))
        return memory.most()

    made = dict(in_processes([41], own, 2, NO_STORE, Diagnostics()))
    assert made[0] == 0
    assert 40 << 20 <= made[40] < 200 << 20


def test_whoever_stops_taking_ends_the_processes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, site = prepared(root)
    started: list[Any] = []
    start = processes._start

    def watched(*given: Any) -> Any:
        started.append(start(*given))
        return started[-1]

    monkeypatch.setattr(processes, "_start", watched)
    with closing(make_in_processes(found.routes, site, 2, NO_STORE, _same, Diagnostics())) as made:
        next(made)
    assert [one.process.is_alive() for one in started] == [False, False]


def test_what_a_process_puts_into_the_store_is_there_afterwards(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Database(root / "store.sqlite", 1)
    store.put("of-parent", b"k", b"before")
    found, site = prepared(root)

    def keeping(route: Route, inputs: PageInputs) -> Page:
        assert store.get("of-parent", b"k") == b"before"
        store.put("of-worker", route.path.encode(), b"made")
        raise ContentError

    _articles(monkeypatch, keeping)
    list(make_in_processes(found.routes, site, 2, store, _same, Diagnostics()))
    paths = {route.path for route in found.routes if route.kind is RouteKind.ARTICLE}
    assert {store.get("of-worker", path.encode()) for path in paths} == {b"made"}
    store.close()


@pytest.mark.parametrize(
    ("routes", "asked", "cores", "expected"),
    [
        (100_000, 0, 8, 4),
        (100_000, 0, 2, 2),
        (100_000, 0, 1, 1),
        (50, 0, 8, 1),
        (50, 3, 1, 3),
        (100_000, 1, 8, 1),
    ],
)
def test_as_many_processes_as_pay(
    routes: int, asked: int, cores: int, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "_can_fork", lambda: True)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)))
    assert processes_for(routes, asked) == expected


def test_one_process_where_none_can_be_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_can_fork", lambda: False)
    assert processes_for(100_000, 2) == 1


def test_a_build_in_two_processes_is_the_build_in_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_can_fork", lambda: True)
    one, two = (build(Files(root), Settings(TODAY, processes=number), tuple) for number in (1, 2))
    assert one.taken is not None
    assert two.taken is not None
    assert sorted(map(parts, two.taken)) == sorted(map(parts, one.taken))
    assert two.problems == one.problems


def test_no_article_is_made_by_the_first_process_where_others_are_started(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What draws a chart has threads from then on, and a process with threads is not forked."""
    monkeypatch.setattr(processes, "_can_fork", lambda: True)
    parent, article_page = os.getpid(), making.PAGES[RouteKind.ARTICLE]

    def watched(route: Route, inputs: PageInputs) -> Page:
        assert os.getpid() != parent
        return article_page(route, inputs)

    _articles(monkeypatch, watched)
    assert build(Files(root), Settings(TODAY, processes=2), tuple).taken


def test_a_wrong_number_of_processes_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in ("0", "-1", "hai", "²", "999999999999"):
        with pytest.raises(SystemExit) as ended:
            main(["build", "--root", str(root), f"--processes={words}"])
        assert ended.value.code == 2
        assert words in capsys.readouterr().err
