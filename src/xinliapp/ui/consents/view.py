"""The widgets of the page of consents."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xinliapp.domain.consents import ConsentKind, ConsentState
from xinliapp.i18n import formats, labels
from xinliapp.services.consent_print import PRINTED
from xinliapp.ui.consents.reading import ConsentPage, ConsentRow
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.consent_form import ON_PAPER
from xinliapp.widgets.fields import combo, date_edit
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable

_SIGNS = {
    ConsentState.GIVEN: Sign.OK,
    ConsentState.WAIVED: Sign.DUE_SOON,
    ConsentState.REFUSED: Sign.CROSS,
    ConsentState.WITHDRAWN: Sign.CROSS,
    ConsentState.MISSING: Sign.ASK,
}


class ConsentsView(QWidget):
    """``chosen(class id, kind)``; with the ids of the lines ``recorded(ids, day, given)``, ``asked(ids)``."""

    chosen = Signal(str, object)
    recorded = Signal(object, str, bool)
    asked = Signal(object)
    print_wanted = Signal()
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("consents")
        self._masked, self._day_set = True, False
        self.header = PageHeader(self.tr("知情同意"))
        self.kind = combo([(labels.label(kind), kind) for kind in ConsentKind], "consents.kind")
        self.kind.setCurrentIndex(self.kind.findData(ConsentKind.COUNSELING))
        self.classes = combo([], "consents.class")
        for box, words in ((self.classes, self.tr("班级")), (self.kind, self.tr("同意什么"))):
            box.setAccessibleName(words)
            box.currentIndexChanged.connect(self._choose)
            self.header.add_left(box)
        self.print_button = outline(
            self.tr("印本班同意书"), object_name="consents.print", icon="print", shortcut="Ctrl+P"
        )
        self.print_button.clicked.connect(self.print_wanted)
        self.header.add_action(self.print_button)
        self.bar = InlineBar("consents.bar")
        self.table = DataTable(self._columns(), object_name="consents.table", multi=True)
        self.table.set_empty(self.tr("这个班还没有学生。导入名单后会出现在这里。"))
        self.table.opened.connect(self._open)
        self.table.selection_changed.connect(self._selected)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        for widget in (self.header, self.bar):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self._foot())
        self._selected(())

    def show_page(self, page: ConsentPage, masked: bool) -> None:
        """One class, one kind."""
        self._masked = masked
        self.bar.clear()
        self.classes.blockSignals(True)
        if [self.classes.itemData(place) for place in range(self.classes.count())] != [
            class_id for class_id, _ in page.classes
        ]:
            self.classes.clear()
            for class_id, words in page.classes:
                self.classes.addItem(words, class_id)
        self.classes.setCurrentIndex(self.classes.findData(page.class_id))
        self.classes.blockSignals(False)
        told = (f"{labels.label(state)} {page.counts[state]}" for state in ConsentState if page.counts[state])
        self.header.set_subtitle("  ".join(told))
        if not self._day_set:
            self._day_set = True
            self.day.set_iso(page.today)
        self.print_button.setEnabled(bool(page.rows) and page.kind in PRINTED)
        self.table.set_rows(page.rows)
        self._selected(())

    def offer_blank(self, text: str, again: Callable[[], None]) -> None:
        """A name has characters no font has; 留空打印 leaves squares for them."""
        self.bar.offer_blank(text, again)

    def show_trouble(self, text: str) -> None:
        """An error, above the list."""
        self.bar.tell(text)

    def said(self, step: str, count: int) -> str:
        """What a toast says after ``step``."""
        words = self.tr("已记 %1 份回执") if step == "record" else self.tr("已登记发出 %1 份")
        return words.replace("%1", str(count))

    # --- parts ---

    def _foot(self) -> QWidget:
        foot = ActionBar()
        self.count = label("", tone="text2")
        foot.add_fact(self.count)
        self.day = date_edit("consents.day")
        self.day.setAccessibleName(self.tr("签字日期"))
        self.day.setToolTip(self.tr("回执上的签字日期"))
        self.answer = combo([(self.tr("回执同意"), True), (self.tr("回执不同意"), False)], "consents.answer")
        self.answer.setAccessibleName(self.tr("回执的意见"))
        self.ask = outline(self.tr("登记已发出"), object_name="consents.ask")
        self.ask.clicked.connect(self._ask)
        self.record = primary(self.tr("记回执"), object_name="consents.record")
        self.record.clicked.connect(self._record)
        for widget in (self.ask, self.day, self.answer, self.record):
            foot.add_button(widget)
        return foot

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("学生"), self._name, width=128, strong=True),
            Column("state", self.tr("同意"), _state, width=128, kind="sign",
                   ordinal=lambda r: _SIGNS[r.standing.state]),
            Column("day", self.tr("日期"), self._asked_or_answered, width=144),
            Column("who", self.tr("签字人"), self._signer, width=200),
            Column("why", self.tr("说明或依据"), _why, stretch=True),
        )  # fmt: skip

    def _name(self, row: ConsentRow) -> str:
        return formats.masked_name(row.name) if self._masked else row.name

    def _signer(self, row: ConsentRow) -> str:
        last = row.standing.last
        if last is None:
            return formats.MISSING
        hidden = self._masked and last.signer and last.signer != ON_PAPER
        signer = formats.masked_name(last.signer) if hidden else last.signer
        return " ".join(filter(None, (last.relation, signer))) or last.created_by

    def _asked_or_answered(self, row: ConsentRow) -> str:
        if row.standing.last is not None:
            return row.standing.last.day
        asked = row.standing.asked_on
        return self.tr("%1 发出").replace("%1", asked) if asked else formats.MISSING

    def _ids(self) -> Sequence[str]:
        return [row.id for row in self.table.selected_rows() if isinstance(row, ConsentRow)]

    def _selected(self, _rows: object) -> None:
        ids = self._ids()
        words = self.tr("选了 %1 名") if ids else self.tr("先选学生;按住 Ctrl 或 Shift 可以选多名")
        self.count.setText(words.replace("%1", str(len(ids))))
        for button in (self.ask, self.record):
            button.setEnabled(bool(ids))

    def _choose(self, _index: int) -> None:
        if self.classes.currentData():
            self.chosen.emit(str(self.classes.currentData()), self.kind.currentData())

    def _record(self) -> None:
        self.recorded.emit(self._ids(), self.day.iso(), bool(self.answer.currentData()))

    def _ask(self) -> None:
        self.asked.emit(self._ids())

    def _open(self, row: object) -> None:
        if isinstance(row, ConsentRow):
            self.opened.emit(row.id)


def _state(row: ConsentRow) -> str:
    return labels.label(row.standing.state)


def _why(row: ConsentRow) -> str:
    return row.standing.last.reason if row.standing.last else ""
