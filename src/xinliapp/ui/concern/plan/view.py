"""The widgets of a group and plan (screens.md S11)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from xinliapp.domain.casework import PlanStatus, SupportPlan
from xinliapp.i18n import formats, labels
from xinliapp.services.plan_print import PlanPaper
from xinliapp.ui.concern.plan.edit import PlanEdit
from xinliapp.ui.concern.plan.facts import GroupPaper, MemberForm, PlanForm, PlanPage
from xinliapp.ui.concern.plan.group import GroupBox
from xinliapp.ui.concern.plan.signing import SigningBar
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.marks import GradeChip
from xinliapp.widgets.page import ActionBar, EmptyState, InlineBar, PageHeader, Tone, rule
from xinliapp.widgets.picking import Search
from xinliapp.widgets.print_button import PrintButton
from xinliapp.widgets.style import px, set_margins

_GROUP_WIDTH = 280


class PlanView(QWidget):
    """The group at the left, the plan at the right, what waits for a signature above."""

    print_wanted = Signal(str)
    student_wanted = Signal()
    save_wanted = Signal()
    submit_wanted = Signal()
    draft_taken = Signal()
    reload_wanted = Signal()
    look_wanted = Signal()

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan")
        self.header = PageHeader(self.tr("方案"))
        self._chip: GradeChip | None = None
        opens = outline(self.tr("打开档案"), object_name="plan.student")
        opens.clicked.connect(self.student_wanted)
        self.header.add_action(opens)
        self.bar = InlineBar("plan.bar")
        self.bar.acted.connect(self.draft_taken)
        self.signing = SigningBar()
        self.group, self.edit = GroupBox(search), PlanEdit()
        self._page: PlanPage | None = None
        self.edit.changed.connect(self._weigh)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        for widget in (self.header, self.bar, self.signing):
            column.addWidget(widget)
        self._pages = QStackedWidget()
        self._pages.addWidget(EmptyState(self.tr("还没有选学生。请从 关爱小组与方案 或学生档案打开。")))
        self._pages.addWidget(self._body())
        column.addWidget(self._pages, 1)
        column.addWidget(self._actions())
        self.show_nobody()

    # --- what the presenter calls ---

    def show_nobody(self) -> None:
        """No student yet."""
        self._pages.setCurrentIndex(0)
        self.signing.setVisible(False)
        self._bar.setVisible(False)

    def show_page(self, page: PlanPage, masked: bool) -> None:
        """Everything of one student."""
        self.bar.clear()
        self._pages.setCurrentIndex(1)
        self._bar.setVisible(True)
        self.show_name(page, masked)
        self._show_chip(page)
        self.header.set_subtitle(self._state(page))
        self.group.show_page(page)
        self._page = page
        self.edit.show_page(page)
        self.signing.show_page(page)
        self.review_button.setVisible(page.active is not None and page.lift is None)
        self.review_button.setChecked(self.signing.due)
        locked = page.waits is not None
        self.edit.setEnabled(not locked)
        self.submit_button.setVisible(not locked)
        self._weigh()
        for plan in PlanPaper:
            self.print_button.allow(plan.value, bool(page.versions))
        for group in GroupPaper:
            self.print_button.allow(group.value, page.group is not None)

    def show_name(self, page: PlanPage, masked: bool) -> None:
        """Whose plan it is; the fields are left alone."""
        name = formats.masked_name(page.name) if masked else page.name
        self.header.set_title(f"{name} {page.class_label}")

    def show_form(self, form: PlanForm) -> None:
        """A form taken up again."""
        self.bar.clear()
        self.edit.show_form(form)

    def offer_draft(self, time: str, behind: bool) -> None:
        """There is a plan left unfinished; ``behind``: the stored one was written to since."""
        words = self.tr("有一份%1没写完的方案。").replace("%1", time)
        if behind:
            words += self.tr("在那以后方案又保存过,就是下面这一份。请先看过再决定要不要接着写。")
        self.bar.tell(words, Tone.INFO, self.tr("接着写"))

    def set_base(self, mark: str) -> None:
        """What is typed has become a version."""
        self.edit.set_base(mark)

    def form(self) -> PlanForm:
        """The plan as it stands."""
        return self.edit.form()

    def members(self) -> tuple[MemberForm, ...]:
        """The group as it stands."""
        return self.group.members()

    def group_base(self) -> str:
        """The mark of the group as it was filled in."""
        return self.group.base

    def group_stored(self, mark: str) -> None:
        """The group as typed was written down, whatever became of the plan."""
        self.group.stored()
        self.group.base = mark

    def show_newer_group(self, text: str) -> None:
        """Another place saved the group since it was filled in here."""
        self.bar.refuse_newer(text, self.look_wanted.emit)

    def show_group_now(self, page: PlanPage) -> None:
        """What stands now of the group, and the way back to what was typed; the plan is left alone."""
        typed = self.group.members()
        self.group.fill(page.members, page.group_mark)
        self.bar.show_now(partial(self.group.put_back, typed))

    def pending(self) -> bool:
        """Whether the plan has changes that are not in the draft yet."""
        return self.edit.pending()

    def offer_blank(self, text: str, again: Callable[[], None]) -> None:
        """A name has characters no font has; 留空打印 leaves squares for them."""
        self.bar.offer_blank(text, again)

    def show_trouble(self, text: str, code: str, field: str) -> None:
        """What is wrong, above and at its place."""
        self.edit.mark(field, text)
        if code == "plan_changed_since":
            self.bar.refuse_newer(text, self.reload_wanted.emit)
        else:
            self.bar.tell(text)

    def done(self, step: str) -> str:
        """The words of the toast."""
        if step in ("group", "submit"):
            self.group.stored()
        return {
            "group": self.tr("关爱小组已保存"),
            "draft": self.tr("草稿已保存"),
            "submit": self.tr("已送审,等另一位批准"),
            "sign": self.tr("审核意见已记下"),
            "review": self.tr("复评已保存"),
        }[step]

    # --- parts ---

    def _body(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, 0)
        left = _scrolled(self.group)
        left.setFixedWidth(px(_GROUP_WIDTH))
        row.addWidget(left)
        row.addWidget(rule(vertical=True))
        row.addWidget(_scrolled(self.edit), 1)
        return holder

    def _actions(self) -> QWidget:
        self._bar = ActionBar()
        self.print_button = PrintButton(
            self.tr("打印"),
            (
                (self.tr("内部版"), PlanPaper.INTERNAL.value),
                (self.tr("无敏感版(不含等级和原因)"), PlanPaper.NEUTRAL.value),
                (self.tr("家长页"), PlanPaper.PARENTS.value),
                (self.tr("关爱小组名单(内部版)"), GroupPaper.INTERNAL.value),
                (self.tr("小组名单(同学和家长)"), GroupPaper.NEUTRAL.value),
            ),
            object_name="plan.print",
        )
        self.print_button.chosen.connect(self.print_wanted)
        self.save_button = outline(self.tr("存为草案"), object_name="plan.save")
        self.save_button.clicked.connect(self.save_wanted)
        self.submit_button = primary(self.tr("送审"), object_name="plan.submit")
        self.submit_button.clicked.connect(self.submit_wanted)
        self.review_button = outline(self.tr("复评"), object_name="plan.review_open")
        self.review_button.setCheckable(True)
        self.review_button.clicked.connect(self.signing.unfold)
        for button in (self.review_button, self.print_button, self.save_button, self.submit_button):
            self._bar.add_button(button)
        return self._bar

    def _weigh(self) -> None:
        """A plan in force is handed in again only when something in it is different."""
        page = self._page
        if page is None:
            return
        fresh = not page.in_force or self.edit.form() != page.form
        self.save_button.setEnabled(fresh and page.waits is None)
        self.submit_button.setEnabled(fresh)
        why = "" if fresh else self.tr("还没有改动")
        for button in (self.save_button, self.submit_button):
            button.setToolTip(why)

    def _show_chip(self, page: PlanPage) -> None:
        if self._chip is not None:
            self._chip.hide()
            self._chip.deleteLater()
        self._chip = GradeChip(page.ordinal, f"{page.grade_word}({page.ordinal}/4)", 24)
        self.header.add_left(self._chip)
        self._chip.show()

    def _state(self, page: PlanPage) -> str:
        words = f"{page.words.plan} {page.words.plan_clause}".strip()
        found = [f"v{one.version} {self._standing(one, page.active)}" for one in page.versions[:2]]
        review = page.active.review_on if page.active else None
        if review:
            found.append(self.tr("下次复评 %1").replace("%1", review))
        return " · ".join((words, *found)) if found else words + " · " + self.tr("还没有方案,可从模板开始")

    def _standing(self, plan: SupportPlan, in_force: SupportPlan | None) -> str:
        """Only one version is in force, whatever was once decided of the others."""
        if plan.status is PlanStatus.ACTIVE and (in_force is None or plan.id != in_force.id):
            return self.tr("已替换")
        return labels.label(plan.status)


def _scrolled(widget: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(widget)
    return scroll
