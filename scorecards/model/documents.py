"""The register of documents that figures and articles rest on."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Struct

from scorecards.model.fields import Between, DayOrUnknown, DocumentId, Download, Key, RecordId, TableName, WebAddress
from scorecards.model.text import NO_TEXT, Text
from scorecards.problems import Where


class DocumentKind(StrEnum):
    """Kinds of document in the register."""

    REPORT = "report"
    PLAN = "plan"
    DECISION = "decision"
    RESOLUTION = "resolution"
    DECREE = "decree"
    SCHEME = "scheme"
    WEB_PAGE = "web-page"


class Document(Struct, frozen=True, kw_only=True):
    """A document, whether read itself or only cited by another."""

    TABLE: ClassVar = TableName(
        "document", "văn bản (documents.toml, documents/)", "document (documents.toml, documents/)"
    )

    id: RecordId
    number: Annotated[str, Key("số hiệu", "official number", "227/BC-STTTT")] = ""
    """"" for a page without one."""
    title: Annotated[Text, Key("tên, trích yếu", "title", "Báo cáo kết quả chuyển đổi số …")]
    kind: Annotated[DocumentKind, Key("loại", "kind", "report")]
    issuer: Annotated[Text, Key("cơ quan ban hành", "issuer", "Sở Thông tin và Truyền thông Hà Tĩnh")]
    issued_on: Annotated[DayOrUnknown, Key("ngày ban hành", "day issued", date(2022, 12, 29), name="date")]
    effective: Annotated[date | None, Key("ngày có hiệu lực", "day it takes effect", date(2023, 1, 1))] = None
    """None where it takes effect when it is issued, or has no effect to take."""
    met_on: Annotated[
        date | None,
        Key(
            "ngày họp mà văn bản được trình hoặc thuật lại",
            "day of the meeting that it was put to or tells of",
            date(2024, 6, 18),
            name="meeting",
        ),
    ] = None
    """By that day its figures were known; None where there was no meeting or its day is unknown."""
    publisher: Annotated[Text, Key("nơi đăng", "who published it", "Cổng thông tin điện tử tỉnh Hà Tĩnh")] = NO_TEXT
    """Who put it where it was read; empty where that is the issuer."""
    contact: Annotated[
        Text, Key("ai trả lời về văn bản này", "who answers for it", "Phòng Công nghệ số, Sở Khoa học và Công nghệ")
    ] = NO_TEXT
    """A person or an office, in words."""
    url: Annotated[WebAddress, Key("địa chỉ", "address", "https://vi-du.vn/bc-227.pdf")] = ""
    """Where it can be read, or ""."""
    read_on: Annotated[date | None, Key("ngày đọc", "day it was read", date(2026, 11, 22))] = None
    """None where it was not read itself or the day is unknown."""
    reviewed_on: Annotated[
        date | None, Key("ngày rà soát gần nhất", "day it was last looked at again", date(2026, 11, 22))
    ] = None
    """None where it was not looked at since it was read."""
    review_every: Annotated[
        int | None,
        Between(1, 120),
        Key(
            "rà soát lại sau bấy nhiêu tháng; bỏ trống thì theo site.toml",
            "months until it is looked at again; absent: those of site.toml",
            12,
            name="review_every_months",
        ),
    ] = None
    reviewer: Annotated[
        Text, Key("ai rà soát; bỏ trống thì là bên công bố trang", "who reviews it; absent: the publisher of the site")
    ] = NO_TEXT
    cited_in: Annotated[tuple[DocumentId, ...], Key("được nhắc đến trong", "documents that cite it", ["…"])] = ()
    """Documents that this register knows it from."""
    file: Annotated[
        Download, Key("tệp để tải về, trong data/files/", "file to download, in data/files/", "bc-227.pdf")
    ] = ""
    """The document itself to download, from the project's root, or ""."""
    source_text: Annotated[str, Key("tệp văn bản nguồn", "file of the source text", "….txt")] = ""
    """File name of the stored source text, for checking quotes; "" where there is none."""
    note: Annotated[Text, Key("ghi chú", "note")] = NO_TEXT
    at: Where

    @property
    def known_days(self) -> tuple[date, ...]:
        """The days on which it is known to have been there: issued, put to a meeting, read."""
        return tuple(day for day in (self.issued_on, self.met_on, self.read_on) if day)


def published_by(ids: Iterable[str], documents: Mapping[str, Document]) -> date | None:
    """The earliest day by which one of the documents is known to have been public; None where no day is known."""
    return min((day for id in ids if id in documents for day in documents[id].known_days), default=None)
