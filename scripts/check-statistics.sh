#!/bin/sh
# Simulates pairs of equal runs and of slower ones, and prints how often compare and check call them right: the tables of
# docs/comparisons.md; and how often sweeps tell knee and capacity right: that of docs/sweeps.md. Takes some minutes.
#
# Usage: scripts/check-statistics.sh [PAIRS] [FIRST-SEED]
set -eu
cd "$(dirname "$0")/.."
swift build -c release --product CheckStatistics >&2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$(swift build -c release --show-bin-path)/CheckStatistics" "$folder" "$@"
