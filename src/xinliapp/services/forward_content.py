"""What a centre passes on now: the list of its schools, their bags as signed, and its own figures.

A school's bag was checked when it came in; before it leaves again it is checked from its bytes once more, so
that what goes on is what the school signed and what the merged table was made of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from xinliapp.bundles import forwarding as format_
from xinliapp.bundles.form_payload import read_form, write_form
from xinliapp.bundles.forwarding import stored_parts
from xinliapp.bundles.members_json import MAX_MEMBERS, write_members
from xinliapp.bundles.strict import Trust, read_bag
from xinliapp.crypto import sshsig
from xinliapp.domain.bureau import InboxItem, MemberSchool, MergedTable
from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import FORM_XLSX, FormFigure, FormPayload
from xinliapp.domain.forwarding import (
    AbsentMember,
    Forwarding,
    MemberNote,
    Members,
    SignedMember,
    UnsignedMember,
)
from xinliapp.domain.rules import CheckSeverity, FormDefinition
from xinliapp.services import flags, merge
from xinliapp.services.enrolment import require_bureau
from xinliapp.services.reporting import reporting_schools, standing_items
from xinliapp.services.session import Session
from xinliapp.storage import chases, inbox_items, members, receipts
from xinliapp.storage import flags as flag_rows

UNIT_FIELD, DAY_FIELD, NAME_FIELD = "填表单位", "填表时间", "填表人"


def must_return(session: Session, definition: FormDefinition, period: str) -> int:
    """How many flags of a run have to be sent back before anything may leave."""
    return flags.flags(session, definition, period).count(CheckSeverity.RETURN)


class Content:
    """What is passed on now: the list, the parts beside it, the centre's own figures."""

    def __init__(self, session: Session, definition: FormDefinition, period: str) -> None:
        self._session = session
        self._definition = definition
        self._period = period
        database = session.database
        returned = receipts.returned_items(database, definition.id, period)
        standing = standing_items(database, definition.id, period)
        self._schools = reporting_schools(database, period, standing)
        self._standing = {code: item for code, item in standing.items() if item.id not in returned}
        # A bag goes on under the code its school signed it with.
        self._items = {item.school_code or code: item for code, item in self._standing.items()}
        self._reasons = chases.reasons(database, definition.id, period)
        self._notes = flag_rows.notes(database, definition.id, period)
        self.members = self._listed()

    def check(self) -> None:
        """Refuse what may not leave."""
        through = next((s.name for s in self._schools if self._passed_on(s)), None)
        if through is not None:
            raise UserError("forward_depth", school=through)
        if not self.members.signed and not self.members.unsigned:
            raise UserError("forward_empty")
        listed = self.members
        if len(listed.signed) + len(listed.unsigned) > MAX_MEMBERS or len(listed.absent) > MAX_MEMBERS:
            raise UserError("forward_too_many", count=MAX_MEMBERS)
        unexplained = sum(1 for one in listed.absent if not one.reason)
        if unexplained:
            raise UserError("forward_reason_missing", count=unexplained)
        open_flags = must_return(self._session, self._definition, self._period)
        if open_flags:
            raise UserError("forward_flags_open", count=open_flags)

    def _passed_on(self, school: MemberSchool) -> bool:
        item = self._standing.get(school.code)
        return item is not None and item.carrier_id is not None

    def _listed(self) -> Members:
        signed, unsigned, absent = [], [], []
        for school in self._schools:
            item = self._standing.get(school.code)
            if item is None:
                absent.append(AbsentMember(school.code, school.name, self._reasons.get(school.code, "")))
            elif item.signed:
                signed.append(self._signed(school, item))
            else:
                unsigned.append(
                    UnsignedMember(
                        item.school_code or school.code,
                        school.name,
                        item.received_at,
                        school.students,
                        self._said(item),
                    )
                )
        return Members(tuple(signed), tuple(unsigned), tuple(absent))

    def _signed(self, school: MemberSchool, item: InboxItem) -> SignedMember:
        keys = members.keys_of(self._session.database, school.code)
        valid = [key for key in keys if key.valid_at(item.received_at)]
        line = next((key.public_line for key in valid or keys), None)  # None only where check() refuses
        return SignedMember(
            item.school_code or school.code, school.name, item.sequence or 1, item.received_at,
            school.students, "" if line is None else sshsig.public_line(sshsig.public_from_line(line)),
            self._said(item),
        )  # fmt: skip

    def _said(self, item: InboxItem) -> tuple[MemberNote, ...]:
        notes = self._notes.get(item.id, {}).values()
        return tuple(
            MemberNote(note.check_id, note.message, note.note, note.noted_by, note.noted_at) for note in notes
        )

    def form(self, revision: int, given_head: Mapping[str, str]) -> FormPayload:
        """The centre's own row: the totals, and who is missing in the remarks."""
        table = merge.merge(self._session, self._definition, self._period)
        unit = require_bureau(self._session)
        now = stamp(self._session.clock.now())[:10]
        known = {UNIT_FIELD: unit.name, DAY_FIELD: now, NAME_FIELD: self._session.account.display_name}
        head_ = {name: given_head.get(name, known.get(name, "")) for name in self._definition.head_fields}
        return FormPayload(
            self._definition.id, self._definition.version, self._period, revision, unit.code, unit.name, now,
            head_, tuple(self._figure(table, column.id) for column in table.columns),
        )  # fmt: skip

    def _figure(self, table: MergedTable, column_id: str) -> FormFigure:
        column = next(one for one in self._definition.columns if one.id == column_id)
        if column.text:
            return FormFigure(column.id, column.heading, column.unit, text=self._remarks(table))
        total = table.totals.get(column.id)
        return FormFigure(column.id, column.heading, column.unit, value=total, system_value=total)

    def _remarks(self, table: MergedTable) -> str:
        told = [f"汇总{len(table.lines)}/{table.expected}所,未签名(Excel){len(self.members.unsigned)}所。"]
        told += [f"缺报:{one.name}({one.reason})。" for one in self.members.absent]
        return "".join(told)[:1900]

    def parts(self, *, sheet: bool = True) -> dict[str, bytes]:
        """Everything but the two signed lists: the merged ``sheet``, bags as signed, plain figures."""
        found: dict[str, bytes] = {}
        if sheet:
            table = merge.merge(self._session, self._definition, self._period)
            found[FORM_XLSX] = merge.merge_xlsx(table)
        for one in self.members.signed:
            found[format_.bag_name(one.code, one.sequence)] = self._bag(one.code)
        for plain in self.members.unsigned:
            form = self._items[plain.code].form
            if form is not None:
                found[format_.form_name(plain.code)] = write_form(replace(form, unit_code=plain.code))
        return found

    def check_bags(self) -> None:
        """Refuse a kept bag that is not, byte by byte, the one the school signed and this unit took in.

        Raises:
            KnownError: ``forward_bag_wrong`` (``school``).
        """
        code = require_bureau(self._session).code
        for one in self.members.signed:
            trust = Trust(code, partial(_only, one.public_line), self._form_of)
            item = self._items[one.code]
            try:
                opened = read_bag(one.name, self._bag(one.code), trust)
            except KnownError:
                raise KnownError("forward_bag_wrong", school=one.name) from None
            facts = opened.facts
            proved = (facts.unit_code, facts.sequence, facts.epoch, opened.tagmanifest_hash, opened.form)
            if proved != (one.code, item.sequence, item.epoch, item.tagmanifest_hash, item.form):
                raise KnownError("forward_bag_wrong", school=one.name)

    def _form_of(self, form_id: str, version: str) -> FormDefinition | None:
        known = self._definition
        return known if (form_id, version) == (known.id, known.version) else None

    def same_as(self, row: Forwarding, bag: bytes, given_head: Mapping[str, str] | None = None) -> bool:
        """Whether a passing-on that was signed says and carries what this one would.

        The day of filling in, which the page proposes anew each day, is a change only where it was typed.
        """
        if row.members != write_members(self.members).decode():
            return False
        parts = self.parts(sheet=False)
        try:
            if stored_parts(bag, list(parts)) != tuple(parts.values()):
                return False
        except KnownError:
            return False
        signed = read_form(row.form.encode())
        today = stamp(self._session.clock.now())[:10]
        given = dict(given_head or {})
        if given.get(DAY_FIELD) == today:
            del given[DAY_FIELD]
        if any(signed.head.get(name) != value for name, value in given.items() if name in signed.head):
            return False
        return self.form(row.revision, signed.head).columns == signed.columns

    def _bag(self, code: str) -> bytes:
        bag = inbox_items.bag_of(self._session.database, self._items[code].id)
        if bag is None:
            raise KnownError("forward_bag_wrong", school=code)
        return bag


def _only(line: str, _code: str) -> tuple[str, ...]:
    """The one key that is believed here: the one the list names for the school."""
    return (line,)
