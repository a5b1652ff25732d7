"""Step 4: the first accounts, each with a passphrase of its own and what it may open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from xinliapp.domain.accounts import Role
from xinliapp.domain.school import Edition
from xinliapp.ui.first_run.answers import AccountDraft
from xinliapp.ui.first_run.wizard_page import WizardPage
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.fields import Field
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role as TextRole

_SIGNS = (Sign.CROSS, Sign.CROSS, Sign.DUE_SOON, Sign.OK, Sign.OK)


@dataclass(slots=True)
class _Row:
    role: Role
    name: QLineEdit
    first: QLineEdit
    again: QLineEdit
    strength: StatusMark


class AccountsPage(WizardPage):
    """Up to four accounts; rows left empty are not made. ``typed(number)``: a passphrase changed."""

    typed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        words = self.tr("每人一个口令,至少12个字符,用几个不相关的词最好记。口令谁也查不到,忘了只能用恢复单。")
        self.column.addWidget(label(words, tone="text2", wrap=True))
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        set_margins(self._grid, 0, 0, 0, 0, tk.GAP)
        self._field = self.add_field("accounts", Field("", self._holder))
        self.column.addWidget(self._field)
        self.column.addStretch(1)
        self._rows: list[_Row] = []
        self.set_edition(Edition.SCHOOL)

    def set_edition(self, edition: Edition) -> None:
        """Replaces the rows by those of a school or a bureau."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = []
        heads = (
            self.tr("身份"),
            self.tr("姓名(登录用)"),
            self.tr("口令"),
            self.tr("再输一次"),
            self.tr("强度"),
        )
        for column, head in enumerate(heads):
            self._grid.addWidget(label(head, TextRole.CAPTION, "text2"), 0, column)
        for role, words in self._wanted(edition):
            self._add(role, words)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)
        self._grid.setColumnStretch(3, 3)

    def _wanted(self, edition: Edition) -> tuple[tuple[Role, str], ...]:
        if edition is Edition.BUREAU:
            return (
                (Role.CLERK, self.tr("经办人*")),
                (Role.CLERK, self.tr("经办人")),
                (Role.OFFICER, self.tr("负责人")),
            )
        return (
            (Role.COUNSELOR, self.tr("心理教师*")),
            (Role.COUNSELOR, self.tr("心理教师(建议两名)")),
            (Role.PRINCIPAL, self.tr("校领导*")),
            (Role.REGISTRAR, self.tr("资料员")),
        )

    def _add(self, role: Role, words: str) -> None:
        number = len(self._rows)
        name, first, again = QLineEdit(), QLineEdit(), QLineEdit()
        name.setMaxLength(40)
        name.setObjectName(f"setup.account{number}.name")
        for edit, part in ((first, "pass"), (again, "again")):
            edit.setEchoMode(QLineEdit.EchoMode.Password)
            edit.setMaxLength(256)
            edit.setObjectName(f"setup.account{number}.{part}")
        strength = StatusMark(Sign.NONE, "", TextRole.CAPTION)
        fix_width(strength, 72)
        keep = strength.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        strength.setSizePolicy(keep)
        strength.setVisible(False)
        line = number + 1
        for column, widget in enumerate((label(words), name, first, again, strength)):
            self._grid.addWidget(widget, line, column)
        first.setProperty("number", number)
        first.textChanged.connect(self._tell)
        self._rows.append(_Row(role, name, first, again, strength))

    def _tell(self) -> None:
        edit = self.sender()
        if isinstance(edit, QLineEdit):
            self.typed.emit(int(edit.property("number")))

    def show_score(self, number: int, score: int) -> None:
        """The strength of one passphrase, 0–4; nothing for an empty one."""
        words = (self.tr("很弱"), self.tr("太弱"), self.tr("不够"), self.tr("可以"), self.tr("好"))
        row = self._rows[number]
        row.strength.setVisible(bool(row.first.text()))
        row.strength.set(_SIGNS[score], words[score])

    def mark(self, number: int) -> QLineEdit:
        """The field a problem of account ``number`` belongs to."""
        row = self._rows[number]
        return row.first if row.name.text().strip() else row.name

    def accounts(self) -> tuple[AccountDraft, ...]:
        """Every row as typed."""
        return tuple(
            AccountDraft(row.role, row.name.text(), row.first.text(), row.again.text()) for row in self._rows
        )

    def set_names(self, names: Sequence[str]) -> None:
        """Names of kept rows, from the top."""
        for row, name in zip(self._rows, names, strict=False):
            row.name.setText(name)

    def forget(self) -> None:
        """Empties every passphrase field."""
        for row in self._rows:
            row.first.clear()
            row.again.clear()
