"""Very many problems at once: the first of each code in full, the rest counted, all of them for programs."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from scorecards import cli
from scorecards.commands.printing import MOST_OF_A_CODE, show
from scorecards.load.source import Files
from scorecards.problems import Location, problem
from tests.support.projects import workshop

MANY = 777


def shown(count: int, language: Any, tmp_path: Path) -> list[str]:
    problems = [
        problem("unknown-key", Location("data/a.toml", line), key="x", near="", kind_vi="nơi", kind_en="place")
        for line in range(1, count + 1)
    ]
    problems.append(problem("open-elsewhere", Location("data/b.toml")))
    out = io.StringIO()
    show(problems, Files(tmp_path), language, out)
    return [part for part in out.getvalue().split("\n\n") if part]


def test_the_first_of_a_code_are_printed_and_the_rest_is_counted(tmp_path: Path) -> None:
    parts = shown(MOST_OF_A_CODE + MANY, "vi", tmp_path)
    assert len(parts) == MOST_OF_A_CODE + 2
    assert parts[0].startswith("data/a.toml:1:")
    assert parts[MOST_OF_A_CODE - 1].startswith(f"data/a.toml:{MOST_OF_A_CODE}:")
    assert parts[MOST_OF_A_CODE].startswith("data/b.toml:"), "a problem of another code is not hidden by them"
    assert parts[-1].startswith(f"[unknown-key]: … và {MANY} chỗ nữa.")
    assert shown(10_000, "en", tmp_path)[-1].startswith("[unknown-key]: … and 9,980 more.")


def test_nothing_is_counted_where_all_are_printed(tmp_path: Path) -> None:
    parts = shown(MOST_OF_A_CODE, "vi", tmp_path)
    assert len(parts) == MOST_OF_A_CODE + 1
    assert not any("chỗ nữa" in part for part in parts)


def test_a_check_of_many_mistakes_is_short_for_people_and_whole_for_programs(tmp_path: Path, capsys: Any) -> None:
    project = workshop(tmp_path)
    keys = "".join(f"la-{number} = 1\n" for number in range(MANY))
    project.append("data/site.toml", f"\n[nhieu-khoa-la]\n{keys}")
    report = project.root / "data/provinces/thu-nghiem/2025-02.toml"
    report.write_text(keys + report.read_text("utf-8"), "utf-8")
    arguments = ["check", "--root", str(project.root), "--today", "2026-11-22", "--lang", "vi"]
    assert cli.main(arguments) == 1
    text = capsys.readouterr().out
    assert f"[unknown-key]: … và {MANY + 1 - MOST_OF_A_CODE} chỗ nữa" in text
    assert text.count("[unknown-key]\n") == MOST_OF_A_CODE
    assert cli.main([*arguments, "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["problems"]
    assert sum(one["code"] == "unknown-key" for one in found) == MANY + 1
