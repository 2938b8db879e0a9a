#!/bin/sh
# How long adding a run takes with ten runs in the archive and with a thousand: at most 1.2 times as long.
#   scripts/benchmark-archive.sh [TOOL [RUNS [ROUNDS]]]
set -eu
cd "$(dirname "$0")/.."
tool=${1:-}
if [ -z "$tool" ]; then tool=$(scripts/build.sh tracereport); fi
python3 scripts/benchmark_archive.py "$tool" .build/benchmark-archive "${2:-1000}" "${3:-9}"
