#!/bin/sh
# Makes a Debian 11 to link against, with its links relative; does nothing where it is there already. Needs root.
#   packaging/sysroot.sh FOLDER
set -eu
[ ! -f "$1/.done" ] || exit 0
rm -rf "$1"
mkdir -p "$1"
debootstrap --variant=minbase --include=libc6-dev,libgcc-10-dev,libstdc++-10-dev bullseye "$1" >"$1.log" 2>&1 ||
    { tail -5 "$1.log" >&2; exit 1; }
# An absolute link would lead out of the folder.
root=$(realpath "$1")
find "$root/usr/" -type l -lname '/*' | while read -r link; do
    ln -sfr "$root$(readlink "$link")" "$link"
done
touch "$1/.done"
