"""A whole project, read and checked: what every later stage works on."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Struct, field

from scorecards.languages import LANGUAGES, Language
from scorecards.memo import SameObjects
from scorecards.model.articles import Article, Commentary, Prose, StandingPage, Term, Translation
from scorecards.model.communes import CommuneLists
from scorecards.model.documents import Document
from scorecards.model.editions import DataEdition
from scorecards.model.fields import (
    Between,
    Colour,
    EmailAddress,
    Heading,
    Identifier,
    InFolder,
    Key,
    Picture,
    PlaceId,
    TableName,
    WebAddress,
)
from scorecards.model.findings import Explanation, Revision
from scorecards.model.indicators import Dimension, Indicator, Pillar
from scorecards.model.kept_observations import Observations
from scorecards.model.observations import Target
from scorecards.model.places import Layer, Place
from scorecards.model.populations import Population
from scorecards.model.rankings import Framework, Ranking
from scorecards.model.redirects import Redirect
from scorecards.model.text import NO_TEXT, Text
from scorecards.problems import NOWHERE, Where


class Link(Struct, frozen=True):
    """A link to another agency."""

    TABLE: ClassVar = TableName("link", "liên kết tới cơ quan khác", "link to another agency")

    name: Annotated[Text, Key("tên cơ quan", "name of the agency", "Cổng thông tin điện tử tỉnh Hà Tĩnh")]
    url: Annotated[WebAddress, Key("địa chỉ", "address", "https://hatinh.gov.vn")]


class ContactPerson(Struct, frozen=True):
    """Who answers for the site or for figures of an agency."""

    TABLE: ClassVar = TableName("contact", "người phụ trách, để liên hệ", "person or office to turn to")

    name: Annotated[Text, Key("tên người hoặc phòng", "name of the person or office", "Phòng Chuyển đổi số")]
    role: Annotated[Text, Key("phụ trách việc gì", "what they answer for", "số liệu của tỉnh")] = NO_TEXT
    email: Annotated[EmailAddress, Key("thư điện tử", "e-mail", "cds@vi-du.vn")] = ""
    phone: Annotated[str, Key("điện thoại", "telephone", "0239 3xxx xxx")] = ""


class Feedback(StrEnum):
    """How readers report what is wrong."""

    EMAIL = "email"
    ISSUES = "issues"
    """The issue form of the repository."""


class SiteLanguage(StrEnum):
    """A language that the site is made in."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


class SiteSection(StrEnum):
    """A section that a site may do without, by its key in the menu.

    Those that let readers check the figures (sources, findings, corrections, data) are not among them.
    """

    COMPARE = "compare"
    CHECK = "check"
    COMMUNES = "communes"
    COVERAGE = "coverage"
    FEEDS = "feeds"
    GLOSSARY = "glossary"
    NEWS = "news"


