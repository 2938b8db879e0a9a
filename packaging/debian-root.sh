#!/bin/sh
# Makes a bare Debian with Python and man; does nothing where it is there already. Needs root.
#   packaging/debian-root.sh RELEASE FOLDER
set -eu
[ ! -f "$2/.done" ] || exit 0
rm -rf "$2"
mkdir -p "$2"
debootstrap --variant=minbase --include=python3,python3-venv,python3-pip,man-db,ca-certificates "$1" "$2" \
    >"$2.log" 2>&1 || { tail -5 "$2.log" >&2; exit 1; }
touch "$2/.done"
