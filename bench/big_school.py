"""A school after twelve years: 5,000 students on the roll and half a million records, as rows of tables.

Every row is invented and drawn with one seed, so that two runs measure the same school. Only the shape
matters: the classes, weeks and rounds are those a real school would have.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import random
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bench import big_casework
from bench.big_casework import NOTE as _NOTE

START_YEARS = range(2015, 2027)
NOW = dt.datetime(2026, 11, 23, 8, 0, 0)  # noqa: DTZ001 - wall clock
GRADES, CLASSES, PER_CLASS = 12, 10, 42
_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
)
_GIVEN = "子梓思雨若欣嘉俊浩宇泽明晨文佳雅诗静语一亦书楚瑾悦恩初昕承景安沐言知清以天云千意可心宁睿博轩涵怡琪"
_STAGES = ("primary",) * 6 + ("junior",) * 3 + ("senior",) * 3
_FIRST_GRADE = {"primary": 0, "junior": 6, "senior": 9}

Row = tuple[object, ...]
Tables = dict[tuple[str, tuple[str, ...]], list[Row]]


@dataclass
class BigSchool:
    """Collects rows per table; :meth:`fill` makes all of them."""

    seed: int = 20261123
    tables: Tables = field(default_factory=dict)
    on_roll: dict[int, list[tuple[str, str]]] = field(default_factory=dict)  # year to (student, class)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        self.teacher = self.new_id()

    def new_id(self) -> str:
        """A random-looking UUID that is the same in every run."""
        return str(uuid.UUID(int=self.rng.getrandbits(128), version=4))

    def add(self, table: str, columns: str, *values: object, day: str = "2026-09-01") -> str:
        """One row with a fresh id; the id."""
        row_id = self.new_id()
        names = ("id", *columns.split(), "created_at", "created_by")
        self.tables.setdefault((table, names), []).append((row_id, *values, f"{day}T08:00:00", "bench"))
        return row_id

    def fill(self) -> Tables:
        """Everything: roster, calendar, open records, case records, both audit chains."""
        self.add(
            "staff_member",
            "name kind duty qualification from_day",
            "教师甲",
            "full_time",
            "心理",
            "",
            "2014-09-01",
        )
        for _ in range(8):
            self.add("staff_member", "name kind duty from_day", "教师乙", "part_time", "心理", "2014-09-01")
        self._students()
        for year in START_YEARS:
            days = teaching_days(year)
            self._calendar(year)
            self._open_records(year, days)
            self._case_records(year, days)
            students = [student for student, _ in self.on_roll[year]]
            big_casework.record_year(self, year, days, students)
        self._key_students()
        self._well_known()
        for table in ("audit_event", "casework.audit_event"):
            self._audit(table, 40_000)
        return self.tables

    def _students(self) -> None:
        """Cohorts that enter grade one and go through all twelve grades, or are there still."""
        for entry in range(START_YEARS[0] - GRADES + 1, START_YEARS[-1] + 1):
            for number in range(1, CLASSES + 1):
                classes = self._classes_of(entry, number)
                for seat in range(1, PER_CLASS + 1):
                    self._student(entry, seat, classes)

    def _classes_of(self, entry: int, number: int) -> list[tuple[int, str]]:
        """First school year and class id of each stage the cohort has reached."""
        found = []
        for stage, first in _FIRST_GRADE.items():
            begins = entry + first
            if begins <= START_YEARS[-1]:
                class_id = self.add("class_group", "stage entry_year number", stage, begins, number)
                found.append((begins, class_id))
        return found

    def _student(self, entry: int, seat: int, classes: list[tuple[int, str]]) -> None:
        rng = self.rng
        gone = entry + GRADES <= START_YEARS[-1]
        joined, left = f"{entry}-09-01", f"{entry + GRADES}-07-10" if gone else None
        name = rng.choice(_SURNAMES) + "".join(rng.choice(_GIVEN) for _ in range(rng.choice((1, 2, 2, 2))))
        born = f"{entry - 7}{rng.randrange(1, 13):02d}{rng.randrange(1, 29):02d}"
        identity = f"990101{born}{rng.getrandbits(40) % 10000:04d}"
        status = "graduated" if gone else "enrolled"
        student = self.add(
            "student",
            "name gender birthday id_number_state student_number student_number_state boarding status"
            " joined_on left_on",
            name, rng.choice(("male", "female")), f"{born[:4]}-{born[4:6]}-{born[6:]}", "none",
            f"G{identity}{len(self.on_roll):02d}{rng.getrandbits(30)}", "valid", "day", status, joined, left,
            day=joined,
        )  # fmt: skip
        self.add("student_status", "student_id status from_day", student, "enrolled", joined)
        if left:
            self.add("student_status", "student_id status from_day", student, "graduated", left)
        for position in (1, 2):
            phone = f"1380000{rng.randrange(10000):04d}"
            columns = "student_id position name relation phone"
            self.add("guardian", columns, student, position, name[0] + "某", "父亲", phone)
        self._memberships(student, seat, classes, left)
        for year in START_YEARS:
            if entry <= year < entry + GRADES:
                current = max((pair for pair in classes if pair[0] <= year), key=lambda pair: pair[0])[1]
                self.on_roll.setdefault(year, []).append((student, current))

    def _memberships(self, student: str, seat: int, classes: list[tuple[int, str]], left: str | None) -> None:
        for place, (begins, class_id) in enumerate(classes):
            last = place + 1 == len(classes)
            until = left if last else f"{classes[place + 1][0]}-09-01"
            columns = "student_id class_id number_in_class from_day to_day"
            self.add("class_membership", columns, student, class_id, seat, f"{begins}-09-01", until)

    def _calendar(self, year: int) -> None:
        terms = ((1, f"{year}-09-01", f"{year + 1}-01-22"), (2, f"{year + 1}-02-22", f"{year + 1}-07-02"))
        for number, first, last in terms:
            key = f"{year}-{year + 1}-{number}"
            term = self.add("term", "key start_year number starts_on ends_on", key, year, number, first, last)
            for kind, start in (("midterm_exam", first[:4] + "-11-04"), ("final_exam", last)):
                if number == 1:
                    columns = "term_id kind name starts_on ends_on"
                    self.add("calendar_node", columns, term, kind, "考试", start, start)
        for day in range(1, 8):
            self.add("special_day", "day kind name", f"{year}-10-{day:02d}", "holiday", "国庆节")

    def _open_records(self, year: int, days: list[str]) -> None:
        rng = self.rng
        classes = sorted({class_id for _, class_id in self.on_roll[year]})
        for week in range(0, len(days), 5):
            for place, class_id in enumerate(classes):
                day = days[min(len(days) - 1, week + place % 5)]
                columns = "class_id day period units kind topic in_timetable"
                self.add("lesson_log", columns, class_id, day, week % 8 + 1, 1.0, "mental_health", "情绪", 1)
        for day in days:
            for start, end in (("11:50", "13:05"), ("16:10", "17:10")):
                times = (f"{day}T{start}:00", f"{day}T{end}:00")
                slot = self.add("opening_slot", "starts_at ends_at", *times)
                columns = "slot_id opened_at closed_at visitors"
                self.add("actual_opening", columns, slot, *times, rng.randrange(4))
        for place, day in enumerate(days[:: max(1, len(days) // 30)]):
            kind = "leadership_mental_health" if place % 10 == 0 else "other"
            self.add("meeting", "kind day title attendees summary", kind, day, "会议", 7, "研究本学期安排。")
            columns = "form day title theme audience carrier sessions headcount mental_health"
            self.add("activity", columns, "lecture", day, "讲座", "情绪", "学生", "现场", 1, 400, 1)

    def _case_records(self, year: int, days: list[str]) -> None:
        rng = self.rng
        students = [student for student, _ in self.on_roll[year]]
        rounds = [("秋季", days[:60])] + ([("春季", days[110:160])] if len(days) > 160 else [])
        for name, span in rounds:
            first, last = span[0], span[-1]
            columns = "name method starts_on ends_on closed_on"
            opened = self.add("casework.check_round", columns, f"{year}{name}", "talk", first, last, last)
            for student in students:
                seen = rng.random() < 0.03
                columns = "round_id student_id day method status noticed disposition"
                found = "talk_then_see" if seen else "none_needed"
                day = rng.choice(span)
                self.add(
                    "casework.check_entry", columns, opened, student, day, "talk", "done", int(seen), found
                )
        for student in students:
            for _ in range(rng.choice((2, 3, 3, 4))):
                columns = "student_id day by_name one_to_one face_to_face note"
                self.add("casework.talk", columns, student, rng.choice(days), "班主任", 1, 1, _NOTE)
        for student in rng.sample(students, len(students) // 12):
            columns = "student_id kind source starts_on"
            self.add("casework.student_tag", columns, student, "left_behind", "roster", f"{year}-09-01")
        columns = "file_hash as_of counts"
        imported = self.add("roster_import", columns, "00" * 32, f"{year}-09-01", "{}", day=f"{year}-09-01")
        for seq, student in enumerate(rng.sample(students, 1000)):
            columns = "import_id seq table_name row_id before after"
            change = ('{"boarding":"day"}', '{"boarding":"boarding"}')
            self.add("roster_import_change", columns, imported, seq, "student", student, *change)

    def _key_students(self) -> None:
        """Twelve years of people looked after closely; about seventy of them now."""
        for year in START_YEARS:
            watched = self.rng.sample([student for student, _ in self.on_roll[year]], 70)
            for student in watched:
                decided, ended = f"{year}-09-20", None if year == START_YEARS[-1] else f"{year + 1}-06-20"
                columns = "student_id ordinal decided_on decided_by reason"
                self.add("casework.concern_grade", columns, student, 2, decided, "研判会", _NOTE)
                group = self.add(
                    "casework.care_group", "student_id formed_on closed_on", student, decided, ended
                )
                for role in ("counselor", "homeroom_teacher", "subject_teacher", "classmate", "parent"):
                    columns = "group_id role name from_day"
                    self.add("casework.care_group_member", columns, group, role, "某人", decided)
                self._plan(year, student, decided, ended)
                if ended:
                    columns = "student_id ordinal decided_on decided_by reason"
                    self.add("casework.concern_grade", columns, student, 1, ended, "研判会", _NOTE)

    def _well_known(self) -> None:
        """The first student of the last class to enter gets a fixed id and 300 lines of two school years."""
        old = self.on_roll[START_YEARS[-1]][-1][0]
        for key, rows in self.tables.items():
            self.tables[key] = [
                tuple(big_casework.WELL_KNOWN if value == old else value for value in row)
                if old in row else row
                for row in rows
            ]  # fmt: skip
        big_casework.well_known(self, teaching_days(START_YEARS[-1] - 1) + teaching_days(START_YEARS[-1]))

    def _plan(self, year: int, student: str, decided: str, ended: str | None) -> None:
        outcome = "improved" if ended else None
        columns = "student_id version status starts_on review_on closed_on outcome situation goals measures"
        self.add(
            "casework.support_plan", columns, student, year - START_YEARS[0] + 1,
            "closed" if ended else "active", decided, "2026-12-01" if not ended else None, ended, outcome,
            _NOTE, _NOTE, _NOTE,
        )  # fmt: skip

    def _audit(self, table: str, count: int) -> None:
        names = ("seq", "at", "actor", "action", "object_id", "detail", "previous_hash", "hash")
        rows = self.tables.setdefault((table, names), [])
        previous = "0" * 64
        for seq in range(1, count + 1):
            event = [seq, "2026-09-01T08:00:00", "bench", "talk.add", self.teacher, "{}", previous]
            digest = hashlib.sha256(json.dumps(event, ensure_ascii=False).encode()).hexdigest()
            rows.append((*event, digest))
            previous = digest
        if table.startswith("casework"):
            # The pair is checked: core remembers where the case chain stands.
            self.case_head = f"{count}:{previous}"


def teaching_days(year: int) -> list[str]:
    """Weekdays of the school year's two terms without the first week of October, up to yesterday."""
    spans = (
        (dt.date(year, 9, 1), dt.date(year + 1, 1, 22)),
        (dt.date(year + 1, 2, 22), dt.date(year + 1, 7, 2)),
    )
    days: list[str] = []
    for first, last in spans:
        for offset in range((last - first).days + 1):
            day = first + dt.timedelta(days=offset)
            holiday = day.month == 10 and day.day <= 7
            if day.weekday() < 5 and not holiday and day < NOW.date():
                days.append(day.isoformat())
    return days


def write(tables: Tables, insert: Callable[[str, Iterator[Row]], object]) -> int:
    """Hand every table's INSERT and rows to ``insert``; how many rows there were."""
    total = 0
    for (table, columns), rows in tables.items():
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608
        insert(sql, iter(rows))
        total += len(rows)
    return total
