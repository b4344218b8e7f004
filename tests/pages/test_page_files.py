"""The files that a page needs are found wherever its context holds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from scorecards.output import Output
from scorecards.routes.make import PAGES
from tests.support.making import prepared
from tests.support.projects import Workshop


def files_in(value: Any) -> Iterator[Output]:
    """Every file in a value at any depth, whatever types say."""
    if isinstance(value, Output):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from files_in(item)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from files_in(getattr(value, name))


def test_every_file_of_a_page_is_found(project: Workshop) -> None:
    found, known = 0, prepared(project.root)
    for route in known[0].routes:
        if route.kind in PAGES:
            page = PAGES[route.kind](route, known[1].pages[route.language])
            expected = {file.path for file in files_in(page.context)}
            assert {file.path for file in page.files} == expected, route
            assert replace(page, context=(page.context,)).files == page.files
            found += len(expected)
    assert found
