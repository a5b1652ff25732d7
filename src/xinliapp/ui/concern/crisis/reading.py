"""What the page of a crisis reads; runs on the database thread."""

from __future__ import annotations

from xinliapp.domain.crises import Crisis
from xinliapp.domain.jobs import repeatable
from xinliapp.i18n import labels
from xinliapp.services import crises, crisis_aftermath, crisis_stamps, crisis_steps, drafts
from xinliapp.services.named_students import named
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.ui.concern.crisis.facts import PadFacts, Waiting
from xinliapp.widgets.picking import PickRow


@repeatable
def read_pad(session: Session, wanted: str | None, fresh: bool) -> PadFacts:
    """The crisis that takes presses, or the one that is ``wanted`` while it runs; ``fresh``: none of them."""
    running = crises.running(session)
    current = None if fresh else crises.current(session)
    current = next((one for one in running if one.id == wanted), current)
    others = [one for one in running if current is None or one.id != current.id]
    quiet = None if fresh or not others else (others[-1].id, others[-1].started_at)
    stamps = crisis_stamps.waiting(session)
    kept = drafts.load_draft(session, note_key(current.id)) if current else None
    return PadFacts(
        crisis_id=current.id if current else None,
        started_at=current.started_at if current else "",
        student=student_row(session, current),
        mark=mark_of(crises.head(current)) if current else "",
        steps=crisis_steps.choices(session),
        entries=current.entries if current else (),
        phones=crisis_aftermath.phones(session, current.student_id if current else None),
        waiting=Waiting(
            tuple(one.id for one in stamps),
            tuple(f"{one.at[11:16]} {labels.label(one.step)}" for one in stamps),
        ),
        quiet=quiet,
        note=str(kept.body.get("note", "")) if kept and isinstance(kept.body, dict) else "",
    )


def note_key(crisis_id: str) -> str:
    """Under what name a remark that was not saved is kept."""
    return f"crisis.note:{crisis_id}"


def student_row(session: Session, crisis: Crisis | None) -> PickRow | None:
    """The student of a crisis as the picker shows one."""
    if crisis is None or crisis.student_id is None:
        return None
    found = named(session, {crisis.student_id}).get(crisis.student_id)
    return PickRow(found.id, found.name, (found.class_label,)) if found else None
