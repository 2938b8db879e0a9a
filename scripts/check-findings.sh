#!/bin/sh
# Simulates runs with one fault each, and healthy ones, and prints how often the right finding comes first: the table of
# docs/findings.md. Takes some minutes.
#
# Usage: scripts/check-findings.sh [FIRST-SEED] [SEEDS] [HEALTHY-RUNS]
set -eu
cd "$(dirname "$0")/.."
swift build -c release --product CheckFindings >&2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$(swift build -c release --show-bin-path)/CheckFindings" "$folder" "$@"
