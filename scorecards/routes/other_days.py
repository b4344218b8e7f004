"""Articles that are out on other days, with nothing edited: their links and addresses are checked today.

So a build on one of those days does not fail for what nobody edited.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec.structs import replace

from scorecards.languages import ORIGINAL, Language
from scorecards.model.articles import Article, ArticleState
from scorecards.model.project import Project
from scorecards.routes.make import SiteInputs
from scorecards.routes.site_inputs import SharedInputs, routes_besides, site_inputs


def with_coming(project: Project, today: date) -> Project:
    """The project with scheduled articles behind those that are shown: both are traced and checked."""
    return replace(project, articles=(*project.articles, *_held_back(project, today, ArticleState.SCHEDULED)))


def sites_of(
    projects: Mapping[Language, Project], shown: int, shared: SharedInputs
) -> tuple[SiteInputs, SiteInputs | None]:
    """The site of today, and the site with the articles of other days; None where there are none.

    `projects` have scheduled articles behind the `shown` ones of today.
    """
    today = {key: replace(one, articles=one.articles[:shown]) for key, one in projects.items()}
    ended = _held_back(projects[ORIGINAL], shared.today, ArticleState.ENDED)
    site = site_inputs(today, shared)
    if not ended and len(projects[ORIGINAL].articles) == shown:
        return site, None
    later = site_inputs({key: _with_articles(one, ended) for key, one in projects.items()}, shared)
    return site_inputs(today, shared, (route.path for route in routes_besides(later, site))), later


def _held_back(project: Project, today: date, state: ArticleState) -> tuple[Article, ...]:
    """The articles that are not shown on this day for one reason."""
    return tuple(article for article in project.held_back if article.state_on(today) is state)


def _with_articles(project: Project, more: Iterable[Article]) -> Project:
    """The project with more articles shown, drafts alone held back."""
    articles = sorted((*project.articles, *more), key=lambda one: (-one.published.toordinal(), one.slug))
    drafts = tuple(article for article in project.held_back if article.draft)
    return replace(project, articles=tuple(articles), held_back=drafts)
