"""A report file in the project's own format, made of a draft and a person's choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import tomli_w

from scorecards.drafting.choices import DraftChoice
from scorecards.drafting.draft import Draft
from scorecards.drafting.planned import LeftOut, PlannedFigure, ReportPlan, plan
from scorecards.languages import ORIGINAL, Language
from scorecards.model.indicators import TOTAL
from scorecards.model.observations import Measure
from scorecards.model.project import Project
from scorecards.strings.console import console_word
from scorecards.vietnamese import formatting
from scorecards.vietnamese.folding import slug

_TITLE = 25
"""Characters of the first line that may be a title."""
_MOST_LISTED = 200
"""Things left out that the file lists one by one."""


@dataclass(frozen=True, slots=True)
class DraftReport:
    """A report file that is not written yet."""

    text: str
    stem: str
    """Where the file belongs, without its ending: "data/provinces/ha-tinh/2024-06"."""
    plan: ReportPlan


def report_of(
    draft: Draft, choices: Sequence[DraftChoice], project: Project, document: str, language: Language = ORIGINAL
) -> DraftReport:
    """The file of the chosen figures, with all that is left aside and why in its comments. `document` states them."""
    made = plan(draft, choices, project, language)
    as_of = _common_day(made.figures)
    inferred = bool(as_of) and all(one.period.is_inferred for one in made.figures if one.period.as_of == as_of)
    head: dict[str, Any] = {"document": document, "as_of": as_of or "unknown"}
    if inferred:
        head["inferred"] = True
    lines_of = (draft.page.text[one.start : one.end] for one in draft.page.blocks)
    title = draft.page.title or next((line for line in lines_of if len(line) >= _TITLE), "")
    lines = [f"# {_comment(console_word('draft.head', language, title=title[:100]))}"]
    lines += [f"# {_comment(console_word('draft.look-over', language))}", tomli_w.dumps(head).rstrip()]
    for group in _groups(made.figures):
        lines += ["", *_about(group, project, language), *_entry_lines(group, as_of, inferred=inferred)]
    lines += _left_out(made.left_out, draft, language)
    name = f"{as_of:%Y-%m}" if as_of else slug(document) or "ban-nhap"
    return DraftReport("\n".join(lines) + "\n", f"data/provinces/{draft.area}/{name}", made)


def _common_day(figures: Sequence[PlannedFigure]) -> date | None:
    days = Counter(one.period.as_of for one in figures)
    return days.most_common(1)[0][0] if days else None


def _groups(figures: Sequence[PlannedFigure]) -> Iterator[tuple[PlannedFigure, ...]]:
    """The figures that one entry holds: those that are the parts of one whole, else each alone."""
    by_key: dict[object, list[PlannedFigure]] = {}
    for one in figures:
        days = (
            one.period.as_of,
            one.period.start if one.measure is Measure.IN_PERIOD else None,
            one.period.is_inferred,
        )
        by_key.setdefault((one.indicator, days, one.measure), []).append(one)
    for found in by_key.values():
        dimensions = {dimension for one in found for dimension, _ in one.members}
        if len(found) > 1 and len(dimensions) == 1 and all(len(one.members) < 2 for one in found):
            yield tuple(found)
        else:
            yield from ((one,) for one in found)


def _entry_lines(group: Sequence[PlannedFigure], as_of: date | None, *, inferred: bool) -> Iterator[str]:
    """An observation; `as_of` is the day of the report, `inferred` whether the report says that it is."""
    first = group[0]
    entry: dict[str, Any] = {"indicator": first.indicator, "measure": first.measure.value}
    own_day = first.period.as_of != as_of
    if own_day:
        entry["as_of"] = first.period.as_of or "unknown"
    if first.measure is Measure.IN_PERIOD and first.period.start:
        entry["from"] = first.period.start
    if first.period.is_inferred and (own_day or not inferred):
        entry["inferred"] = True
    if unit := next((one.unit for one in group if one.unit), ""):
        entry["unit"] = unit
    tables: dict[str, Any] = {}
    if len(group) > 1:
        entry["by"] = next(dimension for one in group for dimension, _ in one.members)
        tables["quote"] = {_part(one): one.quote for one in group if one.quote}
        tables["value"] = {_part(one): one.value for one in group if one.value is not None}
    else:
        entry |= {"quote": first.quote} if first.quote else {"value": first.value}
        tables["where"] = dict(first.members)
    yield "[[observation]]"
    yield tomli_w.dumps(entry).rstrip()
    for key, table in tables.items():
        if table:
            yield f"\n[observation.{key}]\n{tomli_w.dumps(table).rstrip()}"


def _part(one: PlannedFigure) -> str:
    return one.members[0][1] if one.members else TOTAL


def _about(group: Sequence[PlannedFigure], project: Project, language: Language) -> Iterator[str]:
    name = project.indicators[group[0].indicator].name.to(language)
    score = formatting.number(round(100 * min(one.score for one in group)), language)
    yield f"# {_comment(console_word('draft.about', language, name=name, score=score))}"


def _left_out(found: Sequence[LeftOut], draft: Draft, language: Language) -> Iterator[str]:
    if not found and not draft.page.dropped:
        return
    yield ""
    yield f"# -- {_comment(console_word('draft.left-out', language))}"
    yield "#"
    for one in found[:_MOST_LISTED]:
        yield f"# - {_comment(one.text)}: {_comment(one.why)}"
    if len(found) > _MOST_LISTED:
        more = formatting.number(len(found) - _MOST_LISTED, language)
        yield f"# {_comment(console_word('draft.more-left-out', language, more=more))}"
    for dropped in draft.page.dropped:
        why = console_word(f"dropped.{dropped.why}", language)
        yield f"# - {_comment(dropped.text[:80])}: {_comment(why)}"


def _comment(words: str) -> str:
    """Words on one line, without what a comment of TOML may not hold."""
    return "".join(letter if letter.isprintable() else " " for letter in " ".join(words.split()))
