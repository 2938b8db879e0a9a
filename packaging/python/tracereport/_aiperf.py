"""The plugin of AIPerf: after a run, its report lies in the artifact directory.

AIPerf's exit status is never another one because of it: nothing here raises but AIPerf's own word for "not today",
and after ten seconds the report is left to a process of its own. AIPerf takes its services for dead after some
twenty seconds.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import logging
import os
import shlex
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, ClassVar

from ._program import TracereportError, program, sentence

#: ``0`` turns the plugin off.
SWITCH_VARIABLE = "TRACEREPORT_AIPERF"
#: Further options of ``tracereport report``, written as in a shell.
ARGUMENTS_VARIABLE = "TRACEREPORT_ARGS"
#: Seconds that AIPerf waits for a report.
PATIENCE = 10.0

_log = logging.getLogger("tracereport")


class _Disabled(Exception):
    """Stands in for AIPerf's exception where a version of it has none."""


def _of_aiperf(module: str, name: str, otherwise: Any) -> Any:
    """Something of AIPerf by its name; the stand-in where this version has no such thing."""
    try:
        return getattr(importlib.import_module(module), name)
    except Exception:  # noqa: BLE001 - an unknown version of AIPerf must not be harmed
        return otherwise


@dataclass
class _FileInfo:
    """Stands in for AIPerf's line about a file."""

    export_type: str
    file_path: Path


@dataclass
class _Writing:
    """A process that writes one file of a report."""

    file: Path
    process: subprocess.Popen[bytes]
    said: IO[bytes]

    def failure(self) -> str | None:
        """Why there is no file; None where there is one. For processes that have ended."""
        status = self.process.returncode
        if status == 0:
            return None
        self.said.seek(0)
        return sentence(status, self.said.read())


@dataclass(frozen=True)
class _Outcome:
    """What became of a report: the file to name, and whether it is still being written; no file where it failed."""

    file: Path | None
    is_pending: bool = False


class ReportExporter:
    """Writes ``report.html`` and ``report.pdf`` beside the files of a run.

    AIPerf makes it twice: once to write, once to say where the files are.
    """

    #: AIPerf then runs it behind those that write the files it reads, and lets no failure of it cost the run.
    is_deferred = True

    #: What the first instance leaves for the second one, by what both are given.
    _outcomes: ClassVar[dict[tuple[int, Path], _Outcome]] = {}

    def __init__(self, exporter_config: Any, **_: Any) -> None:
        reason: str | None
        try:
            reason = self._prepare(exporter_config)
        except Exception as error:  # noqa: BLE001 - never raise into AIPerf
            reason = f"tracereport does not know this version of AIPerf: {error!r}"
            _log.warning("%s", reason)
        if reason is not None:
            disabled = _of_aiperf("aiperf.common.exceptions", "DataExporterDisabled", _Disabled)
            raise disabled(reason)

    def _prepare(self, exporter_config: Any) -> str | None:
        """Notes where the run is; says why there is nothing to do."""
        if os.environ.get(SWITCH_VARIABLE, "").strip().lower() in ("0", "no", "off", "false"):
            return f"{SWITCH_VARIABLE} turns it off"
        # AIPerf named its configuration anew between 0.8 and 0.10.
        known = hasattr(exporter_config, "cfg")
        files = exporter_config.cfg.artifacts if known else exporter_config.user_config.output
        self._directory = Path(files.artifact_directory)
        self._records = Path(files.profile_export_jsonl_file)
        self._summary = Path(files.profile_export_json_file)
        self._key = (id(exporter_config), self._directory)
        self._outcome = ReportExporter._outcomes.pop(self._key, None)
        if self._outcome is not None and self._outcome.file is None:
            return "no report was written"
        if not self._records.is_file() or self._records.stat().st_size == 0:
            return "AIPerf wrote no records; --export-level records makes it write them"
        return None

    def get_export_info(self) -> Any:
        """The line that AIPerf prints when everything is written."""
        outcome = self._outcome or _Outcome(self._directory / "report.html", is_pending=True)
        kind = "Report by tracereport (still being written)" if outcome.is_pending else "Report by tracereport"
        info = _of_aiperf("aiperf.exporters.exporter_config", "FileExportInfo", _FileInfo)
        return info(export_type=kind, file_path=outcome.file)

    async def export(self) -> None:
        """Writes the report; returns after :data:`PATIENCE` seconds at the latest, and raises nothing."""
        outcome = _Outcome(None)
        try:
            outcome = await self._write()
        except TracereportError as error:
            _log.warning("no report of this run: %s", error.message)
        except Exception as error:  # noqa: BLE001 - never raise into AIPerf
            _log.warning("no report of this run: %r", error)
        finally:
            ReportExporter._outcomes[self._key] = outcome

    async def _write(self) -> _Outcome:
        end = time.monotonic() + PATIENCE
        options = shlex.split(os.environ.get(ARGUMENTS_VARIABLE, ""))
        tool = program()
        await self._wait_for_summary()
        files = [self._directory / "report.html", self._directory / "report.pdf"]
        for file in files:
            # One of an earlier run in the same directory would pass for this one's, should this one fail.
            file.unlink(missing_ok=True)
        writings = [_start(tool, self._records, file, options) for file in files]
        while any(writing.process.poll() is None for writing in writings):
            if time.monotonic() >= end:
                pending = [writing for writing in writings if writing.process.poll() is None]
                _log.warning("the report is not written after %g s; it goes on by itself", PATIENCE)
                return _Outcome(pending[0].file, is_pending=True)
            await asyncio.sleep(0.02)
        failures = [failure for failure in (writing.failure() for writing in writings) if failure is not None]
        for failure in sorted(set(failures)):
            _log.warning("no report of this run: %s", failure)
        written = [writing.file for writing in writings if writing.process.returncode == 0]
        return _Outcome(written[0] if written else None)

    async def _wait_for_summary(self) -> None:
        """Waits for AIPerf's own summary, which versions before 0.10 write at the same time; 2 s at most."""
        end = time.monotonic() + 2
        while not self._has_summary() and time.monotonic() < end:
            await asyncio.sleep(0.02)

    def _has_summary(self) -> bool:
        """Whether the summary is whole and of this run: behind the records."""
        try:
            if self._summary.stat().st_mtime_ns < self._records.stat().st_mtime_ns:
                return False
            json.loads(self._summary.read_bytes())
            return True
        except (OSError, ValueError):
            return False


def _start(tool: Path, records: Path, file: Path, options: list[str]) -> _Writing:
    """Begins to write one file of a report, in a session of its own: Ctrl-C and the end of AIPerf do not end it."""
    said = tempfile.TemporaryFile()
    line = [str(tool), "report", "--quiet", f"--output={file}", *options, "--", str(records)]
    try:
        process = subprocess.Popen(
            line, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said, start_new_session=True
        )
    except OSError as error:
        raise TracereportError(127, f"cannot run {tool}: {error.strerror or error}") from error
    return _Writing(file, process, said)
