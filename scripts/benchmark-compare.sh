#!/bin/sh
# Measures what comparing two runs costs beside reading them.
#   scripts/benchmark-compare.sh [REQUESTS] [ROUNDS]   two runs of 1,000,000 requests in 5 rounds unless told otherwise
# Installs what is missing; makes its files in .build and deletes them after. Ends with 1 where comparing takes more than
# 1.3 times as long as reading, by the median of the rounds.
set -eu
cd "$(dirname "$0")/.."

scripts/install-dependencies.sh libcairo2-dev libzstd-dev pkg-config python3
place=.build/benchmark-compare
mkdir -p "$place"
tool=$(scripts/build.sh tracereport)
exec python3 scripts/benchmark_compare.py "$tool" "$place" "$@"
