"""The widgets of the bureau's page of the day (screens.md 1.2, entry 1): what waits, how the run stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xinliapp.i18n import formats
from xinliapp.ui.bureau_today.facts import Office
from xinliapp.ui.bureau_today.summary import SummaryColumn
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, row_button
from xinliapp.widgets.page import EmptyState, InlineBar, PageHeader, area, label, rule
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.task_list import TaskList
from xinliapp.widgets.tokens import Role

_WIDE = 1140
_SUMMARY = (320, 268)


class OfficeView(QWidget):
    """Two columns; says what the person wants in signals."""

    acted = Signal(object)
    page_wanted = Signal(str)
    progress_wanted = Signal()
    deadline_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("office")
        self.header = PageHeader(self.tr("工作台"))
        self.inbox = outline(self.tr("收件"), object_name="office.inbox", icon="receipt")
        self.inbox.clicked.connect(self._ask_inbox)
        self.header.add_action(self.inbox)
        self.bar = InlineBar("office.bar")
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addWidget(self.header)
        layout.addWidget(self.bar)
        columns = QHBoxLayout()
        set_margins(columns, 0, 0, 0, 0, 0)
        self._right = self._summary_column()
        columns.addWidget(self._task_column(), 1)
        columns.addWidget(rule(vertical=True))
        columns.addWidget(self._right)
        layout.addLayout(columns, 1)

    # --- what the presenter calls ---

    def show_office(self, office: Office) -> None:
        """One reading of the day."""
        self.bar.clear()
        self.header.set_subtitle(formats.month_day(office.day))
        self.count.setText(self.tr("%1 项").replace("%1", str(len(office.tasks))))
        self.tasks.show_tasks(office.tasks, masked=False)
        self.no_schools.setVisible(office.schools == 0)
        self.nothing.setVisible(office.schools > 0 and not office.tasks)
        self.summary.show_office(office)
        self.progress.setVisible(office.progress is not None)

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the columns."""
        self.bar.tell(text)

    # --- parts ---

    def _task_column(self) -> QWidget:
        holder = area("surface")
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, 0)
        self.count = label("", Role.BODY, "text2")
        self.count.setObjectName("office.count")
        column.addWidget(self._head(self.tr("要办"), self.count))
        column.addWidget(rule())
        register = outline(self.tr("打开学校名册"), object_name="office.members", icon="school")
        register.clicked.connect(self._ask_members)
        self.no_schools = EmptyState(self.tr("还没有学校。可导入名单 xlsx。"), register)
        self.nothing = EmptyState(self.tr("现在没有要办的事。收到文件后,要核对、催报和上报的会列在这里。"))
        for empty in (self.no_schools, self.nothing):
            empty.hide()
            column.addWidget(empty)
        self.tasks = TaskList(folding=False)
        self.tasks.acted.connect(self.acted)
        self.tasks.opened.connect(self.acted)
        column.addWidget(self._scroll(self.tasks), 1)
        return holder

    def _summary_column(self) -> QFrame:
        holder = area("surface")
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, 0)
        fix_width(holder, _SUMMARY[0])
        self.progress = row_button(self.tr("看各校"), object_name="office.progress")
        self.progress.clicked.connect(self.progress_wanted)
        column.addWidget(self._head(self.tr("报送进度"), self.progress, right=True))
        self.summary = SummaryColumn()
        self.summary.deadline_opened.connect(self.deadline_opened)
        column.addWidget(self._scroll(self.summary), 1)
        return holder

    @staticmethod
    def _head(words: str, beside: QWidget, *, right: bool = False) -> QWidget:
        holder = QWidget()
        fix_height(holder, 48)
        row = QHBoxLayout(holder)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        row.addWidget(label(words, Role.SECTION))
        if right:
            row.addStretch(1)
        row.addWidget(beside)
        if not right:
            row.addStretch(1)
        return holder

    @staticmethod
    def _scroll(content: QWidget) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(scroll.focusPolicy().NoFocus)
        scroll.setHorizontalScrollBarPolicy(scroll.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
        scroll.setWidget(content)
        return scroll

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fix_width(self._right, _SUMMARY[int(self.width() < _WIDE)])

    # --- what the person does ---

    def _ask_inbox(self) -> None:
        self.page_wanted.emit("bureau_inbox")

    def _ask_members(self) -> None:
        self.page_wanted.emit("members")
