"""Nouns that Vietnamese public reports count, as short as a dictionary heads them.

A noun that only classifies keeps the noun it classifies ("trạm BTS", "lượt khách"); adjectives and purposes are left
off ("hộ" of "hộ nghèo"). Nouns of one family may be counted together: "29 xã, thị trấn" has the unit "xã, thị trấn".
"""

from __future__ import annotations

from scorecards.vietnamese.wordlists import entries

_FAMILIES = """
tỉnh, thành phố, thành, thị, tỉnh thành phố, TP, huyện, thị xã, quận;
xã, phường, thị trấn, đặc khu, UBND xã, UBND phường, huyện, thị xã, thành phố, quận;
thôn, bản, buôn, làng, ấp, xóm, khóm, khu phố, tổ dân phố, khối phố, khu dân cư, tổ, phum, sóc, bon, tiểu khu;
cán bộ, công chức, viên chức, người lao động, đảng viên, đoàn viên, hội viên, CBCCVC, chiến sĩ, chiến sỹ, nhân viên,
    quần chúng, nhân dân;
giáo viên, giảng viên, học sinh, sinh viên, học viên, nhà giáo, trẻ, trẻ em, cháu, thí sinh, nghiên cứu sinh;
bác sĩ, bác sỹ, y sĩ, y sỹ, y tá, điều dưỡng, dược sĩ, dược sỹ, hộ sinh, kỹ thuật viên, cộng tác viên, tình nguyện
    viên;
giáo sư, phó giáo sư, tiến sĩ, tiến sỹ, thạc sĩ, thạc sỹ, cử nhân, kỹ sư, đại học, cao đẳng, trung cấp, sơ cấp, chuyên
    gia;
chỉ tiêu, nhiệm vụ, tiêu chí, mục tiêu, giải pháp, mô hình, nội dung, chỉ số, chương trình, đề án, dự án, tiểu dự án,
    hạng mục, công trình;
phản ánh, kiến nghị, ý kiến, đơn, đơn thư, khiếu nại, tố cáo, câu hỏi, đề nghị, thắc mắc, tin báo, tố giác, góp ý;
sở, ban, ngành, đoàn thể, địa phương, cơ quan, đơn vị, tổ chức, cá nhân, hội, phòng, trung tâm, đầu mối, bộ, cục, chi
    cục, đảng bộ, chi bộ;
doanh nghiệp, hợp tác xã, HTX, hộ kinh doanh, tổ hợp tác, cơ sở sản xuất, cơ sở kinh doanh, DN, nhà đầu tư, tiểu
    thương, liên hiệp HTX, công ty, chi nhánh, văn phòng đại diện;
nghị quyết, quyết định, kế hoạch, chỉ thị, văn bản, công văn, báo cáo, tờ trình, thông báo, chương trình, hướng dẫn,
    quy chế, quy định, nghị định, thông tư;
hội nghị, hội thảo, lớp, cuộc thi, buổi, cuộc họp, tọa đàm, khóa, hội thi, phiên họp, cuộc, chuyên đề, đợt, diễn đàn,
    lớp tập huấn, hội chợ;
tin, bài, tin bài, ảnh, phóng sự, chuyên mục, chuyên trang, bài viết, clip, video, bản tin, chuyên đề, tin tức,
    infographic;
trường, trường học, cơ sở giáo dục, phòng học, lớp học, trường mầm non, trường tiểu học, trường THCS, trường THPT, cơ
    sở đào tạo, nhóm lớp;
bệnh viện, trạm y tế, phòng khám, cơ sở y tế, nhà thuốc, trung tâm y tế, cơ sở khám chữa bệnh, quầy thuốc, cơ sở khám
    bệnh, chữa bệnh;
khách sạn, nhà nghỉ, homestay, khu du lịch, điểm du lịch, cơ sở lưu trú, nhà hàng, khu nghỉ dưỡng, resort;
trâu, bò, lợn, gà, vịt, dê, con;
ô tô, xe máy, xe, phương tiện, xe ô tô, mô tô, xe buýt, xe khách, xe tải, tàu, thuyền, tàu cá, tàu thuyền;
máy tính, máy in, máy quét, máy chủ, thiết bị, máy tính bảng, máy, điện thoại, camera;
lượt người, lượt khách, lượt, du khách, khách, khách du lịch, lượt hồ sơ;
đại biểu, người dự, hội viên, thành viên, ủy viên;
tổ chức, cá nhân, tập thể, gia đình, hộ gia đình, hộ;
dịch vụ công, DVC, thủ tục hành chính, TTHC, thủ tục, dịch vụ;
"""

