"""Tokens of Markdown to HTML, with links, images and headings made fit for the site."""

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup
from msgspec import Struct

from scorecards.analysis.tracing.translation import ANCHOR
from scorecards.inputs.media import Picture
from scorecards.languages import Language
from scorecards.load.markdown import is_plain
from scorecards.load.parsed_text import with_lines, without_comments
from scorecards.model.articles import Prose
from scorecards.output import Output
from scorecards.problems import Location
from scorecards.strings.words import Words
from scorecards.vietnamese.folding import slug

_OPTIONS = OptionsDict(
    {"maxNesting": 20, "html": False, "linkify": False, "typographer": False, "quotes": "“”‘’", "xhtmlOut": False,
     "breaks": False, "langPrefix": "language-", "highlight": None}
)  # fmt: skip


_IMAGE = "\0"
"""The mark of an image: a character that no text has (`load.source`)."""


class Targets(Struct, frozen=True):
    """Where the links of a Markdown file lead."""

    page_of: Callable[[str], str | None]
    """The site path of the page made from a file of the project, or None."""
    image_of: Callable[[str], Picture | None]
    """An image file of the project; None where there is no such file."""
    link: Callable[[str], str]
    """Adds the base path to a site path."""
    language_of: Callable[[str], Language | None] = lambda path: None
    """The language of the page at a site path, where that is not the language of the page that has the text."""
    not_out: Callable[[str], str | None] = lambda path: None
    """What readers are told of a site path that leads to a page on other days only, perhaps ""; None for any other."""


class DrawnProse(Struct, frozen=True):
    """A text as HTML but for its images, which are no part of the text: they may change while it stays."""

    html: str
    """With a mark where each image stands."""
    images: tuple[tuple[str, str], ...]
    """The file of the project that each names, "" where it can be none, and what is said in its place."""


class ProseHtml(Struct, frozen=True):
    """A text as HTML; a template writes it as it is."""

    html: Markup
    files: tuple[Output, ...]
    """Its images in each of their widths."""

    def __html__(self) -> str:
        return self.html


def render_prose(prose: Prose, targets: Targets, prefix: str, words: Words) -> ProseHtml:
    """The HTML of a text. Raw HTML comes out as plain text; comments are dropped.

    Headings and footnotes get ids that start with `prefix`, so that they meet none of the page's own or of another text
    on it; `words` are in the language of the text.
    """
    return with_images(draw_prose(prose, targets, prefix, words), targets)


def draw_prose(prose: Prose, targets: Targets, prefix: str, words: Words) -> DrawnProse:
    """As `render_prose`, without the images."""
    images: list[tuple[str, str]] = []
    env = {"path": prose.path, "targets": targets, "prefix": prefix, "ids": set(), "images": images, "remark": None,
           "words": words}  # fmt: skip
    return DrawnProse(_RENDERER.render(prose.tokens, _OPTIONS, env), tuple(images))


def with_images(drawn: DrawnProse, targets: Targets) -> ProseHtml:
    """The text with its images as they are now; one that cannot be shown is what is said in its place."""
    shown: list[Output] = []
    parts = drawn.html.split(_IMAGE)
    for number, (path, alternative) in enumerate(drawn.images):
        picture = targets.image_of(path) if path else None
        said = escapeHtml(alternative)
        if picture is not None and picture.versions:
            shown += picture.files
            said = f'<img src="{escapeHtml(targets.link(picture.widest.path))}" alt="{said}" loading="lazy">'
        parts[number] += said
    return ProseHtml(Markup("".join(parts)), tuple(shown))


def resolve(path: str, href: str, targets: Targets) -> str | None:
    """The site path (with its anchor) that a link in the file at `path` means.

    The link itself where it leads elsewhere; None where it names a file that makes no page, or nothing at all.
    """
    try:
        parts = urlsplit(href)
    except ValueError:  # such as http://[
        return None
    if parts.scheme or parts.netloc or href.startswith(("/", "#", "?")):
        return href
    page = targets.page_of(file_of(path, parts.path))
    return page and page + (f"#{parts.fragment}" if parts.fragment else "")


