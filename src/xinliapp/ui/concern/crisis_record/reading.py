"""What the record of a crisis reads and writes; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from xinliapp.domain.changes import Changes
from xinliapp.domain.crises import Crisis, CrisisEntry, Gap, Handover, Receipt, gaps, lacks
from xinliapp.domain.crisis_stamps import CrisisStep
from xinliapp.domain.errors import UserError
from xinliapp.i18n import labels
from xinliapp.services import crises, crisis_aftermath, crisis_print, drafts, incidents
from xinliapp.services.crisis_aftermath import HandoverInput
from xinliapp.services.drafts import Draft
from xinliapp.services.named_students import Named, named
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.ui.concern.crisis_record.facts import (
    CrisisRow,
    EntryRow,
    HandoverForm,
    Record,
    RecordPage,
)
from xinliapp.widgets.picking import PickRow


@dataclass(frozen=True, slots=True)
class Opened:
    """The page with an unfinished form, if one was kept."""

    page: RecordPage
    draft: Draft | None


def draft_key(crisis_id: str) -> str:
    """Under what name an unfinished hand-over is kept."""
    return f"crisis_record.handover:{crisis_id}"


def read_records(session: Session, wanted: str) -> Opened:
    """Every crisis, and the ``wanted`` one whole; without it the newest."""
    found = crises.listed(session)
    if wanted and wanted not in {one.id for one in found}:
        wanted = ""
    names = named(session, {one.student_id or "" for one in found})
    lacking = {one.id: crises.lacks_of(session, one) for one in found}
    rows = tuple(_row(one, names.get(one.student_id or ""), bool(lacking[one.id])) for one in found)
    chosen = next((one for one in found if one.id == wanted), found[0] if found else None)
    record = _record(session, chosen, names.get(chosen.student_id or "")) if chosen else None
    draft = drafts.load_draft(session, draft_key(chosen.id)) if chosen else None
    return Opened(RecordPage(rows, record), draft)


def _row(crisis: Crisis, who: Named | None, lacking: bool) -> CrisisRow:
    state = "进行中" if crisis.running else "已结束"
    name, group = (who.name, who.class_label) if who else ("", "")
    return CrisisRow(crisis.id, crisis.started_at, name, group, state, crisis.running, lacking)


def _record(session: Session, crisis: Crisis, who: Named | None) -> Record:
    handed = crisis_aftermath.handover(session, crisis.id)
    return Record(
        crisis=crisis,
        student=PickRow(who.id, who.name, (who.class_label,)) if who else None,
        mark=mark_of(crises.head(crisis)),
        lacks=tuple(labels.label(one) for one in lacks(crisis, handed, session.clock.now())),
        entries=tuple(_entry(one) for one in crisis.entries),
        gaps=tuple(_gap(one) for one in gaps(crisis) if one.minutes is not None),
        handover=_form(crisis, handed),
        receipt=handed.receipt if handed else Receipt.NONE,
        receipt_id=handed.receipt_id if handed else None,
        aftercare=tuple(crisis_aftermath.aftercare(session, crisis.id)),
        incident=incidents.present(session, crisis.id),
    )


def _entry(entry: CrisisEntry) -> EntryRow:
    counts = crisis_print.correction_words(entry) if entry.corrections else ""
    time = entry.at.replace("T", " ")[5:]
    return EntryRow(entry, time, entry.words or f"备注:{entry.note}", entry.by_name, counts)


def _gap(gap: Gap) -> tuple[str, str]:
    way, _, span = crisis_print.gap_words(gap).partition("　")
    return (way, f"{span}  {gap.clause}".strip())


def _form(crisis: Crisis, handed: Handover | None) -> HandoverForm:
    """What is stored; for the first one what the presses tell already."""
    if handed is None:
        told = crisis.first(CrisisStep.GUARDIAN_CALLED) or ""
        return HandoverForm(guardian_told=_shown(told), mark=mark_of(None))
    return HandoverForm(
        guardian_told=_shown(handed.guardian_told_at),
        accompanied_by=handed.accompanied_by,
        hospital=handed.hospital,
        arrived=_shown(handed.arrived_at),
        handed_to=handed.handed_to,
        on_paper=handed.receipt is Receipt.PAPER,
        note=handed.note,
        mark=mark_of(handed),
    )


def _shown(moment: str | None) -> str:
    return moment[:16].replace("T", " ") if moment else ""


def save_handover(session: Session, crisis_id: str, form: HandoverForm) -> Changes:
    """Write the form; its draft goes.

    Raises:
        UserError: ``field_wrong`` for a moment that cannot be read, and as the service.
    """
    typed_in = HandoverInput(
        guardian_told_at=moment("告知监护人时间", form.guardian_told),
        accompanied_by=form.accompanied_by,
        hospital=form.hospital,
        arrived_at=moment("到院时间", form.arrived),
        handed_to=form.handed_to,
        receipt_on_paper=form.on_paper,
        receipt_file=Path(form.file) if form.file else None,
        note=form.note,
    )
    changes = crisis_aftermath.save_handover(session, crisis_id, typed_in, seen=form.mark)
    drafts.delete_draft(session, draft_key(crisis_id))
    return changes


def correct(session: Session, entry_id: str, typed_at: str, reason: str) -> Changes:
    """更正为; without a moment the step did not happen.

    Raises:
        UserError: ``field_wrong`` for a moment that cannot be read, and as the service.
    """
    return crises.correct(session, entry_id, moment("更正为", typed_at), reason)


def moment(field: str, text: str) -> dt.datetime | None:
    """``2026-11-23 08:15`` or ``…:20``; None for nothing.

    Raises:
        UserError: ``field_wrong``.
    """
    plain = text.strip().replace("：", ":").replace("/", "-")
    if not plain:
        return None
    try:
        return dt.datetime.fromisoformat(plain).replace(tzinfo=None, microsecond=0)
    except ValueError:
        raise UserError("field_wrong", field=field, why="请写成 2026-11-23 08:15") from None
