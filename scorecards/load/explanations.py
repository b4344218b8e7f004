"""What people add to figures later: explanations of findings, and the log of revised figures."""

from scorecards.load.fields import Record
from scorecards.model.findings import Explanation, Reply, Revision


def explanation(id: str, record: Record) -> Explanation:
    """A record of explanations.toml."""
    given_on = record.day("date")
    assert given_on is not None
    reply = Reply(record.text("text"), record.text("by"), given_on)
    return Explanation(record.words("finding"), reply, record.at("finding"))


def revision(id: str, record: Record) -> Revision:
    """A record of revisions.toml."""
    made_on = record.day("date")
    assert made_on is not None
    return Revision(
        id=id,
        figure=record.words("figure"),
        old=record.words("old"),
        new=record.words("new"),
        reason=record.text("reason"),
        made_on=made_on,
        new_data=bool(record.find("new_data", bool)),
        status_changed=bool(record.find("status_changed", bool)),
        at=record.at("figure"),
    )
