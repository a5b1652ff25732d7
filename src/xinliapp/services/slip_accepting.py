"""Accepting lines of a homeroom teacher's slip as warnings (source 班主任): at once, taken back whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.warnings import StepKind, Urgency, WarningReport, WarningSource, WarningStep
from xinliapp.services import typed
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile
from xinliapp.services.slip_reading import SlipDecisions, SlipLine, propose
from xinliapp.services.warnings import CHANGES
from xinliapp.storage import class_packets as rows
from xinliapp.storage import students as student_rows
from xinliapp.storage import warnings as warning_rows
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.class_packets import Written
from xinliapp.storage.database import UnitOfWork


@dataclass(frozen=True, slots=True)
class SlipsAccepted:
    """``batch_id`` takes it back; how many warnings were made."""

    batch_id: str
    warnings: int


def accept(session: Session, files: Sequence[tuple[int, SheetFile]], decided: SlipDecisions) -> SlipsAccepted:
    """Make a warning of every accepted line. The homeroom teacher, who noticed it, knew at that moment; the
    counsellor knows now; nothing else is stamped.

    Raises:
        UserError: ``case_closed``, ``student_unknown``, ``packet_nothing_new`` (no line was accepted),
            ``slip_line_not_ready`` (one of them cannot be read; nothing is written).
    """
    session.require_case()
    typed.known_students(session, set(decided.students.values()))
    taken = [line for line in propose(session, files, decided.students) if line.id in decided.accepted]
    if not taken:
        raise UserError("packet_nothing_new")
    unready = next((line for line in taken if not line.ready), None)
    if unready is not None:
        raise UserError("slip_line_not_ready", row=unready.row)
    hashes = {index: file.sha256 for index, file in files}
    batch = new_id()
    with session.write("warning.slips_read", case=True, object_id=batch) as uow:
        for index in dict.fromkeys(line.file for line in taken):
            lines = [line for line in taken if line.file == index]
            written = [_write(session, uow, line) for line in lines]
            counts = {"written": len(written)}
            rows.insert_reading(
                uow, lines[0].packet_id, batch, hashes[index], session.account.display_name, counts, written
            )
    return SlipsAccepted(batch, len(taken))


def take_back(session: Session, batch_id: str) -> Changes:
    """撤销: the warnings are voided; one that somebody took in since stays.

    Raises:
        UserError: ``case_closed``, ``not_found`` (unknown, or taken back already).
    """
    session.require_case()
    written = rows.written_by(session.database, batch_id)
    with session.write("warning.slips_undo", case=True, object_id=batch_id) as uow:
        for one in written:
            found = warning_rows.load(session.database, one.record_id)
            if found is not None and found.voided_at is None and found.received is None:
                warning_rows.void(uow, one.record_id, "预警单读错了,当时撤销")
        if not rows.mark_undone(uow, batch_id):
            raise UserError("not_found")
    return CHANGES


def _write(session: Session, uow: UnitOfWork, line: SlipLine) -> Written:
    student = student_rows.load_student(session.database, line.student_id or "")
    if student is None:
        raise UserError("student_unknown", count=1)
    now = stamp(session.clock.now())
    made = WarningReport(
        id=new_id(),
        student_id=student.id,
        class_id=student.class_id,
        noticed_at=line.noticed_at,
        signs=line.signs,
        source=WarningSource.HOMEROOM_TEACHER,
        urgency=line.urgency,
        note=line.note,
        reported_by=line.by_name,
        direct=line.urgency is Urgency.IMMEDIATE,
        voided_at=None,
        created_at=now,
    )
    warning_rows.insert(uow, made)
    for kind, at, name in (
        (StepKind.TOLD_HOMEROOM, line.noticed_at, line.by_name),
        (StepKind.TOLD_COUNSELOR, now, session.account.display_name),
    ):
        warning_rows.insert_step(uow, WarningStep(new_id(), made.id, kind, at, name, None, ""))
    append(uow, Chain.CASE, "warning.create", made.id)
    return Written(student.id, "warning", made.id)
