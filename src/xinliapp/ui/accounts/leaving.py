"""The side panel of a leaving: what will happen, the sheet from the safe, the new sheet, the end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from xinliapp.domain.accounts import Compartment
from xinliapp.i18n import formats
from xinliapp.services.rotation import STEPS, LeavingDone, LeavingPlan
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.busy import BusyButton, ProgressArea
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.fields import Field
from xinliapp.widgets.groups import scrolling
from xinliapp.widgets.page import ActionBar, InlineBar, KeyValues, Tone, area, label
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role as TextRole

_PLAN, _SHEET, _END = range(3)


class LeavingPanel(QWidget):
    """Signals in the person's words; ``sheet_typed`` (account id, code), ``proven`` ({group: text})."""

    sheet_typed = Signal(str, str)
    print_wanted = Signal()
    proven = Signal(object)
    closed = Signal()
    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accounts.leaving")
        fix_width(self, tk.SIDE_PANEL)
        self._account_id = ""
        self._groups: dict[int, QLineEdit] = {}
        self.bar = InlineBar("accounts.leaving.bar")
        self.progress = ProgressArea("accounts.leaving.progress")
        self._title = label("", TextRole.SECTION)
        self._pages = QStackedWidget()
        for page in (self._plan_page(), self._sheet_page(), self._end_page()):
            self._pages.addWidget(scrolling(page))
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        column.addWidget(self.progress)
        column.addWidget(self._foot())

    def _plan_page(self) -> QWidget:
        body, column = _page()
        column.addWidget(self._title)
        self.facts = KeyValues()
        column.addWidget(self.facts)
        self._notes = label("", tone="text2", wrap=True)
        column.addWidget(self._notes)
        self.code = QLineEdit()
        self.code.setObjectName("accounts.leaving.code")
        self.code.setMaxLength(80)
        self.code.returnPressed.connect(self._go)
        column.addWidget(Field(self.tr("保险柜里恢复单上的恢复码"), self.code, required=True))
        words = self.tr("启封要登记,心理教师下次登录时会看到。换密钥后这张恢复单作废,会打印一张新的。")
        column.addWidget(label(words, TextRole.CAPTION, "muted", wrap=True))
        column.addStretch(1)
        return body

    def _sheet_page(self) -> QWidget:
        body, column = _page()
        column.addWidget(label(self.tr("新恢复单"), TextRole.SECTION))
        words = self.tr("请打印新恢复单两份,装入信封封存。再照打印件把下面几组抄一遍,确认看得清。")
        column.addWidget(label(words, tone="text2", wrap=True))
        self.print_button = outline(
            self.tr("打印新恢复单"), object_name="accounts.leaving.print", icon="print"
        )
        self.print_button.clicked.connect(self.print_wanted)
        column.addWidget(self.print_button)
        self._fields = QVBoxLayout()
        set_margins(self._fields, 0, 0, 0, 0, 12)
        column.addLayout(self._fields)
        last = self.tr(
            "点“停用并换密钥”后账户立即停用。开始替换文件以后不能取消;中途断电,下次登录会接着做完。"
        )
        column.addWidget(label(last, TextRole.CAPTION, "muted", wrap=True))
        column.addStretch(1)
        return body

    def _end_page(self) -> QWidget:
        body, column = _page()
        self._end = label("", wrap=True)
        self._after = label("", tone="text2", wrap=True)
        column.addWidget(self._end)
        column.addWidget(self._after)
        column.addStretch(1)
        return body

    def _foot(self) -> QWidget:
        bar = ActionBar()
        self.close_button = outline(self.tr("关闭"), object_name="accounts.leaving.close", hint="Esc")
        self.close_button.clicked.connect(self.closed)
        self.next_button = BusyButton(self.tr("下一步"), Kind.PRIMARY, object_name="accounts.leaving.next")
        self.next_button.setShortcut("Ctrl+Return")
        self.next_button.clicked.connect(self._go)
        bar.add_button(self.close_button)
        bar.add_button(self.next_button)
        return bar

    # --- what the presenter calls -------------------------------------------------------------------------

    def show_plan(self, plan: LeavingPlan) -> None:
        """Counts and time; the sentence about copies taken earlier."""
        self._account_id = plan.account.id
        self._turn(_PLAN, self.tr("下一步"))
        self._title.setText(self.tr("“%1”离任").replace("%1", plan.account.display_name))
        rows = [
            (self.tr("账户"), self.tr("已停用") if plan.finishing else self.tr("停用,不能再登录")),
            (self.tr("换密钥"), self._parts(plan)),
            (self.tr("转存"), self.tr("%1 条记录").replace("%1", formats.count(plan.rows))),
            (self.tr("最多约需"), self.tr("%1 秒").replace("%1", str(plan.seconds))),
            (self.tr("本机旧备份"), self.tr("%1 份").replace("%1", str(plan.backups))),
        ]
        self.facts.set_rows(rows)
        notes = [self.tr("以前拷走的文件和以前的备份,离任的人用原来的口令仍能打开;换密钥只管今天以后。")]
        if Compartment.SIGN in plan.compartments:
            notes.append(self.tr("签名密钥也要换:换好后请导出登记申请,连同新的指纹登记单交上级。"))
        self._notes.setText("\n".join(notes))
        self.code.clear()
        self.code.setFocus()

    def show_sheet(self, asked: tuple[int, ...]) -> None:
        """One line for each group asked."""
        self._turn(_SHEET, self.tr("停用并换密钥"))
        while (item := self._fields.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._groups = {}
        for group in asked:
            line = QLineEdit()
            line.setObjectName(f"accounts.leaving.group{group}")
            line.setMaxLength(8)
            self._groups[group] = line
            self._fields.addWidget(Field(self.tr("第%1组").replace("%1", str(group)), line, required=True))
        self.code.clear()

    def show_progress(self, done: int, total: int) -> None:
        """How far it has come."""
        self.progress.report(done, total)

    def show_done(self, done: LeavingDone) -> None:
        """The keys are exchanged; only signing in again is left."""
        self._ended(self.tr("“%1”已离任,密钥已经更换。").replace("%1", done.account.display_name))
        lines = [self.tr("请重新登录。口令没有变。")]
        if done.backup:
            lines.append(self.tr("已用新密钥做了一份备份,请再备份到U盘一次。"))
        else:
            lines.append(self.tr("换密钥后的备份没有做成,请登录后马上备份一次。"))
        lines.append(self.tr("旧恢复单只还能打开以前的备份;旧备份清掉以后请销毁它。"))
        self._after.setText("\n".join(lines))

    def show_stopped(self, text: str) -> None:
        """Past the point of no return something went wrong: opening the vault carries on."""
        self._ended(text)
        self._after.setText("")

    def show_trouble(self, text: str) -> None:
        """An error above the step."""
        self.bar.tell(text, Tone.ERROR)

    def show_busy(self, busy: bool) -> None:
        """A step is being done; while keys are exchanged the panel cannot be closed."""
        self.close_button.setEnabled(not busy)
        if busy:
            self.bar.clear()
            self.next_button.start()
            if self._pages.currentIndex() == _SHEET:
                self.progress.start(self.tr("正在换密钥"), cancellable=False)
                self.progress.report(0, STEPS)
        else:
            if self.next_button.busy:
                self.next_button.stop()
            self.progress.stop()

    @property
    def ended(self) -> bool:
        """Whether nothing but signing in again is left."""
        return self._pages.currentIndex() == _END

    # --- inside -------------------------------------------------------------------------------------------

    def _parts(self, plan: LeavingPlan) -> str:
        words = {
            Compartment.CORE: self.tr("公共"),
            Compartment.CASE: self.tr("案卷"),
            Compartment.SIGN: self.tr("签名"),
        }
        return "、".join(words[part] for part in Compartment if part in plan.compartments)

    def _turn(self, page: int, words: str) -> None:
        self.bar.clear()
        self._pages.setCurrentIndex(page)
        self.next_button.setText(words)
        self.close_button.setVisible(page != _END)

    def _ended(self, text: str) -> None:
        self._end.setText(text)
        self._turn(_END, self.tr("重新登录"))

    def _go(self) -> None:
        page = self._pages.currentIndex()
        if page == _PLAN:
            self.sheet_typed.emit(self._account_id, self.code.text())
        elif page == _SHEET:
            self.proven.emit({group: line.text() for group, line in self._groups.items()})
        else:
            self.lock_wanted.emit()


def _page() -> tuple[QWidget, QVBoxLayout]:
    body = area("surface")
    column = QVBoxLayout(body)
    set_margins(column, 16, 12, 16, 12, 12)
    return body, column
