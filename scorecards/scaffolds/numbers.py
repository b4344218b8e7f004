"""Numbers that were typed as answers: read as the sources print them, refused where they may mean two things."""

from collections.abc import Iterator
from decimal import Decimal

from scorecards.load import field_types
from scorecards.load.composite_types import innermost
from scorecards.load.fields import Field
from scorecards.model.indicators import Indicator
from scorecards.model.project import Project
from scorecards.problems import Location, Problem, problem
from scorecards.scaffolds.kinds import ScaffoldKind, options
from scorecards.scaffolds.text import Answers, typed_as
from scorecards.sheets.names import names_of
from scorecards.sheets.registers import target_level
from scorecards.sheets.values import fields_of_text, part_or_percent
from scorecards.vietnamese.formatting import number

_OF_INDICATOR = ("value", "low", "high")
"""Keys whose number is of the indicator that another answer names."""


def with_numbers(kind: ScaffoldKind, answers: Answers, project: Project) -> dict[str, str]:
    """The answers with what the words of a number say besides it: "trên 80%" is compared by being over it."""
    found = dict(answers)
    indicator = _indicator(answers, project)
    read = fields_of_text(answers.get("value", ""), indicator) if indicator and answers.get("value") else None
    if indicator and read and kind is ScaffoldKind.TARGET:
        read = target_level(read, indicator)
    for key, said in (read or {}).items():
        if key in options(kind) and (key == "value" or not found.get(key)):
            found[key] = f"{said:f}".replace(".", ",") if isinstance(said, Decimal) else str(said)
    if read and "value" not in read:
        del found["value"]  # a range, or so many of so many
    return found


def wrong_numbers(kind: ScaffoldKind, answers: Answers, project: Project) -> Iterator[Problem]:
    """What is wrong with the numbers of the answers; places are the options that they were given by."""
    fields, indicator = options(kind), _indicator(answers, project)
    for key, said in answers.items():
        if key in fields and said.strip() and (one := _wrong(kind, fields[key], said, indicator, project)):
            yield one


def _wrong(
    kind: ScaffoldKind, field: Field, said: str, indicator: Indicator | None, project: Project
) -> Problem | None:
    inner, at = innermost(field.type), Location(f"--{field.key.replace('_', '-')}")
    if not isinstance(inner, field_types.Whole | field_types.FigureType):
        return None
    facts = {"key": field.key, "read": said, "meaning_vi": field.meaning.vi, "meaning_en": field.meaning.en}
    if field.key in _OF_INDICATOR and indicator:
        unit = indicator.unit.vi
        if (small := part_or_percent(said, indicator)) is not None:
            as_is, other = number(small, "vi"), number((small * 100).normalize(), "vi")
            return problem("answer-part-or-percent", at, **facts, as_is=as_is, other=other)
        read = fields_of_text(said, indicator)
        if read is None or (kind is ScaffoldKind.TARGET and target_level(read, indicator) is None):
            code = "answer-no-level" if kind is ScaffoldKind.TARGET else "answer-no-figure"
            return problem(code, at, **facts, indicator=indicator.name.vi, unit=unit)
        return None
    typed = typed_as(said.strip(), inner, names_of(project))
    if isinstance(inner, field_types.Whole):
        whole = isinstance(typed, int | Decimal) and typed == int(typed) and inner.low <= typed <= inner.high
        bounds = {"low": number(inner.low, "vi"), "high": number(inner.high, "vi")}
        return None if whole else problem("answer-no-whole", at, **facts, **bounds)
    return None if isinstance(typed, int | Decimal) else problem("answer-no-number", at, **facts)


def _indicator(answers: Answers, project: Project) -> Indicator | None:
    said = answers.get("indicator", "").strip()
    return project.indicators.get(names_of(project).indicators.find(said).id or said)
