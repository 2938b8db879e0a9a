#!/bin/sh
# Measures what a report costs, beside headless Chromium and WeasyPrint printing the same HTML to PDF, and how
# large reports are. Installs what is missing. Ends with 1 where a target of docs/benchmarks.md is missed.
#   scripts/benchmark-report.sh [ROUNDS]      7 rounds unless told otherwise
set -eu
cd "$(dirname "$0")/.."

scripts/install-dependencies.sh libcairo2-dev libzstd-dev pkg-config chromium python3 libpango-1.0-0 libpangoft2-1.0-0 \
    libharfbuzz-subset0
place=.build/benchmark-report
mkdir -p "$place"
if [ ! -x "$place/venv/bin/weasyprint" ]; then
    python3 -m venv "$place/venv" 2>/dev/null || {
        scripts/install-dependencies.sh python3-venv
        python3 -m venv "$place/venv"
    }
    "$place/venv/bin/pip" install -q --disable-pip-version-check weasyprint==70.0
fi
tool=$(scripts/build.sh tracereport)
exec python3 scripts/benchmark_report.py "$tool" "$place" "$place/venv/bin/weasyprint" "${1:-7}"
