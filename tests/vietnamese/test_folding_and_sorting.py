"""Folding and Vietnamese order."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scorecards.vietnamese.folding import (
    composed_text,
    fold,
    is_common,
    normal,
    same_length_normal,
    slug,
    without_unseen,
)
from scorecards.vietnamese.sorting import sort_key


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hà Tĩnh", "ha-tinh"),
        ("Thừa Thiên - Huế", "thua-thien-hue"),
        ("Đắk Lắk", "dak-lak"),
        ("TP. Hồ Chí Minh", "tp-ho-chi-minh"),
        ("Bà Rịa – Vũng Tàu", "ba-ria-vung-tau"),
        ("  Ước Ượng  ", "uoc-uong"),
        ("…", ""),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == slug(unicodedata.normalize("NFD", name)) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thanh Hóa", "thanh hoá"),
        ("Khánh Hòa", "KHÁNH HOÀ"),
        ("khỏe", "khoẻ"),
        ("ủy ban", "uỷ ban"),
        ("2021–2025", "2021-2025"),
        ("hồ\u00a0sơ", "hồ  sơ"),
        ("57,53%", "5\u200b7\u00ad,\u202e5\ufeff3\u200d%"),
        ("57,53%", "５７，５３％"),
        ("Hà Tĩnh", unicodedata.normalize("NFD", "Hà Tĩnh")),
    ],
)
def test_normal_forgets_spelling_that_means_nothing(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"), [("hoàn", "hòan"), ("quý", "qúy"), ("ma", "má"), ("đa", "da"), ("ước", "uớc")]
)
def test_normal_keeps_what_tells_words_apart(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@given(st.text(max_size=60))
def test_folding_is_idempotent_and_normalising_keeps_length(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert normal(normal(text)) == normal(text)
    assert len(same_length_normal(text)) == len(text)


def test_order_of_letters_and_tones() -> None:
    right = [
        "an",
        "ăn",
        "ân",
        "da",
        "đa",
        "em",
        "êm",
        "Ha",
        "Hà",
        "Hả",
        "Hã",
        "Há",
        "Hạ",
        "Hai",
        "on",
        "ôn",
        "ơn",
        "tu",
        "tư",
        "vy",
    ]
    mixed = right[:]
    random.Random(1).shuffle(mixed)
    assert sorted(mixed, key=sort_key) == right


def test_order_of_provinces() -> None:
    right = """An Giang, Bạc Liêu, Bắc Giang, Bắc Ninh, Đà Nẵng, Đắk Lắk, Điện Biên, Hà Giang, Hà Tĩnh, Hải Phòng,
        Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Thái Bình, Thanh Hóa"""
    names = [name.strip() for name in right.split(",")]
    random.Random(1).shuffle(names)
    names.sort(key=sort_key)
    assert ", ".join(names) == " ".join(right.split())


def test_numbers_sort_before_letters() -> None:
    assert sorted(["b", "2", "a", "1"], key=sort_key) == ["1", "2", "a", "b"]


SIGNS = st.text(st.one_of(st.sampled_from("aàÀăặĐđơƯ%“…–\u00a0\t\u0301\u0323\u200b½１"), st.characters()), max_size=12)


@given(SIGNS)
@example("\u2000")
@example("\u2001")
def test_a_common_text_is_composed_and_seen_as_it_stands(text: str) -> None:
    if is_common(text):
        assert text == composed_text(without_unseen(text))


@given(SIGNS)
def test_common_texts_are_folded_as_others_are(text: str) -> None:
    beside = "\u3042"  # uncommon, and folded to itself: what stands before it goes the long way
    assert not is_common(beside)
    assert fold(text) + beside == fold(text + beside)
