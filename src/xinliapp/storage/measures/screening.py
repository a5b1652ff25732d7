"""Students checked, students with something noticed. Labels hold no name: only a case viewer resolves ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from xinliapp.domain.casework import CheckMethod, CheckStatus, Disposition
from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.storage.measures.context import MeasureContext, json_list
from xinliapp.storage.measures.parameters import number, texts

CHECKED = MeasureSpec(
    "students_checked",
    unit="人",
    needs_case=True,
    definition="窗口内至少完成规定次数摸排的在籍学生数,分母为当日在籍学生",
    convention="enrolled_on_day",
    parameters=(
        ParameterSpec("methods", ParameterKind.TEXT_LIST, tuple(method.value for method in CheckMethod)),
        ParameterSpec("times", ParameterKind.INTEGER),
    ),
    requirement_parameter="times",
)

NOTICED = MeasureSpec(
    "students_noticed",
    unit="人",
    needs_case=True,
    definition="窗口内摸排见异常,或处置为“无需”以外各项的学生人数(去重)",
    convention="noticed_or_disposed",
)

CHECKS = MeasureSpec(
    "checks_recorded",
    unit="人次",
    needs_case=True,
    definition="窗口内完成的摸排记录数",
    convention="records_by_day",
    parameters=(
        ParameterSpec("methods", ParameterKind.TEXT_LIST, tuple(method.value for method in CheckMethod)),
    ),
    floor=True,
)


def checks_recorded(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Checks that took place in the window by one of the ``methods`` (JS-58: three ways, no number)."""
    rows = sorted(
        context.database.tuples(
            "SELECT day, id FROM casework.check_entry"
            " WHERE day BETWEEN ? AND ? AND status = ? AND method IN (SELECT value FROM json_each(?))",
            (*context.span, CheckStatus.DONE.value, json_list(texts(params, "methods"))),
        )
    )
    return Measured(
        float(len(rows)),
        CHECKS.unit,
        tuple(
            EvidenceRow("check_entry", str(row_id), str(day), f"摸排记录{place}")
            for place, (day, row_id) in enumerate(rows, start=1)
        ),
        complete=context.ended,
        convention=CHECKS.convention,
    )


def students_checked(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How many students on the roll were checked at least ``times`` in the window (JS-37).

    The denominator is the roll at the end of the last counting day: who joined counts from their day, who
    left no longer does. Only checks that took place (done) count, whatever the school's records say else.
    """
    times = number(params, "times")
    methods = texts(params, "methods")
    roll = context.roll(context.until)
    # Sorted here: sorting thousands of rows inside SQLite costs far more (docs/bench.md).
    entries = sorted(
        (str(day), str(row_id), str(student))
        for day, row_id, student in context.database.tuples(
            "SELECT day, id, student_id FROM casework.check_entry"
            " WHERE day BETWEEN ? AND ? AND status = ? AND method IN (SELECT value FROM json_each(?))",
            (*context.span, CheckStatus.DONE.value, json_list(methods)),
        )
        if student in roll.enrolled
    )
    counts = Counter(student for _, _, student in entries)
    reached = sum(1 for student in roll.enrolled if counts[student] >= times)
    total = len(roll.enrolled)
    lacking = (Shortfall("尚未摸排(人)", float(reached), float(total)),) if reached < total else ()
    return Measured(
        float(reached),
        CHECKED.unit,
        tuple(
            EvidenceRow("check_entry", row_id, day, f"摸排记录{place}")
            for place, (day, row_id, _) in enumerate(entries, start=1)
        ),
        shortfall=lacking,
        denominator=float(total),
        need=float(total),
        complete=context.ended,
        applicable=total > 0,
        convention=CHECKED.convention,
        notes=roll.notes,
    )


def students_noticed(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Distinct students with 见异常 or a disposition other than 无需 in the window (KZ-52)."""
    rows = context.database.tuples(
        "SELECT day, id, student_id FROM casework.check_entry"
        " WHERE day BETWEEN ? AND ? AND status <> ?"
        " AND (noticed = 1 OR (disposition IS NOT NULL AND disposition <> ?))",
        (*context.span, CheckStatus.VOID.value, Disposition.NONE_NEEDED.value),
    )
    rows.sort()
    return Measured(
        float(len({student for _, _, student in rows})),
        NOTICED.unit,
        tuple(
            EvidenceRow("check_entry", str(row_id), str(day), f"摸排记录{place}")
            for place, (day, row_id, _) in enumerate(rows, start=1)
        ),
        complete=context.ended,
        convention=NOTICED.convention,
    )
