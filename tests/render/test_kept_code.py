"""Compiled code of templates, kept beside that of the program: when it is used, and that nothing else ever is."""

from __future__ import annotations

import ast
import os
import shutil
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest

from scorecards.addresses.base import Base
from scorecards.load.source import Files
from scorecards.render import compiled_templates
from scorecards.render.compiled_templates import COMPILED_BY, CompiledTemplates
from scorecards.render.sandbox import TemplateEnvironment
from scorecards.render.templates import make_renderer
from scorecards.render.theme import load_theme
from tests.support.projects import ROOT

RENDER = ROOT / "scorecards" / "render"
NAME, FILE = "a.html", "scorecards/themes/default/templates/a.html"
TEXT = "{% for one in many %}\n{{ one.name }}\n{% endfor %}\n"
VALUES = {"many": [{"name": "x < y"}]}


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Python would keep compiled code."""
    place = tmp_path / "compiled"
    monkeypatch.setattr(sys, "pycache_prefix", str(place))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(CompiledTemplates, "_known", {})
    compiled_templates._made_by.cache_clear()
    return place


def files(place: Path) -> list[Path]:
    return sorted(one for one in place.rglob("template-*") if one.is_file())


class Compiling(TemplateEnvironment):
    """Counts what it compiles."""

    compiled = 0

    def compile(self, *values: object, **named: object) -> object:  # type: ignore[override]
        self.compiled += 1
        return super().compile(*values, **named)  # type: ignore[call-overload]


def run(text: str = TEXT, name: str = NAME, file: str = FILE, of_program: bool = True) -> Compiling:
    """An environment of a fresh process that has drawn, or tried to draw, a template."""
    CompiledTemplates._known = {}
    compiled_templates._made_by.cache_clear()
    environment = Compiling(
        loader=jinja2.FunctionLoader({name: (text, file, lambda: True)}.get),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        bytecode_cache=CompiledTemplates([(name, file)] if of_program else []),
    )
    assert "x &lt; y" in environment.get_template(name).render(VALUES)
    return environment


def test_code_is_kept_for_the_next_run(place: Path) -> None:
    assert run().compiled == 1
    (kept,) = files(place)
    assert kept.suffix == ".pyc"
    assert run().compiled == 0
    assert files(place) == [kept]


def test_code_of_a_project_is_never_kept_nor_taken(place: Path) -> None:
    assert run(of_program=False).compiled == 1
    assert files(place) == []
    run()
    assert run(of_program=False).compiled == 1


def test_templates_of_a_projects_theme_are_not_of_the_program(place: Path, tmp_path: Path) -> None:
    own = tmp_path / "du-an" / "themes" / "local" / "templates" / "not_found.html"
    own.parent.mkdir(parents=True)
    own.write_text('{% extends "default/not_found.html" %}', "utf-8")
    theme = load_theme("default", Files(tmp_path / "du-an"))
    environment = make_renderer(theme, Base("/")).environment
    environment.get_template("not_found.html")
    assert files(place) == []
    environment.get_template("default/not_found.html")
    assert len(files(place)) == 1


@pytest.mark.parametrize(
    "other",
    [
        lambda patch: run(TEXT + " "),
        lambda patch: run(name="b.html"),
        lambda patch: run(file=FILE + "x"),
        lambda patch: (patch.setattr(jinja2, "__version__", "3.1.x"), run())[1],
        lambda patch: (patch.setattr(compiled_templates, "MAGIC_NUMBER", b"othr"), run())[1],
        lambda patch: (patch.setattr(compiled_templates, "escape", lambda text: "?"), run())[1],
    ],
    ids=["text", "name", "file", "Jinja", "Python", "MarkupSafe"],
)
def test_code_made_from_anything_else_is_not_used(
    other: Callable[[pytest.MonkeyPatch], Compiling], monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    assert other(monkeypatch).compiled == 1


@pytest.mark.parametrize("module", COMPILED_BY)
def test_code_made_by_another_compiler_is_not_used(module: str, tmp_path: Path) -> None:
    folder = shutil.copytree(RENDER, tmp_path / "render", ignore=shutil.ignore_patterns("__pycache__"))
    before = compiled_templates._made_by(folder)
    assert before == compiled_templates._made_by(RENDER)
    with (folder / f"{module}.py").open("a") as file:
        file.write("#\n")
    assert compiled_templates._made_by.__wrapped__(folder) != before


def test_all_that_the_environment_is_made_of_is_the_compiler() -> None:
    waiting, known = ["sandbox", "compiled_templates"], set[str]()
    while waiting:
        module = waiting.pop()
        known.add(module)
        for node in ast.walk(ast.parse((RENDER / f"{module}.py").read_text("utf-8"))):
            name = getattr(node, "module", None) or ""
            if name.startswith("scorecards.render.") and name.split(".")[2] not in known:
                waiting.append(name.split(".")[2])
    assert {*known, "templates"} == set(COMPILED_BY)  # and where the options of the environment are said


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:10],
        lambda content: content[:-1],
        lambda content: content + b"\0",
        lambda content: content[:-9] + bytes([content[-9] ^ 1]) + content[-8:],
        lambda content: bytes([content[0] ^ 1]) + content[1:],
        lambda content: b"\xa7\r\r\n" + content[20:],
    ],
    ids=["empty", "head", "cut", "longer", "a bit of the code", "a bit of the digest", "foreign"],
)
def test_a_damaged_file_counts_as_missing_and_is_mended(damage: Callable[[bytes], bytes], place: Path) -> None:
    run()
    (kept,) = files(place)
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    assert run().compiled == 1
    assert kept.read_bytes() == whole
    assert run().compiled == 0


def test_code_of_another_template_is_not_used(place: Path) -> None:
    run("y" + TEXT, "b.html")
    (other,) = files(place)
    run()
    (kept,) = {*files(place)} - {other}
    kept.write_bytes(other.read_bytes())
    assert run().compiled == 1


def test_a_folder_that_cannot_be_written_to_costs_time_alone(place: Path) -> None:
    place.write_text("a file")
    assert [run().compiled, run().compiled] == [1, 1]


def test_a_folder_in_its_place_costs_time_alone(place: Path) -> None:
    run()
    (kept,) = files(place)
    kept.unlink()
    kept.mkdir()
    assert run().compiled == 1
    assert files(place) == []  # no draft is left


def test_a_draft_of_another_run_is_left_alone(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getpid", lambda: 7)
    run()
    (kept,) = files(place)
    draft = kept.rename(kept.with_suffix(".7.pyc"))
    assert run().compiled == 1
    assert files(place) == [draft]


def test_where_python_writes_no_code_none_is_written_but_known_code_is_used(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert run().compiled == 1
    assert files(place) == []
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    run()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert run().compiled == 0


def test_a_python_that_keeps_no_code_keeps_none(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    assert [run().compiled, run().compiled] == [1, 1]
    assert files(place) == []


def test_kept_code_is_no_more_open_to_others_than_the_program(place: Path) -> None:
    run()
    (kept,) = files(place)
    module = Path(compiled_templates.__file__)
    assert kept.stat().st_mode & 0o022 & ~module.stat().st_mode == 0


def test_mistakes_are_told_at_the_same_line() -> None:
    def lines(environment: Compiling) -> list[tuple[str, int | None]]:
        with pytest.raises(jinja2.UndefinedError) as caught:
            environment.get_template(NAME).render(many=[{"name": "x"}, {}])
        return [(one.filename, one.lineno) for one in traceback.extract_tb(caught.value.__traceback__)]

    fresh, kept = run(), run()
    assert (fresh.compiled, kept.compiled) == (1, 0)
    assert lines(fresh)[-1:] == lines(kept)[-1:]
    assert (FILE, 2) in lines(kept)
