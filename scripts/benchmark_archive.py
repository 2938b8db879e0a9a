"""How long `archive add` takes with ten runs in the archive and with a thousand, turn about.

    benchmark_archive.py TOOL FOLDER [RUNS [ROUNDS [CONFIGURATIONS]]]

The archives are copies of one archived run of 300 requests under other names, its files linked, its manifests sealed
anew. Prints the median of each and their ratio, and the size of the page; ends with 1 where the ratio is above 1.2.
"""

import glob
import hashlib
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import time

TOOL, FOLDER = os.path.abspath(sys.argv[1]), sys.argv[2]
RUNS = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
ROUNDS = int(sys.argv[4]) if len(sys.argv) > 4 else 9
LOADS = int(sys.argv[5]) if len(sys.argv) > 5 else 8
SAMPLE = "samples/aiperf-0.13-streaming"
MOST = 1.2


def new_run(number):
    place = f"{FOLDER}/inputs/{number}"
    os.makedirs(place, exist_ok=True)
    with open(f"{SAMPLE}/profile_export.jsonl") as file:
        lines = file.readlines()
    with open(f"{place}/profile_export.jsonl", "w") as file:
        file.writelines(lines + [f"no record: {number}\n"])
    shutil.copy(f"{SAMPLE}/profile_export_aiperf.json", place)
    return place


def add(archive, number):
    run = new_run(number)
    began, before = time.time(), os.times()
    subprocess.run([TOOL, "archive", run, "--into", archive, "--quiet"], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return cpu, time.time() - began


def sealed(text):
    empty = re.sub(r'"seal" : "[0-9a-f]*"', '"seal" : ""', text)
    return empty.replace('"seal" : ""', f'"seal" : "{hashlib.sha256(empty.encode()).hexdigest()}"')


def filled(archive, count):
    add(archive, 0)
    first = glob.glob(f"{archive}/2026-*")[0]
    manifest = open(f"{first}/manifest.json").read()
    numbers = random.Random(7)
    for number in range(1, count):
        digest = hashlib.sha256(str(number).encode()).hexdigest()
        start = f"2026-{1 + number * 10 // count:02d}-{1 + number % 28:02d}T{number % 24:02d}:{number % 60:02d}:00Z"
        folder = f"{archive}/{start.replace(':', '-')}_mock-model_{digest[:8]}"
        os.makedirs(f"{folder}/charts")
        for path in glob.glob(f"{first}/*") + glob.glob(f"{first}/charts/*"):
            name = os.path.relpath(path, first)
            if os.path.isfile(path) and name != "manifest.json":
                os.link(path, f"{folder}/{name}")
        text = re.sub(r'"sha256" : "[0-9a-f]{64}"', f'"sha256" : "{digest}"', manifest)
        text = re.sub(r'"start" : "[^"]*"', f'"start" : "{start}"', text)
        text = re.sub(r'"title" : null', f'"title" : "nightly {number}"', text)
        users = 2 ** (number % LOADS) if LOADS <= 10 else number % LOADS + 1
        text = text.replace('"concurrency" : 16', f'"concurrency" : {users}')
        text = text.replace('"load" : "16 concurrent"', f'"load" : "{users} concurrent"')
        text = re.sub(r'("(?:ttfb|icl|request)_p\d+_ms|[a-z_]*throughput)" : ([0-9.]+)',
                      lambda found: f'{found.group(1)}" : {float(found.group(2)) * (0.9 + 0.2 * numbers.random())!r}', text)
        if number % 50 == 7:
            text = text.replace('"invalid" : false', '"invalid" : true')
        if number % 20 == 3:
            text = text.replace('"failed_share" : 0', '"failed_share" : 0.0625')
        if '"labels"' not in text:
            text = text.replace('  "model" :', f'  "labels" : {{\n    "commit" : "{digest[:8]}",\n    "hardware" : "h100"\n  }},\n  "model" :')
        with open(f"{folder}/manifest.json", "w") as file:
            file.write(sealed(text))
    add(archive, 1)


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    os.makedirs(f"{FOLDER}/inputs")
    few, many = f"{FOLDER}/few", f"{FOLDER}/many"
    filled(few, 9)
    filled(many, RUNS - 1)
    listed = open(f"{many}/index.json").read().count('"folder"')
    if listed != RUNS:
        sys.exit(f"{listed} runs are listed of {RUNS}")
    taken = {few: [], many: []}
    for number in range(2, 2 + ROUNDS):
        for archive in (few, many):
            taken[archive].append(add(archive, number))
    cpu = {archive: statistics.median(one[0] for one in times) for archive, times in taken.items()}
    wall = {archive: statistics.median(one[1] for one in times) for archive, times in taken.items()}
    ratio = cpu[many] / cpu[few]
    print(f"add to 10 runs: {cpu[few]:.3f} s of CPU ({wall[few]:.3f} s); to {RUNS:,}: {cpu[many]:.3f} s "
          f"({wall[many]:.3f} s); {ratio:.2f} times (at most {MOST})")
    print(f"index.html of {RUNS:,} runs: {os.path.getsize(many + '/index.html'):,} bytes, index.json "
          f"{os.path.getsize(many + '/index.json'):,}")
    sys.exit(ratio > MOST)


main()
