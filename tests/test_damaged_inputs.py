"""A few damaged inputs of each kind, as the long run of `scripts/trust/fuzz.py` has them by thousands."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from scripts.trust import damage
from scripts.trust.fuzz import SHARES, Bench, texts_of
from scripts.trust.limits import TouchedError, Watch, limited
from tests.support.projects import SMALL

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
CASES = {"data": 12, "quotes": 40, "store": 8, "journal": 12, "pages": 8, "words": 8, "sheets": 6}
"""Of the kinds whose cases take some hundredths of a second; the others build a site and have three."""


@pytest.fixture(scope="module")
def watch() -> Watch:
    return Watch()


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("bench"), texts_of(SMALL))


@pytest.mark.parametrize("kind", SHARES)
def test_a_damaged_input_gives_a_result_or_problems(kind: str, bench: Bench, watch: Watch) -> None:
    for number in range(CASES.get(kind, 3)):
        case = bench.make(kind, Random(f"{kind}:0:{number}"))
        with watch.only(bench.folder), limited(60):
            assert case() in ("result", "problems")
        bench.restore()


def test_damage_is_the_same_for_the_same_number() -> None:
    text = (SMALL / "data/places.toml").read_text("utf-8")
    for way in (damage.of_text, damage.of_toml):
        made = [way(text, Random(number)) for number in (1, 2, 1)]
        assert made[0] == made[2] != made[1]
    assert damage.of_bytes(b"abc", Random(1)) == damage.of_bytes(b"abc", Random(1)) != b"abc"


def changes(folder: Path) -> Iterator[Callable[[], object]]:
    yield lambda: (folder / "new").write_text("x")
    yield lambda: (folder / "old").unlink()
    yield lambda: (folder / "old").rename(folder / "new")
    yield lambda: (folder / "inside/file").rename(folder / "new")
    yield lambda: (folder / "new").mkdir()
    yield lambda: (folder / "new").symlink_to(folder)


def test_a_case_that_changes_a_file_that_is_not_its_own_is_stopped(tmp_path: Path, watch: Watch) -> None:
    for number, change in enumerate(changes(tmp_path)):
        (tmp_path / "inside").mkdir(exist_ok=True)
        for name in ("old", "inside/file"):
            (tmp_path / name).write_text("x")
        with pytest.raises(TouchedError), watch.only(tmp_path / "inside"):
            change()
        assert sorted(one.name for one in tmp_path.iterdir()) == ["inside", "old"], number
    with watch.only(tmp_path / "inside"):
        (tmp_path / "inside/file").rename(tmp_path / "inside/new")
        (tmp_path / "old").read_text()
