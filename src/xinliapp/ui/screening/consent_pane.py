"""Step 2: whose guardians agreed, and the letter that asks them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.casework import ConsentRule
from xinliapp.domain.consents import ConsentState
from xinliapp.i18n import formats, labels
from xinliapp.ui.screening.facts import ConsentCount, ConsentInput, ConsentLine, RoundPage
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field, combo, date_edit
from xinliapp.widgets.page import ActionBar, EmptyState, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable

_SIGNS = {
    ConsentState.GIVEN: Sign.OK,
    ConsentState.WAIVED: Sign.ASK,
    ConsentState.MISSING: Sign.DUE_SOON,
    ConsentState.REFUSED: Sign.NOT_APPLICABLE,
    ConsentState.WITHDRAWN: Sign.NOT_APPLICABLE,
}
_ORDER = (
    ConsentState.MISSING,
    ConsentState.WITHDRAWN,
    ConsentState.REFUSED,
    ConsentState.WAIVED,
    ConsentState.GIVEN,
)


class ConsentPane(QWidget):
    """Classes at the left, the chosen one's students at the right; answers are noted on their own pages."""

    letters_wanted = Signal(object)
    answers_wanted = Signal(object)
    student_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: RoundPage | None = None
        self._masked = True
        self.counts = label("")
        self.counts.setObjectName("round.consent_counts")
        self.rule = label("", tone="text2", wrap=True)
        head = area("surface")
        inner = QVBoxLayout(head)
        set_margins(inner, tk.MARGIN, 8, tk.MARGIN, 8, 4)
        inner.addWidget(self.counts)
        inner.addWidget(self.rule)
        self.classes = DataTable(
            self._class_columns(), object_name="round.consent_classes", dense=True, multi=True
        )
        self.classes.current_changed.connect(self._class_chosen)
        self.classes.selection_changed.connect(self._classes_selected)
        fix_width(self.classes, 424)
        self.students = DataTable(
            self._student_columns(), object_name="round.consent_students", dense=True, multi=True
        )
        self.students.selection_changed.connect(self._students_selected)
        self.students.set_empty(self.tr("这个班没有要问同意的学生。"))
        self.students.opened.connect(self._open)
        middle = QWidget()
        row = QHBoxLayout(middle)
        set_margins(row, 0, 0, 0, 0, 0)
        row.addWidget(self.classes)
        row.addWidget(self.students, 1)
        self.tables = middle
        self.nothing = EmptyState(
            self.tr("这一轮没有量表,不要求知情同意。拒绝参加的学生,在“摸排”里记为拒测。")
        )
        self.foot = ActionBar()
        self.print = primary(self.tr("印告知书和同意书"), object_name="round.letter")
        self.print.clicked.connect(self._print)
        self._add_answer()
        self.foot.add_button(self.print)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(head)
        column.addWidget(self.tables, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.foot)

    def show_round(self, page: RoundPage, masked: bool) -> None:
        """Counts of the round and the students of a class."""
        self._page, self._masked = page, masked
        lines = page.consent_counts
        told = (
            (self.tr("同意"), sum(line.given for line in lines)),
            (self.tr("未回"), sum(line.missing for line in lines)),
            (self.tr("不同意"), sum(line.refused for line in lines)),
            (self.tr("撤回"), sum(line.withdrawn for line in lines)),
        )
        self.counts.setText(" ".join(f"{word}{count}" for word, count in told))
        self.counts.setVisible(bool(lines))
        self.rule.setText(self._rule(page))
        asked = page.round.consent_rule is not ConsentRule.NONE
        if not self.day.property("set"):
            self.day.setProperty("set", True)
            self.day.set_iso(page.today)
        for widget in (self.day_field, self.given, self.answer, self.print):
            widget.setVisible(asked)
        self.tables.setVisible(asked)
        self.nothing.setVisible(not asked)
        self.classes.set_rows(lines)
        if lines and self.classes.current_row() is None:
            behind = max(lines, key=lambda line: line.missing)
            self.classes.select_key(behind.id)
        self._show_students()

    def show_field_error(self, field: str, text: str) -> bool:
        """Says at the day what is wrong with it; False for another field."""
        self.day_field.clear_error()
        if field == "签字日期":
            self.day_field.set_error(text)
        return field == "签字日期"

    def _add_answer(self) -> None:
        """A pile of receipts: the chosen students' answer, in one go."""
        self.chosen = label("", tone="text2")
        self.foot.add_fact(self.chosen)
        self.day = date_edit("round.consent_day")
        self.day.setAccessibleName(self.tr("签字日期"))
        self.day.setToolTip(self.tr("回执上的签字日期"))
        self.day_field = Field("", self.day)
        self.given = combo(
            [(self.tr("回执同意"), True), (self.tr("回执不同意"), False)], "round.consent_answer"
        )
        self.given.setAccessibleName(self.tr("回执的意见"))
        self.answer = outline(self.tr("记回执"), object_name="round.consent_record")
        self.answer.clicked.connect(self._record)
        for widget in (self.day_field, self.given, self.answer):
            self.foot.add_button(widget)

    def _rule(self, page: RoundPage) -> str:
        return {
            ConsentRule.NONE: "",
            ConsentRule.UNDER_14: self.tr(
                "不满14周岁的学生要有监护人同意;没有同意的,答卷不导入,也不保存。已明确不同意的,不论年龄都不导入。"
            ),
            ConsentRule.ALL: self.tr("每名学生都要有监护人同意;没有同意的,答卷不导入,也不保存。"),
        }[page.round.consent_rule]

    def _class_columns(self) -> tuple[Column, ...]:
        return (
            Column("class", self.tr("班级"), lambda r: r.label, width=80, strong=True),
            Column("given", self.tr("同意"), lambda r: str(r.given), width=56, align_right=True,
                   sort=lambda r: r.given),
            Column("share", self.tr("占比"), _percent, width=64, kind="share", ordinal=lambda r: r.share,
                   sort=lambda r: r.share, tip=_percent),
            Column("missing", self.tr("未回"), lambda r: str(r.missing), width=56, align_right=True,
                   sort=lambda r: r.missing),
            Column("refused", self.tr("不同意"), lambda r: str(r.refused), width=72, align_right=True,
                   sort=lambda r: r.refused),
            Column("withdrawn", self.tr("撤回"), lambda r: str(r.withdrawn), stretch=True, align_right=True,
                   sort=lambda r: r.withdrawn),
        )  # fmt: skip

    def _student_columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("学生"), self._name, width=128, strong=True),
            Column("state", self.tr("同意"), lambda r: labels.label(r.state), width=112, kind="sign",
                   ordinal=lambda r: _SIGNS[r.state]),
            Column("day", self.tr("日期"), lambda r: r.day or formats.MISSING, stretch=True),
        )  # fmt: skip

    def _name(self, line: ConsentLine) -> str:
        return formats.masked_name(line.name) if self._masked else line.name

    def _class_chosen(self, _line: object) -> None:
        self._show_students()

    def _classes_selected(self, rows: object) -> None:
        chosen = [one for one in self.classes.selected_rows() if isinstance(one, ConsentCount)]
        whose = chosen[0].label if len(chosen) == 1 else self.tr("%1个班").replace("%1", str(len(chosen)))
        words = self.tr("印 %1 的告知书和同意书").replace("%1", whose)
        self.print.setText(words if chosen else self.tr("印告知书和同意书"))
        self.print.setEnabled(bool(chosen))
        self.print.updateGeometry()

    def _students_selected(self, _rows: object) -> None:
        count = len(self.students.selected_rows())
        self.chosen.setText(self.tr("选中 %1 人").replace("%1", str(count)) if count else "")
        self.answer.setEnabled(count > 0)

    def _record(self) -> None:
        ids = tuple(one.id for one in self.students.selected_rows() if isinstance(one, ConsentLine))
        self.answers_wanted.emit(ConsentInput(ids, self.day.iso(), bool(self.given.currentData())))

    def _show_students(self) -> None:
        chosen = self.classes.current_row()
        if self._page is None or not isinstance(chosen, ConsentCount):
            self.students.set_rows(())
            return
        lines = [one for one in self._page.consent if one.needed and one.class_id == chosen.id]
        self.students.set_rows(sorted(lines, key=lambda one: _ORDER.index(one.state)))

    def _open(self, line: object) -> None:
        if isinstance(line, ConsentLine):
            self.student_wanted.emit(line.id)

    def _print(self) -> None:
        self.letters_wanted.emit(tuple(one.id for one in self.classes.selected_rows()))


def _percent(line: ConsentCount) -> str:
    return formats.percent(line.given, line.given + line.missing + line.refused + line.withdrawn)
