#!/bin/sh
# Installs each package on a bare Debian and makes the report of a run with it. Runs inside of it, as root.
#   try-packages.sh         packages and the run are in /in, results go to /out/NAME
set -eu
export LANG=C.UTF-8
[ -z "$(find /usr/share/fonts -name '*.?tf' 2>/dev/null)" ] || { echo "there are fonts here" >&2; exit 1; }

# Makes every kind of output with a program; fails where it says anything on standard error.
#   reports TOOL NAME
reports() {
    mkdir -p "/out/$2"
    # What a tool may say to a person is said here to nobody.
    for command in "report /in/run -o /out/$2/report" "charts /in/run -o /out/$2/charts --format png,svg,pdf"; do
        # shellcheck disable=SC2086
        "$1" $command --quiet >/dev/null 2>/out/said || { cat /out/said >&2; exit 1; }
        [ ! -s /out/said ] || { echo "$2 says:" >&2; cat /out/said >&2; exit 1; }
    done
    "$1" analyze /in/run >"/out/$2/analysis.txt" 2>/dev/null
    rm -f /out/said
}

# The tarball, unpacked somewhere.
mkdir /opt/t
tar -xzf /in/tracereport-*.tar.gz -C /opt/t
reports /opt/t/*/bin/tracereport tarball

# The same for somebody without a name, a home or a right to write anywhere but in one folder.
install -d -o 12345 -g 12345 /out/nobody
cat >/opt/as-nobody.py <<'PYTHON'
import os, sys
os.setgroups([]), os.setgid(12345), os.setuid(12345)
os.chdir("/")
os.execve(sys.argv[1], sys.argv[1:], {"HOME": "/usr", "PATH": "/usr/bin:/bin"})
PYTHON
python3 /opt/as-nobody.py /opt/t/*/bin/tracereport report /in/run --quiet -o /out/nobody/report 2>/tmp/said
[ ! -s /tmp/said ] || { echo "nobody is told:" >&2; cat /tmp/said >&2; exit 1; }

# The wheel, in an environment of its own, with the functions and AIPerf's entry point.
python3 -m venv /opt/v
/opt/v/bin/pip install -q --disable-pip-version-check --no-index /in/*.whl
reports /opt/v/bin/tracereport wheel
/opt/v/bin/python - <<'PYTHON'
import pathlib, tracereport
from importlib import metadata
assert tracereport.program() == pathlib.Path("/opt/v/bin/tracereport"), tracereport.program()
assert tracereport.analyze("/in/run")["metrics"]["ttfb"]["p99"] > 0
assert tracereport.check("/in/run", ["ttfb.p99 <= 1ns"])["passed"] is False
assert "srcdoc" in tracereport.report("/in/run", "/tmp/r.html")._repr_html_()
try:
    tracereport.analyze("/nonexistent")
    raise SystemExit("no error")
except tracereport.TracereportError as error:
    assert error.status == 66 and "No such file" in error.message, error
points = metadata.entry_points()
group = points.select(group="aiperf.plugins") if hasattr(points, "select") else points["aiperf.plugins"]
assert [point.value for point in group] == ["tracereport:aiperf.yaml"], group
PYTHON
MANPATH=/opt/v/share/man man -w tracereport >/dev/null

# The Debian package.
dpkg -i /in/tracereport_*.deb >/dev/null
reports /usr/bin/tracereport deb
# minbase leaves out man pages as a whole where it is a container's; the package has its own in any case.
dpkg -L tracereport | grep -qx /usr/share/man/man1/tracereport.1.gz
man -w tracereport >/dev/null
bash -c '. /usr/share/bash-completion/completions/tracereport && complete -p tracereport' >/dev/null
for file in zsh/vendor-completions/_tracereport fish/vendor_completions.d/tracereport.fish; do
    [ -s "/usr/share/$file" ]
done
dpkg -r tracereport >/dev/null
