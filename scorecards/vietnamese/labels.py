"""Words before a numeral that make it a date, a document's number, an article of law or part of a name.

Strong words do so whatever follows ("Điều 5", "mức độ 4"). Weak ones only if no unit follows: "kế hoạch 586" is a
plan's number, "theo kế hoạch 200 đơn vị" counts units.
"""

from __future__ import annotations

from scorecards.vietnamese.wordlists import entries

_STRONG = {
    "document": """
        nghị quyết, chỉ thị, nghị định, thông tư, thông tư liên tịch, pháp lệnh, đề án, công văn, công điện, sắc lệnh,
        bộ luật, hiến pháp, công ước, tờ trình, thông báo số, kết luận số, văn bản số, quy chuẩn, tiêu chuẩn, tcvn,
        qcvn, iso, iec, nđ, nq, qđ, ct, tt""",
    "law": "điều, khoản, chương, phụ lục, tiết",
    "name": """
        mức độ, cấp độ, giai đoạn, quốc lộ, tỉnh lộ, đường tỉnh, hương lộ, huyện lộ, ql, tl, dt, phiên bản, version,
        thế hệ, windows, office, covid, sars, bão số, đợt, kỳ họp thứ, khóa thứ, công nghiệp, cách mạng, ipv, wifi,
        model, tài khoản số, số tài khoản, mã số, số hiệu, biển số, ký hiệu, mẫu số, phiếu số, tàu số, cửa số,
        gói thầu số, lô số, tổ số, sea games, asiad, world cup, agenda, boeing, airbus""",
    "phone": """
        điện thoại, đt, tel, fax, hotline, đường dây nóng, tổng đài, sđt, zalo, đầu số, mobile, số máy, liên hệ""",
    "list-number": "bài số, biểu đồ, phụ biểu, sơ đồ, câu số, biểu số, phụ lục số, bảng số",
}
_WEAK = {
    "document": """
        kế hoạch, quyết định, chương trình, báo cáo, kết luận, hướng dẫn, thông báo, văn bản, quy định, dự án,
        tiểu dự án, đề tài, hợp đồng, giấy phép""",
    "law": "điểm, luật, lệnh",
    "period": "tuần",
    "list-number": "trang, bài, hình, bảng, biểu, mục, ảnh, tập, chú thích, ghi chú, kỳ, video, hộp, phần",
    "name": """
        mức, thôn, bản, ấp, xóm, buôn, khu phố, khóm, tổ dân phố, tổ, khối, khối phố, đội, quận, phường, khu, cụm, lô,
        phòng, tầng, cổng, nhà, số nhà, ngõ, ngách, hẻm, đường, lớp, cấp, bậc, loại, nhóm, vòng, bước, tiêu chí,
        nội dung, hợp phần, vùng, tuyến, lần, làn, cầu, ga, bến, cửa, tàu, nhiệm vụ, câu, đại đội, tiểu đoàn,
        trung đoàn, sư đoàn, lữ đoàn, quân khu, cơ sở, chi nhánh, trường, nhà máy, hạng, đại hội, khóa, kênh, vtv,
        htv, sân, đảo, mỏ, giếng, trạm, kho, block, tòa, khu vực, phân khu, mẫu, cột, phân trại, thpt, thcs, may,
        bệnh viện, công ty, nhân dân, hội, trại, chợ, phiên, thang, chế độ, mũi, liều, phà, mã, tháp, euro, mạng,
        đường tỉnh, ngã""",
}

STRONG: dict[str, str] = {word: why for why, words in _STRONG.items() for word in entries(words)}
WEAK: dict[str, str] = {word: why for why, words in _WEAK.items() for word in entries(words)}

COMPOUNDS = frozenset(
    entries("""
        mô hình, truyền hình, điển hình, loại hình, tình hình, địa hình, tài khoản, pháp luật, kỷ luật, danh mục,
        hạng mục, chuyên mục, cùng kỳ, thời kỳ, định kỳ, đại biểu, tiêu biểu, phát biểu, học tập, luyện tập, thực tập,
        tin bài, hình ảnh, huy chương, văn chương, cơ bản, văn bản, căn bản, kịch bản, xuất bản, nhật bản, toàn cầu,
        yêu cầu, nhu cầu, thời điểm, quan điểm, đặc điểm, địa điểm, khuyết điểm, ưu điểm, quân đội, bộ đội, thị trường,
        môi trường, nông trường, lâm trường, công trường, phòng chống, dự phòng, quốc phòng, văn phòng, xếp hạng,
        thăng hạng, ngân hàng, đường nhà, nước nhà, quốc hội, xã hội, cơ hội, lễ hội, ngư trường, chuyên trang,
        hiện đại, hiện trường, phân loại, trung cấp, cung cấp, nâng cấp, sơ cấp, trợ cấp, khẩn cấp, các cấp, hạ tầng,
        tăng cường, chất lượng, định mức, một phần, toàn phần, thành phần, cổ phần, học phần, góp phần""")
)
"""Words whose last syllable only looks like a label: "tài khoản" has no "khoản"."""

NUMBERED = frozenset(
    entries("""
        nghị quyết, quyết định, kế hoạch, chỉ thị, thông tư, nghị định, luật, đề án, công văn, báo cáo, chương trình,
        kết luận, hướng dẫn, thông báo, tờ trình, công điện, văn bản, quy chế, quy định, giấy phép, hợp đồng, dự án,
        giấy mời, biên bản, nghị quyết liên tịch, quy chuẩn, lệnh""")
)
"""Documents: "số" after one of them begins its number."""

DIGITAL = frozenset(
    entries("""
        đổi, tế, hội, quyền, tầng, liệu, thức, kỹ, năng, dụng, nghệ, ký, sản, đồ, dân, nghiệp, vụ, trường, lực, thành,
        tảng, doanh, chỉ, hệ, điểm, tham, thông, con, tổng, lượng, đa, phần, trong, trên, một, môi, tỷ, thế, gian,
        quốc, văn, hóa, truyền, gia, chữ""")
)
"""Syllables after which "số" is no "number": chuyển đổi số, kinh tế số, chữ ký số, dân số, chỉ số, tổng số …"""
