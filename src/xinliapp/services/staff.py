"""People working at the school, as far as clauses count them: their time, papers and trainings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.staff import (
    Attendance,
    Certificate,
    CertificateKind,
    Education,
    StaffProfile,
    Training,
    TrainingAudience,
    TrainingForm,
    TrainingLevel,
)
from xinliapp.domain.term_records import StaffKind, StaffMember
from xinliapp.services import attachments, typed
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import staff as rows
from xinliapp.storage.audit import Chain, append

CHANGES = Changes.STAFF
FIRST_DAY = "1950-01-01"


@dataclass(frozen=True, slots=True)
class CertificateInput:
    """A certificate as typed; ``valid_to`` is its last day, None for ever."""

    kind: CertificateKind
    number: str
    issuer: str
    issued_on: dt.date
    valid_to: dt.date | None = None
    scan: Path | None = None


@dataclass(frozen=True, slots=True)
class TrainingInput:
    """A training as typed."""

    title: str
    day: dt.date
    level: TrainingLevel
    form: TrainingForm
    hours: float
    audiences: tuple[TrainingAudience, ...] = (TrainingAudience.COUNSELORS,)
    compulsory: bool = False
    organizer: str = ""


def add(
    session: Session,
    name: str,
    kind: StaffKind,
    *,
    from_day: dt.date,
    duty: str = "",
    qualification: str | None = None,
    education: Education | None = None,
    major: str = "",
    psychology: bool = False,
) -> str:
    """Add a person from a day on; the id.

    Raises:
        UserError: ``field_required``, ``field_wrong``.
    """
    member, profile = newcomer(
        session, name, kind, from_day=from_day, duty=duty, qualification=qualification,
        education=education, major=major, psychology=psychology,
    )  # fmt: skip
    with session.write("staff.add", object_id=member.id) as uow:
        rows.insert(uow, member)
        rows.set_profile(uow, profile)
    return member.id


def newcomer(
    session: Session,
    name: str,
    kind: StaffKind,
    *,
    from_day: dt.date,
    duty: str = "",
    qualification: str | None = None,
    education: Education | None = None,
    major: str = "",
    psychology: bool = False,
) -> tuple[StaffMember, StaffProfile]:
    """A person as they will stand on the list, checked and not written yet.

    Raises:
        UserError: ``field_required``, ``field_wrong``, ``student_named``.
    """
    member = StaffMember(
        new_id(),
        typed.text("姓名", name, longest=40),
        kind,
        typed.prose(session, "职责", duty, longest=60, shortest=0),
        typed.prose(session, "资质", qualification, longest=120, shortest=0) if qualification else None,
        from_day.isoformat(),
        None,
    )
    profile = StaffProfile(
        member.id, education, typed.prose(session, "专业", major, longest=60, shortest=0), psychology
    )
    return member, profile


def set_profile(
    session: Session,
    member_id: str,
    education: Education | None,
    major: str,
    *,
    psychology: bool,
    seen: str | None = None,
) -> Changes:
    """Write a person's 学历专业.

    ``seen`` is the mark (``services.seen``) of the profile as the form showed it.

    Raises:
        UserError: ``not_found``, ``changed_since``, ``field_wrong``.
    """
    _member(session, member_id)
    words = typed.prose(session, "专业", major, longest=60, shortest=0)
    with session.write("staff.profile", object_id=member_id) as uow:
        refuse_newer(seen, rows.profiles(uow.database).get(member_id))
        rows.set_profile(uow, StaffProfile(member_id, education, words, psychology))
    return CHANGES


def leave(session: Session, member_id: str, from_day: dt.date) -> Changes:
    """End a person's time: ``from_day`` is the first day they no longer count.

    Raises:
        UserError: ``not_found``, ``field_wrong`` if that is not after the day they began.
    """
    member = _member(session, member_id)
    if from_day.isoformat() <= member.from_day:
        raise UserError("field_wrong", field="离任日期", why="不晚于到任日期")
    with session.write("staff.leave", object_id=member_id) as uow:
        rows.set_left(uow, member_id, from_day.isoformat())
    return CHANGES | Changes.SAFEGUARDS


def everyone(session: Session) -> list[StaffMember]:
    """Everybody, those who left included, by name."""
    return rows.load_all(session.database)


def profiles(session: Session) -> dict[str, StaffProfile]:
    """Everybody's 学历专业 by their id."""
    return rows.profiles(session.database)


