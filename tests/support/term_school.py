"""A small school for tests of the term: rows by plain words, straight into the tables."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping
from pathlib import Path

from tests.domain.test_calendar import AUTUMN, SPRING
from tests.support.vaults import NOW, VaultFiles, make_vault
from xinliapp.domain.accounts import Role
from xinliapp.domain.calendar import SchoolYear
from xinliapp.domain.rules import Measured, Window
from xinliapp.domain.school import Edition, SchoolSystem, Stage, Unit
from xinliapp.services.session import Session
from xinliapp.storage.calendar import load_school_years, replace_school_year
from xinliapp.storage.measures import run
from xinliapp.storage.measures.context import MeasureContext
from xinliapp.storage.units import load_unit, store_unit

YEAR = SchoolYear(2026, (AUTUMN, SPRING))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


class TermSchool:
    """Writes rows with ids of its own counting; every method is one transaction."""

    def __init__(
        self, folder: Path, *, threshold: int | None = 2, moment: dt.datetime = NOW, calendar: bool = True
    ) -> None:
        self.vault: VaultFiles = make_vault(folder / "school", moment)
        self.session: Session = self.vault.session()
        self._ids = itertools.count(1)
        if calendar:
            with self.session.write("test.school") as uow:
                replace_school_year(uow, YEAR)
        self.set_threshold(threshold)

    def principal(self) -> Session:
        return self.vault.session(Role.PRINCIPAL, "校长甲")

    def set_threshold(self, threshold: int | None) -> None:
        unit = Unit(
            "unit",
            Edition.SCHOOL,
            "3199010001",
            "测试中学",
            (Stage.JUNIOR,),
            SchoolSystem.SIX_THREE,
            False,
            (),
            (),
            threshold,
            None,
        )
        with self.session.write("test.unit") as uow:
            store_unit(uow, unit)

    def row(self, table: str, values: Mapping[str, object]) -> str:
        row_id = str(values.get("id") or f"{table.split('.')[-1]}-{next(self._ids):04d}")
        with self.session.database.unit_of_work(self.vault.clock, "test") as uow:
            uow.insert(table, {"id": row_id, **values})
        return row_id

    def class_group(self, number: int = 1, entry_year: int = 2026) -> str:
        return self.row("class_group", {"stage": Stage.JUNIOR, "entry_year": entry_year, "number": number})

    def student(
        self,
        class_id: str | None = None,
        *,
        joined: str = "2026-09-01",
        left: str | None = None,
        status: str = "enrolled",
        name: str = "王小明",
    ) -> str:
        student = self.row(
            "student",
            {
                "name": name,
                "id_number_state": "none",
                "student_number_state": "none",
                "status": status,
                "joined_on": joined,
                "left_on": left,
            },
        )
        self.row("student_status", {"student_id": student, "status": status, "from_day": joined})
        if class_id:
            self.member(student, class_id, joined)
        return student

    def member(self, student: str, class_id: str, since: str, until: str | None = None) -> str:
        values = {"student_id": student, "class_id": class_id, "from_day": since, "to_day": until}
        return self.row("class_membership", values)

    def status(self, student: str, status: str, since: str) -> None:
        self.row("student_status", {"student_id": student, "status": status, "from_day": since})

    def meeting(self, on: str, kind: str = "leadership_mental_health") -> str:
        return self.row(
            "meeting", {"kind": kind, "day": on, "title": "心理健康工作会", "attendees": 7, "summary": ""}
        )

    def lesson(
        self, class_id: str, on: str, units: float = 1, *, kind: str = "mental_health", timetable: bool = True
    ) -> str:
        return self.row(
            "lesson_log",
            {
                "class_id": class_id,
                "day": on,
                "period": next(self._ids),
                "units": float(units),
                "kind": kind,
                "topic": "情绪",
                "in_timetable": timetable,
            },
        )

    def staff(self, kind: str = "part_time", since: str = "2026-09-01", until: str | None = None) -> str:
        return self.row(
            "staff_member",
            {"name": "教师甲", "kind": kind, "duty": "心理", "from_day": since, "to_day": until},
        )

    def opening(self, opened: str, closed: str | None) -> str:
        return self.row("actual_opening", {"opened_at": opened, "closed_at": closed})

    def round(self) -> str:
        return self.row(
            "casework.check_round", {"name": "秋季摸排", "method": "survey", "starts_on": "2026-09-01"}
        )

    def entry(
        self,
        student: str,
        on: str,
        *,
        round_id: str | None = None,
        status: str = "done",
        noticed: bool = False,
        disposition: str | None = None,
        method: str = "survey",
    ) -> str:
        return self.row(
            "casework.check_entry",
            {
                "round_id": round_id or self.round(),
                "student_id": student,
                "day": on,
                "method": method,
                "status": status,
                "noticed": noticed,
                "disposition": disposition,
            },
        )

    def grade(self, student: str, ordinal: int, on: str = "2026-10-12") -> str:
        return self.row(
            "casework.concern_grade",
            {
                "student_id": student,
                "ordinal": ordinal,
                "decided_on": on,
                "decided_by": "心理教师甲",
                "reason": "",
            },
        )

    def group(
        self, student: str, roles: tuple[str, ...], *, formed: str = "2026-10-12", closed: str | None = None
    ) -> str:
        group = self.row(
            "casework.care_group", {"student_id": student, "formed_on": formed, "closed_on": closed}
        )
        for role in roles:
            self.group_member(group, role, formed)
        return group

    def group_member(self, group: str, role: str, since: str, until: str | None = None) -> str:
        return self.row(
            "casework.care_group_member",
            {"group_id": group, "role": role, "name": "某人", "from_day": since, "to_day": until},
        )

    def plan(
        self,
        student: str,
        *,
        version: int = 1,
        status: str = "active",
        starts: str = "2026-10-12",
        closed: str | None = None,
        outcome: str | None = None,
        supersedes: str | None = None,
    ) -> str:
        return self.row(
            "casework.support_plan",
            {
                "student_id": student,
                "version": version,
                "status": status,
                "starts_on": starts,
                "closed_on": closed,
                "outcome": outcome,
                "situation": "",
                "goals": "",
                "measures": "",
                "supersedes": supersedes,
            },
        )

    def talk(self, student: str, on: str, *, one: bool = True, face: bool = True) -> str:
        return self.row(
            "casework.talk",
            {
                "student_id": student,
                "day": on,
                "by_name": "班主任甲",
                "one_to_one": one,
                "face_to_face": face,
                "note": "",
            },
        )

    def activity(
        self, form: str, on: str, *, sessions: int = 1, headcount: int = 0, subject: bool = True
    ) -> str:
        return self.row(
            "activity",
            {
                "form": form,
                "day": on,
                "title": "活动",
                "theme": "",
                "audience": "",
                "carrier": "",
                "sessions": sessions,
                "headcount": headcount,
                "mental_health": subject,
            },
        )

    def measure(self, measure_name: str, start: str, end: str, as_of: str, **params: object) -> Measured:
        """Run a measure over ``start``..``end`` as of a day."""
        database = self.session.database
        window = Window(day(start), day(end), day(as_of))
        context = MeasureContext(database, load_school_years(database), load_unit(database), window)
        return run(measure_name, context, params)
