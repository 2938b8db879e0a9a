#!/bin/sh
# Makes what is handed to people without Swift: a wheel, a tarball, a Debian package and a Containerfile around one
# program that any Linux with glibc 2.31 runs. Installs what is missing; needs root for Debian's debootstrap.
#   scripts/package.sh [DIR]        dist/ unless told otherwise
# TOOL=FILE packs a program that is linked already. scripts/check-packages.sh tries the results on bare Debians.
set -eu
out=${1:-dist}
mkdir -p "$out"
out=$(realpath "$out")
cd "$(dirname "$0")/.."

scripts/install-dependencies.sh libcairo2-dev libzstd-dev pkg-config libpixman-1-dev libbrotli-dev libexpat1-dev \
    fonts-dejavu-core python3 dpkg-dev gzip advancecomp
if [ -z "${TOOL:-}" ]; then
    scripts/install-dependencies.sh debootstrap
    packaging/sysroot.sh .build/package-sysroot
    TOOL=$(packaging/link.sh .build/package-sysroot .build/package-link)
fi

work=.build/package-work
rm -rf "$work"
mkdir -p "$work/bin" "$work/share/man/man1" "$work/licenses"
tool=$work/bin/tracereport
strip -o "$tool" "$TOOL"
chmod 755 "$tool"
packaging/check-elf.sh "$tool"
version=$("$tool" --version)
# Nothing here tells when it was packed, but when the sources were last changed.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH

# The man page and the completions are the program's own word.
share=$work/share
"$tool" --experimental-dump-help | python3 packaging/make_man.py "$version" >"$share/man/man1/tracereport.1"
for shell in bash-completion/completions/tracereport zsh/site-functions/_tracereport \
    fish/vendor_completions.d/tracereport.fish; do
    mkdir -p "$(dirname "$share/$shell")"
    "$tool" --generate-completion-script "$(echo "$shell" | sed 's/[-/].*//')" >"$share/$shell"
done
# It is read by a shell, never run.
sed -i '1{/^#!/d}' "$share/bash-completion/completions/tracereport"

packaging/licenses.sh "$work/licenses"

# The wheel.
python3 packaging/make_wheel.py --tool "$tool" --version "$version" --tag py3-none-manylinux_2_31_x86_64 \
    --share "$share" --licenses "$work/licenses" "$out"
# Zopfli looks longer for the same and finds 4 % less to download.
advzip -z -4 -i 2 -q "$out/tracereport-$version-py3-none-manylinux_2_31_x86_64.whl"

# The tarball: unpack it anywhere.
folder=tracereport-$version-linux-x86_64
rm -rf "${work:?}/$folder"
mkdir "$work/$folder"
cp -a "$work/bin" "$share" "$work/licenses" "$work/$folder/"
cp LICENSE "$work/$folder/"
tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --mode=u+w,go-w,a+rX \
    -C "$work" -cf - "$folder" | gzip -9n >"$out/$folder.tar.gz"
echo "$out/$folder.tar.gz"

packaging/make-deb.sh "$work" "$version" "$out"

# The image: the Containerfile and the program beside it.
mkdir -p "$out/container"
cp "$tool" packaging/Containerfile "$out/container/"
echo "$out/container/Containerfile"
ls -l "$out" | awk 'NR > 1 { printf "%10d  %s\n", $5, $9 }'
