"""What earlier versions left readable in core.db about appointments goes behind the case key at an unlock."""

from __future__ import annotations

from xinliapp.services.session import Session
from xinliapp.storage import appointments as rows


def settle(session: Session) -> int:
    """Move source, 急 and outcome of old appointments into case.db; how many (0 from the second time on).

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    if not rows.left_in_core(session.database):
        return 0
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        return rows.take_over(uow)
