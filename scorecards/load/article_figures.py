"""The main figure of an article against the data."""

from collections.abc import Iterable

from scorecards.load.names import LoadContext
from scorecards.model.articles import Article
from scorecards.model.observations import Observation


def check_article_figure(article: Article, observations: Iterable[Observation], context: LoadContext) -> None:
    """Notes a main figure that none of the article's documents states of any of its places.

    Where a report of one of these places has an error, which has been noted by then, nobody knows what it states.
    """
    if any(is_of(article, one) for one in observations):
        return
    reports = tuple(f"data/provinces/{place}/" for place in article.places)
    if any(one.severity == "error" and one.at.path.startswith(reports) for one in context.diagnostics.noted):
        return
    context.add("article-figure-missing", article.front_matter.child("figure"), indicator=article.figure)


def is_of(article: Article, observation: Observation) -> bool:
    """Whether a figure is of the article's indicator and places, and stated by one of its documents."""
    return (
        observation.indicator == article.figure
        and observation.place in article.places
        and not {observation.document, observation.read_in}.isdisjoint(article.documents)
    )
