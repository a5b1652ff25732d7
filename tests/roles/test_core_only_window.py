"""Every page of the real window, as those without the case key see it; and every file left behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support import canaries
from tests.support.canaries import told
from tests.support.desk import Desk, refuse_dialogs, sitting, texts
from tests.support.event_loop import process_events
from xinliapp.app import gate
from xinliapp.app.demo.calendar import CAMPAIGN, MOMENT
from xinliapp.app.demo.school import COUNSELOR, PRINCIPAL, REGISTRAR
from xinliapp.domain.clock import FixedClock
from xinliapp.services import students

# What a page is opened with, if it is to show as much as it can.
ARGUMENTS = {"form_report": f"KZ {CAMPAIGN}", "self_check": "2026-2027-1"}


@pytest.fixture(autouse=True)
def standing_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo's own moment; no dialog waits for anybody."""
    refuse_dialogs(monkeypatch)
    monkeypatch.setattr(gate, "pc_clock", lambda: FixedClock(MOMENT))


def _walk(desk: Desk, child: str) -> Iterator[tuple[str, list[str]]]:
    """Every page this person has, with everything written on it, shown or hidden."""
    for spec in desk.shell.presenter.specs:
        desk.screen(spec.key, child if spec.key == "student" else ARGUMENTS.get(spec.key))
        yield spec.key, texts(desk.shell, visible=False)


def _search(desk: Desk, words: str) -> list[str]:
    """What the search box offers for these words."""
    line = desk.shell.header.search
    line.setFocus()
    desk.write(line, words)
    process_events()
    found = texts(desk.shell.searching.list, visible=False)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    return found


@pytest.mark.parametrize("account", [REGISTRAR, PRINCIPAL])
def test_no_page_shows_a_word_of_any_case(qtbot: QtBot, vault: Path, child: str, account: str) -> None:
    with sitting(qtbot) as desk:
        desk.prefer(hide_names=False, auto_lock_minutes=600)
        desk.unlock(vault, account)
        name = desk.ask(students.student, child).name
        seen = {}
        for key, words in _walk(desk, child):
            assert told(" ".join(words)) == [], key
            seen[key] = words
        assert {"roster", "student", "self_check", "form_report", "accounts", "backup"} <= set(seen)
        assert ("today" in seen) is (account == REGISTRAR)
        assert ("principal_home" in seen) is (account == PRINCIPAL)
        assert any(name in text for text in seen["student"])
        assert "个人辅导内容不在本账户可见范围内。" in seen["student"]
        student = desk.shell.opened("student")
        assert student is not None and not student.view.identity.talk_button.isVisible()
        for word in (canaries.TALK[:4], canaries.MEMBER, canaries.ROUND):
            assert told(" ".join(_search(desk, word))) in ([], [word]), word


def test_the_counselling_teacher_does_see_them(qtbot: QtBot, vault: Path, child: str) -> None:
    """Else the walk above would pass for want of looking."""
    with sitting(qtbot) as desk:
        desk.prefer(hide_names=False, auto_lock_minutes=600)
        desk.unlock(vault, COUNSELOR)
        seen = {word for _, words in _walk(desk, child) for word in told(" ".join(words))}
        assert {canaries.MEMBER, canaries.HOMEROOM, canaries.ROUND, canaries.TAG} <= seen
        student = desk.screen("student", child)
        shown: set[str] = set()
        model = student.view.timeline.model()
        for row in range(model.rowCount()):
            student.view.timeline.setCurrentIndex(model.index(row, 0))
            shown |= set(told(" ".join(texts(student.view))))
        assert {canaries.TALK, canaries.REASON} <= shown


def test_nothing_of_it_lies_about_in_plain_text(
    qtbot: QtBot, vault: Path, child: str, own_places: tuple[Path, Path], tmp_path: Path
) -> None:
    """After a working day of both kinds: vault folder, preferences, logs, temporary files, drafts."""
    for account in (COUNSELOR, REGISTRAR):
        with sitting(qtbot) as desk:
            desk.prefer(auto_lock_minutes=600)
            desk.unlock(vault, account)
            for _ in _walk(desk, child):
                pass
            if account == COUNSELOR:
                student = desk.screen("student", child)
                desk.click(student.view.identity.talk_button)
                desk.write(student.view.panel.fields["note"].editor, canaries.DRAFT)
                desk.shell.opened("student").presenter.flush()  # type: ignore[union-attr]
                desk.settle()
    home, temporary = own_places
    assert canaries.in_plain_sight(vault) == []
    assert canaries.in_plain_sight(home) == []
    assert canaries.in_plain_sight(temporary) == []
    assert canaries.in_plain_sight(tmp_path) == []
    assert any(home.rglob("*"))  # there was something to look at


def test_a_canary_in_the_open_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text(f"oops {canaries.TALK}", encoding="utf-8")
    (tmp_path / "wide.bin").write_bytes(canaries.TAG.encode("utf-16-le"))
    assert canaries.in_plain_sight(tmp_path) == [("log.txt", canaries.TALK), ("wide.bin", canaries.TAG)]
