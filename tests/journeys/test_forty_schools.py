"""J10 片区四十校: forty-one files in a heap, to a signed bag the district opens; every click counted."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLabel
from pytestqt.qtbot import QtBot

from tests.support.desk import sitting
from tests.support.district import Member
from tests.support.user import CTRL, Key, User
from tests.support.written import logged, tables, wrote
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
from xinliapp.domain.exchange import BUNDLE_NAMESPACE, FingerprintProof
from xinliapp.domain.school import Edition
from xinliapp.services import enrolment, members
from xinliapp.services.known_forms import definition
from xinliapp.services.setup import FirstAccount, NewVault
from xinliapp.sheets.kz_form import write_form_sheet
from xinliapp.system.drives import Drive
from xinliapp.ui.bureau_inbox import presenter as inbox_page
from xinliapp.ui.forwarding import presenter as forwarding_page
from xinliapp.widgets.marks import FilterChip

AT = parse_stamp("2020-10-18T09:12:00")
BUREAU, COUNTY = "3150000900", "3150000999"
FINE = (12, 900, 3, 300, 380, 350, 10, 4)
WRONG = (12, 900, 3, 300, 380, 350, 10, 11)  # more helped than found: must be returned
NO_BOOKS = (12, 900, 3, 300, 380, 0, 10, 4)  # lectures but no handbooks: please explain
RETURNED, CHANGED, SILENT = 5, 38, 39
EXPLAIN = (7, 8)
PLAIN = (36, 37)
EXCEPTIONS = 7  # two spreadsheets, one to return, two to explain, one changed key, one silent school


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
    look: None, qtbot: QtBot, office: Bureau, user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty clicks, and two for each exception."""
    monkeypatch.setattr(gate, "pc_clock", lambda: office.clock)
    stick = tmp_path / "STICK"
    stick.mkdir()
    drive = Drive(stick, "STICK", 3_100_000_000, 4_000_000_000)
    for page in (inbox_page, forwarding_page):
        monkeypatch.setattr(page, "removable_drives", lambda: (drive,))
    heap = office.files()
    assert len(heap) == 41
    exceptions = 0
    with sitting(qtbot) as desk:
        desk.prefer(auto_lock_minutes=600)
        user.sit(desk)
        user.unlock(office.vault, CLERK)
        with user.within(clicks=20 + 2 * EXCEPTIONS, seconds=900) as spent:
            exceptions += _take_in(user, heap)
            exceptions += _settle_flags(user)
            _whom_to_call(user)
            exceptions += _re_enrol(user, office)
            _second_drop(user, office)
            _merged(user, office)
            exceptions += _pass_on(user)
        assert exceptions == EXCEPTIONS
        assert spent.clicks - user.exceptional <= 20, spent.steps
    _the_district_opens_it(office, stick)
    _with_stock_tools(office, stick, tmp_path / "opened")


@contextmanager
def _exception(user: User, *, clicks: int = 2) -> Iterator[None]:
    """Whatever is not as usual takes two clicks at most; a slip one more, to put its paper away (B06)."""
    with user.within(clicks=clicks, seconds=120) as spent:
        yield
    user.exceptional += spent.clicks


def _take_in(user: User, heap: list[Path]) -> int:
    """Drop, accept what passed, say whose the two spreadsheets are; how many exceptions that were."""
    user.key(Key.Key_3, CTRL)
    before = user.desk.ask(tables)
    user.drop("inbox.drop", heap)
    assert user.reads("通过 37,需处理 4")
    after = user.desk.ask(tables)
    assert wrote(before, after) == {"inbox_item": 41}, wrote(before, after)
    core, _ = logged(before, after)
    assert (core.count("inbox.receive"), core.count("inbox.refused")) == (39, 2)
    user.press("inbox.acceptAll")
    assert user.reads("已签回执 37 份")
    for number in PLAIN:
        with _exception(user):
            user.tab_to("inbox.table")
            user.arrow_to("inbox.table", f"统计表({number}).xlsx")
            user.tab_to("inbox.school")
            user.type(f"31500{number + 1:05d}", into="inbox.school")
            user.key(Key.Key_Down)
            user.key(Key.Key_Return)
            user.press("inbox.claim")
            assert user.reads(f"已认领为“第{number + 1}小学”的未签名表。")
    user.press("inbox.deliver")
    assert user.reads("已导出回执和退回单 37 份,已读回核对 √")
    return len(PLAIN)


