"""Parts of a site, made apart and joined, are what one build makes; parts that do not go together are refused."""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from scorecards.output import write
from scorecards.problems import ContentError
from scorecards.routes.share import SiteShare
from scorecards.shards import joining
from scorecards.shards.part import read_part
from tests.routes.test_make import with_media
from tests.support.parts import Sharded, on_disk, told
from tests.support.projects import ROOT, TODAY, Workshop, workshop

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")

ARTICLE = "content/news/2025/hai.md"
OTHER = "content/news/2025/so-hoa.md"
TO_COME = """\
+++
title = "Sẽ đăng"
summary = "Bài hẹn ngày."
date = 2027-03-02
author = "Người Thử"
unit = "Tổ Thử"
places = ["thu-nghiem"]
pillars = ["chinh-quyen"]
documents = ["bao-cao"]
+++

Xem [bài trước](../2025/so-hoa.md#bai-chi-tiet).
"""
HOST = "https://host.example/kho/"


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    return workshop(tmp_path / "du-an")


@pytest.fixture
def sharded(project: Workshop, tmp_path: Path) -> Sharded:
    return Sharded(project.root, tmp_path)


def refusal(call: Callable[[], object]) -> list[tuple[str, dict[str, str]]]:
    """Codes and facts of what is refused."""
    with pytest.raises(ContentError) as caught:
        call()
    return [(one.code, dict(one.details)) for one in caught.value.problems]


def home_of(path: str, of: int) -> int:
    """The number of the share that has a site path."""
    return next(number for number in range(1, of + 1) if SiteShare(number, of).has(path))


