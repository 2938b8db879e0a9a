"""What happened in an AIPerf run: the figures, findings and reports of the program ``tracereport``.

Every function runs the program once and hands back what its JSON says; docs/packaging.md lists them. A failure
of the program raises :class:`TracereportError` with its exit status and its own sentence.
"""

from ._commands import analyze, check, compare, report, sweep
from ._program import TracereportError, program
from ._report import Report

__all__ = ["Report", "TracereportError", "analyze", "check", "compare", "program", "report", "sweep"]
