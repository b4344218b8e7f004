"""When a document of the register is to be looked at again: whether it still says what is quoted, and still holds.

A document is looked at again so many months after it was last looked at: its own number of months, else that of the
site. The last look is the day of the last review, else the day on which it was read. One that nobody here has read has
no such day.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from scorecards.model.documents import Document
from scorecards.model.project import Project, Site


class Review(Struct, frozen=True):
    """The schedule of one document."""

    document: str
    months: int
    """From one look to the next."""
    last: date | None
    """None where no day is known."""
    next: date | None

    def is_due(self, today: date) -> bool:
        """Whether the day has come."""
        return self.next is not None and self.next <= today


def review_of(document: Document, site: Site) -> Review | None:
    """The schedule of a document; None where none is set."""
    months = document.review_every or site.review_every
    if months is None:
        return None
    last = document.reviewed_on or document.read_on
    return Review(document.id, months, last, months_after(last, months) if last else None)


def reviews_of(project: Project) -> Mapping[str, Review]:
    """The schedule of every document that has one, in the order of the register."""
    return {id: found for id, one in project.documents.items() if (found := review_of(one, project.site))}


def months_after(day: date, months: int) -> date:
    """The same day so many months on, or the last day of a month that is shorter: 31 August and 6 are 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
