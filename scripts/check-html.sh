#!/bin/sh
# Opens reports in a real browser, with their script and without, and fails where one says something on the console,
# asks for anything, is wider than a phone, has text too small, hides what is printed or led to, or breaks a rule of
# accessibility. Installs what is missing.
#   scripts/check-html.sh [FILE.html…]      the reports of all sample runs unless files are named
# TRACEREPORT=FILE makes those, else a program is built.
# Screenshots (light, dark, phone) lie in .build/check-html afterwards, to be looked at.
set -eu
cd "$(dirname "$0")/.."

scripts/install-dependencies.sh libcairo2-dev libzstd-dev pkg-config chromium python3
python3 -m pip --version >/dev/null 2>&1 || scripts/install-dependencies.sh python3-pip

place=.build/check-html
mkdir -p "$place"
# axe-core's own script, as a package for Python carries it.
if [ ! -f "$place/axe.min.js" ]; then
    rm -rf "$place/wheel"
    python3 -m pip download -q --no-deps --disable-pip-version-check -d "$place/wheel" axe-playwright-python==0.1.8
    python3 - "$place" <<'PYTHON'
import glob, sys, zipfile
place = sys.argv[1]
with zipfile.ZipFile(glob.glob(place + "/wheel/*.whl")[0]) as wheel:
    script = wheel.read("axe_playwright_python/axe.min.js")
open(place + "/axe.min.js", "wb").write(script)
PYTHON
fi

if [ $# = 0 ]; then
    tool=${TRACEREPORT:-$(scripts/build.sh tracereport)}
    rm -rf "$place/templates"
    "$tool" templates export "$place/templates"
    for run in samples/*/; do
        name=$(basename "$run")
        "$tool" report "$run" --quiet -o "$place/$name.html"
        "$tool" report "$run" --quiet -o "$place/$name-executive.html" --template-dir "$place/templates/executive"
        set -- "$@" "$place/$name.html" "$place/$name-executive.html"
    done
fi
exec python3 scripts/check_html.py "$place/axe.min.js" "$place" "$@"
