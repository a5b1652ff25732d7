"""Many files at once: a verdict for each, nothing lost, nothing twice, and one bad file stops none."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.support import exchange as make
from tests.support import offices
from xinliapp.bundles.seal import seal_bag
from xinliapp.crypto import agefile
from xinliapp.domain.accounts import Role
from xinliapp.domain.bureau import ReceiveResult, ReportState
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import ArrivalVerdict, FingerprintProof, NoticeKind
from xinliapp.domain.jobs import Cancelled
from xinliapp.domain.spreadsheet import Cell, FileKind, Row, Sheet, Workbook
from xinliapp.i18n.messages import sentence
from xinliapp.services import bureau as desk
from xinliapp.services import enrolment, members, quarantine
from xinliapp.services.merge import merge
from xinliapp.services.reporting import receive_report, reporting_progress, who_is_missing
from xinliapp.services.session import Session
from xinliapp.sheets.kz_form import write_form_sheet
from xinliapp.storage import inbox_items
from xinliapp.storage import members as member_rows
from xinliapp.storage.audit import Chain, events

HEADINGS = ("学校", *(column.heading for column in make.definition().columns))
FIGURES: tuple[Cell, ...] = (12, 9600, 3, 1710, 1751, 1800, 23, 9)


def workbook(*rows: tuple[Cell, ...]) -> Workbook:
    unit = rows[0][0]
    lines = [
        ("宣传月情况统计表",),
        (f"填表单位：{unit}   填表时间：2026-10-17  填表人：周老师",),
        HEADINGS,
        *rows,
    ]
    sheet = Sheet("Sheet1", tuple(Row(number, cells) for number, cells in enumerate(lines, start=1)))
    return Workbook(FileKind.XLSX, (sheet,))


def take(
    office: offices.Office,
    *paths: Path,
    book: Workbook | None = None,
    read: Callable[[Path], Workbook] | None = None,
    period: str | None = make.PERIOD,
) -> list[ReceiveResult]:
    def given(path: Path) -> Workbook:
        assert book is not None, path
        return book

    return desk.receive(
        office.session, paths, [make.definition()], read_workbook=read or given, period=period
    )


def snapshot(session: Session) -> tuple[object, ...]:
    return tuple(inbox_items.items(session.database)), len(events(session.database, Chain.CORE))


@pytest.fixture
def bureau(tmp_path: Path) -> offices.Office:
    return offices.bureau(tmp_path / "bureau")


def test_a_batch_of_every_kind(bureau: offices.Office, tmp_path: Path) -> None:
    one, two, three = (offices.school(tmp_path / f"s{n}", n) for n in (1, 2, 3))
    folder = tmp_path / "usb"
    folder.mkdir()
    recipients = [offices.introduce(office, bureau) for office in (one, two)]
    stranger = offices.bureau(tmp_path / "other")
    offices.introduce(three, bureau)
    good = offices.send(one, recipients[0], make.payload(), folder).file
    corrected = offices.send(one, recipients[0], make.payload(revision=2), folder).file
    second = offices.send(two, recipients[1], make.payload(two.code, name=two.name), folder).file
    damaged = folder / "坏.age"
    damaged.write_bytes(second.read_bytes()[:-20])
    not_ours = folder / "abc.age"
    not_ours.write_bytes(seal_bag(make.bag().data, [agefile.new_identity()[1]]))
    unknown = folder / "unknown.age"
    age_key = enrolment.ensure_unit_keys(bureau.session).age.public
    unknown.write_bytes(seal_bag(make.bag(make.payload("3150000888")).data, [age_key]))
    forged = folder / "forged.age"
    forged.write_bytes(seal_bag(make.bag(make.payload(two.code), seed=three.seed).data, [age_key]))
    elsewhere = folder / "elsewhere.age"
    bag = make.bag(make.payload(three.code), seed=three.seed, recipient_code="3150000901").data
    elsewhere.write_bytes(seal_bag(bag, [age_key]))
    word = folder / "总结.docx.exe"
    word.write_bytes(b"MZ\x90")
    paths = [
        good,
        corrected,
        second,
        damaged,
        not_ours,
        unknown,
        forged,
        elsewhere,
        word,
        folder / "没有.age",
    ]
    results = take(bureau, *paths, good)
    assert [(result.verdict.value, result.refusal and result.refusal.code) for result in results] == [
        ("accepted", None),
        ("superseding", None),
        ("accepted", None),
        ("refused", "bundle_damaged"),
        ("refused", "bundle_not_for_us"),
        ("refused", "bundle_school_unknown"),
        ("refused", "bundle_signature_wrong"),
        ("refused", "bundle_wrong_recipient"),
        ("refused", "inbox_not_recognised"),
        ("refused", "inbox_unreadable"),
        ("duplicate", None),
    ]
    assert results[6].school_name == two.name  # whom to phone
    for result in results:
        if result.refusal is not None:
            said = sentence(result.refusal)
            assert result.file_name in said and "{" not in said
    kept = sorted(path.name for path in (bureau.files.folder / quarantine.FOLDER).iterdir())
    assert all(re.fullmatch(r"[0-9a-f]{16}\.age", name) for name in kept)  # of the sender's words, none
    assert kept == sorted(result.quarantined_as for result in results if result.quarantined_as)
    assert len(kept) == 6
    before = snapshot(bureau.session)
    again = take(bureau, *paths)
    assert snapshot(bureau.session) == before  # receiving everything again changes nothing
    assert {result.verdict.value for result in again} == {"duplicate", "refused"}
    assert stranger.code == bureau.code


def test_quarantined_plain_files_are_sealed(bureau: offices.Office, tmp_path: Path) -> None:
    roster = tmp_path / "误发名单.csv"
    roster.write_text("姓名,班级\n欧阳小满,七(1)\n")

    def read(path: Path) -> Workbook:
        return Workbook(FileKind.TEXT, (Sheet("x", (Row(1, ("姓名", "班级")),)),))

    result = take(bureau, roster, read=read)[0]
    assert result.refusal is not None and result.refusal.code == "form_not_recognised"
    copy = bureau.files.folder / quarantine.FOLDER / str(result.quarantined_as)
    assert "欧阳".encode() not in copy.read_bytes()
    assert "名单" not in copy.name  # the folder lies in the open: what it was called is in the database
    item = inbox_items.item(bureau.session.database, str(result.item_id))
    assert item is not None and item.file_name == "误发名单.csv"
    secret = enrolment.unit_identities(bureau.session)
    assert agefile.decrypt(copy.read_bytes(), secret) == roster.read_bytes()


def test_enrolled_later_the_refused_file_is_taken(bureau: offices.Office, tmp_path: Path) -> None:
    school = offices.school(tmp_path / "s")
    recipient = offices.introduce(school, offices.bureau(tmp_path / "same-code"))
    members.save_member(bureau.session, school.code, school.name)
    ours = enrolment.import_card(school.session, enrolment.make_recipient_card(bureau.session))
    # Both test bureaus share a code, so the bag is right and only sealed to the wrong key until now.
    recipient = enrolment.add_recipient(school.session, ours, FingerprintProof(ours.fingerprint))
    file = offices.send(school, recipient, make.payload(), tmp_path).file
    first = take(bureau, file)[0]
    assert first.refusal is not None and first.refusal.code == "bundle_not_enrolled"
    pending = enrolment.import_request(bureau.session, enrolment.make_request(school.session))
    enrolment.enrol(bureau.session, pending, FingerprintProof(pending.fingerprint))
    assert take(bureau, file)[0].verdict is ArrivalVerdict.ACCEPTED


def test_a_revoked_key_counts_until_its_date(bureau: offices.Office, tmp_path: Path) -> None:
    school = offices.school(tmp_path / "s")
    recipient = offices.introduce(school, bureau)
    one = offices.send(school, recipient, make.payload(), tmp_path).file
    two = offices.send(school, recipient, make.payload(revision=2), tmp_path).file
    key = member_rows.keys_of(bureau.session.database, school.code)[0]
    enrolment.revoke_key(bureau.session, key.id, from_moment="2026-10-20T00:00:00")
    assert take(bureau, one)[0].verdict is ArrivalVerdict.ACCEPTED
    bureau.later(days=2)
    refused = take(bureau, two)[0]
    assert refused.refusal is not None and refused.refusal.code == "bundle_key_invalid"
    assert (
        take(bureau, one)[0].refusal is not None
    )  # even what was taken before is not re-verified into doubt
    items = inbox_items.items(bureau.session.database)
    assert [item.verdict.value for item in items if item.signed] == ["accepted"]


def test_a_fork_is_held_until_a_person_decides(bureau: offices.Office, tmp_path: Path) -> None:
    school = offices.school(tmp_path / "s")
    offices.introduce(school, bureau)
    age_key = enrolment.ensure_unit_keys(bureau.session).age.public
    files = []
    for value in (23, 31):
        form = make.payload(school.code, values=(12, 9600, 3, 1710, 1751, 1800, value, 9))
        path = tmp_path / f"{value}.age"
        path.write_bytes(seal_bag(make.bag(form, seed=school.seed).data, [age_key]))
        files.append(path)
    taken, held = take(bureau, *files)
    assert (taken.verdict, held.verdict) == (ArrivalVerdict.ACCEPTED, ArrivalVerdict.HELD)
    assert {notice.kind for notice in held.notices} == {
        NoticeKind.FORK_NUMBER,
        NoticeKind.REVISION_CONFLICT,
    }
    assert merge(bureau.session, make.definition(), make.PERIOD).totals["c7"] == 23
    assert held.item_id is not None and taken.item_id is not None
    with pytest.raises(UserError):
        desk.decide_held(bureau.session, held.item_id, accept=True, note=" ")
    desk.decide_held(bureau.session, held.item_id, accept=True, note="电话核实:以31为准")
    assert merge(bureau.session, make.definition(), make.PERIOD).totals["c7"] == 31
    desk.decide_held(bureau.session, taken.item_id, accept=False, note="作废")
    with pytest.raises(UserError) as error:
        desk.decide_held(bureau.session, held.item_id, accept=True, note="x")
    assert error.value.code == "decision_not_open"


def test_plain_spreadsheet_is_taken_as_unsigned(bureau: offices.Office, tmp_path: Path) -> None:
    members.save_member(bureau.session, "3150000009", "试验第9小学")
    file = tmp_path / "统计表(3).xlsx"
    file.write_bytes(b"PK\x03\x04one")
    row: tuple[Cell, ...] = ("试验第9小学", *FIGURES, "无")
    result = take(bureau, file, book=workbook(row))[0]
    assert (result.verdict, result.school_code, result.revision) == (
        ArrivalVerdict.UNSIGNED,
        "3150000009",
        1,
    )
    before = snapshot(bureau.session)
    assert take(bureau, file, book=workbook(row))[0].verdict is ArrivalVerdict.DUPLICATE
    copy = tmp_path / "副本.xlsx"
    copy.write_bytes(b"PK\x03\x04other bytes, same figures")
    assert take(bureau, copy, book=workbook(row))[0].verdict is ArrivalVerdict.DUPLICATE
    assert snapshot(bureau.session) == before
    newer = tmp_path / "新.xlsx"
    newer.write_bytes(b"PK\x03\x04two")
    changed: tuple[Cell, ...] = ("试验第9小学", "１３场次", *FIGURES[1:7], "约九人", "无")
    result = take(bureau, newer, book=workbook(changed))[0]
    assert result.revision == 2
    assert [(n.kind, n.detail) for n in result.notices] == [
        (NoticeKind.CELL_NOT_NUMBER, "成功干预、疏导学生")
    ]
    line = merge(bureau.session, make.definition(), make.PERIOD).lines[0]
    assert (line.values["c1"], line.values["c8"], line.signed) == (13, None, False)


def test_unrecognised_school_waits_to_be_claimed(bureau: offices.Office, tmp_path: Path) -> None:
    members.save_member(bureau.session, "3150000004", "第四小学")
    file = tmp_path / "统计表.xlsx"
    file.write_bytes(b"PK\x03\x04")
    result = take(bureau, file, book=workbook(("四小", *FIGURES, None)), period=None)[0]
    # the form has one campaign only, so the period is known; the school is not
    assert (result.verdict, result.school_code, result.period) == (
        ArrivalVerdict.UNSIGNED,
        None,
        make.PERIOD,
    )
    assert result.item_id is not None
    assert who_is_missing(bureau.session, make.definition(), make.PERIOD)[0].code == "3150000004"
    with pytest.raises(UserError) as error:
        desk.claim(bureau.session, result.item_id, "3150000005", make.PERIOD)
    assert error.value.code == "member_unknown"
    desk.claim(bureau.session, result.item_id, "3150000004", make.PERIOD)
    assert who_is_missing(bureau.session, make.definition(), make.PERIOD) == ()
    assert merge(bureau.session, make.definition(), make.PERIOD).lines[0].school_name == "第四小学"


def test_rows_of_two_schools_and_empty_forms_are_refused(bureau: offices.Office, tmp_path: Path) -> None:
    row: tuple[Cell, ...] = ("甲小学", *FIGURES, None)
    for book, code in (
        (workbook(row, ("乙小学", *row[1:])), "form_rows_many"),
        (workbook(("甲小学",)), "form_row_missing"),
        (workbook(("合计", *FIGURES)), "form_row_missing"),
    ):
        file = tmp_path / f"{code}.xlsx"
        file.write_bytes(b"PK\x03\x04" + repr(book).encode())
        refusal = take(bureau, file, book=book)[0].refusal
        assert refusal is not None and refusal.code == code and "{" not in sentence(refusal)


def test_forty_one_files(bureau: offices.Office, tmp_path: Path) -> None:
    """F40 made small: 12 schools; one corrects (out of order), two use Excel, one is silent."""
    age_key = enrolment.ensure_unit_keys(bureau.session).age.public
    paths: list[Path] = []
    for number in range(1, 13):
        code, name = f"31500{number:05d}", f"试验第{number}小学"
        members.save_member(bureau.session, code, name, students=600)
        if number in (10, 11, 12):
            continue
        office = offices.school(tmp_path / f"s{number}", number)
        pending = enrolment.import_request(bureau.session, enrolment.make_request(office.session))
        enrolment.enrol(bureau.session, pending, FingerprintProof(pending.fingerprint))
        values = (number, 10 * number, 1, 5, 20, 100, number, 0)
        signed = make.bag(make.payload(code, values, name=name), seed=office.seed)
        path = tmp_path / f"{number}.age"
        path.write_bytes(seal_bag(signed.data, [age_key]))
        paths.append(path)
        if number == 1:
            better = make.payload(code, (100, 10, 1, 5, 20, 100, 1, 0), name=name, revision=2)
            bag = make.bag(better, seed=office.seed, sequence=2, previous_hash=signed.tagmanifest_hash)
            path = tmp_path / "1-r2.age"
            path.write_bytes(seal_bag(bag.data, [age_key]))
            paths.insert(0, path)  # the correction comes first
    for number in (10, 11):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(b"PK\x03\x04" + bytes([number]))
        paths.append(path)

    def read(path: Path) -> Workbook:
        return workbook((f"试验第{path.stem}小学", int(path.stem), *FIGURES[1:], None))

    results = take(bureau, *paths, paths[3], read=read)
    counts = {v.value: sum(1 for r in results if r.verdict is v) for v in ArrivalVerdict}
    assert counts == {
        "accepted": 9,
        "late": 1,
        "unsigned": 2,
        "duplicate": 1,
        "superseding": 0,
        "held": 0,
        "refused": 0,
    }
    table = merge(bureau.session, make.definition(), make.PERIOD)
    # column 1 by hand: school 1 corrected to 100, schools 2-9 their number (2+…+9 = 44), 10 and 11 by Excel
    assert table.totals["c1"] == 100 + 44 + 10 + 11
    assert (len(table.lines), table.expected) == (11, 12)
    assert [school.code for school in table.missing] == ["3150000012"]
    progress = reporting_progress(bureau.session, make.definition(), make.PERIOD)
    assert progress.count(ReportState.REPORTED) == 9 and progress.count(ReportState.UNSIGNED) == 2
    assert (progress.reported, progress.on_time, progress.expected) == (11, 11, 12)
    report = json.loads(receive_report(results, sentence))
    assert report["counts"] == counts and report["files"][0]["revision"] == 2
    before = snapshot(bureau.session)
    take(bureau, *reversed(paths), read=read)
    assert snapshot(bureau.session) == before


def test_late_is_judged_by_the_campaigns_own_day(bureau: offices.Office, tmp_path: Path) -> None:
    school = offices.school(tmp_path / "s")
    recipient = offices.introduce(school, bureau)
    bureau.later(days=2)  # 20 October, due on the 19th
    take(bureau, offices.send(school, recipient, make.payload(), tmp_path).file)
    progress = reporting_progress(bureau.session, make.definition(), make.PERIOD)
    assert progress.due_on == "2026-10-19"
    assert (progress.schools[0].state, progress.reported, progress.on_time) == (
        ReportState.REPORTED_LATE,
        1,
        0,
    )


def test_cancelling_keeps_what_was_taken(bureau: offices.Office, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    bad = tmp_path / "x.bin"
    bad.write_bytes(b"x")
    results = desk.receive(bureau.session, [bad, bad], [make.definition()], progress=stop)
    assert len(results) == 1


def test_only_a_bureaus_clerks_receive(bureau: offices.Office, tmp_path: Path) -> None:
    school = offices.school(tmp_path / "s")
    for session in (school.session, school.open(Role.COUNSELOR)):
        with pytest.raises(UserError) as error:
            desk.receive(session, [], [])
        assert error.value.code == "not_allowed"
    clerk = school.open(Role.CLERK)
    with pytest.raises(UserError) as error:
        desk.receive(clerk, [], [])
    assert error.value.code == "not_a_bureau"


def test_the_register_from_a_list(bureau: offices.Office) -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("片区学校名单",),
        ("序号", "学校标识码", "学校名称", "在校生", "联系人", "联系电话"),
        (1, "3150000001", "第一小学", 620.0, "周", "13900000000"),
        (2, 3150000002.0, "第二小学", "", None, None),
        (3, "315", "写错的", None, None, None),
        (4, "3150000003", None, None, None, None),
    )
    sheet = Sheet("名单", tuple(Row(number, cells) for number, cells in enumerate(rows, start=1)))
    book = Workbook(FileKind.XLSX, (sheet,))
    done = members.import_members(bureau.session, book)
    assert (done.added, done.changed) == (2, 0)
    assert [(row.row, row.code) for row in done.skipped] == [(5, "member_code_wrong"), (6, "field_required")]
    known = {school.code: school for school in members.list_members(bureau.session)}
    assert known["3150000001"].students == 620 and known["3150000002"].students is None
    again = members.import_members(bureau.session, book)
    assert (again.added, again.changed) == (0, 0)
    members.save_member(bureau.session, "3150000001", "第一小学(新)", students=630, phone="1")
    assert replace(known["3150000001"], name="x").name == "x"
    assert members.import_members(bureau.session, book).changed == 1


def test_a_real_file_through_the_guarded_reader(bureau: offices.Office, tmp_path: Path) -> None:
    members.save_member(bureau.session, make.SCHOOL, "试验中学")
    form = make.payload(values=(12, 9600, None, 0, 1751, 1800, 23, 9))
    file = tmp_path / "宣传月统计表.xlsx"
    file.write_bytes(write_form_sheet(make.definition(), form))
    roster = tmp_path / "名单.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["姓名", "班级"])
    book.save(roster)
    torn = tmp_path / "坏.xlsx"
    torn.write_bytes(file.read_bytes()[:200])
    results = desk.receive(bureau.session, [torn, roster, file], [make.definition()])
    assert [result.verdict.value for result in results] == ["refused", "refused", "unsigned"]
    assert results[1].refusal is not None and results[1].refusal.code == "form_not_recognised"
    for result in results[:2]:
        assert result.refusal is not None
        said = sentence(result.refusal)
        assert result.file_name in said and "{" not in said
    line = merge(bureau.session, make.definition(), make.PERIOD).lines[0]
    assert [line.values[f"c{n}"] for n in range(1, 9)] == [12, 9600, None, 0, 1751, 1800, 23, 9]
    assert not line.signed and line.values["c9"] == "手册由片区统一印发"


def test_a_full_disk_is_not_the_files_fault(
    bureau: offices.Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = offices.school(tmp_path / "s")
    recipient = offices.introduce(school, bureau)
    file = offices.send(school, recipient, make.payload(), tmp_path).file

    def full(*args: object) -> None:
        raise KnownError("disk_full")

    with monkeypatch.context() as broken, pytest.raises(KnownError) as error:
        broken.setattr(inbox_items, "add_item", full)
        take(bureau, file)
    assert error.value.code == "disk_full"
    assert inbox_items.items(bureau.session.database) == []
    assert take(bureau, file)[0].verdict is ArrivalVerdict.ACCEPTED
