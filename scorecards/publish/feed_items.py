"""What feeds tell of, in no language: articles, figures, ranks, corrections, editions of the data, each with its day.

Days come from the data alone: of an article the day it was published, of a report the day it was read (else issued,
else put to a meeting), of a ranking the day it was published, of a correction the day it was made. What has no known
day is in no feed: a feed is ordered by days, and none is made up.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct, field

from scorecards.addresses import paths
from scorecards.inputs.index import Index
from scorecards.model.articles import Article
from scorecards.model.editions import DataEdition
from scorecards.model.findings import Revision
from scorecards.model.observations import Observation
from scorecards.model.project import Project, SiteSection
from scorecards.model.rankings import Ranking, RankRow
from scorecards.views.figures import figure_path

MOST_ITEMS = 50
"""How many a feed has, the newest."""


class FeedItem(Struct, frozen=True):
    """One thing that happened, as a feed lists it. The country has no page and so no feed of its own."""

    id: str
    """Site path with an anchor; never that of two items of one feed, the same in every build."""
    path: str
    """Where a reader is led."""
    day: date
    updated: date
    """The day of its last change; `day` where it has not changed."""
    subject: Article | DataEdition | Revision | Ranking | tuple[Observation, ...] | tuple[Ranking, RankRow]
    """Figures are those of one document, of one place."""


def feeds_of(index: Index) -> Mapping[str, list[FeedItem]]:
    """The items of every feed by its name, newest first: "tin-tuc", "so-lieu", "tinh/ha-tinh", "chi-tieu/ho-so".

    A feed without items is not among them: Atom has to say when a feed last changed. Communes have none of their own.
    There are none on a site that does without feeds.
    """
    if SiteSection.FEEDS in index.project.site.sections_off:
        return {}
    return index.once(("feeds",), lambda: _feeds(index))


class _Newest(Struct, eq=False):
    """The newest items of a feed, of which a million may come."""

    _found: list[FeedItem] = field(default_factory=list)
    _oldest: date = date.min
    """The day of the last of them, once there are as many as a feed has."""

    def wants(self, day: date) -> bool:
        """Whether an item that was last changed on a day may be among them."""
        return day >= self._oldest

    def add(self, item: FeedItem) -> None:
        """Takes an item."""
        self._found.append(item)
        if len(self._found) >= 2 * MOST_ITEMS:
            self._found = self.items
            self._oldest = self._found[-1].updated

    @property
    def items(self) -> list[FeedItem]:
        """The newest first."""
        return sorted(self._found, key=_newest_first)[:MOST_ITEMS]


class _Gathered:
    """What is found for each feed."""

    def __init__(self, index: Index) -> None:
        self.feeds = {paths.FEED_OF_NEWS: _Newest(), paths.FEED_OF_DATA: _Newest()}
        self._without = {paths.feed_of_unit(place.slug) for place in index.project.places.values() if place.is_brief}

    def wants(self, name: str, day: date) -> bool:
        """Whether an item of that day may be among those of a feed."""
        return name not in self._without and self.feeds.setdefault(name, _Newest()).wants(day)

    def add(self, name: str, item: FeedItem) -> None:
        """Takes an item for a feed."""
        if self.wants(name, item.updated):
            self.feeds[name].add(item)


def _feeds(index: Index) -> dict[str, list[FeedItem]]:
    found = _Gathered(index)
    for name, item in _articles(index.project):
        found.add(name, item)
    _gather_reports(index, found)
    for name, item in _others(index):
        found.add(name, item)
    return {name: items for name, feed in found.feeds.items() if (items := feed.items)}


def _newest_first(item: FeedItem) -> tuple[int, str]:
    return -item.updated.toordinal(), item.id


def _articles(project: Project) -> Iterator[tuple[str, FeedItem]]:
    """Each article with the name of a feed that has it."""
    for article in project.articles:
        item = _article(article)
        yield paths.FEED_OF_NEWS, item
        places = (place for place in dict.fromkeys(article.places) if place != project.site.country)
        yield from ((paths.feed_of_unit(place), item) for place in places)


def _others(index: Index) -> Iterator[tuple[str, FeedItem]]:
    """Ranks, editions of the data and revisions, each with the name of a feed that has it."""
    project = index.project
    for ranking in project.rankings:
        yield from _ranks(ranking, index)
    for edition in project.editions:
        path = paths.edition(edition.day)
        yield paths.FEED_OF_DATA, FeedItem(path, path, edition.day, edition.day, edition)
    for revision in project.revisions:
        figure = index.project.observations.find(revision.figure)
        if figure is not None:  # else a problem, reported with its place
            day = revision.made_on
            item = FeedItem(f"{paths.REVISIONS}#{revision.id}", paths.REVISIONS, day, day, revision)
            yield paths.FEED_OF_DATA, item
            if figure.place != project.site.country:
                yield paths.feed_of_unit(figure.place), item
            yield paths.feed_of_indicator(figure.indicator), item


def _article(article: Article) -> FeedItem:
    path = paths.article(article.slug)
    updated = max((article.published, *(one.made_on for one in article.corrections)))
    return FeedItem(path, path, article.published, updated, article)


def _gather_reports(index: Index, found: _Gathered) -> None:
    """Figures of a place by document; for the feed of an indicator, those of that indicator alone."""
    country = index.project.site.country
    for place, groups in index.statements.by_place.items():
        page = paths.INDICATORS if place == country else paths.unit(place)
        by_document: dict[str, list[Observation]] = {}
        for group in groups:
            by_document.setdefault(group.document, []).extend(group.observations)
        for document, figures in by_document.items():
            id = f"{page}#{place}.{document}"
            day = _day_of_figures(figures, index.project)
            if day is None:
                continue
            item = FeedItem(id, page, day, day, tuple(figures))
            found.add(paths.FEED_OF_DATA, item)
            if place != country:
                found.add(paths.feed_of_unit(place), item)
            parts: dict[str, list[Observation]] = {}
            for figure in figures:
                parts.setdefault(figure.indicator, []).append(figure)
            for indicator, part in parts.items():
                name = paths.feed_of_indicator(indicator)
                if found.wants(name, day):
                    path = figure_path(part[0], index.project)
                    found.add(name, FeedItem(f"{id}.{indicator}", path, day, day, tuple(part)))


def _ranks(ranking: Ranking, index: Index) -> Iterator[tuple[str, FeedItem]]:
    project, page = index.project, paths.ranking(ranking.id)
    days = {row.id: ranking.published_on or _known(row.document, project) for row in ranking.rows}
    known = [day for day in days.values() if day]
    if known:
        yield paths.FEED_OF_DATA, FeedItem(page, page, min(known), max(known), ranking)
    for row in ranking.rows:
        day = days[row.id]
        if day and row.place != project.site.country:
            path = paths.figure(row.place, row.id)
            yield paths.feed_of_unit(row.place), FeedItem(path, path, day, day, (ranking, row))


def _day_of_figures(figures: Iterable[Observation], project: Project) -> date | None:
    """The day by which all of them were there: the last of the days on which they were read."""
    days = [_known(o.read_in, project) or _known(o.document, project) for o in figures]
    return max((day for day in days if day), default=None)


def _known(id: str, project: Project) -> date | None:
    """When a document was read, else when it was issued, else when a meeting had it before it; None where unknown."""
    document = project.documents.get(id)
    return (document.read_on or document.issued_on or document.met_on) if document else None
