"""The audit viewer: filters in SQL, names for ids, export without content. Nothing here can be edited."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xinliapp.domain.errors import UserError
from xinliapp.domain.papers import Paper
from xinliapp.i18n import audit_words
from xinliapp.services import school
from xinliapp.services.named_students import Named, named
from xinliapp.services.session import Session
from xinliapp.sheets.plain_table import write_plain_table
from xinliapp.storage import accounts, audit_objects, audit_search
from xinliapp.storage.audit import AuditEvent, append, first_break, head
from xinliapp.storage.audit import Chain as Chain
from xinliapp.storage.audit_objects import ObjectFacts
from xinliapp.storage.audit_search import Wanted
from xinliapp.storage.unit_keys import unit_identity

MOST = 500
MOST_EXPORTED = 20_000
_CLASS, _STUDENT = "class_group", "student"
_NOBODY = {"setup": "首次设置", "recovery": "恢复单", "": "登录界面"}


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """What the person asked for. ``chain`` CASE needs the case key; empty fields do not limit.

    Attributes:
        first_day, last_day: both included.
        actor: an account's id. action: one action's code. text: part of a name or of an id.
    """

    chain: Chain
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    actor: str = ""
    action: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One event as it is shown; ``id`` is its number.

    ``about`` names the object without saying whose it is; ``student`` (a full name, to be masked) and
    ``class_label`` say it, which only the case chain's lines do.
    """

    id: str
    at: str
    who: str
    what: str
    about: str
    reason: str
    remark: str
    student: str = ""
    class_label: str = ""


@dataclass(frozen=True, slots=True)
class AuditPage:
    """The newest events that fit, ``total`` of them in all; who and what may be chosen in the filters."""

    lines: tuple[AuditLine, ...]
    total: int
    actors: tuple[tuple[str, str], ...]
    actions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ChainState:
    """Whether a chain fits: its events, the newest's moment, the first that does not fit (None: whole)."""

    chain: Chain
    events: int
    until: str
    broken_at: int | None


def page(session: Session, wanted: AuditFilter) -> AuditPage:
    """The newest ``MOST`` events that fit the filter.

    Raises:
        UserError: ``case_closed``.
    """
    _allow(session, wanted.chain)
    names = _names(session)
    found = audit_search.newest(session.database, _asked(session, wanted), MOST)
    actions = audit_search.actions(session.database, wanted.chain)
    actors = audit_search.actors(session.database, wanted.chain)
    return AuditPage(
        lines=_lines(session, wanted.chain, found, names),
        total=audit_search.count(session.database, _asked(session, wanted)),
        actors=tuple((actor, names.get(actor, _unknown(actor))) for actor in actors),
        actions=tuple(
            sorted(((code, audit_words.words(code)) for code in actions), key=lambda pair: pair[1])
        ),
    )


def opened(session: Session, chain: Chain) -> None:
    """Note that this person looked into a chain.

    Raises:
        UserError: ``case_closed``.
    """
    _allow(session, chain)
    with session.write("audit.view", case=chain is Chain.CASE):
        pass


def chain_state(session: Session, chain: Chain) -> ChainState:
    """Recompute a chain and compare it with its anchors.

    Raises:
        UserError: ``case_closed``.
    """
    _allow(session, chain)
    newest = head(session.database, chain)
    until = session.database.scalar(f"SELECT at FROM {chain.table} WHERE seq = ?", (newest.seq,))  # noqa: S608
    return ChainState(chain, newest.seq, str(until or ""), first_break(session.database, chain))


def export(session: Session, wanted: AuditFilter) -> Paper:
    """What fits the filter as a workbook: time, person, action, object and its id. No name of a child, no
    content, no reasons.

    Raises:
        UserError: ``case_closed``; ``paper_no_rows``; ``audit_too_many`` (``count``, ``most``).
    """
    lines, objects = plain_lines(session, wanted, MOST_EXPORTED)
    title = "查阅登记-案卷" if wanted.chain is Chain.CASE else "查阅登记-公共"
    data = write_plain_table(
        title,
        ("编号", "时间", "人", "动作", "对象", "对象编号"),
        [
            (line.id, line.at.replace("T", " "), line.who, line.what, line.about, object_id)
            for line, object_id in zip(lines, objects, strict=True)
        ],
        (f"单位: {unit_identity(session.database).name}", f"共{len(lines)}条"),
    )
    case = wanted.chain is Chain.CASE
    with session.write("audit.export", case=case) as uow:
        append(uow, wanted.chain, "audit.exported", None, {"count": len(lines)})
    return Paper(f"{title}.xlsx", data)


