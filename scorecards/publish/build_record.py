"""What a site was built for, in a small file of it: enough to build it again from the same sources and compare."""

import json
from datetime import date

from msgspec import Struct

from scorecards import __version__
from scorecards.addresses import paths
from scorecards.addresses.base import Base, base_of
from scorecards.inputs.page_inputs import PageInputs
from scorecards.output import Output

_PROGRAM = "scorecards"


class BuildRecord(Struct, frozen=True):
    """What a build depends on besides the project's files and the program."""

    version: str
    """Of the program."""
    day: date
    """The day that it was built for."""
    base: Base
    repository: str
    """Address of the repository, or ""."""
    request: str
    """Number of the request whose preview it is, or ""."""
    drafts: bool
    """Whether drafts are shown."""


def record_file(inputs: PageInputs) -> Output:
    """The file of a site."""
    return Output(paths.BUILD_RECORD.lstrip("/"), record_content(inputs), "data/site.toml")


def record_content(inputs: PageInputs) -> bytes:
    """What the file of a site says: a table in JSON, which `read_record` reads."""
    record = {
        "program": _PROGRAM,
        "version": __version__,
        "day": inputs.index.today.isoformat(),
        "address": inputs.base.address,
        "repository": inputs.project.site.repository,
        "request": inputs.request,
        "drafts": inputs.drafts,
    }
    return f"{json.dumps(record, indent=1)}\n".encode()


def read_record(content: bytes) -> BuildRecord | None:
    """What the file of a site says; None where it is damaged or no file of this program."""
    try:
        found = json.loads(content)
        texts = [found[key] for key in ("program", "version", "day", "address", "repository", "request")]
        program, version, day, address, repository, request = texts
        if program != _PROGRAM or not all(isinstance(one, str) for one in texts):
            return None
        if (base := base_of(address)) is None:
            return None
        return BuildRecord(version, date.fromisoformat(day), base, repository, request, found["drafts"] is True)
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
