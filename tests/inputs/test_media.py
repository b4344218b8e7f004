"""Photos as phones and cameras make them, files to download and corrections, from the project to the page."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from scorecards.inputs.media import WIDTHS, Media, Picture
from scorecards.load.source import Files
from tests.support.html_tree import Element
from tests.support.projects import Site, Workshop

ARTICLE = "content/news/2025/hai.md"
SECRETS = (b"Bi mat", b"GPS", b"Exif", b"eXIf", b"ICC_PROFILE", b"iCCP", b"xmpmeta", b"tEXt", b"iTXt", b"Photoshop")
RED, GREEN, BLUE, WHITE = (220, 20, 20), (20, 160, 20), (20, 20, 220), (255, 255, 255)


def quarters(width: int, height: int) -> Image.Image:
    """Red and green over blue and white, so that a turn shows."""
    image = Image.new("RGB", (width, height), WHITE)
    image.paste(RED, (0, 0, width // 2, height // 2))
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    return image


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes: which way it was held, where it was, whose it is."""
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010E] = "Bi mat"
    found[0x8825] = {1: "N", 2: (18.0, 20.0, 30.0), 3: "E", 4: (105.0, 54.0, 0.0)}
    return found


PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">Bi mat GPSLatitude</x:xmpmeta>'


def phone_photo(width: int = 2000, height: int = 1000, orientation: int = 1) -> bytes:
    image = quarters(width, height)
    return saved(image, "JPEG", exif=exif(orientation), comment=b"Bi mat", xmp=XMP, icc_profile=PROFILE)


def widths_of(folder: Path, content: bytes, name: str = "anh.jpg") -> tuple[Picture, list[Image.Image]]:
    """A photo as the site has it, and its versions read back."""
    (folder / name).write_bytes(content)
    picture = Media(Files(folder)).image(name)
    assert picture is not None
    for version in picture.versions:
        assert version.path == f"/{version.file.path}"
        assert [secret for secret in SECRETS if secret in version.file.content] == []
    return picture, [Image.open(io.BytesIO(version.file.content)) for version in picture.versions]


def close(image: Image.Image, x: float, y: float, colour: tuple[int, ...]) -> bool:
    """Whether the image has about that colour at a place given as parts of its sides."""
    found = image.convert("RGB").getpixel((int(image.width * x), int(image.height * y)))
    assert isinstance(found, tuple)
    return all(abs(a - b) < 30 for a, b in zip(found, colour, strict=True))


# -- what comes out ----------------------------------------------------------------------------------------------------


def test_a_phone_photo_keeps_its_look_and_loses_what_the_phone_wrote(tmp_path: Path) -> None:
    picture, versions = widths_of(tmp_path, phone_photo())
    assert [version.size for version in versions] == [(480, 240), (960, 480), (1600, 800)]
    assert (picture.widest.width, picture.widest.height) == (1600, 800)
    for version in versions:
        assert version.format == "JPEG"
        assert not dict(version.getexif())
        assert not {"exif", "comment", "xmp", "icc_profile"} & version.info.keys()
        assert close(version, 0.25, 0.25, RED)
        assert close(version, 0.75, 0.75, WHITE)


@pytest.mark.parametrize(
    ("orientation", "top_left", "size"),
    [(1, RED, (400, 200)), (2, GREEN, (400, 200)), (3, WHITE, (400, 200)), (4, BLUE, (400, 200)),
     (5, RED, (200, 400)), (6, BLUE, (200, 400)), (7, WHITE, (200, 400)), (8, GREEN, (200, 400))],
)  # fmt: skip
def test_a_photo_stands_upright_however_the_phone_was_held(
    tmp_path: Path, orientation: int, top_left: tuple[int, ...], size: tuple[int, int]
) -> None:
    picture, (version,) = widths_of(tmp_path, phone_photo(400, 200, orientation))
    assert (picture.widest.width, picture.widest.height) == version.size == size
    assert close(version, 0.25, 0.25, top_left)


@pytest.mark.parametrize(
    ("width", "height"), [(1, 1), (479, 3), (480, 480), (481, 100), (1600, 1), (5000, 2), (3, 3000)]
)
def test_widths_are_those_wanted_and_never_above_its_own(tmp_path: Path, width: int, height: int) -> None:
    picture, versions = widths_of(tmp_path, saved(quarters(width, height), "PNG"), "anh.png")
    found = [version.width for version in versions]
    assert found == sorted({min(width, wanted) for wanted in WIDTHS})
    assert [version.width for version in picture.versions] == found
    for version in versions:
        assert abs(version.height - height * version.width / width) <= 1, "in proportion"
        assert version.height >= 1


