"""转学移交: what goes and what never does, who may, what stops it, what the other school does with it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.services.test_find import signed
from tests.services.test_vault import SECRETS, make, unlock
from tests.support.casework import active_plan, second_counselor
from tests.support.consents import agreed
from tests.support.pdf import pdf_pages
from tests.support.transfers import FROM, GROUND, MOMENT, OTHER, TO, Pair, knows, pair, school_of
from xinliapp.bundles.cards import MAX_CARD
from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.counseling import Parts
from xinliapp.domain.dossier import FactTopic, Section
from xinliapp.domain.errors import KnownError, UserError, XinliError
from xinliapp.domain.exchange import FingerprintProof
from xinliapp.domain.student_papers import PaperKind
from xinliapp.domain.transfer import ALL_SECTIONS, TransferSection, TransferState
from xinliapp.i18n.messages import sentence
from xinliapp.services import (
    consents,
    counseling,
    counseling_notes,
    dossier,
    enrolment,
    process_notes,
    review_interval,
    student_papers,
    talks,
    transfer_arrivals,
    transfer_content,
    transfer_schools,
    transfer_tasks,
    transfers,
    vault,
)
from xinliapp.services.lifecycle_destruction import SecondAccount
from xinliapp.services.talks import TalkInput
from xinliapp.services.transfers import TransferInput
from xinliapp.storage import hostlock
from xinliapp.storage.audit import Chain, events
from xinliapp.system.drives import write_and_read_back

DAY = dt.date(2026, 11, 2)


@pytest.fixture
def two(tmp_path: Path) -> Pair:
    return pair(tmp_path)


def code_of(error: pytest.ExceptionInfo[XinliError]) -> str:
    words = sentence(error.value)
    assert error.value.code not in words and "—" not in words
    return error.value.code


def filled(two: Pair) -> str:
    """Something of every kind in the child's file; the id of the own note."""
    here, child = two.here, two.child
    for section, topic, text in (
        (Section.BASICS, FactTopic.STRENGTHS, "爱画画"),
        (Section.FAMILY, FactTopic.CARERS, "随外婆生活"),
        (Section.STATE, FactTopic.AT_SCHOOL, "近来独处"),
    ):
        dossier.add_fact(here, child, dossier.FactInput(section, text, "班主任", DAY, topic=topic))
    talks.add(here, TalkInput(child, DAY, "班主任", note="谈心的原话"))
    active_plan(here, child, DAY)
    return signed(here, child, parts=Parts("辅导近况原话", "老师看法原话", "老师做法原话", "孩子变化原话"))


def text_of_parts(two: Pair, **more: object) -> str:
    seen = transfers.preview(two.here, two.child, ALL_SECTIONS, **more)  # type: ignore[arg-type]
    return "\n".join(f"{line.day} {line.words} {line.text}" for part in seen.parts for line in part.lines)


# --- what goes ---------------------------------------------------------------------------------------------


def test_what_goes_is_seen_section_by_section(two: Pair) -> None:
    filled(two)
    seen = transfers.preview(two.here, two.child, ALL_SECTIONS)
    assert [part.section for part in seen.parts] == list(TransferSection)
    by = {part.section: part.lines for part in seen.parts}
    assert [line.text for line in by[TransferSection.FACTS]] == ["爱画画", "近来独处"]
    assert [line.text for line in by[TransferSection.FAMILY]] == ["随外婆生活"]
    assert [line.words for line in by[TransferSection.CONTACTS]] == ["谈心　一对一当面"]
    assert [(line.words, line.text) for line in by[TransferSection.COUNSELING]] == [
        ("个别辅导　编号 2026-1", "")
    ]
    assert "第1版" in by[TransferSection.PLANS][0].words and by[TransferSection.PLANS][0].text
    assert {line.words for line in by[TransferSection.CONSENTS]} == {
        "个人信息　同意　母亲",
        "辅导　同意　母亲",
    }


def test_words_of_notes_go_only_when_their_author_ticks_them(two: Pair) -> None:
    note = filled(two)
    assert "原话" not in text_of_parts(two)
    assert "辅导近况原话" in text_of_parts(two, notes=(note,))
    assert [head.id for head in transfer_content.own_notes(two.here, two.child)] == [note]


def test_process_notes_never_go(two: Pair) -> None:
    note = filled(two)
    process_notes.save(two.here, note, "只给自己看的一句")
    assert "自己看" not in text_of_parts(two, notes=(note,))


