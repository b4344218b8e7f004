"""The desk's answers: HTML to stand in its page, made of what a request brings. New files are all that is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar

from scorecards.addresses import paths
from scorecards.addresses.base import Base
from scorecards.desk.articles import ArticleAsked, article_asked, article_path, article_text, photo_path
from scorecards.desk.marked import cards, marked_text
from scorecards.desk.requests import (
    BadRequestError,
    NoDayError,
    by_identifiers,
    content_of,
    period,
    source_of,
    words,
)
from scorecards.drafting.choices import choices_of_json
from scorecards.drafting.draft import Draft, Drafter
from scorecards.drafting.report import report_of
from scorecards.inputs.link_targets import Focus
from scorecards.inputs.media import is_picture
from scorecards.languages import ORIGINAL, Language
from scorecards.load.source import Files
from scorecards.model.project import Project
from scorecards.output.new_files import write_new
from scorecards.problems import Location, Problem, problem
from scorecards.render.own_templates import own_templates
from scorecards.scaffolds.kinds import ScaffoldKind
from scorecards.scaffolds.make import identifier, make_scaffold
from scorecards.sheets.figures import Given
from scorecards.sheets.opening import sheets_of
from scorecards.sheets.plan import Import, UnknownGivenError, plan_import
from scorecards.strings.console import console_word
from scorecards.vietnamese import formatting

T = TypeVar("T")


class Look(Protocol):
    """What a page would be with new files."""

    @property
    def content(self) -> bytes:
        """The page, or nothing where mistakes forbid it."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the new files."""

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of the files that have problems."""


class Workplace(Protocol):
    """The project that the desk works on."""

    @property
    def base(self) -> Base:
        """Where its site stands."""

    def project(self) -> Project | None:
        """It as it is now; None where its files have mistakes."""

    def files(self) -> Files:
        """Its files."""

    def look(self, added: Mapping[str, str], focus: Focus) -> Look:
        """A page as it would be with new files."""

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for a key."""


