#!/bin/sh
# The tests of hostile input at full size, on the release build: a line of 1 GB, half a million kinds of
# failure, a million requests at one instant, each within 1 GB of address space, 400 MB of memory and 60 s.
# The ordinary tests run the same at a smaller size. Arguments go to `swift test`.
set -eu
cd "$(dirname "$0")/.."

scripts/install-dependencies.sh libcairo2-dev pkg-config poppler-utils qpdf
swift build -c release --product tracereport
HOSTILE_TOOL=$(swift build -c release --show-bin-path)/tracereport
export HOSTILE_TOOL HOSTILE_SIZE=full HOSTILE_SECONDS=60
swift test --no-parallel --filter 'Hostile|JSONSuite' "$@"