def test_another_counsellors_note_never_goes_even_unsealed(two: Pair) -> None:
    note = filled(two)
    other = second_counselor(two.sender)
    counseling_notes.unseal(other, note, "交接需要看一次")
    assert transfer_content.own_notes(other, two.child) == ()
    with pytest.raises(UserError) as error:
        transfer_content.parts(other, two.child, ALL_SECTIONS, (note,))
    assert code_of(error) == "transfer_note_not_own"
    unsigned = counseling.begin(two.here, two.child)
    with pytest.raises(UserError):
        transfer_content.parts(two.here, two.child, ALL_SECTIONS, (unsigned,))


def test_third_partys_papers_never_go(two: Pair, tmp_path: Path) -> None:
    pdf = tmp_path / "x.pdf"
    pdf.write_bytes(b"%PDF-1.4\nhospital\n%%EOF\n")
    given = student_papers.PaperInput(PaperKind.HOSPITAL, DAY, "就诊结论", "某某医院")
    student_papers.add(two.here, two.child, given, pdf)
    assert "医院" not in text_of_parts(two) and "就诊" not in text_of_parts(two)


# --- who may, and what stops it ----------------------------------------------------------------------------


def test_no_consent_no_packet_and_a_ground_goes_on_without(two: Pair) -> None:
    consents.withdraw(
        two.here, two.child, ConsentKind.PERSONAL_DATA, MOMENT.date(),
        signer="监护人一", relation="母亲", reason="不再需要",
    )  # fmt: skip
    with pytest.raises(UserError) as error:
        two.send()
    assert code_of(error) == "consent_withdrawn"
    consents.waive(two.here, two.child, ConsentKind.PERSONAL_DATA, "依法履行监护支持的法定职责")
    assert two.send().number == 1
    content = transfer_arrivals.read(two.there, two.file(two.sender.folder)).content
    assert "依法履行" in content.consent


def test_a_refused_handing_on_stops_it_as_well(two: Pair) -> None:
    refused = consents.Answer(two.child, ConsentKind.REFERRAL, DAY, "监护人一", "母亲", given=False)
    consents.record(two.here, refused)
    with pytest.raises(UserError) as error:
        two.send()
    assert code_of(error) == "consent_refused" and transfers.every(two.here) == ()


def test_a_ground_in_words_is_asked_for(two: Pair) -> None:
    for ground, code in (("", "field_required"), ("转学", "field_wrong")):
        with pytest.raises(UserError) as error:
            transfers.send(two.here, TransferInput(two.child, two.school.id, ground))
        assert error.value.code == code
    with pytest.raises(UserError) as none:
        two.send(sections=())
    assert none.value.code == "field_required"


def test_without_the_signing_key_nothing_leaves(two: Pair) -> None:
    plain = two.sender.session()
    with pytest.raises(UserError) as error:
        transfers.send(plain, TransferInput(two.child, two.school.id, GROUND))
    assert error.value.code == "not_allowed"
    principal = two.sender.session(Role.PRINCIPAL, "校长甲")
    with pytest.raises(UserError) as closed:
        transfers.preview(principal, two.child, ALL_SECTIONS)
    assert closed.value.code == "case_closed"


def test_what_changed_after_the_preview_is_not_sent(two: Pair) -> None:
    seen = transfers.preview(two.here, two.child, ALL_SECTIONS).mark
    wanted = TransferInput(two.child, two.school.id, GROUND)
    dossier.add_fact(two.here, two.child, dossier.FactInput(Section.FAMILY, "又一条", "家长", DAY))
    with pytest.raises(UserError) as error:
        transfers.send(two.here, wanted, seen=seen)
    assert error.value.code == "changed_since" and transfers.every(two.here) == ()
    assert transfers.send(two.here, wanted, seen=transfers.preview(two.here, two.child, ALL_SECTIONS).mark)


def test_a_card_that_was_renewed_takes_nothing_more(two: Pair) -> None:
    knows(two.here, two.there)
    with pytest.raises(UserError) as error:
        two.send()
    assert code_of(error) == "transfer_school_ended"


# --- cards -------------------------------------------------------------------------------------------------


