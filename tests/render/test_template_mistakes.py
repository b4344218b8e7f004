"""Mistakes in a theme: each a problem with the file and line of the mistake itself."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from scorecards.problems import Problem
from scorecards.render import steps
from tests.support.projects import Workshop

UNIT = '{% extends "plain/unit.html" %}\n{% block main %}\n'
END = "\n{% endblock %}\n"


def only_problem(project: Workshop) -> Problem:
    """The one thing that is wrong, however many pages it is wrong on; and nothing is made of it."""
    site = project.build()
    assert site.files == {}
    found = {(p.code, p.at, tuple(p.details.items())): p for p in site.problems}
    (problem,) = found.values()
    assert problem.severity == "error"
    for language in ("vi", "en"):
        assert problem.message(language)
        assert problem.hint(language)
    return problem


STEPS = 20_000
"""Steps of a page in these tests; pages of the small project take some hundreds."""
TEMPLATES = {
    "an undefined name": (UNIT + "{{ nmae }}" + END, "template-undefined", 3, "nmae"),
    "an undefined field": (UNIT + "\n\n{{ page.titel }}" + END, "template-undefined", 5, "titel"),
    "a test of an undefined name": (UNIT + "{% if nmae %}x{% endif %}" + END, "template-undefined", 3, "nmae"),
    "a block left open": (UNIT + "{% if name %}", "template-syntax", 3, "if"),
    "a raw block left open": (UNIT + "{% raw %}x", "template-syntax", 3, "raw"),
    "a tag that is none": (UNIT + "{% fi name %}" + END, "template-syntax", 3, "fi"),
    "a filter that is none": (UNIT + "{{ name | uper }}" + END, "template-syntax", 3, "uper"),
    "a parent that is none": ('{% extends "khong-co.html" %}\n', "missing-template", 1, "khong-co.html"),
    "an include that is none": (UNIT + '{% include "khong-co.html" %}' + END, "missing-template", 3, "khong-co.html"),
    "a macro that is none": (
        '{% from "parts.html" import nothing %}\n' + UNIT + "{{ nothing() }}" + END, "template-undefined", 4, "nothing",
    ),
    "a string that is none": (UNIT + '{{ t("to.sorce", name=1) }}' + END, "unknown-string", 3, "to.sorce"),
    "a string without its blank": (UNIT + '{{ t("to.source") }}' + END, "template-undefined", 3, "{name}"),
    "an asset that is none": (UNIT + '{{ asset("khong.png") }}' + END, "unknown-asset", 3, "khong.png"),
    "an error while it runs": (UNIT + "{{ 1 // 0 }}" + END, "template-error", 3, "ZeroDivisionError"),
    "a call of what is no function": (UNIT + "{{ name() }}" + END, "template-error", 3, "TypeError"),
    "a number too long to read": (UNIT + "{{ " + "1" * 5000 + " }}" + END, "template-syntax", 1, "digit"),
    "loops too deep": (UNIT + "{% for a in 'a' %}" * 25 + "{% endfor %}" * 25 + END, "template-syntax", 1, "nested"),
    "brackets too deep": (UNIT + "{{ " + "(" * 5000 + ")" * 5000 + " }}" + END, "template-syntax", 1, "Error"),
    "a format of great width": (UNIT + "{{ '%1000000000d'|format(1) }}" + END, "template-error", 3, "format"),
    "a format of great precision": (UNIT + "{{ '%.1000000000f'|format(1) }}" + END, "template-error", 3, "format"),
    "a format whose width is given": (UNIT + "{{ '%*d'|format(1000000000, 1) }}" + END, "template-error", 3, "format"),
    "a named format": (UNIT + "{{ '%(a)999999999s'|format(a=1) }}" + END, "template-error", 3, "format"),
    "a field of great width": (UNIT + "{{ '{:>300000000}'.format(1) }}" + END, "template-error", 3, "format"),
    "a field of a given width": (UNIT + "{{ '{:>{}}'.format(1, 300000000) }}" + END, "template-error", 3, "format"),
    "a field from a table": (UNIT + "{{ '{a:1000000}'.format_map({'a': 1}) }}" + END, "template-error", 3, "format"),
    "a word made wide": (UNIT + "{{ 'x'.ljust(1000000000) }}" + END, "template-error", 3, "ljust"),
    "a word in the middle of nothing": (UNIT + "{{ 'x'|center(1000000000) }}" + END, "template-error", 3, "center"),
    "a row filled up": (UNIT + "{{ [1]|batch(1000000000, 0)|list }}" + END, "template-error", 3, "batch"),
    "loops within loops": (
        UNIT + "{% for a in range(9999) %}\n{% for b in range(9999) %}{% endfor %}{% endfor %}" + END,
        "template-endless", 4, str(STEPS),
    ),
    "a loop whose test lets nothing through": (
        UNIT + "{% for a in range(9999) %}\n\n{% for b in range(9999) if not a %}{% endfor %}{% endfor %}" + END,
        "template-endless", 5, str(STEPS),
    ),
    "a macro that calls itself twice": (
        UNIT + "{% macro z(n) %}{% if n %}{{ z(n - 1) }}{{ z(n - 1) }}{% endif %}{% endmacro %}\n{{ z(50) }}" + END,
        "template-endless", 3, str(STEPS),
    ),
    "a loop that calls itself twice": (
        UNIT + "{% for a in [30] recursive %}{% if a %}{{ loop([a - 1, a - 1]) }}{% endif %}{% endfor %}" + END,
        "template-endless", 3, str(STEPS),
    ),
    "a word doubled again and again": (
        UNIT + "{% set x = namespace(a='a') %}{% for i in range(60) %}{% set x.a = x.a ~ x.a %}{% endfor %}" + END,
        "template-error", 3, "text: > 10000000",
    ),
    "a list doubled again and again": (
        UNIT + "{% set x = namespace(a=[1]) %}{% for i in range(60) %}{% set x.a = x.a + x.a %}{% endfor %}" + END,
        "template-error", 3, "text: > 10000000",
    ),
    "a block doubled again and again": (
        UNIT + "{% set x = namespace(a='a') %}{% for i in range(60) %}"
        "{% set y %}{{ x.a }}{{ x.a }}{% endset %}{% set x.a = y %}{% endfor %}" + END,
        "template-error", 3, "text: > 10000000",
    ),
    "a page of millions of words": (
        UNIT + "{% for a in range(9999) %}{{ 'a' * 99999 }}{% endfor %}" + END,
        "template-error", None, "page: > 100000000",
    ),
    "a word for each letter of a text": (
        UNIT + "{{ ('a' * 99999)|replace('a', 'b' * 99999) }}" + END, "template-error", 3, "replace",
    ),
    "the same as a method": (
        UNIT + "{{ ('a' * 99999).replace('a', 'b' * 99999) }}" + END, "template-error", 3, "replace",
    ),
    "a long word joined often": (UNIT + "{{ (['a' * 99999] * 99999)|join }}" + END, "template-error", 3, "join"),
    "a word shown in many fields": (
        UNIT + "{{ ('{0}' * 99999).format('a' * 99999) }}" + END, "template-error", 3, "format",
    ),
    "lines drawn in far": (UNIT + "{{ ('a\n' * 99999)|indent(99999) }}" + END, "template-error", 4, "indent"),
    "a letter spelt longer and longer": (
        UNIT + "{% set x = namespace(a='<') %}{% for i in range(60) %}"
        "{% set x.a = x.a|tojson|forceescape|string|replace('u', '<<') %}{% endfor %}" + END,
        "template-error", 3, "> 10000000",
    ),
    "a number rounded very far": (UNIT + "{{ 1|round(-1000000000) }}" + END, "template-error", 3, "round"),
    "a power of a power": (UNIT + "{{ (9 ** 99999) ** 99999 }}" + END, "template-error", 3, "**"),
    "itself": ('{% include "unit.html" %}\n', "template-error", 1, "RecursionError"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("'%5.1f|%-3d|%s'|format(1.25, 2, 'a')", "  1.2|2  |a"), ("'{:>4}|{a:05.1f}'.format(1, a=2.5)", "   1|002.5"),
        ("'x'.center(5) ~ 'y'|center(3)", "  x   y "), ("', '.join(['a', 'b']) + ['c', 'd']|join('-')", "a, bc-d"),
        ("'a b'|replace('a', 'cc')|urlencode", "cc%20b"),
        ("2 ** 10 + 2.567|round(1)|int", "1026"), ("'100000000% of {}'.format(3)", "100000000% of 3"),
    ],
)  # fmt: skip
def test_formats_that_pages_need_are_kept(project: Workshop, written: str, shown: str) -> None:
    project.write("themes/local/templates/unit.html", UNIT + f"{{{{ super() }}}}<pre>{{{{ {written} }}}}</pre>" + END)
    site = project.build()
    assert site.codes == []
    assert f"<pre>{shown}</pre>" in site.files["tinh/thu-nghiem/index.html"].decode()


@pytest.mark.parametrize("mistake", TEMPLATES)
def test_a_mistake_in_a_template(project: Workshop, mistake: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "MOST_STEPS", STEPS)
    text, code, line, named = TEMPLATES[mistake]
    path = "themes/local/templates/unit.html"
    project.write(path, text)
    problem = only_problem(project)
    assert (problem.code, problem.at.path, problem.at.line) == (code, path, line)
    assert named in problem.message("en")


def test_a_mistake_inside_a_macro_is_reported_where_it_is(project: Workshop) -> None:
    project.write("themes/local/templates/mine.html", "{% macro row(one) %}\n\n{{ one.nmae }}\n{% endmacro %}\n")
    project.write(
        "themes/local/templates/unit.html",
        '{% extends "plain/unit.html" %}\n{% from "mine.html" import row %}\n{% block main %}{{ row(headline) }}' + END,
    )
    problem = only_problem(project)
    assert (problem.code, str(problem.at)) == ("template-undefined", "themes/local/templates/mine.html:3")


def test_a_mistake_in_the_parents_template_is_reported_there(project: Workshop) -> None:
    project.write("themes/local/templates/unit.html", UNIT + "{{ super() }}" + END)
    project.replace("themes/plain/templates/unit.html", "{{ change_note }}", "{{ change_noet }}")
    problem = only_problem(project)
    text = (project.root / "themes/plain/templates/unit.html").read_text(encoding="utf-8")
    line = text.split("change_noet")[0].count("\n") + 1
    assert (problem.code, str(problem.at)) == ("template-undefined", f"themes/plain/templates/unit.html:{line}")


def test_mistakes_on_several_pages_come_in_one_run(project: Workshop) -> None:
    for name in ("unit", "pillar", "data"):
        project.replace(f"themes/plain/templates/{name}.html", "{% endblock %}", "{{ nmae }}\n{% endblock %}")
    places = {p.at.path for p in project.build().problems}
    assert places == {f"themes/plain/templates/{name}.html" for name in ("unit", "pillar", "data")}


def test_a_theme_without_a_template_and_without_a_parent(project: Workshop) -> None:
    project.replace("themes/plain/theme.toml", 'parent = "default"\n', "")
    (project.root / "themes/plain/templates/glossary.html").unlink()
    found = {(p.code, p.at.path, p.details["read"]) for p in project.build().problems}
    assert ("missing-template", "themes/plain/theme.toml", "glossary.html") in found


FILES = {
    "a template in another encoding": (
        "templates/unit.html", "<p>\nHà Tĩnh".encode("utf-16-le"), "not-utf8", 2,
    ),
    "strings that are no TOML": ("strings/vi.toml", b"[to]\nsource = Source\n", "toml-quotes", 2),
    "a string that is a number": ("strings/vi.toml", b"[to]\nsource = 1\n", "wrong-type", 2),
    "a string with half a blank": ("strings/vi.toml", b'[to]\nbuilt = "x"\nsource = "{name"\n', "wrong-type", 3),
    "a stylesheet that names what is not there": (
        "static/style.css", b"a{}\nb{background:url(khong.png)}", "unknown-asset", 2,
    ),
    "a stylesheet that loads from elsewhere": (
        "static/style.css", b"\n\n@import url('https://fonts.example/a.css');", "unknown-asset", 3,
    ),
    "stylesheets that load each other": ("static/style.css", b'@import url("style.css");', "unknown-asset", 1),
}  # fmt: skip


@pytest.mark.parametrize("mistake", FILES)
def test_a_mistake_in_another_file_of_a_theme(project: Workshop, mistake: str) -> None:
    name, content, code, line = FILES[mistake]
    path = f"themes/local/{name}"
    project.write(path, content)
    problem = only_problem(project)
    assert (problem.code, problem.at.path, problem.at.line) == (code, path, line)


@pytest.mark.parametrize("name", ["static/them.txt", "templates/unit.html"])
def test_a_theme_gives_away_nothing_from_outside_the_project(project: Workshop, tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    project.write(f"themes/local/{name}", "")
    (project.root / f"themes/local/{name}").unlink()
    (project.root / f"themes/local/{name}").symlink_to(tmp_path / "secret")
    problem = only_problem(project)
    assert (problem.code, problem.at.path) == ("outside-project", f"themes/local/{name}")


@pytest.mark.parametrize("name", ["static/them.txt", "templates/unit.html"])
def test_a_file_of_a_theme_that_cannot_be_read(project: Workshop, name: str) -> None:
    project.write(f"themes/local/{name}", "")
    (project.root / f"themes/local/{name}").unlink()
    (project.root / f"themes/local/{name}").symlink_to("nowhere")
    problem = only_problem(project)
    assert (problem.code, problem.at.path) == ("unreadable-file", f"themes/local/{name}")


@pytest.mark.parametrize("name", ["static", "templates"])
def test_a_folder_of_a_theme_that_cannot_be_listed(
    project: Workshop, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir

    def refused(folder: Path) -> object:
        if folder.name == name and "plain" in folder.parts:
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", refused)
    problem = only_problem(project)
    assert (problem.code, problem.at.path) == ("unreadable-file", f"themes/plain/{name}")


def test_decomposed_marks_in_a_template_are_a_warning_and_mended(project: Workshop) -> None:
    apart = unicodedata.normalize("NFD", "Giấy phép")
    project.replace("themes/plain/templates/data.html", "{{ to(licence) }}", apart)
    site = project.build()
    assert [(p.code, p.severity, p.at.path) for p in site.problems] == [
        ("decomposed-marks", "warning", "themes/plain/templates/data.html")
    ]
    assert "Giấy phép" in site.page("/du-lieu/").text


def test_a_template_from_an_editor_that_marks_its_files(project: Workshop) -> None:
    text = (project.root / "themes/plain/templates/base.html").read_bytes()
    project.write("themes/plain/templates/base.html", b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    site = project.build()
    assert site.problems == []
    assert site.files["index.html"].startswith(b"<!DOCTYPE html>\n")


THEMES = {
    "an unknown theme": ('name = "T"\n', "plian", "unknown-theme", "data/site.toml", 6),
    "an unknown parent": ('name = "T"\nparent = "defualt"\n', "t", "unknown-theme", "themes/t/theme.toml", 2),
    "its own parent": ('name = "T"\nparent = "t"\n', "t", "theme-circle", "themes/t/theme.toml", 2),
    "no name": ('parent = "default"\n', "t", "missing-key", "themes/t/theme.toml", 1),
    "an unknown key": ('name = "T"\nparnet = "plain"\n', "t", "unknown-key", "themes/t/theme.toml", 2),
    "an unknown scheme": ('name = "T"\nparent = "plain"\n[colours.drak]\nink = "#000000"\n', "t", "unknown-choice",
                          "themes/t/theme.toml", 3),
    "a colour that is none": ('name = "T"\nparent = "plain"\n[colours.light]\nink = "black"\n', "t", "wrong-type",
                              "themes/t/theme.toml", 4),
    "no TOML": ("name = T\n", "t", "toml-quotes", "themes/t/theme.toml", 1),
    "no text": ("name = \0", "t", "not-utf8", "themes/t/theme.toml", 1),
    "a parent whose name no disk holds": (f'name = "T"\nparent = "{"x" * 300}"\n', "t", "unknown-theme",
                                          "themes/t/theme.toml", 2),
}  # fmt: skip


@pytest.mark.parametrize("mistake", THEMES)
def test_a_mistake_in_what_a_theme_says_of_itself(project: Workshop, mistake: str) -> None:
    text, chosen, code, path, line = THEMES[mistake]
    project.write("themes/t/theme.toml", text)
    project.replace("data/site.toml", 'theme = "plain"', f'theme = "{chosen}"')
    problem = only_problem(project)
    assert (problem.code, problem.at.path) == (code, path)
    assert path == "data/site.toml" or problem.at.line == line


def test_an_unknown_theme_is_told_which_was_meant(project: Workshop) -> None:
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "plian"')
    problem = only_problem(project)
    assert problem.details["near"] == "plain"
    assert problem.details["known"] == "default, plain"
    assert "plain" in problem.hint("vi")


def test_parents_in_a_circle_are_named_in_order(project: Workshop) -> None:
    for name, parent in (("a", "b"), ("b", "c"), ("c", "a")):
        project.write(f"themes/{name}/theme.toml", f'name = "{name}"\nparent = "{parent}"\n')
    project.replace("data/site.toml", 'theme = "plain"', 'theme = "a"')
    problem = only_problem(project)
    assert (problem.code, str(problem.at)) == ("theme-circle", "themes/c/theme.toml:2:10")
    assert problem.details["chain"] == "a → b → c → a"


def test_colours_that_charts_need_are_missed(project: Workshop) -> None:
    project.replace("themes/plain/theme.toml", 'accent = "#005566"\n', "")
    project.replace("themes/plain/theme.toml", 'parent = "default"\n', "")
    problem = only_problem(project)
    assert (problem.code, problem.at.path) == ("missing-colour", "themes/plain/theme.toml")
    assert problem.details["read"] == "accent"
