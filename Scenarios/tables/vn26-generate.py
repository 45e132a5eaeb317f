"""Writes the tables vn26-*.csv of Scenarios/viet-nam-2026.yaml: `python3 Scenarios/tables/vn26-generate.py`.

Known are the 34 provinces, their 3,321 communes (687 wards, 2,621 communes proper, 13 special zones) and, recalled and
rounded, their people. One city's dossiers from January to 18 May 2026 were published: 1.67 million, 1.3 million of them
online. All other volumes, all working times, all posts and every commune's share are made here, and each assumption
stands where it is made. Nothing is drawn at random: the same tables come out everywhere. `--loads` prints the
loads that the posts leave.
"""

import csv
import datetime
import pathlib
import re
import sys

FOLDER = pathlib.Path(__file__).resolve().parent

DOSSIERS = 40_000_000  # in the year, by guess: as many a head as in the city
CITY = "ho-chi-minh"
CITY_TO_18_MAY, CITY_ONLINE = 1_670_000, 1_300_000  # published
OPEN_HOURS = 250 * 8  # 2026 has 250 working days; `office` of the catalogue is open 8 hours

# Id, name, wards, communes proper, special zones (public since June 2025); people in thousands, as recalled from the
# resolution on the provinces, which counts those registered: more than live there, and only their shares matter here.
PROVINCES = [
    ("an-giang", "tỉnh An Giang", 14, 85, 3, 4952), ("bac-ninh", "tỉnh Bắc Ninh", 33, 66, 0, 3619),
    ("ca-mau", "tỉnh Cà Mau", 9, 55, 0, 2607), ("cao-bang", "tỉnh Cao Bằng", 3, 53, 0, 573),
    ("can-tho", "TP. Cần Thơ", 31, 72, 0, 4200), ("da-nang", "TP. Đà Nẵng", 23, 70, 1, 3066),
    ("dak-lak", "tỉnh Đắk Lắk", 14, 88, 0, 3347), ("dien-bien", "tỉnh Điện Biên", 3, 42, 0, 673),
    ("dong-nai", "tỉnh Đồng Nai", 23, 72, 0, 4491), ("dong-thap", "tỉnh Đồng Tháp", 20, 82, 0, 4370),
    ("gia-lai", "tỉnh Gia Lai", 25, 110, 0, 3584), ("ha-noi", "TP. Hà Nội", 51, 75, 0, 8808),
    ("ha-tinh", "tỉnh Hà Tĩnh", 9, 60, 0, 1623), ("hai-phong", "TP. Hải Phòng", 45, 67, 2, 4664),
    ("hue", "TP. Huế", 21, 19, 0, 1433), ("hung-yen", "tỉnh Hưng Yên", 11, 93, 0, 3568),
    ("khanh-hoa", "tỉnh Khánh Hòa", 16, 48, 1, 2244), ("lai-chau", "tỉnh Lai Châu", 2, 36, 0, 513),
    ("lam-dong", "tỉnh Lâm Đồng", 20, 103, 1, 3873), ("lang-son", "tỉnh Lạng Sơn", 4, 61, 0, 881),
    ("lao-cai", "tỉnh Lào Cai", 10, 89, 0, 1779), ("nghe-an", "tỉnh Nghệ An", 11, 119, 0, 3832),
    ("ninh-binh", "tỉnh Ninh Bình", 32, 97, 0, 4412), ("phu-tho", "tỉnh Phú Thọ", 15, 133, 0, 4023),
    ("quang-ngai", "tỉnh Quảng Ngãi", 9, 86, 1, 2162), ("quang-ninh", "tỉnh Quảng Ninh", 30, 22, 2, 1497),
    ("quang-tri", "tỉnh Quảng Trị", 8, 69, 1, 1871), ("son-la", "tỉnh Sơn La", 8, 67, 0, 1405),
    ("tay-ninh", "tỉnh Tây Ninh", 14, 82, 0, 3254), ("thai-nguyen", "tỉnh Thái Nguyên", 15, 77, 0, 1799),
    ("thanh-hoa", "tỉnh Thanh Hóa", 19, 147, 0, 4325), ("ho-chi-minh", "TP. Hồ Chí Minh", 113, 54, 1, 14003),
    ("tuyen-quang", "tỉnh Tuyên Quang", 7, 117, 0, 1865), ("vinh-long", "tỉnh Vĩnh Long", 19, 105, 0, 4258),
]
# A ward has more people than a commune, a special zone few; around that a commune has half to one and a half of the mean.
KINDS = [("Phường", 1.6), ("Xã", 1), ("Đặc khu", 0.3)]
# A head files business in a ward twice as often as elsewhere, matters of land and of the poor half as often.
TRADE = {"Phường": 2, "Xã": 1, "Đặc khu": 2}
RURAL = {"Phường": 0.5, "Xã": 1, "Đặc khu": 1}
CITY_FACTOR = {"people": 1, "trade": 1.5, "rural": 0.5}  # dossiers a head in the city, before they are scaled to its total

