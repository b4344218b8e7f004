"""Feeds as files: Atom 1.0 (RFC 4287) and JSON Feed 1.1 (jsonfeed.org).

Like the site map they are made where the address of the site is known: entries are known by their absolute addresses.
"""

import json
from collections.abc import Iterator
from datetime import date

from markupsafe import Markup, escape

from scorecards.addresses import paths
from scorecards.inputs.page_inputs import PageInputs
from scorecards.output import Output
from scorecards.output.xml_text import xml_attribute, xml_text
from scorecards.publish.feed_entries import Feed, FeedEntry, feed

ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"
"""Media types, by which programs find the feeds of a page."""


def feed_files(name: str, inputs: PageInputs) -> tuple[Output, ...]:
    """The feed of that name in the language of the inputs, in both formats."""
    found = feed(name, inputs)
    made = {"xml": _atom(found, inputs), "json": _json_feed(found, inputs)}
    return tuple(
        Output(paths.feed(name, inputs.language, ending).lstrip("/"), content, "data/")
        for ending, content in made.items()
    )


def _moment(day: date) -> str:
    """A day as RFC 3339 has moments: its beginning in Viet Nam."""
    return f"{day.isoformat()}T00:00:00+07:00"


def _atom(found: Feed, inputs: PageInputs) -> bytes:
    return "".join(f"{line}\n" for line in _atom_lines(found, inputs)).encode()


def _atom_lines(found: Feed, inputs: PageInputs) -> Iterator[str]:
    site, language = inputs.project.site, inputs.language
    own = inputs.base.full(paths.feed(found.name, language, "xml"))
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">'
    yield f"<id>{xml_text(own)}</id>"
    yield f"<title>{xml_text(found.title)}</title>"
    yield f"<updated>{_moment(found.updated)}</updated>"
    yield f"<author><name>{xml_text(site.publisher.to(language))}</name></author>"
    yield f"<rights>{xml_text(site.data_licence.to(language))}</rights>"
    yield f'<link rel="self" type="{ATOM}" href={xml_attribute(own)}/>'
    yield f'<link rel="alternate" type="text/html" href={xml_attribute(found.page)}/>'
    for entry in found.entries:
        yield f'<entry xml:lang="{entry.language}">'
        yield f"<id>{xml_text(entry.id)}</id>"
        yield f"<title>{xml_text(entry.title)}</title>"
        yield f"<published>{_moment(entry.day)}</published>"
        yield f"<updated>{_moment(entry.updated)}</updated>"
        yield f'<link rel="alternate" type="text/html" href={xml_attribute(entry.address)}/>'
        yield f'<content type="html">{xml_text(_html(entry))}</content>'
        yield "</entry>"
    yield "</feed>"


def _html(entry: FeedEntry) -> str:
    lines = Markup("").join(Markup("<li>{}</li>").format(line) for line in entry.lines)
    return f"<p>{escape(entry.lead)}</p>" + (f"<ul>{lines}</ul>" if lines else "")


def _json_feed(found: Feed, inputs: PageInputs) -> bytes:
    site, language = inputs.project.site, inputs.language
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": found.title,
        "home_page_url": found.page,
        "feed_url": inputs.base.full(paths.feed(found.name, language, "json")),
        "language": language,
        "authors": [{"name": site.publisher.to(language)}],
        "items": [
            {
                "id": entry.id,
                "url": entry.address,
                "title": entry.title,
                "content_html": _html(entry),
                "date_published": _moment(entry.day),
                "date_modified": _moment(entry.updated),
                "language": entry.language,
            }
            for entry in found.entries
        ],
    }
    return (json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
