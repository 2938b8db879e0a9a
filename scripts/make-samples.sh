#!/bin/sh
# Makes what lies beside each sample run, with a tool built from these sources.
set -eu
cd "$(dirname "$0")/.."

scripts/install-dependencies.sh libcairo2-dev libzstd-dev pkg-config
tool=$(scripts/build.sh tracereport)
for run in samples/*/; do
    run=${run%/}
    rm -rf "$run/analysis.txt" "$run/report.pdf" "$run/report.html" "$run/charts"
    "$tool" "$run" -o "$run/analysis.txt"
    "$tool" report "$run" -o "$run/report.pdf"
    "$tool" report "$run" -o "$run/report.html"
    "$tool" charts "$run" -o "$run/charts" --format png,svg
done
