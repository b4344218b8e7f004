"""A number whose own words are clear is traced without weighing those around it: with the same result as with them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from scorecards.analysis.tracing.matching import Case as NumberCase
from scorecards.analysis.tracing.matching import Matcher
from scorecards.analysis.tracing.outcomes import Traced
from tests.analysis.test_tracing import HERE, Case, article, cases, read, reason, trace, tracer_of

ALL = [case for name in ("right.txt", "wrong.txt") for case in cases(name)]
CLEAR = [
    "Đến nay, 21/26 chỉ tiêu của Nghị quyết 05 đã đạt.",
    "Với 93,97% hồ sơ có kết quả điện tử và 91,31% hồ sơ được số hóa, tỉnh đi trước nhiều nơi.",
    "Số doanh nghiệp công nghệ số tăng gần 4% so với năm 2023.",
    "Tỉnh công nhận 95 xã đạt tiêu chí chuyển đổi số.",
]
SENTENCES = [*CLEAR, *(one for case in ALL for one in re.split(r"(?<=\.)\s+", case.text) if one and "\n" not in one)]
PLACES = sorted({case.place for case in ALL})


def weighed(case: Case) -> object:
    """What comes of the numbers of a text of which each is weighed with all that is around it."""
    with patch.object(Matcher, "_clear", lambda self, case: None):
        return [(one.written, one.outcome) for one in trace(case).seen]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PLACES), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), st.booleans())
def test_what_is_clear_comes_out_the_same_when_all_is_weighed(place: str, said: list[str], apart: bool) -> None:
    case = Case("", place, ("\n\n" if apart else " ").join(said) + "\n", (), ())
    assert [(one.written, one.outcome) for one in trace(case).seen] == weighed(case)


def test_the_cases_of_texts_come_out_the_same_and_some_are_clear() -> None:
    found: list[Traced] = []
    clear = Matcher._clear

    def noted(self: Matcher, case: NumberCase) -> Traced | None:
        made = clear(self, case)
        found.extend([made] if made else [])
        return made

    for case in ALL:
        with patch.object(Matcher, "_clear", noted):
            seen = [(one.written, one.outcome) for one in trace(case).seen]
        assert seen == weighed(case), case.title
    assert len(found) > 5


def test_a_link_to_another_figure_does_not_make_a_number_clear(tmp_path: Path) -> None:
    """Where an indicator goes by so few words that a link would outweigh all of them."""
    shutil.copytree(HERE / "project", tmp_path, dirs_exist_ok=True)
    data = tmp_path / "data"
    for one in ("targets.toml", "frameworks.toml"):
        (data / one).unlink()
    for one in ("rankings", "provinces/ha-tinh", "provinces/thanh-hoa"):
        shutil.rmtree(data / one)
    (data / "indicators.toml").write_text(
        '[tram]\nname = "Trạm"\ndefinition = "Số trạm."\npillar = "chinh-quyen-so"\n'
        'kind = "count"\nbetter = "higher"\nunit = "trạm"\nmerge = "sum"\n',
        encoding="utf-8",
    )
    (data / "provinces" / "bien-xa" / "2024-06.toml").write_text(
        'document = "bc-101"\nas_of = 2024-06-30\n\n'
        '[[observation]]\nindicator = "tram"\nmeasure = "cumulative"\nquote = "1.234 trạm"\n',
        encoding="utf-8",
    )
    tracer = tracer_of(read(tmp_path))
    for link, found in (("/tinh/bien-xa/#kia", "words"), ("/chi-tieu/tram/", "")):
        text = article(f"Tỉnh [đã có]({link}) 1.234.\n", "bien-xa")
        assert [reason(one) for one in tracer.article(text).seen] == [found]
