"""By which day a figure's state of affairs was, where its source does not say of which day it is.

A page that gives no day cannot tell of what came after it was published: its day of publication is the latest day that
its figures can be of. The day on which it was read says nothing of the kind, for pages stay for years.
"""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from scorecards.model.documents import Document
from scorecards.model.observations import Observation


class KnownDay(Struct, frozen=True):
    """The nearest day that is known of a figure."""

    day: date | None
    """The last day that it covers; else the day by which it was public; None where neither is known."""
    is_bound: bool = False
    """Whether it is of that day or an earlier one, the source not saying which."""

    @property
    def order(self) -> tuple[date, bool]:
        """By which figures stand in order of time: an unknown day is the oldest, a stated one newer than a bound."""
        return self.day or date.min, not self.is_bound


def known_day(observation: Observation, documents: Mapping[str, Document]) -> KnownDay:
    """The nearest known day of a figure: its own, else the day by which its document or the page read was public."""
    if observation.period.as_of is not None:
        return KnownDay(observation.period.as_of)
    sources = (documents.get(id) for id in (observation.document, observation.read_in) if id)
    days = (day for one in sources if one for day in (one.issued_on, one.met_on) if day)
    bound = min(days, default=None)
    return KnownDay(bound, is_bound=bound is not None)
