"""What a restore would undo, told before; and the restore from an open session."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.workloads import save_pair
from tests.services.test_vault import NOW, SECRETS, code_of, make, unlock
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.services import accounts, audit, backup, restore_plan, vault
from xinliapp.services.restore import SecondPerson, SignedPaper
from xinliapp.services.session import Session
from xinliapp.storage import hostlock

WANG = SecondPerson("wang", SECRETS["wang"])


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    clock, folder = FixedClock(NOW), tmp_path_factory.mktemp("restore") / "v"
    make(folder, clock)
    session = unlock(folder, "li", clock)
    save_pair(session, "first")
    vault.close(session)
    return folder


@pytest.fixture
def session(template: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Session]:
    shutil.copytree(template, tmp_path / "v")
    opened = unlock(tmp_path / "v", "li", clock)
    yield opened
    vault.close(opened)
    hostlock.release_folder(tmp_path / "v")


def test_what_would_be_lost_is_counted_and_listed(session: Session) -> None:
    made = backup.make_backup(session)
    save_pair(session, "second")
    save_pair(session, "third")
    plan = restore_plan.plan(session, made.folder, allow_weak=True)
    # Two talks in the case chain; in core's the note that the backup was made.
    assert (plan.lost_core, plan.lost_case, plan.lost) == (1, 2, 3)
    assert sorted(line.what for line in plan.lines) == ["备份", "谈话 · 新增", "谈话 · 新增"]
    assert {line.who for line in plan.lines} == {"李老师"}
    assert (plan.foreign_past, plan.before_rotation) == (False, False)


def test_restoring_from_the_window_makes_a_safety_copy_and_keeps_the_chosen_backup(
    session: Session, clock: FixedClock
) -> None:
    chosen = backup.make_backup(session).folder
    save_pair(session, "second")
    report = restore_plan.carry_out(session, chosen, SECRETS["li"], WANG, allow_weak=True)
    assert session.database.closed
    assert report.put_aside.is_dir()
    vault.close(session)
    again = unlock(session.vault, "li", clock)
    assert again.database.scalar("SELECT count(*) FROM casework.talk") == 1
    assert audit.verify_audit(again).whole
    made = backup.list_backups(session.vault / "backups")
    assert chosen in [info.folder for info in made]
    safety = next(info for info in made if info.manifest.reason == "before_restore")
    # Back to before the restore: nothing was lost for good.
    restore_plan.carry_out(again, safety.folder, SECRETS["li"], WANG, allow_weak=True)
    vault.close(again)
    once_more = unlock(session.vault, "li", clock)
    assert once_more.database.scalar("SELECT count(*) FROM casework.talk") == 2
    plan = restore_plan.plan(once_more, chosen, allow_weak=True)
    assert plan.foreign_past is False
    vault.close(once_more)


@pytest.mark.parametrize(
    ("own", "witness", "code"),
    [
        ("wrong words", WANG, "wrong_passphrase"),
        (SECRETS["li"], SecondPerson("wang", "wrong words"), "wrong_passphrase"),
        (SECRETS["li"], SecondPerson("li", SECRETS["li"]), "case_needs_second_person"),
        (SECRETS["li"], SignedPaper("审核人", "2026-1"), "restore_second_person_here"),
    ],
)
def test_without_two_people_nothing_happens_and_the_session_goes_on(
    session: Session, own: str, witness: SecondPerson | SignedPaper, code: str
) -> None:
    chosen = backup.make_backup(session).folder
    save_pair(session, "second")
    with pytest.raises(UserError) as refused:
        restore_plan.carry_out(session, chosen, own, witness, allow_weak=True)
    assert code_of(refused) == code
    assert session.database.scalar("SELECT count(*) FROM casework.talk") == 2
    assert not session.database.closed


def test_a_signed_paper_is_enough_where_nobody_else_has_an_account(session: Session) -> None:
    for person in accounts.list_accounts(session):
        if person.name in ("wang", "zhao"):
            with session.write("test.off") as uow:
                uow.update("account", person.id, {"active": False})
    chosen = backup.make_backup(session).folder
    paper = SignedPaper("片区审核人", "2026-1")
    restore_plan.carry_out(session, chosen, SECRETS["li"], paper, allow_weak=True)
    assert session.database.closed


def test_a_damaged_backup_and_a_core_only_person_are_refused(session: Session, clock: FixedClock) -> None:
    chosen = backup.make_backup(session).folder
    with (chosen / "case.db").open("r+b") as file:
        file.seek(5000)
        file.write(b"x")
    with pytest.raises(KnownError) as damaged:
        restore_plan.plan(session, chosen, allow_weak=True)
    assert code_of(damaged) == "backup_damaged"
    with pytest.raises(KnownError) as also:
        restore_plan.carry_out(session, chosen, SECRETS["li"], WANG, allow_weak=True)
    assert code_of(also) == "backup_damaged"
    vault.close(session)
    principal = unlock(session.vault, "wang", clock)
    with pytest.raises(UserError) as held:
        restore_plan.plan(principal, chosen, allow_weak=True)
    assert code_of(held) == "key_not_held"
    vault.close(principal)
