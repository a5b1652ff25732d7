"""The widgets of talks and visits (screens.md S17): five tabs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from xinliapp.domain.contacts import TalkMark
from xinliapp.services.talk_coverage import TalkCell
from xinliapp.ui.contacts.facts import ContactsPage
from xinliapp.ui.contacts.families import FamilyPane
from xinliapp.ui.contacts.notices import NoticePane
from xinliapp.ui.contacts.packet_facts import PacketPrint
from xinliapp.ui.contacts.packets import PacketPane
from xinliapp.ui.contacts.talks import TalksPane
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.drop import dropped_files, welcome_files
from xinliapp.widgets.page import EmptyState, InlineBar, PageHeader, area
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.print_button import PrintButton
from xinliapp.widgets.style import fix_height, set_margins

TALKS, VISITS, GUARDIANS, NOTICES, PACKETS = range(5)


class ContactsView(QWidget):
    """谈心, 家访, 家长沟通, 家长通报 and 班级包; the panes say what the person wants."""

    calendar_wanted = Signal()
    packets_wanted = Signal()
    packet_print_wanted = Signal(str)
    files_dropped = Signal(object)

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contacts")
        self.header = PageHeader(self.tr("谈心家访"))
        self.bar = InlineBar("contacts.bar")
        self.tabs = QTabBar()
        self.tabs.setObjectName("contacts.tabs")
        for words in (
            self.tr("谈心"),
            self.tr("家访"),
            self.tr("家长沟通"),
            self.tr("家长通报"),
            self.tr("班级包"),
        ):
            self.tabs.addTab(words)
        self.tabs.currentChanged.connect(self._tab_changed)
        line = area("surface")
        fix_height(line, tk.TABS + 4)
        row = QHBoxLayout(line)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        self.talks = TalksPane()
        self.visits, self.guardians = FamilyPane(True, search), FamilyPane(False, search)
        self.notices = NoticePane(search)
        self.packets = PacketPane(search)
        self.packets.files_dropped.connect(self.files_dropped)
        self._add_packet_buttons()
        self.setAcceptDrops(True)
        self.calendar_button = outline(self.tr("设置校历"), object_name="contacts.calendar")
        self.calendar_button.clicked.connect(self.calendar_wanted)
        self.nothing = EmptyState(
            self.tr("还没有设置校历,不能按学期统计谈心。先在“学校与校历”填写学期起止。"), self.calendar_button
        )
        self.stack = QStackedWidget()
        for pane in (self.talks, self.visits, self.guardians, self.notices, self.packets, self.nothing):
            self.stack.addWidget(pane)
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addWidget(self.header)
        layout.addWidget(self.bar)
        layout.addWidget(line)
        layout.addWidget(self.stack, 1)
        self._has_calendar = True
        self._tab_changed(TALKS)

    # --- what the presenter calls ---

    def show_page(self, page: ContactsPage, masked: bool) -> None:
        """One reading."""
        self.bar.clear()
        self._has_calendar = page.talks is not None
        self.packet_print.setEnabled(self._has_calendar)
        if page.talks is not None:
            self.talks.show_page(page.talks, page.today, page.me)
        for pane in (self.visits, self.guardians):
            pane.show_page(page.families, page.today, page.me, masked)
        self._tab_changed(self.tabs.currentIndex())

    def show_grid(self, cells: tuple[TalkCell, ...], typed: dict[str, TalkMark], masked: bool) -> None:
        """The class being typed."""
        self.talks.show_grid(cells, typed, masked)

    def show_tab(self, number: int) -> None:
        """谈心, 家访 or 家长沟通."""
        self.tabs.setCurrentIndex(number)

    def offer_blank(self, text: str, again: Callable[[], None]) -> None:
        """A name has characters no font has; 留空打印 leaves squares for them."""
        self.bar.offer_blank(text, again)

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the page."""
        self.bar.tell(text)

    def show_field_error(self, step: str, field: str, text: str) -> bool:
        """Marks a field of the form in use; False when the error belongs to none."""
        if step == "grid":
            return self.talks.show_field_error(field, text)
        if step == "notice":
            return self.notices.show_field_error(field, text)
        pane = {"visit": self.visits, "contact": self.guardians}.get(step.removesuffix("_change"))
        return pane is not None and pane.show_field_error(field, text, step.endswith("_change"))

    def saved(self, step: str, count: int, kept: int = 0) -> str:
        """Empties the form; what a toast says after ``step``."""
        self.bar.clear()
        if step == "grid":
            self.talks.clear_errors()
            told = self.tr("已保存 %1 人的谈心").replace("%1", str(count))
            rest = self.tr("%1 人已有别人或别的日期的记录,没有改动,请到学生页更正")
            return told + (self.tr(";") + rest.replace("%1", str(kept)) if kept else "")
        (self.visits if step.startswith("visit") else self.guardians).saved(step.endswith("_change"))
        return {
            "visit": self.tr("家访已登记"),
            "contact": self.tr("家长沟通已登记"),
            "visit_change": self.tr("家访已更正"),
            "contact_change": self.tr("家长沟通已更正"),
        }[step]

    def put_words(self, what: str) -> str:
        """What a toast says after 撤回."""
        self.bar.clear()
        return self.tr("这次家访已撤回") if what == "visit" else self.tr("这次家长沟通已撤回")

    def begin_family(self, visit: bool, student: PickRow) -> None:
        """登记 for a student whose page sent here."""
        if not (self.visits if visit else self.guardians).begin_for(student):
            self.bar.tell(self.tr("右边还有一次没保存的登记,没有换成这名学生。请先保存或清空,再选学生。"))

    def grid_head(self) -> tuple[str, str]:
        """Day and person of the digits being typed."""
        return self.talks.head()

    def set_grid_head(self, day: str, by_name: str) -> None:
        """Puts a draft's day and person back."""
        self.talks.set_head(day, by_name)

    def family_draft(self, visit: bool, correcting: bool) -> dict[str, str] | None:
        """What is typed in a form and not saved."""
        pane = self.visits if visit else self.guardians
        return (pane.change if correcting else pane.form).draft()

    def restore_family(self, visit: bool, correcting: bool, kept: dict[str, str]) -> None:
        """Puts a form's draft back."""
        (self.visits if visit else self.guardians).restore(correcting, kept)

    # --- 班级包 ---

    def show_packets(self) -> None:
        """Files were dropped: their tab shows."""
        self.show_tab(PACKETS)

    def show_talks(self) -> None:
        """What was read back is in the coverage."""
        self.show_tab(TALKS)

    def begin_reading(self) -> None:
        """The dropped files are being read; after two seconds a bar says so."""
        self.packets.progress.start(self.tr("正在读交回的表"))

    def reading(self, done: int, total: int) -> None:
        """How many of the dropped files are read."""
        self.packets.progress.report(done, total)

    def read(self) -> None:
        """All of them are."""
        self.packets.progress.stop()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        welcome_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_files(event)
        if paths:
            self.files_dropped.emit(paths)

    # --- inside ---

    def _add_packet_buttons(self) -> None:
        self.packet_more = PrintButton(
            self.tr("表格和预警单"),
            (
                (self.tr("班级包存为表格"), PacketPrint.FILES.value),
                (self.tr("打印空白预警单"), PacketPrint.SLIPS.value),
                (self.tr("空白预警单存为表格"), PacketPrint.SLIP_FILES.value),
            ),
            object_name="packet.more",
            shortcut="",
        )
        self.packet_more.chosen.connect(self.packet_print_wanted)
        self.packet_read = outline(self.tr("读回班级包"), object_name="packet.read", icon="import")
        self.packet_read.clicked.connect(self.show_packets)
        self.packet_print = outline(self.tr("印班级包"), object_name="packet.print", icon="print")
        self.packet_print.clicked.connect(self.packets_wanted)
        for button in (self.packet_more, self.packet_read, self.packet_print):
            self.header.add_action(button)

    def _tab_changed(self, number: int) -> None:
        self.stack.setCurrentWidget(
            self.nothing if number == TALKS and not self._has_calendar else self.stack.widget(number)
        )
        # One page has one main action: Ctrl+Enter belongs to the tab that shows.
        self.talks.save.setShortcut("Ctrl+Return" if number == TALKS else "")
        self.talks.print.setShortcut("Ctrl+P" if number == TALKS else "")
        self.visits.set_active(number == VISITS)
        self.guardians.set_active(number == GUARDIANS)
        self.notices.set_active(number == NOTICES)
        self.packets.set_active(number == PACKETS)
