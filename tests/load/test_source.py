"""Files as editors, archives and operating systems leave them."""

import os
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scorecards.load.source import Files
from scorecards.memo import Memo
from scorecards.model.project import Project
from scorecards.problems import Problem

Load = Callable[..., tuple[Project | None, list[Problem]]]
NEWS = "content/news/2026/tin-mot.md"
SITE = "data/site.toml"


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.at)) for problem in problems]


def rewrite(file: Path, change: Callable[[bytes], bytes]) -> None:
    file.write_bytes(change(file.read_bytes()))


@pytest.mark.parametrize("path", [SITE, NEWS, "data/provinces/tinh-thu/2023-10.toml"])
@pytest.mark.parametrize(
    "change",
    [
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"),
        lambda raw: raw.replace(b"\n", b"\r"),
        lambda raw: raw.removesuffix(b"\n"),
        lambda raw: raw.replace(b"\n", b"  \n").replace(b"+++  ", b"+++ "),
    ],
    ids=[
        "byte order mark",
        "Windows",
        "Windows with a mark",
        "old Macintosh",
        "no last line feed",
        "blanks at the end",
    ],
)
def test_the_same_whoever_wrote_it(path: str, change: Callable[[bytes], bytes], project: Path, load: Load) -> None:
    plain, _ = load(project)
    rewrite(project / path, change)
    found, problems = load(project)
    assert problems == []
    assert plain is not None
    assert found is not None
    assert found.site == plain.site
    assert found.observations == plain.observations
    assert [article.title for article in found.articles] == [article.title for article in plain.articles]


def test_places_are_counted_in_characters_behind_a_byte_order_mark(project: Path, load: Load) -> None:
    rewrite(
        project / SITE, lambda raw: b"\xef\xbb\xbf" + raw.replace("Trang thử".encode(), b"", 1).replace(b"\n", b"\r\n")
    )
    assert codes(load(project)[1]) == [("wrong-type", f"{SITE}:1:9")]


@pytest.mark.parametrize(
    ("encode", "place", "byte"),
    [
        (lambda text: text.encode("utf-16"), "1:1", "0xFF"),
        (lambda text: text.encode("utf-16-be"), None, None),
        (lambda text: "title".encode("utf-16-le"), "1:2", "0x00"),
        (lambda text: text.replace("Trang thử", "Trang đô").encode("latin-1", "ignore"), "1:16", "0xF4"),
        (lambda text: (text[:9] + "Đề án").encode("cp1258", "replace"), "1:10", "0xD0"),
        (lambda text: text.encode() + b"\xff", "13:1", "0xFF"),
        (lambda text: text.encode().replace(b"\n", b"\0\n", 1), "1:20", "0x00"),
    ],
    ids=["utf-16", "utf-16 without a mark", "utf-16 of plain letters", "latin-1", "windows-1258", "last byte", "nul"],
)
def test_not_utf8(
    encode: Callable[[str], bytes], place: str | None, byte: str | None, project: Path, load: Load
) -> None:
    file = project / SITE
    file.write_bytes(encode(file.read_text(encoding="utf-8")))
    _, problems = load(project)
    assert [problem.code for problem in problems] == ["not-utf8"]
    if place:
        assert str(problems[0].at) == f"{SITE}:{place}"
        assert problems[0].details["byte"] == byte


def test_markdown_that_is_not_utf8(project: Path, load: Load) -> None:
    rewrite(project / NEWS, lambda raw: raw.replace("Thêm".encode(), "Thêm".encode("latin-1")))
    assert codes(load(project)[1]) == [("not-utf8", f"{NEWS}:15:3")]


@pytest.mark.parametrize(("path", "line", "column"), [(SITE, 1, 18), (NEWS, 2, 15)])
def test_decomposed_marks_are_composed_and_noted(path: str, line: int, column: int, project: Path, load: Load) -> None:
    rewrite(project / path, lambda raw: unicodedata.normalize("NFD", raw.decode()).encode())
    found, problems = load(project)
    first = unicodedata.normalize("NFC", (project / path).read_text(encoding="utf-8")).split("\n")[line - 1]
    assert [(problem.code, problem.severity) for problem in problems] == [("decomposed-marks", "warning")]
    assert (problems[0].at.line, problems[0].at.column) == (line, column)
    assert first[column - 1] == "ử" if path == SITE else first[column - 1] == "ộ"
    assert found is not None
    assert found.site.title.vi == "Trang thử"


