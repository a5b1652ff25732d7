"""What the register of schools does; no Qt here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from xinliapp.domain.bureau import AREA, MemberKey, MemberSchool
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.exchange import EnrolmentKind, FingerprintProof, PendingEnrolment
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.domain.spreadsheet import Workbook
from xinliapp.i18n.messages import sentence
from xinliapp.services import enrolment, exchange_papers, member_register, members, school
from xinliapp.services.enrolment import PendingRecipient
from xinliapp.services.member_register import RegisterLine
from xinliapp.services.members import ListImported
from xinliapp.services.session import Session
from xinliapp.system.files import read_file
from xinliapp.widgets.hosting import Host

_REQUEST_LIMIT = 256 * 1024
_LISTS = (".xlsx", ".xls", ".csv", ".et")


@dataclass(frozen=True, slots=True)
class SchoolEntry:
    """The form of one school as typed; every value is text. ``as_of`` is the day ``students`` is of."""

    code: str = ""
    name: str = ""
    stages: str = ""
    students: str = ""
    attributes: str = ""
    contact: str = ""
    phone: str = ""
    centre: bool = False
    area: str = ""
    as_of: str = ""
    today: str = ""


class MembersView(Protocol):
    """What the presenter asks of the widgets."""

    def show_register(self, lines: Sequence[RegisterLine]) -> None: ...
    def show_trouble(self, text: str, field: str = "") -> None: ...
    def show_entry(self, entry: SchoolEntry, *, adding: bool) -> None: ...
    def show_newer(self, text: str) -> None: ...
    def offer_mine(self, mine: SchoolEntry) -> None: ...
    def show_pending(self, pending: PendingEnrolment) -> None: ...
    def show_above(self, pending: PendingRecipient) -> None: ...
    def mark_group(self, position: int | None) -> None: ...
    def ask_revoke(self, line: RegisterLine) -> None: ...
    def close_panel(self) -> None: ...
    def say_saved(self, name: str) -> None: ...
    def say_imported(self, imported: ListImported) -> None: ...
    def say_enrolled(self, name: str) -> None: ...
    def say_revoked(self, name: str) -> None: ...
    def say_written(self, file_name: str) -> None: ...
    def say_above(self, name: str) -> None: ...


class Result:
    """What came of a write, with the ``changes`` the runner looks for."""

    def __init__(self, value: object) -> None:
        self.value, self.changes = value, Changes.BUREAU


def save(session: Session, entry: SchoolEntry, seen: str) -> Result:
    """Store one school; ``seen`` is the mark of what the form was filled with, "" where it is to be added."""
    students = entry.students.strip()
    if students and not (students.isascii() and students.isdigit()):
        raise UserError("field_wrong", field="在校生", why="应为数字")
    before = members.find(session, entry.code.strip())
    known = SchoolEntry() if before is None else entry_of(before)
    named = bool(members.CODE.fullmatch(entry.code.strip()) and entry.name.strip())
    if named and students and students != known.students and not entry.as_of:
        raise UserError("field_required", field="截至")
    # Whoever came into the register by a request may stay without a number until somebody asks.
    if named and not entry.phone.strip() and (before is None or known.phone):
        raise UserError("field_required", field="电话")
    return Result(
        members.save_member(
            session,
            entry.code.strip(),
            entry.name,
            stages=entry.stages.strip(),
            students=int(students) if students else None,
            students_as_of=entry.as_of or None,
            area=entry.area.strip(),
            attributes=entry.attributes.strip(),
            contact=entry.contact.strip() or None,
            phone=entry.phone.strip() or None,
            tier=AREA if entry.centre else "school",
            seen=seen,
        )
    )


def take_list(session: Session, workbook: Workbook) -> Result:
    """Import a list that was read."""
    return Result(members.import_members(session, workbook))


def enrol(session: Session, pending: PendingEnrolment, proof: FingerprintProof | None) -> Result:
    """Trust the school's key."""
    return Result(enrolment.enrol(session, pending, proof))


def revoke(session: Session, key: MemberKey, name: str) -> Result:
    """Trust the school's key no more."""
    enrolment.revoke_key(session, key.id)
    return Result(name)


def make_card(session: Session) -> Paper:
    """The bureau's signed card for its schools."""
    unit = school.unit(session)
    return Paper(f"收件名片-{unit.code}.json", enrolment.make_recipient_card(session))


