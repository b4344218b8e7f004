"""A few builds that are killed or whose disk fails; the long run is `scripts/trust/kill_builds.py` with 200."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.projects import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks processes and reads /proc")
POINTS = 6


def test_builds_that_are_ended_leave_a_whole_site_or_are_completed() -> None:
    command = [sys.executable, "-m", "scripts.trust.kill_builds", "--points", str(POINTS), "--seed", "341"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith(f"{POINTS} points, seed 341: 0 faults\n")
