"""The cases of tests/fixtures/folding.txt, which Python and the browser are both tested on."""

from __future__ import annotations

import re

from tests.support.projects import ROOT

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\t")


def cases() -> list[tuple[str, str]]:
    """Texts and what they are folded to."""
    lines = (ROOT / "tests" / "fixtures" / "folding.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" => ") for line in lines if line and not line.startswith("#"))
    return [(_plain(text), _plain(folded)) for text, folded in pairs]


def _plain(written: str) -> str:
    if len(written) > 1 and written[0] == written[-1] == '"':
        written = written[1:-1]
    return _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)) if found[1] or found[2] else "\t", written)
