"""What is on record about the students of a sheet in its span: what a tick says again, adds, or changes."""

from __future__ import annotations

from enum import Enum

from xinliapp.domain.casework import CheckStatus
from xinliapp.domain.class_packets import CellState, ClassPacket, PacketColumn
from xinliapp.domain.contacts import TalkMark
from xinliapp.services.session import Session
from xinliapp.storage import class_packets as rows
from xinliapp.storage import home_visits as visit_rows
from xinliapp.storage import screening as round_rows
from xinliapp.storage import talks as talk_rows

Standing = tuple[CellState, str | None]
_SAME: Standing = (CellState.SAME, None)
_NEW: Standing = (CellState.NEW, None)
_Facts = dict[str, list[tuple[str, Enum, str]]]  # student to (day, way, record)


class Known:
    """Read once for any number of sheets."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._talks: dict[tuple[str, str], _Facts] = {}
        self._visits: dict[tuple[str, str], _Facts] = {}
        self._rounds: dict[str, dict[str, tuple[CheckStatus, str]]] = {}

    def within(self, packet: ClassPacket) -> Record:
        """What stands in the span of a sheet, and what readings of this very sheet wrote."""
        span = (packet.starts_on, packet.ends_on)
        if span not in self._talks:
            self._talks[span] = self._read_talks(*span)
            self._visits[span] = self._read_visits(*span)
        database = self._session.database
        own = {one.record_id for one in rows.written_from(database, packet.id)}
        return Record(self._talks[span], self._visits[span], self._entries(packet.round_id), own)

    def _entries(self, round_id: str | None) -> dict[str, tuple[CheckStatus, str]]:
        """Status and id by student, of one round."""
        if round_id is None:
            return {}
        if round_id not in self._rounds:
            found = round_rows.entries(self._session.database, round_id)
            self._rounds[round_id] = {entry.student_id: (entry.status, entry.id) for entry in found}
        return self._rounds[round_id]

    def _read_talks(self, first: str, last: str) -> _Facts:
        found: _Facts = {}
        for talk in talk_rows.between(self._session.database, first, last):
            if talk.one_to_one:
                way = TalkMark.IN_PERSON if talk.face_to_face else TalkMark.BY_PHONE
                found.setdefault(talk.student_id, []).append((talk.day, way, talk.id))
        return found

    def _read_visits(self, first: str, last: str) -> _Facts:
        found: _Facts = {}
        for visit in visit_rows.between(self._session.database, first, last):
            found.setdefault(visit.student_id, []).append((visit.day, visit.mode, visit.id))
        return found


class Record:
    """The record within one sheet's span; ``own`` are records that readings of this sheet wrote."""

    def __init__(
        self, talks: _Facts, visits: _Facts, entries: dict[str, tuple[CheckStatus, str]], own: set[str]
    ) -> None:
        self._talks, self._visits, self._entries, self._own = talks, visits, entries, own

    def standing(self, column: PacketColumn, student: str, way: Enum, day: str | None) -> Standing:
        """What a tick does; ``day`` None where the sheet names none: any day of the span says it already.

        A blank cell never takes anything back. What this sheet itself brought earlier is replaced when it
        says otherwise now; what anybody else wrote stays, and the tick is one more.
        """
        if column is PacketColumn.CHECK:
            return self._checked(student)
        known = (self._talks if column is PacketColumn.TALK else self._visits).get(student, [])
        if any(_says(one, way, day) for one in known):
            return _SAME
        brought = next((record for _, _, record in reversed(known) if record in self._own), None)
        return (CellState.CHANGED, brought) if brought is not None else _NEW

    def _checked(self, student: str) -> Standing:
        status, entry = self._entries.get(student, (None, None))
        if status is None:
            return _NEW
        return _SAME if status is CheckStatus.DONE else (CellState.CHANGED, entry)


def _says(known: tuple[str, Enum, str], way: Enum, day: str | None) -> bool:
    """Whether a record says what the tick says; having met says more than having called that day."""
    same_way = known[1] is way or (known[1] is TalkMark.IN_PERSON and way is TalkMark.BY_PHONE)
    return same_way and (day is None or known[0] == day)
