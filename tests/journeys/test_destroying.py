"""Retention and destruction (issue 4, 11) through the real window: two people, a certificate."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.support.desk import Desk
from tests.support.f1800 import SECOND
from tests.support.user import CTRL, Key, User
from xinliapp.app.demo.school import COUNSELOR, signed_in
from xinliapp.app.place import DEMO_PASSPHRASE
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.lifecycle import DESTROYED_NAME
from xinliapp.domain.retention import AfterThat, RetentionRule
from xinliapp.services import find, lifecycle_destruction, retention, students, talks
from xinliapp.services.talks import TalkInput

WORD = "蝴蝶标本"


def gone(vault: Path, clock: FixedClock) -> str:
    """A child with a talk of their own words who left three years ago, and the school's rule."""
    with signed_in(vault, COUNSELOR, clock) as session:
        row = next(iter(students.list_students(session)))
        talks.add(session, TalkInput(row.id, dt.date(2026, 11, 2), "班主任", note=f"喜欢{WORD}"))
        retention.set_rule(session, RetentionRule(3, AfterThat.DESTROY, "甲", "乙", "校务会"))
        with session.write("test.left") as uow:
            uow.update("student", row.id, {"status": "graduated", "left_on": "2023-07-01"})
        while find.catch_up(session):
            pass
        return row.id


def test_two_people_destroy_a_file(desk: Desk, user: User, f1800: Path, monday: FixedClock) -> None:
    child = gone(f1800, monday)
    user.sit(desk)
    user.unlock(f1800, COUNSELOR)
    assert [hit.student.id for hit in desk.ask(find.look, WORD).hits if hit.student] == [child]
    with user.within(clicks=8, seconds=90):
        user.key(Key.Key_2, CTRL)
        user.choose("roster.status", "毕业")
        user.press("roster.left_files")
        user.at("lifecycle")
        user.press_row("lifecycle.table", "已到期")
        user.press("lifecycle.destroy.open")
        assert user.reads(SECOND)
        user.type(DEMO_PASSPHRASE, into="lifecycle.destroy.passphrase")
        user.press("lifecycle.destroy.sure")
        user.press("lifecycle.destroy.go")
    assert user.reads("销毁2026-1")
    (act,) = desk.ask(lifecycle_destruction.certificates)
    assert act.settled_at is not None and act.second_name.startswith(SECOND)
    assert desk.ask(find.look, WORD).hits == ()
    assert desk.ask(students.student, child).name == DESTROYED_NAME
    user.press("lifecycle.certificate.print")
    assert user.reads("档案销毁证明")
