#!/bin/sh
# Runs all tests under the address sanitizer, then under the thread sanitizer:
#   scripts/test-sanitizers.sh [address|thread] [arguments of swift test]
# Each has a build of its own, .build-asan and .build-tsan; a first run takes about half an hour on two cores.
set -eu
cd "$(dirname "$0")/.."

which=${1:-both}
[ $# -eq 0 ] || shift
scripts/install-dependencies.sh libcairo2-dev pkg-config poppler-utils qpdf

# The sanitizers map terabytes for themselves, so the tests must not bound the memory of what they run.
export HOSTILE_UNBOUNDED=1 SWIFT_BACKTRACE=enable=no
# What Fontconfig keeps until the end of the process is no leak of ours.
export ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=halt_on_error=1

case $which in
both | address) swift test --parallel --sanitize=address --scratch-path .build-asan "$@" ;;
esac
case $which in
both | thread) swift test --parallel --sanitize=thread --scratch-path .build-tsan "$@" ;;
esac
