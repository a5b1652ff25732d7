"""The form of a plan (S11): situation, goals, measures, occasions to avoid, contacts, parents, review."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from xinliapp.domain.casework import CareRole, ParentsMode, PlanStatus
from xinliapp.i18n import labels
from xinliapp.services.shipped_lists import PlanTemplate
from xinliapp.ui.concern.plan.facts import LineForm, MemberForm, PlanForm, PlanPage
from xinliapp.ui.concern.plan.measures import MeasureRows
from xinliapp.widgets.buttons import row_button
from xinliapp.widgets.fields import Field, combo, date_edit
from xinliapp.widgets.page import label
from xinliapp.widgets.style import fix_width, px, set_margins
from xinliapp.widgets.tokens import Role
from xinliapp.widgets.veil import VeiledLine, masked_phone

DRAFT_PAUSE = 2000


class PlanEdit(QWidget):
    """``draft_due`` two seconds after the last change, ``changed`` at each and when a form is shown."""

    draft_due = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._base = ""
        self._templates: tuple[PlanTemplate, ...] = ()
        self._people: dict[CareRole, str] = {}
        self._today = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_PAUSE)
        self._pause.timeout.connect(self.draft_due)
        column = QVBoxLayout(self)
        set_margins(column, 16, 12, 16, 12, 12)
        column.addLayout(self._head())
        self.situation, self.goals = self._area("plan.situation", 84), self._area("plan.goals", 84)
        texts = QHBoxLayout()
        self._situation = Field(self.tr("现状"), self.situation, required=True)
        self._goals = Field(self.tr("目标(一行一条,1到5条)"), self.goals, required=True)
        texts.addWidget(self._situation, 1)
        texts.addWidget(self._goals, 1)
        column.addLayout(texts)
        self.measures = MeasureRows()
        self.measures.changed.connect(self._touched)
        self._measures = Field(self.tr("措施(批准后成为任务)"), self.measures, required=True)
        column.addWidget(self._measures)
        column.addLayout(self._contacts())
        column.addLayout(self._parents())
        column.addLayout(self._review())
        column.addStretch(1)
        self._places = {
            "现状": self._situation, "目标": self._goals, "措施": self._measures,
            "责任人": self._measures, "应急联系人": self._name, "应急电话": self._phone,
            "复评间隔": self._days, "开始日期": self._start, "家长签字日期": self._signed,
        }  # fmt: skip

    def show_page(self, page: PlanPage) -> None:
        """What a page brings besides the form itself."""
        self._today = page.today
        self.measures.set_today(page.today)
        self.title.setText(self._heading(page))
        hint = "" if page.form.review_days else self.tr("常用间隔可在“规则与口径”设定。")
        self._days.set_hint(hint)
        self._people = {one.role: one.name for one in page.members}
        if page.templates != self._templates:
            self._templates = page.templates
            self.template.clear()
            for one in page.templates:
                self.template.addItem(one.name, one.key)
        self.show_form(page.form)

    def show_form(self, form: PlanForm) -> None:
        """Fill in a form."""
        self._filling = True
        self._base = form.base
        for area, text in ((self.situation, form.situation), (self.goals, form.goals)):
            area.setPlainText(text)
        for line, text in self._lines(form):
            line.setText(text)
        self.starts_on.set_iso(form.starts_on)
        self.signed_on.set_iso(form.parents_signed_on, near=self._today)
        self.mode.setCurrentIndex(max(0, self.mode.findData(form.parents_mode)))
        self.measures.set_lines(form.lines)
        self.clear_errors()
        self._filling = False
        self._pause.stop()
        self.changed.emit()

    def set_base(self, mark: str) -> None:
        """What is typed has become a version: from here on it is the one that was seen."""
        self._base = mark

    def form(self) -> PlanForm:
        """The form as it stands."""
        return PlanForm(
            starts_on=self.starts_on.iso(),
            situation=self.situation.toPlainText(),
            goals=self.goals.toPlainText(),
            triggers=self.triggers.text(),
            emergency_name=self.contact.text(),
            emergency_phone=self.phone.text(),
            parents_mode=str(self.mode.currentData() or ""),
            parents_opinion=self.opinion.text(),
            parents_signed_on=self.signed_on.iso(),
            review_days=self.days.text(),
            lift_conditions=self.lift.text(),
            lines=self.measures.lines(),
            base=self._base,
        )

    def set_people(self, members: tuple[MemberForm, ...]) -> None:
        """Who fills which role now: a template names the responsible by role."""
        self._people = {one.role: one.name for one in members}

    def pending(self) -> bool:
        """Whether something changed that is not in the draft yet; asking settles it."""
        waiting = self._pause.isActive()
        self._pause.stop()
        return waiting

    def mark(self, field: str, text: str) -> bool:
        """Say at its place what is wrong; whether there is such a place."""
        self.clear_errors()
        place = self._places.get(field)
        if place is None:
            return False
        place.set_error(text.split("。")[0])
        place.editor.setFocus()
        return True

    def clear_errors(self) -> None:
        """Nothing is wrong."""
        for field in self._places.values():
            field.clear_error()

    # --- parts ---

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.title = label(self.tr("方案"), Role.SECTION)
        self.title.setObjectName("plan.heading")
        row.addWidget(self.title)
        self.starts_on = date_edit("plan.starts_on")
        self.starts_on.dateChanged.connect(self._touched)
        self._start = Field(self.tr("开始日期"), self.starts_on, required=True)
        row.addWidget(self._start)
        row.addStretch(1)
        self.template: QComboBox = combo([], "plan.templates")
        fix_width(self.template, 128)
        insert = row_button(self.tr("套用模板"), object_name="plan.template")
        insert.clicked.connect(self._insert)
        row.addWidget(self.template)
        row.addWidget(insert)
        return row

    def _contacts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.triggers = self._line("plan.triggers")
        self.contact = self._line("plan.contact", VeiledLine())
        self.phone = self._line("plan.phone", VeiledLine(masked_phone))
        self._name = Field(self.tr("应急联系人"), self.contact, required=True)
        self._phone = Field(self.tr("应急电话"), self.phone, required=True)
        row.addWidget(Field(self.tr("不宜场合/诱因"), self.triggers), 2)
        row.addWidget(self._name, 1)
        row.addWidget(self._phone, 1)
        return row

    def _parents(self) -> QHBoxLayout:
        row = QHBoxLayout()
        modes = [(labels.label(each), each.value) for each in ParentsMode]
        self.mode = combo([(self.tr("请选择"), ""), *modes], "plan.mode")
        self.mode.currentIndexChanged.connect(self._touched)
        self.opinion = self._line("plan.opinion")
        self.signed_on = date_edit("plan.signed_on", none=self.tr("未签"))
        self.signed_on.dateChanged.connect(self._touched)
        self._signed = Field(self.tr("家长签字日期"), self.signed_on)
        row.addWidget(Field(self.tr("家长参与"), self.mode))
        row.addWidget(Field(self.tr("家长意见"), self.opinion), 1)
        row.addWidget(self._signed)
        return row

    def _review(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.days, self.lift = self._line("plan.days"), self._line("plan.lift_conditions")
        self._days = Field(self.tr("复评间隔(天)"), self.days, required=True)
        row.addWidget(self._days)
        row.addWidget(Field(self.tr("解除条件"), self.lift), 1)
        return row

    def _lines(self, form: PlanForm) -> list[tuple[QLineEdit, str]]:
        return [
            (self.triggers, form.triggers),
            (self.contact, form.emergency_name),
            (self.phone, form.emergency_phone),
            (self.opinion, form.parents_opinion),
            (self.days, form.review_days),
            (self.lift, form.lift_conditions),
        ]

    def _area(self, name: str, height: int) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setObjectName(name)
        text.setTabChangesFocus(True)
        text.setFixedHeight(px(height))
        text.textChanged.connect(self._touched)
        return text

    def _line(self, name: str, line: QLineEdit | None = None) -> QLineEdit:
        line = line or QLineEdit()
        line.setObjectName(name)
        line.textChanged.connect(self._touched)
        return line

    def _insert(self) -> None:
        """A template goes in where nothing is written yet; what is written stays."""
        chosen = next((one for one in self._templates if one.key == self.template.currentData()), None)
        if chosen is None:
            return
        now = self.form()
        start = now.starts_on or self._today
        kept = [line for line in now.lines if not line.empty]
        added = [_template_line(chosen, place, start, self._people) for place in range(len(chosen.measures))]
        self.show_form(
            PlanForm(
                starts_on=start,
                situation=now.situation or chosen.situation,
                goals=now.goals or "\n".join(chosen.goals),
                triggers=now.triggers or chosen.triggers,
                emergency_name=now.emergency_name,
                emergency_phone=now.emergency_phone,
                parents_mode=now.parents_mode,
                parents_opinion=now.parents_opinion,
                parents_signed_on=now.parents_signed_on,
                review_days=now.review_days,
                lift_conditions=now.lift_conditions or chosen.lift_conditions,
                lines=(*kept, *added),
                base=now.base,
            )
        )
        self._pause.start()

    def _heading(self, page: PlanPage) -> str:
        """Which version this is, and which one it becomes when it is stored."""
        if not page.versions or page.versions[0].status is PlanStatus.CLOSED:
            return self.tr("新方案")
        newest = page.versions[0]
        words = f"v{newest.version} {labels.label(newest.status)}"
        if not page.in_force:
            return words
        return words + " · " + self.tr("修改后存为 v%1 草案").replace("%1", str(newest.version + 1))

    def _touched(self, _value: object = None) -> None:
        if not self._filling:
            self._pause.start()
            self.changed.emit()


def _template_line(chosen: PlanTemplate, place: int, start: str, people: dict[CareRole, str]) -> LineForm:
    measure = chosen.measures[place]
    end = dt.date.fromisoformat(start) + dt.timedelta(weeks=measure.weeks)
    who = people.get(measure.responsible) or labels.label(measure.responsible)
    return LineForm(measure.what, who, measure.frequency.value, start, end.isoformat())
