"""Words that reports use for one another, so that "xóm" finds an indicator of "thôn".

Each line is one meaning: the first word stands for all. Words of the country's administration alone; what a single
indicator is called besides stands with it in the data (`other_names`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from scorecards.analysis.tracing.features import STOP, syllables

_LINES = """
thôn, bản, xóm, ấp, khóm, buôn, làng, sóc, bon, phum, tổ dân phố, khu phố, khối phố
xã, phường, thị trấn, đặc khu
hộ, gia đình, hộ gia đình
điện thoại thông minh, smartphone, smarphone
trạm bts, bts, trạm thu phát sóng, trạm phát sóng
định danh điện tử, vneid, định danh mức
thủ tục hành chính, tthc
dùng, sử dụng
trên mạng, trên môi trường mạng
tích hợp, kết nối
cáp quang, băng rộng cáp quang, ftth
có sóng, phủ sóng
"""


@cache
def _meanings() -> Mapping[str, frozenset[str]]:
    """By feature of a word, the features of the word that stands for it."""
    found: dict[str, frozenset[str]] = {}
    for line in filter(None, _LINES.split("\n")):
        first, *others = (tuple(syllables(word)) for word in line.split(","))
        for other in others:
            if len(other) <= 2:
                found[" ".join(other)] = _features(first)
    return found


def _features(word: tuple[str, ...]) -> frozenset[str]:
    pairs = (f"{a} {b}" for a, b in pairwise(word))
    return frozenset((*(one for one in word if one not in STOP), *pairs))


def with_meanings(weights: Mapping[str, float]) -> dict[str, float]:
    """The features of a text and how much each counts, those of what they mean besides."""
    found = dict(weights)
    meanings = _meanings()
    for feature, weight in weights.items():
        for meant in meanings.get(feature, ()):
            if weight > found.get(meant, 0.0):
                found[meant] = weight
    return found
