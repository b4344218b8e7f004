"""Sentences read from data, case by case as written in readings.txt."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from scorecards.charts.plan import chart_of
from scorecards.charts.readings import bars_reading, rank_reading, squares_reading
from scorecards.charts.specs import Bar
from scorecards.strings.words import Words
from tests.support.making import prepared
from tests.support.projects import Workshop
from tests.support.words import EN, VI


def cases() -> Iterator[pytest.ParameterSet]:
    """Title, chart and the two sentences of each case: blocks parted by lines with a full stop alone."""
    blocks = Path(__file__).with_name("readings.txt").read_text(encoding="utf-8").removesuffix("\n.\n").split("\n.\n")
    for title, chart, expected in zip(blocks[0::3], blocks[1::3], blocks[2::3], strict=True):
        yield pytest.param(chart.splitlines(), expected.splitlines(), id=title.strip())


def read(chart: list[str], words: Words) -> str:
    """The reading of a chart written down as in readings.txt."""
    kind, *head = (part.strip() for part in chart[0].split("|"))
    if kind == "squares":
        return squares_reading(head[0], int(head[1]), int(head[2]), head[3], words)
    if kind == "rank":
        return rank_reading(head[0], head[1], int(head[2]), int(head[3]), int(head[4]), words)
    bars = []
    for line in chart[1:]:
        label, value, text, *whole = (part.strip() for part in line.split("|"))
        bars.append(Bar(label, Decimal(value) if value else None, text, whole=bool(whole)))
    return bars_reading(head[0], bars, words)


@pytest.mark.parametrize(("chart", "expected"), list(cases()))
def test_reading(chart: list[str], expected: list[str]) -> None:
    assert [read(chart, VI), read(chart, EN)] == expected


def test_where_a_word_leaves_open_which_part_is_higher_none_is_called_highest(project: Workshop) -> None:
    path = "data/provinces/thu-nghiem/2025-02.toml"
    text = (project.root / path).read_text("utf-8")
    quote = re.search(r'^tinh = "(.+)"$', text, re.MULTILINE)
    assert quote
    project.replace(path, quote[0], 'tinh = "234 hồ sơ, đạt 60,9%"')  # beside "gần 61%" of the communes
    built = prepared(Path(project.root))[1]
    groups = built.pages["vi"].index.statements.of("thu-nghiem", "ho-so")
    spec = next(spec for one in groups if (spec := chart_of(one, built.pages["vi"].project, VI)))
    assert "cao hơn" not in spec.reading
    assert "60,9%" in spec.reading
    assert "gần\N{NO-BREAK SPACE}61%" in spec.reading.replace("gần 61%", "gần\N{NO-BREAK SPACE}61%")
