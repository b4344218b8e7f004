"""What a search finds: everything of the site that has a name and an address, each with the words it is found by."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.analysis.groups import newest_first
from scorecards.inputs.article_texts import in_a_row, said_in
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import ORIGINAL, Language
from scorecards.load.fields import shorten
from scorecards.model.articles import Article
from scorecards.model.places import Level, Place
from scorecards.model.project import SiteSection
from scorecards.publish.search_terms import passage_terms, title_terms
from scorecards.publish.search_words import joined
from scorecards.vietnamese import formatting
from scorecards.views.counts import coverage_sentence
from scorecards.views.figures import figure
from scorecards.views.links import document_link, indicator_link, pillar_link, place_link, ranking_link
from scorecards.views.target_list import placed
from scorecards.views.target_lists import list_link, list_title, target_lists
from scorecards.views.target_summary import targets_sentence
from scorecards.views.unit_summary import newest_rank
from scorecards.views.view_types import LinkView

KINDS = (
    "units", "indicators", "figures", "pillars", "rankings", "news", "commentary", "documents", "glossary", "other",
)  # fmt: skip
"""The kinds of entry, in the order in which results are shown where they fit the question equally well."""

NEWS = "news"
NUMBERED = (*(kind for kind in KINDS if kind != NEWS), NEWS)
"""The same in the order in which entries are numbered: articles last and the oldest first, so that one that is added
leaves the others their numbers."""

DETAIL = 200
"""Characters of a text that a result shows, at most."""


class Entry(Struct, frozen=True):
    """Something that a search finds."""

    kind: str
    """One of `KINDS`."""
    title: str
    path: str
    """Site path, with an anchor where it is part of a page."""
    detail: str
    """What the result says under its title; searched as well."""
    text: str = ""
    """What it is found by besides, never shown."""
    names: tuple[str, ...] = ()
    """What it is called besides its title, never shown; they find it as its title does."""
    now: LinkView | None = None
    """For a unit that is dissolved: the unit that its territory belongs to today."""
    title_language: Language | None = None
    """What the title and its page are in, where that is not the language of the search."""
    detail_language: Language | None = None
    """The same of the detail: of a text that nobody has translated."""
    said: bytes = b""
    """What it is found by besides its title, in one piece (`found_by`), never shown."""
    untranslated: int | None = None
    """Of an article that has one wording in all languages: its number in `untranslated_texts`, which has its title
    and what it is found by besides, instead of `said`."""
    alike: str = ""
    """Of such an article what is the same of its detail in all languages."""


def entries(inputs: PageInputs) -> list[Entry]:
    """Everything that can be found, in the order of its numbers: by kind (`NUMBERED`), units of today before others,
    articles oldest first."""
    found = [
        *_units(inputs),
        *_indicators(inputs),
        *_figures(inputs),
        *_pillars(inputs),
        *_rankings(inputs),
        *_articles(inputs),
        *_commentaries(inputs),
        *_documents(inputs),
        *_terms(inputs),
        *_other_pages(inputs),
    ]
    return sorted(found, key=lambda entry: NUMBERED.index(entry.kind))


def untranslated_texts(inputs: PageInputs) -> Iterator[tuple[int, str, bytes]]:
    """Of articles that nobody has translated the title and what they are found by besides, in one piece: the same
    whichever language asks. They are numbered as all articles are, the oldest at 0.
    """
    for number, article in enumerate(reversed(inputs.index.project.articles)):
        if _is_untranslated(article, inputs):
            yield number, article.title, inputs.body(article).found_by


def found_by(article: Article, said: str) -> bytes:
    """What an article is found by besides its title whose text says this, in one piece, as `Entry.said` has it."""
    return (passage_terms(_short(article.summary), said) - title_terms(article.title)).packed()


def _is_untranslated(article: Article, inputs: PageInputs) -> bool:
    path = paths.article(article.slug)
    others = (language for language in inputs.project.site.languages if language != ORIGINAL)
    return all((language, path) in inputs.base.untranslated for language in others)


def _units(inputs: PageInputs) -> list[Entry]:
    today = {place.slug: inputs.index.successor_today(place.latest) for place in inputs.index.units}
    parts: dict[str, list[str]] = {}
    for place in inputs.index.units:
        now = today[place.slug]
        if now and now.slug != place.slug:
            parts.setdefault(now.slug, []).append(place.latest.name.to(inputs.language))
    made = [_unit(place, today[place.slug], parts.get(place.slug, []), inputs) for place in inputs.index.units]
    return sorted(made, key=lambda entry: entry.now is not None)


def _unit(place: Place, now: Place | None, parts: list[str], inputs: PageInputs) -> Entry:
    language, area = inputs.language, place.latest
    detail, leads_to = area.name.to(language), None
    if area.valid_to and area.valid_to < inputs.index.today:
        day = formatting.day(area.valid_to, language)
        detail = inputs.words("sentence.unit-then", name=detail, day=day)
        leads_to = place_link(now.slug, inputs) if now else None
    elif parts:
        detail = inputs.words("search.parts", name=detail, parts=", ".join(parts))
    rank = newest_rank(place, inputs, named=detail)
    detail = "; ".join(filter(None, (detail, rank)))
    said = [name for one in place.areas for name in (one.name.to(language), one.region.to(language))]
    if area.level is Level.PROVINCE:
        scores = (row.score for _, row in inputs.index.ranks_by_place.get(place.slug, ()))
        said += [inputs.words("search.rank-words"), *(formatting.number(s, language) for s in scores if s is not None)]
    title, text = place.name.to(language), in_a_row(said)
    return Entry("units", title, paths.unit(place.slug), detail, text, _names(place), leads_to)


def _indicators(inputs: PageInputs) -> Iterator[Entry]:
    language = inputs.language
    for one in inputs.project.indicators.values():
        link = indicator_link(one.id, inputs)
        text = in_a_row((inputs.project.pillars[one.pillar].name.to(language), one.denominator.to(language)))
        yield Entry("indicators", link.name, link.path, _short(one.definition.to(language)), text)


def _figures(inputs: PageInputs) -> Iterator[Entry]:
    """The newest figures of each unit and indicator, then older ones; parts and the source's words lead to them too.

    Those of communes are found by the commune, whose page has them in a table.
    """
    places = inputs.project.places
    by_place = inputs.index.statements.by_place
    groups = newest_first(group for place in by_place if not places[place].is_brief for group in by_place[place])
    newest = {(group.place, group.indicator): group for group in reversed(groups)}
    for group in sorted(groups, key=lambda one: one is not newest[one.place, one.indicator]):
        views = [figure(observation, inputs) for observation in group.observations]
        first = views[0]
        title = f"{first.indicator.name}, {first.place.name}"
        said = (words for view in views for words in (view.part, view.text, view.counts, view.quote))
        detail = ", ".join(filter(None, (first.text or first.missing, first.period, first.source.name)))
        text = in_a_row((*said, *_names(inputs.project.places[group.place])))
        values = (words for view in views for words in (view.number, view.text, view.counts))
        yield Entry("figures", title, first.path, detail, text, tuple(dict.fromkeys(filter(None, values))))


def _pillars(inputs: PageInputs) -> Iterator[Entry]:
    for pillar in inputs.project.pillars.values():
        link = pillar_link(pillar.id, inputs)
        yield Entry("pillars", link.name, link.path, _short(pillar.definition.to(inputs.language)))


def _rankings(inputs: PageInputs) -> Iterator[Entry]:
    """Editions, found by the names of the units that they rank as well."""
    language = inputs.language
    for ranking in inputs.project.rankings:
        link = ranking_link(ranking, inputs)
        places = [inputs.project.places[row.place] for row in ranking.rows]
        ranked = (name for place in places for name in (place.name.to(language), *_names(place)))
        scores = (formatting.number(row.score, language) for row in ranking.rows if row.score is not None)
        text = in_a_row((inputs.words("page.rankings"), ranking.note.to(language), *ranked, *scores))
        yield Entry("rankings", link.name, link.path, ranking.universe_name.to(language), text)


def _articles(inputs: PageInputs) -> Iterator[Entry]:
    for number, article in enumerate(reversed(inputs.project.articles)):
        yield article_entry(article, inputs, number)


def article_entry(article: Article, inputs: PageInputs, number: int | None = None) -> Entry:
    """An article as a search finds it. `number` is its place in `untranslated_texts`, if it is to name that; else it
    has all of what it is found by itself.
    """
    day = formatting.day(article.published, inputs.language)
    summary, other = _short(article.summary), _other(article.language, inputs)
    path, shared = paths.article(article.slug), number is not None and _is_untranslated(article, inputs)
    return Entry(
        NEWS, article.title, path, f"{day}. {summary}", names_of_places(article.places, inputs),
        said=b"" if shared else inputs.body(article).found_by,
        untranslated=number if shared else None,
        alike=summary if shared else "",
        title_language=other,
        detail_language=other,
    )  # fmt: skip


def names_of_places(places: Sequence[str], inputs: PageInputs) -> str:
    """What an article that names places is found by besides its own words: all that these are called."""

    def made() -> str:
        found = [inputs.project.places[slug] for slug in places]
        return in_a_row(name for place in found for name in (place.name.to(inputs.language), *_names(place)))

    return inputs.once(("search-places", *places), made)


def _commentaries(inputs: PageInputs) -> Iterator[Entry]:
    for commentary in inputs.project.commentaries.values():
        place = place_link(commentary.place, inputs)
        for section in commentary.sections:
            said = said_in(section.prose)
            title = f"{place.name}: {inputs.words(f'section.{section.id}')}"
            path, other = f"{place.path}#{section.id}", _other(commentary.language, inputs)
            text = in_a_row((said, *_names(inputs.project.places[commentary.place])))
            yield Entry("commentary", title, path, _short(said), text, detail_language=other)


def _documents(inputs: PageInputs) -> Iterator[Entry]:
    language = inputs.language
    for document in inputs.index.documents:
        link, title = document_link(document.id, inputs), document.title.to(language)
        by = (document.issuer.to(language), document.publisher.to(language))
        detail = title if title != link.name else in_a_row(by)
        text = in_a_row((title, *by, document.note.to(language)))
        yield Entry("documents", link.name, link.path, _short(detail), text)


def _terms(inputs: PageInputs) -> Iterator[Entry]:
    for term in inputs.project.glossary:
        definition = term.definition.to(inputs.language)
        text = in_a_row((term.name.vi, term.name.en, definition))
        yield Entry("glossary", term.name.to(inputs.language), f"{paths.GLOSSARY}#{term.id}", _short(definition), text)


def _other_pages(inputs: PageInputs) -> Iterator[Entry]:
    """Standing pages, and the lists that the program makes."""
    for page in inputs.project.pages.values():
        path, other = paths.standing(page.slug), _other(page.language, inputs)
        text, detail = said_in(page.prose), _short(page.summary)
        yield Entry("other", page.title, path, detail, text, title_language=other, detail_language=other)
    lists = {
        "units": paths.UNITS,
        "compare": paths.COMPARE,
        "check": paths.CHECK,
        "indicators": paths.INDICATORS,
        "pillars": paths.PILLARS,
        "documents": paths.DOCUMENTS,
        "news": paths.NEWS,
        "glossary": paths.GLOSSARY,
        "data": paths.DATA,
        "feeds": paths.FEEDS,
        "editions": paths.EDITIONS,
        "findings": paths.FINDINGS,
        "revisions": paths.REVISIONS,
        "ask": paths.ASK,
    }
    if inputs.project.rankings:
        lists["rankings"] = paths.RANKINGS
    if inputs.project.communes is not None:
        lists["communes"] = paths.COMMUNES
    off = inputs.project.site.sections_off
    for key, path in lists.items():
        if key in off:
            continue
        yield Entry("other", inputs.words(f"page.{key}"), path, _short(inputs.words(f"lead.{key}")))
    for one in target_lists(inputs.index):
        link = list_link(one, inputs)
        said = " ".join(targets_sentence(placed(one.targets, inputs), inputs))
        yield Entry("other", list_title(link.name if one.kind else "", inputs), link.path, _short(said))
    if SiteSection.COVERAGE not in off:
        yield Entry("other", inputs.words("page.coverage"), paths.COVERAGE, _short(coverage_sentence(inputs)))


def _names(place: Place) -> tuple[str, ...]:
    """What readers call a place besides its name: its other names, and all of them written as one word."""
    called = (place.name.vi, *place.other_names)
    return tuple(dict.fromkeys((*place.other_names, *map(joined, called))))


def _other(language: Language, inputs: PageInputs) -> Language | None:
    return None if language == inputs.language else language


def _short(text: str) -> str:
    return shorten(text, DETAIL)
