"""The demo school's timetable since October, activities down to the class, peer representatives.

Everything lies after the campaign month: the figures of its form stay as they were checked by hand.
"""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.activities import ActivityTheme, AudienceKind, Carrier
from xinliapp.domain.spreadsheet import FileKind, Row, Sheet, Workbook
from xinliapp.domain.students import Gender
from xinliapp.domain.term_records import ActivityForm
from xinliapp.domain.timetable import WEEKDAY_WORDS, LessonState
from xinliapp.services import activities, lesson_week, peer_reps, school, staff, timetable_import
from xinliapp.services.activities import HeldActivity
from xinliapp.services.school import ClassRow
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile
from xinliapp.services.students import StudentRow, list_students

TIMETABLE_FROM = dt.date(2026, 10, 12)
REPS_FROM = dt.date(2026, 9, 14)
_WEEKDAYS = 5
_GIRL_MISSING, _NOBODY = 5, 21  # places of two classes in the list of classes that lack representatives


def fill(session: Session, teacher: str) -> None:
    """Everything of this module, by the services; the same every time."""
    classes = [row for row in school.classes(session) if row.students]
    _timetable(session, classes, teacher)
    _missed_lessons(session)
    in_class: dict[str, list[StudentRow]] = {}
    for student in list_students(session):
        if student.class_id:
            in_class.setdefault(student.class_id, []).append(student)
    _representatives(session, classes, in_class)
    _activities(session, classes, in_class)


def _timetable(session: Session, classes: list[ClassRow], teacher: str) -> None:
    """Where the lessons of full weeks were given: one class an odd week, the next an even one."""
    name = next(member.name for member in staff.everyone(session) if member.id == teacher)
    rows = [Row(1, ("班级", "星期", "节次", "单双周", "教师"))]
    for place, group in enumerate(classes):
        weekday = WEEKDAY_WORDS[place // 2 % _WEEKDAYS]
        period = place // (2 * _WEEKDAYS) % 8 + 1
        weeks = "单周" if place % 2 == 0 else "双周"
        rows.append(Row(place + 2, (group.label, weekday, str(period), weeks, name)))
    book = Workbook(FileKind.XLSX, (Sheet("课表", tuple(rows)),))
    plan = timetable_import.preview(session, SheetFile("课表.xlsx", "demo", book), TIMETABLE_FROM)
    timetable_import.commit(session, plan)


def _missed_lessons(session: Session) -> None:
    """What was planned and never ticked fell away: a class that the self-check names."""
    today = session.clock.now().date()
    for lesson in lesson_week.planned(session, TIMETABLE_FROM, today - dt.timedelta(days=1)):
        if lesson.state is LessonState.DUE:
            lesson_week.not_held(session, lesson.key)


def _representatives(
    session: Session, classes: list[ClassRow], in_class: dict[str, list[StudentRow]]
) -> None:
    """A boy and a girl a class; two classes still lack somebody."""
    named = []
    for place, group in enumerate(classes):
        for gender in (Gender.MALE, Gender.FEMALE):
            if place == _NOBODY or (place == _GIRL_MISSING and gender is Gender.FEMALE):
                continue
            found = [student for student in in_class.get(group.id, ()) if student.gender is gender]
            if found:
                named.append((group.id, found[place % len(found)].id))
    if named:
        peer_reps.name_many(session, named, REPS_FROM)


def _activities(session: Session, classes: list[ClassRow], in_class: dict[str, list[StudentRow]]) -> None:
    grades = list(dict.fromkeys(row.grade_label for row in classes))
    by_grade = {grade: tuple(row.id for row in classes if row.grade_label == grade) for grade in grades}

    def absent(ids: tuple[str, ...], every: int) -> tuple[str, ...]:
        listed = [student.id for class_id in ids for student in in_class.get(class_id, ())]
        return tuple(listed[every // 2 :: every])

    held = [
        HeldActivity(
            ActivityForm.CLASS_MEETING,
            dt.date(2026, 10, 19) + dt.timedelta(days=number),
            f"{grade}主题班会：生命的意义",
            AudienceKind.GRADES,
            (ActivityTheme.LIFE, ActivityTheme.EMOTION),
            (Carrier.ON_SITE,),
            by_grade[grade],
            absent(by_grade[grade], 97),
        )
        for number, grade in enumerate(grades)
    ]
    held += [
        HeldActivity(
            ActivityForm.LECTURE,
            dt.date(2026, 11, 10) + dt.timedelta(days=number),
            f"{grade}讲座：跌倒了再站起来",
            AudienceKind.GRADES,
            (ActivityTheme.SETBACK,),
            (Carrier.ON_SITE,),
            by_grade[grade],
            absent(by_grade[grade], 151),
        )
        for number, grade in enumerate(grades[:2])
    ]
    held += _for_families(session)
    held.append(
        HeldActivity(
            ActivityForm.TRAINING,
            dt.date(2026, 10, 30),
            "心理委员培训：怎样倾听同学",
            AudienceKind.PEER_REPS,
            (ActivityTheme.RELATIONS,),
            (Carrier.ON_SITE,),
        )
    )
    for each in sorted(held, key=lambda each: each.day):
        activities.hold(session, each)


def _for_families(session: Session) -> list[HeldActivity]:
    families = sum(row.students for row in school.classes(session))
    parents = AudienceKind.PARENTS
    return [
        HeldActivity(
            ActivityForm.PARENT_MEETING,
            dt.date(2026, 11, 13),
            "期中家长会",
            parents,
            (ActivityTheme.FAMILY, ActivityTheme.LEARNING),
            (Carrier.ON_SITE,),
            parents=families * 19 // 20,
            agenda=True,
        ),
        HeldActivity(
            ActivityForm.PARENT_COURSE,
            dt.date(2026, 10, 24),
            "家长课堂：青春期的孩子在想什么",
            parents,
            (ActivityTheme.ADOLESCENCE, ActivityTheme.FAMILY),
            (Carrier.PARENT_CLASSROOM,),
            parents=families // 6,
        ),
        HeldActivity(
            ActivityForm.LETTER_HOME,
            dt.date(2026, 11, 2),
            "给父母一封信：考试前后怎样陪伴",
            parents,
            (ActivityTheme.FAMILY,),
            (Carrier.ONLINE,),
        ),
        HeldActivity(
            ActivityForm.HANDBOOK, dt.date(2026, 10, 20), "心理健康宣传手册到货", copies_in=families + 200
        ),
    ]
