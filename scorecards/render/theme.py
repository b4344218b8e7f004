"""Themes: templates, static files, string tables and colours, each theme falling back on its parent.

A theme is looked for in the project's `themes/` and then among those that come with the program, in
`scorecards/themes/`. The project's own `themes/local/`, where there is one, stands before the chosen theme, so that a
project can replace a single template, static file or string without making a theme.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from scorecards.addresses.route import TEMPLATES
from scorecards.charts.style import ChartStyle, Scale
from scorecards.languages import LANGUAGES, Language
from scorecards.load.names import LoadContext
from scorecards.load.registers import read_file, read_toml
from scorecards.load.source import Files
from scorecards.memo import SameObjects
from scorecards.model.project import Site
from scorecards.model.themes import ThemeSettings
from scorecards.output import Output
from scorecards.problems import ContentError, Diagnostics, Location, Where, nearest, problem
from scorecards.render.agency_colours import put_agency_colours
from scorecards.render.assets import STYLESHEET, Asset, Static
from scorecards.render.logo import ShownLogo, logo_name, read_logo
from scorecards.render.theme_checks import CHART_COLOURS, check_colour_names, check_colours, check_templates
from scorecards.render.theme_words import OwnWord, OwnWords, merged_words, own_words
from scorecards.strings.words import Words

INSTALLED = Path(__file__).resolve().parents[2]
"""The folder that holds the package: the checkout, or where pip installs."""

PROJECT_THEMES, BUNDLED_THEMES = "themes", "scorecards/themes"
"""Where a project has its themes, and where the program has its own: below `INSTALLED`."""

LOCAL = "local"
"""Name of the folder of a project's own changes to whatever theme is chosen."""

SCHEMES = ("light", "dark", "contrast")
MOST_OF_TEMPLATE = 200_000
"""Bytes of a template, twenty times the longest of the default theme: Jinja takes seconds for a million."""
_TEMPLATES = (".html", ".svg", ".xml", ".js")


class Template(Struct, frozen=True):
    """A template's text and where it came from."""

    text: str
    file: str
    """As messages and tracebacks name it: "themes/local/templates/unit.html"."""
    of_program: bool
    """Whether it is of a theme that comes with the program."""


class Theme(Struct, frozen=True):
    """A theme with everything that it takes from its parents."""

    source: str
    """The theme's own file, for messages: "scorecards/themes/default/theme.toml"."""
    templates: Mapping[str, Template]
    """By name ("unit.html") the nearest of the chain; every one also by theme and name ("default/unit.html")."""
    colours: Mapping[str, Mapping[str, str]]
    """By scheme and token: hex values."""
    lengths: Mapping[str, str]
    """Sizes of type and distances by token: "text-s", "space-2"; as CSS."""
    font: str
    """Family name of the charts' face."""
    font_folder: Path
    """Where its font files stand; the program's own where the theme brings none."""
    words: Mapping[Language, Words]
    """Every word that readers see, by language: the program's, and over them those of the chain."""
    assets: Mapping[str, Asset]
    """Static files by the name that templates use: "style.css"."""
    logo: ShownLogo | None
    """That of the site; None where it has none."""


class _Link(Struct, frozen=True):
    """A theme of the chain."""

    name: str
    files: Files
    """The files among which it stands: the project's or the program's."""
    folder: str
    """Its folder, from the root of `files`."""
    settings: ThemeSettings | None
    """Its theme.toml; None for `local`, which has none."""

    is_own: bool
    """Whether it is the project's and not one of the program's."""

    def path(self, name: str) -> str:
        """A file of the theme from the root of `files`."""
        return f"{self.folder}/{name}"

    def has(self, name: str) -> bool:
        """Whether the theme has that file or folder."""
        return self.files.has(self.path(name))

    def disk(self, name: str) -> Path:
        """A file of the theme on disk."""
        return self.files.root / self.path(name)

    def below(self, folder: str) -> Iterator[tuple[str, str]]:
        """The files in a folder of the theme: name from that folder, and path."""
        top = self.path(folder)
        for path in self.files.below(top):
            yield path.removeprefix(f"{top}/"), path


def load_theme(name: str, files: Files, site: Site | None = None) -> Theme:
    """Reads a theme and its parents, with the colours and the logo that a site puts in it, all problems noted.

    Raises ContentError where one of them is an error.
    """
    bundled = Files(INSTALLED, Diagnostics(), files.memo)
    own: tuple[object, ...] = ()
    if site and (site.colour or site.colour_dark or site.logo):
        own = (SameObjects((site,)), files.signature(site.logo) if site.logo else None)
    key = ("theme", name, own, *_signatures(files, PROJECT_THEMES), *_signatures(bundled, BUNDLED_THEMES))
    return files.memo.recall(key, lambda own: _load(name, replace(files, diagnostics=own), site), files.diagnostics)