def add_certificate(session: Session, member_id: str, certificate: CertificateInput) -> str:
    """Add a certificate; its id.

    Raises:
        UserError: ``certificate_dates`` (it ends before it was issued), ``not_found``, ``field_required``,
            ``field_wrong``; as :func:`attachments.storing`.
        KnownError: as :func:`attachments.storing`.
    """
    _member(session, member_id)
    if certificate.valid_to is not None and certificate.valid_to < certificate.issued_on:
        raise UserError("certificate_dates", field="到期日")
    issued = typed.past_day(session, "发证日", certificate.issued_on)
    number = typed.text("证号", certificate.number, longest=60)
    issuer = typed.prose(session, "发证单位", certificate.issuer, longest=80, shortest=0)
    valid_to = certificate.valid_to.isoformat() if certificate.valid_to else None
    made = new_id()
    with (
        attachments.storing(session, certificate.scan) as stored,
        session.write("staff.certificate", object_id=member_id) as uow,
    ):
        file = stored.insert(uow)
        rows.insert_certificate(
            uow, Certificate(made, member_id, certificate.kind, number, issuer, issued, valid_to, file)
        )
    return made


def take_back_certificate(session: Session, certificate_id: str, reason: str) -> Changes:
    """A certificate noted by mistake: its row stays and no longer counts.

    Raises:
        UserError: ``not_found``, ``field_required``.
    """
    return _take_back(session, "staff_certificate", "staff.certificate_void", certificate_id, reason)


def certificates(session: Session) -> list[Certificate]:
    """Every certificate in force or run out, by person, the newest first."""
    return rows.certificates(session.database)


def add_training(
    session: Session,
    training: TrainingInput,
    staff_ids: Sequence[str],
    certificates: Mapping[str, str] | None = None,
) -> str:
    """Add a training for everybody who took part, at once; its id. ``certificates``: number by person.

    Raises:
        UserError: ``training_nobody``, ``not_found``, ``field_required``, ``field_wrong``.
    """
    people = tuple(dict.fromkeys(staff_ids))
    if not people:
        raise UserError("training_nobody", field="参加人员")
    if set(people) - {member.id for member in everyone(session)}:
        raise UserError("not_found")
    if not training.audiences:
        raise UserError("field_required", field="培训对象")
    if not 0 < training.hours <= 1000:
        raise UserError("field_wrong", field="学时", why="应大于0且不超过1000")
    made = Training(
        new_id(),
        typed.prose(session, "培训名称", training.title, longest=80),
        typed.past_day(session, "培训日期", training.day),
        training.level,
        training.form,
        float(training.hours),
        training.audiences,
        training.compulsory,
        typed.prose(session, "举办单位", training.organizer, longest=80, shortest=0),
    )
    numbers = certificates or {}
    attended = {
        person: typed.text("证书编号", numbers.get(person, ""), longest=60, shortest=0) for person in people
    }
    with session.write("training.add", object_id=made.id) as uow:
        rows.insert_training(uow, made)
        rows.insert_attendances(uow, made.id, attended)
        append(uow, Chain.CORE, "training.people", made.id, {"count": len(people)})
    return made.id


def take_back_training(session: Session, training_id: str, reason: str) -> Changes:
    """A training noted by mistake: its row stays and counts for nobody.

    Raises:
        UserError: ``not_found``, ``field_required``.
    """
    return _take_back(session, "training", "training.void", training_id, reason)


def trainings(session: Session, first_day: dt.date, last_day: dt.date) -> list[Training]:
    """Trainings of these days, both included, the newest first."""
    return rows.trainings(session.database, first_day.isoformat(), last_day.isoformat())


def attendances(session: Session, first_day: dt.date, last_day: dt.date) -> list[Attendance]:
    """Who took part in the trainings of these days, both included, by day."""
    return rows.attendances(session.database, first_day.isoformat(), last_day.isoformat())


def _take_back(session: Session, table: str, action: str, row_id: str, reason: str) -> Changes:
    words = typed.prose(session, "撤回理由", reason, longest=200)
    with session.write(action, object_id=row_id) as uow:
        if not rows.void(uow, table, row_id, words):
            raise UserError("not_found")
    return CHANGES


def _member(session: Session, member_id: str) -> StaffMember:
    member = rows.load(session.database, member_id)
    if member is None:
        raise UserError("not_found")
    return member
