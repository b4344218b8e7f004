"""What other runs have made of a site, for the run that joins their parts."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from scorecards.inputs.article_texts import ArticleText
from scorecards.output import Output
from scorecards.problems import Problem
from scorecards.routes.check import NotedRoute


class Joined(Struct, frozen=True):
    """The parts of a site, all but what needs the texts of all articles."""

    texts: Mapping[str, ArticleText]
    """What was read of the texts of articles, as far as search and checks need it, by the paths of the files."""
    made: tuple[NotedRoute, ...]
    """What is kept of the routes of the parts."""
    coming: tuple[NotedRoute, ...]
    """The same of the pages of articles to come."""
    problems: tuple[Problem, ...]
    """What the runs have noted."""
    files: Callable[[], Iterable[Output]]
    """Gives every file of the parts, each once; raises ContentError for one that is not as it was made."""
