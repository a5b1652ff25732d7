"""What referrals and returns leave to be done; derived from their dates each time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from xinliapp.domain.referrals import Precondition, Referral
from xinliapp.domain.tasks import Finished, Task
from xinliapp.services import referral_rules, referrals, return_decisions, returns_to_school
from xinliapp.services.session import Session

AHEAD = dt.timedelta(days=7)


def follow_up_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Askings that are near or late, and the parents' word that is still open. A case provider."""
    for found in referrals.open_ones(session):
        due = found.next_follow_on
        if due is not None and due <= (day + AHEAD).isoformat():
            yield Task(
                f"referral_follow.{found.id}.{due}", "referral_follow", "", dt.date.fromisoformat(due),
                "referral", {"follow": found.id}, student_id=found.student_id, clause="ZZ-23",
            )  # fmt: skip
        if _awaits_parents(session, found):
            yield Task(
                f"referral_parents.{found.id}", "referral_parents", "", None, "referral",
                {"referral": found.id}, student_id=found.student_id, waiting_for="家长",
            )  # fmt: skip


def return_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Applications to decide, and students whose return was granted and who are not 在读 yet."""
    for found in returns_to_school.every(session):
        application = found.application
        if application is None or returns_to_school.over(session, found):
            continue
        student_id = found.suspension.student_id
        argument = {"suspension": found.suspension.id}
        decision = found.decision
        if decision is None:
            yield Task(
                f"return_decide.{application.id}", "return_decide", "", None, "referral", argument,
                student_id=student_id,
            )  # fmt: skip
        elif decision.back_on is not None:
            arrived = partial(_arrived, suspension_id=found.suspension.id)
            yield Task(
                f"return_arrive.{application.id}", "return_arrive", "",
                dt.date.fromisoformat(decision.back_on), "referral", argument,
                student_id=student_id, finish=arrived,
            )  # fmt: skip


def _awaits_parents(session: Session, found: Referral) -> bool:
    states = referral_rules.preconditions(session, found)
    return any(one.precondition is Precondition.PARENTS and one.blocks for one in states)


def _arrived(session: Session, *, suspension_id: str) -> Finished:
    return Finished(return_decisions.arrive(session, suspension_id))
