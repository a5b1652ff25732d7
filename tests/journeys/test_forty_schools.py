"""J10 片区四十校: forty-one files in a heap, to a signed bag the district opens; every click counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.desk import CTRL, Desk, drop, sitting
from tests.support.district import Member
from xinliapp.app import gate
from xinliapp.app.demo.school import CLERK, make_vault, signed_in
from xinliapp.app.place import DEMO_PASSPHRASE
from xinliapp.bundles import zipformat
from xinliapp.bundles.bagit import sha256
from xinliapp.bundles.cards import RecipientCard, write_card
from xinliapp.bundles.forwarding import ForwardTrust, read_forward
from xinliapp.bundles.seal import open_sealed
from xinliapp.bundles.strict import Trust
from xinliapp.crypto import agefile, sshsig
from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import FixedClock, parse_stamp
from xinliapp.domain.exchange import FingerprintProof
from xinliapp.domain.school import Edition
from xinliapp.services import enrolment, members
from xinliapp.services.known_forms import definition
from xinliapp.services.setup import FirstAccount, NewVault
from xinliapp.sheets.kz_form import write_form_sheet
from xinliapp.widgets.paper_dialog import PaperDialog
from xinliapp.widgets.return_slip import SlipDialog

AT = parse_stamp("2020-10-18T09:12:00")
BUREAU, COUNTY = "3150000900", "3150000999"
FINE = (12, 900, 3, 300, 380, 350, 10, 4)
WRONG = (12, 900, 3, 300, 380, 350, 10, 11)  # more helped than found: must be returned
NO_BOOKS = (12, 900, 3, 300, 380, 0, 10, 4)  # lectures but no handbooks: please explain
RETURNED, CHANGED, SILENT = 5, 38, 39
EXPLAIN = (7, 8)
PLAIN = (36, 37)


class Hand:
    """A person at the window whose clicks and acting keys are counted; typing, arrows, scrolling are free."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.clicks = desk, 0

    def click(self, button: QPushButton) -> None:
        self.desk.click(button)
        self.clicks += 1

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.desk.key(key, modifier)
        self.clicks += 1

    def enter(self, field: object) -> None:
        QTest.keyClick(field, Qt.Key.Key_Return)  # type: ignore[call-overload]
        self.desk.settle()
        self.clicks += 1

    def drop(self, widget: object, files: list[Path]) -> None:
        drop(widget, files)  # type: ignore[arg-type]
        self.desk.settle()
        self.clicks += 1

    def page(self, number: int, key: str) -> object:
        """Ctrl+number, and the page that opens."""
        self.key(Qt.Key(Qt.Key.Key_0 + number), CTRL)
        found = self.desk.shell.opened(key)
        assert found is not None, key
        return found


