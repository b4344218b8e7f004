"""Photos and downloads as pages get them: the words beside them and the files that come along."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from scorecards.addresses.route import Route, RouteKind
from scorecards.model.articles import Photo
from scorecards.pages.document import document_page
from scorecards.views.articles import photo_view
from tests.support.making import prepared
from tests.support.projects import Workshop


def a_photo(path: str) -> Photo:
    return Photo(alternative="Họp", caption="Chú thích", credit="Người Thử", file=path, path=path)


def picture(folder: Path) -> None:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((1000, 500)).convert("RGB").save(out, "JPEG")
    (folder / "a.jpg").write_bytes(out.getvalue())


def test_a_photo_has_its_words_its_widths_and_their_files(project: Workshop) -> None:
    picture(project.root)
    inputs = prepared(project.root)[1].pages["en"]
    view = photo_view(a_photo("a.jpg"), inputs)
    assert view is not None
    assert (view.alternative, view.caption, view.credit, view.language) == ("Họp", "Chú thích", "Người Thử", "vi")
    assert [width for _, width in view.sources] == [480, 960, 1000]
    assert (view.path, view.width, view.height) == (view.sources[-1][0], 1000, 500)
    assert [f"/{file.path}" for file in view.made] == [path for path, _ in view.sources]


def test_what_is_no_photo_has_no_view(project: Workshop) -> None:
    project.write("b.jpg", b"not a picture")
    inputs = prepared(project.root)[1].pages["vi"]
    for path in ("a.jpg", "b.jpg"):
        assert photo_view(a_photo(path), inputs) is None


def test_a_download_says_its_name_its_size_and_its_kind(project: Workshop) -> None:
    project.write("data/files/Báo cáo số 1.PDF", b"%PDF" + b"x" * 12_345)
    project.replace("data/documents.toml", 'number = "12/BC-TN"', 'number = "12/BC-TN"\nfile = "Báo cáo số 1.PDF"')
    page = document_page(
        Route("/van-ban/bao-cao/", "vi", RouteKind.DOCUMENT, "document.html", "bao-cao"),
        prepared(project.root)[1].pages["vi"],
    )
    file = page.context.file
    assert (file.link.name, file.size, file.description) == ("Báo cáo số 1.PDF", "12\N{NO-BREAK SPACE}kB", "PDF")
    assert [f"/{one.path}" for one in page.files] == [file.link.path]