def test_decomposed_words_are_read_as_composed_ones(project: Path, load: Load) -> None:
    report = project / "data/provinces/tinh-thu/2023-10.toml"
    rewrite(report, lambda raw: unicodedata.normalize("NFD", raw.decode()).encode())
    found, problems = load(project)
    assert [problem.code for problem in problems] == ["decomposed-marks"]
    assert found is not None
    assert [unicodedata.is_normalized("NFC", one.quote) for one in found.observations] == [True] * 5


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_file_name_with_marks(form: str, project: Path, load: Load) -> None:
    name = unicodedata.normalize(form, "tin-số-hóa.md")  # type: ignore[arg-type]
    (project / NEWS).rename(project / "content/news/2026" / name)
    assert codes(load(project)[1]) == [("bad-file-name", f"content/news/2026/{name}")]


def test_a_folder_name_with_marks(project: Path, load: Load) -> None:
    name = unicodedata.normalize("NFD", "Tỉnh Thử")
    (project / "data/provinces/tinh-thu").rename(project / "data/provinces" / name)
    _, problems = load(project)
    assert [(problem.code, problem.details["near"]) for problem in problems] == [("unknown-place-folder", "tinh-thu")]


def test_the_country_has_figures_as_its_provinces_have(project: Path, load: Load) -> None:
    (project / "data/provinces/tinh-thu").rename(project / "data/provinces/viet-nam")
    found, problems = load(project)
    assert codes(problems) == []
    assert found is not None
    assert {one.place for one in found.observations} == {"viet-nam"}


def test_a_last_day_that_is_today_is_not_still_to_come(project: Path, load: Load) -> None:
    assert codes(load(project, today=date(2023, 10, 31))[1]) == []
    assert [code for code, _ in codes(load(project, today=date(2023, 10, 30))[1])] == ["period-ahead"]


def test_a_last_day_that_is_still_to_come(project: Path, load: Load) -> None:
    report = project / "data/provinces/tinh-thu/2023-10.toml"
    rewrite(report, lambda raw: raw.replace(b"as_of = 2023-10-31", b"as_of = 2062-10-31", 1))
    found, problems = load(project)
    assert [(one.code, one.severity, one.details["read"]) for one in problems] == [
        ("period-ahead", "warning", "2062-10-31")
    ]
    lines = report.read_text("utf-8").splitlines()
    assert lines[(problems[0].at.line or 0) - 1] == "as_of = 2062-10-31"
    assert found is not None


def test_no_project(tmp_path: Path, load: Load) -> None:
    assert codes(load(tmp_path)[1]) == [("no-project", SITE)]


