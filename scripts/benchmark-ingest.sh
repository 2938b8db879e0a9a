#!/bin/sh
# Measures how fast runs are read, against other readers, and prints one table of ratios with what was aimed at.
#   scripts/benchmark-ingest.sh [GB]        files of 1 GB unless told otherwise, made here and deleted after
#   scripts/benchmark-ingest.sh --large     files of 10 GB, without the readers that would not end
# Installs what is missing; needs twice the size in .build.
set -eu
cd "$(dirname "$0")/.."

scripts/install-dependencies.sh libcairo2-dev libzstd-dev pkg-config python3 python3-venv
place=.build/benchmark
mkdir -p "$place"
if [ ! -x "$place/python/bin/python" ]; then
    python3 -m venv "$place/python"
    "$place/python/bin/python" -m pip install -q --disable-pip-version-check numpy duckdb==2.0.1
fi

tool=$(scripts/build.sh tracereport)
# What the start of the tool is held against: a program that does nothing but load Foundation.
echo 'import Foundation' > "$place/empty.swift"
swiftc -O -o "$place/empty" "$place/empty.swift"

exec "$place/python/bin/python" scripts/benchmark_ingest.py "$tool" "$place" "$@"
