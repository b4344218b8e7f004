"""Take the pictures of HUONG-DAN.md anew, from the preview of this project: docs/huong-dan/*.png.

    python scripts/guide_pictures.py

The project is copied first: a mistake is made in the copy for the picture of one. Needs Playwright and chromium.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Thread

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scorecards.addresses.base import base_of  # noqa: E402
from scorecards.pipeline import Settings  # noqa: E402
from scorecards.preview.server import Preview  # noqa: E402

OUT = ROOT / "docs" / "huong-dan"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")
REPORT = (
    "Đến ngày 30/6/2026, toàn tỉnh đã số hóa trên 150.000 hồ sơ, đạt tỷ lệ 82,4%. Trong đó, cấp tỉnh 31.250 hồ sơ, đạt "
    "tỷ lệ 78,6%; cấp xã 118.900 hồ sơ, đạt tỷ lệ 83,5%. Hiện có 3.410 trạm BTS. Phấn đấu đến cuối năm đạt 90%."
)
"""Invented, as the guide's own example is."""


def main() -> None:
    """Takes every picture."""
    OUT.mkdir(parents=True, exist_ok=True)
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = Path(folder) / "project"
        for name in ("data", "content", "themes"):
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, project / name)
        preview = Preview(project, Settings(date(2026, 12, 1), base_of("/")), "vi", 8800)
        Thread(target=preview.serve, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1000, "height": 680}, locale="vi-VN")
        address = f"http://127.0.0.1:{preview.port}"
        for name, take in PICTURES.items():
            take(page, address, project)
            page.screenshot(path=OUT / f"{name}.png")
        browser.close()
        preview.close()


def bar(page: Page, address: str, project: Path) -> None:
    """The bar, open."""
    page.goto(f"{address}/tinh/ha-tinh/")
    page.locator("details.bar summary", has_text="chỗ chưa khớp").wait_for(timeout=60_000)
    page.locator("details.bar summary").click()


def mistake(page: Page, address: str, project: Path) -> None:
    """A mistake over the last good page."""
    page.goto(f"{address}/tinh/ha-tinh/")
    page.locator("details.bar").wait_for()
    file = project / "data" / "provinces" / "ha-tinh" / "2023-10.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace('measure = "', 'mesure = "', 1), "utf-8")
    page.locator(".over").wait_for()
    page.wait_for_timeout(300)


def desk(page: Page, address: str, project: Path) -> None:
    """A report on the desk, read."""
    page.goto(f"{address}/_ban/")
    page.get_by_label("Chữ của trang").fill(REPORT)
    page.get_by_label("Nơi mà trang nói tới").fill("ha-tinh")
    page.get_by_role("button", name="Đọc trang").click()
    page.locator("#cards").wait_for()
    page.locator("#found h2").evaluate("(one) => one.scrollIntoView()")


def article(page: Page, address: str, project: Path) -> None:
    """An article on the desk, traced as it is written."""
    page.goto(f"{address}/_ban/")
    page.get_by_role("tab", name="Viết bài").click()
    form = page.locator("#panel-article")
    written = {
        "title": "Hà Tĩnh số hóa hơn nửa hồ sơ", "summary": "Đến hết tháng 10 năm 2023.", "author": "Ban biên tập",
        "places": "ha-tinh", "documents": "trang-ha-tinh-10-2023",
        "body": "Hà Tĩnh số hóa 141.616 hồ sơ, đạt 57,53%; riêng cấp xã 74,16%. Có 12.345 hồ sơ chưa rõ.",
    }  # fmt: skip
    for name, words in written.items():
        form.locator(f"[name={name}]").fill(words)
    form.locator(".planned .problems").wait_for()
    form.locator("[name=body]").evaluate("(one) => one.scrollIntoView()")


PICTURES: dict[str, Callable[[Page, str, Path], None]] = {
    "thanh-xem-truoc": bar,
    "ban-nhap-lieu": desk,
    "viet-bai": article,
    "loi": mistake,
}
"""By the name of the file; the mistake last, since it stays in the copy."""

if __name__ == "__main__":
    main()
