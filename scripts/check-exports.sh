#!/bin/sh
# Has foreign readers look at what `tracereport export` writes, and holds it against the analysis: Perfetto's own
# protocol buffers (no unknown field, slices that nest, flows with two ends, counters), the structure of the Chrome
# trace, the JSON schemas of HAR that Debian ships, OpenTelemetry's protocol buffers. Then exports as many requests as
# are asked for to each format and prints time, size and the most memory. Installs the readers into
# .build/check-exports; HAR's schemas are in Debian's package node-har-schema.
#   scripts/check-exports.sh [REQUESTS [TOOL]]      by default 1,000,000 requests, which take 7 GB of disk for a while
set -eu
cd "$(dirname "$0")/.."
requests=${1:-1000000}
tool=${2:-}
if [ -z "$tool" ]; then tool=$(scripts/build.sh tracereport); fi

place=.build/check-exports
mkdir -p "$place"
if [ ! -x "$place/python/bin/python" ]; then
    python3 -m venv "$place/python"
    "$place/python/bin/pip" install -q --disable-pip-version-check perfetto protobuf opentelemetry-proto jsonschema \
        referencing rfc3339-validator
fi
"$place/python/bin/python" scripts/check_exports.py "$tool" "$place/work" "$requests"
