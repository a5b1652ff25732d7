"""Reading one list of the page; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from xinliapp.domain.accounts import Role
from xinliapp.domain.jobs import repeatable
from xinliapp.domain.rules import Automation, ClauseResult
from xinliapp.domain.staff import Attendance
from xinliapp.services import (
    accounts,
    attachments,
    bodies,
    drafts,
    funding,
    help_channels,
    meetings,
    partners,
    policies,
    safeguard_counts,
    school,
    staff,
    staff_appointments,
    staff_link,
    staff_papers,
)
from xinliapp.services.session import Session
from xinliapp.ui.safeguards.facts import (
    FORM_TABS,
    BodiesFacts,
    ClauseCount,
    FundingFacts,
    MeetingsFacts,
    PartnersFacts,
    PoliciesFacts,
    SafeguardsPage,
    StaffFacts,
    Tab,
    TabFacts,
    draft_key,
)

_MEASURES = {
    Tab.STAFF: ("part_time_counselors_per_students", "trainings_held", "staff_training_coverage"),
    Tab.BODIES: ("bodies_led_by_head", "care_body_departments"),
    Tab.POLICIES: ("policies_in_force",),
    Tab.MEETINGS: ("meetings_held",),
    Tab.PARTNERS: ("help_channels_published",),
    Tab.FUNDING: (),
}


@repeatable
def read_page(session: Session, tab: Tab) -> SafeguardsPage:
    """One list with its clauses, and what was typed on it and not saved."""
    today = session.clock.now().date()
    works = session.account.role is not Role.PRINCIPAL
    counts = _counts(session, tab)
    return SafeguardsPage(
        tab=tab,
        today=today.isoformat(),
        facts=_facts(session, tab, today),
        counts=counts,
        files=attachments.kept_files(session),
        may_write=works or tab is Tab.MEETINGS,
        drafts=_drafts(session, tab),
        tallies=_tallies(session, counts if tab is Tab.MEETINGS else _counts(session, Tab.MEETINGS)),
    )


def _tallies(session: Session, held: tuple[ClauseCount, ...]) -> dict[Tab, tuple[float, float]]:
    """制度文件: kinds in force of those asked for; 会议: held of those asked, the clause furthest behind."""
    asked = [state for state in policies.states(session) if state.asked_by]
    found = {Tab.POLICIES: (float(sum(state.current is not None for state in asked)), float(len(asked)))}
    if held:
        worst = min(held, key=lambda count: count.have - count.need)
        found[Tab.MEETINGS] = (worst.have, worst.need)
    return {tab: tally for tab, tally in found.items() if tally[1]}


def _facts(session: Session, tab: Tab, today: dt.date) -> TabFacts:
    if tab is Tab.STAFF:
        return _staff(session, today)
    if tab is Tab.BODIES:
        text = today.isoformat()
        here = [one for one in staff.everyone(session) if one.to_day is None or one.to_day > text]
        return BodiesFacts(tuple(bodies.states(session)), tuple(here))
    if tab is Tab.POLICIES:
        return PoliciesFacts(tuple(policies.states(session)), policies.kinds())
    if tab is Tab.MEETINGS:
        start = dt.date(school.start_year_of(today, school.calendar(session)), 8, 1)
        held = meetings.records(session, start, today)
        return MeetingsFacts(tuple(reversed(held)))
    if tab is Tab.FUNDING:
        return FundingFacts(tuple(funding.everything(session)), today.year)
    return PartnersFacts(tuple(partners.everything(session)), tuple(help_channels.everything(session)))


def _staff(session: Session, today: dt.date) -> StaffFacts:
    first = dt.date(today.year - 3, 1, 1)
    attendances = staff.attendances(session, first, today)
    attended = Counter(row.training_id for row in attendances)
    by_person: dict[str, tuple[Attendance, ...]] = {}
    for row in attendances:
        by_person[row.staff_id] = (row, *by_person.get(row.staff_id, ()))
    months = tuple(
        (today.year - (today.month - back <= 0), (today.month - back - 1) % 12 + 1) for back in range(6)
    )
    return StaffFacts(
        lines=tuple(staff_papers.staff_lines(session)),
        profiles=staff.profiles(session),
        trainings=tuple(staff.trainings(session, first, today)),
        attended=dict(attended),
        attendances=by_person,
        floors=staff_papers.hour_floors(session),
        workload=staff_papers.workload(session, today.year, today.month),
        months=months,
        accounts=staff_link.links(session),
        account_names={row.id: row.display_name for row in accounts.list_accounts(session)},
        appointments=staff_appointments.by_person(session),
        me=session.account.id,
    )


def _counts(session: Session, tab: Tab) -> tuple[ClauseCount, ...]:
    return tuple(
        ClauseCount(
            result.clause.id,
            result.clause.duty,
            result.value or 0.0,
            result.requirement or 0.0,
            result.clause.unit,
            result.verdict,
            _said(result),
            result.clause.requirement_text,
            _ratio(result),
        )
        for result in safeguard_counts.clause_results(session, _MEASURES[tab])
    )


def _ratio(result: ClauseResult) -> tuple[float, float] | None:
    """Students, and for how many of them one person is asked; None where the need is a plain number."""
    if result.clause.measure not in staff_papers.STAFFING:
        return None
    return dict(result.notes).get("在籍学生(人)", 0.0), result.clause.requirement or 0.0


def _said(result: ClauseResult) -> str:
    if result.clause.automation is Automation.AUTOMATIC or result.confirmed_by is None:
        return ""
    return f"{result.confirmed_by} {(result.confirmed_at or '')[5:10]}"


def _drafts(session: Session, tab: Tab) -> dict[str, dict[str, object]]:
    found = {}
    for form, where in FORM_TABS.items():
        if where is tab:
            draft = drafts.load_draft(session, draft_key(form))
            if draft is not None and isinstance(draft.body, dict):
                found[form] = draft.body
    return found
