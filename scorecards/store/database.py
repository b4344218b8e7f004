"""A store in one SQLite file.

Several builds may use one file at once: what a run has made is added in short transactions, and whoever finds the file
busy goes without. Every entry carries a checksum of its key and content, so that a damaged one counts as missing. A
file that is no store of this format, or that SQLite cannot read, is made anew.
"""

import sqlite3
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scorecards.unchanged import STORE

FOLDER = STORE
"""Where a project keeps its store, in the project's folder."""

LIMIT = 256 * 2**20
"""Bytes that a store may take on disk before what was not asked for longest is dropped."""

_APPLICATION, _FORMAT = 0x53434F52, 1
_PENDING = 8 * 2**20
"""Bytes that wait in memory before they are written."""
_PATIENCE = 0.5
"""Seconds to wait for another build that writes."""
_FAILED = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises; of a damaged file the words of an error may be no text."""
_SCHEMA = """
    CREATE TABLE entries (kind TEXT, key BLOB, content BLOB, digest BLOB, used INTEGER, PRIMARY KEY (kind, key))
    WITHOUT ROWID
"""


class Database:
    """A `Store` in a file. Close it at the end of a run: what was put is then on disk.

    `now` is a number that grows with time, by one in some minutes; entries remember the last at which they were asked
    for.
    """

    def __init__(self, path: Path, now: int, limit: int = LIMIT, note: Callable[[str], None] | None = None) -> None:
        """Opens or makes the file. `note` is called with the reason where the store cannot be used or was made anew."""
        self._path, self._now, self._limit = path, now, limit
        self._note = note or (lambda reason: None)
        self._lock = threading.Lock()
        self._pending: dict[tuple[str, bytes], bytes] = {}
        self._size = 0
        self._asked: set[tuple[str, bytes]] = set()
        self._connection: sqlite3.Connection | None = None
        self._let_go = False
        self._take_up()

    def get(self, kind: str, key: bytes) -> bytes | None:
        """What was put under the key; None where it is not there or is damaged."""
        with self._lock:
            if self._let_go:
                self._take_up()
            waiting = self._pending.get((kind, key))
            if waiting is not None or self._connection is None:
                return waiting
            try:
                found = self._connection.execute(
                    "SELECT content, digest, used FROM entries WHERE kind = ? AND key = ?", (kind, key)
                ).fetchone()
            except _FAILED as error:
                self._give_up(error)
                return None
        if found is None or not isinstance(found[0], bytes) or found[1] != _digest(kind, key, found[0]):
            return None
        if found[2] != self._now:
            self._asked.add((kind, key))
        content: bytes = found[0]
        return content

    def put(self, kind: str, key: bytes, content: bytes) -> None:
        """Keeps the content; it is on disk when the store is closed, or sooner."""
        with self._lock:
            if self._let_go:
                self._take_up()
            if self._connection is None:
                return
            self._pending[kind, key] = content
            self._size += len(content)
            if self._size > _PENDING:
                self._flush()

    def let_go(self) -> None:
        """Writes what waits and closes the file, which is opened again when something is next asked for or put.

        A connection must not be carried into another process by a fork (SQLite, "How To Corrupt An SQLite Database
        File", 2.6).
        """
        with self._lock:
            self._flush()
            if self._connection is not None:
                try:
                    self._connection.close()
                except _FAILED as error:
                    self._give_up(error)
                    return
                self._connection, self._let_go = None, True

    def _take_up(self) -> None:
        self._let_go = False
        try:
            self._connection = self._open()
        except (*_FAILED, OSError) as error:
            self._give_up(error)

    def close(self) -> None:
        """Writes what waits, drops what is too much, and lets go of the file."""
        with self._lock:
            self._flush()
            if self._connection is None:
                return
            try:
                self._shrink(self._connection)
                self._connection.close()
            except _FAILED as error:
                self._give_up(error)
            self._connection = None

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        ignored = self._path.parent / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", encoding="ascii")
        try:
            return self._connect()
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if isinstance(error, sqlite3.OperationalError):  # busy, no room, no right: the file may be sound
                raise
            self._note(str(error))
            for name in (self._path.name, f"{self._path.name}-wal", f"{self._path.name}-shm"):
                self._path.with_name(name).unlink(missing_ok=True)
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            if not tables and (application, version) == (0, 0):
                connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
                connection.execute("PRAGMA journal_mode = WAL")
                with _transaction(connection):
                    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'entries'").fetchone():
                        connection.execute(_SCHEMA)
                        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                        connection.execute(f"PRAGMA user_version = {_FORMAT}")
            elif (application, version) != (_APPLICATION, _FORMAT) or tables != ["entries"]:
                raise sqlite3.DatabaseError("not a store of this format")
            connection.execute("PRAGMA synchronous = OFF")  # an entry that a power cut damages is made again
        except BaseException:
            connection.close()
            raise
        return connection

    def _flush(self) -> None:
        if self._connection is None or not (self._pending or self._asked):
            return
        try:
            with _transaction(self._connection):
                self._connection.executemany(
                    "UPDATE entries SET used = ? WHERE kind = ? AND key = ?",
                    [(self._now, *entry) for entry in sorted(self._asked)],
                )
                self._connection.executemany(
                    "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?)",
                    [
                        (kind, key, content, _digest(kind, key, content), self._now)
                        for (kind, key), content in sorted(self._pending.items())
                    ],
                )
        except _FAILED as error:
            self._give_up(error)
        self._pending.clear()
        self._asked.clear()
        self._size = 0

    def _shrink(self, connection: sqlite3.Connection) -> None:
        """Drops what was not asked for longest, until three quarters of the limit are taken."""
        if _taken(connection) <= self._limit:
            return
        with _transaction(connection):
            room, gone = self._limit * 3 // 4, []
            rows = connection.execute("SELECT kind, key, length(content) FROM entries ORDER BY used DESC, kind, key")
            for kind, key, size in rows:
                room -= size + 100
                if room < 0:
                    gone.append((kind, key))
            connection.executemany("DELETE FROM entries WHERE kind = ? AND key = ?", gone)
        connection.executescript("PRAGMA incremental_vacuum")  # which steps to its end

    def _give_up(self, error: Exception) -> None:
        self._note(str(error))
        if self._connection is not None:
            with suppress(*_FAILED):
                self._connection.close()
        self._connection = None


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _taken(connection: sqlite3.Connection) -> int:
    pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return int(pages) * int(size)


def _digest(kind: str, key: bytes, content: bytes) -> bytes:
    """A checksum against failing disks and cut-off writes; a fast one, for all that is read is checked."""
    return zlib.crc32(content, zlib.crc32(key, zlib.crc32(kind.encode()))).to_bytes(4, "big")
