"""Papers about lessons and activities (S16): ledger, coverage, lessons, who took part too seldom, parents'
meetings, peer representatives; and the ledger as a spreadsheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column, TablePrint
from xinliapp.domain.rules import Window
from xinliapp.domain.students import Gender
from xinliapp.domain.term_records import Activity, ActivityForm
from xinliapp.i18n import labels
from xinliapp.i18n.formats import MISSING, count, print_date
from xinliapp.reports.table_pages import render_table
from xinliapp.services import activities, measuring, peer_reps, school
from xinliapp.services.demo import is_demo
from xinliapp.services.measuring import Counting
from xinliapp.services.session import Session
from xinliapp.sheets.writer import TableSheet, write_table
from xinliapp.storage import students as student_rows
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.class_rolls import ClassRolls
from xinliapp.storage.measures.class_records import judged_classes
from xinliapp.storage.measures.context import MeasureContext
from xinliapp.storage.measures.parameters import number
from xinliapp.storage.measures.participation import tally

LESSONS = "lessons_per_class_pair_of_weeks"
PARTICIPATION = "participations_per_student"
LEDGER_HEADER = ("日期", "形式", "名称", "主题", "对象", "载体", "场次", "应到", "人次/册", "家长人次",
                 "必讲心理", "心理专题", "入库册数", "材料")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """The days a paper is about, and their name."""

    first: dt.date
    last: dt.date
    words: str


def ledger(session: Session, span: Span, found: Sequence[Activity], fonts: FontBook | None = None) -> Paper:
    """活动台账: the activities ``found``, as filtered on the page.

    Raises:
        UserError: ``text_glyphs_missing``. KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    table = TablePrint(
        title="活动台账",
        subtitle=span.words,
        columns=(
            Column("日期", 1.5), Column("形式", 1.4), Column("名称", 3.2, Align.LEFT),
            Column("主题", 2.2, Align.LEFT), Column("对象", 2.0, Align.LEFT),
            Column("场次", 0.8, Align.RIGHT), Column("应到", 1.0, Align.RIGHT),
            Column("人次/册", 1.1, Align.RIGHT),
        ),
        rows=tuple(
            (each.day, labels.label(each.form), each.title, each.theme or MISSING, each.audience or MISSING,
             str(each.sessions), count(each.expected), str(each.headcount))
            for each in found
        ),
        head=_head(session),
        notes=(f"共{len(found)}项。场次{sum(each.sessions for each in found)}。",),
        landscape=True,
        demo=is_demo(session),
    )  # fmt: skip
    return _print(session, table, "活动台账", fonts)


def ledger_sheet(session: Session, span: Span, found: Sequence[Activity]) -> Paper:
    """The same ledger as a spreadsheet, with every column."""
    rows = [
        [
            each.day, labels.label(each.form), each.title, each.theme, each.audience, each.carrier,
            each.sessions, each.expected, each.headcount, each.parents,
            None if each.agenda is None else ("是" if each.agenda else "否"),
            "是" if each.mental_health else "否", each.copies_in, each.materials,
        ]
        for each in found
    ]  # fmt: skip
    widths = (12, 12, 30, 22, 22, 18, 6, 8, 10, 10, 10, 10, 10, 30)
    sheet = TableSheet("活动台账", LEDGER_HEADER, rows, f"活动台账 {span.words}", widths)
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CORE, "activity.export", None, {"rows": len(found)})
    return Paper("活动台账.xlsx", write_table(None, [sheet]))


