"""What a person had typed and not saved: kept per screen, in case.db for who holds its key, else in core.db.

Drafts are no records: they leave no audit event, and saving the record deletes them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from xinliapp.domain.accounts import Compartment
from xinliapp.domain.ids import new_id
from xinliapp.services.session import Session


@dataclass(frozen=True, slots=True)
class Draft:
    """One screen's unsaved fields; ``body`` is plain JSON."""

    screen: str
    body: object
    saved_at: str


@dataclass(frozen=True, slots=True)
class _Row:
    screen: str
    body: str
    saved_at: str


def save_draft(session: Session, screen: str, body: object) -> str:
    """Keep a screen's unsaved fields in place of what was kept before; when (for the status bar)."""
    table = _table(session)
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        uow.execute(
            f"INSERT INTO {table} (id, account_id, screen, body, saved_at, created_at, created_by)"  # noqa: S608
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, screen)"
            " DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at",
            (new_id(), session.account.id, screen, text, uow.now, uow.now, uow.actor),
        )
        return uow.now


def load_draft(session: Session, screen: str) -> Draft | None:
    """This person's draft of a screen, or None."""
    found = session.database.one(
        _Row,
        f"SELECT screen, body, saved_at FROM {_table(session)} WHERE account_id = ? AND screen = ?",  # noqa: S608
        (session.account.id, screen),
    )
    return Draft(found.screen, json.loads(found.body), found.saved_at) if found else None


def list_drafts(session: Session) -> list[Draft]:
    """All of this person's unfinished forms, the newest first; what the shell itself keeps is none."""
    found = session.database.rows(
        _Row,
        f"SELECT screen, body, saved_at FROM {_table(session)} WHERE account_id = ?"  # noqa: S608
        " AND screen NOT LIKE 'shell.%' ORDER BY saved_at DESC, screen",
        (session.account.id,),
    )
    return [Draft(row.screen, json.loads(row.body), row.saved_at) for row in found]


def take_draft(session: Session, screen: str) -> Draft | None:
    """This person's draft of a screen, forgotten by the same call."""
    found = load_draft(session, screen)
    if found is not None:
        delete_draft(session, screen)
    return found


def delete_draft(session: Session, screen: str) -> None:
    """Forget a draft; there need not be one."""
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        uow.execute(
            f"DELETE FROM {_table(session)} WHERE account_id = ? AND screen = ?",  # noqa: S608
            (session.account.id, screen),
        )


def _table(session: Session) -> str:
    """Where this person's drafts lie; with the case key but case.db closed (damaged) nowhere, never in core.

    Raises:
        UserError: ``case_closed``.
    """
    if session.keys.holds(Compartment.CASE):
        session.require_case()
    return "casework.draft" if session.database.has_case else "main.draft"
