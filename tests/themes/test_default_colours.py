"""The colours of the default theme can be read: WCAG 2.2, 1.4.3 (text) and 1.4.11 (marks)."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

THEME = tomllib.loads((Path(__file__).parents[2] / "scorecards/themes/default/theme.toml").read_text(encoding="utf-8"))
SCHEMES = ("light", "dark", "contrast")
TEXT = ("ink", "muted", "accent", "good", "warn", "bad")
MARKS = ("neutral", "focus")


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb", as WCAG 2.2 defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_and_marks_can_be_read(scheme: str) -> None:
    colours = THEME["colours"][scheme]
    wanted = 7.0 if scheme == "contrast" else 4.5
    for ground in ("paper", "surface"):
        for token in TEXT:
            assert contrast(colours[token], colours[ground]) >= wanted, (token, ground)
        for token in MARKS:
            assert contrast(colours[token], colours[ground]) >= 3, (token, ground)
    assert contrast(colours["accent-ink"], colours["accent"]) >= wanted


@pytest.mark.parametrize("scheme", SCHEMES)
def test_tones_of_maps_are_told_apart_and_their_letters_can_be_read(scheme: str) -> None:
    colours = THEME["colours"][scheme]
    tones = [colours[f"tone-{step}"] for step in range(5)]
    from_paper = [contrast(tone, colours["paper"]) for tone in tones]
    assert from_paper == sorted(from_paper)
    for tone, letters in zip(tones, ("ink", "ink", "ink", "paper", "paper"), strict=True):
        assert contrast(tone, colours[letters]) >= 4.5, (tone, letters)
    for tone, two_further in zip(tones, tones[2:], strict=False):
        assert contrast(tone, two_further) >= 3, (tone, two_further)
    for tone, next_one in pairwise(tones):
        assert contrast(tone, next_one) >= 1.5, (tone, next_one)


def test_every_scheme_has_every_colour() -> None:
    names = {scheme: sorted(THEME["colours"][scheme]) for scheme in SCHEMES}
    assert names["light"] == names["dark"] == names["contrast"]