def _signatures(files: Files, folder: str) -> list[tuple[str, tuple[int, ...] | None]]:
    return [(path, files.signature(path)) for path in files.below(folder)]


def _load(name: str, files: Files, site: Site | None) -> Theme:
    diagnostics = files.diagnostics
    errors = diagnostics.errors
    chain = _chain(name, files, Files(INSTALLED, diagnostics, files.memo), diagnostics)
    theme = _merged(chain, files, site, diagnostics) if diagnostics.errors == errors else None
    if theme is None or diagnostics.errors > errors:
        raise ContentError
    return theme


def _merged(chain: list[_Link], files: Files, site: Site | None, diagnostics: Diagnostics) -> Theme:
    """The whole chain as one theme, its nearest link first, with what the site of `files` puts in it."""
    templates: dict[str, Template] = {}
    colours: dict[str, dict[str, str]] = {scheme: {} for scheme in SCHEMES}
    lengths: dict[str, str] = {}
    words: list[OwnWords] = []
    statics: dict[str, tuple[str, Files]] = {}
    placed: dict[tuple[str, str], Where] = {}
    known: set[str] = set()
    sheets: dict[str, tuple[str, Files]] = {}
    font, font_folder = "", INSTALLED / BUNDLED_THEMES / "default" / "fonts"
    for link in reversed(chain):
        for name, template in _templates(link, diagnostics):
            templates[name] = templates[f"{link.name}/{name}"] = template
        for scheme, tokens in _colours(link, diagnostics).items():
            colours[scheme] |= tokens
            if link.is_own and link.settings:
                at = link.settings.at.child("colours", scheme)
                placed |= {(scheme, token): at.child(token) for token in tokens}
            else:
                known |= tokens.keys()
        lengths |= _lengths(link)
        words.append({language: _strings(link, language, diagnostics) for language in LANGUAGES})
        statics |= {name: (path, link.files) for name, path in link.below("static")}
        if STYLESHEET in statics:  # a theme that has it whole takes nothing of its parents' sheets
            sheets = {"": statics.pop(STYLESHEET)}
        sheets |= {name: (path, link.files) for name, path in link.below("styles") if name.endswith(".css")}
        font = (link.settings.font if link.settings else "") or font
        font_folder = link.disk("fonts") if link.has("fonts") else font_folder
    texts = {name: (one.text, one.file) for name, one in templates.items()}
    check_templates(texts, [n for n, one in templates.items() if own_template(n, one, chain)], TEMPLATES, diagnostics)
    style = "".join(files.text(path) or "" for path, files in sheets.values())
    check_colour_names(placed, known, style + "".join(one.text for one in templates.values()), diagnostics)
    check_colours(colours, placed, diagnostics)
    logo = read_logo(site, files, diagnostics) if site else None
    if site:
        put_agency_colours(colours, site, diagnostics)
    if site and logo:
        statics[logo_name(site)] = (site.logo, files)
    opening = (length_css(lengths) + scheme_css(colours)).encode()
    assets = Static(statics, sheets, opening, diagnostics).assets()
    return Theme(
        source=next(link.path("theme.toml") for link in chain if link.settings),
        templates=MappingProxyType(templates),
        colours=MappingProxyType(colours),
        lengths=MappingProxyType(lengths),
        font=font,
        font_folder=font_folder,
        words=merged_words(words, "".join(one.text for one in templates.values()), diagnostics),
        assets=MappingProxyType(assets),
        logo=ShownLogo(assets[logo_name(site)].path, logo.width, logo.height) if site and logo else None,
    )


def _chain(name: str, files: Files, bundled: Files, diagnostics: Diagnostics) -> list[_Link]:
    local = f"{PROJECT_THEMES}/{LOCAL}"
    chain = [_Link(LOCAL, files, local, None, is_own=True)] if files.has(local) else []
    if files.has(f"{local}/theme.toml"):
        diagnostics.add("local-theme-settings", Location(f"{local}/theme.toml"))
    shelves = ((files, PROJECT_THEMES), (bundled, BUNDLED_THEMES))
    at: Where = Location("data/site.toml")
    seen: list[str] = []
    while name:
        if name in seen:
            diagnostics.add("theme-circle", at, chain=" → ".join([*seen, name]))
            break
        seen.append(name)
        places = ((holder, f"{shelf}/{name}") for holder, shelf in shelves)
        found = next(((holder, folder) for holder, folder in places if holder.has(f"{folder}/theme.toml")), None)
        if found is None:
            known = sorted({p.parent.name for top, shelf in shelves for p in top.root.glob(f"{shelf}/*/theme.toml")})
            diagnostics.add("unknown-theme", at, read=name, known=", ".join(known), near=nearest(name, known))
            break
        holder, folder = found
        settings = read_file(holder, f"{folder}/theme.toml", ThemeSettings, LoadContext(diagnostics))
        if settings is None:
            break
        chain.append(_Link(name, holder, folder, settings, is_own=holder is files))
        at, name = settings.at.child("parent"), settings.parent
    return chain


