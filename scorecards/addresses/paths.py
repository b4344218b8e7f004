"""Site paths of every kind of page."""

from collections.abc import Iterable
from datetime import date

from scorecards.languages import ORIGINAL, Language

HOME = "/"
UNITS = "/tinh/"
INDICATORS = "/chi-tieu/"
PILLARS = "/tru-cot/"
DOCUMENTS = "/van-ban/"
NEWS = "/tin-tuc/"
DATA = "/du-lieu/"
GLOSSARY = "/thuat-ngu/"
RANKINGS = "/xep-hang/"
COMPARE = "/so-sanh/"
CHECK = "/kiem-tra/"
COVERAGE = "/do-phu/"
FINDINGS = "/doi-chieu/"
REVISIONS = "/thay-doi/"
TARGETS = "/muc-tieu/"
COMMUNES = "/xa-phuong/"
METHOD = "/phuong-phap/"
ABOUT = "/gioi-thieu/"
ACCESSIBILITY = "/tro-nang/"
SEARCH = "/tim-kiem/"
ASK = "/bao-sai/"
NOT_FOUND = "/404.html"
FEEDS = "/theo-doi/"
EMBEDS = "/nhung/"
STATIC = "/static/"
SITEMAP = "/sitemap.xml"
BUILD_RECORD = "/ban-dung.json"

DOCUMENTS_CSV = "/du-lieu/van-ban.csv"
DATA_PACKAGE = "/du-lieu/datapackage.json"
CATALOGUE = "/du-lieu/catalog.jsonld"
EDITIONS = "/du-lieu/phien-ban/"
FEED_OF_NEWS, FEED_OF_DATA = "tin-tuc", "so-lieu"
"""Names of the feeds that there is one of."""
FEEDS_OF_UNITS, FEEDS_OF_INDICATORS = "tinh", "chi-tieu"
"""How the names of the other feeds begin."""

_LINE = "so-lieu"
"""How the anchors of lines of figures begin."""

LISTS = {
    "home": HOME,
    "units": UNITS,
    "rankings": RANKINGS,
    "compare": COMPARE,
    "check": CHECK,
    "targets": TARGETS,
    "communes": COMMUNES,
    "indicators": INDICATORS,
    "pillars": PILLARS,
    "documents": DOCUMENTS,
    "news": NEWS,
    "findings": FINDINGS,
    "coverage": COVERAGE,
    "revisions": REVISIONS,
    "data": DATA,
    "feeds": FEEDS,
    "glossary": GLOSSARY,
    "method": METHOD,
    "about": ABOUT,
    "accessibility": ACCESSIBILITY,
    "search": SEARCH,
    "ask": ASK,
}
"""The pages that there is one of, by the key of their name in the words of the site."""


def unit(slug: str) -> str:
    """A unit's page."""
    return f"{UNITS}{slug}/"


def figure(place: str, id: str) -> str:
    """The permanent link of a figure."""
    return f"{unit(place)}#{id}"


def figure_line(place: str, indicator: str, members: Iterable[tuple[str, str]]) -> str:
    """The permanent link of a commune's figure: the line of its page that has those of all reports."""
    return f"{unit(place)}#{line_anchor(indicator, members)}"


def line_anchor(indicator: str, members: Iterable[tuple[str, str]]) -> str:
    """Where the page of a commune has the figures of an indicator, or of a part of it."""
    return ".".join((_LINE, indicator, *(name for pair in members for name in pair)))


def indicator_of_line(anchor: str) -> str:
    """The indicator of a line of a commune's page; "" for another anchor."""
    kind, _, rest = anchor.partition(".")
    return rest.partition(".")[0] if kind == _LINE else ""


def country_figure(indicator: str, id: str) -> str:
    """The permanent link of a figure of the country, which has no page of its own: the indicator's page."""
    return f"{INDICATORS}{indicator}/#{id}"


def data_file(name: str, ending: str, language: Language = ORIGINAL) -> str:
    """A file of data, "csv", "json" or "xlsx": of everything ("observations"), a unit ("tinh/ha-tinh"), an indicator
    or a ranking. Files that speak one language have it in their names."""
    return f"{DATA}{name}{in_name(language)}.{ending}"


