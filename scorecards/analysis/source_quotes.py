"""Quotes against the stored text of their sources: the words that carry a figure have to stand there.

The register names the file of a document's text (`source_text`); the folder that holds such files is given by whoever
checks. Spelling that writers vary without meaning it (tone marks on the first or second vowel, kinds of space and dash,
capitals) does not count.
"""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from scorecards.model.project import Project
from scorecards.problems import Diagnostics, Where
from scorecards.vietnamese.folding import normal


class Checked(Struct, frozen=True):
    """The result of comparing quotes with their sources."""

    found: int
    """Quotes that stand in the text of their source."""
    wrong: int
    """Quotes that do not; each is noted."""
    skipped: tuple[tuple[str, int], ...]
    """Documents whose text is not at hand, and how many quotes each has: nothing can be said of these."""


def check_quotes(project: Project, text_of: Callable[[str], str | None], diagnostics: Diagnostics) -> Checked:
    """Looks up every quote in the text of the document that it was read in; `text_of` gives a file's text or None."""
    texts: dict[str, str | None] = {}
    found = wrong = 0
    skipped: dict[str, int] = {}
    for document, quote, at in _quotes(project):
        if document not in texts:
            name = project.documents[document].source_text
            text = text_of(name) if name else None
            texts[document] = None if text is None else normal(text)
        text = texts[document]
        if text is None:
            skipped[document] = skipped.get(document, 0) + 1
        elif _stands_in(normal(quote), text):
            found += 1
        else:
            wrong += 1
            diagnostics.add("quote-not-in-source", at, quote=quote, document=document)
    return Checked(found, wrong, tuple(skipped.items()))


def _stands_in(quote: str, text: str) -> bool:
    """Whether words stand in a text, their numbers whole: neither 7,53% nor 57 stands in 57,53%."""
    before = r"(?<![0-9])(?<![0-9][.,])" if quote[:1].isdigit() else ""
    after = r"(?![0-9])(?![.,][0-9])" if quote[-1:].isdigit() else ""
    return bool(re.search(f"{before}{re.escape(quote)}{after}", text))


def _quotes(project: Project) -> Iterator[tuple[str, str, Where]]:
    """Document that was read, quote, and where the quote stands in the data."""
    for observation in project.observations:
        if observation.quote:
            yield observation.read_in or observation.document, observation.quote, observation.at
    for target in project.targets:
        if target.quote:
            yield target.document, target.quote, target.at
