"""The demo's township centre: schools enrol, send their signed forms, and are merged into one table."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from xinliapp.app.demo import returns, self_check_words
from xinliapp.app.demo.calendar import (
    CAMPAIGN,
    CAMPAIGN_DUE,
    CAMPAIGN_OVER,
    CAMPAIGN_TITLE,
    HANDED_IN,
    MOMENT,
)
from xinliapp.app.demo.roster import SchoolPlan
from xinliapp.app.demo.school import (
    CLERK,
    COUNSELOR,
    PRINCIPAL,
    DemoSchool,
    fill_form,
    go_on_with_term,
    make_school,
    make_vault,
    signed_in,
)
from xinliapp.app.demo.term import TermPlan
from xinliapp.app.place import DEMO_PASSPHRASE, label_as_demo
from xinliapp.bundles.cards import RecipientCard, write_card
from xinliapp.crypto import agefile, sshsig
from xinliapp.domain.accounts import Role
from xinliapp.domain.bureau import MergedTable, ReceiveResult
from xinliapp.domain.clock import FixedClock, SystemClock, stamp
from xinliapp.domain.exchange import FingerprintProof, FormFigure, FormPayload
from xinliapp.domain.rules import FormDefinition
from xinliapp.domain.school import Edition, Stage
from xinliapp.rulepacks import library
from xinliapp.services import backup, bureau, campaigns, enrolment, exchange, forms, merge, self_check
from xinliapp.services.demo import DemoMark
from xinliapp.services.forms import Entry
from xinliapp.services.members import save_member
from xinliapp.services.session import Session
from xinliapp.services.setup import FirstAccount, NewVault
from xinliapp.services.signing import approve_for
from xinliapp.sheets.kz_form import write_form_sheet
from xinliapp.storage.measures import SPECS
from xinliapp.system.drives import write_and_read_back

SILENT_SCHOOL = ("2199000009", "示例第二小学")
OFFICE_ABOVE = ("9999000000", "示例区教育局")
# What the register says of each school: 学段, 属性, 联系人, 电话 (numbers that belong to nobody), 片区.
_REGISTER = {
    "2199000002": ("小学", "乡镇中心、寄宿制", "周老师", "000-00000002", "示例乡镇片"),
    "2199000009": ("小学", "乡村", "吴老师", "000-00000009", "示例乡镇片"),
    "3199000001": ("初中", "城区", "孙老师", "000-00000001", "示例城区片"),
    "3499000003": ("高中", "城区", "郑老师", "000-00000003", "示例城区片"),
}
_COUNTED_ON = "2026-09-30"
# A table without a signature, under a name that is not the register's: a person says whose it is.
_UNSIGNED_NAME = "第二小学"
_UNSIGNED_FIGURES = (
    6,
    620,
    1,
    180,
    210,
    0,
    2,
    1,
)  # six sessions and no handbook: 核对 asks once it is claimed


@dataclass(frozen=True, slots=True)
class Sender:
    """A school that reports: its vault, and whether it corrects its form once."""

    vault: Path
    demo: DemoSchool
    corrects: bool = False


@dataclass(slots=True)
class District:
    """Everything the demo leaves of the exchange."""

    folder: Path
    clock: FixedClock = field(default_factory=lambda: FixedClock(HANDED_IN))

    @property
    def vault(self) -> Path:
        """The bureau's own vault."""
        return self.folder / "bureau" / "vault"

    @property
    def definition(self) -> FormDefinition:
        """The campaign's form."""
        return library.form("KZ", SPECS)

    def found(self) -> None:
        """The bureau's vault, with one silent school already on its register."""
        make_vault(
            self.vault,
            NewVault(
                edition=Edition.BUREAU,
                code="9999000001",
                name="示例片区教管中心",
                accounts=(FirstAccount(CLERK, CLERK, Role.CLERK, DEMO_PASSPHRASE),),
                demo=DemoMark(MOMENT, SystemClock().now()),
            ),
            self.clock,
        )
        label_as_demo(self.vault)
        with signed_in(self.vault, CLERK, self.clock) as session:
            _register(session, *SILENT_SCHOOL, 310)
            campaigns.set_campaign(session, "KZ", CAMPAIGN, CAMPAIGN_TITLE, CAMPAIGN_DUE)
            _register_above(session, self.clock)

    def enrol(self, sender: Sender) -> None:
        """Both ways: the bureau takes the school's key, the school the bureau's, each by the fingerprint."""
        with signed_in(sender.vault, PRINCIPAL, self.clock) as school:
            request = enrolment.make_request(school)
            printed = enrolment.enrolment_sheet(school).fingerprint
        with signed_in(self.vault, CLERK, self.clock) as session:
            pending = enrolment.import_request(session, request)
            enrolment.enrol(session, pending, FingerprintProof(fingerprint=printed))
            _register(session, pending.code, pending.name, sender.demo.term.students)
            card = enrolment.make_recipient_card(session)
            own = enrolment.enrolment_sheet(session).fingerprint
        with signed_in(sender.vault, PRINCIPAL, self.clock) as school:
            enrolment.add_recipient(
                school, enrolment.import_card(school, card), FingerprintProof(fingerprint=own)
            )

    def send(self, sender: Sender) -> list[Path]:
        """The principal signs, the bundle goes out; a correction follows as a new revision."""
        target = self.folder / "bundles"
        target.mkdir(exist_ok=True)
        sent = [self._sign_and_export(sender, target)]
        if sender.corrects:
            returns.send_back_first(self, sender, sent[0])
            with signed_in(sender.vault, COUNSELOR, self.clock) as session:
                sheet = forms.open_form(session, "KZ", CAMPAIGN)
                copies = int(sheet.cell("c6").system or 0)
                fill_form(session, {"c6": Entry(value=copies + 60, reason="手册台账补登一批")})
            sent.append(self._sign_and_export(sender, target))
        return sent

    def approve_self_check(self, sender: Sender) -> bytes:
        """The rest of the term, the counsellor hands the self-check in, the principal signs it; its PDF."""
        go_on_with_term(sender.vault, sender.demo)
        with signed_in(sender.vault, COUNSELOR, FixedClock(MOMENT)) as session:
            waiting = self_check_words.answer_the_rest(session, day=MOMENT.date())
        with signed_in(sender.vault, PRINCIPAL, FixedClock(MOMENT)) as session:
            self_check.approve(session, waiting)
            return self_check.print_pdf(session, waiting)

    def receive(self, files: list[Path]) -> list[ReceiveResult]:
        """What the clerk drops on the inbox; the last school's file comes two days after its due day."""
        with signed_in(self.vault, CLERK, self.clock) as session:
            results = bureau.receive(session, files[:-1], [self.definition])
            returns.remind(session, SILENT_SCHOOL[0])
            self.clock.moment = returns.LATE
            results += bureau.receive(session, files[-1:], [self.definition])
            bureau.receive(session, [self._unsigned()], [self.definition], period=CAMPAIGN)
            backup.make_backup(session)
            backup.drill(session)
        return results

    def _unsigned(self) -> Path:
        """The table of the silent school as its office keeps it, and as nobody signed it."""
        columns = self.definition.columns
        figures = [
            FormFigure(column.id, column.heading, column.unit, value=value)
            for column, value in zip(columns, _UNSIGNED_FIGURES, strict=False)
        ]
        figures += [FormFigure(one.id, one.heading, one.unit) for one in columns[len(figures) :]]
        said = (_UNSIGNED_NAME, CAMPAIGN_OVER.date().isoformat(), "吴老师", "000-00000009")
        head = dict(zip(self.definition.head_fields, said, strict=True))
        form = FormPayload(
            "KZ", self.definition.version, CAMPAIGN, 1, SILENT_SCHOOL[0], _UNSIGNED_NAME,
            CAMPAIGN_OVER.date().isoformat(), head, tuple(figures),
        )  # fmt: skip
        path = self.folder / "统计表(3).xlsx"
        path.write_bytes(write_form_sheet(self.definition, form))
        return path

    def merge(self) -> MergedTable:
        """The merged table, written as xlsx and PDF; and what stock tools need to check the bundles."""
        place = self.folder / "bureau"
        with signed_in(self.vault, CLERK, self.clock) as session:
            table = merge.merge(session, self.definition, CAMPAIGN)
            (place / "merged.xlsx").write_bytes(merge.merge_xlsx(table))
            (place / "merged.pdf").write_bytes(merge.merge_pdf(table))
            (place / "allowed_signers").write_text(enrolment.allowed_signers(session), encoding="ascii")
            identities = "\n".join(enrolment.unit_identities(session))
        (place / "age-identity.txt").write_text(identities + "\n", encoding="ascii")
        return table

    def _sign_and_export(self, sender: Sender, target: Path) -> Path:
        with signed_in(sender.vault, PRINCIPAL, self.clock) as session:
            waiting = forms.records(session)[0]
            unit = exchange.list_recipients(session)[0]
            bundle = approve_for(session, waiting.id, unit.id)
            return exchange.export(session, bundle.id, target, deliver=write_and_read_back).file


