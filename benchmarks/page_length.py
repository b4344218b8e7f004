"""How many screens of a phone each page of this repository's provinces takes, folded as it opens.

    python benchmarks/page_length.py [COUNT]

Builds the site, opens the page of every unit in a browser at 360 × 740 px, and prints the COUNT longest (20), the
middle one and the shortest. Ends with 1 where a page is over LIMIT screens. Needs chromium and Playwright.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from screenshots import HEIGHT, WIDTHS, served

from tests.support.projects import build_site

LIMIT = 10
"""Screens that the page of a unit may take."""


def lengths(site: Path) -> list[tuple[float, str]]:
    """Screens and site path of every unit of a built site, the longest first."""
    browser_path = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))), None)
    found = []
    with served(site, "/") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTHS[0], "height": HEIGHT})
        for file in (site / "tinh").glob("*/index.html"):
            path = f"/tinh/{file.parent.name}/"
            page.goto(address + path[1:], wait_until="load")
            found.append((page.evaluate("document.documentElement.scrollHeight") / HEIGHT, path))
        browser.close()
    return sorted(found, reverse=True)


def main() -> int:
    """Builds, measures, prints."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        for name, content in build_site(ROOT, "/", today=datetime.now(UTC).date()).files.items():
            file = Path(folder) / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        found = lengths(Path(folder))
    if not found:
        print("The site was not built: python build.py check says why.")
        return 1
    for screens, path in (*found[:count], found[len(found) // 2], found[-1]):
        print(f"{screens:>6.1f} screens  {path}")
    over = sum(screens > LIMIT for screens, _ in found)
    print(f"{len(found)} pages of units, {over} over {LIMIT} screens")
    return int(bool(over))


if __name__ == "__main__":
    sys.exit(main())
