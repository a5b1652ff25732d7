"""What became of the sheets of classes: when they went out, which came back, which were given back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xinliapp.domain.class_packets import ClassPacket, PacketKind, PacketWay
from xinliapp.services.school import ClassRow, classes
from xinliapp.services.session import Session
from xinliapp.storage import class_packets as rows
from xinliapp.storage import screening as round_rows


@dataclass(frozen=True, slots=True)
class ClassState:
    """How far a class's newest sheet is: went out (day, way), came back (day), was given back."""

    class_id: str
    label: str
    code: str
    issued_at: str
    way: PacketWay | None
    read_at: str
    returned_at: str
    written: int

    @property
    def id(self) -> str:
        """The row's identity on a page."""
        return self.class_id


def states(session: Session) -> list[ClassState]:
    """Every class with what became of its newest sheet of ticks, by grade and number.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    newest = {one.class_id: one for one in rows.packets(session.database, PacketKind.CONTACTS)}
    issues = {one.packet_id: one for one in rows.issues(session.database)}
    read: dict[str, rows.Reading] = {}
    returned: dict[str, rows.Reading] = {}
    for one in rows.readings(session.database):
        if one.undone_at is None:
            (read if one.outcome == "written" else returned)[one.packet_id] = one
    return [_state(group, newest.get(group.id), issues, read, returned) for group in classes(session)]


def _state(
    group: ClassRow,
    packet: ClassPacket | None,
    issues: dict[str, rows.Issue],
    read: dict[str, rows.Reading],
    returned: dict[str, rows.Reading],
) -> ClassState:
    if packet is None:
        return ClassState(group.id, group.label, "", "", None, "", "", 0)
    out, back, given = issues.get(packet.id), read.get(packet.id), returned.get(packet.id)
    open_return = given is not None and (back is None or back.created_at < given.created_at)
    return ClassState(
        group.id,
        group.label,
        packet.code,
        out.created_at if out is not None else packet.created_at,
        out.way if out is not None else None,
        back.created_at if back is not None else "",
        given.created_at if given is not None and open_return else "",
        rows.counted(back) if back is not None else 0,
    )


@dataclass(frozen=True, slots=True)
class LogLine:
    """One going out: when, by whom, how, of which span and round, how many classes."""

    at: str
    by_name: str
    kind: PacketKind
    way: PacketWay
    window: str
    round_name: str
    classes: int


def issue_log(session: Session) -> list[LogLine]:
    """When sheets went out, the newest first; the sheets of one moment are one line.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    known = {packet.id: packet for packet in rows.packets(session.database)}
    named = {one.id: one.name for one in round_rows.rounds(session.database)}
    found: dict[tuple[str, str, PacketWay, PacketKind], LogLine] = {}
    for one in rows.issues(session.database):
        packet = known[one.packet_id]
        key = (one.created_at, one.by_name, one.way, packet.kind)
        line = found.get(key) or LogLine(
            one.created_at, one.by_name, packet.kind, one.way, packet.window_label,
            named.get(packet.round_id or "", ""), 0,
        )  # fmt: skip
        found[key] = replace(line, classes=line.classes + 1)
    return list(reversed(found.values()))
