"""Photos and documents that go out with the site, and counts of visits."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from scorecards.inputs.media import WIDTHS, Media
from scorecards.inputs.visits import read_visits, visit_words
from scorecards.load.source import Files
from tests.support.words import VI


def picture(width: int, height: int, *, kind: str = "JPEG", mode: str = "RGB", **saved: object) -> bytes:
    image = Image.linear_gradient("L").resize((width, height)).convert(mode)
    out = io.BytesIO()
    image.save(out, kind, **saved)
    return out.getvalue()


def media(folder: Path, **files: bytes) -> Media:
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_bytes(content)
    return Media(Files(folder))


def test_a_photo_comes_in_widths_up_to_its_own(tmp_path: Path) -> None:
    found = media(tmp_path, a_jpg=picture(1000, 500)).image("a.jpg")
    assert found is not None
    assert [(one.width, one.height) for one in found.versions] == [(480, 240), (960, 480), (1000, 500)]
    assert found.widest is found.versions[-1]


def test_outputs_are_the_widths_that_pages_name(tmp_path: Path) -> None:
    found = media(tmp_path, a_jpg=picture(4000, 200)).image("a.jpg")
    assert found is not None
    outputs = {f"/{output.path}": output for output in found.files}
    assert set(outputs) == {one.path for one in found.versions}
    for one in found.versions:
        assert Image.open(io.BytesIO(outputs[one.path].content)).width == one.width
    assert max(one.width for one in found.versions) == WIDTHS[-1]


def test_what_a_camera_wrote_is_left_out_and_the_picture_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x8825] = {1: "N", 2: (18.0, 20.0, 0.0)}  # where it was taken
    found = media(tmp_path, a_jpg=picture(100, 50, exif=exif)).image("a.jpg")
    assert found is not None
    assert (found.widest.width, found.widest.height) == (50, 100)
    for output in found.files:
        assert not dict(Image.open(io.BytesIO(output.content)).getexif())


@pytest.mark.parametrize(("kind", "mode", "ending"), [("PNG", "RGBA", "png"), ("PNG", "P", "jpg"), ("GIF", "L", "jpg")])
def test_pictures_of_other_kinds(tmp_path: Path, kind: str, mode: str, ending: str) -> None:
    found = media(tmp_path, a_x=picture(40, 40, kind=kind, mode=mode)).image("a.x")
    assert found is not None
    assert found.widest.path.endswith(f".{ending}")


@pytest.mark.parametrize("path", ["khong.png", "../a.png", "/etc/passwd", "."])
def test_what_is_not_in_the_project_is_no_picture_and_no_file(tmp_path: Path, path: str) -> None:
    (tmp_path / "a.png").write_bytes(picture(10, 10, kind="PNG"))
    (tmp_path / "project").mkdir()
    one = media(tmp_path / "project")
    assert one.image(path) is None
    assert one.download(path) is None


def test_a_document_to_download_keeps_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "Báo cáo số 1.PDF").write_bytes(b"%PDF" + b"x" * 12_345)
    output = media(tmp_path).download("Báo cáo số 1.PDF")
    assert output is not None
    assert output.path.startswith("tep/bao-cao-so-1.")
    assert output.path.endswith(".pdf")
    assert output.content == b"%PDF" + b"x" * 12_345


# -- visits ------------------------------------------------------------------------------------------------------------


def visits(folder: Path, text: str | bytes) -> tuple[dict[str, str], list[tuple[str, str]]]:
    (folder / "v.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    files = Files(folder)
    found = read_visits("v.csv", files)
    return dict(visit_words(found, VI)), [(p.code, str(p.at)) for p in files.diagnostics.problems]


def test_visits_are_added_up_to_the_last_day(tmp_path: Path) -> None:
    counts, problems = visits(tmp_path, "date,visits\n2025-12-31,5\n2026-01-31,7\n2026-02-01,1000\n2026-02-02,11\n")
    assert problems == []
    assert list(counts.values()) == ["11", "1.011", "1.018", "1.023"]
    assert all("02/02/2026" in name for name in counts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("date,visits\n", []),
        ("ngày,lượt\n2026-01-01,1\n", [("bad-visits", "v.csv:2")]),
        (
            "date,visits\n2026-01-01,1\n1/2/2026,1\n2026-01-03,nhiều\n",
            [("bad-visits", "v.csv:3"), ("bad-visits", "v.csv:4")],
        ),
        ("date,visits\n2026-01-01,-1\n", [("bad-visits", "v.csv:2")]),
        ("date,visits\n2026-01-01,1\n2026-01-01,2\n", [("bad-visits", "v.csv:3")]),
        (b"\xff\xfe", [("not-utf8", "v.csv:1:1")]),
    ],
)
def test_visits_that_cannot_be_read(tmp_path: Path, text: str | bytes, expected: list[tuple[str, str]]) -> None:
    counts, problems = visits(tmp_path, text)
    assert (counts, problems) == ({}, expected)


def test_a_file_of_visits_that_is_not_there(tmp_path: Path) -> None:
    files = Files(tmp_path)
    assert read_visits("v.csv", files) is None
    assert [(p.code, p.at.path) for p in files.diagnostics.problems] == [("unreadable-file", "v.csv")]
    nothing = Files(tmp_path)
    assert read_visits("", nothing) is None
    assert nothing.diagnostics.problems == ()
