"""Markdown to HTML: what is passed, what is not, and that no text of any kind gets more out of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scorecards.addresses.base import Base
from scorecards.inputs.media import Picture, PictureVersion
from scorecards.inputs.prose_html import Targets, image_path, links_of, render_prose, resolve
from scorecards.load.names import LoadContext
from scorecards.load.parsed_text import check_prose, parse_prose
from scorecards.model.articles import Prose
from scorecards.output import Output
from scorecards.problems import Diagnostics
from tests.support.html_tree import Element, parse
from tests.support.words import WORDS

PAGES = {"content/news/2025/a.md": "/tin-tuc/a/", "content/pages/b.md": "/b/"}
_IMAGE = Output("anh/anh.0123456789.png", b"", "content/news/2025/anh.png")
IMAGES = {_IMAGE.source: Picture((PictureVersion(f"/{_IMAGE.path}", 4, 3, _IMAGE),))}
BASE = Base("/repo/")
TARGETS = Targets(PAGES.get, IMAGES.get, BASE.link)


def prose(text: str, path: str = "content/news/2025/a.md") -> Prose:
    return parse_prose(path, text, LoadContext())


def rendered(text: str) -> Element:
    return parse(str(render_prose(prose(text), TARGETS, "bai", WORDS["vi"]).html))


def hrefs(text: str) -> list[str]:
    return [link.get("href") for link in rendered(text).all("a")]


# -- what is passed ----------------------------------------------------------------------------------------------------


def test_headings_get_ids_without_marks_each_its_own() -> None:
    page = rendered("## Số hóa **hồ sơ**\n\n### Đất đai\n\n## Số hóa hồ sơ\n\n## !!!\n")
    assert [heading.get("id") for heading in page.all("h2", "h3")] == [
        "bai-so-hoa-ho-so",
        "bai-dat-dai",
        "bai-so-hoa-ho-so-2",
        "bai",
    ]


def test_tables_scroll_by_themselves_and_have_headings_of_columns() -> None:
    page = rendered("| A | B |\n|---|---|\n| 1 | 2 |\n")
    assert page.one("table").parent is page.one("div")
    assert [cell.get("scope") for cell in page.all("th")] == ["col", "col"]


def test_links_lead_to_pages_whatever_their_files_are_called() -> None:
    text = "[1](../../pages/b.md) [2](../../pages/b.md#x) [3](/tinh/a/) [4](#bai-y) [5](https://vi-du.vn/?a=1&b=2)"
    assert hrefs(text) == ["/repo/b/", "/repo/b/#x", "/repo/tinh/a/", "#bai-y", "https://vi-du.vn/?a=1&b=2"]


def test_images_come_with_their_words() -> None:
    image = rendered('![Một "ảnh"](anh.png)').one("img")
    assert (image.get("src"), image.get("alt")) == ("/repo/anh/anh.0123456789.png", 'Một "ảnh"')


# -- what is not -------------------------------------------------------------------------------------------------------

RAW = [
    "<script>alert(1)</script>",
    "<b>đậm</b>",
    "chữ <a href='https://vi-du.vn'>liên kết</a>",
    "<iframe src=x></iframe>\n\nchữ",
    "<div\nonclick=x>",
    "- <img src=x onerror=alert(1)>",
    "| <b>a</b> |\n|---|\n| <i>b</i> |\n",
    "<?php x ?>",
    "<![CDATA[ <b> ]]>",
]


@pytest.mark.parametrize("text", RAW)
def test_raw_html_comes_out_as_words_and_is_reported(text: str) -> None:
    page = rendered(text)
    assert not page.all("script", "b", "a", "iframe", "img", "i")
    for tag in re.findall(r"<[a-z]+", text):
        assert tag in page.text
    diagnostics = Diagnostics()
    check_prose(prose(text), LoadContext(diagnostics))
    assert "raw-html" in {p.code for p in diagnostics.problems}


def test_comments_are_dropped_and_nothing_beside_them() -> None:
    page = rendered("<!-- ghi chú -->\n\nMột <!-- hai --> ba.\n\n<!-- bốn --> Năm.\n\n<!-- sáu\nbảy -->\n")
    assert page.text == "Một ba. Năm."


SCHEMES = ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html,<b>", "file:///etc/passwd"]
SCHEMES += ["java&#115;cript:alert(1)", "&#x6A;avascript:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)"]
SCHEMES += ["data:image/svg+xml,<svg onload=alert(1)>", "javascript&colon;alert(1)", "\x01javascript:alert(1)"]
FORMS = ["[a]({})", "[a](<{}>)", "<{}>", "[a][b]\n\n[b]: {}", "[a][b]\n\n[b]: <{}>", "[a]({} 'x')", "![a]({})"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_link_runs_a_program_or_reads_a_file(form: str, scheme: str) -> None:
    assert_safe(rendered(form.format(scheme)))


def assert_safe(page: Element) -> None:
    """Only what Markdown has, only attributes that the renderer writes, only addresses of the web and of the site."""
    for element in page:
        assert element.tag in [
            "#page",
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "blockquote",
            "pre",
            "code",
            "em",
            "strong",
            "s",
            "a",
            "img",
            "br",
            "hr",
            "div",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "section",
            "sup",
            "span",
        ]
        allowed = "id href title src alt loading class tabindex scope start role aria-label"
        assert set(element.attributes) <= set(allowed.split()), element.attributes
        for address in (element.get("href"), element.get("src")):
            plain = re.sub(r"[\x00-\x20]", "", address)
            scheme = re.match(r"([^/?#]*):", plain)
            assert not scheme or scheme[1].lower() not in ("javascript", "vbscript", "data", "file"), address


PIECES = st.sampled_from(
    [
        *(
            "[a](",
            ")",
            "](",
            "![",
            "]",
            "<",
            ">",
            "<!--",
            "-->",
            "`",
            "**",
            "|",
            "\n",
            "\n\n",
            "# ",
            "- ",
            "    ",
            "[^1]",
            "[^1]: ",
        ),
        *("javascript:", "https://", "//", "[::1", "a.md", "#", "?", "..", "/", "%", "&#", ";", '"', "'", "\\", "\t"),
        *("<script>", "</b>", "<a href=", "onclick=", "---|---", "[a]: ", "\x00", "\u2028", "\ud7ff", "\U0001f600"),
    ]
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join))
@example("[a](http://[b)")
@example("![a](http://[b)")
@example("[a](//[)")
def test_any_text_makes_sound_html_and_its_links_can_be_checked(text: str) -> None:
    one = prose(text)
    html = str(render_prose(one, TARGETS, "bai", WORDS["vi"]).html)
    assert_safe(parse(html))
    for kind, written, _ in links_of(one):
        assert kind in ("link", "image")
        resolve(one.path, written, TARGETS)
        image_path(one.path, written)


# -- where addresses lead ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../../pages/b.md", "/b/"),
        ("./../../pages/b.md#x", "/b/#x"),
        ("a.md", "/tin-tuc/a/"),
        ("%61.md", "/tin-tuc/a/"),
        ("khong.md", None),
        ("../../../../etc/passwd", None),
        ("www.vi-du.vn", None),
        ("http://[x", None),
        ("/tinh/", "/tinh/"),
        ("#x", "#x"),
        ("//host/x", "//host/x"),
        ("mailto:a@b.vn", "mailto:a@b.vn"),
    ],
)
def test_a_link_in_a_file_leads_to_the_page_that_a_file_makes(href: str, expected: str | None) -> None:
    assert resolve("content/news/2025/a.md", href, TARGETS) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("anh.png", "content/news/2025/anh.png"),
        ("../anh%201.png", "content/news/anh 1.png"),
        ("../../../anh.png", "anh.png"),
        ("../../../../anh.png", None),
        ("/anh.png", None),
        ("https://host/anh.png", None),
        ("//host/anh.png", None),
        ("data:image/png;base64,AA==", None),
        ("http://[x", None),
    ],
)
def test_an_image_is_a_file_of_the_project_or_nothing(source: str, expected: str | None) -> None:
    assert image_path("content/news/2025/a.md", source) == expected


def test_links_know_their_lines() -> None:
    text = "[a](x)\n[b](y) ![c](z)\n\n- [d](x)\n  [e](y)\n\n> [f](x)\n"
    assert [(kind, at.line) for kind, _, at in links_of(prose(text))] == [
        ("link", 1),
        ("link", 2),
        ("image", 2),
        ("link", 4),
        ("link", 5),
        ("link", 7),
    ]


def test_a_heading_takes_no_name_that_another_has() -> None:
    page = rendered("## Kết quả\n\n## Kết quả 2\n\n## Kết quả\n\n## Kết quả 2\n")
    ids = [heading.get("id") for heading in page.all("h2")]
    assert ids[:2] == ["bai-ket-qua", "bai-ket-qua-2"]
    assert len(set(ids)) == 4


def test_columns_are_aligned_by_class_and_no_style_stands_in_a_page() -> None:
    text = "| A | B | C | D |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |\n"
    page = rendered(text)
    for tag in ("th", "td"):
        assert [cell.get("class") for cell in page.all(tag)] == ["to-left", "to-center", "to-right", ""]
    assert "style" not in str(render_prose(prose(text), TARGETS, "bai", WORDS["vi"]).html)