class Site(Struct, frozen=True, kw_only=True):
    """What `data/site.toml` says of the site as a whole."""

    TABLE: ClassVar = TableName("site", "thông tin trang (site.toml)", "site settings (site.toml)")

    title: Annotated[Text, Key("tên trang", "name of the site", "Phiếu điểm chuyển đổi số")]
    description: Annotated[Text, Key("mô tả một câu", "description in a sentence")]
    theme: Annotated[Identifier, Key("giao diện", "theme", "default")] = "default"
    sections_off: Annotated[
        tuple[SiteSection, ...], Key("các phần không dùng", "sections that the site does without", ["compare"])
    ] = ()
    colour: Annotated[
        Colour,
        Key("màu của cơ quan, cho liên kết và nét chính", "colour of the agency, for links and main marks", "#005b63"),
    ] = ""
    """In place of the theme's accent; "" for that."""
    colour_dark: Annotated[
        Colour,
        Key(
            "màu ấy khi nền tối; bỏ trống thì chương trình chọn",
            "the same on a dark ground; absent: computed",
            "#6fc9c6",
        ),
    ] = ""
    logo: Annotated[
        Picture, InFolder("data/"), Key("tệp logo SVG hoặc PNG, trong data/", "logo, SVG or PNG, in data/", "logo.svg")
    ] = ""
    """From the project's root; "" for none."""
    logo_words: Annotated[
        Text, Key("logo bằng lời, cho người không thấy ảnh", "the logo in words", "Logo Sở …", name="logo_alt")
    ] = NO_TEXT
    address: Annotated[WebAddress, Key("địa chỉ công bố", "published address", "https://vi-du.vn/phieu-diem/")] = ""
    """Used where `--base-url` is not given; "" where it is not known."""
    publisher: Annotated[Text, Key("ai công bố trang này", "who publishes the site", "Nhóm …")]
    official: Annotated[
        bool | None,
        Key(
            "đây là (không phải là) trang chính thức của nơi công bố; trang nói rõ điều đó",
            "this is (not) the official site of its publisher; pages say so",
            True,
        ),
    ] = None
    """None where `publisher_note` alone says it."""
    publisher_note: Annotated[
        Text,
        Key(
            "trang này không phải là gì; bắt buộc nếu không có official",
            "what the site is not; required without official",
        ),
    ] = NO_TEXT
    """What stands at the foot of every page, after what `official` says."""
    in_languages: Annotated[
        tuple[SiteLanguage, ...],
        Key(
            "các thứ tiếng của trang; bỏ trống thì cả tiếng Việt và tiếng Anh",
            "languages of the site; absent: Vietnamese and English",
            ["vi"],
            name="languages",
        ),
    ] = ()
    email: Annotated[EmailAddress, Key("thư điện tử liên hệ", "e-mail for contact", "lien-he@vi-du.vn")] = ""
    repository: Annotated[
        WebAddress, Key("địa chỉ kho mã nguồn", "address of the repository", "https://vi-du.vn/kho")
    ] = ""
    """For edit links and reports, without a stroke at its end; "" for none."""
    feedback: Annotated[
        Feedback | None,
        Key(
            "người đọc báo sai qua đâu; bỏ trống thì qua thư nếu có email, không thì qua kho trên GitHub",
            "how readers report mistakes; absent: by e-mail where there is one, else on GitHub",
            "issues",
        ),
    ] = None
    country: Annotated[PlaceId, Key("mã của cả nước", "place that is the whole country", "viet-nam")]
    contacts: Annotated[
        tuple[ContactPerson, ...], Key("người phụ trách", "persons to turn to", Heading("[[contacts]]"))
    ] = ()
    links: Annotated[
        tuple[Link, ...], Key("liên kết cơ quan khác", "links to other agencies", Heading("[[links]]"))
    ] = ()
    stale_after: Annotated[
        int | None,
        Between(1, 600),
        Key(
            "số liệu cũ hơn bấy nhiêu tháng thì ghi là đã cũ",
            "age in months from which a figure is marked as old",
            24,
            name="stale_after_months",
        ),
    ] = None
    """None for never."""
    review_every: Annotated[
        int | None,
        Between(1, 120),
        Key(
            "mỗi văn bản nguồn được rà soát lại sau bấy nhiêu tháng",
            "months after which each source document is looked at again",
            6,
            name="review_every_months",
        ),
    ] = None
    """None for no schedule."""
    visits: Annotated[
        str,
        InFolder("data/"),
        Key("tệp lượt truy cập đã xuất, trong data/", "exported visit figures, in data/", "visits.csv"),
    ] = ""
    """From the project's root; "" for none."""
    samples: Annotated[
        tuple[str, ...],
        Key("tệp mẫu còn phải thay", "sample files still to be replaced", ["content/news/2026/bai-mau.md"]),
    ] = ()
    """From the project's root, as `init` made them; in a project that was read, those that are there. They are told of
    in every run, and every page says that the site has such content."""
    data_licence: Annotated[Text, Key("giấy phép dữ liệu", "licence of the data", "CC BY 4.0")]
    data_licence_url: Annotated[
        WebAddress, Key("địa chỉ giấy phép", "address of the licence", "https://vi-du.vn/cc-by")
    ]

    at: Where = NOWHERE

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that the site has pages in, the original first."""
        return tuple(one for one in LANGUAGES if not self.in_languages or one in self.in_languages)


class AmongAll(Struct, frozen=True):
    """What all articles of a site say of one of them, for a project that has a few of them."""

    rank: int
    """How many are newer."""
    related: tuple[str, ...]
    """The files of the articles that its page names as related."""


class Project(Struct, frozen=True):
    """Everything that was read. Mappings keep the order of the files; observations keep the order of their reports."""

    site: Site
    places: Mapping[str, Place]
    pillars: Mapping[str, Pillar]
    indicators: Mapping[str, Indicator]
    dimensions: Mapping[str, Dimension]
    documents: Mapping[str, Document]
    observations: Observations
    targets: tuple[Target, ...]
    layers: Mapping[str, Layer]
    frameworks: Mapping[str, Framework]
    rankings: tuple[Ranking, ...]
    commentaries: Mapping[str, Commentary]
    """By place slug."""
    articles: tuple[Article, ...]
    """Newest first; held-back ones are not among them."""
    held_back: tuple[Article, ...]
    """Drafts, articles of the future and articles past their end."""
    pages: Mapping[str, StandingPage]
    translations: tuple[Translation, ...]
    """Of what is shown, in the order of their files; see `analysis.tracing.translation`."""
    explanations: tuple[Explanation, ...]
    """Explanations of findings and replies of agencies."""
    revisions: tuple[Revision, ...]
    """Newest first."""
    glossary: tuple[Term, ...]
    populations: tuple[Population, ...]
    redirects: tuple[Redirect, ...] = ()
    communes: CommuneLists | None = None
    """None where the project has no lists of communes."""
    editions: tuple[DataEdition, ...] = ()
    """Of the data, oldest first."""
    published: frozenset[str] = frozenset()
    """Addresses that pages have had: site paths, those of other languages with the language's folder."""
    among_all: Mapping[str, AmongAll] = field(default_factory=dict)
    """Of a project with a few of its articles: what is known of each from all of them, by the path of its file."""

    @property
    def same_data(self) -> SameObjects:
        """Part of a key for what depends on all that was read but texts and the lists of communes."""
        records = (
            self.places, self.pillars, self.indicators, self.dimensions, self.documents, self.layers, self.frameworks,
        )  # fmt: skip
        lists = (
            self.observations.reports, self.targets, self.rankings, self.explanations, self.revisions, self.glossary,
            self.populations,
        )  # fmt: skip
        found = [self.site, *(one for by_id in records for one in by_id.values())]
        return SameObjects([*found, *(one for group in lists for one in group)])

    @property
    def proses(self) -> list[Prose]:
        """The texts of commentaries and standing pages, as they are to be rendered."""
        return [
            *(section.prose for one in self.commentaries.values() for section in one.sections),
            *(page.prose for page in self.pages.values()),
        ]
