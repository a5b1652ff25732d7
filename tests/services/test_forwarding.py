"""A centre passes its schools' reports on: their own signatures arrive intact, nothing else is believed."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import exchange as make
from tests.support import offices
from xinliapp.bundles import zipformat
from xinliapp.bundles.bagit import read_bag_info
from xinliapp.bundles.forwarding import MEMBERS
from xinliapp.bundles.members_json import MEMBERS_JSON
from xinliapp.bundles.seal import seal_bag
from xinliapp.bundles.strict import stored_form
from xinliapp.bundles.write import BagSpec, build_bag
from xinliapp.domain.accounts import Role
from xinliapp.domain.bureau import ReceiveResult, ReportState
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import ArrivalVerdict, FingerprintProof, Recipient
from xinliapp.domain.forwarding import MemberState
from xinliapp.domain.receipts import ReturnReason
from xinliapp.domain.school import Edition
from xinliapp.domain.spreadsheet import FileKind, Row, Sheet, Workbook
from xinliapp.i18n.messages import sentence
from xinliapp.services import bureau as desk
from xinliapp.services import (
    chases,
    enrolment,
    exchange,
    flags,
    forwarding,
    member_changes,
    members,
    receipts,
    reporting,
)
from xinliapp.services.merge import merge, notes, source_label
from xinliapp.storage import bundles, inbox_items
from xinliapp.storage import chases as chase_rows
from xinliapp.storage import flags as note_rows
from xinliapp.storage import members as member_rows
from xinliapp.system.drives import write_and_read_back

FORM = make.definition()
CENTRE, COUNTY = make.BUREAU, "3150000009"
GIVEN = {1: (12, 9600, 3, 1710, 1751, 1800, 23, 9), 2: (6, 620, 1, 300, 610, 90, 4, 3)}


@dataclass
class Places:
    """Two schools, their centre, the county above it; a third school sent a spreadsheet, a fourth nothing."""

    schools: list[offices.Office]
    units: list[Recipient]
    centre: offices.Office
    county: offices.Office
    above: Recipient
    folder: Path

    def forward(self) -> Path:
        """Sign and export what the centre has."""
        chases.set_reason(self.centre.session, FORM.id, make.PERIOD, "3150000004", "停电,已电话核实")
        bundle = forwarding.sign(self.centre.session, FORM, make.PERIOD, self.above.id)
        return exchange.export(self.centre.session, bundle.id, self.folder, deliver=write_and_read_back).file

    def arrive(self, *files: Path) -> list[ReceiveResult]:
        return desk.receive(self.county.session, list(files), [FORM])


def enrol(above: offices.Office, below: offices.Office) -> Recipient:
    return offices.introduce(below, above)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    centre = offices.bureau(tmp_path / "centre")
    county = offices.Office(tmp_path / "county", COUNTY, "试验区教委", Edition.BUREAU, bytes([210]) * 32)
    above = enrol(county, centre)
    members.mark_centre(county.session, CENTRE)
    schools, units, files = [], [], []
    for number, values in GIVEN.items():
        school = offices.school(tmp_path / f"s{number}", number)
        units.append(enrol(centre, school))
        members.save_member(centre.session, school.code, school.name, students=1900)
        form = make.payload(school.code, values, name=school.name)
        files.append(offices.send(school, units[-1], form, tmp_path).file)
        schools.append(school)
    members.save_member(centre.session, "3150000003", "第三小学", students=100)
    members.save_member(centre.session, "3150000004", "第四小学", students=100)
    sheet = tmp_path / "三.xlsx"
    sheet.write_bytes(b"PK\x03\x04")
    book = plain_book()
    desk.receive(centre.session, [*files, sheet], [FORM], read_workbook=lambda _: book, period=make.PERIOD)
    return Places(schools, units, centre, county, above, tmp_path)


def plain_book(first: int = 1) -> Workbook:
    headings = ("学校", *(column.heading for column in FORM.columns))
    head = Row(1, ("填表单位：第三小学 填表时间：2026-10-17 填表人：王老师 填表电话：02300000000",))
    rows = (head, Row(2, headings), Row(3, ("第三小学", first, 90, 1, 60, 88, 90, 1, 1)))
    return Workbook(FileKind.XLSX, (Sheet("表", rows),))


# --- what is asked before anything leaves ---


def test_a_missing_school_needs_a_reason(places: Places) -> None:
    page = forwarding.page(places.centre.session, FORM, make.PERIOD)
    assert [row.state for row in page.rows] == [
        MemberState.SIGNED, MemberState.SIGNED, MemberState.UNSIGNED, MemberState.ABSENT,
    ]  # fmt: skip
    assert (page.unexplained, page.open_flags) == (1, 0)
    with pytest.raises(UserError) as refused:
        forwarding.sign(places.centre.session, FORM, make.PERIOD, places.above.id)
    assert (refused.value.code, refused.value.params["count"]) == ("forward_reason_missing", 1)
    assert exchange.list_bundles(places.centre.session) == []


def test_the_leader_signs_where_there_is_one(places: Places) -> None:
    session = places.centre.session
    with session.write("test.leader") as uow:
        uow.insert(
            "account",
            {"id": "leader", "name": "分管", "display_name": "分管领导", "role": "officer", "active": 1},
        )
    chases.set_reason(session, FORM.id, make.PERIOD, "3150000004", "停电")
    with pytest.raises(UserError) as refused:
        forwarding.sign(session, FORM, make.PERIOD, places.above.id)
    assert refused.value.code == "forward_leader_signs"
    leader = places.centre.open(Role.OFFICER)
    assert forwarding.sign(leader, FORM, make.PERIOD, places.above.id).sequence == 1


def test_signing_again_without_a_change_gives_the_same_bundle(places: Places) -> None:
    places.forward()
    first = forwarding.page(places.centre.session, FORM, make.PERIOD)
    assert first.bundle is not None and not first.outdated
    again = forwarding.sign(places.centre.session, FORM, make.PERIOD, places.above.id)
    assert again.id == first.bundle.id
    chases.set_reason(places.centre.session, FORM.id, make.PERIOD, "3150000004", "学校已撤并")
    assert forwarding.page(places.centre.session, FORM, make.PERIOD).outdated
    assert forwarding.sign(places.centre.session, FORM, make.PERIOD, places.above.id).revision == 2


# --- what arrives ---


def test_the_county_gets_every_schools_own_signature(places: Places) -> None:
    results = places.arrive(places.forward())
    assert [(one.school_code, one.verdict) for one in results] == [
        (CENTRE, ArrivalVerdict.ACCEPTED),
        ("3150000001", ArrivalVerdict.ACCEPTED),
        ("3150000002", ArrivalVerdict.ACCEPTED),
        ("3150000003", ArrivalVerdict.UNSIGNED),
    ]
    county, centre = places.county.session.database, places.centre.session.database
    for code in ("3150000001", "3150000002"):
        (mine,) = inbox_items.items_of_school(county, code, FORM.id, make.PERIOD)
        (theirs,) = inbox_items.items_of_school(centre, code, FORM.id, make.PERIOD)
        assert inbox_items.bag_of(county, mine.id) == inbox_items.bag_of(centre, theirs.id)
        assert (mine.via_code, mine.signed) == (CENTRE, True)

    table = merge(places.county.session, FORM, make.PERIOD)
    assert [source_label(line) for line in table.lines] == [
        "r1 签名√ 经试验片区教管中心", "r1 签名√ 经试验片区教管中心", "未签名 经试验片区教管中心",
    ]  # fmt: skip
    assert table.totals["c1"] == 12 + 6 + 1 and table.totals["c8"] == 9 + 3 + 1
    assert (len(table.lines), table.expected) == (3, 4)  # the centre itself is no school
    progress = reporting.reporting_progress(places.county.session, FORM, make.PERIOD)
    states = {line.school.code: line.state for line in progress.schools}
    assert states["3150000004"] is ReportState.MISSING and len(states) == 4


def test_the_centres_own_row_is_the_sum_with_the_missing_in_the_remarks(places: Places) -> None:
    places.forward()
    bundle = exchange.list_bundles(places.centre.session)[0]
    form = stored_form(bundles.bag_bytes(places.centre.session.database, bundle.id))
    values = {figure.column_id: figure.value for figure in form.columns}
    assert values["c1"] == 19 and values["c7"] == 23 + 4 + 1
    remarks = form.figure("c9")
    assert remarks is not None and "缺报:第四小学(停电,已电话核实)" in str(remarks.text)
    assert "汇总3/4所,未签名(Excel)1所" in str(remarks.text)


def test_the_same_bag_again_and_a_newer_one(places: Places) -> None:
    first = places.forward()
    places.arrive(first)
    count = "SELECT count(*) FROM inbox_item"
    before = places.county.session.database.scalar(count)
    (again,) = places.arrive(first)
    assert again.verdict is ArrivalVerdict.DUPLICATE
    assert places.county.session.database.scalar(count) == before

    form = make.payload(places.schools[0].code, (13, 9600, 3, 1710, 1751, 1800, 23, 9), revision=2,
                        name=places.schools[0].name)  # fmt: skip
    sent = offices.send(places.schools[0], places.units[0], form, places.folder)
    desk.receive(places.centre.session, [sent.file], [FORM])
    results = places.arrive(places.forward())
    assert [(one.school_code, one.verdict.value) for one in results] == [
        (CENTRE, "superseding"),
        ("3150000001", "superseding"),
        ("3150000002", "duplicate"),
        ("3150000003", "duplicate"),
    ]
    assert merge(places.county.session, FORM, make.PERIOD).totals["c1"] == 13 + 6 + 1


def test_notes_travel_with_the_row(places: Places) -> None:
    form = make.payload(places.schools[1].code, (6, 620, 1, 300, 610, 90, 2, 3), revision=2,
                        name=places.schools[1].name)  # fmt: skip
    sent = offices.send(places.schools[1], places.units[1], form, places.folder)
    desk.receive(places.centre.session, [sent.file], [FORM])
    (line,) = [one for one in flags.flags(places.centre.session, FORM, make.PERIOD).lines if one.open]
    assert line.flag.check_id == "K1"
    with pytest.raises(UserError) as short:
        flags.accept(places.centre.session, line.item_id, "K1", "好的")
    assert short.value.code == "flag_note_short"
    # The test form's K1 is not in the shipped form, by which accept() looks flags up: noted directly.
    with places.centre.session.write("test.note") as uow:
        note_rows.add(
            uow, item_id=line.item_id, check_id="K1", message=line.flag.message, note="已电话核实:一人转入",
            noted_by="经办甲", noted_at=uow.now, origin_code=CENTRE,
        )  # fmt: skip
    places.arrive(places.forward())
    table = merge(places.county.session, FORM, make.PERIOD)
    assert any("已电话核实:一人转入" in note for note in notes(table))
    (flag,) = table.lines[1].flags
    assert flag.note == "已电话核实:一人转入"


# --- what is not believed ---


def test_a_school_that_passes_others_on_stays_a_school(places: Places) -> None:
    """An enrolled key proves who sent it, not that a person here made the sender a centre."""
    bag = places.forward()
    with places.county.session.write("test.school") as uow:
        member_rows.save_member(uow, CENTRE, {"tier": "school"})
    (result,) = places.arrive(bag)
    assert result.verdict is ArrivalVerdict.REFUSED and result.quarantined_as is not None
    assert result.refusal is not None and result.refusal.code == "bundle_not_a_centre"
    assert sentence(result.refusal).count("。") == 3
    database = places.county.session.database
    assert [school.tier for school in member_rows.members(database)] == ["school"]
    assert database.scalar("SELECT count(*) FROM inbox_item WHERE verdict <> 'refused'") == 0

    members.mark_centre(places.county.session, CENTRE)
    assert places.arrive(bag)[0].verdict is ArrivalVerdict.ACCEPTED


def test_only_a_registered_unit_is_marked_as_a_centre(places: Places) -> None:
    with pytest.raises(UserError) as refused:
        members.mark_centre(places.county.session, "3150000888")
    assert refused.value.code == "member_unknown"


@pytest.mark.parametrize("code", ["bundle_nested", "bundle_facts_differ"])
def test_a_centre_inside_a_centres_bag_is_refused(places: Places, code: str) -> None:
    """Depth one: neither a bag with bags in it nor a centre's own row stands in for a school's."""
    places.forward()
    bundle = exchange.list_bundles(places.centre.session)[0]
    nested = bundles.bag_bytes(places.centre.session.database, bundle.id)
    row = make.payload(values=GIVEN[1])
    of_a_centre = make.bag(row, seed=bytes([1]) * 32, recipient_code=CENTRE, tier="bureau").data
    inner = nested if code == "bundle_nested" else of_a_centre
    results = places.arrive(repacked(places, {f"{MEMBERS}3150000001-1.zip": inner}))
    refusal = next(one.refusal for one in results if one.school_code == "3150000001")
    assert refusal is not None and refusal.code == code


def test_a_centre_is_no_school_of_its_own(places: Places) -> None:
    places.forward()
    bundle = exchange.list_bundles(places.centre.session)[0]
    bag = bundles.bag_bytes(places.centre.session.database, bundle.id)
    entry = next(one for one in zipformat.unpack(bag) if one.name == f"bag/{MEMBERS_JSON}")
    listed = zipformat.inflate(entry, 1 << 24).replace(b'"3150000004"', f'"{CENTRE}"'.encode())
    (result,) = places.arrive(repacked(places, {MEMBERS_JSON: listed}))
    assert result.refusal is not None and result.refusal.code == "bundle_facts_differ"


# --- what is compared before signing again ---


def test_other_figures_under_the_same_list_ask_for_a_new_signature(places: Places) -> None:
    """A plain sheet claimed anew within the second changes no line of the list: figures are compared too."""
    places.forward()
    database = places.centre.session.database
    (item,) = inbox_items.items_of_school(database, "3150000003", FORM.id, make.PERIOD)
    assert item.form is not None
    first = item.form.columns[0]._replace(value=5)
    form = dataclasses.replace(item.form, columns=(first, *item.form.columns[1:]))
    with places.centre.session.write("test.figures") as uow:
        inbox_items.set_claim(uow, dataclasses.replace(item, form=form))
    assert forwarding.page(places.centre.session, FORM, make.PERIOD).outdated
    assert forwarding.sign(places.centre.session, FORM, make.PERIOD, places.above.id).revision == 2


def test_another_head_asks_for_a_new_signature(places: Places) -> None:
    places.forward()
    session = places.centre.session
    signed = forwarding.sign(session, FORM, make.PERIOD, places.above.id, {"填表人": "李主任"})
    assert signed.revision == 2
    again = forwarding.sign(session, FORM, make.PERIOD, places.above.id, {"填表人": "李主任"})
    assert again.id == signed.id
    places.centre.later(days=1)  # the day of filling in is proposed anew each day
    head = {"填表人": "李主任", "填表时间": "2026-10-19"}
    assert forwarding.sign(session, FORM, make.PERIOD, places.above.id, head).id == signed.id
    corrected = {**head, "填表时间": "2026-10-16"}
    assert forwarding.sign(session, FORM, make.PERIOD, places.above.id, corrected).revision == 3


def test_a_kept_bag_that_is_not_the_one_received_does_not_leave(places: Places) -> None:
    """What the school signed is proved again from the bytes that go out, not from the row beside them."""
    chases.set_reason(places.centre.session, FORM.id, make.PERIOD, "3150000004", "停电")
    session = places.centre.session
    (item,) = inbox_items.items_of_school(session.database, "3150000001", FORM.id, make.PERIOD)
    right = inbox_items.bag_of(session.database, item.id)
    assert right is not None
    other = make.bag(
        make.payload(values=(99, 99, 9, 9, 9, 9, 9, 9)), seed=bytes([1]) * 32, recipient_code=CENTRE
    ).data
    for wrong in (right[:-1] + b"x", other, None):
        with session.write("test.bag") as uow:
            uow.update("inbox_item", item.id, {"bag": wrong})
        with pytest.raises(KnownError) as refused:
            forwarding.sign(session, FORM, make.PERIOD, places.above.id)
        assert refused.value.code == "forward_bag_wrong"
    assert exchange.list_bundles(session) == []
    with session.write("test.bag") as uow:
        uow.update("inbox_item", item.id, {"bag": right})
    assert forwarding.sign(session, FORM, make.PERIOD, places.above.id).revision == 1


def repacked(places: Places, change: dict[str, bytes], seed: bytes | None = None) -> Path:
    """The centre's bag with other parts inside, signed again by the centre (or by ``seed``)."""
    places.forward()
    bundle = exchange.list_bundles(places.centre.session)[0]
    bag = bundles.bag_bytes(places.centre.session.database, bundle.id)
    parts = {
        entry.name.removeprefix("bag/"): zipformat.inflate(entry, 1 << 24) for entry in zipformat.unpack(bag)
    }
    facts, _ = read_bag_info(parts["bag-info.txt"])
    payload = {name: data for name, data in parts.items() if name.startswith("data/")}
    made = build_bag(BagSpec(facts, {**payload, **change}), seed or places.centre.seed)
    path = places.folder / "repacked.age"
    path.write_bytes(seal_bag(made.data, list(places.above.age_keys)))
    return path


