"""What the papers of the school ask to be done: certificates, agreements, policies, bodies, meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from xinliapp.domain.calendar import Term, working_days_before
from xinliapp.domain.errors import UserError
from xinliapp.domain.safeguards import AGREEMENT_WARNING
from xinliapp.domain.staff import EXPIRY_WARNING
from xinliapp.domain.tasks import Task
from xinliapp.services import bodies, measuring, partners, policies, staff
from xinliapp.services.session import Session
from xinliapp.storage import bodies as body_rows
from xinliapp.storage.calendar import load_school_years

PAGE = "safeguards"
WARNING_DAYS = 3  # working days before the last day (counting.md)
MEETINGS = "meetings_held"


def expiry_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Certificates of people in service, and agreements, from 60 days before their last day on.

    A newer certificate of the same kind answers for an older one; how long it has run out makes no end.
    """
    text = day.isoformat()
    people = {one.id: one for one in staff.everyone(session) if one.to_day is None or one.to_day > text}
    newest: dict[tuple[str, str], tuple[str, str]] = {}
    for certificate in staff.certificates(session):
        if certificate.staff_id in people:
            place = (certificate.staff_id, certificate.kind.value)
            last = certificate.valid_to or "9999-12-31"
            newest[place] = max(newest.get(place, ("", "")), (last, certificate.id))
    for (person, _), (last, certificate_id) in newest.items():
        due = dt.date.fromisoformat(last)
        if due.year < 9999 and due - EXPIRY_WARNING <= day:
            yield Task(
                f"certificate {certificate_id}", "certificate_expiring", people[person].name, due, PAGE,
                ("staff", person), warn=True,
            )  # fmt: skip
    for partner in partners.current(session, day):
        if partner.agreement_to is None:
            continue
        due = dt.date.fromisoformat(partner.agreement_to)
        if due - AGREEMENT_WARNING <= day:
            yield Task(
                f"agreement {partner.id} {due}", "agreement_expiring", partner.name, due, PAGE,
                ("partners", partner.id), warn=True,
            )  # fmt: skip


def policy_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Once a term: papers that the loaded packs ask for and nobody has kept."""
    term = _term(session, day)
    if term is None:
        return
    missing = [state.kind for state in policies.states(session, day) if state.missing]
    if missing:
        words = missing[0].label if len(missing) == 1 else f"{missing[0].label}等{len(missing)}类"
        yield Task(
            f"policies {term.key}", "policy_missing", words, term.ends_on, PAGE,
            ("policies", missing[0].id), warn=True,
        )  # fmt: skip


def body_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """A colleague has left and still stands in a body; one click ends the membership on the day they left."""
    for member, left, body in body_rows.left_behind(session.database, day.isoformat()):
        end = partial(
            bodies.end_membership, member_id=member.id, day=dt.date.fromisoformat(max(left, member.from_day))
        )
        yield Task(
            f"body_member {member.id}", "body_member_left", f"{body} {member.name}",
            dt.date.fromisoformat(left), PAGE, ("bodies", member.body_id), finish=end,
        )  # fmt: skip


def meeting_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """From three working days before the term's last day: meetings that are still missing."""
    term = _term(session, day)
    if term is None:
        return
    terms = [each for year in load_school_years(session.database) for each in year.terms]
    if day < working_days_before(term.ends_on, WARNING_DAYS, terms):
        return
    try:
        counts = measuring.counting(session, term.key, day)
    except UserError:
        return
    for pack_id in measuring.pack_ids(session.database):
        for clause in measuring.pack(pack_id).clauses:
            if clause.measure != MEETINGS or clause.requirement is None:
                continue
            found = counts.measure(clause.measure, measuring.clause_parameters(clause), counts.window(clause))
            if found.value < clause.requirement:
                yield Task(
                    f"meetings {clause.id} {term.key}", "meetings_short",
                    f"{found.value:g}/{clause.requirement:g}次", term.ends_on, PAGE, ("meetings", None),
                    warn=True, clause=clause.id,
                )  # fmt: skip


def _term(session: Session, day: dt.date) -> Term | None:
    terms = (term for year in load_school_years(session.database) for term in year.terms)
    return next((term for term in terms if term.starts_on <= day <= term.ends_on), None)
