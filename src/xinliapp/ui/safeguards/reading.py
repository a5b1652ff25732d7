"""Reading one list of the page; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from xinliapp.domain.accounts import Role
from xinliapp.domain.jobs import repeatable
from xinliapp.domain.rules import Automation, ClauseResult
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
    return SafeguardsPage(
        tab=tab,
        today=today.isoformat(),
        facts=_facts(session, tab, today),
        counts=_counts(session, tab),
        files=attachments.kept_files(session),
        may_write=works or tab is Tab.MEETINGS,
        drafts=_drafts(session, tab),
    )


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
    first = dt.date(today.year, 1, 1)
    attended = Counter(row.training_id for row in staff.attendances(session, first, today))
    months = tuple(
        (today.year - (today.month - back <= 0), (today.month - back - 1) % 12 + 1) for back in range(6)
    )
    return StaffFacts(
        lines=tuple(staff_papers.staff_lines(session)),
        profiles=staff.profiles(session),
        trainings=tuple(staff.trainings(session, first, today)),
        attended=dict(attended),
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
        )
        for result in safeguard_counts.clause_results(session, _MEASURES[tab])
    )


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