def file_of(path: str, href: str) -> str:
    """The file that a relative link in the file at `path` names, from the project's root."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href.partition("#")[0])))


def page_of_link(path: str) -> str:
    """A site path without its anchor and query."""
    return unquote(path.partition("#")[0].partition("?")[0])


class WrittenLink(NamedTuple):
    """A link or an image of a text."""

    kind: Literal["link", "image"]
    written: str
    """What it names."""
    at: Location


def links_of(prose: Prose) -> Iterator[WrittenLink]:
    """The links and images of a text."""
    for token in prose.tokens:
        if token.type == "inline" and not is_plain(token):
            for child, line in with_lines(token):
                if child.type == "link_open":
                    yield WrittenLink("link", str(child.attrs["href"]), Location(prose.path, line))
                elif child.type == "image":
                    yield WrittenLink("image", str(child.attrs["src"]), Location(prose.path, line))


class _Renderer(RendererHTML):
    def renderToken(  # noqa: N802 (of the library)
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any
    ) -> str:
        token = tokens[idx]
        if token.block and not (token.hidden or token.attrs):
            if token.nesting < 0:
                return f"</{token.tag}>\n"
            if token.type == "paragraph_open" and not (idx and tokens[idx - 1].hidden):
                return "<p>"
        return super().renderToken(tokens, idx, options, env)

    def renderInline(  # noqa: N802 (of the library)
        self, tokens: Sequence[Token], options: OptionsDict, env: Any
    ) -> str:
        if len(tokens) == 1 and tokens[0].type == "text":  # as of most cells and many paragraphs
            return escapeHtml(tokens[0].content)
        return super().renderInline(tokens, options, env)

    def heading_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        words = tokens[index].meta.get(ANCHOR) or tokens[index + 1].content
        name = f"{env['prefix']}-{slug(words)}".rstrip("-")
        count, id = 1, name
        while id in env["ids"]:  # a heading "Kết quả 2" may have the name already that the second "Kết quả" would get
            count += 1
            id = f"{name}-{count}"
        env["ids"].add(id)
        return f'<{tokens[index].tag} id="{id}">'

    def link_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        targets: Targets = env["targets"]
        href = resolve(env["path"], str(tokens[index].attrs["href"]), targets) or "#"
        env["remark"] = targets.not_out(page_of_link(href))
        if env["remark"] is not None:
            return '<span class="not-out">'
        title = tokens[index].attrs.get("title")
        extra = f' title="{escapeHtml(str(title))}"' if title else ""
        if other := targets.language_of(href):
            extra = f' hreflang="{other}"{extra}'
        return f'<a href="{escapeHtml(targets.link(href))}"{extra}>'

    def link_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        remark, env["remark"] = env["remark"], None  # a link holds no other
        if remark is None:
            return "</a>"
        return f" ({escapeHtml(remark)})</span>" if remark else "</span>"

    def traced(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        """A number that the data have: a link to its figure, or a plain mark within a link of the author's."""
        attrs = tokens[index].attrs
        title = f'class="traced" title="{escapeHtml(str(attrs["title"]))}"'
        words = escapeHtml(tokens[index].content)
        if "href" not in attrs:
            return f"<span {title}>{words}</span>"
        return f'<a href="{escapeHtml(env["targets"].link(str(attrs["href"])))}" {title}>{words}</a>'

    def newer_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        """What the text says of its figures that have been overtaken: plain words, for every reader."""
        return ' <small class="newer">('

    def newer_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        return ")</small>"

    def image(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        path = image_path(env["path"], str(tokens[index].attrs["src"]))
        env["images"].append((path or "", self.renderInlineAsText(tokens[index].children, options, env)))
        return _IMAGE

    def table_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        return '<div class="table-frame" tabindex="0"><table>\n'

    def table_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        return "</table></div>\n"

    def th_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        return f'<th scope="col"{_aligned(tokens[index])}>'

    def td_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        return f"<td{_aligned(tokens[index])}>"

    def footnote_ref(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        """The mark of a note: its number, which readers who listen hear as the note's name."""
        meta, words = tokens[index].meta, env["words"]
        before, after = words("footnote.mark", number="\0").split("\0")
        name = f'<span class="unseen">{escapeHtml(before)}</span>{meta["number"]}{escapeHtml(after)}'
        link = f'<a href="#{_note(env, meta)}" id="{_mark(env, meta)}" role="doc-noteref">{name}</a>'
        return f'<sup class="note-mark">{link}</sup>'

    def footnote_block_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        meta, words = tokens[index].meta, env["words"]
        key = "footnote.one" if meta["first"] == meta["last"] else "footnote.several"
        name = escapeHtml(words(key, first=meta["first"], last=meta["last"]))
        start = f' start="{meta["first"]}"' if meta["first"] > 1 else ""
        return f'<section class="notes" role="doc-endnotes" aria-label="{name}">\n<ol{start}>\n'

    def footnote_block_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        return "</ol>\n</section>\n"

    def footnote_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        return f'<li id="{_note(env, tokens[index].meta)}">'

    def footnote_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        return "</li>\n"

    def footnote_anchor(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        """The way back to a mark."""
        meta, words = tokens[index].meta, env["words"]
        key = "footnote.back" if meta["times"] == 1 else "footnote.back-to"
        name = escapeHtml(words(key, number=meta["number"], time=meta["time"]))
        return f' <a href="#{_mark(env, meta)}" role="doc-backlink" aria-label="{name}" class="note-back">↩\ufe0e</a>'

    def html_block(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        content = without_comments(tokens[index].content).strip()
        return f"<p>{escapeHtml(content)}</p>\n" if content else ""

    def html_inline(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
        return escapeHtml(without_comments(tokens[index].content))


_RENDERER = _Renderer()
"""One for all texts: what a text needs stands in its `env`."""


def _note(env: Any, meta: Mapping[str, Any]) -> str:
    """The id of a note's words; a heading's has no point in it."""
    return f"{env['prefix']}.chu-thich.{meta['number']}"


def _mark(env: Any, meta: Mapping[str, Any]) -> str:
    """The id of a note's mark."""
    return f"{env['prefix']}.dau-chu-thich.{meta['number']}.{meta['time']}"


def _aligned(cell: Token) -> str:
    """A cell's side as a class: the policy of pages lets no style stand in HTML."""
    return _SIDES.get(str(cell.attrs.get("style", "")), "")


_SIDES = {
    "text-align:left": ' class="to-left"',
    "text-align:center": ' class="to-center"',
    "text-align:right": ' class="to-right"',
}


def image_path(path: str, source: str) -> str | None:
    """The project file that an image in the file at `path` names; None for one elsewhere or out of the project."""
    if is_elsewhere(source) or source.startswith("/"):
        return None
    parts = urlsplit(source)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    return None if joined.startswith("..") else joined


def is_elsewhere(address: str) -> bool:
    """Whether an address leads out of the site: it has a scheme or a host, or cannot be taken apart."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)
