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
             "system": "63", "boarding": False, "campuses": "[]", "attributes": "[]"},
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
    assert [(line.what, line.about, line.student) for line in case.lines] == [
        ("打开辅导记录", "学生", "赵小禾")
    ]
    assert audit_view.page(session, core(text="小禾")).total == 0


CHILD = "0f8fad5b-d9cb-469f-a165-70867728950e"
NOTE = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
DOOR = "550e8400-e29b-41d4-a716-446655440000"


def _rows(session: Session) -> None:
    """A child with a note, and an activity; each is the object of an event."""
    with session.database.unit_of_work(session.clock, "user-counselor") as uow:
        uow.insert(
            "student",
            {"id": CHILD, "name": "钱小满", "id_number_state": "none", "student_number_state": "none",
             "status": "enrolled", "joined_on": "2026-09-01"},
        )  # fmt: skip
        uow.insert("actual_opening", {"id": DOOR, "opened_at": "2026-11-20T11:50:00"})
        uow.insert(
            "casework.counseling_session",
            {"id": NOTE, "year": 2026, "sequence": 12, "kind": "individual", "mode": "face_to_face",
             "student_id": CHILD, "started_at": "2026-11-05T10:10:00", "minutes": 45,
             "author_id": "user-counselor", "author_name": "心理教师甲", "source": "self", "theme": "study",
             "situation": "", "assessment": "", "response": "", "outcome": "", "risk": "unchanged",
             "agreed": ""},
        )  # fmt: skip
        uow.insert(
            "casework.note_unsealing",
            {"id": "u1", "session_id": NOTE, "reason": "交接", "reader_name": "心理教师甲"},
        )
        append(uow, Chain.CASE, "note.unseal", NOTE)
        append(uow, Chain.CORE, "roster.edit", CHILD)
        append(uow, Chain.CORE, "room.close", DOOR)
        append(uow, Chain.CORE, "campaign.set", "kz-month 2026-10-01/2026-10-31")
        append(uow, Chain.CORE, "task.snooze", "plan_review.550e8400")


def test_objects_have_words_and_only_the_case_chain_says_whose_they_are(session: Session) -> None:
    _rows(session)
    case = audit_view.page(session, AuditFilter(Chain.CASE, action="note.unseal")).lines[0]
    assert (case.about, case.student, case.reason) == (
        "辅导记录 2026-12 2026-11-05 10:10",
        "钱小满",
        "交接",
    )
    plain = {line.what: (line.about, line.student) for line in audit_view.page(session, core()).lines}
    assert plain["名单 · 修改"] == ("学生(编号 0f8fad5b)", "")
    assert plain["辅导室 · 关闭"] == ("开放 2026-11-20 11:50", "")
    assert plain["报送批次 · 设定"] == ("统计表 2026年10月1日—2026年10月31日", "")
    assert plain["待办 · 推迟"] == ("待办 方案复评", "")


def test_a_childs_name_finds_every_event_about_them_in_the_case_chain_alone(session: Session) -> None:
    _rows(session)
    found = audit_view.page(session, AuditFilter(Chain.CASE, text="小满")).lines
    assert [line.what for line in found] == ["打开封存记录"]
    assert audit_view.page(session, core(text="小满")).total == 0


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
    assert "打开辅导记录" in cells and "学生" in cells
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
