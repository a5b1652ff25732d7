"""The left column of the student page: what stands now, what is left to do, what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.casework import CareRole, PlanStatus
from xinliapp.domain.dossier import Section
from xinliapp.domain.student_tags import last_day_of
from xinliapp.domain.students import Guardian, Student, StudentTag
from xinliapp.i18n import formats, labels
from xinliapp.i18n.task_words import words as task_words
from xinliapp.services.care_members import members_today, unasked_roles
from xinliapp.services.dossier import OWN_SECTIONS, CasePart, Dossier
from xinliapp.ui.student.facts import unfinished
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, row_button
from xinliapp.widgets.charts import GradeLine, GradePoint
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import area, label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role

_KEY_WIDTH = 72
_PRIVATE = (CareRole.CLASSMATE, CareRole.PARENT)  # children and families; colleagues are no secret
_CHART_POINTS = 8


class Overview(QWidget):
    """Rebuilt for each reading. ``page_wanted(page)``; ``fact_wanted(section)``; ``talk_wanted``."""

    page_wanted = Signal(str)
    fact_wanted = Signal(object)
    talk_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("student.overview")
        self._outer = QVBoxLayout(self)
        set_margins(self._outer, 0, 0, 0, 0, 0)
        self._body: QWidget | None = None
        self._offered: frozenset[str] = frozenset()

    def show_dossier(self, dossier: Dossier, masked: bool, offered: frozenset[str]) -> None:
        """Everything anew; ``masked`` hides phones and names of guardians; ``offered``: pages there are."""
        self._offered = offered
        if self._body is not None:
            self._outer.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = area("surface")
        column = QVBoxLayout(self._body)
        set_margins(column, 0, 12, 0, 12, 0)
        case = dossier.case
        if case is not None:
            self._now(column, dossier, case, masked)
            self._unfinished(column, case, dossier.today)
            self._chart(column, dossier, case)
            self._sections(column, case)
        self._guardians(column, dossier.student, masked)
        self._facts(column, dossier, masked)
        if case is not None and (case.tags or dossier.final_year):
            self._tags(column, case.tags, dossier.final_year)
        column.addStretch(1)
        self._outer.addWidget(self._body)
        self._body.show()  # a layout shows late what is added to a page already on screen

    # --- sections ---

    def _now(self, column: QVBoxLayout, dossier: Dossier, case: CasePart, masked: bool) -> None:
        column.addWidget(_heading(self.tr("现在")))
        grade = case.grade
        words = dossier.grade_words[grade.ordinal] if grade else self.tr("还没有定级")
        facts: list[QWidget] = [label(words, Role.STRONG if grade else Role.BODY)]
        if case.pending is not None:
            to = dossier.grade_words[case.pending.ordinal]
            facts.append(StatusMark(Sign.DUE_SOON, self.tr("改为%1 待审").replace("%1", to)))
        elif grade and grade.review_on:
            facts.append(self._review(grade.review_on, dossier.today))
        self._line(column, self.tr("等级"), facts, (("conference", self.tr("研判")),))
        opens = self.tr("打开") if case.plan or case.draft else self.tr("制定")
        self._line(column, self.tr("方案"), self._plan(dossier, case), (("plan", opens),))
        self._group(column, dossier, case, masked)
        column.addSpacing(8)
        column.addWidget(rule())

    def _group(self, column: QVBoxLayout, dossier: Dossier, case: CasePart, masked: bool) -> None:
        total = len(CareRole)
        unasked = len(unasked_roles(case.group, dossier.today))
        waits = self.tr(", 待同意 %1").replace("%1", str(unasked)) if unasked else ""
        if case.group is None:
            group: list[QWidget] = [label(self.tr("还没有成立"))]
        elif case.missing_roles:
            missing = self.tr("%1/%2 缺 %3").replace("%1", str(total - len(case.missing_roles)))
            names = " ".join(labels.label(role) for role in case.missing_roles)
            words = missing.replace("%2", str(total)).replace("%3", names)
            group = [StatusMark(Sign.DUE_SOON, words + waits)]
        else:
            sign = Sign.DUE_SOON if unasked else Sign.OK
            group = [StatusMark(sign, f"{total}/{total} " + self.tr("齐") + waits)]
        opens = self.tr("成立") if case.group is None else self.tr("调整")
        self._line(column, self.tr("关爱小组"), group, (("plan", opens),))
        order = list(CareRole)
        members = members_today(case.group, dossier.today)
        for member in sorted(members, key=lambda one: order.index(one.role)):
            hidden = masked and member.role in _PRIVATE
            name = formats.masked_name(member.name) if hidden else member.name
            self._value(column, labels.label(member.role), name)

    def _plan(self, dossier: Dossier, case: CasePart) -> list[QWidget]:
        found: list[QWidget] = []
        plan = case.plan
        if plan is not None and plan.status is PlanStatus.ACTIVE:
            found.append(label(f"v{plan.version} " + self.tr("在执行"), Role.STRONG))
            if plan.review_on:
                found.append(self._review(plan.review_on, dossier.today))
        elif plan is not None:
            outcome = labels.label(plan.outcome) if plan.outcome else ""
            words = self.tr("已结束 %1 %2").replace("%1", plan.closed_on or "").replace("%2", outcome)
            found.append(label(f"v{plan.version} {words}"))
        if case.draft is not None:
            state = labels.label(case.draft.status)
            found.append(label(f"v{case.draft.version} {state}", tone="text2"))
        return found or [label(self.tr("还没有方案"))]

    def _review(self, day: str, today: str) -> QWidget:
        if day < today:
            late = (dt.date.fromisoformat(today) - dt.date.fromisoformat(day)).days
            return StatusMark(Sign.OVERDUE, self.tr("复评 逾%1天").replace("%1", str(late)))
        return label(self.tr("复评 %1").replace("%1", day[5:]), tone="text2")

    def _unfinished(self, column: QVBoxLayout, case: CasePart, today: str) -> None:
        todo = unfinished(case, today)
        count = self.tr("%1 项").replace("%1", str(len(todo)))
        column.addWidget(_heading(self.tr("未完成"), count if todo else ""))
        if not todo:
            self._value(column, "", self.tr("没有到期的事。"))
        for one in todo:
            sign = Sign.OVERDUE if one.late else Sign.DUE_SOON
            late = self.tr("逾%1天").replace("%1", str(one.late)) if one.late else ""
            words = " ".join(filter(None, (task_words(one.key).title, one.subject, late)))
            self._line(column, "", [StatusMark(sign, words)], ())
        column.addSpacing(8)
        column.addWidget(rule())

    def _chart(self, column: QVBoxLayout, dossier: Dossier, case: CasePart) -> None:
        if len(case.grades) < 2:
            return
        column.addWidget(_heading(self.tr("等级变化")))
        recent = list(reversed(case.grades[:_CHART_POINTS]))
        line = GradeLine()
        line.setObjectName("student.grades")
        words = " ".join(f"{grade.decided_on} {dossier.grade_words[grade.ordinal]}" for grade in recent)
        line.set([GradePoint(grade.decided_on, grade.ordinal) for grade in recent], words)
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        row.addWidget(line)
        column.addWidget(holder)
        self._value(column, "", " → ".join(dossier.grade_words[grade.ordinal] for grade in recent))
        column.addSpacing(8)
        column.addWidget(rule())

    def _sections(self, column: QVBoxLayout, case: CasePart) -> None:
        filled = sum(1 for state in case.sections if state.filled)
        total = f"{filled}/{len(case.sections)}  WN-26"
        column.addWidget(_heading(self.tr("完整率"), total))
        for state in case.sections:
            if state.filled:
                continue
            mark = StatusMark(Sign.DUE_SOON, self.tr("缺 %1").replace("%1", labels.label(state.section)))
            self._line(column, "", [mark], (), self._fill_button(state.section))
        if filled == len(case.sections):
            self._line(column, "", [StatusMark(Sign.OK, self.tr("五要素齐全"))], ())
        column.addSpacing(8)
        column.addWidget(rule())

    def _fill_button(self, section: Section) -> Button | None:
        if section is Section.RESULTS:
            return None
        button = row_button(self.tr("补"), object_name=f"student.fill.{section.value}")
        button.setProperty("section", section.value)
        button.clicked.connect(self._fill)
        return button

    def _guardians(self, column: QVBoxLayout, student: Student, masked: bool) -> None:
        head = _heading(self.tr("监护人"), self.tr("按住 Alt 显示") if masked and student.guardians else "")
        column.addWidget(head)
        if not student.guardians:
            self._value(column, "", self.tr("名单里没有监护人"))
        words = (self.tr("监护人1"), self.tr("监护人2"))
        for guardian in student.guardians:
            self._value(column, words[guardian.position - 1], _guardian_words(guardian, masked))
        column.addSpacing(8)
        column.addWidget(rule())

    def _facts(self, column: QVBoxLayout, dossier: Dossier, masked: bool) -> None:
        student = dossier.student
        column.addWidget(_heading(self.tr("名单信息")))
        number = student.student_number if not masked else formats.masked_number(student.student_number)
        rows = (
            (self.tr("班主任"), dossier.homeroom_teacher or formats.MISSING),
            (self.tr("学籍号"), number or formats.MISSING),
            (self.tr("出生日期"), student.birthday or formats.MISSING),
            (self.tr("住校"), labels.label(student.boarding) if student.boarding else formats.MISSING),
            (self.tr("状态"), labels.label(student.status)),
        )
        for key, value in rows:
            self._value(column, key, value)

    def _tags(self, column: QVBoxLayout, tags: tuple[StudentTag, ...], final_year: bool) -> None:
        column.addSpacing(8)
        column.addWidget(rule())
        column.addWidget(_heading(self.tr("名单标签")))
        if final_year:
            self._value(column, self.tr("毕业年级"), self.tr("按年级 · 本学年"), wide=True)
        for tag in tags:
            source = labels.tag_source(tag.source)
            since = self.tr("自 %1").replace("%1", tag.starts_on)
            last = last_day_of(tag.ends_on)
            if last is not None:
                since += self.tr(" 至 %1").replace("%1", last.isoformat())
            words = " ".join(filter(None, (labels.label(tag.kind), tag.detail)))
            self._value(column, words, f"{source} · {since}", wide=True)

    # --- lines ---

    def _line(
        self,
        column: QVBoxLayout,
        key: str,
        facts: Sequence[QWidget],
        pages: Sequence[tuple[str, str]],
        extra: Button | None = None,
    ) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        set_margins(row, tk.MARGIN, 2, tk.MARGIN, 2, tk.GAP)
        if key:
            name = label(key, tone="text2")
            fix_width(name, _KEY_WIDTH)
            row.addWidget(name)
        for fact in facts:
            row.addWidget(fact)
        row.addStretch(1)
        for page, word in pages:
            if page in self._offered:
                button = row_button(word, object_name=f"student.to.{page}")
                button.setProperty("page", page)
                button.clicked.connect(self._asked)
                row.addWidget(button)
        if extra is not None:
            row.addWidget(extra)
        column.addWidget(line)

    def _value(self, column: QVBoxLayout, key: str, value: str, *, wide: bool = False) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        set_margins(row, tk.MARGIN, 4, tk.MARGIN, 4, tk.GAP)
        name = label(key, tone="text" if wide else "text2")
        fix_width(name, 160 if wide else _KEY_WIDTH)
        row.addWidget(name)
        row.addWidget(label(value, tone="text2" if wide else "text", wrap=True), 1)
        column.addWidget(line)

    def _asked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.page_wanted.emit(str(button.property("page")))

    def _fill(self) -> None:
        button = self.sender()
        if not isinstance(button, Button):
            return
        section = Section(button.property("section"))
        if section is Section.COUNSELING:
            self.talk_wanted.emit()
        elif section in OWN_SECTIONS:
            self.fact_wanted.emit(section)


def _heading(words: str, remark: str = "") -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    set_margins(row, tk.MARGIN, 8, tk.MARGIN, 4, tk.GAP)
    row.addWidget(label(words, Role.SECTION))
    row.addStretch(1)
    if remark:
        row.addWidget(label(remark, Role.CAPTION, "muted"))
    return holder


def _guardian_words(guardian: Guardian, masked: bool) -> str:
    name = formats.masked_name(guardian.name) if masked else (guardian.name or formats.MISSING)
    phone = formats.masked_phone(guardian.phone) if masked else (guardian.phone or formats.MISSING)
    return "  ".join(filter(None, (guardian.relation, name, phone)))
