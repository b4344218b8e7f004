"""The code of a page's address: read back module by module."""

from __future__ import annotations

import re

import pytest
import segno

from scorecards.charts import qr
from scorecards.charts.qr import QUIET, QrCode, QrCodes, qr_code
from scorecards.store import NO_STORE
from tests.support.projects import MemoryStore

FINDER = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]


def modules(code: QrCode) -> list[str]:
    """The rows of a drawing, 1 for a dark module."""
    rows = [["0"] * code.size for _ in range(code.size)]
    drawn = re.findall(r"M(\d+) (\d+)\.5h(\d+)", code.path)
    assert "".join(f"M{x} {y}.5h{length}" for x, y, length in drawn) == code.path
    for x, y, length in ((int(a), int(b), int(c)) for a, b, c in drawn):
        for at in range(x, x + length):
            assert rows[y][at] == "0", "no module is drawn twice"
            rows[y][at] = "1"
    return ["".join(row) for row in rows]


@pytest.mark.parametrize(
    "address", ["https://host.example/tinh/ha-tinh/", "https://host.example/phieu-diem/en/tinh/ba-ria-vung-tau/"]
)
def test_every_dark_module_is_drawn_once_with_empty_paper_around(address: str) -> None:
    code = qr_code(address)
    rows = modules(code)
    inner = [row[QUIET:-QUIET] for row in rows[QUIET:-QUIET]]
    assert all(set(row) == {"0"} for row in (*rows[:QUIET], *rows[-QUIET:]))
    assert all(row[:QUIET] + row[-QUIET:] == "0" * 2 * QUIET for row in rows)
    expected = segno.make_qr(address, error="m", boost_error=False)
    assert inner == ["".join(map(str, row)) for row in expected.matrix]
    assert expected.error == "M"
    assert [row[:7] for row in inner[:7]] == FINDER
    assert [row[-7:] for row in inner[:7]] == FINDER
    assert [row[:7] for row in inner[-7:]] == FINDER


def test_another_address_has_another_code() -> None:
    assert qr_code("https://host.example/tinh/a/") != qr_code("https://host.example/tinh/b/")


def test_a_code_of_the_store_is_the_one_that_would_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    store, address = MemoryStore(), "https://host.example/tinh/a/"
    made = qr_code(address)
    assert QrCodes(NO_STORE).of(address) == QrCodes(store).of(address) == made
    monkeypatch.setattr(qr, "qr_code", lambda address: pytest.fail("made again"))
    assert QrCodes(store).of(address) == made
    monkeypatch.undo()
    assert QrCodes(store).of(f"{address}b/") != made
    assert (store.found, len(store.entries)) == (1, 2)
