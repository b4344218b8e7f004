"""One rule says between which editions a change of rank means anything."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from scorecards.languages import ORIGINAL
from scorecards.model.text import Text
from scorecards.views.ranks import ranks_compare, ranks_same_units
from tests.support.projects import Site


def test_editions_compare_by_method_and_units_and_not_by_what_their_lists_are_called(
    country_site: Callable[[str], Site],
) -> None:
    prepared = country_site("/").built.prepared
    assert prepared.site is not None
    inputs = prepared.site.pages[ORIGINAL]
    one = next(ranking for ranking in inputs.project.rankings if ranking.framework and ranking.universe == 63)
    later = next(ranking for ranking in inputs.project.rankings if ranking.universe == 34)
    assert ranks_compare(one, replace(one, universe_name=Text("63 tỉnh")), inputs)
    for other, same_units in (
        (replace(one, framework="khac"), True),
        (replace(one, universe=62), False),
        (replace(one, units_on=later.units_on), False),
    ):
        assert not ranks_compare(one, other, inputs)
        assert ranks_same_units(one, other, inputs) is same_units
    unknown = replace(one, framework="")
    assert not ranks_compare(unknown, unknown, inputs)
