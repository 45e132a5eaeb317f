"""The four models that every engine is compared on, as plain numbers; hours everywhere.

Customers arrive by a Poisson process round the clock and pass `stages` pools of `servers` each,
first come, first served. With `hours` the pools are on duty Monday to Friday from 09 to 17: work
stops at closing and goes on at the next opening. The run starts empty on a Monday at midnight.
"""

import json
import math
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Model:
    stages: int
    servers: int
    rate: float
    is_lognormal: bool = False
    has_hours: bool = False


MODELS = {
    "mm1": Model(stages=1, servers=1, rate=0.8),
    "mmc": Model(stages=1, servers=10, rate=9.0),
    "tandem": Model(stages=5, servers=5, rate=4.25, is_lognormal=True),
    "tandemcal": Model(stages=5, servers=5, rate=170 / 168, is_lognormal=True, has_hours=True),
}

# A lognormal service of mean 1 and squared coefficient of variation 1.
SIGMA = math.sqrt(math.log(2))
MU = -SIGMA * SIGMA / 2

OPENING, CLOSING, OPEN_DAYS = 9, 17, 5
OPEN_HOURS = CLOSING - OPENING
WEEK, OPEN_WEEK = 168, OPEN_DAYS * OPEN_HOURS


def open_hours(instant):
    """The open hours before an instant."""
    weeks, rest = divmod(instant, WEEK)
    day, hour = divmod(rest, 24)
    if day >= OPEN_DAYS:
        return (weeks + 1) * OPEN_WEEK
    return weeks * OPEN_WEEK + day * OPEN_HOURS + min(max(hour - OPENING, 0), OPEN_HOURS)


def finish(start, work):
    """The instant at which `work` open hours after `start` are done."""
    weeks, rest = divmod(open_hours(start) + work, OPEN_WEEK)
    day, hours = divmod(rest, OPEN_HOURS)
    return weeks * WEEK + day * 24 + OPENING + hours


def peak_megabytes():
    """The most memory that this process held; None where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="utf-8") as lines:
            return next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return None


def run_as_program(simulate):
    """Runs `simulate(model, count, seed)` for the arguments MODEL COUNT SEED and prints what it did.

    It returns the customers, their mean time in system, and if it likes the CPU seconds that were
    spent on something else than simulating.
    """
    name, count, seed = sys.argv[1:4]
    customers, mean_hours, *aside = simulate(MODELS[name], int(count), int(seed))
    print(json.dumps({"customers": customers, "mean_hours": mean_hours, "aside_seconds": sum(aside),
                      "peak_megabytes": peak_megabytes()}))
