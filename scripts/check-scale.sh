#!/bin/sh
# Runs the examples of merging (GNU parallel, Kubernetes' scripts, Dask, Spark in a local cluster), each of which ends in
# a comparison with one process, byte for byte, and prints the table of docs/scale.md.
#   scripts/check-scale.sh [MB] [PARTS]   a run of 200 MB in 20 parts unless told otherwise
#   scripts/check-scale.sh short          what CI runs: a run of 7 MB, without Spark and without the table
# TRACEREPORT=FILE tries that program, else one is built.
# Spark is left out where there is no Java. Installs what is missing; makes its files in .build and deletes them after.
set -eu
cd "$(dirname "$0")/.."

scripts/install-dependencies.sh libcairo2-dev libzstd-dev pkg-config python3 python3-venv parallel
place=.build/check-scale
mkdir -p "$place"
[ -x "$place/python/bin/python" ] || python3 -m venv "$place/python"
packages="dask[distributed] kubernetes-validate"
if [ "${1:-}" != short ]; then
    packages="$packages numpy"
    command -v java >/dev/null && packages="$packages pyspark"
fi
# shellcheck disable=SC2086 # the list is meant to be split
"$place/python/bin/python" -m pip install -q --disable-pip-version-check $packages
tool=${TRACEREPORT:-$(scripts/build.sh tracereport)}
exec "$place/python/bin/python" scripts/check_scale.py "$tool" "$place" "$@"
