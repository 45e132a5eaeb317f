"""Writes hd-trace.csv of Scenarios/hai-duong-last-two-months.yaml: `python3 Scenarios/tables/hd-trace.py`.

No log of the province's arrivals was published. This is what one of them would look like: every dossier handed in from
2 November 2022 to 1 January 2023, as the demand of hai-duong-2023.yaml would have them come a year earlier: 3 %
fewer, with its split by population and its hours. Replace the file by a real one. Nothing is drawn from a library's generator: the same
table comes out everywhere.
"""

import csv
import datetime
import math
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent
FIRST, LAST = datetime.date(2022, 11, 2), datetime.date(2023, 1, 1)
DAYS_OF_PERIOD = 304  # 1 January to 31 October: what `per period` of hd-demand.csv means.

# The profiles `counter` and `online` of the catalogue; November and December weigh 1.1 in both.
MEAN = (1 + 0.8 + 1.1 + 1 + 1 + 1.1 + 1.1 + 1.1 + 1.05 + 1.1) / 10  # January to October
YEAR_BEFORE = 1 / 1.03  # the scenario's `scale: +3 %` takes it back
MONTH = 1.1 / MEAN * YEAR_BEFORE
COUNTER_DAY = [1.2, 1, 1, 1, 0.9, 0, 0]
ONLINE_DAY = [1, 1, 1, 1, 1, 0.4, 0.3]
COUNTER_HOURS = [(7.5, 8.5, 1), (8.5, 10.5, 1.5), (10.5, 11.5, 0.7), (13, 14, 1.1), (14, 16, 1.2), (16, 17, 0.6)]
ONLINE_HOURS = [(0, 7, 0.1), (7, 12, 1.2), (12, 13, 0.8), (13, 18, 1.2), (18, 22, 0.7), (22, 24, 0.3)]


class Draws:
    """Marsaglia's xorshift64*, written out so that every machine draws the same."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        x = self.state
        x ^= x >> 12
        x = (x ^ x << 25) & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 27
        self.state = x
        return (x * 2685821657736338717 & 0xFFFFFFFFFFFFFFFF) / 2**64

    def count(self, mean):
        """Poisson, in parts of ten at most (Knuth, The Art of Computer Programming 2, 3.4.1)."""
        count = 0
        while mean > 0:
            floor, product = math.exp(-min(mean, 10)), self.uniform()
            while product > floor:
                count += 1
                product *= self.uniform()
            mean -= 10
        return count

    def minute(self, hours):
        weights = [(end - start) * weight for start, end, weight in hours]
        left = self.uniform() * sum(weights)
        for (start, end, _), weight in zip(hours, weights):
            if left < weight:
                return int((start + (end - start) * left / weight) * 60)
            left -= weight
        return int(hours[-1][1] * 60) - 1


def table(name):
    with open(FOLDER / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def place_of(communes, total, share):
    left = share * total
    for commune in communes:
        left -= int(commune["data.population"])
        if left < 0:
            return commune["id"]
    return communes[-1]["id"]


def main():
    draws = Draws(20221102)
    communes = table("hd-communes.csv")
    total = sum(int(commune["data.population"]) for commune in communes)
    days = [FIRST + datetime.timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    # Weeks of the period on average: 5 days of counters (less 11 holidays of the ten months), 7 of the portal.
    counter_days = DAYS_OF_PERIOD * 5 / 7 - 11
    rows = []
    for entry in table("hd-demand.csv"):
        volume = int(entry["arrivals"].split()[0])
        online = float(entry["channels.online"].split()[0]) / 100
        for day in days:
            counter_mean = volume * (1 - online) / counter_days * MONTH * COUNTER_DAY[day.weekday()] / 1.02
            online_mean = volume * online / DAYS_OF_PERIOD * MONTH * ONLINE_DAY[day.weekday()] * 7 / 5.7
            for channel, mean, hours in [
                ("counter", counter_mean, COUNTER_HOURS), ("online", online_mean, ONLINE_HOURS)
            ]:
                for _ in range(draws.count(mean)):
                    minute = draws.minute(hours)
                    rows.append((
                        f"{day}T{minute // 60:02}:{minute % 60:02}", entry["id"],
                        "communes." + place_of(communes, total, draws.uniform()), channel,
                    ))
    rows.sort()
    with open(FOLDER / "hd-trace.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["received", "procedure", "place", "channel"])
        writer.writerows(rows)


main()
