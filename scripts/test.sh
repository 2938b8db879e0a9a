#!/bin/sh
# Installs what is missing and runs all tests. Arguments go to `swift test`.
#
# The tests run on the release build: it is what users have, and twelve times as fast. `swift test` alone runs them on
# the debug build.
set -eu
cd "$(dirname "$0")/.."

# Besides the libraries: readers of PDF, to look at what was written with other eyes, and zstd, to compress.
scripts/install-dependencies.sh libcairo2-dev libzstd-dev pkg-config poppler-utils qpdf zstd
swift test -c release -Xswiftc -enable-testing --parallel "$@"
