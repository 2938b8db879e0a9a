"""Measures what comparing two runs costs beside reading them, and prints the ratios.

    benchmark_compare.py TRACEREPORT FOLDER [REQUESTS] [ROUNDS]

Reading is `analyze --hash` of one run and then of the other: a comparison names its inputs by their hash, too. Both take
turns, so that whatever else the machine does meets both alike. Exit status 1 where the median of the ratios of CPU time is
above what was aimed at.
"""

import os
import statistics
import subprocess
import sys
import time

AIM = 1.3


def run(*command):
    """CPU and wall seconds of a process, and the most memory it held in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed with status {process.returncode}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def made(folder, name, requests, seed):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        subprocess.run(
            [sys.executable, "scripts/make_run.py", "steady", str(requests), str(seed)], stdout=file, check=True)
    return path


def main():
    tool, folder = sys.argv[1:3]
    requests = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    files = [made(folder, f"run-{seed}.jsonl", requests, seed) for seed in (1, 2)]
    ratios, walls, memory = [], [], 0
    try:
        for _ in range(rounds):
            reading = [run(tool, "analyze", file, "--hash", "--format", "json", "--quiet") for file in files]
            comparing = run(tool, "compare", *files, "--format", "json", "--quiet")
            ratios.append(comparing[0] / sum(cpu for cpu, _, _ in reading))
            walls.append(comparing[1] / sum(wall for _, wall, _ in reading))
            memory = max(memory, comparing[2])
    finally:
        for file in files:
            os.remove(file)
    median = statistics.median(ratios)
    print(f"{requests:,} requests a run, {rounds} rounds: comparing takes {median:.2f} times the CPU time of reading both "
          f"({min(ratios):.2f} to {max(ratios):.2f}), {statistics.median(walls):.2f} times as long, {memory:.0f} MB")
    sys.exit(median > AIM)


if __name__ == "__main__":
    main()
