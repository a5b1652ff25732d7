"""Writing what sheets of classes brought back: once, in one transaction, and taking it back whole."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.casework import CheckMethod, CheckStatus, Talk
from xinliapp.domain.changes import Changes
from xinliapp.domain.class_packets import CellState, PacketColumn
from xinliapp.domain.contacts import ContactMode, HomeVisit, TalkMark, VisitOccasion
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.packet_preview import Cellwise, Decisions, FilePreview, Line
from xinliapp.services import typed
from xinliapp.services.packet_reading import compare
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile
from xinliapp.storage import class_packets as rows
from xinliapp.storage import home_visits as visit_rows
from xinliapp.storage import packet_entries as entry_rows
from xinliapp.storage import talks as talk_rows
from xinliapp.storage.class_packets import Written
from xinliapp.storage.database import UnitOfWork

CHANGES = Changes.CASEWORK | Changes.CONTACTS | Changes.SCREENING | Changes.TASKS


@dataclass(frozen=True, slots=True)
class PacketWritten:
    """What one writing did: ``batch_id`` takes it back; records written, classes, lines left unread."""

    batch_id: str
    records: int
    classes: int
    unread: int


def write(session: Session, files: Sequence[SheetFile], decided: Decisions) -> PacketWritten:
    """Write every tick that says something new, of every file that is taken in. Compared anew first: what was
    written meanwhile is not written twice.

    Raises:
        UserError: ``case_closed``, ``packet_nothing_new`` (nothing would be written and no sheet noted),
            ``student_unknown``.
    """
    session.require_case()
    typed.known_students(session, set(decided.students.values()))
    previews = compare(session, files, decided)
    taken = [one for one in previews if one.taken and one.packet is not None]
    if not taken:
        raise UserError("packet_nothing_new")
    batch, records = new_id(), 0
    with session.write("packet.read", case=True, object_id=batch) as uow:
        for one in taken:
            written = [_write(uow, one, line, cell) for line in one.lines for cell in line.writes]
            records += len(written)
            counts = {"written": len(written), "lines": len(one.lines), "unread": _unread(one)}
            packet_id = one.packet.id if one.packet is not None else ""
            rows.insert_reading(
                uow, packet_id, batch, one.sha256, session.account.display_name, counts, written
            )
    return PacketWritten(batch, records, len(taken), sum(map(_unread, taken)))


def take_back(session: Session, batch_id: str) -> Changes:
    """撤销 of one writing: its records go out of every count, what they had replaced counts again.

    Raises:
        UserError: ``case_closed``, ``not_found`` (unknown, or taken back already).
    """
    session.require_case()
    written = rows.written_by(session.database, batch_id)
    with session.write("packet.read_undo", case=True, object_id=batch_id) as uow:
        for one in reversed(written):
            _undo(uow, one)
        if not rows.mark_undone(uow, batch_id):
            raise UserError("not_found")
    return CHANGES


def give_back(session: Session, packet_id: str, file_hash: str, reason: str) -> Changes:
    """退回: the sheet goes back to who filled it in; nothing of it is written.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_required``, ``field_wrong``.
    """
    session.require_case()
    why = typed.text("退回原因", reason, longest=500)
    if packet_id not in {one.id for one in rows.packets(session.database)}:
        raise UserError("not_found")
    with session.write("packet.return", case=True, object_id=packet_id) as uow:
        rows.insert_return(uow, packet_id, file_hash, session.account.display_name, why)
    return CHANGES


def _unread(one: FilePreview) -> int:
    return sum(1 for line in one.lines if line.unclear or line.ignored)


def _write(uow: UnitOfWork, file: FilePreview, line: Line, cell: Cellwise) -> Written:
    student = line.student_id or ""
    if cell.column is PacketColumn.TALK:
        return _talk(uow, file, student, cell)
    if cell.column is PacketColumn.VISIT:
        return _visit(uow, file, student, cell)
    return _check(uow, file, student, cell)


def _talk(uow: UnitOfWork, file: FilePreview, student: str, cell: Cellwise) -> Written:
    made = Talk(new_id(), student, cell.day, file.by_name, True, cell.way is TalkMark.IN_PERSON, "")
    if cell.state is CellState.CHANGED and cell.replaces is not None:
        talk_rows.void(uow, cell.replaces)
    talk_rows.insert_many(uow, [made], supersedes=cell.replaces)
    return Written(student, "talk", made.id, cell.replaces)


def _visit(uow: UnitOfWork, file: FilePreview, student: str, cell: Cellwise) -> Written:
    mode = cell.way if isinstance(cell.way, ContactMode) else ContactMode.AT_HOME
    made = HomeVisit(
        new_id(), student, cell.day, mode, VisitOccasion.PLANNED, file.by_name, "", "", "", None
    )  # fmt: skip
    if cell.state is CellState.CHANGED and cell.replaces is not None:
        visit_rows.void(uow, cell.replaces)
    reason = "班级包更正" if cell.replaces is not None else None
    visit_rows.insert_many(uow, [made], supersedes=cell.replaces, reason=reason)
    return Written(student, "visit", made.id, cell.replaces)


def _check(uow: UnitOfWork, file: FilePreview, student: str, cell: Cellwise) -> Written:
    round_id = (file.packet.round_id if file.packet is not None else None) or ""
    method = cell.way if isinstance(cell.way, CheckMethod) else CheckMethod.OBSERVATION
    entry = entry_rows.PaperEntry(cell.replaces or new_id(), cell.day, method.value, CheckStatus.DONE.value)
    before = entry_rows.put(uow, round_id, student, entry)
    return Written(student, "check", entry.id, json.dumps([entry.as_list(), before]))


def _undo(uow: UnitOfWork, one: Written) -> None:
    if one.kind == "talk":
        talk_rows.void(uow, one.record_id)
        rows.count_again(uow, "talk", one.replaced)
    elif one.kind == "visit":
        visit_rows.void(uow, one.record_id)
        rows.count_again(uow, "home_visit", one.replaced)
    elif one.kind == "check":
        made, before = json.loads(one.replaced or "[[], null]")
        entry_rows.put_back(uow, one.record_id, made, before)
