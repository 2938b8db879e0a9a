#!/bin/sh
# Tests the Python package with a stand-in for the program, and its types with mypy --strict. Needs no Swift; seconds.
#   scripts/test-python.sh
set -eu
cd "$(dirname "$0")/.."
scripts/install-dependencies.sh python3 python3-venv
cd packaging/python
python3 -W error::DeprecationWarning -m unittest

environment=../../.build/test-python
[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
"$environment/bin/python" -m mypy --version >/dev/null 2>&1 ||
    "$environment/bin/python" -m pip install -q --disable-pip-version-check mypy
"$environment/bin/python" -m mypy --strict --cache-dir="$environment/mypy" tracereport