def coverage(session: Session, span: Span, fonts: FontBook | None = None) -> Paper:
    """年级×形式覆盖表: how many classes of a grade each form reached, out of all it has (BJ-01).

    Raises:
        UserError, KnownError: as :func:`ledger`.
    """
    forms = [form for form in ActivityForm if form is not ActivityForm.HANDBOOK]
    classes = [row for row in school.classes(session) if row.students]
    reached: dict[ActivityForm, set[str]] = {form: set() for form in forms}
    for each in activities.between(session, span.first, span.last):
        if each.form in reached:
            reached[each.form] |= {part.class_id for part in each.classes}
    rows = []
    for grade in dict.fromkeys(row.grade_label for row in classes):
        own = {row.id for row in classes if row.grade_label == grade}
        cells = [f"{len(own & reached[form])}/{len(own)}" if own & reached[form] else "" for form in forms]
        rows.append((grade, *cells))
    table = TablePrint(
        title="年级×形式覆盖表",
        subtitle=span.words,
        columns=(Column("年级", 1.4), *(Column(labels.label(form), 1.1) for form in forms)),
        rows=tuple(rows),
        head=_head(session),
        notes=("格中是开展过的班数/年级班数;空格是这个年级还没有班开展。只计登记到班的活动。",),
        landscape=True,
        demo=is_demo(session),
    )
    return _print(session, table, "年级形式覆盖表", fonts)


def lessons_check(session: Session, fonts: FontBook | None = None) -> Paper:
    """课时核对: what each class lacks in the pairs of weeks that are over, by the clause's own figure.

    Raises:
        UserError: ``clause_not_loaded``, ``calendar_missing``; as :func:`ledger`.
    """
    counts, clause_id, parameters, window = _clause(session, LESSONS)
    found = counts.measure(LESSONS, parameters, window)
    rows = [(each.label, count(each.have), count(each.need), "缺") for each in found.shortfall]
    rows += [(each.label, count(each.have), count(each.need), "未到期") for each in found.pending]
    table = TablePrint(
        title="心理课课时核对",
        subtitle=f"{clause_id}  {count(found.value)}/{count(found.denominator)} 班达标",
        columns=(Column("班级和双周", 4.0, Align.LEFT), Column("已上", 1.0, Align.RIGHT),
                 Column("应上", 1.0, Align.RIGHT), Column("", 1.2)),
        rows=tuple(rows) or (("没有缺课时的班", "", "", ""),),
        head=_head(session),
        notes=(labels.convention(found.convention),),
        demo=is_demo(session),
    )  # fmt: skip
    return _print(session, table, "心理课课时核对", fonts)


def too_few(session: Session, blank_missing: bool = False, fonts: FontBook | None = None) -> Paper:
    """不足2次名单: students on the roll who took part less often than the clause asks, by class.

    Raises:
        UserError: ``clause_not_loaded``, ``calendar_missing``, ``glyphs_missing``.
    """
    counts, clause_id, parameters, window = _clause(session, PARTICIPATION)
    context = MeasureContext(session.database, counts.years, counts.unit, window)
    floor = number(parameters, "floor")
    rolls = ClassRolls(session.database)
    times, _ = tally(context, parameters, rolls)
    students = {row.id: row for row in student_rows.list_students(session.database)}
    rows = []
    for group in judged_classes(context, rolls):
        lacking = [students[student] for student in group.students if times[student] < floor]
        for row in sorted(lacking, key=lambda row: (row.number_in_class or 999, row.name)):
            place = str(row.number_in_class) if row.number_in_class is not None else ""
            rows.append((group.label, place, row.name, str(times[row.id]), count(floor)))
    table = TablePrint(
        title=f"参加不足{count(floor)}次学生名单",
        subtitle=f"{clause_id}  共{len(rows)}人",
        columns=(Column("班级", 1.2), Column("班序", 0.8, Align.RIGHT), Column("姓名", 2.0),
                 Column("已参加(次)", 1.2, Align.RIGHT), Column("应参加(次)", 1.2, Align.RIGHT)),
        rows=tuple(rows) or (("—", "", "没有不足的学生", "", ""),),
        head=(*_head(session), ("截至", print_date(counts.as_of))),
        row_height_mm=5.4,
        margin_mm=12.0,
        demo=is_demo(session),
    )  # fmt: skip
    names = [row[2] for row in rows]
    return _print(session, table, "参加不足学生名单", fonts, names=names, blank_missing=blank_missing)