def test_a_card_needs_the_fingerprint_of_the_paper(two: Pair) -> None:
    pending = transfer_schools.import_card(two.here, transfer_schools.make_card(two.there))
    groups = enrolment.enrolment_sheet(two.there).groups
    typed = {position: groups[position - 1] for position in pending.positions}
    wrong = {**typed, pending.positions[0]: "0000" if groups[pending.positions[0] - 1] != "0000" else "1"}
    with pytest.raises(UserError) as error:
        transfer_schools.add_school(two.here, pending, FingerprintProof(groups=wrong))
    assert error.value.code == "fingerprint_group_wrong"
    added = transfer_schools.add_school(two.here, pending, FingerprintProof(groups=typed))
    assert [school.id for school in transfer_schools.schools(two.here)] == [added.id]
    assert pending.replaces is not None and pending.replaces.code == TO


def test_a_bureaus_card_is_no_schools_and_a_schools_no_bureaus(two: Pair) -> None:
    card = transfer_schools.make_card(two.there)
    with pytest.raises(KnownError) as error:
        enrolment.import_card(two.here, card)
    assert error.value.code == "card_unreadable"
    with pytest.raises(KnownError) as edited:
        transfer_schools.import_card(two.here, card.replace(TO.encode(), OTHER.encode()))
    assert code_of(edited) == "transfer_card_unsigned"
    with pytest.raises(KnownError) as junk:
        transfer_schools.import_card(two.here, b"{}")
    assert code_of(junk) == "transfer_card_unreadable"
    with pytest.raises(UserError) as own:
        transfer_schools.import_card(two.there, card)
    assert code_of(own) == "transfer_own_card"


# --- the way there and back --------------------------------------------------------------------------------


def test_there_and_back(two: Pair, tmp_path: Path) -> None:
    note = filled(two)
    path = two.file(tmp_path, notes=(note,))
    assert path.name == f"{FROM}-transfer-{TO}-1.zip"
    assert transfers.every(two.here)[0].state is TransferState.DELIVERED
    assert transfer_arrivals.look(two.there, path).verified
    arriving = transfer_arrivals.read(two.there, path)
    assert arriving.content.child.name == "闻人小满" and arriving.content.ground == GROUND
    assert arriving.content.parts == transfers.preview(two.here, two.child, ALL_SECTIONS, (note,)).parts
    assert [one.id for one in transfer_arrivals.suggested(two.there, arriving)] == [two.same]
    taken = transfer_arrivals.accept(two.there, arriving, two.same)
    (paper,) = student_papers.of_student(two.there, two.same)
    assert (paper.kind, paper.sealed, paper.title) == (PaperKind.THIRD_PARTY, True, "")
    with pytest.raises(UserError) as sealed:
        transfer_arrivals.content(two.there, taken.id)
    assert sealed.value.code == "paper_sealed"
    student_papers.unseal(two.there, paper.id, "了解转来学生的情况")
    assert transfer_arrivals.content(two.there, taken.id) == arriving.content
    shown = student_papers.shown(two.there, paper.id)
    assert shown is not None
    text = "".join(pdf_pages(shown.data))
    assert "辅导近况原话" in text and "谈心的原话" not in text
    # Nothing of it became this school's own record.
    own = transfers.preview(two.there, two.same, ALL_SECTIONS)
    assert all(part.lines == () for part in own.parts)

    transfer_arrivals.sign_receipt(two.there, taken.id)
    written = transfer_arrivals.deliver_receipt(
        two.there, taken.id, tmp_path, deliver_file=write_and_read_back
    )
    for _ in range(2):  # the same receipt again changes nothing
        assert transfers.acknowledge(two.here, written.file).state is TransferState.ACKNOWLEDGED
    found = [event.action for event in events(two.here.database, Chain.CASE)]
    assert found.count("transfer.acknowledged") == 1
    for action in ("transfer.sign", "transfer.sent", "transfer.deliver", "transfer.note"):
        assert action in found


def test_the_log_names_recipient_and_number_and_core_learns_nothing(two: Pair, tmp_path: Path) -> None:
    two.file(tmp_path)
    core = "".join(str(event) for event in events(two.here.database, Chain.CORE))
    assert "transfer" not in core
    (sent,) = [one for one in events(two.here.database, Chain.CASE) if one.action == "transfer.sent"]
    told = sent.detail if isinstance(sent.detail, dict) else json.loads(sent.detail)
    assert told == {"number": 1, "to": TO, "signed_by": two.here.account.id}


