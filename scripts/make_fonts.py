"""Cut Be Vietnam Pro down to the letters that the site sets, for browsers (WOFF2) and for the drawer of charts (TTF).

The face and its licence (SIL Open Font License 1.1, no reserved name) come from the npm package of Expo, because there
each weight is one file with every letter and sign; packages made for the web split it and leave out signs such as ≥:

    npm pack @expo-google-fonts/be-vietnam-pro@0.4.1
    tar xzf expo-google-fonts-be-vietnam-pro-0.4.1.tgz
    python scripts/make_fonts.py package

Three things are added that the face lacks: figures of one width (the feature `tnum`), so that columns of numbers line
up; thin spaces; and four arrows. Rules for combining marks are left out: texts are in composed form (NFC) everywhere.
The same input gives the same bytes.
"""

import argparse
import shutil
from pathlib import Path

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.misc.transform import Identity, Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

THEME = Path(__file__).resolve().parent.parent / "scorecards" / "themes" / "default"
WEIGHTS = {400: "400Regular", 600: "600SemiBold"}
LETTERS = (
    *(*range(0x20, 0x7F), *range(0xA0, 0x100)),  # basic Latin, Latin-1
    *(*range(0x1EA0, 0x1EFA), *map(ord, "ĂăĐđĨĩŨũƠơƯư")),  # Vietnamese
    *map(ord, "–—‘’“”„†‡•…‰‹›⁄€₫™−≈≠≤≥⁴⁵⁶⁷⁸⁹"),
)
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def make_font(source: Path) -> TTFont:
    """The face at `source` with only the letters of the site, and with what it lacks added."""
    font = subset.load_font(str(source), subset.Options())
    options = subset.Options(hinting=False, layout_features=["kern"], name_IDs=["*"], notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    add_spaces(font)
    add_arrows(font)
    add_tabular_figures(font)
    return font


def add_glyph(font: TTFont, name: str, pen: TTGlyphPen, width: int, character: str | None = None) -> None:
    """Put the drawing of `pen` into the font as the glyph `name`, `width` units wide, for `character` if given."""
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = pen.glyph()
    font["glyf"][name].recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, getattr(font["glyf"][name], "xMin", 0))
    if character:
        for table in font["cmap"].tables:
            table.cmap[ord(character)] = name


def add_spaces(font: TTFont) -> None:
    """Thin space and narrow no-break space, a sixth of an em, and the no-break hyphen."""
    for name, character in (("thinspace", "\u2009"), ("narrownbspace", "\u202f")):
        add_glyph(font, name, TTGlyphPen(None), font["head"].unitsPerEm // 6, character)
    for table in font["cmap"].tables:
        table.cmap[0x2011] = table.cmap[ord("-")]


def add_arrows(font: TTFont) -> None:
    """Arrows as thick as the minus sign, on its axis, as wide as a capital is high."""
    bounds = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[font.getBestCmap()[ord("−")]].draw(bounds)
    _, low, _, high = bounds.bounds
    stroke, axis, length, side = high - low, (high + low) / 2, font["OS/2"].sCapHeight, 60
    barb, slant = length * 0.36, stroke * 2**0.5
    stem = [(0, -stroke / 2), (0, stroke / 2), (length - slant / 2, stroke / 2), (length - slant / 2, -stroke / 2)]
    head = [
        (length, 0),
        (length - barb - slant / 2, -barb - slant / 2),
        (length - barb - slant, -barb),
        (length - slant, 0),
        (length - barb - slant, barb),
        (length - barb - slant / 2, barb + slant / 2),
    ]
    centred = Transform(1, 0, 0, 1, side + length / 2, axis)
    turns = {"→": Identity, "←": Transform(-1, 0, 0, -1), "↑": Transform(0, 1, -1, 0), "↓": Transform(0, -1, 1, 0)}
    for number, (character, turn) in enumerate(turns.items()):
        pen = TTGlyphPen(None)
        for contour in (stem, head):
            drawn = TransformPen(pen, centred.transform(turn).translate(-length / 2, 0))
            drawn.moveTo(contour[0])
            for point in contour[1:]:
                drawn.lineTo(point)
            drawn.closePath()
        add_glyph(font, f"arrow{number}", pen, round(length + 2 * side), character)


def add_tabular_figures(font: TTFont) -> None:
    """Figures as wide as the zero, each in the middle of its cell, under the feature `tnum`."""
    width = font["hmtx"]["zero"][0]
    for digit in DIGITS:
        pen = TTGlyphPen(font.getGlyphSet())
        outline = font["glyf"][digit]
        pen.addComponent(digit, (1, 0, 0, 1, round((width - outline.xMin - outline.xMax) / 2), 0))
        add_glyph(font, f"{digit}.tnum", pen, width)
    pairs = "".join(f"sub {digit} by {digit}.tnum;" for digit in DIGITS)
    addOpenTypeFeaturesFromString(font, f"feature tnum {{ {pairs} }} tnum;", tables=["GSUB"])


def main() -> None:
    """Write the fonts and their licence into the default theme, and say how large they are."""
    arguments = argparse.ArgumentParser(description="Cut the theme's fonts down to the letters of Vietnamese.")
    arguments.add_argument("package", type=Path, help="folder of the unpacked npm package")
    package = arguments.parse_args().package
    for_web, for_charts = THEME / "static" / "fonts", THEME / "fonts"
    for folder in (for_web, for_charts):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package / "LICENSE_FONT", folder / "OFL.txt")
    for weight, name in WEIGHTS.items():
        font = make_font(package / name / f"BeVietnamPro_{name}.ttf")
        font["head"].modified = font["head"].created
        font.recalcTimestamp = False
        font.save(for_charts / f"be-vietnam-pro-{weight}.ttf")
        font.flavor = "woff2"
        web = for_web / f"be-vietnam-pro-{weight}.woff2"
        font.save(web)
        print(f"{web.name}: {web.stat().st_size:,} bytes, {len(font.getBestCmap())} characters")


if __name__ == "__main__":
    main()
