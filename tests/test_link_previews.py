"""The script that reads pages as link previews are made: it finds what is wrong, and nothing in a sound site."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.projects import ROOT, workshop

BASE = "https://vi-du.vn/phieu/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    made = workshop(tmp_path_factory.mktemp("previews"))
    made.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    return made.build(BASE).files


def run(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> tuple[int, list[str]]:
    monkeypatch.setattr(sys, "argv", ["link_previews.py", str(site), "--base", BASE, "--sheet", str(site / "all.html")])
    with pytest.raises(SystemExit) as end:
        runpy.run_path(str(ROOT / "scripts" / "link_previews.py"), run_name="__main__")
    return int(str(end.value.code)), capsys.readouterr().out.splitlines()


def test_a_sound_site_has_no_faults_and_each_planted_one_is_found(
    built: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    for path, content in built.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    code, lines = run(tmp_path, monkeypatch, capsys)
    assert (code, lines[-1].endswith(", 0 faults")) == (0, True)
    assert (tmp_path / "all.html").read_text("utf-8").count("<img ") == int(lines[-1].split(", ")[1].split()[0])

    (tmp_path / "chia-se" / "trang-dau.png").unlink()
    unit = tmp_path / "tinh" / "thu-nghiem" / "index.html"
    text = unit.read_text("utf-8")
    unit.write_text(
        text.replace('property="og:title"', 'property="og:other"').replace("og:image:alt", "og:no"), "utf-8"
    )
    (tmp_path / "chia-se" / "chi-tieu" / "ho-so.png").write_bytes(b"GIF89a")
    code, lines = run(tmp_path, monkeypatch, capsys)
    assert code == 1
    told = "\n".join(lines)
    assert "index.html: no picture at https://vi-du.vn/phieu/chia-se/trang-dau.png" in lines
    assert "tinh/thu-nghiem/index.html: no og:title or og:description" in lines
    assert "tinh/thu-nghiem/index.html: a picture without words" in lines
    assert "chi-tieu/ho-so/index.html: https://vi-du.vn/phieu/chia-se/chi-tieu/ho-so.png: 0 x 0, 6 bytes" in told