def parent_meetings(session: Session, span: Span, fonts: FontBook | None = None) -> Paper:
    """家长会记录: every parents' meeting with its classes, the parents who came and the agenda.

    Raises:
        UserError, KnownError: as :func:`ledger`.
    """
    found = [
        each
        for each in activities.between(session, span.first, span.last)
        if each.form is ActivityForm.PARENT_MEETING
    ]
    table = TablePrint(
        title="家长会记录",
        subtitle=span.words,
        columns=(Column("日期", 1.5), Column("名称", 3.0, Align.LEFT), Column("班级", 2.4, Align.LEFT),
                 Column("家长(人次)", 1.2, Align.RIGHT), Column("讲心理", 1.0), Column("签字", 1.4)),
        rows=tuple(
            (each.day, each.title, each.audience or MISSING, str(each.headcount),
             "是" if each.has_topic else "否", "")
            for each in found
        ),
        head=_head(session),
        notes=(f"共{len(found)}次,讲了心理与生命健康的{sum(each.has_topic for each in found)}次。",),
        demo=is_demo(session),
    )  # fmt: skip
    return _print(session, table, "家长会记录", fonts)


def representatives(session: Session, blank_missing: bool = False, fonts: FontBook | None = None) -> Paper:
    """心理委员名册/缺额: every class with its representatives and what it lacks.

    Raises:
        UserError: ``glyphs_missing``. KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    lines = peer_reps.by_class(session)
    rows, names = [], []
    for line in lines:
        here = [rep for rep in line.reps if rep.here]
        names += [rep.name for rep in here]
        boys = "、".join(rep.name for rep in here if rep.gender is Gender.MALE)
        girls = "、".join(rep.name for rep in here if rep.gender is Gender.FEMALE)
        other = "、".join(rep.name for rep in here if rep.gender is None)
        rows.append((line.label, boys, girls, other, gap_words(line)))
    lacking = sum(1 for line in lines if line.gap)
    asked = peer_reps.rule(session)
    table = TablePrint(
        title="心理委员名册",
        subtitle=f"缺额{lacking}个班" if asked else "",
        columns=(Column("班级", 1.0), Column("男委员", 2.4, Align.LEFT), Column("女委员", 2.4, Align.LEFT),
                 Column("性别未录", 1.6, Align.LEFT), Column("缺额", 2.0, Align.LEFT)),
        rows=tuple(rows),
        head=(*_head(session), ("截至", print_date(session.clock.now().date()))),
        notes=(f"{'、'.join(asked.clauses)}:每班不少于{asked.per_class}名,男女各不少于{asked.each_gender}名。",)
        if asked
        else (),
        demo=is_demo(session),
    )  # fmt: skip
    return _print(session, table, "心理委员名册", fonts, names=names, blank_missing=blank_missing)


def gap_words(line: peer_reps.ClassReps) -> str:
    """缺2名,其中男1女1; "" where nothing is missing or asked."""
    if not line.gap:
        return ""
    parts = [
        f"{word}{lacking}" for word, lacking in (("男", line.gap.boys), ("女", line.gap.girls)) if lacking
    ]
    tail = f",其中{''.join(parts)}" if parts else ""
    return f"缺{line.gap.missing}名{tail}"


def _clause(session: Session, measure: str) -> tuple[Counting, str, dict[str, object], Window]:
    counts = measuring.counting(session, None, None)
    for pack_id in measuring.pack_ids(session.database):
        for clause in counts.layered(measuring.pack(pack_id)).clauses:
            if clause.measure == measure:
                return counts, clause.id, measuring.clause_parameters(clause), counts.window(clause)
    raise UserError("clause_not_loaded")


def _head(session: Session) -> tuple[tuple[str, str], ...]:
    return (("学校", school.unit(session).name),)


def _print(
    session: Session,
    table: TablePrint,
    name: str,
    fonts: FontBook | None,
    *,
    names: Sequence[str] = (),
    blank_missing: bool = False,
) -> Paper:
    author = school.unit(session).name
    pdf = render_table(table, fonts, author=author, names=names, blank_missing=blank_missing)
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CORE, "activity.print", None, {"rows": len(table.rows)})
    return Paper(f"{name}.pdf", pdf, names=bool(names))
