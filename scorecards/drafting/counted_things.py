"""What numbers count and shares are of, by words of the country's administration: villages, households, dossiers."""

from __future__ import annotations

import re

from scorecards.drafting.same_words import one_way

_THINGS = (
    "thôn",
    "xã, xã phường",
    "huyện, quận, thị xã",
    "khu dân cư, khu vực dân cư",
    "hộ gia đình, hộ dân",
    "dân số, người dân, công dân, dân, người",
    "người trưởng thành",
    "người dùng",
    "doanh nghiệp, hợp tác xã, hộ kinh doanh",
    "thuê bao",
    "hồ sơ",
    "trường, trường học, cơ sở giáo dục",
    "học sinh",
    "cán bộ, công chức, viên chức",
    "cơ quan, đơn vị, sở",
    "văn bản",
    "sản phẩm",
    "thủ tục hành chính, thủ tục, dịch vụ công",
    "kết quả",
    "phí, lệ phí",
    "báo cáo",
    "giao dịch",
    "nhân lực, lao động",
)
"""What shares are of and what is counted, by meaning, in the words of `same_words`."""
_THING = {word.strip(): number for number, line in enumerate(_THINGS) for word in line.split(",")}
_THING_WORD = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in sorted(_THING, key=len, reverse=True)))
ADULTS = frozenset((_THING["người trưởng thành"],))
PEOPLE = ADULTS | {_THING["dân"]}
"""Which people a share is of is often left open."""
USERS = frozenset((_THING["người dùng"],))
"""What a number counts where they stand right behind it: "80% người dùng điện thoại thông minh" are some of them."""
_JOINED = re.compile(r"\s*(?:[,/]|và|hoặc|hay)\s*(?:các |số )?")
_SYSTEM = re.compile(
    r"(?<!\w)(?:cổng|hệ thống|phần mềm|nền tảng|trục)(?! (?:\w+ ){0,2}(?:được|đã|đạt))"
    r"(?: (?!(?:có|được|đã|đạt|trên|của|cho|tại|là|với)(?!\w))[^\W\d]+){1,6}"
)
"""What serves to handle things: "cổng dịch vụ công quốc gia"."""
_LEVEL = re.compile(r"(?<!\w)(?:cấp|toàn|địa bàn|trung tâm) (?:tỉnh|huyện|xã)(?!\w)|(?<!\w)tỉnh(?!\w)")
_END = re.compile(r"[.;:()]|(?<!\w)(?:có|đã|được|trên|tại|đạt|của|và|so)(?!\w)")


def words_of_things() -> tuple[str, ...]:
    """Every word for what is counted."""
    return tuple(_THING)


def things_in(words: str) -> frozenset[int]:
    """The meanings of the things that words name; they are those of `one_way`. What a system is for is none."""
    return frozenset(_THING[found[0]] for found in _THING_WORD.finditer(_SYSTEM.sub(" ", words)))


def heads_in(names: str) -> frozenset[int]:
    """The things that names, parted by full stops, tell of first: not the services of "người dân dùng dịch vụ công"."""
    return frozenset(thing for name in names.split(". ") for thing in _first(_SYSTEM.sub(" ", name)))


def things_counted(words: str) -> frozenset[int]:
    """What stands right behind a number, as far as it is known as a thing: the "xã" of "100% xã, phường".

    `words` begin with the number and end where its own words do.
    """
    said = _END.split(one_way(words), maxsplit=1)[0]
    return _first(_LEVEL.sub(" ", said)) or _first(said)


def _first(words: str) -> frozenset[int]:
    """The first thing that words name and those that are counted with it: not the "hồ sơ" of "kết quả xử lý hồ sơ"."""
    found: list[re.Match[str]] = []
    for one in _THING_WORD.finditer(words):
        if found and not _JOINED.fullmatch(words, found[-1].end(), one.start()):
            break
        found.append(one)
    return frozenset(_THING[one[0]] for one in found)
