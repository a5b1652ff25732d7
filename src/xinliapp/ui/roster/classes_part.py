"""班级页: a line a class with who holds which post, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from xinliapp.domain.students import Gender
from xinliapp.i18n.formats import masked_name
from xinliapp.services.class_posts import ClassPosts, PostLine, reps_of
from xinliapp.ui.roster.class_panel import ClassPanel
from xinliapp.ui.roster.class_presenter import ClassesPage
from xinliapp.ui.roster.facts import Rights
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.marks import FilterChip
from xinliapp.widgets.page import ActionBar
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.picking import Search
from xinliapp.widgets.side_layout import lay_out_beside
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable

_GAPS_TOLD = 8


class ClassesPart(QWidget):
    """``chosen`` carries the id of the class whose row is current."""

    chosen = Signal(str)
    list_wanted = Signal(str)
    print_wanted = Signal(object)

    def __init__(self, rights: Rights, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._masked = True
        self._all: tuple[ClassPosts, ...] = ()
        self.panel = ClassPanel(rights, search)
        self.table = DataTable(self._columns(), key=lambda row: row.class_id, object_name="roster.classes")
        self.table.set_empty(self.tr("还没有班级。导入学生名单后,班级会列在这里。"))
        self.table.current_changed.connect(self._current_moved)
        self.table.opened.connect(self._to_list)
        lay_out_beside(self, (self._strip(),), self.table, self._actions(), self.panel)
        self._current_moved(None)

    def show_page(self, page: ClassesPage, masked: bool) -> None:
        """One reading; the class chosen stays chosen."""
        self._masked, self._all = masked, page.classes
        self.panel.show_page(page, masked)
        self._filter()

    def _strip(self) -> QWidget:
        strip = QFrame()
        strip.setProperty("area", "bg")
        row = QHBoxLayout(strip)
        set_margins(row, tk.MARGIN, 4, tk.MARGIN, 4, tk.GAP)
        self.gaps = FilterChip(self.tr("只看缺额"), 0, Sign.DUE_SOON, object_name="roster.class_gaps")
        self.gaps.toggled.connect(self._filter)
        self.gap_line = ElidedLabel("", greedy=True)
        self.gap_line.setObjectName("roster.gap_line")
        row.addWidget(self.gaps)
        row.addWidget(self.gap_line, 1)
        return strip

    def _actions(self) -> QWidget:
        bar = ActionBar()
        self.list_button = outline(self.tr("看名单"), object_name="roster.class_list", hint="Enter")
        self.list_button.clicked.connect(self._to_list)
        self.print_button = outline(
            self.tr("打印班级名单"), object_name="roster.class_print", icon="print", shortcut="Ctrl+P",
            hint="Ctrl+P",
        )  # fmt: skip
        self.print_button.clicked.connect(self._print)
        bar.add_button(self.print_button)
        bar.add_button(self.list_button)
        return bar

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("class", self.tr("班级"), lambda r: r.label, width=80, strong=True),
            Column("students", self.tr("人数"), lambda r: r.students, width=56),
            Column("homeroom", self.tr("班主任"), lambda r: self._post(r.homeroom), width=88),
            Column("deputy", self.tr("副班主任"), lambda r: self._post(r.deputy), width=88),
            Column("league", self.tr("团支书"), lambda r: self._post(r.league), width=80),
            Column("boys", self.tr("心理委员 男"), self._reps(Gender.MALE), width=104),
            Column("girls", self.tr("心理委员 女"), self._reps(Gender.FEMALE), width=104),
            Column("officers", self.tr("学生干部"), self._officers, width=96, tip=self._officers),
            Column("gaps", self.tr("缺"), lambda r: "、".join(r.gaps), stretch=True, kind="sign",
                   ordinal=lambda r: Sign.DUE_SOON if r.gaps else None,
                   tip=lambda r: "、".join(r.gaps)),
        )  # fmt: skip

    def _post(self, post: PostLine | None) -> str:
        if post is None or not post.here:
            return ""
        return masked_name(post.name) if post.student and self._masked else post.name

    def _officers(self, row: ClassPosts) -> str:
        return "、".join(self._post(post) for post in row.officers if post.here)

    def _reps(self, gender: Gender) -> Callable[[ClassPosts], str]:
        def words(row: ClassPosts) -> str:
            names = (rep.name for rep in reps_of(row, gender))
            return "、".join(masked_name(name) if self._masked else name for name in names)

        return words

    def _filter(self, _on: object = None) -> None:
        lacking = [row for row in self._all if row.gaps]
        self.gaps.set_count(len(lacking))
        self.gaps.setVisible(bool(lacking) or self.gaps.isChecked())
        self.gap_line.setText(self._gap_words(lacking) if self._all else "")
        self.table.set_rows(lacking if self.gaps.isChecked() else self._all)

    def _gap_words(self, lacking: Sequence[ClassPosts]) -> str:
        words = self.tr("%1 个班").replace("%1", str(len(self._all)))
        if not lacking:
            return words + " · " + self.tr("班主任和心理委员都齐")
        gaps = [f"{row.label} {gap}" for row in lacking for gap in row.gaps]
        told = ", ".join(gaps[:_GAPS_TOLD])
        if len(gaps) > _GAPS_TOLD:
            told += self.tr(",另有 %1 项").replace("%1", str(len(gaps) - _GAPS_TOLD))
        return words + " · " + self.tr("缺: %1").replace("%1", told)

    def _current_moved(self, row: ClassPosts | None) -> None:
        for button in (self.list_button, self.print_button):
            button.setEnabled(row is not None)
        self.panel.show_class(row)
        if row is not None:
            self.chosen.emit(row.class_id)

    def _to_list(self, _row: object = None) -> None:
        row = self.table.current_row()
        if row is not None:
            self.list_wanted.emit(row.class_id)

    def _print(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.print_wanted.emit(row.class_id)
