"""A whole project: all problems in one run, what is shown and what is held back, what the records say."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from scorecards import cli
from scorecards.model.places import Level
from scorecards.model.project import Project
from scorecards.model.values import Number, Progress, Share
from scorecards.problems import Problem
from scorecards.vietnamese.values import Printed, Qualifier

Load = Callable[..., tuple[Project | None, list[Problem]]]
NEWS = "content/news/2026/tin-mot.md"


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, (file, old)
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def spoil_ten_ways(root: Path) -> list[tuple[str, str]]:
    """Puts ten different faults into ten files; codes and places, in the order in which they are shown."""
    replace(root / NEWS, "## Mục", "### Mục")
    replace(root / "content/pages/gioi-thieu.md", "Nội dung.", "![](anh.png)")
    replace(root / "content/provinces/tinh-thu.md", 'documents = ["bc-1"]', "documents = []")
    replace(root / "data/dimensions.toml", 'id = "xa"', 'id = "Xã"')
    replace(root / "data/documents.toml", 'kind = "report"', 'kind = "raport"')
    replace(root / "data/glossary.toml", "definition_en", "definition_fr")
    replace(root / "data/pillars.toml", "weight = 200", "")
    replace(root / "data/places.toml", 'level = "country"', 'level = "country"\nparent = "viet-nam"')
    replace(root / "data/provinces/tinh-thu/2023-10.toml", '"trên 21.000 km"', '"rất nhiều"')
    replace(root / "data/site.toml", 'title = "Trang thử"', "title = “Trang thử”")
    (root / "data/targets.toml").write_bytes(b"\xff\xfe")
    return [
        ("heading-order", f"{NEWS}:13"),
        ("image-without-alternative", "content/pages/gioi-thieu.md:6"),
        ("missing-source", "content/provinces/tinh-thu.md:4:13"),
        ("wrong-type", "data/dimensions.toml:11:6"),
        ("unknown-choice", "data/documents.toml:5:8"),
        ("unknown-key", "data/glossary.toml:5:1"),
        ("missing-key", "data/pillars.toml:1:1"),
        ("parent-circle", "data/places.toml:1:1"),
        ("unreadable-quote", "data/provinces/tinh-thu/2023-10.toml:19:9"),
        ("toml-curly-quotes", "data/site.toml:1:9"),
        ("not-utf8", "data/targets.toml:1:1"),
    ]


def test_all_problems_in_one_run(project: Path, load: Load) -> None:
    expected = spoil_ten_ways(project)
    found, problems = load(project)
    assert found is None
    assert [(problem.code, str(problem.at)) for problem in problems] == expected


@pytest.mark.parametrize("language", ["vi", "en"])
def test_all_problems_in_one_run_of_the_command(
    language: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = spoil_ten_ways(project)
    before = {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}
    code = cli.main(["check", "--root", str(project), "--format", "json", "--lang", language])
    printed = capsys.readouterr()
    assert code == 1
    assert printed.err == ""
    found = json.loads(printed.out)
    assert set(found) == {"problems", "findings", "reviews"}
    for problem in found["problems"]:
        assert list(problem) == ["severity", "code", "message", "hint", "path", "line", "column"]
        assert problem["severity"] in ("error", "warning")
        assert "{" not in problem["message"] + problem["hint"]
    shown = [
        (problem["code"], ":".join(str(part) for part in (problem["path"], problem["line"], problem["column"]) if part))
        for problem in found["problems"]
    ]
    assert shown == expected
    assert {file: file.read_bytes() for file in project.rglob("*") if file.is_file()} == before


def test_the_text_of_a_problem_shows_the_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(project / "data/site.toml", 'title = "Trang thử"', "title = “Trang thử”")
    assert cli.main(["check", "--root", str(project)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "data/site.toml:1:9: lỗi [toml-curly-quotes]"
    assert lines[2:4] == ["  >    1 | title = “Trang thử”", "         |         ^"]
    assert lines[5].startswith("  → ")
    assert lines[-1] == "Chưa dựng trang: 1 lỗi, 0 cảnh báo."


@pytest.mark.parametrize(
    ("lines", "today", "shown"),
    [
        ("", date(2026, 11, 20), True),
        ("", date(2026, 11, 19), False),
        ("draft = true", date(2026, 11, 22), False),
        ("draft = false", date(2026, 11, 22), True),
        ("ends = 2026-11-22", date(2026, 11, 22), True),
        ("ends = 2026-11-22", date(2026, 11, 23), False),
        ("ends = 2026-11-20", date(2026, 11, 22), False),
    ],
)
def test_articles_held_back(lines: str, today: date, shown: bool, project: Path, load: Load) -> None:
    replace(project / NEWS, "date = 2026-11-20", f"date = 2026-11-20\n{lines}")
    found, problems = load(project, today)
    assert problems == []
    assert found is not None
    assert [article.slug for article in found.articles] == ["tin-mot"] * shown
    assert [article.slug for article in found.held_back] == ["tin-mot"] * (not shown)
    with_drafts, _ = load(project, today, drafts=True)
    assert with_drafts is not None
    assert [article.slug for article in with_drafts.articles] == ["tin-mot"]
    assert with_drafts.held_back == ()


def test_articles_stand_newest_first(project: Path, load: Load) -> None:
    text = (project / NEWS).read_text(encoding="utf-8")
    for slug, day in (("a-cu", "2025-01-01"), ("z-cung-ngay", "2026-11-20"), ("b-cung-ngay", "2026-11-20")):
        file = project / f"content/news/{day[:4]}/{slug}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text.replace("2026-11-20", day), encoding="utf-8")
    found, _ = load(project)
    assert found is not None
    assert [article.slug for article in found.articles] == ["b-cung-ngay", "tin-mot", "z-cung-ngay", "a-cu"]


def test_what_the_records_say(project: Path, load: Load) -> None:
    found, _ = load(project)
    assert found is not None
    assert found.site.title.to("en") == "Test site"
    assert found.site.theme == "default"
    assert [(pillar.id, pillar.order, pillar.weight) for pillar in found.pillars.values()] == [
        ("chinh-quyen-so", 1, 200)
    ]
    place = found.places["tinh-thu"]
    assert [area.id for area in place.areas] == ["tinh-thu", "tinh-thu-2025"]
    assert place.latest.level is Level.PROVINCE
    assert place.area_on(date(2025, 6, 30)).id == "tinh-thu"
    assert place.area_on(date(2025, 7, 1)).id == "tinh-thu-2025"
    assert place.area_on(None).id == "tinh-thu-2025"
    assert [member.id for member in found.dimensions["cap"].members] == ["tinh", "xa"]
    assert found.documents["trang-1"].issued_on is None
    assert found.documents["trang-1"].cited_in == ("bc-1",)
    (target,) = found.targets
    assert (target.value, target.unit) == (Printed(Decimal(100), Decimal(1)), "%")
    assert target.members == (("cap", "xa"),)
    (ranking,) = found.rankings
    assert (ranking.rows[0].place, ranking.rows[0].rank, ranking.published_on) == ("tinh-thu", 37, None)
    assert ranking.rows[0].indices == {"nhan-thuc": Decimal("0.75")}
    assert [(tile.place, tile.column, tile.row, tile.archipelago) for tile in found.layers["luoi"].tiles] == [
        ("tinh-thu", 1, 2, False),
        ("tinh-thu", 3, 2, True),
    ]
    assert [section.id for section in found.commentaries["tinh-thu"].sections] == ["results", "limits", "tasks"]
    assert found.pages["gioi-thieu"].title == "Giới thiệu"
    assert found.glossary[0].name.vi == "Kỳ tham chiếu"


def test_what_the_observations_say(project: Path, load: Load) -> None:
    found, _ = load(project)
    assert found is not None
    assert [observation.id for observation in found.observations] == [
        "tinh-thu.bc-1.ho-so",
        "tinh-thu.bc-1.ho-so.tinh",
        "tinh-thu.bc-1.ho-so.xa",
        "tinh-thu.bc-1.cap-quang",
        "tinh-thu.bc-1.chi-tieu",
    ]
    whole, part, _, fibre, plan = found.observations
    assert isinstance(whole.value, Share)
    assert whole.value.numerator is not None
    assert (whole.value.rate.value, whole.value.numerator.value) == (Decimal("57.53"), Decimal(141616))
    assert (whole.printed, whole.members, whole.whole) == ("57,53%", (), whole.id)
    assert (part.members, part.whole) == ((("cap", "tinh"),), whole.id)
    assert isinstance(fibre.value, Number)
    assert fibre.value == Number(Printed(Decimal(21000), Decimal(1)), "km", Qualifier.OVER)
    assert isinstance(plan.value, Progress)
    assert (plan.value.done.value, plan.value.planned.value) == (Decimal(21), Decimal(26))
    assert whole.period.start is None, "a running total has no first day unless it gives one itself"
    assert plan.period.start == date(2023, 1, 1)
    assert {observation.period.as_of for observation in found.observations} == {date(2023, 10, 31)}
    assert (whole.read_in, whole.document) == ("trang-1", "bc-1")


def test_units_of_a_place_stand_in_time_order_however_they_are_written(project: Path, load: Load) -> None:
    file = project / "data/places.toml"
    before, first, second = file.read_text(encoding="utf-8").split("[[tinh-thu.area]]\n")
    file.write_text("[[tinh-thu.area]]\n".join([before, f"{second}\n", first]), encoding="utf-8")
    found, problems = load(project)
    assert problems == []
    assert found is not None
    assert [area.id for area in found.places["tinh-thu"].areas] == ["tinh-thu", "tinh-thu-2025"]


def test_a_day_and_a_part_of_its_own(project: Path, load: Load) -> None:
    replace(
        project / "data/provinces/tinh-thu/2023-10.toml",
        'quote = "trên 21.000 km"',
        'quote = "trên 21.000 km"\nas_of = "unknown"\nwhere = { cap = "xa" }\nstatus = "preliminary"',
    )
    found, problems = load(project)
    assert problems == []
    assert found is not None
    fibre = found.observations[3]
    assert fibre.id == "tinh-thu.bc-1.cap-quang.unknown.xa"
    assert fibre.members == (("cap", "xa"),)
    assert fibre.period.as_of is None
    assert fibre.status == "preliminary"


def test_a_running_total_may_give_its_first_day_itself(project: Path, load: Load) -> None:
    replace(
        project / "data/provinces/tinh-thu/2023-10.toml",
        'measure = "cumulative"',
        'measure = "cumulative"\nfrom = 2021-01-01',
    )
    found, problems = load(project)
    assert problems == []
    assert found is not None
    assert found.observations[0].period.start == date(2021, 1, 1)


def test_a_figure_of_one_text_is_told_from_the_same_of_another_day(project: Path, load: Load) -> None:
    with (project / "data/provinces/tinh-thu/2023-10.toml").open("a", encoding="utf-8") as stream:
        stream.write(
            '\n[[observation]]\nindicator = "cap-quang"\nmeasure = "point-in-time"\n'
            'as_of = 2022-12-31\nquote = "20.000 km"\n'
        )
    found, problems = load(project)
    assert problems == []
    assert found is not None
    assert found.observations[-1].id == "tinh-thu.bc-1.cap-quang.2022-12-31"


def test_a_missing_figure(project: Path, load: Load) -> None:
    replace(
        project / "data/provinces/tinh-thu/2023-10.toml",
        'xa = "96.688 hồ sơ, đạt tỷ lệ 74,16%"\n',
        '[observation.missing]\nxa = "not-yet-published"\n',
    )
    found, problems = load(project)
    assert problems == []
    assert found is not None
    missing = found.observations[2]
    assert (missing.id, missing.printed, missing.quote) == ("tinh-thu.bc-1.ho-so.xa", "", "")
    assert repr(missing.value) == "Missing(reason=<MissingReason.NOT_YET_PUBLISHED: 'not-yet-published'>)"


def test_registers_may_be_split_over_files(project: Path, load: Load) -> None:
    folder = project / "data/pillars"
    folder.mkdir()
    (project / "data/pillars.toml").rename(folder / "mot.toml")
    (folder / "khac").mkdir()
    (folder / "khac/hai.toml").write_text(
        '[ha-tang-so]\nname = "Hạ tầng số"\ndefinition = "Giả định."\nweight = 100\n', encoding="utf-8"
    )
    found, problems = load(project)
    assert problems == []
    assert found is not None
    assert [(pillar.id, pillar.order) for pillar in found.pillars.values()] == [
        ("ha-tang-so", 1),
        ("chinh-quyen-so", 2),
    ]


def test_registers_may_be_absent(project: Path, load: Load) -> None:
    for name in ("glossary", "tiles", "targets"):
        (project / f"data/{name}.toml").unlink()
    found, problems = load(project)
    assert problems == []
    assert found is not None
    assert not found.glossary
    assert not found.targets
    assert found.layers == {}


def test_comments_in_markdown_are_no_html(project: Path, load: Load) -> None:
    replace(project / NEWS, "Thêm nội dung.", "Thêm <!-- ghi chú --> nội dung.\n\n<!-- ghi\nchú -->\n")
    assert load(project)[1] == []


def test_a_heading_within_a_list_or_quotation_opens_no_section(project: Path, load: Load) -> None:
    replace(project / "content/provinces/tinh-thu.md", "Một đoạn.", "- ## Trong danh sách\n\n> ## Trong lời trích")
    found, problems = load(project)
    assert problems == []
    assert found is not None
    assert [section.id for section in found.commentaries["tinh-thu"].sections] == ["results", "limits", "tasks"]
