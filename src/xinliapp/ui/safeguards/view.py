"""The page of staff and paper duties (screens.md S18, S19): six lists, one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from xinliapp.i18n import formats
from xinliapp.ui.safeguards.facts import FORM_TABS, SafeguardsPage, Tab
from xinliapp.ui.safeguards.meetings import MeetingsSection
from xinliapp.ui.safeguards.money import MoneySection
from xinliapp.ui.safeguards.needs import Needs
from xinliapp.ui.safeguards.network import NetworkSection
from xinliapp.ui.safeguards.partners import PartnersSection
from xinliapp.ui.safeguards.people import PeopleSection
from xinliapp.ui.safeguards.policies import PoliciesSection
from xinliapp.ui.safeguards.section import Section
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.next_bar import NextBar, Step
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, area
from xinliapp.widgets.style import fix_height, set_margins


class SafeguardsView(QWidget):
    """Six lists; says what the person wants in signals."""

    source_wanted = Signal(str)
    tab_wanted = Signal(str)
    acted = Signal(str, object)
    printed = Signal(str, object)
    file_wanted = Signal(str)
    outside_wanted = Signal(str)
    touched = Signal(str)
    next_wanted = Signal(str, object)
    look_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("safeguards")
        self.people = PeopleSection()
        self.network = NetworkSection()
        self.policies = PoliciesSection()
        self.meetings = MeetingsSection()
        self.partners = PartnersSection()
        self.money = MoneySection()
        self.sections: dict[Tab, Section] = {
            Tab.STAFF: self.people,
            Tab.BODIES: self.network,
            Tab.POLICIES: self.policies,
            Tab.MEETINGS: self.meetings,
            Tab.PARTNERS: self.partners,
            Tab.FUNDING: self.money,
        }
        self.header = PageHeader(self.tr("学校保障"))
        self.needs = Needs()
        self.needs.chosen.connect(self.source_wanted)
        self.header.add_left(self.needs)
        self.bar = InlineBar("safeguards.bar")
        self.next = NextBar("safeguards.next")
        self.next.chosen.connect(self.next_wanted)
        self.stack = QStackedWidget()
        for section in self.sections.values():
            self.stack.addWidget(section)
            section.acted.connect(self.acted)
            section.printed.connect(self.printed)
            section.file_wanted.connect(self.file_wanted)
            section.touched.connect(self.touched)
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addWidget(self.header)
        layout.addWidget(self.bar)
        layout.addWidget(self.next)
        layout.addWidget(self._tab_line())
        layout.addWidget(self.stack, 1)
        layout.addWidget(self._foot())
        self._asked_outside = ""
        self._tab_changed(0)

    # --- what the presenter calls ---

    def show_page(self, page: SafeguardsPage) -> None:
        """One reading of one list."""
        section = self.sections[page.tab]
        section.show_page(page)
        if self.current() is page.tab:
            self.header.set_subtitle(self._subtitle(page.tab))
            self.needs.show_counts(page.counts)
        self._show_tallies(page)

    def current(self) -> Tab:
        """The list that shows."""
        return list(Tab)[self.tabs.currentIndex()]

    def show_tab(self, tab: Tab) -> None:
        """Another list."""
        self.tabs.setCurrentIndex(list(Tab).index(tab))

    def select(self, row_id: object) -> None:
        """Chooses a row a link named, once it is there."""
        self.sections[self.current()].select(row_id)

    def open_form(self, form: str) -> None:
        """Opens a form by its name."""
        self.show_tab(FORM_TABS[form])
        self.sections[FORM_TABS[form]].open_form(form)

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the lists."""
        self.bar.tell(text)

    def show_field_error(self, step: str, field: str, text: str) -> bool:
        """Marks a field of a form; False when the error belongs to none."""
        return bool(field) and self.sections[self.current()].show_field_error(step, field, text)

    def show_newer(self, step: str, text: str) -> None:
        """Another place saved the record since this form was filled with it."""
        self.bar.refuse_newer(text, partial(self.look_wanted.emit, step))

    def show_now(self, step: str) -> None:
        """What stands now in its form, and the way back to what was typed."""
        go_on = self.sections[FORM_TABS[step]].show_now(step)
        if go_on is not None:
            self.bar.show_now(go_on)

    def saved(self, step: str, count: int) -> str:
        """Empties the form; what a toast says after ``step``."""
        self.bar.clear()
        self.sections[FORM_TABS.get(step, self.current())].saved(step)
        said = self._said()[step].replace("%1", str(count))
        self.next.offer(self._steps_after(step), said)
        return said

    def drafts(self) -> dict[str, dict[str, object]]:
        """What was typed and not saved, by form."""
        return {form: draft for section in self.sections.values() for form, draft in section.drafts().items()}

    def warn_outside(self, attachment_id: str) -> None:
        """Before a plain copy is made for another program."""
        text = self.tr(
            "这个文件要用其他程序打开,会在资料夹里放一份没有加密的副本。本程序退出或下次启动时自动清除。"
            "在其他程序里的改动不会存回来。"
        )
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("校园工作台"), text, parent=self)
        box.setObjectName("safeguards.outside")
        go = box.addButton(self.tr("打开副本"), QMessageBox.ButtonRole.AcceptRole)
        go.setObjectName("safeguards.outside_go")
        stay = box.addButton(self.tr("不打开"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        self._asked_outside, self._go = attachment_id, go
        box.buttonClicked.connect(self._answered)
        box.open()

    def open_outside(self, path: Path) -> None:
        """Hands a plain copy to the program of its kind."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.bar.tell(self.tr("没有找到能打开它的程序。文件没有变化。请先安装 WPS 或看图程序。"))

    # --- parts ---

    def _steps_after(self, step: str) -> list[Step]:
        """The form that usually comes next."""
        page = "safeguards"
        steps: dict[str, list[Step]] = {
            "member": [(self.tr("加证书"), page, "certificate")],
            "leave": [(self.tr("核对机构成员"), page, Tab.BODIES.value)],
            "body": [(self.tr("加成员"), page, "body_member")],
        }
        return steps.get(step, [])

    def _said(self) -> Mapping[str, str]:
        return {
            "member": self.tr("已加入名册"),
            "profile": self.tr("学历专业已保存"),
            "certificate": self.tr("证书已保存"),
            "training": self.tr("已为 %1 人记培训"),
            "leave": self.tr("已登记离任"),
            "appointment": self.tr("任职文件已保存"),
            "funding": self.tr("经费已登记"),
            "take_back": self.tr("已撤回,不再计入"),
            "link_me": self.tr("已对应到您的账户"),
            "body": self.tr("机构已登记"),
            "body_member": self.tr("已加入机构"),
            "member_out": self.tr("已移出机构"),
            "fill_classes": self.tr("已补 %1 名班主任"),
            "body_close": self.tr("机构已撤销"),
            "policy": self.tr("文件已保存"),
            "withdraw": self.tr("文件已废止"),
            "meeting": self.tr("会议已登记"),
            "partner": self.tr("协作单位已保存"),
            "partner_end": self.tr("已终止协作"),
            "channel": self.tr("求助渠道已保存"),
            "channel_end": self.tr("渠道已停用"),
            "check_files": self.tr("%1 份附件都完好"),
        }

    def _tab_line(self) -> QWidget:
        self.tabs = QTabBar()
        self.tabs.setObjectName("safeguards.tabs")
        for words in self._tab_words().values():
            self.tabs.addTab(words)
        self.tabs.currentChanged.connect(self._tab_changed)
        line = area("surface")
        fix_height(line, tk.TABS + 4)
        row = QHBoxLayout(line)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        return line

    def _tab_words(self) -> dict[Tab, str]:
        return {
            Tab.STAFF: self.tr("队伍与培训"),
            Tab.BODIES: self.tr("机构网络"),
            Tab.POLICIES: self.tr("制度文件"),
            Tab.MEETINGS: self.tr("会议"),
            Tab.PARTNERS: self.tr("协作单位与求助渠道"),
            Tab.FUNDING: self.tr("经费"),
        }

    def _show_tallies(self, page: SafeguardsPage) -> None:
        """“制度文件 11/14”."""
        for number, (tab, words) in enumerate(self._tab_words().items()):
            have, need = page.tallies.get(tab, (0.0, 0.0))
            tally = f" {formats.count(have)}/{formats.count(need)}" if need else ""
            self.tabs.setTabText(number, words + tally)

    def _foot(self) -> ActionBar:
        bar = ActionBar()
        for section in self.sections.values():
            for button in section.buttons:
                bar.add_button(button)
        return bar

    def _subtitle(self, tab: Tab) -> str:
        if tab is Tab.STAFF:
            return self.people.subtitle()
        return self.money.subtitle() if tab is Tab.FUNDING else ""

    # --- what the person does ---

    def _tab_changed(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        chosen = list(Tab)[number]
        for tab, section in self.sections.items():
            section.set_active(tab is chosen)
            for button in section.buttons:
                writes = section.page is None or section.page.may_write or not button.property("form")
                button.setVisible(tab is chosen and writes and not button.property("barred"))
        self.bar.clear()
        self.next.clear()
        self.tab_wanted.emit(chosen.value)

    def _answered(self, button: object) -> None:
        if button is self._go:
            self.outside_wanted.emit(self._asked_outside)
