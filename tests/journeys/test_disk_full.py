"""The disk is full while somebody types and while they save: told, nothing half-written, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from tests.support.desk import Desk
from xinliapp.domain.errors import KnownError
from xinliapp.services import drafts
from xinliapp.services import school as school_service
from xinliapp.services import session as sessions
from xinliapp.services.session import Session

TEACHER = "心理教师甲"


def _fill_disk(session: Session) -> None:
    """SQLite's own word that there is no more room: no file may grow by a page."""
    for schema in ("main", "casework"):
        pages = session.database.connection.execute(f"PRAGMA {schema}.page_count").fetchone()[0]
        session.database.connection.execute(f"PRAGMA {schema}.max_page_count = {pages}")


def _free_disk(session: Session) -> None:
    for schema in ("main", "casework"):
        session.database.connection.execute(f"PRAGMA {schema}.max_page_count = 1000000")


def _kept(desk: Desk) -> str:
    (draft,) = desk.ask(drafts.list_drafts)
    return str(draft.body)


def _flush(desk: Desk) -> None:
    desk.shell.opened("school_settings").presenter.flush()  # type: ignore[union-attr]
    desk.settle()


def test_a_full_disk_is_told_and_the_draft_before_it_stays(desk: Desk, school: Path) -> None:
    desk.unlock(school, TEACHER)
    desk.screen("school_settings")
    field = desk.find(QLineEdit, "school_settings.name")
    field.setMaxLength(500_000)
    desk.rewrite(field, "示例中学甲")
    _flush(desk)
    assert desk.shell.status.texts()[-1].startswith("草稿已存")
    desk.ask(_fill_disk)
    field.setText("示例中学乙" * 20_000)  # more than what is free inside the file
    _flush(desk)
    assert desk.shell.status.texts()[-1] == "未保存"
    assert desk.shell._toast.isVisible()
    assert desk.shell._toast.text().startswith("磁盘已满,这一步没有写入。此前已保存的内容和草稿都在。")
    kept = _kept(desk)
    assert "示例中学甲" in kept and "示例中学乙" not in kept
    assert field.text().startswith("示例中学乙")  # what was typed stands where it was
    desk.ask(_free_disk)
    desk.rewrite(field, "示例中学丙")
    _flush(desk)
    assert desk.shell.status.texts()[-1].startswith("草稿已存")
    assert "示例中学丙" in _kept(desk)


def test_saving_on_a_full_disk_writes_nothing_and_can_be_done_again(
    desk: Desk, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.unlock(school, TEACHER)
    screen = desk.screen("school_settings")
    before = desk.ask(unit_name)
    field = desk.find(QLineEdit, "school_settings.name")
    desk.rewrite(field, "示例中学丁")
    _flush(desk)
    append = sessions.append

    def full(*_args: object) -> None:
        raise KnownError("disk_full")  # the last row of the transaction has no room

    monkeypatch.setattr(sessions, "append", full)
    desk.click(screen.view.save_button)
    assert "磁盘已满,这一步没有写入。" in screen.view.bar.text()
    assert desk.ask(unit_name) == before and field.text() == "示例中学丁"
    assert "示例中学丁" in _kept(desk)
    monkeypatch.setattr(sessions, "append", append)
    desk.click(screen.view.save_button)
    assert desk.ask(unit_name) == "示例中学丁"


def unit_name(session: Session) -> str:
    return school_service.unit(session).name
