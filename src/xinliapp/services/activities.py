"""Activities that were held: logged once, counted by every clause and column they serve."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.term_records import Activity, ActivityForm
from xinliapp.services import typed
from xinliapp.services.session import Session
from xinliapp.storage import activities as rows

CHANGES = Changes.ACTIVITIES


@dataclass(frozen=True, slots=True)
class ActivityInput:
    """An activity as typed; ``headcount`` in 人次 (册 for handbooks), ``sessions`` in 场次."""

    form: ActivityForm
    day: dt.date
    title: str
    headcount: int
    sessions: int = 1
    mental_health: bool = True
    theme: str = ""
    audience: str = ""
    carrier: str = ""


def add(session: Session, typed_in: ActivityInput) -> str:
    """Note an activity; its id.

    Raises:
        UserError: ``field_required``, ``field_wrong``.
    """
    handbook = typed_in.form is ActivityForm.HANDBOOK
    if not handbook and typed_in.sessions < 1:
        raise UserError("field_wrong", field="场次", why="应为正整数")
    activity = Activity(
        new_id(),
        typed_in.form,
        typed.past_day(session, "活动日期", typed_in.day),
        typed.text("名称", typed_in.title, longest=80),
        typed.text("主题", typed_in.theme, longest=80, shortest=0),
        typed.text("对象", typed_in.audience, longest=80, shortest=0),
        typed.text("载体", typed_in.carrier, longest=80, shortest=0),
        0 if handbook else typed.count("场次", typed_in.sessions, highest=1000),
        typed.count("册数" if handbook else "人次", typed_in.headcount),
        typed_in.mental_health,
    )
    with session.write("activity.save", object_id=activity.id) as uow:
        rows.insert(uow, activity)
    return activity.id


def between(session: Session, first_day: dt.date, last_day: dt.date) -> list[Activity]:
    """Activities of these days, both included."""
    return rows.between(session.database, first_day.isoformat(), last_day.isoformat())
