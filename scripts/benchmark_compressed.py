"""Measures the reading of compressed runs and prints one table of ratios.

    benchmark_compressed.py TRACEREPORT FOLDER [GB] [ROUNDS]

All commands take turns, so that whatever else the machine does meets all alike. Of each round the ratios are taken; their
median counts, and the least is printed beside it. What is aimed at takes two cores: where two processes at once take
longer than one, because neighbours have the other core, it is not judged. Exit status 1 where a figure of a compressed
run is not that of the plain one, or where a median is above what was aimed at.
"""

import json
import os
import statistics
import subprocess
import sys
import time

from benchmark_ingest import ERRORS, SHAPES, Run

AIM = 1.2
# Two processes at once may take this much longer than one before a second core is called missing.
TWO_CORES = 1.15
FORMATS = {".gz": ["gzip", "-dc"], ".zst": ["zstd", "-dc"]}


def figures(output):
    """The JSON without the file's name, its bytes and their hash, which differ."""
    analysis = json.loads(output)
    for name in ("file", "bytes", "sha256"):
        del analysis["input"][name]
    return analysis


def together(command):
    """How long two of a command take at once, in seconds."""
    start = time.monotonic()
    processes = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    for process in processes:
        process.wait()
    return time.monotonic() - start


def measure(shape, tool, folder, size, rounds):
    file = os.path.join(folder, "run.jsonl")
    subprocess.run([sys.executable, "scripts/make_trace.py", shape.templates, ERRORS, file, str(size)], check=True)
    os.remove(file + ".gaps")
    subprocess.run(["gzip", "-kf", file], check=True)
    subprocess.run(["zstd", "-qkf", file], check=True)
    analyze = [tool, "analyze", "--format", "json", "--quiet", "--threads"]
    commands = {("", threads): analyze + [threads, file] for threads in "12"}
    for suffix, decompress in FORMATS.items():
        commands[suffix, "dc"] = decompress + [file + suffix]
        commands |= {(suffix, threads): analyze + [threads, file + suffix] for threads in "12"}
    runs = {name: [] for name in commands}
    pairs = []
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(Run(command, keeps_output=name[1] != "dc"))
        pairs.append(together(commands[".gz", "dc"]) / runs[".gz", "dc"][-1].wall)
    print(f"\n{shape.name}, {os.path.getsize(file) / 1e9:.2f} GB")
    has_two_cores = statistics.median(pairs) <= TWO_CORES
    line("two gzip -dc at once ÷ one, 1 where there are two cores", pairs)
    expected = figures(runs["", "1"][0].output)
    missed = False
    for suffix, decompress in FORMATS.items():
        wall = [two.wall / max(dc.wall, plain.wall)
                for two, dc, plain in zip(runs[suffix, "2"], runs[suffix, "dc"], runs["", "2"])]
        cpu = [one.cpu / (dc.cpu + plain.cpu)
               for one, dc, plain in zip(runs[suffix, "1"], runs[suffix, "dc"], runs["", "1"])]
        name = f"{suffix}, {os.path.getsize(file + suffix) / 1e6:.0f} MB"
        median = statistics.median(wall)
        missed |= median > AIM and has_two_cores
        verdict = "met" if median <= AIM else "missed" if has_two_cores else "not judged: no second core"
        line(f"{name}: two threads ÷ the longer of {' '.join(decompress)} and the plain file", wall,
             f"≤ {AIM}  {verdict}")
        line(f"{name}: CPU ÷ that of {' '.join(decompress)} and the plain file together", cpu)
        line(f"{name}: peak memory, two threads, MB", [run.memory for run in runs[suffix, "2"]])
        for threads in "12":
            if any(figures(run.output) != expected for run in runs[suffix, threads]):
                print(f"{name}: the figures are not those of the plain file")
                missed = True
    for name in ["", *FORMATS]:
        os.remove(file + name)
    return missed


def line(what, values, aim=""):
    print(f"{what:<78}{statistics.median(values):>8.2f}{min(values):>8.2f}  {aim}", flush=True)


def main():
    tool, folder, *rest = sys.argv[1:]
    size = int(float(rest[0] if rest else 0.3) * 1e9)
    rounds = int(rest[1]) if len(rest) > 1 else 9
    print(f"{'':<78}{'median':>8}{'least':>8}  aimed at")
    missed = [measure(shape, tool, folder, size, rounds) for shape in SHAPES]
    sys.exit(1 if any(missed) else 0)


if __name__ == "__main__":
    main()