def test_a_drawing_keeps_its_transparency_and_loses_its_comments(tmp_path: Path) -> None:
    image = quarters(600, 300).convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 300, 150))
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "Bi mat")
    notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
    content = saved(image, "PNG", pnginfo=notes, exif=exif(), icc_profile=PROFILE)
    _, versions = widths_of(tmp_path, content, "hinh.png")
    for version in versions:
        assert (version.format, version.mode) == ("PNG", "RGBA")
        assert not version.info
        assert version.getchannel("A").getpixel((10, 10)) == 0
        assert version.getchannel("A").getpixel((version.width - 10, 10)) == 255


def test_of_what_moves_the_first_picture_is_shown(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (600, 100), colour) for colour in (RED, GREEN, BLUE)]
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100, loop=0)
    _, versions = widths_of(tmp_path, content, "dong.gif")
    assert [version.size for version in versions] == [(480, 80), (600, 100)]
    for version in versions:
        assert getattr(version, "n_frames", 1) == 1
        assert close(version, 0.5, 0.5, RED)


def test_two_photos_in_one_file_as_some_phones_write_them(tmp_path: Path) -> None:
    content = saved(quarters(600, 300), "MPO", save_all=True, append_images=[Image.new("RGB", (600, 300))], exif=exif())
    _, versions = widths_of(tmp_path, content)
    assert [(version.format, version.size) for version in versions] == [("JPEG", (480, 240)), ("JPEG", (600, 300))]
    assert close(versions[0], 0.25, 0.25, RED)


def test_colours_for_print_become_those_of_screens(tmp_path: Path) -> None:
    _, (version,) = widths_of(tmp_path, saved(quarters(400, 200).convert("CMYK"), "JPEG"))
    assert version.mode == "RGB"
    assert close(version, 0.25, 0.25, RED)
    assert close(version, 0.75, 0.75, WHITE)


def test_grey_of_sixteen_bits_is_not_cut_off(tmp_path: Path) -> None:
    content = saved(Image.new("I;16", (40, 40), 128 * 256), "PNG")
    _, (version,) = widths_of(tmp_path, content, "quet.png")
    assert close(version, 0.5, 0.5, (128, 128, 128))


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "1"), ("PNG", "L"), ("PNG", "LA"), ("PNG", "P"), ("TIFF", "CMYK"),
                                            ("WEBP", "RGBA"), ("BMP", "RGB"), ("GIF", "P")])  # fmt: skip
def test_every_kind_of_picture_is_shown(tmp_path: Path, kind: str, mode: str) -> None:
    _, versions = widths_of(tmp_path, saved(quarters(500, 500).convert(mode), kind), "a.x")
    assert [version.width for version in versions] == [480, 500]
    assert {version.mode for version in versions} <= {"RGB", "RGBA"}


def test_the_same_photo_makes_the_same_bytes_under_a_name_of_its_content(tmp_path: Path) -> None:
    def made(content: bytes) -> dict[str, bytes]:
        (tmp_path / "Ảnh 1.JPG").write_bytes(content)
        picture = Media(Files(tmp_path)).image("Ảnh 1.JPG")
        assert picture is not None
        return {output.path: output.content for output in picture.files}

    first, again, other = made(phone_photo()), made(phone_photo()), made(phone_photo(orientation=3))
    assert first == again
    assert not first.keys() & other.keys(), "a browser that kept the old one asks for the new"
    assert all(path.startswith("anh/anh-1-") for path in first)


# -- what is no picture ------------------------------------------------------------------------------------------------


def png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that unpack to a picture of any size."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(100_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


BROKEN = {
    "nothing": b"",
    "words": "Đây là ảnh".encode(),
    "a page": b"<!doctype html><img src=x>",
    "a drawing in SVG": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "a program for a printer": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n",
    "a photo cut off": phone_photo()[:4000],
    "a drawing cut off": saved(quarters(300, 300), "PNG")[:-200],
    "the head of a GIF": b"GIF89a\x05\x00\x05\x00",
    "a photo as newer phones write it": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(50),
    "a picture of a kind that browsers do not know": saved(quarters(30, 30), "PPM"),
    "a bomb": png_that_claims(60_000, 60_000),
    "a smaller bomb": png_that_claims(10_000, 10_000),
    "no width": png_that_claims(0, 10),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_picture_is_none(tmp_path: Path, name: str) -> None:
    assert widths_of(tmp_path, BROKEN[name]) == (Picture(), [])


SOUND = (
    phone_photo(60, 30, 6),
    saved(quarters(60, 30).convert("RGBA"), "PNG", exif=exif(6)),
    saved(quarters(60, 30), "GIF"),
    saved(quarters(60, 30), "WEBP", exif=exif(6)),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(SOUND), st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=8), st.data())