def own_template(name: str, template: Template, chain: list[_Link]) -> bool:
    """Whether a template, under its name without a theme's, is of the project."""
    return "/" not in name.removeprefix("components/") and any(
        link.is_own and template.file == link.path(f"templates/{name}") for link in chain
    )


def _templates(link: _Link, diagnostics: Diagnostics) -> Iterator[tuple[str, Template]]:
    for name, path in link.below("templates"):
        if not name.endswith(_TEMPLATES):
            continue
        size = (link.files.signature(path) or (0, 0, 0))[2]
        if size > MOST_OF_TEMPLATE:
            diagnostics.add("template-too-long", Location(path), size=size, most=MOST_OF_TEMPLATE)
        elif (text := link.files.text(path)) is not None:
            yield name, Template(text, path, not link.is_own)


def _colours(link: _Link, diagnostics: Diagnostics) -> Mapping[str, Mapping[str, str]]:
    if link.settings is None:
        return {}
    for scheme in link.settings.colours:
        if scheme not in SCHEMES:
            diagnostics.add(
                "unknown-choice", link.settings.at.key("colours", scheme), key="colours", read=scheme,
                choices=", ".join(SCHEMES), choices_vi=", ".join(SCHEMES), near=nearest(scheme, SCHEMES),
            )  # fmt: skip
    return {scheme: tokens for scheme, tokens in link.settings.colours.items() if scheme in SCHEMES}


def _lengths(link: _Link) -> dict[str, str]:
    if link.settings is None:
        return {}
    tables = (("text", link.settings.sizes), ("space", link.settings.distances))
    return {f"{prefix}-{step}": length for prefix, table in tables for step, length in table.items()}


def _strings(link: _Link, language: Language, diagnostics: Diagnostics) -> dict[str, OwnWord]:
    path = f"strings/{language}.toml"
    node = read_toml(link.files, link.path(path)) if link.has(path) else None
    return dict(own_words(node, diagnostics)) if node else {}


def length_css(lengths: Mapping[str, str]) -> str:
    """The scales of theme.toml as custom properties."""
    return ":root{" + "".join(f"--{token}:{length};" for token, length in lengths.items()) + "}\n" if lengths else ""


def scheme_css(colours: Mapping[str, Mapping[str, str]]) -> str:
    """The colour tokens of theme.toml as custom properties.

    They follow the system unless `data-scheme` on the root chooses.
    """

    def block(scheme: str) -> str:
        return "".join(f"--{token}:{value};" for token, value in colours[scheme].items())

    dark, contrast = block("dark"), block("contrast")
    css = f":root{{color-scheme:light;{block('light')}}}\n"
    if dark:
        css += f"@media (prefers-color-scheme:dark){{:root:not([data-scheme]){{color-scheme:dark;{dark}}}}}\n"
        css += f":root[data-scheme=dark]{{color-scheme:dark;{dark}}}\n"
    if contrast:
        css += f"@media (prefers-contrast:more){{:root:not([data-scheme]){{color-scheme:light;{contrast}}}}}\n"
        css += f":root[data-scheme=contrast]{{color-scheme:light;{contrast}}}\n"
    # As specific as the schemes above: paper is light for whoever reads the screen in the dark.
    return css + f"@media print{{:root:not([data-scheme]),:root[data-scheme]{{color-scheme:light;{block('light')}}}}}\n"


def chart_style(theme: Theme) -> ChartStyle:
    """What charts take from the theme. Raises ContentError for colours that they need and the theme lacks."""
    colours = theme.colours["light"]
    missing = [token for token in CHART_COLOURS if token not in colours]
    if missing:
        raise ContentError(problem("missing-colour", Location(theme.source), read=token) for token in missing)
    sizes = {name: _pixels(theme.lengths.get(token, "")) for name, token in _CHART_LENGTHS.items()}
    scale = Scale(**{name: size for name, size in sizes.items() if size})
    return ChartStyle(theme.font, theme.font_folder or Path("fonts"), colours, scale)


_CHART_LENGTHS = {"size": "text-s", "near": "space-2", "apart": "space-4"}
_REM = 16
"""Pixels of a rem where the reader changed nothing; a drawing grows with the page's text, for its width does."""


def _pixels(length: str) -> float:
    """A length in pixels; 0 for one that depends on the window, or none."""
    return float(length.removesuffix("rem")) * _REM if length.endswith("rem") else 0


def static_files(theme: Theme) -> list[Output]:
    """The theme's static files, ready to be written."""
    return [Output(asset.path.lstrip("/"), asset.content, asset.source) for asset in theme.assets.values()]
