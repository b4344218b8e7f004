"""Cases that damage files of a project: its data, texts, settings, themes, and how its files lie on disk."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from random import Random

from scorecards.addresses.base import base_of
from scorecards.commands.printing import show
from scorecards.languages import LANGUAGES
from scorecards.load.project import load_project
from scorecards.load.source import Files
from scorecards.memo import Memo
from scorecards.output import Output
from scorecards.pipeline import Settings, build
from scorecards.problems import Problem, as_json
from scorecards.store import Store
from scripts.trust import damage

TODAY = date(2026, 11, 22)
Case = Callable[[], str]
"""Does the case and says what came of it: "result", or "problems"."""

TEMPLATE_WORDS = (
    "{{", "}}", "{%", "%}", "{% for a in range(100000) %}", "{% endfor %}", "{% if x %}", "{% endif %}",
    "{% set x = x ~ x %}", "{% include 'base.html' %}", "{% extends 'unit.html' %}", "{% block main %}",
    "{% endblock %}", "{{ super() }}", "{{ self.main() }}", "{% macro m(a) %}", "{% endmacro %}", "{{ m(m(1)) }}",
    "{{ loop(x) }}", "| length", "| join(', ')", "| list", "| sort", "| round(-1000000000)", "| replace('a', 'aa')",
    "| tojson", "| safe", ".__class__", "page", "site", "head", "None", "[", "]", "(", ")", "* 9", "** 9999999", "~",
    "+", "'a' * 10000000", "range(99999)|sum", "t('x')", "link('/')", "asset('x')", "{#", "#}", "{% raw %}",
    "{% call m() %}", "{% endcall %}", "{% filter upper %}", "loop.index",
    "{% set ns = namespace(a='a') %}{% for i in range(60) %}{% set ns.a = ns.a ~ ns.a %}{% endfor %}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% macro z(n) %}{{ z(n - 1) }}{{ z(n - 1) }}{% endmacro %}{{ z(50) }}",
)  # fmt: skip
NAMES = (
    "aux.toml", "con.md", "a b.md", "Á.toml", "a\u0301.md", ".an.toml", "_x.md", "x.TOML", "x.toml.txt", "~$x.md",
    "a\nb.md", "x" * 250, "-.md", "%2e.md", "index.html", "\udcff.md", "2023-10.toml",
)  # fmt: skip


def told(problems: Sequence[Problem], files: Files) -> str:
    """Words every problem, and prints them as commands do."""
    for language in LANGUAGES:
        show(problems, files, language, io.StringIO())
        assert all(as_json(one, language)["message"] for one in problems)
    return "problems" if problems else "result"


class ProjectCases:
    """A project in a folder, of which one file is damaged at a time and put right again."""

    def __init__(self, source: Path, folder: Path, store: Store, words: Sequence[str] = damage.TOKENS) -> None:
        self.root, self._source, self._store, self._words = folder / "project", source, store, words
        shutil.copytree(source, self.root)
        found = sorted(path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file())
        self._data = [path for path in found if path.startswith("data/") and path.endswith((".toml", ".csv", ".jsonl"))]
        self._texts = [path for path in found if path.endswith(".md")]
        self._theme = [path for path in found if path.startswith("themes/")]
        self._files = found
        self._memo = Memo()
        self._changed: set[str] = set()
        self._displaced = False

    def restore(self) -> None:
        """The project as it was."""
        if self._displaced:
            shutil.rmtree(self.root)
            shutil.copytree(self._source, self.root)
        else:
            for path in self._changed:
                source, place = self._source / path, self.root / path
                shutil.copyfile(source, place) if source.exists() else place.unlink()
        self._changed, self._displaced = set(), False

    def data(self, rng: Random) -> Case:
        """One data file, rarely two, damaged in one of three ways."""
        self._damage(rng, self._data)
        return self._run(rng, self._built if rng.random() < 0.1 else self._loaded)

    def texts(self, rng: Random) -> Case:
        """One Markdown file damaged."""
        self._damage(rng, self._texts)
        return self._run(rng, self._built)

    def settings(self, rng: Random) -> Case:
        """The settings of the site, redirects and lists of addresses."""
        settings = (self._source / "data/site.toml").read_bytes()
        self._put("data/site.toml", b'visits = "visits.csv"\n' + settings)
        self._put("data/redirects.toml", b'[cu]\nold = "/chi-tieu/cu/"\nnew = "/tinh/thu-nghiem/"\n')
        self._put("data/visits.csv", b"date,visits\n2026-11-20,12\n2026-11-21,7\n")
        self._damage(rng, ["data/site.toml", "data/site.toml", "data/redirects.toml", "data/visits.csv"])
        return self._run(rng, self._built)

    def themes(self, rng: Random) -> Case:
        """A template, a stylesheet, a table of strings of a theme."""
        self._damage(rng, self._theme, TEMPLATE_WORDS)
        return self._run(rng, self._built)

    def disk(self, rng: Random) -> Case:
        """Odd names, links in circles and out, folders for files, pipes, very large and very many files."""
        for _ in range(rng.choice((1, 1, 2, 4))):
            self._displace(rng)
        return self._run(rng, self._built)

    def _damage(self, rng: Random, paths: Sequence[str], words: Sequence[str] = ()) -> None:
        for path in rng.sample(paths, 2 if rng.random() < 0.1 and len(paths) > 1 else 1):
            raw = (self.root / path).read_bytes()
            way = rng.random()
            if way < 0.25:
                raw = damage.of_bytes(raw, rng)
            elif way < 0.6 and path.endswith(".toml"):
                raw = damage.of_toml(raw.decode("utf-8", "replace"), rng).encode("utf-8", "replace")
            else:
                raw = damage.of_text(raw.decode("utf-8", "replace"), rng, words or self._words).encode(
                    "utf-8", "replace"
                )
            self._put(path, raw)

    def _put(self, path: str, content: bytes) -> None:
        (self.root / path).write_bytes(content)
        self._changed.add(path)

    def _displace(self, rng: Random) -> None:
        self._displaced = True
        path = self.root / rng.choice(self._files)
        place = path.with_name(rng.choice(NAMES)) if rng.random() < 0.5 else path
        content = path.read_bytes() if rng.random() < 0.5 and path.is_file() else b"x"
        if os.path.lexists(place):
            shutil.rmtree(place) if place.is_dir() and not place.is_symlink() else place.unlink()
        place.parent.mkdir(parents=True, exist_ok=True)
        match rng.randrange(9):
            case 0:
                place.symlink_to(place.name)
            case 1:
                place.symlink_to(rng.choice(("..", "/etc", "/etc/passwd", "/dev/zero", "nowhere", "../../data", ".")))
            case 2:
                place.mkdir()
            case 3:
                os.mkfifo(place)
            case 4:
                place.write_bytes(content * (3_000_000 // (len(content) + 1)))
            case 5:
                for number in range(300):
                    (place.parent / f"{number}{path.suffix}").write_bytes(content)
            case 6:
                shutil.copytree(self._source, place, dirs_exist_ok=True)
            case 7:
                place.write_bytes(b"")
            case _:
                place.write_bytes(content)

    def _run(self, rng: Random, act: Callable[[Files], object]) -> Case:
        """Reads or builds as a preview does, which recalls what it knows, or as a new process."""
        memo = Memo() if rng.random() < 0.3 else self._memo

        def run() -> str:
            memo.begin_run()
            files = Files(self.root, memo=memo)
            act(files)
            return told(files.diagnostics.problems, files)

        return run

    def _loaded(self, files: Files) -> None:
        load_project(files, TODAY, False)

    def _built(self, files: Files) -> None:
        build(files, Settings(TODAY, base_of("/"), False, store=self._store), sum_of_sizes)


def sum_of_sizes(outputs: Iterable[Output]) -> int:
    """Takes what a build gives and keeps nothing."""
    return sum(len(one.content) for one in outputs)
