"""The facts of the status bar."""

from __future__ import annotations

from xinliapp.domain.clock import parse_stamp
from xinliapp.rulepacks import library
from xinliapp.services.backup import last_proven
from xinliapp.services.session import Session
from xinliapp.storage.measures import SPECS
from xinliapp.ui.shell.spec import StatusFacts


def status_facts(session: Session) -> StatusFacts:
    """Case open or not, the last proven backup, the rule packs. Runs in the database thread."""
    proven = last_proven(session)
    packs = (library.pack(pack_id, SPECS) for pack_id in library.pack_ids())
    return StatusFacts(
        case_open=session.database.has_case,
        backup_on=parse_stamp(proven.made_at).date() if proven else None,
        pack=" ".join(f"{pack.id} {pack.version}" for pack in packs),
    )
