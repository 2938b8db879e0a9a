"""Runs every query of docs/sql.md with DuckDB on tables of real runs, and holds the answers against the same found
from the records and from `tracereport analyze`.

    check_sql.py TOOL FOLDER
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys

import duckdb

TOOL, FOLDER = os.path.abspath(sys.argv[1]), sys.argv[2]
MULTITURN = "Tests/Fixtures/loads/aiperf-0.13-multiturn"
SAMPLE = "samples/aiperf-0.13-streaming"


def tool(*arguments):
    return subprocess.run([TOOL, *arguments], check=True, capture_output=True, text=True).stdout


def analysis(run):
    return json.loads(tool("analyze", run, "--format", "json", "--quiet"))


def queries():
    text = open("docs/sql.md").read()
    return dict(re.findall(r"^## (.*?)$.*?```sql\n(.*?)```", text, re.S | re.M))


def ask(sql):
    """A query as the page has it, in the folder of the tables: another path to them is another name of theirs."""
    here = os.getcwd()
    os.chdir(FOLDER)
    try:
        return duckdb.sql(sql).fetchall()
    finally:
        os.chdir(here)


def records(run):
    return [json.loads(line) for line in open(f"{run}/profile_export.jsonl")]


def make_archive():
    """Eight runs of one configuration, days apart; the seventh is twice as slow."""
    lines = [line for line in open(f"{SAMPLE}/profile_export.jsonl") if line.strip()]
    runs = {}
    for number in range(8):
        place = f"{FOLDER}/run{number}"
        os.makedirs(place)
        begin = min(json.loads(line)["metadata"]["request_start_ns"] for line in lines)
        slow = 2 if number == 6 else 1

        def moved(found):
            value = int(found.group(0))
            return str(begin + number * 86_400_000_000_000 + (value - begin) * slow)

        with open(f"{place}/profile_export.jsonl", "w") as file:
            file.writelines(re.sub(r"\b1[67]\d{17}\b", moved, line) for line in lines)
        folder = tool("archive", place, "--into", f"{FOLDER}/runs", "--label", f"commit=c{number}", "--quiet").strip()
        runs[os.path.basename(folder)] = analysis(place)
    return runs


def check(name, found, wanted):
    if found != wanted:
        sys.exit(f"{name}:\n found {found}\nwanted {wanted}")
    print(f"{name}: {len(found)} rows as found without SQL")


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    os.makedirs(FOLDER)
    runs = make_archive()
    tool("archive", "table", f"{FOLDER}/runs", "-o", f"{FOLDER}/metrics.parquet")
    sql = queries()

    trend = ask(sql["Trend"])
    wanted = [(f"c{number}", one["metrics"]["ttfb"]["p50"], one["metrics"]["ttfb"]["p99"], 0.0)
              for number, one in enumerate(sorted(runs.values(), key=lambda one: one["input"]["start_time"]))]
    check("Trend", [row[2:] for row in trend], wanted)

    order = sorted(runs, key=lambda folder: runs[folder]["input"]["start_time"])
    alerts = []
    for place, folder in enumerate(order):
        for metric in ("http_req_duration", "ttfb"):
            p99 = [runs[one]["metrics"][metric]["p99"] for one in order]
            before = p99[max(0, place - 10):place]
            if len(before) >= 5 and p99[place] > 1.2 * statistics.median(before):
                usual = statistics.median(before)
                alerts.append((folder, metric, p99[place], usual, p99[place] / usual))
    if [one[0] for one in alerts] != [order[6]] * 2:
        sys.exit(f"the slow run is not the one that stands out: {alerts}")
    check("Regression alert", ask(sql["Regression alert"]), alerts)

    tool("table", MULTITURN, "-o", f"{FOLDER}/requests.parquet")
    slowest = ask(sql["Slowest requests"])
    durations = sorted((row[2] for row in slowest), reverse=True)
    if [row[2] for row in slowest] != durations or durations[0] != analysis(MULTITURN)["metrics"]["http_req_duration"]["max"]:
        sys.exit("Slowest requests: not the slowest")
    ids = {one["metadata"]["x_request_id"]: one for one in records(MULTITURN)}
    for row in slowest:
        trace = ids[row[0]]["trace_data"]
        spent = (trace["response_receive_end_ns"] - trace["request_send_start_ns"]) / 1e6
        if abs(spent - row[2]) > 1e-9 * spent:
            sys.exit(f"Slowest requests: {row}")
    print(f"Slowest requests: {len(slowest)} rows as found without SQL")

    turns = {}
    for one in records(MULTITURN):
        if one["metadata"].get("benchmark_phase", "profiling") != "profiling":
            continue
        trace, first = one["trace_data"], one["metrics"].get("time_to_first_token", {}).get("value")
        good = (not one.get("error") and first is not None and first <= 500
                and trace["response_receive_end_ns"] - trace["request_send_start_ns"] <= 5_000_000_000)
        turns.setdefault(one["metadata"]["turn_index"], []).append(good)
    check("Goodput by turn", ask(sql["Goodput by turn"]),
          [(turn, len(good), sum(good), sum(good) / len(good)) for turn, good in sorted(turns.items())])

    tool("table", "samples/aiperf-0.13-errors", "-o", f"{FOLDER}/requests.parquet")
    failures = ask(sql["Failures by server"])
    failed = analysis("samples/aiperf-0.13-errors")["overview"]
    found = sum(row[3] for row in failures)
    check("Failures by server", [found], [failed["failed_requests"] - failed["cancelled_requests"]])
    left = set(sql) - {"Trend", "Regression alert", "Slowest requests", "Goodput by turn", "Failures by server"}
    if left:
        sys.exit(f"no check for {left}")
    shutil.rmtree(FOLDER)


main()
