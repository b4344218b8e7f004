"""The text of a Markdown file parsed once to tokens, and what must not be published in it noted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from markdown_it.token import Token

from scorecards.load.footnotes import footnote_problems, place_footnotes
from scorecards.load.markdown import MARKDOWN, parse_all
from scorecards.load.names import LoadContext
from scorecards.load.near_markdown import near_markdown
from scorecards.load.patterns import ESCAPED, PLACEHOLDER, UNPRINTED
from scorecards.load.taken_marks import taken_marks
from scorecards.model.articles import MarkdownSource, Prose
from scorecards.problems import Location

_COMMENT = re.compile(r"<!--(?:.*?-->|(?P<open>.*))", re.DOTALL)

SHORT_FORM = re.compile(
    r"\{(?:=(?=[^\w{}]*\w)(?P<plain>[^{}]*)|(?P<name>[a-z0-9][a-z0-9-]*(?:[.:][a-z0-9][a-z0-9-]*)*)(?:\|(?P<what>[^{}|]*))?)\}"
)
"""A figure that the author writes by name, or a number declared plain; see `analysis.tracing.shortcodes`."""
_LOOKED_AT = re.compile(rf"[{{}}<\[&{UNPRINTED}]")
"""What is in every passage that may hold what must not be published: as it is written, or as a code."""
_LOOSE = re.compile(rf"{PLACEHOLDER.pattern}|\{{[^{{}}]{{0,60}}\}}?|\}}")

_MARGIN = re.compile(r"^(?:[^\S\n]+$|[ \t]*[\u00a0\u2007\u202f][^\S\n]*)", re.MULTILINE)
"""A line of blanks alone, and blanks that do not break before others: they come along from Word, and Markdown takes
them for letters."""
_INDENTED = re.compile(r"\n[^\S\n]")
"""Every margin begins so but that of the first line."""
_SIGN = re.compile(r"[*_`~<>&!|\[\]\\^\n]|^[ \t]*[-+#]|^[ \t]*[0-9]+[.)]", re.MULTILINE)
"""Signs that may begin or end something in Markdown, and ends of lines."""
MOST_SIGNS = 60_000
"""In one text: ten times what the text of a whole law has. Each may become a token, and tokens take time and memory."""


def parse_source(source: MarkdownSource, context: LoadContext) -> Prose:
    """The text of a Markdown file as checked tokens, lines counted from the file's beginning."""
    return parse_sources([source], [context])[0]


def parse_sources(sources: Iterable[MarkdownSource], contexts: Sequence[LoadContext]) -> list[Prose]:
    """As `parse_source` of each, each step of all texts before the next; what is wrong with each is noted in its own
    context."""
    return _parsed([(one.path, _without_head(one)) for one in sources], contexts)


def _without_head(source: MarkdownSource) -> str:
    lines = source.read().split("\n", source.fence + 1)
    return "\n" * (source.fence + 1) + (lines[source.fence + 1 :] or [""])[0]


def parse_prose(path: str, text: str, context: LoadContext) -> Prose:
    """The text of a file as checked tokens, lines counted from its beginning."""
    return _parsed([(path, text)], [context])[0]


def _parsed(files: Iterable[tuple[str, str]], contexts: Sequence[LoadContext]) -> list[Prose]:
    paths = [path for path, _ in files]
    texts = [_fit_to_parse(path, text, context) for (path, text), context in zip(files, contexts, strict=True)]
    tokens = parse_all(texts)
    for path, text, found, context in zip(paths, texts, tokens, contexts, strict=True):
        if (depth := max([token.level for token in found], default=0)) >= MARKDOWN.options.maxNesting - 1:
            deep = next(token for token in found if token.level == depth and token.map)
            context.add("too-deep", Location(path, deep.map[0] + 1 if deep.map else None))
        _note_columns(found, text.split("\n"))
        check_prose(Prose(path, tuple(found)), context)
    return [_checked(*one) for one in zip(paths, texts, tokens, contexts, strict=True)]


def _fit_to_parse(path: str, text: str, context: LoadContext) -> str:
    """A text without its margins; nothing of one that has so many signs that it takes too long, which is noted."""
    if len(text) > MOST_SIGNS and len(_SIGN.findall(text)) > MOST_SIGNS:
        signs = list(islice(_SIGN.finditer(text), MOST_SIGNS + 1))
        at = Location(path, text.count("\n", 0, signs[-1].start()) + 1)
        context.add("too-many-signs", at, most=MOST_SIGNS)
        return ""
    return _MARGIN.sub("", text) if not text.startswith("\n") or _INDENTED.search(text) else text


