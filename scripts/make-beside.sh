#!/bin/sh
# Makes docs/beside.md and its pictures: one of the sample runs as this tool, matplotlib's defaults and `aiperf plot`
# draw it, and page one of its report beside that of this tool's first round. Installs what is missing: a Chromium and
# AIPerf with all that it needs, and builds the first round's tool from git, which takes minutes.
#   scripts/make-beside.sh
set -eu
cd "$(dirname "$0")/.."

scripts/install-dependencies.sh libcairo2-dev libzstd-dev pkg-config python3 python3-venv chromium \
    poppler-utils
place=.build/beside
pictures=docs/beside
run=samples/aiperf-0.13-streaming
mkdir -p "$place" "$pictures"
if [ ! -x "$place/venv/bin/aiperf" ]; then
    python3 -m venv "$place/venv"
    "$place/venv/bin/pip" install -q --disable-pip-version-check aiperf==0.13.0 matplotlib==3.11.2
fi
tool=$(scripts/build.sh tracereport)
first=75c8a26
if [ ! -x "$place/first/tracereport" ]; then
    mkdir -p "$place/first/source"
    git archive "$first" | tar -x -C "$place/first/source"
    cp "$("$place/first/source/scripts/build.sh" tracereport)" "$place/first/tracereport"
fi

rm -rf "${pictures:?}"/* "$place/run" "$place/plots"
"$tool" charts "$run" -o "$pictures" --scale 1.5 --chart ttfb-histogram --chart ttfb-cdf --chart ttfb-over-time \
    --chart lanes > "$place/ours.md"
# AIPerf looks for a run by the names of its files, and keeps its settings in the home folder.
mkdir -p "$place/run"
cp "$run"/profile_export* "$place/run"
HOME=$PWD/$place BROWSER_PATH=$(command -v chromium) "$place/venv/bin/aiperf" plot "$place/run" --output "$place/plots" \
    > "$place/plot.log" 2>&1
cp "$place/plots/ttft_over_time.png" "$pictures/aiperf-over-time.png"
cp "$place/plots/ttft_timeline.png" "$pictures/aiperf-timeline.png"
"$place/first/tracereport" report "$run" -o "$place/first.pdf" --quiet
"$tool" report "$run" -o "$place/now.pdf" --quiet
pages() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }
for name in first now; do
    pdftoppm -r 80 -f 1 -l 1 -singlefile -png "$place/$name.pdf" "$pictures/page-one-$name"
done
"$place/venv/bin/python3" scripts/make_beside.py "$run/profile_export.jsonl" "$pictures" "$place/ours.md" \
    "$(pages "$place/first.pdf")" "$(pages "$place/now.pdf")" > docs/beside.md
