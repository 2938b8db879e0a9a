#!/bin/sh
# Says whether two builds of the tool write the same bytes: every output of every run, made with both and compared.
#   scripts/compare-builds.sh OLD_TOOL NEW_TOOL [RUN…]
# A RUN is anything the tool reads; without one, all runs in samples and Tests/Fixtures/runs. Exit 1 where a file differs,
# with its name. Exit status and messages of each command are compared too. With KEEP=DIR the files stay in DIR.
set -eu
[ $# -ge 2 ] || { sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 64; }
old=$(realpath "$1")
new=$(realpath "$2")
shift 2
if [ $# -eq 0 ]; then
    cd "$(dirname "$0")/.."
    set -- samples/*/ Tests/Fixtures/runs/*/
fi

work=${KEEP:-$(mktemp -d)}
[ -n "${KEEP:-}" ] || trap 'rm -rf "$work"' EXIT
mkdir -p "$work/old" "$work/new"

# Runs a command of one tool: what it prints, says and returns is kept under a name beside the files it makes.
keep() {
    kept=$1
    shift
    status=0
    "$@" >"$kept.stdout" 2>"$kept.stderr" || status=$?
    echo "$status" >"$kept.status"
}

# Everything that one tool makes of one run.
everything() {
    tool=$1 run=$2 into=$3
    mkdir -p "$into"
    for format in text markdown json csv; do
        keep "$into/analyze-$format" "$tool" analyze "$run" --format $format --hash
    done
    keep "$into/analyze-linear" "$tool" analyze "$run" --format json --percentile-method linear --percentiles 75,99.9
    keep "$into/analyze-all" "$tool" analyze "$run" --format json --phase all --include-failed --redact
    keep "$into/charts" "$tool" charts "$run" -o "$into/charts" --format png,svg,pdf --theme light,dark --data
    keep "$into/report" "$tool" report "$run" -o "$into/report" --title "A title" --note "A remark"
    keep "$into/report-letter" "$tool" report "$run" -o "$into/letter.pdf" --paper letter --theme dark
    keep "$into/context" "$tool" templates context "$run"
    keep "$into/compare" "$tool" compare "$run" "$run" -o "$into/compare"
    for format in text markdown json; do keep "$into/compare-$format" "$tool" compare "$run" "$run" --format $format; done
    for format in text markdown json junit; do
        keep "$into/check-$format" "$tool" check "$run" --format $format --baseline "$run" \
            --require 'ttfb.p99 <= 250ms' --require 'failures <= 1%' --require 'ttfb.p50 <= baseline * 1.1 + 5ms' \
            --require 'overview.request_throughput >= 1' --require 'response_size.avg <= 10KB'
    done
}

differences=0
for run in "$@"; do
    [ -e "$run" ] || { echo "no such run: $run" >&2; exit 66; }
    name=$(echo "${run%/}" | tr '/' '_')
    everything "$old" "$run" "$work/old/$name"
    everything "$new" "$run" "$work/new/$name"
    # Paths of the output folders stand in what is said about them.
    find "$work" \( -name '*.stderr' -o -name '*.stdout' \) -exec sed -i "s#$work/\(old\|new\)/#BUILD/#g" {} +
    if diff -rq "$work/old/$name" "$work/new/$name"; then
        echo "same: $run ($(find "$work/new/$name" -type f | wc -l) files)"
    else
        differences=1
    fi
done
exit $differences
