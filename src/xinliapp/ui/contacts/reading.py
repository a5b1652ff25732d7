"""Reading and writing talks, visits and contacts; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.contacts import ContactMode, TalkMark, TalkWindow
from xinliapp.domain.errors import UserError
from xinliapp.domain.jobs import repeatable
from xinliapp.domain.papers import Paper
from xinliapp.services import (
    contact_forms,
    drafts,
    guardian_contacts,
    home_visits,
    key_student_visits,
    measuring,
    named_students,
    school,
    talk_coverage,
    talk_prints,
)
from xinliapp.services.guardian_contacts import ContactInput
from xinliapp.services.home_visits import VisitInput
from xinliapp.services.session import Session
from xinliapp.services.talk_coverage import CellInput, GridBatch
from xinliapp.ui.contacts.facts import (
    Asked,
    ClassLine,
    ContactLine,
    ContactPaper,
    ContactsPage,
    FamiliesPage,
    FamilyInput,
    GridInput,
    Reach,
    TalksPage,
    VisitLine,
)
from xinliapp.widgets.picking import PickRow

SCREEN = "contacts"
_TALKS, _VISITS, _CONTACTS = "talks_held", "key_students_visited", "guardian_contacts_made"


@repeatable
def read_page(
    session: Session, window_key: str | None, face_to_face_only: bool, class_id: str | None
) -> ContactsPage:
    """The page as of today, with the class that was chosen, or the one furthest behind."""
    today = session.clock.now().date()
    return ContactsPage(
        today.isoformat(),
        session.account.display_name,
        _talks(session, window_key, face_to_face_only, class_id),
        _families(session, today),
    )


def _talks(
    session: Session, key: str | None, face_to_face_only: bool, class_id: str | None
) -> TalksPage | None:
    windows = talk_coverage.windows(session)
    if not windows:
        return None
    window = next((found for found in windows if found.key == key), windows[0])
    sheet = talk_coverage.TalkSheet(session, window)
    found = sheet.coverage(face_to_face_only=face_to_face_only)
    tally = {row.class_id: row for row in found.classes}
    lines = tuple(
        ClassLine(row.id, row.label, tally[row.id].needed, tally[row.id].done)
        for row in school.classes(session)
        if row.id in tally
    )
    known = {line.id for line in lines}
    behind = min(lines, key=lambda line: line.share, default=None)
    chosen = class_id if class_id in known else behind.id if behind else ""
    cells = sheet.cells(chosen) if chosen else []
    asked = _asked(session, _TALKS)
    return TalksPage(tuple(windows), window, face_to_face_only, lines, chosen or "", tuple(cells), asked)


def _asked(session: Session, measure: str) -> Asked | None:
    """The strictest clause that counts this, with its duty as the pack words it."""
    found = measuring.strictest(measure, session.database, session.clock.now().date())
    return Asked(found.id, found.duty) if found is not None else None


def _families(session: Session, today: dt.date) -> FamiliesPage:
    start = dt.date(school.start_year_of(today, school.calendar(session)), 8, 1)
    visits = home_visits.between(session, start, today)
    contacts = guardian_contacts.between(session, start, today)
    ids = {visit.student_id for visit in visits} | {contact.student_id for contact in contacts}
    whose = named_students.named(session, ids)
    names = {row.id: (row.name, row.class_label) for row in whose.values()}
    unknown = ("", "")
    return FamiliesPage(
        tuple(VisitLine(row, *names.get(row.student_id, unknown)) for row in reversed(visits)),
        tuple(ContactLine(row, *names.get(row.student_id, unknown)) for row in reversed(contacts)),
        tuple(_reach(session)),
        _asked(session, _VISITS),
        _asked(session, _CONTACTS),
    )


def _reach(session: Session) -> Iterator[Reach]:
    """Both readings of 家访 side by side (screens.md S17)."""
    readings = (("任何方式", tuple(ContactMode)), ("只算入户", (ContactMode.AT_HOME,)))
    for label, modes in readings:
        found = key_student_visits.reached(session, modes)
        yield Reach(label, int(found.value), int(found.denominator or 0), known=not found.needs_person)


def save_grid(session: Session, window: TalkWindow, typed: GridInput) -> GridBatch:
    """Write the digits and forget the draft."""
    batch = talk_coverage.set_cells(
        session,
        window,
        dt.date.fromisoformat(typed.day),
        typed.by_name,
        [CellInput(student, mark) for student, mark in typed.marks.items()],
    )
    drafts.delete_draft(session, SCREEN)
    return batch


def save_family(session: Session, typed: FamilyInput) -> str:
    """Note a visit or a contact, or correct the record ``typed`` names; its id. Forgets the draft."""
    if not typed.student_id:
        raise UserError("field_required", field="学生")
    saved = _save_visit(session, typed) if typed.visit else _save_contact(session, typed)
    drafts.delete_draft(session, family_key(typed.visit, bool(typed.record)))
    return saved


def _save_visit(session: Session, typed: FamilyInput) -> str:
    visit = VisitInput(
        typed.student_id,
        dt.date.fromisoformat(typed.day),
        typed.mode,
        typed.by_name,
        typed.occasion,
        typed.met,
        typed.text,
        typed.agreed,
        dt.date.fromisoformat(typed.next_on) if typed.next_on else None,
    )
    if typed.record:
        return home_visits.correct(session, typed.record, visit, typed.reason)
    return home_visits.add(session, visit)


def _save_contact(session: Session, typed: FamilyInput) -> str:
    day = dt.date.fromisoformat(typed.day)
    contact = ContactInput(typed.student_id, day, typed.mode, typed.topic, typed.by_name, typed.text)
    if typed.record:
        return guardian_contacts.correct(session, typed.record, contact, typed.reason)
    return guardian_contacts.add(session, contact)


def picked(session: Session, student_id: str) -> PickRow:
    """A student as the picker shows one.

    Raises:
        UserError: ``student_unknown``.
    """
    found = named_students.named(session, [student_id]).get(student_id)
    if found is None:
        raise UserError("student_unknown", count=1)
    return PickRow(found.id, found.name, tuple(filter(None, (found.class_label,))))


def drop_change(session: Session, visit: bool) -> None:
    """A correction is given up: its draft goes."""
    drafts.delete_draft(session, family_key(visit, True))


def take_back_grid(session: Session, batch: GridBatch) -> Changes:
    """撤销 of a saved grid."""
    return talk_coverage.take_back(session, batch)


def take_back_family(session: Session, visit: bool, record_id: str) -> Changes:
    """撤回 of a visit or contact, and 撤销 of one just noted."""
    remove = home_visits.remove if visit else guardian_contacts.remove
    return remove(session, record_id)


def put_back_family(session: Session, visit: bool, record_id: str) -> Changes:
    """撤销 of 撤回."""
    put_back = home_visits.put_back if visit else guardian_contacts.put_back
    return put_back(session, record_id)


def paper(
    session: Session, what: ContactPaper, talks: TalksPage | None, blank_missing: bool = False
) -> Paper:
    """One paper; ``talks`` says of which days, by which reading and of which class.

    Raises:
        UserError: what printing refuses.
    """
    if talks is None or what is ContactPaper.NOT_VISITED:
        return contact_forms.not_visited_pdf(session, blank_missing)
    if what is ContactPaper.NOT_TALKED:
        return talk_prints.not_yet_pdf(
            session,
            talks.window,
            face_to_face_only=talks.face_to_face_only,
            blank_missing=blank_missing,
        )
    if what is ContactPaper.TALK_FORM:
        return contact_forms.talk_form_pdf(session, talks.window, talks.class_id, blank_missing)
    return contact_forms.visit_form_pdf(session, talks.class_id, blank_missing)


@dataclass(frozen=True, slots=True)
class Kept:
    """Drafts of the page's forms: the grid's, and the others' by (visit, correcting); absent if none."""

    grid: GridInput | None
    families: Mapping[tuple[bool, bool], dict[str, str]]

    @property
    def anything(self) -> bool:
        """Whether there is a draft at all."""
        return self.grid is not None or bool(self.families)


