"""Measures motcua and limit_heap in turn and prints one line a model; see the script `compare`."""

import json
import os
import platform
import re
import statistics
import subprocess
import sys

MODELS = ["mm1", "mmc", "tandem", "tandemcal"]
SHORT_COUNT = 20_000


def run(command):
    """The output of a command and the CPU seconds it took, user and system."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return output, usage.ru_utime + usage.ru_stime


def motcua(program, model, replications, seed):
    """Dossiers, mean time in system and CPU seconds of a run with every metric on."""
    command = [program, "run", f"Benchmarks/models/{model}.yaml", "--format", "json",
               "--no-output", "-q", "-j", "1", "--seed", str(seed)]
    if replications:
        command += ["--replications", str(replications)]
    output, seconds = run(command)
    result = json.loads(output)
    metrics = result["policies"][0]["metrics"]
    return result["performance"]["dossiers"], metrics["elapsed_hours_mean"]["mean"], seconds


def limit_heap(program, model, count, seed):
    output, seconds = run([program, model, str(count), str(seed)])
    return float(re.search(r"meanT=([0-9.]+)", output).group(1)), seconds


def measured(programs, model, seed):
    """Dossiers, mean times and thousand dossiers a CPU second of both, start-up left out."""
    own, peer = programs
    short_count, _, short_seconds = motcua(own, model, 1, seed)
    long_count, own_mean, long_seconds = motcua(own, model, None, seed)
    count = long_count - short_count
    own_seconds = long_seconds - short_seconds
    _, short_seconds = limit_heap(peer, model, SHORT_COUNT, seed)
    peer_mean, long_seconds = limit_heap(peer, model, SHORT_COUNT + count, seed)
    peer_seconds = long_seconds - short_seconds
    return count, own_mean, peer_mean, count / own_seconds / 1000, count / peer_seconds / 1000


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            return next(line.split(":")[1].strip() for line in lines if "model name" in line)
    except (OSError, StopIteration):
        return platform.machine()


def main():
    programs, rounds = sys.argv[1:3], int(sys.argv[3])
    print(f"{processor()}, {rounds} rounds in turn, CPU time, medians; ratio = motcua / limit_heap")
    print(f"{'model':<10}{'dossiers':>10}{'mean h':>10}{'peer':>10}{'k/s':>10}{'peer':>10}"
          f"{'ratio':>8}{'least':>8}{'most':>8}")
    for model in MODELS:
        found = [measured(programs, model, seed) for seed in range(1, rounds + 1)]
        ratios = [own / peer for _, _, _, own, peer in found]
        count, own_mean, peer_mean, own_speed, peer_speed = (
            statistics.median(column) for column in zip(*found))
        print(f"{model:<10}{count:>10.0f}{own_mean:>10.4f}{peer_mean:>10.4f}{own_speed:>10,.0f}"
              f"{peer_speed:>10,.0f}{statistics.median(ratios):>8.3f}{min(ratios):>8.3f}"
              f"{max(ratios):>8.3f}", flush=True)


main()