class Bureau:
    """A township centre with forty schools on its register, and what they sent."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.vault, self.clock = folder, folder / "bureau", FixedClock(AT)
        clerk = FirstAccount(CLERK, CLERK, Role.CLERK, DEMO_PASSPHRASE)
        name = "示例片区教管中心"
        make_vault(self.vault, NewVault(Edition.BUREAU, BUREAU, name, (clerk,)), self.clock)
        self.schools = [
            Member(f"31500{number + 1:05d}", f"第{number + 1}小学", bytes([number + 1, 9]) * 16)
            for number in range(40)
        ]
        self.county_key, county_age = agefile.new_identity()
        self.county_seed = bytes([211]) * 32
        with signed_in(self.vault, CLERK, self.clock) as session:
            self.identities = enrolment.unit_identities(session)
            self.age_keys = (enrolment.ensure_unit_keys(session).age.public,)
            self.line = enrolment.ensure_unit_keys(session).signing.public
            for number, school in enumerate(self.schools):
                members.save_member(session, school.code, school.name, students=400, phone="13900000000")
                if number not in PLAIN:
                    pending = enrolment.import_request(session, school.request())
                    enrolment.enrol(session, pending, FingerprintProof(pending.fingerprint))
            line = sshsig.public_line(sshsig.public_key(self.county_seed))
            card = RecipientCard(
                COUNTY, "示例区教委", "district", line, county_age, None, "2020-10-01T08:00:00"
            )
            found = enrolment.import_card(session, write_card(card, self.county_seed))
            enrolment.add_recipient(session, found, FingerprintProof(sshsig.fingerprint(line)))

    def files(self) -> list[Path]:
        """The heap: 37 good bundles of 36 schools, two spreadsheets, a changed key, one for somebody else."""
        place = self.folder / "in"
        place.mkdir()
        made = []
        for number, school in enumerate(self.schools[:36]):
            values = WRONG if number == RETURNED else NO_BOOKS if number in EXPLAIN else FINE
            made.append(self.bundle(place, school, values))
        made.append(self.bundle(place, self.schools[0], FINE, revision=2, sequence=2, after=made[0]))
        form = definition("KZ")
        assert form is not None
        for number in PLAIN:
            payload = self.schools[number].form((*FINE[:5], FINE[5] + number - 36, *FINE[6:]))
            head = {**payload.head, "填表单位": "本校"}  # nobody can tell which school this is
            made.append(place / f"统计表({number}).xlsx")
            made[-1].write_bytes(write_form_sheet(form, replace(payload, head=head, unit_name="本校")))
        self.schools[CHANGED].seed = bytes([99]) * 32
        made.append(self.bundle(place, self.schools[CHANGED], FINE))
        elsewhere = place / "abc.age"
        stranger = agefile.new_identity()[1]
        elsewhere.write_bytes(self.schools[1].bundle(self.schools[1].form(FINE), [stranger]))
        return [*made, elsewhere]

    def bundle(
        self, place: Path, school: Member, values: tuple[int, ...], *, revision: int = 1, sequence: int = 1,
        after: Path | None = None,
    ) -> Path:  # fmt: skip
        path = place / f"{school.code}-{sequence}.age"
        previous = None
        if after is not None:
            previous = _tagmanifest_hash(after.read_bytes(), self.identities)
        facts = {"sequence": sequence, "previous_hash": previous}
        path.write_bytes(school.bundle(school.form(values, revision=revision), self.age_keys, **facts))
        return path


def _tagmanifest_hash(sealed: bytes, identities: tuple[str, ...]) -> str:
    """The hash a bag is known by, as the recipient would compute it."""
    entries = {entry.name: entry for entry in zipformat.unpack(open_sealed(sealed, identities))}
    return sha256(zipformat.inflate(entries["bag/tagmanifest-sha256.txt"], 1 << 16))


@pytest.fixture
def office(tmp_path: Path) -> Bureau:
    return Bureau(tmp_path)


def test_forty_schools(
    look: None, qtbot: QtBot, office: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "pc_clock", lambda: office.clock)
    heap = office.files()
    assert len(heap) == 41
    out = tmp_path / "out"
    out.mkdir()
    papers: list[str] = []
    with sitting(qtbot) as desk:
        desk.prefer(auto_lock_minutes=600)
        desk.unlock(office.vault, CLERK)
        hand = Hand(desk)
        monkeypatch.setattr(PaperDialog, "open", lambda dialog: papers.append(dialog.windowTitle()))
        monkeypatch.setattr(SlipDialog, "exec", lambda dialog: _fill_slip(hand, dialog))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: _folder(hand, out))
        exceptions = _take_in(hand, heap)
        exceptions += _settle_flags(hand)
        _whom_to_call(hand, papers)
        exceptions += _re_enrol(hand, office)
        _second_drop(hand, office)
        _merged(hand, office)
        _pass_on(hand)
        spent = hand.clicks
        _no_more_than_budget(spent, exceptions)
    _the_district_opens_it(office, out)


def _take_in(hand: Hand, heap: list[Path]) -> int:
    """Drop, accept what passed, say whose the two spreadsheets are; how many exceptions that were."""
    inbox = hand.page(3, "bureau_inbox")
    hand.drop(inbox.view.drop, heap)  # type: ignore[attr-defined]
    told = inbox.view.bar.text()  # type: ignore[attr-defined]
    assert "通过 37,需处理 4" in told, told
    hand.click(hand.desk.find(QPushButton, "inbox.acceptAll"))
    assert "已签回执 37 份" in inbox.view.bar.text()  # type: ignore[attr-defined]
    panel = inbox.view.panel  # type: ignore[attr-defined]
    for number in PLAIN:
        row = next(one for one in inbox.view.table.rows() if one.file_name == f"统计表({number}).xlsx")  # type: ignore[attr-defined]
        inbox.view.table.select_key(row.id)  # type: ignore[attr-defined]
        hand.desk.settle()
        panel.school.setCurrentIndex(panel.school.findData(f"31500{number + 1:05d}"))
        hand.clicks += 1
        hand.click(hand.desk.find(QPushButton, "inbox.claim"))
    hand.click(hand.desk.find(QPushButton, "inbox.deliver"))
    return len(PLAIN)


def _settle_flags(hand: Hand) -> int:
    """核对: return what must be returned, accept the rest with a note."""
    page = hand.page(5, "flags")
    view = page.view  # type: ignore[attr-defined]
    words = [(line.school.name, line.flag.severity.value) for line in view.table.rows()]
    assert words == [("第6小学", "return"), ("第8小学", "explain"), ("第9小学", "explain")]
    _select(hand, view.table, view.table.rows()[0])
    hand.click(view.return_button)
    assert "已退回 1 所" in view.bar.text()
    for _ in EXPLAIN:
        _select(hand, view.table, view.table.rows()[0])
        hand.desk.write(view.note, "电话核实:手册由片区统一发放")
        hand.enter(view.note)
    assert not view.table.rows()
    return 1 + len(EXPLAIN)


def _whom_to_call(hand: Hand, papers: list[str]) -> None:
    """报送进度 as J10 counts it, and the list of whom to call in two clicks."""
    before = hand.clicks
    progress = hand.page(4, "bureau_home")
    view = progress.view  # type: ignore[attr-defined]
    shown = {narrow.value: chip.count for narrow, chip in view.chips.items()}
    assert shown == {"all": 40, "missing": 2, "returned": 1, "late": 0, "unsigned": 2}
    assert view.rates.text() == "已报率 92.5%(37/40) · 按时率 92.5%(37/40)"
    count = len(papers)
    hand.click(hand.desk.find(QPushButton, "print.missing"))
    assert len(papers) == count + 1
    assert hand.clicks - before == 2  # the page, the paper


def _re_enrol(hand: Hand, office: Bureau) -> int:
    """The changed key: the school's new request, three groups from its new paper."""
    members_page = hand.page(2, "members")
    view = members_page.view  # type: ignore[attr-defined]
    request = office.folder / "request.json"
    request.write_bytes(office.schools[CHANGED].request())
    hand.drop(view, [request])
    groups = office.schools[CHANGED].groups()
    for position in view.check.groups.positions():
        hand.desk.write(hand.desk.find(QLineEdit, f"members.groups.{position}"), groups[position - 1])
    hand.click(view.check.enrol_button)
    assert "已登记" in view.bar.text(), view.bar.text()
    return 1


