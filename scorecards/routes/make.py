"""Makes any route of a site: a pure function of the route and of what was read, checked and indexed before."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import ParamSpec, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from scorecards.addresses.base import file_of
from scorecards.addresses.route import Route, RouteKind
from scorecards.inputs.article_texts import ArticleText, ReadText
from scorecards.inputs.earlier_search import EarlierSearch
from scorecards.inputs.link_targets import needs_all_texts
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import ORIGINAL, Language
from scorecards.output import Output
from scorecards.pages.article import article_page
from scorecards.pages.ask import ask_page
from scorecards.pages.check import check_page
from scorecards.pages.communes import commune_list_page, communes_page
from scorecards.pages.compare import compare_page
from scorecards.pages.coverage import coverage_page
from scorecards.pages.data import data_page
from scorecards.pages.document import document_page
from scorecards.pages.document_lists import document_list_page
from scorecards.pages.editions import edition_page, edition_unit_page, editions_page
from scorecards.pages.embed import embed_page
from scorecards.pages.feeds import feeds_page
from scorecards.pages.findings import findings_page
from scorecards.pages.glossary import glossary_page
from scorecards.pages.home import home_page
from scorecards.pages.indicator import indicator_page
from scorecards.pages.lists import list_page
from scorecards.pages.long_lists import figures_page, places_page
from scorecards.pages.news import news_page
from scorecards.pages.not_found import not_found_page
from scorecards.pages.offers import offers
from scorecards.pages.page import Page
from scorecards.pages.page_head import PageHead, page_head
from scorecards.pages.pillar import pillar_page
from scorecards.pages.rankings import ranking_page, rankings_page
from scorecards.pages.redirect import redirect_page
from scorecards.pages.revisions import revisions_page
from scorecards.pages.search import search_page
from scorecards.pages.site_view import site_view
from scorecards.pages.standing import standing_page
from scorecards.pages.targets import targets_page
from scorecards.pages.unit import unit_page
from scorecards.problems import ContentError, Diagnostics
from scorecards.publish.build_record import record_file
from scorecards.publish.catalogue import catalogue_files
from scorecards.publish.check_files import check_files
from scorecards.publish.communes import commune_files
from scorecards.publish.comparison import comparison_files
from scorecards.publish.feed_files import feed_files
from scorecards.publish.open_data import data_files, edition_data
from scorecards.publish.search import search_files
from scorecards.publish.sitemap import sitemap
from scorecards.render.links import PageLinks, links_of_page
from scorecards.render.templates import Renderer
from scorecards.render.theme import Theme, static_files
from scorecards.routes.all_routes import all_routes

T = TypeVar("T")
P = ParamSpec("P")


class SiteInputs(Struct, frozen=True):
    """What every route of a site is made from."""

    pages: Mapping[Language, PageInputs]
    without_texts: Mapping[Language, PageInputs]
    """The same without any text of Markdown files: for routes whose keys hold none (`routes.page_keys`)."""
    renderers: Mapping[Language, Renderer]
    theme: Theme

    def inputs_of(self, route: Route) -> PageInputs:
        """What a route is made from."""
        inputs = self.pages[route.language]
        holds_texts = needs_all_texts(route.path) or text_of(route, inputs)
        return inputs if holds_texts else self.without_texts[route.language]

    def with_texts(self, texts: Mapping[str, ArticleText]) -> "SiteInputs":
        """The same with what the search and the checks need of the texts of articles, by the paths of their files."""
        return replace(self, pages={language: one.with_texts(texts) for language, one in self.pages.items()})

    def with_earlier_search(self, found: EarlierSearch | None) -> "SiteInputs":
        """The same with what an earlier build has left of the search."""
        pages = {language: replace(one, earlier_search=found) for language, one in self.pages.items()}
        return replace(self, pages=pages)

    def with_put(self, put: Callable[[Output], Output]) -> "SiteInputs":
        """The same where `put` takes files of which many are made at once, one by one."""
        return replace(self, pages={language: replace(one, put=put) for language, one in self.pages.items()})

    def with_drawn(self, texts: Mapping[str, ReadText]) -> "SiteInputs":
        """The same with texts of articles, so that the pages of these can be made; no other text is here."""
        return replace(self, pages={language: one.with_drawn(texts) for language, one in self.pages.items()})


def text_of(route: Route, inputs: PageInputs) -> str:
    """The file of the text that the page of a route shows; "" for pages that show none, and for files."""
    project = inputs.project
    match route.kind:
        case RouteKind.ARTICLE:
            return route.key
        case RouteKind.UNIT:
            return project.commentaries[route.key].path if route.key in project.commentaries else ""
        case RouteKind.STANDING:
            return project.pages[route.key].path
        case _:
            return ""


class Made(Struct, frozen=True):
    """What a route gives."""

    route: Route
    files: tuple[Output, ...]
    """For a page its HTML first, then what it needs: photos in their widths, charts to explore, downloads."""
    links: PageLinks | None = None
    """What leads to a page and away from it; None for files that are no page."""

    @property
    def is_page(self) -> bool:
        """Whether the first file is a page."""
        return self.links is not None

    def with_files(self, put: Callable[[Output], Output]) -> "Made":
        """The same with each file as `put` gives it."""
        return replace(self, files=tuple(map(put, self.files)))


PAGES: Mapping[RouteKind, Callable[[Route, PageInputs], Page]] = {
    RouteKind.HOME: home_page,
    RouteKind.UNIT: unit_page,
    RouteKind.UNITS: list_page,
    RouteKind.INDICATOR: indicator_page,
    RouteKind.INDICATORS: list_page,
    RouteKind.FIGURES: figures_page,
    RouteKind.PLACES: places_page,
    RouteKind.PILLAR: pillar_page,
    RouteKind.PILLARS: list_page,
    RouteKind.DOCUMENT: document_page,
    RouteKind.DOCUMENTS: list_page,
    RouteKind.DOCUMENT_LIST: document_list_page,
    RouteKind.RANKING: ranking_page,
    RouteKind.RANKINGS: rankings_page,
    RouteKind.COMPARE: compare_page,
    RouteKind.CHECK: check_page,
    RouteKind.TARGETS: targets_page,
    RouteKind.COMMUNES: communes_page,
    RouteKind.COMMUNE_LIST: commune_list_page,
    RouteKind.COVERAGE: coverage_page,
    RouteKind.FINDINGS: findings_page,
    RouteKind.REVISIONS: revisions_page,
    RouteKind.NEWS: news_page,
    RouteKind.ARTICLE: article_page,
    RouteKind.STANDING: standing_page,
    RouteKind.GLOSSARY: glossary_page,
    RouteKind.DATA: data_page,
    RouteKind.FEEDS: feeds_page,
    RouteKind.EDITIONS: editions_page,
    RouteKind.EDITION: edition_page,
    RouteKind.EDITION_UNIT: edition_unit_page,
    RouteKind.SEARCH: search_page,
    RouteKind.ASK: ask_page,
    RouteKind.EMBED: embed_page,
    RouteKind.NOT_FOUND: not_found_page,
    RouteKind.REDIRECT: redirect_page,
}
"""What makes the page of each kind; the other kinds of route are files."""


def make(route: Route, site: SiteInputs) -> Made:
    """The files of one route, whichever routes were made before.

    Raises ContentError where the page's template cannot be drawn.
    """
    if route.kind not in PAGES:
        return Made(route, _files_of(route, site.inputs_of(route), site))
    page, head = _page_of(route, site)
    return _made(page, head, _html_of(page, head, site), site)


def make_together(routes: Sequence[Route], site: SiteInputs) -> list[Made | ContentError]:
    """Makes some pages, each step of all of them before the next, which takes less time (`routes.articles`); of one
    that cannot be made, why."""
    pages = [_tried(_page_of, route, site) for route in routes]
    drawn = [one if isinstance(one, ContentError) else _tried(_html_of, *one, site) for one in pages]
    return [
        page if isinstance(page, ContentError)
        else html if isinstance(html, ContentError)
        else _tried(_made, *page, html, site)
        for page, html in zip(pages, drawn, strict=True)
    ]  # fmt: skip


def _tried(step: Callable[P, T], *inputs: P.args, **more: P.kwargs) -> T | ContentError:
    """What a step gives, or why it cannot."""
    try:
        return step(*inputs, **more)
    except ContentError as error:
        return error


def _page_of(route: Route, site: SiteInputs) -> tuple[Page, PageHead]:
    inputs = site.inputs_of(route)
    page = replace(PAGES[route.kind](route, inputs), offers=offers(route, inputs))
    return page, page_head(page, inputs)


def _html_of(page: Page, head: PageHead, site: SiteInputs) -> str:
    return site.renderers[page.route.language].render(page, site_view(site.inputs_of(page.route)), head)


def _made(page: Page, head: PageHead, html: str, site: SiteInputs) -> Made:
    route = page.route
    files = (*page.files, head.made) if head.made else page.files
    needed = (file for file in files if f"/{file.path}" in html)  # a theme need not show all that it is given
    path = file_of(site.pages[route.language].base.localised(route.path))
    output = Output(path, html.encode(), page.source)
    return Made(route, (output, *needed), links_of_page(route.path, route.language, html, page.source))


def make_all(routes: Iterable[Route], site: SiteInputs, diagnostics: Diagnostics) -> Iterator[Made]:
    """Makes one route after another and keeps none.

    The problems of those that cannot be made are noted; a page that fails in one language is not tried in the next.
    """
    failed: set[str] = set()
    for route in (one for one in routes if one.path not in failed):
        try:
            yield make(route, site)
        except ContentError as error:
            failed.add(route.path)
            diagnostics.note(*error.problems)


def _files_of(route: Route, inputs: PageInputs, site: SiteInputs) -> tuple[Output, ...]:
    match route.kind:
        case RouteKind.SEARCH_INDEX:
            return search_files(inputs).files
        case RouteKind.COMPARISON_FILES:
            return comparison_files(inputs).files
        case RouteKind.COMMUNE_FILES:
            return commune_files(inputs).files
        case RouteKind.CHECK_FILES:
            return check_files(inputs).files
        case RouteKind.OPEN_DATA:
            return data_files(route.key, inputs.index, inputs.words_in)
        case RouteKind.DATA_CATALOGUE:
            return tuple(one for one in catalogue_files(inputs) if f"/{one.path}" == route.path)
        case RouteKind.EDITION_DATA:
            return (edition_data(date.fromisoformat(route.key), inputs.index),)
        case RouteKind.STATIC_FILES:
            return tuple(static_files(site.theme))
        case RouteKind.FEED:
            return feed_files(route.key, inputs)
        case RouteKind.BUILD_RECORD:
            return (record_file(inputs),)
        case RouteKind.SITEMAP:
            routes = all_routes(inputs.index, inputs.base)
            return (sitemap((one for one in routes if one.kind in PAGES and one.language == ORIGINAL), inputs.base),)
        case _:
            raise ValueError(f"no maker for {route}")
