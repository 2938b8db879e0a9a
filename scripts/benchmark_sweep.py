"""Measures sweeps and prints one table of ratios.

    benchmark_sweep.py TRACEREPORT FOLDER AIPERF [RUNS] [REQUESTS] [ROUNDS]

The runs are copies of a sample's records, each under its own load. One sweep over all of them is held against one
`analyze --findings --format json` a run, less what starting the tool as often costs (`--version` as often), in turns; of
each round the ratio is taken, and their median counts. Then a sweep of six runs of 80 requests, as AIPerf makes it: `sweep -o DIR`, which draws all
charts and both reports, beside `aiperf plot`. Exit status 1 where a median is above what is aimed at.
"""

import glob
import json
import os
import shutil
import statistics
import subprocess
import sys
import time

from benchmark_ingest import Run

AIM = 1.2
TIMES_FASTER = 30
SAMPLE = "samples/aiperf-0.13-streaming"


def make(folder, loads, requests):
    """A run of a sample's records for each load, the ids and starts of each made its own."""
    records = [json.loads(line) for line in open(f"{SAMPLE}/profile_export.jsonl")]
    summary = json.load(open(f"{SAMPLE}/profile_export_aiperf.json"))
    span = max(r["metadata"]["request_end_ns"] for r in records) - min(
        r["metadata"]["request_start_ns"] for r in records)
    for name in ("request_count", "is_complete", "was_cancelled"):
        summary.pop(name, None)
    places = []
    for run in loads:
        place = f"{folder}/concurrency_{run}"
        os.makedirs(place)
        places.append(place)
        with open(f"{place}/profile_export.jsonl", "w") as out:
            for number in range(requests):
                record = json.loads(json.dumps(records[number % len(records)]))
                later(record, span * (number // len(records)))
                record["metadata"]["x_request_id"] = f"r{run}-{number}"
                out.write(json.dumps(record, separators=(",", ":")) + "\n")
        for phase in summary["input_config"]["phases"]:
            phase["concurrency"] = run
            phase["requests"] = requests
        json.dump(summary, open(f"{place}/profile_export_aiperf.json", "w"))
    return places


def later(value, by):
    """Moves every time of wall clock in a record."""
    for key in value if isinstance(value, dict) else range(len(value)):
        if isinstance(value[key], (dict, list)):
            later(value[key], by)
        elif isinstance(value[key], int) and value[key] > 10**18:
            value[key] += by


def timed(commands):
    start = time.monotonic()
    for command in commands:
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.monotonic() - start


def line(what, values, aim=""):
    print(f"{what:<78}{statistics.median(values):>9.2f}{min(values):>9.2f}  {aim}", flush=True)


def reading(tool, folder, runs, requests, rounds):
    place = f"{folder}/many"
    shutil.rmtree(place, ignore_errors=True)
    places = make(place, range(1, runs + 1), requests)
    sweep = [tool, "sweep", place, "--format", "json", "--quiet"]
    ratios, times, memory, one = [], [], [], []
    for _ in range(rounds):
        whole = Run(sweep, keeps_output=False)
        each = timed([[tool, "analyze", p, "--findings", "--format", "json", "--quiet"] for p in places])
        starts = timed([[tool, "--version"] for _ in places])
        ratios.append(whole.wall / (each - starts))
        times.append(whole.wall)
        memory.append(whole.memory)
        one.append(Run([tool, "analyze", places[0], "--findings", "--quiet"], keeps_output=False).memory)
    print(f"\n{runs} runs of {requests} requests")
    line("one sweep, s", times)
    line("one sweep ÷ analyze of each, less starting the tool as often", ratios, f"≤ {AIM}")
    line("peak memory of the sweep, MB", memory)
    line("peak memory of analyze of one, MB", one)
    shutil.rmtree(place)
    return statistics.median(ratios) > AIM


def beside_aiperf(tool, folder, aiperf, rounds):
    if not os.path.exists(aiperf):
        print("\naiperf is not to be had here: not compared")
        return False
    place = f"{folder}/six"
    shutil.rmtree(place, ignore_errors=True)
    make(place, [1, 2, 4, 8, 16, 32], 80)
    own, theirs = [], []
    for _ in range(rounds):
        start = time.monotonic()
        done = subprocess.run([aiperf, "plot", "--paths", place], capture_output=True, text=True)
        theirs.append(time.monotonic() - start)
        drawn = glob.glob(f"{place}/**/*.png", recursive=True)
        if done.returncode != 0 or not drawn:
            print(f"\naiperf plot drew nothing here (status {done.returncode}; kaleido needs Chrome): not compared")
            print(done.stderr[-500:])
            return False
        own.append(timed([[tool, "sweep", place, "-o", f"{folder}/six-out", "--quiet"]]))
    print(f"\nA sweep of six runs of 80 requests; aiperf plot drew {len(drawn)} pictures")
    line("tracereport sweep -o DIR (six charts twice, PDF, HTML, JSON), s", own)
    line("aiperf plot, s", theirs)
    ratios = [a / b for a, b in zip(theirs, own)]
    line("aiperf plot ÷ tracereport sweep -o DIR", ratios, f"≥ {TIMES_FASTER}")
    shutil.rmtree(place)
    shutil.rmtree(f"{folder}/six-out", ignore_errors=True)
    return statistics.median(ratios) < TIMES_FASTER


def main():
    tool, folder, aiperf, *rest = sys.argv[1:]
    runs, requests, rounds = [int(x) for x in (rest + ["100", "1000", "5"][len(rest):])]
    print(f"{'':<78}{'median':>9}{'least':>9}  aimed at")
    missed = [reading(tool, folder, runs, requests, rounds), beside_aiperf(tool, folder, aiperf, rounds)]
    sys.exit(1 if any(missed) else 0)


if __name__ == "__main__":
    main()
