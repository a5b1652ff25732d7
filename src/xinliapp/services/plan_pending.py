"""What of a student's plan waits for a second person besides a submitted version."""

from __future__ import annotations

from xinliapp.domain.casework import PlanReview
from xinliapp.services.session import Session
from xinliapp.storage import plans as rows


def lift_of(session: Session, student_id: str) -> PlanReview | None:
    """A review that asks to end the plan in force and that nobody has signed yet.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return next((one for one in rows.pending_lifts(session.database) if one.student_id == student_id), None)


def author_of(session: Session, review: PlanReview | None) -> str | None:
    """The account that wrote a review.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.review_author(session.database, review.id) if review is not None else None
