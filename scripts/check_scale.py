"""Runs the examples of merging summaries, and prints what they cost; called by check-scale.sh.

    check_scale.py TOOL FOLDER [MB] [PARTS]
    check_scale.py TOOL FOLDER short

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
    summary, rounds = folder / "whole.summary", 7
    made = [folder / f"{part.stem}.summary" for part in parts]
    for part, out in zip(parts, made):
        subprocess.run([tool, "summarize", part, "-o", out], check=True)
    total = sum(out.stat().st_size for out in made)
    bounded, merged = folder / "bounded.summary", folder / "merged.summary"
    commands = {
        "`analyze`": ["analyze", whole, "--format", "json", "--threads", 1],
        "`analyze --hash`": ["analyze", whole, "--format", "json", "--threads", 1, "--hash"],
        "`summarize`, which hashes too": ["summarize", whole, "--threads", 1, "-o", summary],
        "`summarize --bounded`": ["summarize", whole, "--threads", 1, "--bounded", "-o", bounded],
        f"`merge` of {len(made)} summaries, {total / 1e6:.1f} MB together": ["merge", *made, "-o", merged],
        "`analyze` of the merged summary": ["analyze", merged, "--format", "json"],
    }
    once = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            once[name].append(timed(tool, *command, stdout=subprocess.DEVNULL)[1])
    middle = {name: sorted(times)[rounds // 2] for name, times in once.items()}
    print(f"\n| What, of {whole.stat().st_size / 1e6:.0f} MB, one thread, median of {rounds} in turns | CPU s |")
    print("| --- | --- |")
    for name, seconds in middle.items():
        print(f"| {name} | {seconds:.2f} |")
    answer = json.loads(subprocess.run([tool, whole, "--format", "json"], check=True, capture_output=True).stdout)
    gaps = answer["metrics"]["inter_chunk_latency"]["count"]
    requests = answer["overview"]["total_records"]
    size = summary.stat().st_size
    print(f"\n{requests:,} requests, {gaps:,} gaps: one summary {size / 1e6:.2f} MB, {size / requests:.0f} B a request;")
    print(f"in cells {bounded.stat().st_size / 1e6:.2f} MB; merged: {merged.stat().st_size / 1e6:.2f} MB")
    rate = total / next(middle[name] for name in middle if "merge`" in name)
    print(f"merged at {rate * 60 / 1e9:.2f} GB of summaries a minute of CPU")


def examples(tool, whole, parts, folder, with_spark):
    """Runs the examples, each to its comparison, and prints what they took."""
    environment = os.environ | {"TRACEREPORT": tool}
    place, rows = ROOT / "examples", []
    one, _ = timed(tool, "analyze", whole, "--format", "json", stdout=subprocess.DEVNULL)
    rows.append(("One process, `analyze`", one))
    rows.append(("GNU parallel", timed("sh", place / "parallel.sh", whole, len(parts), env=environment)[0]))
    (folder / "kubernetes").mkdir()
    seconds = kubernetes(tool, whole, parts, folder / "kubernetes")
    rows.append(("The scripts of the Kubernetes Jobs, one after the other", seconds))
    seconds, _ = timed(sys.executable, place / "dask_merge.py", whole, *parts, env=environment)
    rows.append(("Dask, a LocalCluster of two workers", seconds))
    if with_spark and shutil.which("java"):
        spark = pathlib.Path(sys.executable).parent / "spark-submit"
        seconds, _ = timed(
            spark, "--master", "local-cluster[2,1,1024]", place / "spark_merge.py", whole, *parts,
            env=environment | {"PYSPARK_PYTHON": sys.executable},
        )
        rows.append(("Spark, `local-cluster[2,1,1024]`", seconds))
    print(f"\n| {len(parts)} parts of {whole.stat().st_size / len(parts) / 1e6:.0f} MB, with the comparison | Wall s |")
    print("| --- | --- |")
    for name, seconds in rows:
        print(f"| {name} | {seconds:.1f} |")


def main(tool, place, megabytes="200", count="20"):
    is_short = megabytes == "short"
    with tempfile.TemporaryDirectory(dir=place) as folder:
        folder = pathlib.Path(folder).resolve()
        whole = folder / "run.jsonl"
        if is_short:
            with open(whole, "wb") as out:
                made = [sys.executable, ROOT / "scripts/make_run.py", "awkward", "3000"]
                subprocess.run(made, check=True, stdout=out)
        else:
            make = ROOT / "scripts/make_trace.py"
            size = str(int(megabytes) * 1_000_000)
            subprocess.run([sys.executable, make, TEMPLATES, FAILURES, whole, size], check=True)
        parts = split(whole, 4 if is_short else int(count), folder / "parts")
        examples(tool, whole, parts, folder, with_spark=not is_short)
        if not is_short:
            sizes(tool, whole, parts, folder)


if __name__ == "__main__":
    main(str(pathlib.Path(sys.argv[1]).resolve()), *sys.argv[2:])
