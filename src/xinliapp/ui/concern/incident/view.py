"""The widgets of a dossier: sealed, or its reports and files in tabs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from xinliapp.domain.incidents import ReportKind
from xinliapp.i18n import labels
from xinliapp.ui.concern.incident.editor import ReportEditor
from xinliapp.ui.concern.incident.facts import IncidentPage, ReportFacts, ReportForm, Told
from xinliapp.ui.concern.incident.files import FilesBox
from xinliapp.ui.concern.incident.sealed import SealedBox
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import date_edit
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, Tone
from xinliapp.widgets.section_tabs import SectionTabs
from xinliapp.widgets.style import set_margins

DRAFT_PAUSE = 2000
FILES = "files"


class IncidentView(QWidget):
    """Asks for a reason, then shows what is inside."""

    unseal_wanted = Signal(str)
    kind_chosen = Signal(object)
    draft_due = Signal()
    draft_taken = Signal()
    save_wanted = Signal(bool)
    print_wanted = Signal()
    sent_wanted = Signal(str)
    outside_wanted = Signal(str)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("incident")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_PAUSE)
        self._pause.timeout.connect(self.draft_due)
        self._asked = ""
        self.tabs: SectionTabs | None = None
        self.header = PageHeader(self.tr("事件卷宗"))
        back = outline(self.tr("回到处置记录"), object_name="incident.back", icon="chevron_left")
        back.clicked.connect(self.back_wanted)
        self.header.add_action(back)
        self.bar = InlineBar("incident.bar")
        self.bar.acted.connect(self.draft_taken)
        self.sealed = SealedBox()
        self.sealed.given.connect(self.unseal_wanted)
        self.editor = ReportEditor()
        self.editor.touched.connect(self._pause.start)
        self.files = FilesBox()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.files)
        self.stack = QStackedWidget()
        for part in (self.sealed, self.editor, scroll):
            self.stack.addWidget(part)
        self._column = QVBoxLayout(self)
        set_margins(self._column, 0, 0, 0, 0, 0)
        for widget in (self.header, self.bar, self.stack, self._foot()):
            self._column.addWidget(widget)
        self._column.setStretch(2, 1)

    # --- what the presenter calls ---

    def show_page(self, page: IncidentPage) -> None:
        """The dossier as far as it is open."""
        left = self.sealed.left(page.presence.days_left)
        said = self.tr("事发 %1 · %2").replace("%1", page.presence.event_day).replace("%2", left)
        if page.opened:
            said += self.tr(" · 材料 %1 份(封存)").replace("%1", str(len(page.materials)))
        self.header.set_subtitle(said)
        if not page.opened:
            self.sealed.show_presence(page.presence)
            self.stack.setCurrentIndex(0)
            self._actions.setVisible(False)
            if self.tabs is not None:
                self.tabs.setVisible(False)
            return
        self.files.show_page(page)
        if self.tabs is None:
            self._make_tabs(page)
        elif self.stack.currentIndex() == 0:
            self.tabs.setVisible(True)
        if self.stack.currentIndex() == 0:
            self.files.set_day(page.presence.event_day)
            self._show_editor()

    def show_report(self, report: ReportFacts) -> None:
        """One report."""
        self.bar.clear()
        self.editor.show_report(report)
        self.sent_button.setVisible(report.final)
        self.sent_day.setVisible(report.final)
        self._pause.stop()

    def show_told(self, told: Told) -> None:
        """After a check."""
        self.editor.show_told(told)

    def offer_draft(self, time: str) -> None:
        """A report that was left unfinished."""
        self.bar.tell(self.tr("有一份%1没写完的报告。").replace("%1", time), Tone.INFO, self.tr("接着写"))

    def form(self) -> ReportForm:
        """The text as it stands."""
        return self.editor.form()

    def pending(self) -> bool:
        """Whether something was typed that is not in the draft yet; asking settles it."""
        waiting = self._pause.isActive()
        self._pause.stop()
        return waiting

    def refuse_newer(self, text: str, look: Callable[[], None]) -> None:
        """Somebody else saved meanwhile."""
        self.bar.refuse_newer(text, look)

    def show_trouble(self, text: str) -> None:
        """An error above everything."""
        self.bar.tell(text)

    def saved(self, what: str) -> str:
        """The words of the toast."""
        if what == "material":
            self.files.clear_line()
        return {
            "report": self.tr("报告已保存"),
            "final": self.tr("已定稿"),
            "sent": self.tr("已登记报送"),
            "facts": self.tr("已保存"),
            "material": self.tr("材料已封存"),
            "out": self.tr("已取出"),
            "undone": self.tr("已撤销"),
        }[what]

    def warn_outside(self, material_id: str) -> None:
        """Before a plain copy is made for another program."""
        text = self.tr(
            "这个文件要用其他程序打开,会在资料夹里放一份没有加密的副本。本程序退出或下次启动时自动清除。"
            "在其他程序里的改动不会存回来。"
        )
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("校园工作台"), text, parent=self)
        box.setObjectName("incident.outside")
        self._asked = material_id
        self._go = box.addButton(self.tr("打开副本"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self.tr("不打开"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.buttonClicked.connect(self._answered)
        box.open()

    def open_outside(self, path: Path) -> None:
        """Hands a plain copy to the program of its kind."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.bar.tell(self.tr("没有找到能打开它的程序。文件没有变化。请先安装 WPS 或看图程序。"))

    # --- parts ---

    def _foot(self) -> QWidget:
        bar = self._actions = ActionBar()
        self.sent_day = date_edit("incident.sent_day")
        self.sent_button = outline(self.tr("登记报送"), object_name="incident.sent")
        self.sent_button.clicked.connect(self._sent)
        print_button = outline(self.tr("打印"), object_name="incident.print", icon="print", shortcut="Ctrl+P")
        print_button.clicked.connect(self.print_wanted)
        save = outline(self.tr("保存"), object_name="incident.save", shortcut="Ctrl+S")
        save.clicked.connect(self._save)
        final = primary(self.tr("定稿"), object_name="incident.final")
        final.clicked.connect(self._final)
        for widget in (self.sent_day, self.sent_button, print_button, save, final):
            bar.add_button(widget)
        return bar

    def _make_tabs(self, page: IncidentPage) -> None:
        kinds = [(one.kind.value, labels.label(one.kind)) for one in page.reports]
        self.tabs = SectionTabs([*kinds, (FILES, self.tr("材料与分析会"))], "incident.tabs")
        self.tabs.chosen.connect(self._tab)
        self.tabs.set_current(kinds[0][0])
        self._column.insertWidget(1, self.tabs)
        self._column.setStretch(2, 0)
        self._column.setStretch(3, 1)

    def _tab(self, key: str) -> None:
        if self.tabs is not None:
            self.tabs.set_current(key)
        if key == FILES:
            self.stack.setCurrentIndex(2)
            self._actions.setVisible(False)
        else:
            self._show_editor()
            self.kind_chosen.emit(ReportKind(key))

    def _show_editor(self) -> None:
        self.stack.setCurrentIndex(1)
        self._actions.setVisible(True)

    def _save(self) -> None:
        self.save_wanted.emit(False)

    def _final(self) -> None:
        self.save_wanted.emit(True)

    def _sent(self) -> None:
        self.sent_wanted.emit(self.sent_day.iso())

    def _answered(self, button: object) -> None:
        if button is self._go:
            self.outside_wanted.emit(self._asked)