def _second_drop(hand: Hand, office: Bureau) -> None:
    inbox = hand.page(3, "bureau_inbox")
    first = next(path for path in (office.folder / "in").iterdir() if path.name == "3150000006-1.age")
    again = office.bundle(office.folder, office.schools[RETURNED], FINE, revision=2, sequence=2, after=first)
    changed = office.bundle(office.folder, office.schools[CHANGED], FINE)
    hand.drop(inbox.view.drop, [changed, again])  # type: ignore[attr-defined]
    assert "通过 2,需处理 0" in inbox.view.bar.text()  # type: ignore[attr-defined]
    hand.click(hand.desk.find(QPushButton, "inbox.acceptAll"))


def _merged(hand: Hand, office: Bureau) -> None:
    merged = hand.page(6, "merged")
    grid = merged.view.grid  # type: ignore[attr-defined]
    (totals,) = grid.totals.rows()
    assert totals.school_name == "合计 39/40"
    assert totals.cells["c1"] == str(12 * 39)
    before = [dict(line.cells) for line in grid.table.rows()]
    inbox = hand.desk.screen("bureau_inbox")
    drop(inbox.view.drop, [office.folder / "3150000006-2.age"])  # again: nothing changes
    hand.desk.settle()
    hand.desk.screen("merged")
    assert [dict(line.cells) for line in grid.table.rows()] == before