def test_the_same_packet_is_taken_once(two: Pair, tmp_path: Path) -> None:
    path = two.file(tmp_path)
    first = transfer_arrivals.read(two.there, path)
    again = transfer_arrivals.read(two.there, path)
    transfer_arrivals.accept(two.there, first, two.same)
    for attempt in (
        lambda: transfer_arrivals.read(two.there, path),
        lambda: transfer_arrivals.accept(two.there, again, two.same),  # two windows
    ):
        with pytest.raises(UserError) as error:
            attempt()
        assert code_of(error) == "transfer_taken"
    assert len(student_papers.of_student(two.there, two.same)) == 1
    assert len(list((two.there.vault / "attachments" / "case").iterdir())) == 1


def test_an_unknown_sender_is_shown_but_not_opened(two: Pair, tmp_path: Path) -> None:
    _, stranger = school_of(tmp_path / "c", OTHER)
    school = knows(stranger, two.there)
    with stranger.write("test") as uow:
        uow.insert("student", {"id": "s", "name": "王小明", "id_number_state": "none",
                               "student_number_state": "none", "status": "enrolled",
                               "joined_on": "2026-09-01"})  # fmt: skip
    agreed(stranger, "s", kind=ConsentKind.PERSONAL_DATA)
    sent = transfers.send(stranger, TransferInput("s", school.id, GROUND))
    path = transfers.deliver(stranger, sent.id, tmp_path, deliver_file=write_and_read_back).file
    looked = transfer_arrivals.look(two.there, path)
    assert not looked.verified and looked.facts.from_code == OTHER
    with pytest.raises(KnownError) as error:
        transfer_arrivals.read(two.there, path)
    assert code_of(error) == "transfer_sender_unknown"


