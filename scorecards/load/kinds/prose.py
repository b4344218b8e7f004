"""Field tables of the front matter of Markdown files."""

from scorecards.load.composite_types import ListOf, TableType
from scorecards.load.field_types import (
    DayType,
    Flag,
    Ref,
    Words,
)
from scorecards.load.fields import RecordType
from scorecards.load.kinds.writing import one
from scorecards.load.patterns import SITE_PATH
from scorecards.model.text import Text

PHOTO = RecordType(
    "photo",
    Text("ảnh", "photo"),
    (
        one(
            "file",
            Words(),
            "tệp ảnh, tính từ thư mục của bài",
            "file, from the article's folder",
            'file = "hoi-thao.jpg"',
            True,
        ),
        one("alt", Words(), "ảnh cho thấy gì, bằng lời", "what it shows, in words", 'alt = "…"', True),
        one("caption", Words(), "chú thích", "caption", 'caption = "…"', True),
        one("credit", Words(), "nguồn ảnh", "credit", 'credit = "…"', True),
    ),
)


COMMENTARY = RecordType(
    "commentary",
    Text("phần đầu của bài nhận định", "front matter of a commentary"),
    (
        one("place", Ref("place"), "nơi", "place", 'place = "ha-tinh"', True),
        one(
            "as_of",
            DayType(or_unknown=True),
            "tình hình tính đến ngày",
            "day it speaks up to",
            "as_of = 2023-10-31",
            True,
        ),
        one(
            "documents",
            ListOf(Ref("document")),
            "văn bản làm căn cứ",
            "documents it rests on",
            'documents = ["…"]',
            True,
        ),
        one("author", Words(), "người viết", "author", 'author = "…"', True),
    ),
)


CORRECTION = RecordType(
    "correction",
    Text("đính chính [[correction]]", "correction"),
    (
        one("date", DayType(), "ngày đính chính", "day of the correction", "date = 2026-12-01", True),
        one(
            "text",
            Words(),
            "sửa điều gì, trước viết sao, nay viết sao",
            "what was mended, before and now",
            'text = "…"',
            True,
        ),
    ),
)

ARTICLE = RecordType(
    "article",
    Text("phần đầu của bài tin", "front matter of a news article"),
    (
        one("title", Words(), "tiêu đề", "title", 'title = "…"', True),
        one("summary", Words(), "tóm tắt một, hai câu", "summary in a sentence or two", 'summary = "…"', True),
        one("date", DayType(), "ngày đăng", "day published", "date = 2026-11-22", True),
        one("event", DayType(or_unknown=True), "ngày xảy ra", "day of the event", "event = 2023-09-14"),
        one("places", ListOf(Ref("place")), "nói về nơi nào", "places it is about", 'places = ["ha-tinh"]', True),
        one("pillars", ListOf(Ref("pillar")), "trụ cột", "pillars", 'pillars = ["chinh-quyen-so"]'),
        one(
            "documents",
            ListOf(Ref("document")),
            "văn bản làm căn cứ",
            "documents it rests on",
            'documents = ["…"]',
            True,
        ),
        one("author", Words(), "người viết", "author", 'author = "…"', True),
        one("unit", Words(), "đơn vị của người viết", "office of the author", 'unit = "…"'),
        one("photo", TableType(PHOTO), "ảnh", "photo", "[photo]"),
        one("correction", ListOf(TableType(CORRECTION)), "các lần đính chính", "corrections", "[[correction]]"),
        one("draft", Flag(), "bản nháp, chưa đăng", "draft", "draft = true"),
        one("ends", DayType(), "ngày cuối còn hiện", "last day it is shown", "ends = 2027-12-31"),
        one(
            "old_addresses",
            ListOf(SITE_PATH),
            "địa chỉ cũ dẫn về bài này",
            "old addresses that lead here",
            'old_addresses = ["/tin/1/"]',
        ),
    ),
)


AUTHOR = one("author", Words(), "người viết, bằng tiếng Anh", "author in English", 'author = "…"')
TRANSLATOR = one("translator", Words(), "người dịch", "translator", 'translator = "…"')

PHOTO_WORDS = RecordType(
    "photo words",
    Text("lời của ảnh bằng tiếng Anh", "words of a photo in English"),
    tuple(field for field in PHOTO.fields if field.key != "file"),
)

ARTICLE_TRANSLATION = RecordType(
    "article translation",
    Text("phần đầu của bản dịch một bài tin", "front matter of a translated news article"),
    (
        one("title", Words(), "tiêu đề bằng tiếng Anh", "title in English", 'title = "…"', True),
        one("summary", Words(), "tóm tắt bằng tiếng Anh", "summary in English", 'summary = "…"', True),
        AUTHOR,
        TRANSLATOR,
        one("photo", TableType(PHOTO_WORDS), "lời của ảnh bằng tiếng Anh", "words of the photo in English", "[photo]"),
        one(
            "correction",
            ListOf(TableType(CORRECTION)),
            "các lần đính chính bằng tiếng Anh",
            "corrections in English",
            "[[correction]]",
        ),
    ),
)

COMMENTARY_TRANSLATION = RecordType(
    "commentary translation",
    Text("phần đầu của bản dịch một bài nhận định", "front matter of a translated commentary"),
    (AUTHOR, TRANSLATOR),
)

PAGE_TRANSLATION = RecordType(
    "page translation",
    Text("phần đầu của bản dịch một trang", "front matter of a translated page"),
    (
        one("title", Words(), "tiêu đề bằng tiếng Anh", "title in English", 'title = "Method"', True),
        one("summary", Words(), "tóm tắt bằng tiếng Anh", "summary in English", 'summary = "…"', True),
        TRANSLATOR,
    ),
)


PAGE = RecordType(
    "page",
    Text("phần đầu của trang", "front matter of a page"),
    (
        one("title", Words(), "tiêu đề", "title", 'title = "Phương pháp"', True),
        one("summary", Words(), "tóm tắt một câu", "summary in a sentence", 'summary = "…"', True),
    ),
)
