"""A small school with a round or two, for the page's tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support.term_school import TermSchool
from xinliapp.domain.casework import CheckMethod, ConsentRule
from xinliapp.domain.consents import ConsentKind
from xinliapp.services import consents, screening_list, screening_results, screening_rounds
from xinliapp.services.consents import Answer
from xinliapp.services.screening_rounds import RoundInput

TODAY = dt.date(2026, 11, 23)
STARTS = dt.date(2026, 11, 2)
PHQ9, CALM, CRITICAL = "PHQ-9", [0] * 9, [0] * 8 + [1]


@dataclass
class Rounds:
    """Two classes of three; a round of talks and one with PHQ-9 about both."""

    school: TermSchool
    students: list[str]
    talks: str
    scale: str

    def agree(self, students: Sequence[str], *, given: bool = True) -> None:
        """These guardians' receipts came back."""
        answers = [
            Answer(one, ConsentKind.SCREENING, dt.date(2026, 11, 3), "监护人", "母亲", given)
            for one in students
        ]
        consents.record_many(self.school.session, answers)

    def answer(self, student: str, answers: Sequence[int | None]) -> str:
        """A sheet of the round with a scale."""
        made = screening_results.enter_answers(
            self.school.session, self.scale, student, answers, day=dt.date(2026, 11, 20)
        )
        return made.result_id

    def row(self, round_id: str, student: str) -> screening_list.RoundRow:
        """How a student stands."""
        rows = screening_list.rows(self.school.session, round_id)
        return next(row for row in rows if row.student_id == student)


def rounds(folder: Path) -> Rounds:
    """The school; consents are asked of everybody."""
    school = TermSchool(folder)
    groups = [school.class_group(1), school.class_group(2)]
    students = [school.student(group, name=name) for group, names in zip(
        groups, (("张小刚", "李小红", "王小明"), ("孙小梅", "赵小军", "钱小芳")), strict=True
    ) for name in names]  # fmt: skip
    talks = screening_rounds.plan(
        school.session, RoundInput("秋季摸排", CheckMethod.TALK, STARTS, dt.date(2026, 11, 30))
    )
    scale = screening_rounds.plan(
        school.session,
        RoundInput(
            "秋季测评", CheckMethod.SCALE, STARTS, dt.date(2026, 11, 30), scale_id=PHQ9,
            consent_rule=ConsentRule.ALL,
        ),
    )  # fmt: skip
    return Rounds(school, students, talks, scale)
