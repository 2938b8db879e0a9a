#!/bin/sh
# Collects the licences of everything that is linked into the packaged program.
#   packaging/licenses.sh FOLDER
set -eu
folder=$1
cp LICENSE "$folder/tracereport.txt"
# Debian's word on its archives and fonts: each package says whose they are and under which terms.
compiler=$(gcc -dumpversion | cut -d. -f1)
for package in libcairo2-dev libpixman-1-dev libfontconfig-dev libfreetype-dev libpng-dev libbrotli-dev \
    libexpat1-dev zlib1g-dev libzstd-dev "libstdc++-$compiler-dev" "libgcc-$compiler-dev" libc6-dev \
    fonts-dejavu-core; do
    cp -L "/usr/share/doc/$package/copyright" "$folder/debian-$package.txt"
done
# Swift's runtime and the packages of Package.resolved.
swift=$(readlink -f "$(command -v swift)")
cp "${swift%/usr/bin/*}/usr/share/swift/LICENSE.txt" "$folder/swift.txt"
for checkout in .build/package/checkouts/*/; do
    name=$(basename "$checkout")
    for file in LICENSE NOTICE; do
        [ ! -f "$checkout/$file.txt" ] || cp "$checkout/$file.txt" "$folder/$name-$file.txt"
    done
done
cat >"$folder/README.txt" <<'TEXT'
The program tracereport is under the Apache License 2.0 (tracereport.txt). These are linked into it:

  Swift's runtime, Foundation's essentials, swift-argument-parser, swift-crypto (with BoringSSL), swift-asn1 and
  swift-system; Cairo (of its two licences, the Mozilla Public License 1.1), pixman, Fontconfig, FreeType, libpng,
  Brotli, Expat, zlib and Zstandard; libstdc++ and libgcc (with the GCC Runtime Library Exception); the parts of glibc
  that its linker puts into every program; the fonts DejaVu Sans and DejaVu Sans Mono.

The files named debian-PACKAGE.txt are the copyright files of the Debian packages that they came from; `apt-get source`
of such a package brings its sources, which were not changed.
TEXT
chmod 644 "$folder"/*
