"""What has to be so before a family is sent elsewhere (ledger C22), and what may go along (ZZ-24).

Two preconditions are the program's own: a professional confirms, the parents say what they think and sign. A
pack in force puts its clause beside them, or asks for the third (helping the parents). Each may be passed
over with a reason, which is logged; nothing goes to anybody outside without the parents' consent.
"""

from __future__ import annotations

from xinliapp.domain.changes import Changes
from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.demands import Demand
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.referrals import Carried, Demanded, Precondition, PreconditionState, Referral, met
from xinliapp.i18n import labels
from xinliapp.services import consents, demands, typed
from xinliapp.services.session import Session
from xinliapp.storage import referrals as rows

CHANGES = Changes.CASEWORK | Changes.TASKS
NOTE_LENGTH = 300
_DEMANDS = {
    Precondition.CONFIRMED: Demand.REFERRAL_CONFIRMED,
    Precondition.PARENTS: Demand.REFERRAL_PARENTS,
    Precondition.HELPED: Demand.REFERRAL_HELPED,
}
_ALWAYS = frozenset({Precondition.CONFIRMED, Precondition.PARENTS})


def demanded(session: Session) -> tuple[Demanded, ...]:
    """The preconditions with the clauses that ask for them, in their order."""
    found = []
    for each in Precondition:
        clauses = demands.clauses(session, _DEMANDS[each])
        found.append(Demanded(each, clauses, bool(clauses) or each in _ALWAYS))
    return tuple(found)


def preconditions(session: Session, found: Referral) -> tuple[PreconditionState, ...]:
    """How each precondition stands for one referral."""
    return tuple(
        PreconditionState(
            one.precondition,
            one.clauses,
            one.required,
            met(one.precondition, found.sheet),
            found.waiver(one.precondition),
        )
        for one in demanded(session)
    )


def unmet(session: Session) -> tuple[PreconditionState, ...]:
    """How they stand before anything is written down."""
    return tuple(
        PreconditionState(one.precondition, one.clauses, one.required, False, None)
        for one in demanded(session)
    )


def waive(session: Session, referral_id: str, precondition: Precondition, reason: str) -> Changes:
    """Pass a precondition over; the reason is kept with who wrote it and when.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_required``, ``field_wrong``.
    """
    session.require_case()
    open_referral(session, referral_id)
    why = typed.text("免除理由", reason, shortest=2, longest=NOTE_LENGTH)
    clauses = next(one.clauses for one in demanded(session) if one.precondition is precondition)
    with session.write("precond.waive", case=True, object_id=referral_id) as uow:
        rows.insert_waiver(uow, new_id(), referral_id, precondition, "、".join(clauses) or None, why)
    return CHANGES


def open_referral(session: Session, referral_id: str) -> Referral:
    """One that somebody still has to deal with.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    found = rows.load(session.database, referral_id)
    if found is None or not found.open:
        raise UserError("not_found")
    return found


def refuse_unconfirmed(session: Session, found: Referral) -> None:
    """A paper that recommends something carries a professional's confirmation.

    Raises:
        UserError: ``referral_precondition``.
    """
    refuse_blocked(session, found, frozenset({Precondition.CONFIRMED}))


def refuse_blocked(session: Session, found: Referral, wanted: frozenset[Precondition]) -> None:
    """Refuse while one of the wanted preconditions is neither met nor passed over.

    Raises:
        UserError: ``referral_precondition`` (``what``: the words of those that are missing).
    """
    blocked = [one for one in preconditions(session, found) if one.blocks and one.precondition in wanted]
    if blocked:
        what = "、".join(labels.label(one.precondition) for one in blocked)
        raise UserError("referral_precondition", field=labels.label(blocked[0].precondition), what=what)


def refuse_carrying(session: Session, student_id: str, carried: tuple[Carried, ...]) -> None:
    """Nothing about a child goes along unless the parents have agreed to it (ZZ-24).

    Raises:
        UserError: ``referral_carry``.
    """
    if not carried:
        return
    today = session.clock.now().date()
    if not consents.standing(session, student_id, ConsentKind.REFERRAL, today).stands:
        raise UserError("referral_carry", field="携带")
