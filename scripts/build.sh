#!/bin/sh
# Builds a product the way it is shared, and prints where it lies.
#   scripts/build.sh tracereport
# Swift's own libraries are linked in: the tool starts in half the time, and runs where Swift is not installed. At a
# fixed address the 90,000 pointers in their tables need not be moved at every start, which saves an eighth of a short
# run; stack, heap and shared libraries still lie elsewhere each time. LLVM's linker does it without a warning; gold has
# one for a function that Foundation uses.
set -eu
cd "$(dirname "$0")/.."
options="-c release --static-swift-stdlib -Xswiftc -use-ld=lld -Xswiftc -Xclang-linker -Xswiftc -no-pie"
options="$options $(scripts/size-options.sh)"
# shellcheck disable=SC2086
swift build $options --product "$1" >&2
# shellcheck disable=SC2086
echo "$(swift build $options --show-bin-path)/$1"