def _pass_on(hand: Hand) -> None:
    before = hand.clicks
    page = hand.page(9, "forwarding")
    view = page.view  # type: ignore[attr-defined]
    assert "签名 37 未签名 2" in view.counts.text() and "缺 1 所" in view.counts.text()
    hand.click(view.sign_button)
    assert "有1所未报且未注明原因" in view.bar.text()
    silent = next(row for row in view.table.rows() if row.unexplained)
    _select(hand, view.table, silent)
    hand.desk.write(view.reason, "校舍维修停课,已电话核实")
    hand.enter(view.reason)
    hand.click(view.sign_button)
    assert view.seal_button.isEnabled(), view.bar.text()
    hand.click(view.seal_button)
    assert "已读回核对" in view.bar.text(), view.bar.text()
    assert hand.clicks - before <= 7  # 6 of B07, and the refused try


def _select(hand: Hand, table: object, row: object) -> None:
    """Arrow keys: free."""
    table.select_key(row.id)  # type: ignore[attr-defined]
    hand.desk.settle()


def _fill_slip(hand: Hand, dialog: SlipDialog) -> int:
    """The machine ticked what it found: one click makes the slip."""
    assert [words for _, words in dialog.reasons()] == ["第8列人数多于第7列人数"]
    assert dialog.due() == "2020-10-19"
    hand.clicks += 1
    return 1


def _folder(hand: Hand, out: Path) -> str:
    hand.clicks += 1
    return str(out)


def _no_more_than_budget(spent: int, exceptions: int) -> None:
    assert spent <= 20 + 2 * exceptions, spent


def _the_district_opens_it(office: Bureau, out: Path) -> None:
    """With the district's key: every school's own signature, by the key it had when it signed."""
    (sealed,) = [path for path in out.iterdir() if path.name.startswith(BUREAU) and COUNTY in path.name]
    bag = open_sealed(sealed.read_bytes(), [office.county_key])
    form = definition("KZ")
    seeds = {school.code: school.seed for school in office.schools}

    def own_line(code: str, vouched: str) -> tuple[str, ...]:
        line = sshsig.public_line(sshsig.public_key(seeds[code]))
        assert vouched == line
        return (line,)

    trust = Trust(
        COUNTY, lambda _: (sshsig.public_line(sshsig.public_from_line(office.line)),), lambda *_: form
    )
    opened = read_forward(sealed.name, bag, ForwardTrust(trust, own_line, BUREAU.__eq__))
    assert [one.refusal for one in opened.members if one.refusal is not None] == []
    assert sum(1 for one in opened.members if one.bag is not None) == 37
    assert sum(1 for one in opened.members if one.form is not None) == 2
    (absent,) = opened.absent
    assert (absent.name, absent.reason) == ("第40小学", "校舍维修停课,已电话核实")
    notes = [note.note for one in opened.members for note in one.member.notes]
    assert notes == ["电话核实:手册由片区统一发放"] * 2
    written = [path.name for path in out.iterdir() if "-receipt-" in path.name]
    assert len(written) == 37
