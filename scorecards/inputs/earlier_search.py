"""What an earlier build has left of the search, where the texts of some articles alone are others than they were."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scorecards.inputs.article_texts import ArticleText
from scorecards.languages import Language
from scorecards.output import Output


@dataclass(frozen=True, slots=True)
class EarlierSearch:
    """A search index from the same entries in the same order, but for the texts of some articles."""

    files: Mapping[Language, tuple[Output, ...]] = field(repr=False)
    """All files in each language, the head last."""
    texts: Mapping[str, ArticleText] = field(repr=False)
    """What the texts of these articles were then, by the paths of the originals' files."""
    is_all: bool = False
    """Whether there is nothing else to make the search from, as where a few articles are read."""
