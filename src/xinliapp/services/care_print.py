"""Papers over all groups and plans: 到期复评清单; and 关爱小组名单 in two versions of one student's group."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.casework import CareRole
from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column, TablePrint
from xinliapp.i18n import labels
from xinliapp.i18n.formats import MISSING, print_date
from xinliapp.services import care_overview
from xinliapp.services.care_members import ASKED, members_today
from xinliapp.services.case_papers import student_of
from xinliapp.services.case_tables import print_case_table
from xinliapp.services.demo import is_demo
from xinliapp.services.grade_labels import grade_labels
from xinliapp.services.named_students import named
from xinliapp.services.school import unit
from xinliapp.services.session import Session
from xinliapp.storage import care as care_rows
from xinliapp.storage import concern as grade_rows

AHEAD = dt.timedelta(days=14)
_SIGN_ROWS = 3


def reviews_pdf(session: Session, blank_missing: bool = False, *, fonts: FontBook | None = None) -> Paper:
    """到期复评清单: plans and grades to be looked at again, overdue ones first, up to two weeks ahead.

    Raises:
        UserError: ``case_closed``, ``paper_no_rows``, ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    today = session.clock.now().date()
    found = _due(session, today)
    if not found:
        raise UserError("paper_no_rows")
    words = grade_labels(session)
    people = named(session, {student for _, student, _, _ in found})
    lines = [
        (
            people[student].class_label,
            people[student].name,
            f"{words[ordinal]}（{ordinal}/4）",
            what,
            print_date(day),
            _state(dt.date.fromisoformat(day), today),
            "",
            "",
        )
        for day, student, what, ordinal in found
        if student in people
    ]
    table = TablePrint(
        title="到期复评清单",
        columns=(
            Column("班级", 1.2), Column("姓名", 1.4), Column("现等级", 1.6), Column("复评内容", 1.4),
            Column("复评日期", 2.0), Column("状态", 1.4), Column("复评结果", 2.4, Align.LEFT),
            Column("复评人签字", 1.6),
        ),
        rows=tuple(lines),
        head=(("学校", unit(session).name), ("截至", print_date(today)), ("范围", "已到期和两周内到期")),
        notes=(f"共{len(lines)}项。",),
        landscape=True,
        demo=is_demo(session),
    )  # fmt: skip
    return print_case_table(
        session, "review.print", today.isoformat(), table,
        names=[one.name for one in people.values()], blank_missing=blank_missing, fonts=fonts,
    )  # fmt: skip


def group_pdf(
    session: Session,
    student_id: str,
    *,
    internal: bool,
    blank_missing: bool = False,
    fonts: FontBook | None = None,
) -> Paper:
    """关爱小组名单: for counsellors with consents and what is missing, or for classmates and parents.

    The second version doesn't say 关爱 and holds neither grade nor reason (screens.md S11).

    Raises:
        UserError: ``case_closed``, ``not_found``, ``paper_no_rows`` (no group, or nobody in it),
            ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    session.require_case()
    student, class_label = student_of(session, student_id)
    today = session.clock.now().date().isoformat()
    groups = care_rows.groups_of(session.database, student_id)
    group = next((one for one in groups if one.closed_on is None or one.closed_on > today), None)
    now = members_today(group, today)
    if group is None or not now:
        raise UserError("paper_no_rows")
    body = []
    for role in CareRole:
        there = [one for one in now if one.role is role]
        body += [
            (labels.label(role), one.name, _consent(role, labels.label(one.consent)) if internal else "", "")
            for one in there
        ]
        if internal and not there:
            body.append((labels.label(role), "缺", MISSING, ""))
    third = Column("是否同意参加", 2.0) if internal else Column("联系方式", 2.4)
    who = f"{class_label} {student.name}".strip()
    grade = next(iter(grade_rows.history(session.database, student_id)), None)
    ordinal = grade.ordinal if grade else 0
    level = (("关注等级", f"{grade_labels(session)[ordinal]}（{ordinal}/4）"),) if internal else ()
    table = TablePrint(
        title="关爱小组名单（内部版）" if internal else "同伴互助小组名单",
        columns=(Column("身份", 2.0), Column("姓名", 2.0), third, Column("签名", 2.0)),
        rows=tuple(body),
        head=(
            ("学校", unit(session).name),
            ("学生", who),
            ("成立", print_date(group.formed_on)),
            *level,
        ),
        notes=() if internal else ("请为同学保密，不向别人谈起小组里的事；遇到紧急情况先告诉老师或家长。",),
        blank_rows=0 if internal else _SIGN_ROWS,
        demo=is_demo(session),
    )
    people = [student.name, *(one.name for one in now if one.role is CareRole.CLASSMATE)]
    return print_case_table(
        session, "group.print", group.id, table, names=people, blank_missing=blank_missing, fonts=fonts
    )


def _due(session: Session, today: dt.date) -> list[tuple[str, str, str, int]]:
    """(day, student, what, ordinal), the longest overdue first; who left the school is not asked for."""
    last = (today + AHEAD).isoformat()
    lines, _ = care_overview.read(session)
    grades = {one.student_id: one for one in grade_rows.newest(session.database)}
    found = [
        (line.plan.review_on, line.student_id, "方案复评", line.ordinal)
        for line in lines
        if line.plan is not None and line.plan.review_on is not None and line.plan.review_on <= last
    ]
    left = care_overview.gone(session)
    found += [
        (one.review_on, one.student_id, "等级复评", one.ordinal)
        for one in grades.values()
        if one.review_on is not None
        and one.review_on <= last
        and one.ordinal > 0
        and one.student_id not in left
    ]
    return sorted(found)


def _state(day: dt.date, today: dt.date) -> str:
    days = (today - day).days
    if days > 0:
        return f"逾期{days}天"
    return "今天" if days == 0 else f"还有{-days}天"


def _consent(role: CareRole, words: str) -> str:
    return words if role in ASKED else MISSING
