"""What an import reports: one line per row of the file, and the JSON of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from xinliapp.domain.changes import Changes
from xinliapp.domain.roster_plan import Outcome
from xinliapp.domain.roster_rows import Reason
from xinliapp.domain.spreadsheet import Notice


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One row of the report; ``reasons`` begin with the one that decided."""

    sheet: str
    row: int
    outcome: Outcome
    name: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did (``import_id``) or would do (None: a dry run, or nothing had to be written)."""

    import_id: str | None
    file_name: str
    sha256: str
    as_of: dt.date
    lines: tuple[ReportLine, ...]
    counts: Mapping[str, int]
    notices: tuple[Notice, ...]
    unchanged: bool
    sealed_rows: int
    changes: Changes = Changes.NONE

    @property
    def left_out(self) -> int:
        """Rows a person still has to look at: conflicts and invalid ones."""
        return self.counts[Outcome.CONFLICT.value] + self.counts[Outcome.INVALID.value]


ReasonText = Callable[[str, Mapping[str, object]], str]


def report_json(report: ImportReport, reason_text: ReasonText, notice_text: ReasonText) -> dict[str, Any]:
    """The report as ``docs/formats/roster-report.schema.json`` has it; the sentences come from ``i18n``."""

    def said(reason: Reason) -> dict[str, str]:
        return {"code": reason.code, "text": reason_text(reason.code, dict(reason.params))}

    return {
        "format": "xinliapp-roster-report-1",
        "file": report.file_name,
        "sha256": report.sha256,
        "as_of": report.as_of.isoformat(),
        "import_id": report.import_id,
        "unchanged": report.unchanged,
        "sealed_rows": report.sealed_rows,
        "counts": dict(report.counts),
        "notices": [
            {"code": notice.code, "text": notice_text(notice.code, dict(notice.params))}
            for notice in report.notices
        ],
        "rows": [
            {
                "sheet": line.sheet,
                "row": line.row,
                "outcome": line.outcome.value,
                "code": line.reasons[0].code if line.reasons else None,
                "text": said(line.reasons[0])["text"] if line.reasons else None,
                "name": line.name,
                "reasons": [said(reason) for reason in line.reasons],
            }
            for line in report.lines
        ],
    }
