"""Runs the examples of merging summaries, and prints what they cost; called by check-scale.sh.

    check_scale.py TOOL FOLDER [MB] [PARTS]

Every example ends in a comparison with one process; the first that differs ends this with its status.
"""

import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "samples/aiperf-0.13-streaming/profile_export.jsonl"
FAILURES = ROOT / "samples/aiperf-0.13-errors/profile_export.jsonl"


def timed(*arguments, **options):
    """Runs a program to its end; returns seconds of wall clock and of CPU."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([str(argument) for argument in arguments], check=True, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, cpu


def split(whole, count, folder):
    """Cuts a run into files of as many bytes each as whole lines allow, in the order of their names."""
    folder.mkdir()
    lines, parts = open(whole, "rb"), []
    size = whole.stat().st_size / count
    with lines:
        for number in range(count):
            parts.append(folder / f"{number:04}.jsonl")
            with open(parts[-1], "wb") as part:
                while lines.tell() < size * (number + 1) and (line := lines.readline()):
                    part.write(line)
    return parts


def kubernetes(tool, whole, parts, folder):
    """Checks the YAML, and runs the pods' script for each index as the Indexed Job would."""
    subprocess.run(
        [sys.executable, "-m", "kubernetes_validate", "--strict", ROOT / "examples/kubernetes/jobs.yaml"], check=True
    )
    shutil.copytree(parts[0].parent, folder / "parts")
    environment = os.environ | {"TRACEREPORT": tool, "DATA": str(folder), "PARTS": str(len(parts))}
    start = time.perf_counter()
    loop = "for i in $(seq 0 $((PARTS - 1))); do JOB_COMPLETION_INDEX=$i sh part.sh; done; sh merge.sh"
    subprocess.run(["sh", "-ec", loop], check=True, env=environment, cwd=ROOT / "examples/kubernetes")
    seconds = time.perf_counter() - start
    named = (folder / "run.summary").rename(folder / whole.name)
    for run, name in ((whole, "one"), (named, "merged")):
        subprocess.run([tool, "analyze", run, "--format", "json", "-o", folder / name], check=True)
    subprocess.run(["cmp", folder / "one", folder / "merged"], check=True)
    print("merged by the scripts of the Jobs, the same as one process")
    return seconds


def sizes(tool, whole, parts, folder):
    """Prints what a summary of the whole costs and takes."""
    summary, rounds = folder / "whole.summary", 5
    once = {"analyze": [], "analyze --hash": [], "summarize": [], "summarize, 1 thread": [], "analyze, 1 thread": []}
    quiet = {"stdout": subprocess.DEVNULL}
    for _ in range(rounds):
        once["analyze"].append(timed(tool, "analyze", whole, "--format", "json", **quiet))
        once["analyze --hash"].append(timed(tool, "analyze", whole, "--format", "json", "--hash", **quiet))
        once["summarize"].append(timed(tool, "summarize", whole, "-o", summary))
        once["analyze, 1 thread"].append(timed(tool, "analyze", whole, "--format", "json", "--threads", 1, **quiet))
        once["summarize, 1 thread"].append(timed(tool, "summarize", whole, "--threads", 1, "-o", summary))
    print(f"\n| What, of {whole.stat().st_size / 1e6:.0f} MB, median of {rounds} in turns | Wall s | CPU s |\n| --- | --- | --- |")
    for name, times in once.items():
        wall, cpu = (sorted(column)[rounds // 2] for column in zip(*times))
        print(f"| {name} | {wall:.2f} | {cpu:.2f} |")
    made = [folder / f"{part.stem}.summary" for part in parts]
    for part, out in zip(parts, made):
        subprocess.run([tool, "summarize", part, "-o", out], check=True)
    total = sum(out.stat().st_size for out in made)
    wall, cpu = timed(tool, "merge", *made, "-o", folder / "merged.summary")
    answer = json.loads(subprocess.run([tool, whole, "--format", "json"], check=True, capture_output=True).stdout)
    gaps = answer["metrics"]["inter_chunk_latency"]["count"]
    requests = answer["overview"]["total_records"]
    size = summary.stat().st_size
    print(f"\n{requests:,} requests, {gaps:,} gaps: one summary {size / 1e6:.2f} MB, {size / requests:.0f} B a request;")
    print(f"{len(parts)} summaries {total / 1e6:.2f} MB, merged in {wall:.2f} s ({cpu:.2f} s of CPU), {total / wall / 1e6:.0f} MB a second")


def main(tool, place, megabytes=200, count=20):
    with tempfile.TemporaryDirectory(dir=place) as folder:
        folder = pathlib.Path(folder).resolve()
        whole = folder / "run.jsonl"
        subprocess.run(
            [sys.executable, ROOT / "scripts/make_trace.py", TEMPLATES, FAILURES, whole, str(int(megabytes) * 1_000_000)],
            check=True,
        )
        parts = split(whole, int(count), folder / "parts")
        environment = os.environ | {"TRACEREPORT": tool}
        rows = []
        examples = ROOT / "examples"
        rows.append(("GNU parallel", timed("sh", examples / "parallel.sh", whole, count, env=environment)[0]))
        (folder / "kubernetes").mkdir()
        rows.append(("The scripts of the Jobs, one after the other", kubernetes(tool, whole, parts, folder / "kubernetes")))
        rows.append(("Dask", timed(sys.executable, examples / "dask_merge.py", whole, *parts, env=environment)[0]))
        if shutil.which("java"):
            spark = pathlib.Path(sys.executable).parent / "spark-submit"
            seconds, _ = timed(
                spark, "--master", "local-cluster[2,1,1024]", examples / "spark_merge.py", whole, *parts,
                env=environment | {"PYSPARK_PYTHON": sys.executable},
            )
            rows.append(("Spark, local-cluster[2,1,1024]", seconds))
        print(f"\n| {count} parts, with the comparison | s |\n| --- | --- |")
        for name, seconds in rows:
            print(f"| {name} | {seconds:.1f} |")
        sizes(tool, whole, parts, folder)


if __name__ == "__main__":
    main(str(pathlib.Path(sys.argv[1]).resolve()), *sys.argv[2:])
