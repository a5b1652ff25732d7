"""What a referral says: preconditions at the left; where to, why, on what grounds, what goes along."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.referrals import Carried, ReferralReason
from xinliapp.i18n import labels
from xinliapp.ui.concern.referral.facts import Opened, SheetForm, basis_key
from xinliapp.ui.concern.referral.preconditions import Preconditions
from xinliapp.widgets.elided import ElidedCheckBox
from xinliapp.widgets.fields import Field, combo, date_edit, tab_before
from xinliapp.widgets.flow import flow
from xinliapp.widgets.page import area, label
from xinliapp.widgets.plain_tip import plain_tip
from xinliapp.widgets.style import fix_width, set_margins

_SHOWN = 60


class SheetEdit(QWidget):
    """The form of one referral; ``changed`` by hand. Digits tick a reason while no text is being typed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._today = ""
        self._base_sheet = SheetForm()
        self._bases: dict[str, QCheckBox] = {}
        self.preconditions = Preconditions()
        self.preconditions.changed.connect(self._touched)
        columns = QHBoxLayout(self)
        set_margins(columns, 0, 0, 0, 0, 0)
        columns.addWidget(self._left(), 6)
        columns.addWidget(self._right(), 5)
        for number, box in enumerate(self.reasons.values(), start=1):
            key = QShortcut(QKeySequence(str(number)), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(box.toggle)

    def show_opened(self, opened: Opened) -> None:
        """A form for this line; what was typed comes by :meth:`show_form`."""
        self._filling = True
        self._today = opened.today
        self.preconditions.show_opened(opened)
        self._show_places(opened)
        self._show_bases(opened)
        words = self.tr("携带 (家长同意后;现在:%1)").replace("%1", opened.consent)
        self._carried_label.setText(words)
        open_ = opened.referral is None or opened.referral.open
        for box in self.carried.values():
            box.setEnabled(opened.may_carry and open_)
        hint = self.tr("本校设定") if opened.interval is not None else self.tr("文件未给数字,请填")
        self._interval_field.set_hint(hint)
        self._change_field.setVisible(opened.referral is not None and open_)
        for widget in (self.place, self.words, self.extra, self.interval, self.first):
            widget.setEnabled(open_)
        for box in (*self.reasons.values(), *self._bases.values()):
            box.setEnabled(open_)
        self.preconditions.set_open(open_)
        self._filling = False

    def show_form(self, form: SheetForm) -> None:
        """Fill in what was typed or stored."""
        self._filling = True
        self._base_sheet = form
        self.place.setCurrentIndex(self.place.findData(form.partner_id) if form.partner_id else -1)
        for reason, box in self.reasons.items():
            box.setChecked(reason.value in form.reasons)
        for key, box in self._bases.items():
            box.setChecked(key in form.bases)
        for carried, box in self.carried.items():
            box.setChecked(carried.value in form.carried)
        self.words.setText(form.reason_words)
        self.extra.setText(form.extra)
        self.interval.setText(form.interval)
        self.first.set_iso(form.first, near=self._today)
        self.change.setText(form.change)
        self.preconditions.show_form(form)
        self.clear_errors()
        self._filling = False

    def form(self) -> SheetForm:
        """The form as it stands."""
        return replace(
            self._base_sheet,
            partner_id=str(self.place.currentData() or ""),
            reasons=tuple(one.value for one, box in self.reasons.items() if box.isChecked()),
            reason_words=self.words.text(),
            bases=tuple(key for key, box in self._bases.items() if box.isChecked()),
            extra=self.extra.text(),
            carried=tuple(one.value for one, box in self.carried.items() if box.isChecked()),
            interval=self.interval.text().strip(),
            first=self.first.iso(),
            change=self.change.text(),
            **self.preconditions.values(),
        )

    def path(self) -> Path | None:
        """The scan of the parents' paper chosen just now."""
        return self.preconditions.path()

    def mark(self, field: str, text: str) -> None:
        """Say at its place what is wrong."""
        self.clear_errors()
        places = {
            "转往": self._place_field, "原因": self._reason_field, "原因说明": self._reason_field,
            "间隔": self._interval_field, "首次": self._first_field, "改动原因": self._change_field,
        }  # fmt: skip
        place = places.get(field)
        if place is not None:
            place.set_error(text.split("。")[0])
            place.editor.setFocus()

    def clear_errors(self) -> None:
        """Nothing is wrong."""
        for field in (
            self._place_field, self._reason_field, self._interval_field, self._first_field,
            self._change_field,
        ):  # fmt: skip
            field.clear_error()

    # --- parts ---

    def _left(self) -> QWidget:
        box = area("surface")
        column = QVBoxLayout(box)
        set_margins(column, 16, 12, 16, 12, 12)
        column.addWidget(self.preconditions)
        self.interval = QLineEdit()
        self.interval.setObjectName("ref.interval")
        self.interval.setMaxLength(3)
        self.interval.textEdited.connect(self._count_on)
        self.interval.textChanged.connect(self._touched)
        self._interval_field = Field(self.tr("跟踪间隔(天)"), self.interval, required=True)
        self.first = date_edit("ref.first", none=self.tr("按间隔"))
        self.first.dateChanged.connect(self._touched)
        self._first_field = Field(self.tr("首次跟踪"), self.first, hint=self.tr("自动成任务"))
        row = QHBoxLayout()
        for field in (self._interval_field, self._first_field):
            fix_width(field, 136)
            row.addWidget(field)
        row.addStretch(1)
        column.addLayout(row)
        self.change = self._line("ref.change")
        self._change_field = Field(
            self.tr("改动原因"), self.change, hint=self.tr("改了已登记的内容时必填,补填不用写。")
        )
        column.addWidget(self._change_field)
        column.addStretch(1)
        return box

    def _right(self) -> QWidget:
        box = area("surface")
        column = QVBoxLayout(box)
        set_margins(column, 16, 12, 16, 12, 12)
        self.place = combo((), "ref.place")
        self.place.currentIndexChanged.connect(self._touched)
        self._place_field = Field(self.tr("转往"), self.place, required=True)
        column.addWidget(self._place_field)
        self.reasons = {
            one: self._tick(f"ref.reason.{one.value}", f"{number} {labels.label(one)}")
            for number, one in enumerate(ReferralReason, start=1)
        }
        holder = QWidget()
        inner = QVBoxLayout(holder)
        set_margins(inner, 0, 0, 0, 0, 4)
        inner.addWidget(flow(*self.reasons.values(), gap=12))
        self.words = self._line("ref.reason_words")
        self.words.setPlaceholderText(self.tr("补充说明(选“其他”时必填)"))
        inner.addWidget(self.words)
        self._reason_field = Field(self.tr("原因"), holder, required=True)
        column.addWidget(self._reason_field)
        self._carried_label = label("", tone="text2")
        column.addWidget(self._carried_label)
        self.carried = {one: self._tick(f"ref.carry.{one.value}", labels.label(one)) for one in Carried}
        column.addWidget(flow(*self.carried.values(), gap=12))
        bases = QWidget()
        self._list = QVBoxLayout(bases)
        set_margins(self._list, 0, 0, 0, 0, 0)
        self.extra = self._line("ref.extra")
        self.extra.setPlaceholderText(self.tr("其他依据"))
        self._list.addWidget(self.extra)
        column.addWidget(Field(self.tr("依据(勾选采用)"), bases))
        column.addStretch(1)
        return box

    def _show_places(self, opened: Opened) -> None:
        self.place.clear()
        known = set()
        for unit in opened.places:
            green = self.tr("绿色通道")
            self.place.addItem(f"{unit.name} {green}" if unit.green_channel else unit.name, unit.id)
            known.add(unit.id)
        sheet = opened.referral.sheet if opened.referral is not None else None
        if sheet is not None and sheet.partner_id and sheet.partner_id not in known:
            self.place.addItem(sheet.partner_name, sheet.partner_id)
        self.place.setCurrentIndex(-1)
        none = self.tr("还没有协作单位,请先在 学校保障 登记")
        self.place.setPlaceholderText(self.tr("选择机构") if self.place.count() else none)

    def _show_bases(self, opened: Opened) -> None:
        for box in self._bases.values():
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._bases = {}
        for place, basis in enumerate(opened.bases):
            words = f"{labels.label(basis.kind)} {basis.day[5:]} {basis.words}"
            box = ElidedCheckBox(words[:_SHOWN])
            box.setToolTip(plain_tip(basis.words))
            box.setObjectName(f"ref.basis.{place}")
            box.toggled.connect(self._touched)
            self._list.insertWidget(place, box)
            self._bases[basis_key(basis)] = box
        tab_before(self.extra, self._bases.values())

    def _count_on(self, text: str) -> None:
        """Another interval leaves the first day to it."""
        self.first.set_iso("", near=self._today)

    def _tick(self, name: str, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setObjectName(name)
        box.toggled.connect(self._touched)
        return box

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.textChanged.connect(self._touched)
        return line

    def _touched(self, _value: object = None) -> None:
        if not self._filling:
            self.changed.emit()
