#!/bin/sh
# The tests of hostile input at full size: a line of 1 GB, half a million kinds of failure, a million requests at
# one instant, each within 1 GB of address space, 400 MB of memory a run and 60 s. The ordinary tests run the same at a
# smaller size. Arguments go to `swift test`.
set -eu
cd "$(dirname "$0")/.."

export HOSTILE_SIZE=full HOSTILE_SECONDS=60
exec scripts/test.sh --filter 'Hostile|JSONSuite' "$@"
