"""The folding rule on the cases that the browser is tested on too."""

from __future__ import annotations

import pytest

from scorecards.vietnamese.folding import fold
from tests.support.folding import cases


def test_there_are_cases() -> None:
    assert len(cases()) > 25


@pytest.mark.parametrize(("text", "folded"), cases())
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded
