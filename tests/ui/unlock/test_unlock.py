"""Unlocking: the presenter without Qt, then the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from xinliapp.domain.clock import FixedClock, parse_stamp
from xinliapp.domain.crisis_stamps import CrisisStep
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.jobs.runner import SerialRunner
from xinliapp.ui.unlock.presenter import REMEDIES, LastVisit, Remedy, UnlockAccount, UnlockPresenter
from xinliapp.ui.unlock.view import UnlockPage

RIGHT = "correct horse battery"


class Service:
    def __init__(self) -> None:
        self.wrong = 0
        self.asked: list[tuple[str, ...]] = []
        self.trouble: KnownError | None = None
        self.refusal: KnownError | None = None
        self.remedies: list[Remedy] = []

    def accounts(self) -> Sequence[UnlockAccount]:
        if self.trouble is not None:
            raise self.trouble
        return (UnlockAccount("1", "心理教师甲"), UnlockAccount("2", "李校长"))

    def last_visit(self) -> LastVisit | None:
        return LastVisit(2, "11-20 17:42")

    def unlock(self, account_id: str, passphrase: str, remedy: Remedy) -> object:
        self.asked.append((account_id, passphrase))
        self.remedies.append(remedy)
        if self.refusal is not None and remedy is Remedy.NONE:
            raise self.refusal
        if passphrase == RIGHT:
            return "session"
        self.wrong += 1
        raise UserError("wrong_passphrase", attempt=self.wrong)

    def unlock_with_recovery(self, code: str, account_id: str, new_passphrase: str, remedy: Remedy) -> object:
        self.asked.append((code, account_id, new_passphrase))
        self.remedies.append(remedy)
        return "session"

    def can_note(self) -> bool:
        return True

    def note_step(self, step: CrisisStep) -> str:
        if self.trouble is not None:
            raise self.trouble
        self.asked.append((step.value,))
        return f"2026-11-23T08:13:{len(self.asked):02d}"


class View:
    def __init__(self) -> None:
        self.noted: list[tuple[CrisisStep, str]] = []
        self.offers_notes = False
        self.errors: list[str] = []
        self.waits: list[int] = []
        self.chosen = ""
        self.opened_as: list[tuple[object, str]] = []
        self.cleared = 0
        self.busy: list[bool] = []

    def show_accounts(self, accounts: Sequence[UnlockAccount], chosen: str) -> None:
        self.chosen = chosen

    def show_visit(self, visit: LastVisit | None) -> None:
        self.visit = visit

    def show_error(self, text: str, remedy: Remedy = Remedy.NONE) -> None:
        self.errors.append(text)
        self.remedy = remedy

    def ask_again(self) -> None:
        self.asked_again = True

    def show_wait(self, seconds: int) -> None:
        self.waits.append(seconds)

    def set_busy(self, busy: bool) -> None:
        self.busy.append(busy)

    def clear_passphrase(self) -> None:
        self.cleared += 1

    def offer_notes(self, on: bool) -> None:
        self.offers_notes = on

    def show_noted(self, noted: Sequence[tuple[CrisisStep, str]]) -> None:
        self.noted = list(noted)

    def opened(self, session: object, account_id: str) -> None:
        self.opened_as.append((session, account_id))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(parse_stamp("2026-11-23T08:00:00"))


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def view() -> View:
    return View()


@pytest.fixture
def presenter(view: View, service: Service, clock: FixedClock) -> UnlockPresenter:
    made = UnlockPresenter(view, service, SerialRunner(), clock, last_account="2")
    made.start()
    return made


def test_the_last_account_is_chosen_and_an_unknown_one_gives_the_first(
    view: View, presenter: UnlockPresenter, service: Service, clock: FixedClock
) -> None:
    assert view.chosen == "2"
    UnlockPresenter(view, service, SerialRunner(), clock, last_account="gone").start()
    assert view.chosen == "1"


def test_a_key_list_that_cannot_be_read_is_said(view: View, service: Service, clock: FixedClock) -> None:
    service.trouble = KnownError("keys_missing")
    UnlockPresenter(view, service, SerialRunner(), clock).start()
    assert view.errors and view.errors[0].startswith("找不到密钥清单")


def test_the_right_passphrase_opens_and_is_forgotten(view: View, presenter: UnlockPresenter) -> None:
    presenter.unlock("1", RIGHT)
    assert view.opened_as == [("session", "1")]
    assert view.cleared == 1 and view.busy == [True, False]


def test_the_third_wrong_one_costs_thirty_seconds(
    view: View, presenter: UnlockPresenter, service: Service, clock: FixedClock
) -> None:
    for _ in range(2):
        presenter.unlock("1", "wrong")
    assert view.errors[-1] == (
        "口令不对(第2次)。数据和草稿都没有变化。请看输入法是否为“英”;第3次起每次等30秒,不会清空数据。"
    )
    assert view.waits == []
    presenter.unlock("1", "wrong")
    assert view.waits == [30]
    clock.moment += dt.timedelta(seconds=29)
    presenter.unlock("1", RIGHT)
    assert view.opened_as == [] and len(service.asked) == 3
    presenter.tick()
    clock.moment += dt.timedelta(seconds=1)
    presenter.tick()
    assert view.waits == [30, 1, 0]
    presenter.unlock("1", RIGHT)
    assert view.opened_as == [("session", "1")]


def test_the_services_own_pause_is_kept_after_a_restart(
    view: View, presenter: UnlockPresenter, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def early(_account: str, _passphrase: str, _remedy: Remedy) -> object:
        raise UserError("wait_after_wrong_passphrase", seconds=12)

    monkeypatch.setattr(service, "unlock", early)
    presenter.unlock("1", "x")
    assert view.waits == [12]


def test_a_clock_set_back_never_makes_the_pause_longer(
    view: View, presenter: UnlockPresenter, clock: FixedClock
) -> None:
    for _ in range(3):
        presenter.unlock("1", "wrong")
    clock.moment -= dt.timedelta(hours=5)
    presenter.tick()
    assert view.waits[-1] == 30


def test_an_empty_passphrase_is_no_attempt(view: View, presenter: UnlockPresenter, service: Service) -> None:
    presenter.unlock("1", "")
    assert service.asked == [] and view.errors


@pytest.mark.parametrize(("code", "remedy"), sorted(REMEDIES.items(), key=lambda pair: pair[0]))
def test_what_a_person_may_decide_is_decided_once_and_asks_for_the_passphrase_again(
    view: View, presenter: UnlockPresenter, service: Service, code: str, remedy: Remedy
) -> None:
    service.refusal = KnownError(code, host="另一台", since="2026-11-23T07:00:00", found=1, wanted=2)
    presenter.unlock("1", RIGHT)
    assert view.remedy is remedy and view.opened_as == []
    presenter.unlock("1", RIGHT)  # without the button nothing is decided
    assert service.remedies == [Remedy.NONE, Remedy.NONE]
    presenter.remedy()
    assert view.asked_again
    presenter.unlock("1", RIGHT)
    assert service.remedies[-1] is remedy and view.opened_as == [("session", "1")]


def test_other_reasons_offer_nothing(view: View, presenter: UnlockPresenter, service: Service) -> None:
    service.refusal = KnownError("vault_in_use_here")
    presenter.unlock("1", RIGHT)
    assert view.remedy is Remedy.NONE


def test_recovery_wants_the_new_passphrase_twice(
    view: View, presenter: UnlockPresenter, service: Service
) -> None:
    presenter.recover("AAAA-BBBB", "1", "eins", "zwei")
    assert service.asked == [] and view.errors[-1].startswith("两次输入的口令不一样")
    presenter.recover("AAAA-BBBB", "1", RIGHT, RIGHT)
    assert service.asked == [("AAAA-BBBB", "1", RIGHT)]
    assert view.opened_as == [("session", "1")]


@pytest.fixture
def page(qtbot: QtBot, service: Service, clock: FixedClock) -> UnlockPage:
    made = UnlockPage()
    qtbot.addWidget(made)
    made.presenter_kept = UnlockPresenter(made, service, SerialRunner(), clock, "2")  # type: ignore[attr-defined]
    made.attach(made.presenter_kept)  # type: ignore[attr-defined]
    made.show()
    return made


def test_typing_and_enter_unlocks(page: UnlockPage, qtbot: QtBot) -> None:
    assert page.account.currentText() == "李校长"
    assert page._visit.text() == "有 2 份草稿待续 · 上次退出 11-20 17:42"
    qtbot.keyClicks(page.passphrase.line, RIGHT)
    with qtbot.waitSignal(page.unlocked) as signal:
        qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    assert signal.args == ["session", "2"]
    assert page.passphrase.text() == ""


def test_the_button_counts_the_pause_down(page: UnlockPage, qtbot: QtBot, clock: FixedClock) -> None:
    for _ in range(3):
        qtbot.keyClicks(page.passphrase.line, "wrong")
        qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    assert page.unlock_button.text() == "30秒后可再试" and not page.unlock_button.isEnabled()
    assert "第3次" in page.bar.text()
    clock.moment += dt.timedelta(seconds=30)
    page._tick()
    assert page.unlock_button.text() == "解锁" and page.unlock_button.isEnabled()
    assert page.bar.isHidden()


def test_the_way_in_by_the_sheet(page: UnlockPage, qtbot: QtBot, service: Service) -> None:
    qtbot.mouseClick(page.recovery_link, Qt.MouseButton.LeftButton)
    page.code.setText(" ABCD-EFGH ")
    page.new_passphrase.line.setText(RIGHT)
    page.repeated.line.setText(RIGHT)
    with qtbot.waitSignal(page.unlocked):
        qtbot.mouseClick(page.recover_button, Qt.MouseButton.LeftButton)
    assert service.asked == [("ABCD-EFGH", "2", RIGHT)]
    assert page.code.text() == ""


def test_crisis_steps_are_noted_without_opening_anything(
    page: UnlockPage, qtbot: QtBot, service: Service
) -> None:
    assert page.crisis.isVisible() and not page.crisis.buttons[0].isVisible()
    qtbot.mouseClick(page.crisis.open_button, Qt.MouseButton.LeftButton)
    for button in page.crisis.buttons[:2]:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert service.asked == [("found",), ("stayed_with",)]
    noted = page.crisis._noted.text()
    assert noted == "已记下 08:13:01 发现 · 08:13:02 陪护。解锁后按 F9 核对并入。"


def test_a_step_is_noted_even_while_a_wrong_passphrase_is_waited_out(
    view: View, presenter: UnlockPresenter, service: Service
) -> None:
    for _ in range(3):
        presenter.unlock("1", "wrong")
    presenter.note(CrisisStep.ASSESSED)
    assert view.noted == [(CrisisStep.ASSESSED, "08:13:04")]
    service.trouble = KnownError("disk_full")
    presenter.note(CrisisStep.FOUND)
    assert len(view.noted) == 1 and "已满" in view.errors[-1]
