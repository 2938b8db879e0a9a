#!/bin/sh
# Kills archivings, removals and prunings at random moments and runs many at once in one folder: after each, every listed
# run must be there and whole, and in the end nothing may be amiss.
#   scripts/check-archive.sh [TOOL [KILLS [PROCESSES [EACH [FOLDER]]]]]     by default 200 kills and 8 × 25
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
tool=${1:-}
kills=${2:-200}
processes=${3:-8}
each=${4:-25}
work=${5:-$here/.build/check-archive}
if [ -z "$tool" ]; then
    cd "$here"
    tool=$(scripts/build.sh tracereport)
fi
rm -rf "$work"
mkdir -p "$work/runs"

# Small runs, each another input: the first records of a sample, a different number of them.
source=$here/samples/aiperf-0.13-without-trace
run() {
    folder=$work/runs/$1
    if [ ! -d "$folder" ]; then
        mkdir -p "$folder"
        head -n "$((5 + $1))" "$source/profile_export.jsonl" > "$folder/profile_export.jsonl.part"
        mv "$folder/profile_export.jsonl.part" "$folder/profile_export.jsonl"
        cp "$source/profile_export_aiperf.json" "$folder/"
    fi
    echo "$folder"
}

fail() {
    echo "$1" >&2
    exit 1
}

verify() {
    "$tool" archive verify "$1" > "$work/verified" 2> "$work/remarks" || {
        cat "$work/verified" "$work/remarks" >&2
        fail "the archive does not verify: $2"
    }
}

# How long one archiving takes, in milliseconds: the moments of the kills lie within it.
begin=$(date +%s%N)
"$tool" archive "$(run 1)" --into "$work/timed" --quiet > /dev/null
length=$((($(date +%s%N) - begin) / 1000000 + 1))

# Kills: new runs, the same ones again, the same ones rendered anew, removals and prunings take turns. Every other one comes at any moment
# of the whole, the others within the few milliseconds in which the archive is changed.
random() {
    echo $(($(od -An -N4 -tu4 /dev/urandom | tr -d ' ') % $1))
}
pause() {
    sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"
}
begun() {
    for name in "$work/killed"/.tmp-*; do
        [ -e "$name" ] && return 0
    done
    return 1
}
# A run of the archive, any.
any() {
    ls "$work/killed" | grep '^2026-' | shuf -n 1
}
"$tool" archive "$(run 0)" --into "$work/killed" --quiet > /dev/null
number=0
left=0
while [ "$number" -lt "$kills" ]; do
    number=$((number + 1))
    case $((number % 7)) in
        3) "$tool" archive remove "$work/killed" "$(any)" > /dev/null 2>&1 & ;;
        5) "$tool" archive prune "$work/killed" --keep 4 > /dev/null 2>&1 & ;;
        *)
            "$tool" archive "$(run $((1 + number % 20)))" --into "$work/killed" --title "kill $number" --quiet \
                > /dev/null 2>&1 &
            ;;
    esac
    victim=$!
    if [ $((number % 2)) = 0 ]; then
        pause "$(random $((length * 11 / 10)))"
    else
        while kill -0 "$victim" 2> /dev/null && ! begun; do sleep 0.002; done
        pause "$(random 40)"
    fi
    kill -9 "$victim" 2> /dev/null || true
    wait "$victim" 2> /dev/null || true
    verify "$work/killed" "after kill $number"
    if [ -s "$work/remarks" ]; then left=$((left + 1)); fi
    echo "$number kills, $left times something was left over: $(cat "$work/verified")" > "$work/progress"
done
"$tool" archive "$(run 0)" --into "$work/killed" --quiet > /dev/null
verify "$work/killed" "after the call that repairs"
[ ! -s "$work/remarks" ] || fail "the next call left something: $(cat "$work/remarks")"
echo "$kills kills: every listed run was whole each time, $left times something was left over, nothing after the" \
    "next call: $(cat "$work/verified")"

# Many at once: each process archives runs of its own, takes some away again, and every fifth time one that the others archive too.
choice() {
    if [ $(($2 % 5)) = 4 ]; then echo $(($2 + 1)); else echo $(($1 * each + $2 + 1)); fi
}
which=0
while [ "$which" -lt $((processes * each)) ]; do
    which=$((which + 1))
    folder=$work/many-runs/$which
    mkdir -p "$folder"
    cp "$source/profile_export_aiperf.json" "$folder/"
    { head -n 8 "$source/profile_export.jsonl"; echo "no record: $which"; } > "$folder/profile_export.jsonl"
done
pids=
process=0
while [ "$process" -lt "$processes" ]; do
    (
        turn=0
        while [ "$turn" -lt "$each" ]; do
            which=$(choice "$process" "$turn")
            echo "$which" >> "$work/chosen-$process"
            folder=$("$tool" archive "$work/many-runs/$which" --into "$work/many" --quiet) || exit 1
            # Every fifth goes and comes again, and now and then what is old would go.
            if [ $((turn % 5)) = 1 ]; then
                "$tool" archive remove "$work/many" "$folder" > /dev/null || exit 1
                "$tool" archive "$work/many-runs/$which" --into "$work/many" --quiet > /dev/null || exit 1
                "$tool" archive prune "$work/many" --keep 10000 > /dev/null || exit 1
            fi
            turn=$((turn + 1))
        done
    ) &
    pids="$pids $!"
    process=$((process + 1))
done
for pid in $pids; do
    wait "$pid" || fail "an archiving among many failed"
done
verify "$work/many" "after many at once"
[ ! -s "$work/remarks" ] || fail "many at once left something: $(cat "$work/remarks")"
inputs=$(sort -u "$work"/chosen-* | wc -l)
runs=$(grep -c '"folder"' "$work/many/index.json")
[ "$runs" = "$inputs" ] || fail "$runs runs are listed of $inputs inputs"
echo "$processes × $each archivings at once: $(cat "$work/verified")"
