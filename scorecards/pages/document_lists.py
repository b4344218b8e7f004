"""The register of documents by issuer, year or number, by the day of the next review, and as a table to filter."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.documents import Document
from scorecards.pages.lists import PER_PAGE, ListGroup, ListRow, part_of
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.vietnamese import formatting
from scorecards.vietnamese.sorting import sort_key
from scorecards.views.document_orders import ISSUER, NUMBER, REVIEW, TABLE, YEAR, document_orders, reviews
from scorecards.views.links import document_link
from scorecards.views.pager import pager
from scorecards.views.view_types import LinkView, PagerView
from scorecards.wording import day_words


class DocumentRow(Struct, frozen=True):
    """A document in the table."""

    link: LinkView
    title: str
    """Where the link names kind and number."""
    issuer: str
    kind: str
    day: str
    iso_day: str
    """To sort by; "" where it is unknown."""


class DocumentListPage(Struct, frozen=True):
    """Documents in one order: as a table, or in groups."""

    lead: str
    orders: tuple[tuple[LinkView, bool], ...]
    rows: tuple[DocumentRow, ...]
    """Those of the table, the newest first; empty in other orders."""
    groups: tuple[ListGroup, ...]
    is_folded: bool
    """Whether the groups are many: then each opens."""
    pager: PagerView


def document_list_page(route: Route, inputs: PageInputs) -> Page:
    """The order that the route names."""
    order, words = route.key, inputs.words
    path, start, end = paths.documents_by(order), (route.number - 1) * PER_PAGE, route.number * PER_PAGE
    count = len(inputs.index.documents)
    here = pager(path, route.number, count, PER_PAGE, words)
    groups: tuple[ListGroup, ...] = ()
    rows: tuple[DocumentRow, ...] = ()
    if order == TABLE:
        rows = tuple(_row(one, inputs) for one in _newest_first(inputs)[start:end])
    else:
        found = inputs.once(("documents-by", order), lambda: tuple(_GROUPS[order](inputs)))
        groups = tuple(part_of(found, start, end))
    context = DocumentListPage(
        _lead(order, inputs), document_orders(route, inputs), rows, groups, order == ISSUER, here
    )
    said = words(f"document-order.{order}")
    title = f"{words('page.documents')}: {said[:1].lower()}{said[1:]}"
    name = title if route.number == 1 else f"{title}, {here.name}"
    return Page(route, name, context.lead, context, trail(inputs, "documents"), "data/documents.toml", "documents")


def _lead(order: str, inputs: PageInputs) -> str:
    lead, months = inputs.words(f"document-order.{order}-lead"), inputs.project.site.review_every
    if order != REVIEW or not months:
        return lead
    return f"{lead} {inputs.words('review.every' if months > 1 else 'review.monthly', months=months)}"


def _row(one: Document, inputs: PageInputs) -> DocumentRow:
    language = inputs.language
    return DocumentRow(
        document_link(one.id, inputs),
        one.title.to(language) if one.number else "",
        one.issuer.to(language),
        inputs.words(f"document.{one.kind}"),
        day_words(one.issued_on, inputs.words),
        one.issued_on.isoformat() if one.issued_on else "",
    )


def _newest_first(inputs: PageInputs) -> list[Document]:
    def made() -> list[Document]:
        return sorted(inputs.index.documents, key=lambda one: one.issued_on or date.min, reverse=True)

    return inputs.index.once(("newest-documents",), made)


def _line(one: Document, inputs: PageInputs) -> ListRow:
    row = _row(one, inputs)
    return ListRow(row.link, " · ".join(filter(None, (row.title, row.issuer, row.day if one.issued_on else ""))))


def _grouped(documents: Iterable[Document], name: Callable[[Document], str], inputs: PageInputs) -> Iterator[ListGroup]:
    found: dict[str, list[ListRow]] = {}
    for one in documents:
        found.setdefault(name(one), []).append(_line(one, inputs))
    for title, rows in found.items():
        yield ListGroup(LinkView(title, ""), tuple(rows))


def _by_issuer(inputs: PageInputs) -> Iterator[ListGroup]:
    def name(one: Document) -> str:
        return one.issuer.to(inputs.language)

    return _grouped(sorted(_newest_first(inputs), key=lambda one: sort_key(name(one))), name, inputs)


def _by_year(inputs: PageInputs) -> Iterator[ListGroup]:
    unknown = inputs.words("document-order.no-day")
    return _grouped(_newest_first(inputs), lambda one: str(one.issued_on.year) if one.issued_on else unknown, inputs)


def _by_number(inputs: PageInputs) -> Iterator[ListGroup]:
    def name(one: Document) -> str:
        return inputs.words("document-order.numbered" if one.number else "document-order.no-number")

    def number(one: Document) -> tuple[bool, int, str]:
        digits = one.number[: len(one.number) - len(one.number.lstrip("0123456789"))]
        return not one.number, int(digits or 0), one.number

    return _grouped(sorted(_newest_first(inputs), key=number), name, inputs)


def _by_review(inputs: PageInputs) -> Iterator[ListGroup]:
    """Those that are due, those to come, those that nobody has looked at; what has no schedule is left out."""
    words, today = inputs.words, inputs.index.today
    found: dict[str, list[ListRow]] = {"due": [], "ahead": [], "never": []}
    for one in sorted(reviews(inputs.index).values(), key=lambda one: (one.next or date.max, one.document)):
        key = "never" if one.next is None else "due" if one.is_due(today) else "ahead"
        if one.document in inputs.index.documents_of_communes:
            continue
        link = document_link(one.document, inputs)
        found[key].append(ListRow(link, review_words(one.document, inputs, is_listed=True)))
    for key, rows in found.items():
        if rows:
            name = words(f"review.{key}", count=formatting.number(len(rows), inputs.language))
            yield ListGroup(LinkView(name, ""), tuple(rows))


def review_words(id: str, inputs: PageInputs, is_listed: bool = False) -> str:
    """How often a document is looked at again, when it was and will be, by whom; "" without a schedule.

    In the list of reviews what is the site's own rule is left out.
    """
    words, language, site = inputs.words, inputs.language, inputs.project.site
    one, document = reviews(inputs.index).get(id), inputs.project.documents[id]
    if one is None:
        return ""
    said = []
    if not is_listed or document.review_every:
        said.append(words("review.every" if one.months > 1 else "review.monthly", months=one.months))
    if one.last is None or one.next is None:
        said += [] if is_listed else [words("review.unread")]
        return " ".join(said)
    last, then = formatting.day(one.last, language), formatting.day(one.next, language)
    said.append(words("review.overdue" if one.is_due(inputs.index.today) else "review.next", last=last, next=then))
    if not is_listed or document.reviewer:
        said.append(words("review.who", name=(document.reviewer or site.publisher).to(language)))
    return " ".join(said)


_GROUPS: Mapping[str, Callable[[PageInputs], Iterator[ListGroup]]] = {
    ISSUER: _by_issuer,
    YEAR: _by_year,
    NUMBER: _by_number,
    REVIEW: _by_review,
}
