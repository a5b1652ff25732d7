"""A file to another school (issue 4, 11) through the real window: card compared, signed, acknowledged."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox

from tests.support.consents import agreed
from tests.support.desk import Desk
from tests.support.transfers import TO, school_of
from tests.support.user import CTRL, Key, User
from xinliapp.app.demo.school import COUNSELOR, PRINCIPAL
from xinliapp.app.place import DEMO_PASSPHRASE
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.exchange import FingerprintProof
from xinliapp.domain.transfer import TransferState
from xinliapp.services import enrolment, students, transfer_arrivals, transfer_schools, transfers
from xinliapp.services.lifecycle_destruction import SecondAccount
from xinliapp.services.session import Session
from xinliapp.system.drives import write_and_read_back
from xinliapp.widgets.groups import GroupsEdit


def _a_child(session: Session) -> tuple[str, str]:
    row = next(row for row in students.list_students(session) if row.student_number)
    agreed(session, row.id, kind=ConsentKind.PERSONAL_DATA)
    return row.id, str(row.student_number)


def _write_card(session: Session, folder: Path) -> Path:
    path = folder / transfer_schools.card_name(session)
    path.write_bytes(transfer_schools.make_card(session))
    return path


def test_a_file_goes_to_another_school_and_its_receipt_comes_back(
    desk: Desk, user: User, f1800: Path, monday: FixedClock, tmp_path: Path
) -> None:
    _, there = school_of(tmp_path / "there", TO)
    theirs = _write_card(there, tmp_path)
    user.sit(desk)
    user.unlock(f1800, COUNSELOR)
    child, number = desk.ask(_a_child)

    # The other school's card, compared with its paper: three groups typed.
    user.key(Key.Key_K, CTRL)
    user.type("zxyj")
    user.key(Key.Key_Return)
    user.at("transfer")
    groups = enrolment.enrolment_sheet(there).groups
    with user.within(clicks=2, seconds=60):
        user.drop("transfer", [theirs])
        for position in user.see("transfer.groups", GroupsEdit).positions():
            user.type(groups[position - 1], into=f"transfer.groups.{position}")
        user.press("transfer.school.enrol")
    assert user.reads(f"{TO}学校")

    # From the student's page: what goes is seen, the principal signs, the file is written.
    user.key(Key.Key_K, CTRL)
    user.type(number[-6:])
    user.key(Key.Key_Return)
    user.at("student")
    out = tmp_path / "out"
    out.mkdir()
    with user.within(clicks=4, seconds=120):
        user.choose_from_menu("student.record_other", "转学移交")
        user.at("transfer")
        user.fill("transfer.send.ground", "因转学,经监护人申请移交")
        assert user.reads("关注等级历史")
        assert user.see("transfer.send.signer", QComboBox).currentText() == PRINCIPAL
        user.fill("transfer.send.passphrase", DEMO_PASSPHRASE)
        user.will_choose(out)
        user.press("transfer.send.go")
    assert user.reads("已写出并读回核对")
    (packet,) = out.iterdir()

    # The other school compares this one's card too, takes the file in and signs the receipt.
    receipt = _answer(there, desk, packet, tmp_path)
    with user.within(clicks=1, seconds=30):
        user.drop("transfer", [receipt])
    assert user.reads("已签收")
    (sent,) = desk.ask(transfers.every)
    assert (sent.student_id, sent.state, sent.signed_by) == (child, TransferState.ACKNOWLEDGED, PRINCIPAL)


def _answer(there: Session, desk: Desk, packet: Path, folder: Path) -> Path:
    card = folder / "ours.json"
    card.write_bytes(desk.ask(_signed_card))
    pending = transfer_schools.import_card(there, card.read_bytes())
    transfer_schools.add_school(there, pending, FingerprintProof(fingerprint=pending.fingerprint))
    with there.write("test") as uow:
        uow.insert("student", {"id": "new", "name": "新来的", "id_number_state": "none",
                               "student_number_state": "none", "status": "enrolled",
                               "joined_on": "2026-11-23"})  # fmt: skip
    taken = transfer_arrivals.accept(there, transfer_arrivals.read(there, packet), "new")
    transfer_arrivals.sign_receipt(there, taken.id)
    done = transfer_arrivals.deliver_receipt(there, taken.id, folder, deliver_file=write_and_read_back)
    return done.file


def _signed_card(session: Session) -> bytes:
    (principal,) = transfer_schools.signers(session)
    signer = SecondAccount(principal.id, DEMO_PASSPHRASE)
    return transfer_schools.make_card(session, signer)
