"""找记录: words looked up in notes, newest first; what this person may not read shows that it is there.

The index holds no text. Whatever is shown of a hit is read from its record at that moment, after it was
asked whether this person may read it: what was voided since, or superseded, is not shown even where the index
has not caught up. The words looked for are kept nowhere (decision 0181).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from xinliapp.domain import find as rules
from xinliapp.domain.errors import UserError
from xinliapp.domain.find import Closed, FindKind, Snippet
from xinliapp.services import counseling_notes
from xinliapp.services.named_students import Named, named
from xinliapp.services.school import calendar, start_year_of
from xinliapp.services.session import Session
from xinliapp.storage import accounts
from xinliapp.storage import find as rows
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.find import Entry, Row

PAGE = 50
SLICE = 100
"""Records taken into the index at once: a fraction of a second, so that nobody waits for it."""
_NOBODY = Named("", "", "")


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds what was looked for.

    ``snippet`` is None where only the presence may be shown, with ``closed`` saying why. ``of_id`` is the
    record to open: an amendment's is its note. ``student`` is None for what is about several or nobody.
    """

    entry: int
    kind: FindKind
    of_id: str
    day: str
    student: Named | None
    author: str
    snippet: Snippet | None
    closed: Closed | None

    @property
    def id(self) -> int:
        """The row's identity on a page."""
        return self.entry


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits, newest first; ``after`` asks :func:`look` for the next, None when this was the last.

    ``waiting`` counts records the index has not taken in yet: they may be missing.
    """

    query: str
    hits: tuple[Hit, ...]
    after: int | None
    waiting: int


def catch_up(session: Session, most: int = SLICE) -> int:
    """Take at most ``most`` records into the index; how many still wait.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    if not rows.pending(session.database):
        return 0
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        rows.take_in(uow, most)
    return rows.pending(session.database)


def look(session: Session, query: str, *, after: int | None = None) -> Found:
    """Records in force that hold every phrase of ``query``, newest first, :data:`PAGE` at a time.

    Looking is an event of the case chain: how many phrases, how many hits, whose words; never the words.

    Raises:
        UserError: ``case_closed``, ``find_no_words`` (nothing but marks and blanks).
    """
    session.require_case()
    expression = rules.match_expression(query)
    if not expression:
        raise UserError("find_no_words")
    waiting = catch_up(session)
    hits: list[Hit] = []
    rest: int | None = after
    for chunk, last in _chunks(session, expression, after):
        hits += _hits(session, query, chunk)
        rest = last
        if len(hits) >= PAGE:
            break
    else:
        rest = None
    _note(session, query, hits)
    return Found(query, tuple(hits), rest, waiting)


def _chunks(session: Session, expression: str, after: int | None) -> Iterator[tuple[list[Entry], int]]:
    """Entries that match, a page at a time, with the last one's place."""
    while True:
        ids = rows.matches(session.database, expression, PAGE, before=after)
        if ids:
            after = ids[-1]
            yield rows.entries(session.database, ids), ids[-1]
        if len(ids) < PAGE:
            return


def _hits(session: Session, query: str, entries: list[Entry]) -> list[Hit]:
    found = rows.records(session.database, entries)
    students = named(session, {row.student_id for row in found.values() if row.student_id})
    names = {one.id: one.display_name for one in accounts.all_accounts(session.database)}
    since = _since(session)
    hits = []
    for entry in entries:
        kind = FindKind(entry.source)
        row = found.get((kind, entry.row_id))
        if row is None or (row.draft and row.author_id != session.account.id):
            continue
        closed = _closed(session, kind, row, since)
        hits.append(
            Hit(
                entry.id,
                kind,
                row.of_id,
                row.day,
                None if row.student_id is None else students.get(row.student_id, _NOBODY),
                row.by_name or names.get(row.author_id, ""),
                rules.snippet(row.text, query) if closed is None else None,
                closed,
            )
        )
    return hits


def _closed(session: Session, kind: FindKind, row: Row, since: str) -> Closed | None:
    """Why this person reads only that there is something."""
    if kind in rules.OF_A_NOTE:
        mine = row.author_id == session.account.id or counseling_notes.is_unsealed(session, row.of_id)
        return None if mine else Closed.COLLEAGUE
    if row.sealed:
        return Closed.INCIDENT if kind in rules.OF_AN_INCIDENT else Closed.OTHERS
    older = row.day < since and row.author_id != session.account.id
    return Closed.OLDER if older else None


def _since(session: Session) -> str:
    """The first day of last school year: what is older is folded on a student's page, and shut here."""
    today = session.clock.now().date()
    return dt.date(start_year_of(today, calendar(session)) - 1, 9, 1).isoformat()


def _note(session: Session, query: str, hits: list[Hit]) -> None:
    read = {hit.student.id for hit in hits if hit.student is not None and hit.closed is None}
    detail = {
        "phrases": len(rules.phrases(query)),
        "hits": len(hits),
        "closed": sum(hit.closed is not None for hit in hits),
        "students": sorted(read - {""}),
    }
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CASE, "find.look", None, detail)
