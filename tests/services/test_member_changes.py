"""Renamed, recoded and merged schools: old names, codes and keys are still known, figures counted once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.support import exchange as make
from tests.support import offices
from xinliapp.domain.bureau import ReceiveResult, ReportState
from xinliapp.domain.errors import UserError
from xinliapp.domain.exchange import ArrivalVerdict, FingerprintProof, NoticeKind
from xinliapp.domain.member_changes import Identities, MemberChange, MemberChangeKind
from xinliapp.domain.spreadsheet import FileKind, Row, Sheet, Workbook
from xinliapp.services import bureau as desk
from xinliapp.services import enrolment, member_changes, member_register, members
from xinliapp.services.merge import merge
from xinliapp.services.reporting import reporting_progress, reporting_schools
from xinliapp.storage import inbox_items
from xinliapp.storage import member_changes as rows
from xinliapp.storage import members as member_rows

NEW = "3150000777"
DAY = dt.date(2026, 9, 1)
FIGURES = (12, 9600, 3, 1710, 1751, 1800, 23, 9)


@pytest.fixture
def office(tmp_path: Path) -> offices.Office:
    return offices.bureau(tmp_path / "bureau")


@pytest.fixture
def school(tmp_path: Path) -> offices.Office:
    return offices.school(tmp_path / "school")


def take(office: offices.Office, *paths: Path, book: Workbook | None = None) -> list[ReceiveResult]:
    def given(_path: Path) -> Workbook:
        assert book is not None
        return book

    return desk.receive(office.session, paths, [make.definition()], read_workbook=given, period=make.PERIOD)


def sheet_of(unit: str) -> Workbook:
    lines = [("学校", *(column.heading for column in make.definition().columns)), (unit, *FIGURES)]
    rows_ = tuple(Row(number, cells) for number, cells in enumerate(lines, start=1))
    return Workbook(FileKind.XLSX, (Sheet("x", rows_),))


def plain(folder: Path, unit: str) -> Path:
    path = folder / f"{unit}.xlsx"
    path.write_bytes(b"PK\x03\x04" + unit.encode())
    return path


def test_a_plain_sheet_under_the_former_name_is_still_matched(office: offices.Office, tmp_path: Path) -> None:
    members.save_member(office.session, "3150000005", "第五小学")
    member_changes.rename(office.session, "3150000005", "江口第五小学", DAY, "县教发〔2026〕3号")
    (taken,) = take(office, plain(tmp_path, "第五小学"), book=sheet_of("第五小学"))
    assert (taken.school_code, taken.verdict) == ("3150000005", ArrivalVerdict.UNSIGNED)
    # A former name that another school has now is the other school's.
    members.save_member(office.session, "3150000006", "第五小学")
    (other,) = take(office, plain(tmp_path, "第五小学x"), book=sheet_of("第五小学"))
    assert other.school_code == "3150000006"


def test_a_bag_under_the_former_code_counts_once_for_the_same_school(
    office: offices.Office, school: offices.Office, tmp_path: Path
) -> None:
    recipient = offices.introduce(school, office)
    first = offices.send(school, recipient, make.payload(), tmp_path).file
    second = offices.send(school, recipient, make.payload(revision=2), tmp_path).file
    assert take(office, first)[0].verdict is ArrivalVerdict.ACCEPTED
    office.later(minutes=5)
    member_changes.recode(office.session, school.code, NEW, "试验实验中学", DAY)
    office.later(minutes=5)
    (again,) = take(office, second)
    assert again.verdict is ArrivalVerdict.SUPERSEDING
    assert [notice.kind for notice in again.notices] == [NoticeKind.FORMER_CODE]
    table = merge(office.session, make.definition(), make.PERIOD)
    assert [(line.school_code, line.revision) for line in table.lines] == [(NEW, 2)]
    assert (table.expected, table.missing) == (1, ())
    progress = reporting_progress(office.session, make.definition(), make.PERIOD)
    assert [(line.school.code, line.revision) for line in progress.schools] == [(NEW, 2)]
    item = inbox_items.items(office.session.database)[-1]
    assert item.school_code == school.code  # as it was signed


def test_the_checked_key_is_believed_under_both_codes_and_ended_under_both(
    office: offices.Office, school: offices.Office, tmp_path: Path
) -> None:
    recipient = offices.introduce(school, office)
    bundle = offices.send(school, recipient, make.payload(), tmp_path).file
    before = member_rows.keys_of(office.session.database, school.code)[0].fingerprint
    office.later(minutes=1)
    member_changes.recode(office.session, school.code, NEW, "试验实验中学", DAY)
    (line,) = [one for one in member_register.register(office.session) if one.school.code == NEW]
    assert line.state is member_register.KeyState.CHECKED
    assert line.key is not None and line.key.fingerprint == before
    signers = enrolment.allowed_signers(office.session)
    assert {row.split()[0] for row in signers.splitlines()} == {school.code, NEW}
    office.later(minutes=1)
    enrolment.revoke_key(office.session, line.key.id)
    (refused,) = take(office, bundle)  # under the former code
    assert refused.refusal is not None and refused.refusal.code == "bundle_key_invalid"
    pending = enrolment.import_request(office.session, enrolment.make_request(school.session))
    sheet = enrolment.enrolment_sheet(school.session)
    with pytest.raises(UserError, match="key_revoked"):
        enrolment.enrol(office.session, pending, FingerprintProof(sheet.fingerprint))


def test_a_bag_of_a_merged_school_waits_for_a_person(
    office: offices.Office, school: offices.Office, tmp_path: Path
) -> None:
    recipient = offices.introduce(school, office)
    members.save_member(office.session, "3150000009", "第九中学")
    member_changes.merge_into(office.session, school.code, "3150000009", DAY)
    assert [one.code for one in reporting_schools(office.session.database, make.PERIOD)] == ["3150000009"]
    (held,) = take(office, offices.send(school, recipient, make.payload(), tmp_path).file)
    assert held.verdict is ArrivalVerdict.HELD
    assert [(notice.kind, notice.detail) for notice in held.notices] == [
        (NoticeKind.MERGED_SCHOOL, "第九中学")
    ]
    with pytest.raises(UserError, match="merge_empty"):
        merge(office.session, make.definition(), make.PERIOD)
    assert held.item_id is not None
    desk.decide_held(office.session, held.item_id, accept=True, note="电话核实,另列一行")
    table = merge(office.session, make.definition(), make.PERIOD)
    assert [line.school_code for line in table.lines] == [school.code]
    assert table.expected == 2


def test_what_ended_before_the_merger_is_still_wanted_of_both(
    office: offices.Office, school: offices.Office, tmp_path: Path
) -> None:
    recipient = offices.introduce(school, office)
    members.save_member(office.session, "3150000009", "第九中学")
    member_changes.merge_into(office.session, school.code, "3150000009", dt.date(2026, 10, 18))
    assert make.PERIOD[-10:] == "2026-10-16"
    progress = reporting_progress(office.session, make.definition(), make.PERIOD)
    assert [line.state for line in progress.schools] == [ReportState.MISSING] * 2
    (taken,) = take(office, offices.send(school, recipient, make.payload(), tmp_path).file)
    assert taken.verdict is ArrivalVerdict.ACCEPTED
    assert [one.code for one in reporting_schools(office.session.database)] == ["3150000009"]  # today


def test_a_plain_sheet_of_a_merged_school_waits_to_be_claimed(office: offices.Office, tmp_path: Path) -> None:
    members.save_member(office.session, "3150000005", "第五小学")
    members.save_member(office.session, "3150000009", "第九中学")
    member_changes.merge_into(office.session, "3150000005", "3150000009", DAY)
    (taken,) = take(office, plain(tmp_path, "第五小学"), book=sheet_of("第五小学"))
    assert taken.school_code is None


def test_taking_back(office: offices.Office, school: offices.Office, tmp_path: Path) -> None:
    recipient = offices.introduce(school, office)
    code = school.code
    member_changes.rename(office.session, code, "新名中学", DAY)
    (renamed,) = rows.identities(office.session.database).changes
    member_changes.recode(office.session, code, NEW, "新码中学", DAY)
    with pytest.raises(UserError, match="member_change_later"):
        member_changes.take_back(office.session, renamed.id, "点错了")
    with pytest.raises(UserError, match="member_ended"):
        member_changes.rename(office.session, code, "再改", DAY)
    recoded = rows.identities(office.session.database).changes[-1]
    office.later(minutes=1)
    member_changes.take_back(office.session, recoded.id, "点错了")
    assert [one.code for one in reporting_schools(office.session.database)] == [code]
    office.later(minutes=1)
    (taken,) = take(office, offices.send(school, recipient, make.payload(), tmp_path).file)
    assert (taken.verdict, taken.notices) == (ArrivalVerdict.ACCEPTED, ())


def test_a_renaming_taken_back_gives_the_name_back(office: offices.Office) -> None:
    members.save_member(office.session, "3150000005", "第五小学")
    member_changes.rename(office.session, "3150000005", "江口第五小学", DAY)
    (change,) = rows.identities(office.session.database).changes
    member_changes.take_back(office.session, change.id, "不是这所")
    found = member_rows.member(office.session.database, "3150000005")
    assert found is not None and found.name == "第五小学"
    assert not rows.identities(office.session.database).changes
    kept = rows.change(office.session.database, change.id)
    assert kept is not None and kept.void_reason == "不是这所"


@pytest.mark.parametrize(
    ("code", "into", "problem"),
    [
        ("3150000005", "3150000005", "field_wrong"),
        ("3150000005", "3150000999", "member_unknown"),
        ("3150000999", "3150000005", "member_unknown"),
    ],
)
def test_what_cannot_be_merged(office: offices.Office, code: str, into: str, problem: str) -> None:
    members.save_member(office.session, "3150000005", "第五小学")
    with pytest.raises(UserError, match=problem):
        member_changes.merge_into(office.session, code, into, DAY)


def test_a_code_in_the_register_is_no_new_code(office: offices.Office) -> None:
    members.save_member(office.session, "3150000005", "第五小学")
    members.save_member(office.session, NEW, "第七小学")
    with pytest.raises(UserError, match="member_code_taken"):
        member_changes.recode(office.session, "3150000005", NEW, "第五小学", DAY)
    with pytest.raises(UserError, match="member_code_wrong"):
        member_changes.recode(office.session, "3150000005", "77", "第五小学", DAY)


def change(kind: MemberChangeKind, code: str, into: str, day: str = "2026-09-01") -> MemberChange:
    return MemberChange("x", kind, code, f"名{code}", into, f"名{into}", day, "", None, None, day, "a")


def test_chains_of_changes() -> None:
    recoded, merged = MemberChangeKind.RECODED, MemberChangeKind.MERGED
    known = Identities((change(recoded, "a", "b"), change(recoded, "b", "c"), change(merged, "c", "d")))
    assert [known.current(code) for code in "abcd"] == ["c", "c", "c", "d"]
    assert known.codes("a") == ("c", "a", "b")
    assert known.merged_by("a", "2026-09-01/2026-09-01") is not None
    assert known.merged_by("a", "2026-08-01/2026-08-31") is None
    assert known.merged_by("a", "2025-2026-2") is None  # ends in July
    assert known.merged_by("a", "2026-2027-1") is not None
    assert [known.ended(code) for code in "abcd"] == [True, True, True, False]
    round_ = Identities((change(recoded, "a", "b"), change(recoded, "b", "a")))
    assert round_.current("a") in "ab"  # no endless walk
