"""What does not add up in the sources: every finding by unit and document, and every rule."""

from collections import Counter

from msgspec import Struct

from scorecards.addresses.route import Route
from scorecards.analysis.rules.words import rules
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.findings import Finding, Weight
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.vietnamese import formatting
from scorecards.vietnamese.sorting import sort_key
from scorecards.views.findings import FindingView, finding_view
from scorecards.views.links import place_link
from scorecards.views.view_types import LinkView


class FindingGroup(Struct, frozen=True):
    """The findings about one unit, or about several together."""

    anchor: str
    unit: LinkView
    findings: tuple[FindingView, ...]


class FindingsPage(Struct, frozen=True):
    """What does not add up in the sources: /doi-chieu/."""

    lead: str
    counts: tuple[tuple[str, str], ...]
    """Number and weight of the findings."""
    groups: tuple[FindingGroup, ...]
    """By unit, then by document."""
    checks: tuple[tuple[str, str], ...]
    """Every rule by title, with what it checks."""


def findings_page(route: Route, inputs: PageInputs) -> Page:
    """Every finding by unit and document, the heavier first, and every rule."""
    language = inputs.language
    order = list(Weight)
    by_place: dict[str, list[Finding]] = {}
    for found in sorted(inputs.index.findings, key=lambda one: (one.documents, order.index(one.weight))):
        by_place.setdefault(found.place, []).append(found)
    names = {slug: inputs.project.places[slug].name.vi if slug else "" for slug in by_place}
    groups = tuple(
        FindingGroup(
            anchor=f"tinh-{slug}" if slug else "nhieu-don-vi",
            unit=place_link(slug, inputs) if slug else LinkView(inputs.words("word.several-units"), ""),
            findings=tuple(finding_view(found, inputs) for found in by_place[slug]),
        )
        for slug in sorted(by_place, key=lambda slug: sort_key(names[slug]))
    )
    weights = Counter(found.weight for found in inputs.index.findings)
    counts = tuple((formatting.number(weights[w], language), inputs.words(f"weight.{w}")) for w in Weight if weights[w])
    checks = tuple(
        (inputs.words(f"rule.{rule}.title"), inputs.words(f"rule.{rule}.explanation")) for rule in rules(inputs.words)
    )
    lead = inputs.words("lead.findings")
    context = FindingsPage(lead, counts, groups, checks)
    return Page(route, inputs.words("page.findings"), lead, context, trail(inputs), "data/", "findings")
