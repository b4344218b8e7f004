"""Where a unit stands among all: its newest rank, who is around it, how its rank has changed."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.charts.plan import rank_history
from scorecards.inputs.index import Index
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.places import Place
from scorecards.model.rankings import Ranking, RankRow
from scorecards.views.charts import ChartFacts, chart_view
from scorecards.views.links import document_link, place_link
from scorecards.views.ranks import ranks_compare, ranks_same_units
from scorecards.views.view_types import ChartView, LinkView
from scorecards.wording import rank_numbers

Edition = tuple[Ranking, RankRow]
"""An edition of the DTI and the unit's row in it."""


class NeighbourView(Struct, frozen=True):
    """A place in the newest ranking."""

    what: str
    """ "đầu bảng", "ngay trên"; "" for the unit itself."""
    rank: str
    unit: LinkView
    is_self: bool


class FormerRankView(Struct, frozen=True):
    """The newest rank of a unit that went into this one."""

    unit: LinkView
    rank: str
    """ "37/63", or "" where none was found."""
    year: str


class StandingView(Struct, frozen=True):
    """What a unit's page opens with."""

    year: str
    """ "2024"; "" where no rank was found."""
    label: str
    """ "Xếp hạng chuyển đổi số năm 2024"."""
    rank: str
    """ "7", "32–34"; "" where none was found."""
    universe: str
    """ "34"."""
    missing: str
    """Says that the newest edition has no rank of the unit, or that none has; else ""."""
    is_newest: bool
    """Whether the rank is of the newest edition, so that it may be read as today's."""
    path: str
    """Site path of the edition."""
    source: LinkView | None
    around: tuple[NeighbourView, ...]
    """The first, the last, the unit and those next to it, in the order of the list."""
    former: tuple[FormerRankView, ...]
    """Units that went into this one, itself as it was included."""
    history: ChartView | None
    """All its ranks; None where there are fewer than two."""
    breaks: str
    """Says why points of the history are not joined, or ""."""


def standing(place: Place, inputs: PageInputs) -> StandingView | None:
    """Where a province stands; None for a unit that is never ranked, such as a district, and without any edition."""
    return inputs.once(("standing", place.slug), lambda: _standing(place, inputs))


def has_history(place: Place, index: Index) -> bool:
    """Whether its ranks have a chart."""
    editions = dti_editions(place, index)
    return len(editions) > 1 and (bool(_own(place, editions)) or not _is_ended(place, index))


def _own(place: Place, editions: Sequence[Edition]) -> list[Edition]:
    """Those that ranked the place's unit of today."""
    return [pair for pair in editions if place.area_on(pair[0].units_on) in place.versions_of(place.latest)]


def _is_ended(place: Place, index: Index) -> bool:
    return place.latest.valid_to is not None and place.latest.valid_to < index.today


def _standing(place: Place, inputs: PageInputs) -> StandingView | None:
    if not any(not one.subject for one in inputs.project.rankings):
        return None
    editions = dti_editions(place, inputs.index)
    former = tuple(_former(place, inputs))
    if not editions and not former and place not in inputs.index.units_on(inputs.index.today):
        return None
    name = place.name.to(inputs.language)
    own, ended = _own(place, editions), _is_ended(place, inputs.index)
    ranking, row = own[-1] if own else (None, None)
    newest = max((one.reference_year for one in inputs.project.rankings if not one.subject), default=None)
    missing = ""
    if ranking is None and ended:
        return None
    if ranking is None:
        missing = inputs.words("unit-rank.none-yet" if editions or former else "unit-rank.none", name=name)
    elif newest and ranking.reference_year < newest and not ended:
        missing = inputs.words("unit-rank.not-found", year=newest, found=ranking.reference_year)
    history = _history(place, editions, inputs)
    breaks = history is not None and not all(_compare(*pair, inputs) for pair in pairwise(editions))
    return StandingView(
        year=str(ranking.reference_year) if ranking else "",
        label=inputs.words("unit-rank.label", year=ranking.reference_year) if ranking else "",
        rank=rank_numbers(row) if row else "",
        universe=str(ranking.universe) if ranking else "",
        missing=missing,
        is_newest=ranking is not None and not missing and not ended,
        path=paths.ranking(ranking.id) if ranking else "",
        source=document_link(row.document, inputs) if row else None,
        around=tuple(_around(ranking, row, inputs)) if ranking and row and not missing and not ended else (),
        former=former,
        history=history,
        breaks=inputs.words("unit-rank.breaks") if breaks else "",
    )


