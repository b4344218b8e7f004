"""The clock alone breaks nothing: what has no error on the day of editing has none on any later day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.support.projects import Site, Workshop, workshop

EDITED = date(2025, 3, 10)
"""The day on which the project is written."""
OUT, ENDS = date(2025, 4, 1), date(2025, 5, 31)
SCHEDULED, ENDED, DRAFT = (f"content/news/2025/{name}.md" for name in ("hen-ngay", "co-han", "nhap-moi"))
COMMENTARY = "content/provinces/thu-nghiem.md"
LINKS = (
    "\nXem [bài hẹn ngày](/tin-tuc/hen-ngay/#chi-tiet-x), [bài có hạn](../news/2025/co-han.md),"
    " [bài nháp](/tin-tuc/nhap-moi/) và [tin tháng tư](/tin-tuc/thang/2025-04/).\n"
)


def article(day: date, more: str = "", text: str = "Chữ.") -> str:
    return (
        f'+++\ntitle = "Bài"\nsummary = "Tóm tắt."\ndate = {day}\nplaces = ["thu-nghiem"]\ndocuments = ["trang-tin"]\n'
        f'author = "Người Thử"\n{more}+++\n\n{text}\n'
    )


def make(folder: Path) -> Workshop:
    """Drafts, articles with a day and an end, links to each from a text that stays, and a unit that ends."""
    made = workshop(folder)
    made.write(
        SCHEDULED, article(OUT, 'old_addresses = ["/cu/hen/"]\n', "## Chi tiết X\n\nXem [bài](/tin-tuc/co-han/).")
    )
    made.write(ENDED, article(date(2025, 3, 5), f"ends = {ENDS}\n", "Xem [bài sau](hen-ngay.md)."))
    made.write(DRAFT, article(date(2025, 3, 1), "draft = true\n"))
    (made.root / "content/en/provinces/thu-nghiem.md").unlink()
    made.append(COMMENTARY, LINKS.replace("#chi-tiet-x", "#bai-chi-tiet-x"))
    return made


@pytest.fixture
def clocked(tmp_path: Path) -> Workshop:
    return make(tmp_path / "project")


def errors(site: Site) -> list[str]:
    return [f"{one.at}: {one.code}" for one in site.problems if one.severity == "error"]


# -- nothing fails by itself -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def build_on(tmp_path_factory: pytest.TempPathFactory) -> Callable[[date], Site]:
    made = make(tmp_path_factory.mktemp("clock") / "project")
    assert errors(made.build(today=EDITED)) == []
    return lambda day: made.build(today=day)


DAYS = st.one_of(
    st.sampled_from([OUT - timedelta(1), OUT, ENDS, ENDS + timedelta(1), date(2025, 6, 30), date(2025, 7, 1)]),
    st.integers(0, 2500).map(lambda days: EDITED + timedelta(days)),
)


@settings(
    max_examples=settings().max_examples // 5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(day=DAYS)
def test_no_day_brings_an_error_that_the_day_of_editing_does_not_have(
    build_on: Callable[[date], Site], day: date
) -> None:
    site = build_on(day)
    assert errors(site) == []
    assert site.files
    assert {one.code for one in site.problems} <= {"link-not-out"}


def test_the_photo_and_the_pictures_of_an_article_to_come_are_no_broken_links(clocked: Workshop) -> None:
    photo = '\n[photo]\nfile = "anh.png"\nalt = "Họp"\ncaption = "Họp"\ncredit = "Sở"\n'
    clocked.write(SCHEDULED, article(OUT, photo, "![Phòng họp](khac.png)"))
    for number, name in enumerate(("anh.png", "khac.png")):
        Image.new("RGB", (40 + number, 30)).save((clocked.root / SCHEDULED).with_name(name))
    clocked.replace(COMMENTARY, "#bai-chi-tiet-x", "")
    site = clocked.build(today=EDITED)
    assert errors(site) == []
    assert not [path for path in site.files if path.startswith("anh/")], "what nobody sees yet is not published"
    assert len([path for path in clocked.build(today=OUT).files if path.startswith("anh/")]) == 2


def test_two_articles_of_one_name_that_are_both_to_come_are_one_error_today(clocked: Workshop) -> None:
    clocked.write("content/news/2026/hen-ngay.md", article(date(2026, 2, 1)))
    found = [one for one in clocked.build(today=EDITED).problems if one.severity == "error"]
    assert [one.code for one in found] == ["address-conflict"]
    assert {found[0].details["first"], found[0].details["second"]} == {SCHEDULED, "content/news/2026/hen-ngay.md"}


# -- what readers and editors see --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (EDITED, "bài hẹn ngày (bài đăng từ ngày 01/4/2025)"),
        (ENDS + timedelta(1), "bài có hạn (bài đã gỡ sau ngày 31/5/2025)"),
        (EDITED, "bài nháp (bài chưa đăng)"),
    ],
)
def test_a_link_to_what_is_not_out_is_words_with_their_day(clocked: Workshop, day: date, shown: str) -> None:
    site = clocked.build(today=day)
    page = site.page("/tinh/thu-nghiem/")
    assert shown in page.text
    assert not [link for link in page.all("a") if link.text == shown.partition(" (")[0]]


def test_the_editor_is_warned_once_for_each_link_at_its_line(clocked: Workshop) -> None:
    text = (clocked.root / COMMENTARY).read_text("utf-8")
    line = 1 + text[: text.index("Xem [bài hẹn")].count("\n")
    found = [one for one in clocked.build(today=EDITED).problems if one.at.path == COMMENTARY]
    assert [(one.code, one.severity, one.at.line) for one in found] == [("link-not-out", "warning", line)] * 3
    assert "01/4/2025" in found[0].message("vi")
    assert "1 April 2025" in found[0].message("en")


def test_the_link_is_there_on_its_day(clocked: Workshop) -> None:
    site = clocked.build(today=OUT)
    links = {link.text: link.get("href") for link in site.page("/tinh/thu-nghiem/").all("a")}
    assert links["bài hẹn ngày"] == "/tin-tuc/hen-ngay/#bai-chi-tiet-x"
    assert links["bài có hạn"] == "/tin-tuc/co-han/"
    assert links["tin tháng tư"] == "/tin-tuc/thang/2025-04/"


# -- mistakes are met when they are made, not on the day of publication ------------------------------------------------


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        (SCHEDULED, "/tin-tuc/co-han/", "/tin-tuc/khong-co/", "broken-link"),
        (SCHEDULED, "Xem [bài]", "![anh](anh.jpg) [bài]", "missing-file"),
        (SCHEDULED, "Xem [bài]", "{khong-co} [bài]", "unknown-short-form"),
        (COMMENTARY, "#bai-chi-tiet-x", "#bai-chi-tiet-y", "broken-anchor"),
    ],
)
def test_a_mistake_that_would_show_later_shows_now(clocked: Workshop, path: str, old: str, new: str, code: str) -> None:
    clocked.replace(path, old, new)
    now = clocked.build(today=EDITED)
    assert [one.code for one in now.problems if one.severity == "error"] == [code], errors(now)


def test_a_wrong_translation_of_an_article_of_the_future_shows_now(clocked: Workshop) -> None:
    clocked.replace(SCHEDULED, "Xem [bài]", "Đã xong 7/9 nhiệm vụ. Xem [bài]")
    clocked.write(
        SCHEDULED.replace("content/", "content/en/"),
        '+++\ntitle = "Article"\nsummary = "Summary."\n+++\n\n## Details\n\n6/9 tasks. See [one](/tin-tuc/co-han/).\n',
    )
    assert "translation-number-changed" in clocked.build(today=EDITED).codes


@pytest.mark.parametrize("taken", ["/tinh/thu-nghiem/", "/gioi-thieu", "/tin-tuc/so-hoa/"])
def test_an_old_address_of_a_living_page_is_one_mistake_at_its_line(clocked: Workshop, taken: str) -> None:
    clocked.replace(SCHEDULED, "/cu/hen/", taken)
    found = [one for one in clocked.build(today=EDITED).problems if one.severity == "error"]
    assert [(one.code, one.at.path, one.at.line) for one in found] == [("old-address-taken", SCHEDULED, 8)]
