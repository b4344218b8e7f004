"""What an earlier build has left of the search, where some articles alone are others than they were."""

from collections.abc import Mapping

from msgspec import Struct

from scorecards.inputs.article_texts import ArticleText
from scorecards.languages import Language
from scorecards.output import Output


class EarlierArticle(Struct, frozen=True):
    """An article as it was then."""

    rank: int
    """How many were newer."""
    text: ArticleText


class EarlierSearch(Struct, frozen=True):
    """A search index from the same entries, but for some articles."""

    files: Mapping[Language, tuple[Output, ...]]
    """All files in each language, the head last."""
    articles: Mapping[str, EarlierArticle | None]
    """These articles as they were, by the paths of the originals' files; None for one that was not there. Each that is
    not as it was is among them, or is no more, or has as many others before it that are older as it had not."""
    is_all: bool = False
    """Whether there is nothing else to make the search from, as where a few articles are read."""