# Departments of a province, merged where two share an office: group, name.
DEPARTMENTS = {
    "justice-departments": "Sở Tư pháp", "finance-departments": "Sở Tài chính",
    "construction-departments": "Sở Xây dựng", "environment-departments": "Sở Nông nghiệp và Môi trường",
    "home-departments": "Sở Nội vụ", "education-departments": "Sở Giáo dục và Đào tạo",
    "health-departments": "Sở Y tế", "trade-departments": "Sở Công Thương, Sở Văn hóa, Sở Khoa học",
}

# Id, name, code, field, limit, who does the main step, its work, thousands of dossiers a year, online in per cent,
# who files it. Volumes, shares and work are guesses; limits are those of the catalogue or as remembered.
CERTIFIED = [
    ("certified-copy", "Chứng thực bản sao từ bản chính", "2.000815", "certification", "same day", "justice", "triangular 3..6..25 min", 17300, 40, "people"),
    ("certified-signature", "Chứng thực chữ ký", "2.000884", "certification", "same day", "justice", "triangular 3..6..20 min", 1700, 30, "people"),
    ("certified-contract", "Chứng thực hợp đồng, giao dịch", "", "certification", "2 working days", "justice", "triangular 10..20..45 min", 500, 20, "people"),
]
CIVIL = [
    ("birth", "Đăng ký khai sinh", "1.001193", "civil-status", "same day", "justice", "triangular 8..15..40 min", 800, 60, "people"),
    ("marriage", "Đăng ký kết hôn", "1.000894", "civil-status", "same day", "justice", "triangular 8..15..40 min", 550, 40, "people"),
    ("death", "Đăng ký khai tử", "1.000656", "civil-status", "same day", "justice", "triangular 8..15..40 min", 650, 50, "people"),
    ("civil-extract", "Cấp bản sao trích lục hộ tịch", "2.000635", "civil-status", "same day", "justice", "triangular 4..8..25 min", 2600, 65, "people"),
    ("marital-status", "Cấp giấy xác nhận tình trạng hôn nhân", "1.004873", "civil-status", "3 working days", "justice", "triangular 8..15..40 min", 1000, 60, "people"),
    ("civil-correction", "Thay đổi, cải chính, bổ sung hộ tịch", "", "civil-status", "3 working days", "justice", "triangular 10..20..60 min", 600, 50, "people"),
    ("birth-again", "Đăng ký lại khai sinh", "", "civil-status", "5 working days", "justice", "triangular 15..30..60 min", 350, 50, "people"),
    ("guardianship", "Đăng ký giám hộ", "", "civil-status", "3 working days", "justice", "triangular 10..20..60 min", 40, 30, "people"),
]
# Short: taken in, worked on, signed.
SIMPLE = [
    ("household-change", "Đăng ký thay đổi, chấm dứt hộ kinh doanh", "", "business", "3 working days", "economy", "triangular 6..12..40 min", 500, 75, "trade"),
    ("small-licence", "Cấp giấy phép bán lẻ rượu, an toàn thực phẩm", "", "industry-trade", "10 working days", "economy", "triangular 20..40..90 min", 120, 70, "trade"),
    ("land-confirm", "Xác nhận, cung cấp thông tin đất đai", "", "land", "5 working days", "economy", "triangular 10..20..60 min", 700, 50, "rural"),
    ("permit-change", "Gia hạn, điều chỉnh giấy phép xây dựng", "", "construction", "5 working days", "economy", "triangular 20..40..90 min", 60, 70, "trade"),
    ("house-number", "Cấp số nhà", "", "construction", "10 working days", "economy", "triangular 10..20..60 min", 150, 60, "trade"),
    ("pavement", "Cho phép tạm thời sử dụng hè phố", "", "transport", "5 working days", "economy", "triangular 15..30..90 min", 60, 70, "trade"),
    ("farm-loss", "Kê khai, hỗ trợ thiệt hại nông nghiệp", "", "agriculture", "15 working days", "economy", "triangular 15..30..90 min", 200, 40, "rural"),
    ("livestock", "Kê khai chăn nuôi", "", "agriculture", "5 working days", "economy", "triangular 5..10..30 min", 150, 50, "rural"),
    ("environment-register", "Đăng ký môi trường", "", "environment", "5 working days", "economy", "triangular 20..40..120 min", 80, 75, "trade"),
    ("school-transfer", "Chuyển trường", "", "education", "3 working days", "social", "triangular 5..10..30 min", 600, 70, "people"),
    ("study-support", "Hỗ trợ chi phí học tập", "", "education", "10 working days", "social", "triangular 10..20..60 min", 250, 50, "rural"),
    ("funeral-support", "Hỗ trợ chi phí mai táng", "", "social", "3 working days", "social", "triangular 10..20..60 min", 350, 50, "rural"),
    ("allowance-move", "Chuyển nơi nhận trợ cấp", "", "social", "6 working days", "social", "triangular 10..20..60 min", 150, 50, "people"),
    ("emergency-support", "Trợ giúp khẩn cấp", "", "social", "2 working days", "social", "triangular 10..20..60 min", 100, 40, "rural"),
    ("health-card", "Xác nhận đối tượng tham gia bảo hiểm y tế", "", "health", "5 working days", "social", "triangular 5..10..30 min", 300, 60, "rural"),
    ("event-notice", "Thông báo, đăng ký hoạt động văn hóa, tín ngưỡng", "", "culture", "5 working days", "social", "triangular 15..30..90 min", 80, 60, "people"),
    ("commendation", "Đề nghị khen thưởng", "", "home-affairs", "15 working days", "social", "triangular 20..40..90 min", 120, 70, "people"),
]
# The same, and papers may be asked for.
CHECKED = [
    ("household-business", "Đăng ký thành lập hộ kinh doanh", "1.001612", "business", "3 working days", "economy", "triangular 8..15..45 min", 900, 80, "trade"),
    ("land-use", "Chuyển mục đích sử dụng đất của hộ gia đình, cá nhân", "", "land", "15 working days", "economy", "lognormal 75 min cv 0.8", 250, 50, "rural"),
    ("social-pension", "Trợ cấp hưu trí xã hội", "", "social", "10 working days", "social", "triangular 10..20..60 min", 700, 50, "rural"),
    ("disability", "Xác định mức độ khuyết tật", "", "social", "20 working days", "social", "triangular 20..40..90 min", 300, 40, "rural"),
    ("poor-household", "Công nhận hộ nghèo, cận nghèo", "", "social", "15 working days", "social", "triangular 20..40..120 min", 450, 40, "rural"),
    ("merit", "Chế độ ưu đãi người có công", "", "social", "12 working days", "social", "triangular 20..40..120 min", 250, 50, "rural"),
    ("kindergarten", "Thành lập cơ sở mầm non, nhóm trẻ", "", "education", "20 working days", "social", "lognormal 150 min cv 0.8", 10, 70, "trade"),
]
# With a way of their own in the scenario, which has their work too; what is not the main step stands in OTHER_WORK.
OWN = [
    ("newborn", "Liên thông khai sinh, thường trú, thẻ bảo hiểm y tế", "", "civil-status", "4 working days", "justice", "triangular 8..15..40 min", 700, 90, "people"),
    ("social-allowance", "Trợ cấp xã hội hằng tháng", "1.001776", "social", "10 working days", "social", "triangular 20..40..90 min", 700, 50, "rural"),
    ("building-permit", "Cấp giấy phép xây dựng nhà ở riêng lẻ", "1.013225", "construction", "10 working days", "economy", "lognormal 90 min cv 0.8", 320, 70, "trade"),
    ("land-first", "Đăng ký đất đai, cấp giấy chứng nhận lần đầu", "1.012756", "land", "20 working days", "economy", "triangular 20..40..120 min", 400, 40, "rural"),
    ("adoption", "Đăng ký nuôi con nuôi trong nước", "", "civil-status", "20 working days", "justice", "lognormal 120 min cv 0.6", 4, 40, "people"),
]
# Decided by the land registration branches; filed at the communes.
LAND = [
    ("mortgage", "Đăng ký thế chấp quyền sử dụng đất", "", "land", "3 working days", "officer", "triangular 6..12..30 min", 1100, 70, "people"),
    ("land-reissue", "Cấp đổi, cấp lại giấy chứng nhận", "1.012783", "land", "5 working days", "officer", "triangular 15..30..90 min", 300, 50, "rural"),
    ("land-data", "Cung cấp dữ liệu đất đai", "", "land", "3 working days", "officer", "triangular 5..10..30 min", 200, 60, "people"),
]
LAND_OWN = [  # with a way of its own
    ("land-transfer", "Đăng ký biến động đất đai", "1.012793", "land", "8 working days", "officer", "triangular 15..30..90 min", 1300, 50, "people"),
]
# Filed at the provinces' centres; instead of a role the department that decides.
DEPARTMENT = [
    ("lawyer", "Hành nghề luật sư, công chứng, đấu giá", "", "judicial", "7 working days", "justice-departments", "lognormal 60 min cv 0.8", 30, 80, "trade"),
    ("nationality", "Quốc tịch, hộ tịch có yếu tố nước ngoài", "", "judicial", "15 working days", "justice-departments", "lognormal 60 min cv 0.8", 12, 60, "people"),
    ("enterprise", "Đăng ký thành lập doanh nghiệp", "2.001610", "enterprise", "3 working days", "finance-departments", "lognormal 30 min cv 0.8", 260, 95, "trade"),
    ("enterprise-change", "Đăng ký thay đổi doanh nghiệp", "", "enterprise", "3 working days", "finance-departments", "lognormal 25 min cv 0.8", 360, 95, "trade"),
    ("investment", "Đăng ký đầu tư", "", "enterprise", "15 working days", "finance-departments", "lognormal 240 min cv 0.8", 15, 80, "trade"),
    ("vehicle-badge", "Cấp phù hiệu, giấy phép kinh doanh vận tải", "", "transport", "2 working days", "construction-departments", "lognormal 12 min cv 0.6", 330, 90, "trade"),
    ("works-permit", "Cấp giấy phép xây dựng công trình", "", "construction", "20 working days", "construction-departments", "lognormal 240 min cv 0.8", 20, 80, "trade"),
    ("works-appraisal", "Thẩm định thiết kế, dự án xây dựng", "", "construction", "30 working days", "construction-departments", "lognormal 400 min cv 0.8", 15, 80, "trade"),
    ("builder-certificate", "Chứng chỉ hành nghề xây dựng", "", "construction", "10 working days", "construction-departments", "lognormal 40 min cv 0.6", 45, 85, "trade"),
    ("food-safety", "Chứng nhận an toàn thực phẩm nông, thủy sản", "", "agriculture", "15 working days", "environment-departments", "lognormal 90 min cv 0.8", 40, 80, "trade"),
    ("quarantine", "Kiểm dịch động vật, thực vật", "", "agriculture", "1 working day", "environment-departments", "lognormal 15 min cv 0.6", 200, 75, "trade"),
    ("environment-permit", "Cấp giấy phép môi trường, tài nguyên nước", "", "environment", "30 working days", "environment-departments", "lognormal 400 min cv 0.8", 10, 80, "trade"),
    ("work-permit", "Cấp giấy phép lao động cho người nước ngoài", "", "labour", "10 working days", "home-departments", "lognormal 35 min cv 0.8", 160, 90, "trade"),
    ("labour-notice", "Đăng ký nội quy, thỏa ước lao động", "", "labour", "7 working days", "home-departments", "lognormal 30 min cv 0.8", 60, 90, "trade"),
    ("diploma-copy", "Cấp bản sao, chỉnh sửa văn bằng, chứng chỉ", "", "education", "2 working days", "education-departments", "lognormal 15 min cv 0.6", 140, 60, "people"),
    ("degree-recognition", "Công nhận văn bằng nước ngoài", "", "education", "20 working days", "education-departments", "lognormal 60 min cv 0.8", 10, 80, "people"),
    ("practice-licence", "Cấp giấy phép hành nghề khám bệnh, chữa bệnh", "", "health", "20 working days", "health-departments", "lognormal 60 min cv 0.8", 60, 80, "people"),
    ("pharmacy", "Đủ điều kiện kinh doanh dược", "", "health", "20 working days", "health-departments", "lognormal 90 min cv 0.8", 35, 85, "trade"),
    ("promotion", "Thông báo, đăng ký khuyến mại", "", "industry-trade", "5 working days", "trade-departments", "lognormal 10 min cv 0.6", 250, 95, "trade"),
    ("trade-licence", "Giấy phép kinh doanh có điều kiện", "", "industry-trade", "10 working days", "trade-departments", "lognormal 60 min cv 0.8", 40, 85, "trade"),
    ("performance", "Biểu diễn, quảng cáo, thẻ hướng dẫn viên", "", "culture", "7 working days", "trade-departments", "lognormal 45 min cv 0.8", 40, 85, "trade"),
    ("radiation", "Giấy phép bức xạ, công nghệ, báo chí", "", "science", "20 working days", "trade-departments", "lognormal 90 min cv 0.8", 12, 85, "trade"),
]

