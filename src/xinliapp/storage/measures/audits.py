"""What the case chain tells: how often files were opened. Labels hold no name."""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.domain.measure_specs import MeasureSpec
from xinliapp.domain.rules import EvidenceRow, Measured
from xinliapp.storage.measures.context import MeasureContext

OPENED = "dossier.open"

READINGS = MeasureSpec(
    "dossier_readings_logged",
    unit="次",
    needs_case=True,
    definition="窗口内案卷审计链登记的打开学生档案次数",
    convention="records_by_day",
)


def dossier_readings_logged(context: MeasureContext, _params: Mapping[str, object]) -> Measured:
    """Every opening of a student's file that the case chain keeps (JS-59: no number)."""
    first, last = context.span
    rows = sorted(
        context.database.tuples(
            "SELECT at, seq FROM casework.audit_event WHERE action = ? AND at >= ? AND at <= ?",
            (OPENED, first, f"{last}T23:59:59"),
        )
    )
    return Measured(
        float(len(rows)),
        READINGS.unit,
        tuple(
            EvidenceRow("audit_event", str(seq), str(at)[:10], f"查阅登记{place}")
            for place, (at, seq) in enumerate(rows, start=1)
        ),
        complete=context.ended,
        convention=READINGS.convention,
    )
