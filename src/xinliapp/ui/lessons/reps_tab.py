"""心理委员: one line a class with who it has and who is missing; named and relieved at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.students import Gender
from xinliapp.i18n import labels
from xinliapp.i18n.formats import MISSING, masked_name
from xinliapp.services.peer_reps import ClassReps, RepLine
from xinliapp.ui.lessons.facts import LessonsPage
from xinliapp.ui.lessons.panel import FORMAT, day_of, section
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field, date_edit, form_grid
from xinliapp.widgets.marks import FilterChip, SourceChip
from xinliapp.widgets.page import SidePanel, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role


class RepsTab(QWidget):
    """``class_chosen`` gives the line; 隐名 shows 姓+**."""

    class_chosen = Signal(object)
    print_wanted = Signal()
    source_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: LessonsPage | None = None
        self._masked = True
        self.table = DataTable(
            self._columns(), key=lambda row: row.class_id, dense=True, object_name="lessons.reps"
        )
        self.table.set_empty(self.tr("还没有班级。导入名单后,在这里登记心理委员。"))
        self.table.current_changed.connect(self.class_chosen)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self._strip())
        column.addWidget(self.table, 1)

    def show_page(self, page: LessonsPage, masked: bool) -> None:
        """One reading."""
        self._page, self._masked = page, masked
        self.gaps.set_count(page.reps.gaps)
        self.gaps.setVisible(bool(page.reps.clauses) and page.reps.gaps > 0)
        self.chip.setVisible(bool(page.reps.clauses))
        if page.reps.clauses:
            self.chip.setText(page.reps.clauses[0])
            self.chip.updateGeometry()
        total = sum(len(line.reps) for line in page.reps.lines)
        words = self.tr("%1 个班 · 心理委员 %2 人").replace("%1", str(len(page.reps.lines)))
        self.count.setText(words.replace("%2", str(total)))
        self._filter()

    def _strip(self) -> QWidget:
        strip = area("surface")
        row = QHBoxLayout(strip)
        set_margins(row, tk.MARGIN, 4, tk.MARGIN, 4, tk.GAP)
        self.gaps = FilterChip(self.tr("只看缺额"), 0, Sign.BAD, object_name="lessons.reps_gaps")
        self.gaps.toggled.connect(self._filter)
        self.chip = SourceChip("", "lessons.reps_source")
        self.chip.clicked.connect(self._source)
        self.count = label("", tone="text2")
        self.print_button = outline(self.tr("打印名册"), object_name="lessons.reps_print", icon="print")
        self.print_button.clicked.connect(self.print_wanted)
        for widget in (self.gaps, self.chip, self.count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.print_button)
        return strip

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("class", self.tr("班级"), lambda r: r.label, width=88, strong=True),
            Column("boys", self.tr("男委员"), self._of(Gender.MALE), width=192),
            Column("girls", self.tr("女委员"), self._of(Gender.FEMALE), width=192),
            Column("other", self.tr("性别未录"), self._of(None), width=112),
            Column("gap", self.tr("缺额"), self._gap, stretch=True, kind="sign", ordinal=_gap_sign),
        )

    def _of(self, gender: Gender | None) -> Callable[[ClassReps], str]:
        def words(row: ClassReps) -> str:
            return "、".join(self.name_of(rep) for rep in row.reps if rep.gender is gender and rep.here)

        return words

    def name_of(self, rep: RepLine) -> str:
        """The name as it may be shown."""
        return masked_name(rep.name) if self._masked else rep.name

    def _gap(self, row: ClassReps) -> str:
        if row.gap is None:
            return self.tr("不要求")
        if not row.gap:
            return self.tr("齐")
        words = self.tr("缺 %1 名").replace("%1", str(row.gap.missing))
        parts = [
            labels.label(gender)
            for gender, number in ((Gender.MALE, row.gap.boys), (Gender.FEMALE, row.gap.girls))
            if number
        ]
        return f"{words}({'、'.join(parts)})" if parts else words

    def _filter(self, _on: object = None) -> None:
        if self._page is None:
            return
        lines: Sequence[ClassReps] = self._page.reps.lines
        if self.gaps.isChecked() and not self.gaps.isHidden():
            lines = [line for line in lines if line.gap]
        self.table.set_rows(lines)

    def _source(self) -> None:
        self.source_wanted.emit(self.chip.text())


class RepsPanel(SidePanel):
    """The class chosen: who stands for it, and one more to be named."""

    name_wanted = Signal(str, str, object)
    relieve_wanted = Signal(str)

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: ClassReps | None = None
        self._masked = self._may_write = True
        self._today = ""
        holder, column = section("")
        self.heading = label(self.tr("心理委员"), Role.SECTION)
        self.hint = label(self.tr("先在左边选一个班。"), Role.CAPTION, "muted", wrap=True)
        column.addWidget(self.heading)
        column.addWidget(self.hint)
        self.table = DataTable(self._columns(), dense=True, sortable=False, object_name="lessons.reps_of")
        self.table.set_empty(self.tr("还没有心理委员。"))
        fix_height(self.table, tk.ROW + 4 * tk.ROW_DENSE)
        self.table.link_clicked.connect(self._relieve)
        column.addWidget(self.table)
        self.form = QWidget()
        inner = QVBoxLayout(self.form)
        set_margins(inner, 0, 0, 0, 0, tk.GAP)
        self.student = StudentPicker(search, object_name="lessons.rep_student")
        self.from_day = date_edit("lessons.rep_from")
        self.student_field = Field(self.tr("学生"), self.student, required=True)
        self.from_field = Field(self.tr("任职日期"), self.from_day, required=True)
        inner.addWidget(form_grid([[self.student_field], [self.from_field]]))
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 0)
        self.save = primary(self.tr("任命"), object_name="lessons.rep_save", shortcut="")
        self.save.clicked.connect(self._name)
        row.addStretch(1)
        row.addWidget(self.save)
        inner.addLayout(row)
        column.addWidget(self.form)
        self.add(holder, 0)

    def show_page(self, page: LessonsPage, masked: bool) -> None:
        """One reading; the chosen class stays."""
        self._masked = masked
        if not self._today:
            self._today = page.today
            self.from_day.setDate(QDate.fromString(page.today, FORMAT))
        chosen = self._line.class_id if self._line is not None else ""
        self._may_write = page.may_write
        self.show_class(next((line for line in page.reps.lines if line.class_id == chosen), None))

    def show_class(self, line: ClassReps | None) -> None:
        """The class whose row was chosen."""
        self._line = line
        self.heading.setText(
            self.tr("%1 心理委员").replace("%1", line.label) if line is not None else self.tr("心理委员")
        )
        self.hint.setVisible(line is None)
        self.table.setVisible(line is not None)
        self.form.setVisible(line is not None and self._may_write)
        self.table.set_rows(line.reps if line is not None else ())

    def show_field_error(self, step: str, field: str, text: str) -> bool:
        """An error of naming belongs to the student or to the day."""
        for known in (self.student_field, self.from_field):
            known.clear_error()
        if step != "rep":
            return False
        (self.from_field if field == "任职日期" else self.student_field).set_error(text)
        self.set_open(True)
        return True

    def saved(self, step: str) -> None:
        """The picker is free for the next one."""
        if step == "rep":
            self.student.set_picked(None)
        self.show_field_error("", "", "")

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("姓名"), self._name_of, stretch=True, strong=True),
            Column("since", self.tr("自"), lambda r: r.from_day[5:], width=56),
            Column("out", "", self._verb, width=48, kind="link"),
        )

    def _name_of(self, rep: RepLine) -> str:
        name = masked_name(rep.name) if self._masked else rep.name
        gender = labels.label(rep.gender) if rep.gender is not None else MISSING
        return f"{name} {gender}" if rep.here else f"{name} " + self.tr("已不在本班")

    def _verb(self, _rep: RepLine) -> str:
        return self.tr("免去") if self._may_write else ""

    def _relieve(self, rep: RepLine, _key: str) -> None:
        self.relieve_wanted.emit(rep.id)

    def _name(self) -> None:
        row: PickRow | None = self.student.picked_row()
        if self._line is None:
            return
        if row is None:
            self.student_field.set_error(self.tr("还没有选学生。内容没有丢。请输入首字母,按 Enter 选中。"))
            return
        self.name_wanted.emit(self._line.class_id, row.id, day_of(self.from_day.date()))


def _gap_sign(row: ClassReps) -> Sign:
    if row.gap is None:
        return Sign.NOT_APPLICABLE
    return Sign.BAD if row.gap else Sign.OK