# Work that the scenario's workflows have beside the main step, mean minutes, repeated here to size the posts.
RECEIVE = {"certified": 6}
RECEIVE_OTHERS = 37 / 3
AGAIN = 1.03  # where papers may be asked for, the main step is passed again now and then
OTHER_WORK = {  # procedure: role at the commune, minutes
    "building-permit": ("economy", 0.8 * 80),
}
LAND_FIRST_BRANCH = 55  # minutes of the branch's officers for `land-first`

# Loads that the posts leave. Whole posts: as few as keep the load below the first number. Parts of posts: a load between
# the two numbers, which jumps about from commune to commune; one commune in so many is given the last number instead.
COUNTER_LOAD = 0.88
JUSTICE_LOAD = 0.86
OFFICER_LOADS, OVERLOADED, EVERY = (0.60, 0.90), 0.95, 25
BRANCH_LOADS = (0.80, 0.96)
DEPARTMENT_LOADS = (0.75, 0.90)
CITY_LOADS = (0.62, 0.855)  # of the city's pools of every kind: the knob that its 99.32 % on time is fitted by
# Repeated from the scenario, but for the justice officers, of whom only one who is alone is missed.
ABSENT = {"justice": 0.015, "economy": 0.03, "social": 0.03, "branch": 0.04, "department": 0.04}


