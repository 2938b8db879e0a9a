#!/bin/sh
# Measures a sweep: 100 runs of 1,000 requests beside reading them one by one, and a sweep of six runs beside `aiperf plot`.
#   scripts/benchmark-sweep.sh [RUNS] [REQUESTS] [ROUNDS]   100 runs of 1,000 requests in 5 rounds unless told otherwise
# Installs what is missing; makes its files in .build and deletes them after. Without a browser for kaleido aiperf plot
# draws nothing, and that part is left out with a word.
set -eu
cd "$(dirname "$0")/.."

scripts/install-dependencies.sh libcairo2-dev libzstd-dev pkg-config python3 python3-venv
place=.build/benchmark
mkdir -p "$place"
if [ ! -x "$place/python/bin/python" ]; then
    python3 -m venv "$place/python"
    "$place/python/bin/python" -m pip install -q --disable-pip-version-check numpy duckdb==2.0.1
fi
if [ ! -x "$place/aiperf/bin/aiperf" ]; then
    python3 -m venv "$place/aiperf"
    "$place/aiperf/bin/python" -m pip install -q --disable-pip-version-check aiperf==0.13.0 || true
fi
tool=$(scripts/build.sh tracereport)
exec "$place/python/bin/python" scripts/benchmark_sweep.py "$tool" "$place" "$place/aiperf/bin/aiperf" "$@"
