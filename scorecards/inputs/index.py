"""The index of a build: look-ups that every page needs, made once for all pages and languages."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct, field

from scorecards.analysis.status.comparison import Comparison, Members, compare
from scorecards.analysis.status.ended import ended
from scorecards.inputs.statements import Statements
from scorecards.model.articles import Article
from scorecards.model.documents import Document
from scorecards.model.findings import Finding, Revision
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Target
from scorecards.model.places import Area, Level, Place
from scorecards.model.project import Project
from scorecards.model.rankings import Ranking, RankRow
from scorecards.vietnamese.sorting import sort_key

T = TypeVar("T")
K = TypeVar("K")


class Index(Struct, frozen=True, dict=True):
    """A project with its look-ups, in no language. Each look-up is made when it is first asked for."""

    project: Project
    """The project with its texts in the original language."""
    today: date
    findings: tuple[Finding, ...] = ()
    """What does not follow from the sources' own figures."""
    _made: dict[tuple[object, ...], Any] = field(default_factory=dict)

    def once(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` gives, made when it is first asked for under this key and kept; always the same value."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    @cached_property
    def statements(self) -> Statements:
        """What reports say, by place, indicator and document."""
        return Statements(self.project.observations)

    @cached_property
    def targets_by_indicator(self) -> Mapping[str, list[Target]]:
        """Targets by indicator."""
        return _index(self.project.targets, lambda target: (target.indicator,))

    @cached_property
    def targets_by_place(self) -> Mapping[str, list[Target]]:
        """Targets by place."""
        return _index(self.project.targets, lambda target: (target.place,))

    @cached_property
    def targets_by_document(self) -> Mapping[str, list[Target]]:
        """Targets by the document that sets them."""
        return _index(self.project.targets, lambda target: (target.document,))

    @cached_property
    def ended_targets(self) -> Mapping[str, str]:
        """Targets that no longer hold on the day of the build: the document that drops or replaces each."""
        return ended(self.project.targets, self.project.documents, self.today)

    @cached_property
    def ranks_by_place(self) -> Mapping[str, list[tuple[Ranking, RankRow]]]:
        """Ranks by place, the newest year first."""
        return _index(self._rank_rows, lambda pair: (pair[1].place,))

    @cached_property
    def ranks_by_document(self) -> Mapping[str, list[tuple[Ranking, RankRow]]]:
        """Ranks by the document in which they were read."""
        return _index(self._rank_rows, lambda pair: (pair[1].document,))

    @cached_property
    def findings_by_figure(self) -> Mapping[str, list[Finding]]:
        """Findings by the figures that they concern."""
        return _index(self.findings, lambda finding: finding.observations)

    @cached_property
    def findings_by_place(self) -> Mapping[str, list[Finding]]:
        """Findings by place."""
        return _index(self.findings, lambda finding: (finding.place,))

    @cached_property
    def documents_of_communes(self) -> Mapping[str, str]:
        """Documents that nothing but figures and articles of one commune rests on, with the commune, whose page tells
        of them: what thousands of communes report would bury the register."""
        found: dict[str, str] = {}
        others = (self.targets_by_document, self.ranks_by_document, self.documents_citing)
        communes = {slug for slug, place in self.project.places.items() if place.is_brief}
        for id, document in self.project.documents.items():
            places = set(self.statements.places_by_document.get(id, ()))
            for article in self.articles_by_document.get(id, ()):
                places.update(article.places or ("",))
            alone = len(places) == 1 and not document.cited_in and not document.file
            if alone and places <= communes and not any(id in those for those in others):
                (found[id],) = places
        return found

    @cached_property
    def documents_by_commune(self) -> Mapping[str, list[str]]:
        """By commune: the documents that its page tells of."""
        return _index(self.documents_of_communes, lambda id: (self.documents_of_communes[id],))

    @cached_property
    def documents(self) -> Sequence[Document]:
        """The documents that have a page, in the order of the register."""
        apart = self.documents_of_communes
        return [one for id, one in self.project.documents.items() if id not in apart]

    @cached_property
    def newest_revision(self) -> Mapping[str, Revision]:
        """The newest revision of each figure that has one, by the figure's identifier."""
        return {one.figure: one for one in reversed(self.project.revisions)}

    @cached_property
    def documents_citing(self) -> Mapping[str, list[str]]:
        """Documents that a document cites, by its id."""
        cited = ((source, document.id) for document in self.project.documents.values() for source in document.cited_in)
        found: dict[str, list[str]] = defaultdict(list)
        for source, id in cited:
            found[source].append(id)
        return found

    @cached_property
    def article_position(self) -> Mapping[str, int]:
        """Where each article stands among those of the project, the newest at 0, by the path of its file."""
        return {article.path: position for position, article in enumerate(self.project.articles)}

    @property
    def article_rank(self) -> Mapping[str, int]:
        """How many articles of the site are newer than each of the project."""
        among_all = self.project.among_all
        return {path: one.rank for path, one in among_all.items()} if among_all else self.article_position

    @cached_property
    def articles_by_place(self) -> Mapping[str, list[Article]]:
        """Articles by place, newest first."""
        return _index(self.project.articles, lambda article: article.places)

    @cached_property
    def articles_by_pillar(self) -> Mapping[str, list[Article]]:
        """Articles by pillar, newest first."""
        return _index(self.project.articles, lambda article: article.pillars)

    @cached_property
    def articles_by_document(self) -> Mapping[str, list[Article]]:
        """Articles by document, newest first."""
        return _index(self.project.articles, lambda article: article.documents)

    @cached_property
    def articles_by_month(self) -> Mapping[str, list[Article]]:
        """Articles by the month of publication, "2026-11", newest first."""
        return _index(self.project.articles, lambda article: (f"{article.published:%Y-%m}",))

    @cached_property
    def units(self) -> list[Place]:
        """The places that have a page, in Vietnamese order: all but the country."""
        country = self.project.site.country
        found = [place for slug, place in self.project.places.items() if slug != country]
        return sorted(found, key=lambda place: sort_key(place.name.vi))

    @cached_property
    def covered_units(self) -> list[Place]:
        """The units that have figures of their own, in Vietnamese order."""
        return [place for place in self.units if place.slug in self.statements.by_place]

    @cached_property
    def units_within(self) -> Mapping[str, list[Place]]:
        """By the place of a province: the districts and communes that belong or belonged to it, in Vietnamese order."""
        return _index(self.units, lambda place: dict.fromkeys(area.parent for area in place.areas if area.parent))

    def units_on(self, day: date) -> list[Place]:
        """The provinces and cities of that day, in Vietnamese order."""
        return self.once(("units-on", day), lambda: [place for place in self.units if _is_province_on(place, day)])

    def comparison(self, indicator: Indicator, members: Members = ()) -> Comparison:
        """Which figures of an indicator, or of a part of it, compare between units; the country is none."""

        def made() -> Comparison:
            groups = self.statements.by_indicator.get(indicator.id, ())
            figures = (o for g in groups if g.place != self.project.site.country for o in g.observations)
            return compare(indicator, figures, self.project, members)

        return self.once(("comparison", indicator.id, members), made)

    def place_of_area(self, id: str) -> Place | None:
        """The place that a dated area is a version of."""
        return self._places_by_area.get(id)

    def successor_today(self, area: Area) -> Place | None:
        """The place that an area's territory belongs to on the day of the build, through all its successors.

        For a district that ended with its level it is the place of the province that it belonged to.
        """
        seen = set()
        while area.successor and area.id not in seen:
            seen.add(area.id)
            place = self._places_by_area[area.successor]
            area = next(one for one in place.areas if one.id == area.successor)
        if area.valid_to is None or area.valid_to >= self.today:
            return self._places_by_area[area.id]
        parent = self.project.places.get(area.parent)
        return self.successor_today(parent.latest) if parent else None

    @cached_property
    def _rank_rows(self) -> list[tuple[Ranking, RankRow]]:
        return [(ranking, row) for ranking in self.project.rankings for row in ranking.rows]

    @cached_property
    def _places_by_area(self) -> Mapping[str, Place]:
        return {area.id: place for place in self.project.places.values() for area in place.areas}


def _is_province_on(place: Place, day: date) -> bool:
    return any(area.level is Level.PROVINCE and area.exists_on(day) for area in place.areas)


def _index(items: Iterable[T], keys: Callable[[T], Iterable[K]]) -> Mapping[K, list[T]]:
    found: dict[K, list[T]] = defaultdict(list)
    for item in items:
        for key in keys(item):
            found[key].append(item)
    return dict(found)
