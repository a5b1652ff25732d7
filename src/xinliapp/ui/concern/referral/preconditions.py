"""前提: what has to be so before a child is handed over, each with its clause, each to be passed over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.attachments import SUFFIXES
from xinliapp.domain.referrals import Helped, ParentsOpinion, Precondition, PreconditionState
from xinliapp.i18n import labels
from xinliapp.ui.concern.referral.facts import Opened, SheetForm
from xinliapp.widgets.ask_dialog import AskDialog
from xinliapp.widgets.buttons import Button, link
from xinliapp.widgets.fields import combo, date_edit
from xinliapp.widgets.file_pick import FilePick
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role

_NAME, _DAY, _PICK = 104, 124, 104


class Preconditions(QWidget):
    """Three rows; ``changed`` by hand, ``waived(precondition, reason)``, ``file_wanted(id)``."""

    changed = Signal()
    waived = Signal(object, str)
    file_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._me = self._today = ""
        self._file_id = ""
        self._asked = Precondition.CONFIRMED
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 8)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("前提 (来自规则包)"), Role.SECTION))
        head.addStretch(1)
        column.addLayout(head)
        self._grid = QGridLayout()
        set_margins(self._grid, 0, 0, 0, 0, 8)
        column.addLayout(self._grid)
        self._marks: dict[Precondition, StatusMark] = {}
        self._clauses: dict[Precondition, QLabel] = {}
        self._words: dict[Precondition, QLabel] = {}
        self._waive: dict[Precondition, Button] = {}
        self._fields()
        for place, precondition in enumerate(Precondition):
            self._row(2 * place, precondition)

    def show_opened(self, opened: Opened) -> None:
        """Clauses, waivers and the kept file; what is typed is filled by :meth:`show_form`."""
        self._me, self._today = opened.me, opened.today
        self._file_id = (opened.referral.sheet.parents_file or "") if opened.referral else ""
        self.kept.setText(self.tr("看扫描件"))
        self.kept.setVisible(bool(self._file_id))
        self.file.set_path(None)
        may = opened.referral is not None and opened.referral.open
        for state in opened.preconditions:
            self._show_state(state, may)

    def show_form(self, form: SheetForm) -> None:
        """Fill in what was typed."""
        self._filling = True
        self.confirmed.setChecked(bool(form.confirmed_by or form.confirmed_on))
        self.by.setText(form.confirmed_by)
        self.on.set_iso(form.confirmed_on, near=self._today)
        self.opinion.setCurrentIndex(self.opinion.findData(form.opinion))
        self.signer.setText(form.signer)
        self.signed.set_iso(form.signed_on, near=self._today)
        self.helped.setCurrentIndex(self.helped.findData(form.helped))
        self._filling = False

    def values(self) -> dict[str, str]:
        """What stands in the fields, by the names of :class:`SheetForm`."""
        return {
            "confirmed_by": self.by.text(),
            "confirmed_on": self.on.iso(),
            "opinion": str(self.opinion.currentData()),
            "signer": self.signer.text(),
            "signed_on": self.signed.iso(),
            "helped": str(self.helped.currentData()),
        }

    def path(self) -> Path | None:
        """The scan of the parents' paper chosen just now."""
        return self.file.path()

    def set_open(self, on: bool) -> None:
        """A referral that is done with is only read."""
        for widget in (self.confirmed, self.by, self.on, self.opinion, self.signer, self.signed, self.file):
            widget.setEnabled(on)
        self.helped.setEnabled(on)

    # --- parts ---

    def _fields(self) -> None:
        self.confirmed = QCheckBox(labels.label(Precondition.CONFIRMED))
        self.confirmed.setObjectName("ref.confirmed")
        self.confirmed.toggled.connect(self._confirm)
        self.by = self._line("ref.confirmed_by", self.tr("专业人员"))
        self.on = date_edit("ref.confirmed_on", none=self.tr("未确认"))
        self.opinion = combo([(labels.label(one), one.value) for one in ParentsOpinion], "ref.opinion")
        self.signer = self._line("ref.signer", self.tr("签字人"))
        self.signed = date_edit("ref.signed_on", none=self.tr("签字待补"))
        self.file = FilePick("ref.parents_file", SUFFIXES)
        self.kept = link("", object_name="ref.parents_kept")
        self.kept.clicked.connect(self._want_file)
        helps = [(self.tr("还没有"), ""), *((labels.label(one), one.value) for one in Helped)]
        self.helped = combo(helps, "ref.helped")
        for day, words in ((self.on, self.tr("确认日期")), (self.signed, self.tr("签字日期"))):
            day.setAccessibleName(words)
            day.dateChanged.connect(self._touched)
            fix_width(day, _DAY)
        for box, words in ((self.opinion, self.tr("家长意见")), (self.helped, self.tr("协助家长"))):
            box.setAccessibleName(words)
            box.currentIndexChanged.connect(self._touched)
            fix_width(box, _PICK)
        self.file.changed.connect(self._touched)

    def _row(self, line: int, precondition: Precondition) -> None:
        mark = StatusMark(Sign.NONE, "")
        self._marks[precondition] = mark
        waive = link(self.tr("免除…"), object_name=f"ref.waive.{precondition.value}")
        waive.setProperty("precondition", precondition.value)
        waive.clicked.connect(self._ask)
        self._waive[precondition] = waive
        clause, said = label("", Role.CAPTION, "text2"), label("", Role.CAPTION, "text2", wrap=True)
        self._clauses[precondition], self._words[precondition] = clause, said
        fields = {
            Precondition.CONFIRMED: (self.confirmed, self.by, self.on),
            Precondition.PARENTS: (
                label(labels.label(precondition)), self.opinion, self.signer, self.signed,
            ),
            Precondition.HELPED: (label(labels.label(precondition)), self.helped),
        }[precondition]  # fmt: skip
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 8)
        for widget in fields:
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(clause)
        row.addWidget(waive)
        self._grid.addWidget(mark, line, 0)
        self._grid.addLayout(row, line, 1)
        below = QHBoxLayout()
        if precondition is Precondition.PARENTS:
            below.addWidget(self.file, 1)
            below.addWidget(self.kept)
        below.addWidget(said, 1)
        self._grid.addLayout(below, line + 1, 1)

    def _show_state(self, state: PreconditionState, may: bool) -> None:
        mark, waiver = self._marks[state.precondition], state.waiver
        if state.met:
            mark.set(Sign.OK, "")
        elif waiver is not None:
            mark.set(Sign.DOT, "")
        else:
            mark.set(Sign.DUE_SOON if state.required else Sign.NONE, "")
        name = self.tr("已具备") if state.met else self.tr("已免除") if waiver else self.tr("还缺")
        mark.setAccessibleName(f"{labels.label(state.precondition)} {name}")
        clauses = "、".join(state.clauses) or (self.tr("基本要求") if state.required else self.tr("未要求"))
        self._clauses[state.precondition].setText(clauses)
        said = ""
        if waiver is not None and not state.met:
            said = self.tr("已免除:%1(%2 %3)").replace("%1", waiver.reason)
            said = said.replace("%2", waiver.created_by).replace("%3", waiver.created_at[:10])
        self._words[state.precondition].setText(said)
        self._words[state.precondition].setVisible(bool(said))
        self._waive[state.precondition].setVisible(may and state.blocks)

    def _line(self, name: str, words: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setPlaceholderText(words)
        line.setAccessibleName(words)
        line.textChanged.connect(self._touched)
        fix_width(line, _NAME)
        return line

    def _confirm(self, on: bool) -> None:
        """Ticked: this person, today; to be changed when it was another, or earlier."""
        if self._filling:
            return
        self.by.setText((self.by.text() or self._me) if on else "")
        self.on.set_iso((self.on.iso() or self._today) if on else "", near=self._today)
        self._touched()

    def _touched(self, _value: object = None) -> None:
        if not self._filling:
            self.changed.emit()

    def _want_file(self) -> None:
        self.file_wanted.emit(self._file_id)

    def _ask(self) -> None:
        button = self.sender()
        if not isinstance(button, Button):
            return
        self._asked = Precondition(str(button.property("precondition")))
        hint = self.tr("免除“%1”会记入审计,理由留在记录里。").replace("%1", labels.label(self._asked))
        ask = AskDialog("ref.waiving", self.tr("免除理由"), self.tr("免除"), hint, 2, self)
        ask.given.connect(self._waived)
        ask.open()

    def _waived(self, reason: str) -> None:
        self.waived.emit(self._asked, reason)
