"""The build as a whole, on a small invented project: what it makes byte for byte, and that hostile words stay words.

After a change that is meant, `python build.py test -n 0 --refresh-golden` writes tests/golden/ anew; read the diff
before committing it.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import struct
import zlib
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.support.harmless import check, inside
from tests.support.html_tree import Element
from tests.support.links import broken
from tests.support.projects import ROOT, SMALL, Site, Workshop, build_site

GOLDEN = ROOT / "tests" / "golden" / "small"
STATIC = "static.txt"
"""Name of the list of static files in the golden output."""


def files_below(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def golden(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files of a site as tests/golden/ holds them: of static files the names, which say what is in them."""
    static = sorted(name for name in files if name.startswith("static/"))
    listed = "".join(f"{name}\n" for name in static).encode()
    # What packs workbooks gives other bytes on other systems; tests/publish reads them.
    kept = {name: content for name, content in files.items() if name not in static and not name.endswith(".xlsx")}
    return {**kept, STATIC: listed}


# -- what it makes -----------------------------------------------------------------------------------------------------


def test_the_small_project_makes_its_golden_output(request: pytest.FixtureRequest) -> None:
    made = golden(build_site(SMALL).files)
    if request.config.getoption("--refresh-golden"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for name, content in made.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_bytes(content)
    expected = files_below(GOLDEN)
    meant = "where the change is meant: python build.py test -n 0 --refresh-golden"
    assert sorted(made) == sorted(expected), meant
    for name, content in sorted(made.items()):
        assert content.decode("utf-8", "replace") == expected[name].decode("utf-8", "replace"), f"{name}; {meant}"
        assert content == expected[name], name


def test_the_small_project_shows_every_kind_of_value() -> None:
    site = build_site(SMALL)
    project = site.built.prepared.project
    assert project is not None
    kinds = {type(observation.value).__name__ for observation in project.observations}
    assert kinds >= {"Number", "Share", "Progress", "Change", "Missing"}
    assert site.problems == []


@pytest.mark.parametrize("base", ["/", "/repo/", "https://host.example/a/b/"])
def test_the_small_project_has_no_broken_link(base: str) -> None:
    assert broken(build_site(SMALL, base).files, base) == []


def test_the_address_in_the_settings_is_used_where_none_is_given(project: Workshop) -> None:
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "plain"\naddress = "https://host.example/phieu-diem"')
    built = build_site(project.root, "").files
    assert b'href="https://host.example/phieu-diem/tinh/"' in built["tinh/index.html"]
    assert broken(built, "https://host.example/phieu-diem/") == []
    assert "sitemap.xml" not in project.build("/").files


def test_an_address_that_is_none_is_a_problem(project: Workshop) -> None:
    for address in ("https://[vi-du.vn", "https://vi-du.vn/?x=1", "https://vi-du.vn/../"):
        site_toml = (SMALL / "data/site.toml").read_text(encoding="utf-8")
        project.write("data/site.toml", f'address = "{address}"\n{site_toml}')
        site = build_site(project.root, "")
        assert [(p.code, p.at.path, p.details["read"].strip('"')) for p in site.problems] == [
            ("wrong-type", "data/site.toml", address)
        ]
        assert site.files == {}


# -- drafts and dates --------------------------------------------------------------------------------------------------


def test_drafts_and_the_future_are_held_back(project: Workshop) -> None:
    draft, first = "tin-tuc/nhap/index.html", "tin-tuc/so-hoa/index.html"
    site = project.build()
    assert draft not in site.files
    assert first in site.files
    assert draft in project.build(drafts=True).files
    corrected = '\n[[correction]]\ndate = 2025-03-05\ntext = "Bản trước ghi 1.243 hồ sơ; nay sửa thành 1.234."\n'
    project.replace("content/news/2025/so-hoa.md", corrected, "")
    (project.root / "content/en/news/2025/so-hoa.md").unlink()
    before = project.build(today=date(2025, 3, 1))
    assert first not in before.files
    assert before.codes == ["link-not-out"] * 2, "the links to it from the commentary and its translation"
    project.replace("content/provinces/thu-nghiem.md", " và [bài tin](../news/2025/so-hoa.md#bai-chi-tiet)", "")
    project.replace("content/en/provinces/thu-nghiem.md", " and [the article](../news/2025/so-hoa.md#bai-chi-tiet)", "")
    early = project.build(today=date(2025, 3, 1))
    assert early.codes == []
    assert first not in early.files
    assert "tin/1.html" not in early.files, "its old addresses wait with it"


def test_coverage_counts_the_originals_and_not_their_translations(project: Workshop) -> None:
    both = project.build().built.prepared.coverage
    shutil.rmtree(project.root / "content" / "en")
    assert project.build().built.prepared.coverage == both
    assert both.numbers > 0


# -- hostile words -----------------------------------------------------------------------------------------------------

HOSTILE = """ – <script>alert("!")</script>&amp;<img src=x onerror='a'>]]>"""
TEXTS = (
    "name|name_en|title|title_en|description|definition|note|issuer|publisher|publisher_note|data_licence|universe_name|"
    "region|number|summary|author|unit|text|quote|total|tinh|xa"
)


@pytest.fixture(params=["plain", "default"])
def hostile(project: Workshop, request: pytest.FixtureRequest) -> Site:
    """The small project with markup in every name and sentence."""
    field = re.compile(rf'^({TEXTS}) = "(.*)"$', re.MULTILINE)
    for folder in ("data", "content"):
        for file in sorted((project.root / folder).rglob("*.*")):
            text = file.read_text(encoding="utf-8")
            text = field.sub(lambda found: f"{found[1]} = {json.dumps(found[2] + HOSTILE, ensure_ascii=False)}", text)
            file.write_text(text, encoding="utf-8")
    project.replace("data/site.toml", 'theme = "plain"', f'theme = "{request.param}"')
    project.append("content/pages/gioi-thieu.md", "\n<script>alert(1)</script>\n\nMột <b onclick='x'>chữ</b>.\n")
    site = project.build("https://host.example/")
    assert "raw-html" in site.codes
    assert site.files, site.codes
    return site


def test_hostile_words_make_no_element_and_no_attribute(hostile: Site) -> None:
    scripts = [script for page in hostile.pages.values() for script in page.all("script")]
    own = {inside(script) for script in scripts if not script.attributes}
    assert len(own) <= 1, "the theme's own script, the same on every page"
    for name in hostile.pages:
        check(name, hostile.files[name])


def test_hostile_words_are_read_as_they_were_written(hostile: Site) -> None:
    unit = hostile.page("/tinh/thu-nghiem/")
    assert unit.one("h1").text == f"Thử Nghiệm{HOSTILE}"
    assert f"45,60%{HOSTILE}" in [quote.text[-len(HOSTILE) - 6 :] for quote in unit.all("blockquote")]
    titles = [svg.one("title").text for svg in unit.all("svg") if svg.get("role") == "img"]
    assert any(title.startswith(f"Hồ sơ số hóa{HOSTILE}, Thử Nghiệm{HOSTILE}") for title in titles)
    about = hostile.page("/gioi-thieu/").one("main").text
    assert "<script>alert(1)</script>" in about
    assert "<b onclick='x'>chữ</b>" in about
    (description,) = described(unit)
    assert description.startswith(
        f"Chuyển đổi số của Thử Nghiệm{HOSTILE}: Hồ sơ số hóa{HOSTILE} 45,60% (đến 28/02/2025);"
    )


def described(page: Element) -> list[str]:
    return [meta.get("content") for meta in page.all("meta") if meta.get("name") == "description"]


def test_hostile_words_stay_whole_in_open_data_and_the_site_map(hostile: Site) -> None:
    figures = json.loads(hostile.files["du-lieu/observations.json"])["figures"]
    text = hostile.files["du-lieu/observations.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["area_name"] for row in rows if row["kind"] == "observation"} == {
        f"Tỉnh Thử Nghiệm (giả định){HOSTILE}"
    }
    assert [row["quote"] for row in rows] == [figure.get("quote", "") for figure in figures]
    assert len(list(ET.fromstring(hostile.files["sitemap.xml"]))) > 20


# -- images ------------------------------------------------------------------------------------------------------------


def png(width: int, height: int) -> bytes:
    """A grey picture, made by hand so that nothing but the format is taken for granted."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + bytes(range(width % 200)) + b"\x80" * (width - width % 200) for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_an_image_of_an_article_goes_out_under_a_plain_name_and_every_address_of_it_works(project: Workshop) -> None:
    project.write("content/news/2025/Ảnh họp 50%.PNG", png(600, 40))
    project.append("content/news/2025/hai.md", "\n![Một cuộc họp](<Ảnh họp 50%25.PNG>)\n")
    project.replace(
        "content/news/2025/so-hoa.md",
        "[[correction]]",
        '[photo]\nfile = "Ảnh họp 50%.PNG"\nalt = "Họp"\ncaption = "Chú thích"\ncredit = "Người Thử"\n\n[[correction]]',
    )
    site = project.build("/repo/")
    assert site.codes == []
    assert broken(site.files, "/repo/") == []
    pictures = [name for name in site.files if name.startswith("anh/")]
    assert pictures
    assert all(re.fullmatch(r"anh/anh-hop-50-\d+\.[0-9a-f]{10}\.jpg", name) for name in pictures)
    image = site.page("/tin-tuc/hai/").one("img")
    assert image.get("alt") == "Một cuộc họp"
    assert image.get("src").removeprefix("/repo/") in pictures


@pytest.mark.parametrize("content", [b"", b"no image", png(30, 30)[:60], png(30, 30)[:40] + b"\0" * 40, b"GIF89a"])
def test_a_file_that_is_no_image_is_a_problem(project: Workshop, content: bytes) -> None:
    project.write("content/news/2025/hong.png", content)
    line = project.append("content/news/2025/hai.md", "\n![Hỏng](hong.png)\n") + 1
    (problem,) = project.build().problems
    assert (problem.code, problem.at.path, problem.at.line) == ("bad-image", "content/news/2025/hai.md", line)


# -- two sources for one address ---------------------------------------------------------------------------------------


def test_two_articles_of_one_name_are_a_problem_that_names_both(project: Workshop) -> None:
    text = (project.root / "content/news/2025/hai.md").read_text(encoding="utf-8")
    project.write("content/news/2024/hai.md", text)
    site = project.build()
    assert "address-conflict" in site.codes
    problem = next(p for p in site.problems if p.code == "address-conflict")
    named = {problem.details["first"], problem.details["second"]}
    assert named == {"content/news/2024/hai.md", "content/news/2025/hai.md"}
    assert problem.details["path"] == "tin-tuc/hai/index.html"
    assert site.files == {}


@pytest.mark.parametrize(
    "address", ["/tinh/thu-nghiem/", "/tinh/thu-nghiem", "/", "/404.html", "/tin-tuc/hai/", "/en/", "/en/tin-tuc/"]
)
def test_an_old_address_at_which_a_page_stands_is_one_problem_at_its_line(project: Workshop, address: str) -> None:
    project.replace("content/news/2025/so-hoa.md", '"/cu/so-hoa"', f'"{address}"')
    (problem,) = project.build().problems
    assert (problem.code, problem.details["read"]) == ("old-address-taken", address)
    lines = project.root.joinpath("content/news/2025/so-hoa.md").read_text("utf-8").splitlines()
    assert problem.at.line == next(n for n, line in enumerate(lines, 1) if line.startswith("old_addresses"))


@pytest.mark.parametrize("address", ["/du-lieu/observations.csv", "/static/search.js", "/static/style.css"])
def test_an_old_address_at_which_a_file_stands_or_may_stand_is_one_problem(project: Workshop, address: str) -> None:
    project.replace("content/news/2025/so-hoa.md", '"/cu/so-hoa"', f'"{address}"')
    (problem,) = project.build().problems
    assert (problem.code, problem.at.path) == ("wrong-type", "content/news/2025/so-hoa.md")
    assert address in problem.message("vi")


@pytest.mark.parametrize("address", ["/aux/", "/.scorecards/x/", "/a./b/"])
def test_an_old_address_that_no_computer_can_hold_is_a_problem(project: Workshop, address: str) -> None:
    project.replace("content/news/2025/so-hoa.md", '"/cu/so-hoa"', f'"{address}"')
    (problem,) = project.build().problems
    assert (problem.code, problem.at.path) == ("output-bad-path", "content/news/2025/so-hoa.md")


@pytest.mark.parametrize("name", ["con", "aux"])
def test_an_article_named_as_no_file_may_be_is_a_problem_of_its_own(name: str, project: Workshop) -> None:
    old = project.root / "content/news/2025/so-hoa.md"
    project.write(f"content/news/2025/{name}.md", old.read_text("utf-8").replace("old_addresses", "# "))
    found = [one for one in project.build().built.problems if one.code == "output-bad-path"]
    assert [one.at.path for one in found] == [f"content/news/2025/{name}.md"]


def test_old_addresses_lead_to_the_new_one(project: Workshop) -> None:
    site = project.build("/repo/")
    for name in ("tin/1.html", "cu/so-hoa/index.html"):
        page = site.pages[name]
        (refresh,) = (meta.get("content") for meta in page.all("meta") if meta.get("http-equiv") == "refresh")
        assert refresh == "0; url=/repo/tin-tuc/so-hoa/"
        assert page.one("a").get("href") == "/repo/tin-tuc/so-hoa/"


# -- what people say of figures later ----------------------------------------------------------------------------------

REVISION = """
[mot]
figure = "{figure}"
old = "45,06%"
new = "45,60%"
reason = "Gõ nhầm."
date = 2025-04-01
"""
EXPLANATION = """
[mot]
finding = "{finding}"
text = "Hai cách đếm khác nhau."
by = "Sở Thử Nghiệm"
date = 2025-04-01
state = "answered"
"""


def test_a_revision_is_shown_with_its_figure(project: Workshop) -> None:
    project.write("data/revisions.toml", REVISION.format(figure="thu-nghiem.bao-cao.ho-so"))
    site = project.build()
    assert site.problems == []
    page = site.page("/thay-doi/").one("main")
    assert "45,06%|45,60%|Gõ nhầm." in page.text
    assert "/tinh/thu-nghiem/#thu-nghiem.bao-cao.ho-so" in [link.get("href") for link in page.all("a")]


def test_a_figure_says_that_it_was_revised_wherever_it_stands(project: Workshop) -> None:
    newer = REVISION.replace("[mot]", "[hai]").replace("45,06%", "45,66%").replace("2025-04-01", "2025-05-02")
    figure = "thu-nghiem.bao-cao.ho-so"
    project.write("data/revisions.toml", (REVISION + newer).format(figure=figure))
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "default"')
    site = project.build()
    for path, words in (
        ("/tinh/thu-nghiem/", "đã sửa ngày 02/5/2025, trước ghi 45,66%"),
        ("/chi-tieu/ho-so/", "đã sửa ngày 02/5/2025, trước ghi 45,66%"),
        ("/en/tinh/thu-nghiem/", "corrected on 2 May 2025, before: 45,66%"),
    ):
        said = [one for one in site.page(path).all("a") if one.has_class("revised")]
        assert {(one.text, one.get("href").partition("thay-doi/")[2]) for one in said} == {(words, "#hai")}, path


def test_a_revision_of_no_figure_is_told_which_was_meant(project: Workshop) -> None:
    project.write("data/revisions.toml", REVISION.format(figure="thu-nghiem.bao-cao.hoso"))
    (problem,) = project.build().problems
    assert (problem.code, str(problem.at)) == ("unknown-figure", "data/revisions.toml:3:10")
    assert problem.details["near"] == "thu-nghiem.bao-cao.ho-so"


def test_an_explanation_stands_with_its_finding_and_has_to_name_one(project: Workshop) -> None:
    project.replace("data/provinces/thu-nghiem/2025-02.toml", "234 hồ sơ, đạt tỷ lệ 20,5%", "12/12 hồ sơ, đạt 20,5%")
    findings = project.build().built.prepared.findings
    assert findings, "12 of 12 are not 20,5%"
    id = findings[0].id
    project.write("data/explanations.toml", EXPLANATION.format(finding=id))
    site = project.build()
    assert not [p for p in site.problems if p.severity == "error"]
    explained = [one.text for one in site.page("/doi-chieu/").all("article") if "Hai cách đếm khác nhau." in one.text]
    assert len(explained) == 1
    assert "12 trên 12 là 100%" in explained[0]
    project.write("data/explanations.toml", EXPLANATION.format(finding=f"{id}x"))
    (problem,) = (p for p in project.build().problems if p.code == "unknown-finding")
    assert (str(problem.at), problem.details["near"]) == ("data/explanations.toml:3:11", id)
