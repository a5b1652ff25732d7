"""People working at the school with their papers; ``to_day`` is the first day they no longer count."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from xinliapp.domain.ids import new_id
from xinliapp.domain.staff import (
    Attendance,
    Certificate,
    StaffProfile,
    Training,
    TrainingAudience,
    TrainingForm,
    TrainingLevel,
)
from xinliapp.domain.term_records import StaffMember
from xinliapp.storage.database import Database, UnitOfWork, Value

_SELECT = "SELECT id, name, kind, duty, qualification, from_day, to_day FROM staff_member"


def insert(uow: UnitOfWork, member: StaffMember) -> None:
    """Add a person."""
    uow.insert(
        "staff_member",
        {
            "id": member.id,
            "name": member.name,
            "kind": member.kind,
            "duty": member.duty,
            "qualification": member.qualification,
            "from_day": member.from_day,
            "to_day": member.to_day,
        },
    )


def set_left(uow: UnitOfWork, member_id: str, to_day: str) -> None:
    """End a person's time at the school."""
    uow.update("staff_member", member_id, {"to_day": to_day})


def load(database: Database, member_id: str) -> StaffMember | None:
    """One person, or None."""
    return database.one(StaffMember, f"{_SELECT} WHERE id = ?", (member_id,))


def load_all(database: Database) -> list[StaffMember]:
    """Everybody, those who left included, by name."""
    return database.rows(StaffMember, f"{_SELECT} ORDER BY name, from_day")


def set_profile(uow: UnitOfWork, profile: StaffProfile) -> None:
    """Write a person's 学历专业."""
    uow.update(
        "staff_member",
        profile.staff_id,
        {"education": profile.education, "major": profile.major, "psychology": profile.psychology},
    )


def profiles(database: Database) -> dict[str, StaffProfile]:
    """Everybody's 学历专业 by their id."""
    found = database.rows(
        StaffProfile, "SELECT id AS staff_id, education, major, psychology FROM staff_member"
    )
    return {row.staff_id: row for row in found}


def insert_certificate(uow: UnitOfWork, certificate: Certificate) -> None:
    """Add a certificate."""
    uow.insert(
        "staff_certificate",
        {
            "id": certificate.id,
            "staff_id": certificate.staff_id,
            "kind": certificate.kind,
            "number": certificate.number,
            "issuer": certificate.issuer,
            "issued_on": certificate.issued_on,
            "valid_to": certificate.valid_to,
            "attachment_id": certificate.attachment_id,
        },
    )


def certificates(database: Database) -> list[Certificate]:
    """Every certificate that was not taken back, by person, the newest first."""
    return database.rows(
        Certificate,
        "SELECT id, staff_id, kind, number, issuer, issued_on, valid_to, attachment_id FROM staff_certificate"
        " WHERE voided_at IS NULL ORDER BY staff_id, issued_on DESC, id",
    )


def void(uow: UnitOfWork, table: str, row_id: str, reason: str) -> int:
    """Take back a certificate, training or meeting; how many rows (0 when there is none in force)."""
    return uow.execute(
        f"UPDATE {table} SET voided_at = ?, void_reason = ? WHERE id = ? AND voided_at IS NULL",  # noqa: S608
        (uow.now, reason, row_id),
    )


def insert_training(uow: UnitOfWork, training: Training) -> None:
    """Add a training, nobody in it yet."""
    uow.insert(
        "training",
        {
            "id": training.id,
            "title": training.title,
            "day": training.day,
            "level": training.level,
            "form": training.form,
            "hours": training.hours,
            "audiences": json.dumps([audience.value for audience in training.audiences]),
            "compulsory": training.compulsory,
            "organizer": training.organizer,
        },
    )


def insert_attendances(uow: UnitOfWork, training_id: str, people: Mapping[str, str]) -> None:
    """Who took part: certificate number (or "") by person."""
    rows = [(new_id(), training_id, staff_id, number) for staff_id, number in people.items()]
    uow.insert_many("training_attendance", ("id", "training_id", "staff_id", "certificate"), rows)


def trainings(database: Database, first_day: str, last_day: str) -> list[Training]:
    """Trainings of these days, both included, the newest first."""
    found = database.tuples(
        "SELECT id, title, day, level, form, hours, audiences, compulsory, organizer FROM training"
        " WHERE voided_at IS NULL AND day BETWEEN ? AND ? ORDER BY day DESC, id",
        (first_day, last_day),
    )
    return [_training(row) for row in found]


def _training(row: Sequence[Value]) -> Training:
    made = [str(value) for value in row]
    return Training(
        made[0],
        made[1],
        made[2],
        TrainingLevel(made[3]),
        TrainingForm(made[4]),
        float(made[5]),
        tuple(TrainingAudience(audience) for audience in json.loads(made[6])),
        made[7] == "1",
        made[8],
    )


def attendances(database: Database, first_day: str, last_day: str) -> list[Attendance]:
    """Who took part in the trainings of these days, both included, by day."""
    return database.rows(
        Attendance,
        "SELECT a.staff_id, a.training_id, t.day, t.level, t.hours, a.certificate"
        " FROM training_attendance a JOIN training t ON t.id = a.training_id"
        " WHERE t.voided_at IS NULL AND t.day BETWEEN ? AND ? ORDER BY t.day, a.staff_id",
        (first_day, last_day),
    )


def workload(database: Database, first_day: str, last_day: str) -> list[tuple[str, float, float]]:
    """Per person: 课时 of mental-health lessons and minutes on duty in the room, of these days."""
    found = database.tuples(
        "SELECT s.id,"
        " (SELECT coalesce(sum(l.units), 0.0) FROM lesson_log l WHERE l.staff_id = s.id"
        "  AND l.kind = 'mental_health' AND l.day BETWEEN ?1 AND ?2),"
        " (SELECT coalesce(sum((julianday(o.closed_at) - julianday(o.opened_at)) * 1440.0), 0.0)"
        "  FROM actual_opening o WHERE o.staff_id = s.id AND o.closed_at IS NOT NULL"
        "  AND substr(o.opened_at, 1, 10) BETWEEN ?1 AND ?2)"
        " FROM staff_member s ORDER BY s.name, s.id",
        (first_day, last_day),
    )
    return [(str(staff), float(units or 0), round(float(minutes or 0), 3)) for staff, units, minutes in found]
