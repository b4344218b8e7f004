"""Templates compiled before processes are forked: those that pages need, and no mistake of one told of too early."""

from __future__ import annotations

from pathlib import Path

from scorecards.render.templates import compile_templates
from tests.support.making import prepared
from tests.support.projects import workshop

OWN = """{% extends "plain/not_found.html" %}
{% block main %}{% include "note.html" %}{% endblock %}
"""


def test_templates_are_compiled_with_those_that_they_name_and_no_others(tmp_path: Path) -> None:
    project = workshop(tmp_path / "du-an")
    project.write("themes/local/templates/not_found.html", OWN)
    project.write("themes/local/templates/note.html", "{% if %}")
    _, site = prepared(project.root)
    compiled = list(compile_templates(site.renderers, ["not_found.html", "khong-co.html"]))
    assert len(set(compiled)) == len(compiled)
    sound = {"not_found.html", "plain/not_found.html", "base.html", "parts.html"}
    assert set(compiled) == {*sound, "note.html"}
    assert [set(one.environment._loaded) for one in site.renderers.values()] == [sound, sound]
