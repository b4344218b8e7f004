"""The addresses that were published: none of them may lead nowhere. They stand in a list, sorted."""

from collections.abc import Collection, Iterable

from scorecards.addresses.base import localised, named_language
from scorecards.addresses.route import Route, RouteKind
from scorecards.inputs.untranslated import published_in
from scorecards.languages import ORIGINAL, Language
from scorecards.load.published import ADDRESS_LIST, published
from scorecards.load.source import Files
from scorecards.problems import Diagnostics, Location
from scorecards.routes.prepared import Prepared

_LEFT_OUT = (RouteKind.EMBED, RouteKind.NOT_FOUND)

_HEADING = """\
# Địa chỉ các trang đã công bố, mỗi dòng một địa chỉ. Lệnh "python build.py addresses" ghi thêm địa chỉ mới và không bỏ dòng nào.
# Addresses of published pages, one a line. The command "python build.py addresses" adds new ones and drops none.
"""  # noqa: E501


def addresses_of(routes: Iterable[Route]) -> frozenset[str]:
    """The addresses of pages that a list of published ones names, those of other languages with their folder.

    Pages of a long list are left out, since what stands on page 2 changes with every entry; so are charts for frames,
    which a site without an address does not have, and the page for addresses that lead nowhere.
    """
    return frozenset(
        localised(route.path, route.language)
        for route in routes
        if route.template and route.number <= 1 and route.kind not in _LEFT_OUT
    )


def listed(text: str, now: Collection[str], languages: Iterable[Language]) -> str:
    """The list with the addresses of `now` added to those that it had, or meant, in the languages of the site."""
    had = {path for _, path in published(text)}
    paths = had.union(now, *(published_in(language, had) for language in languages if language != ORIGINAL))
    return _HEADING + "".join(f"{path}\n" for path in sorted(paths))


def check_published(files: Files, prepared: Prepared, diagnostics: Diagnostics) -> None:
    """Notes each published address at which nothing stands, today or on another day.

    What is gone in every language is noted once; languages that the site does without are passed over.
    """
    text = files.text(ADDRESS_LIST) if files.has(ADDRESS_LIST) else None
    if text is None or prepared.site is None:
        return
    inputs = prepared.site.pages[ORIGINAL]
    there = {localised(route.path, route.language) for route in (*prepared.routes, *prepared.later_routes)}
    there |= inputs.not_out.keys()
    gone = {path: line for line, path in published(text) if path not in there}
    told = gone.keys() | inputs.not_out.keys()
    for path, line in gone.items():
        language = named_language(path)
        if language is None or (
            language in inputs.base.languages and inputs.base.to(language).neutral(path) not in told
        ):
            diagnostics.add("address-gone", Location(ADDRESS_LIST, line), read=path)
