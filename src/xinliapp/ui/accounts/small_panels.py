"""Two short side panels: proving the sheet in the safe, and how long files are kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget

from xinliapp.domain.retention import MOST_YEARS, AfterThat, RetentionRule
from xinliapp.i18n import labels
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.fields import Field, combo
from xinliapp.widgets.groups import scrolling
from xinliapp.widgets.page import ActionBar, InlineBar, area, label
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role as TextRole


class ShortPanel(QWidget):
    """A title, fields, 关闭 and one main button; ``saved`` and ``closed`` are the person's wish."""

    saved = Signal()
    closed = Signal()

    def __init__(self, name: str, title: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        fix_width(self, tk.SIDE_PANEL)
        self.bar = InlineBar(f"{name}.bar")
        body = area("surface")
        self.body = QVBoxLayout(body)
        set_margins(self.body, 16, 12, 16, 12, 12)
        self.title = label(title, TextRole.SECTION)
        self.body.addWidget(self.title)
        foot = ActionBar()
        close = outline(self.tr("关闭"), object_name=f"{name}.close", hint="Esc")
        close.clicked.connect(self.closed)
        self.save_button = BusyButton(button, Kind.PRIMARY, object_name=f"{name}.save")
        self.save_button.setShortcut("Ctrl+Return")
        self.save_button.clicked.connect(self.saved)
        foot.add_button(close)
        foot.add_button(self.save_button)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(scrolling(body), 1)
        column.addWidget(foot)

    def show_busy(self, busy: bool) -> None:
        """Something is being done."""
        if busy:
            self.bar.clear()
            self.save_button.start()
        elif self.save_button.busy:
            self.save_button.stop()


class DrillPanel(ShortPanel):
    """Type the code from the safe; nothing changes but the date of the proof."""

    def __init__(self, parent: QWidget | None = None) -> None:
        # The base class cannot translate words of this one.
        super().__init__("accounts.drill", "", "", parent)
        self.title.setText(self.tr("恢复单验证"))
        self.save_button.setText(self.tr("验证"))
        words = self.tr("请两人在场启封,照恢复单输入恢复码,看它是否还能打开全部密钥。资料不会变化。")
        self.body.addWidget(label(words, tone="text2", wrap=True))
        self.code = QLineEdit()
        self.code.setObjectName("accounts.drill.code")
        self.code.setMaxLength(80)
        self.code.returnPressed.connect(self.saved)
        self.body.addWidget(Field(self.tr("恢复码"), self.code, required=True))
        after = self.tr("验证后请重新封存,并在封套上登记。每年至少验证一次。")
        self.body.addWidget(label(after, TextRole.CAPTION, "muted", wrap=True))
        self.body.addStretch(1)

    def open(self) -> None:
        """An empty line, ready to type."""
        self.bar.clear()
        self.code.clear()
        self.code.setFocus()


class RetentionPanel(ShortPanel):
    """保存期: years, what is proposed then, which two people confirm it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("accounts.retention", "", "", parent)
        self.title.setText(self.tr("保存期"))
        self.save_button.setText(self.tr("保存"))
        words = self.tr("学生毕业或离校以后,档案保存多少年由学校设定;到期以后怎么办,须两人确认。")
        self.body.addWidget(label(words, tone="text2", wrap=True))
        self.years = QSpinBox()
        self.years.setObjectName("accounts.retention.years")
        self.years.setRange(1, MOST_YEARS)
        self.years.setSuffix(self.tr(" 年"))
        self.after = combo([(labels.label(each), each) for each in AfterThat], "accounts.retention.after")
        self.first, self.second, self.basis = QLineEdit(), QLineEdit(), QLineEdit()
        for line, name, most in (
            (self.first, "first", 40),
            (self.second, "second", 40),
            (self.basis, "basis", 200),
        ):
            line.setObjectName(f"accounts.retention.{name}")
            line.setMaxLength(most)
        for words, editor, required in (
            (self.tr("离校后保存"), self.years, True),
            (self.tr("到期以后"), self.after, True),
            (self.tr("第一确认人"), self.first, True),
            (self.tr("第二确认人"), self.second, True),
            (self.tr("依据(学校制度)"), self.basis, False),
        ):
            self.body.addWidget(Field(words, editor, required=required))
        self._since = label("", TextRole.CAPTION, "muted", wrap=True)
        self.body.addWidget(self._since)
        self.files_button = outline(
            self.tr("离校档案"), object_name="accounts.retention.files", icon="folder"
        )
        self.body.addWidget(self.files_button)
        self.body.addStretch(1)

    def show_rule(self, rule: RetentionRule | None, who: str) -> None:
        """The rule in force, or what a school may begin with."""
        self.bar.clear()
        if rule is None:
            self._since.setText(self.tr("还没有设定。设定以前,档案一直保留。"))
            return
        self.put_back(rule)
        words = self.tr("%1 由 %2 设定。").replace("%1", rule.created_at[:10]).replace("%2", who)
        self._since.setText(words)

    def put_back(self, rule: RetentionRule) -> None:
        """Puts a rule into the fields."""
        self.years.setValue(rule.years)
        self.after.setCurrentIndex(self.after.findData(rule.after_that))
        self.first.setText(rule.first_confirmer)
        self.second.setText(rule.second_confirmer)
        self.basis.setText(rule.basis)

    def typed(self) -> RetentionRule:
        """What stands in the fields."""
        return RetentionRule(
            self.years.value(),
            self.after.currentData(),
            self.first.text(),
            self.second.text(),
            self.basis.text(),
        )
