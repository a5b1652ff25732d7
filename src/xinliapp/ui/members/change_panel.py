"""合并/更名 of one school: what changes, from which day, and what was changed before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.member_changes import MemberChange, MemberChangeKind
from xinliapp.i18n import labels
from xinliapp.services.member_register import RegisterLine
from xinliapp.ui.members.changes import ChangeEntry
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.ask_dialog import AskDialog
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field, combo, date_edit
from xinliapp.widgets.groups import scrolling
from xinliapp.widgets.page import ActionBar, KeyValues, area, label, rule
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role


class ChangePanel(QWidget):
    """``saved``, ``closed``: the person's wish; ``taken_back(change id, reason)``."""

    saved = Signal()
    closed = Signal()
    taken_back = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fix_width(self, tk.SIDE_PANEL)
        self._code = ""
        self._newest = ""
        self._merged = False
        self.kind = combo([(labels.label(one), one) for one in MemberChangeKind], "change.kind")
        self.kind.currentIndexChanged.connect(self._fit)
        self.new_code = QLineEdit()
        self.new_code.setMaxLength(10)
        self.name = QLineEdit()
        self.name.setMaxLength(60)
        self.into = combo([], "change.into")
        self.day = date_edit("change.day")
        self.note = QLineEdit()
        self.note.setMaxLength(200)
        self.note.setPlaceholderText(self.tr("如 文号"))
        for line, name in ((self.new_code, "new_code"), (self.name, "name"), (self.note, "note")):
            line.setObjectName(f"change.{name}")
            line.returnPressed.connect(self.saved)
        self.fields = {
            "kind": Field(self.tr("变动"), self.kind),
            "new_code": Field(self.tr("新标识码(10位)"), self.new_code, required=True),
            "name": Field(self.tr("新名称"), self.name, required=True),
            "into": Field(self.tr("并入"), self.into, required=True),
            "day": Field(self.tr("起于"), self.day, required=True),
            "note": Field(self.tr("依据"), self.note),
        }
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(scrolling(self._body()), 1)
        column.addWidget(self._foot())

    def _body(self) -> QWidget:
        body = area("surface")
        column = QVBoxLayout(body)
        set_margins(column, 16, 12, 16, 12, 12)
        column.addWidget(label(self.tr("合并/更名"), Role.SECTION))
        self.facts = KeyValues(key_width=64)
        column.addWidget(self.facts)
        for field in self.fields.values():
            column.addWidget(field)
        self.told = label("", Role.CAPTION, "muted", wrap=True)
        column.addWidget(self.told)
        column.addWidget(rule())
        column.addWidget(label(self.tr("以前的变动"), Role.STRONG))
        self.history = label("", tone="text2", wrap=True)
        self.history.setObjectName("change.history")
        column.addWidget(self.history)
        self.back = outline(self.tr("撤回最近一次"), object_name="change.back")
        self.back.clicked.connect(self._ask_back)
        column.addWidget(self.back)
        column.addStretch(1)
        return body

    def _foot(self) -> QWidget:
        bar = ActionBar()
        close = outline(self.tr("关闭"), object_name="change.close", hint="Esc")
        close.clicked.connect(self.closed)
        self.save_button = primary(self.tr("登记变动"), object_name="change.save")
        self.save_button.clicked.connect(self.saved)
        bar.add_button(close)
        bar.add_button(self.save_button)
        return bar

    def open_for(self, line: RegisterLine, others: Sequence[tuple[str, str]], today: str) -> None:
        """An empty form; a school that became part of another only shows what was changed."""
        school = line.school
        self._code, self._merged = school.code, line.merger is not None
        self.facts.set_rows(((self.tr("学校"), school.name), (self.tr("标识码"), "、".join(line.codes))))
        self.new_code.clear()
        self.name.setText(school.name)
        self.note.clear()
        self.day.set_iso(today)
        self.into.clear()
        for code, name in others:
            self.into.addItem(f"{name} {code}", code)
        self.into.setCurrentIndex(-1)
        self.kind.setCurrentIndex(0)
        self.history.setText("\n".join(self._told(one) for one in line.history) or self.tr("没有。"))
        self._newest = line.history[-1].id if line.history else ""
        self.back.setVisible(bool(self._newest))
        self.save_button.setEnabled(not self._merged)
        self.save_button.setToolTip(self.tr("这所学校已并入另一所") if self._merged else "")
        self.clear_errors()
        self._fit()

    def entry(self) -> ChangeEntry:
        """The form as typed."""
        return ChangeEntry(
            self.kind.currentData(),
            self._code,
            self.new_code.text().strip(),
            self.name.text(),
            str(self.into.currentData() or ""),
            self.day.iso(),
            self.note.text(),
        )

    def clear_errors(self) -> None:
        """No field is marked any more."""
        for field in self.fields.values():
            field.clear_error()

    def _fit(self, _index: int = 0) -> None:
        kind = self.kind.currentData()
        hidden = {
            MemberChangeKind.RENAMED: {"new_code", "into"},
            MemberChangeKind.RECODED: {"into"},
            MemberChangeKind.MERGED: {"new_code", "name"},
        }.get(kind, set())
        for key, field in self.fields.items():
            field.setVisible(not self._merged and key not in hidden)
        words = {
            MemberChangeKind.RENAMED: self.tr("标识码不变。以后用原名报来的表格仍认得是这所学校。"),
            MemberChangeKind.RECODED: self.tr(
                "还是同一所学校:已登记的指纹照用,用原标识码报来的加密包仍记在这所学校,不重复计。"
            ),
            MemberChangeKind.MERGED: self.tr(
                "从这一天起由并入的学校一并报送;以前各期不变。此后再用原标识码报来的加密包留待您核对。"
            ),
        }
        merged = self.tr("这所学校已并入另一所。以前各期的数字和指纹都还在。")
        self.told.setText(merged if self._merged else words.get(kind, ""))

    def _told(self, change: MemberChange) -> str:
        words = {
            MemberChangeKind.RENAMED: self.tr("%1 “%2”更名为“%3”"),
            MemberChangeKind.RECODED: self.tr("%1 “%2” %4 换标识码为 %5(“%3”)"),
            MemberChangeKind.MERGED: self.tr("%1 “%2”并入“%3”"),
        }[change.kind]
        for mark, text in (
            ("%1", change.on_day),
            ("%4", change.code),
            ("%5", change.into_code),
            ("%2", change.name),
            ("%3", change.into_name),
        ):
            words = words.replace(mark, text)
        return f"{words} {change.note}".rstrip()

    def _ask_back(self) -> None:
        dialog = AskDialog(
            "change.ask",
            self.tr("撤回理由"),
            self.tr("撤回"),
            self.tr("登记有误的才撤回,原记录保留"),
            2,
            self,
        )
        dialog.given.connect(self._give_back)
        dialog.open()

    def _give_back(self, reason: str) -> None:
        self.taken_back.emit(self._newest, reason)
