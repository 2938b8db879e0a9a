#!/bin/sh
# Measures what reading a compressed run costs, against decompressing it and against reading it plain.
#   scripts/benchmark-compressed.sh [GB] [ROUNDS]   files of 0.3 GB in 9 rounds unless told otherwise
# Installs what is missing; makes its files in .build and deletes them after.
set -eu
cd "$(dirname "$0")/.."

scripts/install-dependencies.sh libcairo2-dev libzstd-dev pkg-config python3 python3-venv gzip zstd
place=.build/benchmark
mkdir -p "$place"
if [ ! -x "$place/python/bin/python" ]; then
    python3 -m venv "$place/python"
    "$place/python/bin/python" -m pip install -q --disable-pip-version-check numpy duckdb==2.0.1
fi
tool=$(scripts/build.sh tracereport)
exec "$place/python/bin/python" scripts/benchmark_compressed.py "$tool" "$place" "$@"
