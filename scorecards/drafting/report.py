"""New files in the project's own format, made of a draft and a person's choices: a report, and targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from scorecards.drafting.choices import DraftChoice
from scorecards.drafting.draft import Draft
from scorecards.drafting.planned import LeftOut, PlannedFigure, ReportPlan, plan
from scorecards.drafting.planned_targets import PlannedTarget
from scorecards.languages import ORIGINAL, Language
from scorecards.load.source import Files
from scorecards.model.project import Project
from scorecards.problems import Location
from scorecards.strings.console import console_word
from scorecards.vietnamese import formatting
from scorecards.vietnamese.folding import slug
from scorecards.writing.record_text import StatedRecord, record_text
from scorecards.writing.report_text import StatedFigure, report_text
from scorecards.writing.targets import target_id
from scorecards.writing.toml_text import TomlText, TomlValue

_TITLE = 25
"""Characters of the first line that may be a title."""
_MOST_LISTED = 200
"""Things left out that the file lists one by one."""


class DraftReport(Struct, frozen=True):
    """Files that are not written yet."""

    report: TomlText
    """With all that is left out in its comments. Lines of both come from `Location("", number)` of a quantity."""
    stem: str
    """Where it belongs, without its ending: "data/provinces/ha-tinh/2024-06"."""
    register: TomlText | None
    """The targets; None where there are none."""
    targets_stem: str
    plan: ReportPlan

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.report.text

    @property
    def targets(self) -> str:
        """That of the targets, or ""."""
        return self.register.text if self.register else ""

    def new_files(self, files: Files) -> dict[str, TomlText]:
        """The texts by the paths where they are to stand, none of which is taken; no report without figures."""
        found: dict[str, TomlText] = {}
        if self.plan.figures:
            found[files.free_path(self.stem, ".toml")] = self.report
        if self.register:
            found[files.free_path(self.targets_stem, ".toml")] = self.register
        return found


def report_of(
    draft: Draft, choices: Sequence[DraftChoice], project: Project, document: str, language: Language = ORIGINAL
) -> DraftReport:
    """The files of what was chosen, with all that is left aside and why in their comments. `document` states them."""
    made = plan(draft, choices, project, language)
    figures = [_stated(one, made.figures, project, language) for one in made.figures]
    report = report_text(document, figures, _head("draft.look-over", draft, language))
    _add_left_out(report, made.left_out, draft, language)
    register = None
    if made.targets:
        records = _records(made.targets, project, document, language)
        register = record_text(records, _head("draft.look-over-targets", draft, language))
        if not made.figures:
            _add_left_out(register, made.left_out, draft, language)
    as_of = _common_day(made.figures)
    stem = slug(document) or "ban-nhap"
    name = f"{as_of:%Y-%m}" if as_of else stem
    return DraftReport(report, f"data/provinces/{draft.area}/{name}", register, f"data/targets/{stem}", made)


def _head(advice: str, draft: Draft, language: Language) -> str:
    lines = (draft.page.text[one.start : one.end] for one in draft.page.blocks)
    title = draft.page.title or next((line for line in lines if len(line) >= _TITLE), "")
    head = console_word("draft.head", language, title=" ".join(title[:100].split()))
    return f"{head}\n{console_word(advice, language)}"


def _common_day(figures: Sequence[PlannedFigure]) -> date | None:
    days = Counter(one.period.as_of for one in figures)
    return days.most_common(1)[0][0] if days else None


def _stated(one: PlannedFigure, figures: Sequence[PlannedFigure], project: Project, language: Language) -> StatedFigure:
    """A figure as a report states it; where one part of an indicator has its unit, so do the others."""
    fields: dict[str, TomlValue] = {}
    alike = (other for other in figures if (other.indicator, other.period) == (one.indicator, one.period))
    if unit := next((other.unit for other in alike if other.unit), ""):
        fields["unit"] = unit
    if one.quote:
        fields["quote"] = one.quote
    if one.value is not None:
        fields["value"] = one.value
    return StatedFigure(
        indicator=one.indicator,
        measure=one.measure,
        members=one.members,
        as_of=one.period.as_of,
        start=one.period.start,
        inferred=one.period.is_inferred,
        fields=fields,
        at=Location("", one.numbers[0]),
        about=_about(one, project, language),
    )


def _records(
    targets: Sequence[PlannedTarget], project: Project, document: str, language: Language
) -> list[StatedRecord]:
    taken = {one.id for one in project.targets}
    found = []
    for one in targets:
        place = "" if one.place == project.site.country else one.place
        id = first = target_id(one.indicator, place, (member for _, member in one.members), one.due.isoformat())
        number = 1
        while id in taken:
            number += 1
            id = f"{first}-{number}"
        taken.add(id)
        found.append(
            StatedRecord(id, one.fields(document), Location("", one.numbers[0]), _about(one, project, language))
        )
    return found


def _about(one: PlannedFigure | PlannedTarget, project: Project, language: Language) -> str:
    name = project.indicators[one.indicator].name.to(language)
    return console_word("draft.about", language, name=name, score=formatting.number(round(100 * one.score), language))


def _add_left_out(text: TomlText, found: Sequence[LeftOut], draft: Draft, language: Language) -> None:
    if not found and not draft.page.dropped:
        return
    text.blank()
    text.comment(f"-- {console_word('draft.left-out', language)}", "")
    text.comment(*(f"- {one.text}: {one.why}" for one in found[:_MOST_LISTED]))
    if len(found) > _MOST_LISTED:
        more = formatting.number(len(found) - _MOST_LISTED, language)
        text.comment(console_word("draft.more-left-out", language, more=more))
    for dropped in draft.page.dropped:
        text.comment(f"- {dropped.text[:80]}: {console_word(f'dropped.{dropped.why}', language)}")
