"""Writes the tables hn-*.csv of Scenarios/hanoi-2017.yaml: `python3 Scenarios/tables/hn-generate.py`.

Published are one number of procedures (1,856) and one rate; known are the names of the units and how many communes each
district had (584 in all). Everything else is made here, and each assumption stands where it is made. Nothing is drawn
from a library's generator: the same tables come out everywhere.
"""

import csv
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent

# Nobody published volumes. They are small on purpose, so that a replication stays cheap.
DOSSIERS = {"department": 60_000, "district": 80_000, "commune": 160_000}
PROCEDURES = {"department": 1_420, "district": 300, "commune": 136}  # 1,856; the split by level is a guess.
OPEN_HOURS = 185 * 8  # 1 January to 30 September 2017, `office` of the catalogue.

# The knobs of the fit. A pool whose work would fill r posts has r + margin * sqrt(r): small pools need more room.
MARGINS = {
    "department.officer": 0.14,
    "district.justice": 0.12, "district.business": 0.16, "district.land": 0.05,
    "district.construction": 0.07, "district.social": 0.05,
    "commune.officer": 0.18,
}
ABSENT = 0.05

# Id, name, field, number of procedures, share of the departments' dossiers in per cent, whether its work is long.
DEPARTMENTS = [
    ("so-cong-thuong", "Sở Công Thương", "industry-trade", 131, 9, 0),
    ("so-du-lich", "Sở Du lịch", "tourism", 27, 1, 0),
    ("so-gddt", "Sở Giáo dục và Đào tạo", "education", 68, 3, 0),
    ("so-gtvt", "Sở Giao thông vận tải", "transport", 122, 17, 0),
    ("so-khdt", "Sở Kế hoạch và Đầu tư", "enterprise", 108, 22, 0),
    ("so-khcn", "Sở Khoa học và Công nghệ", "science", 54, 1, 1),
    ("so-ldtbxh", "Sở Lao động - Thương binh và Xã hội", "labour", 96, 7, 0),
    ("so-ngoai-vu", "Sở Ngoại vụ", "foreign-affairs", 6, 1, 0),
    ("so-noi-vu", "Sở Nội vụ", "home-affairs", 92, 2, 0),
    ("so-nnptnt", "Sở Nông nghiệp và Phát triển nông thôn", "agriculture", 94, 3, 0),
    ("so-qhkt", "Sở Quy hoạch - Kiến trúc", "planning", 12, 1, 1),
    ("so-tai-chinh", "Sở Tài chính", "finance", 31, 1, 0),
    ("so-tnmt", "Sở Tài nguyên và Môi trường", "land", 103, 6, 1),
    ("so-tttt", "Sở Thông tin và Truyền thông", "information", 45, 2, 0),
    ("so-tu-phap", "Sở Tư pháp", "judicial", 128, 12, 0),
    ("so-vhtt", "Sở Văn hóa và Thể thao", "culture", 97, 2, 0),
    ("so-xay-dung", "Sở Xây dựng", "construction", 46, 3, 1),
    ("so-y-te", "Sở Y tế", "health", 98, 5, 1),
    ("bql-kcn", "Ban Quản lý các khu công nghiệp và chế xuất", "industrial-zones", 45, 1, 1),
    ("ban-dan-toc", "Ban Dân tộc", "ethnic-affairs", 5, 0.3, 0),
    ("thanh-tra", "Thanh tra Thành phố", "inspection", 7, 0.4, 0),
    ("van-phong", "Văn phòng UBND Thành phố", "office", 5, 0.3, 0),
]

