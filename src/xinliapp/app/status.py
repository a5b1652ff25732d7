"""The facts of the status bar."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.school import Edition
from xinliapp.i18n import task_words
from xinliapp.services import bureau_tasks, local_layer, measuring, term_tasks
from xinliapp.services.backup import last_proven
from xinliapp.services.session import Session
from xinliapp.storage.units import load_unit
from xinliapp.ui.shell.spec import StatusFacts


def status_facts(session: Session) -> StatusFacts:
    """Case open or not, the last proven backup, the next deadline, the packs. Runs in the database thread."""
    proven = last_proven(session)
    packs = measuring.pack_ids(session.database)
    due_on, word = min(_dated(session), default=(None, ""))
    return StatusFacts(
        case_open=session.database.has_case,
        backup_on=parse_stamp(proven.made_at).date() if proven else None,
        deadline=word,
        deadline_on=due_on,
        pack=" ".join(_pack_words(session, each) for each in packs),
    )


def _pack_words(session: Session, pack_id: str) -> str:
    """``江苏r2+本地``; a pack without a short name has its id: ``XX r1``."""
    short = measuring.pack(pack_id).short
    return (short or f"{pack_id} ") + local_layer.revision(session, pack_id)


def _dated(session: Session) -> list[tuple[dt.date, str]]:
    """What has to be handed in by a day: a school's papers, or what waits at a bureau."""
    unit = load_unit(session.database)
    if unit is not None and unit.edition is Edition.BUREAU:
        day = bureau_tasks.next_day(session)
        return [] if day is None else [(day, "报送")]
    return [
        (task.due_on, task_words.words(task.kind).deadline)
        for task in term_tasks.paper_tasks(session, session.clock.now().date())
        if task.due_on is not None and task_words.words(task.kind).deadline
    ]
