"""What is known once everything is read, checked and indexed: enough to make any route.

Articles that are out on other days, with nothing edited, are prepared too: their links and addresses are checked today,
so that a build on one of those days does not fail.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from scorecards.addresses.route import Route
from scorecards.analysis.tracing.outcomes import Coverage
from scorecards.languages import ORIGINAL
from scorecards.model.articles import Article, ArticleState
from scorecards.model.findings import Finding
from scorecards.model.project import Project
from scorecards.problems import Diagnostics
from scorecards.routes.all_routes import all_routes
from scorecards.routes.make import Made, SiteInputs, make_all


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is known once everything is read, checked and indexed: enough to make any route."""

    project: Project | None
    """None where the files could not be read."""
    site: SiteInputs | None
    """None where no page can be made."""
    findings: tuple[Finding, ...] = ()
    """What does not follow from the sources' own figures; never an error."""
    coverage: Coverage = field(default_factory=lambda: Coverage(0, 0))
    """How many of the numbers in commentaries and articles are traced to figures, each text in one language."""
    later: SiteInputs | None = None
    """The same with the articles that are out on other days; None where there are none. Made for checking alone."""

    @property
    def routes(self) -> tuple[Route, ...]:
        """Every route of the site; none where no page can be made."""
        inputs = self.site and self.site.pages[ORIGINAL]
        return tuple(all_routes(inputs.index, inputs.base)) if inputs else ()

    @property
    def later_routes(self) -> tuple[Route, ...]:
        """Routes that the site does not have today and has on other days, with nothing edited."""
        return routes_besides(self.later, self.site) if self.later and self.site else ()


def held_back(project: Project, today: date, state: ArticleState) -> tuple[Article, ...]:
    """The articles that are not shown on this day for one reason."""
    return tuple(article for article in project.held_back if article.state_on(today) is state)


def with_articles(project: Project, more: Iterable[Article]) -> Project:
    """The project with more articles shown, drafts alone held back."""
    articles = sorted((*project.articles, *more), key=lambda one: (-one.published.toordinal(), one.slug))
    drafts = tuple(article for article in project.held_back if article.draft)
    return replace(project, articles=tuple(articles), held_back=drafts)


def routes_besides(later: SiteInputs, site: SiteInputs) -> tuple[Route, ...]:
    """The routes of one site whose paths another does not have."""
    every, there = (all_routes(one.pages[ORIGINAL].index, one.pages[ORIGINAL].base) for one in (later, site))
    paths = {route.path for route in there}
    return tuple(route for route in every if route.path not in paths)


def make_coming(prepared: Prepared, today: date, diagnostics: Diagnostics) -> list[Made]:
    """The pages of articles whose day is to come: made for their problems and anchors, and written by no build."""
    if prepared.project is None or prepared.later is None:
        return []
    coming = {article.at.path for article in held_back(prepared.project, today, ArticleState.SCHEDULED)}
    return make_all((route for route in prepared.later_routes if route.key in coming), prepared.later, diagnostics)
