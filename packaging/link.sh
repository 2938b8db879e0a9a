#!/bin/sh
# Builds the program as one file that any Linux with glibc 2.31 runs, and prints where it lies.
#   packaging/link.sh SYSROOT FOLDER
# SYSROOT is a Debian 11 with libc6-dev, libgcc-10-dev and libstdc++-10-dev (packaging/sysroot.sh makes it). FOLDER takes
# what is linked in: links to Debian's archives of Cairo and all that Cairo needs, the fonts, and a shim for glibc.
set -eu
sysroot=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
cd "$(dirname "$0")/.."

# The linker finds these before anything else, and in the sysroot no shared one.
libraries=/usr/lib/x86_64-linux-gnu
for name in cairo pixman-1 fontconfig freetype png16 brotlidec brotlicommon expat z zstd; do
    ln -sf "$libraries/lib$name.a" "$folder/lib$name.a"
done
ln -sf "$(gcc -print-file-name=libstdc++.a)" "$folder/libstdc++.a"
gcc -O2 -Wall -Werror -c packaging/glibc_shim.c -o "$folder/glibc_shim.o"

# Fonts: the files that a build on a machine with fonts-dejavu-core would find.
fonts=/usr/share/fonts/truetype/dejavu
{
    printf '.section .rodata\n'
    number=0
    for name in DejaVuSans DejaVuSans-Bold DejaVuSansMono DejaVuSansMono-Bold; do
        printf '.balign 8\nfont%s: .incbin "%s/%s.ttf"\nend%s:\n' $number $fonts $name $number
        number=$((number + 1))
    done
    # A table of pointers has to be where a loader may still write.
    printf '.section .data.rel.ro,"aw"\n.balign 8\n.globl carried_fonts\ncarried_fonts:\n'
    for number in 0 1 2 3; do printf '.quad font%s, end%s - font%s\n' $number $number $number; done
    printf '.quad 0, 0\n.section .note.GNU-stack,"",@progbits\n'
} >"$folder/fonts.s"
gcc -c "$folder/fonts.s" -o "$folder/fonts.o"

# pkg-config's word on the two libraries, without the host's folder.
version() { pkg-config --modversion "$1"; }
cat >"$folder/cairo-ft.pc" <<PC
Name: cairo-ft
Description: Cairo and all that it needs, as archives
Version: $(version cairo-ft)
Libs: -L$folder -lcairo -lpixman-1 -lfontconfig -lfreetype -lpng16 -lbrotlidec -lbrotlicommon -lexpat -lz -lm
Cflags: $(pkg-config --cflags-only-I cairo-ft)
PC
cat >"$folder/libzstd.pc" <<PC
Name: libzstd
Description: libzstd as an archive
Version: $(version libzstd)
Libs: -L$folder -lzstd
PC

set -- -c release --static-swift-stdlib --scratch-path .build/package --product tracereport --disable-local-rpath -Xswiftc -use-ld=lld
for argument in "--sysroot=$sysroot" -static-libgcc ${NO_PIE:+-no-pie}; do
    set -- "$@" -Xswiftc -Xclang-linker -Xswiftc "$argument"
done
set -- "$@" -Xlinker "$folder/glibc_shim.o" -Xlinker "$folder/fonts.o"
# shellcheck disable=SC2046
set -- "$@" $(scripts/size-options.sh)
PKG_CONFIG_PATH=$folder swift build ${VERBOSE:+-v} "$@" >&2
echo "$(PKG_CONFIG_PATH=$folder swift build "$@" --show-bin-path)/tracereport"