def test_a_figure_changed_on_the_way_is_refused_for_that_school_alone(places: Places) -> None:
    item = inbox_items.items_of_school(places.centre.session.database, "3150000001", FORM.id, make.PERIOD)[0]
    bag = bytearray(inbox_items.bag_of(places.centre.session.database, item.id) or b"")
    place = bag.find(b"PK-stand-in") if b"PK-stand-in" in bag else len(bag) // 2
    bag[place] ^= 1
    results = places.arrive(repacked(places, {f"{MEMBERS}3150000001-1.zip": bytes(bag)}))
    verdicts = {one.school_code: one.verdict for one in results}
    assert verdicts["3150000001"] is ArrivalVerdict.REFUSED
    assert verdicts["3150000002"] is ArrivalVerdict.ACCEPTED
    refused = next(one for one in results if one.school_code == "3150000001")
    assert isinstance(refused.refusal, KnownError)


def test_a_bag_signed_by_somebody_else_for_a_school_is_refused(places: Places) -> None:
    """The centre cannot make a school's report itself: its own key is not the one it vouched for."""
    forged = make.bag(
        make.payload(values=(99, 99, 9, 9, 9, 9, 9, 9)), seed=places.centre.seed, recipient_code=CENTRE
    ).data
    results = places.arrive(repacked(places, {f"{MEMBERS}3150000001-1.zip": forged}))
    verdicts = {one.school_code: one for one in results}
    refusal = verdicts["3150000001"].refusal
    assert refusal is not None and refusal.code == "bundle_signature_wrong"


