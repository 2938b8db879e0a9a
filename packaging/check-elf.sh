#!/bin/sh
# Fails where a program needs more than glibc 2.31: another library, or a newer symbol; says its size and its start.
#   packaging/check-elf.sh FILE
set -eu
needed=$(objdump -p "$1" | awk '$1 == "NEEDED" { print $2 }')
foreign=$(echo "$needed" | grep -vxE 'lib(c|m|dl|pthread|rt|util)\.so\.[0-9]+|ld-linux-x86-64\.so\.2' || true)
[ -z "$foreign" ] || { echo "needs more than glibc:" $foreign >&2; exit 1; }
newest=$(objdump -T "$1" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -1)
[ "$(printf '%s\nGLIBC_2.31\n' "$newest" | sort -V | tail -1)" = GLIBC_2.31 ] ||
    { echo "needs symbols of $newest:" >&2; objdump -T "$1" | grep -F "$newest" >&2; exit 1; }
python3 - "$1" "$newest" "$(echo $needed)" <<'PYTHON'
import os, subprocess, sys, time
tool, newest, needed = sys.argv[1:]
times = []
for _ in range(40):
    begin = time.perf_counter()
    subprocess.run([tool, "--version"], stdout=subprocess.DEVNULL, check=True)
    times.append(time.perf_counter() - begin)
print(f"program: {os.path.getsize(tool) / 1e6:.1f} MB, needs {newest} at most and {needed}; "
      f"--version {min(times) * 1000:.1f} ms at best, {sorted(times)[20] * 1000:.1f} in the middle", file=sys.stderr)
PYTHON
