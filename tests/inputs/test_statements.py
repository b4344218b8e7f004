"""Statements that are made as they are asked for: the same whatever was asked for before."""

from pathlib import Path

import pytest

from scorecards.analysis.groups import group_observations
from scorecards.inputs import statements
from scorecards.inputs.statements import Statements
from scorecards.load.source import Files
from scorecards.model.kept_observations import Observations
from tests.support.loading import loaded
from tests.support.projects import TODAY, workshop


@pytest.fixture
def observations(tmp_path: Path) -> Observations:
    project, _ = loaded(Files(workshop(tmp_path).root), TODAY, drafts=False)
    assert project is not None
    return project.observations


@pytest.mark.parametrize("most", [0, 5, 20_000])
def test_look_ups_give_the_same_however_few_figures_they_keep(
    observations: Observations, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statements, "_MOST_FIGURES", most)
    made, every = Statements(observations), list(group_observations(observations))
    assert every
    assert list(made) == every
    for _ in range(2):
        assert {place: made.by_place[place] for place in made.by_place} == {
            place: [one for one in every if one.place == place] for place in dict.fromkeys(one.place for one in every)
        }
        assert {id: made.by_indicator[id] for id in made.by_indicator} == {
            id: [one for one in every if one.indicator == id] for id in dict.fromkeys(one.indicator for one in every)
        }
        sources = {id for one in every for id in (one.document, *(o.read_in for o in one.observations)) if id}
        assert {id: made.by_document[id] for id in made.by_document} == {
            id: [one for one in every if id == one.document or id in {o.read_in for o in one.observations}]
            for id in sources
        }
        for place, indicator in {(one.place, one.indicator) for one in every}:
            own = [one for one in every if (one.place, one.indicator) == (place, indicator)]
            assert made.of(place, indicator) == own


def test_what_no_statement_is_of_has_none(observations: Observations) -> None:
    made = Statements(observations)
    assert "khac" not in made.by_place
    assert made.by_place.get("khac", ()) == ()
    assert made.of("khac", "khac") == []
    with pytest.raises(KeyError):
        made.by_document["khac"]
