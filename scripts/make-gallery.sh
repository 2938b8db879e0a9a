#!/bin/sh
# Makes docs/gallery.md and its pictures: every chart, light and dark, of an even run and of data that charts tend to
# draw badly. Installs what is missing. A new chart appears by itself.
#   scripts/make-gallery.sh
set -eu
cd "$(dirname "$0")/.."

scripts/install-dependencies.sh libcairo2-dev libzstd-dev pkg-config python3 poppler-utils
tool=$(scripts/build.sh tracereport)
place=.build/gallery
pictures=docs/gallery
rm -rf "$place" "$pictures"
mkdir -p "$place"
for run in steady:2000 awkward:2000 few:4 failing:12; do
    python3 scripts/make_run.py "${run%:*}" "${run#*:}" > "$place/${run%:*}.jsonl"
done

# Only the even and the awkward run make a picture a chart; of the others, those where they matter most.
"$tool" charts "$place/steady.jsonl" -o "$pictures/steady" --theme light,dark --scale 1.5 > "$place/steady.md"
"$tool" charts "$place/awkward.jsonl" -o "$pictures/awkward" --theme light,dark --scale 1.5 > "$place/awkward.md"
"$tool" charts "$place/few.jsonl" -o "$pictures/few" --scale 1.5 --chart ttfb-histogram --chart ttfb-cdf \
    --chart breakdown > "$place/few.md"
"$tool" charts "$place/failing.jsonl" -o "$pictures/failing" --scale 1.5 --chart ttfb-histogram > "$place/failing.md"
"$tool" charts --list > "$place/list"
# What the README begins with: page one of a report.
"$tool" report samples/aiperf-0.13-errors -o "$place/errors.pdf"
pdftoppm -r 110 -f 1 -l 1 -png -singlefile "$place/errors.pdf" "$pictures/page-one"

python3 scripts/make_gallery.py "$place" > docs/gallery.md
