"""What crises leave to be done: no end, no student, guardians not told, aftercare, the dossier's 14 days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from xinliapp.domain import incidents as rules
from xinliapp.domain.changes import Changes
from xinliapp.domain.crises import Crisis, Lack, lacks
from xinliapp.domain.incidents import ReportKind
from xinliapp.domain.tasks import Finished, Task
from xinliapp.i18n.formats import screen_date
from xinliapp.services import crises, crisis_aftermath
from xinliapp.services.session import Session
from xinliapp.storage import crises as rows
from xinliapp.storage import incidents as incident_rows

AHEAD = dt.timedelta(days=7)
KEPT_IN_MIND = dt.timedelta(days=365)
_KINDS = {
    Lack.NOT_ENDED: "crisis_open",
    Lack.NO_STUDENT: "crisis_student",
    Lack.GUARDIAN_NOT_TOLD: "crisis_guardian",
    Lack.NO_HANDOVER: "crisis_handover",
}
_CLAUSES = {Lack.GUARDIAN_NOT_TOLD: "BJ-52", Lack.NO_HANDOVER: "BJ-47"}


def lack_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """What contradicts itself in the crises of the last year and in those that still run."""
    found = {one.id: one for one in rows.running(session.database)}
    found |= {one.id: one for one in rows.since(session.database, (day - KEPT_IN_MIND).isoformat())}
    handovers = rows.handovers(session.database, found)
    for crisis in found.values():
        for lack in lacks(crisis, handovers.get(crisis.id), session.clock.now()):
            yield _task(crisis, lack)


def _task(crisis: Crisis, lack: Lack) -> Task:
    kind = _KINDS[lack]
    started = dt.date.fromisoformat(crisis.started_at[:10])
    began = f"{screen_date(started)} {crisis.started_at[11:16]}"
    return Task(
        f"{kind}.{crisis.id}", kind, began, started,
        "crisis_record", {"crisis": crisis.id}, student_id=crisis.student_id, warn=True,
        clause=_CLAUSES.get(lack),
    )  # fmt: skip


def aftercare_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Steps of 善后 that are due within a week, or late."""
    for step in rows.open_aftercare(session.database):
        due = dt.date.fromisoformat(step.due_on)
        if due > day + AHEAD:
            continue
        crisis = rows.load(session.database, step.crisis_id)
        if crisis is None or crisis.voided_at is not None:
            continue
        yield Task(
            f"crisis_aftercare.{step.id}", "crisis_aftercare", step.what, due, "crisis_record",
            {"crisis": crisis.id}, student_id=crisis.student_id, finish=partial(_done, step_id=step.id),
        )  # fmt: skip


def _done(session: Session, *, step_id: str) -> Finished:
    changes = crisis_aftermath.do_aftercare(session, step_id)
    if changes is Changes.NONE:
        return Finished(changes)
    return Finished(crises.CHANGES, partial(crisis_aftermath.reopen_aftercare, step_id=step_id))


def incident_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Dossiers without the report their level owes (KZ-40: the school's, JS-17: the office's 14 days).

    The school's own is asked for within the same 14 days, for the office builds on it.
    """
    for incident in incident_rows.everything(session.database):
        kind = ReportKind.SITUATION if incident.crisis_id else ReportKind.REVIEW
        if incident_rows.is_final(session.database, incident.id, kind):
            continue
        yield Task(
            f"incident_report.{incident.id}", "incident_report", screen_date(incident.event_day),
            rules.due_on(incident.event_day), "incident", {"dossier": incident.id}, warn=True,
            clause="KZ-40" if incident.crisis_id else "JS-17",
        )  # fmt: skip
