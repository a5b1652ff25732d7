"""The side panel of the account page: a new person, or another passphrase of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.accounts import Role
from xinliapp.services.passphrases import MIN_CHARACTERS, Strength
from xinliapp.ui.accounts.presenter import NewAccount, NewPassphrase
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.fields import Field, PassphraseEdit, combo
from xinliapp.widgets.groups import scrolling
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import ActionBar, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role as TextRole

_JUDGE_PAUSE = 250


class AccountPanel(QWidget):
    """``saved``, ``closed``: the person's wish; ``judge_due``: a passphrase was typed."""

    saved = Signal()
    closed = Signal()
    judge_due = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accounts.panel")
        fix_width(self, tk.SIDE_PANEL)
        self.adding = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_JUDGE_PAUSE)
        self._pause.timeout.connect(self.judge_due)
        self._make_fields()
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(scrolling(self._body()), 1)
        column.addWidget(self._foot())

    def _make_fields(self) -> None:
        self.name, self.display_name = QLineEdit(), QLineEdit()
        for line, object_name in ((self.name, "accounts.name"), (self.display_name, "accounts.display_name")):
            line.setObjectName(object_name)
            line.setMaxLength(40)
        self.role = combo([], "accounts.role")
        self.old = PassphraseEdit("accounts.old")
        self.first = PassphraseEdit("accounts.first")
        self.again = PassphraseEdit("accounts.again")
        self.first.changed.connect(self._typed)
        self.again.submitted.connect(self.saved)
        self.strength = StatusMark(Sign.NONE, "", TextRole.CAPTION)
        self.fields = {
            "name": Field(self.tr("登录名"), self.name, required=True),
            "display_name": Field(self.tr("显示的名字"), self.display_name),
            "role": Field(self.tr("身份"), self.role, required=True),
            "old": Field(self.tr("现在的口令"), self.old, required=True),
            "first": Field(self.tr("新口令"), self.first, required=True),
            "again": Field(self.tr("再输一次"), self.again, required=True),
        }

    def _body(self) -> QWidget:
        body = area("surface")
        column = QVBoxLayout(body)
        set_margins(column, 16, 12, 16, 12, 12)
        self._title = label("", TextRole.SECTION)
        column.addWidget(self._title)
        for key in ("name", "display_name", "role", "old", "first"):
            column.addWidget(self.fields[key])
        column.addWidget(self.strength)
        column.addWidget(self.fields["again"])
        words = self.tr("至少%1个字符,用几个不相关的词最好记。口令谁也查不到。")
        column.addWidget(
            label(words.replace("%1", str(MIN_CHARACTERS)), TextRole.CAPTION, "muted", wrap=True)
        )
        column.addStretch(1)
        return body

    def _foot(self) -> QWidget:
        bar = ActionBar()
        close = outline(self.tr("关闭"), object_name="accounts.panel.close", hint="Esc")
        close.clicked.connect(self.closed)
        self.save_button = BusyButton(self.tr("保存"), Kind.PRIMARY, object_name="accounts.save")
        self.save_button.setShortcut("Ctrl+Return")
        self.save_button.clicked.connect(self.saved)
        bar.add_button(close)
        bar.add_button(self.save_button)
        return bar

    # --- what the view calls ------------------------------------------------------------------------------

    def open_for(self, adding: bool, roles: Sequence[tuple[str, Role]]) -> None:
        """Empty fields for a new person (``adding``) or for the reader's own passphrase."""
        self.adding = adding
        self._title.setText(self.tr("添加账户") if adding else self.tr("改我的口令"))
        for key in ("name", "display_name", "role"):
            self.fields[key].setVisible(adding)
        self.fields["old"].setVisible(not adding)
        self.name.clear()
        self.display_name.clear()
        self.role.clear()
        for words, role in roles:
            self.role.addItem(words, role)
        self.forget()
        self.clear_errors()
        (self.name if adding else self.old).setFocus()

    def forget(self) -> None:
        """Empties every passphrase line."""
        for line in (self.old, self.first, self.again):
            line.clear()
        self.show_strength(Strength.EMPTY)

    def clear_errors(self) -> None:
        """No field is marked any more."""
        for field in self.fields.values():
            field.clear_error()

    def show_strength(self, strength: Strength) -> None:
        """The word beside the new passphrase."""
        sign, word = {
            Strength.EMPTY: (Sign.NONE, ""),
            Strength.TOO_SHORT: (Sign.CROSS, self.tr("太短,还不能用")),
            Strength.GUESSABLE: (Sign.DUE_SOON, self.tr("容易被猜到,还不能用")),
            Strength.UNUSABLE: (Sign.CROSS, self.tr("有不能用的字符,或太长")),
            Strength.GOOD: (Sign.OK, self.tr("可以用")),
        }[strength]
        self.strength.set(sign, word)
        self.strength.setVisible(strength is not Strength.EMPTY)

    def new_account(self) -> NewAccount:
        """The form for a new person."""
        role = self.role.currentData()
        return NewAccount(
            self.name.text(), self.display_name.text(), role, self.first.text(), self.again.text()
        )

    def new_passphrase(self) -> NewPassphrase:
        """The form for another passphrase."""
        return NewPassphrase(self.old.text(), self.first.text(), self.again.text())

    def _typed(self, _text: str) -> None:
        self._pause.start()
