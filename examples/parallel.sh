#!/bin/sh
# Summarises a run in pieces side by side, with GNU parallel (xargs -P where it is missing), merges them, and holds the
# result against one process over the whole, byte for byte.
#   examples/parallel.sh profile_export.jsonl [PIECES]
# The pieces are ranges of bytes of the one file: nothing is split or copied. Where the parts lie in files of their own,
# or on other machines (parallel --sshlogin), leave --range away.
set -eu
RUN=${1:?name a run}
pieces=${2:-8}
tool=${TRACEREPORT:-tracereport}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export RUN tool work
STEP=$((($(wc -c <"$RUN") + pieces - 1) / pieces))
export STEP

# shellcheck disable=SC2016 # the shell that runs the piece fills this in
piece='"$tool" summarize "$RUN" --range $(($1 * STEP)):$((($1 + 1) * STEP)) --threads 1 -o "$work/$(printf %04d "$1").part"'
if parallel --version 2>/dev/null | grep -q GNU; then
    seq 0 $((pieces - 1)) | parallel --halt now,fail=1 "sh -c '$piece' sh {}"
else
    seq 0 $((pieces - 1)) | xargs -P "$(nproc)" -I '{}' sh -c "$piece" sh '{}'
fi

# A summary is told by its content: with the run's name even the name in the JSON is the same.
whole="$work/$(basename "$RUN")"
"$tool" merge "$work"/*.part -o "$whole"
"$tool" analyze "$RUN" --format json -o "$work/one.json"
"$tool" analyze "$whole" --format json -o "$work/merged.json"
cmp "$work/one.json" "$work/merged.json"
echo "merged from $pieces pieces, the same as one process: $(wc -c <"$work/merged.json") bytes of JSON"
