"""What all tests share: the built site of this repository, and the option that refreshes golden output."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.support.projects import ROOT, Site, Workshop, build_site, workshop


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-golden",
        action="store_true",
        help="write tests/golden/ anew from what the program makes now; look at the difference before committing",
    )


@pytest.fixture(scope="session")
def real_site() -> Callable[[str], Site]:
    """The site of this repository's own data, by base address; built once for each."""
    return cache(lambda base: build_site(ROOT, base))


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    """A copy of the small project, to be changed."""
    return workshop(tmp_path / "project")