# Id, name, wards (phường), townlets (thị trấn), communes (xã): recalled; they add up to 177, 21 and 386.
DISTRICTS = [
    ("ba-dinh", "quận Ba Đình", 14, 0, 0), ("hoan-kiem", "quận Hoàn Kiếm", 18, 0, 0),
    ("tay-ho", "quận Tây Hồ", 8, 0, 0), ("long-bien", "quận Long Biên", 14, 0, 0),
    ("cau-giay", "quận Cầu Giấy", 8, 0, 0), ("dong-da", "quận Đống Đa", 21, 0, 0),
    ("hai-ba-trung", "quận Hai Bà Trưng", 20, 0, 0), ("hoang-mai", "quận Hoàng Mai", 14, 0, 0),
    ("thanh-xuan", "quận Thanh Xuân", 11, 0, 0), ("ha-dong", "quận Hà Đông", 17, 0, 0),
    ("nam-tu-liem", "quận Nam Từ Liêm", 10, 0, 0), ("bac-tu-liem", "quận Bắc Từ Liêm", 13, 0, 0),
    ("son-tay", "thị xã Sơn Tây", 9, 0, 6), ("ba-vi", "huyện Ba Vì", 0, 1, 30),
    ("chuong-my", "huyện Chương Mỹ", 0, 2, 30), ("dan-phuong", "huyện Đan Phượng", 0, 1, 15),
    ("dong-anh", "huyện Đông Anh", 0, 1, 23), ("gia-lam", "huyện Gia Lâm", 0, 2, 20),
    ("hoai-duc", "huyện Hoài Đức", 0, 1, 19), ("me-linh", "huyện Mê Linh", 0, 2, 16),
    ("my-duc", "huyện Mỹ Đức", 0, 1, 21), ("phu-xuyen", "huyện Phú Xuyên", 0, 2, 26),
    ("phuc-tho", "huyện Phúc Thọ", 0, 1, 22), ("quoc-oai", "huyện Quốc Oai", 0, 1, 20),
    ("soc-son", "huyện Sóc Sơn", 0, 1, 25), ("thach-that", "huyện Thạch Thất", 0, 1, 22),
    ("thanh-oai", "huyện Thanh Oai", 0, 1, 20), ("thanh-tri", "huyện Thanh Trì", 0, 1, 15),
    ("thuong-tin", "huyện Thường Tín", 0, 1, 28), ("ung-hoa", "huyện Ứng Hòa", 0, 1, 28),
]
# People in a unit of each kind: 1 part in 2 either way of these, by guess.
KINDS = [("Phường", 18_500), ("Thị trấn", 13_000), ("Xã", 9_800)]

# Kinds of work: hands-on minutes, their law, the limit. A department's procedures take turns through the first or the
# second list; limits are what is usual for such work, not looked up procedure by procedure.
SHORT = [
    (30, "lognormal 30 min cv 0.8", "3 working days"), (45, "lognormal 45 min cv 0.8", "5 working days"),
    (60, "lognormal 60 min cv 0.8", "7 working days"), (90, "lognormal 90 min cv 0.9", "10 working days"),
]
LONG = [
    (90, "lognormal 90 min cv 0.9", "7 working days"), (150, "lognormal 150 min cv 0.9", "10 working days"),
    (240, "lognormal 240 min cv 1", "15 working days"), (300, "lognormal 300 min cv 1", "20 working days"),
]
FIELDS = {
    "certification": "chứng thực", "civil-status": "hộ tịch", "business": "hộ kinh doanh", "land": "đất đai",
    "construction": "xây dựng", "social": "bảo trợ xã hội",
}
# Role, field, work, limit, share of the level's procedures, share of its dossiers in per cent.
DISTRICT_WORK = [
    ("justice", "civil-status", 90 / 3, "triangular 10..20..60 min", "3 working days", 40, 30),
    ("business", "business", 90 / 3, "triangular 10..20..60 min", "3 working days", 60, 20),
    ("land", "land", 180 / 3, "triangular 20..40..120 min", "10 working days", 60, 30),
    ("construction", "construction", 150, "lognormal 150 min cv 0.9", "15 working days", 40, 8),
    ("social", "social", 135 / 3, "triangular 15..30..90 min", "10 working days", 100, 12),
]
COMMUNE_WORK = [
    ("justice", "certification", 34 / 3, "triangular 3..6..25 min", "same day", 10, 58),
    ("justice", "civil-status", 63 / 3, "triangular 8..15..40 min", "same day", 34, 22),
    ("officer", "land", 165 / 3, "triangular 15..30..120 min", "5 working days", 32, 8),
    ("officer", "social", 180 / 3, "triangular 20..40..120 min", "7 working days", 60, 12),
]


def spread(index, low, high):
    """A number between low and high that jumps about with the index, the same everywhere (golden section)."""
    return low + (high - low) * (index * 0.6180339887498949 % 1)


def shared(total, count):
    """Dossiers by procedure: the k-th most frequent has 1/(k + 1) of a common scale."""
    weights = [1 / (rank + 2) for rank in range(count)]
    return [total * weight / sum(weights) for weight in weights]


def written(number):
    return f"{number:g} {'post' if number == 1 else 'posts'}"


