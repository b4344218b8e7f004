"""Figures that are made when texts ask for them: the same, however many are kept."""

from decimal import Decimal

import pytest

from scorecards.analysis.tracing import figure_index
from scorecards.analysis.tracing.figures import Key
from scorecards.analysis.tracing.stated_figures import StatedFigures
from tests.analysis.test_tracing import article, cases, project, tracer, tracer_of


def test_texts_are_traced_alike_however_few_figures_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_index, "_MOST_FIGURES", 0)
    one, found = tracer_of(project()), 0
    for case in (*cases("right.txt")[::9], *cases("wrong.txt")[::9]):
        text = article(case.text, case.place)
        expected = tracer().article(text)
        assert one.article(text).seen == expected.seen
        found += len(expected.seen)
    assert found


@pytest.mark.parametrize("step", [Decimal("0.01"), Decimal(1), Decimal(10), Decimal(1000)])
def test_places_are_found_by_a_number_of_theirs_and_by_one_that_is_near(step: Decimal) -> None:
    stated, places = StatedFigures(project()), project().places
    keys: dict[Key, set[str]] = {}
    for place in places:
        for figure in stated.of(place):
            for one in figure.figure_numbers:
                keys.setdefault(one.key, set()).add(place)
    assert len({len(found) for found in keys.values()}) > 1
    for key, having in keys.items():
        assert [*stated.places_having(key)] == [place for place in places if place in having]
        near = (found for other, found in keys.items() if len(other) == 2 and other[0] == key[0] and
                abs(other[1] - key[1]) < step)  # fmt: skip
        everywhere = having.union(*near)
        assert stated.places_near(key, step) == [place for place in places if place in everywhere]


def test_a_figure_is_found_by_its_identifier() -> None:
    index = tracer().figure_index
    ids = [*index.stated.ids]
    assert ids
    for id in ids:
        found = index.named(id)
        assert found is not None
        assert found.id == id
    assert index.named("ha-tinh.khong-co.chi-tieu") is None
    assert index.named("khong-co") is None
