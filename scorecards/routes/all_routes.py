"""Every route of a site, from the index alone: nothing is made to know what there is to make."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from scorecards.addresses import paths
from scorecards.addresses.base import Base, localised, named_language
from scorecards.addresses.route import LIST_KINDS, Route, RouteKind, template_of
from scorecards.inputs.editions import edition_states
from scorecards.inputs.index import Index
from scorecards.inputs.link_targets import old_paths
from scorecards.inputs.page_inputs import PageInputs
from scorecards.inputs.untranslated import left_behind
from scorecards.languages import ORIGINAL, Language
from scorecards.model.project import SiteSection
from scorecards.pages import lists, long_lists, news, targets
from scorecards.publish.catalogue import CATALOGUE_PATHS
from scorecards.publish.feed_items import feeds_of
from scorecards.publish.open_data import collection_names
from scorecards.views.chart_list import listed_charts
from scorecards.views.document_orders import orders_of
from scorecards.views.pager import pages_of
from scorecards.views.target_lists import target_lists

Kind = RouteKind


def all_routes(index: Index, base: Base) -> tuple[Route, ...]:
    """The routes of a site: its pages, each in all languages, then its other files."""
    return index.once(("routes", base), lambda: tuple(_all_routes(index, base)))


def _all_routes(index: Index, base: Base) -> Iterator[Route]:
    for page in (*_pages(index), *(_embeds(index) if base.absolute else ())):
        for language in index.project.site.languages:
            if _is_in(language, page, base):
                yield Route(page.path, language, page.kind, page.template, page.key, page.number)
    yield from _left_behind(index, base)
    yield from file_routes(index, base)


def find_route(inputs: PageInputs, path: str, language: Language) -> Route | None:
    """The page at a site path in a language; None where there is none."""
    index, base = inputs.index, inputs.base
    if language not in index.project.site.languages:
        return None
    for page in _pages(index):
        if page.path in (path, localised(path, language)) and _is_in(language, page, base):
            return replace(page, language=language)
    left = (one for one in _left_behind(index, base) if one.language == language)
    return next((one for one in left if one.path == localised(path, language)), None)


def _is_in(language: Language, page: Route, base: Base) -> bool:
    """Whether a page is there in a language: every page, but those of texts that nobody has translated, and old
    addresses in the folder of another. A file such as 404.html, or an old address of a file, is one for all; texts in
    all languages may link to an old folder."""
    if own := named_language(page.path):
        return language == own
    return language == ORIGINAL or (page.path.endswith("/") and (language, page.path) not in base.untranslated)


def _left_behind(index: Index, base: Base) -> Iterator[Route]:
    """Copies of untranslated texts that were published: their addresses lead on, unless a project says where to."""
    project = index.project
    said = {path for article in project.articles for path in old_paths(article)}
    said |= {_folder(one.old) for one in project.redirects}
    for language, path, file in left_behind(project, base.untranslated):
        if path not in said:
            yield Route(path, language, Kind.REDIRECT, template_of(Kind.REDIRECT), file)


def _folder(address: str) -> str:
    return address if address.endswith("/") else f"{address}/"


def _pages(index: Index) -> Iterator[Route]:
    """Every page once, home first."""
    return _in_use(_every_page(index), index)


def _in_use(routes: Iterable[Route], index: Index) -> Iterator[Route]:
    """The routes that are of no section which the site does without."""
    off = {kind for section in index.project.site.sections_off for kind in _OF_SECTION.get(section, ())}
    return (route for route in routes if route.kind not in off)


_OF_SECTION: Mapping[SiteSection, tuple[RouteKind, ...]] = {
    SiteSection.COMPARE: (Kind.COMPARE, Kind.COMPARISON_FILES),
    SiteSection.CHECK: (Kind.CHECK, Kind.CHECK_FILES),
    SiteSection.COVERAGE: (Kind.COVERAGE,),
    SiteSection.FEEDS: (Kind.FEEDS,),
    SiteSection.GLOSSARY: (Kind.GLOSSARY,),
    SiteSection.NEWS: (Kind.NEWS,),
}
"""The routes of sections; articles, communes and feeds are not there at all."""


def _every_page(index: Index) -> Iterator[Route]:
    project = index.project
    yield _page(paths.HOME, Kind.HOME)
    counts = (len(index.units), len(project.indicators), len(project.pillars), len(index.documents))
    for kind, count in zip(LIST_KINDS, counts, strict=True):
        for number in pages_of(count, lists.PER_PAGE):
            path = paths.LISTS[kind]
            yield Route(paths.numbered(path, number), ORIGINAL, kind, template_of(kind), number=number)
    for order in orders_of(index):
        for number in pages_of(len(index.documents), lists.PER_PAGE):
            path = paths.numbered(paths.documents_by(order), number)
            yield Route(path, ORIGINAL, Kind.DOCUMENT_LIST, template_of(Kind.DOCUMENT_LIST), order, number)
    for place in index.units:
        yield _page(paths.unit(place.slug), Kind.UNIT, place.slug)
    for id in project.indicators:
        yield _page(paths.indicator(id), Kind.INDICATOR, id)
    for kind, long in ((Kind.FIGURES, long_lists.long_figures), (Kind.PLACES, long_lists.long_tables)):
        for path, key, count in long(index):
            for number in pages_of(count, long_lists.PER_PAGE):
                yield Route(paths.numbered(path, number), ORIGINAL, kind, template_of(kind), key, number)
    for id in project.pillars:
        yield _page(paths.pillar(id), Kind.PILLAR, id)
    for document in index.documents:
        yield _page(paths.document(document.id), Kind.DOCUMENT, document.id)
    if project.rankings:
        yield _page(paths.RANKINGS, Kind.RANKINGS)
    for ranking in project.rankings:
        yield _page(paths.ranking(ranking.id), Kind.RANKING, ranking.id)
    yield _page(paths.COMPARE, Kind.COMPARE)
    yield _page(paths.CHECK, Kind.CHECK)
    yield from _targets(index)
    if project.communes:
        yield _page(paths.COMMUNES, Kind.COMMUNES)
        for slug in project.communes.by_province:
            yield _page(paths.communes(slug), Kind.COMMUNE_LIST, slug)
    yield _page(paths.COVERAGE, Kind.COVERAGE)
    yield _page(paths.FINDINGS, Kind.FINDINGS)
    yield _page(paths.REVISIONS, Kind.REVISIONS)
    yield from _news(index)
    for slug in project.pages:
        yield _page(paths.standing(slug), Kind.STANDING, slug)
    for one in project.redirects:
        yield _page(_folder(one.old), Kind.REDIRECT, one.new)
    yield _page(paths.GLOSSARY, Kind.GLOSSARY)
    yield _page(paths.DATA, Kind.DATA)
    yield _page(paths.FEEDS, Kind.FEEDS)
    yield _page(paths.EDITIONS, Kind.EDITIONS)
    for state in edition_states(index):
        day = state.edition.day
        yield _page(paths.edition(day), Kind.EDITION, day.isoformat())
        for slug in sorted(state.changed_places):
            yield _page(paths.edition_unit(day, slug), Kind.EDITION_UNIT, f"{day.isoformat()}/{slug}")
    yield _page(paths.SEARCH, Kind.SEARCH)
    yield _page(paths.ASK, Kind.ASK)
    yield _page(paths.NOT_FOUND, Kind.NOT_FOUND)


def _embeds(index: Index) -> Iterator[Route]:
    """Charts for frames in other pages, which need the whole address of the site to be asked for."""
    for id in listed_charts(index):
        yield _page(paths.embed(id), Kind.EMBED, id)


def _news(index: Index) -> Iterator[Route]:
    for article in index.project.articles:
        yield _page(paths.article(article.slug), Kind.ARTICLE, article.path)
        for path in old_paths(article):
            yield _page(path, Kind.REDIRECT, article.path)
    for kind, key, articles in news.news_lists(index):
        for number in pages_of(len(articles), news.PER_PAGE):
            path = paths.numbered(news.news_path(kind, key), number)
            yield Route(path, ORIGINAL, Kind.NEWS, template_of(Kind.NEWS), f"{kind}/{key}" if kind else "", number)


def _targets(index: Index) -> Iterator[Route]:
    for one in target_lists(index):
        for number in pages_of(len(one.targets), targets.PER_PAGE):
            path = paths.numbered(paths.targets(one.kind, one.name), number)
            key = f"{one.kind}/{one.name}" if one.kind else ""
            yield Route(path, ORIGINAL, Kind.TARGETS, "targets.html", key, number)


def file_routes(index: Index, base: Base) -> Iterator[Route]:
    """What is no page: files that scripts read, open data, the theme's static files, feeds, the site map."""
    return _in_use(_every_file(index, base), index)


