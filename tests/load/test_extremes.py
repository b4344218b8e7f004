"""Values, addresses, folders, pictures and templates beyond what anybody writes on purpose: a problem, no traceback."""

from __future__ import annotations

import io
import os
import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from scorecards.analysis.groups import group_observations
from scorecards.load.source import Files
from scorecards.output.csv_cells import harmless
from scorecards.problems import NOWHERE, problem
from tests.support.projects import Workshop, workshop

REPORT = "data/provinces/thu-nghiem/2025-02.toml"
NEWS = "content/news/2025/so-hoa.md"


@pytest.fixture
def project(tmp_path: Path) -> Workshop:
    return workshop(tmp_path)


@pytest.mark.parametrize("value", ["1e1000000", f"0x{'F' * 300_000}", "1e-1000000", "inf", "nan"])
def test_numbers_without_bounds_are_of_the_wrong_type(value: str, project: Workshop) -> None:
    project.append(REPORT, f'\n[[observation]]\nindicator = "ho-so"\nmeasure = "cumulative"\nvalue = {value}\n')
    assert "wrong-type" in project.build().codes


@pytest.mark.parametrize(("parts", "code"), [(900, "unknown-key"), (3000, "toml-too-deep")])
def test_a_key_of_very_many_parts_is_read_or_refused(parts: int, code: str, project: Workshop) -> None:
    line = project.append("data/glossary.toml", f"\n[x]\nname = 'a'\n{'.'.join('a' * parts)} = 1\ndefinition = 'b'\n")
    (found,) = project.build().problems
    assert (found.code, found.at.line) == (code, line + 3 if code == "unknown-key" else None)