def test_a_school_enrolled_at_the_county_is_judged_by_that_key(places: Places) -> None:
    pending = enrolment.import_request(
        places.county.session, enrolment.make_request(places.schools[0].session)
    )
    enrolment.enrol(places.county.session, pending, FingerprintProof(pending.fingerprint))
    with places.county.session.write("test.key") as uow:
        uow.execute("UPDATE member_key SET public_line = ? WHERE school_code = '3150000001'",
                    (make.LINE,))  # fmt: skip
    results = {one.school_code: one.verdict for one in places.arrive(places.forward())}
    assert results["3150000001"] is ArrivalVerdict.REFUSED
    assert results["3150000002"] is ArrivalVerdict.ACCEPTED


def test_an_extra_or_missing_member_file_is_refused_whole(places: Places) -> None:
    (result,) = places.arrive(repacked(places, {f"{MEMBERS}3150000009-1.zip": b"PK"}))
    assert result.refusal is not None and result.refusal.code == "bundle_payload_unknown"


def test_another_signer_than_the_centre_is_refused_whole(places: Places) -> None:
    (result,) = places.arrive(repacked(places, {}, seed=bytes([77]) * 32))
    assert result.refusal is not None and result.refusal.code == "bundle_signature_wrong"


def test_what_came_through_a_centre_is_not_passed_on_again(places: Places) -> None:
    places.arrive(places.forward())
    higher = offices.Office(
        places.folder / "city", "3150000010", "试验市教委", Edition.BUREAU, bytes([220]) * 32
    )
    above = enrol(higher, places.county)
    chases.set_reason(places.county.session, FORM.id, make.PERIOD, "3150000004", "停电")
    with pytest.raises(UserError) as refused:
        forwarding.sign(places.county.session, FORM, make.PERIOD, above.id)
    assert refused.value.code == "forward_depth"


