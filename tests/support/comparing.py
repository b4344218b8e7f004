"""Figures for tests of what compares, made from those of the small project.

Six units without files: provinces a, b, c and e, a district d, and f, which has ended. Four units of a project:
those of `with_figures_that_compare`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from msgspec.structs import replace

from scorecards.load.source import Files
from scorecards.model.observations import Measure, Observation
from scorecards.model.periods import Period
from scorecards.model.places import Level, Place
from scorecards.model.project import Project
from scorecards.model.values import Missing, MissingReason, Share
from scorecards.vietnamese.values import Printed
from tests.support.loading import loaded
from tests.support.projects import SMALL, TODAY, Workshop

DAY = date(2025, 7, 15)
ENDED = date(2025, 6, 30)
"""Last day of f."""
INDICATOR = "ho-so"
"""Compares within 90 days."""


@cache
def project_of_six() -> Project:
    """The small project with six units."""
    found, problems = loaded(Files(SMALL), TODAY, drafts=False)
    assert found is not None, problems
    base = found.places["thu-nghiem"]

    def place(slug: str) -> Place:
        level, last = Level.DISTRICT if slug == "d" else Level.PROVINCE, ENDED if slug == "f" else None
        return replace(
            base, slug=slug, areas=tuple(replace(area, id=slug, level=level, valid_to=last) for area in base.areas)
        )

    assert found.indicators[INDICATOR].compare_within_days == 90
    return replace(found, places={slug: place(slug) for slug in "abcdef"})


def figure(
    project: Project, place: str, value: str | None, day: date | None = DAY, measure: Measure = Measure.CUMULATIVE
) -> Observation:
    """A figure of a unit; None for one that is missing."""
    shown = Missing(MissingReason.NOT_COLLECTED) if value is None else Share(Printed(Decimal(value), Decimal("0.01")))
    id = f"{place}.{day}"
    return replace(
        project.observations[0],
        id=id,
        whole=id,
        place=place,
        value=shown,
        period=Period(day),
        document="bao-cao" if day else "trang-tin",  # of which no day is known
        read_in="",
        measure=measure,
        members=(),
        indicator=INDICATOR,
    )


def figures(project: Project, rows: Iterable[tuple[str, str | None, int | None, Measure]]) -> list[Observation]:
    """Figures from unit, value, days before `DAY` (None for an unknown day) and measure."""
    return [
        figure(project, place, value, None if back is None else DAY - timedelta(days=back), measure)
        for place, value, back, measure in rows
    ]


REPORT = """\
document = "bao-cao"
as_of = {day}

[[observation]]
indicator = "ho-so"
measure = "{measure}"
quote = "{count} hồ sơ, đạt tỷ lệ {rate}%"

[[observation]]
indicator = "duong-truyen"
measure = "in-period"
quote = "trên {count} km đường truyền"
"""
"""Made from the report of the small project's first unit, with invented numbers."""

PLACE = """
[{slug}]
name = "{name}"

[[{slug}.area]]
id = "{slug}"
name = "Tỉnh {name} (giả định)"
level = "province"
"""


def with_figures_that_compare(project: Workshop) -> Workshop:
    """The small project with figures that compare: those of thu-nghiem and gia-dinh, and those of thu-ba and thu-tu."""
    project.append("data/places.toml", PLACE.format(slug="thu-ba", name="Thứ Ba"))
    project.append("data/places.toml", PLACE.format(slug="thu-tu", name="Thứ Tư"))
    for slug, measure, count, rate in (
        ("gia-dinh", "cumulative", "2.345", "51,20"), ("thu-ba", "in-period", "345", "11,00"),
        ("thu-tu", "in-period", "456", "12,00"),
    ):  # fmt: skip
        report = REPORT.format(day="2025-02-28", measure=measure, count=count, rate=rate)
        project.write(f"data/provinces/{slug}/2025-02.toml", report)
    return project
