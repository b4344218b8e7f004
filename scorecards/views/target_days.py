"""Due days in words: how far away they are, and how many targets of a day are reached."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from scorecards.analysis.status.targets import Standing
from scorecards.strings.words import Words
from scorecards.vietnamese import formatting

MANY_DAYS = 62
"""From so many days on, two months at least, a distance is said in months."""
MANY_MONTHS = 24
"""From so many months on it is said in years."""

_TALLIES = {
    Standing.REACHED: "reached",
    Standing.AWAITING: "unknown",
    Standing.NO_FIGURE: "unknown",
    Standing.OVERDUE: "short",
}
"""What a standing counts as in a sentence; all others are "ahead": not reached, with the day to come."""


class Tally(Struct, frozen=True):
    """How many targets stand how."""

    key: str
    """reached, ahead, short, unknown, ended."""
    count: int
    word: str
    """"đạt", "chưa", "chưa có số liệu"."""


def distance(due: date, today: date, words: Words) -> str:
    """ "còn 13 tháng", "quá 11 tháng", "hôm nay"."""
    days = (due - today).days
    if not days:
        return words("due.today")
    side = "ahead" if days > 0 else "past"
    if abs(days) == 1:
        return words(f"due.{side}-day")
    if abs(days) < MANY_DAYS:
        return words(f"due.{side}-days", count=abs(days))
    start, end = sorted((due, today))
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    if months < MANY_MONTHS:
        return words(f"due.{side}-months", count=months)
    return words(f"due.{side}-years", count=months // 12)


def tallies(standings: Iterable[Standing], ended: int, words: Words) -> tuple[Tally, ...]:
    """The standings counted, in a fixed order; what is none is left out."""
    found = Counter(_TALLIES.get(one, "ahead") for one in standings)
    found["ended"] = ended
    keys = ("reached", "ahead", "short", "unknown", "ended")
    return tuple(Tally(key, found[key], words(f"tally.{key}")) for key in keys if found[key])


def due_sentence(due: date, standings: Sequence[Standing], today: date, words: Words) -> str:
    """ "12 mục tiêu đến hạn 31/12/2025: 5 đạt, 3 chưa, 4 chưa có số liệu."."""
    counted, count = tallies(standings, 0, words), len(standings)
    if len(counted) > 1:
        said = ", ".join(f"{one.count} {one.word}" for one in counted)
    else:
        said = words("due.all", count=count, word=counted[0].word) if count > 1 else counted[0].word
    key = f"due.{'was' if due < today else 'is'}-{'one' if count == 1 else 'many'}"
    return words(key, count=count, day=formatting.day(due, words.language), said=said)
