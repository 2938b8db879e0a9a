#!/bin/sh
# Has DuckDB, pyarrow and Spark read the tables that the tool writes, and holds every row and value against the CSV and
# the JSON lines: every type, nulls, no rows, and as many rows as are asked for. Then runs the queries of docs/sql.md
# with DuckDB. Installs the readers into .build/check-tables; Spark, which is left out where there is no Java, takes a
# download of 300 MB.
#   scripts/check-tables.sh [ROWS [TOOL]]      by default 10,000,000 rows, which take 12 GB of disk for some minutes
#   scripts/check-tables.sh short              what CI runs: 20,000 rows
# TRACEREPORT=FILE tries that program, else one is built.
set -eu
cd "$(dirname "$0")/.."
scripts/install-dependencies.sh libcairo2-dev libzstd-dev pkg-config python3 python3-venv
rows=${1:-10000000}
tool=${2:-${TRACEREPORT:-}}
[ "$rows" != short ] || rows=20000
if [ -z "$tool" ]; then tool=$(scripts/build.sh tracereport); fi

place=.build/check-tables
mkdir -p "$place"
if [ ! -x "$place/python/bin/python" ]; then
    python3 -m venv "$place/python"
    "$place/python/bin/pip" install -q --disable-pip-version-check duckdb pyarrow
fi
if command -v java > /dev/null && ! "$place/python/bin/python" -c 'import pyspark' 2> /dev/null; then
    "$place/python/bin/pip" install -q --disable-pip-version-check pyspark==3.5.3
fi
"$place/python/bin/python" scripts/check_tables.py "$tool" "$place/work" "$rows"
"$place/python/bin/python" scripts/check_sql.py "$tool" "$place/sql"
