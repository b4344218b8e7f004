"""Reference periods: the time a figure refers to, which is not the day it was published."""

from datetime import date

from msgspec import Struct


class Period(Struct, frozen=True):
    """The time a figure refers to."""

    as_of: date | None
    """The last day that the figure covers; None where the document does not say, and then it is shown as unknown."""
    start: date | None = None
    """First day of the period for figures counted within one; None for a state of affairs or where unknown."""
    inferred: bool = False
    """True where the year or the day was inferred from something other than the words themselves."""
    printed: str = ""
    """The period in the document's words, where the editor has found it printed although it ends after the document's
    day: "6 tháng đầu năm 2024". Only then are readers told; else the editor is asked."""
    printed_last: date | None = None
    """The last day of the printed period."""

    @property
    def year(self) -> int | None:
        """Calendar year of the last day."""
        return self.as_of.year if self.as_of else None
