"""Meetings held."""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured
from xinliapp.domain.term_records import MeetingKind
from xinliapp.storage.measures.context import MeasureContext
from xinliapp.storage.measures.parameters import texts

HELD = MeasureSpec(
    "meetings_held",
    unit="次",
    needs_case=False,
    definition="窗口内已召开并登记的会议次数",
    convention="records_by_day",
    parameters=(ParameterSpec("kinds", ParameterKind.TEXT_LIST, tuple(kind.value for kind in MeetingKind)),),
)


def meetings_held(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How many meetings of the given ``kinds`` took place in the window (JS-22)."""
    kinds = texts(params, "kinds")
    rows = [
        row
        for kind in kinds
        for row in context.database.tuples(
            "SELECT day, id, title FROM meeting WHERE voided_at IS NULL AND kind = ? AND day BETWEEN ? AND ?",
            (kind, *context.span),
        )
    ]
    evidence = tuple(
        EvidenceRow("meeting", str(row_id), str(day), str(title)) for day, row_id, title in sorted(rows)
    )
    return Measured(
        float(len(evidence)), HELD.unit, evidence, complete=context.ended, convention=HELD.convention
    )
