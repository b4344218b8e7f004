"""The days of an article against each other, its documents and today."""

from collections.abc import Mapping
from datetime import date

from scorecards.load.existence import EARLIEST
from scorecards.load.names import LoadContext
from scorecards.model.articles import Article
from scorecards.model.documents import Document


def check_article_days(article: Article, documents: Mapping[str, Document], today: date, context: LoadContext) -> None:
    """Notes days that are out of order; drafts and articles of the future too, before they are out."""
    published, at = article.published, article.front_matter
    if published < EARLIEST:
        context.add("day-too-early", at.child("date"), key="date", read=published.isoformat())
        return
    if isinstance(article.event, date) and article.event > published:
        days = {"event": article.event.isoformat(), "published": published.isoformat()}
        context.add("event-after-article", at.child("event"), **days)
    if article.ends and article.ends < published:
        days = {"ends": article.ends.isoformat(), "published": published.isoformat()}
        context.add("ends-before-article", at.child("ends"), **days)
    for number, id in enumerate(article.documents):
        issued = documents[id].issued_on if id in documents else None
        if isinstance(issued, date) and issued > published:
            days = {"issued": issued.isoformat(), "published": published.isoformat()}
            context.add("article-before-source", at.child("documents", number), document=id, **days)
    for number, correction in enumerate(article.corrections):
        place = at.child("correction", number, "date")
        if correction.made_on < published:
            days = {"read": correction.made_on.isoformat(), "published": published.isoformat()}
            context.add("correction-before-article", place, **days)
        elif correction.made_on > today:
            context.add("correction-ahead", place, read=correction.made_on.isoformat(), today=today.isoformat())
