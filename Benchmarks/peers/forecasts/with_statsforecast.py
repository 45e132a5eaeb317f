"""Forecasts by statsforecast: lines of 'half;season;history;future' in, CSV of scores out."""

import sys
import time
import warnings

import numpy as np
from statsforecast.models import AutoETS, DynamicOptimizedTheta, SeasonalNaive, Theta

warnings.filterwarnings("ignore")
LEVELS = [80, 95]


def figures(text):
    return np.array([float(cell) for cell in text.split(",")])


def naive2(history, horizon, season):
    """The reference of OWA, with the test and the decomposition of the M competitions."""
    n, pattern = len(history), np.ones(season)
    offsets = history - history.mean()
    r = [np.sum(offsets[k:] * offsets[:n - k]) / np.sum(offsets**2) for k in range(1, season + 1)]
    if n > 2 * season and abs(r[-1]) > 1.6449 * np.sqrt((1 + 2 * np.sum(np.square(r[:-1]))) / n):
        weights = np.r_[0.5, np.ones(season - 1), 0.5] / season
        ratio = history[season // 2:n - season // 2] / np.convolve(history, weights, "valid")
        places = np.arange(season // 2, n - season // 2) % season
        pattern = np.array([ratio[places == place].mean() for place in range(season)])
        pattern /= pattern.mean()
    return history[-1] / pattern[(n - 1) % season] * pattern[(n + np.arange(horizon)) % season]


def scores(mean, low, high, future, scale):
    """sMAPE, MASE, coverage at 80 and 95 %, MSIS95."""
    smape = np.mean(200 * abs(mean - future) / (abs(mean) + abs(future)))
    inside = [np.mean((future >= low[k]) & (future <= high[k])) for k in (0, 1)]
    width = high[1] - low[1]
    outside = np.maximum(low[1] - future, 0) + np.maximum(future - high[1], 0)
    return [smape, np.mean(abs(mean - future)) / scale, *inside, np.mean(width + 40 * outside) / scale]


def main():
    lines = [line.strip().split(";") for line in open(sys.argv[1], encoding="utf-8")]
    cases = [(int(season), figures(history), figures(future))
             for _, season, history, future in lines[::int(sys.argv[2])]]
    horizon, season = len(cases[0][2]), cases[0][0]
    models = {"seasonal-naive": SeasonalNaive(season_length=season), "theta": Theta(season_length=season),
              "dynamic-theta": DynamicOptimizedTheta(season_length=season), "ets": AutoETS(season_length=season)}
    rows = {name: [] for name in ["naive2", *models, "mean"]}
    spent = dict.fromkeys(rows, 0.0)
    for model in models.values():  # compiles
        model.forecast(y=cases[0][1], h=horizon, level=LEVELS)
    for season, history, future in cases:
        scale = np.mean(abs(history[season:] - history[:-season]))
        parts = {}
        mean = naive2(history, horizon, season)
        rows["naive2"].append(scores(mean, [mean] * 2, [mean] * 2, future, scale)[:2] + [np.nan] * 3)  # no ranges
        for name, model in models.items():
            start = time.process_time()
            answer = model.forecast(y=history, h=horizon, level=LEVELS)
            spent[name] += time.process_time() - start
            parts[name] = [answer["mean"], [answer[f"lo-{level}"] for level in LEVELS],
                           [answer[f"hi-{level}"] for level in LEVELS]]
            rows[name].append(scores(*parts[name], future, scale))
        three = [parts[name] for name in ("theta", "dynamic-theta", "ets")]
        rows["mean"].append(scores(*[np.mean([part[k] for part in three], axis=0) for k in range(3)], future, scale))
    spent["mean"] = sum(spent[name] for name in ("theta", "dynamic-theta", "ets"))
    for name, found in rows.items():
        cells = [*np.mean(found, axis=0), spent[name] * 1000 / len(cases)]
        print(",".join([name, "report", str(len(cases)), *(f"{cell:.6f}" for cell in cells)]))


main()
