"""The words of pictures and the titles of links, which readers take for as true as the text around them."""

from collections.abc import Iterable, Iterator

from scorecards.analysis.tracing.outcomes import Outcome, TextNumber, Traced, Untraced, UntracedReason
from scorecards.analysis.tracing.passages import Passage, plain_passage
from scorecards.analysis.tracing.trace import PassageTraces
from scorecards.model.articles import Photo, Prose
from scorecards.problems import Location


def picture_passages(photo: Photo | None, proses: Iterable[Prose]) -> Iterator[Passage]:
    """What the pictures of a text and the titles of its links say, that of its front matter first."""
    if photo is not None:
        for key, words in (("alt", photo.alternative), ("caption", photo.caption)):
            yield plain_passage(words, photo.at.child(key))
    for prose in proses:
        for token in prose.tokens:
            for one in token.children or () if "](" in token.content else ():
                words = one.content if one.type == "image" else ""
                for said in (words, str(one.attrs.get("title", ""))) if one.type in ("image", "link_open") else ():
                    if said:
                        line = token.map[0] + 1 if token.map else None
                        yield plain_passage(said, Location(prose.path, line))


def told_of_pictures(traces: Iterable[PassageTraces]) -> tuple[TextNumber, ...]:
    """The numbers that a figure says, or that differ from the figure that the words mean.

    Others pass: a picture shows people and days of its own, and its words have no form for a number that is no figure.
    """
    return tuple(one for found in traces for one in found.seen if _is_told(one.outcome))


def _is_told(outcome: Outcome) -> bool:
    if isinstance(outcome, Untraced):
        return outcome.figure is not None and outcome.reason is not UntracedReason.UNIT
    return isinstance(outcome, Traced)
