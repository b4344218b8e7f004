"""What all tests share: built sites, the option that refreshes golden output, the guard of the repository's content."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.support.own_content import forbid
from tests.support.projects import COUNTRY, ROOT, Site, Workshop, build_site, workshop

forbid(ROOT)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-golden",
        action="store_true",
        help="write tests/golden/ anew from what the program makes now; look at the difference before committing",
    )


@pytest.fixture(scope="session")
def country_site() -> Callable[[str], Site]:
    """The site of tests/sites/country, by base address; built once for each."""
    return cache(lambda base: build_site(COUNTRY, base))


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    """A copy of the small project, to be changed."""
    return workshop(tmp_path / "project")
