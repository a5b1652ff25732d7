"""The widgets of screening (screens.md S09): the list of rounds, and one round."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from xinliapp.domain.scales import ScoreSheet
from xinliapp.domain.screening import RoundRow
from xinliapp.ui.screening.facts import CriticalLine, PlanInput, RoundPage, RoundsPage, Step
from xinliapp.ui.screening.round_pane import RoundPane
from xinliapp.ui.screening.rounds_pane import RoundsPane
from xinliapp.ui.screening.tell_dialog import TellDialog
from xinliapp.widgets.ask_dialog import AskDialog
from xinliapp.widgets.page import InlineBar, Tone
from xinliapp.widgets.style import set_margins


class ScreeningView(QWidget):
    """Shows what it is given; the panes say what a person wants."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screening")
        self.rounds, self.round = RoundsPane(), RoundPane()
        self.list_bar = InlineBar("screening.list_bar")
        front = QWidget()
        inner = QVBoxLayout(front)
        set_margins(inner, 0, 0, 0, 0, 0)
        inner.addWidget(self.list_bar)
        inner.addWidget(self.rounds, 1)
        self.front = front
        self.stack = QStackedWidget()
        self.stack.addWidget(front)
        self.stack.addWidget(self.round)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.stack)

    # --- what the presenter calls ---

    def show_rounds(self, page: RoundsPage, *, front: bool) -> None:
        """The list; ``front``: it is what shows."""
        self.rounds.show_page(page)
        self.round.plan.offer(page)
        if front:
            self.list_bar.clear()
            self.stack.setCurrentWidget(self.front)

    def show_new(self, today: str, kept: PlanInput | None) -> None:
        """An empty plan, or the one that was typed and not saved."""
        self.round.bar.clear()
        self.round.plan.begin(today)
        if kept is not None:
            self.round.plan.restore(kept)
        self.round.show_new()
        self.stack.setCurrentWidget(self.round)
        self.round.plan.name.setFocus()

    def show_round(self, page: RoundPage, masked: bool) -> None:
        """One round."""
        self.round.show_round(page, masked)
        self.stack.setCurrentWidget(self.round)

    def show_step(self, step: Step, *, with_scale: bool, sheets: bool) -> None:
        """One of its steps."""
        self.round.show_step(step, with_scale=with_scale, sheets=sheets)

    def show_class(self, page: RoundPage, class_id: str) -> None:
        """The class whose students are typed."""
        self.round.grid.show_round(page, class_id)

    def show_grid(self, rows: Sequence[RoundRow], typed: Mapping[str, str], masked: bool) -> None:
        """Its students with their digits."""
        self.round.grid.show_grid(rows, typed, masked)

    def show_sheet_class(
        self, page: RoundPage, class_id: str, rows: Sequence[RoundRow], student_id: str, masked: bool
    ) -> None:
        """The class whose sheets are keyed in, and whose is."""
        self.round.sheet.show_class(page, class_id, rows, student_id, masked)

    def show_sheet(self, answers: Mapping[int, int], *, fresh: bool) -> None:
        """The sheet being keyed in."""
        self.round.sheet.show_sheet(answers, fresh=fresh)
        if fresh:
            self.round.sheet.take_keyboard()

    def grid_day(self) -> str:
        """The day of the digits."""
        return self.round.grid.typed_day()

    def sheet_day(self) -> str:
        """The day of the sheet."""
        return self.round.sheet.typed_day()

    def plan_typed(self) -> PlanInput | None:
        """A plan that is typed and not saved."""
        plan = self.round.plan
        return plan.typed() if plan.dirty else None

    def restore_plan(self, kept: PlanInput) -> None:
        """A plan that was typed before the program locked."""
        self.round.plan.restore(kept)

    def restore_day(self, grid: bool, day: str) -> None:
        """The day of digits, or of a sheet, typed before the program locked."""
        if grid:
            self.round.grid.set_day(day)
        else:
            self.round.sheet.day.set_iso(day)

    def ask_reason(self, what: str, given: Callable[[str], None]) -> None:
        """Why: a reason of two characters at least."""
        words = {
            "void": (self.tr("为什么作废这份答卷"), self.tr("作废"), self.tr("学生会进入复测名单。")),
            "reopen": (self.tr("为什么重新打开"), self.tr("重新打开"), self.tr("理由会留在这一轮的记录里。")),
        }[what]
        question, go, hint = words
        dialog = AskDialog(f"round.ask_{what}", question, go, hint, 2, self)
        dialog.given.connect(given)
        dialog.open()

    def ask_told(self, now: str, given: Callable[[str, str, str], None]) -> None:
        """Who was told of a critical answer."""
        dialog = TellDialog(now, self)
        dialog.given.connect(given)
        dialog.open()

    def offer_blank(self, text: str, again: Callable[[], None]) -> None:
        """A name has characters no font has; 留空打印 leaves squares for them."""
        self._bar().offer_blank(text, again)

    def refuse_newer(self, text: str, look: Callable[[], None]) -> None:
        """Another window wrote first; what was typed stays until it was looked at."""
        self._bar().refuse_newer(text, look)

    def show_now(self, go_on: Callable[[], None]) -> None:
        """What another window wrote shows; what was typed comes back with 接着写."""
        self._bar().show_now(go_on)

    def settle_plan(self) -> None:
        """What stands in the plan's form is put aside."""
        self.round.plan.saved()

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the page."""
        self._bar().tell(text)

    def show_field_error(self, step: str, field: str, text: str) -> bool:
        """Marks a field of the form in use; False when the error belongs to none."""
        one = self.round
        marking = {
            "plan": one.plan.show_field_error,
            "consent": one.consent.show_field_error,
            "grid": one.grid.show_field_error,
            "sheet": one.sheet.show_field_error,
            "close": one.closing.show_field_error,
        }
        return step in marking and marking[step](field, text)

    def said(self, what: str, count: int = 0) -> str:
        """Settles the form; what a toast says after it."""
        self._bar().clear()
        if what in ("plan", "begun"):
            self.round.plan.saved()
        elif what == "dispose":
            self.round.dispose.saved()
        words = {
            "begun": self.tr("这一轮已建立,下一步:告知同意"),
            "plan": self.tr("计划已保存"),
            "consent": self.tr("已记 %1 份回执"),
            "grid": self.tr("已保存 %1 人的摸排"),
            "rest": self.tr("其余 %1 人已记为未见异常"),
            "status": self.tr("已记 %1 人的状态"),
            "void": self.tr("答卷已作废,学生进入复测名单"),
            "dispose": self.tr("已记 %1 人的处置"),
            "told": self.tr("告知已记下"),
            "close": self.tr("本轮已关闭"),
            "reopen": self.tr("本轮已重新打开"),
            "undone": self.tr("导入已撤销,撤下 %1 人的结果"),
        }
        return words[what].replace("%1", str(count))

    def scored(self, sheet: ScoreSheet) -> str:
        """What a toast says of a sheet just saved: that it is, and whether it asks for something."""
        self.round.sheet.clear_errors()
        self._bar().clear()
        if sheet.void:
            return self.tr("答卷已保存:无效,进入复测名单")
        words = self.tr("答卷已保存")
        return words + (self.tr(",有提示,待处置") if sheet.flags else "")

    def warn_critical(self, line: CriticalLine | None) -> None:
        """A critical answer came in: today's business, said above the page until it is closed."""
        if line is None:
            self.round.bar.clear()
            return
        words = self.tr("第%1题是关键条目,请当天当面了解,并告知班主任和监护人。名单在“处置”最上面。")
        self.round.bar.tell(words.replace("%1", "、".join(str(one) for one in line.items)), Tone.WARNING)

    def _bar(self) -> InlineBar:
        return self.round.bar if self.stack.currentWidget() is self.round else self.list_bar
