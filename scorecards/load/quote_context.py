"""What else the words of a quote say of its figure: what it counts, of which place and time. The editor is asked.

A quote may carry a figure rightly read that is not the one that the file says: of those who have not, of another
place, of another year. A figure with a note is not asked about: its editor has seen what is odd and told readers.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from scorecards.load.names import LoadContext
from scorecards.load.quotes import ReadValue
from scorecards.model.indicators import Indicator
from scorecards.model.observations import Measure
from scorecards.model.places import Level, Place
from scorecards.model.values import Number, Progress
from scorecards.problems import Where
from scorecards.vietnamese.actions import other_action
from scorecards.vietnamese.folding import normal, same_length_normal
from scorecards.vietnamese.formatting import day as written_day
from scorecards.vietnamese.senses import Sense, says
from scorecards.vietnamese.time_uses import TimeExpression, Use, time_expressions
from scorecards.vietnamese.times import NamedTime, Precision

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_COUNTRY = re.compile(
    r"(?<!\w)(?<!nhất )(?<!đầu )(?<!trong )(?:cả nước|toàn quốc)(?: (?:hiện|hiện nay))?(?: (?:là|đạt|có)|:)* \Z"
)


def place_names(places: Mapping[str, Place]) -> dict[str, str]:
    """By the name of a province, the place; the country is no province."""
    return {
        place.name.vi: slug for slug, place in places.items() if any(one.level is Level.PROVINCE for one in place.areas)
    }


def check_sense(
    read: ReadValue, indicator: Indicator, members: str, measure: Measure, at: Where, context: LoadContext
) -> None:
    """Asks about words right beside the value that turn what it counts, where the indicator's name does not.

    `members` are the names of the parts that the figure is of.
    """
    own = normal(" . ".join((indicator.name.vi, *indicator.other_names, members)))
    for sense, words in read.senses:
        if sense is Sense.EACH and (measure is Measure.YEARLY_AVERAGE or not isinstance(read.value, Number)):
            continue
        if sense is Sense.ADDED and measure is not Measure.POINT_IN_TIME:
            continue
        if sense is Sense.DUE and isinstance(read.value, Progress):
            continue
        if not says(sense, own):
            context.add("quote-in-other-sense", at, read=words, indicator=indicator.id)
            return
    if words := other_action(read.actions, own):
        context.add("quote-in-other-sense", at, read=words, indicator=indicator.id)


def check_place(
    read: ReadValue, place: str, places: Mapping[str, Place], names: Mapping[str, str], at: Where, context: LoadContext
) -> None:
    """Asks about a quote that says its value of another province, or of the country."""
    before = read.quote[: read.span[0]]
    own = places.get(place)
    if own is None or not before or own.name.vi in read.quote:
        return
    if own.latest.level is not Level.COUNTRY and (found := _COUNTRY.search(same_length_normal(before))):
        context.add("quote-of-other-place", at, read=before[found.start() :].strip(), place=place)
        return
    if before == before.lower():
        return
    named = [name for name in _capitalised(before) if names.get(name, place) != place]
    if named:
        context.add("quote-of-other-place", at, read=named[-1], place=place)


def _capitalised(text: str) -> Iterator[str]:
    """What may be a name: each run of words with a capital, from each of them on and as long as it goes."""
    words = text.replace(",", " , ").split()
    for first in range(len(words)):
        for last in range(first + 1, min(first + 5, len(words) + 1)):
            if not words[last - 1][:1].isupper():
                break
            yield " ".join(one.strip(".:;()") for one in words[first:last])


def check_time(quote: str, day: date | None, at: Where, context: LoadContext) -> None:
    """Asks about a quote that says its value of a time that the figure's day, or that on which it is due, is not in."""
    if day is None or not _YEAR.search(quote):
        return
    times = [one for one in time_expressions(quote) if one.use in (Use.HOLDS, Use.DUE)]
    if times and not any(_has(one, day) for one in times):
        said = quote[times[0].start : times[0].end]
        days = {f"day_{language}": written_day(day, language) for language in ("vi", "en")}
        context.add("quote-of-other-time", at, read=said, **days)


def check_period(printed: str, times: Iterable[NamedTime], day: date, at: Where, context: LoadContext) -> None:
    """Asks about a period, printed with these times, that the day of its figures is not in."""
    if not any(_has(one, day) for one in times):
        days = {f"day_{language}": written_day(day, language) for language in ("vi", "en")}
        context.add("quote-of-other-time", at, read=printed, **days)


def _has(time: TimeExpression | NamedTime, day: date) -> bool:
    if time.precision is Precision.DAY_OF_YEAR:
        return (time.last.month, time.last.day) == (day.month, day.day)
    return time.first <= day <= time.last
