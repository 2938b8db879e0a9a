"""Times reports of a run of 1,000 requests against browsers' ways to the same PDF, and weighs reports.

    benchmark_report.py TRACEREPORT FOLDER WEASYPRINT ROUNDS

The runs are made of the samples in the repository, from a fixed seed. All programs take turns, so that a busy moment
of the machine meets them all; the median counts. Exit status 1 where a target is missed.
"""

import json
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import time

SEED = 20261124
# One whose chunks are listed, so that every chart has data, and one with failures.
SAMPLES = ["samples/aiperf-0.8-tls-batched", "samples/aiperf-0.13-errors"]
REQUESTS = 1_000
MILLION = 1_000_000
KB = 1_024


def moved(value, begin, start, stretch):
    """A part of a record with its moments moved to `start` and its spans stretched."""
    if isinstance(value, dict):
        if value.get("unit") == "ms":
            times = value["value"]
            scaled = [t * stretch for t in times] if isinstance(times, list) else times * stretch
            return value | {"value": scaled}
        return {key: moved(part, begin, start, stretch) for key, part in value.items()}
    if isinstance(value, list):
        return [moved(part, begin, start, stretch) for part in value]
    if isinstance(value, int) and value > 10**18:
        return start + int((value - begin) * stretch)
    return value


def make_run(path):
    """A run of 1,000 requests: records of the samples, each at a time and of a length of its own."""
    numbers = random.Random(SEED)
    records = [
        [json.loads(line) for line in open(f"{sample}/profile_export.jsonl")] for sample in SAMPLES]
    start = 1_795_000_000_000_000_000
    with open(path, "w") as file:
        for number in range(REQUESTS):
            record = numbers.choice(records[0] if number % 20 else records[1])
            start += int(numbers.expovariate(1) * 60e6)
            begin = record["metadata"]["request_start_ns"]
            record = moved(record, begin, start, numbers.lognormvariate(0, 0.4))
            record["metadata"]["x_request_id"] = f"{numbers.getrandbits(128):032x}"
            file.write(json.dumps(record, separators=(",", ":")) + "\n")
    shutil.copy(f"{SAMPLES[0]}/profile_export_aiperf.json", path.with_name("profile_export_aiperf.json"))


def make_million(path):
    """A run of a million requests in short lines, without traces."""
    numbers = random.Random(SEED)
    start = 1_795_000_000_000_000_000
    with open(path, "w") as file:
        for number in range(MILLION):
            start += int(numbers.expovariate(1) * 1e6)
            wait, receive = numbers.lognormvariate(4, 0.5), numbers.lognormvariate(6, 0.4)
            tokens = numbers.randrange(20, 400)
            file.write(
                f'{{"metadata":{{"x_request_id":"{number:08x}","request_start_ns":{start}}},"metrics":{{'
                f'"request_latency":{wait + receive:.3f},"output_sequence_length":{tokens},'
                f'"input_sequence_length":{numbers.randrange(50, 4000)},"http_req_sending":0.2,'
                f'"http_req_waiting":{wait:.3f},"http_req_receiving":{receive:.3f},'
                f'"http_req_duration":{wait + receive + 0.2:.3f},"http_req_chunks_received":{tokens + 2},'
                f'"inter_chunk_latency":[{receive / tokens:.4f},{receive / tokens * 1.2:.4f}]}}}}\n')


def seconds(command):
    """How long a command takes; ends the benchmark where it fails."""
    begin = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    taken = time.perf_counter() - begin
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed: {done.stderr.decode()[-500:]}")
    return taken


def printed_by_chromium(page, pdf, profile):
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not program:
        sys.exit("no Chromium found")
    command = [
        program, "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        f"--user-data-dir={profile}", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.resolve().as_uri()]
    return command[:1] + (["--no-sandbox"] if os.geteuid() == 0 else []) + command[1:]


def main():
    tool, folder, weasyprint, rounds = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    run = folder / "run"
    run.mkdir(parents=True, exist_ok=True)
    make_run(run / "profile_export.jsonl")
    pdf, page, whole = folder / "report.pdf", folder / "report.html", folder / "report"

    def report(source, output):
        return [tool, "report", str(source), "--quiet", "-o", str(output)]

    commands = {
        "tracereport, PDF": report(run, pdf),
        "tracereport, HTML": report(run, page),
        "tracereport, folder": report(run, whole),
        "Chromium": printed_by_chromium(page, folder / "chromium.pdf", folder / "profile"),
        "WeasyPrint": [weasyprint, "-q", str(page), str(folder / "weasyprint.pdf")],
    }
    for command in commands.values():  # everything is in memory when the clock starts
        seconds(command)
    taken = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(seconds(command))
    median = {name: statistics.median(times) for name, times in taken.items()}

    print(f"{REQUESTS:,} requests, {(run / 'profile_export.jsonl').stat().st_size:,} bytes, "
          f"{len(list((whole / 'charts').glob('*.png')))} charts, {rounds} rounds, medians")
    for name, times in taken.items():
        print(f"  {name:20} {median[name] * 1e3:8.1f} ms   ({min(times) * 1e3:.1f} to {max(times) * 1e3:.1f})")

    missed = 0

    def hold(what, value, limit, words, stretch=None):
        nonlocal missed
        missed += value >= limit
        mark = "missed" if value >= limit else "ok"
        if stretch is not None and value < stretch:
            mark += ", stretch too"
        print(f"  {what:44} {words:>12}   {mark}")

    print("share of the time, with its target")
    for other, target, stretch in [("Chromium", 7, 10), ("WeasyPrint", 10, 15)]:
        for kind in ["PDF", "HTML"]:
            share = median[f"tracereport, {kind}"] / median[other]
            hold(f"{kind} of {other} (1/{target}, stretch 1/{stretch})", share, 1 / target, f"1/{1 / share:.1f}",
                 1 / stretch)
    share = median["tracereport, folder"] / median["Chromium"]
    hold("folder of Chromium (1/2)", share, 1 / 2, f"1/{1 / share:.1f}")

    large = folder / "million.jsonl"
    make_million(large)
    print("size, with its target")
    for name, source in [("1,000 requests", run), ("1,000,000 requests", large)]:
        for path, limit in [(pdf, 300), (page, 600)]:
            spent = seconds(report(source, path))
            size = path.stat().st_size / KB
            hold(f"{path.suffix[1:].upper()} of {name} (under {limit} KB, {spent:.1f} s)", size, limit,
                 f"{size:.0f} KB")
    large.unlink()
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
