"""Reading, comparing, writing and saving sheets of classes; runs away from the main thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from xinliapp.domain.changes import Changes
from xinliapp.domain.contacts import TalkWindow
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.jobs import repeatable
from xinliapp.domain.papers import Paper
from xinliapp.i18n.messages import sentence
from xinliapp.services import (
    class_packets,
    named_students,
    packet_log,
    packet_reading,
    packet_writing,
    slip_accepting,
    slip_reading,
    warning_slips,
    warnings,
)
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile, read_sheet_file
from xinliapp.ui.contacts import packet_shaping as shaping
from xinliapp.ui.contacts.packet_facts import (
    Choices,
    Outcome,
    PacketHome,
    PacketPrint,
    Preview,
    PreviewFile,
)
from xinliapp.ui.contacts.packet_shaping import says

_LOG_LINES = 20


@dataclass(frozen=True, slots=True)
class FilesRead:
    """The files that could be read, and the sentences about those that could not."""

    files: tuple[SheetFile, ...]
    troubles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: ``ticks`` and ``slips`` are what takes it back, "" for none."""

    ticks: str
    slips: str
    records: int
    accepted: int
    classes: int
    unread: int
    changes: Changes = packet_writing.CHANGES | warnings.CHANGES


@repeatable
def home(session: Session) -> PacketHome:
    """Where the sheets are."""
    return PacketHome(tuple(packet_log.states(session)), tuple(packet_log.issue_log(session)[:_LOG_LINES]))


def read_files(paths: Sequence[str], progress: Callable[[int, int], None] | None = None) -> FilesRead:
    """Every file in the guarded child, one after the other; one that cannot be read stops no other."""
    files, troubles = [], []
    for number, path in enumerate(paths, start=1):
        try:
            file = read_sheet_file(Path(path))
            if not packet_reading.is_packet(file) and not slip_reading.is_slip(file):
                raise UserError("packet_not_sheet", name=file.name)
            files.append(file)
        except UserError as error:
            troubles.append(sentence(error))
        if progress is not None:
            progress(number, len(paths))
    return FilesRead(tuple(files), tuple(troubles))


@repeatable
def preview(session: Session, choices: Choices) -> Preview:
    """What the files would do, by what was decided so far; nothing is written."""
    shown = packet_reading.compare(session, choices.files, choices.of_ticks())
    worries = slip_reading.propose(session, _slip_files(choices), choices.students)
    ids = {line.student_id for one in shown for line in one.lines if line.student_id}
    whose = named_students.named(session, ids | {line.student_id for line in worries if line.student_id})
    names = {row.id: row.name for row in whose.values()}
    files = [shaping.tick_file(one) for one in shown]
    files += [shaping.slip_file(at, file, worries, choices) for at, file in _slip_files(choices)]
    lines = [shaping.tick_line(one, line, names) for one in shown for line in one.lines if says(line)]
    lines += [shaping.slip_line(line, names, choices) for line in worries]
    order = list(Outcome)
    lines.sort(key=lambda line: (order.index(line.outcome), line.class_label, line.row))
    accepted = choices.of_slips().accepted
    return Preview(
        tuple(sorted(files, key=lambda file: file.index)), tuple(lines), sum(one.writes for one in shown),
        sum(1 for line in worries if line.id in accepted and line.ready),
        max((one.day for one in shown if one.day), default=""),
    )  # fmt: skip


def write(session: Session, choices: Choices) -> Written:
    """Write what is taken in: the ticks, then the warnings that were accepted."""
    ticks, slips = "", ""
    records = classes = unread = made = 0
    taken = [one for one in preview(session, choices).files if one.on and not one.slip]
    if taken:
        done = packet_writing.write(session, choices.files, choices.of_ticks())
        ticks, records, classes, unread = done.batch_id, done.records, done.classes, done.unread
    if choices.of_slips().accepted:
        kept = slip_accepting.accept(session, _slip_files(choices), choices.of_slips())
        slips, made = kept.batch_id, kept.warnings
    if not ticks and not slips:
        raise UserError("packet_nothing_new")
    return Written(ticks, slips, records, made, classes, unread)


def take_back(session: Session, done: Written) -> Changes:
    """撤销 of one writing."""
    changes = Changes.NONE
    if done.slips:
        changes |= slip_accepting.take_back(session, done.slips)
    if done.ticks:
        changes |= packet_writing.take_back(session, done.ticks)
    return changes


def give_back(session: Session, file: PreviewFile) -> Changes:
    """退回, with what was said about the file as the reason."""
    reason = " ".join(file.why)[:500] or "需要重填"
    return packet_writing.give_back(session, file.packet_id, file.sha256, reason)


def packets(session: Session, window: TalkWindow, blank_missing: bool = False) -> Paper:
    """Every class's sheet, to print."""
    return class_packets.packets_pdf(session, window, blank_missing)


def slips(session: Session, blank_missing: bool = False) -> Paper:
    """Every class's blank slip, to print."""
    del blank_missing  # no name stands in it
    return warning_slips.slips_pdf(session)


def files_into(session: Session, what: PacketPrint, window: TalkWindow | None, folder: Path) -> str:
    """Every class's workbook into a new folder of its own; the folder's name. A filled-in sheet that lies
    where blank ones are put is thereby never written over.

    Raises:
        UserError: what making them refuses. KnownError: ``file_not_writable``.
    """
    if what is PacketPrint.FILES and window is not None:
        made, word = class_packets.packet_files(session, window), "班级包"
    else:
        made, word = warning_slips.slip_files(session), "空白预警单"
    target = _fresh(folder, f"{word}-{session.clock.now().date().isoformat()}")
    try:
        target.mkdir()
        for paper in made:
            (target / paper.file_name).write_bytes(paper.data)
    except OSError:
        raise KnownError("file_not_writable", name=target.name) from None
    return target.name


def _fresh(folder: Path, name: str) -> Path:
    taken = (folder / name, *(folder / f"{name}({number})" for number in range(2, 1000)))
    return next(path for path in taken if not path.exists())


def _slip_files(choices: Choices) -> list[tuple[int, SheetFile]]:
    return [(at, file) for at, file in enumerate(choices.files) if not packet_reading.is_packet(file)]
