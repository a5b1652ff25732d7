"""Whose grade was decided and who has a file (JS-38, JS-40). Labels hold no name."""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.domain.measure_specs import MeasureSpec
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.storage.measures.context import MeasureContext

GRADED = MeasureSpec(
    "students_graded",
    unit="人",
    needs_case=True,
    definition="当日已有定级决定的在籍学生数,分母为当日在籍学生;没有定级决定的学生按常规看待",
    convention="enrolled_on_day",
)

WITH_DOSSIER = MeasureSpec(
    "students_with_dossier",
    unit="人",
    needs_case=True,
    definition="当日档案中至少有一条记录(名单信息以外)的在籍学生数,分母为当日在籍学生",
    convention="enrolled_on_day",
)

# One condition a table: a record of the student on or before the day. Asked student by student with EXISTS,
# so that each student costs a few look-ups in an index and no table is read through.
_RECORDS = (
    "talk r WHERE r.student_id = s.id AND r.day <= ?1 AND r.voided_at IS NULL",
    "check_entry r WHERE r.student_id = s.id AND r.day <= ?1",
    "concern_grade r WHERE r.student_id = s.id AND r.decided_on <= ?1",
    "warning_report r WHERE r.student_id = s.id AND r.noticed_at < ?2 AND r.voided_at IS NULL",
    "conference_item r WHERE r.student_id = s.id AND r.created_at < ?2",
    "care_group r WHERE r.student_id = s.id AND r.formed_on <= ?1",
    "support_plan r WHERE r.student_id = s.id AND r.starts_on <= ?1 AND r.status IN ('active', 'closed')",
    "plan_review r WHERE r.student_id = s.id AND r.reviewed_on <= ?1",
    "dossier_fact r WHERE r.student_id = s.id AND r.day <= ?1",
    "life_event r WHERE r.student_id = s.id AND r.day <= ?1 AND r.voided_at IS NULL",
    "student_paper r WHERE r.student_id = s.id AND r.day <= ?1 AND r.voided_at IS NULL",
    "counseling_session r WHERE r.student_id = s.id AND r.started_at < ?2 AND r.signed_at IS NOT NULL",
    "counseling_member m JOIN casework.counseling_session r ON r.id = m.session_id"
    " WHERE m.student_id = s.id AND m.attended = 1 AND r.started_at < ?2 AND r.signed_at IS NOT NULL",
    "home_visit r WHERE r.student_id = s.id AND r.day <= ?1 AND r.voided_at IS NULL",
    "guardian_contact r WHERE r.student_id = s.id AND r.day <= ?1 AND r.voided_at IS NULL",
)


def students_graded(context: MeasureContext, _params: Mapping[str, object]) -> Measured:
    """How many students on the roll have a grade decision in force (JS-38); the clause gives no number."""
    day = context.until.isoformat()
    newest: dict[str, tuple[str, str]] = {}
    for student, row_id, decided_on in context.database.tuples(
        "SELECT student_id, id, decided_on FROM casework.concern_grade WHERE decided_on <= ?"
        " ORDER BY student_id, decided_on, created_at, rowid",
        (day,),
    ):
        newest[str(student)] = (str(row_id), str(decided_on))
    graded = sorted((*newest[student],) for student in context.roll(context.until).enrolled & newest.keys())
    rows = [
        EvidenceRow("concern_grade", row_id, decided_on, f"定级{place}")
        for place, (row_id, decided_on) in enumerate(graded, start=1)
    ]
    return _of_roll(context, rows, GRADED, "")


def students_with_dossier(context: MeasureContext, _params: Mapping[str, object]) -> Measured:
    """How many students on the roll have at least one record besides the roster's columns (JS-40)."""
    conditions = " OR ".join(f"EXISTS (SELECT 1 FROM casework.{record})" for record in _RECORDS)  # noqa: S608
    day = context.until.isoformat()
    found = context.database.tuples(
        f"SELECT s.id FROM student s WHERE s.voided_at IS NULL AND ({conditions})",  # noqa: S608
        (day, f"{day}U"),
    )
    having = sorted({str(row[0]) for row in found} & context.roll(context.until).enrolled)
    rows = [EvidenceRow("student", student, day, f"档案{place}") for place, student in enumerate(having, 1)]
    return _of_roll(context, rows, WITH_DOSSIER, "还没有记录(人)")


def _of_roll(context: MeasureContext, rows: list[EvidenceRow], spec: MeasureSpec, lacking: str) -> Measured:
    roll = context.roll(context.until)
    reached, total = float(len(rows)), float(len(roll.enrolled))
    return Measured(
        reached,
        spec.unit,
        tuple(rows),
        shortfall=(Shortfall(lacking, reached, total),) if lacking and reached < total else (),
        denominator=total,
        need=total if lacking else None,
        complete=context.ended,
        applicable=total > 0,
        convention=spec.convention,
        notes=roll.notes,
    )
