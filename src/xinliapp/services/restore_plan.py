"""What a restore would do, before anybody agrees to it; and the restore from an open session."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xinliapp.domain.accounts import Compartment
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.i18n import audit_words
from xinliapp.services import accounts as people
from xinliapp.services.backup import compare_hashes, make_backup
from xinliapp.services.backup_manifest import before_rotation, verified_manifest
from xinliapp.services.restore import RestoreReport, SecondPerson, SignedPaper, restore
from xinliapp.services.session import Session
from xinliapp.storage import accounts as rows
from xinliapp.storage.audit import Chain, events, head
from xinliapp.storage.layout import VaultFolder

MOST_LISTED = 500


@dataclass(frozen=True, slots=True)
class LostLine:
    """One operation made after the backup; ``id`` is chain and number."""

    id: str
    at: str
    who: str
    what: str
    chain: Chain


@dataclass(frozen=True, slots=True)
class RestorePlan:
    """The vault would go back to ``made_at``; ``lost`` operations made since would be gone.

    ``lines`` are the newest of them. ``lost_case`` is None when the case chain cannot be compared: it was not
    counted when the backup was made. ``foreign_past``: the backup carries a chain this vault never had, as
    after an earlier restore. ``before_rotation``: it was made under keys that a colleague who left has known.
    ``seconds``: about how long it takes at most.
    """

    folder: Path
    made_at: str
    lost_core: int
    lost_case: int | None
    lines: tuple[LostLine, ...]
    foreign_past: bool
    before_rotation: bool
    seconds: int

    @property
    def lost(self) -> int:
        """Operations that would be gone, as far as they can be counted."""
        return self.lost_core + (self.lost_case or 0)


def plan(session: Session, backup: Path, *, allow_weak: bool = False) -> RestorePlan:
    """What restoring this backup would undo. Nothing is changed.

    Raises:
        UserError: ``key_not_held``: only who opens case.db can restore it; ``not_found``.
        KnownError: ``backup_…`` (why it cannot be taken).
    """
    session.keys.key(Compartment.CASE)
    manifest = verified_manifest(backup, session.keys)
    if manifest.case is None:
        raise KnownError("backup_damaged", what="没有案卷库")
    compare_hashes(backup, manifest)
    listing = people.current_list(session, allow_weak)
    names = {row.id: row.display_name for row in rows.all_accounts(session.database)}
    lost: dict[Chain, int | None] = {Chain.CORE: 0, Chain.CASE: None}
    lines: list[LostLine] = []
    foreign = False
    for chain, part in ((Chain.CORE, manifest.core), (Chain.CASE, manifest.case)):
        if part.snapshot is None:
            continue
        then = part.snapshot.head
        now = head(session.database, chain)
        same = events(session.database, chain, after=then.seq - 1, limit=1)
        foreign |= then.seq > now.seq or (then.seq > 0 and (not same or same[0].hash != then.hash))
        lost[chain] = max(0, now.seq - then.seq)
        first = max(then.seq, now.seq - MOST_LISTED)
        lines += [
            LostLine(
                f"{chain.value}-{event.seq}",
                event.at,
                names.get(event.actor, event.actor),
                audit_words.words(event.action),
                chain,
            )
            for event in events(session.database, chain, after=first, limit=MOST_LISTED)
        ]
    size = manifest.core.size + manifest.case.size
    return RestorePlan(
        folder=backup,
        made_at=manifest.made_at,
        lost_core=lost[Chain.CORE] or 0,
        lost_case=lost[Chain.CASE],
        lines=tuple(sorted(lines, key=lambda line: (line.at, line.id), reverse=True)),
        foreign_past=foreign,
        before_rotation=before_rotation(manifest, listing.epoch(Compartment.CORE)),
        seconds=5 + 3 * size // 8_000_000,
    )


def carry_out(
    session: Session,
    backup: Path,
    passphrase: str,
    witness: SecondPerson | SignedPaper,
    *,
    allow_weak: bool = False,
) -> RestoreReport:
    """Make a safety copy, then restore. Afterwards the session is over: lock the window.

    Raises:
        UserError: ``wrong_passphrase``, ``case_needs_second_person`` and the like: nothing was changed.
        KnownError: why it was not done; if ``session.database.closed`` then, opening the vault carries on.
    """
    if isinstance(witness, SignedPaper) and _somebody_else(session):
        raise UserError("restore_second_person_here")
    # Named as a place, so that nothing is thinned out now: the backup to be restored may be of today too.
    make_backup(session, VaultFolder(session.vault).backups, reason="before_restore")
    return restore(
        session.vault,
        backup,
        session.account.name,
        passphrase,
        witness,
        session.clock,
        allow_weak=allow_weak,
        inside=session.database,
    )


def _somebody_else(session: Session) -> bool:
    """A signed paper is for a school where nobody else has an account."""
    return any(row.active and row.id != session.account.id for row in rows.all_accounts(session.database))
