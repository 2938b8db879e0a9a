#!/bin/sh
# Makes the Debian package from a folder with bin, share and licenses.
#   packaging/make-deb.sh WORK VERSION OUT
set -eu
work=$1 version=$2 out=$3
root=$work/deb
doc=$root/usr/share/doc/tracereport
rm -rf "$root"
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$doc" "$root/usr/share/lintian/overrides" \
    "$root/usr/share/zsh/vendor-completions"
cp "$work/bin/tracereport" "$root/usr/bin/"
cp -a "$work/share/." "$root/usr/share/"
mv "$root/usr/share/zsh/site-functions/_tracereport" "$root/usr/share/zsh/vendor-completions/"
rmdir "$root/usr/share/zsh/site-functions"
gzip -9n "$root/usr/share/man/man1/tracereport.1"

{
    printf 'tracereport is under the Apache License 2.0: /usr/share/common-licenses/Apache-2.0\n\n'
    sed 's/^The program tracereport is.*linked into it:/What is linked into it:/' "$work/licenses/README.txt"
    for file in "$work"/licenses/*.txt; do
        name=$(basename "$file")
        case $name in README.txt | tracereport.txt) continue ;; esac
        printf '\n==== %s ====\n\n' "$name"
        # The long text that every Debian has is named rather than repeated.
        if grep -q 'Version 2.0, January 2004' "$file"; then
            echo "The Apache License 2.0, /usr/share/common-licenses/Apache-2.0."
            sed '1,/END OF TERMS AND CONDITIONS/d' "$file"
        else
            cat "$file"
        fi
    done
} >"$doc/copyright"
date=$(date -u -R -d "@$SOURCE_DATE_EPOCH")
maintainer="The tracereport developers <tracereport@localhost.localdomain>"
printf 'tracereport (%s) unstable; urgency=medium\n\n  * What changed stands in the log of the sources.\n\n -- %s  %s\n' \
    "$version" "$maintainer" "$date" | gzip -9n >"$doc/changelog.gz"
cat >"$root/usr/share/lintian/overrides/tracereport" <<'TEXT'
# One file for every Linux: Cairo and what it needs are inside on purpose.
tracereport: embedded-library *
# It is built outside of Debian's archive, for nobody's bug there.
tracereport: initial-upload-closes-no-bugs *
# There is nobody to write to yet.
tracereport: bogus-mail-host *
tracereport: bogus-mail-host-in-debian-changelog *
TEXT
cat >"$root/DEBIAN/control" <<TEXT
Package: tracereport
Version: $version
Architecture: amd64
Maintainer: $maintainer
Installed-Size: $(du -sk --apparent-size "$root/usr" | cut -f1)
Depends: libc6 (>= 2.31)
Section: utils
Priority: optional
Description: analysis and report of the HTTP traces of an AIPerf run
 tracereport reads the per-request records that AIPerf writes and tells what
 the network and the server did: findings, charts, and one report as HTML and
 PDF. Cairo and the fonts are inside the program, so that it draws the same
 bytes on every machine.
TEXT
(cd "$root" && find usr -type f | LC_ALL=C sort | xargs md5sum >DEBIAN/md5sums)
find "$root" -type d -exec chmod 755 {} +
find "$root" -type f -exec chmod 644 {} +
chmod 755 "$root/usr/bin/tracereport"
dpkg-deb --root-owner-group -Zxz --build "$root" "$out/tracereport_${version}_amd64.deb" >/dev/null
echo "$out/tracereport_${version}_amd64.deb"
