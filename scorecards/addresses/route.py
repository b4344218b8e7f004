"""A route: one address of the site and what it shows."""

from enum import StrEnum

from msgspec import Struct

from scorecards.languages import Language


class RouteKind(StrEnum):
    """What a route shows; a kind of page has the name of its template, without ".html"."""

    HOME = "home"
    UNIT = "unit"
    UNITS = "units"
    INDICATOR = "indicator"
    INDICATORS = "indicators"
    FIGURES = "figures"
    PLACES = "places"
    PILLAR = "pillar"
    PILLARS = "pillars"
    DOCUMENT = "document"
    DOCUMENTS = "documents"
    DOCUMENT_LIST = "document_list"
    RANKING = "ranking"
    RANKINGS = "rankings"
    COMPARE = "compare"
    CHECK = "check"
    TARGETS = "targets"
    COMMUNES = "communes"
    COMMUNE_LIST = "commune_list"
    COVERAGE = "coverage"
    FINDINGS = "findings"
    REVISIONS = "revisions"
    NEWS = "news"
    ARTICLE = "article"
    STANDING = "standing"
    GLOSSARY = "glossary"
    DATA = "data"
    FEEDS = "feeds"
    EDITIONS = "editions"
    EDITION = "edition"
    EDITION_UNIT = "edition_unit"
    SEARCH = "search"
    ASK = "ask"
    EMBED = "embed"
    NOT_FOUND = "not_found"
    REDIRECT = "redirect"
    SEARCH_INDEX = "search-index"
    COMPARISON_FILES = "comparison-files"
    COMMUNE_FILES = "commune-files"
    CHECK_FILES = "check-files"
    OPEN_DATA = "open-data"
    DATA_CATALOGUE = "data-catalogue"
    EDITION_DATA = "edition-data"
    STATIC_FILES = "static-files"
    FEED = "feed"
    SITEMAP = "sitemap"
    BUILD_RECORD = "build-record"


class Route(Struct, frozen=True):
    """An address of the site. Two routes of one site differ in path or language."""

    path: str
    """Site path, the same in all languages: "/tinh/ha-tinh/", "/404.html", "/du-lieu/observations.csv"; for a set of
    files whose names follow from their content, the folder that they stand in."""
    language: Language
    """Language of the page; of a file that all languages share, the original."""
    kind: RouteKind
    template: str = ""
    """Name of the template: "unit.html"; "" for a file that no template draws."""
    key: str = ""
    """Which one of its kind: the slug of a place, the identifier of an indicator or a chart, of long lists with the
    folder ("/chi-tieu/ho-so") or with the part, an order of documents, the
    file of an article, the list of news ("thang/2026-11"), the name of a feed or of a collection of data
    ("tinh/ha-tinh"), the day of an edition of the data ("2026-11-30"), with a place ("2026-11-30/ha-tinh")."""
    number: int = 1
    """Which page of a list of several."""


LIST_KINDS = (RouteKind.UNITS, RouteKind.INDICATORS, RouteKind.PILLARS, RouteKind.DOCUMENTS)
"""Kinds of page that one template draws, `LIST_TEMPLATE`."""
LIST_TEMPLATE = "list.html"
_FILES = (
    RouteKind.SEARCH_INDEX, RouteKind.COMPARISON_FILES, RouteKind.COMMUNE_FILES, RouteKind.CHECK_FILES,
    RouteKind.OPEN_DATA, RouteKind.DATA_CATALOGUE, RouteKind.EDITION_DATA, RouteKind.STATIC_FILES, RouteKind.FEED,
    RouteKind.SITEMAP, RouteKind.BUILD_RECORD,
)  # fmt: skip


def template_of(kind: RouteKind) -> str:
    """The template that draws pages of a kind; "" for files that none draws."""
    if kind in LIST_KINDS:
        return LIST_TEMPLATE
    return "" if kind in _FILES else f"{kind}.html"


TEMPLATES = frozenset(map(template_of, RouteKind)) - {""}
"""Every template that draws pages."""
