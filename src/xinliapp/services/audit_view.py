"""The audit viewer: filters in SQL, names for ids, export without content. Nothing here can be edited."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xinliapp.domain.errors import UserError
from xinliapp.domain.papers import Paper
from xinliapp.i18n import audit_words
from xinliapp.services.session import Session
from xinliapp.sheets.plain_table import write_plain_table
from xinliapp.storage import accounts, audit_search
from xinliapp.storage.audit import AuditEvent, append, first_break, head
from xinliapp.storage.audit import Chain as Chain
from xinliapp.storage.audit_search import Wanted
from xinliapp.storage.unit_keys import unit_identity

MOST = 500
MOST_EXPORTED = 20_000
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
    """One event as it is shown; ``id`` is its number."""

    id: str
    at: str
    who: str
    what: str
    about: str
    reason: str
    remark: str


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
    """What fits the filter as a workbook: time, person, action, object. No content, no reasons.

    Raises:
        UserError: ``case_closed``; ``paper_no_rows``; ``audit_too_many`` (``count``, ``most``).
    """
    _allow(session, wanted.chain)
    asked = _asked(session, wanted)
    count = audit_search.count(session.database, asked)
    if not count:
        raise UserError("paper_no_rows")
    if count > MOST_EXPORTED:
        raise UserError("audit_too_many", count=count, most=MOST_EXPORTED)
    found = audit_search.newest(session.database, asked, MOST_EXPORTED)
    lines = _lines(session, wanted.chain, found, _names(session), plain=True)
    title = "查阅登记-案卷" if wanted.chain is Chain.CASE else "查阅登记-公共"
    data = write_plain_table(
        title,
        ("编号", "时间", "人", "动作", "对象"),
        [(line.id, line.at.replace("T", " "), line.who, line.what, line.about) for line in lines],
        (f"单位: {unit_identity(session.database).name}", f"共{count}条"),
    )
    case = wanted.chain is Chain.CASE
    with session.write("audit.export", case=case) as uow:
        append(uow, wanted.chain, "audit.exported", None, {"count": count})
    return Paper(f"{title}.xlsx", data)


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
    """``plain``: an id stands for whatever is no account: the export leaves the building."""
    students: Mapping[str, str] = {}
    if chain is Chain.CASE and not plain:
        students = audit_search.student_names(session.database, {event.object_id or "" for event in found})
    return tuple(_line(event, names, students) for event in found)


def _line(event: AuditEvent, names: Mapping[str, str], students: Mapping[str, str]) -> AuditLine:
    detail = json.loads(event.detail)
    about = event.object_id or ""
    shown = names.get(about) or students.get(about) or about[:13]
    reason = detail.get("reason", "")
    return AuditLine(
        id=str(event.seq),
        at=event.at,
        who=names.get(event.actor, _unknown(event.actor)),
        what=audit_words.words(event.action),
        about=shown if about else "",
        reason=reason if isinstance(reason, str) else "",
        remark=audit_words.remark(detail),
    )
