#!/bin/sh
# Installs what is missing, builds the tool and makes the report of a sample run.
#   scripts/demo.sh [RUN [OUTPUT]]
set -eu
cd "$(dirname "$0")/.."
run=${1:-samples/aiperf-0.13-streaming}
output=${2:-out}

scripts/install-dependencies.sh libcairo2-dev libzstd-dev pkg-config
tool=$(scripts/build.sh tracereport)
"$tool" report "$run" -o "$output"
echo "The tool:   $tool"
echo "The report: $output/report.html and $output/report.pdf"