def indicator(id: str) -> str:
    """An indicator's page."""
    return f"{INDICATORS}{id}/"


def document_anchor(id: str) -> str:
    """Where a document is told of on the page of a commune."""
    return f"van-ban.{id}"


def figures_of(path: str) -> str:
    """All figures of an indicator or a document, where its page, at `path`, does not hold them."""
    return f"{path}so-lieu/"


def places_of(indicator: str, part: str = "") -> str:
    """The table of all units' figures of an indicator, or of a part of it, where its page does not hold it."""
    return f"{INDICATORS}{indicator}/so-sanh/{part}/" if part else f"{INDICATORS}{indicator}/so-sanh/"


def pillar(id: str) -> str:
    """A pillar's page."""
    return f"{PILLARS}{id}/"


def document(id: str) -> str:
    """A document's page."""
    return f"{DOCUMENTS}{id}/"


def documents_by(order: str) -> str:
    """The register of documents in another order: "co-quan", "nam"."""
    return f"{DOCUMENTS}theo/{order}/"


def article(slug: str) -> str:
    """A news article."""
    return f"{NEWS}{slug}/"


def slug_of_file(path: str) -> str:
    """What the page of a Markdown file is called: "a" for "content/news/2026/a.md"."""
    return path.rpartition("/")[2].removesuffix(".md")


def standing(slug: str) -> str:
    """A standing page."""
    return f"/{slug}/"


def compare(*slugs: str) -> str:
    """The comparison with these units chosen: "/so-sanh/?don-vi=ha-tinh&don-vi=nghe-an"."""
    return f"{COMPARE}?{'&'.join(f'don-vi={slug}' for slug in slugs)}"


def news_of(kind: str, name: str) -> str:
    """A list of the articles of a month, a unit or a pillar."""
    return f"{NEWS}{kind}/{name}/"


def ranking(id: str) -> str:
    """An edition of the official index."""
    return f"{RANKINGS}{id}/"


def targets(kind: str = "", name: str = "") -> str:
    """The targets of all, of a place ("noi") or of a pillar ("tru-cot")."""
    return f"{TARGETS}{kind}/{name}/" if kind else TARGETS


def communes(slug: str) -> str:
    """The communes of a province."""
    return f"{COMMUNES}{slug}/"


def calendar(path: str) -> str:
    """The file of due days beside a list of targets, from the localised path of the list."""
    return f"{path}han.ics"


def numbered(path: str, number: int) -> str:
    """A page of a list of several; the first stands at the list's own path."""
    return path if number == 1 else f"{path}trang-{number}/"


def feed_of_unit(slug: str) -> str:
    """The name of the feed of a unit."""
    return f"{FEEDS_OF_UNITS}/{slug}"


def feed_of_indicator(id: str) -> str:
    """The name of the feed of an indicator."""
    return f"{FEEDS_OF_INDICATORS}/{id}"


def feed(name: str, language: Language, ending: str) -> str:
    """A feed as a file, its language in the name: "xml" for Atom, "json" for JSON Feed."""
    return f"{FEEDS}{name}{in_name(language)}.{ending}"


def embed(chart: str) -> str:
    """A chart by itself, for a frame in other pages."""
    return f"{EMBEDS}{chart}/"


def chart_picture(chart: str, language: Language, ending: str) -> str:
    """A chart with its title and source as a picture, "svg" or "png", the language of its words in the name."""
    return f"{EMBEDS}{chart}{in_name(language)}.{ending}"


def feed_anchor(name: str) -> str:
    """The anchor of a feed on the page of all feeds."""
    return name.replace("/", ".")


def in_name(language: Language) -> str:
    """What the name of a file says of its language: "" or ".en"."""
    return "" if language == ORIGINAL else f".{language}"


def edition(day: date) -> str:
    """An edition of the data."""
    return f"{EDITIONS}{day.isoformat()}/"


def edition_unit(day: date, place: str) -> str:
    """The data of a place as an edition has them."""
    return f"{edition(day)}{place}/"


def edition_data(day: date) -> str:
    """All data of an edition as a file."""
    return f"{edition(day)}observations.csv"
