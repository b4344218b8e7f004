"""Shares of a site: every address is of one, whatever else there is, and the search of none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scorecards.routes.share import SiteShare


@given(path=st.text(max_size=40).map(lambda text: f"/{text}/"), of=st.integers(1, 40))
def test_an_address_is_of_one_share(path: str, of: int) -> None:
    assert sum(SiteShare(number, of).has(path) for number in range(1, of + 1)) == 1


def test_the_search_is_of_no_share() -> None:
    assert not SiteShare(1, 1).has("/tim-kiem/")


def test_shares_of_many_addresses_are_of_like_size() -> None:
    paths = [f"/tin-tuc/bai-{number}/" for number in range(4000)]
    sizes = [sum(map(SiteShare(number, 4).has, paths)) for number in range(1, 5)]
    assert sum(sizes) == 4000
    assert all(900 <= size <= 1100 for size in sizes)


def test_the_share_of_an_address_is_the_same_on_every_machine() -> None:
    paths = [f"/tinh/{name}/" for name in ("an-giang", "ca-mau", "ha-tinh", "hue", "nghe-an", "thanh-hoa")]
    found = [next(number for number in range(1, 5) if SiteShare(number, 4).has(path)) for path in paths]
    assert found == [2, 2, 4, 4, 3, 3]
