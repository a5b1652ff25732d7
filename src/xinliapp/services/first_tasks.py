"""What an empty school has to enter first, in the order in which one thing needs the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from xinliapp.domain.accounts import Role
from xinliapp.domain.tasks import Task
from xinliapp.services.session import Session
from xinliapp.storage.calendar import load_school_years
from xinliapp.storage.units import load_unit


def tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """设置校历, 导入名单, 登记队伍, 导入课表, 做第一次备份: each until it is done, none for the principal.

    A calendar counts while it reaches the day or beyond. A timetable is not asked for once lessons were
    logged without one: some schools keep none. A backup is asked for once there is a roster to lose.
    """
    if session.account.role is Role.PRINCIPAL:
        return
    ends = [term.ends_on for year in load_school_years(session.database) for term in year.terms]
    steps: tuple[tuple[str, str, str | None, bool], ...] = (
        ("calendar_empty", "school_settings", None, not any(end >= day for end in ends)),
        ("roster_empty", "roster_import", None, _none(session, "student")),
        ("staff_empty", "safeguards", "staff", _none(session, "staff_member")),
        (
            "timetable_empty", "lessons", "timetable",
            _none(session, "timetable_entry") and _none(session, "lesson_log"),
        ),
        ("without_backup", "backup", None, not _none(session, "student") and _none(session, "backup_run")),
    )  # fmt: skip
    if load_unit(session.database) is None:  # a vault whose school was not entered yet owes the roster alone
        steps = steps[1:2]
    for place, (kind, page, argument, missing) in enumerate(steps, start=1):
        if missing:
            yield Task(f"first.{place}.{kind}", kind, "", day, page, argument, warn=True)


def _none(session: Session, table: str) -> bool:
    return session.database.scalar(f"SELECT 1 FROM {table} LIMIT 1") is None  # noqa: S608 - our own names
