"""复学: the time away, what was handed in, a third party's document, the decision."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.attachments import SUFFIXES
from xinliapp.domain.returns_to_school import ReturnAssessment, SuspensionClass
from xinliapp.i18n import labels
from xinliapp.ui.concern.referral.facts import LineKind, Opened, ReturnForm
from xinliapp.widgets.ask_dialog import AskDialog
from xinliapp.widgets.buttons import Button, link, outline
from xinliapp.widgets.fields import DateEdit, Field, combo, date_edit, form_grid
from xinliapp.widgets.file_pick import FilePick
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import area, clear_layout, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role

_DAY = 136


class ReturnEdit(QWidget):
    """The form of one time away; ``changed`` by hand, ``assess_wanted``, ``file_wanted(id)``,
    ``voided(assessment id, reason)``, ``plan_wanted``."""

    changed = Signal()
    assess_wanted = Signal()
    file_wanted = Signal(str)
    voided = Signal(str, str)
    plan_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._today = self._asked = ""
        self._base = ReturnForm()
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        columns = QHBoxLayout()
        columns.addWidget(self._left(), 1)
        columns.addWidget(self._right(), 1)
        column.addLayout(columns)
        column.addStretch(1)

    def show_opened(self, opened: Opened) -> None:
        """What stands; what was typed comes by :meth:`show_form`."""
        absence = opened.absence
        self._today = opened.today
        clear_layout(self._papers)
        for one in absence.assessments if absence is not None else ():
            self._papers.addWidget(self._paper(one, opened))
        self._tell(opened)
        self.file.set_path(None)
        noted = opened.line.kind is LineKind.ABSENCE
        self._back_part.setVisible(noted)
        self._decision_part.setVisible(noted)
        self._change_field.setVisible(noted and not opened.over)
        self._enable(not (absence is not None and absence.back))

    def show_form(self, form: ReturnForm) -> None:
        """Fill in what was typed."""
        self._filling = True
        self._base = form
        for day, iso in self._days(form):
            day.set_iso(iso, near=self._today)
        for line, text in self._lines(form):
            line.setText(text)
            line.setCursorPosition(0)
        self.reason_class.setCurrentIndex(self.reason_class.findData(form.reason_class))
        self.clear_errors()
        self._filling = False

    def form(self) -> ReturnForm:
        """The form as it stands."""
        return replace(
            self._base,
            from_day=self.from_day.iso(),
            reason_class=str(self.reason_class.currentData()),
            note=self.note.text(),
            applied_on=self.applied_on.iso(),
            applicant=self.applicant.text(),
            materials=self.materials.text(),
            unit_name=self.unit_name.text(),
            assessed_on=self.assessed_on.iso(),
            conclusion=self.conclusion.text(),
            decided_by=self.decided_by.text(),
            decided_on=self.decided_on.iso(),
            back_on=self.back_on.iso(),
            conditions=self.conditions.text(),
            support=self.support.text(),
            change=self.change.text(),
        )

    def path(self) -> Path | None:
        """The third party's file chosen just now."""
        return self.file.path()

    def mark(self, field: str, text: str) -> None:
        """Say at its place what is wrong."""
        self.clear_errors()
        place = self._by_name.get(field)
        if place is not None:
            place.set_error(text.split("。")[0])
            place.editor.setFocus()

    def clear_errors(self) -> None:
        """Nothing is wrong."""
        for field in self._by_name.values():
            field.clear_error()

    # --- parts ---

    def _left(self) -> QWidget:
        box = area("surface")
        column = QVBoxLayout(box)
        set_margins(column, 16, 12, 16, 12, 8)
        column.addWidget(label(self.tr("休学"), Role.SECTION))
        self.from_day = self._day("ret.from_day")
        self.reason_class = combo([(labels.label(one), one.value) for one in SuspensionClass], "ret.class")
        self.reason_class.currentIndexChanged.connect(self._touched)
        self.note, self.change = self._line("ret.note", 300), self._line("ret.change", 300)
        from_field = Field(self.tr("休学起"), self.from_day, required=True)
        fix_width(from_field, _DAY)
        row = QHBoxLayout()
        row.addWidget(from_field)
        row.addWidget(Field(self.tr("原因类别"), self.reason_class), 1)
        column.addLayout(row)
        column.addWidget(Field(self.tr("说明(家长提供)"), self.note))
        self._change_field = Field(self.tr("更正理由"), self.change, hint=self.tr("改了已登记的内容时必填。"))
        column.addWidget(self._change_field)
        self._back_part = QWidget()
        column.addWidget(self._back_part)
        self._by_name = {"休学日期": from_field, "更正理由": self._change_field}
        self._application(self._back_part)
        column.addStretch(1)
        return box

    def _application(self, holder: QWidget) -> None:
        column = QVBoxLayout(holder)
        set_margins(column, 0, 8, 0, 0, 8)
        column.addWidget(label(self.tr("复学申请"), Role.SECTION))
        self.applied_on = self._day("ret.applied_on", self.tr("未申请"))
        self.applicant, self.materials = self._line("ret.applicant", 40), self._line("ret.materials", 500)
        applied = Field(self.tr("申请"), self.applied_on, required=True)
        fix_width(applied, _DAY)
        applicant = Field(self.tr("申请人(与学生关系)"), self.applicant, required=True)
        row = QHBoxLayout()
        row.addWidget(applied)
        row.addWidget(applicant, 1)
        column.addLayout(row)
        column.addWidget(Field(self.tr("提交的材料"), self.materials))
        self._by_name |= {"申请日期": applied, "申请人": applicant}

    def _right(self) -> QWidget:
        box = area("surface")
        outer = QVBoxLayout(box)
        set_margins(outer, 16, 12, 16, 12, 8)
        self._decision_part = QWidget()
        outer.addWidget(self._decision_part)
        column = QVBoxLayout(self._decision_part)
        set_margins(column, 0, 0, 0, 0, 8)
        self._assessment(column)
        self._decision(column)
        outer.addStretch(1)
        return box

    def _assessment(self, column: QVBoxLayout) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("第三方评估(外来材料)"), Role.SECTION))
        self._needed = StatusMark(Sign.NONE, "", Role.CAPTION)
        head.addWidget(self._needed)
        head.addStretch(1)
        column.addLayout(head)
        self._papers = QVBoxLayout()
        set_margins(self._papers, 0, 0, 0, 0, 4)
        column.addLayout(self._papers)
        self.unit_name, self.conclusion = self._line("ret.unit", 60), self._line("ret.conclusion", 500)
        self.assessed_on = self._day("ret.assessed_on", self.tr("未评估"))
        unit = Field(self.tr("评估机构"), self.unit_name)
        day = Field(self.tr("评估日期"), self.assessed_on)
        fix_width(day, _DAY)
        row = QHBoxLayout()
        row.addWidget(unit, 1)
        row.addWidget(day)
        column.addLayout(row)
        column.addWidget(Field(self.tr("结论原文(照抄,不作判断)"), self.conclusion))
        self.file = FilePick("ret.file", SUFFIXES)
        self.file.changed.connect(self._touched)
        kept = Field(self.tr("评估文件"), self.file)
        self.add = outline(self.tr("加文件"), object_name="ret.assess")
        self.add.clicked.connect(self.assess_wanted)
        below = QHBoxLayout()
        below.addWidget(kept, 1)
        below.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(below)
        self._by_name |= {"评估机构": unit, "评估日期": day, "评估文件": kept}

    def _decision(self, column: QVBoxLayout) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("决定"), Role.SECTION))
        self._decided = StatusMark(Sign.NONE, "")
        head.addWidget(self._decided)
        head.addStretch(1)
        column.addLayout(head)
        self.decided_by = self._line("ret.decided_by", 40)
        self.conditions, self.support = self._line("ret.conditions", 500), self._line("ret.support", 500)
        self.decided_on = self._day("ret.decided_on")
        self.back_on = self._day("ret.back_on", self.tr("未定"))
        by = Field(self.tr("决定人"), self.decided_by, required=True)
        on = Field(self.tr("决定日期"), self.decided_on, required=True)
        back = Field(self.tr("复学日期"), self.back_on)
        for field in (on, back):
            fix_width(field, _DAY)
        row = QHBoxLayout()
        row.addWidget(by, 1)
        row.addWidget(on)
        row.addWidget(back)
        column.addLayout(row)
        column.addWidget(
            form_grid([[Field(self.tr("条件"), self.conditions), Field(self.tr("支持计划"), self.support)]])
        )
        self.plan = link(self.tr("打开学生方案"), object_name="ret.plan")
        self.plan.clicked.connect(self.plan_wanted)
        foot = QHBoxLayout()
        foot.addWidget(self.plan)
        foot.addStretch(1)
        column.addLayout(foot)
        self._by_name |= {"决定人": by, "决定日期": on, "复学日期": back}

    def _tell(self, opened: Opened) -> None:
        clauses = "、".join(opened.clauses)
        if opened.waits:
            self._needed.set(Sign.DUE_SOON, self.tr("%1 要求,还没有文件").replace("%1", clauses))
        elif opened.clauses:
            self._needed.set(Sign.NONE, clauses)
        else:
            self._needed.set(Sign.NONE, self.tr("规则包未要求"))
        decision = opened.absence.decision if opened.absence is not None else None
        if decision is None:
            self._decided.set(Sign.NONE, "")
            return
        words = f"{labels.label(decision.outcome)} {decision.decided_on} {decision.decided_by}"
        if decision.back_on is not None:
            words += self.tr(" · %1 起在读").replace("%1", decision.back_on)
            if not opened.over:
                words += self.tr("(待到校)")
        self._decided.set(Sign.OK if decision.back_on is not None else Sign.DUE_SOON, words)

    def _enable(self, on: bool) -> None:
        for widget in (
            *(day for day, _ in self._days(ReturnForm())),
            *(one for one, _ in self._lines(ReturnForm())),
        ):
            widget.setEnabled(on)
        for each in (self.reason_class, self.file, self.add):
            each.setEnabled(on)

    def _days(self, form: ReturnForm) -> tuple[tuple[DateEdit, str], ...]:
        return (
            (self.from_day, form.from_day), (self.applied_on, form.applied_on),
            (self.assessed_on, form.assessed_on), (self.decided_on, form.decided_on),
            (self.back_on, form.back_on),
        )  # fmt: skip

    def _lines(self, form: ReturnForm) -> tuple[tuple[QLineEdit, str], ...]:
        return (
            (self.note, form.note), (self.applicant, form.applicant), (self.materials, form.materials),
            (self.unit_name, form.unit_name), (self.conclusion, form.conclusion),
            (self.decided_by, form.decided_by), (self.conditions, form.conditions),
            (self.support, form.support), (self.change, form.change),
        )  # fmt: skip

    def _paper(self, one: ReturnAssessment, opened: Opened) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, 8)
        sign = Sign.OK if one.attachment_id else Sign.DUE_SOON
        row.addWidget(StatusMark(sign, f"{one.assessed_on} {one.unit_name}"))
        row.addWidget(label(one.conclusion, tone="text2", wrap=True), 1)
        if one.attachment_id is not None:
            kept = link(self.tr("看文件"), object_name="ret.kept")
            kept.setProperty("file", one.attachment_id)
            kept.setToolTip(opened.files.get(one.attachment_id, ""))
            kept.clicked.connect(self._want_file)
            row.addWidget(kept)
        if opened.absence is not None and not opened.absence.back:
            wrong = link(self.tr("记错了"), object_name="ret.void")
            wrong.setProperty("paper", one.id)
            wrong.clicked.connect(self._ask)
            row.addWidget(wrong)
        return holder

    def _want_file(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.file_wanted.emit(str(button.property("file")))

    def _ask(self) -> None:
        button = self.sender()
        if not isinstance(button, Button):
            return
        self._asked = str(button.property("paper"))
        hint = self.tr("这份材料留在记录里并注明撤销。")
        ask = AskDialog("ret.voiding", self.tr("撤销理由"), self.tr("撤销这份"), hint, 1, self)
        ask.given.connect(self._voided)
        ask.open()

    def _voided(self, reason: str) -> None:
        self.voided.emit(self._asked, reason)

    def _day(self, name: str, none: str = "") -> DateEdit:
        day = date_edit(name, none=none)
        day.dateChanged.connect(self._touched)
        return day

    def _line(self, name: str, longest: int) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setMaxLength(longest)
        line.textChanged.connect(self._touched)
        return line

    def _touched(self, _value: object = None) -> None:
        if not self._filling:
            self.changed.emit()
