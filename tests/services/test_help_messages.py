"""信箱热线: received, answered, taken off; nothing of what was said is kept anywhere."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.safeguards import ChannelKind, ChannelScope
from xinliapp.services import help_channels, help_messages, room_tasks
from xinliapp.services.help_channels import ChannelInput

NOW = parse_stamp("2026-11-25T12:00:00")
MONDAY, SUNDAY = dt.date(2026, 11, 23), dt.date(2026, 11, 29)


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path, moment=NOW)


def channel(school: TermSchool) -> str:
    return help_channels.add(
        school.session,
        ChannelInput(ChannelScope.INSIDE, ChannelKind.MAILBOX, "悄悄话信箱", "教学楼一层", "每天"),
    )


def test_a_letter_waits_until_it_is_answered(school: TermSchool) -> None:
    box = channel(school)
    made = help_messages.receive(school.session, box, NOW - dt.timedelta(days=1))
    help_messages.receive(school.session, box, NOW - dt.timedelta(days=7))  # the week before
    (seen,) = help_messages.between(school.session, MONDAY, SUNDAY)
    assert (seen.channel, seen.received_at, seen.answered_at) == ("悄悄话信箱", "2026-11-24T12:00:00", None)
    assert len(help_messages.unanswered(school.session)) == 2
    help_messages.answer(school.session, made)
    (seen,) = help_messages.between(school.session, MONDAY, SUNDAY)
    assert seen.answered_at == "2026-11-25T12:00:00"
    assert [one.received_at[:10] for one in help_messages.unanswered(school.session)] == ["2026-11-18"]
    help_messages.reopen(school.session, made)
    help_messages.remove(school.session, made)
    assert help_messages.between(school.session, MONDAY, SUNDAY) == ()
    with pytest.raises(UserError) as gone:
        help_messages.answer(school.session, made)
    assert gone.value.code == "not_found"


def test_an_open_letter_is_a_task_for_who_may_answer(school: TermSchool) -> None:
    made = help_messages.receive(school.session, channel(school), NOW - dt.timedelta(hours=2))
    (task,) = room_tasks.message_tasks(school.session, NOW.date())
    assert (task.key, task.subject, task.due_on) == (f"message:{made}", "悄悄话信箱 11-25 10:00", None)
    assert list(room_tasks.message_tasks(school.principal(), NOW.date())) == []
    assert task.finish is not None
    task.finish(school.session)
    assert list(room_tasks.message_tasks(school.session, NOW.date())) == []


def test_a_second_click_does_not_move_the_moment_of_the_answer(school: TermSchool) -> None:
    made = help_messages.receive(school.session, channel(school), NOW - dt.timedelta(hours=2))
    (task,) = room_tasks.message_tasks(school.session, NOW.date())
    help_messages.answer(school.session, made, NOW - dt.timedelta(hours=1))  # on the room's page meanwhile
    assert task.finish is not None
    assert task.finish(school.session) is Changes.NONE
    (seen,) = help_messages.between(school.session, MONDAY, SUNDAY)
    assert seen.answered_at == "2026-11-25T11:00:00"


def test_what_cannot_be_is_told_at_its_field(school: TermSchool) -> None:
    box = channel(school)
    hour = dt.timedelta(hours=1)
    for received, answered, field in (
        (NOW + hour, None, "收到时间"),
        (NOW, NOW - hour, "答复时间"),
        (NOW - hour, NOW + hour, "答复时间"),
    ):
        with pytest.raises(UserError) as wrong:
            help_messages.receive(school.session, box, received, answered)
        assert wrong.value.params["field"] == field
    help_channels.end(school.session, box, NOW.date())
    with pytest.raises(UserError) as closed:
        help_messages.receive(school.session, box, NOW)
    assert (closed.value.code, closed.value.params["field"]) == ("field_required", "渠道")


def test_the_principal_counts_and_does_not_write(school: TermSchool) -> None:
    box = channel(school)
    help_messages.receive(school.session, box, NOW)
    principal = school.principal()
    assert len(help_messages.between(principal, MONDAY, SUNDAY)) == 1
    with pytest.raises(UserError) as wrong:
        help_messages.receive(principal, box, NOW)
    assert wrong.value.code == "not_allowed"
    columns = {row[1] for row in principal.database.tuples("PRAGMA table_info(help_message)")}
    assert columns == {"id", "channel_id", "received_at", "answered_at", "created_at", "created_by"}
