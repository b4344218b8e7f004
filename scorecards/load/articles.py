"""Markdown files as commentaries, news articles and standing pages."""

from collections.abc import Iterator
from dataclasses import replace

from scorecards.load.names import LoadContext
from scorecards.load.prose import commentary_sections, read_prose
from scorecards.load.source import Files
from scorecards.model.articles import Article, Commentary, StandingPage
from scorecards.model.fields import IDENTIFIER
from scorecards.problems import Location


def read_commentaries(files: Files, context: LoadContext) -> dict[str, Commentary]:
    """The commentaries below content/provinces/, by place; one to a place."""
    found: dict[str, Commentary] = {}
    for path in files.find("content/provinces", ".md"):
        read = read_prose(files, path, Commentary, context)
        if read is None:
            continue
        one, prose = read
        if one.place in found:
            at = one.front_matter.child("place")
            context.add("duplicate-commentary", at, place=one.place, other=found[one.place].at)
            continue
        _check_sources(one, context)
        found[one.place] = replace(one, sections=commentary_sections(prose, context))
    return found


def read_articles(files: Files, context: LoadContext) -> Iterator[Article]:
    """The articles below content/news/, drafts included, in the order of their paths."""
    for path in files.find("content/news", ".md"):
        read = read_prose(files, path, Article, context)
        if read is None:
            continue
        article, prose = read
        _check_name(path, context)
        _check_sources(article, context)
        folder = path.rpartition("/")[0]
        photo = article.photo and replace(article.photo, path=f"{folder}/{article.photo.file}")
        yield replace(article, photo=photo, prose=prose)


def read_pages(files: Files, context: LoadContext) -> dict[str, StandingPage]:
    """The pages below content/pages/, by the names of their files; one to a name, whatever folder it is in."""
    found: dict[str, StandingPage] = {}
    for path in files.find("content/pages", ".md"):
        slug = _check_name(path, context)
        read = read_prose(files, path, StandingPage, context)
        if slug in found:
            at = Location(path, 1)
            context.add("address-conflict", at, path=f"{slug}/", first=found[slug].at.path, second=path)
        elif read is not None:
            page, prose = read
            found[slug] = replace(page, prose=prose)
    return found


def _check_name(path: str, context: LoadContext) -> str:
    """The file's name, which becomes part of an address."""
    slug = path.rsplit("/", 1)[1].removesuffix(".md")
    if not IDENTIFIER.pattern.fullmatch(slug):
        context.add("bad-file-name", Location(path), read=f"{slug}.md")
    return slug


def _check_sources(text: Article | Commentary, context: LoadContext) -> None:
    if not text.documents and "documents" not in text.not_read:
        context.add("missing-source", text.front_matter.child("documents"))
