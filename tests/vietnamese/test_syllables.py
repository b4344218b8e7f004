"""What may be a syllable of Vietnamese."""

from __future__ import annotations

import pytest

from scorecards.vietnamese.syllables import is_syllable


@pytest.mark.parametrize(
    "word",
    ["Tĩnh", "nghiêng", "quyết", "khuỷu", "ứng", "Á", "gì", "của", "học", "các", "cạch", "đẹp", "một", "hoàng", "AN"],
)
def test_a_syllable(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    [
        "",
        "TÜnh",  # a letter of another language
        "ng",  # no vowel
        "file",
        "nghiêngg",  # too long
        "anb",  # ends with what no syllable ends with
        "ca\u0301\u0301n",  # two tones
        "hòc",  # one that ends with a stop has a rising or a heavy tone or none
        "càch",
        "đẻp",
        "mõt",
    ],
)
def test_no_syllable(word: str) -> None:
    assert not is_syllable(word)
