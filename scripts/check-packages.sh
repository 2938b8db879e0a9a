#!/bin/sh
# Tries what scripts/package.sh made: on bare Debian 11, 12 and 13 the wheel, the Debian package and the tarball are
# installed, and the report and all charts of a sample run have the same bytes everywhere; with TOOL=FILE also the bytes
# of that build. Needs root. Installs what is missing.
#   scripts/check-packages.sh [DIR]       dist/ unless told otherwise
set -eu
out=$(realpath "${1:-dist}")
cd "$(dirname "$0")/.."
run=samples/aiperf-0.13-streaming
scripts/install-dependencies.sh buildah debootstrap lintian python3-venv

base=.build/package-roots
mkdir -p "$base"
results=$(realpath .build)/check-packages
rm -rf "$results"
mkdir -p "$results"

lintian --fail-on error "$out"/tracereport_*.deb
echo "lintian: no error"
python3 - "$out" <<'PYTHON'
import glob, os, sys
wheel = glob.glob(sys.argv[1] + "/*.whl")[0]
size = os.path.getsize(wheel) / 1e6
print(f"wheel: {size:.1f} MB")
sys.exit(size > 12 and "the wheel is above 12 MB")
PYTHON
environment=.build/check-packages-environment
[ -x "$environment/bin/uv" ] || {
    python3 -m venv "$environment"
    "$environment/bin/pip" install -q --disable-pip-version-check auditwheel pipx uv
}
"$environment/bin/auditwheel" show "$out"/*.whl >"$results/auditwheel.txt"
grep -q 'platform tag: "manylinux_2_31_x86_64"' "$results/auditwheel.txt"
echo "auditwheel: manylinux_2_31_x86_64"
# uv and pipx put the program where people find it.
tools=$results/tools
UV_TOOL_DIR=$tools/uv UV_TOOL_BIN_DIR=$tools/uv-bin "$environment/bin/uv" tool install -q --offline "$out"/*.whl
PIPX_HOME=$tools/pipx PIPX_BIN_DIR=$tools/pipx-bin "$environment/bin/pipx" install -q --pip-args=--no-index "$out"/*.whl
for place in uv-bin pipx-bin; do "$tools/$place/tracereport" --version >/dev/null; done
echo "uv and pipx install it"
rm -rf "$tools"

cleanup() {
    for place in "$base"/*/root; do
        ! mountpoint -q "$place/proc" || umount "$place/proc"
        ! mountpoint -q "$place/dev" || umount -l "$place/dev"
        rm -rf --one-file-system "$place"
    done
}
trap cleanup EXIT
for release in bullseye bookworm trixie; do
    packaging/debian-root.sh "$release" "$base/$release/bare"
    root=$base/$release/root
    mkdir -p "$base/$release"
    rm -rf --one-file-system "$root"
    cp -a --reflink=auto "$base/$release/bare" "$root"
    mkdir -p "$root/in" "$root/out" "$root/proc" "$root/dev"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount --make-rslave "$root/dev"
    cp "$out"/*.whl "$out"/*.tar.gz "$out"/*.deb packaging/try-packages.sh "$root/in/"
    cp -a "$run" "$root/in/run"
    chmod -R a+rX "$root/in"
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        chroot "$root" sh /in/try-packages.sh
    mv "$root/out" "$results/$release"
    cleanup
    echo "$release: tarball, wheel and Debian package make their reports"
done

packaging/try-container.sh "$out/container" "$base/bookworm/bare" "$run" "$results/container/image"

# One list of hashes for each place; all the same. The folder of the run is called as in the Debians.
mkdir -p "$results/in"
cp -a "$run" "$results/in/run"
if [ -n "${TOOL:-}" ]; then
    tool=$(realpath "$TOOL")
    mkdir -p "$results/here/build"
    (
        cd "$results/in"
        "$tool" report run --quiet -o "$results/here/build/report"
        "$tool" charts run --quiet -o "$results/here/build/charts" --format png,svg,pdf >/dev/null
        "$tool" analyze run >"$results/here/build/analysis.txt" 2>/dev/null
    )
fi
status=0
reference=$results/bullseye/tarball
for place in "$results"/*/*/report; do
    place=$(dirname "$place")
    [ "$place" != "$reference" ] || continue
    case $place in
        */nobody | */image) diff -rq "$reference/report" "$place/report" || status=1 ;;
        *) diff -rq "$reference" "$place" || status=1 ;;
    esac
done
count=$(find "$reference" -type f | wc -l)
[ $status != 0 ] || echo "the same bytes in all $(ls -d "$results"/*/*/report | wc -l) places: $count files"
exit $status
