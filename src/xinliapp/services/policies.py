"""Papers the school keeps: one row a version, its file sealed, and what is missing against the clauses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.safeguards import Policy, PolicyKind
from xinliapp.rulepacks.policy_kinds import policy_kinds
from xinliapp.services import attachments, measuring, typed
from xinliapp.services.session import Session
from xinliapp.storage import policies as rows

CHANGES = Changes.SAFEGUARDS


@dataclass(frozen=True, slots=True)
class PolicyInput:
    """A version as typed; ``approved_by`` is who passed it."""

    kind: str
    title: str
    version: str
    effective_on: dt.date
    approved_by: str = ""
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class PolicyState:
    """A kind with its version in force today, if any, and every version; ``asked_by`` of the loaded packs."""

    kind: PolicyKind
    asked_by: tuple[str, ...]
    current: Policy | None
    versions: tuple[Policy, ...]

    @property
    def missing(self) -> bool:
        """Whether a loaded pack asks for it and nothing is in force."""
        return bool(self.asked_by) and self.current is None


def add(session: Session, policy: PolicyInput, *, supersedes: str | None = None, reason: str = "") -> str:
    """Keep a version; its id. One that takes another's place ends that one on the day it comes into force.

    Raises:
        UserError: ``field_required``, ``field_wrong``, ``not_found``, ``policy_not_newest``; as
            :func:`attachments.storing`.
        KnownError: as :func:`attachments.storing`.
    """
    if policy.kind not in {kind.id for kind in policy_kinds()}:
        raise UserError("not_found")
    old = _replaceable(session, policy, supersedes)
    made = Policy(
        new_id(),
        policy.kind,
        typed.prose(session, "文件名称", policy.title, longest=80),
        typed.text("版本", policy.version, longest=20),
        policy.effective_on.isoformat(),
        typed.text("批准人", policy.approved_by, longest=60, shortest=0),
        None,
        old.id if old else None,
        typed.prose(session, "修订说明", reason, longest=200, shortest=1 if old else 0),
        None,
    )
    with (
        attachments.storing(session, policy.file) as stored,
        session.write("policy.add", object_id=made.id) as uow,
    ):
        file = stored.insert(uow)
        rows.insert(uow, _with_file(made, file))
        if old is not None and (old.withdrawn_on is None or old.withdrawn_on > made.effective_on):
            rows.withdraw(uow, old.id, made.effective_on)
    return made.id


def withdraw(session: Session, policy_id: str, day: dt.date) -> Changes:
    """A paper holds no longer: ``day`` is the first day without it.

    Raises:
        UserError: ``not_found``, ``field_wrong``.
    """
    policy = rows.load(session.database, policy_id)
    if policy is None or policy.withdrawn_on is not None:
        raise UserError("not_found")
    if day.isoformat() < policy.effective_on:
        raise UserError("field_wrong", field="废止日期", why="早于生效日期")
    with session.write("policy.withdraw", object_id=policy_id) as uow:
        rows.withdraw(uow, policy_id, day.isoformat())
    return CHANGES


def states(session: Session, day: dt.date | None = None) -> list[PolicyState]:
    """Every kind as it stands on a day (today): those the loaded packs ask for first, then what is kept."""
    text = (day or session.clock.now().date()).isoformat()
    packs = set(measuring.pack_ids(session.database))
    versions: dict[str, list[Policy]] = {}
    for policy in rows.everything(session.database):
        versions.setdefault(policy.kind, []).append(policy)
    found = []
    for kind in policy_kinds():
        asked = tuple(clause for clause in kind.clauses if clause.partition("-")[0] in packs)
        kept = versions.get(kind.id, [])
        current = next((policy for policy in kept if policy.in_force(text)), None)
        if asked or kept:
            found.append(PolicyState(kind, asked, current, tuple(kept)))
    return sorted(found, key=lambda state: not state.asked_by)


def kinds() -> tuple[PolicyKind, ...]:
    """Every kind a paper may be of."""
    return policy_kinds()


def _replaceable(session: Session, policy: PolicyInput, supersedes: str | None) -> Policy | None:
    if supersedes is None:
        return None
    old = rows.load(session.database, supersedes)
    if old is None or old.kind != policy.kind:
        raise UserError("not_found")
    if rows.successor(session.database, old.id) is not None:
        raise UserError("policy_not_newest")
    if policy.effective_on.isoformat() < old.effective_on:
        raise UserError("field_wrong", field="生效日期", why="早于上一版的生效日期")
    return old


def _with_file(policy: Policy, file: str | None) -> Policy:
    return Policy(
        policy.id,
        policy.kind,
        policy.title,
        policy.version,
        policy.effective_on,
        policy.approved_by,
        file,
        policy.supersedes,
        policy.reason,
        policy.withdrawn_on,
    )