ShowProblems = Callable[[tuple[Problem, ...], Mapping[str, str]], tuple[Any, ...]]
"""Problems as templates show them, with the texts that excerpts are cut from."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk of a project; a request is answered by what it brings."""

    root: Path
    workplace: Workplace
    language: Language
    today: date
    token: str
    """What the desk's own page sends along, so that no other page can ask for anything."""
    shown: ShowProblems

    def page(self) -> str:
        """The desk's page, before anything is on it."""
        project = self.workplace.project()
        return self._drawn("desk.html", project=project, token=self.token, today=formatting.day(self.today, ORIGINAL))

    def answer(self, what: str, asked: Mapping[str, Any]) -> str:
        """The HTML that answers a request. Raises BadRequestError for one that the desk does not make."""
        project = self.workplace.project()
        if project is None:
            return self._problems((problem("no-project", Location("data/")),))
        known = {
            "read": self._read, "report": self._report, "document": self._document, "article": self._article,
            "sheet": self._sheet,
        }  # fmt: skip
        if what not in known:
            raise BadRequestError(what)
        try:
            return known[what](by_identifiers(asked, project), project)
        except NoDayError as error:
            return self._problems((problem("desk-no-day", Location(""), read=error),))

    # -- a page becomes a report

    def _read(self, asked: Mapping[str, Any], project: Project) -> str:
        source = source_of(asked)
        if source.name.lower().endswith((".xlsx", ".xlsm", ".csv", ".tsv")):
            return self._sheet(asked, project)
        draft, problems = self._drafted(asked, project)
        if draft is None:
            return self._problems(problems)
        return self._drawn(
            "read.html",
            blocks=marked_text(draft, self.language),
            cards=cards(draft, project, self.language),
            dropped=[(one.text, console_word(f"dropped.{one.why}", self.language)) for one in draft.page.dropped],
            problems=self.shown(problems, {}),
            project=project,
            area=draft.area,
            title=draft.page.title,
        )

    def _report(self, asked: Mapping[str, Any], project: Project) -> str:
        draft, problems = self._drafted(asked, project)
        document = words(asked, "document")
        if draft is None or document not in project.documents:
            return self._problems(problems or (problem("desk-no-document", Location("data/documents.toml")),))
        if damaged := tuple(one for one in problems if one.severity == "error"):  # its figures may be wrong
            return self._problems(damaged)
        given = asked.get("choices") or []
        choices, wrong = choices_of_json(given, draft, project)
        wrong += _changed(given, draft)
        if wrong:
            return self._problems(tuple(wrong))
        report = report_of(draft, choices, project, document, self.language)
        place = draft.area
        path = self.workplace.files().free_path(report.stem, ".toml")
        if not report.plan.figures:
            return self._problems((problem("desk-nothing-taken", Location(path)),))
        of_country = place == project.site.country
        page = paths.indicator(report.plan.figures[0].indicator) if of_country else paths.unit(place)
        look = self.workplace.look({path: report.text}, Focus(page))
        used = {number for one in report.plan.figures for number in one.numbers}
        taken = {one.number: draft.quantities[one.number].quantity.start for one in choices if not one.aside}
        reasons = {one.start: (one.text, one.why) for one in report.plan.left_out}
        dropped = [reasons[start] for number, start in taken.items() if number not in used and start in reasons]
        return self._planned(
            asked, path, report.text, look, self.workplace.base.link(page), count=len(report.plan.figures),
            left=[(one.text, one.why) for one in report.plan.left_out], dropped=dropped,
        )  # fmt: skip

    def _drafted(self, asked: Mapping[str, Any], project: Project) -> tuple[Draft | None, tuple[Problem, ...]]:
        area = words(asked, "area")
        if area not in project.places:
            return None, (problem("desk-no-place", Location("data/places.toml"), read=area),)
        page = source_of(asked).taken_in()
        if not page.readable:
            return None, page.problems
        drafter = self.workplace.once(("drafter", project.same_data), lambda: Drafter.of(project))
        return drafter.draft(page, area, period(asked)), page.problems

    # -- other files

    def _document(self, asked: Mapping[str, Any], project: Project) -> str:
        answers = {key: value for key, value in asked.items() if isinstance(value, str) and key != "write"}
        if not identifier(ScaffoldKind.DOCUMENT, answers, project):
            return self._problems((problem("desk-no-title", Location("data/documents/")),))
        made = make_scaffold(ScaffoldKind.DOCUMENT, answers, self.workplace.files(), project, self.today)
        if made.left or made.wrong:
            return self._problems((*made.left, *made.wrong), {made.path: made.text})
        id = identifier(ScaffoldKind.DOCUMENT, answers, project)
        look = self.workplace.look({made.path: made.text}, Focus(paths.document(id)))
        return self._planned(asked, made.path, made.text, look, self.workplace.base.link(paths.document(id)), made=id)

    def _article(self, asked: Mapping[str, Any], project: Project) -> str:
        wanted = article_asked(asked, self.today)
        if not wanted.slug:
            return self._problems((problem("desk-no-title", Location("content/news/")),))
        path = article_path(wanted)
        text = article_text(wanted)
        look = self.workplace.look({path: text}, Focus(paths.article(wanted.slug)))
        photo = self._photo(asked, wanted)
        name = words(asked, "photo_name")
        if name and not (photo and all(map(is_picture, photo.values()))):
            return self._problems((problem("bad-image", Location(name), read=name),))
        return self._planned(
            asked, path, text, look, self.workplace.base.link(paths.article(wanted.slug)), besides=photo
        )

    def _photo(self, asked: Mapping[str, Any], wanted: ArticleAsked) -> dict[str, bytes]:
        content = content_of(asked, "content")
        return {photo_path(wanted): content} if content and wanted.photo else {}

    def _sheet(self, asked: Mapping[str, Any], project: Project) -> str:
        name = words(asked, "name")
        sheets = sheets_of(name, content_of(asked, "content"))
        if isinstance(sheets, Problem):
            return self._problems((sheets,))
        given = Given(words(asked, "area"), words(asked, "document"), "")
        try:
            plan = plan_import(self.workplace.files(), sheets, Import(name, given, self.today))
        except UnknownGivenError as error:
            return self._problems((problem("desk-no-place", Location(name), read=error.read),))
        wanted = asked.get("write") is True and bool(plan.texts)
        stopped = write_new(self.root, plan.texts) if wanted else []
        shown = self.shown((*plan.problems, *stopped), {})
        return self._drawn("sheet.html", plan=plan, problems=shown, is_written=wanted and not stopped)

    # -- what all have in common

    def _planned(
        self,
        asked: Mapping[str, Any],
        path: str,
        text: str,
        look: Look,
        link: str,
        besides: Mapping[str, bytes] | None = None,
        **more: object,
    ) -> str:
        """A new file as it would be; written where that is asked for and nothing is wrong with it."""
        problems, is_written = look.problems, False
        without_photo = [one for one in problems if one.code not in ("missing-file", "bad-image") or not besides]
        if asked.get("write") is True and not any(one.severity == "error" for one in without_photo):
            is_there = self.workplace.files().data(path) == text.encode()  # a second click on the same button
            stopped = [] if is_there else write_new(self.root, {path: text, **(besides or {})})
            problems, is_written = (*problems, *stopped), not stopped
        facts = {"left": [], "dropped": [], "count": 0, "made": "", **more}
        return self._drawn(
            "planned.html", path=path, text=text, link=link, is_written=is_written,
            problems=self.shown(problems, {**look.texts, path: text}),
            page=json.dumps(look.content.decode()), is_wrong=any(one.severity == "error" for one in problems), **facts,
        )  # fmt: skip

    def _problems(self, problems: tuple[Problem, ...], texts: Mapping[str, str] | None = None) -> str:
        return self._drawn("refused.html", problems=self.shown(problems, texts or {}))

    def _drawn(self, template: str, **facts: object) -> str:
        return own_templates("scorecards.desk").get_template(template).render(w=self._word, lang=self.language, **facts)

    def _word(self, key: str, **facts: object) -> str:
        return console_word(f"desk.{key}", self.language, **facts)


def _changed(given: Iterable[object], draft: Draft) -> list[Problem]:
    """A problem for each choice that was made of other words than stand there now: the text was changed since."""
    text = draft.page.text
    quotes = {one.number: " ".join(text[one.quantity.start : one.quantity.end].split()) for one in draft.quantities}
    found = []
    for one in given:
        seen, number = (one.get("words"), one.get("number")) if isinstance(one, dict) else (None, None)
        if isinstance(seen, str) and isinstance(number, int) and quotes.get(number) != seen:
            found.append(problem("desk-changed", Location(""), read=seen))
    return found
