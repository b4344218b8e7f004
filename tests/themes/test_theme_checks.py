"""What a theme says that nothing hears is told, and so are colours that cannot be read."""

from __future__ import annotations

import pytest

from scorecards.render.theme import MOST_OF_TEMPLATE
from scorecards.render.theme_checks import contrast
from tests.support.projects import Workshop

THEME = "themes/plain/theme.toml"


def line_of(project: Workshop, path: str, words: str) -> int:
    lines = (project.root / path).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#fff", "#000", 21.0), ("#777777", "#ffffff", 4.48), ("#ffee66", "#fcfbf8", 1.14)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(
    ("old", "new"), [('ink = "#111111"', 'ink = "#ffee66"'), ('paper = "#ffffff"', 'paper = "#222222"')]
)
def test_text_that_does_not_stand_out_is_told_once_at_its_colour(project: Workshop, old: str, new: str) -> None:
    project.replace(THEME, old, new)
    site = project.build()
    assert site.codes == ["low-contrast"] or set(site.codes) == {"low-contrast"}
    assert (THEME, line_of(project, THEME, new)) in {(one.at.path, one.at.line) for one in site.problems}
    assert not site.files


def test_a_colour_of_an_unknown_name_is_told(project: Workshop) -> None:
    project.replace(THEME, 'muted = "#555555"', 'muted = "#555555"\ninkk = "#000000"')
    (found,) = project.build().problems
    assert (found.code, found.at.line, found.details["near"]) == (
        "unknown-colour",
        line_of(project, THEME, "inkk"),
        "ink",
    )


def test_a_colour_that_a_stylesheet_of_the_theme_uses_may_be_new(project: Workshop) -> None:
    project.replace(THEME, 'muted = "#555555"', 'muted = "#555555"\nrieng = "#000000"')
    project.write("themes/plain/styles/99-rieng.css", ".x { color: var(--rieng); }\n")
    assert project.build().codes == []


def test_a_block_that_the_parent_does_not_have_is_told_with_its_line(project: Workshop) -> None:
    project.write(
        "themes/local/templates/glossary.html",
        '{% extends "default/glossary.html" %}\n\n{% block mainn %}x{% endblock %}\n',
    )
    (found,) = project.build().problems
    assert (found.code, str(found.at)) == ("unknown-block", "themes/local/templates/glossary.html:3")
    assert found.details["near"] == "main"


def test_a_block_within_a_known_one_is_let_be(project: Workshop) -> None:
    text = '{% extends "default/glossary.html" %}\n{% block main %}{% block rieng %}x{% endblock %}{% endblock %}\n'
    project.write("themes/local/templates/glossary.html", text)
    assert project.build().codes == []


@pytest.mark.parametrize(
    ("name", "near"), [("unti.html", "unit.html"), ("sitemap.html", "search.html"), ("qqqqqq.svg", "")]
)
def test_a_template_that_nothing_uses_is_told(project: Workshop, name: str, near: str) -> None:
    project.write(f"themes/local/templates/{name}", "<p>\n</p>\n")
    (found,) = project.build().problems
    assert (found.code, str(found.at)) == ("unused-template", f"themes/local/templates/{name}")
    assert found.details["read"] == name
    assert found.details.get("near", "") == near


@pytest.mark.parametrize(
    "use",
    [
        '{% include "rieng.html" %}',
        '{% from "rieng.html" import x %}',
        '{% set n = "rieng" ~ ".html" %}{% include n %}',
    ],
)
def test_a_template_that_another_uses_is_let_be(project: Workshop, use: str) -> None:
    project.write("themes/local/templates/rieng.html", "{% macro x() %}{% endmacro %}\n")
    text = '{% extends "plain/glossary.html" %}\n{% block main %}{{ super() }}' + use + "{% endblock %}\n"
    project.write("themes/local/templates/glossary.html", text)
    assert project.build().codes == []


def test_settings_of_the_local_theme_are_not_passed_over(project: Workshop) -> None:
    project.write("themes/local/theme.toml", '[colours.light]\nink = "#000000"\n')
    (found,) = project.build().problems
    assert (found.code, found.at.path) == ("local-theme-settings", "themes/local/theme.toml")


@pytest.mark.parametrize("name", ["glossary.html", "rieng.html"])
def test_a_template_that_was_pasted_into_itself_is_told_and_not_read(project: Workshop, name: str) -> None:
    text = '{% extends "default/glossary.html" %}\n'
    project.write(f"themes/local/templates/{name}", text * (3_000_000 // len(text)))
    found = [one for one in project.build().problems if one.code == "template-too-long"]
    assert [str(one.at) for one in found] == [f"themes/local/templates/{name}"]


def test_a_template_of_the_greatest_length_is_read(project: Workshop) -> None:
    text = '{% extends "default/glossary.html" %}\n'
    project.write("themes/local/templates/glossary.html", text + " " * (MOST_OF_TEMPLATE - len(text)))
    assert project.build().codes == []