def test_a_report_sent_back_counts_as_missing(places: Places) -> None:
    item = inbox_items.items_of_school(places.centre.session.database, "3150000002", FORM.id, make.PERIOD)[0]
    receipts.send_back(
        places.centre.session, item.id, [ReturnReason("", "填表人为空")], dt.date(2026, 10, 20)
    )
    row = forwarding.page(places.centre.session, FORM, make.PERIOD).rows[1]
    assert (row.state, row.returned, row.unexplained) == (MemberState.ABSENT, True, True)


def test_a_school_of_another_centre_waits_for_a_person(places: Places) -> None:
    """A centre vouches for its own schools' keys: it must not be believed about another centre's."""
    with places.county.session.write("test.route") as uow:
        for code in ("3150000001", "3150000003", "3150000004"):
            route = {"name": "别处的学校", "via_code": "3150000777", "students": 10, "tier": "school"}
            member_rows.save_member(uow, code, route)
    results = {one.school_code: one.verdict for one in places.arrive(places.forward())}
    assert results["3150000001"] is ArrivalVerdict.HELD and results["3150000003"] is ArrivalVerdict.HELD
    assert results["3150000002"] is ArrivalVerdict.ACCEPTED
    assert merge(places.county.session, FORM, make.PERIOD).totals["c1"] == 6
    database = places.county.session.database
    assert chase_rows.reasons(database, FORM.id, make.PERIOD) == {}
    (item,) = inbox_items.items_of_school(database, "3150000001", FORM.id, make.PERIOD)
    assert item.reason is not None and "3150000777" in item.reason and CENTRE in item.reason
    desk.decide_held(places.county.session, item.id, accept=True, note="已电话核实,该校转到本片区")
    assert merge(places.county.session, FORM, make.PERIOD).totals["c1"] == 12 + 6


