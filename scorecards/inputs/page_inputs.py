"""What pages in one language are made from: the index, the texts in that language, photos, charts and addresses."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from scorecards.addresses.base import Base
from scorecards.analysis.tracing.outcomes import Coverage
from scorecards.charts.drawings import Drawings
from scorecards.charts.pictures import Pictures
from scorecards.charts.qr import QrCodes
from scorecards.charts.specs import ChartSpec
from scorecards.charts.style import Drawing
from scorecards.inputs.article_texts import ArticleBody, ArticleText, ReadText, coverage_by_path
from scorecards.inputs.chart_files import ChartFile, chart_file
from scorecards.inputs.earlier_search import EarlierSearch
from scorecards.inputs.index import Index
from scorecards.inputs.link_targets import NotOut
from scorecards.inputs.media import Media
from scorecards.inputs.prose_html import (
    DrawnProse,
    ProseHtml,
    Targets,
    WrittenLink,
    links_of,
    render_prose,
    with_images,
)
from scorecards.languages import ORIGINAL, Language
from scorecards.model.articles import Article, Prose, original_of
from scorecards.model.project import Project
from scorecards.output import Output
from scorecards.problems import Where
from scorecards.strings.words import Words

T = TypeVar("T")


class PageInputs(Struct, frozen=True):
    """Everything that a page in one language may be made from. Pages read it and add nothing to it."""

    index: Index
    language: Language
    words_in: Mapping[Language, Words]
    """The words of the theme in every language."""
    project: Project
    """The project with its texts in this language."""
    base: Base
    """Where the site stands; links of it lead to pages in this language."""
    charts: Drawings
    """Draws charts in the style of the theme."""
    pictures: Pictures
    """Makes pictures of drawings."""
    codes: QrCodes
    """Makes codes of addresses."""
    media: Media
    page_of_file: Mapping[str, str]
    """The site path of the page made from a Markdown file."""
    not_out: Mapping[str, NotOut] = field(default_factory=dict)
    """Site paths that lead to a page on other days only."""
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    """How many numbers of each text are traced, by the path of its file."""
    request: str = ""
    """Number of the request whose preview the site is; "" for the site itself."""
    drafts: bool = False
    """Whether drafts are shown."""
    texts: Mapping[str, ArticleText] = field(default_factory=dict)
    """What comes of the texts of articles, by the path of the original's file."""
    drawn: Mapping[str, Mapping[Language, DrawnProse]] = field(default_factory=dict)
    """The HTML of the texts of those articles whose pages are made from this, by the same paths."""
    earlier_search: EarlierSearch | None = None
    """What an earlier build has left of the search, where no more than some texts have changed since."""
    put: Callable[[Output], Output] = field(default=lambda output: output)
    """Takes a file as soon as it is made, where many are made at once, and gives what is handed on in its place."""
    visits: tuple[tuple[str, str], ...] = ()
    """What was counted and how often, from an exported file."""
    _made: dict[tuple[str, ...], Any] = field(default_factory=dict)

    def once(self, key: tuple[str, ...], make: Callable[[], T]) -> T:
        """What `make` gives, made when it is first asked for under this key and kept.

        `make` must give the same value whenever it is called, so that a page is the same whichever pages were made
        before it.
        """
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    @property
    def words(self) -> Words:
        """The words that a page in this language is made with."""
        return self.words_in[self.language]

    @property
    def targets(self) -> Targets:
        """Where the links of texts lead."""
        return Targets(
            self.page_of_file.get, self.media.image, self.base.link, self.other_language, self._not_out_words
        )

    def other_language(self, path: str) -> Language | None:
        """The language of the page that links to a site path lead to, where that is not the language of these pages."""
        found = self.base.language_of(path)
        return None if found == self.language else found

    def _not_out_words(self, path: str) -> str | None:
        found = self.not_out.get(path)
        return None if found is None else found.said(self.words)

    def html(self, prose: Prose, prefix: str, language: Language) -> ProseHtml:
        """A text, which is in `language`, as HTML; ids in it begin with `prefix`, unlike any other on the page."""
        return render_prose(prose, self.targets, prefix, self.words_in[language])

    def body(self, article: Article) -> ArticleBody:
        """The text of an article that is shown, the original where nobody has translated it.

        Raises KeyError for one whose text was not read (a bug).
        """
        bodies = self.texts[original_of(article.path)].bodies
        return bodies.get(self.language) or bodies[ORIGINAL]

    def article_html(self, article: Article) -> ProseHtml:
        """The text of an article as HTML, the original where nobody has translated it.

        Raises KeyError for one whose HTML is not here (a bug).
        """
        drawn = self.drawn[original_of(article.path)]
        return with_images(drawn.get(self.language) or drawn[ORIGINAL], self.targets)

    def with_texts(self, texts: Mapping[str, ArticleText]) -> "PageInputs":
        """These with what comes of the texts of articles, by the paths of the originals' files."""
        coverage = {**self.coverage, **dict(coverage_by_path(texts))}
        return replace(self, texts=texts, coverage=coverage)

    def with_drawn(self, texts: Mapping[str, ReadText]) -> "PageInputs":
        """These with texts of articles whose pages are made, and their HTML."""
        found = self.with_texts({path: one.text for path, one in texts.items()})
        return replace(found, drawn={path: one.drawn for path, one in texts.items()})

    def written_links(self) -> Iterator[tuple[str, Iterable[WrittenLink]]]:
        """The links and images of every text, with the path of its file."""
        yield from ((prose.path, links_of(prose)) for prose in self.project.proses)
        for article in self.project.articles:
            text = self.texts.get(original_of(article.path))
            if text and (body := text.bodies.get(self.language)):
                yield body.path, body.links

    def drawing(self, id: str, spec: ChartSpec) -> Drawing:
        """A chart, drawn. `id` is unique in the page."""
        return self.charts.drawing(spec, f"bieu-do.{id}.hinh")

    def chart_file(self, chart: ChartFile) -> Output:
        """The file that a chart is explored with."""
        return chart_file(chart, self.base, self.charts.style.colours)

    def articles(self, found: Iterable[Article]) -> list[Article]:
        """Articles of the index, as they are in this language."""
        return [self.project.articles[self.index.article_position[article.path]] for article in found]

    def coverage_words(self, path: str) -> str:
        """How many of the numbers of the text in a file are traced, or "" where it has none."""
        found = self.coverage.get(path)
        if found is None or not found.numbers:
            return ""
        return self.words("trace.coverage", traced=found.traced, numbers=found.numbers)

    def edit_address(self, path: str) -> str:
        """Where the file can be edited in the browser, or "" where the repository is not known."""
        repository = self.project.site.repository
        return f"{repository}/edit/main/{path}" if repository and path else ""

    def edit_at(self, at: Where) -> str:
        """The same for a record, at its line; a line is worked out only where the repository is known."""
        address = self.edit_address(at.path)
        return f"{address}#L{at.line}" if address and at.line else address
