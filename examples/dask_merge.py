"""Summarises the parts of a run on Dask workers, merges them two by two, and holds the result against one process.

    dask_merge.py WHOLE.jsonl PART.jsonl… (in the order of the run)

A LocalCluster here; Client("tcp://scheduler:8786") is any other, with the paths on storage that all workers see.
"""

import filecmp
import os
import pathlib
import subprocess
import sys
import tempfile

from dask.distributed import Client, LocalCluster

TOOL = os.environ.get("TRACEREPORT", "tracereport")


def tool(*arguments):
    subprocess.run([TOOL, *map(str, arguments)], check=True)


def summarize(part, out):
    tool("summarize", part, "--threads", 1, "-o", out)
    return out


def merge(summaries, out):
    tool("merge", *summaries, "-o", out)
    return out


def main(whole, parts):
    with tempfile.TemporaryDirectory() as folder, LocalCluster(n_workers=2, threads_per_worker=1) as cluster:
        folder = pathlib.Path(folder)
        with Client(cluster) as client:
            level = [client.submit(summarize, part, folder / f"0-{i}") for i, part in enumerate(parts)]
            depth = 0
            while len(level) > 1:  # neighbours, so that the order stays
                depth += 1
                level = [
                    client.submit(merge, level[i : i + 2], folder / f"{depth}-{i}") for i in range(0, len(level), 2)
                ]
            merged = level[0].result()
        named = merged.rename(folder / pathlib.Path(whole).name)
        tool("analyze", whole, "--format", "json", "-o", folder / "one.json")
        tool("analyze", named, "--format", "json", "-o", folder / "merged.json")
        same = filecmp.cmp(folder / "one.json", folder / "merged.json", shallow=False)
    if not same:
        sys.exit("not the same as one process")
    print(f"merged from {len(parts)} parts on Dask, the same as one process")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
