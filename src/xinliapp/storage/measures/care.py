"""Key students, their care groups and plans. Labels hold no name: only a case viewer resolves ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from xinliapp.domain.casework import CareRole, PlanOutcome
from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.storage.measures.context import MeasureContext, json_list
from xinliapp.storage.measures.parameters import number, texts

GROUPS = MeasureSpec(
    "care_groups_complete",
    unit="人",
    needs_case=True,
    definition="当日关爱小组角色齐全的重点关爱学生数,分母为关注等级不低于本校设定的在籍学生",
    convention="concern_threshold",
    parameters=(
        ParameterSpec("roles", ParameterKind.TEXT_LIST, tuple(role.value for role in CareRole)),
        ParameterSpec("roles_needed", ParameterKind.INTEGER),
    ),
    requirement_parameter="roles_needed",
)

PLANS = MeasureSpec(
    "plans_active",
    unit="人",
    needs_case=True,
    definition="当日有执行中方案的重点关爱学生数,分母为关注等级不低于本校设定的在籍学生",
    convention="concern_threshold",
    parameters=(ParameterSpec("plans_needed", ParameterKind.INTEGER),),
    requirement_parameter="plans_needed",
)

CLOSED_IMPROVED = MeasureSpec(
    "plans_closed_improved",
    unit="人",
    needs_case=True,
    definition="窗口内方案结案、结果为好转或解除的学生人数(去重),仅作建议数",
    convention="proposal_only",
    parameters=(
        ParameterSpec("outcomes", ParameterKind.TEXT_LIST, tuple(outcome.value for outcome in PlanOutcome)),
    ),
)


@dataclass(frozen=True, slots=True)
class KeyStudents:
    """重点关爱学生 on a day; ``known`` is false while the school has not set its threshold."""

    ids: frozenset[str]
    known: bool
    notes: tuple[tuple[str, float], ...] = ()


def key_students(context: MeasureContext) -> KeyStudents:
    """Students on the roll whose newest grade up to the day is at or above the unit's threshold."""
    threshold = context.unit.concern_threshold if context.unit else None
    if threshold is None:
        return KeyStudents(frozenset(), known=False)
    day = context.until
    # The index delivers this order, so the last row of a student is the decision in force; a window function
    # sorts every row once more and took ten times as long on 20,000 decisions.
    newest: dict[str, int] = {}
    for student, ordinal in context.database.tuples(
        "SELECT student_id, ordinal FROM casework.concern_grade WHERE decided_on <= ?"
        " ORDER BY student_id, decided_on, created_at, rowid",
        (day.isoformat(),),
    ):
        newest[str(student)] = int(ordinal or 0)
    graded = {student for student, ordinal in newest.items() if ordinal >= threshold}
    roll = context.roll(day)
    apart = (
        ("另有休学的重点关爱学生(人)", len(graded & roll.suspended)),
        ("另有借读的重点关爱学生(人)", len(graded & roll.visiting)),
    )
    notes = tuple((label, float(count)) for label, count in apart if count)
    return KeyStudents(frozenset(graded & roll.enrolled), known=True, notes=notes)


def care_groups_complete(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How many key students have one group with at least ``roles_needed`` of the ``roles`` filled (JS-39)."""
    students = key_students(context)
    roles = texts(params, "roles")
    day = context.until.isoformat()
    groups: dict[str, tuple[str, str, set[str]]] = {}
    for group_id, student, formed_on, role in context.database.tuples(
        "SELECT g.id, g.student_id, g.formed_on, m.role FROM casework.care_group g"
        " JOIN casework.care_group_member m ON m.group_id = g.id"
        " WHERE g.formed_on <= ?1 AND (g.closed_on IS NULL OR g.closed_on > ?1)"
        " AND m.from_day <= ?1 AND (m.to_day IS NULL OR m.to_day > ?1) ORDER BY g.formed_on, g.id",
        (day,),
    ):
        if student in students.ids and role in roles:
            entry = groups.setdefault(str(group_id), (str(student), str(formed_on), set()))
            entry[2].add(str(role))
    needed = number(params, "roles_needed")
    complete = [
        (group_id, student, formed_on)
        for group_id, (student, formed_on, filled) in groups.items()
        if len(filled) >= needed
    ]
    rows = tuple(
        EvidenceRow("care_group", group_id, formed_on, f"关爱小组{place}")
        for place, (group_id, _, formed_on) in enumerate(complete, start=1)
    )
    reached = len({student for _, student, _ in complete})
    return _per_key_student(students, reached, rows, GROUPS, "关爱小组角色不全(人)")


def plans_active(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How many key students have at least ``plans_needed`` plans in force on the day (JS-41).

    A plan is in force from ``starts_on`` until the day before ``closed_on``, by its newest version that
    somebody approved; a draft or a submitted version leaves the old one in force.
    """
    students = key_students(context)
    day = context.until.isoformat()
    found = [
        (str(plan_id), str(student), str(starts_on))
        for plan_id, student, starts_on in context.database.tuples(
            "SELECT p.id, p.student_id, p.starts_on FROM casework.support_plan p"
            " WHERE p.status IN ('active', 'closed') AND p.starts_on <= ?1"
            " AND (p.closed_on IS NULL OR p.closed_on > ?1)"
            " AND NOT EXISTS (SELECT 1 FROM casework.support_plan n WHERE n.student_id = p.student_id"
            "  AND n.supersedes = p.id AND n.status IN ('active', 'closed') AND n.starts_on <= ?1)"
            " ORDER BY p.starts_on, p.id",
            (day,),
        )
        if student in students.ids
    ]
    counts = Counter(student for _, student, _ in found)
    needed = number(params, "plans_needed")
    reached = sum(1 for student in students.ids if counts[student] >= needed)
    rows = tuple(
        EvidenceRow("support_plan", plan_id, starts_on, f"方案{place}")
        for place, (plan_id, _, starts_on) in enumerate(found, start=1)
    )
    return _per_key_student(students, reached, rows, PLANS, "没有执行中方案(人)")


def plans_closed_improved(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Distinct students whose plan closed in the window with one of the ``outcomes`` (KZ-53, proposal)."""
    outcomes = texts(params, "outcomes")
    rows = context.database.tuples(
        "SELECT p.closed_on, p.id, p.student_id FROM casework.support_plan p"
        " WHERE p.status = 'closed' AND p.closed_on BETWEEN ? AND ?"
        " AND p.outcome IN (SELECT value FROM json_each(?))"
        " AND NOT EXISTS (SELECT 1 FROM casework.support_plan n WHERE n.student_id = p.student_id"
        "  AND n.supersedes = p.id AND n.status = 'closed') ORDER BY p.closed_on, p.id",
        (*context.span, json_list(outcomes)),
    )
    return Measured(
        float(len({student for _, _, student in rows})),
        CLOSED_IMPROVED.unit,
        tuple(
            EvidenceRow("support_plan", str(row_id), str(day), f"结案{place}")
            for place, (day, row_id, _) in enumerate(rows, start=1)
        ),
        complete=context.ended,
        convention=CLOSED_IMPROVED.convention,
    )


def _per_key_student(
    students: KeyStudents, reached: int, rows: tuple[EvidenceRow, ...], spec: MeasureSpec, label: str
) -> Measured:
    total = len(students.ids)
    lacking = (Shortfall(label, float(reached), float(total)),) if reached < total else ()
    return Measured(
        float(reached),
        spec.unit,
        rows,
        shortfall=lacking,
        denominator=float(total),
        need=float(total),
        applicable=total > 0 or not students.known,
        needs_person=not students.known,
        convention=spec.convention,
        notes=students.notes,
    )
