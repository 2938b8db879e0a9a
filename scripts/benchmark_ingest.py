"""Measures the ingest against other readers and prints one table of ratios.

    benchmark_ingest.py TRACEREPORT FOLDER [GB | --large]

FOLDER holds the program `empty` and gets the files, which are deleted in the end. Times are CPU seconds, user and system
together, but for the two threads; each but the Python script's is the least of several, taken in turns where they
are short, so that whatever else the machine does meets all alike. Every figure of the tool is also held against sorting all values. Exit status 1 where a figure differs.
"""

import json
import multiprocessing
import os
import subprocess
import sys
import time

import numpy as np

ERRORS = "samples/aiperf-0.13-errors/profile_export.jsonl"
PERCENTILES = (1, 5, 10, 25, 50, 75, 90, 95, 99)


class Shape:
    """One kind of file, and what was aimed at for it."""

    def __init__(self, name, templates, lines, python, duckdb):
        self.name, self.templates = name, templates
        self.lines, self.python, self.duckdb = lines, python, duckdb


SHAPES = (
    Shape("0.8, chunk lists", "Tests/Fixtures/runs/aiperf-0.8-streaming/profile_export.jsonl", 5, 60, 7),
    Shape("0.13, ICL arrays", "samples/aiperf-0.13-streaming/profile_export.jsonl", 10, 45, 3.3),
)


class Run:
    """One process: its output, CPU and wall seconds, and the most memory it held, in MB."""

    def __init__(self, command, keeps_output=True):
        output = subprocess.PIPE if keeps_output else subprocess.DEVNULL
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
        self.output = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        self.wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{command[0]} failed with status {process.returncode}")
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024


def least(commands, turns):
    """Runs all commands in turns; for each the least CPU and wall time and the most memory."""
    runs = {name: [] for name in commands}
    for _ in range(turns):
        for name, command in commands.items():
            runs[name].append(Run(command))
    return {
        name: (min(r.cpu for r in all), min(r.wall for r in all), max(r.memory for r in all), all[-1].output)
        for name, all in runs.items()}


class Table:
    """Lines of the result, as they become known."""

    def __init__(self):
        print(f"{'':<52}{'measured':>12}{'aimed at':>12}")

    def line(self, what, value, aim=None, most=True, unit=""):
        met = "" if aim is None else "  met" if (value <= aim) == most else "  missed"
        goal = "" if aim is None else f"{'≤' if most else '≥'} {aim:g}{unit}"
        number = f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 100 else f"{value:.0f}"
        print(f"{what:<52}{number + unit:>12}{goal:>12}{met}", flush=True)


def expected(gaps):
    """What sorting all gaps gives, in ms."""
    ordered = np.sort(np.fromfile(gaps, dtype=np.uint32))
    at = {f"p{p}": int(ordered[min(len(ordered) * p // 100, len(ordered) - 1)]) / 1e6 for p in PERCENTILES}
    return {"count": len(ordered), "min": int(ordered[0]) / 1e6, "max": int(ordered[-1]) / 1e6, **at}


def differences(metrics, known):
    """The figures in which the tool's metrics differ from what is known; means and deviations to 1e-9."""
    for name, figures in known.items():
        for figure, value in (figures or {}).items():
            found = metrics[name][figure]
            near = figure in ("avg", "std", "median") and abs(found - value) <= 1e-9 * abs(value)
            if found != value and not near:
                yield f"{name}.{figure} is {found}, not {value}"


def measure(shape, tool, folder, size, table):
    file = os.path.join(folder, "run.jsonl")
    make = [sys.executable, "scripts/make_trace.py", shape.templates, ERRORS, file, str(size)]
    subprocess.run(make, check=True)
    actual = os.path.getsize(file) / 1e9
    analyze = [tool, "analyze", file, "--format", "json", "--quiet", "--threads"]
    one, two = analyze + ["1"], analyze + ["2"]
    small = size <= 2_000_000_000
    turns = 5 if small else 2
    results = least({"wc": ["wc", "-l", file], "one": one, "two": two}, turns)
    (wc, _, _, _), (cpu, wall, memory, output) = results["wc"], results["one"]
    _, wall_of_two, memory_of_two, output_of_two = results["two"]
    print(f"\n{shape.name}, {actual:.2f} GB: {cpu:.2f} s of CPU ({wall:.2f} s), wc -l {wc:.3f} s")
    table.line("CPU ÷ CPU of wc -l", cpu / wc, shape.lines)
    table.line("two threads ÷ one thread, wall time", wall_of_two / wall, 0.65)
    table.line("peak memory, one thread", memory, 250 if small else 400, unit=" MB")
    table.line("peak memory, two threads", memory_of_two, 250 if small else 400, unit=" MB")
    metrics = json.loads(output)["metrics"]
    # Not in this process: the most memory that it ever held counts as that of the programs it starts.
    with multiprocessing.get_context("spawn").Pool(1) as other:
        known = other.apply(expected, [file + ".gaps"])
    faults = list(differences(metrics, {"inter_chunk_latency": known}))
    if output != output_of_two:
        faults.append("two threads give another output than one")
    if small:
        duck, _, _, _ = least({"duck": [sys.executable, "scripts/query_trace.py", file, "1"]}, 3)["duck"]
        table.line("CPU of DuckDB ÷ CPU", duck / cpu, shape.duckdb, most=False)
        python = Run([sys.executable, "scripts/read_trace.py", file])
        table.line("CPU of a Python script ÷ CPU", python.cpu / cpu, shape.python, most=False)
        faults += differences(metrics, json.loads(python.output))
    print("the figures are those of sorting all values" if not faults else "\n".join(faults))
    os.remove(file)
    os.remove(file + ".gaps")
    return faults


def main():
    tool, folder, *rest = sys.argv[1:]
    size = 10_000_000_000 if rest[:1] == ["--large"] else int(float(rest[0] if rest else 1) * 1e9)
    table = Table()
    faults = [fault for shape in SHAPES for fault in measure(shape, tool, folder, size, table)]
    few = "samples/aiperf-0.13-streaming/profile_export.jsonl"
    start = least({"tool": [tool, "analyze", few, "--format", "json"], "empty": [os.path.join(folder, "empty")]}, 40)
    (_, wall, _, _), (_, empty, _, _) = start["tool"], start["empty"]
    print(f"\n300 requests: {wall * 1e3:.1f} ms, an empty program that imports Foundation {empty * 1e3:.1f} ms")
    table.line("from start to end ÷ the empty program", wall / empty, 2)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
