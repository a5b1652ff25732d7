"""The audit viewer: filters, names, what each person sees, export without content, speed."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.support.vaults import VaultFiles, make_vault
from xinliapp.domain.accounts import Account, Role
from xinliapp.domain.errors import UserError
from xinliapp.services import audit_view
from xinliapp.services.audit_view import AuditFilter
from xinliapp.services.session import Session
from xinliapp.storage import accounts
from xinliapp.storage.audit import Chain, append

DAY = dt.date(2026, 11, 23)


@pytest.fixture
def vault(tmp_path: Path) -> VaultFiles:
    return make_vault(tmp_path / "v")


@pytest.fixture
def session(vault: VaultFiles) -> Iterator[Session]:
    opened = vault.session(Role.COUNSELOR)
    with opened.database.unit_of_work(opened.clock, "setup") as uow:
        accounts.add(uow, Account("user-counselor", "jia", "心理教师甲", Role.COUNSELOR, True, uow.now))
        uow.insert(
            "unit",
            {"id": "u", "edition": "school", "code": "3132010101", "name": "测试学校", "stages": "[]",
             "system": "six_three", "boarding": False, "campuses": "[]", "attributes": "[]"},
        )  # fmt: skip
        uow.insert(
            "student",
            {"id": "child-1", "name": "赵小禾", "id_number_state": "none", "student_number_state": "none",
             "status": "enrolled", "joined_on": "2026-09-01"},
        )  # fmt: skip
    with opened.write("note.open", case=True, object_id="child-1") as uow:
        pass
    with opened.write("backup.made") as uow:
        append(uow, Chain.CORE, "account.disable", "user-counselor", {"count": 3})
    yield opened
    opened.database.close()


def core(**filters: object) -> AuditFilter:
    return AuditFilter(Chain.CORE, **filters)


def test_the_newest_event_stands_first_with_names_and_words(session: Session) -> None:
    page = audit_view.page(session, core())
    assert [(line.who, line.what) for line in page.lines] == [
        ("心理教师甲", "备份"),
        ("心理教师甲", "停用账户"),
    ]
    assert (page.lines[1].about, page.lines[1].remark) == ("心理教师甲", "3条")
    assert page.total == 2


def test_filters_by_time_person_action_and_object(session: Session) -> None:
    def found(**filters: object) -> int:
        return audit_view.page(session, core(**filters)).total

    assert found(first_day=DAY, last_day=DAY) == 2
    assert found(first_day=DAY + dt.timedelta(days=1)) == 0
    assert found(last_day=DAY - dt.timedelta(days=1)) == 0
    assert (found(actor="user-counselor"), found(actor="nobody")) == (2, 0)
    assert (found(action="backup.made"), found(text="甲"), found(text="100%")) == (1, 1, 0)


def test_the_case_chain_knows_students_the_core_chain_does_not(session: Session) -> None:
    case = audit_view.page(session, AuditFilter(Chain.CASE, text="小禾"))
    assert [(line.what, line.about) for line in case.lines] == [("打开辅导记录", "赵小禾")]
    assert audit_view.page(session, core(text="小禾")).total == 0


def test_a_core_only_account_sees_no_case_chain(vault: VaultFiles, session: Session) -> None:
    principal = vault.session(Role.PRINCIPAL)
    for call in (
        lambda: audit_view.page(principal, AuditFilter(Chain.CASE)),
        lambda: audit_view.export(principal, AuditFilter(Chain.CASE)),
        lambda: audit_view.chain_state(principal, Chain.CASE),
        lambda: audit_view.opened(principal, Chain.CASE),
    ):
        with pytest.raises(UserError) as closed:
            call()
        assert closed.value.code == "case_closed"
    assert audit_view.page(principal, core()).total == 2
    principal.database.close()


def test_the_export_names_no_child_and_is_logged(session: Session) -> None:
    paper = audit_view.export(session, AuditFilter(Chain.CASE))
    sheet = openpyxl.load_workbook(BytesIO(paper.data)).active
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "打开辅导记录" in cells
    assert "child-1" in cells
    assert not any("小禾" in cell for cell in cells)
    actions = [line.what for line in audit_view.page(session, AuditFilter(Chain.CASE)).lines]
    assert "导出查阅登记" in actions
    with pytest.raises(UserError) as nothing:
        audit_view.export(session, core(action="none"))
    assert nothing.value.code == "paper_no_rows"


def test_the_state_of_the_chain(session: Session) -> None:
    state = audit_view.chain_state(session, Chain.CORE)
    assert (state.events, state.until, state.broken_at) == (2, "2026-11-23T08:00:00", None)
    connection = session.database.connection
    connection.execute("DROP TRIGGER audit_event_no_update")
    connection.execute("UPDATE audit_event SET actor = 'x' WHERE seq = 2")
    assert audit_view.chain_state(session, Chain.CORE).broken_at == 2


def test_eighteen_thousand_events_do_not_slow_the_page(session: Session) -> None:
    with session.database.unit_of_work(session.clock, "user-counselor") as uow:
        uow.execute(
            "WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 18000)"
            " INSERT INTO audit_event SELECT i, '2026-11-23T08:00:00', 'user-counselor', 'note.open',"
            " 'object-' || i, '{\"count\":1}', printf('%064d', i - 1), printf('%064d', i) FROM n"
        )
    start = time.perf_counter()
    page = audit_view.page(session, core(first_day=DAY, text="object-1799"))
    took = time.perf_counter() - start
    assert (page.total, len(audit_view.page(session, core()).lines)) == (11, audit_view.MOST)
    assert took < 1.5  # 300 ms on a quiet machine (bench); tests share theirs