def _settle_flags(user: User) -> int:
    """核对: return what must be returned, accept the rest with a note."""
    user.key(Key.Key_5, CTRL)
    shown = [row.split()[:2] for row in user.rows("flags.table")]
    assert shown == [["必须退回", "第6小学"], ["请说明", "第8小学"], ["请说明", "第9小学"]]
    before = user.desk.ask(tables)
    with _exception(user, clicks=3):
        user.tab_to("flags.table")
        user.arrow_to("flags.table", "第6小学")
        user.will_do(lambda: _fill_slip(user))
        user.press("flags.return")
        assert user.sees("paper.pages")
        user.key(Key.Key_Escape)
        assert user.reads("已退回 1 所")
    for number in EXPLAIN:
        with _exception(user):
            user.tab_to("flags.table")
            user.arrow_to("flags.table", f"第{number + 1}小学")
            user.fill("flags.note", "电话核实:手册由片区统一发放")
            user.key(Key.Key_Return)
    assert user.rows("flags.table") == []
    after = user.desk.ask(tables)
    core, _ = logged(before, after)
    assert core == ["receipt.signed", "return.issue", "return.print", "flag.accept", "flag.accept"]
    assert wrote(before, after) == {"flag_note": 2, "receipt": 1}
    return 1 + len(EXPLAIN)


def _fill_slip(user: User) -> None:
    """The machine ticked what it found and set the day: one click makes the slip."""
    assert user.see("return.reason.0", QCheckBox).isChecked()
    assert user.see("return.reason.0", QCheckBox).text() == "第8列人数多于第7列人数"
    assert user.see("return.due", QDateEdit).date().toString("yyyy-MM-dd") == "2020-10-19"
    user.press("return.issue")


def _whom_to_call(user: User) -> None:
    """报送进度 as J10 counts it, and the list of whom to call in two clicks."""
    with user.within(clicks=2, seconds=60):
        user.key(Key.Key_4, CTRL)
        chips = {name: user.see(f"progress.{name}", FilterChip).count
                 for name in ("all", "missing", "returned", "late", "unsigned")}  # fmt: skip
        assert chips == {"all": 40, "missing": 2, "returned": 1, "late": 0, "unsigned": 2}
        assert [row.split()[0] for row in user.rows("progress.table")].count("已报") == 35
        assert user.see("progress.rates", QLabel).text() == "已报率 92.5%(37/40) · 按时率 92.5%(37/40)"
        user.press("print.missing")
        assert user.sees("paper.pages")
    user.key(Key.Key_Escape)


def _re_enrol(user: User, office: Bureau) -> int:
    """The changed key: the school's new request, three groups from its new paper."""
    user.key(Key.Key_2, CTRL)
    request = office.folder / "request.json"
    request.write_bytes(office.schools[CHANGED].request())
    with _exception(user):
        user.drop("members", [request])
        groups = office.schools[CHANGED].groups()
        for position in range(1, 11):
            if user.sees(f"members.groups.{position}"):
                user.fill(f"members.groups.{position}", groups[position - 1])
        user.press("members.enrol")
        assert user.reads("已登记“第39小学”")
    return 1


def _second_drop(user: User, office: Bureau) -> None:
    first = next(path for path in (office.folder / "in").iterdir() if path.name == "3150000006-1.age")
    again = office.bundle(office.folder, office.schools[RETURNED], FINE, revision=2, sequence=2, after=first)
    changed = office.bundle(office.folder, office.schools[CHANGED], FINE)
    user.key(Key.Key_3, CTRL)
    user.drop("inbox.drop", [changed, again])
    assert user.reads("通过 2,需处理 0")
    user.press("inbox.acceptAll")


