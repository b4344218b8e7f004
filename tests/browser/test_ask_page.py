"""A report of a wrong figure and a question to its agency, written from the figure and sent by the reader."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import HOST, Visitor, until
from tests.support.projects import Site, Workshop, workshop

pytestmark = pytest.mark.browser

ID = "thu-nghiem.bao-cao.nhiem-vu"
PERSON = """
[[contacts]]
name = "Phòng Chuyển đổi số"
name_en = "Digital Transformation Office"
email = "cds@vi-du.vn"
phone = "0239 000 000"
"""


def project(folder: Path, first: str = "", last: str = "") -> Workshop:
    made = workshop(folder)
    made.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    text = (made.root / "data/site.toml").read_text("utf-8")
    kept = [line for line in text.splitlines() if not line.startswith(("email", "repository", "feedback"))]
    made.write("data/site.toml", "\n".join([first, *kept, last]))
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    built = project(tmp_path_factory.mktemp("ask"), last=PERSON).build(f"{HOST}/")
    assert built.problems == []
    return built


def texts(page: Page) -> list[str]:
    until(page, "document.querySelector('#wrong-text')?.value")
    return [box.input_value() for box in page.locator("textarea").all()]


def test_a_figure_leads_to_a_report_of_its_own_words(site: Site, visit: Visitor) -> None:
    unit = site.page("/tinh/thu-nghiem/")
    links = [one.get("href") for one in unit.all("a") if one.has_class("report")]
    asked = [parse_qs(urlsplit(link).query)["trang"][0] for link in links]
    [link] = {link for link, trang in zip(links, asked, strict=True) if trang.endswith("#" + ID)}
    line = next(one.text for one in unit.by_id(ID).all("span") if "data-said" in one.attributes)
    visited = visit(site, link)
    wrong, agency = texts(visited.page)
    for text in (wrong, agency):
        assert line in text.replace("\N{NO-BREAK SPACE}", " ")
        assert f"/tinh/thu-nghiem/#{ID}" in text
    mail = visited.page.locator("[data-mail]").get_attribute("href") or ""
    assert mail.startswith("mailto:cds@vi-du.vn?")
    assert parse_qs(urlsplit(mail).query)["body"] == [wrong.replace("\n", "\r\n")]
    assert (visited.faults, visited.elsewhere) == ([], [])


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "?trang=//xau.vi-du.vn/a",
        "?trang=https://xau.vi-du.vn",
        "?trang=/khong-co/%23x",
        "?trang=/tinh/thu-nghiem/%23khong-co",
    ],
)
def test_an_address_that_is_not_this_sites_is_not_asked_for(site: Site, visit: Visitor, asked: str) -> None:
    visited = visit(site, f"/bao-sai/{asked}")
    wrong, _ = texts(visited.page)
    assert "xau.vi-du.vn" not in wrong
    assert visited.elsewhere == []
    assert visited.page.locator("#noi-toi").is_visible() == bool(asked)


def test_without_script_the_page_says_what_to_write_and_to_whom(site: Site) -> None:
    page = site.page("/bao-sai/")
    [persons] = [one for one in page.all("ul") if one.has_class("persons")]
    assert [link.get("href") for link in persons.all("a")] == ["mailto:cds@vi-du.vn", "tel:0239000000"]
    assert "Digital Transformation Office" in site.page("/en/bao-sai/").text


def test_an_address_for_mail_is_written_to_at_once(tmp_path: Path) -> None:
    built = project(tmp_path, 'email = "lien-he@vi-du.vn"').build("https://vi-du.vn/kho/")
    links = [one.get("href") for one in built.page("/tinh/thu-nghiem/").all("a") if one.has_class("report")]
    assert links
    assert all(link.startswith("mailto:lien-he@vi-du.vn") for link in links)
