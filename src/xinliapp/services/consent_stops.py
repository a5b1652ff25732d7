"""What stops the next step for want of a consent, and says so (counting.md; decision 0171)."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain import consents as rules
from xinliapp.domain.consents import BY_SELF, ConsentKind, ConsentState, Standing
from xinliapp.domain.demands import Demand
from xinliapp.domain.errors import UserError
from xinliapp.i18n import labels
from xinliapp.services import demands
from xinliapp.services.session import Session
from xinliapp.storage import consents as rows
from xinliapp.storage import students as student_rows

_DEMANDS = {
    ConsentKind.SCREENING: Demand.CONSENT_SCREENING,
    ConsentKind.COUNSELING: Demand.CONSENT_COUNSELING,
}
_CODES = {
    ConsentState.MISSING: "consent_missing",
    ConsentState.REFUSED: "consent_refused",
    ConsentState.WITHDRAWN: "consent_withdrawn",
}


def needed(kind: ConsentKind, birthday: str | None, day: dt.date, *, further: bool = False) -> bool:
    """Whether the base rule asks for it (counting.md); ``further``: counselling beyond a first talk."""
    if kind is ConsentKind.SCREENING:
        return rules.under_age(birthday, day)
    return kind is ConsentKind.RECORDING or (kind is ConsentKind.COUNSELING and further)


def refuse_without(
    session: Session,
    student_id: str,
    kind: ConsentKind,
    day: dt.date,
    *,
    further: bool = False,
    held: bool = False,
) -> None:
    """Refuse the next step where its consent was taken back, or is asked for and not there.

    ``further``: counselling beyond a first talk. ``held``: it took place on ``day`` and is written up now:
    what was taken back from then on came after it.

    Raises:
        UserError: ``case_closed``; ``consent_missing``, ``consent_by_self`` (a guardian's is asked for),
            ``consent_refused``, ``consent_withdrawn``, each with ``student_id``, ``kind``, ``subject``
            (the kind in words), ``day`` and ``signer``.
    """
    found = stops(session, student_id, kind, day, further=further, held=held)
    if found is not None:
        raise refusal(found)


def refusal(found: Standing) -> UserError:
    """What is said where ``found`` stops the next step; codes and params as :func:`refuse_without`."""
    return UserError(
        _CODES.get(found.state, "consent_by_self"),
        field="知情同意",
        student_id=found.student_id,
        kind=found.kind.value,
        subject=labels.label(found.kind),
        day=found.last.day if found.last else "",
        signer=found.last.relation or found.last.signer if found.last else "",
    )


def stops(
    session: Session,
    student_id: str,
    kind: ConsentKind,
    day: dt.date,
    *,
    further: bool = False,
    held: bool = False,
) -> Standing | None:
    """The standing that stops the next step on ``day``, None where one may go on. As :func:`refuse_without`.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    steps = rows.of_kind(session.database, kind, (student_id,))
    until, held_on = (session.clock.now().date(), day.isoformat()) if held else (day, None)
    found = rules.standing_of(student_id, kind, steps, until.isoformat(), held_on=held_on)
    if found.taken_back:
        return found
    student = student_rows.load_student(session.database, student_id)
    birthday = student.birthday if student else None
    if not needed(kind, birthday, day, further=further) and not _demanded(session, kind):
        return None
    alone = kind is ConsentKind.COUNSELING and found.state is ConsentState.GIVEN and _by_self(found)
    return None if found.stands and not alone else found


def _demanded(session: Session, kind: ConsentKind) -> bool:
    """Whether a pack of the school asks for more than the base rule."""
    asked = _DEMANDS.get(kind)
    return asked is not None and bool(demands.clauses(session, asked))


def _by_self(found: Standing) -> bool:
    return found.last is not None and found.last.relation == BY_SELF
