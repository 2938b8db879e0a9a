"""Summarises the parts of a run on Spark, merges them, and holds the result against one process, byte for byte.

    spark-submit --master 'local-cluster[2,1,1024]' spark_merge.py WHOLE.jsonl PART.jsonl… (in the order of the run)

What is distributed is paths, on storage that all executors see. Not the lines: textFile().pipe() repairs invalid UTF-8
in silence, and goes on where the program that it pipes into has failed.
"""

import filecmp
import os
import pathlib
import subprocess
import sys
import tempfile

from pyspark.sql import SparkSession

TOOL = os.environ.get("TRACEREPORT", "tracereport")


def summarize(paths):
    for number, path, folder, program in paths:
        out = f"{folder}/{number:06}.summary"
        # A task that fails is an exception here, and a task again there.
        subprocess.run([program, "summarize", path, "--threads", "1", "-o", out], check=True)
        yield out


def main(whole, parts):
    session = SparkSession.builder.appName("tracereport").getOrCreate()
    with tempfile.TemporaryDirectory() as folder:
        jobs = [(number, os.path.abspath(part), folder, TOOL) for number, part in enumerate(parts)]
        summaries = session.sparkContext.parallelize(jobs, len(jobs)).mapPartitions(summarize).collect()
        merged = pathlib.Path(folder, pathlib.Path(whole).name)
        subprocess.run([TOOL, "merge", *summaries, "-o", merged], check=True)
        for run, name in ((whole, "one.json"), (merged, "merged.json")):
            subprocess.run([TOOL, "analyze", run, "--format", "json", "-o", f"{folder}/{name}"], check=True)
        same = filecmp.cmp(f"{folder}/one.json", f"{folder}/merged.json", shallow=False)
    session.stop()
    if not same:
        sys.exit("not the same as one process")
    print(f"merged from {len(parts)} parts on Spark, the same as one process")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
