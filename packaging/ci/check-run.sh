#!/bin/bash
# What the action does between its installation and its uploads: a report of the run, its comparison with baselines, and
# a check of the rules, each into the job's summary. Exit status: that of the check.
#   RUN=DIR [BASELINES=…] [RULES=FILE] [REQUIRE=…] [CONFIDENCE=95] [INCONCLUSIVE=fail] [OUT=DIR] check-run.sh
# BASELINES holds runs or patterns of runs, one a line, as REQUIRE holds rules. Without a baseline that is there, what
# asks for one is left out and the summary says so: the first run of a project has nothing to be compared with.
set -euo pipefail
out=${OUT:-tracereport-out}
summary=${GITHUB_STEP_SUMMARY:-/dev/stdout}
mkdir -p "$out"

baselines=()
while IFS= read -r pattern; do
    [ -n "$pattern" ] || continue
    # A pattern is meant to stand for what it matches; one that matches nothing is left out below.
    # shellcheck disable=SC2206
    for run in $pattern; do
        if [ -e "$run" ]; then baselines+=("$run"); fi
    done
done <<<"${BASELINES:-}"

rules=()
[ -z "${RULES:-}" ] || rules+=(--rules "$RULES")
while IFS= read -r rule; do
    [ -z "$rule" ] || rules+=(--require "$rule")
done <<<"${REQUIRE:-}"

tracereport report "$RUN" --quiet -o "$out/report"

if [ ${#baselines[@]} -gt 0 ]; then
    more=()
    for run in "${baselines[@]:1}"; do more+=(--base "$run"); done
    for run in "${baselines[@]}"; do rules+=(--baseline "$run"); done
    tracereport compare "${baselines[0]}" "$RUN" --quiet "${more[@]}" -o "$out/comparison"
    tracereport compare "${baselines[0]}" "$RUN" --quiet "${more[@]}" --format markdown >>"$summary"
elif [ -n "${BASELINES:-}" ]; then
    # Rules of a baseline cannot be read without one.
    {
        echo "There is no baseline yet; only rules without one were looked at."
        echo
    } >>"$summary"
    kept=()
    [ -z "${RULES:-}" ] || grep -v '^[^#]*baseline' "$RULES" >"$out/rules.txt" || true
    [ ! -s "$out/rules.txt" ] || kept+=(--rules "$out/rules.txt")
    while IFS= read -r rule; do
        case $rule in '' | *baseline*) ;; *) kept+=(--require "$rule") ;; esac
    done <<<"${REQUIRE:-}"
    rules=("${kept[@]}")
fi

if [ ${#rules[@]} = 0 ] || [ -z "${RULES:-}${REQUIRE:-}" ]; then
    echo "passed=true" >>"${GITHUB_OUTPUT:-/dev/null}"
    exit 0
fi
check=(tracereport check "$RUN" --quiet "${rules[@]}" --inconclusive "${INCONCLUSIVE:-fail}")
[ -z "${CONFIDENCE:-}" ] || check+=(--confidence "$CONFIDENCE")
"${check[@]}" --format junit -o "$out/junit.xml" || true
status=0
"${check[@]}" --format markdown >>"$summary" || status=$?
[ $status = 0 ] && passed=true || passed=false
echo "passed=$passed" >>"${GITHUB_OUTPUT:-/dev/null}"
exit $status
