"""The days of the documents of the register, against each other and today."""

from collections.abc import Iterable
from datetime import date

from scorecards.load.names import LoadContext
from scorecards.model.documents import Document


def check_document_days(documents: Iterable[Document], today: date, context: LoadContext) -> None:
    """Notes a document in effect before it was issued, where no note says why, and a review of a day to come."""
    for one in documents:
        if one.effective and one.issued_on and one.effective < one.issued_on and not one.note.vi:
            days = {"read": one.effective.isoformat(), "issued": one.issued_on.isoformat()}
            context.add("effective-before-issue", one.at.child("effective"), **days)
        if one.reviewed_on and one.reviewed_on > today:
            days = {"read": one.reviewed_on.isoformat(), "today": today.isoformat()}
            context.add("review-ahead", one.at.child("reviewed_on"), **days)
        if one.reviewed_on and one.read_on and one.reviewed_on < one.read_on:
            days = {"read": one.reviewed_on.isoformat(), "first": one.read_on.isoformat()}
            context.add("review-before-reading", one.at.child("reviewed_on"), **days)
