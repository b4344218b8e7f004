"""A store on disk: what it keeps, and that it keeps nothing wrong."""

import sqlite3
from pathlib import Path

import pytest

from scorecards.store import key_of
from scorecards.store.database import Database

KEY = key_of(["a", "b"])


def opened(folder: Path, **other: object) -> tuple[Database, list[str]]:
    notes: list[str] = []
    return Database(folder / "kept" / "store.sqlite", note=notes.append, **{"now": 1, **other}), notes  # type: ignore[arg-type]


def keep(folder: Path, content: bytes = b"content") -> None:
    store, notes = opened(folder)
    store.put("drawing", KEY, content)
    store.close()
    assert notes == []


def rows(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / "kept" / "store.sqlite", isolation_level=None)


def test_keeps_bytes_by_kind_and_key_until_another_run(tmp_path: Path) -> None:
    store, _ = opened(tmp_path)
    store.put("drawing", KEY, b"one")
    assert store.get("drawing", KEY) == b"one"
    assert store.get("picture", KEY) is None
    store.close()
    again, notes = opened(tmp_path)
    assert again.get("drawing", KEY) == b"one"
    assert again.get("drawing", key_of(["ab"])) is None
    assert notes == []
    again.close()


def test_keys_tell_apart_what_lies_side_by_side() -> None:
    keys = [key_of(parts) for parts in (["ab", "c"], ["a", "bc"], ["abc"], ["c", "ab"], ["ab", "c", ""], ["\ud800"])]
    assert len(set(keys)) == len(keys)
    assert key_of(["é"]) == key_of(["é".encode()])


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE entries SET content = CAST('other' AS BLOB)",
        "UPDATE entries SET content = 'words'",
        "UPDATE entries SET content = NULL",
        "UPDATE entries SET kind = 'picture'",
        "UPDATE entries SET digest = x'00'",
    ],
)
def test_a_damaged_entry_is_a_missing_one(tmp_path: Path, damage: str) -> None:
    keep(tmp_path)
    with rows(tmp_path) as found:
        found.execute(damage)
    found.close()
    store, notes = opened(tmp_path)
    assert store.get("drawing", KEY) is None
    assert store.get("picture", KEY) is None
    store.put("drawing", KEY, b"content")
    store.close()
    store, notes = opened(tmp_path)
    assert store.get("drawing", KEY) == b"content"
    assert notes == []
    store.close()


def garbage(file: Path) -> None:
    file.write_bytes(b"not a database at all, and long enough to be looked at" * 40)


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def somebody_elses(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE poems (line TEXT)")
    other.close()


def of_another_format(file: Path) -> None:
    with sqlite3.connect(file) as found:
        found.execute("PRAGMA user_version = 99")
    found.close()


def of_words_that_are_no_text(file: Path) -> None:
    spoilt = file.read_bytes().replace(b"CREATE TABLE entries", b"CREATE T\xa9BLE entries")
    assert spoilt != file.read_bytes()
    file.write_bytes(spoilt)


@pytest.mark.parametrize("spoil", [garbage, cut_short, somebody_elses, of_another_format, of_words_that_are_no_text])
def test_what_is_no_store_is_made_anew_and_told(tmp_path: Path, spoil: object) -> None:
    keep(tmp_path, b"c" * 9000)
    assert callable(spoil)
    spoil(tmp_path / "kept" / "store.sqlite")
    store, notes = opened(tmp_path)
    assert store.get("drawing", KEY) is None
    store.put("drawing", KEY, b"new")
    store.close()
    assert len(notes) == 1
    again, notes = opened(tmp_path)
    assert (again.get("drawing", KEY), notes) == (b"new", [])
    again.close()


def test_a_folder_that_cannot_be_made_is_told_and_done_without(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file")
    store, notes = opened(tmp_path)
    store.put("drawing", KEY, b"content")
    assert store.get("drawing", KEY) is None
    store.close()
    assert len(notes) == 1


def test_a_file_that_another_build_writes_is_done_without_and_left_whole(tmp_path: Path) -> None:
    keep(tmp_path)
    with rows(tmp_path) as other:
        other.execute("BEGIN IMMEDIATE")
        store, notes = opened(tmp_path)
        assert store.get("drawing", KEY) == b"content"
        store.put("drawing", key_of(["c"]), b"more")
        store.close()
        assert len(notes) == 1
        other.execute("ROLLBACK")
    other.close()
    again, notes = opened(tmp_path)
    assert (again.get("drawing", KEY), again.get("drawing", key_of(["c"])), notes) == (b"content", None, [])
    again.close()


def test_two_stores_of_one_file_see_what_the_other_has_closed(tmp_path: Path) -> None:
    one, _ = opened(tmp_path)
    two, _ = opened(tmp_path)
    one.put("drawing", KEY, b"one")
    two.put("drawing", key_of(["c"]), b"two")
    one.close()
    assert two.get("drawing", KEY) == b"one"
    two.close()
    again, notes = opened(tmp_path)
    assert (again.get("drawing", KEY), again.get("drawing", key_of(["c"])), notes) == (b"one", b"two", [])
    again.close()


def test_what_was_not_asked_for_longest_goes_first(tmp_path: Path) -> None:
    content = b"x" * 10_000
    for day in (1, 2, 3):
        store, _ = opened(tmp_path, now=day)
        for name in range(10):
            store.put("drawing", key_of([str(day), str(name)]), content)
        store.close()
    store, _ = opened(tmp_path, now=4)
    assert store.get("drawing", key_of(["1", "0"])) == content  # asked for: young again
    store.close()
    store, _ = opened(tmp_path, now=5, limit=200_000)
    store.close()
    store, notes = opened(tmp_path, now=6)
    kept = [
        (day, name) for day in (1, 2, 3) for name in range(10) if store.get("drawing", key_of([str(day), str(name)]))
    ]
    assert (1, 0) in kept
    assert {(3, name) for name in range(10)} <= set(kept)
    assert not any(day == 1 and name for day, name in kept)
    assert len(kept) < 20
    store.close()
    assert (tmp_path / "kept" / "store.sqlite").stat().st_size < 250_000
    assert notes == []


def test_much_is_written_before_the_end(tmp_path: Path) -> None:
    store, _ = opened(tmp_path)
    for name in range(10):
        store.put("picture", key_of([str(name)]), b"y" * 1_000_000)
    with rows(tmp_path) as found:
        assert found.execute("SELECT count(*) FROM entries").fetchone() == (9,)
    found.close()
    store.close()


def test_the_folder_is_not_committed(tmp_path: Path) -> None:
    keep(tmp_path)
    assert (tmp_path / "kept" / ".gitignore").read_text() == "*\n"
