"""The command `init`: a small project that builds, says what is invented in it, and never writes over anything."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scorecards import cli
from scorecards.commands import init
from scorecards.load.project import load_project
from scorecards.load.source import Files
from scorecards.scaffolds.program_source import ProgramSource, of_repository, program_source, read_source
from scorecards.scaffolds.starter import INDICATORS, SHARED, Starter, StarterAnswers
from tests.support.links import broken
from tests.support.projects import COUNTRY, TODAY, build_site

PROGRAM = "scorecards @ https://vi-du.vn/scorecards.zip"
ANSWERS = (
    "--place",
    "Tỉnh Hà Tĩnh",
    "--publisher",
    'Sở "Thử" \\ §title',
    "--email",
    "a@vi-du.vn",
    "--program",
    PROGRAM,
)

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Starter:
    """A starter with the registers of the tests' own country, its places in one file."""
    folder = tmp_path_factory.mktemp("registers")
    (folder / "data").mkdir()
    places = [COUNTRY / "data/places.toml", *sorted((COUNTRY / "data/places").glob("*.toml"))]
    made = {path: (COUNTRY / path).read_text("utf-8") for path in SHARED}
    made["data/places.toml"] = "\n".join(one.read_text("utf-8") for one in places)
    (folder / "data/indicators").mkdir()
    for path in (INDICATORS, "data/indicators/targets.toml"):
        made[path] = (COUNTRY / path).read_text("utf-8")
    for path, text in made.items():
        (folder / path).write_text(text, encoding="utf-8")
    return Starter(folder)


