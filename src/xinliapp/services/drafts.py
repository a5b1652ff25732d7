"""What a person had typed and not saved: kept per screen, in case.db for who holds its key, else in core.db.

Drafts are no records: they leave no audit event, and saving the record deletes them. Nothing has searched
them for names yet, so those in core.db, which everybody with an account can read, are sealed under a key that
their writer alone holds (decision 0161).
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass

from xinliapp.crypto.derive import open_blob, seal_blob, subkey
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.errors import KnownError
from xinliapp.domain.ids import new_id
from xinliapp.services.session import Session

_SEALED = "sealed-1:"


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
    text = _as_kept(session, screen, json.dumps(body, ensure_ascii=False, separators=(",", ":")))
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        uow.execute(
            f"INSERT INTO {table} (id, account_id, screen, body, saved_at, created_at, created_by)"  # noqa: S608
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, screen)"
            " DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at",
            (new_id(), session.account.id, screen, text, uow.now, uow.now, uow.actor),
        )
        return uow.now


def load_draft(session: Session, screen: str) -> Draft | None:
    """This person's draft of a screen, or None (also where the key it was sealed under is gone)."""
    found = session.database.one(
        _Row,
        f"SELECT screen, body, saved_at FROM {_table(session)} WHERE account_id = ? AND screen = ?",  # noqa: S608
        (session.account.id, screen),
    )
    return _opened(session, found) if found else None


def list_drafts(session: Session) -> list[Draft]:
    """All of this person's unfinished forms, the newest first; what the shell itself keeps is none."""
    found = session.database.rows(
        _Row,
        f"SELECT screen, body, saved_at FROM {_table(session)} WHERE account_id = ?"  # noqa: S608
        " AND screen NOT LIKE 'shell.%' ORDER BY saved_at DESC, screen",
        (session.account.id,),
    )
    drafts = (_opened(session, row) for row in found)
    return [draft for draft in drafts if draft is not None]


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


def seal_former(session: Session) -> int:
    """Seal what an earlier version left readable of this person's drafts in core.db; how many.

    For who holds the case key by now they are deleted: nobody offers them any more.
    """
    mine = session.account.id
    found = session.database.rows(
        _Row,
        "SELECT screen, body, saved_at FROM main.draft WHERE account_id = ? AND body NOT LIKE ?",
        (mine, f"{_SEALED}%"),
    )
    if not found:
        return 0
    with session.database.unit_of_work(session.clock, mine) as uow:
        for row in found:
            if session.keys.holds(Compartment.CASE):
                uow.execute("DELETE FROM main.draft WHERE account_id = ? AND screen = ?", (mine, row.screen))
                continue
            uow.execute(
                "UPDATE main.draft SET body = ? WHERE account_id = ? AND screen = ?",
                (_as_kept(session, row.screen, row.body), mine, row.screen),
            )
    return len(found)


def _as_kept(session: Session, screen: str, text: str) -> str:
    """The text as it goes into the table: for core.db sealed to this person, this account and screen."""
    if _table(session) == "casework.draft":
        return text
    sealed = seal_blob(_own_key(session), text.encode("utf-8"), _place(session, screen))
    return _SEALED + base64.b64encode(sealed).decode("ascii")


def _opened(session: Session, row: _Row) -> Draft | None:
    """The draft, or None where it is sealed under a key this person has no more (a passphrase that was reset
    by recovery brings a new one)."""
    text = row.body
    if text.startswith(_SEALED):
        try:
            blob = base64.b64decode(text.removeprefix(_SEALED), validate=True)
            text = open_blob(_own_key(session), blob, _place(session, row.screen)).decode("utf-8")
        except (KnownError, binascii.Error):
            return None
    return Draft(row.screen, json.loads(text), row.saved_at)


def _own_key(session: Session) -> bytes:
    return subkey(session.keys.private_half, "draft")


def _place(session: Session, screen: str) -> bytes:
    return f"draft/{session.account.id}/{screen}".encode()


def _table(session: Session) -> str:
    """Where this person's drafts lie; with the case key but case.db closed (damaged) nowhere, never in core.

    Raises:
        UserError: ``case_closed``.
    """
    if session.keys.holds(Compartment.CASE):
        session.require_case()
    return "casework.draft" if session.database.has_case else "main.draft"
