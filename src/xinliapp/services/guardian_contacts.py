"""Contacts with guardians other than visits (case data): what was talked about at home and at school."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.contacts import ContactMode, ContactTopic, GuardianContact
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.services import typed
from xinliapp.services.session import Session
from xinliapp.storage import guardian_contacts as rows

CHANGES = Changes.CONTACTS


@dataclass(frozen=True, slots=True)
class ContactInput:
    """One contact as typed."""

    student_id: str
    day: dt.date
    mode: ContactMode
    topic: ContactTopic
    by_name: str
    note: str = ""


def add(session: Session, contact: ContactInput) -> str:
    """Note a contact; its id.

    Raises:
        UserError: as :func:`add_many`.
    """
    return add_many(session, [contact])[0]


def add_many(session: Session, contacts: Sequence[ContactInput]) -> list[str]:
    """Note contacts in one transaction, all or none; their ids.

    Raises:
        UserError: ``case_closed``, ``student_unknown``, ``field_required``, ``field_wrong``.
    """
    session.require_case()
    if not contacts:
        return []
    ready = [_contact(session, contact) for contact in contacts]
    typed.known_students(session, {contact.student_id for contact in contacts})
    with session.write("contact.add", case=True) as uow:
        rows.insert_many(uow, ready)
    return [contact.id for contact in ready]


def correct(session: Session, contact_id: str, contact: ContactInput, reason: str) -> str:
    """Replace a contact by a corrected version; the new id. The old words stay, out of every count.

    Raises:
        UserError: ``not_found``, ``field_wrong`` (another student), as :func:`add_many`.
    """
    session.require_case()
    old = rows.load(session.database, contact_id)
    if old is None:
        raise UserError("not_found")
    if old.student_id != contact.student_id:
        raise UserError("field_wrong", field="学生", why="更正不能换成另一名学生")
    ready = _contact(session, contact)
    why = typed.text("更正理由", reason, longest=100)
    with session.write("contact.correct", case=True, object_id=contact_id) as uow:
        rows.insert_many(uow, [ready], supersedes=contact_id, reason=why)
        rows.void(uow, contact_id)
    return ready.id


def remove(session: Session, contact_id: str) -> Changes:
    """Take back a contact (撤销, 撤回); its row stays, out of every count.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    with session.write("contact.remove", case=True, object_id=contact_id) as uow:
        if not rows.void(uow, contact_id):
            raise UserError("not_found")
    return CHANGES


def put_back(session: Session, contact_id: str) -> Changes:
    """撤销 of taking a contact back: it counts again. What a correction replaced stays replaced, and what an
    import brought stays away once that import was undone.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    with session.write("contact.restore", case=True, object_id=contact_id) as uow:
        if not rows.put_back(uow, contact_id):
            raise UserError("not_found")
    return CHANGES


def of_student(session: Session, student_id: str) -> list[GuardianContact]:
    """A student's contacts, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.of_student(session.database, student_id)


def between(session: Session, first_day: dt.date, last_day: dt.date) -> list[GuardianContact]:
    """Contacts of these days, both included, oldest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.between(session.database, first_day.isoformat(), last_day.isoformat())


def _contact(session: Session, contact: ContactInput) -> GuardianContact:
    return GuardianContact(
        new_id(),
        contact.student_id,
        typed.past_day(session, "沟通日期", contact.day),
        contact.mode,
        contact.topic,
        typed.text("沟通人", contact.by_name, longest=40),
        typed.text("记录", contact.note, longest=500, shortest=0),
    )
