"""Charts in frames: none scrolls in the height that its code gives, in either scheme it is legible."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from scorecards.views.embeds import NARROWEST, WIDEST
from tests.browser.conftest import HOST, Visitor
from tests.support.axe import breaches
from tests.support.links import tree
from tests.support.projects import workshop

pytestmark = pytest.mark.browser

OVER = "[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]"


def test_no_frame_scrolls(tmp_path: Path, visit: Visitor) -> None:
    project = workshop(tmp_path)
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    site = project.build(f"{HOST}/")
    codes = {
        area.text for page in site.pages.values() for area in page.all("textarea") if area.text.startswith("<iframe")
    }
    frames = [tree(f"<p>{code}</p>".encode()).one("iframe") for code in sorted(codes)]
    assert len(frames) > 2
    for scheme in ("light", "dark"):
        visited = visit(site, "/", color_scheme=scheme)
        for frame in frames:
            path = unescape(frame.get("src")).removeprefix(HOST)
            for width in (NARROWEST, 330, WIDEST):
                visited.page.set_viewport_size({"width": width, "height": int(frame.get("height"))})
                visited.go(path)
                across, down = visited.page.evaluate(OVER)
                assert across <= 0, path
                assert down <= 0, path
            assert breaches(visited.page) == [], path
        assert visited.faults == []
        assert visited.elsewhere == []