_NOUNS = """
bảng xếp hạng, đội hình, nhà cung cấp, nhà mạng, khu vực,
yếu tố, giai đoạn, phương thức, phương án, kịch bản, hợp phần, chủ đề, chính sách, biện pháp, quan điểm, nguyên tắc,
đột phá, chức năng, tính năng, tiện ích, bản đồ, dòng sản phẩm, tiểu mục, câu trả lời, lượt tải, cuộc đối thoại, cuộc
diễn tập, trụ sở, tòa nhà, gian, cảnh báo, cuộc tấn công, sự cố, lỗ hổng, điểm yếu, mã độc, địa chỉ IP, máy trạm, hệ
thống camera, bộ máy tính, đường link, bài giảng, học liệu, đề thi, khẩu phần, mét, đồng minh, tổ hợp tác, thẻ, công
trình, khối lượng, diện tích, dân số, lao động, việc làm, vốn, ca trực, đợt cao điểm, lượt bay, quyển sổ, sổ, giấy,
bìa, mảnh, tấn hàng, chỗ đỗ, bãi đỗ, nút giao thông, biển số, xe điện, trạm dừng nghỉ, trẻ mồ côi, liệt sĩ, thương
binh, bà mẹ, mẹ Việt Nam anh hùng, cựu chiến binh, cụ, già làng, trưởng thôn, bí thư, đại biểu Quốc hội, luật sư, nhà
báo, phóng viên, nhà khoa học, doanh nhân, startup, quán, quầy, kho, xưởng, phân xưởng, dây chuyền, tổ máy, tua bin,
tấm pin, lưới điện, hộ tiêu thụ, công tơ điện tử, vòi, bể, bồn, ống, mương, tuyến kênh, đê, kè, rừng, khu rừng, cánh
đồng, ruộng, vườn, gốc, luống, nhà máy nước, công trình nước sạch, người, người dân, người dùng, nông dân, dân, nhân
khẩu, khẩu, công nhân, thanh niên, phụ nữ, công dân, đối tượng, nạn nhân, bệnh nhân, người bệnh, ca, trường hợp, vụ,
vụ việc, vụ án, bị can, bị cáo, hộ, hộ dân, cận nghèo, hộ nông dân, gia đình, cặp vợ chồng, đồng bào, dân tộc, đồng
chí, lãnh đạo, chủ tịch, phó chủ tịch, thành viên, tuyên truyền viên, nghệ nhân, vận động viên, huấn luyện viên, trọng
tài, hồ sơ, giấy phép, giấy chứng nhận, chứng nhận, chứng chỉ, chứng thư số, chữ ký số, tài khoản, cơ sở dữ liệu,
CSDL, bộ dữ liệu, tập dữ liệu, bản ghi, trường dữ liệu, trường thông tin, dữ liệu, phần mềm, ứng dụng, nền tảng, hệ
thống, hệ thống thông tin, cổng, cổng thông tin điện tử, trang thông tin điện tử, trang, trang web, website, fanpage,
kênh, nhóm Zalo, kiosk, ki ốt, đầu thu, đầu báo, đầu xe, đài truyền thanh, biến số, tên miền, địa chỉ, máy tính, đường
truyền, kết nối, giao dịch, tin nhắn, cuộc gọi, thông điệp, trạm, trạm BTS, BTS, trạm phát sóng, trạm thu phát sóng,
trạm biến áp, trạm bơm, trạm kiểm lâm, trạm sạc, trạm cấp nước, trạm truyền thanh, cột phát sóng, vị trí, vị trí việc
làm, thuê bao, hóa đơn, biên lai, sản phẩm, mặt hàng, gian hàng, đơn hàng, mẫu, lô hàng, thương hiệu, nhãn hiệu,
chuỗi, chuỗi liên kết, sáng kiến, giải thưởng, huy chương, huy chương vàng, HCV, giải, giải pháp, đề tài, bằng sáng
chế, lĩnh vực, ngành, nghề, nhóm, cấp, khâu, bước, mức, hạng, phần, mặt, trụ cột, bài học, nguyên nhân, vấn đề, khó
khăn, hạn chế, tồn tại, kết quả, điều, chương, khoản, phụ lục, biểu mẫu, điểm cầu, điểm du lịch, điểm trường, điểm
phục vụ, điểm bưu điện, điểm truy cập, điểm wifi, điểm phát wifi, điểm giao dịch, điểm đến, điểm bán, điểm sạt lở,
điểm đen, điểm nghẽn, điểm đấu nối, thành phần, dòng họ, câu lạc bộ, tổ chức đảng, tổ công nghệ số cộng đồng, tổ
chuyển đổi số cộng đồng, tổ công tác, tổ công nghệ số, đội, đoàn, đoàn khách, đoàn công tác, đoàn kiểm tra, ban chỉ
đạo, hội đồng, ban quản lý, tổ hòa giải, nhóm hộ, chi hội, căn, căn hộ, căn nhà, nhà, ngôi nhà, phòng, phòng nghỉ,
giường, giường bệnh, buồng, chỗ, chỗ ngồi, ghế, bàn, tủ, suất, suất quà, phần quà, học bổng, túi quà, chuyến, chuyến
bay, chuyến xe, tuyến, tuyến đường, cầu, cây cầu, cống, hầm, nút giao, bến, bến xe, cảng, sân bay, ga, nhà ga, nhà
máy, nhà văn hóa, nhà lưới, nhà màng, nhà kính, nhà tạm, nhà ở, khu công nghiệp, KCN, cụm công nghiệp, CCN, khu kinh
tế, khu, cụm, khu tái định cư, khu đô thị, làng nghề, hồ, hồ chứa, đập, kênh mương, giếng, ao, trang trại, gia trại,
thửa, thửa đất, lô, lô đất, mỏ, vùng, vùng trồng, mã số vùng trồng, mã vùng trồng, cơ sở đóng gói, ổ dịch, cây, cây
xanh, cây trồng, con giống, cây giống, con, con gia súc, con gia cầm, tàu cá, lồng, lồng bè, bè, cá thể, loài, giống,
giống lúa, di tích, di sản, lễ hội, bảo tàng, hiện vật, bảo vật quốc gia, thư viện, đầu sách, cuốn, cuốn sách, bản
sách, sân vận động, nhà thi đấu, sân, bộ môn, môn, vở diễn, chương trình nghệ thuật, tác phẩm, tiết mục, bộ phim,
phim, rạp, quốc gia, nước, nước và vùng lãnh thổ, vùng lãnh thổ, châu lục, tỉnh thành, đơn vị hành chính, điểm đo,
ngân hàng, tổ chức tín dụng, quỹ tín dụng, quỹ, hợp đồng, gói thầu, thỏa thuận, biên bản ghi nhớ, MOU, khoản vay,
loại, loại hình, dạng, hình thức, kiểu, lượt truy cập, lượt tiếp cận, lượt xem, lượt cài đặt, lượt tra cứu, lượt giao
dịch, lượt văn bản, lượt tương tác, lượt chia sẻ, lượt tập huấn, lượt đánh giá, lượt giải quyết, mũi, mũi tiêm, liều,
liều vắc xin, liều vaccine, kỹ thuật, xét nghiệm, mẫu xét nghiệm, khoa, viện, tổ hợp, xe cứu thương, đơn vị máu, lọ,
viên, hộp, thùng, bao, gói, chai, can, kiện, cuộc kiểm tra, cuộc thanh tra, cuộc giám sát, đoàn thanh tra, kỳ họp,
phiên tòa, phiên, cuộc tiếp xúc cử tri, cử tri, hội đồng nhân dân, cử nhân, tờ rơi, tờ gấp, pa nô, panô, băng rôn,
khẩu hiệu, áp phích, cụm loa, loa, bảng, biển báo, biển, ti vi, tivi, màn hình, đèn, bóng đèn, cột, cột điện, công tơ,
đồng hồ nước, bộ, cái, chiếc, quyển, tờ, bức, tấm, hòm thư, hộp thư, mã QR, mã định danh, mã, định danh, số định danh,
điều kiện, tiêu chuẩn, quy chuẩn, quy trình, quy trình nội bộ, bản, tài liệu, bộ tiêu chí, chỉ số thành phần, câu,
phiếu, phiếu khảo sát, ý tưởng, hoạt động, phong trào, sự kiện, mạng lưới, nhóm nhiệm vụ, nhóm giải pháp, nhóm chỉ
tiêu, nhóm tiêu chí, nút, UBND cấp xã, UBND cấp huyện, UBND, HĐND, tổ bầu cử, khu vực bỏ phiếu, tiết, tiết học, giờ
học, tín chỉ, hộ chiếu, khách hàng, hành khách, hội, bên, chiều, con đường, đường, đoạn, đoạn tuyến, làn xe, vòng,
trận, bàn thắng, hòn đảo, đảo, học phần, bậc học, điểm dân cư, cơ sở, cơ sở khám chữa bệnh, bếp ăn, cơ sở lưu trú,
điểm nóng, bãi, bãi rác, lò, lò mổ, chợ, siêu thị, cửa hàng, trung tâm thương mại, đại lý, cây xăng, cửa hàng xăng
dầu, máy ATM, ATM, máy POS, POS, camera, camera giám sát, thiết bị đầu cuối, smartphone, điện thoại thông minh, sim,
chủ thể, chủ tàu, chủ phương tiện, chủ rừng, chủ đầu tư
"""

