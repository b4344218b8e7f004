"""Measures from a save to the changed page, in a browser: the preview of a project, a text and a figure saved in turn.

    python benchmarks/save_to_page.py [--page /tinh/ha-tinh/ --file content/provinces/ha-tinh.md] [--project .]

The project is copied first. Each save adds a word to a text that the page shows; the time runs from before the file is
written until the browser has the word in its document. Prints the median, the worst and the time of the first page.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright

from scorecards.addresses.base import base_of
from scorecards.pipeline import Settings
from scorecards.preview.server import Preview

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Runs the measurement that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--project", type=Path, default=ROOT)
    parser.add_argument("--page", default="/tinh/ha-tinh/")
    parser.add_argument("--file", default="content/provinces/ha-tinh.md")
    parser.add_argument("--after", default="", help="the words after which one is added; the end of the file without")
    parser.add_argument("--saves", type=int, default=15)
    parser.add_argument("--today", type=date.fromisoformat, default=date(2026, 12, 1))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        for name in ("data", "content", "themes"):
            if (arguments.project / name).is_dir():
                shutil.copytree(arguments.project / name, project / name)
        started = time.perf_counter()
        preview = Preview(project, Settings(arguments.today, base_of("/repo/")), "vi", 8900)
        Thread(target=preview.serve, daemon=True).start()
        preview.pages.answer(f"/repo{arguments.page}")
        print(f"first page: {time.perf_counter() - started:.2f} s")
        times = _measured(preview, project / arguments.file, arguments)
        preview.close()
    print(
        f"{arguments.file}: median {statistics.median(times) * 1000:.0f} ms, "
        f"worst {max(times) * 1000:.0f} ms of {len(times)} saves"
    )


def _measured(preview: Preview, file: Path, arguments: argparse.Namespace) -> list[float]:
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    text = file.read_text("utf-8")
    times = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)  # for the waiting alone
        page.goto(f"http://127.0.0.1:{preview.port}/repo{arguments.page}")
        time.sleep(8)  # the check of the whole site, which the first save would meet
        for number in range(arguments.saves):
            word = f"lượtlưu{chr(97 + number)}"
            at = text.index(arguments.after) + len(arguments.after) if arguments.after else len(text.rstrip())
            started = time.perf_counter()
            file.write_text(f"{text[:at]} {word}{text[at:]}", "utf-8")
            page.wait_for_function(f"document.querySelector('main')?.textContent.includes({word!r})", polling=10)
            times.append(time.perf_counter() - started)
            time.sleep(0.7)
        browser.close()
    return times


if __name__ == "__main__":
    main()
