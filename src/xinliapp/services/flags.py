"""核对: what stands out in the schools' figures, and what a person said about it (screens.md B04).

Flags are worked out anew every time; only an acceptance with its note is a record, and it belongs to the very
report it was said about: a later revision is asked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from xinliapp.domain import flags as rules
from xinliapp.domain.accounts import Role
from xinliapp.domain.bureau import CheckFlag, InboxItem, MemberSchool
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.exchange import FormPayload, NoticeKind
from xinliapp.domain.flags import CheckRule, FlagNote
from xinliapp.domain.rules import CheckSeverity, FormDefinition
from xinliapp.rulepacks.forms import broken_checks
from xinliapp.services import known_forms
from xinliapp.services.enrolment import require_bureau
from xinliapp.services.reporting import reporting_schools, standing_items
from xinliapp.services.session import Session
from xinliapp.storage import flags as rows
from xinliapp.storage import inbox_items, receipts
from xinliapp.storage.database import Database

CHANGES = Changes.BUREAU


@dataclass(frozen=True, slots=True)
class FlagLine:
    """One flag of one school's standing report. ``returned``: the report was sent back already."""

    item_id: str
    school: MemberSchool
    revision: int
    signed: bool
    flag: CheckFlag
    returned: bool

    @property
    def id(self) -> str:
        """The row's identity on a page."""
        return f"{self.item_id} {self.flag.check_id}"

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something: hints ask for nothing."""
        return not self.returned and not self.flag.note and self.flag.severity is not CheckSeverity.HINT


@dataclass(frozen=True, slots=True)
class FlagPage:
    """Everything to check in one run; ``reports`` counts the standing reports, ``rules`` is what was checked.

    ``unchecked`` schools have no number of students in the register: ``unchecked_rules`` were not applied to
    them.
    """

    lines: tuple[FlagLine, ...]
    reports: int
    unchecked: tuple[str, ...]
    unchecked_rules: int
    rules: tuple[CheckRule, ...] = ()

    def count(self, severity: CheckSeverity) -> int:
        """How many flags of a severity are still open (hints: how many there are)."""
        return sum(
            1
            for line in self.lines
            if line.flag.severity is severity and (line.open or severity is CheckSeverity.HINT)
        )


def flags(session: Session, definition: FormDefinition, period: str) -> FlagPage:
    """Every flag of the standing reports of a run, most serious first, schools by code.

    Raises:
        UserError: ``not_allowed``, ``not_a_bureau``.
    """
    session.require_role(Role.CLERK, Role.OFFICER, action="核对")
    require_bureau(session)
    database = session.database
    standing = standing_items(database, definition.id, period)
    returned = receipts.returned_items(database, definition.id, period)
    before = earlier(database, definition, period)
    notes = rows.notes(database, definition.id, period)
    schools = [school for school in reporting_schools(database, period, standing) if school.code in standing]
    found = [
        FlagLine(item.id, school, item.revision or 1, item.signed, flag, item.id in returned)
        for school in schools
        for item in (standing[school.code],)
        for flag in of_item(definition, item, school, before.get(school.code), notes.get(item.id, {}))
    ]
    order = list(CheckSeverity)
    unchecked = tuple(school.name for school in schools if school.students is None)
    return FlagPage(
        tuple(sorted(found, key=lambda line: (order.index(line.flag.severity), line.school.code))),
        len(schools),
        unchecked,
        rules.rules_needing_roll(definition) if unchecked else 0,
        rules.applied(definition),
    )


def of_item(
    definition: FormDefinition,
    item: InboxItem,
    school: MemberSchool,
    last: FormPayload | None,
    notes: Mapping[str, FlagNote],
) -> tuple[CheckFlag, ...]:
    """The flags of one report, with the notes of those that were accepted."""
    form = item.form
    if form is None:
        return ()
    values = numbers(form)
    students = None if school.students is None else float(school.students)
    found = rules.flags(
        definition,
        broken_checks(definition, {**values, rules.STUDENTS: students}),
        values,
        head=form.head,
        students=students,
        last=None if last is None else numbers(last),
        unreadable=[n.detail for n in item.notices if n.kind is NoticeKind.CELL_NOT_NUMBER],
    )
    return tuple(
        replace(flag, note=notes[flag.check_id].note) if flag.check_id in notes else flag for flag in found
    )


def earlier(database: Database, definition: FormDefinition, period: str) -> dict[str, FormPayload]:
    """By school, what it reported for the nearest earlier period of the same form."""
    found: dict[str, FormPayload] = {}
    for other in sorted(inbox_items.periods_of(database, definition.id)):
        if other[:10] >= period[:10]:
            continue
        for code, item in standing_items(database, definition.id, other).items():
            if item.form is not None:
                found[code] = item.form
    return found


def numbers(form: FormPayload) -> dict[str, float | None]:
    """The figures of a form by column; text columns are left out."""
    return {figure.column_id: figure.value for figure in form.columns if figure.text is None}


def accept(session: Session, item_id: str, check_id: str, note: str) -> Changes:
    """接受,注明: let a flag stand with a note of 5 to 200 characters that travels with the row.

    Raises:
        UserError: ``not_allowed``, ``flag_note_short``, ``flag_not_open`` (accepted or replaced meanwhile),
            ``flag_must_return`` (``message``).
    """
    session.require_role(Role.CLERK, Role.OFFICER, action="接受")
    unit = require_bureau(session)
    words = note.strip()
    if not rules.NOTE_SHORTEST <= len(words) <= rules.NOTE_LONGEST:
        raise UserError("flag_note_short")
    flag = _open_flag(session, item_id, check_id)
    if flag.severity is CheckSeverity.RETURN:
        raise UserError("flag_must_return", message=flag.message)
    with session.write("flag.accept", object_id=item_id) as uow:
        rows.add(
            uow,
            item_id=item_id,
            check_id=check_id,
            message=flag.message,
            note=words,
            noted_by=session.account.display_name,
            noted_at=uow.now,
            origin_code=unit.code,
        )
    return CHANGES


def _open_flag(session: Session, item_id: str, check_id: str) -> CheckFlag:
    item = inbox_items.item(session.database, item_id)
    form = None if item is None or item.form_id is None else known_forms.definition(item.form_id)
    if item is None or form is None or item.period is None:
        raise UserError("flag_not_open")
    for line in flags(session, form, item.period).lines:
        if (line.item_id, line.flag.check_id) == (item_id, check_id):
            if line.flag.note or line.returned:
                break
            return line.flag
    raise UserError("flag_not_open")
