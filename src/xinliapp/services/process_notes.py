"""过程笔记: a counsellor's own working words beside a session, apart from its four parts.

They are no record of the school: nobody else can read them (they are sealed under a key made from the
author's own, which the case key does not open), 申请查看 does not reach them, and nothing prints, exports,
hands on, indexes or counts them. Whoever loses the passphrase and is let in again by the recovery code has a
new key and cannot open the old ones; so is decided (0185).
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from xinliapp.crypto.derive import open_blob, seal_blob, subkey
from xinliapp.domain.errors import KnownError
from xinliapp.services import counseling, typed
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import process_notes as rows

LONGEST = 4000


@dataclass(frozen=True, slots=True)
class ProcessNote:
    """One's own words on a session; ``lost``: there are some that this passphrase's key does not open."""

    text: str = ""
    written_at: str = ""
    lost: bool = False


def load(session: Session, session_id: str) -> ProcessNote:
    """One's own note of a session of one's own; empty where there is none.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``not_allowed`` for another's session.
    """
    counseling.own(session, session_id)
    found = rows.sealed(session.database, session_id, session.account.id)
    if found is None:
        return ProcessNote()
    try:
        blob = base64.b64decode(found[0], validate=True)
        text = open_blob(_own_key(session), blob, _place(session, session_id)).decode("utf-8")
    except (KnownError, binascii.Error):
        return ProcessNote("", found[1], lost=True)
    return ProcessNote(text, found[1])


def save(session: Session, session_id: str, text: str, *, seen: str | None = None) -> ProcessNote:
    """Write it anew; empty, it is gone for good. The note as it then stands.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``not_allowed`` for another's session, ``field_wrong``,
            ``changed_since``.
    """
    known = load(session, session_id)
    refuse_newer(seen, known)
    words = typed.text("过程笔记", text, longest=LONGEST, shortest=0)
    sealed = ""
    if words:
        blob = seal_blob(_own_key(session), words.encode("utf-8"), _place(session, session_id))
        sealed = base64.b64encode(blob).decode("ascii")
    with session.write("note.process", case=True, object_id=session_id) as uow:
        rows.put(uow, session_id, sealed)
    return load(session, session_id)


def _own_key(session: Session) -> bytes:
    return subkey(session.keys.private_half, "process-note")


def _place(session: Session, session_id: str) -> bytes:
    return f"process-note/{session.account.id}/{session_id}".encode()
