"""The files that a page needs are found wherever its context holds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from scorecards.output import Output
from scorecards.routes.make import PAGES
from tests.support.projects import Workshop


def files_in(value: Any) -> Iterator[Output]:
    """Every file in a value at any depth, whatever types say."""
    if isinstance(value, Output):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from files_in(item)
    elif is_dataclass(value):
        for one in fields(value):
            yield from files_in(getattr(value, one.name))


def test_every_file_of_a_page_is_found(project: Workshop) -> None:
    prepared = project.build().built.prepared
    site, found = prepared.site, 0
    assert site is not None
    for route in prepared.routes:
        if route.kind in PAGES:
            page = PAGES[route.kind](route, site.pages[route.language])
            expected = {file.path for file in files_in(page.context)}
            assert {file.path for file in page.files} == expected, route
            assert replace(page, context=(page.context,)).files == page.files
            found += len(expected)
    assert found
