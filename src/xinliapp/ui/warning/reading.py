"""What the page of a quick warning reads and writes; runs on the database thread."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.i18n import labels
from xinliapp.i18n.formats import masked_number
from xinliapp.services import drafts, school, students, warnings
from xinliapp.services.drafts import Draft
from xinliapp.services.session import Session
from xinliapp.services.shipped_lists import observed_signs
from xinliapp.services.warnings import WarningInput, WarningSaved
from xinliapp.ui.warning.facts import WarningForm, WarningPage
from xinliapp.widgets.picking import PickRow

DRAFT = "warning"


@dataclass(frozen=True, slots=True)
class Opened:
    """The page with an unfinished form, if one was kept."""

    page: WarningPage
    draft: Draft | None


def read_page(session: Session, student_id: str | None) -> Opened:
    """A fresh form, with the student already chosen if one was named."""
    sealed = not session.database.has_case
    now = session.clock.now()
    form = WarningForm(
        noticed=now.strftime("%Y-%m-%d %H:%M"),
        student=_picked(session, student_id) if student_id else None,
        source=warnings.last_source(session),
    )
    page = WarningPage(
        signs=observed_signs(),
        form=form,
        me=session.account.display_name,
        counselor=session.account.role is Role.COUNSELOR,
        sealed=sealed,
    )
    return Opened(page, None if sealed else drafts.load_draft(session, DRAFT))


def save(session: Session, form: WarningForm) -> WarningSaved:
    """Write the warning and forget its draft.

    Raises:
        UserError: ``warning_no_student``, ``field_wrong`` (the time), what the service refuses.
    """
    if form.student is None:
        raise UserError("warning_no_student")
    noticed = form.noticed_at()
    if noticed is None:
        raise UserError("field_wrong", field="发现时间", why="应写成 2026-11-23 08:11")
    saved = warnings.report(
        session,
        WarningInput(
            student_id=form.student.id,
            noticed_at=noticed,
            signs=tuple(form.signs),
            source=form.source,
            urgency=form.urgency,
            note=form.note,
            told_homeroom=form.told_homeroom,
            direct=form.direct,
        ),
    )
    if session.database.has_case:
        drafts.delete_draft(session, DRAFT)
    return saved


def take_back(session: Session, warning_id: str) -> Changes:
    """撤销 of the toast."""
    return warnings.void(session, warning_id)


def _picked(session: Session, student_id: str) -> PickRow:
    student = students.student(session, student_id)
    label = school.class_labels(session, session.clock.now().date()).get(student.class_id or "", "")
    gender = labels.label(student.gender) if student.gender else ""
    number = masked_number(student.student_number) if student.student_number else ""
    return PickRow(student.id, student.name, tuple(filter(None, (label, gender, number))))