def test_what_a_centre_sent_back_counts_no_longer_above(places: Places) -> None:
    places.arrive(places.forward())
    assert merge(places.county.session, FORM, make.PERIOD).totals["c1"] == 12 + 6 + 1
    item = inbox_items.items_of_school(places.centre.session.database, "3150000002", FORM.id, make.PERIOD)[0]
    receipts.send_back(
        places.centre.session, item.id, [ReturnReason("", "填表人为空")], dt.date(2026, 10, 20)
    )
    chases.set_reason(places.centre.session, FORM.id, make.PERIOD, "3150000002", "已退回更正")
    places.arrive(places.forward())
    assert merge(places.county.session, FORM, make.PERIOD).totals["c1"] == 12 + 1
    progress = reporting.reporting_progress(places.county.session, FORM, make.PERIOD)
    states = {line.school.code: line.state for line in progress.schools}
    assert states["3150000002"] is ReportState.MISSING

    corrected = make.payload(places.schools[1].code, (7, 620, 1, 300, 610, 90, 4, 3), revision=2,
                             name=places.schools[1].name)  # fmt: skip
    sent = offices.send(places.schools[1], places.units[1], corrected, places.folder)
    desk.receive(places.centre.session, [sent.file], [FORM])
    places.arrive(places.forward())
    assert merge(places.county.session, FORM, make.PERIOD).totals["c1"] == 12 + 7 + 1


