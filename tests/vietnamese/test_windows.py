"""Equal surroundings give equal results: reading with what is known of them is reading without."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.vietnamese import quantities, windows
from scorecards.vietnamese.quantities import read_quantities
from scorecards.vietnamese.values import Reading

ROOT = Path(__file__).resolve().parents[1]
TEXTS = [
    line
    for folder in ("fixtures/quantities", "analysis/texts", "sites/country/content", "sites/small/content")
    for file in sorted((ROOT / folder).rglob("*"))
    if file.suffix in (".txt", ".md", ".toml", ".tsv")
    for line in file.read_text(encoding="utf-8").split("\n\n")
]
PIECES = st.sampled_from(
    [
        *(
            "1",
            "12",
            "1.234",
            "45,6%",
            "3/4",
            "năm",
            "năm 2024",
            "ngày 1/2/2024",
            "hai mươi",
            "ba",
            "đến",
            "từ",
            "tăng",
        ),
        *(
            "giảm",
            "hồ sơ",
            "xã",
            "%",
            "và",
            ",",
            ";",
            "(",
            ")",
            "thứ",
            "hạng",
            "mức độ",
            "số",
            "trên",
            "gần",
            "lần lượt",
        ),
        *(
            "điểm",
            "12/BC-STTTT",
            "3tr5",
            "tỷ đồng",
            "\n",
            ".",
            "âm",
            "xếp",
            "trong",
            "quý I",
            "tháng",
            "khoảng",
            "-",
            "tuổi",
        ),
    ]
)


def directly(text: str, patch: pytest.MonkeyPatch) -> Reading:
    with patch.context() as one:
        one.setattr(quantities, "item_in_window", lambda *arguments: arguments[-1](*arguments[:-1]))
        return read_quantities(text)


def test_whatever_is_known_changes_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(TEXTS) > 100
    for _ in range(2):
        for text in TEXTS:
            assert read_quantities(text) == directly(text, monkeypatch), text


@given(st.lists(PIECES, min_size=1, max_size=14).map(" ".join), st.integers(1, 60))
def test_a_text_that_repeats_itself_is_read_as_it_is(text: str, times: int) -> None:
    repeated = f"{text} " * times
    with pytest.MonkeyPatch.context() as patch:
        assert read_quantities(repeated) == directly(repeated, patch)


def test_few_surroundings_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "_MOST", 10)
    monkeypatch.setattr(windows, "_known", {})
    read_quantities(" ".join(f"có {n} hồ sơ" for n in range(500)))
    assert len(windows._known) <= 10


def test_a_word_beyond_all_words_is_left_aside_whole() -> None:
    reading = read_quantities(f"Có 5 xã, {'1/' * 300} và 7 phường.")
    assert [one.printed for one in reading.quantities] == ["5", "7"]
    assert [(one.why, len(one.text)) for one in reading.left_aside] == [("code", 600)]
