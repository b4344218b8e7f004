"""Reports, shares and citations: what their addresses say when they are read back."""

from __future__ import annotations

import base64
import json
import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.model.project import Feedback
from scorecards.render.contact import FORM, Contact, mail_address, share_addresses
from tests.support.html_tree import Element
from tests.support.projects import ROOT, Site, Workshop

EMAIL, REPOSITORY = "so-lieu@vi-du.vn", "https://github.com/vi-du/phieu-diem"
HOST = "https://vi-du.github.io/repo/"
LINES = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=60)


@given(LINES, st.lists(LINES, max_size=4))
def test_a_mail_address_reads_back_as_it_was_written(subject: str, lines: list[str]) -> None:
    address = mail_address(EMAIL, subject, lines)
    assert re.fullmatch(r"mailto:[!-~]+", address)
    to, _, query = address.removeprefix("mailto:").partition("?")
    assert to == EMAIL
    said = dict(part.split("=") for part in query.split("&"))
    assert {key: unquote(value) for key, value in said.items()} == {"subject": subject, "body": "\r\n".join(lines)}


@given(LINES, LINES)
def test_an_issue_address_reads_back_as_it_was_written(subject: str, words: str) -> None:
    address = Contact(Feedback.ISSUES, "", REPOSITORY).report(subject, [("so-lieu", "Trang ghi", words)], "Sai ở đâu")
    assert address.startswith(f"{REPOSITORY}/issues/new?")
    said = parse_qs(urlsplit(address).query, keep_blank_values=True, strict_parsing=True)
    assert said == {"template": [FORM], "title": [subject], "so-lieu": [words]}


def test_shared_pages_read_back_and_nothing_is_shared_from_nowhere() -> None:
    page, title = "https://vi-du.vn/tinh/ha-tinh/?a=1&b=2", "Hà Tĩnh & Nghệ An"
    found = {name: urlsplit(address) for name, address in share_addresses(page, title)}
    asked = {name: parse_qs(one.query) for name, one in found.items()}
    assert {name: one.hostname for name, one in found.items()} == {
        "Facebook": "www.facebook.com", "Zalo": "button-share.zalo.me", "X": "x.com",
    }  # fmt: skip
    assert asked["Facebook"] == {"u": [page]}
    assert asked["X"] == {"text": [title], "url": [page]}
    assert json.loads(base64.b64decode(asked["Zalo"]["d"][0])) == {"url": page}
    assert share_addresses("/tinh/ha-tinh/", title) == ()


def test_the_issue_form_has_the_fields_that_reports_fill_in() -> None:
    form = (ROOT / ".github" / "ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8")
    assert re.findall(r"^    id: ([a-z-]+)$", form, re.MULTILINE)[:3] == ["so-lieu", "trang", "ma"]


# -- on the site -------------------------------------------------------------------------------------------------------


def site_of(project: Workshop, base: str, *, email: str = "", repository: str = "", feedback: str = "") -> Site:
    """The small site in the default theme, at an address, with ways to turn to."""
    given = {"email": email, "repository": repository, "feedback": feedback}
    text = (project.root / "data/site.toml").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if line.split(" = ")[0] not in (*given, "theme")]
    lines = [f'{key} = "{value}"' for key, value in given.items() if value]
    project.write("data/site.toml", "\n".join(['theme = "default"', *lines, *kept, ""]))
    return project.build(base)


def reports(page: Element) -> list[Element]:
    return [one for one in page.all("a") if one.has_class("report")]


def said(link: Element) -> str:
    """All that the report of a link says, decoded."""
    return unquote(link.get("href"))


