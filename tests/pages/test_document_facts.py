"""What a document's page says of it, from its entry in the register."""

from datetime import date

from msgspec.structs import replace

from scorecards.load.record_types import record_type
from scorecards.model.documents import Document, DocumentKind
from scorecards.model.text import Text
from scorecards.pages.document import document_facts
from scorecards.problems import NOWHERE
from tests.support.words import EN, VI, WORDS

REPORT = Document(
    id="bc-1", number="1/BC", title=Text("Báo cáo"), kind=DocumentKind.REPORT, issuer=Text("Sở Thử", "Test office"),
    issued_on=date(2026, 7, 5), read_on=date(2026, 7, 8), url="https://vi-du.vn/", at=NOWHERE,
)  # fmt: skip
BARE = Document(
    id="tr-1", title=Text("Trang"), kind=DocumentKind.WEB_PAGE, issuer=Text("Sở Thử"), issued_on=None, at=NOWHERE
)


def test_facts_in_each_language() -> None:
    assert list(document_facts(REPORT, VI)) == [
        ("Số hiệu", "1/BC"),
        ("Loại văn bản", "Báo cáo"),
        ("Cơ quan ban hành", "Sở Thử"),
        ("Ngày ban hành", "05/7/2026"),
        ("Ngày đọc", "08/7/2026"),
    ]
    assert list(document_facts(REPORT, EN))[1:4] == [
        ("Kind", "Report"), ("Issued by", "Test office"), ("Issued on", "5 July 2026"),
    ]  # fmt: skip


def test_what_is_absent_is_left_out_and_what_is_unknown_said() -> None:
    assert list(document_facts(BARE, VI)) == [
        ("Loại văn bản", "Trang web"),
        ("Cơ quan ban hành", "Sở Thử"),
        ("Ngày ban hành", "chưa rõ"),
    ]


def test_when_it_takes_effect_and_who_answers_for_it() -> None:
    document = replace(REPORT, effective=date(2027, 1, 1), contact=Text("Phòng Thử", "Test section"))
    assert set(document_facts(document, VI)) - set(document_facts(REPORT, VI)) == {
        ("Ngày có hiệu lực", "01/01/2027"), ("Liên hệ", "Phòng Thử"),
    }  # fmt: skip
    assert ("Contact", "Test section") in list(document_facts(document, EN))


def test_every_label_is_of_a_key_in_every_language() -> None:
    keys = {field.key for field in record_type(Document).fields}
    labels = [list(words.under("document-fact")) for words in WORDS.values()]
    assert set(labels[0]) <= keys
    assert all(one == labels[0] for one in labels)


def test_a_theme_can_show_another_key_and_a_label_of_nothing_shows_nothing() -> None:
    words = VI.with_own({"document-fact.url": "Địa chỉ", "document-fact.la": "Lạ"})
    assert list(document_facts(REPORT, words))[-1] == ("Địa chỉ", "https://vi-du.vn/")
