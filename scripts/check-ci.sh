#!/bin/sh
# Runs the shell of action.yml and of the snippets in docs/ci.md on sample runs, and validates their YAML. Needs no Swift.
#   scripts/check-ci.sh TOOL
set -eu
tool=$(realpath "$1")
cd "$(dirname "$0")/.."
environment=.build/check-ci-environment
[ -x "$environment/bin/check-jsonschema" ] || {
    python3 -m venv "$environment"
    "$environment/bin/pip" install -q --disable-pip-version-check check-jsonschema pyyaml
}
exec "$environment/bin/python" packaging/ci/try_ci.py "$tool" .build/check-ci
