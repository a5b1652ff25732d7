"""Through the real window, on F1800: a consent taken back stops the next talk; the card for emergencies."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.support.desk import sitting
from tests.support.user import CTRL, Key, User
from tests.support.written import CHANGED, logged, tables, wrote
from xinliapp.app.demo.school import COUNSELOR
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.consents import ConsentKind
from xinliapp.services import concern, consents, students
from xinliapp.services.consents import Answer
from xinliapp.services.session import Session
from xinliapp.services.students import StudentRow

SIGNED = dt.date(2026, 9, 4)


def _nobody_looked_after(session: Session) -> StudentRow:
    grades = concern.current(session)
    return next(row for row in students.list_students(session) if row.id not in grades and row.student_number)


def _agrees(session: Session, student_id: str) -> None:
    consents.record(session, Answer(student_id, ConsentKind.COUNSELING, SIGNED, "家长", "母亲"))


def _find(user: User, child: StudentRow) -> None:
    """Ctrl+K, the number's tail, Enter: no click at all."""
    user.key(Key.Key_K, CTRL)
    user.type(str(child.student_number)[-6:])
    user.key(Key.Key_Return)
    user.at("student")


def test_a_consent_taken_back_stops_the_next_talk_and_says_so(
    look: None, qtbot: QtBot, user: User, f1800: Path, monday: FixedClock
) -> None:
    with sitting(qtbot) as desk:
        user.sit(desk)
        user.unlock(f1800, COUNSELOR)
        child = desk.ask(_nobody_looked_after)
        desk.ask(_agrees, child.id)
        _find(user, child)
        assert user.reads("辅导√")
        before = desk.ask(tables)
        with user.within(clicks=3, seconds=60):
            user.press("student.consents")
            user.press("student.consent.withdraw.counseling")
            user.fill("student.withdrawal.signer", "家长")
            user.fill("student.withdrawal.relation", "母亲")
            user.fill("student.withdrawal.reason", "家里想先等一等")
            user.press("student.withdrawal.go")
        assert user.reads("辅导×(撤回)")
        assert wrote(before, desk.ask(tables)) == {"casework.consent": 1}
        assert logged(before, desk.ask(tables))[1] == ["consent.withdraw"]
        # The next step is stopped, in a sentence; nothing is begun.
        before = desk.ask(tables)
        user.choose_from_menu("student.record_other", "辅导")
        user.at("counseling")
        assert user.reads("撤回了辅导的同意,下一步停在这里")
        assert wrote(before, desk.ask(tables)) == {}
        # A ground lets this day pass; it is kept with who wrote it.
        with user.within(clicks=2, seconds=60):
            user.press("counseling.consent.waive")
            user.fill("counseling.consent.ground.reason", "学生情绪激动,先保护安全")
            user.press("counseling.consent.ground.go")
        assert user.sees("note.situation") and not user.sees("counseling.consent")
        found = wrote(before, desk.ask(tables))
        assert found == {
            "casework.consent": 1,
            "casework.counseling_session": 1,
            "casework.session_number": CHANGED,
        }
        assert logged(before, desk.ask(tables))[1] == ["consent.waive", "note.begin", "note.open"]


def test_the_card_for_emergencies_is_four_steps_from_anywhere(
    look: None, qtbot: QtBot, user: User, f1800: Path, monday: FixedClock, tmp_path: Path
) -> None:
    with sitting(qtbot) as desk:
        user.sit(desk)
        user.unlock(f1800, COUNSELOR)
        child = desk.ask(_nobody_looked_after)
        phone = next(one.phone for one in desk.ask(students.student, child.id).guardians if one.phone)
        for page in (Key.Key_9, Key.Key_5):
            user.key(page, CTRL)
            with user.within(clicks=4, seconds=60) as spent:
                _find(user, child)
                user.press("student.card")
                assert user.sees("paper.print")  # the next press prints
            assert spent.clicks + 1 <= 4
            words = user.save_paper(tmp_path / "card.pdf")
            assert "急用卡" in words and child.name in words and phone in words
