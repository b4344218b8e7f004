"""The entries of feeds, in words: what a reader of a feed sees without opening the site."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import Language
from scorecards.model.articles import Article
from scorecards.model.editions import DataEdition
from scorecards.model.findings import Revision
from scorecards.model.observations import Observation
from scorecards.model.rankings import Ranking, RankRow
from scorecards.publish.feed_items import FeedItem, feeds_of
from scorecards.vietnamese import formatting
from scorecards.views.figures import figure
from scorecards.views.links import document_link, indicator_link, place_link
from scorecards.views.ranks import rank
from scorecards.views.view_types import FigureView

MOST_LINES = 30
"""How many figures an entry names."""


class FeedEntry(Struct, frozen=True):
    """An entry, ready to be written in any format. Its texts are plain: each format escapes them."""

    id: str
    """Absolute address, never changed: what readers' programs know the entry by."""
    address: str
    """Absolute address of the page."""
    title: str
    lead: str
    """A sentence."""
    lines: tuple[str, ...]
    """One a figure; none for an article."""
    day: date
    updated: date
    language: Language


class Feed(Struct, frozen=True):
    """A feed, ready to be written in any format."""

    name: str
    """"tin-tuc", "tinh/ha-tinh"."""
    title: str
    page: str
    """Absolute address of the page that it follows."""
    entries: tuple[FeedEntry, ...]
    """Newest first, at least one."""

    @property
    def updated(self) -> date:
        """The day of its last change."""
        return max(entry.updated for entry in self.entries)


def feed(name: str, inputs: PageInputs) -> Feed:
    """The feed of that name in the language of the inputs."""
    items = feeds_of(inputs.index)[name]
    title = f"{inputs.project.site.title.to(inputs.language)}: {feed_title(name, inputs)}"
    return Feed(name, title, inputs.base.full(feed_page(name)), tuple(_entry(item, inputs) for item in items))


def feed_title(name: str, inputs: PageInputs) -> str:
    """What a feed is about: "Tin tức", "Số liệu mới", "Hà Tĩnh"."""
    kind, _, key = name.partition("/")
    if not key:
        return inputs.words(f"feed.{name}")
    return (place_link if kind == paths.FEEDS_OF_UNITS else indicator_link)(key, inputs).name


def feed_page(name: str) -> str:
    """The site path of the page that a feed follows."""
    kind, _, key = name.partition("/")
    if not key:
        return paths.NEWS if name == paths.FEED_OF_NEWS else paths.HOME
    return paths.unit(key) if kind == paths.FEEDS_OF_UNITS else paths.indicator(key)


def _entry(item: FeedItem, inputs: PageInputs) -> FeedEntry:
    return inputs.once(("feed-entry", item.id), lambda: _worded(item, inputs))


def _worded(item: FeedItem, inputs: PageInputs) -> FeedEntry:
    language = inputs.language
    lines: tuple[str, ...]
    match item.subject:
        case Article() as article:
            (own,) = inputs.articles([article])
            title, lead, lines, language = own.title, own.summary, (), own.language
        case DataEdition() as edition:
            title = inputs.words("edition.of-day", day=formatting.day(edition.day, language))
            lead, lines = edition.note.to(language) or inputs.words("lead.editions"), ()
        case Revision() as revision:
            title, lead, lines = _revision(revision, inputs)
        case Ranking() as ranking:
            known = sum(row.rank is not None for row in ranking.rows)
            title = inputs.words("feed.ranking", name=ranking.name.to(language))
            lead = inputs.words("feed.ranks", known=known, universe=ranking.universe_name.to(language))
            ranked = sorted(ranking.rows, key=lambda row: (row.rank is None, row.rank))
            lines = tuple(_first(_place_and_rank(ranking, row, inputs) for row in ranked if row.rank))
        case (Ranking() as ranking, RankRow() as row):
            title, lead, lines = _rank(ranking, row, inputs)
        case figures:
            title, lead, lines = _figures(figures, inputs)
    base = inputs.base
    return FeedEntry(base.lasting(item.id), base.full(item.path), title, lead, lines, item.day, item.updated, language)


Told = tuple[str, str, tuple[str, ...]]
"""Title, a sentence, and a line for each figure."""


def _figures(figures: tuple[Observation, ...], inputs: PageInputs) -> Told:
    views = [figure(one, inputs) for one in figures]
    first, source = views[0], document_link(figures[0].document, inputs).name
    title = inputs.words("feed.figures", place=first.place.name, count=len(views))
    if len({one.indicator for one in figures}) == 1:
        named = (first.place.name, first.indicator.name, _value(first) if len(views) == 1 else "")
        title = ": ".join(filter(None, named))
    lead = inputs.words("feed.source", source=source)
    if len({view.period for view in views}) == 1:
        lead = inputs.words("feed.source-and-period", source=source, period=first.period)
        return title, lead, tuple(_first(f"{_name(one)}: {_value(one)}" for one in views))
    return title, lead, tuple(_first(f"{_name(one)}: {_value(one)} ({one.period})" for one in views))


def _first(lines: Iterable[str]) -> Iterator[str]:
    """The first lines, and an ellipsis where there are more."""
    for number, line in enumerate(lines):
        if number == MOST_LINES:
            yield "…"
            return
        yield line


def _name(view: FigureView) -> str:
    return ", ".join(filter(None, (view.indicator.name, view.part)))


def _value(view: FigureView) -> str:
    return view.text or view.missing


def _place_and_rank(ranking: Ranking, row: RankRow, inputs: PageInputs) -> str:
    view = rank(ranking, row, inputs)
    return inputs.words("feed.rank-line", place=view.then or place_link(row.place, inputs).name, rank=view.text)


def _rank(ranking: Ranking, row: RankRow, inputs: PageInputs) -> Told:
    view = rank(ranking, row, inputs)
    place = place_link(row.place, inputs).name
    if view.text:
        title = inputs.words("feed.rank", place=place, rank=view.text, name=view.name)
    else:
        title = inputs.words("feed.score", place=place, score=view.score, name=view.name)
    more = (view.then, view.tied, view.basis, view.note)
    return title, inputs.words("feed.source", source=view.source.name), tuple(filter(None, more))


def _revision(revision: Revision, inputs: PageInputs) -> Told:
    revised = inputs.project.observations.find(revision.figure)
    assert revised is not None  # else it is no item
    view = figure(revised, inputs)
    title = inputs.words("feed.revision", name=f"{view.place.name}: {_name(view)}")
    change = inputs.words("feed.revised", old=revision.old.to(inputs.language), new=revision.new.to(inputs.language))
    return title, change, (revision.reason.to(inputs.language),)
