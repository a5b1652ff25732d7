"""Rounds with scales as tests need them: a school of two classes, a short scale, sheets."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.support.term_school import TermSchool
from xinliapp.domain.casework import CheckMethod
from xinliapp.domain.consents import ConsentKind
from xinliapp.services import consents, screening_rounds
from xinliapp.services.consents import Answer
from xinliapp.services.screening_rounds import RoundInput
from xinliapp.services.session import Session

START = dt.date(2026, 11, 9)
END = dt.date(2026, 11, 27)
GIVEN_ON = dt.date(2026, 11, 6)
CALM = [0] * 9
LOW = [1, 1, 1, 1, 1, 0, 0, 0, 0]  # PHQ-9: 5 points, the first line
HIGH = [2, 2, 2, 2, 2, 2, 2, 1, 0]  # 15 points, item 9 not touched
CRITICAL = [0, 0, 0, 0, 0, 0, 0, 0, 1]


class ScreeningSchool:
    """七(1) with 王小明, 李华 and 赵强, 七(2) with 钱多 and 孙小; all of them 15 years old."""

    def __init__(self, folder: Path) -> None:
        self.school = TermSchool(folder)
        self.session: Session = self.school.session
        self.first, self.second = self.school.class_group(1), self.school.class_group(2)
        self.ming, self.hua, self.qiang = (
            self.student(self.first, name) for name in ("王小明", "李华", "赵强")
        )
        self.duo, self.xiao = (self.student(self.second, name) for name in ("钱多", "孙小"))

    def student(
        self, class_id: str | None, name: str, *, joined: str = "2026-09-01", born: str | None = "2011-05-05"
    ) -> str:
        student = self.school.student(class_id, joined=joined, name=name)
        self.born(student, born)
        return student

    def born(self, student: str, day: str | None) -> None:
        with self.session.database.unit_of_work(self.session.clock, "test") as uow:
            uow.update("student", student, {"birthday": day})

    def number(self, student: str, number: str) -> None:
        with self.session.database.unit_of_work(self.session.clock, "test") as uow:
            uow.update("student", student, {"student_number": number, "student_number_state": "valid"})

    def round(self, scale: str = "PHQ-9", **more: object) -> str:
        values: dict[str, object] = {
            "name": "2026秋测评", "method": CheckMethod.SCALE, "starts_on": START, "ends_on": END,
            "scale_id": scale, **more,
        }  # fmt: skip
        return screening_rounds.plan(self.session, RoundInput(**values))  # type: ignore[arg-type]

    def consent(self, student: str, *, given: bool = True, day: dt.date = GIVEN_ON) -> None:
        answer = Answer(student, ConsentKind.SCREENING, day, "家长", "母亲", given=given)
        consents.record(self.session, answer)
