"""Files that a merge or an editor in another encoding has spoilt: one report, at the first place, with the remedy."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from scorecards.load.damage import damage
from tests.support.projects import workshop

SENTENCE = "Tỉnh Hà Tĩnh đã số hóa được 57,53% hồ sơ, “đạt” kế hoạch – ưu tiên ở xã"
NEWS = "content/news/2025/so-hoa.md"


def misread(text: str, encoding: str) -> str:
    """The text as an editor shows it that takes its UTF-8 for another encoding."""
    raw = text.encode()
    return "".join(bytes([one]).decode(encoding, "ignore") or chr(one) for one in raw)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac_roman", "cp437"])
def test_text_read_in_another_encoding_is_told_with_what_it_was(encoding: str) -> None:
    found = damage("data/a.toml", f"một dòng\n{misread(SENTENCE, encoding)}\n")
    assert found is not None
    assert (found.code, found.at.line) == ("garbled-text", 2)
    assert found.details["right"] in SENTENCE
    assert len(found.details["right"]) > 1


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize(
    "word", ["Tỉnh", "và", "đường", "hộ", "ưu", "cơ sở", "“đạt”", "Hà Tĩnh", "tiền lương", "dự án", "cả năm", "thôn"]
)
def test_a_word_is_enough(word: str, encoding: str) -> None:
    found = damage("data/a.toml", f"có {misread(word, encoding)} mà")
    assert found is not None
    assert found.code == "garbled-text"


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        SENTENCE.upper(),
        "“PHƯỜNG, XÃ”, ‘XÃ’ – XÃ… «đá» và đá»; giá…” hay ‘câ’…",
        "ÂM ÊM, São Paulo, Ångström, Köln, naïve, Ærø; Ä, Å.",
        "Các dấu: € ‰ ½ ± × ÷ ² ³ º ª · § © ®",
        "a\n======\n\n========\n=======x\n<<<<<< a\n>>>>>> a\n",
        ">>>>>>>a\n<<<<<<<<",
    ],
)
def test_what_is_whole_is_let_be(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert damage("data/a.toml", unicodedata.normalize(form, text)) is None


def test_a_lost_letter_is_told_with_its_word() -> None:
    found = damage("content/a.md", "một\nT\ufffdnh Hà")
    assert found is not None
    assert (found.code, str(found.at), found.details["read"]) == ("lost-character", "content/a.md:2:2", "T\ufffdnh")


MERGE = "<<<<<<< HEAD\ntitle = 'a'\n=======\ntitle = 'b'\n>>>>>>> nhanh\n"


@pytest.mark.parametrize(
    "path",
    [
        "data/site.toml",
        "data/documents.toml",
        "data/provinces/thu-nghiem/2025-02.toml",
        NEWS,
        "content/pages/phuong-phap.md",
        "themes/local/templates/unit.html",
        "themes/local/styles/a.css",
        "themes/local/strings/vi.toml",
        "themes/local/static/a.js",
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_merge_that_is_not_finished_is_one_problem(path: str, ending: str, tmp_path: Path) -> None:
    project = workshop(tmp_path)
    before = (tmp_path / path).read_text(encoding="utf-8") if (tmp_path / path).exists() else ""
    project.write(path, (before + MERGE).replace("\n", ending))
    line = before.count("\n") + 1
    found = [(one.code, str(one.at)) for one in project.build().problems if one.severity == "error"]
    assert found == [("merge-marker", f"{path}:{line}:1")]


@pytest.mark.parametrize("path", ["data/site.toml", "data/documents.toml", NEWS, "themes/local/templates/unit.html"])
def test_a_garbled_file_is_one_problem(path: str, tmp_path: Path) -> None:
    project = workshop(tmp_path)
    before = (tmp_path / path).read_text(encoding="utf-8") if (tmp_path / path).exists() else "Tỉnh"
    project.write(path, misread(before, "cp1252"))
    found = [one.code for one in project.build().problems if one.severity == "error"]
    assert found == ["garbled-text"]


def test_a_picture_whose_name_is_decomposed_is_told_once(tmp_path: Path) -> None:
    project = workshop(tmp_path)
    name = unicodedata.normalize("NFD", "ảnh đẹp.png")
    project.write(f"content/news/2025/{name}", b"x")
    project.append(NEWS, "\n![ảnh](ảnh%20đẹp.png)\n")
    (found,) = [one for one in project.build().problems if one.severity == "error"]
    assert (found.code, found.at.path) == ("decomposed-name", f"content/news/2025/{name}")
    assert found.details["right"] == "anh-dep.png"


def test_a_picture_in_other_capitals_is_named(tmp_path: Path) -> None:
    project = workshop(tmp_path)
    project.write("content/news/2025/anh.JPG", b"x")
    line = project.append(NEWS, "\n![ảnh](anh.jpg)\n") + 1
    found = [(one.code, one.at.line, one.details["near"]) for one in project.build().problems if one.at.path == NEWS]
    assert ("missing-file", line, "anh.JPG") in found
