"""在读 after 休学 is restored where a clause asks for an assessment first (KZ-17), and nowhere else.

The gate is the same for every child: whoever has no case key learns nothing from it about anybody.
"""

from __future__ import annotations

from xinliapp.domain.demands import Demand
from xinliapp.domain.errors import UserError
from xinliapp.domain.students import StudentStatus
from xinliapp.services import demands
from xinliapp.services.session import Session
from xinliapp.storage import students as student_rows

BACK = frozenset({StudentStatus.ENROLLED, StudentStatus.VISITING})


def clauses(session: Session) -> tuple[str, ...]:
    """Clauses of the packs in force that ask for a third party's assessment before a return."""
    return demands.clauses(session, Demand.RETURN_ASSESSMENT)


def held(session: Session) -> frozenset[str]:
    """Students whose return is decided in the case file; none where no pack asks for it."""
    return student_rows.suspended_last(session.database) if clauses(session) else frozenset()


def refuse(session: Session, student_id: str, after: StudentStatus) -> None:
    """Refuse a return that is typed or read in where the packs want it decided.

    Raises:
        UserError: ``return_by_decision``.
    """
    if after in BACK and student_id in held(session):
        raise UserError("return_by_decision", field="在籍状态")