def posts(hours, margin, steps):
    """Posts that `hours` of work over the period need with this margin, rounded to a part of a post."""
    needed = hours / (OPEN_HOURS * (1 - ABSENT))
    return written(max(1, round((needed + margin * needed**0.5) * steps)) / steps)


def write(name, header, rows):
    with open(FOLDER / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def departments(demand):
    units, procedures = [], []
    total = sum(share for *_, share, _ in DEPARTMENTS)
    for id, name, field, count, share, is_long in DEPARTMENTS:
        dossiers = shared(DOSSIERS["department"] * share / total, count)
        hours = 0
        for number in range(count):
            minutes, work, limit = (LONG if is_long else SHORT)[number % 4]
            procedure = f"{id}-{number + 1:03}"
            label = f"Thủ tục {number + 1}, {name}"
            unit = f"departments.{id}"
            procedures.append([procedure, label, field, unit, unit, f"{limit} (assumed)", work])
            demand.append([procedure, f"{dossiers[number]:.2f} per period", "20 %", "rest"])
            hours += dossiers[number] * minutes / 60
        counters = max(1, round(sum(dossiers) * 16 / 60 / OPEN_HOURS / 0.6))
        units.append([id, name, written(counters), posts(hours, MARGINS["department.officer"], steps=20)])
    assert len(procedures) == PROCEDURES["department"], len(procedures)
    write("hn-departments.csv", ["id", "name", "staff.counter.posts", "staff.officer.posts"], units)
    header = ["id", "name", "field", "intake", "deciding", "limit", "steps.appraise.work"]
    write("hn-department-procedures.csv", header, procedures)


def below(level, prefix, work, demand):
    """The procedures of a level that has the same ones everywhere. Returns the hours of each role and all dossiers."""
    procedures, hours = [], {}
    for role, field, minutes, law, limit, count, share in work:
        dossiers = shared(DOSSIERS[level] * share / 100, count)
        hours[role] = hours.get(role, 0) + sum(dossiers) * minutes / 60
        for number in range(count):
            procedure = f"{prefix}-{field}-{number + 1:03}"
            label = f"Thủ tục {number + 1}, {FIELDS[field]}, cấp {'huyện' if level == 'district' else 'xã'}"
            procedures.append([procedure, label, field, f"{limit} (assumed)", role, law])
            demand.append([procedure, f"{dossiers[number]:.2f} per period", "10 %", "rest"])
    assert len(procedures) == PROCEDURES[level], len(procedures)
    header = ["id", "name", "field", "limit", "steps.process.by", "steps.process.work"]
    write(f"hn-{level}-procedures.csv", header, procedures)
    return hours


def main():
    department_demand, district_demand, commune_demand = [], [], []
    departments(department_demand)
    district_hours = below("district", "h", DISTRICT_WORK, district_demand)
    commune_hours = below("commune", "x", COMMUNE_WORK, commune_demand)
    header = ["id", "arrivals", "channels.online", "channels.counter"]
    write("hn-department-demand.csv", header, department_demand)
    write("hn-district-demand.csv", header, district_demand)
    write("hn-commune-demand.csv", header, commune_demand)

    communes = []
    for district, district_name, *counts in DISTRICTS:
        number = 0
        for (kind, people), count in zip(KINDS, counts):
            for _ in range(count):
                number += 1
                population = round(people * spread(len(communes) + 1, 0.5, 1.5))
                name = f"UBND {kind.lower()} {number}, {district_name}"
                communes.append([f"{district}-{number:02}", name, f"districts.{district}", population])
    assert len(communes) == 584
    people = sum(population for *_, population in communes)

    roles = list(district_hours)
    rows = []
    for district, name, *_ in DISTRICTS:
        population = sum(row[3] for row in communes if row[2] == f"districts.{district}")
        share = population / people
        counters = max(1, round(DOSSIERS["district"] * share * 13 / 60 / OPEN_HOURS / 0.6))
        staff = [posts(district_hours[role] * share, MARGINS[f"district.{role}"], steps=100) for role in roles]
        rows.append([district, f"UBND {name}", population, written(counters)] + staff)
    header = ["id", "name", "data.population", "staff.counter.posts"] + [f"staff.{role}.posts" for role in roles]
    write("hn-districts.csv", header, rows)

    rows = []
    for row in communes:
        share = row[3] / people
        rows.append(row + [posts(commune_hours["officer"] * share, MARGINS["commune.officer"], steps=100)])
    header = ["id", "name", "parent", "data.population", "staff.officer.posts"]
    write("hn-communes.csv", header, rows)


main()
