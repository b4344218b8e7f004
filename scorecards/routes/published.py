"""The addresses that were published: none of them may lead nowhere.

They stand in a list of site paths, one a line, sorted; lines that begin with # are for people.
"""

from collections.abc import Collection, Iterable, Iterator

from scorecards.addresses.route import Route, RouteKind
from scorecards.languages import ORIGINAL
from scorecards.load.source import Files
from scorecards.load.unread import ADDRESS_LIST
from scorecards.problems import Diagnostics, Location
from scorecards.routes.prepared import Prepared

_LEFT_OUT = (RouteKind.EMBED, RouteKind.NOT_FOUND)

_HEADING = """\
# Địa chỉ các trang đã công bố, mỗi dòng một địa chỉ. Lệnh "python build.py addresses" ghi thêm địa chỉ mới và không bỏ dòng nào.
# Addresses of published pages, one a line. The command "python build.py addresses" adds new ones and drops none.
"""  # noqa: E501


def addresses_of(routes: Iterable[Route]) -> frozenset[str]:
    """The site paths that a list of published addresses names: those of pages in the original language.

    Pages of a long list are left out, since what stands on page 2 changes with every entry; so are charts for frames,
    which a site without an address does not have, and the page for addresses that lead nowhere.
    """
    return frozenset(
        route.path
        for route in routes
        if route.language == ORIGINAL and route.template and route.number <= 1 and route.kind not in _LEFT_OUT
    )


def published(text: str) -> Iterator[tuple[int, str]]:
    """Line and path of each address of a list."""
    for number, line in enumerate(text.splitlines(), 1):
        if (path := line.strip()) and not path.startswith("#"):
            yield number, path


def listed(text: str, now: Collection[str]) -> str:
    """The list with the addresses of `now` added to those that it had."""
    paths = {path for _, path in published(text)} | set(now)
    return _HEADING + "".join(f"{path}\n" for path in sorted(paths))


def check_published(files: Files, prepared: Prepared, diagnostics: Diagnostics) -> None:
    """Notes each published address at which nothing stands, today or on another day."""
    text = files.text(ADDRESS_LIST) if files.has(ADDRESS_LIST) else None
    if text is None or prepared.site is None:
        return
    there = {route.path for route in (*prepared.routes, *prepared.later_routes)}
    there |= prepared.site.pages[ORIGINAL].not_out.keys()
    for line, path in published(text):
        if path not in there:
            diagnostics.add("address-gone", Location(ADDRESS_LIST, line), read=path)
