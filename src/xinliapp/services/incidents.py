"""Dossiers of incidents (case data, sealed): opening one takes a reason that is noted, for this sitting.

A school opens one beside a crisis; an office, which holds the case key for nothing else, names the school.
Without having opened it nobody is told more than that it is there, its day and how much time is left.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from weakref import WeakKeyDictionary

from xinliapp.domain import incidents as rules
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.incidents import Incident, Material, Opening, Report, ReportKind
from xinliapp.domain.papers import Paper
from xinliapp.services import attachments, crises, typed
from xinliapp.services.school import unit
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import incidents as rows
from xinliapp.storage.database import Database

CHANGES = Changes.CASEWORK | Changes.TASKS
# What was opened in this sitting: it dies with the connection, and locking ends the process.
_OPENED: WeakKeyDictionary[Database, set[str]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Presence:
    """What is shown of a dossier that nobody opened: that it is there, and the clock of JS-17."""

    id: str
    event_day: str
    school_name: str
    days_left: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """An opened dossier; ``reports`` are the versions that count."""

    incident: Incident
    days_left: int
    materials: tuple[Material, ...]
    reports: tuple[Report, ...]
    openings: tuple[Opening, ...]
    student_id: str | None


@dataclass(frozen=True, slots=True)
class MaterialInput:
    """A material as typed; without ``file`` a paper that lies in the safe."""

    title: str
    provided_by: str
    day: dt.date
    file: Path | None = None


def begin(session: Session, crisis_id: str, event_day: dt.date, reason: str) -> str:
    """Open a dossier beside a crisis; its id. Who begins it has opened it.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``incident_begun``, ``field_required``, ``field_wrong``.
    """
    crises.load(session, crisis_id)
    if rows.of_crisis(session.database, crisis_id) is not None:
        raise UserError("incident_begun")
    day = typed.past_day(session, "事发日", event_day)
    why = _reason(reason)
    made = Incident(new_id(), crisis_id, day, None, unit(session).name, None, None, "")
    with session.write("incident.begin", case=True, object_id=made.id) as uow:
        rows.insert(uow, made)
        rows.insert_opening(uow, made.id, why, session.account.display_name)
    _OPENED.setdefault(session.database, set()).add(made.id)
    return made.id


def present(session: Session, crisis_id: str) -> Presence | None:
    """That a crisis has a dossier, or None.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    found = rows.of_crisis(session.database, crisis_id)
    return None if found is None else _presence(session, found)


def presence(session: Session, dossier_id: str) -> Presence:
    """The same of a dossier by its own id.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    return _presence(session, _incident(session, dossier_id))


def _presence(session: Session, incident: Incident) -> Presence:
    left = rules.days_left(incident.event_day, session.clock.now().date())
    return Presence(incident.id, incident.event_day, incident.school_name, left)


def unseal(session: Session, dossier_id: str, reason: str) -> Changes:
    """Open a dossier for this sitting; who and why is kept in it and in the chain.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_required``, ``field_wrong``.
    """
    _incident(session, dossier_id)
    why = _reason(reason)
    with session.write("incident.open", case=True, object_id=dossier_id) as uow:
        rows.insert_opening(uow, dossier_id, why, session.account.display_name)
    _OPENED.setdefault(session.database, set()).add(dossier_id)
    return CHANGES


def _reason(reason: str) -> str:
    return typed.text("打开理由", reason, longest=200, shortest=5)


def is_open(session: Session, dossier_id: str) -> bool:
    """Whether it was opened in this sitting.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return dossier_id in _OPENED.get(session.database, set())


def opened(session: Session, dossier_id: str) -> Incident:
    """The dossier, for who opened it.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``incident_sealed``.
    """
    found = _incident(session, dossier_id)
    if not is_open(session, dossier_id):
        raise UserError("incident_sealed")
    return found


def read(session: Session, dossier_id: str) -> Dossier:
    """All of an opened dossier.

    Raises:
        UserError: as :func:`opened`.
    """
    incident = opened(session, dossier_id)
    reports = (rows.newest(session.database, dossier_id, kind) for kind in ReportKind)
    crisis = crises.load(session, incident.crisis_id) if incident.crisis_id else None
    return Dossier(
        incident,
        rules.days_left(incident.event_day, session.clock.now().date()),
        tuple(rows.materials(session.database, dossier_id)),
        tuple(report for report in reports if report is not None),
        tuple(rows.openings(session.database, dossier_id)),
        crisis.student_id if crisis else None,
    )


