"""What waits at a bureau, counted by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support import offices
from tests.support.district import PERIOD, District
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.exchange import FingerprintProof
from xinliapp.domain.receipts import ReturnReason
from xinliapp.domain.school import Edition
from xinliapp.services import (
    bureau_tasks,
    chases,
    enrolment,
    exchange,
    flags,
    forwarding,
    inbox_desk,
    receipts,
)
from xinliapp.services.bureau_tasks import OfficeKind, office_day
from xinliapp.services.known_forms import definition
from xinliapp.sheets.kz_form import write_form_sheet
from xinliapp.system.drives import write_and_read_back

FINE = (12, 900, 3, 300, 380, 350, 10, 4)
WRONG = (12, 900, 3, 300, 380, 350, 10, 11)  # more helped than found: must be returned
NO_BOOKS = (12, 900, 3, 300, 380, 0, 10, 4)  # lectures but no handbooks: please explain
DUE = dt.date(2020, 10, 19)
KZ = definition("KZ")
assert KZ is not None


@pytest.fixture
def district(tmp_path: Path) -> District:
    """Six schools on the day before the last: two fine, one wrong, one to explain, a sheet, one silent; a
    sheet of nobody knows which school, and a bag that is not for us."""
    made = District(tmp_path, 6)
    for member in made.members:
        made.enrol(member)
    given = [FINE, FINE, WRONG, NO_BOOKS]
    files = [
        made.write(tmp_path / "in", member, values)
        for member, values in zip(made.members, given, strict=False)
    ]
    plain = tmp_path / "五.xlsx"
    form = made.members[4].form(FINE)
    plain.write_bytes(write_form_sheet(KZ, form))
    unknown = tmp_path / "本校.xlsx"
    nobody = replace(form, head={**form.head, "填表单位": "本校"}, unit_name="本校")
    unknown.write_bytes(write_form_sheet(KZ, nobody))
    stray = tmp_path / "x.age"
    stray.write_bytes(b"age-encryption.org/v1\n-> X25519 nobody\n")
    inbox_desk.receive(made.session, [*files, plain, unknown, stray])
    return made


def counts(made: District) -> dict[OfficeKind, int]:
    return {task.kind: task.count for task in office_day(made.session).tasks}


def test_what_waits_is_counted(district: District) -> None:
    assert counts(district) == {
        OfficeKind.CLAIM: 1,
        OfficeKind.REFUSED: 1,
        OfficeKind.RECEIPTS: 4,
        OfficeKind.RETURN: 1,
        OfficeKind.EXPLAIN: 1,
        OfficeKind.MISSING: 1,
    }
    day = office_day(district.session)
    (missing,) = [task for task in day.tasks if task.kind is OfficeKind.MISSING]
    assert (missing.due_on, missing.page, missing.argument) == (DUE, "bureau_home", f"missing:KZ {PERIOD}")
    assert day.tasks[0] is missing  # what has a last day comes first
    assert (day.schools, day.progress is not None and day.progress.reported) == (6, 5)
    (run,) = day.runs
    assert (run.school_due, run.forward_due) == (DUE, None)  # no office above: nothing to pass on


def test_receipts_are_signed_then_exported_then_gone(district: District, tmp_path: Path) -> None:
    session = district.session
    receipts.accept(session, inbox_desk.desk(session).undecided)
    assert counts(district)[OfficeKind.DELIVER] == 4
    assert OfficeKind.RECEIPTS not in counts(district)
    (tmp_path / "out").mkdir()
    receipts.deliver(
        session, inbox_desk.desk(session).waiting, tmp_path / "out", deliver_file=write_and_read_back
    )
    assert OfficeKind.DELIVER not in counts(district)


def test_a_returned_report_waits_for_its_correction(district: District, tmp_path: Path) -> None:
    session = district.session
    (wrong,) = [
        line for line in flags.flags(session, KZ, PERIOD).lines if line.flag.severity.value == "return"
    ]
    wanted_by = dt.date(2020, 10, 22)
    receipts.send_back(session, wrong.item_id, [ReturnReason("c8", "第8列多于第7列")], wanted_by)
    found = {task.kind: task for task in office_day(session).tasks}
    assert (found[OfficeKind.RETURNED].count, found[OfficeKind.RETURNED].due_on) == (1, wanted_by)
    assert OfficeKind.RETURN not in found
    first = next((tmp_path / "in").glob(f"{district.members[2].code}*"))
    again = district.write(
        tmp_path / "in", district.members[2], FINE, revision=2, sequence=2,
        previous_hash=_hash_of(district, first),
    )  # fmt: skip
    inbox_desk.receive(session, [again])
    assert OfficeKind.RETURNED not in counts(district)


def _hash_of(district: District, path: Path) -> str:
    items = inbox_desk.desk(district.session).lines
    item_id = next(line.item_id for line in items if line.file_name == path.name)
    found = district.session.database.scalar(
        "SELECT tagmanifest_hash FROM inbox_item WHERE id = ?", (item_id,)
    )
    return str(found)


def test_a_noted_reason_and_an_accepted_flag_are_done(district: District) -> None:
    session = district.session
    chases.set_reason(session, "KZ", PERIOD, district.members[5].code, "停电,已电话核实")
    (explain,) = [
        line for line in flags.flags(session, KZ, PERIOD).lines if line.flag.severity.value == "explain"
    ]
    flags.accept(session, explain.item_id, explain.flag.check_id, "手册由片区统一发放")
    assert OfficeKind.MISSING not in counts(district)
    assert OfficeKind.EXPLAIN not in counts(district)


def test_a_refused_file_is_forgotten_after_two_weeks(district: District) -> None:
    district.office.later(days=14)
    assert counts(district)[OfficeKind.REFUSED] == 1
    district.office.later(days=1)
    assert OfficeKind.REFUSED not in counts(district)


def test_a_run_long_over_is_not_work(district: District) -> None:
    """120 days after 2020-10-24, the centres' day: 2021-02-21."""
    district.office.files.clock.moment = parse_stamp("2021-02-21T08:00:00")
    assert [run.run.period for run in office_day(district.session).runs] == [PERIOD]
    district.office.files.clock.moment = parse_stamp("2021-02-22T08:00:00")
    day = office_day(district.session)
    assert (day.runs, day.progress) == ((), None)
    assert [task.kind for task in day.tasks] == [OfficeKind.CLAIM, OfficeKind.RECEIPTS]
    assert bureau_tasks.next_day(district.session) is None