def test_refusals_of_what_is_not_for_us_or_not_whole(two: Pair, tmp_path: Path) -> None:
    path = two.file(tmp_path)
    data = path.read_bytes()
    _, third = school_of(tmp_path / "c", OTHER)
    knows(third, two.here)

    def refused(code: str, content: bytes, session: object = two.there) -> None:
        bad = tmp_path / "bad.zip"
        bad.write_bytes(content)
        with pytest.raises(KnownError) as error:
            transfer_arrivals.read(session, bad)  # type: ignore[arg-type]
        assert code_of(error) == code
        assert error.value.params["file"] == "bad.zip"

    refused("transfer_other_school", data, third)
    refused("transfer_truncated", data[:-100])
    refused("transfer_not_a_packet", b"hello")
    middle = data.index(b"age-encryption.org") + 600
    refused("transfer_unreadable", data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
    with pytest.raises(KnownError) as gone:
        transfer_arrivals.read(two.there, tmp_path / "nowhere.zip")
    assert code_of(gone) == "transfer_unreadable_file"
    assert transfer_arrivals.every(two.there) == ()
    assert student_papers.of_student(two.there, two.same) == ()


def test_a_full_disk_leaves_nothing_of_what_came(
    two: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arriving = transfer_arrivals.read(two.there, two.file(tmp_path))

    def full(*_args: object, **_more: object) -> None:
        raise KnownError("disk_full")

    monkeypatch.setattr("xinliapp.services.transfer_arrivals.rows.add_received", full)
    with pytest.raises(KnownError):
        transfer_arrivals.accept(two.there, arriving, two.same)
    assert student_papers.of_student(two.there, two.same) == ()
    assert list((two.there.vault / "attachments" / "case").iterdir()) == []


def test_a_stick_that_gives_back_other_bytes_is_not_noted(two: Pair, tmp_path: Path) -> None:
    sent = two.send()
    with pytest.raises(KnownError) as error:
        transfers.deliver(two.here, sent.id, tmp_path, deliver_file=lambda _folder, _name, data: data[:-1])
    assert error.value.code == "stick_differs"
    assert transfers.every(two.here)[0].state is TransferState.SIGNED


def test_a_receipt_counts_only_from_that_school_for_that_packet(two: Pair, tmp_path: Path) -> None:
    path = two.file(tmp_path)
    taken = transfer_arrivals.accept(two.there, transfer_arrivals.read(two.there, path), two.same)
    transfer_arrivals.sign_receipt(two.there, taken.id)
    good = transfer_arrivals.deliver_receipt(
        two.there, taken.id, tmp_path, deliver_file=write_and_read_back
    ).file.read_bytes()
    third, stranger = school_of(tmp_path / "c", OTHER)
    for code, data, session in (
        ("transfer_receipt_unreadable", good[:-5], two.here),
        ("transfer_receipt_unreadable", good + b" " * MAX_CARD, two.here),
        ("transfer_receipt_unsigned", good.replace(b'"number": 1', b'"number": 2'), two.here),
        ("transfer_receipt_unknown", good, stranger),
    ):
        bad = tmp_path / "receipt.json"
        bad.write_bytes(data)
        with pytest.raises(XinliError) as error:
            transfers.acknowledge(session, bad)
        assert code_of(error) == code
    assert transfers.every(two.here)[0].state is TransferState.DELIVERED
    assert third is not None


def test_a_receipt_of_a_newer_packet_acknowledges_no_older(two: Pair, tmp_path: Path) -> None:
    taken = transfer_arrivals.accept(
        two.there, transfer_arrivals.read(two.there, two.file(tmp_path)), two.same
    )
    with two.there.write("test", case=True) as uow:
        uow.execute("UPDATE casework.transfer_received SET packet_hash = ?", ("0" * 64,))
    transfer_arrivals.sign_receipt(two.there, taken.id)
    written = transfer_arrivals.deliver_receipt(
        two.there, taken.id, tmp_path, deliver_file=write_and_read_back
    )
    with pytest.raises(UserError) as error:
        transfers.acknowledge(two.here, written.file)
    assert code_of(error) == "transfer_receipt_differs"


# --- tasks -------------------------------------------------------------------------------------------------


def test_a_task_only_after_the_schools_own_interval(two: Pair, tmp_path: Path) -> None:
    two.file(tmp_path)
    later = MOMENT.date() + dt.timedelta(days=400)
    assert list(transfer_tasks.tasks(two.here, later)) == []
    review_interval.set_receipt_days(two.here, 14)
    assert list(transfer_tasks.tasks(two.here, MOMENT.date() + dt.timedelta(days=13))) == []
    (task,) = transfer_tasks.tasks(two.here, MOMENT.date() + dt.timedelta(days=14))
    assert (task.student_id, task.due_on) == (two.child, MOMENT.date() + dt.timedelta(days=14))
    with two.here.write("test", case=True) as uow:
        uow.execute(
            "UPDATE casework.transfer_sent SET acknowledged_at = '2026-11-24T08:00:00', acknowledgement = 'x'"
        )
    assert list(transfer_tasks.tasks(two.here, later)) == []


# --- the principal signs at the counsellor's desk ----------------------------------------------------------


def test_a_principal_signs_without_seeing_the_file(two: Pair, tmp_path: Path) -> None:
    clock = FixedClock(MOMENT)
    make(tmp_path / "v", clock)
    real = unlock(tmp_path / "v", "li", clock)
    (principal,) = transfer_schools.signers(real)
    assert principal.role is Role.PRINCIPAL
    school = knows(real, two.there)
    with real.write("test") as uow:
        uow.insert("student", {"id": "s", "name": "王小明", "id_number_state": "none",
                               "student_number_state": "none", "status": "enrolled",
                               "joined_on": "2026-09-01"})  # fmt: skip
    agreed(real, "s", kind=ConsentKind.PERSONAL_DATA)
    wanted = TransferInput("s", school.id, GROUND)
    with pytest.raises(UserError) as alone:
        transfers.send(real, wanted)
    assert alone.value.code == "not_allowed"
    for signer, code in (
        (SecondAccount(principal.id, "something else"), "wrong_passphrase"),
        (SecondAccount(real.account.id, SECRETS["li"]), "not_found"),  # a counsellor does not sign
    ):
        with pytest.raises(UserError) as wrong:
            transfers.send(real, wanted, signer, allow_weak=True)
        assert wrong.value.code == code
    assert transfers.every(real) == ()
    agreed_by = SecondAccount(principal.id, SECRETS["wang"])
    sent = transfers.send(real, wanted, agreed_by, allow_weak=True)
    assert sent.signed_by == "王校长"
    # The signing key was there for this one act.
    with pytest.raises(UserError):
        real.require_sign()
    card = transfer_schools.make_card(real, agreed_by, allow_weak=True)
    pending = transfer_schools.import_card(two.there, card)
    transfer_schools.add_school(two.there, pending, FingerprintProof(fingerprint=pending.fingerprint))
    path = transfers.deliver(real, sent.id, tmp_path, deliver_file=write_and_read_back).file
    assert transfer_arrivals.read(two.there, path).content.child.name == "王小明"
    vault.close(real)
    hostlock.release_folder(tmp_path / "v")
