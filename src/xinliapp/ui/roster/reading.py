"""Reading and writing for the roster page; runs on the database thread."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.jobs import repeatable
from xinliapp.domain.student_tags import TagEdits
from xinliapp.domain.students import Student, StudentTag
from xinliapp.services import drafts, school, student_tags, students
from xinliapp.services.drafts import Draft
from xinliapp.services.session import Session
from xinliapp.services.students import SavedStudent, StudentFilter, StudentInput
from xinliapp.ui.roster.facts import Rights, RosterPage


def rights_of(session: Session) -> Rights:
    """What this account may do here."""
    return Rights(session.account.role in school.ROSTER_ROLES, session.database.has_case)


def draft_key(student_id: str | None) -> str:
    """Under what name the form of a student (None: a new one) is kept."""
    return f"roster.student:{student_id or 'new'}"


@repeatable
def read_page(session: Session, left: bool) -> RosterPage:
    """Lines, counts, tags and the classes to choose from, in one visit to the database thread."""
    classes = tuple(school.classes(session))
    rows = students.list_students(session, StudentFilter(include_left=left), among=classes)
    return RosterPage(tuple(rows), students.counts_of(rows), classes, student_tags.kinds_held(session), left)


@dataclass(frozen=True, slots=True)
class OneStudent:
    """A student, the tags this account may see, and what it had typed and not saved."""

    student: Student
    tags: tuple[StudentTag, ...]
    draft: Draft | None


def read_student(session: Session, student_id: str) -> OneStudent:
    """Everything the form shows."""
    return OneStudent(
        students.student(session, student_id),
        student_tags.of_student(session, student_id),
        drafts.load_draft(session, draft_key(student_id)),
    )


def add(session: Session, typed: StudentInput, tags: TagEdits) -> SavedStudent:
    """Store a new student and forget the draft."""
    saved = students.add_student(session, typed, tags=tags)
    drafts.delete_draft(session, draft_key(None))
    return saved


def edit(session: Session, student_id: str, seen: str, typed: StudentInput, tags: TagEdits) -> SavedStudent:
    """Store what was changed and forget the draft; ``seen`` marks the student the form was filled with."""
    saved = students.edit_student(session, student_id, typed, tags=tags, seen=seen)
    drafts.delete_draft(session, draft_key(student_id))
    return saved
