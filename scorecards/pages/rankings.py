"""The official index: the list of editions, and a page for each."""

from msgspec import Struct

from scorecards.addresses.route import Route
from scorecards.charts.share_card import ShareCard
from scorecards.inputs.page_inputs import PageInputs
from scorecards.pages.offers import downloads
from scorecards.pages.page import Page
from scorecards.pages.subjects import dataset_subject
from scorecards.pages.trail import trail
from scorecards.vietnamese.sorting import sort_key
from scorecards.views.all_editions import AllEditions, all_editions
from scorecards.views.edition_links import editions_of
from scorecards.views.editions import EditionView, edition, framework
from scorecards.views.maps import card_tiles
from scorecards.views.place_view_types import FrameworkView


class OtherIndex(Struct, frozen=True):
    """Another index than the DTI, or a pillar of it that is ranked on its own."""

    name: str
    editions: tuple[EditionView, ...]
    """The newest first."""


class RankingsPage(Struct, frozen=True):
    """All editions: /xep-hang/."""

    lead: str
    table: AllEditions | None
    """The DTI; None where it has no edition."""
    groups: tuple[tuple[FrameworkView | None, tuple[EditionView, ...]], ...]
    """Its editions by version of the method, the newest first; None for those whose method is not known."""
    others: tuple[OtherIndex, ...]
    """By name; never in one table with the DTI."""


def rankings_page(route: Route, inputs: PageInputs) -> Page:
    """The DTI through its editions, then each edition, then the rankings of other indices."""
    title, lead = inputs.words("page.rankings"), inputs.words("lead.rankings")
    dti = editions_of("", inputs)
    frameworks = dict.fromkeys(ranking.framework for ranking in dti)
    groups = tuple(
        (framework(id, inputs), tuple(edition(r, inputs) for r in dti if r.framework == id)) for id in frameworks
    )
    subjects = {ranking.subject.vi: ranking.subject for ranking in inputs.project.rankings if ranking.subject.vi}
    others = tuple(
        OtherIndex(subjects[name].to(inputs.language), tuple(edition(one, inputs) for one in editions_of(name, inputs)))
        for name in sorted(subjects, key=sort_key)
    )
    context = RankingsPage(lead, all_editions(inputs) if dti else None, groups, others)
    return Page(route, title, lead, context, trail(inputs), "data/rankings/", "rankings")


def ranking_page(route: Route, inputs: PageInputs) -> Page:
    """An edition."""
    ranking = next(one for one in inputs.project.rankings if one.id == route.key)
    context = edition(ranking, inputs)
    description = inputs.words(
        "sentence.ranking-description",
        name=context.name,
        universe=context.universe,
        known=context.known,
    )
    above = trail(inputs, "rankings")
    first = next((row for row in ranking.rows if row.rank == 1), None)
    leader = inputs.project.places[first.place].name.to(inputs.language) if first else ""
    words = inputs.words("share.first", name=leader) if leader else ""
    card = ShareCard(context.name, label=context.universe, text=words, tiles=card_tiles(context.map))
    return Page(
        route, context.name, description, context, above, ranking.at.path, "rankings",
        card=card, subject=dataset_subject(context.name, description, downloads(route, inputs), inputs),
    )  # fmt: skip
