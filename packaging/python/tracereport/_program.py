"""Finds the program and runs it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Union

#: What names a file or a folder.
PathLike = Union[str, "os.PathLike[str]"]

#: The variable that names another program than the installed one.
PROGRAM_VARIABLE = "TRACEREPORT_PROGRAM"


class TracereportError(Exception):
    """The program could not do what it was asked.

    ``status`` is its exit status as docs and README list them; below zero the signal that ended it; 127 where it
    could not be started. ``message`` is its own sentence.
    """

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message

    def __reduce__(self) -> tuple[type[TracereportError], tuple[int, str]]:
        return (type(self), (self.status, self.message))


def program() -> Path:
    """Where the program is: what ``TRACEREPORT_PROGRAM`` names, else the wheel's own, else the one on PATH.

    Raises :class:`TracereportError` with status 127 where there is none.
    """
    named = os.environ.get(PROGRAM_VARIABLE)
    if named:
        return Path(named)
    found = _installed() or _on_path()
    if found is None:
        raise TracereportError(127, "the program tracereport is neither installed beside this package nor on PATH")
    return found


def _installed() -> Path | None:
    """The program that was installed with this package: pip notes where every file of a wheel went."""
    try:
        files = metadata.files("tracereport") or []
    except metadata.PackageNotFoundError:
        return None
    for file in files:
        # Its name alone is also that of the package's folder.
        if file.name == "tracereport" and file.parent.name == "bin":
            path = Path(str(file.locate()))
            if path.is_file():
                return path.resolve()
    return None


def _on_path() -> Path | None:
    found = shutil.which("tracereport")
    return Path(found) if found else None


def run(command: str, arguments: Sequence[str], paths: Sequence[PathLike], accepted: Sequence[int] = (0,)) -> str:
    """Runs a command of the program to its end, and hands back what it prints.

    Paths stand behind ``--``, so that none is taken for an option. Raises :class:`TracereportError` where the exit
    status is none of those accepted.
    """
    line = [str(program()), command, "--quiet", *arguments, "--", *(os.fspath(path) for path in paths)]
    try:
        done = subprocess.run(line, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except OSError as error:
        raise TracereportError(127, f"cannot run {line[0]}: {error.strerror or error}") from error
    if done.returncode not in accepted:
        raise TracereportError(done.returncode, sentence(done.returncode, done.stderr))
    return done.stdout.decode("utf-8", "replace")


def sentence(status: int, said: bytes) -> str:
    """What the program said of its failure, without its name in front; else what its exit status tells."""
    text = said.decode("utf-8", "replace").strip()
    for prefix in ("tracereport: ", "Error: "):
        text = text[len(prefix) :] if text.startswith(prefix) else text
    if status < 0:
        try:
            name = signal.Signals(-status).name
        except ValueError:
            name = f"signal {-status}"
        return f"tracereport was ended by {name}" + (f": {text}" if text else "")
    return text or f"tracereport ended with exit status {status}"
