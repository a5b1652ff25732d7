"""Talks with students. Labels hold no name: only a case viewer resolves ids."""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured
from xinliapp.storage.measures.context import MeasureContext
from xinliapp.storage.measures.parameters import flag

HELD = MeasureSpec(
    "talks_held",
    unit="场次",
    needs_case=True,
    definition="窗口内登记的谈心次数,每次谈心计1场",
    convention="each_talk_one_session",
    parameters=(
        ParameterSpec("one_to_one_only", ParameterKind.FLAG),
        ParameterSpec("face_to_face_only", ParameterKind.FLAG),
    ),
    floor=True,
)


def talks_held(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Talks in the window, each one 场次 (KZ-50); a corrected talk counts once, by its newest version."""
    conditions = ""
    if flag(params, "one_to_one_only"):
        conditions += " AND t.one_to_one = 1"
    if flag(params, "face_to_face_only"):
        conditions += " AND t.face_to_face = 1"
    rows = context.database.tuples(
        "SELECT t.day, t.id FROM casework.talk t WHERE t.day BETWEEN ? AND ? AND t.voided_at IS NULL"  # noqa: S608
        f"{conditions}",
        context.span,
    )
    rows.sort()  # sorting thousands of rows inside SQLite costs far more (docs/bench.md)
    return Measured(
        float(len(rows)),
        HELD.unit,
        tuple(
            EvidenceRow("talk", str(row_id), str(day), f"谈心记录{place}")
            for place, (day, row_id) in enumerate(rows, start=1)
        ),
        complete=context.ended,
        convention=HELD.convention,
    )
