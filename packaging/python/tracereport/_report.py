"""What a report left behind, as a notebook shows it."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Report:
    """The files of a report; in a notebook it shows itself.

    ``html``, ``pdf`` and ``summary`` are None where the report has no such file.
    """

    html: Path | None
    pdf: Path | None
    summary: Path | None

    @classmethod
    def at(cls, out: Path) -> Report:
        """The files that ``tracereport report -o OUT`` writes: one file, or a folder of all."""
        if out.suffix == ".html":
            return cls(html=out, pdf=None, summary=None)
        if out.suffix == ".pdf":
            return cls(html=None, pdf=out, summary=None)
        return cls(html=out / "report.html", pdf=out / "report.pdf", summary=out / "summary.json")

    def _repr_html_(self) -> str:
        """The report in a frame of its own, or a link where there is only a PDF.

        The page is handed over as text, so that a notebook shows it wherever its files lie; its script cannot reach
        the notebook.
        """
        if self.html is not None:
            page = html.escape(self.html.read_text(encoding="utf-8"), quote=True)
            return (
                '<iframe sandbox="allow-scripts" title="tracereport" '
                f'style="width:100%;height:720px;border:0" srcdoc="{page}"></iframe>'
            )
        name = html.escape(str(self.pdf), quote=True)
        return f'<a href="{name}">{name}</a>'
