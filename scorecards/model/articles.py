"""Prose: commentaries, news articles and standing pages."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from markdown_it.token import Token
from msgspec import Struct

from scorecards.languages import LANGUAGES, ORIGINAL, Language
from scorecards.model.fields import (
    DayOrUnknown,
    DocumentId,
    Heading,
    IndicatorId,
    Key,
    NotRead,
    PillarId,
    PlaceId,
    RecordId,
    SitePath,
    TableName,
)
from scorecards.model.text import Text
from scorecards.problems import NOWHERE, Location, Where

NEWS_FILES = "content/news/"
"""What the files of articles stand below, from the project's root."""


class Prose(Struct, frozen=True):
    """Markdown, parsed once: checks annotate these tokens and rendering turns them into HTML."""

    path: str
    """The file, from the project's root."""
    tokens: tuple[Token, ...]
    """Block tokens; their `map` counts lines of the file from 0, front matter included."""


NO_PROSE = Prose("", ())


class MarkdownSource(Struct, frozen=True):
    """A Markdown file whose text is yet to be parsed."""

    path: str
    """The file, from the project's root."""
    read: Callable[[], str]
    """Gives the whole file."""
    fence: int
    """The line, from 0, that closes the front matter; the text begins with the next."""


NO_SOURCE = MarkdownSource("", str, 0)


class PhotoWords(Struct, frozen=True):
    """What a reader needs in order to do without a picture."""

    TABLE: ClassVar = TableName("photo words", "lời của ảnh bằng tiếng Anh", "words of a photo in English")

    alternative: Annotated[str, Key("ảnh cho thấy gì, bằng lời", "what it shows, in words", name="alt")]
    caption: Annotated[str, Key("chú thích", "caption")]
    credit: Annotated[str, Key("nguồn ảnh", "credit")]


class Photo(PhotoWords, frozen=True, kw_only=True):
    """A picture with its words."""

    TABLE: ClassVar = TableName("photo", "ảnh", "photo")

    file: Annotated[str, Key("tệp ảnh, tính từ thư mục của bài", "file, from the article's folder", "hoi-thao.jpg")]
    path: str = ""
    """From the project's root."""
    language: Language = ORIGINAL
    """What its words are in."""
    at: Where = NOWHERE


class Correction(Struct, frozen=True):
    """What was mended in an article after it was published; shown on the article."""

    TABLE: ClassVar = TableName("correction", "đính chính [[correction]]", "correction")

    made_on: Annotated[date, Key("ngày đính chính", "day of the correction", date(2026, 12, 1), name="date")]
    text: Annotated[str, Key("sửa điều gì, trước viết sao, nay viết sao", "what was mended, before and now")]
    language: Language = ORIGINAL
    """What the text is in."""


class Section(Struct, frozen=True):
    """One of the three standing sections of a province's commentary."""

    id: str
    """results, limits or tasks."""
    prose: Prose


class MarkdownFile(Struct, frozen=True, kw_only=True):
    """A file with front matter. The model's texts are of this kind."""

    front_matter: Where
    language: Language = ORIGINAL
    """What its words are in."""
    not_read: NotRead = frozenset()

    @property
    def path(self) -> str:
        """The file, from the project's root."""
        return self.front_matter.path

    @property
    def at(self) -> Location:
        """The file's first line."""
        return Location(self.path, 1)

    @property
    def title_at(self) -> Where:
        """Where the title stands."""
        return self.front_matter.child("title")

    @property
    def summary_at(self) -> Where:
        """Where the summary stands."""
        return self.front_matter.child("summary")


class Commentary(MarkdownFile, frozen=True, kw_only=True):
    """What is said of one unit, beside its figures."""

    TABLE: ClassVar = TableName("commentary", "phần đầu của bài nhận định", "front matter of a commentary")

    place: Annotated[PlaceId, Key("nơi", "place", "ha-tinh")]
    as_of: Annotated[DayOrUnknown, Key("tình hình tính đến ngày", "day it speaks up to", date(2023, 10, 31))]
    documents: Annotated[tuple[DocumentId, ...], Key("văn bản làm căn cứ", "documents it rests on", ["…"])]
    author: Annotated[str, Key("người viết", "author")]
    sections: tuple[Section, ...] = ()
    author_language: Language = ORIGINAL


