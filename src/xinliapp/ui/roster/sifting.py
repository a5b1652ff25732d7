"""Which lines of the list are shown; pure, from memory, so that nothing is read at every letter."""

from __future__ import annotations

from xinliapp.services.students import LEFT, StudentRow
from xinliapp.ui.roster.facts import Narrow, Presence, RosterPage


def sift(page: RosterPage, wanted: Narrow) -> tuple[StudentRow, ...]:
    """The lines of ``page`` that fit, in its order."""
    grades = {row.id: row.grade_label for row in page.classes}
    return tuple(row for row in page.rows if _fits(row, wanted, grades, page))


def _fits(row: StudentRow, wanted: Narrow, grades: dict[str, str], page: RosterPage) -> bool:
    if wanted.status is Presence.HERE:
        if row.status in LEFT:
            return False
    elif wanted.status is not Presence.EVERYBODY and row.status is not wanted.status:
        return False
    if wanted.class_id is not None and row.class_id != wanted.class_id:
        return False
    if wanted.grade is not None and grades.get(row.class_id or "") != wanted.grade:
        return False
    if wanted.text and wanted.text not in row.name and wanted.text not in (row.student_number or ""):
        return False
    if wanted.phone_missing and row.phone:
        return False
    if wanted.number_doubtful and not row.number_doubtful:
        return False
    return wanted.tag is None or wanted.tag in (kind for kind, _ in page.tags.get(row.id, ()))
