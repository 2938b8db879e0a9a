#!/bin/sh
# Builds the Containerfile on a bare Debian, as its usual base cannot be had offline, and makes a report with the image.
#   packaging/try-container.sh CONTAINER ROOT RUN OUT
# CONTAINER holds the Containerfile, ROOT a Debian (packaging/debian-root.sh), RUN is a run, OUT takes the report.
set -eu
container=$1 root=$(realpath "$2") run=$(realpath "$3")
mkdir -p "$4"
out=$(realpath "$4")
store=$(mktemp -d)
buildah() {
    command buildah --storage-driver vfs --root "$store/root" --runroot "$store/run" "$@"
}
trap 'buildah rm --all >/dev/null 2>&1 || true; rm -rf "$store"' EXIT
# Only what a base such as distroless has: glibc.
base=$(buildah from scratch)
mkdir "$store/glibc"
(cd "$root" && cp -a --parents lib64 usr/lib64 usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2 \
    usr/lib/x86_64-linux-gnu/lib[cm].so.6 usr/lib/x86_64-linux-gnu/libdl.so.2 etc/passwd lib \
    usr/lib/x86_64-linux-gnu/libpthread.so.0 usr/lib/x86_64-linux-gnu/libutil.so.1 "$store/glibc/")
buildah add -q "$base" "$store/glibc" / >/dev/null
buildah commit -q "$base" base >/dev/null
buildah build -q --build-arg BASE=localhost/base -t tracereport "$container" >/dev/null
image=$(buildah from --pull-never localhost/tracereport)
buildah run --isolation chroot -v "$run:/in/run:ro" -v "$out:/out" "$image" -- \
    /usr/bin/tracereport report /in/run --quiet -o /out/report
buildah inspect --format '{{.OCIv1.Config.Entrypoint}}' "$image"
