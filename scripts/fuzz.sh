#!/bin/sh
# Fuzzes one target with libFuzzer under the address sanitizer, an hour unless told otherwise:
#   scripts/fuzz.sh decoder|analysis|templates|rules|archive|summary [SECONDS] [libFuzzer's options]
# New inputs stay in out/fuzz/TARGET. One that violates a property is kept as out/fuzz/TARGET-crash-HASH (or
# -timeout-, -oom-): put it into Tests/Fuzz/Corpus/TARGET, where the ordinary tests hold the code to it.
set -eu
cd "$(dirname "$0")/.."
target=${1:?name a target: decoder, analysis, templates, rules, archive or summary}
seconds=${2:-3600}
shift $(($# > 1 ? 2 : 1))

scripts/install-dependencies.sh libcairo2-dev libzstd-dev pkg-config
runtime=$(clang -print-resource-dir)/lib/linux/libclang_rt.fuzzer_no_main-$(uname -m).a
[ -e "$runtime" ] || runtime=$(find "$(clang -print-resource-dir)/lib" -name 'libclang_rt.fuzzer_no_main*' | head -n 1)
swift build --package-path Tests/Fuzz --scratch-path .build-fuzz -c release --product Fuzz \
    -Xswiftc -enable-testing -Xswiftc -sanitize=address \
    -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp \
    -Xlinker "$runtime" -Xlinker -lstdc++

mkdir -p "out/fuzz/$target"
# A backtrace takes longer than it is worth: libFuzzer keeps the input.
export SWIFT_BACKTRACE=enable=no
# Constants that live until the end of the process are no leak.
export ASAN_OPTIONS=detect_leaks=0
exec .build-fuzz/release/Fuzz "$target" "out/fuzz/$target" "Tests/Fuzz/Corpus/$target" \
    -dict="Tests/Fuzz/Corpus/$target.dict" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=2000 \
    -artifact_prefix="out/fuzz/$target-" -print_final_stats=1 "$@"
