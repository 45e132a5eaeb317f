"""Writes the tables hn23-*.csv of Scenarios/hanoi-2023.yaml: `python3 Scenarios/tables/hn23-generate.py`.

Published are eight decisions and the 122 procedures that they simplify; 617 delegated procedures are recalled. Which
procedures these are, when each decision came and what it changes was not read, so all of it is made here, and each
assumption stands where it is made. Nothing is drawn at random: the same tables come out everywhere.
"""

import csv
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent

DELEGATED = 617
SIMPLIFIED = 122
DOSSIERS = 36_000  # in the year: a fraction of what came, so that a replication stays cheap.

# Id, field, delegated procedures, share of dossiers in per cent, mean appraisal in minutes; then the field's decision: its
# first day, how many procedures it simplifies. One decision for each of eight fields is a guess.
FIELDS = [
    ("cong-thuong", "industry-trade", 92, 14, 60, "2023-02-15", 18),
    ("gtvt", "transport", 84, 18, 45, "2023-03-15", 16),
    ("khdt", "enterprise", 76, 17, 60, "2023-04-15", 20),
    ("tnmt", "land", 88, 13, 120, "2023-05-15", 14),
    ("xay-dung", "construction", 61, 9, 150, "2023-06-15", 12),
    ("ldtbxh", "labour", 78, 11, 60, "2023-08-15", 15),
    ("tu-phap", "judicial", 70, 12, 45, "2023-09-15", 14),
    ("vhtt", "culture", 68, 6, 60, "2023-10-15", 13),
]
LIMITS = [3, 5, 7, 10]  # working days, in turn
PAPERS = [3, 5, 7]  # papers of a dossier, in turn

# What the decisions change, in turn: of three procedures one has only its limit cut, one its papers, one both and the
# check by the head. Figures are invented.
CHANGES = [
    {"limit": "-30 %"},
    {"papers": "-1 paper", "supplement": "-40 %", "work.appraise": "-10 %"},
    {"limit": "-30 %", "papers": "-2 papers", "supplement": "-60 %", "work.appraise": "-20 %"},
]
COLUMNS = ["simplify", "from", "limit", "papers", "supplement", "work.appraise"]

procedures, demand, batches = [], [], []
for field, group, count, share, minutes, day, simplified in FIELDS:
    weights = [1 / (rank + 4) for rank in range(count)]
    for rank in range(count):
        name = f"{field}-{rank + 1:03d}"
        arrivals = DOSSIERS * share / 100 * weights[rank] / sum(weights)
        limit = LIMITS[rank % len(LIMITS)]
        agency = f"departments.{field}"
        procedures.append([
            name, f"Thủ tục {rank + 1} lĩnh vực {field}", group, agency, agency, f"{limit} working days",
            f"{PAPERS[rank % len(PAPERS)]} papers", f"lognormal {minutes * (0.6 + 0.2 * (rank % 4)):g} min cv 0.8",
        ])
        demand.append([name, f"{arrivals:.2f} per period"])
    # The busiest procedures were reviewed first: every second of them, until the decision's number is reached.
    for turn, rank in enumerate(range(0, 2 * simplified, 2)):
        change = CHANGES[turn % len(CHANGES)]
        row = {"simplify": f"catalogue.{field}-{rank + 1:03d}", "from": day} | change
        batches.append([row.get(column, "") for column in COLUMNS])

assert len(procedures) == DELEGATED
assert len(batches) == SIMPLIFIED
assert sum(share for _, _, _, share, _, _, _ in FIELDS) == 100


def write(name, header, rows):
    with open(FOLDER / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


write("hn23-procedures.csv",
      ["id", "name", "field", "intake", "deciding", "limit", "papers", "steps.appraise.work"], procedures)
write("hn23-demand.csv", ["id", "arrivals"], demand)
write("hn23-batches.csv", COLUMNS, batches)