def plain_lines(
    session: Session, wanted: AuditFilter, most: int
) -> tuple[tuple[AuditLine, ...], tuple[str, ...]]:
    """What fits the filter, newest first, as it may leave the building; beside it the ids of the objects.

    Raises:
        UserError: ``case_closed``; ``paper_no_rows``; ``audit_too_many`` (``count``, ``most``).
    """
    _allow(session, wanted.chain)
    asked = _asked(session, wanted)
    count = audit_search.count(session.database, asked)
    if not count:
        raise UserError("paper_no_rows")
    if count > most:
        raise UserError("audit_too_many", count=count, most=most)
    found = audit_search.newest(session.database, asked, most)
    lines = _lines(session, wanted.chain, found, _names(session), plain=True)
    return lines, tuple(event.object_id or "" for event in found)


def _allow(session: Session, chain: Chain) -> None:
    if chain is Chain.CASE:
        session.require_case()


def _asked(session: Session, wanted: AuditFilter) -> Wanted:
    after = wanted.last_day + dt.timedelta(days=1) if wanted.last_day is not None else None
    return Wanted(
        chain=wanted.chain,
        since=wanted.first_day.isoformat() if wanted.first_day else "",
        before=after.isoformat() if after else "",
        actor=wanted.actor,
        action=wanted.action,
        text=wanted.text.strip(),
    )


def _names(session: Session) -> dict[str, str]:
    people = {row.id: row.display_name for row in accounts.all_accounts(session.database)}
    return {**_NOBODY, **people}


def _unknown(actor: str) -> str:
    return f"账户 {actor[:8]}"


def _lines(
    session: Session,
    chain: Chain,
    found: Sequence[AuditEvent],
    names: Mapping[str, str],
    *,
    plain: bool = False,
) -> tuple[AuditLine, ...]:
    """``plain``: no student's name stands beside an object and no reason: the export leaves the building."""
    asked = {event.object_id for event in found if event.object_id}
    objects = audit_objects.named(session.database, chain, asked)
    owners = {row.student_id for row in objects.values() if row.student_id} if not plain else set()
    beside = _Beside(
        names=names,
        objects=objects,
        owners=named(session, owners) if owners else {},
        classes=school.class_labels(session) if any(row.kind == _CLASS for row in objects.values()) else {},
        reasons=(
            audit_objects.unsealing_reasons(session.database, asked)
            if chain is Chain.CASE and not plain
            else {}
        ),
    )
    return tuple(_line(event, beside) for event in found)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is looked up once for all the events of a page."""

    names: Mapping[str, str]
    objects: Mapping[str, ObjectFacts]
    owners: Mapping[str, Named]
    classes: Mapping[str, str]
    reasons: Mapping[tuple[str, str, str], str]


def _line(event: AuditEvent, beside: _Beside) -> AuditLine:
    detail = json.loads(event.detail)
    row = beside.objects.get(event.object_id or "")
    owner = beside.owners.get(row.student_id or "") if row is not None else None
    reason = beside.reasons.get((event.object_id or "", event.actor, event.at)) or detail.get("reason", "")
    return AuditLine(
        id=str(event.seq),
        at=event.at,
        who=beside.names.get(event.actor, _unknown(event.actor)),
        what=audit_words.words(event.action),
        about=_about(event, row, beside),
        reason=reason if isinstance(reason, str) else "",
        remark=audit_words.remark(detail),
        student=owner.name if owner is not None else "",
        class_label=owner.class_label if owner is not None else "",
    )


def _about(event: AuditEvent, row: ObjectFacts | None, beside: _Beside) -> str:
    """An account by its name, a row by kind and day or number, anything else as the event has it."""
    given = event.object_id or ""
    if not given:
        return ""
    if given in beside.names:
        return beside.names[given]
    if row is None:
        return audit_words.bare_object(event.action, given)
    if row.kind == _STUDENT and row.student_id is None:
        return audit_words.bare_object(_STUDENT, given)
    number = beside.classes.get(row.number, "") if row.kind == _CLASS else row.number
    return audit_words.about(row.kind, row.day, number)