_CLASSIFIERS = "lượt, chiếc, cái, con, quyển, bức, tấm, suất, bộ, nhóm"
"""They say little alone and keep the known noun that follows."""

_NOT_UNITS = """
trong, của, là, được, đã, đang, sẽ, và, với, cho, tại, ở, trên, dưới, so, đạt, chiếm, tăng, giảm, có, không, thì, mà,
để, do, bởi, từ, đến, tới, theo, về, vào, ra, lên, xuống, cũng, còn, nhưng, hoặc, hay, khi, nếu, này, kia, đó, nhằm,
gồm, bao, như, cùng, vì, nên, rồi, chưa, phải, cần, thuộc, các, những, mọi, mỗi, từng, một, bằng, qua, sau, trước,
nữa, trở, thêm, hơn, kém, nhất, toàn, cả, tất, nhiều, ít, rất, quá, lại, đều, vẫn, đứng, xếp, bị, chỉ, mới, vừa, số,
năm, tháng, ngày, quý, tuần, giờ, phút, thứ, lần, cao, thấp, lớn, nhỏ, tốt, thực, hiện, hoàn, thành, nâng, đưa, giúp,
tiếp, triển, khai, tổng, trung, bình, tương, ứng, nhờ, tức, kể, tính, gần, khoảng, vượt, ước, dự, kiến, phấn, đấu,
tuy, song, ngoài, giữa, xuất, sử, dụng, tham, bắt, đầu, ban, hành, nguồn, trực, riêng, nói, đồng, thời, vốn, đi, trị,
giá, hỗ, trợ, hằng, hàng, mang, tạo, gây, bổ, phục, giai, đoạn, đặc, biệt, chủ, yếu, ai, gì, nào, sao, thế, bước,
nhanh, chậm, đảm, bảo, góp, trừ, ngay, luôn, trải, điều, cụ, thể, thay
"""


FAMILY: dict[str, frozenset[int]] = {}
"""The families (their places in the table) of each noun that has one."""
for _number, _line in enumerate(_FAMILIES.strip().rstrip(";").split(";")):
    for _noun in entries(_line):
        FAMILY[_noun] = FAMILY.get(_noun, frozenset()) | {_number}

NOUNS: frozenset[str] = frozenset(FAMILY) | frozenset(entries(_NOUNS))
"""Every noun known, normalised."""

GOES_ON = frozenset(noun[:at] for noun in NOUNS for at, letter in enumerate(noun) if letter == " ")
"""The syllables that a longer noun begins with."""

CLASSIFIERS = frozenset(entries(_CLASSIFIERS))
NOT_UNITS = frozenset(entries(_NOT_UNITS))
"""Syllables that do not begin the name of what is counted: they join, place, compare or tell what happened."""
