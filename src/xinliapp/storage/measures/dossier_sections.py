"""How full the files are, section by section (WN-26: 五要素), beside whether there is one."""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.domain.dossier import Section
from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.storage.measures.context import MeasureContext
from xinliapp.storage.measures.parameters import texts

COMPLETE = MeasureSpec(
    "dossier_sections_complete",
    unit="人",
    needs_case=True,
    definition="当日档案中所列各要素都有内容的在籍学生数,分母为当日在籍学生",
    convention="enrolled_on_day",
    parameters=(
        ParameterSpec("sections", ParameterKind.TEXT_LIST, tuple(section.value for section in Section)),
    ),
)

_FACT = (
    "EXISTS (SELECT 1 FROM casework.dossier_fact r WHERE r.student_id = s.id AND r.section = '{}'"
    " AND r.day <= ?1)"
)
_KNOWN = (
    "(s.gender IS NOT NULL AND s.birthday IS NOT NULL AND EXISTS (SELECT 1 FROM class_membership m"
    "  WHERE m.student_id = s.id AND m.from_day <= ?1 AND (m.to_day IS NULL OR m.to_day > ?1))"
    " AND EXISTS (SELECT 1 FROM guardian g WHERE g.student_id = s.id AND g.phone IS NOT NULL))"
)


def _any(*records: str) -> str:
    return " OR ".join(f"EXISTS (SELECT 1 FROM casework.{record})" for record in records)  # noqa: S608


# What fills a section: the same as a student's page says (services/dossier_completeness.py).
_FILLED: Mapping[Section, str] = {
    Section.BASICS: f"{_KNOWN} OR {_FACT.format('basics')}",
    Section.FAMILY: _FACT.format("family")
    + " OR "
    + _any(
        "home_visit r WHERE r.student_id = s.id AND r.day <= ?1 AND r.voided_at IS NULL",
        "guardian_contact r WHERE r.student_id = s.id AND r.day <= ?1 AND r.voided_at IS NULL",
    ),
    Section.STATE: _FACT.format("state")
    + " OR "
    + _any(
        "concern_grade r WHERE r.student_id = s.id AND r.decided_on <= ?1",
        "warning_report r WHERE r.student_id = s.id AND r.noticed_at < ?2 AND r.voided_at IS NULL",
    ),
    Section.RESULTS: _any("check_entry r WHERE r.student_id = s.id AND r.day <= ?1"),
    Section.COUNSELING: _any(
        "talk r WHERE r.student_id = s.id AND r.day <= ?1 AND r.voided_at IS NULL",
        "counseling_session r WHERE r.student_id = s.id AND r.started_at < ?2 AND r.voided_at IS NULL"
        " AND (r.signed_at IS NOT NULL OR r.import_id IS NOT NULL)",
        "counseling_member m JOIN casework.counseling_session r ON r.id = m.session_id"
        " WHERE m.student_id = s.id AND r.started_at < ?2 AND r.signed_at IS NOT NULL",
    ),
}


def dossier_sections_complete(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """Students on the roll whose every named section holds something; each section's lack is told."""
    day, roll = context.until.isoformat(), context.roll(context.until)
    total = float(len(roll.enrolled))
    complete, shortfall = set(roll.enrolled), []
    for section in (Section(each) for each in texts(params, "sections")):
        found = context.database.tuples(
            f"SELECT s.id FROM student s WHERE s.voided_at IS NULL AND ?1 < ?2 AND ({_FILLED[section]})",  # noqa: S608
            (day, f"{day}U"),
        )
        filled = {str(row[0]) for row in found} & roll.enrolled
        complete &= filled
        if len(filled) < total:
            shortfall.append(Shortfall(f"{_WORDS[section]}(人)", float(len(filled)), total))
    rows = [EvidenceRow("student", one, day, f"档案{place}") for place, one in enumerate(sorted(complete), 1)]
    return Measured(
        float(len(rows)),
        COMPLETE.unit,
        tuple(rows),
        shortfall=tuple(shortfall),
        denominator=total,
        need=total,
        complete=context.ended,
        applicable=total > 0,
        convention=COMPLETE.convention,
        notes=roll.notes,
    )


_WORDS = {
    Section.BASICS: "基本情况",
    Section.FAMILY: "家庭情况",
    Section.STATE: "心理状况",
    Section.RESULTS: "测评结果",
    Section.COUNSELING: "辅导记录",
}
