"""One round: its steps at the left, the step's own page at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xinliapp.ui.screening.check_pane import CheckPane
from xinliapp.ui.screening.close_pane import ClosePane
from xinliapp.ui.screening.consent_pane import ConsentPane
from xinliapp.ui.screening.dispose_pane import DisposePane
from xinliapp.ui.screening.facts import RoundPage, RoundPaper, Step
from xinliapp.ui.screening.grid_pane import GridPane
from xinliapp.ui.screening.import_pane import ImportPane
from xinliapp.ui.screening.plan_pane import PlanPane
from xinliapp.ui.screening.sheet_pane import SheetPane
from xinliapp.widgets.buttons import Button, outline
from xinliapp.widgets.page import InlineBar, PageHeader
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.print_button import PrintButton
from xinliapp.widgets.step_rail import StepRail
from xinliapp.widgets.style import set_margins


class RoundPane(QWidget):
    """``step_chosen`` says which step a person wants; which one shows, the presenter decides."""

    step_chosen = Signal(str)
    back_wanted = Signal()
    print_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets = False
        self.header = PageHeader("")
        self.back = outline(self.tr("所有轮次"), object_name="round.back", icon="chevron_left")
        self.back.clicked.connect(self.back_wanted)
        self.print = PrintButton(self.tr("打印"), self._papers(), object_name="round.print")
        self.print.chosen.connect(self.print_wanted)
        self.header.add_action(self.back)
        self.header.add_action(self.print)
        self.bar = InlineBar("screening.bar")
        self.rail = StepRail(
            (
                (Step.PLAN.value, self.tr("计划")),
                (Step.CONSENT.value, self.tr("告知同意")),
                (Step.IMPORT.value, self.tr("导入")),
                (Step.CHECK.value, self.tr("核对复测")),
                (Step.DISPOSE.value, self.tr("处置")),
                (Step.CLOSE.value, self.tr("关闭")),
            ),
            "round.step",
        )
        self.rail.chosen.connect(self.step_chosen)
        self.plan, self.consent, self.imports = PlanPane(), ConsentPane(), ImportPane()
        self.grid, self.sheet = GridPane(), SheetPane()
        self.check, self.dispose, self.closing = CheckPane(), DisposePane(), ClosePane()
        self.stack = QStackedWidget()
        for pane in (
            self.plan, self.consent, self.imports, self.grid, self.sheet, self.check, self.dispose,
            self.closing,
        ):  # fmt: skip
            self.stack.addWidget(pane)
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(self.rail)
        middle.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.header)
        column.addWidget(self.bar)
        column.addLayout(middle, 1)

    # --- what the page calls ---

    def show_new(self) -> None:
        """A round that is not there yet: its plan alone."""
        self.header.set_title(self.tr("新建一轮"))
        self.header.set_subtitle("")
        self.rail.setVisible(False)
        self.print.setVisible(False)
        self.stack.setCurrentWidget(self.plan)

    def show_round(self, page: RoundPage, masked: bool) -> None:
        """The round in every step; the step in front stays."""
        self.header.set_title(page.round.name)
        words = self.tr("%1 方法 %2").replace("%1", page.population).replace("%2", page.way)
        if page.closed:
            words += self.tr(" · %1 已关闭").replace("%1", page.round.closed_on or "")
        self.header.set_subtitle(words)
        self.rail.setVisible(True)
        self.rail.set_words({Step.IMPORT.value: self.tr("导入") if page.with_scale else self.tr("摸排")})
        self.rail.set_signs(_signs(page))
        self.print.setVisible(True)
        for what, on in _printable(page).items():
            self.print.allow(what.value, on)
        self.plan.show_round(page)
        self.consent.show_round(page, masked)
        self.imports.show_round(page)
        self.check.show_round(page, masked)
        self.dispose.show_round(page, masked)
        self.closing.show_round(page)

    def show_step(self, step: Step, *, with_scale: bool, sheets: bool) -> None:
        """One step's page; ``sheets``: the answers being keyed in instead of the file."""
        self.rail.set_current(step.value)
        taking_in = self.grid if not with_scale else self.sheet if sheets else self.imports
        pane = {
            Step.PLAN: self.plan,
            Step.CONSENT: self.consent,
            Step.IMPORT: taking_in,
            Step.CHECK: self.check,
            Step.DISPOSE: self.dispose,
            Step.CLOSE: self.closing,
        }[step]
        self.stack.setCurrentWidget(pane)
        for one, button in self._main_buttons():
            button.setShortcut("Ctrl+Return" if one is pane else "")

    # --- inside ---

    def _main_buttons(self) -> list[tuple[QWidget, Button]]:
        """One page has one main action: Ctrl+Enter belongs to the step that shows."""
        return [
            (self.plan, self.plan.save), (self.consent, self.consent.print),
            (self.imports, self.imports.type),
            (self.grid, self.grid.save), (self.sheet, self.sheet.save), (self.check, self.check.retest),
            (self.dispose, self.dispose.dispose), (self.closing, self.closing.finish),
        ]  # fmt: skip

    def _papers(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("答题纸(逐班,只有题号)"), RoundPaper.ANSWER_SHEETS.value),
            (self.tr("班级勾选表"), RoundPaper.TICK_LISTS.value),
            (self.tr("覆盖率"), RoundPaper.COVERAGE.value),
            (self.tr("未排查名单"), RoundPaper.MISSING.value),
            (self.tr("复测名单"), RoundPaper.RETEST.value),
            (self.tr("分布图(仅人数)"), RoundPaper.DISTRIBUTION.value),
            (self.tr("排查汇总"), RoundPaper.SUMMARY.value),
        )


def _signs(page: RoundPage) -> dict[str, Sign]:
    """Where each step stands; a step with nothing to say has no sign."""
    counted = page.tally
    found = {Step.PLAN: Sign.OK}
    waiting = sum(line.missing for line in page.consent_counts)
    if page.consent_counts:
        found[Step.CONSENT] = Sign.DUE_SOON if waiting else Sign.OK
    if counted.done:
        found[Step.IMPORT] = Sign.OK
    if counted.settled:
        found[Step.CHECK] = Sign.DUE_SOON if counted.pending else Sign.OK
    untold = any(not line.told for line in page.critical)
    if counted.hints or page.critical:
        found[Step.DISPOSE] = Sign.BAD if untold else Sign.DUE_SOON if counted.undisposed else Sign.OK
    if page.closed:
        found[Step.CLOSE] = Sign.OK
    return {step.value: sign for step, sign in found.items()}


def _printable(page: RoundPage) -> dict[RoundPaper, bool]:
    """Which papers there are of a round."""
    counted = page.tally
    return {
        RoundPaper.ANSWER_SHEETS: page.scale is not None,
        RoundPaper.TICK_LISTS: not page.with_scale,
        RoundPaper.COVERAGE: True,
        RoundPaper.MISSING: counted.done < counted.expected,
        RoundPaper.RETEST: counted.retests > 0,
        RoundPaper.DISTRIBUTION: page.distribution is not None,
        RoundPaper.SUMMARY: True,
    }
