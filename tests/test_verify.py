"""`verify`: a published folder is compared with what its sources give, for the address and day that it names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scorecards.addresses.base import base_of
from scorecards.cli import main
from scorecards.publish.build_record import read_record
from tests.support.projects import TODAY, Workshop, workshop

RECORD = {
    "program": "scorecards", "version": "1", "day": "2026-11-22", "address": "https://x.example/", "repository": "",
    "request": "", "drafts": False,
}  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    return workshop(tmp_path / "du-an")


@pytest.fixture
def site(project: Workshop, tmp_path: Path) -> Path:
    """The project built for an address and a day of its own, as a host would hand it out."""
    out = tmp_path / "trang"
    words = ["--base-url", "https://host.example/kho/", "--today", TODAY.isoformat(), "--drafts", "--no-cache"]
    words += ["--repository", "https://code.example/x"]
    assert main(["build", "--root", str(project.root), "--out", str(out), *words]) == 0
    return out


def verify(project: Workshop, site: Path) -> int:
    return main(["verify", str(site), "--root", str(project.root), "--lang", "en", "--no-cache"])


def test_what_git_and_systems_leave_beside_a_site_is_not_of_it(project: Workshop, site: Path) -> None:
    (site / ".gitignore").write_text("*\n", encoding="utf-8")
    assert verify(project, site) == 0
    (site / "tinh" / ".gitignore").write_text("*\n", encoding="utf-8")
    assert verify(project, site) == 1


def test_a_site_is_what_its_sources_give_until_either_is_changed(
    project: Workshop, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(project, site) == 0
    told = capsys.readouterr().out
    assert "https://host.example/kho/" in told
    assert TODAY.isoformat() in told

    before = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    (site / "index.html").write_bytes(before[site / "index.html"] + b" ")
    (site / "404.html").unlink()
    (site / "la.txt").write_bytes(b"x")
    (site / "lien-ket").symlink_to(project.root)
    capsys.readouterr()
    assert verify(project, site) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:-1] == [
        "Not what the sources give (1):", "  index.html", "Missing (1):", "  404.html",
        "Not made of these sources (2):", "  la.txt", "  lien-ket",
    ]  # fmt: skip
    assert " NOT " in lines[-1]
    assert (site / "la.txt").read_bytes() == b"x"
    assert not (site / "404.html").exists()


def test_an_edit_of_a_source_is_seen_in_the_site(
    project: Workshop, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project.append("content/news/2025/so-hoa.md", "\nThêm một câu.\n")
    assert verify(project, site) == 1
    assert "  tin-tuc/so-hoa/index.html" in capsys.readouterr().out.splitlines()


def test_sources_with_an_error_are_told_of(project: Workshop, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project.append("data/indicators.toml", "\n[[\n")
    assert verify(project, site) == 1
    told = capsys.readouterr()
    assert "data/indicators.toml" in told.err
    assert told.out == ""


@pytest.mark.parametrize("content", [None, b"", b"[]", b"\xff", b'{"program": "khac"}'])
def test_a_folder_that_does_not_say_what_it_was_built_for_is_refused(
    project: Workshop, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    folder = tmp_path / "khac"
    folder.mkdir()
    if content is not None:
        (folder / "ban-dung.json").write_bytes(content)
    assert verify(project, folder) == 1
    assert "ban-dung.json" in capsys.readouterr().err


def test_another_version_of_the_program_is_told_of(
    project: Workshop, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = json.loads((site / "ban-dung.json").read_bytes())
    (site / "ban-dung.json").write_text(json.dumps(record | {"version": "0.0.7"}))
    assert verify(project, site) == 1
    told = capsys.readouterr()
    assert "0.0.7" in told.err
    assert "  ban-dung.json" in told.out.splitlines()


@pytest.mark.parametrize(
    "change",
    [
        {"day": "hôm nay"}, {"day": 1}, {"address": "ftp:x"}, {"address": None}, {"request": []}, {"program": "x"},
        {"version": {}},
    ],
)  # fmt: skip
def test_a_damaged_record_is_no_record(change: dict[str, object]) -> None:
    assert read_record(json.dumps(RECORD | change).encode()) is None
    assert read_record(json.dumps({key: one for key, one in RECORD.items() if key not in change}).encode()) is None


def test_a_record_is_read() -> None:
    found = read_record(json.dumps(RECORD).encode())
    assert found is not None
    assert (found.day, found.base, found.drafts) == (TODAY, base_of("https://x.example/"), False)


def test_a_file_that_no_source_gives_is_enough(project: Workshop, site: Path) -> None:
    (site / "la.txt").write_bytes(b"x")
    assert verify(project, site) == 1
