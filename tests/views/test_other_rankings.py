"""Rankings of other indices than the DTI: shown under their names, and never taken for it."""

from __future__ import annotations

from tests.support.projects import Workshop

OTHER = """\
name = "Đổi mới sáng tạo 2025"
subject = "Đổi mới sáng tạo"
reference_year = 2025
published_on = 2026-03-02
units_on = 2025-12-31
universe = 12
universe_name = "12 tỉnh giả định"

[[rank]]
place = "thu-nghiem"
rank = 9
document = "trang-tin"
"""


def test_the_summary_of_a_unit_and_home_speak_of_the_dti(project: Workshop) -> None:
    before = project.build()
    project.write("data/rankings/doi-moi.toml", OTHER)
    after = project.build()
    assert not after.codes
    for path in ("/tinh/thu-nghiem/", "/"):
        lead = before.page(path).text.partition("Xếp hạng thử 2024")[0]
        assert after.page(path).text.startswith(lead[:200])
    assert "Đổi mới sáng tạo 2025" in after.page("/tinh/thu-nghiem/").text
    assert "năm 2025 9/12" not in after.page("/tinh/thu-nghiem/").text
    assert "đứng thứ 9" not in after.page("/tinh/thu-nghiem/").text


def test_a_text_on_the_dti_is_not_traced_to_another_index(project: Workshop) -> None:
    project.append("content/news/2025/hai.md", "\nThử Nghiệm xếp hạng 9/12 về chỉ số chuyển đổi số DTI.\n")
    before = project.build().built.prepared.coverage
    project.write("data/rankings/doi-moi.toml", OTHER)
    assert project.build().built.prepared.coverage == before