@pytest.mark.parametrize("way", [{"email": EMAIL}, {"repository": REPOSITORY}])
def test_the_report_of_each_figure_names_figure_page_value_and_source(project: Workshop, way: dict[str, str]) -> None:
    site = site_of(project, HOST, **way)
    assert site.built.prepared.project
    own = {o.id: o for o in site.built.prepared.project.observations if o.place == "thu-nghiem"}
    page = site.page("/tinh/thu-nghiem/")
    found = {}
    for link in reports(page):
        if named := re.search(rf"{re.escape(HOST)}tinh/thu-nghiem/#([a-z0-9.-]+)", said(link)):
            found[named[1]] = said(link)
    ranked = {
        row.id for ranking in site.built.prepared.project.rankings for row in ranking.rows if row.place == "thu-nghiem"
    }
    aims = {target.id for target in site.built.prepared.project.targets}
    lines = [one.text.rpartition(", ") for one in page.all("span") if "data-line" in one.attributes]
    cited = {address.partition("#")[2]: line for line, _, address in lines}
    assert set(own) | ranked <= set(found) <= set(own) | ranked | aims
    assert set(found) & aims
    for id, words in found.items():
        assert f"{HOST}tinh/thu-nghiem/#{id}" in words
        assert id in aims or "Thử Nghiệm" in words
        if id in own:
            assert cited[id] in words.replace("\N{NO-BREAK SPACE}", " "), (
                "value, period and source as the citation has them"
            )
        start = f"mailto:{EMAIL}?" if "email" in way else f"{REPOSITORY}/issues/new?template={FORM}"
        assert words.startswith(start)


def test_the_citation_of_each_figure_says_what_its_row_says(project: Workshop) -> None:
    site = site_of(project, HOST)
    page = site.page("/tinh/thu-nghiem/")
    lines = [one.text for one in page.all("span") if "data-line" in one.attributes]
    assert site.built.prepared.project
    own = [o for o in site.built.prepared.project.observations if o.place == "thu-nghiem"]
    assert len(lines) == len(own)
    for observation in own:
        (line,) = [one for one in lines if one.endswith(f"/thu-nghiem/#{observation.id}")]
        assert f", {HOST}" in line
        indicator = site.built.prepared.project.indicators[observation.indicator].name.vi
        document = site.built.prepared.project.documents[observation.document]
        assert line.startswith(indicator)
        assert (document.number or document.title.vi) in line
        edition = f"{HOST}du-lieu/phien-ban/2025-06-01/" in line
        assert ("phiên bản" if edition else "bản ngày 22/11/2026") in line
        if observation.printed:
            assert observation.printed in line


def test_without_an_address_the_page_that_says_how_is_offered(project: Workshop) -> None:
    site = site_of(project, "/")
    for page in site.pages.values():
        hrefs = [one.get("href") for one in page.all("a")]
        assert not [href for href in hrefs if href.startswith("mailto:") or "/issues/new" in href]
        assert all("/bao-sai/?trang=" in one.get("href") for one in reports(page))
        assert not [href for href in hrefs if "facebook" in href or "zalo" in href]
    assert "chưa ghi địa chỉ nhận thư" in site.page("/bao-sai/").text


def test_the_chosen_way_wins_and_without_its_address_a_warning_says_so(project: Workshop) -> None:
    both = site_of(project, HOST, email=EMAIL, repository=REPOSITORY, feedback="issues")
    assert all("/issues/new" in one.get("href") for one in reports(both.page("/tinh/thu-nghiem/")))
    usual = site_of(project, HOST, email=EMAIL, repository=REPOSITORY)
    assert all(one.get("href").startswith("mailto:") for one in reports(usual.page("/tinh/thu-nghiem/")))
    none = site_of(project, HOST, repository=REPOSITORY, feedback="email")
    assert "feedback-nowhere" in none.codes
    assert all("/bao-sai/?trang=" in one.get("href") for one in reports(none.page("/tinh/thu-nghiem/")))
    elsewhere = site_of(project, HOST, repository="https://kho.vi-du.vn/a/b")
    found = reports(elsewhere.page("/tinh/thu-nghiem/"))
    assert all("/bao-sai/" in one.get("href") for one in found), "only GitHub is known to have the form"
