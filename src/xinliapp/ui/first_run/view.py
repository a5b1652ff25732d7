"""The wizard's view: the frame, its six pages, and their contents as one draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xinliapp.domain.school import Edition
from xinliapp.ui.first_run import answers as a
from xinliapp.ui.first_run.accounts_page import AccountsPage
from xinliapp.ui.first_run.answers import Draft
from xinliapp.ui.first_run.packs_page import PacksPage
from xinliapp.ui.first_run.pages import CalendarPage, FinishPage, SheetPage
from xinliapp.ui.first_run.presenter import FirstRunPresenter, PackChoice
from xinliapp.ui.first_run.unit_page import UnitPage
from xinliapp.ui.first_run.wizard_page import WizardPage
from xinliapp.widgets.fields import Field
from xinliapp.widgets.focus_ring import FocusRing
from xinliapp.widgets.page import Tone
from xinliapp.widgets.style import repolish, set_margins
from xinliapp.widgets.wizard import WizardFrame


class FirstRunPage(QWidget):
    """Implements ``FirstRunView``. ``done`` when the vault is ready; ``demo`` is called by 先看演示学校."""

    done = Signal()

    def __init__(self, today: dt.date, demo: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.setObjectName("setup")
        self._presenter: FirstRunPresenter | None = None
        self._marked: list[QWidget] = []
        steps = (
            self.tr("用途与单位"),
            self.tr("校历"),
            self.tr("规则包"),
            self.tr("账户"),
            self.tr("恢复单"),
            self.tr("完成"),
        )
        self.frame = WizardFrame(self.tr("首次设置"), steps, name="setup", can_pause=False)
        self.unit, self.calendar, self.packs = UnitPage(), CalendarPage(today), PacksPage()
        self.accounts, self.sheet, self.finish = AccountsPage(), SheetPage(), FinishPage()
        self._pages: tuple[WizardPage, ...] = (
            self.unit,
            self.calendar,
            self.packs,
            self.accounts,
            self.sheet,
            self.finish,
        )
        for page in self._pages:
            self.frame.add_page(page)
        self.frame.set_next_text(a.ACCOUNTS, self.tr("生成密钥和恢复单"))
        self.frame.set_next_text(a.RECOVERY, self.tr("核对恢复单"))
        self.frame.set_next_text(a.FINISH, self.tr("去登录"))
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.frame)
        self._ring = FocusRing(self)
        self.unit.demo.setVisible(demo is not None)
        if demo is not None:
            self.unit.demo_wanted.connect(demo)
        self._wire()

    def _wire(self) -> None:
        self.frame.next.connect(self._next)
        self.frame.back.connect(self._back)
        self.frame.later.connect(self._later)
        self.unit.edition_changed.connect(self._edition)
        self.unit.code.textChanged.connect(self._code)
        self.accounts.typed.connect(self._typed)
        self.sheet.print_wanted.connect(self._print)
        self.sheet.save_wanted.connect(self._save)

    def attach(self, presenter: FirstRunPresenter) -> None:
        """Wires the presenter and lets it show the first step."""
        self._presenter = presenter
        presenter.start()

    # FirstRunView

    def draft(self) -> Draft:
        unit, packs = self.unit, self.packs
        first_start, first_end, second_start, second_end = self.calendar.days()
        return Draft(
            edition=unit.edition.currentData(),
            name=unit.name.text(),
            code=unit.code.text(),
            stages=tuple(stage for stage, box in unit.stages.items() if box.isChecked()),
            system=unit.system.currentData(),
            attributes=tuple(word for word, box in unit.attributes.items() if box.isChecked()),
            boarding=unit.boarding.isChecked(),
            folder=unit.folder.text(),
            first_start=first_start,
            first_end=first_end,
            second_start=second_start,
            second_end=second_end,
            holidays=self.calendar.holidays.toPlainText(),
            makeup_days=self.calendar.makeup.toPlainText(),
            exams=self.calendar.exams.toPlainText(),
            packs=packs.chosen(),
            upper_primary_from=packs.upper.checkedId() or None,
            grade_labels=tuple(edit.text() for edit in packs.labels),
            concern_threshold=packs.threshold.value() or None,
            accounts=self.accounts.accounts(),
        )

    def show_step(self, number: int) -> None:
        self.show_problems([])
        self.frame.go(number)
        self.frame.allow_back(a.UNIT < number <= a.ACCOUNTS)
        if number > a.ACCOUNTS:
            self.frame.allow_later(False)
        first = self._first_field(number)
        if first is not None:
            first.setFocus()

    def _first_field(self, number: int) -> QWidget | None:
        if number == a.UNIT:
            return self.unit.name
        if number == a.ACCOUNTS:
            return self.accounts.mark(0)
        if number == a.RECOVERY:
            return self.sheet.print_button
        return None

    def show_edition(self, edition: Edition) -> None:
        self.unit.school.setVisible(edition is Edition.SCHOOL)
        self.calendar.set_edition(edition)
        self.packs.set_edition(edition)
        self.accounts.set_edition(edition)
        self.finish.set_edition(edition)

    def show_packs(self, packs: Sequence[PackChoice]) -> None:
        self.packs.set_packs(packs)

    def show_folder(self, folder: str) -> None:
        self.unit.folder.setText(folder)

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        for page in self._pages:
            for field in page.fields.values():
                field.clear_error()
        for widget in self._marked:
            widget.setProperty("wrong", False)
            repolish(widget)
        self._marked = []
        told: set[str] = set()
        for number, (key, text) in enumerate(problems):
            if key not in told:  # two of one field: it says the first, as the bar does
                self._mark(key, text, number == 0)
            told.add(key)

    def _mark(self, key: str, text: str, first: bool) -> None:
        happened = text.split("。", 1)[0]
        field = self._field(key)
        if field is not None:
            field.set_error(happened)
            target: QWidget = field.editor
        elif key.startswith("account"):
            target = self.accounts.mark(int(key.removeprefix("account")))
            target.setProperty("wrong", True)
            repolish(target)
            self._marked.append(target)
        else:
            return
        if first:
            target.setFocus()

    def _field(self, key: str) -> Field | None:
        return next((page.fields[key] for page in self._pages if key in page.fields), None)

    def show_error(self, text: str) -> None:
        self.frame.bar.tell(text)

    def show_asked(self, groups: Sequence[int]) -> None:
        self.sheet.set_groups(groups)

    def show_sheet_done(self) -> None:
        self.sheet.done.setVisible(True)
        self.frame.bar.clear()
        first = next(iter(self.sheet.groups.values()), None)
        if first is not None:
            first.setFocus()

    def typed_groups(self) -> Mapping[int, str]:
        return {number: edit.text().strip() for number, edit in self.sheet.groups.items()}

    def show_summary(self, draft: Draft) -> None:
        names = "、".join(account.name.strip() for account in a.wanted(draft))
        text = self.tr("{unit}({code})\n账户:{names}\n资料夹:{folder}")
        for key, value in (
            ("{unit}", draft.name.strip()),
            ("{code}", draft.code.strip()),
            ("{names}", names),
            ("{folder}", draft.folder.strip()),
        ):
            text = text.replace(key, value)
        self.finish.summary.setText(text)

    def set_busy(self, busy: bool) -> None:
        if busy:
            self.frame.next_button.start()
        else:
            self.frame.next_button.stop()
        self.frame.allow_back(not busy and a.UNIT < self.frame.current <= a.ACCOUNTS)
        for button in (self.sheet.print_button, self.sheet.save_button):
            button.setEnabled(not busy)

    def forget_passphrases(self) -> None:
        self.accounts.forget()

    def finished(self) -> None:
        self.done.emit()

    def allow_later(self, allowed: bool) -> None:
        self.frame.allow_later(allowed)

    def show_kept(self) -> None:
        self.frame.bar.tell(self.tr("已存下,口令没有存。下次打开程序会接着填。"), Tone.DONE)

    def show_going_on(self) -> None:
        self.frame.bar.tell(self.tr("接着填上次存下的内容。口令没有存,请重新输入。"), Tone.INFO)

    def fill(self, draft: Draft) -> None:
        unit, packs, dates = self.unit, self.packs, self.calendar.dates
        unit.edition.setCurrentIndex(unit.edition.findData(draft.edition))
        unit.name.setText(draft.name)
        unit.code.setText(draft.code)
        unit.folder.setText(draft.folder)
        unit.system.setCurrentIndex(unit.system.findData(draft.system))
        for stage, box in unit.stages.items():
            box.setChecked(stage in draft.stages)
        for word, tick in unit.attributes.items():
            tick.setChecked(word in draft.attributes)
        days = (draft.first_start, draft.first_end, draft.second_start, draft.second_end)
        for edit, day in zip(dates, days, strict=True):
            edit.setDate(QDate.fromString(day, Qt.DateFormat.ISODate))
        self.calendar.holidays.setPlainText(draft.holidays)
        self.calendar.makeup.setPlainText(draft.makeup_days)
        self.calendar.exams.setPlainText(draft.exams)
        packs.choose(draft.packs)
        packs.upper.button(draft.upper_primary_from or 0).setChecked(True)
        packs.threshold.setValue(draft.concern_threshold or 0)
        for line, word in zip(packs.labels, draft.grade_labels, strict=False):
            line.setText(word)
        self.accounts.set_names([account.name for account in draft.accounts])

    # Inside

    def _later(self) -> None:
        if self._presenter is not None:
            self._presenter.later()

    def _next(self) -> None:
        if self._presenter is not None:
            self._presenter.next()

    def _back(self) -> None:
        if self._presenter is not None:
            self._presenter.back()

    def _edition(self, edition: Edition) -> None:
        if self._presenter is not None:
            self._presenter.edition_chosen(edition)

    def _code(self, text: str) -> None:
        self.unit.code_warning.setVisible(a.odd_code(text.strip()))

    def _typed(self, number: int) -> None:
        if self._presenter is not None:
            self.accounts.show_score(number, self._presenter.passphrase_score(number))

    def _print(self) -> None:
        if self._presenter is not None:
            self._presenter.print_sheet()

    def _save(self, path: str) -> None:
        if self._presenter is not None:
            self._presenter.save_sheet(path)
