"""The times that the data know, which a text may name."""

from datetime import date

from msgspec import Struct

from scorecards.vietnamese.time_uses import TimeExpression
from scorecards.vietnamese.times import Precision


class KnownTimes(Struct, frozen=True):
    """The times that the data know, for what one text is about."""

    days: frozenset[date]
    years: frozenset[int]
    """Years of which no day is known."""
    others: frozenset[date]
    """Days that a text may name and that are no time of a figure: of reforms of the country's units, of publication."""

    def with_days(self, days: frozenset[date]) -> "KnownTimes":
        """These and more days."""
        return KnownTimes(self.days | days, self.years, self.others)

    def with_publication(self, days: frozenset[date]) -> "KnownTimes":
        """These and days of publication, of which the year may be named too."""
        return KnownTimes(self.days, self.years | {day.year for day in days}, self.others | days)

    def know(self, moment: TimeExpression) -> bool:
        """Whether a time that a text names is among them."""
        match moment.precision:
            case Precision.DAY:
                return moment.first in self.days or moment.first in self.others
            case Precision.DAY_OF_YEAR:
                return self.has_day_of_year(moment.last.day, moment.last.month)
            case Precision.YEAR:
                ends = {moment.first.year, moment.last.year}
                return bool(ends & self.years) or any(day.year in ends for day in self.days)
            case Precision.MONTHS:
                return moment.last in self.days
            case _:
                return any(moment.first <= day <= moment.last for day in self.days)

    def has_day_of_year(self, day: int, month: int) -> bool:
        """Whether a day is known of any year."""
        return any((one.day, one.month) == (day, month) for one in (*self.days, *self.others))
