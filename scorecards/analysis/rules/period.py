"""A figure of a period is published when the period is over.

    last day of the period ≤ day of publication

The period is that of the document's own words ("6 tháng đầu năm 2024"), where the editor has entered them, since what
is known at a meeting reaches no further than its day. The day of publication is the earliest known of these: the day
the document was issued, the day of the meeting that it was put to, the same of the page that retells it, the days they
were read. Figures that the document calls estimated or preliminary, or gives as "khoảng" or
"ước", may be ahead of their period and are let through. It stays a question: reports are often closed some days before
the period is. Readers are told only of a period whose words the editor has found in the document
(`period_as_printed`); until then the editor is asked, since a mistyped day looks the same.

Example: a session on 18/6/2024 that gives figures of "6 tháng đầu năm 2024", which ends twelve days later.

Source: reference period and release date as in the European Statistics Code of Practice, principle 13.
"""

from collections.abc import Iterator
from datetime import date

from scorecards.analysis.rules.figure_sets import Figures
from scorecards.analysis.rules.words import FindingWords, listed
from scorecards.model.documents import published_by
from scorecards.model.findings import Finding, Weight
from scorecards.model.observations import Observation, ObservationStatus
from scorecards.model.text import Text
from scorecards.model.values import Missing
from scorecards.vietnamese import formatting
from scorecards.vietnamese.values import Qualifier

RULE = "period"

_AHEAD = (ObservationStatus.ESTIMATED, ObservationStatus.PRELIMINARY)


def find(figures: Figures, words: FindingWords) -> Iterator[Finding]:
    """Figures whose period was not over when they were published; one finding for a document, place and day."""
    early: dict[tuple[str, str, str, date, date], list[Observation]] = {}
    published = {}
    for one in figures.observations:
        last = one.period.printed_last  # without these words the editor is asked whether the day is mistyped
        source = one.document, one.read_in
        if source not in published:
            published[source] = published_by(source, figures.project.documents)
        day = published[source]
        if last is None or day is None or last <= day or one.status in _AHEAD or _is_estimate(one):
            continue
        early.setdefault((one.place, *source, last, day), []).append(one)
    for (place, document, _, last, day), found in early.items():
        yield words.finding(
            RULE, "early", Weight.UNEXPLAINED, found, f"{place}.{document}.{last.isoformat()}",
            document=figures.project.documents[document].title,
            day=_day(day),
            last=_day(last),
            count=words.number(len(found)),
            names=listed((words.name(one) for one in found), "; "),
        )  # fmt: skip


def _is_estimate(observation: Observation) -> bool:
    return isinstance(observation.value, Missing) or getattr(observation.value, "qualifier", None) is Qualifier.ABOUT


def _day(day: date) -> Text:
    return Text(formatting.day(day, "vi"), formatting.day(day, "en"))