# -- the same site -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["/", HOST])
def full(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sharded:
    """A project with photos, downloads, drafts, articles to come, translations and warnings, and its whole site."""
    place = tmp_path_factory.mktemp("phan")
    project = with_media(place / "du-an")
    project.write("content/news/2027/se-dang.md", TO_COME)
    project.append(ARTICLE, "\nXem [bài sẽ đăng](../2027/se-dang.md).\n")
    project.write("content/news/2025/khong-dung.jpg", (project.root / "content/news/2025/hop.jpg").read_bytes())
    project.write("data/la.xyz", b"x")
    made = Sharded(project.root, place).at(request.param)
    built = made.whole()
    assert built.taken, told(built.problems)
    assert {one.code for one in built.problems} >= {"picture-not-shown", "link-not-out"}
    return made


@pytest.mark.parametrize("of", [1, 2, 3, 4, 5])
def test_parts_joined_are_the_whole_site_with_its_problems(full: Sharded, tmp_path: Path, of: int) -> None:
    made = replace(full, place=tmp_path)
    built = made.join(made.parts(of))
    assert on_disk(tmp_path / "joined") == on_disk(full.place / "whole")
    whole = full.whole()
    assert told(built.problems) == told(whole.problems)
    assert built.prepared.coverage == whole.prepared.coverage
    assert not list((tmp_path / "joined/.scorecards").glob("part*"))


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_parts_made_in_two_processes_are_the_same(
    full: Sharded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scorecards.processes._can_fork", lambda: True)
    made = replace(full, place=tmp_path, settings=replace(full.settings, processes=2))
    made.join(made.parts(2))
    assert on_disk(tmp_path / "joined") == on_disk(full.place / "whole")


def test_parts_have_pages_in_all_languages_and_none_has_the_search(full: Sharded, tmp_path: Path) -> None:
    made = replace(full, place=tmp_path)
    pages = [{name for name in on_disk(folder) if name.endswith(".html")} for folder in made.parts(3)]
    assert all(pages)
    counted = Counter(name for some in pages for name in some)
    assert set(counted.values()) == {1}
    whole = {name for name in on_disk(full.place / "whole") if name.endswith(".html")}
    assert whole - set(counted) == {"tim-kiem/index.html", "en/tim-kiem/index.html"}
    for some in pages:
        assert {name for name in some if f"en/{name}" in whole and f"en/{name}" not in some} == set()


def test_a_part_reads_the_texts_of_its_own_articles_alone(full: Sharded, tmp_path: Path) -> None:
    made = replace(full, place=tmp_path)
    kept = [read_part(folder).contents for folder in made.parts(3)]
    assert Counter(path for one in kept for path in one.texts).most_common(1)[0][1] == 1
    texts = {path: text for one in kept for path, text in one.texts.items()}
    assert {ARTICLE, OTHER, "content/news/2027/se-dang.md", "content/news/2025/nhap.md"} <= set(texts)
    for path, text in texts.items():
        number = home_of(f"/tin-tuc/{Path(path).stem}/", 3)
        assert path in kept[number - 1].texts
        assert not any(body.led_to for body in text.bodies.values()), "what its page alone needs"
    assert any(body.found_by for text in texts.values() for body in text.bodies.values())


def test_a_record_holds_no_link_that_leads_to_a_page_by_its_address(full: Sharded, tmp_path: Path) -> None:
    made = replace(full, place=tmp_path)
    kept = [read_part(folder).contents for folder in made.parts(2)]
    links = {link for one in kept for noted in one.made if noted.links for link in noted.links.links}
    pages = {noted.route.path for one in kept for noted in one.made if noted.links}
    assert "/tinh/" in pages
    assert {link for link in links if link.endswith("/")} == set()
    assert links, "anchors on pages of the other part are left to be looked at"


# -- problems ----------------------------------------------------------------------------------------------------------


def test_a_link_to_an_anchor_that_another_part_lacks_is_found_where_they_are_joined(
    project: Workshop, sharded: Sharded
) -> None:
    assert home_of("/tin-tuc/hai/", 5) != home_of("/tinh/thu-nghiem/", 5)
    line = project.append(ARTICLE, "\n[x](/tinh/thu-nghiem/#khong-co) và [y](/khong-co/)\n") + 1
    whole = sharded.whole()
    assert [(one.code, one.at.line) for one in whole.problems] == [("broken-anchor", line), ("broken-link", line)]
    (sharded.place / "joined").mkdir()
    built = sharded.join(sharded.parts(5))
    assert told(built.problems) == told(whole.problems)
    assert built.taken is None
    assert "index.html" not in on_disk(sharded.place / "joined")


def test_a_link_of_a_template_across_parts_is_found(project: Workshop, sharded: Sharded) -> None:
    project.write(
        "themes/local/templates/unit.html",
        '{% extends "plain/unit.html" %}{% block main %}{{ super() }}'
        '<a href="{{ link("/#nowhere") }}">x</a>{% endblock %}',
    )
    whole = sharded.whole()
    assert [one.code for one in whole.problems] == ["broken-anchor"]
    assert told(sharded.join(sharded.parts(4)).problems) == told(whole.problems)


def test_two_sources_of_one_address_in_two_parts_are_found_where_they_are_joined(
    project: Workshop, sharded: Sharded
) -> None:
    inside = "/tin/1.html/cu/"  # needs a folder where another article has had a file
    project.replace(ARTICLE, 'author = "Người Thử"\n', f'author = "Người Thử"\nold_addresses = ["{inside}"]\n')
    of = next(of for of in range(2, 9) if home_of("/tin/1.html", of) != home_of(inside, of))
    whole = sharded.whole()
    assert [one.code for one in whole.problems] == ["address-conflict"]
    built = sharded.join(sharded.parts(of))
    assert told(built.problems) == told(whole.problems)
    assert built.taken is None


@pytest.mark.parametrize(
    ("path", "mistake", "page"),
    [
        (ARTICLE, "![Hỏng](khong-co.png)", "/tin-tuc/hai/"),
        ("content/en/news/2025/so-hoa.md", "A blank {to fill in}.", "/tin-tuc/so-hoa/"),
    ],
)
def test_a_mistake_in_a_text_stops_the_part_that_reads_it_alone(
    path: str, mistake: str, page: str, project: Workshop, sharded: Sharded
) -> None:
    project.append(path, f"\n{mistake}\n")
    handed = [number for number in range(1, 4) if sharded.part(number, 3).taken]
    assert handed == [number for number in range(1, 4) if number != home_of(page, 3)]


def test_two_articles_of_one_name_stop_the_part_that_has_their_page(project: Workshop, sharded: Sharded) -> None:
    project.write("content/news/2024/hai.md", (project.root / ARTICLE).read_bytes())
    built = sharded.part(home_of("/tin-tuc/hai/", 3), 3)
    assert "address-conflict" in {one.code for one in built.problems}
    assert built.taken is None


@pytest.mark.parametrize("strict", [False, True])
def test_a_warning_of_a_part_withholds_the_joined_site_where_warnings_count(
    project: Workshop, sharded: Sharded, strict: bool
) -> None:
    project.write("content/news/2025/x.docx", b"x")
    folders = sharded.parts(2)
    built = replace(sharded, settings=replace(sharded.settings, strict=strict)).join(folders)
    assert built.problems
    assert (built.taken is None) is strict


# -- parts that do not go together -------------------------------------------------------------------------------------


def test_all_parts_are_needed_each_once(sharded: Sharded) -> None:
    first, second, third = sharded.parts(3)
    assert refusal(lambda: sharded.join([third, first])) == [("parts-missing", {"parts": "2/3"})]
    assert refusal(lambda: sharded.join([first, second, second, third])) == [
        ("part-twice", {"read": "2/3", "folders": f"{second}, {second}"})
    ]
    assert sharded.join([third, first, second]).taken, "in any order"


@pytest.mark.parametrize("what", ["number", "day", "address", "drafts", "request", "repository", "sources"])
def test_parts_of_two_sites_are_refused(project: Workshop, sharded: Sharded, what: str) -> None:
    settings = sharded.settings
    project.replace("data/site.toml", 'repository = "https://git.vi-du.vn/thu/nghiem"\n', "")
    others = {
        "day": replace(settings, today=TODAY + timedelta(1)),
        "address": sharded.at(HOST).settings,
        "drafts": replace(settings, drafts=True),
        "request": replace(settings, request="12"),
        "repository": replace(settings, repository="https://code.example/x"),
    }
    assert sharded.part(1, 2).taken
    if what == "sources":
        project.append(ARTICLE, "\nThêm một câu.\n")
    other = replace(sharded, settings=others.get(what, settings))
    assert other.part(2, 3 if what == "number" else 2).taken
    ((code, facts),) = refusal(lambda: sharded.join([sharded.place / "1", sharded.place / "2"]))
    assert code == "parts-unlike"
    words = {"number": "number of parts", "day": "day", "address": "address of the site", "drafts": "drafts",
             "request": "request", "repository": "repository", "sources": "source files"}  # fmt: skip
    assert words[what] in facts["what_en"]
    assert facts["first"] == str(sharded.place / "1")


def test_parts_are_joined_with_the_sources_and_the_program_that_they_are_of(
    project: Workshop, sharded: Sharded, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = sharded.parts(2)
    project.append("data/site.toml", "\n# ghi chú\n")
    ((code, facts),) = refusal(lambda: sharded.join(folders))
    assert (code, facts["what_en"]) == ("parts-unlike", "the source files")
    assert facts["second"] == str(project.root)
    monkeypatch.setattr(joining, "code_digest", lambda: b"x")
    ((code, facts),) = refusal(lambda: sharded.join(folders))
    assert (code, facts["what_en"]) == ("parts-unlike", "the version of the program or of Python")


def test_a_file_outside_of_the_usual_folders_is_a_source(project: Workshop, sharded: Sharded) -> None:
    picture = (ROOT / "docs/screenshot-unit.png").read_bytes()
    project.write("anh.png", picture)
    project.append(ARTICLE, "\n![Ảnh](../../../anh.png)\n")
    folders = sharded.parts(2)
    assert sharded.join(folders).taken
    project.write("anh.png", picture + b" ")
    ((code, facts),) = refusal(lambda: sharded.join(folders))
    assert (code, facts["what_en"]) == ("parts-unlike", "the source files")


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "no record": (lambda part: (part / ".scorecards/part.jsonl").unlink(), "has no .scorecards/part.jsonl"),
    "the hidden folder is lost": (lambda part: shutil.rmtree(part / ".scorecards"), "has no .scorecards/part.jsonl"),
    "a record cut short": (lambda part: _cut(part / ".scorecards/part.jsonl"), "part.jsonl is damaged"),
    "an edited record": (lambda part: _edit(part / ".scorecards/part.jsonl"), "part.jsonl is damaged"),
    "a record of something else": (
        lambda part: (part / ".scorecards/part.jsonl").write_bytes(b"\xff[[["),
        "part.jsonl is damaged",
    ),
    "no list of files": (lambda part: (part / ".scorecards/manifest.sha256").unlink(), "manifest.sha256"),
    "another list of files": (lambda part: _cut(part / ".scorecards/manifest.sha256"), "manifest.sha256"),
    "rebuilt as a whole site": (lambda part: write([], part), "manifest.sha256"),
}


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])


