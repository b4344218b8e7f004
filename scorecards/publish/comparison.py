"""What the comparison of units is put together from in the browser: one small file a unit, and one of what they share.

The page moves the head and the files of the chosen units only, so that a choice among thousands of units costs as
little as one among ten. Words, numbers and dates are written here; the script (`static/compare.js` of the theme) puts
what two units share side by side by the rule of `analysis.status.comparison`. Units' files have plain names and
are asked for with the head's version: one mark for all, where a mark in each name would have to be downloaded for each.

    head  {"version": mark, "reasons": {reason: words},
           "editions": [[name, path, universe, year and day published, number of units, a day on which they were there,
                         [name of a value, …], name in a sentence, whether it is of the DTI as a whole], …],
           "measured": [[indicator, path, part, days within which figures compare or null, which way is better,
                         what it is a rate of, whether it is one], …]}
    unit  {"there": [[first day, last day], …],
           "ranks": [[edition, path, rank, score, [remark, …], source, its path, best, worst, [value, …],
                      the unit of that time], …],
           "origins": [[remarks, source, its path, standing], …],
           "figures": [[measured, path, value, counts, origin, size], …]}

The size of a figure is null or [printed number, least and most that it can stand for or null, whether each of the two
belongs to it, step of its last digit or null, qualifier], as `order.Extent` has it.

The standing of a figure is [why it compares with none or "", level, measure, day, first and last day of its unit], days
as numbers of days; null for a first or last day that is not known or not yet.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from scorecards.addresses import paths
from scorecards.addresses.base import localised
from scorecards.addresses.fingerprint import fingerprint, fingerprinted
from scorecards.analysis.status.comparison import Comparability, IncomparableReason, comparability
from scorecards.analysis.status.known_days import known_day
from scorecards.analysis.status.order import extent
from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.indicators import Indicator, IndicatorKind
from scorecards.model.observations import Observation
from scorecards.model.places import Place
from scorecards.model.rankings import Ranking
from scorecards.output import Output
from scorecards.publish.script_files import Origins, ScriptFiles, script_json
from scorecards.views.comparisons import Measured, measured, until
from scorecards.views.edition_links import edition_in_sentence
from scorecards.views.editions import EditionView, edition
from scorecards.views.figures import figure
from scorecards.views.links import indicator_link
from scorecards.views.ranks import rank
from scorecards.views.view_types import FigureView, RankView
from scorecards.wording import part_words

_SOURCE = "data/"


class _Edition:
    """An edition with its number in the head."""

    def __init__(self, number: int, page: EditionView) -> None:
        self.number, self.page = number, page
        self.values = {row.id: row.indices for row in page.rows}


def comparison_files(inputs: PageInputs) -> ScriptFiles:
    """The head and all files; the same bytes from the same figures."""
    return inputs.once(("comparison-files",), lambda: _files(inputs))


def _files(inputs: PageInputs) -> ScriptFiles:
    index, rankings = inputs.index, inputs.project.rankings
    shared = index.once(("measured",), lambda: [key for key, _ in measured(index)])
    editions = {ranking.id: _Edition(n, edition(ranking, inputs)) for n, ranking in enumerate(rankings)}
    folder = localised(paths.COMPARE, inputs.language).strip("/")
    outputs = []
    for place in inputs.index.units:
        origins = Origins()
        ranks, figures = _ranks(place, editions, inputs), list(_figures(place, shared, origins, inputs))
        there = [[_ordinal(area.valid_from), _ordinal(area.valid_to)] for area in place.areas]
        data = script_json({"there": there, "ranks": list(ranks), "origins": origins.all, "figures": figures})
        outputs.append(Output(f"{folder}/{place.slug}.json", data, _SOURCE))
    head = script_json(
        {
            "version": fingerprint(b"".join(one.content for one in outputs)),
            "reasons": {reason: inputs.words(f"compare.{reason}") for reason in IncomparableReason},
            "editions": [_edition_head(ranking, editions[ranking.id].page, inputs) for ranking in rankings],
            "measured": [_measured(one, inputs) for one in shared],
        }
    )
    name = f"{folder}/{fingerprinted('index.json', head)}"
    return ScriptFiles(f"/{name}", (Output(name, head, _SOURCE), *outputs))


def _edition_head(ranking: Ranking, view: EditionView, inputs: PageInputs) -> list[Any]:
    origin = inputs.words("compare.origin", year=view.year, day=view.published)
    day = ranking.units_on.toordinal()
    short, whole = edition_in_sentence(ranking, inputs), not ranking.subject
    return [view.name, view.here.path, view.universe, origin, ranking.universe, day, view.columns, short, whole]


def _measured(one: Measured, inputs: PageInputs) -> list[Any]:
    (id, members), project = one, inputs.project
    link, indicator = indicator_link(id, inputs), project.indicators[id]
    part, of = part_words(members, project.dimensions, inputs.language), indicator.denominator.to(inputs.language)
    is_rate = indicator.kind is IndicatorKind.RATE
    return [link.name, link.path, part, indicator.compare_within_days, indicator.better, of, is_rate]


def _ranks(place: Place, editions: Mapping[str, _Edition], inputs: PageInputs) -> Iterator[list[Any]]:
    for ranking, row in inputs.index.ranks_by_place.get(place.slug, ()):
        view, found = rank(ranking, row, inputs), editions[ranking.id]
        remarks = [remark for remark in (view.tied, _then(view, place, inputs), view.basis, view.note) if remark]
        said = (view.path, view.text, view.score, remarks, view.source.name, view.source.path)
        yield [found.number, *said, row.rank, row.rank_to or row.rank, found.values[row.id], view.then]


def _figures(place: Place, shared: list[Measured], origins: Origins, inputs: PageInputs) -> Iterator[list[Any]]:
    """The newest figure of each indicator and part; of several of one day the first."""
    newest: dict[Measured, Observation] = {}
    documents = inputs.project.documents
    for one in (o for group in inputs.index.statements.by_place.get(place.slug, ()) for o in group.observations):
        key = one.indicator, one.members
        if key not in newest or known_day(one, documents).order > known_day(newest[key], documents).order:
            newest[key] = one
    numbers = {key: number for number, key in enumerate(shared)}
    for key in sorted(newest, key=numbers.__getitem__):
        yield [numbers[key], *_figure(newest[key], origins, inputs)]


def _figure(observation: Observation, origins: Origins, inputs: PageInputs) -> list[Any]:
    view, place = figure(observation, inputs), inputs.project.places[observation.place]
    remarks = [one for one in (view.period, _then(view, place, inputs), view.measure, view.status, view.stale) if one]
    indicator = inputs.project.indicators[observation.indicator]
    standing = _standing(comparability(observation, indicator, inputs.project))
    origin = origins.number([remarks, view.source.name, view.source.path, standing])
    return [view.path, view.text or view.missing, view.counts, origin, size_of(observation, indicator)]


def size_of(observation: Observation, indicator: Indicator) -> list[Any] | None:
    """What a figure can stand for, as the script orders figures by."""
    found = extent(observation.value, indicator)
    if found is None:
        return None
    near, step = found.near, found.step
    ends = (None if end is None else float(end) for end in (near.low, near.high))
    closed = (int(near.low_in), int(near.high_in))
    return [float(found.printed), *ends, *closed, None if step is None else float(step), found.qualifier]


def _then(view: FigureView | RankView, place: Place, inputs: PageInputs) -> str:
    """The unit of that time where it was another; a unit that is dissolved has its last day in its name already."""
    return "" if until(place, inputs) else view.then


def _standing(stands: Comparability) -> list[Any]:
    days = (stands.day, stands.since, stands.until)
    return [stands.unfit or "", stands.level, stands.measure, *map(_ordinal, days)]


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None
