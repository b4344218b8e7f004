"""What does not add up in the sources, and what the site itself showed differently before."""

from collections import Counter

from scorecards.analysis.rules.words import rules
from scorecards.model.findings import Finding, Weight
from scorecards.pages import paths
from scorecards.pages.book import Book
from scorecards.pages.country_contexts import FindingsPage, RevisionRow, RevisionsPage
from scorecards.pages.figures import document_link, figure, finding_anchor, finding_path, place_link
from scorecards.pages.page import Page
from scorecards.pages.views import FindingView, LinkView
from scorecards.vietnamese import formatting
from scorecards.vietnamese.sorting import sort_key
from scorecards.wording import spoken, word


def finding_view(found: Finding, book: Book) -> FindingView:
    """A finding with the figures that it concerns."""
    language = book.language
    reply = found.reply
    by = ", ".join((reply.by.to(language), formatting.day(reply.given_on, language))) if reply else ""
    return FindingView(
        id=finding_anchor(found),
        code=found.id,
        path=finding_path(found),
        title=word(f"rule.{found.rule}.title", language),
        weight=found.weight,
        label=word(f"weight.{found.weight}", language),
        message=found.message.to(language),
        explanation=word(f"rule.{found.rule}.explanation", language),
        place=place_link(found.place, book) if found.place else LinkView("", ""),
        documents=tuple(document_link(id, book) for id in found.documents),
        figures=tuple(figure(book.observation[id], book) for id in found.observations if id in book.observation),
        reply=reply.text.to(language) if reply else "",
        reply_by=by,
    )


def findings_page(book: Book, above: tuple[LinkView, ...]) -> Page:
    """Every finding by unit and document, the heavier first, and every rule."""
    language = book.language
    order = list(Weight)
    by_place: dict[str, list[Finding]] = {}
    for found in sorted(book.findings, key=lambda one: (one.documents, order.index(one.weight))):
        by_place.setdefault(found.place, []).append(found)
    names = {slug: book.project.places[slug].name.vi if slug else "" for slug in by_place}
    groups = tuple(
        (place_link(slug, book) if slug else LinkView(word("word.several-units", language), ""),
         tuple(finding_view(found, book) for found in by_place[slug]))
        for slug in sorted(by_place, key=lambda slug: sort_key(names[slug]))
    )  # fmt: skip
    weights = Counter(found.weight for found in book.findings)
    counts = tuple(
        (formatting.number(weights[w], language), word(f"weight.{w}", language)) for w in Weight if weights[w]
    )
    checks = tuple(
        (word(f"rule.{rule}.title", language), word(f"rule.{rule}.explanation", language))
        for rule in rules(spoken(language))
    )
    lead = word("lead.findings", language)
    context = FindingsPage(lead, counts, groups, checks)
    return Page(
        paths.FINDINGS, "findings.html", word("page.findings", language), lead, context, above, "data/", "findings"
    )


def revisions_page(book: Book, above: tuple[LinkView, ...]) -> Page:
    """The log of revised figures."""
    language = book.language
    rows = []
    for one in book.project.revisions:
        if one.figure not in book.observation:
            continue  # a problem, reported with its place
        remarks = []
        if one.new_data:
            remarks.append(word("revision.new-data", language))
        elif one.status_changed:
            remarks.append(word("revision.status-without-data", language))
        day = formatting.day(one.made_on, language)
        view = figure(book.observation[one.figure], book)
        rows.append(
            RevisionRow(day, one.made_on.isoformat(), view, one.old, one.new, one.reason.to(language), tuple(remarks))
        )
    lead = word("lead.revisions", language)
    context = RevisionsPage(lead, tuple(rows))
    return Page(
        paths.REVISIONS,
        "revisions.html",
        word("page.revisions", language),
        lead,
        context,
        above,
        "data/revisions.toml",
        "revisions",
    )