def dti_editions(place: Place, index: Index) -> list[Edition]:
    """The editions of the DTI in which the rank of a unit is known, the oldest first."""
    found = index.ranks_by_place.get(place.slug, ())
    known = [(ranking, row) for ranking, row in found if not ranking.subject and row.rank is not None]
    return sorted(known, key=lambda pair: (pair[0].reference_year, pair[0].units_on))


def change_words(editions: Sequence[Edition], inputs: PageInputs) -> str:
    """How the newest rank differs from the newest of another year before it that compares with it.

    Where none does, the rank of the year before, and why the two do not compare.
    """
    if not editions:
        return ""
    now, row = editions[-1]
    earlier = [pair for pair in editions if pair[0].reference_year < now.reference_year]
    alike = [pair for pair in earlier if ranks_compare(pair[0], now, inputs) and pair[1].rank_to is None]
    if alike and row.rank is not None and row.rank_to is None:
        before, old = alike[-1]
        assert old.rank is not None
        steps = old.rank - row.rank
        key = "up" if steps > 0 else "down" if steps < 0 else "same"
        return inputs.words(f"unit-rank.{key}", n=abs(steps), year=before.reference_year)
    if not earlier:
        return ""
    before, old = earlier[-1]
    facts = {"year": before.reference_year, "rank": rank_numbers(old), "universe": before.universe}
    said = inputs.words("unit-rank.before", **facts)
    if ranks_compare(before, now, inputs):  # one of the two is a span of ranks
        return said
    why = "method" if ranks_same_units(before, now, inputs) else "list"
    return f"{said}; {inputs.words(f'unit-rank.{why}')}"


def _compare(before: Edition, after: Edition, inputs: PageInputs) -> bool:
    """Whether a line may join two editions."""
    return ranks_compare(before[0], after[0], inputs)


def _around(ranking: Ranking, row: RankRow, inputs: PageInputs) -> list[NeighbourView]:
    """The first and the last of the list, the unit, and those next to it that are known."""
    known = sorted((one for one in ranking.rows if one.rank is not None), key=lambda one: (one.rank or 0, one.place))
    at = next(number for number, one in enumerate(known) if one.place == row.place)
    said = {0: "first", len(known) - 1: "last"}
    if (known[-1].rank_to or known[-1].rank) != ranking.universe:
        del said[len(known) - 1]
    if known[0].rank != 1:
        said.pop(0, None)
    said = {at - 1: "above", at + 1: "below", **said, at: "self"}
    places = inputs.project.places
    return [
        NeighbourView(
            inputs.words(f"unit-rank.{said[number]}"),
            rank_numbers(known[number]),
            place_link(places[known[number].place].slug, inputs),
            number == at,
        )
        for number in sorted(said)
        if 0 <= number < len(known)
    ]


def _former(place: Place, inputs: PageInputs) -> list[FormerRankView]:
    """The units that went into this one, where there are several, each with its newest rank before."""
    founded = place.versions_of(place.latest)[0]
    ended = list(founded.predecessors)
    before = {other.slug: other for id in ended if (other := inputs.index.place_of_area(id)) is not None}
    if len(before) < 2:
        return []
    first_day = founded.valid_from
    found = []
    for other in before.values():
        editions = [
            pair for pair in dti_editions(other, inputs.index) if first_day is None or pair[0].units_on < first_day
        ]
        ranking, row = editions[-1] if editions else (None, None)
        rank = f"{rank_numbers(row)}/{ranking.universe}" if ranking and row else ""
        found.append(
            FormerRankView(place_link(other.slug, inputs), rank, str(ranking.reference_year) if ranking else "")
        )
    return found


def _history(place: Place, editions: Sequence[Edition], inputs: PageInputs) -> ChartView | None:
    if len(editions) < 2:
        return None
    joined = [False, *(_compare(*pair, inputs) for pair in pairwise(editions))]
    spec = rank_history(place, editions, joined, inputs.words)
    columns = tuple(inputs.words(f"table.{key}") for key in ("year", "rank", "universe"))
    rows = tuple(
        (str(ranking.reference_year), rank_numbers(row), ranking.universe_name.to(inputs.language))
        for ranking, row in editions
    )
    facts = ChartFacts(
        columns=columns,
        rows=rows,
        period="",
        sources=tuple(document_link(row.document, inputs) for _, row in reversed(editions)),
        page=f"{paths.unit(place.slug)}#hang-qua-cac-nam",
        name=(place.slug, "hang-qua-cac-nam"),
        is_embedded=True,
    )
    return chart_view(f"hang.{place.slug}", spec, facts, inputs)
