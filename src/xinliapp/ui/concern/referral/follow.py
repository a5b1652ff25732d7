"""跟踪记录: what was asked so far, and the form of the next asking."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.referrals import FollowChannel, FollowUp
from xinliapp.i18n import labels
from xinliapp.i18n.formats import MISSING
from xinliapp.ui.concern.referral.facts import FollowForm, Opened
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.fields import Field, combo, date_edit, form_grid
from xinliapp.widgets.page import area, label
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

_MOST = 6


class FollowBox(QWidget):
    """``save_wanted`` for [记一次]; Enter or a double click on a row corrects it."""

    changed = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._today = ""
        self._fresh = FollowForm()
        self._corrects = ""
        outer = QVBoxLayout(self)
        set_margins(outer, 0, 0, 0, 0, 0)
        box = area("surface")
        outer.addWidget(box)
        column = QVBoxLayout(box)
        set_margins(column, 16, 12, 16, 12, 8)
        self.title = label(self.tr("跟踪记录"), Role.SECTION)
        column.addWidget(self.title)
        self.table = DataTable(self._columns(), key=lambda r: r.id, sortable=False, object_name="ref.follows")
        self.table.set_empty(self.tr("还没有跟踪记录。"))
        self.table.opened.connect(self._correct)
        column.addWidget(self.table)
        self._form = QWidget()
        self._build(self._form)
        column.addWidget(self._form)
        column.addStretch(1)

    def show_opened(self, opened: Opened) -> None:
        """The askings of one referral; a form for the next one while it is open."""
        found = opened.referral.follow_ups if opened.referral is not None else ()
        self._today = opened.today
        self._fresh = opened.fresh.follow
        self.table.set_rows(tuple(reversed(found)))
        fix_height(self.table, 32 + 32 * max(1, min(len(found), _MOST)))
        self._form.setVisible(opened.referral is not None and opened.referral.open)

    def show_form(self, form: FollowForm) -> None:
        """Fill in what was typed."""
        self._filling = True
        self._corrects = form.corrects
        self.day.set_iso(form.day)
        self.time.setText(form.time)
        self.channel.setCurrentIndex(self.channel.findData(form.channel))
        self.told.setText(form.told)
        self.measures.setText(form.measures)
        self.feedback.setText(form.feedback)
        self.next.set_iso(form.next_on, near=self._today)
        self.reason.setText(form.reason)
        self._reason_field.setVisible(bool(form.corrects))
        self.cancel.setVisible(bool(form.corrects))
        self.save.setText(self.tr("保存更正") if form.corrects else self.tr("记一次"))
        self.clear_errors()
        self._filling = False

    def form(self) -> FollowForm:
        """The form as it stands."""
        return FollowForm(
            day=self.day.iso(),
            time=self.time.text().strip(),
            channel=str(self.channel.currentData()),
            told=self.told.text(),
            measures=self.measures.text(),
            feedback=self.feedback.text(),
            next_on=self.next.iso(),
            corrects=self._corrects,
            reason=self.reason.text(),
        )

    def begin(self) -> None:
        """[记一次] of the page of the day: the keyboard stands where the parents' words go."""
        self.told.setFocus()

    def mark(self, field: str, text: str) -> None:
        """Say at its place what is wrong."""
        self.clear_errors()
        places = {"时间": self._time_field, "下次": self._next_field, "更正理由": self._reason_field}
        place = places.get(field)
        if place is not None:
            place.set_error(text.split("。")[0])
            place.editor.setFocus()

    def clear_errors(self) -> None:
        """Nothing is wrong."""
        for field in (self._time_field, self._next_field, self._reason_field):
            field.clear_error()

    # --- parts ---

    def _build(self, holder: QWidget) -> None:
        self.day = date_edit("ref.follow_day")
        self.time = self._line("ref.follow_time", 5)
        when = QWidget()
        row = QHBoxLayout(when)
        set_margins(row, 0, 0, 0, 0, 4)
        fix_width(self.day, 128)
        fix_width(self.time, 64)
        row.addWidget(self.day)
        row.addWidget(self.time)
        self.day.setAccessibleName(self.tr("跟踪日期"))
        self.day.dateChanged.connect(self._touched)
        self._time_field = Field(self.tr("时间"), when, required=True)
        self.channel = combo([(labels.label(one), one.value) for one in FollowChannel], "ref.channel")
        self.channel.currentIndexChanged.connect(self._touched)
        self.told, self.measures = self._line("ref.told"), self._line("ref.measures")
        self.feedback, self.reason = self._line("ref.feedback"), self._line("ref.follow_reason")
        self.next = date_edit("ref.next", none=self.tr("未定"))
        self.next.dateChanged.connect(self._touched)
        self._next_field = Field(self.tr("下次"), self.next, required=True)
        self._reason_field = Field(self.tr("更正理由"), self.reason, required=True)
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, 8)
        first = QHBoxLayout()
        channel = Field(self.tr("渠道"), self.channel)
        for field, width in ((self._time_field, 204), (channel, 96), (self._next_field, 136)):
            fix_width(field, width)
            first.addWidget(field)
        first.addWidget(Field(self.tr("就诊情况(家长提供)"), self.told), 1)
        column.addLayout(first)
        column.addWidget(
            form_grid(
                [[Field(self.tr("学校措施"), self.measures), Field(self.tr("家长反馈"), self.feedback)]]
            )
        )
        column.addWidget(self._reason_field)
        self.save = outline(self.tr("记一次"), object_name="ref.follow_save")
        self.save.clicked.connect(self.save_wanted)
        self.cancel = outline(self.tr("不更正了"), object_name="ref.follow_cancel")
        self.cancel.clicked.connect(self._cancel)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column.addLayout(buttons)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("at", self.tr("时间"), lambda r: r.at.replace("T", " ")[:16], width=140),
            Column("channel", self.tr("渠道"), lambda r: labels.label(r.channel), width=64),
            Column("told", self.tr("就诊情况(家长提供)"), lambda r: r.told or MISSING, stretch=True),
            Column("measures", self.tr("学校措施"), lambda r: r.measures or MISSING, stretch=True),
            Column("feedback", self.tr("家长反馈"), lambda r: r.feedback or MISSING, stretch=True),
            Column("next", self.tr("下次"), lambda r: r.next_on, width=100),
            Column("by", self.tr("经办人"), lambda r: r.by_name, width=96),
        )

    def _correct(self, row: object) -> None:
        if not isinstance(row, FollowUp) or not self._form.isVisibleTo(self):
            return
        self.show_form(
            FollowForm(
                row.at[:10], row.at[11:16], row.channel.value, row.told, row.measures, row.feedback,
                row.next_on, row.id,
            )
        )  # fmt: skip
        self.reason.setFocus()
        self._touched()

    def _cancel(self) -> None:
        self.show_form(replace(self._fresh))
        self._touched()

    def _line(self, name: str, longest: int = 500) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setMaxLength(longest)
        line.textChanged.connect(self._touched)
        return line

    def _touched(self, _value: object = None) -> None:
        if not self._filling:
            self.changed.emit()