def spread(index, low, high):
    """A number between low and high that jumps about with the index, the same everywhere (golden section)."""
    return low + (high - low) * (index * 0.6180339887498949 % 1)


def minutes(law):
    """The mean of a law as the scenario language writes it."""
    numbers = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", law.replace("..", " "))]
    return sum(numbers[:3]) / 3 if law.startswith("triangular") else numbers[0]


def written(number):
    return f"{number:g} {'post' if number == 1 else 'posts'}"


def whole(needed, load):
    """The fewest whole posts whose load stays below `load`."""
    return max(1, -int(-needed // load))


def part(needed, load, absent):
    """Posts that leave a load or a little less: hundredths of one, but beside a whole one no less than quarters, because
    who is there for minutes begins hardly anything."""
    posts = needed / (1 - absent) / load
    parts = 100 if posts <= 1 else 4
    return max(0.05, -int(-posts * parts // 1) / parts)


# The shape of the year, as the profiles of the catalogue have it: the share of a year's dossiers that come to 18 May.
HOLIDAYS = {(1, 1), (1, 2), (2, 16), (2, 17), (2, 18), (2, 19), (2, 20), (4, 27), (4, 30), (5, 1), (8, 31), (9, 1), (9, 2)}
SWAPPED = {(1, 10): 4, (8, 22): 0}  # Saturdays worked, with the weekday that they replace
MONTHS = [1, 0.8, 1.1, 1, 1, 1.1, 1.1, 1.1, 1.05, 1.1, 1.1, 1.1]


def share_to_18_may(weekdays, low, high, is_open):
    first, sums = datetime.date(2026, 1, 1), [0.0, 0.0]
    for number in range(365):
        day = first + datetime.timedelta(days=number)
        key, weekday = (day.month, day.day), day.weekday()
        if is_open and key in SWAPPED:
            weekday = SWAPPED[key]
        if is_open and (key in HOLIDAYS or weekday > 4):
            continue
        weight = MONTHS[day.month - 1] * weekdays[weekday]
        before = (datetime.date(2026, 2, 14) - day).days  # the break is from 14 to 22 February
        after = (day - datetime.date(2026, 2, 22)).days
        if 0 < before <= 14:
            weight *= 1 - (1 - low) * (15 - before) / 14
        elif before <= 0 and after <= 0:
            weight *= low
        elif 0 < after <= 14:
            weight *= 1 + (high - 1) * (15 - after) / 14
        sums[0] += weight
        sums[1] += weight if day <= datetime.date(2026, 5, 18) else 0
    return sums[1] / sums[0]


def city_total():
    counter = share_to_18_may([1.2, 1, 1, 1, 0.9, 0, 0], 0.5, 1.4, True)
    online = share_to_18_may([1, 1, 1, 1, 1, 0.4, 0.3], 0.6, 1.3, False)
    return CITY_ONLINE / online + (CITY_TO_18_MAY - CITY_ONLINE) / counter, CITY_ONLINE / online


# Codes whose limit is the law's in the catalogue and in the scenarios beside this one; other limits are recalled.
LAWS = {"2.000815", "2.000884", "1.001193", "1.000894", "1.000656", "2.000635", "1.001612", "1.012793", "1.012783", "2.001610"}
GROUPS = {"certified": CERTIFIED, "civil": CIVIL, "simple": SIMPLE, "checked": CHECKED, "own": OWN,
          "land": LAND, "land-own": LAND_OWN, "department": DEPARTMENT}
ALL = [row for rows in GROUPS.values() for row in rows]
SPLITS = ["people", "trade", "rural"]


def volumes():
    """Dossiers a year by procedure: the country without the city, and the city; and the city's share online."""
    total, online = city_total()
    people = sum(row[5] for row in PROVINCES)
    city = next(row[5] for row in PROVINCES if row[0] == CITY) / people
    guessed = {row[0]: row[7] * city * CITY_FACTOR[row[9]] for row in ALL}
    scale = total / sum(guessed.values())
    city_volume = {name: count * scale for name, count in guessed.items()}
    rest = DOSSIERS - total
    guessed = {row[0]: row[7] * (1 - city * CITY_FACTOR[row[9]]) for row in ALL}
    scale = rest / sum(guessed.values())
    rest_volume = {name: count * scale for name, count in guessed.items()}
    # In the city as many of each kind come to the counter as elsewhere, times one factor.
    counter = sum(city_volume[row[0]] * (100 - row[8]) / 100 for row in ALL)
    factor = (total - online) / counter
    city_online = {row[0]: 100 - (100 - row[8]) * factor for row in ALL}
    return rest_volume, city_volume, city_online


def write(name, header, rows):
    with open(FOLDER / f"vn26-{name}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def communes():
    """Id, kind, name, province and people of every commune, in the order of provinces."""
    units = []
    for id, name, *counts, people in PROVINCES:
        kinds = [kind for (kind, _), count in zip(KINDS, counts) for _ in range(count)]
        weights = [dict(KINDS)[kind] * spread(len(units) + number, 0.5, 1.5) for number, kind in enumerate(kinds, 1)]
        for number, (kind, weight) in enumerate(zip(kinds, weights), 1):
            share = round(people * 1000 * weight / sum(weights))
            units.append((f"{id}-{number:03}", kind, f"{kind} {number:03}, {name}", id, share))
    assert len(units) == 3321 and sum(unit[1] == "Phường" for unit in units) == 687
    return units


def work_of(rows, role):
    """Minutes of a dossier by procedure for a role of the commune."""
    found = {}
    for group, name, by, law in rows:
        minute = minutes(law) * (AGAIN if group in ("checked", "own") else 1) if by == role else 0
        other, more = OTHER_WORK.get(name, (None, 0))
        if minute or other == role:
            found[name] = minute + (more if other == role else 0)
    return found


def main():
    rest, city, city_online = volumes()
    units = communes()
    group_of = {row[0]: group for group, rows in GROUPS.items() for row in rows}
    split_of = {row[0]: row[9] for row in ALL}

    # What each commune weighs among those that share a kind of dossier.
    factor = {"people": dict.fromkeys(TRADE, 1), "trade": TRADE, "rural": RURAL}
    weights = {split: [round(people * factor[split][kind] / 10) if id != CITY else 0
                       for _, kind, _, id, people in units] for split in SPLITS}
    weights["city"] = [round(people / 10) if id == CITY else 0 for *_, id, people in units]
    sums = {split: sum(column) for split, column in weights.items()}

    def minutes_of(index, work):
        """Minutes of a year in a commune, `work` being minutes by procedure."""
        if units[index][3] == CITY:
            return sum(city[name] * minute for name, minute in work.items()) * weights["city"][index] / sums["city"]
        return sum(rest[name] * minute * weights[split_of[name]][index] / sums[split_of[name]]
                   for name, minute in work.items())

    main_step = [(group_of[row[0]], row[0], row[5], row[6]) for row in ALL]
    roles = {role: work_of(main_step, role) for role in ("justice", "economy", "social")}
    desk = {name: RECEIVE.get(group, RECEIVE_OTHERS)
            for name, group in group_of.items() if group != "department"}

    rows, loads = [], {"counter": [], "justice": [], "economy": [], "social": []}
    for index, (id, kind, name, province, people) in enumerate(units):
        is_city = province == CITY
        needed = {role: minutes_of(index, work) / 60 / OPEN_HOURS
                  for role, work in {"counter": desk, **roles}.items()}
        counter = whole(needed["counter"], CITY_LOADS[1] if is_city else COUNTER_LOAD)
        justice = whole(needed["justice"], CITY_LOADS[1] if is_city else JUSTICE_LOAD)
        # Where two or more do the same, somebody stands in; one who is alone is missed.
        absent = f"{ABSENT['justice'] * 100:g} %" if justice == 1 else ""
        row = [id, name, f"provinces.{province}", people] + [weights[split][index] for split in SPLITS + ["city"]]
        row += [written(counter), written(justice), absent]
        loads["counter"].append(needed["counter"] / counter)
        loads["justice"].append(needed["justice"] / justice)
        for turn, role in enumerate(("economy", "social")):
            number = 2 * index + turn + 1
            load = spread(number, *(CITY_LOADS if is_city else OFFICER_LOADS))
            if not is_city and number % EVERY == 0:
                load = OVERLOADED
            posts = part(needed[role], load, ABSENT[role])
            row.append(written(posts))
            loads[role].append(needed[role] / (1 - ABSENT[role]) / posts)
        rows.append(row)
    write("communes", ["id", "name", "parent", "data.population"] + [f"data.{split}" for split in SPLITS + ["city"]]
          + ["staff.counter.posts", "staff.justice.posts", "staff.justice.absent", "staff.economy.posts", "staff.social.posts"], rows)

    # A land registration branch for every seven communes of a province or so, where the former districts had theirs.
    branch_work = {row[0]: minutes(row[6]) * AGAIN for row in LAND + LAND_OWN} | {"land-first": LAND_FIRST_BRANCH}
    rows = []
    for id, name, *_ in PROVINCES:
        members = [index for index, unit in enumerate(units) if unit[3] == id]
        count = round(len(members) / 7)
        for number in range(count):
            served = members[len(members) * number // count:len(members) * (number + 1) // count]
            needed = sum(minutes_of(index, branch_work) for index in served) / 60 / OPEN_HOURS
            load = spread(len(rows) + 1, *(CITY_LOADS if id == CITY else BRANCH_LOADS))
            serves = f"[{', '.join(f'communes.{units[index][0]}' for index in served)}]"
            rows.append([f"{id}-{number + 1:02}", f"Chi nhánh Văn phòng Đăng ký đất đai {number + 1:02}, {name}", serves,
                         written(part(needed, load, ABSENT["branch"]))])
    write("land-branches", ["id", "name", "serves", "staff.officer.posts"], rows)

    # The provinces' centres take in for all departments; each department decides.
    shares = {}
    for id, *_ in PROVINCES:
        members = [index for index, unit in enumerate(units) if unit[3] == id]
        shares[id] = {row[0]: sum(minutes_of(index, {row[0]: 1}) for index in members) for row in DEPARTMENT}
    rows = []
    for number, (id, name, _, _, _, people) in enumerate(PROVINCES, 1):
        needed = sum(shares[id].values()) * RECEIVE_OTHERS / 60 / OPEN_HOURS
        rows.append([id, f"Trung tâm PVHCC {name}", people * 1000,
                     written(whole(needed, CITY_LOADS[1] if id == CITY else COUNTER_LOAD))])
    write("provinces", ["id", "name", "data.population", "staff.counter.posts"], rows)
    for order, (group, label) in enumerate(DEPARTMENTS.items()):
        rows = []
        for number, (id, name, *_) in enumerate(PROVINCES, 1):
            needed = sum(shares[id][row[0]] * minutes(row[6]) * AGAIN for row in DEPARTMENT if row[5] == group) / 60 / OPEN_HOURS
            signing = sum(shares[id][row[0]] * 3 for row in DEPARTMENT if row[5] == group) / 60 / OPEN_HOURS
            load = spread(order * 34 + number, *(CITY_LOADS if id == CITY else DEPARTMENT_LOADS))
            rows.append([id, f"{label}, {name}", written(part(needed, load, ABSENT["department"])), written(whole(signing, 0.7))])
        write(group, ["id", "name", "staff.officer.posts", "staff.signer.posts"], rows)

    # Procedures, a table for each kind of workflow; then the demand.
    step = {"certified": "certify", "civil": "process", "simple": "process", "checked": "process", "land": "examine",
            "department": "appraise"}
    by_key = {"simple": "steps.process.by", "checked": "steps.process.by", "department": "deciding"}
    for group in step:
        header = ["id", "name", "code", "field", "limit"]
        rows = []
        for id, name, code, field, limit, by, law, *_ in GROUPS[group]:
            row = [id, name, code, field, f"{limit} ({'law' if code in LAWS else 'recalled'})"]
            rows.append(row + ([by] if group in by_key else []) + [law])
        header += ([by_key[group]] if group in by_key else []) + [f"steps.{step[group]}.work"]
        write(f"{group}-procedures", header, rows)
    full = {name: name if group.endswith("own") else f"{group}.{name}" for name, group in group_of.items()}
    rows = [[row[0], full[row[0]], f"{rest[row[0]]:.0f} per year", f"data.{row[9]}", f"{row[8]} %", "rest"] for row in ALL]
    write("demand", ["id", "of", "arrivals", "split", "channels.online", "channels.counter"], rows)
    rows = [[row[0], full[row[0]], f"{city[row[0]]:.0f} per year", f"{city_online[row[0]]:.1f} %", "rest"] for row in ALL]
    write("city-demand", ["id", "of", "arrivals", "channels.online", "channels.counter"], rows)

    if "--loads" in sys.argv:
        print(f"{len(ALL)} procedures, {sum(rest.values()) + sum(city.values()):,.0f} dossiers, city {sum(city.values()):,.0f}, "
              f"communes' {sum(rest[r[0]] + city[r[0]] for r in ALL if group_of[r[0]] not in ('land', 'department')):,.0f}")
        for role, numbers in loads.items():
            ordered = sorted(numbers)
            print(role, [f"{ordered[min(len(ordered) - 1, int(len(ordered) * q))]:.2f}" for q in (0, .05, .25, .5, .75, .95, 1)])


main()
