"""What does not add up in the sources, as pages show it."""

from collections.abc import Iterator

from msgspec import Struct

from scorecards.inputs.page_inputs import PageInputs
from scorecards.model.findings import Finding
from scorecards.vietnamese import formatting
from scorecards.views.figures import figure
from scorecards.views.links import document_link, finding_anchor, finding_path, place_link
from scorecards.views.view_types import FigureView, LinkView


class FindingView(Struct, frozen=True):
    """What does not follow from a document's own figures, or follows in one reading only."""

    id: str
    """Anchor on the page of findings."""
    code: str
    """Its identifier, as an explanation of it names it."""
    path: str
    """Its place on the page of findings."""
    title: str
    """What is checked: "Tỷ lệ chung và tỷ lệ từng phần"."""
    weight: str
    """contradiction, unexplained or note."""
    label: str
    """The same in words."""
    message: str
    """The calculation in words and numbers."""
    subject: str
    """What the message begins with and a colon follows, where that is no quote; else ""."""
    steps: tuple[str, ...]
    """The rest of the message, a step of the calculation each."""
    explanation: str
    """How such a check works, in a sentence or two."""
    place: LinkView
    documents: tuple[LinkView, ...]
    figures: tuple[FigureView, ...]
    """The figures concerned that are observations."""
    reply: str
    """What the agency answered or how it was explained; "" where nobody has."""
    reply_state: str
    """What the entry is: an explanation, a question that was asked, the agency's answer; "" where there is none."""
    reply_by: str
    """Who, with the day."""


def finding_view(found: Finding, inputs: PageInputs) -> FindingView:
    """A finding with the figures that it concerns."""
    language = inputs.language
    reply = found.reply
    message = found.message.to(language)
    subject, steps = _calculation(message)
    by = ", ".join((reply.by.to(language), formatting.day(reply.given_on, language))) if reply else ""
    return FindingView(
        id=finding_anchor(found),
        code=found.id,
        path=finding_path(found),
        title=inputs.words(f"rule.{found.rule}.title"),
        weight=found.weight,
        label=inputs.words(f"weight.{found.weight}"),
        message=message,
        subject=subject,
        steps=steps,
        explanation=inputs.words(f"rule.{found.rule}.explanation"),
        place=place_link(found.place, inputs) if found.place else LinkView("", ""),
        documents=tuple(document_link(id, inputs) for id in found.documents),
        figures=tuple(
            figure(one, inputs) for id in found.observations if (one := inputs.project.observations.find(id))
        ),
        reply=reply.text.to(language) if reply else "",
        reply_state=inputs.words(f"reply.{reply.state}") if reply else "",
        reply_by=by,
    )


def _calculation(message: str) -> tuple[str, tuple[str, ...]]:
    """The subject of a message, "" where it has none, and its steps, each with the mark that ends it."""
    subject, _, rest = message.partition(": ")
    if not rest or "“" in subject:
        subject, rest = "", message
    return subject, tuple(_steps(rest))


def _steps(text: str) -> Iterator[str]:
    """Steps end with "; " or ". ", which ends none behind capitals ("TP. Hồ Chí Minh")."""
    parts = text.split("; ")
    for number, part in enumerate(parts, 1):
        step = ""
        for sentence in part.split(". "):
            if step and not step.split(" ")[-1].isupper():
                yield f"{step}."
                step = sentence
            else:
                step = f"{step}. {sentence}" if step else sentence
        yield step + ";" * (number < len(parts))
