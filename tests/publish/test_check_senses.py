"""Patterns that the script of a page shares with the build: nothing is left in them that JavaScript has otherwise."""

from __future__ import annotations

import re

from scorecards.publish.check_senses import senses_for_script
from scorecards.vietnamese.actions import Action
from scorecards.vietnamese.senses import Sense

PYTHON_ALONE = re.compile(r"\\[wWbBZA]|\(\?[Paiux#(]|\\ |\\-")


def test_patterns_are_written_as_scripts_have_them() -> None:
    found = senses_for_script()
    table = found["table"]
    assert isinstance(table, list)
    assert len(table) == len(Sense) + len(Action)
    patterns = [one for row in table for one in row if one] + [str(found["fromBelow"])]
    assert len(patterns) > 2 * len(Sense)
    assert [one for one in patterns if PYTHON_ALONE.search(one)] == []
