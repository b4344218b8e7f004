"""What is known once everything is read, checked and indexed: enough to make any route."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from scorecards.addresses.route import Route
from scorecards.analysis.tracing.outcomes import Coverage
from scorecards.inputs.article_texts import ArticleText, ReadText
from scorecards.inputs.earlier_search import EarlierSearch
from scorecards.languages import ORIGINAL
from scorecards.model.articles import ArticleState
from scorecards.model.findings import Finding
from scorecards.model.project import Project
from scorecards.routes.make import SiteInputs
from scorecards.routes.site_inputs import routes_besides, routes_of


class Prepared(Struct, frozen=True, dict=True):
    """What is known once everything is read, checked and indexed: enough to make any route."""

    project: Project | None
    """As it was read, with indicators that no page shows; None where the files could not be read."""
    site: SiteInputs | None
    """None where no page can be made."""
    findings: tuple[Finding, ...] = ()
    """What does not follow from the sources' own figures; never an error."""
    later: SiteInputs | None = None
    """The same with the articles that are out on other days; None where there are none. Made for checking alone."""

    def with_texts(self, texts: Mapping[str, ArticleText], search: EarlierSearch | None = None) -> "Prepared":
        """The same with what the search and the checks need of the texts of articles, by the paths of their files.

        `search` is what an earlier build has left of the search.
        """
        site, later = (one and one.with_texts(texts) for one in (self.site, self.later))
        return replace(self, site=site and site.with_earlier_search(search), later=later)

    def with_drawn(self, texts: Mapping[str, ReadText]) -> "Prepared":
        """The same with texts of articles, so that the pages of these can be made."""
        site, later = (one and one.with_drawn(texts) for one in (self.site, self.later))
        return replace(self, site=site, later=later)

    @property
    def held_back(self) -> list[tuple[str, str, str]]:
        """Of each article that is not out its file, its state, and the day from or until which it is; "" of a draft."""
        if self.project is None or self.site is None:
            return []
        today, found = self.site.pages[ORIGINAL].index.today, []
        for one in self.project.held_back:
            state = one.state_on(today)
            day = {ArticleState.SCHEDULED: one.published, ArticleState.ENDED: one.ends}.get(state)
            found.append((one.path, str(state), day.isoformat() if day else ""))
        return found

    @property
    def coverage(self) -> Coverage:
        """How many of the numbers in commentaries and articles are traced to figures, each text in one language."""
        if self.project is None or self.site is None:
            return Coverage(0, 0)
        known = self.site.pages[ORIGINAL].coverage
        texts = (*self.project.articles, *self.project.commentaries.values())
        return sum((known[one.path] for one in texts if one.path in known), Coverage(0, 0))

    @cached_property
    def routes(self) -> tuple[Route, ...]:
        """Every route of the site; none where no page can be made."""
        return routes_of(self.site) if self.site else ()

    @cached_property
    def later_routes(self) -> tuple[Route, ...]:
        """Routes that the site does not have today and has on other days, with nothing edited."""
        return routes_besides(self.later, self.site) if self.later and self.site else ()
