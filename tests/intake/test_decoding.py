"""Bytes of any encoding and letters of any font become the same text, and what is lost is told with its place."""

import codecs
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.intake.decoding import Decoded, Encoding, decode, given_text
from scorecards.intake.old_letters import OldLetters, convert_old_letters, from_tcvn3, from_vni, to_tcvn3, to_vni

TEXT = """Kết quả chuyển đổi số của tỉnh Hà Tĩnh
Đến ngày 31/10/2023, toàn tỉnh đã số hóa 141.616 hồ sơ, đạt tỷ lệ 57,53%.
Các trạm “BTS” được nâng cấp; người dân ở vùng khó khăn đã có sóng di động.
"""
SMALL = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
PLAIN = " .,;:%0123456789bcdghklmnpqrstvx\n"


def as_1258(text: str) -> bytes:
    """What an editor in Windows-1258 stores: a letter with its hat or horn, then the mark of its tone."""
    raw = bytearray()
    for letter in text:
        try:
            raw += letter.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", letter)
            tone = next(sign for sign in apart if sign in "\u0300\u0301\u0303\u0309\u0323")
            raw += unicodedata.normalize("NFC", apart.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")
    return bytes(raw)


def codes(read: Decoded) -> list[str]:
    return [one.code for one in read.problems]


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), Encoding.UTF_8),
        (codecs.BOM_UTF8 + TEXT.encode(), Encoding.UTF_8),
        (unicodedata.normalize("NFD", TEXT).encode(), Encoding.UTF_8),
        (TEXT.replace("\n", "\r\n").encode(), Encoding.UTF_8),
        (TEXT.replace("\n", "\r").encode(), Encoding.UTF_8),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), Encoding.UTF_16_LE),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), Encoding.UTF_16_BE),
        (TEXT.encode("utf-16-le"), Encoding.UTF_16_LE),
        (TEXT.encode("utf-16-be"), Encoding.UTF_16_BE),
        (as_1258(TEXT), Encoding.WINDOWS_1258),
    ],
)
def test_every_encoding_gives_the_same_text(raw: bytes, encoding: Encoding) -> None:
    assert decode(raw, "a.txt") == Decoded(TEXT, encoding, ())


@pytest.mark.parametrize(("write", "letters"), [(to_tcvn3, OldLetters.TCVN3), (to_vni, OldLetters.VNI)])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_letters_of_old_fonts_are_converted_and_told(
    write: Callable[[str], str], letters: OldLetters, encoding: str
) -> None:
    raw = write(TEXT).encode(encoding)
    read = decode(raw, "a.txt")
    assert (read.text, read.old_letters, codes(read)) == (TEXT, letters, ["old-letters"])
    assert read.problems[0].at.line == 1


def test_a_file_that_mixes_old_letters_with_unicode_keeps_the_lines_that_read_right() -> None:
    lines = ["Sở Thông tin và Truyền thông", to_tcvn3("đã số hóa 57,53% hồ sơ của người dân"), "Trân trọng"]
    read = given_text("\n".join(lines), "")
    assert read.text == "Sở Thông tin và Truyền thông\nđã số hóa 57,53% hồ sơ của người dân\nTrân trọng"


@pytest.mark.parametrize(
    "words", ["Bibliothèque créée à Québec en été, où naît l'œuvre", "Müller, Größe, Straße", "25°C, 12 m², ½"]
)
def test_other_languages_and_signs_stay(words: str) -> None:
    assert given_text(words, "").text == words
    assert convert_old_letters(words) is None


def test_text_that_was_read_in_a_wrong_encoding_is_changed_back_and_told() -> None:
    twice = "".join(bytes((code,)).decode("cp1252", "ignore") or chr(code) for code in TEXT.encode())
    read = given_text(twice, "a.txt")
    assert (read.text, read.mended, codes(read)) == (TEXT, True, ["mended-letters"])
    assert decode(twice.encode(), "a.txt").text == TEXT


def test_text_that_was_garbled_in_part_is_told_and_left() -> None:
    read = given_text("Tỷ lệ Ä‘áº¡t 57,53%", "a.txt")
    assert codes(read) == ["garbled-text"]
    assert "57,53%" in read.text


def test_a_byte_that_is_no_letter_is_told_with_its_place() -> None:
    raw = TEXT.encode().replace("đạt".encode(), b"\xc4\xe1\xba\xa1t")
    read = decode(raw, "a.txt")
    assert [(one.code, one.at.line) for one in read.problems] == [("lost-character", 2)]
    assert "\ufffdạt tỷ lệ 57,53%" in read.text


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)) * 20, b"PK\x03\x04" + b"\0" * 200])
def test_what_is_no_text_is_told(raw: bytes) -> None:
    read = decode(raw, "a.bin")
    assert (read.text, codes(read)) == ("", ["not-text"])


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_told(raw: bytes) -> None:
    read = decode(raw, "a")
    assert unicodedata.is_normalized("NFC", read.text)
    assert "\r" not in read.text
    if "\ufffd" in read.text or (raw.strip(b"\xff\xfe\xef\xbb\xbf") and not read.text):
        assert read.problems


@given(st.text(alphabet=SMALL + PLAIN))
def test_tcvn3_there_and_back(text: str) -> None:
    assert from_tcvn3(to_tcvn3(text)) == text


@given(st.text(alphabet=SMALL + SMALL.upper() + PLAIN))
def test_vni_there_and_back(text: str) -> None:
    assert from_vni(to_vni(text)) == text


@given(st.text(alphabet=SMALL + SMALL.upper() + PLAIN))
def test_windows_1258_holds_every_letter(text: str) -> None:
    read = as_1258(text).decode("cp1258")
    assert unicodedata.normalize("NFC", read) == text
