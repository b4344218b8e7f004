"""Footnotes: a mark `[^1]` in a text, and its words in a paragraph `[^1]: words`, which may stand anywhere in the file.

The plugin reads both. Here the words are moved to the end of the text that has their marks, in the order of the marks,
which are numbered anew; a commentary is such a text section by section, so that its words stand under each of them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

from scorecards.problems import Location, Problem, problem

MARK, BLOCK_OPEN, BLOCK_CLOSE, NOTE_OPEN, NOTE_CLOSE, BACK = (
    "footnote_ref", "footnote_block_open", "footnote_block_close", "footnote_open", "footnote_close", "footnote_anchor",
)  # fmt: skip
"""Types of tokens. `meta` of a mark has `label`, `number` and `time`, which says whether it is the first, second … of
its note; of a note `label` and `number`; of a way back `number`, `time` and `times`, how many there are; of the block
`first` and `last`."""

_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]")
_DEFINED_OPEN, _DEFINED_CLOSE = "footnote_reference_open", "footnote_reference_close"

Notes = Mapping[str, list[Token]]
"""The tokens of the words of each note, by label."""


def add_footnotes(markdown: MarkdownIt) -> None:
    """Lets a reader of Markdown read footnotes; their words stay where they are written."""
    footnote_plugin(markdown, inline=False, move_to_end=False)
    markdown.inline.ruler.at(MARK, _mark)


def _mark(state: StateInline, silent: bool) -> bool:
    """A mark, if it is short: the plugin alone looks for its end through the whole paragraph."""
    return bool(_MARK.match(state.src, state.pos)) and footnote_ref(state, silent)


def place_footnotes(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a text as they are read, the words of its notes at its end; words without a mark are left out."""
    body: list[Token] = []
    notes: dict[str, list[Token]] = {}
    open_notes: list[list[Token]] = []
    for token in tokens:
        if token.type == _DEFINED_OPEN:
            open_notes.append([])
            notes[token.meta["label"]] = open_notes[-1]
        elif token.type == _DEFINED_CLOSE:
            open_notes.pop()
        else:
            (open_notes[-1] if open_notes else body).append(token)
    return with_footnotes(body, notes)


def apart(tokens: Sequence[Token]) -> tuple[list[Token], Notes]:
    """A text whose notes are placed without them, and the notes."""
    body: list[Token] = []
    notes: dict[str, list[Token]] = {}
    target = body
    for token in tokens:
        if token.type == NOTE_OPEN:
            target = notes[token.meta["label"]] = []
        elif token.type == NOTE_CLOSE:
            target = body
        elif token.type not in (BLOCK_OPEN, BLOCK_CLOSE, BACK):
            target.append(token)
    return body, notes


def with_footnotes(body: Sequence[Token], notes: Notes, first: int = 1) -> list[Token]:
    """A text with those of the notes at its end that it has marks of, numbered from `first`."""
    marks = _Marks(notes, first)
    made = [marks.numbered(token) for token in body]
    if not marks.labels:
        return made
    words: list[list[Token]] = []
    for label in marks.labels:  # grows: the words of a note may have marks of other notes
        words.append([marks.numbered(token) for token in notes[label]])
    made.append(Token(BLOCK_OPEN, "", 1, meta={"first": first, "last": first + len(words) - 1}))
    for number, (label, tokens) in enumerate(zip(marks.labels, words, strict=True), first):
        last = [tokens.pop()] if tokens and tokens[-1].type == "paragraph_close" else []
        times = marks.times[label]
        back = [
            Token(BACK, "", 0, meta={"number": number, "time": time, "times": times}) for time in range(1, times + 1)
        ]
        opened = Token(NOTE_OPEN, "", 1, meta={"label": label, "number": number})
        made += [opened, *tokens, *back, *last, Token(NOTE_CLOSE, "", -1)]
    return [*made, Token(BLOCK_CLOSE, "", -1)]


def footnotes_of(tokens: Sequence[Token]) -> int:
    """How many notes stand at the end of a text."""
    return sum(token.type == NOTE_OPEN for token in tokens)


def footnote_problems(path: str, tokens: Sequence[Token], placed: Sequence[Token]) -> Iterator[Problem]:
    """Words of notes that are empty, written twice or without a mark; `tokens` are as read, `placed` with the notes."""
    shown = {token.meta["label"] for token in placed if token.type == NOTE_OPEN}
    first: dict[str, int] = {}
    for index, token in enumerate(tokens):
        if token.type != _DEFINED_OPEN:
            continue
        label, line = str(token.meta["label"]), token.map[0] + 1 if token.map else 0
        at = Location(path, line or None)
        if tokens[index + 1].type == _DEFINED_CLOSE:
            yield problem("footnote-without-words", at, read=f"[^{label}]")
        elif label in first:
            yield problem("footnote-twice", at, read=f"[^{label}]", other=first[label])
        elif label not in shown:
            yield problem("footnote-without-mark", at, read=f"[^{label}]")
        first.setdefault(label, line)


class _Marks:
    """Numbers the marks of a text as they come."""

    def __init__(self, notes: Notes, first: int) -> None:
        self.labels: list[str] = []
        """Of the notes, in the order of their first marks."""
        self.times: dict[str, int] = {}
        """How many marks each has."""
        self._notes = notes
        self._first = first
        self._numbers: dict[str, int] = {}

    def numbered(self, token: Token) -> Token:
        """The token with its marks numbered."""
        if token.type != "inline" or not any(child.type == MARK for child in token.children or ()):
            return token
        return token.copy(children=[self._numbered(child) for child in token.children or ()])

    def _numbered(self, child: Token) -> Token:
        label = str(child.meta.get("label", ""))
        if child.type != MARK or label not in self._notes:
            return child
        if label not in self._numbers:
            self._numbers[label] = self._first + len(self.labels)
            self.labels.append(label)
        self.times[label] = self.times.get(label, 0) + 1
        return child.copy(meta={"label": label, "number": self._numbers[label], "time": self.times[label]})
