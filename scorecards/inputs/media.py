"""Files that pages show or offer: images in a few widths, and documents to download.

Every file goes out under a name that changes with its content and that any computer can hold. Photos are resized and
lose what the camera wrote into them, the place where they were taken among it.
"""

import io
import struct
import warnings
from collections.abc import Callable

from msgspec import Struct, field
from PIL import Image, ImageOps

from scorecards.addresses import paths
from scorecards.addresses.fingerprint import fingerprint
from scorecards.load.source import Files
from scorecards.model.articles import original_of
from scorecards.model.project import Project
from scorecards.output import Output
from scorecards.problems import Diagnostics, Problem, Where, problem
from scorecards.vietnamese.folding import slug

WIDTHS = (480, 960, 1600)
"""Widths in pixels that a photo is kept in; never wider than it is."""

QUALITY = 80
"""Of JPEG, on Pillow's scale."""

MOST_PIXELS = 50_000_000
"""Pixels that are read into memory, four bytes each and several times over; a camera's JPEG of more is read smaller."""
LONGEST_SIDE = 20_000
"""In pixels; neither JPEG nor a browser takes much more."""

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")
"""What is read, by Pillow's names; of what moves, the first picture. Others start programs of their own."""


class PictureVersion(Struct, frozen=True):
    """A photo in one width."""

    path: str
    """Site path."""
    width: int
    """In pixels, as `height`."""
    height: int
    file: Output


class Picture(Struct, frozen=True):
    """An image file of the project, ready for the site."""

    versions: tuple[PictureVersion, ...] = ()
    """In its widths, the narrowest first; none where the file is no image."""

    @property
    def widest(self) -> PictureVersion:
        """The last of its versions. Raises IndexError where there are none."""
        return self.versions[-1]

    @property
    def files(self) -> tuple[Output, ...]:
        """Its versions as files."""
        return tuple(version.file for version in self.versions)


class Media(Struct, frozen=True):
    """The images and downloads of a project's files. An image is read and resized once, when it is first asked for."""

    files: Files
    _pictures: dict[str, Picture | None] = field(default_factory=dict)

    def image(self, path: str) -> Picture | None:
        """The image at that path of the project; None where there is no such file.

        Where there is none beside a translation, that beside the original is meant.
        """
        return self._picture(path) or self._picture(original_of(path))

    def download(self, path: str) -> Output | None:
        """A document to download, under a name that changes with its content; None where there is no such file."""
        content = self.files.data(path)
        return None if content is None else _file("tep", path.rsplit("/", 1)[-1], content, path)

    def _picture(self, path: str) -> Picture | None:
        if path not in self._pictures:
            key = ("picture", path, self.files.signature(path))
            self._pictures[path] = self.files.memo.recall(key, lambda _: self._read(path), Diagnostics())
        return self._pictures[path]

    def _read(self, path: str) -> Picture | None:
        content = self.files.data(path)
        return None if content is None else _versions(path, content)


def _versions(path: str, content: bytes) -> Picture:
    """The photo in each width up to its own."""
    image = _upright(content)
    if image is None:
        return Picture()
    kind, ending = ("PNG", "png") if image.mode == "RGBA" else ("JPEG", "jpg")
    stem = path.rsplit("/", 1)[-1].rpartition(".")[0]
    widths = [width for width in WIDTHS if width < image.width] + [min(image.width, WIDTHS[-1])]
    versions = []
    for width in dict.fromkeys(widths):
        height = max(1, round(image.height * width / image.width))
        smaller = image if width == image.width else image.resize((width, height), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        smaller.save(out, kind, quality=QUALITY, optimize=True)
        file = _file("anh", f"{stem}-{width}.{ending}", out.getvalue(), path)
        versions.append(PictureVersion(f"/{file.path}", width, height, file))
    return Picture(tuple(versions))


def _file(folder: str, name: str, content: bytes, source: str) -> Output:
    stem, _, ending = name.rpartition(".")
    return Output(f"{folder}/{slug(stem) or folder}.{fingerprint(content)}.{slug(ending)}", content, source)


def _upright(content: bytes) -> Image.Image | None:
    """An image as it is looked at, in red, green, blue and perhaps alpha, without whatever else its file says.

    None for a file that is not an image, or a broken or monstrous one: the size that it gives is looked at first.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is odd in metadata, which are dropped
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
                opened.draft("RGB", (2 * WIDTHS[-1], 2 * WIDTHS[-1]))  # JPEG alone can be read smaller
                if opened.width * opened.height > MOST_PIXELS or max(opened.size) > LONGEST_SIDE:
                    return None
                image = ImageOps.exif_transpose(opened)
    except (
        OSError, SyntaxError, ValueError, EOFError, struct.error, Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ):  # fmt: skip
        return None
    if image.mode.startswith("I;16"):  # which Pillow would cut off at 255, not scale
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    image = image.convert("RGBA" if has_alpha else "RGB")
    image.info.clear()  # comments and the like, which saving would write again
    return image


def is_picture(content: bytes) -> bool:
    """Whether a file is an image that can be shown."""
    return _upright(content) is not None


def check_files(project: Project, media: Media, is_made: Callable[[str], bool], diagnostics: Diagnostics) -> None:
    """Notes photos of articles and files of documents that are not there or cannot be shown.

    `is_made` tells whether the page at a site path is made here; files of other pages are passed over.
    """
    for article in project.articles:
        if (photo := article.photo) and is_made(paths.article(article.slug)):
            picture = media.image(photo.path)
            if picture is None or not picture.versions:
                diagnostics.note(not_shown(photo.path, picture, photo.at.child("file"), media.files))
    for id, document in project.documents.items():
        if document.file and is_made(paths.document(id)) and media.download(document.file) is None:
            diagnostics.note(not_shown(document.file, None, document.at.child("file"), media.files))


def beside_text(text: str, path: str) -> str:
    """The path of a file of the name that ends `path`, in the folder of a text."""
    return f"{text.rpartition('/')[0]}/{path.rpartition('/')[2]}"


def not_shown(path: str, picture: Picture | None, at: Where, files: Files) -> Problem:
    """Why an image is not shown: there is no such file, though perhaps one written otherwise or, beside the text, one
    written without a folder; or it is no image."""
    if picture is not None:
        return problem("bad-image", at, read=path)
    text, name = at.location.path, path.rpartition("/")[2]
    if name and text.endswith(".md") and files.has(beside_text(text, path)):
        return problem("file-with-folder", at, read=path, name=name)
    return problem("missing-file", at, read=path, near=files.alike(path).rsplit("/", 1)[-1])
