"""Links and images that lead nowhere: reported once, with the file, the line and what was probably meant."""

from __future__ import annotations

import pickle
from io import BytesIO

import pytest
from PIL import Image

from scorecards.render.links import links_of_page
from tests.support.projects import Workshop

ARTICLE = "content/news/2025/hai.md"

LINKS = {
    "no such page": ("[a](/tinh/thu-nghiêm/)", "broken-link", "/tinh/thu-nghiem/"),
    "a page without its closing slash": ("[a](/tinh/thu-nghiem)", "broken-link", "/tinh/thu-nghiem/"),
    "no such anchor": ("[a](/tinh/thu-nghiem/#thu-nghiem.bao-cao.hoso)", "broken-anchor", "thu-nghiem.bao-cao.ho-so"),
    "no such anchor on another text": ("[a](so-hoa.md#bai-chi-tet)", "broken-anchor", "bai-chi-tiet"),
    "no such anchor on its own page": ("[a](#bai-khong-co)", "broken-anchor", ""),
    "a file that is not there": ("[a](khong.md)", "missing-file", ""),
    "an address without its scheme": ("[a](www.vi-du.vn)", "missing-file", ""),
    "a file of the site that is not there": (
        "[a](/du-lieu/observation.csv)",
        "broken-link",
        "/du-lieu/observations.csv",
    ),
    "an image that is not there": ("![a](khong.png)", "missing-file", ""),
    "an image elsewhere": ("![a](https://vi-du.vn/a.png)", "image-elsewhere", ""),
    "an image elsewhere, without scheme": ("![a](//vi-du.vn/a.png)", "image-elsewhere", ""),
    "an image in the text itself": ("![a](data:image/png;base64,AAAA)", "image-elsewhere", ""),
    "an image out of the project": ("![a](../../../../a.png)", "outside-project", ""),
    "an image by its place on the site": ("![a](/static/mark.svg)", "outside-project", ""),
    "an image without words": ("![](co.png)", "image-without-alternative", ""),
}

_bytes = BytesIO()
Image.new("RGB", (2, 2)).save(_bytes, "PNG")
PICTURE = _bytes.getvalue()

STAGES = (
    ("image-without-alternative",),
    ("missing-file", "image-elsewhere", "outside-project"),
    ("broken-link", "broken-anchor"),
)
"""Codes that are noted together: at an error of one stage of the build the next is not reached."""


def test_every_mistake_is_of_a_stage() -> None:
    assert {code for _, code, _ in LINKS.values()} == {code for codes in STAGES for code in codes}


@pytest.mark.parametrize("told", STAGES, ids="-".join)
@pytest.mark.parametrize("base", ["/", "/repo/"])
def test_links_that_lead_nowhere(project: Workshop, told: tuple[str, ...], base: str) -> None:
    expected = {}
    for text, code, near in (one for one in LINKS.values() if one[1] in told):
        line = project.append(ARTICLE, f"\nTrước.\n\nMột dòng,\n{text} sau.\n") + 4
        expected[line] = [(code, ARTICLE, near)]
    if "image-without-alternative" in told:
        project.write(f"{ARTICLE.rpartition('/')[0]}/co.png", PICTURE)
    site = project.build(base)
    assert site.files == {}
    found: dict[int | None, list[tuple[str, str, str]]] = {}
    for problem in site.problems:
        near = str(problem.details.get("near", ""))
        found.setdefault(problem.at.line, []).append((problem.code, problem.at.path, near))
        assert near in problem.hint("vi")
    assert found == expected


def test_each_of_several_is_reported_at_its_place(project: Workshop) -> None:
    first = project.append(ARTICLE, "[a](/khong/)\n[b](/khong/)\n")
    other = project.append("content/pages/gioi-thieu.md", "[c](/khong/)\n")
    places = [(p.at.path, p.at.line) for p in project.build().problems]
    assert sorted(places) == [(ARTICLE, first), (ARTICLE, first + 1), ("content/pages/gioi-thieu.md", other)]


@pytest.mark.parametrize("base", ["/", "/repo/", "https://host.example/repo/"])
def test_a_broken_link_of_a_template_is_reported_once(project: Workshop, base: str) -> None:
    project.replace("themes/plain/templates/base.html", "<footer>", "<footer><a href=\"{{ link('/tinhh/') }}\">x</a>")
    (problem,) = project.build(base).problems
    assert (problem.code, problem.details["near"]) == ("broken-link", "/tinh/")


def test_a_template_that_forgets_the_base_is_caught(project: Workshop) -> None:
    project.replace("themes/plain/templates/base.html", "<footer>", '<footer><a href="/tinh/">x</a>')
    assert project.build("/").problems == []
    (problem,) = project.build("/repo/").problems
    assert (problem.code, problem.details["read"]) == ("broken-link", "/tinh/")


def test_links_within_the_project_hold_at_every_base(project: Workshop) -> None:
    project.append(ARTICLE, "\n[a](../../provinces/thu-nghiem.md#limits-ha-tang) [b](/thuat-ngu/#an-toan) [c](/#)\n")
    for base in ("/", "/repo/", "https://host.example/"):
        assert project.build(base).problems == []


def test_pages_that_come_from_other_processes_hold_their_common_links_once() -> None:
    html = '<a id="muc" href="/tinh/">a</a><a href="#muc">b</a><a href="https://vi-du.vn/">c</a><img src="/a?b&amp;c">'
    made = [links_of_page(path, "vi", html, "x") for path in ("/a/", "/b/")]
    come = [pickle.loads(pickle.dumps(one)) for one in made]
    assert come == made
    assert come[0].links == ("/tinh/", "#muc", "/a?b&c")
    assert all(one is other for one, other in zip(come[0].links, come[1].links, strict=True))