def test_a_centre_does_not_answer_for_a_school_that_reports_itself(places: Places) -> None:
    """Without a key enrolled here the centre's word would be all there is: it waits for a person, once."""
    county = places.county.session
    members.save_member(county, "3150000003", "第三小学", students=100)
    sheet = places.folder / "直报.xlsx"
    sheet.write_bytes(b"PK\x03\x04 direct")
    book = plain_book(2)
    desk.receive(county, [sheet], [FORM], read_workbook=lambda _: book, period=make.PERIOD)
    results = {one.school_code: one for one in places.arrive(places.forward())}
    held = results["3150000003"]
    assert held.verdict is ArrivalVerdict.HELD
    assert merge(county, FORM, make.PERIOD).totals["c1"] == 12 + 6 + 2  # its own word stands
    item = inbox_items.item(county.database, str(held.item_id))
    assert item is not None and item.reason is not None and "原来直接报送" in item.reason
    desk.decide_held(county, item.id, accept=True, note="已电话核实,今后经片区报送")
    known = member_rows.member(county.database, "3150000003")
    assert known is not None and known.via_code == CENTRE


def test_a_bag_signed_under_a_former_code_goes_on_under_that_code(places: Places) -> None:
    session = places.centre.session
    first = places.schools[0]
    member_changes.recode(session, first.code, "3150000777", "试验实验中学", dt.date(2026, 10, 18))
    results = places.arrive(places.forward())
    taken = {result.school_code: result.verdict for result in results if result.signed}
    assert taken[first.code] is ArrivalVerdict.ACCEPTED and "3150000777" not in taken
    table = merge(places.county.session, FORM, make.PERIOD)
    assert table.totals["c1"] == 12 + 6 + 1
