"""Photograph pages of a built site as readers see them, and say which of them scroll sideways.

    python build.py build --base-url /repo/
    python scripts/screenshots.py site shots --base /repo/ --page / --page /tinh/ha-tinh/ --width 360 --scheme dark

Without --page, --width and --scheme: the first page of each kind, at 360, 768 and 1280 px, in the light scheme; --all
takes every scheme. The scheme "print" makes an A4 PDF and a picture of its first sheet. index.html in the folder of the
pictures shows them all on one sheet, a row for each page. Needs Playwright and chromium (the first of `chromium`,
`chromium-browser` and `google-chrome` that is found). Ends with 1 where a page is wider than its window.
"""

import argparse
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pypdfium2
from playwright.sync_api import Browser, sync_playwright

WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark", "contrast", "print")
SHEET = "<style>div { display: flex; gap: 8px; overflow-x: auto } img { height: 480px; border: 1px solid #ccc }</style>"
HEIGHT = 740
"""Of the window, in pixels: a small phone's."""


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site below its base path as GitHub Pages does: 404.html for what is not there."""

    def __init__(self, *args: Any, base: str, **options: Any) -> None:
        self.base = base
        super().__init__(*args, **options)

    def translate_path(self, path: str) -> str:
        found = path.startswith(self.base)
        return super().translate_path("/" + path[len(self.base) :] if found else "/:outside-the-site")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served(site: Path, base: str) -> Iterator[str]:
    """Serves a built site on a free port and gives its address with the base path."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site), base=base))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()


def one_of_each(site: Path) -> list[str]:
    """Home, the page of each first folder, and the first page within each."""
    pages = ["/"]
    for folder in sorted(p for p in site.iterdir() if (p / "index.html").is_file()):
        pages.append(f"/{folder.name}/")
        pages += [f"/{folder.name}/{p.name}/" for p in sorted(folder.iterdir()) if (p / "index.html").is_file()][:1]
    return [*pages, "/404.html"]


def photograph(browser: Browser, address: str, out: Path, width: int, scheme: str) -> int:
    """Takes one picture of the whole page; gives by how many pixels the page is wider than its window."""
    page = browser.new_page(
        viewport={"width": width, "height": HEIGHT},
        color_scheme="dark" if scheme == "dark" else "light",
        contrast="more" if scheme == "contrast" else "no-preference",
        reduced_motion="reduce",
        device_scale_factor=2 if width < 600 else 1,
    )
    try:
        page.goto(address, wait_until="load")
        if scheme == "print":
            page.pdf(path=out.with_suffix(".pdf"), format="A4", prefer_css_page_size=True)
            with closing(pypdfium2.PdfDocument(out.with_suffix(".pdf"))) as paper:
                paper[0].render(scale=1.5).to_pil().save(out)
            return 0
        page.screenshot(path=out, full_page=True)
        return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
    finally:
        page.close()


def contact_sheet(out: Path, rows: dict[str, list[Path]]) -> None:
    """Writes index.html: every picture by the page that it is of."""
    parts = ['<!DOCTYPE html><meta charset="utf-8"><title>Screenshots</title>', SHEET]
    for path, pictures in rows.items():
        parts.append(f"<h2>{escape(path)}</h2><div>")
        for one in pictures:
            name = escape(one.name)
            parts.append(f'<a href="{name}"><img src="{name}" alt="{escape(one.stem)}"></a>')
        parts.append("</div>")
    (out / "index.html").write_text("\n".join(parts), encoding="utf-8")


def main() -> int:
    """Reads the command line, takes the pictures, prints what is too wide."""
    parser = argparse.ArgumentParser(description="Photograph pages of a built site.")
    parser.add_argument("site", type=Path, help="folder of the built site")
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("--base", default="/", help="path that the site was built for")
    parser.add_argument("--page", action="append", help="site path of a page; may be repeated")
    parser.add_argument("--width", action="append", type=int, help="width of the window in pixels; may be repeated")
    parser.add_argument("--scheme", action="append", choices=SCHEMES, help="colour scheme; may be repeated")
    parser.add_argument("--all", action="store_true", help="every scheme")
    options = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("No chromium on this machine.", file=sys.stderr)
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    too_wide = 0
    rows: dict[str, list[Path]] = {}
    schemes = SCHEMES if options.all else options.scheme or SCHEMES[:1]
    with served(options.site, options.base) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        english = one_of_each(options.site / "en") if (options.site / "en" / "index.html").is_file() else []
        pages = [*one_of_each(options.site), *(f"/en{path}" for path in english if path != "/404.html")]
        for path in options.page or dict.fromkeys(pages):
            for scheme in schemes:
                for width in [WIDTHS[-1]] if scheme == "print" else options.width or WIDTHS:
                    name = path.strip("/").replace("/", "_").removesuffix(".html") or "home"
                    out = options.out / f"{name}-{width}-{scheme}.png"
                    rows.setdefault(path, []).append(out)
                    excess = photograph(browser, address + path[1:], out, width, scheme)
                    if excess > 0:
                        too_wide += 1
                        print(f"{path} at {width} px: {excess} px too wide")
        browser.close()
    contact_sheet(options.out, rows)
    return 1 if too_wide else 0


if __name__ == "__main__":
    sys.exit(main())
