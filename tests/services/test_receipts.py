"""Receipts and return slips: signed for one report, believed by one school, refused in every other case."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.support import exchange as make
from tests.support import offices
from xinliapp.bundles.receipts import read_receipt, write_receipt
from xinliapp.bundles.seal import open_sealed, seal_bag
from xinliapp.crypto import agefile, sshsig
from xinliapp.domain.accounts import Role
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import Channel, Recipient
from xinliapp.domain.receipts import Receipt, ReceiptKind, ReturnReason, Step, TakenAs, TakenReceipt
from xinliapp.i18n.messages import sentence
from xinliapp.services import bureau as desk
from xinliapp.services import (
    campaigns,
    enrolment,
    exchange,
    exchange_slips,
    members,
    receipts,
    reporting,
    returns,
)
from xinliapp.system.drives import write_and_read_back

DAY = dt.date(2026, 10, 22)
WHY = (ReturnReason("c6", "第6列缺说明"), ReturnReason("", "填表人为空"))


@dataclass
class Pair:
    """A school that sent its form, the bureau that took it in, and where files go."""

    school: offices.Office
    bureau: offices.Office
    unit: Recipient
    folder: Path
    item_id: str
    bundle_id: str

    def written(self, receipt_id: str) -> Path:
        """The sealed file of a decision."""
        (made,) = receipts.deliver(
            self.bureau.session, [receipt_id], self.folder, deliver_file=write_and_read_back
        )
        return made.file

    def taken(self, *files: Path) -> list[TakenReceipt]:
        """The school drops files."""
        return returns.take_in(self.school.session, list(files))


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    school, bureau = offices.school(tmp_path / "s"), offices.bureau(tmp_path / "b")
    unit = offices.introduce(school, bureau)
    sent = offices.send(school, unit, make.payload(), tmp_path)
    (result,) = desk.receive(bureau.session, [sent.file], [make.definition()])
    assert result.item_id is not None
    bundle = exchange.list_bundles(school.session)[0]
    return Pair(school, bureau, unit, tmp_path, result.item_id, bundle.id)


def content(pair: Pair, file: Path) -> Receipt:
    """What a sealed file says, opened as the school would."""
    document = open_sealed(file.read_bytes(), enrolment.unit_identities(pair.school.session))
    return read_receipt(document, lambda _: (pair.unit.signing_key,))


def forged(pair: Pair, change: Callable[[Receipt], Receipt], seed: bytes | None = None) -> Path:
    """A receipt of our making: ``change`` of a real one, signed by the bureau unless by ``seed``."""
    real = content(pair, pair.written(receipts.accept(pair.bureau.session, [pair.item_id])[0].id))
    path = pair.folder / "forged.age"
    document = write_receipt(change(real), seed or pair.bureau.seed)
    path.write_bytes(seal_bag(document, [enrolment.ensure_unit_keys(pair.school.session).age.public]))
    return path


# --- the whole way ---


def test_a_receipt_reaches_the_school_and_moves_the_report_on(pair: Pair) -> None:
    assert returns.ways(pair.school.session)[0].step is Step.EXPORTED
    returns.mark_sent(pair.school.session, pair.bundle_id)
    assert returns.ways(pair.school.session)[0].step is Step.SENT
    pair.bureau.later(days=1)
    (made,) = receipts.accept(pair.bureau.session, [pair.item_id])
    assert receipts.accept(pair.bureau.session, [pair.item_id]) == []  # once is enough
    assert [one.receipt.id for one in receipts.waiting(pair.bureau.session)] == [made.id]
    file = pair.written(made.id)
    assert receipts.waiting(pair.bureau.session) == []
    assert file.name.startswith(f"{make.BUREAU}-2026-09-14_2026-10-16-{make.SCHOOL}-r1-receipt-")

    (taken,) = pair.taken(file)
    assert taken.taken is TakenAs.ACCEPTED
    way = returns.ways(pair.school.session)[0]
    assert way.step is Step.ACCEPTED and way.receipt is not None
    assert (way.receipt.issued_at[:10], way.receipt.issuer_name) == ("2026-10-19", "试验片区教管中心")
    assert not way.late
    assert (
        content(pair, file).tagmanifest_hash == exchange.list_bundles(pair.school.session)[0].tagmanifest_hash
    )

    (again,) = pair.taken(file)
    assert again.taken is TakenAs.DUPLICATE
    assert len(returns.ways(pair.school.session)[0].history) == 1


def test_a_return_says_why_and_until_when_and_becomes_a_task(pair: Pair) -> None:
    slip = receipts.send_back(pair.bureau.session, pair.item_id, WHY, DAY)
    (taken,) = pair.taken(pair.written(slip.id))
    assert taken.taken is TakenAs.RETURNED and taken.receipt is not None
    assert taken.receipt.reasons == WHY and taken.receipt.due_on == "2026-10-22"
    (task,) = returns.tasks(pair.school.session, dt.date(2026, 10, 19))
    assert (task.due_on, task.page, task.kind) == (DAY, "exchange", "return")
    assert not task.overdue(DAY) and task.overdue(DAY + dt.timedelta(days=1))


def test_the_newest_decision_counts_whatever_comes_first(pair: Pair) -> None:
    (first,) = receipts.accept(pair.bureau.session, [pair.item_id])
    pair.bureau.later(seconds=1)
    slip = receipts.send_back(pair.bureau.session, pair.item_id, WHY, DAY)
    pair.taken(pair.written(slip.id), pair.written(first.id))
    assert returns.ways(pair.school.session)[0].step is Step.RETURNED


def test_a_late_report_is_told_so(tmp_path: Path) -> None:
    school, bureau = offices.school(tmp_path / "s"), offices.bureau(tmp_path / "b")
    unit = offices.introduce(school, bureau)
    period = "2026-09-14/2026-10-16"
    campaigns.set_campaign(bureau.session, "KZ", period, "宣传月", {"school": dt.date(2026, 10, 19)})
    sent = offices.send(school, unit, make.payload(), tmp_path)
    bureau.later(days=2)  # the 20th
    (result,) = desk.receive(bureau.session, [sent.file], [make.definition()])
    (made,) = receipts.accept(bureau.session, [str(result.item_id)])
    assert made.late and made.received_at[:10] == "2026-10-20"
    (done,) = receipts.deliver(bureau.session, [made.id], tmp_path, deliver_file=write_and_read_back)
    returns.take_in(school.session, [done.file])
    assert returns.ways(school.session)[0].late


def test_nobody_but_the_school_can_open_it(pair: Pair) -> None:
    file = pair.written(receipts.accept(pair.bureau.session, [pair.item_id])[0].id)
    other, _ = agefile.new_identity()
    with pytest.raises(KnownError) as refused:
        open_sealed(file.read_bytes(), [other])
    assert refused.value.code == "bundle_not_for_us"


def test_the_counselling_teacher_leaves_it_sealed_for_the_principal(pair: Pair) -> None:
    file = pair.written(receipts.accept(pair.bureau.session, [pair.item_id])[0].id)
    teacher = pair.school.open(Role.COUNSELOR)
    (kept,) = returns.take_in(teacher, [file])
    assert kept.taken is TakenAs.KEPT
    assert returns.take_in(teacher, [file])[0].taken is TakenAs.KEPT
    assert returns.waiting(teacher) == 1
    assert returns.open_waiting(teacher) == []
    (opened,) = returns.open_waiting(pair.school.session)
    assert opened.taken is TakenAs.ACCEPTED and returns.waiting(teacher) == 0
    assert returns.ways(teacher)[0].step is Step.ACCEPTED


def test_a_waiting_receipt_that_cannot_be_read_now_is_not_lost(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program may hold the file; a folder that looks like a receipt stops none of the others."""
    (made,) = receipts.accept(pair.bureau.session, [pair.item_id])
    file = pair.written(made.id)
    teacher = pair.school.open(Role.COUNSELOR)
    returns.take_in(teacher, [file])
    (pair.school.session.vault / returns.WAITING_FOLDER / "0000.age").mkdir()
    assert returns.waiting(teacher) == 1
    open_ = Path.open

    def locked(path: Path, *args: Any, **more: Any) -> Any:
        if path.parent.name == returns.WAITING_FOLDER:
            raise PermissionError(13, "in use", str(path))
        return open_(path, *args, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", locked)
        (unread,) = returns.open_waiting(pair.school.session)
    assert unread.taken is TakenAs.REFUSED and returns.waiting(teacher) == 1
    (opened,) = returns.open_waiting(pair.school.session)
    assert opened.taken is TakenAs.ACCEPTED and returns.waiting(teacher) == 0


# --- what is refused ---


def test_forged_and_misdirected_ones_are_refused_one_sentence_each(pair: Pair, tmp_path: Path) -> None:
    cases: dict[str, Path] = {}
    cases["receipt_signature_wrong"] = forged(pair, lambda one: one, seed=bytes(32)).rename(
        tmp_path / "1.age"
    )
    real = receipts.issued(pair.bureau.session)[0]
    assert real.kind is ReceiptKind.ACCEPTED
    file = pair.written(real.id)
    base = content(pair, file)

    def seal(name: str, receipt: Receipt, keys: list[str] | None = None) -> Path:
        path = tmp_path / name
        own = [enrolment.ensure_unit_keys(pair.school.session).age.public]
        path.write_bytes(seal_bag(write_receipt(receipt, pair.bureau.seed), keys or own))
        return path

    cases["receipt_wrong_school"] = seal("2.age", replace(base, school_code="3150000002"))
    cases["receipt_issuer_unknown"] = seal("3.age", replace(base, issuer_code="3150000999"))
    cases["receipt_bundle_unknown"] = seal("4.age", replace(base, tagmanifest_hash="0" * 64))
    cases["receipt_differs"] = seal("5.age", replace(base, revision=2))
    cases["receipt_not_for_us"] = seal("6.age", base, [agefile.new_identity()[1]])
    cases["receipt_damaged"] = tmp_path / "7.age"
    cases["receipt_damaged"].write_bytes(file.read_bytes()[:-9])
    cases["receipt_not_recognised"] = tmp_path / "8.txt"
    cases["receipt_not_recognised"].write_text("收到了")
    cases["receipt_unreadable"] = tmp_path / "9.age"
    own = enrolment.ensure_unit_keys(pair.school.session).age.public
    cases["receipt_unreadable"].write_bytes(seal_bag(b"PK\x03\x04 not ours", [own]))
    for code, path in cases.items():
        (taken,) = pair.taken(path)
        assert taken.taken is TakenAs.REFUSED and taken.refusal is not None, code
        assert taken.refusal.code == code
        assert sentence(taken.refusal).count("。") == 3 and "—" not in sentence(taken.refusal)
        assert taken.quarantined_as is not None
        assert (pair.school.files.folder / "quarantine" / taken.quarantined_as).exists()
    assert returns.ways(pair.school.session)[0].receipt is None
    count = "SELECT count(*) FROM receipt_refusal"
    before = pair.school.session.database.scalar(count)
    pair.taken(*cases.values())
    assert pair.school.session.database.scalar(count) == before == len(cases)


def test_a_receipt_moved_to_another_report_is_refused(pair: Pair) -> None:
    """Only the bureau could sign it; but even it cannot say of r2 what it said of r1."""
    file = forged(pair, lambda one: replace(one, sequence=7))
    assert pair.taken(file)[0].taken is TakenAs.REFUSED


def test_after_the_unit_was_registered_anew_its_old_key_counts_no_more(pair: Pair) -> None:
    file = pair.written(receipts.accept(pair.bureau.session, [pair.item_id])[0].id)
    with pair.school.session.write("test.rotate") as uow:
        line = sshsig.public_line(sshsig.public_key(bytes([9]) * 32))
        uow.execute("UPDATE recipient SET signing_key = ?", (line,))
    (taken,) = pair.taken(file)
    assert taken.refusal is not None and taken.refusal.code == "receipt_signature_wrong"


# --- what a bureau may not do ---


def test_a_return_needs_a_reason_and_a_day_ahead(pair: Pair) -> None:
    session = pair.bureau.session
    for reasons, day, code in (
        ((), DAY, "return_no_reason"),
        (WHY, dt.date(2026, 10, 17), "return_day_past"),
        ((ReturnReason("", "字" * 201),), DAY, "field_wrong"),
    ):
        with pytest.raises(UserError) as refused:
            receipts.send_back(session, pair.item_id, reasons, day)
        assert refused.value.code == code
    receipts.send_back(session, pair.item_id, WHY, DAY)
    with pytest.raises(UserError) as twice:
        receipts.send_back(session, pair.item_id, WHY, DAY)
    assert twice.value.code == "return_not_open"
    with pytest.raises(UserError):
        receipts.accept(pair.school.session, [pair.item_id])


def test_what_was_sent_back_is_neither_reported_nor_merged_until_corrected(
    pair: Pair, tmp_path: Path
) -> None:
    session = pair.bureau.session
    members.save_member(session, "3150000002", "第二小学")
    slip = receipts.send_back(session, pair.item_id, WHY, DAY)
    progress = reporting.reporting_progress(session, make.definition(), make.PERIOD)
    assert [line.state.value for line in progress.schools] == ["returned", "missing"]
    assert progress.schools[0].returned_for == ("第6列缺说明", "填表人为空")
    assert (progress.reported, progress.on_time, progress.expected) == (0, 0, 2)
    pair.taken(pair.written(slip.id))
    sent = offices.send(pair.school, pair.unit, make.payload(revision=2), tmp_path)
    desk.receive(session, [sent.file], [make.definition()])
    progress = reporting.reporting_progress(session, make.definition(), make.PERIOD)
    assert [line.state.value for line in progress.schools] == ["reported", "missing"]
    assert list(returns.tasks(pair.school.session, DAY)) == []


# --- on the way out ---


def test_the_mail_draft_carries_the_sealed_bag_and_no_name(pair: Pair, tmp_path: Path) -> None:
    import email
    from email.policy import default

    place = tmp_path / "mail"
    place.mkdir()
    done = exchange.export(
        pair.school.session, pair.bundle_id, place, deliver=write_and_read_back, channel=Channel.MAIL
    )
    assert done.file.suffix == ".eml"
    message = email.message_from_bytes(done.file.read_bytes(), policy=default)
    (part,) = message.iter_attachments()
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    assert str(part.get_filename()) == "3150000001-2026-09-14_2026-10-16-3150000900-1.age"
    opened = open_sealed(data, enrolment.unit_identities(pair.bureau.session))
    assert opened.startswith(b"PK")
    assert str(message["Subject"]).startswith("报送材料 3150000001 ")
    body = message.get_body()
    assert body is not None and done.check_code in body.get_content()
    assert "周老师" not in done.file.read_text("ascii") and message["From"] is None
    assert exchange.list_exports(pair.school.session, pair.bundle_id)[-1].channel is Channel.MAIL


def test_sent_can_be_marked_and_taken_back(pair: Pair) -> None:
    mark = returns.mark_sent(pair.school.session, pair.bundle_id)
    returns.unmark_sent(pair.school.session, mark, pair.bundle_id)
    assert returns.ways(pair.school.session)[0].step is Step.EXPORTED
    with pytest.raises(UserError):
        returns.mark_sent(pair.school.session, "nothing")


def test_stock_tools_check_a_receipt(pair: Pair, tmp_path: Path) -> None:
    for tool in ("age", "unzip", "ssh-keygen"):
        if shutil.which(tool) is None:
            pytest.skip(f"stock tool {tool} is not installed")
    file = pair.written(receipts.accept(pair.bureau.session, [pair.item_id])[0].id)
    key, zipped = tmp_path / "school.key", tmp_path / "r.zip"
    key.write_text(enrolment.unit_identities(pair.school.session)[0] + "\n")
    subprocess.run(["age", "-d", "-i", key, "-o", zipped, file], check=True)
    subprocess.run(["unzip", "-q", zipped, "-d", tmp_path], check=True)
    line = f'{make.BUREAU} namespaces="xinli-receipt-v1" {pair.unit.signing_key}\n'
    (tmp_path / "signers").write_text(line)
    content_ = tmp_path / "receipt" / "receipt.json"
    command = ["ssh-keygen", "-Y", "verify", "-f", str(tmp_path / "signers"), "-I", make.BUREAU]
    command += ["-n", "xinli-receipt-v1", "-s", f"{content_}.sig"]
    done = subprocess.run(command, input=content_.read_bytes(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


# --- the paper ---


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_each_slip_of_a_batch_has_its_own_day(pair: Pair, tmp_path: Path) -> None:
    first = receipts.send_back(pair.bureau.session, pair.item_id, WHY[:1], DAY)
    later = replace(
        first, id="later", school_code="3150000002", issued_at="2026-10-20T08:00:00", issued_by="经办乙"
    )
    pdf = tmp_path / "slips.pdf"
    pdf.write_bytes(exchange_slips.return_paper(pair.bureau.session, [first, later]).data)
    words = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, text=True
    ).stdout  # fmt: skip
    lines = words.splitlines()
    place = {what: next(n for n, line in enumerate(lines) if what in line) for what in
             ("试验中学", "3150000002", "18日", "20日")}  # fmt: skip
    # Days stand in two lines of their cell: the second one is just below the school's.
    assert place["18日"] - place["试验中学"] in (0, 1) and place["20日"] - place["3150000002"] in (0, 1)
    assert "经办乙" in words and first.issued_by in words
