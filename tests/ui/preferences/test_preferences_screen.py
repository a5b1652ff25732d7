"""The settings page: what is chosen takes effect at once, and nothing out of range can be chosen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from xinliapp.domain.changes import Changes
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
    page.tabs.setCurrentIndex(1)
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
