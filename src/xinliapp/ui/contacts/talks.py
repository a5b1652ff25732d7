"""The tab 谈心: coverage by class on the left, one class typed with digits on the right."""

from __future__ import annotations

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.contacts import TalkMark
from xinliapp.i18n import formats, labels
from xinliapp.services.talk_coverage import TalkCell
from xinliapp.ui.contacts.asked_line import AskedLine
from xinliapp.ui.contacts.facts import ClassLine, ContactPaper, TalksPage
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.digit_grid import DigitGrid, GridCell
from xinliapp.widgets.fields import Field, combo, date_edit
from xinliapp.widgets.page import ActionBar, EmptyState, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.print_button import PrintButton
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

DRAFT_AFTER_MS = 2000
_FORMAT = "yyyy-MM-dd"


class TalksPane(QWidget):
    """Says in signals what is chosen and typed; keeps nothing but what its fields show."""

    window_wanted = Signal(str)
    reading_wanted = Signal(bool)
    class_wanted = Signal(str)
    digit_typed = Signal(str, str)
    save_wanted = Signal()
    print_wanted = Signal(str)
    draft_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._page: TalksPage | None = None
        self.may_import = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER_MS)
        self._pause.timeout.connect(self.draft_changed)
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(self._coverage())
        middle.addWidget(self._grid(), 1)
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addWidget(self._head())
        layout.addLayout(middle, 1)
        layout.addWidget(self._foot())

    # --- what the page shows ---

    def show_page(self, page: TalksPage, today: str, me: str) -> None:
        """One reading of the coverage."""
        self._filling = True
        self._page = page
        if [self.windows.itemData(i) for i in range(self.windows.count())] != [w.key for w in page.windows]:
            self.windows.clear()
            for window in page.windows:
                self.windows.addItem(window.label, window.key)
        self.windows.setCurrentIndex(self.windows.findData(page.window.key))
        self.reading.setCurrentIndex(self.reading.findData(page.face_to_face_only))
        first, last = formats.screen_date(page.window.starts_on), formats.screen_date(page.window.ends_on)
        self.span.setText(f"{first} — {last}")
        self.total.setText(formats.percent(page.done, page.needed))
        self.asked.show_clause(page.asked)
        self.classes.set_rows(page.lines)
        self.classes.select_key(page.class_id)  # else Tab, passing by, takes the first class instead
        self.import_talks.setVisible(self.may_import and not page.done)
        if not self.by_name.text():
            self.by_name.setText(me)
        if self.day.date() == QDate(2000, 1, 1):
            self.day.setDate(QDate.fromString(today, _FORMAT))
        chosen = next((line for line in page.lines if line.id == page.class_id), None)
        self.who.setText(self.tr("%1 逐人").replace("%1", chosen.label) if chosen else "")
        self.forms.setEnabled(chosen is not None)
        if chosen is not None:
            for paper, words in (
                (ContactPaper.TALK_FORM, self.tr("谈心表 %1")),
                (ContactPaper.VISIT_FORM, self.tr("家访表 %1(已填姓名)")),
            ):
                self.forms.name(paper.value, words.replace("%1", chosen.label))
        self._filling = False

    def show_grid(self, cells: tuple[TalkCell, ...], typed: dict[str, TalkMark], masked: bool) -> None:
        """The class, with the digits that are typed and not saved marked as such."""
        self.grid.set_cells([self._cell(cell, typed.get(cell.student_id), masked) for cell in cells])
        words = self.tr("保存 %1 人").replace("%1", str(len(typed))) if typed else self.tr("保存")
        self.save.setText(words)
        self.save.setEnabled(bool(typed))
        self.save.setToolTip("" if typed else self.tr("还没有改动。在名单里按数字键。"))
        for widget in (self.keys, self.day_line, self.grid):
            widget.setVisible(bool(cells))
        self.nobody.setVisible(not cells)
        self.none_yet.setVisible(bool(cells) and self._page is not None and not self._page.done)
        if typed:
            self._pause.start()

    def head(self) -> tuple[str, str]:
        """Day and person of the digits being typed."""
        return self.day.date().toString(_FORMAT), self.by_name.text()

    def set_head(self, day: str, by_name: str) -> None:
        """Puts a draft's day and person back."""
        self.day.setDate(QDate.fromString(day, _FORMAT))
        self.by_name.setText(by_name)

    def show_field_error(self, field: str, text: str) -> bool:
        """Marks the field an error speaks of; False when there is none of that name."""
        known = {"谈心日期": self.day_field, "谈心人": self.name_field}
        self.clear_errors()
        if field in known:
            known[field].set_error(text)
        return field in known

    def clear_errors(self) -> None:
        self.day_field.clear_error()
        self.name_field.clear_error()

    # --- parts ---

    def _head(self) -> QWidget:
        line = area("surface")
        row = QHBoxLayout(line)
        set_margins(row, tk.MARGIN, 8, tk.MARGIN, 8, tk.GAP)
        self.windows = combo((), "contacts.window")
        self.windows.currentIndexChanged.connect(self._window_chosen)
        self.reading = combo(
            [(self.tr("只算当面"), True), (self.tr("当面和电话都算"), False)], "contacts.reading"
        )
        self.reading.currentIndexChanged.connect(self._reading_chosen)
        self.span = label("", Role.CAPTION, "text2")
        self.asked = AskedLine("contacts.source")
        self.total = label("", Role.SECTION)
        self.total.setObjectName("contacts.total")
        for widget in (self.windows, self.reading, self.span):
            row.addWidget(widget)
        row.addWidget(self.asked, 1)
        self.import_talks = outline(self.tr("导入以前的记录"), object_name="contacts.import", icon="import")
        self.import_talks.setVisible(False)
        row.addWidget(self.import_talks)
        row.addWidget(label(self.tr("已谈"), tone="text2"))
        row.addWidget(self.total)
        return line

    def _coverage(self) -> QWidget:
        columns = (
            Column("class", self.tr("班级"), lambda r: r.label, width=88, strong=True,
                   tip=lambda r: r.label),
            Column("needed", self.tr("应"), lambda r: str(r.needed), width=48, align_right=True,
                   sort=lambda r: r.needed),
            Column("done", self.tr("已"), lambda r: str(r.done), width=48, align_right=True,
                   sort=lambda r: r.done),
            Column("share", self.tr("覆盖"), _percent, width=64, kind="share", ordinal=lambda r: r.share,
                   sort=lambda r: r.share, tip=_percent),
            Column("left", self.tr("还差"), self._left, stretch=True, kind="sign", ordinal=_sign,
                   sort=lambda r: r.needed - r.done),
        )  # fmt: skip
        self.classes = DataTable(columns, object_name="contacts.classes", dense=True)
        self.classes.set_empty(self.tr("还没有班级。先导入名单。"))
        self.classes.current_changed.connect(self._class_chosen)
        fix_width(self.classes, 336)
        return self.classes

    def _grid(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, 0)
        line = QWidget()
        row = QHBoxLayout(line)
        set_margins(row, tk.MARGIN, 8, tk.MARGIN, 4, tk.GAP)
        self.who = label("", Role.SECTION)
        self.keys = label(self.tr("1当面 2电话 0未谈 9不适用"), Role.CAPTION, "text2")
        self.place = label("", Role.CAPTION, "text2")
        for widget in (self.who, self.keys):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.place)
        column.addWidget(line)
        self.day_line = self._day_line()
        self.none_yet = label(self.tr("本窗口还没有记录。可先印班级包发给班主任。"), tone="text2")
        self.none_yet.setContentsMargins(tk.MARGIN, 0, tk.MARGIN, 4)
        self.nobody = EmptyState(self.tr("这里还没有学生。先导入名单。"))
        column.addWidget(self.none_yet)
        column.addWidget(self.day_line)
        column.addWidget(self.nobody, 1)
        self.grid = DigitGrid("".join(mark.value for mark in TalkMark), "contacts.grid")
        self.grid.typed.connect(self.digit_typed)
        self.grid.moved.connect(self._moved)
        column.addWidget(self.grid, 1)
        return holder

    def _day_line(self) -> QWidget:
        """Day and person in one line, so that the grid keeps its height; what is wrong stands below them."""
        self.day = date_edit("contacts.day")
        self.day.setDate(QDate(2000, 1, 1))
        fix_width(self.day, 136)
        self.by_name = QLineEdit()
        self.by_name.setObjectName("contacts.by_name")
        self.by_name.setMaxLength(40)
        fix_width(self.by_name, 136)
        self.day_field, self.name_field = Field("", self.day), Field("", self.by_name)
        line = QWidget()
        row = QHBoxLayout(line)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 4, tk.GAP)
        for words, field in (
            (self.tr("谈心日期"), self.day_field),
            (self.tr("谈心人"), self.name_field),
        ):
            field.editor.setAccessibleName(words)
            name = label(words, tone="text2")
            name.setBuddy(field.editor)
            row.addWidget(name)
            row.addWidget(field)
        row.addStretch(1)
        return line

    def _foot(self) -> QWidget:
        bar = ActionBar()
        self.print = outline(
            self.tr("未谈名单"), object_name="talk.missing", icon="print", shortcut="Ctrl+P", hint="Ctrl+P"
        )
        self.print.clicked.connect(self._print_missing)
        self.forms = PrintButton(
            self.tr("班级用表"),
            (
                (self.tr("谈心表"), ContactPaper.TALK_FORM.value),
                (self.tr("家访表"), ContactPaper.VISIT_FORM.value),
            ),
            object_name="talk.forms",
            shortcut="",
        )
        self.forms.chosen.connect(self.print_wanted)
        self.save = primary(self.tr("保存"), object_name="talk.save")
        self.save.setEnabled(False)
        self.save.clicked.connect(self.save_wanted)
        bar.add_button(self.forms)
        bar.add_button(self.print)
        bar.add_button(self.save)
        return bar

    def _cell(self, cell: TalkCell, typed: TalkMark | None, masked: bool) -> GridCell:
        mark = typed or cell.mark
        number = f"{cell.number:02d} " if cell.number is not None else ""
        name = formats.masked_name(cell.name) if masked else cell.name
        note = cell.day[5:] if cell.day and typed is None else ""
        words = labels.label(mark) if mark is not TalkMark.NOT_YET or typed is not None else ""
        return GridCell(cell.student_id, number + name, mark.value, words, note, typed is not None)

    # --- what the person does ---

    def _print_missing(self) -> None:
        self.print_wanted.emit(ContactPaper.NOT_TALKED.value)

    def _window_chosen(self, _index: int) -> None:
        if not self._filling and self.windows.currentData():
            self.window_wanted.emit(self.windows.currentData())

    def _reading_chosen(self, _index: int) -> None:
        if not self._filling:
            self.reading_wanted.emit(bool(self.reading.currentData()))

    def _class_chosen(self, line: object) -> None:
        if isinstance(line, ClassLine) and not self._filling:
            self.class_wanted.emit(line.id)

    def _moved(self, place: int, total: int) -> None:
        self.place.setText(self.tr("第 %1/%2 人").replace("%1", str(place)).replace("%2", str(total)))

    def _left(self, line: ClassLine) -> str:
        return str(line.needed - line.done) if line.done < line.needed else self.tr("齐")


def _percent(line: ClassLine) -> str:
    return formats.percent(line.done, line.needed)


def _sign(line: ClassLine) -> Sign:
    return Sign.OK if line.done >= line.needed else Sign.DUE_SOON