def _merged(user: User, office: Bureau) -> None:
    """39 of 40; the same revision once more changes nothing."""
    user.key(Key.Key_6, CTRL)
    (totals,) = user.rows("merged.totals")
    assert totals.startswith(f"合计 39/40 {12 * 39} ")
    shown = user.rows("merged.table")
    before = user.desk.ask(tables)
    user.key(Key.Key_3, CTRL)
    user.drop("inbox.drop", [office.folder / "3150000006-2.age"])
    assert user.reads("重复,没有变化")
    assert wrote(before, user.desk.ask(tables)) == {}
    user.key(Key.Key_6, CTRL)
    assert user.rows("merged.table") == shown


def _pass_on(user: User) -> int:
    user.key(Key.Key_9, CTRL)
    counts = user.see("forward.counts", QLabel).text()
    assert "签名 37 未签名 2" in counts and "缺 1 所" in counts
    before = user.desk.ask(tables)
    with _exception(user):
        user.tab_to("forward.table")
        user.arrow_to("forward.table", "第40小学")
        user.fill("forward.reason", "校舍维修停课,已电话核实")
        user.key(Key.Key_Return)
    user.press("forward.sign")
    user.press("forward.seal")
    assert user.reads("已读回核对 √")
    after = user.desk.ask(tables)
    core, _ = logged(before, after)
    assert core == [
        "missing.reason",
        "forward.bundle",
        "forward.sign",
        "bundle.export_begun",
        "bundle.export",
    ]
    assert wrote(before, after) == {
        "approval": 1, "bundle": 1, "bundle_export": 2, "forwarding": 1, "missing_reason": 1,
    }  # fmt: skip
    return 1


def _the_district_opens_it(office: Bureau, out: Path) -> None:
    """With the district's key: every school's own signature, by the key it had when it signed."""
    sealed = _forwarded(out)
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


def _forwarded(out: Path) -> Path:
    (sealed,) = [path for path in out.iterdir() if path.name.startswith(BUREAU) and COUNTY in path.name]
    return sealed


def _with_stock_tools(office: Bureau, out: Path, folder: Path) -> None:
    """age opens it with the district's key; ssh-keygen finds each school's original signature good."""
    missing = [name for name in ("age", "unzip", "ssh-keygen") if shutil.which(name) is None]
    if missing:
        return  # the same was checked above without them
    folder.mkdir()
    (folder / "county.key").write_text(office.county_key + "\n")
    _run(["age", "-d", "-i", "county.key", "-o", "bag.zip", str(_forwarded(out))], folder)
    _run(["unzip", "-q", "bag.zip"], folder)
    seeds = {school.code: school.seed for school in office.schools}
    inner = sorted((folder / "bag" / "data" / "members").glob("*.zip"))
    assert len(inner) == 37
    for path in inner:
        code = path.name.split("-")[0]
        own = folder / code
        own.mkdir()
        _run(["unzip", "-q", str(path)], own)
        line = sshsig.public_line(sshsig.public_key(seeds[code]))
        signers = sshsig.allowed_signers_line(code, line, "2020-09-01", None, (BUNDLE_NAMESPACE,))
        (own / "allowed_signers").write_text(signers + "\n")
        bag = own / "bag"
        said = _run(
            ["ssh-keygen", "-Y", "verify", "-f", "../allowed_signers", "-I", code, "-n", BUNDLE_NAMESPACE,
             "-s", "tagmanifest-sha256.txt.sig", "-Overify-time=20201018"],
            bag, (bag / "tagmanifest-sha256.txt").read_bytes(),
        )  # fmt: skip
        assert "Good" in said, code


def _run(command: list[str], folder: Path, stdin: bytes = b"") -> str:
    done = subprocess.run(command, cwd=folder, input=stdin, capture_output=True, check=False)
    assert done.returncode == 0, (command, done.stderr.decode())
    return done.stdout.decode()
