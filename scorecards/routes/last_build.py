"""What the last build has left, as a build of edited texts needs it."""

from msgspec import Struct

from scorecards.output import StandingFiles
from scorecards.routes.page_record import PageRecord, RecordEdits, WholeSite, read_record, read_whole_site
from scorecards.signatures import digest_of
from scorecards.store import Store


class MoreThanTextsError(Exception):
    """More may differ than the pages of these articles and the search: the whole site is to be built."""


class LastBuild(Struct, frozen=True):
    """What the last build has left."""

    record: PageRecord
    edits: RecordEdits
    """What has changed in the record since it was kept; it is as after these."""
    whole: WholeSite
    manifest: bytes
    """The list of the files in the output folder."""
    files: StandingFiles
    """These, as that build has left them."""
    store: Store
    folder: str
    """Names the output folder in the store."""


def read_last_build(store: Store, folder: str, manifest: bytes, files: StandingFiles) -> LastBuild:
    """What the last build into a folder has left, which has this list of files. Raises MoreThanTextsError."""
    found = read_record(store, folder)
    if found is None or found[0].end.manifest != digest_of(manifest):
        raise MoreThanTextsError
    whole = read_whole_site(store, folder, found[1])
    if whole is None:
        raise MoreThanTextsError
    return LastBuild(*found, whole, manifest, files, store, folder)
