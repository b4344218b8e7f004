"""Routes made in several processes: the same files, whichever process makes which (`scorecards.processes`)."""

from collections.abc import Callable, Generator, Iterable, Sequence

from scorecards.addresses import paths
from scorecards.addresses.route import Route, RouteKind
from scorecards.inputs.index import Index
from scorecards.languages import ORIGINAL
from scorecards.output import Output
from scorecards.problems import Diagnostics
from scorecards.processes import in_processes
from scorecards.publish.open_data import WHOLE
from scorecards.render.templates import compile_templates
from scorecards.routes.make import Made, SiteInputs, make_all
from scorecards.store import Store
from scorecards.views.chart_list import listed_charts

_ROUTES = 16
"""Routes of a group: some hundred kilobytes on their way at a time."""
_WITH_CHARTS = (
    RouteKind.INDICATOR,
    RouteKind.PLACES,
    RouteKind.UNIT,
    RouteKind.RANKING,
    RouteKind.HOME,
    RouteKind.EMBED,
)
"""Pages with charts: a process takes half a second to be able to draw its first, and draws the same for several."""
_WITH_CARDS = (RouteKind.NEWS,)
"""Pages with cards of articles: each card is drawn once in a process and stands in several lists."""


def make_in_processes(
    routes: Sequence[Route],
    site: SiteInputs,
    processes: int,
    store: Store,
    put: Callable[[Output], Output],
    diagnostics: Diagnostics,
) -> Generator[Made, None, None]:
    """Makes routes as `make_all` does, in any order, in so many processes beside this one; in this one for 1.

    `put` is called in the other processes with each file that they have made, and what it gives is handed on.
    """
    if processes <= 1:
        yield from make_all(routes, site, diagnostics)
        return
    lanes = lanes_of(routes, site.pages[ORIGINAL].index)
    groups = [group for lane in lanes for group in lane]
    for _ in compile_templates(site.renderers, {route.template for route in routes}):
        pass

    putting = site.with_put(put)

    def make(number: int, own: Diagnostics) -> list[Made]:
        return [one.with_files(put) for one in make_all(groups[number], putting, own)]

    for _, made in in_processes([len(lane) for lane in lanes], make, processes, store, diagnostics):
        yield from made


def lanes_of(routes: Sequence[Route], index: Index) -> list[list[tuple[Route, ...]]]:
    """Groups of routes, those made of the same things in one: a page in all languages, with the files that it names and
    the charts of it that stand by themselves.

    Each lane has those for which a process works out the same things. Files and their pages come first, for some take
    long.
    """
    together: dict[str, list[Route]] = {}
    for route in routes:
        together.setdefault(_made_with(route, index), []).append(route)
    files = [tuple(same) for same in together.values() if any(not route.template for route in same)]
    pages = [same for same in together.values() if all(route.template for route in same)]
    of_kind: dict[RouteKind, list[list[Route]]] = {}
    for same in pages:
        of_kind.setdefault(same[0].kind, []).append(same)
    lanes = [[same for kind in kinds for same in of_kind.pop(kind, ())] for kinds in (_WITH_CHARTS, _WITH_CARDS)]
    lanes.append([same for left in of_kind.values() for same in left])
    return [files, *map(_groups, lanes)]


def _groups(pages: Iterable[Sequence[Route]]) -> list[tuple[Route, ...]]:
    groups: list[tuple[Route, ...]] = []
    for same in pages:
        if groups and len(groups[-1]) < _ROUTES:
            groups[-1] += tuple(same)
        else:
            groups.append(tuple(same))
    return groups


def _made_with(route: Route, index: Index) -> str:
    """The path of the page that a file or a chart stands at, or whose sizes and names it settles; of a page its own."""
    whole = route.kind is RouteKind.OPEN_DATA and route.key == WHOLE
    if route.kind is RouteKind.EMBED:
        return listed_charts(index)[route.key].page
    return paths.DATA if whole or route.kind is RouteKind.DATA_CATALOGUE else route.path
