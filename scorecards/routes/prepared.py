"""What is known once everything is read, checked and indexed: enough to make any route."""

from dataclasses import dataclass, field

from scorecards.addresses.route import Route
from scorecards.analysis.tracing.outcomes import Coverage
from scorecards.model.findings import Finding
from scorecards.model.project import Project
from scorecards.routes.make import SiteInputs
from scorecards.routes.site_inputs import routes_besides, routes_of


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is known once everything is read, checked and indexed: enough to make any route."""

    project: Project | None
    """As it was read, with indicators that no page shows; None where the files could not be read."""
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
        return routes_of(self.site) if self.site else ()

    @property
    def later_routes(self) -> tuple[Route, ...]:
        """Routes that the site does not have today and has on other days, with nothing edited."""
        return routes_besides(self.later, self.site) if self.later and self.site else ()