@pytest.fixture
def run(starter: Starter, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `init`: exit code, output, complaints; `answers` are typed at a terminal."""
    monkeypatch.setattr(init, "STARTER", starter)
    monkeypatch.setattr(init, "CHECKOUT", tmp_path / "no-clone")

    def call(*argv: str, folder: str = "moi", answers: str | None = None) -> tuple[int, str, str]:
        stdin: Any = io.StringIO(answers or "")
        stdin.isatty = lambda: answers is not None
        monkeypatch.setattr(sys, "stdin", stdin)
        code = cli.main(["init", str(tmp_path / folder), *argv, "--today", TODAY.isoformat()], tmp_path)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return call


def test_a_new_project_builds_with_no_problem_but_its_samples(run: Run, tmp_path: Path) -> None:
    code, out, err = run(*ANSWERS, "--official")

    assert not err
    assert code == 0
    site = build_site(tmp_path / "moi", "/phieu/")
    assert set(site.codes) == {"sample-left"}
    samples = {problem.at.path for problem in site.problems}
    assert all(path in out for path in samples)
    assert "check --settings" in out
    assert max(map(len, out.splitlines())) < 250
    written = {
        file.relative_to(tmp_path / "moi").as_posix() for file in (tmp_path / "moi").rglob("*") if file.is_file()
    }
    content = {path for path in written if path.startswith(("data/", "content/"))}
    shared = {"data/places.toml", "data/tiles.toml", "data/pillars.toml", "data/indicators.toml"}
    assert content - shared - {"data/site.toml"} == samples
    assert broken(site.files, "/phieu/") == []
    assert 'Sở "Thử" \\ §title' in site.page("/").text


def test_a_project_knows_the_indicators_of_the_program_and_shows_those_that_it_has_figures_of(
    run: Run, tmp_path: Path
) -> None:
    run(*ANSWERS, "--official")
    given = tomllib.loads((tmp_path / "moi" / INDICATORS).read_text("utf-8"))
    own = tomllib.loads((COUNTRY / INDICATORS).read_text("utf-8"))
    more = tomllib.loads((COUNTRY / "data/indicators/targets.toml").read_text("utf-8"))
    assert given == {id: one for id, one in (own | more).items() if id in given}
    of_provinces = {"can-bo-che-do-dac-thu", "chi-tieu-nghi-quyet-05", "muc-tieu-ke-hoach-586"}
    assert (own | more).keys() - given.keys() == of_provinces
    site = build_site(tmp_path / "moi")
    pages = {path.split("/")[1] for path in site.files if path.startswith("chi-tieu/") and path.count("/") > 1}
    assert pages == {"chi-tieu-mau"}
    shown = [link.get("href") for link in site.page("/chi-tieu/").all("a")]
    assert [one for one in shown if one.startswith("/chi-tieu/") and one != "/chi-tieu/"] == ["/chi-tieu/chi-tieu-mau/"]


def test_invented_figures_say_so_by_their_names(run: Run, tmp_path: Path) -> None:
    run(*ANSWERS, "--official")
    site = build_site(tmp_path / "moi")
    for path in ("/van-ban/van-ban-mau/", "/chi-tieu/chi-tieu-mau/", "/tin-tuc/bai-mau/"):
        assert "mẫu" in site.page(path).one("h1").text, path
    assert "mẫu" in site.page("/tinh/ha-tinh/").text


def test_every_page_says_that_samples_are_left_until_none_is(run: Run, tmp_path: Path) -> None:
    run(*ANSWERS, "--official")
    page = build_site(tmp_path / "moi").page("/tinh/ha-tinh/")
    assert "nội dung mẫu chưa thay" in page.text
    assert [meta.get("content") for meta in page.all("meta") if meta.get("name") == "robots"] == ["noindex"]
    for path in ("data/indicators/mau.toml", "data/documents/mau.toml", "data/provinces/ha-tinh/mau.toml"):
        (tmp_path / "moi" / path).unlink()
    (tmp_path / "moi/content/news/2026/bai-mau.md").unlink()
    (tmp_path / "moi/content/pages/gioi-thieu.md").unlink()
    page = build_site(tmp_path / "moi").page("/tinh/ha-tinh/")
    assert "nội dung mẫu" not in page.text
    assert "robots" not in [meta.get("name") for meta in page.all("meta")]


def test_samples_are_samples_though_the_settings_name_none(run: Run, tmp_path: Path) -> None:
    run(*ANSWERS, "--official")
    settings = tmp_path / "moi/data/site.toml"
    text = settings.read_text("utf-8")
    settings.write_text(re.sub(r"^samples = \[[^\]]*\]", "samples = []", text, flags=re.MULTILINE), "utf-8")
    assert "samples = []" in settings.read_text("utf-8")
    site = build_site(tmp_path / "moi")
    told = {one.at.path for one in site.problems if one.code == "sample-left"}
    assert told == {"data/indicators/mau.toml", "data/documents/mau.toml"}
    assert "nội dung mẫu chưa thay" in site.page("/tinh/ha-tinh/").text


def test_a_site_of_one_place_opens_with_it_and_says_nothing_of_ranks_that_it_does_not_have(
    run: Run, tmp_path: Path
) -> None:
    run(*ANSWERS, "--official")
    site = build_site(tmp_path / "moi")
    home = site.page("/")
    assert home.one("h1").text == "Hà Tĩnh chuyển đổi số đến đâu?"
    units = [link.get("href") for link in home.one("main").all("a") if link.get("href").startswith("/tinh/")]
    assert units[0].startswith("/tinh/ha-tinh/#")
    assert {link.partition("#")[0] for link in units} == {"/tinh/ha-tinh/", "/tinh/"}, "no other place"
    for path in ("/tinh/ha-tinh/", "/tinh/da-nang/", "/tinh/"):
        assert "hạng" not in site.page(path).one("main").text.lower(), path
    menus = [link.get("href") for part in ("header", "footer") for link in home.one(part).all("a")]
    assert "/tin-tuc/" in menus
    assert "/thuat-ngu/" not in menus, "empty"


def test_a_sample_that_was_replaced_is_told_of_no_more(run: Run, tmp_path: Path) -> None:
    run(*ANSWERS, "--official")
    (tmp_path / "moi/content/news/2026/bai-mau.md").unlink()
    files = Files(tmp_path / "moi")
    load_project(files, TODAY, drafts=False)
    left = {problem.at.path for problem in files.diagnostics.problems}
    assert "content/pages/gioi-thieu.md" in left
    assert "content/news/2026/bai-mau.md" not in left


def test_check_lists_the_settings_that_are_not_used_where_it_is_asked(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(*ANSWERS, "--official")
    check = ["check", "--root", str(tmp_path / "moi"), "--today", TODAY.isoformat()]
    assert cli.main(check) == 0
    assert "logo (" not in capsys.readouterr().out
    assert cli.main([*check, "--settings"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("  logo (")]
    assert not [line for line in lines if line.startswith("  email (")]


@pytest.mark.parametrize("place", ["ha-tinh", "Hà Tĩnh", "tỉnh Hà Tĩnh"])
def test_a_place_may_be_named(starter: Starter, place: str) -> None:
    assert starter.place(place) == ("ha-tinh", "tỉnh Hà Tĩnh")


def test_every_place_of_today_makes_a_project(starter: Starter) -> None:
    assert len(starter.places()) == 18
    assert "hai-duong" not in starter.places(), "part of another since 2025"
    answers = StarterAnswers(
        place="da-nang", title="T", publisher="P", email="", official=False, program=ProgramSource()
    )
    made = starter.files(answers, TODAY)
    assert "data/provinces/da-nang/mau.toml" in made
    assert "Làm việc này trước" in made["HUONG-DAN.md"].splitlines()[2]
    assert all("§" not in text for text in made.values())


def test_a_folder_that_holds_something_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "moi").mkdir()
    (tmp_path / "moi" / "thu.txt").write_text("của tôi", encoding="utf-8")
    code, _, err = run(*ANSWERS, "--official")
    assert code == 2
    assert "thu.txt" in err
    assert [file.name for file in (tmp_path / "moi").iterdir()] == ["thu.txt"]


def test_a_repository_that_was_just_made_is_empty(run: Run, tmp_path: Path) -> None:
    (tmp_path / "moi" / ".git").mkdir(parents=True)
    assert run(*ANSWERS, "--unofficial")[0] == 0


def test_a_file_is_no_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "moi").write_text("x", encoding="utf-8")
    code, _, err = run(*ANSWERS, "--official")
    assert code == 2
    assert "moi" in err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ((), "--publisher"),
        (("--place", "Hà Tinh Xa", "--publisher", "P", "--official"), "Hà Tinh Xa"),
        (("--place", "ha-tinh", "--publisher", " ", "--official"), "--publisher"),
        (("--place", "Hải Dương", "--publisher", "P", "--official"), "Nay tỉnh Hải Dương thuộc thành phố Hải Phòng"),
        (("--place", "ha-tinh", "--publisher", "P"), "--official"),
        (("--place", "ha-tinh", "--publisher", "P", "--official", "--program", "main"), "“main”"),
        (("--place", "ha-tinh", "--publisher", "P", "--official", "--email", "khong"), "khong"),
    ],
)
def test_what_is_missing_or_wrong_is_told_and_nothing_made(
    run: Run, tmp_path: Path, argv: tuple[str, ...], said: str
) -> None:
    code, _, err = run(*argv)
    assert code == 2
    assert said in err
    assert not (tmp_path / "moi").exists()


def test_an_answer_that_a_key_does_not_take_is_told_where_it_would_stand(run: Run, tmp_path: Path) -> None:
    code, _, err = run("--place", "ha-tinh", "--publisher", "Sở {tên}", "--official")
    assert code == 1
    assert "data/site.toml" in err
    assert "sample-left" not in err
    assert not (tmp_path / "moi").exists()


def test_at_a_terminal_it_asks_until_an_answer_will_do(run: Run, tmp_path: Path) -> None:
    code, out, err = run(answers="Atlantis\nHà Tĩnh\n\nSở Thử\n\ncó thể\nkhông\nv1\nhttps://github.com/a/b\n\n")
    assert code == 0, err
    assert "“v1”" in err
    assert "Atlantis" in err
    assert "có thể" in err
    settings = (tmp_path / "moi/data/site.toml").read_text("utf-8")
    assert 'title = "Phiếu điểm chuyển đổi số tỉnh Hà Tĩnh"' in settings
    assert 'publisher = "Sở Thử"' in settings
    assert "official = false" in settings
    assert "chương trình: scorecards @ https://github.com/a/b/archive/" in out.split("Đã tạo")[0]
    assert "github.com/a/b/archive/" in last_line(tmp_path / "moi/requirements.txt")


def test_nothing_is_made_where_the_summary_is_not_agreed_to(run: Run, tmp_path: Path) -> None:
    for last in ("không\n", ""):
        code, out, err = run(*ANSWERS, "--official", answers=last)
        assert (code, "Hà Tĩnh" in out) == (2, True)
        assert "Chưa tạo gì" in err
        assert not (tmp_path / "moi").exists()


def test_a_program_of_unknown_place_is_the_first_thing_to_mend_and_pip_does_not_pass_over_it(
    run: Run, tmp_path: Path
) -> None:
    code, out, _ = run(*ANSWERS[:-2], "--official")
    assert code == 0
    assert "LÀM TRƯỚC" in out.splitlines()[1]
    assert out.splitlines()[2].startswith("    scorecards @ https://")
    assert last_line(tmp_path / "moi/requirements.txt").startswith("scorecards @ ")
    pip = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-index", "--requirement", "requirements.txt"]
    done = subprocess.run(pip, cwd=tmp_path / "moi", capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "Invalid requirement" in done.stderr


def test_a_file_of_this_machine_is_no_program_for_a_workflow(run: Run) -> None:
    _, out, _ = run(*ANSWERS[:-1], "file:///home/a/scorecards.whl", "--official")
    assert "GitHub không cài được" in out
    assert "GitHub không cài được" not in run(*ANSWERS, "--official", folder="khác")[1]


def last_line(file: Path) -> str:
    return file.read_text("utf-8").splitlines()[-1]


def test_the_end_of_the_input_ends_the_questions(run: Run, tmp_path: Path) -> None:
    assert run(answers="Hà Tĩnh\n")[0] == 2
    assert not (tmp_path / "moi").exists()


def test_the_words_of_the_project_name_its_own_commands(run: Run, tmp_path: Path) -> None:
    run(*ANSWERS, "--official")
    for name in ("README.md", "HUONG-DAN.md", ".github/workflows/pages.yml", ".github/workflows/content.yml"):
        text = (tmp_path / "moi" / name).read_text("utf-8")
        assert "build.py" not in text, name
        assert "python -m scorecards" in text
    assert (tmp_path / "moi/requirements.txt").read_text("utf-8").splitlines()[-1] == PROGRAM


COMMIT = "0aa51c4d" * 5


@pytest.mark.parametrize(
    ("said", "line", "repository"),
    [
        ("https://github.com/a/b", f"https://github.com/a/b/archive/{COMMIT}.zip", "https://github.com/a/b"),
        ("git@github.com:a/b.git", f"https://github.com/a/b/archive/{COMMIT}.zip", "https://github.com/a/b"),
        ("https://git.vi-du.vn/a/b.git", f"git+https://git.vi-du.vn/a/b.git@{COMMIT}", ""),
        (f"scorecards@https://github.com/a/b/archive/{COMMIT}.zip", f"https://github.com/a/b/archive/{COMMIT}.zip",
         "https://github.com/a/b"),
        ("https://vi-du.vn/scorecards.zip", "https://vi-du.vn/scorecards.zip", ""),
        ("scorecards @ git+https://vi-du.vn/a@v1", "git+https://vi-du.vn/a@v1", ""),
        ("file:///home/a/b.whl", "file:///home/a/b.whl", ""),
    ],
)  # fmt: skip
def test_a_program_is_named_by_a_line_a_file_or_a_repository(said: str, line: str, repository: str) -> None:
    found = read_source(said, COMMIT)
    assert found
    assert (found.requirement, found.repository) == (f"scorecards @ {line}", repository)


@pytest.mark.parametrize("said", ["main", "altair", "scorecards", "https://github.com/a", "scorecards @ b", "/a/b", ""])
def test_what_pip_cannot_install_the_program_from_is_none(said: str) -> None:
    assert read_source(said, COMMIT) is None


def test_of_a_commit_that_is_not_known_the_newest_is_taken() -> None:
    found = of_repository("https://github.com/a/b", "")
    assert found
    assert found.requirement == "scorecards @ https://github.com/a/b/archive/HEAD.zip"
    index = read_source("scorecards==0.2", "")
    assert index
    assert index.requirement == "scorecards==0.2"


def test_a_clone_knows_where_it_is_from(tmp_path: Path) -> None:
    assert program_source(tmp_path, "").requirement == ""
    who = ("-c", "user.name=A", "-c", "user.email=a@vi-du.vn", "-c", "commit.gpgsign=false")
    for words in (
        ("init", "--quiet"),
        ("commit", "--quiet", "--allow-empty", "--message", "x"),
        ("remote", "add", "origin", "https://github.com/a/b.git"),
    ):
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)
    assert program_source(tmp_path).requirement.startswith("scorecards @ https://github.com/a/b/archive/")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pyproject.toml", '[project.urls]\nRepository = "https://github.com/a/b"\n'),
        ("data/site.toml", 'repository = "https://github.com/a/b"\n'),
    ],
)
def test_an_unpacked_archive_is_of_its_commit_in_the_repository_that_its_files_name(
    tmp_path: Path, path: str, text: str
) -> None:
    assert program_source(tmp_path, COMMIT) == ProgramSource(commit=COMMIT)
    (tmp_path / "data").mkdir()
    (tmp_path / path).write_text(text, encoding="utf-8")
    line = f"scorecards @ https://github.com/a/b/archive/{COMMIT}.zip"
    assert program_source(tmp_path, COMMIT) == ProgramSource(line, "https://github.com/a/b", COMMIT)


def test_a_project_says_where_newer_versions_and_the_guides_of_the_program_are(run: Run, tmp_path: Path) -> None:
    run(*ANSWERS[:-1], f"https://github.com/a/b/archive/{COMMIT}.zip", "--official")
    for name in ("requirements.txt", "HUONG-DAN.md"):
        assert "https://github.com/a/b/commits" in (tmp_path / "moi" / name).read_text("utf-8"), name
    for name in ("HUONG-DAN.md", "data/site.toml"):
        text = (tmp_path / "moi" / name).read_text("utf-8")
        assert f"https://github.com/a/b/blob/{COMMIT}/docs/truong-du-lieu.md" in text, name
    assert "chưa biết cài chương trình từ đâu" not in (tmp_path / "moi/HUONG-DAN.md").read_text("utf-8")
