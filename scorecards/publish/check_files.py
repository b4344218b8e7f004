"""What the page that checks the numbers of a text looks them up in: a head, and a small file a place.

The script (`static/check.js` of the theme) moves the head and the files of the places that a text names. Values stand
as numbers, so that a text's number is compared and never a word; everything to read is written here.

    head   {"version": mark, "places": [[slug, name, path, [what it is called], whether it is the country, whether a
                        province, whether it has a file], …],
            "indicators": [[name, path, [what it is called in Vietnamese], its unit in Vietnamese, senses named], …],
            "rankings": [[name in a sentence, path, subject, [what the subject is called], year, number of units], …],
            "nouns": [what is counted, …], "values": {value: [place, …]}, "senses": patterns (`check_senses`)}
    place  {"origins": [[period, first day, last day, source, its path], …],
            "figures": [[indicator, part, its words in Vietnamese, value, origin, path, faces, how exact each face is,
                         senses that its words say], …],
            "ranks": [[ranking, best, worst, rank and universe, score, source, its path, path], …],
            "targets": [[indicator, words of its part, value, due day, source, its path, path, faces], …]}
    faces  [kind, numbers …, unit in Vietnamese]: ["n", value], ["r", done, of], ["g", low, high], ["c", amount, down]

Days are ISO; "" for one that is not known. Figures of one indicator, part and place: the newest first, of a commune the
newest alone. A rank that is a
span has another worst than best; one that is not known is 0.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from scorecards.addresses import paths
from scorecards.addresses.base import localised
from scorecards.addresses.fingerprint import fingerprint, fingerprinted
from scorecards.analysis.status.comparison import Members
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import ORIGINAL
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Observation, Target
from scorecards.model.places import Level, Place
from scorecards.model.rankings import Ranking, RankRow
from scorecards.model.values import Change, Number, Progress, Range, Share, Value
from scorecards.output import Output
from scorecards.publish.check_senses import named_by, said_by, senses_for_script
from scorecards.publish.script_files import Origins, ScriptFiles, script_json
from scorecards.publish.search_words import joined
from scorecards.vietnamese import formatting
from scorecards.vietnamese.values import Direction, Printed
from scorecards.views.edition_links import edition_in_sentence
from scorecards.views.figures import figure
from scorecards.views.links import document_link, indicator_link, place_link
from scorecards.views.ranks import rank
from scorecards.wording import part_words, target_words

_SOURCE = "data/"
_FACES = 6
"""Where the faces of a figure stand in its row."""

Face = list[Any]
"""A way in which a text can print a value."""


def check_files(inputs: PageInputs) -> ScriptFiles:
    """The head and all files; the same bytes from the same figures."""
    return inputs.once(("check-files",), lambda: _files(inputs))


def _files(inputs: PageInputs) -> ScriptFiles:
    folder, project = localised(paths.CHECK, inputs.language).strip("/"), inputs.project
    outputs, places, values, nouns = [], [], dict[str, list[int]](), set[str]()
    for number, place in enumerate(project.places.values()):
        content = _place(place, inputs)
        has_file = any(content.values())
        places.append([*_place_head(place, inputs), has_file])
        if not has_file:
            continue
        outputs.append(Output(f"{folder}/{place.slug}.json", script_json(content), _SOURCE))
        nouns |= {face[-1] for face in _faces_in(content)} - {"", "%"}
        for value in dict.fromkeys(map(_key, _faces_in(content))):
            values.setdefault(value, []).append(number)
    head = script_json(
        {
            "version": fingerprint(b"".join(one.content for one in outputs)),
            "places": places,
            "indicators": [_indicator(one, inputs) for one in project.indicators.values()],
            "rankings": [_ranking(one, inputs) for one in project.rankings],
            "nouns": sorted(nouns),
            "values": dict(sorted(values.items())),
            "senses": senses_for_script(),
        }
    )
    name = f"{folder}/{fingerprinted('index.json', head)}"
    return ScriptFiles(f"/{name}", (Output(name, head, _SOURCE), *outputs))


def _place_head(place: Place, inputs: PageInputs) -> list[Any]:
    names = (place.name.vi, *place.other_names)
    called = dict.fromkeys((*names, *map(joined, names)))
    link = place_link(place.slug, inputs)
    is_country, is_province = place.slug == inputs.project.site.country, place.latest.level is Level.PROVINCE
    return [place.slug, link.name, link.path, list(called), is_country, is_province]


def _indicator(indicator: Indicator, inputs: PageInputs) -> list[Any]:
    link = indicator_link(indicator.id, inputs)
    called = [indicator.name.vi, *indicator.other_names]
    return [link.name, link.path, called, indicator.unit.vi, named_by(indicator)]


def _ranking(ranking: Ranking, inputs: PageInputs) -> list[Any]:
    whole = inputs.words_in[ORIGINAL]("check.whole")
    named = [ranking.subject.vi] if ranking.subject else whole.split("; ")
    name, path = edition_in_sentence(ranking, inputs), paths.ranking(ranking.id)
    return [name, path, ranking.subject.vi, named, ranking.reference_year, ranking.universe]


def _place(place: Place, inputs: PageInputs) -> dict[str, list[Any]]:
    indicators = {id: number for number, id in enumerate(inputs.project.indicators)}
    own = [one for group in inputs.index.statements.by_place.get(place.slug, ()) for one in group.observations]
    newest = sorted(own, key=lambda one: one.period.as_of or date.min, reverse=True)
    if place.is_brief:
        first: dict[tuple[str, Members], Observation] = {}
        for one in newest:
            first.setdefault((one.indicator, one.members), one)
        newest = list(first.values())
    editions = {ranking.id: number for number, ranking in enumerate(inputs.project.rankings)}
    origins = Origins()
    figures = [[indicators[o.indicator], *_figure(o, origins, inputs)] for o in newest if faces(o.value)]
    return {
        "origins": origins.all,
        "figures": figures,
        "ranks": [
            [editions[ranking.id], *_rank(ranking, row, inputs)]
            for ranking, row in inputs.index.ranks_by_place.get(place.slug, ())
        ],
        "targets": [
            [indicators[t.indicator], *_target(t, inputs)] for t in inputs.index.targets_by_place.get(place.slug, ())
        ],
    }


def _figure(observation: Observation, origins: Origins, inputs: PageInputs) -> list[Any]:
    view, period = figure(observation, inputs), observation.period
    part = part_words(observation.members, inputs.project.dimensions, "vi")
    value = f"{view.text} ({view.counts})" if view.counts else view.text
    days = (_iso(period.start), _iso(period.as_of))
    origin = origins.number([view.period, *days, view.source.name, view.source.path])
    found, senses = (
        faces(observation.value),
        said_by(observation, inputs.project.indicators[observation.indicator], part),
    )
    return [view.part, part, value, origin, view.path, found, qualifiers(observation.value, found), senses]


def _rank(ranking: Ranking, row: RankRow, inputs: PageInputs) -> list[Any]:
    view = rank(ranking, row, inputs)
    score = None if row.score is None else float(row.score)
    return [
        row.rank or 0,
        row.rank_to or row.rank or 0,
        view.text,
        score,
        view.source.name,
        view.source.path,
        view.path,
    ]


def _target(target: Target, inputs: PageInputs) -> list[Any]:
    indicator, source = inputs.project.indicators[target.indicator], document_link(target.document, inputs)
    part = part_words(target.members, inputs.project.dimensions, "vi")
    due = formatting.day(target.due, inputs.language)
    said = inputs.words("check.target", value=target_words(target, indicator, inputs.words), day=due)
    path = paths.indicator(target.indicator)
    return [
        part,
        said,
        _iso(target.due),
        source.name,
        source.path,
        path,
        [["n", float(target.value.value), indicator.unit.vi]],
    ]


def faces(value: Value) -> list[Face]:
    """The ways in which a text can print a value: a share as its rate, as its counts, as so many of so many.

    >>> from decimal import Decimal
    >>> faces(Progress(Printed(Decimal(21), Decimal(1)), Printed(Decimal(26), Decimal(1)), "chỉ tiêu"))
    [['r', 21.0, 26.0, 'chỉ tiêu']]
    """
    match value:
        case Number(printed=printed, unit=unit):
            return [["n", float(printed.value), unit]]
        case Share(rate=rate, numerator=upper, denominator=lower, counted=unit):
            made: list[Face] = [["n", float(rate.value), "%"]]
            made += [["n", float(count.value), unit] for count in (upper, lower) if count]
            return made + ([["r", float(upper.value), float(lower.value), unit]] if upper and lower else [])
        case Progress(done=done, planned=planned, unit=unit):
            return [["r", float(done.value), float(planned.value), unit]]
        case Range(low=low, high=high, unit=unit):
            return [["g", float(low.value), float(high.value), unit]]
        case Change(amount=Printed() as amount, direction=direction, unit=unit):
            return [["c", float(amount.value), direction is Direction.DECREASE, unit]]
    return []


def qualifiers(value: Value, found: list[Face]) -> list[str]:
    """How exact each face of a value is: the rate of a share as the rate, its counts as the counts."""
    match value:
        case Share(qualifier=qualifier, counted_qualifier=counted):
            return [qualifier, *([counted] * (len(found) - 1))]
        case Number(qualifier=qualifier) | Progress(qualifier=qualifier) | Range(qualifier=qualifier):
            return [qualifier] * len(found)
        case Change(qualifier=qualifier):
            return [qualifier] * len(found)
    return []


def _faces_in(content: dict[str, list[Any]]) -> Iterator[Face]:
    for row in content["figures"]:
        yield from row[_FACES]


def _key(face: Face) -> str:
    """What a value is found under: "57.53", "18/22"."""
    return f"{_plain(face[1])}/{_plain(face[2])}" if face[0] == "r" else _plain(face[1])


def _plain(number: float) -> str:
    """A number as the script writes it: "1711", "57.53"."""
    return str(int(number)) if number == int(number) else repr(number)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
