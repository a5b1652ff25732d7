"""A bag that a former signing key signed is not offered: whoever holds today's key signs it anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.units import SECRET, UnitVault, make_bureau, make_school, submit_form
from xinliapp.bundles.strict import stored_facts
from xinliapp.crypto.kdf import KdfCost
from xinliapp.domain.accounts import Role
from xinliapp.domain.errors import UserError
from xinliapp.domain.exchange import FingerprintProof
from xinliapp.domain.paperwork import SubjectKind
from xinliapp.services import (
    accounts,
    approvals,
    enrolment,
    exchange,
    forms,
    leaving,
    returns,
    rotation,
    task_list,
)
from xinliapp.services.leaving import LeavingForm, LeavingState
from xinliapp.services.session import Session
from xinliapp.storage import bundles, hostlock
from xinliapp.storage.audit import Chain, events
from xinliapp.system.drives import write_and_read_back


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[UnitVault]:
    """A school with two principals that knows its bureau; 校长甲 approved a form and signed its bag."""
    made = make_school(tmp_path / "school")
    session = made.session("校长甲")
    accounts.add_account(
        session, "校长乙", "校长乙", Role.PRINCIPAL, SECRET, cost=KdfCost.TEST, allow_weak=True
    )
    made.close(session)
    session = made.session("甲老师")
    record = submit_form(session)
    made.close(session)
    bureau = make_bureau(tmp_path / "bureau")
    office = bureau.session("经办甲")
    session = made.session("校长甲")
    card = enrolment.import_card(session, enrolment.make_recipient_card(office))
    proof = FingerprintProof(enrolment.enrolment_sheet(office).fingerprint)
    recipient = enrolment.add_recipient(session, card, proof)
    leaving.sign_bag(session, record, recipient.id)
    made.close(session)
    bureau.close(office)
    yield made
    hostlock.release_folder(made.folder)


def principal_leaves(unit: UnitVault) -> None:
    session = unit.session("校长乙")
    gone = next(row.id for row in accounts.list_accounts(session) if row.name == "校长甲")
    ready = rotation.prepare(session, gone, unit.sheet, cost=KdfCost.TEST, allow_weak=True)
    typed = {group: ready.paper.groups[group - 1] for group in ready.asked}
    rotation.carry_out(session, ready, typed)
    unit.close(session)


def line(session: Session) -> LeavingForm:
    recipient = leaving.known_recipients(session)[0]
    return leaving.leaving_forms(session, recipient.id)[0]


def to_sign(session: Session) -> list[str]:
    found = task_list.tasks(session, session.clock.now().date())
    return [task.kind for task in found if task.kind.startswith("sign_")]


def test_before_the_exchange_it_is_ready_and_after_it_waits_for_the_new_principal(unit: UnitVault) -> None:
    session = unit.session("甲老师")
    assert line(session).state is LeavingState.SIGNED
    unit.close(session)
    principal_leaves(unit)
    for name in ("甲老师", "校长乙"):
        session = unit.session(name)
        found = line(session)
        assert (found.state, found.bundle_id, found.way) == (LeavingState.RESIGN, None, None), name
        assert [record.id for record in leaving.to_sign_anew(session)] == [found.record_id]
        old = bundles.bundles(session.database)[0]
        with pytest.raises(UserError) as refused:
            exchange.seal(session, old.id)
        assert refused.value.code == "bundle_old_key"
        unit.close(session)


def test_the_new_principal_signs_the_same_figures_anew(unit: UnitVault, tmp_path: Path) -> None:
    principal_leaves(unit)
    session = unit.session("校长乙")
    found = line(session)
    recipient = leaving.known_recipients(session)[0]
    old = bundles.bundles(session.database)[0]
    before = approvals.approval_of(session, SubjectKind.FORM_REPORT, found.record_id)
    made = leaving.sign_bag(session, found.record_id, recipient.id)
    after = approvals.approval_of(session, SubjectKind.FORM_REPORT, found.record_id)
    assert before is not None and after is not None
    assert (after.digest, after.public_line == before.public_line) == (before.digest, False)
    assert after.public_line == approvals.current_line(session)
    # Nobody outside has seen the old bag: its number is given again, and no gap stays.
    assert (made.sequence, made.previous_hash, made.revision) == (1, None, 1)
    assert [each.id for each in bundles.bundles(session.database)] == [made.id] != [old.id]
    facts = stored_facts(bundles.bag_bytes(session.database, made.id))
    assert facts.enrolment == enrolment.enrolment_sheet(session).fingerprint
    assert line(session).state is LeavingState.SIGNED
    assert leaving.to_sign_anew(session) == ()
    done = exchange.export(session, made.id, tmp_path, deliver=write_and_read_back)
    assert done.file.is_file()
    withdrawn = [
        event for event in events(session.database, Chain.CORE) if event.action == "bundle.withdrawn"
    ]
    assert old.tagmanifest_hash in withdrawn[0].detail
    unit.close(session)


def test_what_was_written_out_before_is_not_written_again_and_is_corrected_instead(
    unit: UnitVault, tmp_path: Path
) -> None:
    session = unit.session("校长甲")
    bundle = bundles.bundles(session.database)[0]
    exchange.export(session, bundle.id, tmp_path, deliver=write_and_read_back)
    unit.close(session)
    principal_leaves(unit)
    session = unit.session("校长乙")
    found = line(session)
    assert (found.state, found.former_key) == (LeavingState.EXPORTED, True)
    for call in (
        lambda: exchange.seal(session, bundle.id),
        lambda: leaving.sign_bag(session, found.record_id, leaving.known_recipients(session)[0].id),
    ):
        with pytest.raises(UserError) as refused:
            call()
        assert (refused.value.code, refused.value.params) == ("bundle_old_key_sent", {"revision": 1})
    assert [each.id for each in bundles.bundles(session.database)] == [bundle.id]
    unit.close(session)
    session = unit.session("甲老师")
    returns.correct(session, bundle.id)
    assert forms.records(session)[0].revision == 2
    unit.close(session)


@pytest.mark.parametrize("where", ["while it was written", "after it was written"])
def test_a_bag_that_may_lie_outside_keeps_its_number(unit: UnitVault, tmp_path: Path, where: str) -> None:
    """The power goes between the first byte on the stick and the record, and then the key is exchanged."""

    class PowerCut(BaseException):
        pass

    def cut(folder: Path, name: str, data: bytes) -> bytes:
        if where == "after it was written":
            write_and_read_back(folder, name, data)
        raise PowerCut

    session = unit.session("校长甲")
    (bundle,) = bundles.bundles(session.database)
    with pytest.raises(PowerCut):
        exchange.export(session, bundle.id, tmp_path, deliver=cut)
    assert exchange.list_exports(session, bundle.id) == []  # nothing says that it arrived
    assert line(session).state is LeavingState.SIGNED  # and writing it once more is offered
    unit.close(session)
    principal_leaves(unit)
    session = unit.session("校长乙")
    found = line(session)
    assert (found.state, found.former_key, found.bundle_id) == (LeavingState.SIGNED, True, bundle.id)
    assert leaving.to_sign_anew(session) == () and to_sign(session) == []
    for call in (
        lambda: exchange.seal(session, bundle.id),
        lambda: leaving.sign_bag(session, found.record_id, leaving.known_recipients(session)[0].id),
    ):
        with pytest.raises(UserError) as refused:
            call()
        assert (refused.value.code, refused.value.params) == ("bundle_old_key_sent", {"revision": 1})
    unit.close(session)
    session = unit.session("甲老师")
    returns.correct(session, bundle.id)
    record = submit_form(session)
    unit.close(session)
    session = unit.session("校长乙")
    made = leaving.sign_bag(session, record, leaving.known_recipients(session)[0].id)
    assert (made.sequence, made.previous_hash) == (2, bundle.tagmanifest_hash)
    unit.close(session)


def test_the_number_is_taken_before_the_first_byte_is_written(unit: UnitVault, tmp_path: Path) -> None:
    session = unit.session("校长甲")
    (bundle,) = bundles.bundles(session.database)
    seen: list[bool] = []

    def deliver(folder: Path, name: str, data: bytes) -> bytes:
        seen.append(bundles.may_be_outside(session.database, bundle.id))
        return write_and_read_back(folder, name, data)

    for _ in range(2):
        exchange.export(session, bundle.id, tmp_path, deliver=deliver)
    assert seen == [True, True]
    told = [event.action for event in events(session.database, Chain.CORE) if "export" in event.action]
    assert told == ["bundle.export_begun", "bundle.export", "bundle.export"]
    assert [row.read_back for row in exchange.list_exports(session, bundle.id)] == [True, True]
    unit.close(session)


def test_whom_it_waits_for_is_told(unit: UnitVault) -> None:
    principal_leaves(unit)
    session = unit.session("校长乙")
    assert to_sign(session) == ["sign_anew"]
    unit.close(session)
