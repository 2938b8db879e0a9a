#!/bin/sh
# Prints the options of `swift build` by which a program is a sixth smaller and no slower.
#
# Nobody links against a program, so it exports nothing, and functions that are alike to the byte are there once. Swift
# never unwinds its stack, and what there is of C++ here (BoringSSL) throws nothing: so no tables of how to unwind are
# written. Swift's own backtraces follow frame pointers and stay as they are.
set -eu
echo -Xlinker --no-export-dynamic -Xlinker --icf=all
for argument in -force-remove-attribute=uwtable -force-attribute=nounwind; do
    echo -Xswiftc -Xllvm -Xswiftc "$argument"
done
for argument in -fno-asynchronous-unwind-tables -fno-unwind-tables; do
    echo -Xcc "$argument" -Xcxx "$argument"
done