def _edit(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").split("\n")
    values = json.loads(lines[1])
    values["shard"] = [2, 2]
    file.write_text("\n".join([lines[0], json.dumps(values), *lines[2:]]), encoding="utf-8")


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_part_that_is_not_as_it_was_made_is_refused(sharded: Sharded, damage: str) -> None:
    folders = sharded.parts(2)
    spoil, words = DAMAGES[damage]
    spoil(folders[0])
    ((code, facts),) = refusal(lambda: sharded.join(folders))
    assert (code, facts["folder"]) == ("part-damaged", str(folders[0]))
    assert words in facts["reason_en"]


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_file_that_is_not_as_it_was_made_leaves_the_last_site_whole(sharded: Sharded, is_gone: bool) -> None:
    folders = sharded.parts(2)
    assert sharded.join(folders).taken
    before = on_disk(sharded.place / "joined")
    (file,) = (found for folder in folders if (found := folder / "tinh/index.html").exists())
    file.unlink() if is_gone else file.write_bytes(b"x")
    built = sharded.join(folders)
    assert [one.code for one in built.problems] == ["part-damaged"]
    assert "tinh/index.html" in built.problems[0].message("en")
    assert built.taken is None
    assert on_disk(sharded.place / "joined") == before


def test_what_several_pages_need_has_the_same_bytes_in_every_part(tmp_path: Path) -> None:
    project = with_media(tmp_path / "du-an")
    made = Sharded(project.root, tmp_path)
    pages = ("/tin-tuc/hai/", "/tin-tuc/so-hoa/")  # with one photo
    of = next(of for of in range(2, 9) if len({home_of(path, of) for path in pages}) == 2)
    parts = [read_part(folder) for folder in made.parts(of)]
    shared = {path for path, times in Counter(path for one in parts for path in one.digests).items() if times > 1}
    assert shared
    path = sorted(shared)[0]
    where = next(n for n, one in enumerate(parts) if path in one.digests)
    parts[where] = replace(parts[where], digests={**parts[where].digests, path: "0" * 64})
    ((code, facts),) = refusal(lambda: joining.join(parts))
    assert (code, facts["path"]) == ("parts-differ", path)


def test_a_part_that_is_made_again_has_no_record_until_it_is_done(project: Workshop, sharded: Sharded) -> None:
    assert sharded.part(1, 1).taken
    before = read_part(sharded.place / "1").identity
    project.append(ARTICLE, "\nThêm một câu.\n")
    assert sharded.part(1, 1).taken
    after = read_part(sharded.place / "1").identity
    assert before.sources != after.sources
    assert before.manifest != after.manifest
