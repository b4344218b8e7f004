"""Pictures in content/ that no text shows."""

from collections.abc import Iterator, Mapping

from scorecards.inputs.article_texts import ArticleText
from scorecards.inputs.media import beside_text
from scorecards.inputs.prose_html import image_path, links_of
from scorecards.load.source import Files
from scorecards.load.unread import PICTURES
from scorecards.model.articles import ParsedTranslation, Prose, original_of
from scorecards.model.project import Project
from scorecards.problems import Diagnostics, Location


def check_pictures(project: Project, texts: Mapping[str, ArticleText], files: Files, diagnostics: Diagnostics) -> None:
    """Notes each picture that is not on the site, whether an article is out or not.

    `texts` are those of all articles, by the paths of their files.
    """
    shown = {article.photo.path for article in (*project.articles, *project.held_back) if article.photo}
    # one that is named with a folder is told of there
    shown |= {beside_text(one.path, one.photo.path) for one in (*project.articles, *project.held_back) if one.photo}
    for prose in _proses(project):
        written = (name for kind, name, _ in links_of(prose) if kind == "image")
        shown |= {path for name in written if (path := image_path(prose.path, name))}
    shown |= {path for one in texts.values() for path in one.images}
    shown |= {original_of(path) for path in shown}  # beside a translation that of the original is meant
    named = {path.casefold() for path in shown}  # one in other capitals is told where it is named
    for path in files.below("content", hidden=(".", "_")):
        if path.lower().endswith(PICTURES) and path.casefold() not in named:
            diagnostics.add("picture-not-shown", Location(path))


def _proses(project: Project) -> Iterator[Prose]:
    yield from project.proses
    for one in project.translations:
        if isinstance(one, ParsedTranslation):
            yield from one.proses