def test_rows_to_pass_on(district: District, tmp_path: Path) -> None:
    """Five of six schools are there; signed, exported, then a reason changes what would be passed on."""
    session = district.session
    county = offices.Office(
        tmp_path / "county", "3150000999", "试验区教委", Edition.BUREAU, bytes([210]) * 32
    )
    enrolment.ensure_unit_keys(county.session)
    card = enrolment.import_card(session, enrolment.make_recipient_card(county.session))
    proof = FingerprintProof(enrolment.enrolment_sheet(county.session).fingerprint)
    above = enrolment.add_recipient(session, card, proof)
    found = {task.kind: task for task in office_day(session).tasks}
    assert (found[OfficeKind.FORWARD].count, found[OfficeKind.FORWARD].due_on) == (5, dt.date(2020, 10, 24))
    (wrong,) = [
        line for line in flags.flags(session, KZ, PERIOD).lines if line.flag.severity.value == "return"
    ]
    receipts.send_back(session, wrong.item_id, [ReturnReason("c8", "第8列多于第7列")], DUE)
    for number in (2, 5):
        chases.set_reason(session, "KZ", PERIOD, district.members[number].code, "停电,已电话核实")
    bundle = forwarding.sign(session, KZ, PERIOD, above.id)
    assert counts(district)[OfficeKind.SEAL] == 4
    exchange.export(session, bundle.id, tmp_path, deliver=write_and_read_back)
    assert not {OfficeKind.FORWARD, OfficeKind.SEAL, OfficeKind.FORWARD_AGAIN} & set(counts(district))
    chases.set_reason(session, "KZ", PERIOD, district.members[5].code, "学校已撤并")
    assert counts(district)[OfficeKind.FORWARD_AGAIN] == 4


def test_a_school_has_no_such_page(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        office_day(offices.school(tmp_path).session)
    assert refused.value.code == "not_allowed"
