"""Reports of an incident: outline, count, names still in them, versions, the final one.

The school writes 情况分析报告 (KZ-40) and its material for the office; the office writes 复盘报告 (JS-16/17).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from xinliapp.domain import incidents as rules
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.incidents import Report, ReportKind
from xinliapp.services import incidents, name_scan, shipped_lists, typed
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import bundles
from xinliapp.storage import incidents as rows

CHANGES = incidents.CHANGES
LONGEST = 60_000


@dataclass(frozen=True, slots=True)
class Outline:
    """What a report is called and the headings it begins with."""

    title: str
    headings: tuple[str, ...]

    @property
    def text(self) -> str:
        """The headings, a line to write on below each."""
        return "".join(f"{heading}\n\n" for heading in self.headings)


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name of the roll in a report: the line (from 1) and the name."""

    line: int
    name: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What is said about a text while it is written."""

    characters: int
    hits: tuple[NameHit, ...]
    empty: tuple[str, ...]


@cache
def outline(kind: ReportKind) -> Outline:
    """The shipped outline of a report."""
    found = shipped_lists.read_list("incident_outlines")[kind.value]
    return Outline(str(found["title"]), tuple(str(one) for one in found["headings"]))


def check(session: Session, body: str, passed: Sequence[str] = ()) -> Checked:
    """Count it and look for names of the roll: students, former ones too, and guardians.

    ``passed`` are words a person called nobody's name.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return Checked(rules.characters(body), _hits(session, body, passed), rules.empty_headings(body))


def _hits(session: Session, body: str, passed: Sequence[str]) -> tuple[NameHit, ...]:
    plain = {name: name_scan.plain_name(name) for name in bundles.roster_names(session.database)}
    listed = {
        name: bare for name, bare in plain.items() if len(bare) >= name_scan.SHORTEST and name not in passed
    }
    whole = name_scan.plain(body)
    inside = {name: bare for name, bare in listed.items() if bare in whole}
    found = []
    for name, bare in inside.items():
        line = name_scan.line_of(body, [bare])
        found.append(NameHit(line or 1, name))
    return tuple(sorted(found, key=lambda hit: (hit.line, hit.name)))


def save(
    session: Session,
    dossier_id: str,
    kind: ReportKind,
    body: str,
    passed: Sequence[str] = (),
    *,
    final: bool = False,
    seen: str | None = None,
) -> Report:
    """Write a version. ``final`` (定稿) asks that no name is open, and of the 复盘报告 its 3,000 characters.

    ``seen`` is the mark of the version the text was made from, of None for the first.

    Raises:
        UserError: as :func:`incidents.opened`; ``incident_author`` (the other level owes it),
            ``field_required``, ``field_wrong``, ``changed_since``, ``incident_names``, ``incident_short``.
    """
    incident = incidents.opened(session, dossier_id)
    if kind.by_school is not (incident.crisis_id is not None):
        raise UserError("incident_author")
    text = typed.text("正文", body, longest=LONGEST)
    kept = tuple(dict.fromkeys(typed.text("不是姓名的词", one, longest=40) for one in passed))
    if final:
        _refuse_unfinished(session, kind, text, kept)
    newest = rows.newest(session.database, dossier_id, kind)
    now = stamp(session.clock.now())
    made = Report(
        new_id(), dossier_id, kind, (newest.version if newest else 0) + 1, text, kept,
        session.account.display_name, now if final else None, None, now,
    )  # fmt: skip
    action = "incident.report_final" if final else "incident.report"
    with session.write(action, case=True, object_id=dossier_id) as uow:
        refuse_newer(seen, rows.newest(session.database, dossier_id, kind))
        rows.insert_report(uow, made)
    return made


def _refuse_unfinished(session: Session, kind: ReportKind, body: str, passed: Sequence[str]) -> None:
    checked = check(session, body, passed)
    if checked.hits:
        raise UserError("incident_names", count=len(checked.hits))
    if kind is ReportKind.REVIEW and checked.characters < rules.CHARACTERS:
        raise UserError("incident_short", count=checked.characters, need=rules.CHARACTERS)


def mark_sent(session: Session, dossier_id: str, kind: ReportKind, day: dt.date) -> Changes:
    """The final report was handed in on a day.

    Raises:
        UserError: as :func:`incidents.opened`; ``incident_not_final``, ``field_wrong``.
    """
    incidents.opened(session, dossier_id)
    newest = rows.newest(session.database, dossier_id, kind)
    if newest is None or newest.final_at is None:
        raise UserError("incident_not_final")
    sent = typed.past_day(session, "报送日期", day)
    with session.write("incident.sent", case=True, object_id=dossier_id) as uow:
        rows.set_sent(uow, newest.id, sent)
    return CHANGES
