"""Addresses that a reader writes to or shares by: the one module that puts words into them.

A report of a wrong figure goes by e-mail (RFC 6068: lines end with %0D%0A) or to the issue form of the repository,
whose fields are filled in from the address by their ids. Sharing is a plain link to each network's own page; nothing of
theirs is loaded here.
"""

import json
from base64 import b64encode
from collections.abc import Sequence
from urllib.parse import quote, urlencode, urlsplit

from msgspec import Struct

from scorecards.model.project import Feedback, Site
from scorecards.problems import Diagnostics, Location

FORM = "bao-sai-so-lieu.yml"
"""The issue form in .github/ISSUE_TEMPLATE/ of the repository."""

Fact = tuple[str, str, str]
"""A line of a report: the id of its field in the issue form, what it is called, and what it says."""


class Contact(Struct, frozen=True):
    """Where readers turn to."""

    way: Feedback | None = None
    """None where there is no address to turn to."""
    email: str = ""
    repository: str = ""

    def report(self, subject: str, facts: Sequence[Fact], ask: str) -> str:
        """The address at which a report with these lines is written; `ask` is what the reader completes.

        "" where there is nowhere to send it.
        """
        match self.way:
            case Feedback.EMAIL:
                lines = [*(f"{label}: {words}" for _, label, words in facts), "", f"{ask}: "]
                return mail_address(self.email, subject, lines)
            case Feedback.ISSUES:
                fields = {"template": FORM, "title": subject, **{field: words for field, _, words in facts}}
                return f"{self.repository}/issues/new?{urlencode(fields, quote_via=quote, safe='')}"
            case None:
                return ""


def contact_of(site: Site) -> Contact:
    """What the site says; by default e-mail, else the issues of a repository on GitHub, else nowhere."""
    here = {Feedback.EMAIL: site.email, Feedback.ISSUES: site.repository}
    on_github = urlsplit(site.repository).hostname in ("github.com", "www.github.com")
    usual = Feedback.EMAIL if site.email else Feedback.ISSUES if on_github else None
    chosen = site.feedback if site.feedback and here[site.feedback] else None
    return Contact(chosen if site.feedback else usual, site.email, site.repository)


def check_contact(site: Site, diagnostics: Diagnostics) -> None:
    """Notes a chosen way for reports that has no address."""
    if site.feedback and contact_of(site).way is None:
        key = {Feedback.EMAIL: "email", Feedback.ISSUES: "repository"}[site.feedback]
        diagnostics.add("feedback-nowhere", Location("data/site.toml"), read=site.feedback, key=key)


def mail_address(email: str, subject: str, lines: Sequence[str]) -> str:
    """Opens an e-mail with its subject and its lines written."""
    body = "\r\n".join(lines)
    return f"mailto:{quote(email, safe='@')}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


def share_addresses(address: str, title: str) -> tuple[tuple[str, str], ...]:
    """Names of networks and where a page is shared there; none where its own address is not known."""
    if not urlsplit(address).scheme:
        return ()
    here, words = quote(address, safe=""), quote(title, safe="")
    zalo = quote(b64encode(json.dumps({"url": address}).encode()).decode(), safe="")
    return (
        ("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={here}"),
        (
            "Zalo",
            f"https://button-share.zalo.me/share_external?layout=1&color=blue&customize=false&d={zalo}&shareType=0",
        ),
        ("X", f"https://x.com/intent/post?text={words}&url={here}"),
    )
