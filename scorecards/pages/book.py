"""What pages are made from: the project with its indexes, drawn charts and a way to render prose."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from markupsafe import Markup

from scorecards.analysis.groups import Group, group_observations
from scorecards.analysis.tracing.outcomes import Coverage
from scorecards.charts.draw import Drawing
from scorecards.languages import Language
from scorecards.model.articles import Article, Photo, Prose
from scorecards.model.findings import Finding
from scorecards.model.observations import Observation, Target
from scorecards.model.places import Area, Place
from scorecards.model.project import Project
from scorecards.model.rankings import Ranking, RankRow
from scorecards.pages import paths
from scorecards.pages.chart_file import ChartFile
from scorecards.pages.views import DataFile, LinkView, PhotoView
from scorecards.wording import word

T = TypeVar("T")


@dataclass(frozen=True)
class Book:
    """A project as pages need it. Indexes are made when first asked for."""

    project: Project
    language: Language
    today: date
    html: Callable[[Prose, str], Markup]
    """Renders a text; the ids of its headings begin with the second argument, unlike any other on the page."""
    photo: Callable[[Photo], PhotoView | None]
    """A photo in the widths that the site has it in."""
    download: Callable[[str], DataFile | None]
    """A file of the project to download."""
    charts: Mapping[str, Drawing]
    """Drawn charts by the id of their group, comparison or rank row."""
    chart_file: Callable[[ChartFile], str]
    """Keeps the file that a chart is explored with; gives its site path."""
    findings: tuple[Finding, ...] = ()
    """What does not follow from the sources' own figures."""
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    """How many numbers of each text are traced, by the path of its file."""
    visits: tuple[tuple[str, str], ...] = ()
    """What was counted and how often, from an exported file."""

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """All figures by statement, in the order of the reports."""
        return tuple(group_observations(self.project.observations))

    @cached_property
    def groups_by_place(self) -> Mapping[str, list[Group]]:
        """Statements by place."""
        return _index(self.groups, lambda group: (group.place,))

    @cached_property
    def groups_by_indicator(self) -> Mapping[str, list[Group]]:
        """Statements by indicator."""
        return _index(self.groups, lambda group: (group.indicator,))

    @cached_property
    def groups_by_document(self) -> Mapping[str, list[Group]]:
        """Statements by the documents that they come from, the page in which they were read included."""
        return _index(self.groups, lambda group: _sources(group))

    @cached_property
    def targets_by_indicator(self) -> Mapping[str, list[Target]]:
        """Targets by indicator."""
        return _index(self.project.targets, lambda target: (target.indicator,))

    @cached_property
    def targets_by_document(self) -> Mapping[str, list[Target]]:
        """Targets by the document that sets them."""
        return _index(self.project.targets, lambda target: (target.document,))

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
    def observation(self) -> Mapping[str, Observation]:
        """Observations by identifier."""
        return {one.id: one for one in self.project.observations}

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
    def documents_citing(self) -> Mapping[str, list[str]]:
        """Documents that a document cites, by its id."""
        cited = ((source, document.id) for document in self.project.documents.values() for source in document.cited_in)
        found: dict[str, list[str]] = defaultdict(list)
        for source, id in cited:
            found[source].append(id)
        return found

    @cached_property
    def _rank_rows(self) -> list[tuple[Ranking, RankRow]]:
        return [(ranking, row) for ranking in self.project.rankings for row in ranking.rows]

    @cached_property
    def _places_by_area(self) -> Mapping[str, Place]:
        return {area.id: place for place in self.project.places.values() for area in place.areas}

    def place_of_area(self, id: str) -> Place | None:
        """The place that a dated area is a version of."""
        return self._places_by_area.get(id)

    def area_link(self, id: str) -> LinkView:
        """A dated area: its full name and the page of its place."""
        place = self._places_by_area[id]
        area = next(area for area in place.areas if area.id == id)
        return LinkView(area.name.to(self.language), paths.unit(place.slug))

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

    def coverage_words(self, path: str) -> str:
        """How many of the numbers of the text in a file are traced, or "" where it has none."""
        found = self.coverage.get(path)
        if found is None or not found.numbers:
            return ""
        return word("trace.coverage", self.language, traced=found.traced, numbers=found.numbers)

    def edit_address(self, path: str) -> str:
        """Where the file can be edited in the browser, or "" where the repository is not known."""
        repository = self.project.site.repository
        return f"{repository}/edit/main/{path}" if repository and path else ""


def _sources(group: Group) -> Iterable[str]:
    read_in = (o.read_in for o in group.observations if o.read_in)
    return dict.fromkeys((group.document, *read_in))


def _index(items: Iterable[T], keys: Callable[[T], Iterable[str]]) -> Mapping[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for item in items:
        for key in keys(item):
            found[key].append(item)
    return found
