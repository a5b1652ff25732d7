"""The settings page: what is chosen takes effect at once, and nothing out of range can be chosen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from xinliapp.domain.changes import Changes
from xinliapp.domain.keys import KEY_CHOICES
from xinliapp.settings.preferences import Preferences
from xinliapp.ui.preferences.presenter import PreferencesPresenter
from xinliapp.ui.preferences.view import PreferencesPage


class Shell(FakeHost):
    """A host that keeps preferences."""

    def __init__(self) -> None:
        super().__init__()
        self.preferences = Preferences()
        self.kept: list[Preferences] = []

    def choose(self, preferences: Preferences) -> None:
        self.preferences = preferences
        self.kept.append(preferences)


@pytest.fixture
def opened(qtbot: QtBot) -> tuple[PreferencesPage, Shell, PreferencesPresenter]:
    page, shell = PreferencesPage(), Shell()
    qtbot.addWidget(page)
    presenter = PreferencesPresenter(page.face, shell)
    page.chosen.connect(presenter.choose)
    page.key_chosen.connect(presenter.choose_key)
    presenter.start(None)
    page.show()
    return page, shell, presenter


def test_it_shows_what_is_chosen_without_choosing(
    opened: tuple[PreferencesPage, Shell, PreferencesPresenter],
) -> None:
    page, shell, presenter = opened
    shell.preferences = Preferences("dark", 130, False, 3, 0)
    presenter.refresh(Changes.NONE)
    assert (page.theme.currentData(), page.scale.currentData()) == ("dark", 130)
    assert (page.names.isChecked(), page.minutes.value(), page.seconds.value()) == (False, 3, 0)
    assert shell.kept == []


def test_every_choice_is_kept_at_once(
    opened: tuple[PreferencesPage, Shell, PreferencesPresenter],
) -> None:
    page, shell, _ = opened
    page.scale.setCurrentIndex(page.scale.findData(130))
    page.scale.activated.emit(page.scale.currentIndex())
    assert shell.preferences.scale == 130
    page.tabs.setCurrentIndex(2)
    page.names.click()
    page.minutes.setValue(2)
    page.seconds.setValue(300)
    chosen = shell.preferences
    assert (chosen.hide_names, chosen.auto_lock_minutes, chosen.blank_return_seconds) == (False, 2, 300)


def test_only_what_screens_md_allows(opened: tuple[PreferencesPage, Shell, PreferencesPresenter]) -> None:
    page, _, _ = opened
    assert (page.minutes.minimum(), page.minutes.maximum()) == (1, 10)
    assert (page.seconds.minimum(), page.seconds.maximum()) == (0, 300)
    assert [page.scale.itemData(n) for n in range(page.scale.count())] == [100, 115, 130]


def _pick(page: PreferencesPage, action: str, key: str) -> None:
    box = page.keys[action].editor
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def test_a_key_is_changed_and_one_that_is_taken_is_not(
    opened: tuple[PreferencesPage, Shell, PreferencesPresenter],
) -> None:
    page, shell, _ = opened
    _pick(page, "blank", "F8")
    assert dict(shell.preferences.keys) == {"warning": "F6", "appointment": "F7", "blank": "F8"}
    assert "按 F8 遮挡后" in page._grace._hint.text()
    _pick(page, "warning", "F8")
    assert dict(shell.preferences.keys) == {"warning": "F6", "appointment": "F7", "blank": "F8"}
    assert page.keys["warning"].error().startswith("F8 已经用于“遮挡”,没有改。")
    warning = page.keys["warning"].editor
    assert isinstance(warning, QComboBox) and warning.currentData() == "F6"
    _pick(page, "warning", "F12")  # which is free now
    assert page.keys["warning"].error() == "" and shell.preferences.keys["warning"] == "F12"


def test_no_key_of_a_page_an_input_method_or_the_desktop_is_offered() -> None:
    taken = {"F1", "F2", "F4", "F5", "F9", "F10", "Ctrl+Space", "Ctrl+Shift+F", "Alt+F4", "Shift+Space"}
    assert not taken & set(KEY_CHOICES)
    assert all("F" in key and "Shift" not in key and "Alt" not in key for key in KEY_CHOICES)


def test_every_heading_leads_somewhere(opened: tuple[PreferencesPage, Shell, PreferencesPresenter]) -> None:
    page, shell, presenter = opened
    page.page_wanted.connect(presenter.open)
    headings = [page.tabs.tabText(n) for n in range(page.tabs.count())]
    assert headings == ["常规", "规则与口径", "隐私", "账户", "密钥", "打印与字体", "保存期"]
    for heading, wanted in (("规则与口径", "rules"), ("账户", "accounts"), ("保存期", "accounts")):
        page.tabs.setCurrentIndex(headings.index(heading))
        (button,) = [
            one for one in page.findChildren(QPushButton, f"preferences.open.{wanted}") if one.isVisible()
        ]
        button.click()
        assert shell.opened.pop() == (wanted, None)


def test_a_bureau_has_no_names_and_no_rules(
    opened: tuple[PreferencesPage, Shell, PreferencesPresenter],
) -> None:
    page, shell, presenter = opened
    shell.missing = {"rules", "school_settings", "roster"}
    presenter.start(None)
    shown = [page.tabs.tabText(n) for n in range(page.tabs.count()) if page.tabs.isTabVisible(n)]
    assert shown == ["常规", "隐私", "账户", "密钥", "保存期"]
