"""Letters to guardians and the receipts that come back; runs on the database thread."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.changes import Changes
from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.errors import UserError
from xinliapp.domain.papers import Paper
from xinliapp.services import consent_print, consents, screening_list
from xinliapp.services.consents import Answer
from xinliapp.services.session import Session
from xinliapp.ui.screening.facts import ConsentInput
from xinliapp.widgets.consent_form import ON_PAPER

_KIND = ConsentKind.SCREENING


def letters(
    session: Session, round_id: str, class_ids: tuple[str, ...], *, blank_missing: bool = False
) -> Paper:
    """告知书和同意书 for these classes; that they went out is noted where nobody has answered yet.

    Raises:
        UserError: what printing refuses.
    """
    made = consent_print.several_forms_pdf(session, round_id, class_ids, _KIND, blank_missing)
    ids = [row.student_id for row in screening_list.rows(session, round_id) if row.class_id in class_ids]
    today = session.clock.now().date()
    known = consents.standings(session, _KIND, ids, today)
    asked = [one for one in ids if known[one].last is None and known[one].asked_on != today.isoformat()]
    consents.ask(session, _KIND, asked)
    return made


def record(session: Session, typed: ConsentInput) -> Changes:
    """A pile of receipts with one answer; who signed stands on the paper.

    Raises:
        UserError: what the service refuses.
    """
    if not typed.day:
        raise UserError("field_required", field="签字日期")
    day = dt.date.fromisoformat(typed.day)
    return consents.record_many(
        session,
        [Answer(student, _KIND, day, ON_PAPER, "监护人", typed.given) for student in typed.student_ids],
    )
