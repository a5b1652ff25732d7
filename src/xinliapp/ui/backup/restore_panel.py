"""The side panel of a restore: what would be lost, two people, the end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from xinliapp.i18n import formats
from xinliapp.services.restore import RestoreReport
from xinliapp.services.restore_plan import RestorePlan
from xinliapp.ui.backup.restore_presenter import Agreed, Planned
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.fields import Field, PassphraseEdit, combo
from xinliapp.widgets.groups import scrolling
from xinliapp.widgets.page import ActionBar, InlineBar, Tone, area, label
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role as TextRole

_ASK, _END = range(2)


class RestorePanel(QWidget):
    """Signals in the person's words; ``agreed`` carries :class:`Agreed`."""

    agreed = Signal(object)
    closed = Signal()
    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backup.restore")
        fix_width(self, tk.SIDE_PANEL)
        self.bar = InlineBar("backup.restore.bar")
        self._pages = QStackedWidget()
        for page in (self._ask_page(), self._end_page()):
            self._pages.addWidget(scrolling(page))
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        column.addWidget(self._foot())

    def _ask_page(self) -> QWidget:
        body, column = _page()
        column.addWidget(label(self.tr("恢复"), TextRole.SECTION))
        self.what = label("", wrap=True)
        self.what.setObjectName("backup.restore.what")
        column.addWidget(self.what)
        self.list_button = outline(self.tr("看清单"), object_name="backup.restore.list")
        self.list_button.setCheckable(True)
        self.list_button.toggled.connect(self._show_list)
        column.addWidget(self.list_button)
        self.lost = DataTable(self._columns(), dense=True, object_name="backup.restore.lost")
        fix_height(self.lost, 240)
        self.lost.setVisible(False)
        column.addWidget(self.lost)
        self.notes = label("", tone="text2", wrap=True)
        column.addWidget(self.notes)
        self._own = PassphraseEdit("backup.restore.own")
        self._second = PassphraseEdit("backup.restore.second")
        self.colleague = combo([], "backup.restore.colleague")
        self.reviewer, self.reference = QLineEdit(), QLineEdit()
        for line, name in ((self.reviewer, "reviewer"), (self.reference, "reference")):
            line.setObjectName(f"backup.restore.{name}")
            line.setMaxLength(60)
        column.addWidget(Field(self.tr("您的口令"), self._own, required=True))
        self._people = [
            Field(self.tr("第二人"), self.colleague, required=True),
            Field(self.tr("第二人的口令"), self._second, required=True),
        ]
        self._papers = [
            Field(self.tr("审核人姓名"), self.reviewer, required=True),
            Field(self.tr("纸质签字的编号"), self.reference, required=True),
        ]
        for field in (*self._people, *self._papers):
            column.addWidget(field)
        column.addStretch(1)
        return body

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("at", self.tr("时间"), lambda r: r.at[5:16].replace("T", " "), width=112),
            Column("who", self.tr("人"), lambda r: r.who, width=80),
            Column("what", self.tr("动作"), lambda r: r.what, stretch=True),
        )

    def _end_page(self) -> QWidget:
        body, column = _page()
        self._end = label("", wrap=True)
        column.addWidget(self._end)
        column.addStretch(1)
        return body

    def _foot(self) -> QWidget:
        bar = ActionBar()
        self.close_button = outline(self.tr("关闭"), object_name="backup.restore.close", hint="Esc")
        self.close_button.clicked.connect(self.closed)
        self.go_button = BusyButton(self.tr("恢复"), Kind.PRIMARY, object_name="backup.restore.go")
        self.go_button.clicked.connect(self._go)
        bar.add_button(self.close_button)
        bar.add_button(self.go_button)
        return bar

    # --- what the presenter calls -------------------------------------------------------------------------

    def show_planned(self, planned: Planned) -> None:
        """What would be lost, and the fields of who agrees."""
        self.bar.clear()
        plan = planned.plan
        words = self.tr("将回到 %1,之后的 %2 条操作会丢失。").replace("%1", _moment(plan.made_at))
        self.what.setText(words.replace("%2", formats.count(plan.lost)))
        self.notes.setText("\n".join(self._notes(plan)))
        self.lost.set_rows(plan.lines)
        self.list_button.setChecked(False)
        self.list_button.setVisible(bool(plan.lines))
        self.colleague.clear()
        for name, shown in planned.colleagues:
            self.colleague.addItem(shown, name)
        for field in self._people:
            field.setVisible(bool(planned.colleagues))
        for field in self._papers:
            field.setVisible(not planned.colleagues)
        self.forget()
        self._turn(_ASK, self.tr("恢复"))
        self._own.setFocus()

    def _notes(self, plan: RestorePlan) -> list[str]:
        notes = [self.tr("恢复前先做一份备份,现在的文件另存不删。账户和密钥保持现在的,不会退回。")]
        if plan.lost_case is None:
            notes.append(self.tr("备份时案卷库没有逐项核对,案卷丢失的条数数不出来。"))
        if plan.foreign_past:
            notes.append(self.tr("这份备份里有现在的资料库没有的操作,可能来自上一次恢复以前。"))
        if plan.before_rotation:
            notes.append(
                self.tr("这份备份是在换密钥以前做的,离任的人也打得开、做得出。请确认它一直由学校保管。")
            )
        notes.append(self.tr("最多约需 %1 秒,开始替换文件以后不能取消。").replace("%1", str(plan.seconds)))
        return notes

    def show_done(self, report: RestoreReport) -> None:
        """Restored; only signing in again is left."""
        words = self.tr("已回到 %1。请重新登录,把丢失的操作补记一遍。")
        self._ended(words.replace("%1", _moment(report.made_at)))

    def show_stopped(self, text: str) -> None:
        """The files were being replaced when something went wrong: opening the vault carries on."""
        self._ended(text)

    def show_trouble(self, text: str) -> None:
        """An error above the fields."""
        self.bar.tell(text, Tone.ERROR)

    def show_busy(self, busy: bool) -> None:
        """While it runs the panel cannot be closed."""
        self.close_button.setEnabled(not busy)
        if busy:
            self.bar.clear()
            self.go_button.start()
        elif self.go_button.busy:
            self.go_button.stop()

    def forget(self) -> None:
        """Empties what was typed."""
        for line in (self._own, self._second, self.reviewer, self.reference):
            line.clear()

    @property
    def held(self) -> bool:
        """Whether the panel may not be put away now."""
        return self._pages.currentIndex() == _END or not self.close_button.isEnabled()

    # --- inside -------------------------------------------------------------------------------------------

    def _show_list(self, on: bool) -> None:
        self.lost.setVisible(on)

    def _turn(self, page: int, words: str) -> None:
        self._pages.setCurrentIndex(page)
        self.go_button.setText(words)
        self.close_button.setVisible(page == _ASK)

    def _ended(self, text: str) -> None:
        self.forget()
        self._end.setText(text)
        self._turn(_END, self.tr("重新登录"))

    def _go(self) -> None:
        if self._pages.currentIndex() == _END:
            self.lock_wanted.emit()
            return
        self.agreed.emit(
            Agreed(
                self._own.text(),
                str(self.colleague.currentData() or ""),
                self._second.text(),
                self.reviewer.text(),
                self.reference.text(),
            )
        )


def _moment(at: str) -> str:
    return at[:16].replace("T", " ")


def _page() -> tuple[QWidget, QVBoxLayout]:
    body = area("surface")
    column = QVBoxLayout(body)
    set_margins(column, 16, 12, 16, 12, 12)
    return body, column
