#!/bin/sh
# Runs all tests under the address sanitizer, then under the thread sanitizer:
#   scripts/test-sanitizers.sh [address|thread] [arguments of swift test]
# Each has a release build of its own, .build-address and .build-thread: ten minutes each on two cores the first time.
set -eu
cd "$(dirname "$0")/.."

which=${1:-both}
[ $# -eq 0 ] || shift
scripts/install-dependencies.sh libcairo2-dev libzstd-dev pkg-config poppler-utils qpdf zstd

# The sanitizers map terabytes for themselves, so the tests must not bound the memory of what they run.
export HOSTILE_UNBOUNDED=1 SWIFT_BACKTRACE=enable=no
# What Fontconfig keeps until the end of the process is no leak of ours.
export ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=halt_on_error=1

for sanitizer in address thread; do
    case $which in
    both | $sanitizer)
        swift test -c release -Xswiftc -enable-testing --parallel --sanitize=$sanitizer \
            --scratch-path ".build-$sanitizer" "$@"
        ;;
    esac
done
