"""Files that pages show or offer: images in a few widths, and documents to download.

Every file goes out under a name that changes with its content and that any computer can hold. Photos are resized and
lose what the camera wrote into them, the place where they were taken among it.
"""

import hashlib
import io
import struct
import warnings
from dataclasses import dataclass, field, replace

from PIL import Image, ImageOps

from scorecards.languages import Language
from scorecards.load.source import Files
from scorecards.model.articles import Photo, original_of
from scorecards.model.project import Project
from scorecards.output import Output
from scorecards.pages.views import DataFile, LinkView, PhotoView
from scorecards.problems import Problem, problem
from scorecards.vietnamese import formatting
from scorecards.vietnamese.folding import slug

WIDTHS = (480, 960, 1600)
"""Widths in pixels that a photo is kept in; never wider than it is."""

QUALITY = 80
"""Of JPEG, on Pillow's scale."""

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")
"""What is read, by Pillow's names; of what moves, the first picture. Others start programs of their own."""


@dataclass(frozen=True, slots=True)
class _Picture:
    """A photo in its widths, the narrowest first: site path, width, height; in none where the file is no image."""

    versions: tuple[tuple[str, int, int], ...] = ()


@dataclass(slots=True)
class Media:
    """The files asked for while pages are made; `outputs` hands them over, once each."""

    files: Files
    language: Language
    _made: dict[str, Output] = field(default_factory=dict)
    _pictures: dict[str, _Picture | None] = field(default_factory=dict)

    def to(self, language: Language) -> "Media":
        """The same files, described in another language."""
        return replace(self, language=language)

    def image(self, path: str) -> str | None:
        """The site path of an image in its widest version; None where there is no such file, "" for one of no image.

        Where there is none beside a translation, that beside the original is meant.
        """
        picture = self._picture(path) or self._picture(original_of(path))
        if picture is None:
            return None
        return picture.versions[-1][0] if picture.versions else ""

    def photo(self, photo: Photo) -> PhotoView | None:
        """A photo with its widths; None where there is no such image."""
        picture = self._picture(photo.path)
        if picture is None or not picture.versions:
            return None
        path, width, height = picture.versions[-1]
        sources = tuple((source, wide) for source, wide, _ in picture.versions)
        return PhotoView(path, sources, width, height, photo.alternative, photo.caption, photo.credit, photo.language)

    def download(self, path: str) -> DataFile | None:
        """A document to download; None where there is no such file."""
        content = self.files.data(path)
        if content is None:
            return None
        name = path.rsplit("/", 1)[-1]
        site_path = self._keep("tep", name, content, path)
        size = formatting.bytes_size(len(content), self.language)
        return DataFile(LinkView(name, site_path), size, name.rpartition(".")[2].upper())

    def outputs(self) -> list[Output]:
        """Every file asked for."""
        return [self._made[path] for path in sorted(self._made)]

    def _picture(self, path: str) -> _Picture | None:
        if path not in self._pictures:
            content = self.files.data(path)
            self._pictures[path] = self._versions(path, content) if content is not None else None
        return self._pictures[path]

    def _versions(self, path: str, content: bytes) -> _Picture:
        """The photo in each width up to its own."""
        image = _upright(content)
        if image is None:
            return _Picture()
        kind, ending = ("PNG", "png") if image.mode == "RGBA" else ("JPEG", "jpg")
        stem = path.rsplit("/", 1)[-1].rpartition(".")[0]
        widths = [width for width in WIDTHS if width < image.width] + [min(image.width, WIDTHS[-1])]
        versions = []
        for width in dict.fromkeys(widths):
            height = max(1, round(image.height * width / image.width))
            smaller = image if width == image.width else image.resize((width, height), Image.Resampling.LANCZOS)
            out = io.BytesIO()
            smaller.save(out, kind, quality=QUALITY, optimize=True)
            versions.append((self._keep("anh", f"{stem}-{width}.{ending}", out.getvalue(), path), width, height))
        return _Picture(tuple(versions))

    def _keep(self, folder: str, name: str, content: bytes, source: str) -> str:
        stem, _, ending = name.rpartition(".")
        mark = hashlib.sha256(content).hexdigest()[:10]
        path = f"{folder}/{slug(stem) or folder}.{mark}.{slug(ending)}"
        self._made[path] = Output(path, content, source)
        return f"/{path}"


def _upright(content: bytes) -> Image.Image | None:
    """An image as it is looked at, in red, green, blue and perhaps alpha, without whatever else its file says.

    None for a file that is not an image, or a broken or monstrous one (Pillow's limit is 89 million pixels).
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is odd in metadata, which are dropped
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
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


def missing_files(project: Project, media: Media) -> list[Problem]:
    """Photos of articles and files of documents that are not there or cannot be shown."""
    photos = ((photo, media.image(photo.path)) for article in project.articles if (photo := article.photo))
    files = (d for d in project.documents.values() if d.file and media.download(d.file) is None)
    return [
        *(
            problem("missing-file" if path is None else "bad-image", photo.at.child("file"), read=photo.path)
            for photo, path in photos
            if not path
        ),
        *(problem("missing-file", document.at, read=document.file) for document in files),
    ]
