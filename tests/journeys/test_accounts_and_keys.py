"""People come and go, the sheet in the safe is proven and used: through the real window, clicks counted."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from tests.support.desk import CTRL, Desk, sitting
from tests.support.user import Key, User
from xinliapp.app.demo.calendar import MOMENT
from xinliapp.crypto import kdf
from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.school import Edition, Stage
from xinliapp.services import accounts, recovery_drill
from xinliapp.services.setup import FirstAccount, NewVault, confirm_recovery, create_vault
from xinliapp.storage import hostlock
from xinliapp.storage.audit import Chain, events
from xinliapp.system.process import EXIT_LOCK

SECRETS = {
    "周老师": "violet kettle glacier 41",
    "吴老师": "copper meadow violin 88",
    "李校长": "harbour oboe lantern 77",
}
NEW = "quiet river marble 63"
ROLES = {"周老师": Role.COUNSELOR, "吴老师": Role.COUNSELOR, "李校长": Role.PRINCIPAL}


@dataclass(frozen=True)
class Made:
    """A school of one's own: its folder and the code on the sheet in its safe."""

    folder: Path
    sheet: str


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("own") / "v"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kdf, "calibrate", lambda: kdf.KDF_FLOOR)
        people = tuple(FirstAccount(name, name, ROLES[name], secret) for name, secret in SECRETS.items())
        new = NewVault(Edition.SCHOOL, "3199000001", "试验初级中学", people, stages=(Stage.JUNIOR,))
        created = create_vault(folder, new, FixedClock(MOMENT))
        confirm_recovery(
            created, {group: created.paper.groups[group - 1] for group in created.asked}, FixedClock(MOMENT)
        )
    hostlock.release_folder(folder)
    return Made(folder, created.paper.code_text)


