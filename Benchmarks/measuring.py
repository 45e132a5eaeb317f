"""What the commands of this folder share: the program, CPU time, and what machine this is."""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / ".build" / "benchmarks"
MODELS = ["mm1", "mmc", "tandem", "tandemcal"]
SKIPPED = 75  # the status of a command that could not do its work for want of a tool


class Skipped(Exception):
    """Why something is left out, in plain words."""


def leave(reason):
    """Ends the command, since a tool that it needs is missing."""
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def run(command, **options):
    """The output of a command and the CPU seconds it took, user and system.

    Without the threads that OpenBLAS starts at load wherever a program is linked with it: they look for work for
    some tens of milliseconds before they sleep, beside a short run and not beside a long one.
    """
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, cwd=ROOT,
                               env=os.environ | {"OPENBLAS_NUM_THREADS": "1"}, **options)
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}")
    return output, usage.ru_utime + usage.ru_stime


def motcua_program():
    """The program: the one that MOTCUA names, or the release build, made now if need be."""
    named = os.environ.get("MOTCUA")
    if named:
        if not os.access(named, os.X_OK):
            sys.exit(f"MOTCUA names '{named}', which is no program")
        return str(Path(named).resolve())
    if not shutil.which("swift"):
        leave("no swift, and MOTCUA names no program that is already built")
    build = ["swift", "build", "-c", "release", "--product", "motcua"]
    subprocess.run(build, cwd=ROOT, check=True, stdout=sys.stderr)
    folder = subprocess.run(build[:4] + ["--show-bin-path"], cwd=ROOT, check=True,
                            capture_output=True, text=True).stdout.strip()
    return f"{folder}/motcua"


def motcua_command(program, scenario, replications=None, seed=1):
    """One thread, every metric, nothing written; all replications of the file unless told."""
    command = [program, "run", scenario, "--format", "json", "--no-output", "-q", "-j", "1", "--seed", seed]
    return command + (["--replications", replications] if replications else [])


def motcua(program, scenario, replications=None, seed=1):
    """The result of a run and its CPU seconds."""
    output, seconds = run(motcua_command(program, scenario, replications, seed))
    return json.loads(output), seconds


def processor():
    """The model of the processor, as the system names it."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            return next(line.split(":")[1].strip() for line in lines if "model name" in line)
    except (OSError, StopIteration):
        return platform.machine()


def swift_version():
    """`6.3.1`, of the toolchain in PATH; None without one."""
    try:
        text = subprocess.run(["swift", "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    found = re.search(r"Swift version (\S+)", text)
    return found.group(1) if found else None