def save_facts(
    session: Session,
    dossier_id: str,
    event_day: dt.date,
    meeting_on: dt.date | None,
    principal_present: bool,
    *,
    seen: str | None = None,
) -> Changes:
    """事发日, and the analysis meeting with whether the principal took part (KZ-41).

    ``seen`` is the mark of the :class:`Incident` as the form showed it.

    Raises:
        UserError: as :func:`opened`; ``field_wrong``, ``changed_since``.
    """
    before = opened(session, dossier_id)
    made = replace(
        before,
        event_day=typed.past_day(session, "事发日", event_day),
        meeting_on=typed.past_day(session, "分析会日期", meeting_on) if meeting_on else None,
        principal_present=principal_present if meeting_on else None,
    )
    with session.write("incident.facts", case=True, object_id=dossier_id) as uow:
        refuse_newer(seen, rows.load(session.database, dossier_id))
        rows.update_facts(uow, made)
    return CHANGES


def add_material(session: Session, dossier_id: str, typed_in: MaterialInput) -> str:
    """Put a file (sealed as every kept file) or a paper into the dossier; the material's id.

    Raises:
        UserError: as :func:`opened`; ``field_required``, ``field_wrong``; as :func:`attachments.storing`.
        KnownError: as :func:`attachments.storing`.
    """
    incident = opened(session, dossier_id)
    crisis = crises.load(session, incident.crisis_id) if incident.crisis_id else None
    made = Material(
        new_id(),
        dossier_id,
        typed.text("材料名称", typed_in.title, longest=80),
        typed.text("提供人", typed_in.provided_by, longest=40),
        typed.past_day(session, "日期", typed_in.day),
        None,
    )
    student_id = crisis.student_id if crisis else None
    with (
        attachments.storing(session, typed_in.file, case=True, student_id=student_id) as stored,
        session.write("incident.material", case=True, object_id=dossier_id) as uow,
    ):
        rows.insert_material(uow, replace(made, attachment_id=stored.insert(uow)))
    return made.id


def take_out(session: Session, material_id: str) -> Changes:
    """A material does not belong there; its file stays sealed where it is.

    Raises:
        UserError: as :func:`opened`.
    """
    dossier_id = _of_material(session, material_id)
    with session.write("incident.material_out", case=True, object_id=dossier_id) as uow:
        rows.void_material(uow, material_id)
    return CHANGES


def put_back(session: Session, material_id: str) -> Changes:
    """Take :func:`take_out` back.

    Raises:
        UserError: as :func:`opened`.
    """
    dossier_id = _of_material(session, material_id)
    with session.write("incident.material", case=True, object_id=dossier_id) as uow:
        rows.void_material(uow, material_id, back=True)
    return CHANGES


def material_paper(session: Session, material_id: str) -> Paper | None:
    """A kept PDF for the program's own preview; None for other kinds and for papers in the safe.

    Raises:
        UserError: as :func:`opened`. KnownError: as :func:`attachments.content`.
    """
    file_id = _file_of(session, material_id)
    return attachments.as_paper(session, file_id, case=True) if file_id else None


def material_outside(session: Session, material_id: str) -> Path:
    """A plain copy in the private folder for another program, after the person was warned.

    Raises:
        UserError: as :func:`opened`; ``not_found`` for a paper. KnownError: as :func:`attachments.content`.
    """
    file_id = _file_of(session, material_id)
    if file_id is None:
        raise UserError("not_found")
    return attachments.open_outside(session, file_id, case=True)


def _file_of(session: Session, material_id: str) -> str | None:
    dossier_id = _of_material(session, material_id)
    found = [one for one in rows.materials(session.database, dossier_id) if one.id == material_id]
    return found[0].attachment_id if found else None


def _of_material(session: Session, material_id: str) -> str:
    session.require_case()
    dossier_id = rows.dossier_of_material(session.database, material_id)
    if dossier_id is None:
        raise UserError("not_found")
    return opened(session, dossier_id).id


def _incident(session: Session, dossier_id: str) -> Incident:
    session.require_case()
    found = rows.load(session.database, dossier_id)
    if found is None:
        raise UserError("not_found")
    return found