def _checked(path: str, text: str, tokens: list[Token], context: LoadContext) -> Prose:
    """The tokens of a text whose footnotes stand at its end; notes what was meant as something else."""
    context.diagnostics.note(*near_markdown(path, tokens, text), *taken_marks(path, tokens, text))
    if "[^" in text:  # else there is no footnote
        placed = place_footnotes(tokens)
        context.diagnostics.note(*footnote_problems(path, tokens, placed))
        tokens = placed
    return Prose(path, tuple(tokens))


def check_prose(prose: Prose, context: LoadContext) -> None:
    """Notes what must not be published: HTML, images without alternative text, headings out of order, placeholders."""
    level = 1
    for token in prose.tokens:
        if token.type == "inline":
            if _LOOKED_AT.search(token.content):
                _check_passage(prose.path, token, context)
        elif token.type == "heading_open":
            now = int(token.tag[1])
            if now == 1 or now > level + 1:
                deepest = "#" * min(level + 1, 6)
                expected = "##" if level == 1 else f"## … {deepest}"
                context.add("heading-order", _place_of(prose.path, token), read="#" * now, expected=expected)
            level = max(now, 2)
        elif token.type == "html_block" and not _is_comment(token.content):
            read = token.content.strip().split("\n")[0][:60]
            context.add("raw-html", _place_of(prose.path, token), read=read)


def _place_of(path: str, token: Token) -> Location:
    """The line that a token of a file begins at, where it has one."""
    return Location(path, token.map[0] + 1 if token.map else None)


def _check_passage(path: str, passage: Token, context: LoadContext) -> None:
    closing = set[str]()  # of what was told already
    is_open = False  # the bracket that is closed further on, behind other marks
    for child, line in with_lines(passage):
        if child.type in ("text", "code_inline") and (unseen := ESCAPED.search(child.content)):
            context.add("escaped-character", Location(path, line), read=f"U+{ord(unseen[0]):04X}")
        elif child.type == "text":
            if ("{" in child.content or "}" in child.content) and (
                found := _LOOSE.search(_without_short_forms(child.content, context))
            ):
                if found[0] != "}" or not is_open:
                    context.add("placeholder", Location(path, line), read=found[0])
                is_open = not found[0].endswith("}")
        elif child.type == "html_inline" and not _is_comment(child.content):
            if child.content.lower() not in closing:
                context.add("raw-html", Location(path, line), read=child.content[:60])
            closing.add(f"</{child.content.strip('<>').partition(' ')[0].lower()}>")
        elif child.type == "image" and not child.content.strip():
            file = str(child.attrs.get("src", ""))
            context.add("image-without-alternative", Location(path, line), file=file)
        elif child.type in ("link_open", "image"):
            plain = f"{child.attrs.get('title', '')}{child.content if child.type == 'image' else ''}"
            if found := _LOOSE.search(plain):
                key = "alt" if child.type == "image" else "title"
                context.add("marks-in-plain-text", Location(path, line), key=key, read=found[0])


def _without_short_forms(text: str, context: LoadContext) -> str:
    """The text without short forms; a bare word in braces is one only where it names an indicator."""

    def kept(form: re.Match[str]) -> str:
        name = form["name"]
        is_blank = name and form["what"] is None and name.isalpha() and name not in context.names.of("indicator")
        return form[0] if is_blank else ""

    return SHORT_FORM.sub(kept, text)


def _note_columns(tokens: list[Token], lines: list[str]) -> None:
    """Notes in the `meta` of every inline token the column (from 1) at which each line of its source begins."""
    line, after = -1, 0
    for token in tokens:
        if token.type != "inline" or not token.map:
            continue
        columns = []
        for number, content in enumerate(token.content.split("\n"), token.map[0]):
            source = lines[number] if number < len(lines) else ""
            start = source.find(content, after if number == line else 0)
            columns.append(max(start, 0) + 1)
            line, after = number, max(start, 0) + len(content)
        token.meta["columns"] = columns


def with_lines(inline: Token) -> Iterator[tuple[Token, int | None]]:
    """The tokens within a paragraph, each with its line."""
    line = inline.map[0] + 1 if inline.map else None
    for child in inline.children or ():
        yield child, line
        if line is not None:
            line += (
                child.content.count("\n") if child.type == "html_inline" else child.type in ("softbreak", "hardbreak")
            )


def without_comments(html: str) -> str:
    """HTML without its comments; one that never ends stays. Takes time proportional to its length."""
    return _COMMENT.sub(lambda found: "" if found["open"] is None else found[0], html)


def _is_comment(html: str) -> bool:
    return not without_comments(html).strip()
