"""The demo's 知情同意: most families signed in September; a few were not reached, said no or took it back."""

from __future__ import annotations

import datetime as dt

from xinliapp.app.demo.calendar import MOMENT
from xinliapp.domain.consents import ConsentKind, ConsentWay
from xinliapp.domain.students import Student
from xinliapp.services import consents
from xinliapp.services.consents import Answer
from xinliapp.services.session import Session
from xinliapp.services.students import list_students
from xinliapp.storage.students import load_students

_SIGNED = dt.date(2026, 9, 4)
_KINDS = (ConsentKind.SCREENING, ConsentKind.COUNSELING, ConsentKind.PERSONAL_DATA)
_NOT_REACHED, _SAID_NO = 43, 97  # every so manieth family on the roll
_RECORDING = 6


def fill(session: Session, visitors: list[str]) -> None:
    """Answers of September; whoever comes to the room (``visitors``) has the families' for counselling."""
    coming = set(visitors)
    answers = []
    asked = []
    known = {student.id: student for student in load_students(session.database)}
    for place, row in enumerate(list_students(session)):
        student = known[row.id]
        name, relation = _guardian(student)
        for kind in _KINDS:
            if place % _NOT_REACHED == 11 and not (kind is ConsentKind.COUNSELING and student.id in coming):
                asked.append((kind, student.id))
                continue
            given = place % _SAID_NO != 17 or kind is not ConsentKind.SCREENING
            reason = "" if given else "家长希望先了解测评的用途"
            answers.append(Answer(student.id, kind, _SIGNED, name, relation, given, reason=reason))
    for kind in _KINDS:
        consents.ask(session, kind, [student_id for one, student_id in asked if one is kind])
    for student_id in visitors[:_RECORDING]:
        day = _SIGNED + dt.timedelta(days=21)
        answers.append(Answer(student_id, ConsentKind.RECORDING, day, "家长", "母亲", way=ConsentWay.ON_SITE))
    consents.record_many(session, answers)


def take_back(session: Session, student_id: str) -> None:
    """One family took its consent to counselling back last week."""
    consents.withdraw(
        session,
        student_id,
        ConsentKind.COUNSELING,
        MOMENT.date() - dt.timedelta(days=4),
        signer="家长",
        relation="父亲",
        reason="家里想先在校外找人谈一谈",
    )


def _guardian(student: Student) -> tuple[str, str]:
    found = next((one for one in student.guardians if one.name), None)
    return (found.name or "家长", found.relation or "监护人") if found else ("家长", "监护人")
