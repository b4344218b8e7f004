"""What a theme says that nothing hears, and colours that cannot be read.

Text has to stand out from what it is on by 4.5:1 (WCAG 2.2, success criterion 1.4.3), in every scheme of colours.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache

import jinja2
from jinja2 import meta, nodes
from msgspec import Struct

from scorecards.problems import Diagnostics, Location, Where, nearest
from scorecards.render.kept import Kept

LEAST_CONTRAST = 4.5
_TEXT = ("ink", "muted", "accent", "good", "warn", "bad")
_GROUND = ("paper", "surface")
PAIRS = (*((text, ground) for text in _TEXT for ground in _GROUND), ("accent-ink", "accent"))
"""Tokens of text, each with one that it stands on."""
_USED = re.compile(r"var\(\s*--([\w-]+)")


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as hex values, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    pairs = [digit * 2 for digit in digits] if len(digits) == 3 else [digits[at : at + 2] for at in (0, 2, 4)]
    parts = [int(pair, 16) / 255 for pair in pairs]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def check_colours(
    colours: Mapping[str, Mapping[str, str]],
    placed: Mapping[tuple[str, str], Where],
    diagnostics: Diagnostics,
) -> None:
    """Notes text that does not stand out, at the colour of the theme that was given last.

    `colours` are those of the whole chain by scheme and token, `placed` says where a theme of the project gives one.
    A scheme takes what it lacks from the light one.
    """
    for scheme, own in colours.items():
        tokens = {**colours.get("light", {}), **own} if own else {}
        noted: set[str] = set()
        for text, ground in PAIRS:
            at = placed.get((scheme, text)) or placed.get((scheme, ground))
            if at is None or text not in tokens or ground not in tokens:
                continue
            ratio = contrast(tokens[text], tokens[ground])
            culprit = text if (scheme, text) in placed else ground
            if ratio < LEAST_CONTRAST and culprit not in noted:
                noted.add(culprit)
                shown = {"text": f"{text} {tokens[text]}", "ground": f"{ground} {tokens[ground]}"}
                diagnostics.add("low-contrast", at, scheme=scheme, ratio=f"{ratio:.1f}", **shown)


CHART_COLOURS = ("ink", "muted", "accent", "neutral", "line")
"""Colours that the drawing of charts needs."""


def check_colour_names(
    placed: Mapping[tuple[str, str], Where], known: Iterable[str], sheets: str, diagnostics: Diagnostics
) -> None:
    """Notes colours of the project's themes that no parent has and no stylesheet uses."""
    names = {*known, *CHART_COLOURS, *_USED.findall(sheets)}
    for (_, token), at in placed.items():
        if token not in names:
            diagnostics.add("unknown-colour", at, read=token, near=nearest(token, names))


class _Outline(Struct, frozen=True):
    """What a template says of its blocks."""

    parent: str
    """The name of the template that it extends, or ""."""
    blocks: Mapping[str, int]
    """The line of each block by name."""
    within: frozenset[str]
    """Names of blocks that stand in another block of the template."""
    named: frozenset[str | None]
    """Templates that it extends, includes or imports; None among them for one that is settled when a page is made."""


Outlines = Callable[[str], _Outline | None]
"""What is known of templates by name; None for one that cannot be read."""


def check_templates(
    templates: Mapping[str, tuple[str, str]], own: Collection[str], asked: Collection[str], diagnostics: Diagnostics
) -> None:
    """Notes templates of the project that nothing draws, and blocks that are never shown.

    `templates` has text and path of every template by name, `own` names those of the project, `asked` those that draw
    pages.
    """
    if not own:
        return

    def outline(name: str) -> _Outline | None:
        return _outline(templates[name][0]) if name in templates else None

    _check_used(templates, own, asked, outline, diagnostics)
    _check_blocks(templates, own, outline, diagnostics)


def _check_used(
    templates: Mapping[str, tuple[str, str]],
    own: Collection[str],
    asked: Collection[str],
    outline: Outlines,
    diagnostics: Diagnostics,
) -> None:
    """Notes templates that draw no page and that none of those that do extends, includes or imports."""
    used, ahead = set[str](), {*asked}
    while ahead:
        name = ahead.pop()
        used.add(name)
        found = outline(name)
        if (found is None and name in templates) or (found and None in found.named):
            return  # nobody can tell what it names
        ahead |= {one for one in found.named if one} - used if found else set()
    paths = {templates[name][1] for name in used if name in templates}
    known = sorted({*asked, *(name for name in templates if name in used)})
    for name in own:
        if templates[name][1] not in paths:
            diagnostics.add("unused-template", Location(templates[name][1]), read=name, near=nearest(name, known))


def _check_blocks(
    templates: Mapping[str, tuple[str, str]], own: Collection[str], outline: Outlines, diagnostics: Diagnostics
) -> None:
    """Notes blocks of a template that the template which it extends does not have: they are never shown."""
    for name in own:
        if (found := outline(name)) is None:
            continue
        inherited, seen, parent = set[str](), {name}, found.parent
        while parent and parent not in seen and (above := outline(parent)):
            inherited |= above.blocks.keys()
            seen.add(parent)
            parent = above.parent
        known = sorted(inherited)
        for id, line in found.blocks.items() if known else ():
            if id not in inherited and id not in found.within:
                at = Location(templates[name][1], line)
                diagnostics.add("unknown-block", at, read=id, near=nearest(id, known), known=", ".join(known))


@lru_cache(maxsize=256)
def _outline(text: str) -> _Outline | None:
    """The blocks of a template; None for one that cannot be read, which is noted when a page is made.

    Kept for the texts seen last: most templates are the same from one build to the next.
    """
    try:
        return _read(jinja2.Environment(autoescape=True, extensions=[Kept]).parse(text))
    except (jinja2.TemplateError, ValueError, SyntaxError, RecursionError, MemoryError):
        return None


def _read(tree: nodes.Template) -> _Outline:
    """Raises RecursionError where an expression is of thousands of parts: it is parsed in a loop, but not walked so."""
    blocks = list(tree.find_all(nodes.Block))
    extends = next(iter(tree.find_all(nodes.Extends)), None)
    parent = extends.template.value if extends and isinstance(extends.template, nodes.Const) else ""
    within = frozenset(inner.name for block in blocks for inner in block.find_all(nodes.Block))
    lines = {block.name: block.lineno for block in blocks}
    return _Outline(str(parent), lines, within, frozenset(meta.find_referenced_templates(tree)))
