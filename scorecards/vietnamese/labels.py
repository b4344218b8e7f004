"""Words before a numeral that make it a date, a document's number, an article of law or part of a name.

Strong words do so whatever follows ("Điều 5", "mức độ 4"). Weak ones only if no unit follows: "kế hoạch 586" is a plan's number,
"theo kế hoạch 200 đơn vị" counts units.
"""

from __future__ import annotations

from scorecards.vietnamese.folding import normal

_STRONG = {
    "document": "nghị quyết, chỉ thị, nghị định, thông tư, thông tư liên tịch, pháp lệnh, đề án, công văn, công điện, sắc lệnh, nđ, nq, qđ, ct, tt, "
    "kết luận số, văn bản số, bộ luật, hiến pháp, công ước, dự thảo, chương trình 135, quy chuẩn, tiêu chuẩn, tcvn, qcvn, iso, iec, tờ trình, thông báo số",
    "law": "điều, khoản, chương, phụ lục, tiết",
    "name": "mức độ, cấp độ, giai đoạn, quốc lộ, tỉnh lộ, đường tỉnh, hương lộ, huyện lộ, ql, tl, dt, đt, phiên bản, version, thế hệ, windows, office, covid, sars, "
    "bão số, đợt, kỳ họp thứ, khóa thứ, khu vực, công nghiệp, cách mạng, mạng, ipv, wifi, model, tài khoản số, số tài khoản, mã số, mã, số hiệu, "
    "biển số, ký hiệu, mẫu số, phiếu số, tàu số, chuyến số, cửa số, gói thầu số, lô số, tổ số, khóa, tháp, euro, sea games, asiad, world cup, version số, agenda, apollo, boeing, airbus",
    "phone": "điện thoại, đt, tel, fax, hotline, đường dây nóng, tổng đài, sđt, zalo, đầu số, mobile, số máy, liên hệ, hỗ trợ số",
    "list-number": "bài số, biểu đồ, phụ biểu, sơ đồ, câu số, biểu số, phụ lục số, bảng số",
}
_WEAK = {
    "document": "kế hoạch, quyết định, chương trình, báo cáo, kết luận, hướng dẫn, thông báo, văn bản, quy định, dự án, tiểu dự án, đề tài, hợp đồng, giấy phép",
    "law": "điểm, luật, lệnh",
    "list-number": "trang, bài, hình, bảng, biểu, mục, ảnh, tập, chú thích, ghi chú, kỳ, video, hộp, phần",
    "name": "thôn, bản, ấp, xóm, buôn, khu phố, khóm, tổ dân phố, tổ, khối, khối phố, đội, quận, phường, khu, cụm, lô, phòng, tầng, cổng, nhà, số nhà, ngõ, ngách, hẻm, đường, lớp, "
    "cấp, bậc, loại, nhóm, vòng, bước, tiêu chí, nội dung, hợp phần, vùng, tuyến, lần, kỳ, làn, cầu, ga, bến, cửa, tàu, nhiệm vụ, câu, đại đội, tiểu đoàn, trung đoàn, sư đoàn, "
    "lữ đoàn, quân khu, cơ sở, chi nhánh, xã, trường, nhà máy, hạng, đại hội, khóa, tuổi trẻ, kênh, vtv, htv, sân, đảo, mỏ, giếng, trạm, kho, block, tòa, khu vực, phân khu, mẫu, cột, phân trại, "
    "thpt, thcs, may, bệnh viện, công ty, nhân dân, thanh niên, hiệp hội, hội, trại, chợ, phiên, thang, chế độ, mũi, liều, lượt đấu, pháo, phà, nhà thờ",
}

STRONG: dict[str, str] = {}
WEAK: dict[str, str] = {}
for _table, _source in ((STRONG, _STRONG), (WEAK, _WEAK)):
    for _why, _words in _source.items():
        for _word in _words.split(","):
            _table[normal(_word)] = _why

COMPOUNDS = frozenset(
    normal(word)
    for word in (
        "mô hình, truyền hình, điển hình, loại hình, tình hình, địa hình, tài khoản, điều khoản, pháp luật, kỷ luật, danh mục, hạng mục, chuyên mục, cùng kỳ, thời kỳ, định kỳ, "
        "đại biểu, tiêu biểu, phát biểu, học tập, luyện tập, thực tập, tin bài, hình ảnh, huy chương, văn chương, hiện đại, công khai, ngân hàng, trung tâm, quản lý, phân bản, "
        "cơ bản, văn bản, căn bản, kịch bản, xuất bản, nhật bản, tài sản, dân tộc, bưu điện, thuế nhà, toàn cầu, yêu cầu, nhu cầu, địa cầu, quốc gia, thời điểm, quan điểm, đặc điểm, địa điểm, "
        "khuyết điểm, ưu điểm, thời vụ, trình độ, toàn khối, số lượng, sản xuất, đường nhà, nước nhà, gia đội, quân đội, bộ đội, thị trường, môi trường, nông trường, lâm trường, công trường, "
        "phát tập, dữ tập, doanh nhà, việc nhà, phòng chống, dự phòng, quốc phòng, văn phòng, sẵn sàng, hợp lô, ngoại hạng, xếp hạng, thăng hạng, hoàn cầu, xây cầu, người phường, làm nhà"
    ).split(",")
)
"""Words whose last syllable only looks like a label: "tài khoản" has no "khoản"."""

NUMBERED = frozenset(
    normal(word)
    for word in (
        "nghị quyết, quyết định, kế hoạch, chỉ thị, thông tư, nghị định, luật, đề án, công văn, báo cáo, chương trình, kết luận, hướng dẫn, thông báo, tờ trình, công điện, "
        "văn bản, quy chế, quy định, giấy phép, hợp đồng, dự án, giấy mời, biên bản, nghị quyết liên tịch, quy chuẩn, lệnh"
    ).split(",")
)
"""Documents: "số" after one of them begins its number."""

DIGITAL = frozenset(
    normal(word)
    for word in (
        "đổi, tế, hội, quyền, tầng, liệu, thức, kỹ, năng, dụng, nghệ, ký, sản, đồ, dân, nghiệp, vụ, trường, lực, tạo, thành, phố, tảng, doanh, chỉ, hệ, điểm, tham, thông, con, tổng, "
        "lượng, đa, phần, trong, trên, hơn, một, môi, của, tỷ, có, nước, hàng, thị, thương, phòng, thế, gian, đại, quốc, văn, hóa, viên, truyền, hình, gia, việc, chữ"
    ).split(",")
)
"""Syllables after which "số" is no "number": chuyển đổi số, kinh tế số, chữ ký số, dân số, chỉ số, tổng số …"""
