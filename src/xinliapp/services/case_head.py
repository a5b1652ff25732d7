"""Whether the two files of a vault are of one moment: an older case.db laid beside core.db is told.

Every case event notes its head in core in the same transaction, and the two files commit together. Where they
do not fit, somebody exchanged one of them by hand. The next case event would note a new head and cover it, so
it is written down first: the head that is gone becomes an anchor, which no audit finds again.
"""

from __future__ import annotations

from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain, anchor, append, head, known_case_head, note_case_head


def compare(session: Session) -> bool:
    """Whether the files fit; if not, everybody is told at their next unlock, and the audit stays broken.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    seq, digest = known_case_head(session.database)
    found = head(session.database, Chain.CASE)
    if (found.seq, found.hash) == (seq, digest):
        return True
    with session.write("case.compared") as uow:
        if seq:
            anchor(uow, Chain.CASE, seq, digest, "unlock")
        append(uow, Chain.CORE, "case.other_moment", None, {"known": seq, "found": found.seq})
        note_case_head(uow, found)
    return False
