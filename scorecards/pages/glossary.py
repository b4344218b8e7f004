"""The glossary."""

from msgspec import Struct

from scorecards.addresses.route import Route
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import Language, others
from scorecards.model.text import Text
from scorecards.pages.page import Page
from scorecards.pages.trail import trail
from scorecards.vietnamese.sorting import sort_key


class GlossaryPage(Struct, frozen=True):
    """Terms in Vietnamese order: anchor, term, the term in the other language, definition, where it can be edited."""

    terms: tuple[tuple[str, str, str, str, str], ...]


def glossary_page(route: Route, inputs: PageInputs) -> Page:
    """Terms in Vietnamese order."""
    language = inputs.language
    terms = sorted(inputs.project.glossary, key=lambda term: sort_key(term.name.to(language)))
    rows = tuple(
        (t.id, t.name.to(language), _elsewhere(t.name, language), t.definition.to(language), inputs.edit_at(t.at))
        for t in terms
    )
    title, lead = inputs.words("page.glossary"), inputs.words("lead.glossary")
    return Page(route, title, lead, GlossaryPage(rows), trail(inputs), "data/glossary.toml", "glossary")


def _elsewhere(name: Text, language: Language) -> str:
    """A name in the other languages of the site, as far as it has been written in them."""
    return ", ".join(filter(None, map(name.written_in, others(language))))