@pytest.mark.skipif(os.name == "nt", reason="paths are short")
def test_folders_within_folders_are_looked_through(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1200):
        os.mkdir("a", dir_fd=here)
        deeper = os.open("a", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    os.close(os.open("x.md", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    files = Files(tmp_path)
    (found,) = files.below("a")
    assert found.count("a/") == 1200
    subprocess.run(["rm", "-rf", str(tmp_path / "a")], check=True)  # no function of Python goes so deep


ADDRESSES = [
    "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//vi-du.vn/",
    "mailto:a@vi-du.vn", "https://?", "https://", "https://.", "https://-a.vn/", "https://a..vn/", "https://localhost/",
    "https://vi-du.vn:65536/", "https://vi-du.vn:0/", "https://x.vn\\\\@y.vn/", "https://ten:mat-khau@vi-du.vn/",
    "https://vi-du.vn/ a", "http:vi-du.vn", "https://[::1]/",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_document_is_on_the_web_or_nowhere(address: str, project: Workshop) -> None:
    project.replace("data/documents.toml", 'number = "12/BC-TN"', f'number = "12/BC-TN"\nurl = "{address}"')
    found = [one for one in project.build().problems if one.severity == "error"]
    assert [(one.code, str(one.at)) for one in found] == [("wrong-type", "data/documents.toml:3:7")]


@pytest.mark.parametrize(
    "address",
    ["https://vi-du.vn", "http://a-b.vi-du.vn:65535/x?y=1#z", "https://sở.vn/đường/dẫn_(1).pdf", "https://1.2.3.4/a'b"],
)
def test_addresses_of_the_web_are_taken(address: str, project: Workshop) -> None:
    project.replace("data/documents.toml", 'number = "12/BC-TN"', f'number = "12/BC-TN"\nurl = "{address}"')
    assert not [one for one in project.build().problems if one.severity == "error"]


@pytest.mark.parametrize("size", [(100, 30_000), (30_000, 1), (8_000, 7_000)])
def test_a_picture_is_refused_by_its_size_before_it_is_read(size: tuple[int, int], project: Workshop) -> None:
    made = io.BytesIO()
    Image.new("1", size).save(made, "PNG")
    project.write("content/news/2025/anh.png", made.getvalue())
    project.append(NEWS, "\n![ảnh](anh.png)\n")
    assert "bad-image" in project.build().codes


def test_units_that_go_into_each_other_are_told_once(project: Workshop) -> None:
    area = (
        '\n[{0}]\nname = "{0}"\n\n[[{0}.area]]\nid = "{0}"\nname = "Tỉnh {0}"\nlevel = "province"\n'
        'valid_to = 2024-01-01\nsuccessor = "{1}"\n'
    )
    project.append("data/places.toml", area.format("x1", "x2") + area.format("x2", "x3") + area.format("x3", "x1"))
    (found,) = [one for one in project.build().problems if one.severity == "error"]
    assert (found.code, found.details["chain"]) == ("successor-circle", "x1 → x2 → x3 → x1")


def test_a_whole_and_its_parts_are_one_group_though_apart_in_the_file(project: Workshop) -> None:
    built = project.build().built.prepared.project
    assert built is not None
    figures = [one for one in built.observations if one.place == "thu-nghiem"]
    apart = [*figures[1:], figures[0]]  # the whole last, others between
    groups = list(group_observations(apart))
    assert len({group.id for group in groups}) == len(groups)
    (whole,) = [group for group in groups if group.indicator == "ho-so" and len(group.observations) == 3]
    assert whole.observations[0].id == whole.id


TEMPLATES = [
    "{{ cycler.__init__.__globals__.os.popen('echo x').read() }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ 'a' * 3000000000 }}",
    "{{ 10 ** 100000000 }}",
    "{{ '%3000000000d' % 1 }}",
    "{{ [1, 2]|random }}",
    "{{ lipsum() }}",
    f"{{{{ 1{'+1' * 9000} }}}}",
    f"{{{{ 'a'{'|upper' * 9000} }}}}",
    f"{{{{ page{'.a' * 9000} }}}}",
]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_reaches_nothing_of_python_and_is_the_same_every_time(template: str, project: Workshop) -> None:
    project.write("themes/local/templates/search.html", template)
    found = [one for one in project.build().problems if one.severity == "error"]
    assert {one.code for one in found} <= {"template-error", "template-syntax", "template-undefined"}
    assert found
    assert {one.at.path for one in found} == {"themes/local/templates/search.html"}


@pytest.mark.parametrize("unseen", ["\u061c", "\u2028", "\u2029", "\ufff9", "\U000e0041", "\u3164", "\u180e"])
def test_characters_that_nobody_sees_are_told_and_left_out(unseen: str, project: Workshop) -> None:
    project.append(NEWS, f"\nMột{unseen}hai.\n")
    site = project.build()
    assert "unseen-character" in site.codes
    assert not [name for name, page in site.pages.items() if unseen in page.text]


WRAPPED = (
    "Một đoạn dài\nbị ngắt dòng với 98.765 hồ sơ\nvà 87.654 hồ sơ nữa *ở đây 76.543 hồ sơ*.",
    "- Một mục\n  bị ngắt dòng với 98.765 hồ sơ",
    "> Trích dẫn\n> 98.765 hồ sơ\ndư 87.654 hồ sơ",
    "*Một* *đoạn*\n*ngắt* dòng  \nvới 98.765 hồ sơ",
)


@pytest.mark.parametrize("wrapped", WRAPPED)
def test_numbers_of_a_paragraph_of_several_lines_are_told_where_they_stand(wrapped: str, project: Workshop) -> None:
    path = "content/news/2025/hai.md"
    project.append(path, f"\n{wrapped}\n")
    lines = (project.root / path).read_text("utf-8").split("\n")
    found = [one.at for one in project.build().problems if one.code == "untraced-figure"]
    assert len(found) == wrapped.count(" hồ sơ")
    for at in found:
        assert at.line
        assert at.column
        assert re.match(r"\d\d\.\d{3} hồ sơ", lines[at.line - 1][at.column - 1 :])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("＝cmd", "'＝cmd"),
        ("a;=cmd", "a;'=cmd"),
        ("a\n@x\t+y", "a\n'@x\t'+y"),
        ("-5%", "-5%"),
        ("tăng;-5,2%;x", "tăng;-5,2%;x"),
        ("a; = b, c-d", "a; = b, c-d"),
    ],
)
def test_no_cell_of_a_table_is_a_formula(cell: str, expected: str) -> None:
    assert harmless(cell) == expected


def test_a_fact_of_any_length_is_cut_in_a_message() -> None:
    found = problem("bad-identifier", NOWHERE, read="A" * 14_000)
    assert len(found.message("vi")) < 700
