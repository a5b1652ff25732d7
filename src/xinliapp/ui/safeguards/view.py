"""The widgets of people and meetings (screens.md S18 and S19)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from xinliapp.domain.term_records import StaffKind, StaffMember
from xinliapp.i18n import formats, labels
from xinliapp.ui.safeguards.facts import ClauseCount, SafeguardsPage
from xinliapp.ui.safeguards.panel import SafeguardsPanel
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.marks import SourceChip, StatusMark
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, area, label
from xinliapp.widgets.paint import VERDICT_SIGNS
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.table import Column, DataTable

STAFF, MEETINGS = range(2)


class SafeguardsView(QWidget):
    """Two lists and one panel; says what the person wants in signals."""

    source_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("safeguards")
        self._page: SafeguardsPage | None = None
        self.header = PageHeader(self.tr("学校保障"))
        self.bar = InlineBar("safeguards.bar")
        self.tabs = QTabBar()
        self.tabs.setObjectName("safeguards.tabs")
        for words in (self.tr("队伍"), self.tr("会议")):
            self.tabs.addTab(words)
        self.tabs.currentChanged.connect(self._tab_changed)
        line = area("surface")
        fix_height(line, tk.TABS + 4)
        row = QHBoxLayout(line)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        self.people = DataTable(self._people_columns(), object_name="safeguards.staff")
        self.people.set_empty(self.tr("还没有心理教师名册。"))
        self.people.current_changed.connect(self._member_chosen)
        self.meetings = DataTable(self._meeting_columns(), object_name="safeguards.meetings")
        self.meetings.set_empty(self.tr("本学年还没有登记会议。"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.people)
        self.stack.addWidget(self.meetings)
        self.panel = SafeguardsPanel()
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.panel)
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addWidget(self.header)
        layout.addWidget(self.bar)
        layout.addWidget(line)
        layout.addLayout(middle, 1)
        layout.addWidget(self._foot())

    # --- what the presenter calls ---

    def show_page(self, page: SafeguardsPage) -> None:
        """One reading."""
        self._page = page
        self.bar.clear()
        self.panel.set_today(page.today)
        self.people.set_rows(page.staff)
        self.meetings.set_rows(page.meetings)
        present = [m for m in page.staff if m.to_day is None or m.to_day > page.today]
        full = sum(1 for m in present if m.kind is StaffKind.FULL_TIME)
        part = sum(1 for m in present if m.kind is StaffKind.PART_TIME)
        words = self.tr("专职 %1 兼职 %2").replace("%1", str(full)).replace("%2", str(part))
        self.header.set_subtitle(words)
        self._tab_changed(self.tabs.currentIndex())

    def show_tab(self, number: int) -> None:
        """队伍 or 会议."""
        self.tabs.setCurrentIndex(number)

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the lists."""
        self.bar.tell(text)

    def show_field_error(self, step: str, field: str, text: str) -> bool:
        """Marks a field of the panel; False when the error belongs to none."""
        return self.panel.show_field_error(step, field, text)

    def saved(self, step: str) -> str:
        """Empties the form; what a toast says after ``step``."""
        self.bar.clear()
        self.panel.saved(step)
        return {
            "member": self.tr("已加入名册"),
            "leave": self.tr("已登记离任"),
            "meeting": self.tr("会议已登记"),
        }[step]

    def typed(self) -> dict[str, object] | None:
        """The unsaved meeting, or None."""
        return self.panel.typed()

    def restore(self, typed: dict[str, object]) -> None:
        """Puts a draft of a meeting back."""
        self.panel.restore(typed)

    # --- parts ---

    def _people_columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("姓名"), lambda r: r.name, width=112, strong=True),
            Column("kind", self.tr("身份"), lambda r: labels.label(r.kind), width=112),
            Column("duty", self.tr("职责"), lambda r: r.duty or formats.MISSING, width=152),
            Column("paper", self.tr("资质"), lambda r: r.qualification or formats.MISSING, stretch=True,
                   tip=lambda r: r.qualification or ""),
            Column("from", self.tr("到任"), lambda r: r.from_day, width=112),
            Column("to", self.tr("离任"), lambda r: r.to_day or "", width=112),
        )  # fmt: skip

    def _meeting_columns(self) -> tuple[Column, ...]:
        return (
            Column("day", self.tr("日期"), lambda r: formats.screen_date(r.day), width=144,
                   sort=lambda r: r.day),
            Column("kind", self.tr("类型"), lambda r: labels.label(r.kind), width=200),
            Column("title", self.tr("名称"), lambda r: r.title, stretch=True, strong=True,
                   tip=lambda r: r.summary),
            Column("attendees", self.tr("到会"), lambda r: str(r.attendees), width=72, align_right=True,
                   sort=lambda r: r.attendees),
        )  # fmt: skip

    def _foot(self) -> ActionBar:
        bar = ActionBar()
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        self.duty = label("", tone="text2")
        self.state = StatusMark(VERDICT_SIGNS["met"], "")
        self.chip = SourceChip("", "safeguards.source")
        self.chip.clicked.connect(self._source)
        for widget in (self.duty, self.state, self.chip):
            row.addWidget(widget)
        bar.add_fact(holder)
        self.add_button = outline(self.tr("登记会议"), object_name="safeguards.new", shortcut="Ctrl+N")
        self.add_button.clicked.connect(self._new)
        bar.add_button(self.add_button)
        return bar

    def _show_count(self, found: tuple[ClauseCount, ...]) -> None:
        for widget in (self.duty, self.state, self.chip):
            widget.setVisible(bool(found))
        if not found:
            return
        count = found[0]
        self.duty.setText(count.duty)
        figures = f"{formats.count(count.have)}/{formats.count(count.need)}{count.unit}"
        self.state.set(VERDICT_SIGNS[count.verdict.value], f"{figures} {labels.label(count.verdict)}")
        self.chip.setText(count.clause)
        self.chip.updateGeometry()

    # --- what the person does ---

    def _tab_changed(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        page = self._page
        if page is None:
            return
        meetings = number == MEETINGS
        writes = page.may_write_meetings if meetings else page.may_write_staff
        self.panel.show_forms(meetings, may_write=writes)
        self._show_count(page.meeting_counts if meetings else page.staffing)
        self.add_button.setText(self.tr("登记会议") if meetings else self.tr("加人员"))
        self.add_button.updateGeometry()
        self.add_button.setVisible(writes)

    def _member_chosen(self, row: object) -> None:
        page = self._page
        if page is not None:
            member = row if isinstance(row, StaffMember) else None
            on_staff = self.tabs.currentIndex() == STAFF
            self.panel.show_member(member, may_write=page.may_write_staff and on_staff)

    def _new(self) -> None:
        self.panel.set_open(True)
        target = self.panel.title if self.tabs.currentIndex() == MEETINGS else self.panel.name
        target.setFocus()

    def _source(self) -> None:
        self.source_wanted.emit(self.chip.text())
