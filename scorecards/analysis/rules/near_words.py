"""Nearly the same words at the same time have nearly the same value, or the source says what sets them apart.

    shared telling syllables ÷ those of the shorter phrase ≥ 3/5, the same head, no word that sets the parts apart;
    the values that the figures can stand for have none in common

Two figures of one place and one day that the data keep apart (another indicator, another measure) are compared by the
source's own words, or where it prints none by the name of the indicator; figures that are the same thing to the data
are the matter of `disputed`. Nothing is said where one phrase denies what the other says ("chưa có"), where they name
different parts of a dimension ("cấp xã"), different codes or numbers ("4G"), where a count within a period stands
beside a running total, or where fewer than four syllables tell what is counted.

Example: "văn bản được lãnh đạo phê duyệt và ký" nearly 97 %, "văn bản ký số được ban hành" 100 %, in one paragraph: the
words share "văn bản … ký". Both may be right of two different things, so it is never more than a note.

Source: the overlap coefficient of two sets (Szymkiewicz 1934; Simpson 1943); intervals as in `disputed`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from scorecards.analysis.rules.disputed import disagree
from scorecards.analysis.rules.figure_sets import Figures
from scorecards.analysis.rules.words import FindingWords
from scorecards.analysis.tracing.features import STOP, syllables
from scorecards.analysis.tracing.parts import parts_named
from scorecards.model.findings import Finding, Weight
from scorecards.model.observations import Measure, Observation
from scorecards.model.project import Project
from scorecards.model.text import Text
from scorecards.model.values import Number, Progress, Share
from scorecards.vietnamese import formatting

RULE = "near-words"

SHARED = 3, 5
"""The least part of the shorter phrase's telling syllables that both have."""
LEAST = 4
"""Fewer telling syllables say too little of what is counted."""
REACH = 40
"""How many of the figures of one place, day and head that follow it in the files a figure is compared with."""
_NEGATIONS = frozenset(("chưa", "không", "ngoài", "trừ", "thiếu", "mất"))
_FILL = frozenset(("thì", "việc", "các", "những", "tổng"))
_NUMERAL = re.compile(r"[0-9][0-9.,]*\s*(?:%|‰)?")
_CODE = re.compile(r"[0-9]+g|mức độ [0-9]|ipv[46]|[0-9]+")


class Phrase(Struct, frozen=True):
    """What words say of what is counted."""

    telling: frozenset[str]
    head: str
    """The first telling syllable and the next."""
    negations: frozenset[str]
    codes: frozenset[str]


def find(figures: Figures, words: FindingWords) -> Iterator[Finding]:
    """Pairs of figures whose words are nearly the same and whose values have nothing in common."""
    project = figures.project
    at: dict[object, list[Observation]] = defaultdict(list)
    for one in project.observations:
        if one.period.as_of is not None and isinstance(one.value, Number | Share | Progress):
            phrase = phrase_of(one, project)
            if len(phrase.telling) >= LEAST:
                unit = project.indicators[one.indicator].unit.vi
                at[one.place, one.period.as_of, one.members, unit, phrase.head].append(one)
    for found in at.values():
        for one, other in _pairs(found):
            if _apart(one, other) and near(one, other, project) and disagree(one, other):
                yield _finding(one, other, figures, words)


def _pairs(found: list[Observation]) -> Iterator[tuple[Observation, Observation]]:
    for place, one in enumerate(found):
        for other in found[place + 1 : place + 1 + REACH]:
            yield one, other


def phrase_of(one: Observation, project: Project) -> Phrase:
    """The words of the source where they say enough, else the name of the indicator."""
    phrase = _phrase(_NUMERAL.sub(" ", one.quote))
    return phrase if len(phrase.telling) >= LEAST else _phrase(project.indicators[one.indicator].name.vi)


@lru_cache(4096)
def _phrase(text: str) -> Phrase:
    said = syllables(text)
    telling = [one for one in said if one not in STOP and one not in _FILL and not one[0].isdigit()]
    return Phrase(
        frozenset(telling) - _NEGATIONS,
        " ".join([one for one in telling if one not in _NEGATIONS][:2]),
        _NEGATIONS.intersection(said),
        frozenset(_CODE.findall(" ".join(said))),
    )


def near(one: Observation, other: Observation, project: Project) -> bool:
    """Whether the words of two figures are nearly the same and name no different parts."""
    first, second = phrase_of(one, project), phrase_of(other, project)
    if first.negations != second.negations or first.codes != second.codes:
        return False
    shared, least = len(first.telling & second.telling), min(len(first.telling), len(second.telling))
    if shared * SHARED[1] < least * SHARED[0]:
        return False
    texts = [f"{project.indicators[o.indicator].name.vi}. {o.quote}" for o in (one, other)]
    return all(len({parts_named(text, named) for text in texts}) == 1 for named in project.dimensions.values())


def _apart(one: Observation, other: Observation) -> bool:
    """Whether the data keep two figures apart, and not because one counts a period and the other all that went before.

    A preliminary figure and a final one differ by nature.
    """
    if one.whole == other.whole or one.status != other.status:
        return False
    same = one.indicator == other.indicator and one.measure == other.measure and one.period.start == other.period.start
    known = {one.measure, other.measure} - {Measure.UNKNOWN}
    return not same and len(known) < 2


def _finding(one: Observation, other: Observation, figures: Figures, words: FindingWords) -> Finding:
    day = one.period.as_of
    assert day is not None
    documents = figures.project.documents
    return words.finding(
        RULE, "one_document" if one.document == other.document else "two_documents", Weight.NOTE, [one, other],
        f"{one.id}+{other.id}",
        one_name=words.name(one),
        one=words.value(one),
        other_name=words.name(other),
        other=words.value(other),
        day=Text(formatting.day(day, "vi"), formatting.day(day, "en")),
        one_document=documents[one.document].title,
        other_document=documents[other.document].title,
    )  # fmt: skip
