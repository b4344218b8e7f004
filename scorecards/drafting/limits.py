"""What limits a number besides what it counts: the age of people, a mobile network, a lack, among whom it ranks.

A number and an indicator that differ in these are not the same, however alike their words are: coverage by 4G is none
by any network, and villages with a signal are none without.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from msgspec import Struct

from scorecards.drafting.same_words import one_way

_AGE = re.compile(r"(?<!\w)(từ|dưới|trên)(?: đủ)? ([0-9]{1,2}) tuổi")
_PER_PEOPLE = re.compile(r"(?:/|(?<!\w)trên) ?(?:1[0.]*000?|vạn|nghìn) ?(?:người )?dân(?!\w)")
_REGION = re.compile(r"(?<!\w)(?:khu vực|vùng|miền)(?!\w)")
_IN_PROVINCE = re.compile(r"(?<!\w)(?:trong|toàn) tỉnh(?!\w)")
_NEGATED = re.compile(r"(?<!\w)(?:chưa|không (?!dùng tiền|tiền)|trắng|lõm|thiếu)(?!\w)")
_MENDED = re.compile(
    r"(?<!\w)(?:khắc phục|xóa|xoá|giảm)(?!\w)[^.;,0-9]{0,30}?(?:lõm|trắng)(?!\w)"
    r"|(?<!\w)(?:mở rộng|triển khai)(?: vùng)? phủ sóng[^.;,]{0,60}?(?:lõm|trắng|chưa)(?!\w)"
)
"""What is no longer: "khắc phục tình trạng lõm sóng tại 11 thôn" counts no villages without signal."""
_NETWORK = re.compile(r"(?<!\w)[2-6]g(?!\w)")

WRONG_SENSE, OTHER_BASE, OTHER_AMONG, OTHER_AGE, SOME_AGE = 0.3, 0.3, 0.3, 0.5, 0.8
OTHER_NETWORK, ONE_OF_NETWORKS, MORE_NETWORKS, NO_NETWORK = 0.4, 0.7, 0.8, 0.6
"""What is left of a fit where number and indicator differ: one speaks of what is and the other of what is not; one is
for so many people; another circle of units is ranked; people of an age are none of an indicator of adults, and less
often of one of all people; the generations of mobile networks are others."""


class Among(Enum):
    """Among which units a rank is."""

    COUNTRY = auto()
    REGION = auto()
    PROVINCE = auto()


class Limits(Struct, frozen=True):
    """What words limit a number by."""

    ages: frozenset[str]
    """The ages of the people that it is of: "từ 14"."""
    networks: frozenset[str]
    """The generations of mobile networks: "4g"."""
    negated: bool
    """Whether it counts what lacks something."""
    per_people: bool
    """Whether it is for so many people: "thuê bao/100 dân"."""
    among: Among
    """Among which units it ranks, the country's where no words say another."""


def limits_in(words: str) -> Limits:
    """The limits that words name."""
    said = one_way(words)
    in_province = Among.PROVINCE if _IN_PROVINCE.search(said) else Among.COUNTRY
    return Limits(
        ages=frozenset(" ".join(found.groups()) for found in _AGE.finditer(said)),
        networks=frozenset(_NETWORK.findall(words.lower())),
        negated=bool(_NEGATED.search(_MENDED.sub(" ", said))),
        per_people=bool(_PER_PEOPLE.search(said)),
        among=Among.REGION if _REGION.search(said) else in_province,
    )


def limits_fit(said: Limits, own: Limits, *, rank: bool, relative: bool, of_adults: bool) -> float:
    """What is left of a fit by the limits of a number and of an indicator: 1 where they agree.

    `rank`, `relative`: whether the number is a rank, or a share or ratio; `of_adults`: whether the indicator is of
    adults.
    """
    fit = _network_fit(said.networks, own.networks)
    if said.negated != own.negated:
        fit *= WRONG_SENSE
    if said.ages and said.ages != own.ages:
        fit *= OTHER_AGE if of_adults else SOME_AGE
    if rank and said.among is not own.among:
        fit *= OTHER_AMONG
    if relative and said.per_people != own.per_people:
        fit *= OTHER_BASE
    return fit


def _network_fit(said: frozenset[str], own: frozenset[str]) -> float:
    """Whether the generations of mobile networks are those of the indicator: a 5G station is none of 2G, 3G, 4G."""
    if not said:
        return NO_NETWORK if len(own) == 1 else 1.0
    if not own:
        return ONE_OF_NETWORKS if len(said) == 1 else 1.0
    if not said <= own:
        return MORE_NETWORKS if len(own) > 1 and own <= said else OTHER_NETWORK
    return 1.0 if said == own else ONE_OF_NETWORKS