def _every_file(index: Index, base: Base) -> Iterator[Route]:
    for language in index.project.site.languages:
        yield Route(paths.SEARCH, language, Kind.SEARCH_INDEX)
        yield Route(paths.COMPARE, language, Kind.COMPARISON_FILES)
        yield Route(paths.CHECK, language, Kind.CHECK_FILES)
        if index.project.communes:
            yield Route(paths.COMMUNES, language, Kind.COMMUNE_FILES)
    for name in collection_names(index):
        yield Route(f"{paths.DATA}{name}", ORIGINAL, Kind.OPEN_DATA, key=name)
    for path in CATALOGUE_PATHS:
        yield Route(path, ORIGINAL, Kind.DATA_CATALOGUE)
    for edition in index.project.editions:
        yield Route(paths.edition_data(edition.day), ORIGINAL, Kind.EDITION_DATA, key=edition.day.isoformat())
    yield Route(paths.STATIC, ORIGINAL, Kind.STATIC_FILES)
    yield Route(paths.BUILD_RECORD, ORIGINAL, Kind.BUILD_RECORD)
    if base.absolute:
        for name in feeds_of(index):
            for language in index.project.site.languages:
                yield Route(f"{paths.FEEDS}{name}", language, Kind.FEED, key=name)
        yield Route(paths.SITEMAP, ORIGINAL, Kind.SITEMAP)


def _page(path: str, kind: RouteKind, key: str = "") -> Route:
    return Route(path, ORIGINAL, kind, template_of(kind), key)
