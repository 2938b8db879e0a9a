"""The program's commands as functions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ._program import PathLike, run
from ._report import Report


def analyze(path: PathLike, *, options: Sequence[str] = ()) -> dict[str, Any]:
    """The analysis of a run: what ``tracereport analyze PATH --format json`` prints.

    ``path`` is a JSONL file, an AIPerf run directory or an archived run's folder; ``options`` are further options of
    the command, such as ``["--phase", "all"]``. What was not recorded is None, never 0.
    """
    return _object(run("analyze", ["--format", "json", *options], [path]))


def report(path: PathLike, out: PathLike, *, options: Sequence[str] = ()) -> Report:
    """Writes the report of a run to ``out``: a folder for all of it, or a file that ends in .html or .pdf."""
    run("report", [f"--output={Path(out)}", *options], [path])
    return Report.at(Path(out))


def compare(base: PathLike, *candidates: PathLike, options: Sequence[str] = ()) -> dict[str, Any]:
    """The comparison of runs with a baseline: what ``tracereport compare BASE … --format json`` prints."""
    return _object(run("compare", ["--format", "json", *options], [base, *candidates]))


def check(path: PathLike, require: Sequence[str], *, options: Sequence[str] = ()) -> dict[str, Any]:
    """Holds a run against rules such as ``"ttfb.p99 <= 250ms"``.

    A rule that is not kept is no error: ``["passed"]`` tells, ``["rules"]`` has each rule with its verdict. A rule
    that cannot be read raises :class:`TracereportError`.
    """
    rules = [f"--require={rule}" for rule in ([require] if isinstance(require, str) else require)]
    return _object(run("check", ["--format", "json", *rules, *options], [path], accepted=(0, 1)))


def sweep(*paths: PathLike, options: Sequence[str] = ()) -> dict[str, Any]:
    """How a server behaves as the load grows: what ``tracereport sweep PATHS --format json`` prints."""
    return _object(run("sweep", ["--format", "json", *options], paths))


def _object(text: str) -> dict[str, Any]:
    value = json.loads(text)
    if not isinstance(value, dict):
        raise ValueError("tracereport printed JSON that is not an object")
    return value