def make_request(session: Session) -> Paper:
    """The bureau's own request for the unit above it."""
    unit = school.unit(session)
    return Paper(f"登记申请-{unit.code}.json", enrolment.make_request(session))


def read_paper(session: Session, path: Path) -> PendingEnrolment | PendingRecipient:
    """A school's request, or the card of the unit above, from a file.

    Raises:
        KnownError: as :func:`enrolment.import_request` for a file that is neither.
    """
    data = read_file(path, _REQUEST_LIMIT)
    if b'"xinli-recipient-card-1"' in data:
        return enrolment.import_card(session, data)
    return enrolment.import_request(session, data)


def add_above(session: Session, pending: PendingRecipient, proof: FingerprintProof) -> Result:
    """Trust the key of the unit above."""
    return Result(enrolment.add_recipient(session, pending, proof))


class MembersPresenter:
    """Schools and their keys: listed, added, imported, checked against paper, revoked."""

    def __init__(self, view: MembersView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._pending: PendingEnrolment | None = None
        self._above: PendingRecipient | None = None
        self._revoking: RegisterLine | None = None
        self._seen = ""  # the mark of the school the form was filled with

    def start(self, argument: object) -> None:
        """``argument`` may be the path of a request file."""
        self._load()
        if isinstance(argument, str):
            self.open_file(argument)

    def refresh(self, changes: Changes) -> None:
        """Load again when the bureau's books changed."""
        if changes & (Changes.BUREAU | Changes.ACCOUNTS):
            self._load()

    def flush(self) -> None:
        """A half-typed school is short enough to be typed again; groups from a paper must be."""

    # --- schools ------------------------------------------------------------------------------------------

    def new_school(self) -> None:
        """An empty form."""
        self._seen = ""
        today = self._today()
        self._view.show_entry(SchoolEntry(as_of=today, today=today), adding=True)

    def edit_school(self, line: RegisterLine) -> None:
        """The form with one school's fields."""
        self._seen = members.mark(line.school)
        self._view.show_entry(entry_of(line.school, self._today()), adding=False)

    def _today(self) -> str:
        return self._session.clock.now().date().isoformat()

    def save_school(self, entry: SchoolEntry) -> None:
        """Check and store the form."""
        self._jobs.run(
            save, self._session, entry, self._seen,
            done=self._saved, failed=partial(self._not_saved, entry), owner=self,
        )  # fmt: skip

    def look_again(self, mine: SchoolEntry) -> None:
        """看现在的: what another place saved of this school; ``mine`` is offered to go on with."""
        self._jobs.run(
            members.find, self._session, mine.code.strip(),
            done=partial(self._show_now, mine), failed=self._trouble, owner=self,
        )  # fmt: skip

    def _show_now(self, mine: SchoolEntry, found: MemberSchool | None) -> None:
        if found is not None:
            self._seen = members.mark(found)
            self._view.show_entry(entry_of(found, self._today()), adding=False)
            self._view.offer_mine(mine)

    def _not_saved(self, entry: SchoolEntry, error: XinliError) -> None:
        if error.code in ("changed_since", "member_known"):
            self._view.show_newer(sentence(error))
        else:
            self._trouble(error)

    def _saved(self, result: Result) -> None:
        self._view.close_panel()
        if isinstance(result.value, MemberSchool):
            self._view.say_saved(result.value.name)

    # --- files that come in -------------------------------------------------------------------------------

    def open_file(self, path: str) -> None:
        """A list of schools, or a school's request: told apart by the ending."""
        source = Path(path)
        if source.suffix.lower() in _LISTS:
            self._jobs.run(
                member_register.read_list, source, done=self._read, failed=self._trouble, owner=self,
                lane="work",
            )  # fmt: skip
        else:
            self._jobs.run(
                read_paper, self._session, source, done=self._asked, failed=self._trouble, owner=self
            )

    def _read(self, workbook: Workbook) -> None:
        self._jobs.run(
            take_list, self._session, workbook, done=self._imported, failed=self._trouble, owner=self
        )

    def _imported(self, result: Result) -> None:
        if isinstance(result.value, ListImported):
            self._view.say_imported(result.value)

    # --- checking a key -----------------------------------------------------------------------------------

    def check_of(self, line: RegisterLine, path: str) -> None:
        """核对 on a row: the request in the file must be this school's."""
        self._jobs.run(
            read_paper, self._session, Path(path),
            done=partial(self._asked_of, line), failed=self._trouble, owner=self,
        )  # fmt: skip

    def _asked_of(self, line: RegisterLine, pending: PendingEnrolment | PendingRecipient) -> None:
        if isinstance(pending, PendingRecipient) or pending.code not in line.codes:
            theirs = pending.card if isinstance(pending, PendingRecipient) else pending
            told = {"name": theirs.name, "number": theirs.code, "school": line.school.name}
            self._trouble(UserError("request_of_another", **told))
            return
        self._asked(pending)

    def _asked(self, pending: PendingEnrolment | PendingRecipient) -> None:
        self._pending = self._above = None
        if isinstance(pending, PendingRecipient):
            self._above = pending
            self._view.show_above(pending)
        else:
            self._pending = pending
            self._view.show_pending(pending)

    def enrol(self, groups: Mapping[int, str]) -> None:
        """Compare the typed groups with the file and trust the key."""
        pending, above = self._pending, self._above
        if above is not None:
            self._view.mark_group(None)
            self._jobs.run(
                add_above, self._session, above, FingerprintProof(groups=groups),
                done=self._added, failed=self._enrol_trouble, owner=self,
            )  # fmt: skip
        if pending is None:
            return
        vouched = pending.kind is EnrolmentKind.ROTATION and not any(groups.values())
        proof = None if vouched else FingerprintProof(groups=groups)
        self._view.mark_group(None)
        self._jobs.run(
            enrol, self._session, pending, proof, done=self._enrolled, failed=self._enrol_trouble, owner=self
        )

    def _enrolled(self, _result: Result) -> None:
        pending, self._pending = self._pending, None
        self._view.close_panel()
        if pending is not None:
            self._view.say_enrolled(pending.name)

    def _added(self, _result: Result) -> None:
        above, self._above = self._above, None
        self._view.close_panel()
        if above is not None:
            self._view.say_above(above.card.name)

    def _enrol_trouble(self, error: XinliError) -> None:
        group = error.params.get("group")
        if isinstance(group, int):
            self._view.mark_group(group)
        self._trouble(error)

    def wish_revoke(self, line: RegisterLine) -> None:
        """Ask once more before a key is no longer believed."""
        if line.key is not None:
            self._revoking = line
            self._view.ask_revoke(line)

    def revoke(self) -> None:
        """Revoke the key that was asked about."""
        line, self._revoking = self._revoking, None
        if line is not None and line.key is not None:
            self._jobs.run(
                revoke, self._session, line.key, line.school.name,
                done=self._revoked, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _revoked(self, result: Result) -> None:
        self._view.say_revoked(str(result.value))

    # --- files that go out --------------------------------------------------------------------------------

    def export_card(self) -> None:
        """The bureau's card as a file for its schools."""
        self._jobs.run(make_card, self._session, done=self._save, failed=self._trouble, owner=self)

    def export_request(self) -> None:
        """The bureau's own request as a file for the unit above."""
        self._jobs.run(make_request, self._session, done=self._save, failed=self._trouble, owner=self)

    def print_sheet(self) -> None:
        """The bureau's sheet to be stamped, in the preview."""
        self._jobs.run(
            exchange_papers.enrolment_paper, self._session,
            done=self._host.show_paper, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _save(self, card: Paper) -> None:
        self._host.save_file(card, self._trouble, self._view.say_written)

    # --- loading ------------------------------------------------------------------------------------------

    def _load(self) -> None:
        self._jobs.run(
            member_register.register, self._session,
            done=self._view.show_register, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _trouble(self, error: XinliError) -> None:
        field = _FIELDS.get(str(error.params.get("field", "")), "")
        self._view.show_trouble(sentence(error), "code" if error.code == "member_code_wrong" else field)


_FIELDS = {"学校名称": "name", "在校生": "students", "截至": "as_of", "电话": "phone"}


def entry_of(found: MemberSchool, today: str = "") -> SchoolEntry:
    """A school as the form shows it."""
    return SchoolEntry(
        found.code,
        found.name,
        found.stages,
        "" if found.students is None else str(found.students),
        found.attributes,
        found.contact or "",
        found.phone or "",
        found.tier == AREA,
        found.area,
        found.students_as_of or "",
        today,
    )
