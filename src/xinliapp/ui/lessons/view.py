"""The widgets of lessons and activities (screens.md S16): who lacks a lesson, and what was held."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from xinliapp.i18n import formats, labels
from xinliapp.ui.lessons.facts import ClassLine, LessonsPage, PairHead
from xinliapp.ui.lessons.panel import LessonsPanel
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.marks import SourceChip, StatusMark
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.table import Column, DataTable

GRID, NOTED, ACTIVITIES = range(3)


class LessonsView(QWidget):
    """Three lists and one panel; says what the person wants in signals."""

    removed = Signal(object)
    source_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lessons")
        self._page: LessonsPage | None = None
        self.header = PageHeader(self.tr("活动课程"))
        self.bar = InlineBar("lessons.bar")
        self.tabs = QTabBar()
        self.tabs.setObjectName("lessons.tabs")
        for words in (self.tr("两周核对"), self.tr("上课登记"), self.tr("活动")):
            self.tabs.addTab(words)
        self.tabs.currentChanged.connect(self._tab_changed)
        tab_line = area("surface")
        row = QHBoxLayout(tab_line)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, 0)
        fix_height(tab_line, tk.TABS + 4)
        row.addWidget(self.tabs)
        row.addStretch(1)
        self.stack = QStackedWidget()
        self._grid_holder = QVBoxLayout()
        set_margins(self._grid_holder, 0, 0, 0, 0, 0)
        grid = QWidget()
        grid.setLayout(self._grid_holder)
        self.noted = DataTable(self._noted_columns(), object_name="lessons.noted")
        self.noted.set_empty(self.tr("本学期还没有登记上课。在右边补记,或在工作台上一键登记。"))
        self.noted.link_clicked.connect(self._remove)
        self.ledger = DataTable(self._ledger_columns(), object_name="lessons.activities")
        self.ledger.set_empty(self.tr("本学期还没有登记活动。在右边填写后保存。"))
        for widget in (grid, self.noted, self.ledger):
            self.stack.addWidget(widget)
        self.panel = LessonsPanel()
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.panel)
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addWidget(self.header)
        layout.addWidget(self.bar)
        layout.addWidget(tab_line)
        layout.addLayout(middle, 1)
        layout.addWidget(self._foot())
        self.grid: DataTable | None = None

    # --- what the presenter calls ---

    def show_page(self, page: LessonsPage) -> None:
        """One reading of a term."""
        before, self._page = self._page, page
        self.bar.clear()
        self.header.set_subtitle(formats.period_label(page.term) if page.term else self.tr("还没有设置校历"))
        if self.grid is None or before is None or before.heads != page.heads:
            self._build_grid(page)
        if self.grid is not None:
            self.grid.set_rows(page.classes)
        self.noted.set_rows(page.lessons)
        self.ledger.set_rows(page.activities)
        self.panel.show_page(page)
        self.panel.show_form(self.tabs.currentIndex() == ACTIVITIES, page.may_write)
        self._tell(page)

    def show_tab(self, number: int) -> None:
        """两周核对, 上课登记 or 活动."""
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
            "lesson": self.tr("已登记上课"),
            "activity": self.tr("活动已保存"),
            "remove": self.tr("已撤回这节课的登记"),
            "again": self.tr("登记已恢复"),
        }[step]

    def typed(self) -> dict[str, object] | None:
        """The unsaved activity, or None."""
        return self.panel.typed()

    def restore(self, typed: dict[str, object]) -> None:
        """Puts a draft of an activity back."""
        self.panel.restore(typed)

    # --- parts ---

    def _build_grid(self, page: LessonsPage) -> None:
        while (item := self._grid_holder.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        columns = [Column("class", self.tr("班级"), lambda r: r.label, width=88, strong=True)]
        for number, head in enumerate(page.heads):
            columns.append(
                Column(f"pair{number}", self.tr("%1周").replace("%1", head.label), _words(number), width=80,
                       kind="sign", ordinal=_sign(number, head), sort=_units(number))
            )  # fmt: skip
        columns.append(
            Column("lacking", self.tr("缺"), _lacking(page.heads), stretch=True, align_right=False)
        )
        self.grid = DataTable(columns, object_name="lessons.grid", dense=len(page.classes) > 20)
        self.grid.set_empty(self.tr("还没有班级。导入名单后,这里列出每个班两周一节的情况。"))
        self.grid.current_changed.connect(self._class_chosen)
        self._grid_holder.addWidget(self.grid)

    def _noted_columns(self) -> tuple[Column, ...]:
        return (
            Column("day", self.tr("日期"), lambda r: formats.screen_date(r.day), width=144,
                   sort=lambda r: r.day),
            Column("class", self.tr("班级"), lambda r: r.class_label, width=88, strong=True),
            Column("period", self.tr("节"), lambda r: str(r.period), width=56, align_right=True,
                   sort=lambda r: r.period),
            Column("topic", self.tr("主题"), lambda r: r.topic or formats.MISSING, stretch=True),
            Column("remove", "", self._take_back, width=80, kind="link"),
        )  # fmt: skip

    def _ledger_columns(self) -> tuple[Column, ...]:
        return (
            Column("day", self.tr("日期"), lambda r: r.day, width=104),
            Column("form", self.tr("形式"), lambda r: labels.label(r.form), width=88),
            Column("title", self.tr("名称"), lambda r: r.title, stretch=True, strong=True,
                   tip=lambda r: r.title),
            Column("theme", self.tr("主题"), lambda r: r.theme or formats.MISSING, width=104),
            Column("audience", self.tr("对象"), lambda r: r.audience or formats.MISSING, width=104),
            Column("sessions", self.tr("场次"), lambda r: str(r.sessions), width=64, align_right=True,
                   sort=lambda r: r.sessions),
            Column("headcount", self.tr("人次/册"), lambda r: str(r.headcount), width=80, align_right=True,
                   sort=lambda r: r.headcount),
            Column("subject", self.tr("专题"), lambda r: "√" if r.mental_health else "", width=56),
        )  # fmt: skip

    def _take_back(self, _row: object) -> str:
        return self.tr("撤回") if self._page is not None and self._page.may_write else ""

    def _foot(self) -> ActionBar:
        bar = ActionBar()
        self.state = StatusMark(Sign.OK, "")
        self.chip = SourceChip("", "lessons.source")
        self.chip.clicked.connect(self._source)
        self.count = label("", tone="text2")
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        for widget in (self.state, self.chip):
            row.addWidget(widget)
        bar.add_fact(holder)
        bar.add_fact(self.count)
        lessons = outline(self.tr("补记一节课"), object_name="lessons.to_lesson")
        lessons.clicked.connect(self._to_lesson)
        activity = outline(self.tr("新活动"), object_name="lessons.to_activity", shortcut="Ctrl+N")
        activity.clicked.connect(self._to_activity)
        self._writers = (lessons, activity)
        for button in self._writers:
            bar.add_button(button)
        return bar

    def _tell(self, page: LessonsPage) -> None:
        if page.met is None:
            self.state.set(Sign.DOT, self.tr("还没有到期的双周"))
        else:
            words = self.tr("%1/%2 班达标").replace("%1", str(page.met)).replace("%2", str(page.judged))
            self.state.set(Sign.OK if page.met >= page.judged else Sign.BAD, words)
        self.chip.setText(page.clause)
        self.chip.updateGeometry()
        people = sum(each.headcount for each in page.activities if each.sessions)
        words = self.tr("上课 %1 节 · 活动 %2 项 %3 人次").replace("%1", str(len(page.lessons)))
        self.count.setText(words.replace("%2", str(len(page.activities))).replace("%3", str(people)))
        for button in self._writers:
            button.setVisible(page.may_write)

    # --- what the person does ---

    def _tab_changed(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        if self._page is not None:
            self.panel.show_form(number == ACTIVITIES, self._page.may_write)

    def _class_chosen(self, row: object) -> None:
        if isinstance(row, ClassLine):
            self.panel.choose_class(row.id)

    def _remove(self, row: object, _key: str) -> None:
        self.removed.emit(row)

    def _source(self) -> None:
        if self._page is not None:
            self.source_wanted.emit(self._page.clause)

    def _to_lesson(self) -> None:
        self.tabs.setCurrentIndex(
            NOTED if self.tabs.currentIndex() == ACTIVITIES else self.tabs.currentIndex()
        )
        self.panel.set_open(True)
        self.panel.group.setFocus()

    def _to_activity(self) -> None:
        self.tabs.setCurrentIndex(ACTIVITIES)
        self.panel.set_open(True)
        self.panel.title.setFocus()


def _units(number: int) -> Callable[[ClassLine], float]:
    return lambda line: line.units[number]


def _words(number: int) -> Callable[[ClassLine], str]:
    return lambda line: formats.count(line.units[number])


def _sign(number: int, head: PairHead) -> Callable[[ClassLine], Sign]:
    def sign(line: ClassLine) -> Sign:
        if line.units[number] >= head.need:
            return Sign.OK
        return Sign.BAD if head.over else Sign.DOT

    return sign


def _lacking(heads: tuple[PairHead, ...]) -> Callable[[ClassLine], str]:
    return lambda line: str(line.lacking(heads) or "")