class Article(MarkdownFile, frozen=True, kw_only=True):
    """A news article."""

    TABLE: ClassVar = TableName("article", "phần đầu của bài tin", "front matter of a news article")

    slug: RecordId
    title: Annotated[str, Key("tiêu đề", "title")]
    summary: Annotated[str, Key("tóm tắt một, hai câu", "summary in a sentence or two")]
    published: Annotated[date, Key("ngày đăng", "day published", date(2026, 11, 22), name="date")]
    event: Annotated[date | Literal["unknown"] | None, Key("ngày xảy ra", "day of the event", date(2023, 9, 14))] = None
    """Day of the event that it reports; "unknown" where the sources do not say; None where there is no event."""
    event_inferred: Annotated[
        bool, Key("ngày xảy ra là suy ra, nguồn không ghi đủ", "the day of the event was inferred", True)
    ] = False
    places: Annotated[tuple[PlaceId, ...], Key("nói về nơi nào", "places it is about", ["ha-tinh"])]
    pillars: Annotated[tuple[PillarId, ...], Key("trụ cột", "pillars", ["chinh-quyen-so"])] = ()
    documents: Annotated[tuple[DocumentId, ...], Key("văn bản làm căn cứ", "documents it rests on", ["…"])]
    figure: Annotated[
        IndicatorId,
        Key("chỉ tiêu có con số chính của bài, hiện kèm hình vẽ", "indicator of its main figure, shown with its chart"),
    ] = ""
    author: Annotated[str, Key("người viết", "author")]
    unit: Annotated[str, Key("đơn vị của người viết", "office of the author")] = ""
    photo: Annotated[Photo | None, Key("ảnh", "photo", Heading("[photo]"))] = None
    corrections: Annotated[
        tuple[Correction, ...], Key("các lần đính chính", "corrections", Heading("[[correction]]"), name="correction")
    ] = ()
    draft: Annotated[bool, Key("bản nháp, chưa đăng", "draft", True)] = False
    ends: Annotated[date | None, Key("ngày cuối còn hiện", "last day it is shown", date(2027, 12, 31))] = None
    old_addresses: Annotated[
        tuple[SitePath, ...], Key("địa chỉ cũ dẫn về bài này", "old addresses that lead here", ["/tin/1/"])
    ] = ()
    source: MarkdownSource = NO_SOURCE
    """Its text as it was written. It is parsed when it is traced, and its tokens are not kept (`inputs.article_texts`).
    """
    prose: Prose = NO_PROSE
    """The text parsed; without tokens where it is not."""
    author_language: Language = ORIGINAL
    translator: str = ""

    def state_on(self, day: date) -> "ArticleState":
        """Whether readers of that day see it."""
        if self.draft:
            return ArticleState.DRAFT
        if self.ends is not None and self.ends < day:
            return ArticleState.ENDED
        return ArticleState.OUT if self.published <= day else ArticleState.SCHEDULED


class ArticleState(StrEnum):
    """Whether an article is shown on a day, and why not."""

    OUT = "out"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    """Its day of publication is to come."""
    ENDED = "ended"
    """The last day that it is shown is past."""


class StandingPage(MarkdownFile, frozen=True, kw_only=True):
    """A page such as the methodology: the address comes from the file's name."""

    TABLE: ClassVar = TableName("page", "phần đầu của trang", "front matter of a page")

    slug: RecordId
    title: Annotated[str, Key("tiêu đề", "title", "Phương pháp")]
    summary: Annotated[str, Key("tóm tắt một câu", "summary in a sentence")]
    prose: Prose = NO_PROSE


class Translation(MarkdownFile, frozen=True, kw_only=True):
    """A text in another language: its words. Days, places, documents and the photo itself are the original's.

    The classes below say which of them a translation of that kind of text has.
    """

    original: str = ""
    """The file of the original."""
    title: str = ""
    summary: str = ""
    author: str = ""
    """The author's name as it is written in the language, or ""."""
    translator: Annotated[str, Key("người dịch", "translator")] = ""
    """"" where nobody is named."""
    photo: PhotoWords | None = None
    corrections: tuple[Correction, ...] = ()


class ArticleTranslation(Translation, frozen=True, kw_only=True):
    """Of a news article."""

    TABLE: ClassVar = TableName(
        "article translation", "phần đầu của bản dịch một bài tin", "front matter of a translated news article"
    )

    title: Annotated[str, Key("tiêu đề bằng tiếng Anh", "title in English")]
    summary: Annotated[str, Key("tóm tắt bằng tiếng Anh", "summary in English")]
    author: Annotated[str, Key("người viết, bằng tiếng Anh", "author in English")] = ""
    photo: Annotated[
        PhotoWords | None,
        Key("lời của ảnh bằng tiếng Anh", "words of the photo in English", Heading("[photo]")),
    ] = None
    corrections: Annotated[
        tuple[Correction, ...],
        Key(
            "các lần đính chính bằng tiếng Anh", "corrections in English", Heading("[[correction]]"), name="correction"
        ),
    ] = ()
    source: MarkdownSource = NO_SOURCE
    """Its text as it was written, parsed with that of the original."""


class ParsedTranslation(Translation, frozen=True, kw_only=True):
    """One of the few kinds of text that are parsed while the project is read."""

    proses: tuple[Prose, ...] = ()
    """The text, section after section; of a standing page in one piece."""


class CommentaryTranslation(ParsedTranslation, frozen=True, kw_only=True):
    """Of a commentary."""

    TABLE: ClassVar = TableName(
        "commentary translation", "phần đầu của bản dịch một bài nhận định", "front matter of a translated commentary"
    )

    author: Annotated[str, Key("người viết, bằng tiếng Anh", "author in English")] = ""


class PageTranslation(ParsedTranslation, frozen=True, kw_only=True):
    """Of a standing page."""

    TABLE: ClassVar = TableName(
        "page translation", "phần đầu của bản dịch một trang", "front matter of a translated page"
    )

    title: Annotated[str, Key("tiêu đề bằng tiếng Anh", "title in English", "Method")]
    summary: Annotated[str, Key("tóm tắt bằng tiếng Anh", "summary in English")]


def original_of(path: str) -> str:
    """The file that a translation translates: "content/news/a.md" of "content/en/news/a.md"; others as they are."""
    top, _, rest = path.partition("/")
    language, _, below = rest.partition("/")
    return f"{top}/{below}" if top == "content" and language in LANGUAGES and language != ORIGINAL else path


def translation_of(path: str, language: Language) -> str:
    """Where the translation of a text stands."""
    return path if language == ORIGINAL else path.replace("content/", f"content/{language}/", 1)


class Term(Struct, frozen=True):
    """An entry of the glossary."""

    TABLE: ClassVar = TableName("term", "thuật ngữ (glossary.toml)", "term (glossary.toml)")

    id: RecordId
    name: Annotated[Text, Key("thuật ngữ", "term", "Kỳ tham chiếu")]
    definition: Annotated[Text, Key("giải thích", "definition")]
    at: Where = NOWHERE
