"""Classes with their peer representatives (心理委员)."""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.peer_reps import Gap, gap
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.domain.students import Gender
from xinliapp.storage import peer_reps as rows
from xinliapp.storage.measures.class_records import judged_classes
from xinliapp.storage.measures.context import MeasureContext
from xinliapp.storage.measures.parameters import number

CLASSES = MeasureSpec(
    "classes_with_peer_reps",
    unit="个班",
    needs_case=False,
    definition="截至日心理委员人数和男女都够的班级数,分母为规定年级起有学生的班级",
    convention="peer_reps_on_day",
    parameters=(
        ParameterSpec("per_class", ParameterKind.INTEGER),
        ParameterSpec("each_gender", ParameterKind.INTEGER),
        ParameterSpec("from_grade", ParameterKind.INTEGER),
    ),
    requirement_parameter="per_class",
)


def classes_with_peer_reps(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How many classes from ``from_grade`` on have ``per_class`` representatives, ``each_gender`` of either,
    in office, on the roll and in the class on the last counting day (JS-35).

    A gender nobody in the class has is not asked for.
    """
    day = context.until.isoformat()
    genders = _genders(context)
    classes = [row for row in judged_classes(context) if row.grade >= number(params, "from_grade")]
    ids = {row.id for row in classes}
    reps = [rep for rep in rows.on_day(context.database, day) if rep.class_id in ids]
    lacking, evidence, single = [], [], 0
    for group in classes:
        own = [rep for rep in reps if rep.class_id == group.id and rep.student_id in group.students]
        present = [genders.get(student) for student in group.students]
        have = [genders.get(rep.student_id) for rep in own]
        missing = gap(have, present, int(number(params, "per_class")), int(number(params, "each_gender")))
        single += len({Gender.MALE, Gender.FEMALE} & set(present)) == 1
        evidence += [EvidenceRow("peer_rep", rep.id, rep.from_day, group.label) for rep in own]
        if missing:
            lacking.append(
                Shortfall(_label(group.label, missing), float(len(own)), float(len(own) + missing.missing))
            )
    gone = len(reps) - len(evidence)
    total = float(len(classes))
    notes = (("已不在本班、未计入的委员(人)", float(gone)), ("只有一种性别的班(个)", float(single)))
    return Measured(
        total - len(lacking),
        CLASSES.unit,
        tuple(evidence),
        shortfall=tuple(lacking),
        denominator=total,
        need=total,
        applicable=bool(classes),
        convention=CLASSES.convention,
        notes=tuple((label, count) for label, count in notes if count),
    )


def _label(label: str, missing: Gap) -> str:
    words = (" 缺男委员" if missing.boys else "") + (" 缺女委员" if missing.girls else "")
    return f"{label}{words}" if words else label


def _genders(context: MeasureContext) -> dict[str, Gender]:
    return {
        str(row_id): Gender(str(gender))
        for row_id, gender in context.database.tuples(
            "SELECT id, gender FROM student WHERE gender IS NOT NULL"
        )
    }
