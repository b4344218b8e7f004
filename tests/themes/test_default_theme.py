"""The default theme holds together: words, colours, fonts and templates."""

import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

THEME = Path(__file__).parents[2] / "scorecards" / "themes" / "default"
TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
STYLE = "".join(sheet.read_text(encoding="utf-8") for sheet in sorted((THEME / "styles").glob("*.css")))
LETTERS = "aăâeêioôơuưy"
MARKED = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"


def strings(language: str) -> dict[str, str]:
    tables = tomllib.loads((THEME / "strings" / f"{language}.toml").read_text(encoding="utf-8"))
    return {f"{table}.{key}": words for table, keys in tables.items() for key, words in keys.items()}


def blanks(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_both_languages_have_the_same_words_with_the_same_blanks() -> None:
    vietnamese, english = strings("vi"), strings("en")
    assert list(vietnamese) == list(english)
    assert {key: blanks(words) for key, words in vietnamese.items()} == {k: blanks(w) for k, w in english.items()}


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in TEMPLATES)
    quoted = set(re.findall(r"[\"']([a-z-]+\.[a-z-]+)[\"']", text))
    called = set(re.findall(r"\bt\([\"']([^\"']+)[\"']", text))
    assert called <= set(strings("vi"))
    assert set(strings("vi")) <= quoted


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_templates_keep_to_the_security_policy(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    own = r"""<script type="module" src="{{ asset\('[a-z-]+\.js'\) }}"></script>|<script>{{ early }}</script>"""
    own += r"""|<script type="application/ld\+json">{{ head.linked_data \| tojson }}</script>"""
    assert not re.search(r"<script|\sstyle=|\son[a-z]+=|javascript:", re.sub(own, "", text))


def test_stylesheet_names_only_colours_and_lengths_of_the_theme() -> None:
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb\(|hsl\(", STYLE)
    assert not re.search(r"font-size: [\d.]+rem", STYLE.partition("@media print")[0]), "sizes are steps of the scale"
    theme = tomllib.loads((THEME / "theme.toml").read_text(encoding="utf-8"))
    known = {*theme["colours"]["light"], *(f"text-{s}" for s in theme["type"]), *(f"space-{s}" for s in theme["space"])}
    known |= set(re.findall(r"--([a-z0-9-]+):", STYLE))
    assert set(re.findall(r"var\(--([a-z0-9-]+)\)", STYLE)) <= known


def test_every_class_of_the_stylesheet_is_on_some_element() -> None:
    renderer = THEME.parents[1] / "inputs" / "prose_html.py"  # marks the numbers of a text
    files = [*TEMPLATES, renderer]
    text = "".join(re.sub(r"{%.*?%}", " ", file.read_text(encoding="utf-8"), flags=re.S) for file in files)
    used = {name for names in re.findall(r'class="([^"]*)"', text) for name in re.findall(r"[a-z][a-z0-9-]*", names)}
    for script in (*THEME.glob("static/*.js"), *THEME.glob("templates/*.js")):
        used |= set(re.findall(r'"([a-z][a-z0-9-]*)"', script.read_text(encoding="utf-8")))
    plain = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", STYLE, flags=re.S)
    styled = set(re.findall(r"\.([a-z][a-z0-9-]*)", plain))
    assert styled <= used


@pytest.mark.parametrize("weight", [400, 600])
def test_fonts_have_the_letters_and_figures_of_one_width(weight: int) -> None:
    web = TTFont(THEME / "static" / "fonts" / f"be-vietnam-pro-{weight}.woff2")
    drawn = TTFont(THEME / "fonts" / f"be-vietnam-pro-{weight}.ttf")
    characters = web.getBestCmap()
    assert characters == drawn.getBestCmap()
    for letter in LETTERS + MARKED + "đ" + "0123456789–—…“”‘’·•→←↑↓≥≤≈×½%₫\u00a0\u2009\u202f":
        assert {ord(letter), ord(letter.upper())} <= set(characters) or letter == letter.upper(), letter
        assert ord(letter) in characters, letter
    for font in (web, drawn):
        assert {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord} == {"tnum"}
        replaced = font["GSUB"].table.LookupList.Lookup[0].SubTable[0].mapping
        assert len(replaced) == 10
        assert len({font["hmtx"][glyph][0] for glyph in replaced.values()}) == 1


def test_fonts_are_light_and_carry_their_licence() -> None:
    fonts = sorted((THEME / "static" / "fonts").glob("*.woff2"))
    assert sum(font.stat().st_size for font in fonts) < 70_000
    for folder in (THEME / "fonts", THEME / "static" / "fonts"):
        assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8")
