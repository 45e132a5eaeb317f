"""The four models in Prosimos: a BPMN process of tasks in a row, and its JSON of resources.

It writes its event log, as it does whenever it is used. The mean time in system is worked out from
that log; the CPU time of reading it again is told, so that it can be left out.
"""

import csv
import json
import os
import random
import tempfile
import time
from datetime import datetime

import numpy
from prosimos.simulation_engine import run_simulation

from four_models import run_as_program

HOUR = 3600
# Far above every draw; the form asks for a greatest value.
NO_LIMIT = 1e9
ALWAYS = [{"from": "MONDAY", "to": "SUNDAY", "beginTime": "00:00:00", "endTime": "23:59:59.999999"}]
OFFICE = [{"from": "MONDAY", "to": "FRIDAY", "beginTime": "09:00:00", "endTime": "17:00:00"}]


def values(name, *numbers):
    return {"distribution_name": name, "distribution_params": [{"value": number} for number in numbers]}


def process_text(model):
    tasks = [f"task{stage}" for stage in range(model.stages)]
    nodes = ["begin", *tasks, "end"]
    lines = ['<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">',
             '<process id="process">', '<startEvent id="begin"/>', '<endEvent id="end"/>']
    lines += [f'<task id="{task}" name="{task}"/>' for task in tasks]
    lines += [f'<sequenceFlow id="flow{index}" sourceRef="{source}" targetRef="{target}"/>'
              for index, (source, target) in enumerate(zip(nodes, nodes[1:]))]
    return "\n".join(lines + ["</process>", "</definitions>"])


def settings(model):
    stages = range(model.stages)
    service = (values("lognorm", HOUR, HOUR**2, 0, NO_LIMIT) if model.is_lognormal
               else values("expon", HOUR, 0, NO_LIMIT))
    return {
        "resource_profiles": [
            {"id": f"profile{stage}", "name": f"pool {stage}",
             "resource_list": [{"id": f"pool{stage}", "name": f"pool {stage}", "cost_per_hour": "0",
                                "amount": model.servers, "calendar": "hours",
                                "assignedTasks": [f"task{stage}"]}]}
            for stage in stages],
        "resource_calendars": [
            {"id": "hours", "name": "hours", "time_periods": OFFICE if model.has_hours else ALWAYS}],
        "arrival_time_distribution": values("expon", HOUR / model.rate, 0, NO_LIMIT),
        "arrival_time_calendar": ALWAYS,
        "gateway_branching_probabilities": [],
        "task_resource_distribution": [
            {"task_id": f"task{stage}", "resources": [{"resource_id": f"pool{stage}", **service}]}
            for stage in stages],
    }


def simulate(model, count, seed):
    random.seed(seed)
    numpy.random.seed(seed)
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("model.bpmn", "settings.json", "log.csv")]
        for path, text in zip(paths, (process_text(model), json.dumps(settings(model)))):
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        run_simulation(paths[0], paths[1], count, log_out_path=paths[2],
                       starting_at="2001-01-01T00:00:00.000000+00:00")
        done = time.process_time()
        customers, mean_hours = mean_of_log(paths[2])
        return customers, mean_hours, time.process_time() - done


def mean_of_log(path):
    """Customers and mean time in system, from the rows of first enabled and last end."""
    spans = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            enabled = datetime.fromisoformat(row["enable_time"]).timestamp()
            ended = datetime.fromisoformat(row["end_time"]).timestamp()
            first, last = spans.get(row["case_id"], (enabled, ended))
            spans[row["case_id"]] = (min(first, enabled), max(last, ended))
    return len(spans), sum(last - first for first, last in spans.values()) / len(spans) / HOUR


run_as_program(simulate)
