"""Words that reports use for one another, so that "xóm" finds an indicator of "thôn".

Each line is one meaning: the first word stands for all. Words of the country's administration alone; what a single
indicator is called besides stands with it in the data (`other_names`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from scorecards.analysis.tracing.features import features
from scorecards.vietnamese.folding import normal

_LINES = """
thôn, bản, xóm, ấp, khóm, buôn, làng, sóc, bon, phum, tổ dân phố, khu phố, khối phố
xã, phường, thị trấn, đặc khu
hộ gia đình, gia đình, hộ
điện thoại thông minh, smartphone, smarphone
trạm bts, bts, trạm thu phát sóng, trạm phát sóng
mã định danh, số định danh, mã số định danh
được định danh, đã định danh
tài khoản định danh điện tử, tài khoản vneid, tài khoản định danh, định danh điện tử, định danh
dùng, sử dụng
trên môi trường mạng, trên mạng, qua mạng
phủ sóng, có sóng
băng rộng, băng thông rộng
internet cáp quang, cáp quang internet, cáp quang băng rộng, internet băng rộng cáp quang
trực tuyến, qua mạng internet
người trưởng thành, người dân trưởng thành, dân số trưởng thành, người lớn
học phí, tiền học
không dùng tiền mặt, không tiền mặt
doanh nghiệp, công ty
hoàn thành, hoàn tất, xong
tổ công nghệ số cộng đồng, tổ chuyển đổi số cộng đồng, tổ cnscđ, tổ cns cộng đồng, tổ cđs cộng đồng, tổ cđscđ
"""
_FIRST = {
    word.strip(): line.split(",")[0].strip() for line in filter(None, _LINES.split("\n")) for word in line.split(",")
}
_WORD = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in sorted(_FIRST, key=len, reverse=True)))


@lru_cache(maxsize=1 << 12)  # units and names are asked for again and again
def one_way(words: str) -> str:
    """The words, normalised, each by the one that stands for its meaning."""
    return _WORD.sub(lambda found: _FIRST[found[0]], normal(words))


_MOBILE = re.compile(r"(?<!\w)phủ sóng(?: \w+){0,3}?,?(?: [2-6]g)")
_OF_MOBILE = features("sóng di động")


def meant(words: str) -> frozenset[str]:
    """The features of words, as they are said and as they are meant: coverage by 4G is by a mobile network."""
    said = one_way(words)
    found = features(words) | features(said)
    return found | _OF_MOBILE if _MOBILE.search(said) else found


def with_meanings(weights: Mapping[str, float]) -> dict[str, float]:
    """The features of a text and how much each counts, with what single words and pairs of them mean besides."""
    found = dict(weights)
    for feature, weight in weights.items():
        if feature in _FIRST:
            for other in features(_FIRST[feature]):
                if weight > found.get(other, 0.0):
                    found[other] = weight
    return found
