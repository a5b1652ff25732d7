"""Making a demo school: vault, roster from a spreadsheet, a term's records, figures, papers."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from xinliapp.app.demo import (
    activities,
    class_posts,
    consents,
    contacts,
    counseling,
    crises,
    files,
    packets,
    referrals,
    room,
    safeguards,
    screening_rounds,
    self_check_words,
    warnings,
)
from xinliapp.app.demo.calendar import (
    CAMPAIGN,
    CAMPAIGN_DUE,
    CAMPAIGN_OVER,
    CAMPAIGN_TITLE,
    FIRST_DAY,
    MOMENT,
    START_YEAR,
    TERM_KEY,
    school_year,
)
from xinliapp.app.demo.casework import record_casework
from xinliapp.app.demo.roster import HEADERS, SchoolPlan, roster_rows
from xinliapp.app.demo.term import TermPlan, begin_term, plan_openings, record_campaign, record_days
from xinliapp.app.handlers import INBOX_HANDLERS
from xinliapp.app.place import DEMO_PASSPHRASE, label_as_demo
from xinliapp.crypto.kdf import KdfCost
from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import Clock, FixedClock, SystemClock
from xinliapp.domain.jobs import Progress, no_progress
from xinliapp.domain.school import Edition, Stage
from xinliapp.domain.term_records import StaffKind
from xinliapp.services import backup, campaigns, figures, forms, roster, school, staff
from xinliapp.services.demo import DemoMark
from xinliapp.services.forms import Entry
from xinliapp.services.roster import ImportReport
from xinliapp.services.session import Session
from xinliapp.services.setup import FirstAccount, NewVault, confirm_recovery, create_vault
from xinliapp.services.sheet_file import read_sheet_file
from xinliapp.services.students import list_students
from xinliapp.services.vault import close, open_vault
from xinliapp.sheets.writer import TableSheet, write_table

STEPS = 9
COUNSELOR, PRINCIPAL, REGISTRAR, CLERK = "心理教师甲", "校长", "资料员", "经办人"
# The least the key list accepts: the demo's passphrase is printed on the screen anyway.
DEMO_COST = KdfCost(memory_kib=64 * 1024, time_cost=3, parallelism=4)


@dataclass(frozen=True, slots=True)
class DemoSchool:
    """One demo school: its size and how its term went."""

    plan: SchoolPlan
    term: TermPlan
    key_students: int


def main_school(students: int = 1800) -> DemoSchool:
    """The school that is shown: a junior school of 40 classes at 1,800 students, fewer when asked."""
    classes = (14, 13, 13) if students >= 1800 else (2, 2, 2)
    per_class = max(4, students // sum(classes))
    return DemoSchool(
        SchoolPlan("3199000001", "示例初级中学", (Stage.JUNIOR,), classes, per_class, seed=20261123),
        TermPlan(
            students=sum(classes) * per_class,
            part_time=3,
            meetings=1,
            lectures=12,
            parent_meetings=4,
            thorough=True,
        ),
        key_students=max(2, sum(classes) * per_class * 23 // 1800),
    )


def make_demo_vault(folder: Path, *, progress: Progress = no_progress) -> Path:
    """The demo school as the first start offers it; the folder of its vault. Stops between steps on 取消.

    An unfinished or older demo in ``folder`` is replaced: it holds nobody's data.
    """
    vault = folder / "school"
    shutil.rmtree(vault, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        demo = main_school()
        make_school(vault, demo, folder / "roster.xlsx", progress=progress)
        go_on_with_term(vault, demo, progress=progress)
    except BaseException:
        shutil.rmtree(vault, ignore_errors=True)
        raise
    return vault


def make_school(
    vault: Path, demo: DemoSchool, workbook: Path, *, progress: Progress = no_progress
) -> ImportReport:
    """A school up to the end of the campaign: roster, term so far, the form handed to its principal."""
    clock = FixedClock(FIRST_DAY)
    progress(0, STEPS)
    make_vault(vault, _new_vault(demo), clock)
    progress(1, STEPS)
    write_table(workbook, [TableSheet("学生信息", HEADERS, roster_rows(demo.plan, START_YEAR))])
    progress(2, STEPS)
    rng = random.Random(demo.plan.seed)  # noqa: S311 - invented data
    with signed_in(vault, COUNSELOR, clock) as session:
        school.set_calendar(session, school_year())
        file = read_sheet_file(workbook)
        progress(3, STEPS)
        plan = roster.plan_import(session, file, as_of=school_year().terms[0].starts_on)
        report = roster.commit_import(session, plan)
        progress(4, STEPS)
        teacher = begin_term(session, demo.term, rng)
        clock.moment = CAMPAIGN_OVER
        record_days(session, demo.term, teacher, FIRST_DAY.date(), CAMPAIGN_OVER.date())
        record_campaign(session, demo.term, rng)
        progress(5, STEPS)
        students = [row.id for row in list_students(session)]
        record_casework(session, students, demo.key_students, rng)
        progress(6, STEPS)
        campaigns.set_campaign(session, "KZ", CAMPAIGN, CAMPAIGN_TITLE, CAMPAIGN_DUE)
        figures.publish(session, CAMPAIGN)
        fill_form(session)
    label_as_demo(vault)
    progress(7, STEPS)
    return report


def go_on_with_term(vault: Path, demo: DemoSchool, *, progress: Progress = no_progress) -> None:
    """The weeks after the campaign, published figures, a draft of the self-check, a proven backup."""
    clock = FixedClock(MOMENT)
    with signed_in(vault, COUNSELOR, clock) as session:
        packets.fill(session, clock)
        teacher = next(one.id for one in staff.everyone(session) if one.kind is StaffKind.FULL_TIME)
        record_days(
            session,
            demo.term,
            teacher,
            CAMPAIGN_OVER.date() + dt.timedelta(days=1),
            MOMENT.date() - dt.timedelta(days=1),
        )
        plan_openings(session, teacher)
        activities.fill(session, teacher)
        contacts.fill(session)
        safeguards.fill(session)
        visitors = counseling.visitors(session)
        consents.fill(session, visitors)
        counseling.fill(session, teacher)
        consents.take_back(session, visitors[-1])
        files.fill(session, visitors)
        room.fill(session)
        warnings.fill(session)
        referrals.fill(session, visitors)
        crises.fill(session)
        screening_rounds.fill(session)
        progress(8, STEPS)
        figures.publish(session, TERM_KEY)
        self_check_words.fill(session)
        class_posts.fill(session)
        backup.make_backup(session)
        backup.drill(session)
    progress(STEPS, STEPS)


def _new_vault(demo: DemoSchool) -> NewVault:
    people = ((COUNSELOR, Role.COUNSELOR), (PRINCIPAL, Role.PRINCIPAL), (REGISTRAR, Role.REGISTRAR))
    return NewVault(
        edition=Edition.SCHOOL,
        code=demo.plan.code,
        name=demo.plan.name,
        accounts=tuple(FirstAccount(name, name, role, DEMO_PASSPHRASE) for name, role in people),
        stages=demo.plan.stages,
        boarding=True,
        concern_threshold=2,
        upper_primary_from=4,
        demo=DemoMark(MOMENT, SystemClock().now()),
    )


def fill_form(session: Session, changes: dict[str, Entry] | None = None) -> str:
    """Fill in the campaign form from the records and submit it; the report's id."""
    sheet = forms.open_form(session, "KZ", CAMPAIGN)
    entries = {
        cell.column.id: Entry(value=int(cell.system))
        for cell in sheet.cells
        if cell.system is not None and not cell.column.proposal_only
    }
    proposal = next(cell for cell in sheet.cells if cell.column.proposal_only)
    entries[proposal.column.id] = Entry(
        value=int(proposal.system or 0), definition="活动期内方案以好转或解除结案", confirmed_by=COUNSELOR
    )
    record = forms.save(
        session,
        "KZ",
        CAMPAIGN,
        head={"填表时间": "2026-10-17", "填表人": COUNSELOR, "填表电话": "0990-0000000"},
        entries={**entries, **(changes or {})},
    )
    forms.submit(session, record)
    return record


def make_vault(folder: Path, new: NewVault, clock: Clock) -> None:
    """A vault whose recovery sheet is proven at once, as a person would by typing its groups back."""
    created = create_vault(folder, new, clock, cost=DEMO_COST, allow_weak=True)
    typed = {number: created.paper.groups[number - 1] for number in created.asked}
    confirm_recovery(created, typed, clock)


@contextmanager
def signed_in(vault: Path, name: str, clock: Clock) -> Iterator[Session]:
    """One person's session."""
    session = open_vault(vault, name, DEMO_PASSPHRASE, clock, handlers=INBOX_HANDLERS)
    try:
        yield session
    finally:
        close(session)