FORMS = tuple((visit, correcting) for visit in (True, False) for correcting in (False, True))


def family_key(visit: bool, correcting: bool = False) -> str:
    """The draft's key of the visits' or the contacts' form, the new record's or the correction's."""
    return f"{SCREEN}.{'visit' if visit else 'guardian'}{'_change' if correcting else ''}"


def kept_drafts(session: Session) -> Kept:
    """What was typed and not saved, by this person."""
    families = {form: _texts_from(drafts.load_draft(session, family_key(*form))) for form in FORMS}
    return Kept(
        _grid_from(drafts.load_draft(session, SCREEN)),
        {form: body for form, body in families.items() if body is not None},
    )


def _grid_from(draft: drafts.Draft | None) -> GridInput | None:
    """Typed digits, None for a draft that cannot be read."""
    body = draft.body if draft is not None else None
    if not isinstance(body, dict):
        return None
    try:
        marks = {str(key): TalkMark(str(value)) for key, value in dict(body["marks"]).items()}
        return GridInput(str(body["day"]), str(body["by_name"]), marks)
    except (KeyError, TypeError, ValueError):
        return None


def _texts_from(draft: drafts.Draft | None) -> dict[str, str] | None:
    body = draft.body if draft is not None else None
    return {str(key): str(value) for key, value in body.items()} if isinstance(body, dict) else None
