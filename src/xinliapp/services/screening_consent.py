"""Whose sheets a round may keep: a guardian's consent as the round asks it, and never against a refusal."""

from __future__ import annotations

from collections.abc import Collection

from xinliapp.domain.casework import CheckRound, ConsentRule
from xinliapp.domain.consents import ConsentKind, Standing
from xinliapp.services import consent_stops, consents
from xinliapp.services.session import Session
from xinliapp.storage import students as student_rows


def lacking(session: Session, found: CheckRound, student_ids: Collection[str]) -> dict[str, Standing]:
    """Those whose sheets must not be kept today, with where their consent stands.

    A refusal or withdrawal stops in every round; otherwise ``ConsentRule.ALL`` asks everybody's, every other
    round with a scale that of guardians of under-14s (counting.md).

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    today = session.clock.now().date()
    standings = consents.standings(session, ConsentKind.SCREENING, student_ids, today)
    born = student_rows.birthdays(session.database)
    everybody = found.consent_rule is ConsentRule.ALL
    asked = {
        student
        for student in student_ids
        if everybody or consent_stops.needed(ConsentKind.SCREENING, born.get(student), today)
    }
    return {
        student: standing
        for student, standing in standings.items()
        if standing.taken_back or (student in asked and not standing.stands)
    }
