"""The glossary."""

from dataclasses import dataclass

from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.vietnamese.sorting import sort_key
from scorecards.wording import word


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """Terms in Vietnamese order: anchor, term, the term in the other language, definition."""

    terms: tuple[tuple[str, str, str, str], ...]


def glossary_page(route: Route, inputs: PageInputs) -> Page:
    """Terms in Vietnamese order."""
    language = inputs.language
    other = "en" if language == "vi" else "vi"
    terms = sorted(inputs.project.glossary, key=lambda term: sort_key(term.name.to(language)))
    rows = tuple(
        (t.id, t.name.to(language), t.name.en if other == "en" else t.name.vi, t.definition.to(language)) for t in terms
    )
    title, lead = word("page.glossary", language), word("lead.glossary", language)
    return Page(route, title, lead, GlossaryPage(rows), trail(inputs), "data/glossary.toml", "glossary")
