"""销毁: files whose retention is over go for good, by two people, with a certificate.

Rows, words in the index, drafts, what imports remember and the keys of kept files go in one transaction; then
the pages they lay on are written anew. A cut before the commit leaves everything as it was, one after it is
made good at the next unlock (:func:`settle`). The audit stays: it holds ids and counts (decision 0182).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from xinliapp.domain.accounts import Account, Compartment, Role
from xinliapp.domain.conferences import SecondSignature, SignatureSubject
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.lifecycle import DestroyedFile, Destruction
from xinliapp.domain.retention import AfterThat
from xinliapp.services import attachments, backup_list, retention, second_signatures
from xinliapp.services.accounts import current_list
from xinliapp.services.backup_list import BackupLine
from xinliapp.services.committing import committing
from xinliapp.services.guarded import guarded
from xinliapp.services.lifecycle_retention import RetainedFile, due
from xinliapp.services.second_signatures import PaperSignature
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import accounts, lifecycle_reach
from xinliapp.storage import attachments as kept
from xinliapp.storage import lifecycle as rows
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.layout import VaultFolder


@dataclass(frozen=True, slots=True)
class SecondAccount:
    """A colleague with the case key agrees at the same keyboard by their own passphrase."""

    account_id: str
    passphrase: str = field(repr=False)


Second = SecondAccount | PaperSignature


@dataclass(frozen=True, slots=True)
class Proposal:
    """What destroying these files takes away: records per table, over all of them."""

    files: tuple[RetainedFile, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Certificate:
    """An act with its files, and the backups at hand that still hold them."""

    act: Destruction
    files: tuple[DestroyedFile, ...]
    backups: tuple[BackupLine, ...]


def seconds(session: Session) -> tuple[Account, ...]:
    """Who may be the second person: active counsellors' accounts but one's own.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return tuple(
        one
        for one in accounts.all_accounts(session.database)
        if one.active and one.role is Role.COUNSELOR and one.id != session.account.id
    )


def propose(session: Session, student_ids: Iterable[str]) -> Proposal:
    """What would go.

    Raises:
        UserError: as :func:`lifecycle_retention.due`.
    """
    chosen = due(session, student_ids)
    return Proposal(chosen, lifecycle_reach.of_children(session.database, _ids(session, chosen)).counts)


def destroy(
    session: Session,
    student_ids: Iterable[str],
    second: Second,
    *,
    seen: str | None = None,
    allow_weak: bool = False,
) -> Destruction:
    """Destroy these files for good; ``second`` is the other person.

    ``seen`` is the mark (``services.seen``) of the proposal both looked at: a record written since, or a file
    kept longer, is looked at first.

    Raises:
        UserError: ``case_closed``, ``not_allowed``, ``lifecycle_no_rule``, ``lifecycle_rule_keeps`` (the
            school's rule does not propose it), as :func:`lifecycle_retention.due`; ``second_is_first``,
            ``not_found`` (the account), ``wrong_passphrase``, ``wait_after_wrong_passphrase``,
            ``field_required``, ``field_wrong`` (the paper), ``changed_since``: nothing is destroyed.
        KnownError: ``disk_full``, ``busy``, ``keys_…``: nothing is destroyed.
    """
    session.require_case()
    session.require_role(Role.COUNSELOR, action="销毁档案")
    rule = retention.rule(session)
    if rule is None:
        raise UserError("lifecycle_no_rule")
    if rule.after_that is not AfterThat.DESTROY:
        raise UserError("lifecycle_rule_keeps")
    proposal = propose(session, student_ids)
    refuse_newer(seen, proposal)
    chosen, act_id = proposal.files, new_id()
    signature = _signed(session, act_id, second, allow_weak)
    with committing():
        act, sealed = _carry_out(session, act_id, rule.years, chosen, signature)
        for name in sealed:
            kept.remove_sealed(session.vault, name, Chain.CASE)
        settle(session)
    return rows.act(session.database, act.id) or act


def settle(session: Session) -> int:
    """Write the pages anew that had held destroyed files; how many acts were waiting for it.

    Called after every act, and at the next unlock for one that was cut short. A full disk leaves it to the
    unlock after that.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    waiting = rows.unsettled(session.database)
    if not waiting:
        return 0
    with suppress(KnownError):
        attachments.sweep(session)
        session.database.rewrite_pages()
        with session.write("lifecycle.settled", case=True) as uow:
            rows.settle(uow, waiting)
    return len(waiting)


def certificates(session: Session) -> tuple[Destruction, ...]:
    """Every act of destroying, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return tuple(rows.acts(session.database))


def certificate(session: Session, act_id: str) -> Certificate:
    """One act, with the backups that can be found now and were made before it.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    act = rows.act(session.database, act_id)
    if act is None:
        raise UserError("not_found")
    before = tuple(line for line in backup_list.overview(session).lines if line.made_at <= act.created_at)
    return Certificate(act, tuple(rows.files_of(session.database, act_id)), before)


def _carry_out(
    session: Session,
    act_id: str,
    years: int,
    chosen: tuple[RetainedFile, ...],
    signature: SecondSignature,
) -> tuple[Destruction, tuple[str, ...]]:
    ids, database = _ids(session, chosen), session.database
    now = session.clock.now()
    with session.write("lifecycle.destroy", case=True, object_id=act_id) as uow:
        reach = lifecycle_reach.of_children(database, ids)
        named = lifecycle_reach.direct_counts(database, ids)
        each = [DestroyedFile(one.id, one.due_on or "", named.get(one.id, 0)) for one in chosen]
        act = Destruction(
            act_id,
            now.year,
            rows.next_sequence(database, now.year),
            years,
            session.account.display_name,
            signature.reviewer,
            signature.way,
            signature.signed_on,
            reach.counts,
            None,
            uow.now,
        )
        lifecycle_reach.take_out(uow, reach)
        lines = lifecycle_reach.leave_roster_line(uow, ids)
        rows.insert(uow, act, each)
        for one in chosen:
            append(uow, Chain.CASE, "lifecycle.file_destroyed", one.id)
        append(uow, Chain.CORE, "lifecycle.roster_lines", None, {"count": lines["student"]})
    return act, reach.sealed


def _signed(session: Session, act_id: str, second: Second, allow_weak: bool) -> SecondSignature:
    subject, first = SignatureSubject.DESTRUCTION, session.account.id
    if isinstance(second, PaperSignature):
        return second_signatures.make(session, subject, act_id, first, paper=second)
    account = next((one for one in seconds(session) if one.id == second.account_id), None)
    if account is None:
        raise UserError("not_found")
    listing = current_list(session, allow_weak)
    unlock = partial(listing.unlock, account.id, second.passphrase)
    keys = guarded(VaultFolder(session.vault), account.id, session.clock, unlock, "witness")
    if not keys.holds(Compartment.CASE):
        raise UserError("not_allowed", action="销毁档案")
    other = dataclasses.replace(session, account=account)
    return second_signatures.make(other, subject, act_id, first)


def _ids(session: Session, chosen: Iterable[RetainedFile]) -> set[str]:
    return lifecycle_reach.with_merged(session.database, {one.id for one in chosen})
