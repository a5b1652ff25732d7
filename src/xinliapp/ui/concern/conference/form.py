"""The conclusion about one student: bases ticked, a grade by its digit, reason, review day, next steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from xinliapp.domain.conferences import NextStep
from xinliapp.i18n import formats, labels
from xinliapp.ui.concern.conference.facts import Candidate, ConclusionForm
from xinliapp.widgets.elided import ElidedCheckBox
from xinliapp.widgets.fields import Field, date_edit, tab_before
from xinliapp.widgets.flow import flow
from xinliapp.widgets.grade_row import GradeRow
from xinliapp.widgets.marks import GradeChip
from xinliapp.widgets.page import area, label
from xinliapp.widgets.plain_tip import plain_tip
from xinliapp.widgets.style import fix_width, px, set_margins
from xinliapp.widgets.tokens import Role

DRAFT_PAUSE = 2000
_DAY = 136


class ConclusionEdit(QWidget):
    """The form; ``draft_due`` two seconds after the last change."""

    draft_due = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._words: Sequence[str] = ()
        self._today = ""
        self._recused = ""
        self._bases: list[QCheckBox] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_PAUSE)
        self._pause.timeout.connect(self.draft_due)
        columns = QHBoxLayout(self)
        set_margins(columns, 0, 0, 0, 0, 0)
        columns.addWidget(self._left(), 6)
        columns.addWidget(self._right(), 7)

    def show_candidate(
        self, candidate: Candidate, words: Sequence[str], masked: bool, review: str, today: str
    ) -> None:
        """A fresh form; every record is offered, the newest already ticked by nobody."""
        self._filling = True
        self._words, self._today = words, today
        usual = candidate.review_days is not None
        self._review_field.set_hint("" if usual else self.tr("间隔在 规则与口径 设定"))
        name = formats.masked_name(candidate.name) if masked else candidate.name
        self.title.setText(f"{name} {candidate.class_label}")
        now = words[candidate.ordinal]
        self._set_chip(candidate.ordinal, f"{now}({candidate.ordinal}/4)")
        for box in self._bases:
            self._list.removeWidget(box)
            box.deleteLater()
        self._bases = []
        for place, basis in enumerate(candidate.bases):
            box = ElidedCheckBox(f"{labels.label(basis.kind)} {basis.day[5:]} {basis.words}"[:60])
            box.setToolTip(plain_tip(basis.words))
            box.setObjectName(f"conf.basis.{place}")
            box.toggled.connect(self._touched)
            self._list.addWidget(box)
            self._bases.append(box)
        self._none.setVisible(not candidate.bases)
        self.grades.set_words(words)
        tab_before(self.extra, self._bases)
        tab_before(self.reason, self.grades.buttons())
        self.show_form(ConclusionForm(review_on=review))
        self._filling = False
        self._pause.stop()
        (self._bases[0] if self._bases else self.extra).setFocus()

    def show_form(self, form: ConclusionForm) -> None:
        """Fill in a form."""
        self._filling = True
        for place, box in enumerate(self._bases):
            box.setChecked(place in form.ticked)
        self.grades.choose(form.ordinal)
        for line, text in (
            (self.extra, form.extra),
            (self.parents, form.parents),
            (self.protective, form.protective),
        ):
            line.setText(text)
        self.review.set_iso(form.review_on, near=self._today)
        self._tell_recused(form.recused)
        self.reason.setPlainText(form.reason)
        for step, box in self.steps.items():
            box.setChecked(step in form.steps)
        self.clear_errors()
        self._filling = False

    def form(self) -> ConclusionForm:
        """The form as it stands."""
        return ConclusionForm(
            ordinal=self.grades.ordinal(),
            ticked=tuple(place for place, box in enumerate(self._bases) if box.isChecked()),
            extra=self.extra.text(),
            protective=self.protective.text(),
            parents=self.parents.text(),
            reason=self.reason.toPlainText(),
            review_on=self.review.iso(),
            steps=tuple(step for step, box in self.steps.items() if box.isChecked()),
            recused=self._recused,
        )

    def set_recused(self, who: str) -> None:
        """Who stepped out while this student was talked about; "" for nobody."""
        self._tell_recused(who)
        self._touched()

    def pending(self) -> bool:
        """Whether something changed that is not in the draft yet; asking settles it."""
        waiting = self._pause.isActive()
        self._pause.stop()
        return waiting

    def mark(self, code: str, field: str, text: str) -> None:
        """Say at its place what is wrong."""
        self.clear_errors()
        places = {
            "conference_no_basis": self._bases_field,
            "concern_reason": self._reason_field,
            "conference_no_review": self._review_field,
        }
        by_name = {"理由": self._reason_field, "复评日期": self._review_field}
        place = places.get(code) or by_name.get(field)
        if place is not None:
            place.set_error(text.split("。")[0])
            place.editor.setFocus()

    def clear_errors(self) -> None:
        """Nothing is wrong."""
        for field in (self._bases_field, self._reason_field, self._review_field):
            field.clear_error()

    # --- parts ---

    def _left(self) -> QWidget:
        box = area("surface")
        column = QVBoxLayout(box)
        set_margins(column, 16, 12, 16, 12, 12)
        head = QHBoxLayout()
        self.title = label("", Role.SECTION)
        self.title.setObjectName("conf.student")
        head.addWidget(self.title)
        self._chip_place = QHBoxLayout()
        head.addLayout(self._chip_place)
        head.addStretch(1)
        column.addLayout(head)
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        set_margins(self._list, 0, 0, 0, 0, 0)
        self._none = label(self.tr("档案里还没有可以采用的记录,请写一条依据。"), tone="text2", wrap=True)
        self._list.addWidget(self._none)
        self._bases_field = Field(self.tr("依据(勾选采用)"), holder, required=True)
        column.addWidget(self._bases_field)
        self.extra = self._line("conf.extra")
        column.addWidget(Field(self.tr("其他依据"), self.extra))
        column.addStretch(1)
        return box

    def _right(self) -> QWidget:
        box = area("surface")
        column = QVBoxLayout(box)
        set_margins(column, 16, 12, 16, 12, 12)
        self.grades = GradeRow("conf.grade")
        self.grades.changed.connect(self._touched)
        column.addWidget(Field(self.tr("结论等级(按 0-4;不选为不变)"), self.grades))
        self.reason = QPlainTextEdit()
        self.reason.setObjectName("conf.reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(px(84))
        self.reason.textChanged.connect(self._touched)
        hint = self.tr("等级有变化时必填,20到500字。调低等级要另一位审核。")
        self._reason_field = Field(self.tr("理由"), self.reason, hint=hint)
        column.addWidget(self._reason_field)
        self.review = date_edit("conf.review", none=self.tr("未定"))
        self.review.dateChanged.connect(self._touched)
        self._review_field = Field(self.tr("复评日期"), self.review, required=True)
        fix_width(self._review_field, _DAY)
        self.steps: dict[NextStep, QCheckBox] = {}
        for step in NextStep:
            tick = QCheckBox(labels.label(step))
            tick.setObjectName(f"conf.step.{step.value}")
            tick.toggled.connect(self._touched)
            self.steps[step] = tick
        after = QHBoxLayout()
        after.addWidget(self._review_field, 0, Qt.AlignmentFlag.AlignTop)
        after.addWidget(
            Field(self.tr("去向"), flow(*self.steps.values(), gap=12)), 1, Qt.AlignmentFlag.AlignTop
        )
        column.addLayout(after)
        self.protective, self.parents = self._line("conf.protective"), self._line("conf.parents")
        two = QHBoxLayout()
        two.addWidget(Field(self.tr("保护因素"), self.protective))
        two.addWidget(Field(self.tr("家长意见"), self.parents))
        column.addLayout(two)
        self._out = label("", tone="text2", wrap=True)
        self._out.setObjectName("conf.recused")
        self._out.setVisible(False)
        column.addWidget(self._out)
        column.addStretch(1)
        return box

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.textChanged.connect(self._touched)
        return line

    def _tell_recused(self, who: str) -> None:
        self._recused = who
        self._out.setText(self.tr("回避: %1").replace("%1", who) if who else "")
        self._out.setVisible(bool(who))

    def _set_chip(self, ordinal: int, words: str) -> None:
        while (item := self._chip_place.takeAt(0)) is not None:
            old: QWidget | None = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        chip = GradeChip(ordinal, words, 24)
        self._chip_place.addWidget(chip)
        chip.show()

    def _touched(self, _value: object = None) -> None:
        if not self._filling:
            self._pause.start()
