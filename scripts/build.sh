#!/bin/sh
# Builds a product the way it is shared, and prints where it lies.
#   scripts/build.sh tracereport
# Swift's own libraries are linked in: the tool starts in half the time, and runs where Swift is not installed. LLVM's
# linker does it without a warning; gold has one for a function that Foundation uses.
set -eu
cd "$(dirname "$0")/.."
options="-c release --static-swift-stdlib -Xswiftc -use-ld=lld"
# shellcheck disable=SC2086
swift build $options --product "$1" >&2
# shellcheck disable=SC2086
echo "$(swift build $options --show-bin-path)/$1"
