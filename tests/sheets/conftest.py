"""The small project with a document that has no figures yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.projects import Workshop, workshop

SOURCE = """
[nguon]
title = "Nguồn của bảng"
kind = "web-page"
issuer = "Báo Giả Định"
date = "unknown"
url = "https://nguon.vi-du.vn/bang"
read_on = 2026-11-20
"""


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    """A copy of the small project with it, to be changed."""
    made = workshop(tmp_path / "project")
    made.append("data/documents.toml", SOURCE)
    return made
