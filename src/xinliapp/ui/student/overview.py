"""The left column of the student page: what stands now, the guardians, the facts of the roster."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.casework import CareRole, PlanStatus
from xinliapp.domain.students import Guardian, Student, StudentTag
from xinliapp.i18n import formats, labels
from xinliapp.services.care_members import members_today
from xinliapp.services.dossier import CasePart, Dossier
from xinliapp.ui.student.forms import FormKind
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, row_button
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import area, label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role

_KEY_WIDTH = 72
_PRIVATE = (CareRole.CLASSMATE, CareRole.PARENT)  # children and families; colleagues are no secret


class Overview(QWidget):
    """Rebuilt for each reading; ``form_wanted`` asks for one of the forms."""

    form_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("student.overview")
        self._outer = QVBoxLayout(self)
        set_margins(self._outer, 0, 0, 0, 0, 0)
        self._body: QWidget | None = None

    def show_dossier(self, dossier: Dossier, masked: bool) -> None:
        """Everything anew; ``masked`` hides phones and names of guardians."""
        if self._body is not None:
            self._outer.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = area("surface")
        column = QVBoxLayout(self._body)
        set_margins(column, 0, 12, 0, 12, 0)
        if dossier.case is not None:
            self._now(column, dossier, dossier.case, masked)
        self._guardians(column, dossier.student, masked)
        self._facts(column, dossier, masked)
        if dossier.case is not None and dossier.case.tags:
            self._tags(column, dossier.case.tags)
        column.addStretch(1)
        self._outer.addWidget(self._body)
        self._body.show()  # a layout shows late what is added to a page already on screen

    # --- sections ---

    def _now(self, column: QVBoxLayout, dossier: Dossier, case: CasePart, masked: bool) -> None:
        column.addWidget(_heading(self.tr("现在")))
        grade = case.grade
        words = dossier.grade_words[grade.ordinal] if grade else self.tr("还没有定级")
        facts: list[QWidget] = [label(words, Role.STRONG if grade else Role.BODY)]
        if grade and grade.review_on:
            facts.append(self._review(grade.review_on, dossier.today))
        self._line(column, self.tr("等级"), facts, ((FormKind.GRADE, self.tr("定级")),))
        plan_forms = [(FormKind.PLAN, self._plan_word(case))]
        if case.plan is not None and case.plan.status is PlanStatus.ACTIVE:
            plan_forms.insert(0, (FormKind.CLOSE, self.tr("结束")))
        self._line(column, self.tr("方案"), self._plan(dossier, case), plan_forms)
        total = len(CareRole)
        if case.group is None:
            group: list[QWidget] = [label(self.tr("还没有成立"))]
        else:
            filled = total - len(case.missing_roles)
            if case.missing_roles:
                missing = self.tr("%1/%2 缺 %3").replace("%1", str(filled)).replace("%2", str(total))
                names = " ".join(labels.label(role) for role in case.missing_roles)
                group = [StatusMark(Sign.DUE_SOON, missing.replace("%3", names))]
            else:
                group = [StatusMark(Sign.OK, f"{filled}/{total} " + self.tr("齐"))]
        opens = self.tr("成立") if case.group is None else self.tr("调整")
        self._line(column, self.tr("关爱小组"), group, ((FormKind.GROUP, opens),))
        order = list(CareRole)
        members = members_today(case.group, dossier.today)
        for member in sorted(members, key=lambda one: order.index(one.role)):
            hidden = masked and member.role in _PRIVATE
            name = formats.masked_name(member.name) if hidden else member.name
            self._value(column, labels.label(member.role), name)
        column.addSpacing(8)
        column.addWidget(rule())

    def _plan(self, dossier: Dossier, case: CasePart) -> list[QWidget]:
        plan = case.plan
        if plan is None:
            return [label(self.tr("草案 v%1").replace("%1", str(case.draft.version)) if case.draft else
                          self.tr("还没有方案"))]  # fmt: skip
        version = f"v{plan.version} "
        if plan.status is PlanStatus.CLOSED:
            outcome = labels.label(plan.outcome) if plan.outcome else ""
            words = self.tr("已结束 %1 %2").replace("%1", plan.closed_on or "").replace("%2", outcome)
            return [label(version + words)]
        found: list[QWidget] = [label(version + self.tr("在执行"), Role.STRONG)]
        if plan.review_on:
            found.append(self._review(plan.review_on, dossier.today))
        if case.draft:
            found.append(label(self.tr("另有草案"), tone="text2"))
        return found

    def _plan_word(self, case: CasePart) -> str:
        if case.plan is None or case.plan.status is PlanStatus.CLOSED:
            return self.tr("接着写") if case.draft else self.tr("制定")
        return self.tr("打开")

    def _review(self, day: str, today: str) -> QWidget:
        if day < today:
            late = (dt.date.fromisoformat(today) - dt.date.fromisoformat(day)).days
            return StatusMark(Sign.OVERDUE, self.tr("复评 逾%1天").replace("%1", str(late)))
        return label(self.tr("复评 %1").replace("%1", day[5:]), tone="text2")

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

    def _tags(self, column: QVBoxLayout, tags: tuple[StudentTag, ...]) -> None:
        column.addSpacing(8)
        column.addWidget(rule())
        column.addWidget(_heading(self.tr("名单标签")))
        for tag in tags:
            source = self.tr("来自名单") if tag.source == "roster" else tag.source
            since = self.tr("自 %1").replace("%1", tag.starts_on)
            words = " ".join(filter(None, (labels.label(tag.kind), tag.detail)))
            self._value(column, words, f"{source} · {since}", wide=True)

    # --- lines ---

    def _line(
        self,
        column: QVBoxLayout,
        key: str,
        facts: Sequence[QWidget],
        forms: Sequence[tuple[FormKind, str]],
    ) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        set_margins(row, tk.MARGIN, 2, tk.MARGIN, 2, tk.GAP)
        name = label(key, tone="text2")
        fix_width(name, _KEY_WIDTH)
        row.addWidget(name)
        for fact in facts:
            row.addWidget(fact)
        row.addStretch(1)
        for form, word in forms:
            button = row_button(word, object_name=f"student.{form.value}")
            button.setProperty("form", form.value)
            button.clicked.connect(self._asked)
            row.addWidget(button)
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
            self.form_wanted.emit(FormKind(button.property("form")))


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