@pytest.mark.parametrize("path", [SITE, "data/pillars.toml"])
def test_a_folder_where_a_file_should_be(path: str, project: Path, load: Load) -> None:
    (project / path).unlink()
    (project / path).mkdir()
    assert codes(load(project)[1]) == [("not-a-file", path)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_where_a_file_should_be(project: Path, load: Load) -> None:
    os.mkfifo(project / "data/provinces/tinh-thu/ong.toml")
    assert codes(load(project)[1]) == [("not-a-file", "data/provinces/tinh-thu/ong.toml")]


def linked(link: Path, target: Path | str) -> None:
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("links need a privilege on this system")


@pytest.mark.parametrize(
    "path", [SITE, "data/pillars.toml", "data/provinces/tinh-thu/ngoai.toml", "content/news/2026/ngoai.md"]
)
def test_a_link_out_of_the_project(path: str, project: Path, load: Load, tmp_path: Path) -> None:
    outside = tmp_path / "ngoai"
    (project / path).rename(outside) if (project / path).exists() else outside.write_text("")
    linked(project / path, outside)
    assert codes(load(project)[1]) == [("outside-project", path)]


def test_a_link_within_the_project_is_followed(project: Path, load: Load) -> None:
    (project / "data/pillars.toml").rename(project / "tru-cot.toml")
    linked(project / "data/pillars.toml", project / "tru-cot.toml")
    assert load(project)[1] == []


@pytest.mark.parametrize("path", [SITE, "data/pillars.toml", "data/provinces/tinh-thu/mat.toml"])
def test_a_link_to_nothing(path: str, project: Path, load: Load) -> None:
    (project / path).unlink(missing_ok=True)
    linked(project / path, project / "khong-co.toml")
    assert codes(load(project)[1]) == [("unreadable-file", path)]


@pytest.mark.parametrize("path", [SITE, "data/provinces/tinh-thu/vong.toml", "content/pages/vong.md"])
def test_a_link_to_itself(path: str, project: Path, load: Load) -> None:
    (project / path).unlink(missing_ok=True)
    linked(project / path, project / path)
    assert codes(load(project)[1]) == [("unreadable-file", path)]


@pytest.mark.parametrize("target", ["data/provinces/tinh-thu", "data/provinces", "..", "content"])
def test_a_link_to_a_folder(target: str, project: Path, load: Load) -> None:
    linked(project / "data/provinces/tinh-hai", project / target)
    assert codes(load(project)[1]) == [("linked-folder", "data/provinces/tinh-hai")]


def test_a_file_that_may_not_be_read(project: Path, load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., object] = open

    def refused(file: str, *how: str) -> object:
        if file.endswith("pillars.toml"):
            raise PermissionError(13, "Permission denied")
        return real(file, *how)

    monkeypatch.setattr("scorecards.load.source.open", refused, raising=False)
    _, problems = load(project)
    assert codes(problems) == [("unreadable-file", "data/pillars.toml")]
    assert "Permission denied" in problems[0].message("vi")


def test_a_bad_byte_behind_a_byte_order_mark_is_told_as_it_is(tmp_path: Path) -> None:
    files = Files(tmp_path)
    assert files.as_text("data/a.toml", b"\xef\xbb\xbfab\ncd\xff", files.diagnostics) is None
    (found,) = files.diagnostics.noted
    assert (found.code, found.at.line, found.at.column, found.details["byte"]) == ("not-utf8", 2, 3, "0xFF")


@pytest.mark.parametrize("blank", ["\u2000", "\u2001"])
def test_blanks_that_are_two_spellings_of_one_are_composed(blank: str, tmp_path: Path) -> None:
    files = Files(tmp_path)
    assert files.as_text("data/a.toml", f"a{blank}b".encode(), files.diagnostics) == f"a{chr(ord(blank) + 2)}b"
    assert [one.code for one in files.diagnostics.noted] == ["decomposed-marks"]


def test_a_folder_that_may_not_be_listed(project: Path, load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def refused(folder: Path) -> object:
        if folder.name == "rankings":
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", refused)
    assert codes(load(project)[1]) == [("unreadable-file", "data/rankings")]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions bind nobody here")
@pytest.mark.parametrize("mode", [0o000, 0o111, 0o444])
@pytest.mark.parametrize("folder", ["data", "data/rankings", "data/provinces/tinh-thu", "content", "content/news/2026"])
def test_permissions_that_a_folder_lacks(folder: str, mode: int, project: Path, load: Load) -> None:
    (project / folder).chmod(mode)
    try:
        _, problems = load(project)
    finally:
        (project / folder).chmod(0o755)
    assert {problem.code for problem in problems} & {"unreadable-file", "no-project"}


@pytest.mark.parametrize("path", ["data/provinces/tinh-thu/2023-10.toml", NEWS])
@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad", "\u202e", "\u2066", "\ufeff"])
def test_what_cannot_be_seen_is_left_out(path: str, unseen: str, project: Path, load: Load) -> None:
    before, _ = load(project)
    rewrite(project / path, lambda raw: re.sub("([ộồ])", f"\\1{unseen}", raw.decode()).encode())
    after, problems = load(project)
    assert [(problem.code, problem.severity, problem.at.path) for problem in problems] == [
        ("unseen-character", "warning", path)
    ]
    assert problems[0].details == {"read": f"U+{ord(unseen):04X}"}
    assert before
    assert after
    assert after.observations == before.observations
    assert [article.title for article in after.articles] == [article.title for article in before.articles]


def test_a_file_is_told_where_the_first_unseen_character_stands(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.toml").write_text("một\nhai\u200b ba\u200b\n", encoding="utf-8")
    files = Files(tmp_path)
    assert files.text("data/a.toml") == "một\nhai ba\n"
    assert codes(list(files.diagnostics.problems)) == [("unseen-character", "data/a.toml:2:4")]


def test_names_that_are_left_out(project: Path, load: Load) -> None:
    for name in ("_nhap.toml", ".an.toml", "_nhap/2020.toml", "_2023.csv", "readme.txt"):
        file = project / "data/provinces/tinh-thu" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"\xff")
    assert load(project)[1] == []


def test_find_gives_one_order(project: Path) -> None:
    for name in ("b.toml", "a/z.toml", "B.toml", "a.toml"):
        file = project / "data/pillars" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    found = Files(project).find("data/pillars", ".toml")
    assert found == [f"data/pillars/{name}" for name in ("B.toml", "a.toml", "a/z.toml", "b.toml")]


@pytest.mark.parametrize(
    "path", ["../ngoai.png", "content/../../ngoai.png", "data", "khong-co.png", "a\0b", "x" * 5000]
)
def test_data_gives_nothing_for_what_is_no_file_of_the_project(path: str, project: Path, tmp_path: Path) -> None:
    (tmp_path / "ngoai.png").write_bytes(b"x")
    assert Files(project).data(path) is None


def test_data_gives_the_bytes(project: Path) -> None:
    (project / "anh.png").write_bytes(b"\x89PNG")
    assert Files(project).data("data/../anh.png") == b"\x89PNG"


def test_a_large_file(project: Path, load: Load) -> None:
    with (project / "data/glossary.toml").open("a", encoding="utf-8") as stream:
        stream.write(f'note = "{"số liệu " * 1_000_000}"\n')  # some ten million bytes on one line
    _, problems = load(project)
    assert codes(problems) == [("unknown-key", "data/glossary.toml:6:1")]
    assert len(problems[0].message("vi")) < 300


def test_a_large_file_with_a_fault_at_its_end(project: Path, load: Load) -> None:
    with (project / "data/glossary.toml").open("a", encoding="utf-8") as stream:
        stream.write(f"note = [{'1, ' * 100_000}“x”]\n")
    _, problems = load(project)
    assert codes(problems) == [("toml-curly-quotes", f"data/glossary.toml:6:{9 + 300_000}")]
    assert len(problems[0].message("vi")) < 300


@pytest.mark.parametrize(
    "path",
    [
        "data/provinces/tinh-thu/~$2023-10.toml",
        "data/~$places.toml",
        "content/news/2026/~$tin-mot.md",
        "data/~$so.xlsx",
    ],
)
def test_what_office_programs_lay_beside_an_open_file_is_no_content(path: str, project: Path, load: Load) -> None:
    (project / path).write_bytes(b"\x05Ng\xc6\xb0\xe1\xbb\x9di\x00\xff")
    assert load(project)[1] == []


@pytest.mark.parametrize("keeps", [True, False])
def test_the_text_of_a_file_of_data_is_there_again_however_it_is_kept(tmp_path: Path, keeps: bool) -> None:
    long = 'name = "Hà Tĩnh: đủ 57,53%"\n' * 200
    (tmp_path / "data").mkdir()
    (tmp_path / "data/places.toml").write_text(long, "utf-8")
    files = Files(tmp_path, memo=Memo(keeps=keeps))
    assert files.known_text("data/places.toml") is None
    assert [files.text("data/places.toml"), files.text("data/places.toml")] == [long, long]
    assert files.known_text("data/places.toml") == long
    whole = Files(tmp_path)
    whole.text("data/places.toml")
    assert files.digest("data") == whole.digest("data")
