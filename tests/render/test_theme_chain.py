"""A second theme on top of the one that comes with the program, and a project's own changes on top of both."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.support.links import broken
from tests.support.projects import ROOT, Site, Workshop

SECOND = ROOT / "tests" / "sites" / "second-theme"


def dressed(project: Workshop, theme: str, *, local: bool = False) -> Site:
    """The small project in a theme of tests/sites/second-theme/ or in the program's own."""
    for name in ("xanh", "con", *(["local"] if local else [])):
        shutil.copytree(SECOND / "themes" / name, project.root / "themes" / name, dirs_exist_ok=True)
    project.replace("data/site.toml", 'theme = "plain"', f'theme = "{theme}"')
    site = project.build()
    assert site.problems == []
    return site


@pytest.fixture(params=["xanh", "con"])
def second(project: Workshop, request: pytest.FixtureRequest) -> Site:
    """In the second theme, itself and as the parent of another."""
    return dressed(project, request.param)


def stylesheet(site: Site) -> str:
    (content,) = (content for name, content in site.files.items() if re.fullmatch(r"static/style\.\w+\.css", name))
    return content.decode()


def test_a_template_extends_that_of_the_same_name_in_the_parent(second: Site) -> None:
    page = second.page("/tinh/thu-nghiem/")
    (added,) = (p for p in page.all("p") if p.has_class("xanh"))
    assert added.text == "Phiếu điểm xanh: Tỉnh Thử Nghiệm (giả định)"
    assert page.by_id("thu-nghiem.bao-cao.ho-so").text, "the parent's block is there"
    assert page.one("h1").text == "Thử Nghiệm"


def test_whatever_a_theme_does_not_have_is_the_parents(project: Workshop, second: Site) -> None:
    shutil.rmtree(project.root)
    shutil.copytree(ROOT / "tests/sites/small", project.root)
    plain = dressed(project, "default")
    name = "chi-tieu/ho-so/index.html"
    icon = re.compile(rb"icon\.\w+\.svg|style\.\w+\.css|\.\w{10}\.json|var\(--accent,#[0-9a-f]+\)")
    assert icon.sub(b"", second.files[name]) == icon.sub(b"", plain.files[name])
    assert broken(second.files, "/") == []


def test_a_static_file_stands_in_for_the_parents(second: Site) -> None:
    (icon,) = (content for name, content in second.files.items() if re.fullmatch(r"static/icon\.\w+\.svg", name))
    assert icon == (SECOND / "themes/xanh/static/icon.svg").read_bytes()


def test_colours_are_those_of_the_chain_in_pages_and_charts(second: Site) -> None:
    light = re.search(r":root\{color-scheme:light;([^}]*)\}", stylesheet(second))
    assert light
    colours = dict(pair.split(":") for pair in light[1].strip(";").split(";"))
    assert colours["--accent"] == "#1144aa"
    assert colours["--ink"] == "#17233a", "the parent's"
    drawn = second.files["tinh/thu-nghiem/index.html"].decode()
    assert "var(--accent,#1144aa)" in drawn
    assert "var(--ink,#17233a)" in drawn


def test_a_theme_changes_one_step_of_the_scales_of_its_parent(project: Workshop) -> None:
    shutil.copytree(SECOND / "themes" / "xanh", project.root / "themes" / "xanh")
    project.append("themes/xanh/theme.toml", '\n[type]\ns = "1rem"\n')
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "xanh"')
    style = stylesheet(project.build())
    assert style.startswith(":root{--text-s:1rem;--text-note:0.9375rem;")
    assert "--space-8:4.5rem;}" in style


@pytest.mark.parametrize("theme", ["default", "con", "plain"])
def test_a_projects_own_changes_stand_before_any_theme(project: Workshop, theme: str) -> None:
    if theme == "plain":
        template = "themes/local/templates/not_found.html"
        project.write(template, '{% extends "plain/not_found.html" %}\n{% block title %}Không có{% endblock %}\n')
        assert project.build().page("/404.html").one("h1").text == "Không có"
        return
    site = dressed(project, theme, local=True)
    page = site.page("/404.html")
    assert "Không có trang này; mời gọi tổng đài." in [p.text for p in page.all("p") if p.has_class("local")]
    assert site.page("/tinh/thu-nghiem/").one("h1").text == "Thử Nghiệm"


def test_stylesheets_lead_to_the_marked_names_of_what_they_load(project: Workshop) -> None:
    static = "themes/plain/static"
    project.write(f"{static}/css/deep.css", "@import url(../style.css?v=1);\n.a{background:url('../img/a.b/dot')}\n")
    project.write(f"{static}/img/a.b/dot", b"\x00")
    project.replace("themes/plain/templates/base.html", "style.css", "css/deep.css")
    site = project.build("/repo/")
    assert site.problems == []
    assert broken(site.files, "/repo/") == []
    (css,) = (content.decode() for name, content in site.files.items() if name.startswith("static/css/deep."))
    assert re.search(r'url\("\.\./style\.\w{10}\.css\?v=1"\)', css)
    assert re.search(r'url\("\.\./img/a\.b/dot\.\w{10}"\)', css)


def test_a_static_file_gets_another_name_when_it_changes(project: Workshop) -> None:
    before = {name for name in project.build().files if name.startswith("static/")}
    project.append("themes/plain/static/mark.svg", "<!-- -->\n")
    after = {name for name in project.build().files if name.startswith("static/")}
    assert len(after) == len(before)
    changed = {name.split(".")[0] for name in after - before}
    assert changed == {"static/mark", "static/style"}, "the stylesheet names the file, so it changes with it"
