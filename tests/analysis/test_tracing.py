"""Numbers in texts against the data: invented texts, right and wrong, on the small project in `texts/`."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from scorecards.analysis.tracing.commentary import Links, TracedText, Tracer
from scorecards.analysis.tracing.figure_index import FigureIndex
from scorecards.analysis.tracing.outcomes import TextNumber, Traced, UnknownTime, Untraced
from scorecards.inputs.link_targets import figure_path, leads_to
from scorecards.load.names import LoadContext
from scorecards.load.parsed_text import parse_prose
from scorecards.load.source import Files
from scorecards.model.articles import Article
from scorecards.model.project import Project
from scorecards.problems import Diagnostics, Location
from tests.support.loading import loaded
from tests.support.words import WORDS

HERE = Path(__file__).parent / "texts"
TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Case:
    """A text and what is expected of its numbers."""

    title: str
    place: str
    text: str
    figures: tuple[tuple[str, str], ...]
    """Number and the figure that it has to be."""
    reported: tuple[tuple[str, str, str], ...]
    """Number, reason, and the nearest figure or ""."""


def cases(name: str) -> list[Case]:
    text = "\n".join(line for line in (HERE / name).read_text("utf-8").split("\n") if not line.startswith("# "))
    return [case(block) for block in re.split(r"^== ", text, flags=re.MULTILINE)[1:]]


def case(block: str) -> Case:
    head, *lines = block.split("\n")
    title, _, place = head.partition(" | ")
    figures = [tuple(line[3:].split(" = ")) for line in lines if line.startswith("-> ")]
    reported = [re.fullmatch(r"! (.+): (\S+)(?: = (\S+))?", line) for line in lines if line.startswith("! ")]
    body = "\n".join(line for line in lines if not line.startswith(("-> ", "! ")))
    return Case(
        title,
        place,
        body.strip() + "\n",
        tuple((number, figure) for number, figure in figures),
        tuple((found[1], found[2], found[3] or "") for found in reported if found),
    )


def read(folder: Path) -> Project:
    found, problems = loaded(Files(folder), TODAY, drafts=False)
    assert found is not None, [f"{p.at} {p.message('en')}" for p in problems]
    return found


@cache
def project() -> Project:
    return read(HERE / "project")


def tracer_of(project: Project) -> Tracer:
    return Tracer(FigureIndex(project), Links(leads_to, figure_path(project)), WORDS)


@cache
def tracer() -> Tracer:
    return tracer_of(project())


def article(text: str, place: str, title: str = "Bài thử", summary: str = "Bài để thử.") -> Article:
    at = Location("content/news/bai.md", 1)
    diagnostics = Diagnostics()
    prose = parse_prose("content/news/bai.md", text, LoadContext(diagnostics))
    assert not diagnostics.problems
    return Article(
        slug="bai", title=title, summary=summary, published=date(2025, 8, 1), event=None, places=(place,), pillars=(),
        documents=("bc-227",), author="", unit="", photo=None, corrections=(), draft=False, ends=None,
        old_addresses=(), prose=prose, front_matter=at,
    )  # fmt: skip


def trace(case: Case) -> TracedText[Article]:
    return tracer().article(article(case.text, case.place))


def reason(seen: TextNumber) -> str:
    """The reason why a number or a date is reported, "" where it is not."""
    match seen.outcome:
        case Untraced(reason=found):
            return str(found)
        case UnknownTime():
            return "time"
    return ""


@pytest.mark.parametrize("case", cases("right.txt"), ids=lambda case: case.title)
def test_a_right_text_is_not_reported(case: Case) -> None:
    found = trace(case)
    assert [(s.written, reason(s)) for s in found.seen if reason(s)] == []
    assert not found.problems
    ids = {(s.written, s.outcome.figure.id) for s in found.seen if isinstance(s.outcome, Traced)}
    for number, figure in case.figures:
        assert any(figure == id and number in written.replace("\xa0", " ") for written, id in ids), ids


@pytest.mark.parametrize("case", cases("wrong.txt"), ids=lambda case: case.title)
def test_a_wrong_text_is_reported(case: Case) -> None:
    found = trace(case)
    reported = {s.written: reason(s) for s in found.seen if reason(s)}
    assert reported == {number: why for number, why, _ in case.reported}
    nearest = {
        s.written: s.outcome.figure.id
        for s in found.seen
        if isinstance(s.outcome, Untraced) and s.outcome.figure is not None
    }
    for number, _, figure in case.reported:
        if figure:
            assert nearest[number] == figure


def test_the_newest_figure_is_the_nearest_however_many_older_ones_have_a_nearer_value(tmp_path: Path) -> None:
    shutil.copytree(HERE / "project", tmp_path, dirs_exist_ok=True)
    values = {f"2024-01-{day:02}": day for day in range(1, 14)} | {"2024-06-30": 90}
    observations = (
        f'[[observation]]\nindicator = "tram-bts"\nmeasure = "point-in-time"\nas_of = {day}\nquote = "{value} trạm"\n'
        for day, value in values.items()
    )
    head = 'document = "bc-101"\nas_of = 2024-06-30\n'
    (tmp_path / "data/provinces/bien-xa/tram.toml").write_text(head + "".join(observations), "utf-8")
    text = article("Đến 30/6/2024, huyện Biên Xa có 15 trạm BTS.\n", "bien-xa")
    (seen,) = (one for one in tracer_of(read(tmp_path)).article(text).seen if isinstance(one.outcome, Untraced))
    assert isinstance(seen.outcome, Untraced)
    assert seen.outcome.figure is not None
    assert (seen.written, reason(seen), seen.outcome.figure.as_of) == ("15 trạm BTS", "value", date(2024, 6, 30))


def test_days_of_the_event_and_of_publication_are_known() -> None:
    text = "Ngày 20/7/2025 tỉnh họp. Bài đăng ngày 01/8/2025, gỡ ngày 30/9/2025.\n"
    plain = article(text, "ha-tinh")
    dated = replace(plain, event=date(2025, 7, 20), ends=date(2025, 9, 30))

    def unknown(one: Article) -> list[str]:
        return [seen.written for seen in tracer().article(one).seen if isinstance(seen.outcome, UnknownTime)]

    assert unknown(plain) == ["Ngày 20/7/2025", "ngày 30/9/2025"]
    assert unknown(dated) == []
    assert unknown(replace(dated, event="unknown")) == ["Ngày 20/7/2025"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Theo Báo Pháp luật Việt Nam, toàn tỉnh", []),
        ("Báo Thanh Hóa và Đài Phát thanh - Truyền hình Thanh Hóa", []),
        ("BÁO CÁO THANH HÓA; Báo cáo Thanh Hóa; Báo chí Thanh Hóa", ["thanh-hoa", "thanh-hoa", "thanh-hoa"]),
        ("Tạp chí viết về Thanh Hóa", ["thanh-hoa"]),
        ("Sở Y tế Thanh Hóa", ["thanh-hoa"]),
        ("Hiệp hội Thương mại điện tử Việt Nam; Hội Nông dân Thanh Hóa", ["thanh-hoa"]),
        ("Hội nghị Việt Nam; doanh nghiệp Việt Nam", ["viet-nam", "viet-nam"]),
    ],
)
def test_a_place_within_the_name_of_a_publisher_is_none(text: str, places: list[str]) -> None:
    assert [one.place for one in FigureIndex(project()).names.find(text)] == places


def test_equal_sentences_with_unlike_links_are_traced_by_themselves() -> None:
    sentence = "Đã số hóa [57,53% hồ sơ](/chi-tieu/{}/)."
    text = "\n\n".join(sentence.format(indicator) for indicator in ("ho-so-so-hoa", "cap-quang", "ho-so-so-hoa"))
    seen = tracer().article(article(f"{text}\n", "ha-tinh")).seen
    assert [isinstance(one.outcome, Traced) for one in seen] == [True, False, True]
    assert reason(seen[1]) == "link"


def test_a_number_of_another_place_is_reported_with_the_place_that_was_read() -> None:
    found = tracer().article(article("Ở Thanh Hóa, cấp xã đã số hóa 96.688 hồ sơ.\n", "ha-tinh"))
    (problem,) = found.problems
    assert problem.code == "untraced-figure"
    assert "nói về Thanh Hóa" in problem.message("vi")
    assert "speak of Thanh Hoa" in problem.message("en")


def test_articles_that_are_traced_together_come_out_as_each_alone() -> None:
    some = [case for name in ("right.txt", "wrong.txt") for case in cases(name)]
    articles = [article(case.text, case.place) for case in some]
    together = tracer().articles(articles, [one.prose for one in articles])
    assert [found.seen for found in together] == [trace(case).seen for case in some]
    assert [found.text.prose.tokens for found in together] == [trace(case).text.prose.tokens for case in some]
    assert [found.problems for found in together] == [trace(case).problems for case in some]
