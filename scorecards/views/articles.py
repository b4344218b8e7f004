"""Articles and photos as pages show them."""

from msgspec import Struct

from scorecards.addresses import paths
from scorecards.inputs.page_inputs import PageInputs
from scorecards.languages import Language
from scorecards.model.articles import Article, Photo
from scorecards.output import Output
from scorecards.vietnamese import formatting
from scorecards.views.links import place_link
from scorecards.views.view_types import LinkView


class ArticleCard(Struct, frozen=True, eq=False):
    """An article in a list; one for each language, by which templates keep what they have drawn of it."""

    link: LinkView
    summary: str
    date: str
    iso_date: str
    places: tuple[LinkView, ...]
    language: Language
    """What title and summary are in."""


class PhotoView(Struct, frozen=True):
    """A picture in the widths that exist."""

    path: str
    """The widest."""
    sources: tuple[tuple[str, int], ...]
    """Site path and width in pixels, the narrowest first; for srcset."""
    width: int
    height: int
    """Of the widest, in pixels: keeps the page from jumping."""
    alternative: str
    caption: str
    credit: str
    language: Language
    """What these words are in."""
    made: tuple[Output, ...]
    """The files of all widths."""


def card(article: Article, inputs: PageInputs) -> ArticleCard:
    """An article in a list."""
    return inputs.once(("card", article.path), lambda: _card(article, inputs))


def _card(article: Article, inputs: PageInputs) -> ArticleCard:
    return ArticleCard(
        link=LinkView(article.title, paths.article(article.slug)),
        summary=article.summary,
        date=formatting.day(article.published, inputs.language),
        iso_date=article.published.isoformat(),
        places=tuple(place_link(slug, inputs) for slug in article.places),
        language=article.language,
    )


def photo_view(photo: Photo, inputs: PageInputs) -> PhotoView | None:
    """A photo in the widths that the site has it in; None where there is no such image."""
    picture = inputs.media.image(photo.path)
    if picture is None or not picture.versions:
        return None
    widest = picture.widest
    return PhotoView(
        path=widest.path,
        sources=tuple((version.path, version.width) for version in picture.versions),
        width=widest.width,
        height=widest.height,
        alternative=photo.alternative,
        caption=photo.caption,
        credit=photo.credit,
        language=photo.language,
        made=picture.files,
    )