def test_whatever_is_damaged_in_a_file_it_is_a_picture_or_none(
    tmp_path: Path, content: bytes, changes: list[tuple[int, int]], data: st.DataObject
) -> None:
    damaged = bytearray(content)
    for place, value in changes:
        damaged[place % len(damaged)] = value
    end = data.draw(st.integers(0, len(damaged)) | st.just(len(damaged)))
    (tmp_path / "anh.jpg").write_bytes(damaged[:end])
    picture = Media(Files(tmp_path)).image("anh.jpg")
    assert picture is not None
    for version in picture.versions:
        assert Image.open(io.BytesIO(version.file.content)).size == (version.width, version.height)


# -- on the article ----------------------------------------------------------------------------------------------------

PHOTO = '[photo]\nfile = "hop.jpg"\nalt = "Người dân nộp hồ sơ"\ncaption = "Một cửa"\ncredit = "Ảnh: Người Thử"\n'


def with_photo(project: Workshop, content: bytes | None, photo: str = PHOTO) -> Site:
    if content is not None:
        project.write("content/news/2025/hop.jpg", content)
    project.replace(ARTICLE, 'author = "Người Thử"\n', f'author = "Người Thử"\n\n{photo}')
    return project.build("/repo/")


@pytest.mark.parametrize("theme", ["plain", "default"])
def test_the_page_offers_each_width_and_keeps_the_photos_place(project: Workshop, theme: str) -> None:
    project.replace("data/site.toml", 'theme = "plain"', f'theme = "{theme}"')
    site = with_photo(project, phone_photo(1000, 500, orientation=6))
    assert site.codes == []
    image = photo_of(site)
    assert (image.get("width"), image.get("height")) == ("500", "1000")
    assert image.get("alt") == "Người dân nộp hồ sơ"
    offered = [candidate.split() for candidate in image.get("srcset").split(",")]
    assert [width for _, width in offered] == ["480w", "500w"]
    assert image.get("src") == offered[-1][0]
    for address, width in offered:
        picture = Image.open(io.BytesIO(site.files[address.removeprefix("/repo/")]))
        assert f"{picture.width}w" == width
    page = site.page("/tin-tuc/hai/").text
    assert "Một cửa" in page
    assert "Ảnh: Người Thử" in page


def photo_of(site: Site) -> Element:
    (image,) = (image for image in site.page("/tin-tuc/hai/").all("img") if "anh/" in image.get("src"))
    return image


def test_no_file_of_the_site_says_where_a_photo_was_taken(project: Workshop) -> None:
    site = with_photo(project, phone_photo())
    assert len([name for name in site.files if name.startswith("anh/")]) == len(WIDTHS)
    for name, content in site.files.items():
        assert b"Bi mat" not in content, name
        assert b"GPS" not in content or not name.startswith("anh/"), name
    assert "content/news/2025/hop.jpg" not in site.files


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "missing-file"), (b"not a picture", "bad-image"), (BROKEN["a bomb"], "bad-image")],
)
def test_a_photo_that_cannot_be_shown_is_a_problem_at_its_line(
    project: Workshop, content: bytes | None, code: str
) -> None:
    site = with_photo(project, content)
    lines = (project.root / ARTICLE).read_text(encoding="utf-8").splitlines()
    (problem,) = site.problems
    assert (problem.code, problem.at.path) == (code, ARTICLE)
    assert problem.at.line is not None
    assert lines[problem.at.line - 1] == 'file = "hop.jpg"'
    assert "content/news/2025/hop.jpg" in problem.message("vi")
    assert site.files == {}


@pytest.mark.parametrize("written", ["C:/Anh/hop.jpg", "content/news/2025/hop.jpg", "anh/hop.jpg"])
def test_a_photo_beside_its_article_is_named_without_a_folder(project: Workshop, written: str) -> None:
    site = with_photo(project, phone_photo(), PHOTO.replace("hop.jpg", written))
    (problem,) = site.problems
    assert (problem.code, problem.at.path, problem.details["name"]) == ("file-with-folder", ARTICLE, "hop.jpg")
    assert "hop.jpg" in problem.hint("vi")
    project.replace(ARTICLE, written, "khac/ten.jpg")
    assert project.build().codes == ["missing-file", "picture-not-shown"]


@pytest.mark.skipif(os.path.normcase("A") == "a", reason="capital and small letters are one on this system")
def test_a_name_that_differs_in_its_capitals_is_another_file(project: Workshop) -> None:
    site = with_photo(project, phone_photo(), PHOTO.replace("hop.jpg", "Hop.JPG"))
    assert site.codes == ["missing-file"]


