"""The editions of one index as a row of links, and which of them is the newest."""

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.rankings import Ranking
from scorecards.views.view_types import LinkView


class EditionLink(Struct, frozen=True):
    """A year to choose."""

    link: LinkView
    """"2022"; "2024 · 63 tỉnh" where a later list of units was ranked for the same year."""
    is_shown: bool
    """Whether this is the edition that the page shows."""


def newest_edition(inputs: PageInputs) -> Ranking | None:
    """The newest edition of the DTI; where two lists were ranked for its year, that of the later list of units."""
    editions = editions_of("", inputs)
    return editions[0] if editions else None


def editions_of(subject: str, inputs: PageInputs) -> tuple[Ranking, ...]:
    """The editions of an index by its Vietnamese name ("" for the DTI), the newest first."""
    found = (ranking for ranking in inputs.project.rankings if ranking.subject.vi == subject)
    return tuple(sorted(found, key=lambda one: (one.reference_year, one.units_on), reverse=True))


def edition_links(shown: Ranking, inputs: PageInputs) -> tuple[EditionLink, ...]:
    """The editions of the same index, newest first; none where there is no other."""
    editions = editions_of(shown.subject.vi, inputs)
    if len(editions) < 2:
        return ()
    return tuple(
        EditionLink(LinkView(edition_year(one, editions, inputs), paths.ranking(one.id)), one.id == shown.id)
        for one in editions
    )


def edition_year(edition: Ranking, editions: tuple[Ranking, ...], inputs: PageInputs) -> str:
    """The year of an edition, with its number of units where a later list was ranked for the same year."""
    year = str(edition.reference_year)
    if next(one for one in editions if one.reference_year == edition.reference_year) is edition:
        return year
    return inputs.words("map.year-of", year=year, count=edition.universe)


def edition_in_sentence(edition: Ranking, inputs: PageInputs) -> str:
    """The name of an edition as it stands in a sentence."""
    subject = edition.subject.to(inputs.language) or inputs.words("compare.whole")
    year = edition_year(edition, editions_of(edition.subject.vi, inputs), inputs)
    return inputs.words("compare.short", subject=subject, year=year)
