#!/bin/sh
# What each pod of the Indexed Job runs: the part of its number, counted from 0 in the order of the names.
#   DATA holds parts/*.jsonl, and gets summaries/.
set -eu
part=$(find "$DATA/parts" -name '*.jsonl' | sort | sed -n "$((JOB_COMPLETION_INDEX + 1))p")
[ -n "$part" ] || { echo "there is no part $JOB_COMPLETION_INDEX" >&2; exit 1; }
mkdir -p "$DATA/summaries"
exec "${TRACEREPORT:-tracereport}" summarize "$part" -o "$DATA/summaries/$(printf %06d "$JOB_COMPLETION_INDEX").summary"
