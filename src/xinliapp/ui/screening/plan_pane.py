"""Step 1: what a round is about. The same form begins one and changes one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from xinliapp.domain.casework import CheckMethod, ConsentRule, Organiser
from xinliapp.domain.scales import Certainty, ScaleDefinition
from xinliapp.domain.screening import OUTSIDE
from xinliapp.i18n import labels
from xinliapp.ui.screening.facts import PlanInput, RoundPage, RoundsPage
from xinliapp.ui.screening.population import Population
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import primary
from xinliapp.widgets.fields import Field, combo, date_edit, form_grid
from xinliapp.widgets.page import ActionBar, label
from xinliapp.widgets.reveal import reveal
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role

DRAFT_AFTER_MS = 2000


class PlanPane(QWidget):
    """Name, method, scale, days, whom it is about, and of whom consent is asked."""

    save_wanted = Signal(object)
    draft_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._round_id = ""
        self._seen: str | None = None
        self._filling = self._dirty = False
        self._scales: tuple[ScaleDefinition, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER_MS)
        self._pause.timeout.connect(self.draft_changed)
        self._make_fields()
        self._lay_out()
        for line in (self.name, self.scale_name, self.hint_line):
            line.textEdited.connect(self._touched)
        for box in (self.method, self.scale, self.organiser, self.consent):
            box.currentIndexChanged.connect(self._touched)
        for day in (self.starts_on, self.ends_on):
            day.dateChanged.connect(self._touched)
        self.method.currentIndexChanged.connect(self._fit)
        self.scale.currentIndexChanged.connect(self._fit)

    # --- what the page calls ---

    @property
    def dirty(self) -> bool:
        """Whether something is typed and not saved."""
        return self._dirty

    def offer(self, page: RoundsPage) -> None:
        """The scales and classes there are."""
        if page.scales != self._scales:
            self._filling = True
            self._scales = page.scales
            self.scale.clear()
            for one in page.scales:
                self.scale.addItem(one.title, one.id)
            self.scale.addItem(self.tr("其他量表(只导入外部成绩)"), OUTSIDE)
            self._filling = False
        self.whom.offer(page.classes)

    def begin(self, today: str) -> None:
        """An empty plan."""
        self._round_id, self._seen = "", None
        self.clear_errors()
        self._filling = True
        for line in (self.name, self.scale_name, self.hint_line):
            line.clear()
        for box in (self.method, self.scale, self.organiser):
            box.setCurrentIndex(0)
        self.consent.setCurrentIndex(self.consent.findData(ConsentRule.ALL))
        self.starts_on.set_iso(today)
        self.ends_on.set_iso("", near=today)
        self.whom.tick(())
        self._filling = False
        self._settle(self.tr("建立这一轮"), writable=True)

    def show_round(self, page: RoundPage) -> None:
        """A plan that was saved; what is typed and not saved stays."""
        if self._dirty and self._round_id == page.round.id:
            return
        self._round_id = page.round.id
        self._put(plan_of(page))
        self._settle(self.tr("保存计划"), writable=not page.closed)

    def typed(self) -> PlanInput:
        """What stands in the form."""
        method = self.method.currentData()
        with_scale = method is CheckMethod.SCALE
        outside = with_scale and self.scale.currentData() == OUTSIDE
        return PlanInput(
            self._round_id, self.name.text().strip(), method,
            str(self.scale.currentData()) if with_scale else "",
            self.scale_name.text().strip() if outside else "",
            self.hint_line.text().strip() if outside else "",
            self.organiser.currentData(),
            self.consent.currentData() if with_scale else ConsentRule.NONE,
            self.starts_on.iso(), self.ends_on.iso(), self.whom.ticked(), self._seen,
        )  # fmt: skip

    def restore(self, kept: PlanInput) -> None:
        """What was typed before the program locked is there again, unsaved."""
        self._put(kept)
        self._dirty = True

    def saved(self) -> None:
        """What stands here is saved, or given up."""
        self.clear_errors()
        self._dirty = False
        self._pause.stop()

    def show_field_error(self, field: str, text: str) -> bool:
        """Marks the field an error speaks of; False when there is none of that name."""
        self.clear_errors()
        wrong = self.fields.get(field)
        if wrong is not None:
            wrong.set_error(text)
            reveal(wrong, wrong.editor)
        return wrong is not None

    def clear_errors(self) -> None:
        for field in self.fields.values():
            field.clear_error()

    # --- parts ---

    def _make_fields(self) -> None:
        self.name, self.scale_name, self.hint_line = QLineEdit(), QLineEdit(), QLineEdit()
        for line, key, longest in (
            (self.name, "name", 80), (self.scale_name, "scale_name", 80), (self.hint_line, "hint_line", 8),
        ):  # fmt: skip
            line.setObjectName(f"round.{key}")
            line.setMaxLength(longest)
        self.method = combo([(labels.label(one), one) for one in CheckMethod], "round.method")
        self.scale = combo((), "round.scale")
        self.organiser = combo([(labels.label(one), one) for one in Organiser], "round.organiser")
        self.consent = combo([(labels.label(one), one) for one in ConsentRule], "round.consent")
        self.starts_on = date_edit("round.starts_on")
        self.ends_on = date_edit("round.ends_on", none=self.tr("未定"))
        self.whom = Population("round.population")
        self.whom.touched.connect(self._touched)
        self.fields: Mapping[str, Field] = {
            "名称": Field(self.tr("名称"), self.name, required=True),
            "方法": Field(self.tr("方法"), self.method, required=True),
            "量表": Field(self.tr("量表"), self.scale, required=True),
            "量表名称": Field(self.tr("量表名称"), self.scale_name, required=True),
            "提示线": Field(
                self.tr("提示线"), self.hint_line,
                hint=self.tr("总分达到这个数算有提示,以量表说明为准;不填只看外部给的提示。"),
            ),
            "组织者": Field(self.tr("组织者"), self.organiser),
            "起止日期": Field(self.tr("开始日期"), self.starts_on, required=True),
            "结束日期": Field(self.tr("结束日期"), self.ends_on),
            "同意要求": Field(self.tr("同意要求"), self.consent),
            "范围": Field(self.tr("范围(一个都不勾是全校)"), self.whom, required=True),
        }  # fmt: skip

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        set_margins(column, tk.MARGIN, 12, tk.MARGIN, 12, 12)
        fields = self.fields
        self.scale_notes = label("", Role.CAPTION, "text2", wrap=True)
        self.scale_notes.setObjectName("round.scale_notes")
        column.addWidget(form_grid([[fields["名称"], fields["方法"]]]))
        column.addWidget(form_grid([[fields["量表"], fields["量表名称"], fields["提示线"]]]))
        column.addWidget(self.scale_notes)
        column.addWidget(
            form_grid([[fields["起止日期"], fields["结束日期"], fields["组织者"], fields["同意要求"]]])
        )
        column.addWidget(fields["范围"])
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        self.foot = ActionBar()
        self.save = primary(self.tr("建立这一轮"), object_name="round.save")
        self.save.clicked.connect(self._save)
        self.foot.add_button(self.save)
        outer = QVBoxLayout(self)
        set_margins(outer, 0, 0, 0, 0, 0)
        outer.addWidget(scroll, 1)
        outer.addWidget(self.foot)

    # --- inside ---

    def _put(self, kept: PlanInput) -> None:
        self._filling = True
        self._round_id, self._seen = kept.round_id, kept.seen
        self.name.setText(kept.name)
        self.method.setCurrentIndex(self.method.findData(kept.method))
        self.scale.setCurrentIndex(max(0, self.scale.findData(kept.scale_id)))
        self.scale_name.setText(kept.scale_name)
        self.hint_line.setText(kept.hint_line)
        self.organiser.setCurrentIndex(self.organiser.findData(kept.organiser))
        self.consent.setCurrentIndex(self.consent.findData(kept.consent_rule))
        self.starts_on.set_iso(kept.starts_on)
        self.ends_on.set_iso(kept.ends_on, near=kept.starts_on)
        self.whom.tick(kept.class_ids)
        self._filling = False
        self._fit()

    def _settle(self, words: str, *, writable: bool) -> None:
        self.save.setText(words)
        self.save.setEnabled(writable)
        for field in self.fields.values():
            field.editor.setEnabled(writable)
        self._dirty = False
        self._pause.stop()
        self._fit()

    def _fit(self) -> None:
        """Only what the method asks for shows."""
        with_scale = self.method.currentData() is CheckMethod.SCALE
        outside = with_scale and self.scale.currentData() == OUTSIDE
        asked = {"量表": with_scale, "量表名称": outside, "提示线": outside, "同意要求": with_scale}
        for key, on in asked.items():
            self.fields[key].setVisible(on)
        known = next((one for one in self._scales if one.id == self.scale.currentData()), None)
        notes = scale_notes(known) if with_scale and known is not None else ()
        self.scale_notes.setText("\n".join(notes))
        self.scale_notes.setVisible(bool(notes))

    def _touched(self) -> None:
        if not self._filling:
            self._dirty = True
            self._pause.start()

    def _save(self) -> None:
        self.save_wanted.emit(self.typed())


def scale_notes(scale: ScaleDefinition) -> list[str]:
    """What has to be said of a scale before it is used: licence, norms, what is not certain."""
    told = [f"{labels.label(scale.licence)}。{scale.licence_note}", scale.norms]
    if scale.certainty is Certainty.UNCERTAIN:
        told.append(f"{labels.label(scale.certainty)}:{scale.uncertain}")
    return [words for words in told if words]


def plan_of(page: RoundPage) -> PlanInput:
    """A saved plan as the form shows it."""
    one = page.round
    return PlanInput(
        one.id, one.name, one.method, one.scale_id or "", one.scale_name,
        "" if one.hint_line is None else f"{one.hint_line:g}", one.organiser, one.consent_rule,
        one.starts_on, one.ends_on or "", page.class_ids, page.seen,
    )  # fmt: skip
