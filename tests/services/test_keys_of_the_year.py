"""The yearly proof of the sheet, the retention rule, what the account page says about keys."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.test_vault import NOW, code_of, make, unlock
from xinliapp.crypto import recovery as sheets
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import UserError
from xinliapp.domain.retention import AfterThat, RetentionRule
from xinliapp.services import account_papers, recovery_drill, retention, vault
from xinliapp.services.account_facts import key_facts
from xinliapp.services.session import Session
from xinliapp.storage import hostlock

RULE = RetentionRule(10, AfterThat.DESTROY, "王校长", "李老师", "校档案制度第8条")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> vault.CreatedVault:
    return make(tmp_path_factory.mktemp("keys") / "v", FixedClock(NOW))


@pytest.fixture
def created(template: vault.CreatedVault, tmp_path: Path) -> vault.CreatedVault:
    shutil.copytree(template.folder, tmp_path / "v")
    return replace(template, folder=tmp_path / "v")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def session(created: vault.CreatedVault, clock: FixedClock) -> Iterator[Session]:
    opened = unlock(created.folder, "li", clock)
    yield opened
    vault.close(opened)
    hostlock.release_folder(created.folder)


def test_the_proof_is_due_when_a_year_is_over(
    session: Session, created: vault.CreatedVault, clock: FixedClock
) -> None:
    assert recovery_drill.last_proof(session) == NOW.date()  # typed back at setup
    a_year = NOW.date() + dt.timedelta(days=365)
    assert not list(recovery_drill.tasks(session, a_year))
    (task,) = recovery_drill.tasks(session, a_year + dt.timedelta(days=1))
    assert (task.due_on, task.page, task.kind) == (a_year, "accounts", "recovery_proof")
    clock.moment += dt.timedelta(days=400)
    assert key_facts(session).proof_due
    with pytest.raises(UserError) as wrong:
        recovery_drill.prove_sheet(session, sheets.new_recovery_code().text, allow_weak=True)
    assert code_of(wrong) == "recovery_not_opened"
    assert key_facts(session).proof_due
    recovery_drill.prove_sheet(session, created.paper.code_text.lower(), allow_weak=True)
    assert recovery_drill.last_proof(session) == clock.moment.date()
    assert not list(recovery_drill.tasks(session, clock.moment.date()))


def test_wrong_codes_slow_down(session: Session) -> None:
    for _ in range(3):
        with pytest.raises(UserError):
            recovery_drill.prove_sheet(session, sheets.new_recovery_code().text, allow_weak=True)
    with pytest.raises(UserError) as wait:
        recovery_drill.prove_sheet(session, sheets.new_recovery_code().text, allow_weak=True)
    assert code_of(wait) == "wait_after_wrong_passphrase"


def test_the_newest_rule_counts_and_two_people_confirm(session: Session, clock: FixedClock) -> None:
    assert retention.rule(session) is None
    retention.set_rule(session, RULE)
    clock.moment += dt.timedelta(days=1)
    retention.set_rule(session, replace(RULE, years=15, after_that=AfterThat.KEEP))
    found = retention.rule(session)
    assert found is not None
    assert (found.years, found.after_that, found.first_confirmer) == (15, AfterThat.KEEP, "王校长")
    assert session.database.scalar("SELECT count(*) FROM retention_rule") == 2


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"years": 0}, "retention_years"),
        ({"years": 101}, "retention_years"),
        ({"second_confirmer": " 王校长 "}, "retention_two_people"),
        ({"first_confirmer": " "}, "field_required"),
        ({"basis": "字" * 201}, "field_wrong"),
    ],
)
def test_wrong_rules_are_refused(session: Session, changed: dict[str, object], code: str) -> None:
    with pytest.raises(UserError) as refused:
        retention.set_rule(session, replace(RULE, **changed))  # type: ignore[arg-type]
    assert code_of(refused) == code
    assert retention.rule(session) is None


def test_a_registrar_sets_no_rule(created: vault.CreatedVault, clock: FixedClock) -> None:
    session = unlock(created.folder, "zhao", clock)
    with pytest.raises(UserError) as refused:
        retention.set_rule(session, RULE)
    assert code_of(refused) == "not_allowed"
    vault.close(session)


def test_the_account_table_prints(session: Session) -> None:
    paper = account_papers.account_table(session)
    assert paper.file_name == "账户表.pdf"
    assert paper.data.startswith(b"%PDF")
