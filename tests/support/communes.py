"""Lists of communes for tests, of the places of tests/sites/search: names that exist, few of them."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.projects import ROOT, Workshop

REGISTER = """\
as_of = 2025-07-01
document = "trang-tin"
licence = "communes/LICENSE.txt"

[counts]
ha-tinh = 3
ho-chi-minh = 3
phu-tho = 1
tuyen-quang = 2

[[change]]
valid_from = 2026-04-30
legal_basis = "Nghị quyết thử"

[change.names]
25270 = "Phường Lộc Ninh"
"""

LISTS = {
    "ha-tinh": """\
18754,Xã Kỳ Anh,Xã Kỳ Phú,Huyện Kỳ Anh,ha-tinh,whole
18754,Xã Kỳ Anh,Xã Kỳ Khang,Huyện Kỳ Anh,ha-tinh,part
18760,Xã Kỳ Khang,Xã Kỳ Khang,Huyện Kỳ Anh,ha-tinh,part
18760,Xã Kỳ Khang,Phường Kỳ Trinh,Thị xã Kỳ Anh,ha-tinh,whole
18409,Xã Can Lộc,Thị trấn Nghèn,Huyện Can Lộc,ha-tinh,whole
""",
    "ho-chi-minh": """\
27154,Phường Bàn Cờ,Phường 5,Quận 3,ho-chi-minh,whole
26743,Phường Bến Thành,Phường 5,Quận 1,ho-chi-minh,whole
25270,Xã Lộc Ninh,Xã Hòa Bình,Quận 1,ho-chi-minh,whole
""",
    "phu-tho": """\
07894,Phường Hòa Bình,Xã Hoà Bình,Thành phố Hòa Bình,hoa-binh,whole
""",
    "tuyen-quang": """\
00694,Phường Phù Yên,Phường 05,Thành phố Hà Giang,ha-giang,whole
00700,Xã Phú Yên,,Huyện Đảo Thử,tuyen-quang,whole
""",
}
HEADING = "code,name,old_name,old_district,old_province,part\n"


def with_communes(folder: Path) -> Workshop:
    """A copy of the project tests/sites/search with the lists."""
    shutil.copytree(ROOT / "tests" / "sites" / "search", folder, dirs_exist_ok=True)
    made = Workshop(folder)
    made.write("data/communes.toml", REGISTER)
    made.write("data/communes/LICENSE.txt", "MIT License, Copyright (c) 2025 Người thử\n")
    for slug, rows in LISTS.items():
        made.write(f"data/communes/{slug}.csv", HEADING + rows)
    return made
