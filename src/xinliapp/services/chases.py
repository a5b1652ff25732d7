"""催报: who was reminded, how, and what they said."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.accounts import Role
from xinliapp.domain.bureau import ChaseMethod
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.services import typed
from xinliapp.services.enrolment import require_bureau
from xinliapp.services.session import Session
from xinliapp.storage import chases as rows
from xinliapp.storage import members

CHANGES = Changes.BUREAU
LONGEST_RESULT = 60


def add(
    session: Session,
    form_id: str,
    period: str,
    school_code: str,
    method: ChaseMethod,
    result: str,
    at: dt.datetime | None = None,
) -> Changes:
    """记一次催报: one reminder, now unless said otherwise; ``result`` of at most 60 characters may be empty.

    Raises:
        UserError: ``not_allowed``, ``not_a_bureau``, ``member_unknown``, ``chase_result_long``,
            ``field_wrong`` (a moment in the future).
    """
    session.require_role(Role.CLERK, Role.OFFICER, action="记一次催报")
    require_bureau(session)
    if members.member(session.database, school_code) is None:
        raise UserError("member_unknown", school=school_code)
    if len(result.strip()) > LONGEST_RESULT:
        raise UserError("chase_result_long")
    moment = typed.past_moment(session, "催报时间", at or session.clock.now())
    with session.write("chase.add", object_id=f"{form_id} {period}") as uow:
        rows.add(uow, form_id, period, school_code, moment, method, result.strip())
    return CHANGES


def set_reason(session: Session, form_id: str, period: str, school_code: str, reason: str) -> Changes:
    """缺报原因: why a school does not report, as it will be passed on.

    Raises:
        UserError: ``not_allowed``, ``not_a_bureau``, ``member_unknown``, ``field_required``, ``field_wrong``.
    """
    session.require_role(Role.CLERK, Role.OFFICER, action="注明缺报原因")
    require_bureau(session)
    if members.member(session.database, school_code) is None:
        raise UserError("member_unknown", school=school_code)
    words = typed.text("缺报原因", reason, longest=200, shortest=2)
    with session.write("missing.reason", object_id=f"{form_id} {period}") as uow:
        rows.add_reason(uow, form_id, period, school_code, words)
    return CHANGES
