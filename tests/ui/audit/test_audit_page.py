"""S23: names behind 隐名, filters by hand, a broken chain told with its number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.vaults import make_vault
from xinliapp.domain.changes import Changes
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services.audit_view import ChainState
from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain, append
from xinliapp.ui.audit.screen import AuditScreen

CHILD = "0f8fad5b-d9cb-469f-a165-70867728950e"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = make_vault(tmp_path / "v").session()
    with opened.database.unit_of_work(opened.clock, "user-counselor") as uow:
        uow.insert(
            "unit",
            {"id": "u", "edition": "school", "code": "3132010101", "name": "测试学校", "stages": "[]",
             "system": "63", "boarding": False, "campuses": "[]", "attributes": "[]"},
        )  # fmt: skip
        uow.insert(
            "student",
            {"id": CHILD, "name": "赵小禾", "id_number_state": "none", "student_number_state": "none",
             "status": "enrolled", "joined_on": "2026-09-01"},
        )  # fmt: skip
        append(uow, Chain.CASE, "dossier.open", CHILD)
        append(uow, Chain.CORE, "roster.edit", CHILD)
    yield opened
    opened.database.close()


def abouts(screen: AuditScreen) -> list[str]:
    return [screen.view._about(row) for row in screen.view.table.rows()]


def test_names_are_masked_until_alt_is_held_and_only_in_the_case_chain(
    session: Session, qtbot: QtBot
) -> None:
    host = FakeHost(hidden=True)
    screen = AuditScreen(session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    assert abouts(screen) == ["", "学生(编号 0f8fad5b)"]
    screen.view.chain.setCurrentIndex(1)
    assert abouts(screen) == ["", "学生 赵**"]
    host.hidden = False
    screen.presenter.refresh(Changes.NONE)  # what the shell sends while Alt is held
    assert abouts(screen) == ["", "学生 赵小禾"]


def test_nothing_found_and_a_broken_chain_say_what_they_should(session: Session, qtbot: QtBot) -> None:
    screen = AuditScreen(session, SerialRunner(), FakeHost())
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 616)
    screen.view.show()
    screen.presenter.start(None)
    screen.view.text.setText("没有这个人")
    screen.view._choose()
    assert screen.view.table.rows() == ()
    assert screen.view.table._empty == "这段时间没有记录。"
    screen.view.show_chain(ChainState(Chain.CORE, 18442, "2026-11-23T08:40:00", 9031))
    assert screen.view.bar.text() == (
        "第9 031条起校验不上。记录没有被删除。请停止使用并从备份比对,联系上级。"
    )


def test_what_fits_is_printed_as_the_register(session: Session, qtbot: QtBot) -> None:
    host = FakeHost()
    screen = AuditScreen(session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.presenter.start(None)
    screen.view.print_button.click()
    screen.view.chain.setCurrentIndex(1)
    screen.view.print_button.click()
    assert [paper.file_name for paper in host.papers] == [
        "查阅登记（公共）.pdf",
        "查阅登记（案卷）-20261123.pdf",
    ]
