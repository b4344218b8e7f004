"""A new project for one place: small, complete, and without a copy of the program."""

import re
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

import tomli
from msgspec import Struct

from scorecards.model.text import Text
from scorecards.problems import nearest
from scorecards.scaffolds.program_source import ProgramSource
from scorecards.strings.console import console_word
from scorecards.vietnamese.folding import slug
from scorecards.writing.toml_text import TomlText, TomlValue, toml_value

SHARED = ("data/places.toml", "data/tiles.toml", "data/pillars.toml")
"""Registers that every project has alike. They are those of the program's own project: a wheel carries them beside the
starter's files (pyproject.toml), a checkout has them in its data/."""

INDICATORS = "data/indicators.toml"
"""Those of the program's own project, from this file and the folder of its name: every project is given those that name
no province, and shows those that it has figures of."""

_OWN_FILES = files(__package__).joinpath("starter_files")
_OWN = {
    "README.md": "README.md",
    "HUONG-DAN.md": "HUONG-DAN.md",
    "requirements.txt": "requirements.txt",
    ".gitignore": "gitignore",
    ".github/dependabot.yml": "dependabot.yml",
    ".github/workflows/pages.yml": "pages.yml",
    ".github/workflows/content.yml": "content.yml",
    "data/site.toml": "site.toml",
    "data/indicators/mau.toml": "indicator.toml",
    "data/documents/mau.toml": "document.toml",
    "content/pages/gioi-thieu.md": "about.md",
}
"""Paths of the new project, each with the starter's file that it is made from."""


_HEADLINES = re.compile(r"^headline = \[[^\]]*\]\n", re.MULTILINE)
"""Which figures head a place's page: indicators of the program's own project, which a new one does not have."""


class StarterAnswers(Struct, frozen=True, kw_only=True):
    """What a new project is made from."""

    place: str
    """Identifier of a province or city of today."""
    title: str
    publisher: str
    email: str
    official: bool
    """Whether the site is the official one of its publisher."""
    program: ProgramSource


class _StarterText(Template):
    """A file of the starter: what differs stands in it as §{name}, a sign that neither TOML, YAML nor prose has."""

    delimiter = "§"


class Starter:
    """What new projects are made of."""

    def __init__(self, registers: Traversable | None = None) -> None:
        """`registers` is the folder that has SHARED; None for the program's own."""
        carried = _OWN_FILES.joinpath("data").is_dir()
        self._registers = registers or (_OWN_FILES if carried else Path(__file__).parents[2])

    def places(self) -> dict[str, Text]:
        """The provinces and cities of today with their full names, by identifier, in the order of the file."""
        return {
            id: Text(area["name"], area.get("name_en", ""))
            for id, place in tomli.loads(self._shared("data/places.toml")).items()
            for area in place["area"]
            if area["level"] == "province" and "valid_to" not in area
        }

    def place(self, said: str) -> tuple[str, str]:
        """Identifier and full name of the place that is meant by an identifier or a name; where there is none, "" and
        the nearest name, if any."""
        places = self.places()
        names = {slug(word): id for id, full in places.items() for word in (full.vi, id)}
        if id := names.get(slug(said), ""):
            return id, places[id].vi
        return "", nearest(said, (full.vi for full in places.values()))

    def merged(self, said: str) -> tuple[str, str] | None:
        """The full names of a former province that is meant and of the place of today that it became part of; None
        where a place of today is meant, or none."""
        places = tomli.loads(self._shared("data/places.toml"))
        areas = {area["id"]: area for place in places.values() for area in place["area"]}
        former = {slug(area["name"]): area for area in areas.values() if "successor" in area} | {
            id: place["area"][-1] for id, place in places.items() if "successor" in place["area"][-1]
        }
        if self.place(said)[0] or slug(said) not in former:
            return None
        last = first = former[slug(said)]
        while "successor" in last:
            last = areas[last["successor"]]
        return first["name"], last["name"]

    def files(self, answers: StarterAnswers, today: date) -> dict[str, str]:
        """The texts of a new project by path; what is invented in it is called a sample and listed in site.toml."""
        last = today.replace(day=1) - timedelta(days=1)
        report = f"data/provinces/{answers.place}/mau.toml"
        article = f"content/news/{today.year}/bai-mau.md"
        values: dict[str, TomlValue] = {
            "title": answers.title, "publisher": answers.publisher, "place": answers.place, "today": today,
            "as_of": last, "from_day": last.replace(day=1), "report": report, "article": article,
            "official": answers.official,
        }  # fmt: skip
        facts = {key: toml_value(value) for key, value in values.items()}
        facts["email"] = f"email = {toml_value(answers.email)}" if answers.email else '# email = "…"'
        facts |= _facts_of(answers.program)
        facts["title_line"] = " ".join(answers.title.split())
        own = {**_OWN, report: "report.toml", article: "article.md"}
        made = {
            path: _StarterText(_OWN_FILES.joinpath(name).read_text("utf-8")).substitute(facts)
            for path, name in own.items()
        }
        made[INDICATORS] = self._indicators()
        return made | {path: _HEADLINES.sub("", self._shared(path)) for path in SHARED}

    def _indicators(self) -> str:
        folder = self._registers.joinpath("data", "indicators")
        more = sorted(one.name for one in folder.iterdir() if one.name.endswith(".toml")) if folder.is_dir() else []
        places = [one for one in tomli.loads(self._shared("data/places.toml")).values() if "area" in one]
        provinces = {one["name"] for one in places if one["area"][0]["level"] == "province"}
        text = TomlText(console_word("init.indicators", "vi"))
        for path in (INDICATORS, *(f"data/indicators/{name}" for name in more)):
            for id, keys in tomli.loads(self._shared(path), parse_float=Decimal).items():
                if not any(one in said for said in (keys["name"], keys["definition"]) for one in provinces):
                    text.heading(f"[{id}]", [])
                    for key, value in keys.items():
                        text.line(key, value)
        return text.text

    def _shared(self, path: str) -> str:
        return self._registers.joinpath(*path.split("/")).read_text("utf-8")


def _facts_of(program: ProgramSource) -> dict[str, str]:
    """What the files of a project say of the program: its line, where newer ones are listed, where its guides are.

    Of an address that is not known the line is one that pip refuses: it would pass over a comment and install nothing.
    """
    line, repository = program.requirement, program.repository
    example = console_word("init.program-line", "vi")
    blob = f"{repository}/blob/{program.commit or 'HEAD'}/" if repository else ""
    newer = ("newer", {"address": f"{repository}/commits"}) if repository else ("newer-unknown", {})
    return {
        "program": line or console_word("init.program-unknown", "vi"),
        "first": "" if line else f"{console_word('init.first', 'vi', line=example)}\n\n",
        "newer": console_word(f"init.{newer[0]}", "vi", **newer[1]),
        "guide": f"{blob}HUONG-DAN.md",
        "keys": f"{blob}docs/truong-du-lieu.md",
    }
