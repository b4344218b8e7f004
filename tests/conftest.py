"""What all tests share: built sites, the option that refreshes golden output, the guard of the repository's content."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.support.own_content import forbid
from tests.support.projects import COUNTRY, ROOT, Site, Workshop, build_site, workshop

forbid(ROOT)

settings.register_profile("usual", max_examples=30, deadline=None)  # the busiest machine says nothing about the program
settings.register_profile("thorough", max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("usual")
settings.register_profile(
    "mutation",  # for benchmarks/mutation_score.py: the same few examples each time, no failure from a slow machine
    max_examples=5,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-golden",
        action="store_true",
        help="write tests/golden/ anew from what the program makes now; look at the difference before committing",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Two processes would write over each other's files."""
    if config.getoption("--refresh-golden") and config.getoption("numprocesses", default=None):
        raise pytest.UsageError("--refresh-golden writes files: give -n 0 too, for one process")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests begin first, one after the other in each half of the tests: two processes take a half each."""
    found = [one for one in items if one.get_closest_marker("long")]
    others = [one for one in items if not one.get_closest_marker("long")]
    middle = len(others) // 2
    items[:] = [*found[::2], *others[:middle], *found[1::2], *others[middle:]]


def pytest_collection_finish() -> None:
    """The tests themselves live as long as the process: the garbage collector need not go through them each time."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


TESTS_A_DOT = 40
_PASSED = count(1)


def pytest_report_teststatus(
    report: pytest.CollectReport | pytest.TestReport, config: pytest.Config
) -> tuple[str, str, str] | None:
    """One dot for so many passed tests, so that what fails is not lost among thousands."""
    if report.when != "call" or not report.passed or hasattr(report, "wasxfail") or config.option.verbose > 0:
        return None
    return "passed", "" if next(_PASSED) % TESTS_A_DOT else ".", "PASSED"


@pytest.fixture(scope="session")
def country_site() -> Callable[[str], Site]:
    """The site of tests/sites/country, by base address; built once for each."""
    return cache(lambda base: build_site(COUNTRY, base))


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    """A copy of the small project, to be changed."""
    return workshop(tmp_path / "project")
