"""活动台账: the term's activities, filtered, with their papers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.activities import ActivityTheme, AudienceKind
from xinliapp.domain.term_records import Activity, ActivityForm
from xinliapp.i18n import formats, labels
from xinliapp.ui.lessons.facts import LessonsPage
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.fields import combo
from xinliapp.widgets.page import area, label
from xinliapp.widgets.print_button import PrintButton
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable

_STUDENTS_NOT = (AudienceKind.PARENTS, AudienceKind.STAFF)


class LedgerTab(QWidget):
    """``print_wanted`` names the paper; the activities as filtered are :meth:`shown`."""

    print_wanted = Signal(str)
    opened = Signal(object)
    removed = Signal(str)
    files_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: LessonsPage | None = None
        self.table = DataTable(self._columns(), object_name="lessons.activities", dense=True)
        self.table.opened.connect(self._open)
        self.table.link_clicked.connect(self._link)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self._strip())
        column.addWidget(self.table, 1)

    def show_page(self, page: LessonsPage) -> None:
        """One reading; the filter stays."""
        self._page = page
        self._filter()

    def shown(self) -> tuple[Activity, ...]:
        """The activities as filtered and sorted."""
        return self.table.rows()

    def nothing(self) -> bool:
        """Whether no activity is noted at all, whatever the filter says."""
        return self._page is None or not self._page.activities

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.words.setFocus()

    def _strip(self) -> QWidget:
        strip = area("surface")
        row = QHBoxLayout(strip)
        set_margins(row, tk.MARGIN, 4, tk.MARGIN, 4, tk.GAP)
        forms = [(self.tr("全部形式"), None), *((labels.label(form), form) for form in ActivityForm)]
        themes = [(self.tr("全部主题"), None), *((labels.label(theme), theme) for theme in ActivityTheme)]
        self.form = combo(forms, "lessons.filter_form")
        self.theme = combo(themes, "lessons.filter_theme")
        self.form.setAccessibleName(self.tr("形式"))
        self.theme.setAccessibleName(self.tr("主题"))
        self.words = QLineEdit()
        self.words.setObjectName("lessons.filter_words")
        self.words.setPlaceholderText(self.tr("名称、对象"))
        self.words.setAccessibleName(self.tr("筛选"))
        fix_width(self.words, 140)
        self.form.currentIndexChanged.connect(self._filter)
        self.theme.currentIndexChanged.connect(self._filter)
        self.words.textChanged.connect(self._filter)
        self.count = label("", tone="text2")
        papers = (
            (self.tr("活动台账"), "ledger"),
            (self.tr("年级×形式覆盖表"), "coverage"),
            (self.tr("课时核对"), "lessons"),
            (self.tr("参加不足2次名单"), "too_few"),
            (self.tr("家长会记录"), "meetings"),
        )
        self.print_button = PrintButton(
            self.tr("打印"), papers, object_name="lessons.print", shortcut="", hint="Ctrl+P"
        )
        self.print_button.chosen.connect(self.print_wanted)
        self.export_button = outline(self.tr("导出表格"), object_name="lessons.export", icon="export")
        self.export_button.clicked.connect(self._export)
        for widget in (self.form, self.theme, self.words, self.count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.print_button)
        row.addWidget(self.export_button)
        return strip

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("day", self.tr("日期"), lambda r: r.day[5:], width=72, sort=lambda r: r.day),
            Column("form", self.tr("形式"), lambda r: labels.label(r.form), width=112),
            Column("title", self.tr("名称"), lambda r: r.title, stretch=True, strong=True,
                   tip=lambda r: r.title),
            Column("theme", self.tr("主题"), lambda r: r.theme or formats.MISSING, width=136,
                   tip=lambda r: r.theme),
            Column("audience", self.tr("对象"), lambda r: r.audience or formats.MISSING, width=104,
                   tip=lambda r: r.audience),
            Column("sessions", self.tr("场次"), lambda r: str(r.sessions or ""), width=48, align_right=True,
                   sort=lambda r: r.sessions),
            Column("headcount", self.tr("人次/册"), self._people, width=88, align_right=True,
                   sort=lambda r: r.headcount),
            Column("files", self.tr("材料"), self._files, width=56, kind="link"),
            Column("remove", "", self._take_back, width=56, kind="link"),
        )  # fmt: skip

    def _people(self, row: Activity) -> str:
        if row.copies_in and not row.headcount:
            return self.tr("入库%1").replace("%1", str(row.copies_in))
        if row.expected is not None and row.expected != row.headcount:
            return f"{row.headcount}/{row.expected}"
        return str(row.headcount)

    def _files(self, row: Activity) -> str:
        if self._page is None:
            return ""
        count = len(self._page.files.get(row.id, ()))
        if count:
            return self.tr("%1份").replace("%1", str(count))
        return self.tr("添加") if self._page.may_write else ""

    def _take_back(self, _row: object) -> str:
        return self.tr("撤回") if self._page is not None and self._page.may_write else ""

    def _filter(self, _value: object = None) -> None:
        if self._page is None:
            return
        form, theme = self.form.currentData(), self.theme.currentData()
        words = self.words.text().strip()
        rows = [
            each
            for each in self._page.activities
            if (form is None or each.form is form)
            and (theme is None or theme in each.themes)
            and (not words or words in each.title or words in each.audience)
        ]
        self.table.set_empty(
            self.tr("没有符合条件的活动。请放宽上面的条件。")
            if self._page.activities
            else self.tr("本学期还没有登记活动。在右栏填写后保存。")
        )
        self.table.set_rows(rows)
        people = sum(
            each.headcount
            for each in rows
            if each.form is not ActivityForm.HANDBOOK and each.audience_kind not in _STUDENTS_NOT
        )
        text = self.tr("%1 项 · 学生 %2 人次").replace("%1", str(len(rows)))
        self.count.setText(text.replace("%2", str(people)))
        for button in (self.print_button, self.export_button):
            button.setVisible(True)

    def _export(self) -> None:
        self.print_wanted.emit("sheet")

    def _open(self, row: Activity) -> None:
        if self._page is not None and self._page.may_write:
            self.opened.emit(row)

    def _link(self, row: Activity, key: str) -> None:
        (self.files_wanted if key == "files" else self.removed).emit(row.id)
