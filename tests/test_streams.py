"""Standard streams that are closed or lead to a full disk: one clear message, no traceback, the work done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.projects import ROOT, SMALL

pytestmark = pytest.mark.skipif(os.name == "nt", reason="closes streams as shells of Unix do")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A text to read: the command that is done soonest."""
    file = tmp_path / "text.txt"
    file.write_text("Đạt 57,53% hồ sơ.\n", encoding="utf-8")
    return file


def run(streams: str, *argv: str) -> tuple[int, str, str]:
    """Exit code, output and complaints of a command with its streams as a shell is told."""
    command = ["sh", "-c", f'exec "$@" {streams}', "sh", sys.executable, "-m", "scorecards", *argv]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False, timeout=240)
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in out + err, err
    assert "Exception ignored" not in err, err
    return done.returncode, out, err


def test_a_file_that_a_library_leaves_open_is_not_taken_for_a_closed_stream(text: Path) -> None:
    """As the library of C functions is with Python 3.14 of Debian."""
    start = (
        "import os, sys, scorecards.cli as cli; from scorecards.start import start;"
        f"cli.load_command = lambda argv: os.open({str(text)!r}, os.O_RDONLY);"
        f"sys.exit(start(['read', {str(text)!r}, '--lang', 'en']))"
    )
    command = ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-c", start]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=240)
    assert "could not be printed (standard output is closed)" in done.stderr


@pytest.mark.parametrize(
    ("streams", "reason"),
    [(">&-", "standard output is closed"), pytest.param(">/dev/full", "No space left on device", marks=FULL)],
)
def test_output_that_does_not_arrive_is_said_once(text: Path, streams: str, reason: str) -> None:
    code, _, err = run(streams, "read", str(text), "--lang", "en")
    assert code == 1
    assert err.count("\n") == 1
    assert f"could not be printed ({reason})" in err


@pytest.mark.parametrize("streams", ["<&-", "2>&-", pytest.param("2>/dev/full", marks=FULL), "<&- 2>&-"])
def test_other_streams_are_not_needed(text: Path, streams: str) -> None:
    code, out, err = run(streams, "read", str(text))
    assert (code, err) == (0, "")
    assert "57,53%" in out


@pytest.mark.parametrize("streams", [">&- 2>&-", "<&- >&- 2>&-", pytest.param(">/dev/full 2>/dev/full", marks=FULL)])
def test_where_nothing_can_be_said_the_exit_code_says_it(text: Path, streams: str) -> None:
    assert run(streams, "read", str(text))[0] == 1


def test_charts_are_drawn_without_standard_input() -> None:
    code, out, err = run("<&-", "check", "--root", str(SMALL), "--today", "2026-11-22", "--lang", "en")
    assert (code, err) == (0, "")
    assert "Checked: 0 errors" in out


@pytest.mark.parametrize("streams", [">&-", pytest.param(">/dev/full", marks=FULL)])
def test_a_site_is_built_though_nobody_hears_of_it(tmp_path: Path, streams: str) -> None:
    site = tmp_path / "site"
    code, _, err = run(
        streams, "build", "--no-cache", "--root", str(SMALL), "--today", "2026-11-22", "--out", str(site)
    )
    assert code == 0
    assert "không in ra được" in err
    assert (site / "index.html").read_bytes().startswith(b"<!DOCTYPE html>")