@pytest.fixture
def made(template: Made, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Made:
    monkeypatch.setattr(kdf, "calibrate", lambda: kdf.KDF_FLOOR)
    shutil.copytree(template.folder, tmp_path / "v")
    return replace(template, folder=tmp_path / "v")


Sit = Callable[[str], "contextmanager[Desk]"]


@pytest.fixture
def sit(look: None, qtbot: QtBot, user: User, made: Made) -> Callable[..., object]:
    """Start the program and sign in; the program ends with the block."""

    @contextmanager
    def seated(name: str, secret: str = "") -> Iterator[Desk]:
        with sitting(qtbot) as desk:
            user.sit(desk)
            user.unlock(made.folder, name, secret or SECRETS[name])
            yield desk

    return seated


def core_actions(desk: Desk) -> list[str]:
    return [event.action for event in desk.ask(lambda session: events(session.database, Chain.CORE))]


def names_offered(desk: Desk) -> list[str]:
    box = desk.page.account
    return [box.itemText(row) for row in range(box.count())]


def open_accounts(user: User) -> None:
    user.choose_from_menu("shell.account", "账户与密钥")


def test_somebody_new_signs_in_and_is_switched_off_again(
    sit: Callable[..., contextmanager[Desk]], qtbot: QtBot, user: User, made: Made
) -> None:
    with sit("周老师") as desk:
        with user.within(clicks=4, seconds=90):
            open_accounts(user)
            user.key(Key.Key_N, CTRL)
            user.type("郑老师", into="accounts.name")
            user.fill("accounts.display_name", "郑老师")
            user.tab_to("accounts.role")
            user.arrow_to("accounts.role", "心理教师")
            user.fill("accounts.first", NEW)
            user.fill("accounts.again", NEW)
            user.key(Key.Key_Return, CTRL)
        assert user.reads("郑老师") and "account.add" in core_actions(desk)
        (row,) = [row for row in desk.ask(accounts.list_accounts) if row.name == "郑老师"]
        assert (row.role, row.active) == (Role.COUNSELOR, True)
    with sit("郑老师", NEW) as desk:
        assert desk.has("concern")  # the case key is theirs
    with sit("周老师") as desk:
        with user.within(clicks=5, seconds=60):
            open_accounts(user)
            user.press_row("accounts.table", "郑老师")
            user.press("accounts.disable")
            assert user.reads("停用后“郑老师”不能再打开资料")
            user.press(desk.shell.opened("accounts").view.bar._action)  # type: ignore[union-attr]
        assert user.reads("“郑老师”已停用,不能再打开本机资料。")
        assert "account.disable" in core_actions(desk)
    with sitting(qtbot) as desk:
        desk.desktop.gate.unlock(made.folder)
        desk.settle()
        assert names_offered(desk) == ["周老师", "吴老师", "李校长"]


def test_a_counsellor_leaves_and_every_key_is_another(
    sit: Callable[..., contextmanager[Desk]], qtbot: QtBot, user: User, made: Made, tmp_path: Path
) -> None:
    with sit("周老师") as desk:
        with user.within(clicks=8, seconds=200):
            open_accounts(user)
            user.press_row("accounts.table", "吴老师")
            user.press("accounts.leave")
            assert user.reads("“吴老师”离任") and user.reads("用原来的口令仍能打开")
            user.type(made.sheet, into="accounts.leaving.code")
            user.press("accounts.leaving.next")
            text = user.save_paper(tmp_path / "新恢复单.pdf")
        new_sheet = sheet_groups(tmp_path / "新恢复单.pdf")
        assert "恢复单" in text and "-".join(new_sheet.values()) != made.sheet
        panel = desk.shell.opened("accounts").view.leaving  # type: ignore[union-attr]
        for number in sorted(panel._groups):
            desk.write(desk.find(QLineEdit, f"accounts.leaving.group{number}"), new_sheet[number])
        code = desk.run_until_exit(lambda: finish(user, desk))
        assert code == EXIT_LOCK
    with sitting(qtbot) as desk:
        desk.desktop.gate.unlock(made.folder)
        desk.settle()
        assert names_offered(desk) == ["周老师", "李校长"]
    with sit("李校长") as desk:
        notice = desk.find(QMessageBox, "notices")
        assert "有人离任,密钥已经更换,旧恢复单作废" in notice.text()
        notice.close()
        prove(user, desk, made.sheet)
        assert not user.reads("恢复单能打开全部密钥")  # the old sheet opens nothing any more
        user.press("accounts.drill.close")
        prove(user, desk, "-".join(new_sheet[number] for number in sorted(new_sheet)))
        assert user.reads("恢复单能打开全部密钥")


def finish(user: User, desk: Desk) -> None:
    """The last two presses: exchange the keys, sign in again."""
    user.press("accounts.leaving.next")
    assert user.reads("“吴老师”已离任,密钥已经更换。")
    user.press("accounts.leaving.next")


def sheet_groups(path: Path) -> dict[int, str]:
    """The groups by number, read from the PDF as a person reads the print."""
    document = pypdfium2.PdfDocument(path)
    text = document[0].get_textpage().get_text_range()
    document.close()
    return {int(number): group for number, group in re.findall(r"第(\d+)组\s+([0-9A-Z]{4})\b", text)}


def prove(user: User, desk: Desk, code: str) -> None:
    with user.within(clicks=4, seconds=60):
        open_accounts(user)
        user.press("accounts.drill.open")
        user.type(code, into="accounts.drill.code")
        user.press("accounts.drill.save")


def test_the_sheet_is_proven_once_a_year_from_the_task(
    sit: Callable[..., contextmanager[Desk]], user: User, made: Made, clock: FixedClock
) -> None:
    clock.moment += dt.timedelta(days=366)
    with sit("周老师") as desk:
        with user.within(clicks=2, seconds=60):
            (verify,) = [each for each in desk.shell.findChildren(QAbstractButton) if each.text() == "去验证"]
            user.press(verify)
            user.type(made.sheet, into="accounts.drill.code")
            user.press("accounts.drill.save")
        assert user.reads("恢复单能打开全部密钥")
        assert desk.ask(recovery_drill.last_proof) == clock.now().date()
        user.key(Key.Key_1, CTRL)
        assert not user.reads("恢复单一年没有验证")


def test_the_envelope_opens_the_case_while_the_counsellor_is_away(
    sit: Callable[..., contextmanager[Desk]], qtbot: QtBot, user: User, made: Made
) -> None:
    """A child is in danger and both counsellors are away: the leader opens the envelope."""
    with sitting(qtbot) as desk:
        user.sit(desk)
        desk.desktop.gate.unlock(made.folder)
        desk.desktop.gate.window.show()
        desk.settle()
        page = desk.page
        with user.within(clicks=4, seconds=90):
            user.press("unlock.recovery")
            user.type(made.sheet, into="unlock.code")
            user.choose("unlock.recoveryAccount", "周老师")
            user.fill("unlock.newPassphrase", NEW)
            user.fill("unlock.repeat", NEW)
            user.key(Key.Key_Return)
        desk.until(lambda: desk.desktop.shell is not None)
        desk.settle()
        assert page is not None and desk.has("concern") and desk.has("warning")
        assert "recovery.opened" in core_actions(desk)
    with sit("吴老师") as desk:  # back the next day: told at once, before anything else
        notice = desk.find(QMessageBox, "notices")
        assert "有人用恢复单进入,并重设了一个账户的口令" in notice.text()
        notice.close()
    with sitting(qtbot) as desk:
        user.sit(desk)
        desk.desktop.gate.unlock(made.folder)
        desk.desktop.gate.window.show()
        desk.settle()
        desk.type_passphrase("周老师", SECRETS["周老师"])
        assert desk.page.bar.text().startswith("口令不对(第1次)。")
