"""The desk's answers: HTML to stand in its page, made of what a request brings. New files are all that is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.addresses.base import Base
from scorecards.desk.articles import ArticleAsked, article_asked, article_path, article_text, photo_path
from scorecards.desk.boxes import Boxes, DeskForm, no_number
from scorecards.desk.marked import cards, marked_text
from scorecards.desk.read_numbers import changed_since, words_of_choice, words_of_line
from scorecards.desk.requests import (
    BadRequestError,
    NoDayError,
    by_identifiers,
    content_of,
    day_of_box,
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
from scorecards.model.observations import Measure
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
from scorecards.strings.words import program_words
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


class Desk(Struct, frozen=True):
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
            return self._problems((problem("desk-project-broken", Location("data/")),))
        known = {
            "read": self._read, "report": self._report, "document": self._document, "article": self._article,
            "sheet": self._sheet,
        }  # fmt: skip
        if what not in known:
            raise BadRequestError(what)
        try:
            return known[what](by_identifiers(asked, project), project)
        except NoDayError as error:
            number = error.number
            boxes = self._boxes(_FORMS.get(what, DeskForm.REPORT), lambda path, line: number)
            about = problem("desk-no-day", Location("", 1), read=error.read, key=error.key, box=boxes.label(error.key))
            return self._problems((about,), boxes)

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
            measures=[(one.value, program_words()[self.language](f"measure.{one}")) for one in Measure],
            project=project,
            area=draft.area,
            title=draft.page.title,
        )

    def _report(self, asked: Mapping[str, Any], project: Project) -> str:
        draft, problems = self._drafted(asked, project)
        document, boxes = words(asked, "document"), self._boxes(DeskForm.REPORT)
        if draft is None:
            return self._problems(problems)
        if document not in project.documents:
            at = Location("data/documents.toml")
            return self._problems((problem("desk-no-document", at, key="document", box=boxes.label("document")),))
        if damaged := tuple(one for one in problems if one.severity == "error"):  # its figures may be wrong
            return self._problems(damaged)
        given = asked["choices"]
        choices, wrong = choices_of_json(given, draft, project)
        wrong += changed_since(given, draft)
        if wrong:
            return self._problems(
                tuple(wrong), self._boxes(DeskForm.REPORT, lambda path, line: words_of_choice(given, line))
            )
        report = report_of(draft, choices, project, document, self.language)
        new = report.new_files(self.workplace.files())
        if not new:
            return self._problems((problem("desk-nothing-taken", Location(f"{report.stem}.toml")),))
        boxes = self._boxes(DeskForm.REPORT, lambda path, line: words_of_line(draft, new.get(path), line))
        used = {number for one in report.plan.figures for number in one.numbers}
        used |= {number for aim in report.plan.targets for number in aim.numbers}
        taken = {one.number: draft.quantities[one.number].quantity.start for one in choices if not one.aside}
        reasons = {one.start: (one.text, one.why) for one in report.plan.left_out}
        dropped = [reasons[start] for number, start in taken.items() if number not in used and start in reasons]
        left = [(one.text, one.why) for one in report.plan.left_out]
        texts = {path: made.text for path, made in new.items()}
        return self._planned(
            asked, texts, Focus(paths.unit(draft.area)), boxes,
            figures=len(report.plan.figures), targets=len(report.plan.targets), left=left, dropped=dropped,
        )  # fmt: skip

    def _drafted(self, asked: Mapping[str, Any], project: Project) -> tuple[Draft | None, tuple[Problem, ...]]:
        area = words(asked, "area")
        if area not in project.places:
            box = self._boxes(DeskForm.REPORT).label("area")
            return None, (problem("desk-no-place", Location("data/places.toml"), read=area, key="area", box=box),)
        page = source_of(asked).taken_in()
        if not page.readable:
            return None, page.problems
        drafter = self.workplace.once(("drafter", project.same_data), lambda: Drafter.of(project))
        return drafter.draft(page, area, period(asked)), page.problems

    # -- other files

    def _document(self, asked: Mapping[str, Any], project: Project) -> str:
        boxes = self._boxes(DeskForm.DOCUMENT)
        answers = {key: value for key, value in asked.items() if isinstance(value, str) and key != "write"}
        answers |= {key: day.isoformat() for key in ("date", "read_on") if (day := day_of_box(asked, key))}
        id = identifier(ScaffoldKind.DOCUMENT, answers, project)
        if not id:
            return self._untitled("data/documents/", boxes)
        made = make_scaffold(ScaffoldKind.DOCUMENT, answers, self.workplace.files(), project, self.today)
        if made.left or made.wrong:
            return self._problems((*made.left, *made.wrong), boxes, {made.path: made.text})
        return self._planned(asked, {made.path: made.text}, Focus(paths.document(id)), boxes, made=id)

    def _article(self, asked: Mapping[str, Any], project: Project) -> str:
        boxes, wanted = self._boxes(DeskForm.ARTICLE), article_asked(asked, self.today)
        if not wanted.slug:
            return self._untitled("content/news/", boxes)
        photo = self._photo(asked, wanted)
        name = words(asked, "photo_name")
        if name and not (photo and all(map(is_picture, photo.values()))):
            return self._problems((problem("bad-image", Location(name), read=name, key="photo"),), boxes)
        texts = {article_path(wanted): article_text(wanted)}
        return self._planned(asked, texts, Focus(paths.article(wanted.slug)), boxes, besides=photo)

    def _untitled(self, folder: str, boxes: Boxes) -> str:
        return self._problems(
            (problem("desk-no-title", Location(folder), key="title", box=boxes.label("title")),), boxes
        )

    def _photo(self, asked: Mapping[str, Any], wanted: ArticleAsked) -> dict[str, bytes]:
        content = content_of(asked, "content")
        return {photo_path(wanted): content} if content and wanted.photo else {}

    def _sheet(self, asked: Mapping[str, Any], project: Project) -> str:
        name, boxes = words(asked, "name"), self._boxes(DeskForm.REPORT)
        sheets = sheets_of(name, content_of(asked, "content"))
        if isinstance(sheets, Problem):
            return self._problems((sheets,))
        given = Given(words(asked, "area"), words(asked, "document"), "")
        try:
            plan = plan_import(self.workplace.files(), sheets, Import(name, given, self.today))
        except UnknownGivenError as error:
            key = "area" if error.read == given.place else "document"
            code = "desk-no-place" if key == "area" else "desk-no-document"
            return self._problems((problem(code, Location(name), read=error.read, key=key, box=boxes.label(key)),))
        wanted = asked.get("write") is True and bool(plan.texts)
        stopped = write_new(self.root, plan.texts) if wanted else []
        shown = self._shown((*plan.problems, *stopped), boxes, {})
        return self._drawn("sheet.html", plan=plan, problems=shown, is_written=wanted and not stopped)

    # -- what all have in common

    def _planned(
        self,
        asked: Mapping[str, Any],
        texts: Mapping[str, str],
        focus: Focus,
        boxes: Boxes,
        besides: Mapping[str, bytes] | None = None,
        **more: object,
    ) -> str:
        """New files as they would be; written where that is asked for and nothing is wrong with them."""
        look = self.workplace.look(texts, focus)
        problems, is_written = look.problems, False
        without_photo = [one for one in problems if one.code not in ("missing-file", "bad-image") or not besides]
        if asked.get("write") is True and not any(one.severity == "error" for one in without_photo):
            files = self.workplace.files()  # as they are now: this may be a second click on the same button
            is_there = all(files.data(path) == text.encode() for path, text in texts.items())
            stopped = [] if is_there else write_new(self.root, {**texts, **(besides or {})})
            problems, is_written = (*problems, *stopped), not stopped
        facts = {"left": [], "dropped": [], "figures": 0, "targets": 0, "made": "", **more}
        return self._drawn(
            "planned.html", texts=texts, link=self.workplace.base.link(focus.path), is_written=is_written,
            problems=self._shown(problems, boxes, {**look.texts, **texts}),
            page=json.dumps(look.content.decode()), is_wrong=any(one.severity == "error" for one in problems), **facts,
        )  # fmt: skip

    def _boxes(self, form: DeskForm, numbers: Callable[[str, int], str] = no_number) -> Boxes:
        return Boxes(form, self.language, numbers)

    def _problems(
        self, problems: tuple[Problem, ...], boxes: Boxes | None = None, texts: Mapping[str, str] | None = None
    ) -> str:
        shown = self._shown(problems, boxes or self._boxes(DeskForm.REPORT), texts or {})
        return self._drawn("refused.html", problems=shown)

    def _shown(self, problems: Iterable[Problem], boxes: Boxes, texts: Mapping[str, str]) -> list[Any]:
        found = tuple(map(boxes.on_desk, problems))
        return [boxes.named(one, shown, texts) for one, shown in zip(found, self.shown(found, texts), strict=False)]

    def _drawn(self, template: str, **facts: object) -> str:
        return own_templates("scorecards.desk").get_template(template).render(w=self._word, lang=self.language, **facts)

    def _word(self, key: str, **facts: object) -> str:
        return console_word(f"desk.{key}", self.language, **facts)


_FORMS = {"document": DeskForm.DOCUMENT, "article": DeskForm.ARTICLE}
"""The forms of requests that are not of the report's."""