@pytest.mark.parametrize("key", ["alt", "caption", "credit", "file"])
def test_a_photo_needs_its_words(project: Workshop, key: str) -> None:
    photo = "".join(line for line in PHOTO.splitlines(keepends=True) if not line.startswith(key))
    (problem,) = with_photo(project, phone_photo(), photo).problems
    assert (problem.code, problem.details["key"], problem.at.path) == ("missing-key", key, ARTICLE)


def test_a_photo_outside_the_project_is_not_published(project: Workshop) -> None:
    (project.root.parent / "rieng.jpg").write_bytes(phone_photo())
    site = with_photo(project, None, PHOTO.replace("hop.jpg", "../../../../rieng.jpg"))
    assert site.codes == ["missing-file"]


# -- documents and corrections -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["plain", "default"])
def test_a_document_is_offered_on_its_page_byte_for_byte(project: Workshop, theme: str) -> None:
    project.replace("data/site.toml", 'theme = "plain"', f'theme = "{theme}"')
    project.replace("data/documents.toml", 'number = "12/BC-TN"', 'number = "12/BC-TN"\nfile = "bc-12.pdf"')
    project.write("data/files/bc-12.pdf", b"%PDF-1.7 " + bytes(range(256)) * 20)
    project.write("data/files/khong-nhac-den.pdf", b"%PDF")
    site = project.build("/repo/")
    assert [(one.code, one.at.path) for one in site.problems] == [("file-not-read", "data/files/khong-nhac-den.pdf")]
    links = [link for link in site.page("/van-ban/bao-cao/").all("a") if "/tep/" in link.get("href")]
    assert len(links) == 1
    content = site.files[links[0].get("href").removeprefix("/repo/")]
    assert content == b"%PDF-1.7 " + bytes(range(256)) * 20
    assert [name for name in site.files if name.startswith("tep/")] == [links[0].get("href").removeprefix("/repo/")]


def test_a_document_whose_file_is_not_there_is_a_problem(project: Workshop) -> None:
    project.replace("data/documents.toml", 'number = "12/BC-TN"', 'number = "12/BC-TN"\nfile = "bc-12.pdf"')
    (problem,) = project.build().problems
    assert (problem.code, str(problem.at)) == ("missing-file", "data/documents.toml:3:8")
    assert problem.details["read"] == "data/files/bc-12.pdf"


@pytest.mark.parametrize(
    "name",
    ["../../.git/config", ".env", "/etc/passwd", "a/../../b.pdf", "..\\\\b.pdf", "a/.git/b.pdf", "trang.html",
     "hinh.svg", "ma.js", "khong-duoi"],
)  # fmt: skip
def test_what_is_no_document_is_not_published(project: Workshop, name: str) -> None:
    for path in (".git/config", "data/files/.env", "b.pdf", "data/files/a/.git/b.pdf", "data/files/trang.html",
                 "data/files/hinh.svg", "data/files/ma.js", "data/files/khong-duoi"):  # fmt: skip
        project.write(path, "secret")
    project.replace("data/documents.toml", 'number = "12/BC-TN"', f'number = "12/BC-TN"\nfile = "{name}"')
    site = project.build()
    assert site.files == {}
    refused = [one for one in site.problems if one.code != "file-not-read"]
    assert [(p.code, p.details["key"]) for p in refused] == [("wrong-type", "file")]


@pytest.mark.parametrize("name", ["bc-12.PDF", "Báo cáo số 12.docx", "2025/bảng.v2.xlsx"])
def test_documents_may_have_any_name(project: Workshop, name: str) -> None:
    project.write(f"data/files/{name}", b"content")
    project.replace("data/documents.toml", 'number = "12/BC-TN"', f'number = "12/BC-TN"\nfile = "{name}"')
    assert project.build().codes == []


@pytest.mark.parametrize("theme", ["plain", "default"])
def test_corrections_stand_on_the_article_with_their_days(project: Workshop, theme: str) -> None:
    project.replace("data/site.toml", 'theme = "plain"', f'theme = "{theme}"')
    later = '[[correction]]\ndate = 2025-04-10\ntext = "Sửa tên một xã."\n\n[[correction]]\ndate = 2025-03-05'
    project.replace("content/news/2025/so-hoa.md", "[[correction]]\ndate = 2025-03-05", later)
    text = project.build().page("/tin-tuc/so-hoa/").text
    first, second = text.index("10/4/2025"), text.index("05/3/2025")
    assert first < text.index("Sửa tên một xã.") < second < text.index("Bản trước ghi 1.243 hồ sơ")


def test_a_correction_needs_its_day_and_its_words(project: Workshop) -> None:
    project.replace("content/news/2025/so-hoa.md", "date = 2025-03-05\n", "")
    (problem,) = project.build().problems
    assert (problem.code, problem.details["key"]) == ("missing-key", "date")
