"""Reading counselling notes: one's own, or another's after 申请查看; and what else stands beside the form.

Another counsellor's note shows that it exists: date, kind, author. 申请查看 asks a reason, opens the one note
until this sitting ends, is an event of the case chain and a notice to the author.
"""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import stamp
from xinliapp.domain.counseling import (
    Amendment,
    Breach,
    SessionBody,
    SessionHead,
    SessionKind,
    Unsealing,
)
from xinliapp.domain.errors import UserError
from xinliapp.services import counseling, typed
from xinliapp.services.session import Session
from xinliapp.storage import appointments as appointment_rows
from xinliapp.storage import counseling as rows
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.database import Database

CHANGES = Changes.COUNSELING
BEFORE = 3  # how many earlier sessions the form shows
LONGEST_PHRASE, MOST_PHRASES = 200, 100

# What was unsealed in this sitting: it dies with the connection, and locking ends the process.
_UNSEALED: WeakKeyDictionary[Database, set[str]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class ReadNote:
    """A session as this account may see it; ``body`` and all below is None or empty while it is sealed."""

    head: SessionHead
    mine: bool
    body: SessionBody | None
    members: tuple[str, ...] = ()
    breach: Breach | None = None
    amendments: tuple[Amendment, ...] = ()
    unsealings: tuple[Unsealing, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def sealed(self) -> bool:
        """Whether only its presence is shown."""
        return self.body is None


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the form of an individual session.

    ``place`` counts the student's sessions up to this one (第7次). ``agreed`` is what was agreed in the
    newest signed session before this one, if that was one's own. ``goals`` are the plan's; ``earlier``
    are days, newest first; ``booked`` is the next appointment made.
    """

    place: int
    agreed: str
    goals: str
    earlier: tuple[str, ...]
    booked: str | None


def read(session: Session, session_id: str, *, again: bool = False) -> ReadNote:
    """A note: whole for its author and for whom it was unsealed in this sitting, else its presence.

    Opening the words of a note is noted in the case chain once; ``again`` only shows what was just written.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    head = _head(session, session_id)
    mine = head.author_id == session.account.id
    if not mine and not is_unsealed(session, session_id):
        return ReadNote(head, mine, None)
    if not again:
        with session.write("note.open", case=True, object_id=session_id):
            pass
    return _whole(session, head, mine)


def unseal(session: Session, session_id: str, reason: str) -> ReadNote:
    """申请查看: open another counsellor's signed note for this sitting.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``note_not_signed``, ``field_required``, ``field_wrong``.
    """
    session.require_case()
    head = _head(session, session_id)
    mine = head.author_id == session.account.id
    if not mine:
        if head.signed_at is None:
            raise UserError("note_not_signed")
        why = typed.text("查看理由", reason, longest=200, shortest=5)
        with session.write("note.unseal", case=True, object_id=session_id) as uow:
            rows.add_unsealing(uow, session_id, why, session.account.display_name)
        _UNSEALED.setdefault(session.database, set()).add(session_id)
    return _whole(session, head, mine)


def is_unsealed(session: Session, session_id: str) -> bool:
    """Whether another's note was opened in this sitting (申请查看).

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return session_id in _UNSEALED.get(session.database, set())


def unseen(session: Session) -> tuple[tuple[Unsealing, SessionHead], ...]:
    """Who opened notes of this account, as far as it has not taken notice; in order.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return tuple(
        (one, _head(session, one.session_id))
        for one in rows.unseen_unsealings(session.database, session.account.id)
    )


def take_notice(session: Session, *, unsealing_id: str) -> Changes:
    """知道了: the author has seen who opened the note.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``not_allowed`` for another's note.
    """
    session.require_case()
    found = rows.unsealing(session.database, unsealing_id)
    if found is None:
        raise UserError("not_found")
    counseling.own(session, found.session_id)
    if found.seen_at is not None:
        return Changes.NONE
    with session.write("note.unseal_seen", case=True, object_id=found.session_id) as uow:
        rows.mark_seen(uow, unsealing_id)
    return CHANGES


def beside(session: Session, session_id: str) -> Beside:
    """What stands beside the form; nothing for a group.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``not_allowed`` for another's.
    """
    head = counseling.own(session, session_id)
    if head.student_id is None:
        return Beside(0, "", "", (), None)
    alone = [
        one
        for one in rows.of_student(session.database, head.student_id)
        if one.kind is SessionKind.INDIVIDUAL and (one.started_at, one.sequence) <= _place(head)
    ]
    earlier = [one for one in alone if one.id != head.id]
    last = next((one for one in earlier if one.signed_at is not None), None)
    words = rows.body(session.database, last.id) if last is not None and _is_mine(session, last) else None
    return Beside(
        place=len(alone),
        agreed=words.agreed if words is not None else "",
        goals=rows.plan_goals(session.database, head.student_id),
        earlier=tuple(one.day for one in earlier[:BEFORE]),
        booked=_booked(session, head.student_id),
    )


def phrases(session: Session) -> tuple[str, ...]:
    """This account's 常用短句.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.phrases(session.database, session.account.id)


def add_phrase(session: Session, text: str) -> Changes:
    """Keep a phrase for this account.

    Raises:
        UserError: ``case_closed``, ``field_required``, ``field_wrong``.
    """
    words = typed.text("常用短句", text, longest=LONGEST_PHRASE)
    if len(phrases(session)) >= MOST_PHRASES:
        raise UserError("field_wrong", field="常用短句", why=f"已有{MOST_PHRASES}条,请先删去几条")
    with session.write("phrase.add", case=True) as uow:
        rows.add_phrase(uow, session.account.id, words)
    return CHANGES


def remove_phrase(session: Session, text: str) -> Changes:
    """Forget a phrase of this account.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    with session.write("phrase.remove", case=True) as uow:
        if not rows.remove_phrase(uow, session.account.id, text):
            raise UserError("not_found")
    return CHANGES


def note_restored(session: Session, session_id: str) -> None:
    """A draft left by a lock, a crash or a kill was put back into the form; an event of the case chain.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``not_allowed``.
    """
    counseling.own(session, session_id)
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CASE, "note.draft-restored", session_id)


def _head(session: Session, session_id: str) -> SessionHead:
    head = rows.head(session.database, session_id)
    if head is None or head.voided_at is not None:
        raise UserError("not_found")
    return head


def _place(head: SessionHead) -> tuple[str, int]:
    return head.started_at, head.sequence


def _is_mine(session: Session, head: SessionHead) -> bool:
    return head.author_id == session.account.id


def _whole(session: Session, head: SessionHead, mine: bool) -> ReadNote:
    database = session.database
    return ReadNote(
        head,
        mine,
        rows.body(database, head.id),
        rows.members(database, head.id),
        rows.breach(database, head.id),
        rows.amendments(database, head.id),
        rows.unsealings(database, head.id) if mine else (),
        rows.absent(database, head.id),
    )


def _booked(session: Session, student_id: str) -> str | None:
    now = stamp(session.clock.now())
    ahead = [
        one.starts_at
        for one in appointment_rows.of_student(session.database, student_id)
        if one.starts_at > now and one.status.value == "booked"
    ]
    return min(ahead, default=None)
