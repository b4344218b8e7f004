"""Findings: what does not follow from a document's own figures. These stay as printed; a finding stands beside them."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Struct

from scorecards.model.fields import Key, RecordId, TableName
from scorecards.model.text import Text
from scorecards.problems import Where


class Weight(StrEnum):
    """How much a finding says. None of them is an error: errors are the project's own mistakes."""

    CONTRADICTION = "contradiction"
    """No choice of values that the figures can stand for makes all of them true."""
    UNEXPLAINED = "unexplained"
    """The figures do not follow from each other, but something the document does not say could explain it."""
    NOTE = "note"
    """The figures hold in one reading of the words and not in another; readers are told in which."""


class ReplyState(StrEnum):
    """How far it has come between the editors and the agency."""

    EXPLAINED = "explained"
    """Somebody, the editors or the agency, has explained it."""
    ASKED = "asked"
    """The agency was asked and has not answered yet."""
    ANSWERED = "answered"
    """The agency has answered; the figures stay as its document prints them."""
    CORRECTED = "corrected"
    """The agency has said which figure is right."""


class Explanation(Struct, frozen=True):
    """What the agency answered, or how a finding was explained; the finding stays visible beside it."""

    TABLE: ClassVar = TableName(
        "explanation", "lời giải thích cho một điểm chưa khớp (explanations.toml)",
        "explanation of a finding (explanations.toml)",
    )  # fmt: skip

    finding: Annotated[
        str, Key("mã của điểm chưa khớp, như trang Đối chiếu ghi", "identifier of the finding", "rate:…")
    ]
    text: Annotated[Text, Key("lời giải thích hoặc trả lời", "explanation or reply")]
    by: Annotated[Text, Key("ai giải thích", "who explains", "Sở Khoa học và Công nghệ Hà Tĩnh")]
    """The agency, or the editors."""
    given_on: Annotated[date, Key("ngày", "day", date(2026, 12, 1), name="date")]
    at: Where
    state: Annotated[ReplyState, Key("đã tới đâu", "how far it has come", "answered")] = ReplyState.EXPLAINED


class Finding(Struct, frozen=True):
    """One calculation that does not come out."""

    id: str
    """Stable: the rule and what it was applied to, joined by a colon; no number in it, so it outlives a correction."""
    rule: str
    """A heading below `rule` in the string tables: "rate"."""
    weight: Weight
    place: str
    """Place slug; "" where the figures of several places are concerned."""
    documents: tuple[str, ...]
    """Documents that print the figures, each once."""
    observations: tuple[str, ...]
    """Identifiers of the figures concerned: observations, or rows of a ranking."""
    message: Text
    """The calculation in words and numbers."""
    reply: Explanation | None = None


class Revision(Struct, frozen=True):
    """A figure that the site showed differently before."""

    TABLE: ClassVar = TableName("revision", "số liệu được sửa (revisions.toml)", "revised figure (revisions.toml)")

    id: RecordId
    figure: Annotated[str, Key("mã số liệu", "identifier of the figure", "ha-tinh.bc-227-2023.ho-so-so-hoa")]
    old: Annotated[Text, Key("trước ghi", "what it said before", "57,35%")]
    new: Annotated[Text, Key("nay ghi", "what it says now", "57,53%")]
    """As readers saw and see it, unit included."""
    reason: Annotated[Text, Key("vì sao sửa", "why")]
    made_on: Annotated[date, Key("ngày sửa", "day of the change", date(2026, 12, 1), name="date")]
    at: Where
    new_data: Annotated[bool, Key("sửa vì có số liệu mới", "whether new data are the reason", True)] = False
    """Else the site or the source was wrong."""
    status_changed: Annotated[
        bool,
        Key("việc đạt mục tiêu có đổi theo", "whether the standing against a target changed with it", True),
    ] = False
