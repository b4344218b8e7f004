"""Problems of files in the words of the desk's boxes, in both languages."""

from __future__ import annotations

import pytest
from msgspec import Struct

from scorecards.desk.boxes import Boxes, DeskForm, no_number
from scorecards.languages import Language
from scorecards.problems import NOWHERE, Location, problem


class Shown(Struct, frozen=True):
    place: str
    message: str
    hint: str


def said(words: str, language: Language, form: DeskForm = DeskForm.REPORT) -> str:
    boxes = Boxes(form, language, no_number)
    made: Shown = boxes.named(problem("bad-choice", NOWHERE, read=""), Shown(".", "", words), {})
    assert (made.place, made.message) == (".", "")
    return made.hint


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("Xem lại as_of: gõ nhầm năm.", "vi", "Xem lại “Đến ngày”: gõ nhầm năm."),
        ("Sửa from hoặc as_of.", "vi", "Sửa “Từ ngày” hoặc “Đến ngày”."),
        ("Thêm from = …, ví dụ from = 2024-01-01.", "vi", "Thêm “Từ ngày”: …, ví dụ “Từ ngày”: 2024-01-01."),
        ('Ghi measure = "unknown".', "vi", "Ghi “Cách tính theo thời gian”: “chưa rõ lũy kế hay trong kỳ”."),
        ("“from” sai.", "vi", "“Từ ngày” sai."),
        ("Take it from the page.", "en", "Take it from the page."),
        ("Mend from = … or as_of = …", "en", "Mend “From day”: … or “As of”: …"),
        ("Xem data/from.toml và by-from.", "vi", "Xem data/from.toml và by-from."),
    ],
)
def test_keys_are_called_by_the_labels_of_their_boxes(words: str, language: Language, expected: str) -> None:
    assert said(words, language) == expected


def test_each_form_has_its_own_labels() -> None:
    assert said("“date”", "vi", DeskForm.DOCUMENT) == "“Ngày ban hành”"
    assert said("“date”", "vi", DeskForm.ARTICLE) == "“Ngày đăng”"
    assert said("“date”", "vi") == "“date”"


def test_the_line_of_a_file_tells_the_box_and_the_number() -> None:
    boxes = Boxes(DeskForm.REPORT, "vi", lambda path, line: "12 km" if line == 3 else "")
    texts = {"a.toml": 'document = "x"\nas_of = 2024-01-01\nfrom = 2024-02-01\n\n'}
    found = []
    for line in (1, 2, 3, 4):
        one = problem("bad-choice", Location("a.toml", line), read="")
        found.append(boxes.named(one, Shown("a.toml", "", ""), texts).place)
    assert found[:3] == [
        "Ô “Văn bản nguồn (số hiệu hoặc mã)” · a.toml",
        "Ô “Đến ngày” · a.toml",
        "Ô “Từ ngày” của con số “12 km” · a.toml",
    ]
    assert found[3] == "a.toml"


@pytest.mark.parametrize(
    ("code", "on_desk"),
    [
        ("sheet-document-missing", "desk-sheet-no-document"),
        ("sheet-place-missing", "desk-sheet-no-place"),
        ("sheet-edition-missing", "desk-sheet-no-ranking"),
    ],
)
def test_advice_of_the_command_line_is_that_of_the_desk(code: str, on_desk: str) -> None:
    boxes = Boxes(DeskForm.REPORT, "vi", no_number)
    one = problem(code, NOWHERE, cell="A2", heading="Tỉnh", known="dti-2023")
    assert "--" in one.hint("vi")
    told = boxes.on_desk(one)
    assert told.code == on_desk
    assert "--" not in told.hint("vi")
    assert told.message("vi") == one.message("vi")


def test_a_key_that_is_missing_is_an_empty_box() -> None:
    boxes = Boxes(DeskForm.ARTICLE, "vi", no_number)
    facts = {"meaning_vi": "", "meaning_en": "", "kind_vi": "", "kind_en": "", "example": ""}
    one = boxes.on_desk(problem("missing-key", NOWHERE, key="author", **facts))
    assert (one.code, one.message("vi")) == ("desk-box-empty", "Chưa điền ô “Người viết”.")
    assert boxes.on_desk(problem("missing-key", NOWHERE, key="layout", **facts)).code == "missing-key"


def test_a_box_that_is_empty_is_called_so_and_not_a_value_in_quotation_marks() -> None:
    details = {"read": '""', "expected_vi": "chữ", "expected_en": "text", "near": ""}
    boxes = Boxes(DeskForm.ARTICLE, "vi", no_number)
    empty = boxes.on_desk(problem("wrong-type", NOWHERE, key="alt", **details))
    assert empty.code == "desk-box-empty"
    assert boxes.label("alt") in empty.message("vi")
    other = problem("wrong-type", NOWHERE, key="alt", **{**details, "read": "3"})
    assert boxes.on_desk(other) is other
