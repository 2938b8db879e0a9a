#!/bin/sh
# Runs real AIPerf with the wheel installed, against a server on this machine: the report lies in the artifact directory,
# and AIPerf's exit status is what it is without the plugin, also where the program is missing, crashes, hangs or Ctrl-C
# is pressed.
#   scripts/check-aiperf.sh WHEEL [AIPERF_VERSION]     the newest on PyPI unless told otherwise
set -eu
wheel=$(realpath "$1")
version=${2:-}
cd "$(dirname "$0")/.."
work=.build/check-aiperf
rm -rf "$work/runs"
mkdir -p "$work"
environment=$work/environment${version:+-$version}
[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
"$environment/bin/python" -m pip install -q --disable-pip-version-check "aiperf${version:+==$version}"
"$environment/bin/python" -m pip install -q --disable-pip-version-check --no-deps --force-reinstall "$wheel"
"$environment/bin/python" -m pip list --disable-pip-version-check 2>/dev/null | grep -E '^(aiperf|tracereport) '
exec "$environment/bin/python" packaging/aiperf/check_aiperf.py "$work"
