"""What differs between two states of a project: figures, ranks and targets added, changed and removed."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypeVar

from msgspec import Struct

from scorecards.languages import Language
from scorecards.model.project import Project
from scorecards.strings.words import Words
from scorecards.vietnamese import formatting
from scorecards.wording import part_words, period_words, value_words

T = TypeVar("T")


class DataChange(Struct, frozen=True):
    """One figure, rank or target that differs."""

    subject: str
    """What it is of, in words: "Hà Tĩnh: Hồ sơ được số hóa, cấp xã, đến 31/10/2023"."""
    before: str
    """Its value in words; "" where it was not there."""
    after: str
    """Its value in words; "" where it is not there any more."""
    path: str
    """The file that it stands or stood in."""


def data_changes(before: Project | None, after: Project, words: Words) -> tuple[DataChange, ...]:
    """Every figure, rank and target whose words differ; all are new where there was no project."""
    old = _said(before, words) if before else {}
    new = _said(after, words)
    found = []
    for key in dict.fromkeys((*new, *old)):
        one, other = old.get(key), new.get(key)
        was, now = one[1] if one else "", other[1] if other else ""
        if was != now:
            subject, _, path = other or one or ("", "", "")
            found.append(DataChange(subject, was, now, path))
    return tuple(found)


def _said(project: Project, words: Words) -> Mapping[str, tuple[str, str, str]]:
    """By identifier: what it is of, its value, and its file."""
    language = words.language
    found: dict[str, tuple[str, str, str]] = {}
    for one in project.observations:
        indicator = project.indicators[one.indicator]
        about = [
            indicator.name.to(language), part_words(one.members, project.dimensions, language),
            period_words(one.period, words),
        ]  # fmt: skip
        subject = f"{_place(project, one.place, language)}: {', '.join(filter(None, about))}"
        said = value_words(one.value, indicator, words)
        value = said.text or said.missing
        found[f"figure {one.id}"] = subject, value, one.at.path
    for ranking in project.rankings:
        for row in ranking.rows:
            subject = f"{_place(project, row.place, language)}: {ranking.name.to(language)}"
            parts = [row.rank, row.rank_to, row.score, row.pillars or None, row.indices or None]
            value = " · ".join(_plain(part, language) for part in parts if part is not None)
            found[f"rank {row.id}"] = subject, value, row.at.path
    for target in project.targets:
        subject = f"{_place(project, target.place, language)}: {project.indicators[target.indicator].name.to(language)}"
        value = f"{formatting.printed(target.value, language)} {target.unit}, {formatting.day(target.due, language)}"
        found[f"target {target.id}"] = subject, value, target.at.path
    return found


def _place(project: Project, slug: str, language: Language) -> str:
    place = project.places.get(slug)
    return place.name.to(language) if place else slug


def _plain(part: object, language: Language) -> str:
    if isinstance(part, Mapping):
        return ", ".join(f"{key} {_plain(value, language)}" for key, value in part.items())
    return formatting.number(part, language) if isinstance(part, Decimal) else str(part)


def counted(changes: Iterable[DataChange]) -> tuple[int, int, int]:
    """How many are added, changed and removed."""
    found = list(changes)
    added = sum(not one.before for one in found)
    removed = sum(not one.after for one in found)
    return added, len(found) - added - removed, removed
