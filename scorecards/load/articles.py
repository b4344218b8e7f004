"""Markdown files as commentaries, news articles and standing pages."""

from collections.abc import Iterator

from msgspec.structs import replace

from scorecards.load.names import LoadContext
from scorecards.load.prose import commentary_sections, read_head, read_prose
from scorecards.load.source import Files
from scorecards.model.articles import Article, Commentary, Prose, StandingPage
from scorecards.model.fields import IDENTIFIER
from scorecards.problems import Location


def read_commentaries(files: Files, context: LoadContext) -> dict[str, Commentary]:
    """The commentaries below content/provinces/, by place; one to a place."""
    found: dict[str, Commentary] = {}
    for path in files.find("content/provinces", ".md"):
        one = read_prose(files, path, Commentary, context, _commentary)
        if one is not None and one.place in found:
            at = one.front_matter.child("place")
            context.add("duplicate-commentary", at, place=one.place, other=found[one.place].at)
        elif one is not None:
            found[one.place] = one
    return found


def _commentary(one: Commentary, prose: Prose, context: LoadContext) -> Commentary:
    _check_sources(one, context)
    return replace(one, sections=commentary_sections(prose, context))


def read_articles(files: Files, context: LoadContext) -> Iterator[Article]:
    """The articles below content/news/, drafts included, in the order of their paths; their texts are not parsed."""
    for path in files.find("content/news", ".md"):
        article = read_head(files, path, Article, context, _article)
        if article is not None:
            yield article


def _article(one: Article, context: LoadContext) -> Article:
    _check_name(one.source.path, context)
    _check_sources(one, context)
    if one.photo is None:
        return one
    folder = one.source.path.rpartition("/")[0]
    return replace(one, photo=replace(one.photo, path=f"{folder}/{one.photo.file}"))


def read_pages(files: Files, context: LoadContext) -> dict[str, StandingPage]:
    """The pages below content/pages/, by the names of their files; one to a name, whatever folder it is in."""
    found: dict[str, StandingPage] = {}
    for path in files.find("content/pages", ".md"):
        slug = _check_name(path, context)
        page = read_prose(files, path, StandingPage, context, _page)
        if slug in found:
            at = Location(path, 1)
            context.add("address-conflict", at, path=f"{slug}/", first=found[slug].at.path, second=path)
        elif page is not None:
            found[slug] = page
    return found


def _page(one: StandingPage, prose: Prose, context: LoadContext) -> StandingPage:
    return replace(one, prose=prose)


def _check_name(path: str, context: LoadContext) -> str:
    """The file's name, which becomes part of an address."""
    slug = path.rsplit("/", 1)[1].removesuffix(".md")
    if not IDENTIFIER.pattern.fullmatch(slug):
        context.add("bad-file-name", Location(path), read=f"{slug}.md")
    return slug


def _check_sources(text: Article | Commentary, context: LoadContext) -> None:
    if not text.documents and "documents" not in text.not_read:
        context.add("missing-source", text.front_matter.child("documents"))
