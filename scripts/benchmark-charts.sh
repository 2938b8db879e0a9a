#!/bin/sh
# Draws the same histogram, CDF and time series of 5,000 and of 500,000 numbers with matplotlib, gnuplot and this
# package, a process each and warm in one process, and prints how much faster each is. Installs what is missing.
# Ends with 1 where a target of docs/charts.md is missed.
#   scripts/benchmark-charts.sh [ROUNDS]      9 rounds unless told otherwise
# The pictures lie in .build/benchmark-charts afterwards, to be looked at side by side.
set -eu
cd "$(dirname "$0")/.."

scripts/install-dependencies.sh libcairo2-dev libzstd-dev pkg-config python3 gnuplot-nox
place=.build/benchmark-charts
mkdir -p "$place"
if [ ! -x "$place/venv/bin/python3" ]; then
    python3 -m venv "$place/venv" 2>/dev/null || {
        scripts/install-dependencies.sh python3-venv
        python3 -m venv "$place/venv"
    }
fi
"$place/venv/bin/pip" install -q --disable-pip-version-check matplotlib==3.11.2
ours=$(scripts/build.sh ChartBenchmark)
exec "$place/venv/bin/python3" scripts/benchmark_charts.py "$ours" "$place" "${1:-9}"
