"""Bytes that are put aside come back, in other processes too, and where no file can be written."""

from __future__ import annotations

import os
import sys
import tempfile
from typing import Any

import pytest

from scorecards.problems import Diagnostics
from scorecards.processes import in_processes
from scorecards.spool import Spool
from scorecards.store import NO_STORE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks processes; a file without a name")
SOME = [b"", b"x", "Tỉnh".encode(), b"\0" * 5000]


def test_what_was_put_aside_comes_back_in_any_process() -> None:
    spool = Spool()
    got = [spool.put(one) for one in SOME]
    assert [one() for one in reversed(got)] == SOME[::-1]
    found = dict(in_processes([len(SOME)], lambda number, _: got[number](), 2, NO_STORE, Diagnostics()))
    assert [found[number] for number in range(len(SOME))] == SOME


def test_what_a_forked_process_puts_aside_is_its_own() -> None:
    spool = Spool()
    ours = spool.put(b"ours")

    def put(number: int, _: Diagnostics) -> tuple[bytes, bytes]:
        theirs = spool.put(b"%d" % number)
        return ours(), theirs()

    found = dict(in_processes([4], put, 2, NO_STORE, Diagnostics()))
    assert found == {number: (b"ours", b"%d" % number) for number in range(4)}
    assert (ours(), spool.put(b"more")()) == (b"ours", b"more")


def test_what_no_file_takes_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **_of: Any) -> int:
        raise OSError(28, "No space left on device")

    spool = Spool()
    first = spool.put(b"first")
    monkeypatch.setattr(os, "pwrite", full)
    assert spool.put(b"second")() == b"second"
    monkeypatch.setattr(os, "pwrite", lambda *_: 2)
    assert spool.put(b"third")() == b"third"
    monkeypatch.undo()
    assert (first(), spool.put(b"fourth")()) == (b"first", b"fourth")
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    assert Spool().put(b"fifth")() == b"fifth"


def test_the_file_is_gone_with_those_who_may_ask() -> None:
    spool = Spool()
    got, handle = spool.put(b"x"), spool._handle
    assert handle
    del spool
    assert got() == b"x"
    del got
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(handle)
