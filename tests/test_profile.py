"""`build --profile`: the time of each stage."""

from __future__ import annotations

from typing import Any

from scorecards.cli import main
from scorecards.commands.profile import Profile
from tests.support.projects import workshop


def test_each_stage_lasts_until_the_next_begins() -> None:
    clock, processor = iter([10.0, 10.5, 12.0, 15.25]), iter([1.0, 1.25, 2.0, 3.0])
    profile = Profile(lambda: next(clock), lambda: next(processor))
    for stage in ("read", "pages", "end"):
        profile(stage)
    lines = profile.table("en").splitlines()
    rows = {line[:-18].strip(): line.split()[-2:] for line in lines[1:5]}
    assert rows == {
        "Start": ["1.50", "1.25"],
        "Reading data and texts": ["1.50", "0.75"],
        "Making pages": ["3.25", "1.00"],
        "Sum": ["6.25", "3.00"],
    }


def test_a_build_prints_its_stages_beside_what_it_says(tmp_path: Any, capsys: Any) -> None:
    root = workshop(tmp_path).root
    assert main(["build", "--root", str(root), "--profile", "--lang", "en", "--no-cache"]) == 0
    told = capsys.readouterr()
    assert "Making pages" in told.err
    assert "Writing the site" in told.err
    assert "Making pages" not in told.out
