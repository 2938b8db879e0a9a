#!/bin/sh
# What the merge Job runs once all parts are summarised: PARTS says how many there have to be.
set -eu
found=$(find "$DATA/summaries" -name '*.summary' | wc -l)
[ "$found" -eq "$PARTS" ] || { echo "$found summaries of $PARTS" >&2; exit 1; }
exec "${TRACEREPORT:-tracereport}" merge "$DATA"/summaries/*.summary -o "$DATA/run.summary"
