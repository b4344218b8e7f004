"""Markdown files as commentaries, news articles and standing pages."""

from collections.abc import Iterator

from scorecards.load import kinds
from scorecards.load.fields import Diagnostics, Record
from scorecards.load.patterns import IDENTIFIER
from scorecards.load.prose import commentary_sections, read_prose
from scorecards.load.source import Files
from scorecards.model.articles import Article, Commentary, Correction, Photo, StandingPage
from scorecards.problems import Location


def read_commentaries(files: Files, diagnostics: Diagnostics) -> dict[str, Commentary]:
    """The commentaries below content/provinces/, by place; one to a place."""
    found: dict[str, Commentary] = {}
    for path in files.find("content/provinces", ".md"):
        read = read_prose(files, path, kinds.COMMENTARY, diagnostics)
        if read is None:
            continue
        record, prose = read
        place = record.words("place")
        if place in found:
            diagnostics.add("duplicate-commentary", record.at("place"), place=place, other=found[place].at)
            continue
        found[place] = Commentary(
            place=place,
            as_of=record.day("as_of"),
            documents=_sources(record, diagnostics),
            author=record.words("author"),
            sections=commentary_sections(prose, diagnostics),
            at=Location(path, 1),
        )
    return found


def read_articles(files: Files, diagnostics: Diagnostics) -> Iterator[Article]:
    """The articles below content/news/, drafts included, in the order of their paths."""
    for path in files.find("content/news", ".md"):
        read = read_prose(files, path, kinds.ARTICLE, diagnostics)
        if read is None:
            continue
        record, prose = read
        published = record.day("date")
        assert published is not None
        yield Article(
            slug=_slug(path, diagnostics),
            title=record.words("title"),
            summary=record.words("summary"),
            published=published,
            event=record.values.get("event"),
            places=record.names("places"),
            pillars=record.names("pillars"),
            documents=_sources(record, diagnostics),
            author=record.words("author"),
            unit=record.words("unit"),
            photo=_photo(record.find("photo", Record), path.rpartition("/")[0]),
            corrections=tuple(
                Correction(day, one.words("text")) for one in record.records("correction") if (day := one.day("date"))
            ),
            draft=bool(record.find("draft", bool)),
            ends=record.day("ends"),
            old_addresses=record.names("old_addresses"),
            prose=prose,
            at=Location(path, 1),
            title_at=record.at("title"),
            summary_at=record.at("summary"),
        )


def read_pages(files: Files, diagnostics: Diagnostics) -> dict[str, StandingPage]:
    """The pages below content/pages/, by the names of their files; one to a name, whatever folder it is in."""
    found: dict[str, StandingPage] = {}
    for path in files.find("content/pages", ".md"):
        slug, at = _slug(path, diagnostics), Location(path, 1)
        read = read_prose(files, path, kinds.PAGE, diagnostics)
        if slug in found:
            diagnostics.add("address-conflict", at, path=f"{slug}/", first=found[slug].at.path, second=path)
        elif read is not None:
            record, prose = read
            found[slug] = StandingPage(slug, record.words("title"), record.words("summary"), prose, at)
    return found


def _photo(record: Record | None, folder: str) -> Photo | None:
    if record is None:
        return None
    file, words = f"{folder}/{record.words('file')}", record.words
    return Photo(file, words("alt"), words("caption"), words("credit"), record.at("file"))


def _slug(path: str, diagnostics: Diagnostics) -> str:
    slug = path.rsplit("/", 1)[1].removesuffix(".md")
    if not IDENTIFIER.form.fullmatch(slug):
        diagnostics.add("bad-file-name", Location(path), read=f"{slug}.md")
    return slug


def _sources(record: Record, diagnostics: Diagnostics) -> tuple[str, ...]:
    if not record.node.value["documents"]:
        diagnostics.add("missing-source", record.at("documents"))
    return record.names("documents")
