"""The widgets of the page of two records."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.merging import Merger, Side, StudentField
from xinliapp.i18n import formats
from xinliapp.ui.merging.facts import FieldRow, MergerRow, PairPage
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, Tone, label
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import Search
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

# What tells two children apart: a person is asked to look twice where these differ.
_IDENTITY = frozenset({StudentField.BIRTHDAY, StudentField.STUDENT_NUMBER, StudentField.ID_NUMBER})


class MergingView(QWidget):
    """Two records above, how it is known below, what was merged before at the foot."""

    kept_picked = Signal(object)
    other_picked = Signal(object)
    swap_wanted = Signal()
    field_taken = Signal(object, bool)
    merge_wanted = Signal(str)
    undo_wanted = Signal(str)
    look_wanted = Signal()

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merging")
        self._masked = True
        self._undo_id = ""
        self.header = PageHeader(self.tr("合并档案"), self.tr("同一名学生有两份档案时用,30天内可以撤回"))
        self.bar = InlineBar("merging.bar")
        self.bar.acted.connect(self._undo_last)
        self.kept, self.kept_words = self._side(search, "merging.kept", self.tr("保留的一份"))
        self.other, self.other_words = self._side(search, "merging.other", self.tr("并进去的一份"))
        self.kept.picked.connect(self.kept_picked)
        self.other.picked.connect(self.other_picked)
        self.swap = outline(self.tr("互换"), object_name="merging.swap")
        self.swap.clicked.connect(self.swap_wanted)
        self.fields = DataTable(self._field_columns(), object_name="merging.fields", sortable=False,
                                key=lambda r: r.field.value)  # fmt: skip
        self.fields.toggled.connect(self._toggled)
        self.fields.set_empty(self.tr("在上面选好两份档案后,这里并排列出。"))
        self.counts = DataTable(self._count_columns(), object_name="merging.counts", sortable=False)
        self.counts.set_empty(self.tr("两份档案都还没有记录。"))
        self.earlier = DataTable(self._earlier_columns(), object_name="merging.earlier", sortable=False)
        self.earlier.link_clicked.connect(self._undo_row)
        self.reason = QLineEdit()
        self.reason.setObjectName("merging.reason")
        self.reason.setMaxLength(200)
        self.reason.setPlaceholderText(self.tr("怎么知道是同一名学生,如 学籍号相同"))
        self.reason_field = Field(self.tr("依据"), self.reason, required=True)
        self.reason.textEdited.connect(self.reason_field.clear_error)
        self.go = primary(self.tr("合并"), object_name="merging.go")
        self.go.clicked.connect(self._go)
        self._lay_out()

    def show_pair(self, page: PairPage | None, masked: bool) -> None:
        """Both records, or none yet."""
        self._masked = masked
        ready = page is not None
        self.fields.set_rows(page.fields if page else ())
        self.counts.set_rows(page.counts if page else ())
        self.kept_words.setText(self._words(page.found.kept) if page else "")
        self.other_words.setText(self._words(page.found.other) if page else "")
        self.swap.setEnabled(ready)
        blockers = page.found.blockers if page else ()
        self.go.setEnabled(ready and not blockers)
        words = {
            "open_groups": self.tr("两份档案都有在用的关爱小组。请先结束其中一个,再合并。"),
            "open_plans": self.tr("两份档案都有没结束的方案。请先结束其中一个,再合并。"),
        }
        if blockers:
            self.bar.tell("".join(words[each] for each in blockers), Tone.WARNING)
        elif page and (
            differing := [row.label for row in page.fields if row.differ and row.field in _IDENTITY]
        ):
            text = self.tr("两份的%1不同,可能是两名学生。核对后再合并。")
            self.bar.tell(text.replace("%1", "、".join(differing)), Tone.WARNING)

    def show_mergers(self, rows: tuple[MergerRow, ...], masked: bool) -> None:
        """What was merged before."""
        self._masked = masked
        self.earlier.set_rows(rows)
        for widget in (self.earlier_title, self.earlier):
            widget.setVisible(bool(rows))

    def clear_reason(self) -> None:
        """The next pair has a reason of its own."""
        self.reason.clear()
        self.other.set_picked(None)

    def show_reason_error(self, text: str) -> None:
        """Below the one line that is typed."""
        self.reason_field.set_error(text)
        self.reason.setFocus()

    def refuse_newer(self, text: str) -> None:
        """One of the two records has changed since."""
        self.bar.refuse_newer(text, self.look_wanted.emit)

    def show_trouble(self, text: str) -> None:
        """An error, above everything."""
        self.bar.tell(text)

    def clear_trouble(self) -> None:
        """Whatever was told is settled."""
        self.bar.clear()
        self.reason_field.clear_error()

    def tell_merged(self, merge_id: str, left: int) -> None:
        """Done, and 撤回 beside it."""
        self._undo_id = merge_id
        text = self.tr("已合并。记录都在保留的那一份里,并进去的那一份不再列出。")
        if left:
            text += self.tr("有 %1 条两边都有,留在原处,撤回时一并恢复。").replace("%1", str(left))
        self.bar.tell(text, Tone.INFO, self.tr("撤回"))

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        set_margins(sides, 16, 12, 16, 12, 16)
        for picker, words, title in (
            (self.kept, self.kept_words, self.tr("保留的一份")),
            (self.other, self.other_words, self.tr("并进去的一份")),
        ):
            column = QVBoxLayout()
            set_margins(column, 0, 0, 0, 0, 4)
            column.addWidget(label(title, Role.SECTION))
            column.addWidget(picker)
            column.addWidget(words)
            sides.addLayout(column, 1)
            if picker is self.kept:
                sides.addWidget(self.swap)
        tables = QHBoxLayout()
        set_margins(tables, 0, 0, 0, 0, 16)
        tables.addWidget(self.fields, 3)
        tables.addWidget(self.counts, 2)
        actions = ActionBar()
        actions.add_button(self.go)
        page = QVBoxLayout(self)
        set_margins(page, 0, 0, 0, 0, 0)
        page.addWidget(self.header)
        page.addWidget(self.bar)
        page.addLayout(sides)
        page.addLayout(tables, 1)
        why = QHBoxLayout()
        set_margins(why, 16, 8, 16, 8, 0)
        why.addWidget(self.reason_field)
        page.addLayout(why)
        self.earlier_title = label(self.tr("以前的合并"), Role.SECTION)
        self.earlier_title.setContentsMargins(16, 8, 16, 4)
        page.addWidget(self.earlier_title)
        fix_height(self.earlier, 32 * 4)
        page.addWidget(self.earlier)
        page.addWidget(actions)

    def _side(self, search: Search, name: str, title: str) -> tuple[StudentPicker, QLabel]:
        picker = StudentPicker(search, object_name=name)
        picker.line.setAccessibleName(title)
        return picker, label("", Role.BODY, "text2")

    def _words(self, side: Side) -> str:
        name = formats.masked_name(side.student.name) if self._masked else side.student.name
        return self.tr("%1 %2 %3 起在校,记录 %4 条").replace("%1", name).replace(
            "%2", side.class_label or self.tr("没有班级")
        ).replace("%3", side.student.joined_on).replace("%4", str(side.rows))  # fmt: skip

    def _field_columns(self) -> tuple[Column, ...]:
        return (
            Column("label", self.tr("项目"), lambda r: r.label, width=96),
            Column("kept", self.tr("保留的一份"), self._kept_value, stretch=True,
                   tone=lambda r: "muted" if r.taken else ""),
            Column("other", self.tr("并进去的一份"), self._other_value, stretch=True,
                   tone=lambda r: "" if r.taken else "muted"),
            Column("taken", self.tr("用并进去的"), self._tick, kind="check", width=104),
        )  # fmt: skip

    def _count_columns(self) -> tuple[Column, ...]:
        return (
            Column("label", self.tr("记录"), lambda r: r.label, stretch=True),
            Column("kept", self.tr("保留的"), lambda r: r.kept, align_right=True, width=80),
            Column("other", self.tr("并进去的"), lambda r: r.other, align_right=True, width=88),
        )

    def _earlier_columns(self) -> tuple[Column, ...]:
        return (
            Column("at", self.tr("时间"), lambda r: r.merger.merged_at[:16].replace("T", " "), width=144),
            Column("who", self.tr("学生"), self._pair_words, width=176, strong=True),
            Column("reason", self.tr("依据"), lambda r: r.merger.reason, stretch=True,
                   tip=lambda r: r.merger.reason),
            Column("by", self.tr("经手"), lambda r: r.merger.by_name, width=104),
            Column("moved", self.tr("移动"), lambda r: self.tr("%1条").replace("%1", str(r.merger.moved)),
                   align_right=True, width=72),
            Column("undo", "", self._undo_words, kind="link", width=120),
        )  # fmt: skip

    def _kept_value(self, row: FieldRow) -> str:
        return self._veiled(row, row.kept)

    def _other_value(self, row: FieldRow) -> str:
        return self._veiled(row, row.other)

    def _veiled(self, row: FieldRow, value: str) -> str:
        hide = self._masked and row.field is StudentField.NAME and value != formats.MISSING
        return formats.masked_name(value) if hide else value

    def _tick(self, row: FieldRow) -> bool | str:
        """Only where both have something and not the same; what one side lacks is taken over anyway."""
        if row.differ:
            return row.taken
        return self.tr("补上") if row.taken else ""

    def _pair_words(self, row: MergerRow) -> str:
        return f"{self._name(row.merger.other_name)} → {self._name(row.merger.name)}"

    def _name(self, name: str) -> str:
        return formats.masked_name(name) if self._masked else name

    def _undo_words(self, row: MergerRow) -> str:
        merger: Merger = row.merger
        if merger.undone_at is not None:
            return self.tr("已撤回")
        return self.tr("撤回") if row.may_undo else self.tr("已过30天")

    def _toggled(self, row: object, _key: str, on: bool) -> None:
        if isinstance(row, FieldRow):
            self.field_taken.emit(row.field, on)

    def _undo_row(self, row: object, _key: str) -> None:
        if isinstance(row, MergerRow) and row.may_undo:
            self.undo_wanted.emit(row.id)

    def _undo_last(self) -> None:
        if self._undo_id:
            merge_id, self._undo_id = self._undo_id, ""
            self.undo_wanted.emit(merge_id)

    def _go(self) -> None:
        self.merge_wanted.emit(self.reason.text())