def _register(session: Session, code: str, name: str, students: int | None) -> None:
    stages, attributes, contact, phone, area = _REGISTER.get(code, ("", "", None, None, ""))
    save_member(
        session, code, name, stages=stages, students=students, students_as_of=_COUNTED_ON,
        attributes=attributes, contact=contact, phone=phone, area=area,
    )  # fmt: skip


def _register_above(session: Session, clock: FixedClock) -> None:
    """The office above, to which the centre passes things on: a card alone, nobody opens what is sealed."""
    seed = hashlib.sha256(OFFICE_ABOVE[1].encode()).digest()
    line = sshsig.public_line(sshsig.public_key(seed))
    _, age = agefile.new_identity()
    card = RecipientCard(*OFFICE_ABOVE, "district", line, age, None, stamp(clock.now()))
    pending = enrolment.import_card(session, write_card(card, seed))
    enrolment.add_recipient(session, pending, FingerprintProof(sshsig.fingerprint(line)))


def other_schools() -> tuple[DemoSchool, ...]:
    """A primary school that corrects itself, and a small senior school."""
    return (
        DemoSchool(
            SchoolPlan("2199000002", "示例中心小学", (Stage.PRIMARY,), (2, 2, 2, 2, 2, 2), 40, seed=7),
            TermPlan(480, part_time=1, meetings=2, lectures=6, parent_meetings=2, thorough=False),
            key_students=6,
        ),
        DemoSchool(
            SchoolPlan("3499000003", "示例高级中学", (Stage.SENIOR,), (3, 3, 3), 42, seed=11),
            TermPlan(378, part_time=0, meetings=2, lectures=5, parent_meetings=1, thorough=False),
            key_students=5,
        ),
    )


def make_other_school(folder: Path, demo: DemoSchool, *, corrects: bool) -> Sender:
    """One more school with its own vault."""
    vault = folder / "schools" / demo.plan.code
    vault.parent.mkdir(exist_ok=True)
    make_school(vault, demo, folder / "schools" / f"{demo.plan.code}-roster.xlsx")
    return Sender(vault, demo, corrects)
