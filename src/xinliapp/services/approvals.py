"""Signing a paper: the K_sign holder's approval of a frozen digest; ``ssh-keygen -Y verify`` can check it."""

from __future__ import annotations

from collections.abc import Collection

from xinliapp.crypto import sshsig
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.ids import new_id
from xinliapp.domain.paperwork import Approval, SubjectKind
from xinliapp.services.session import Session
from xinliapp.storage import approvals as rows
from xinliapp.storage import unit_keys
from xinliapp.storage.audit import Chain, anchor, head, known_case_head
from xinliapp.storage.database import UnitOfWork

NAMESPACE = "xinli-approval-v1"


def digest_line(kind: SubjectKind, subject_id: str, digest: str) -> bytes:
    """The exact bytes an approval signs: digest, two blanks, kind and id, line feed."""
    return f"{digest}  {kind.value}/{subject_id}\n".encode("ascii")


def sign(session: Session, uow: UnitOfWork, kind: SubjectKind, subject_id: str, digest: str) -> Approval:
    """Sign inside the running transaction and anchor both chains' heads to the approval.

    Raises:
        UserError: ``not_allowed`` if this account does not hold the signing key.
    """
    seed = session.require_sign()
    line = own_line(seed)
    if unit_keys.unit_key(uow.database, "signing") is None:
        code = unit_keys.unit_identity(uow.database).code
        unit_keys.add_unit_key(uow, "signing", f"{line} {code}", None)
    approval = Approval(
        new_id(),
        kind,
        subject_id,
        digest,
        sshsig.sign(seed, digest_line(kind, subject_id, digest), NAMESPACE),
        line,
        uow.now,
        uow.actor,
    )
    rows.insert(uow, approval)
    core = head(session.database, Chain.CORE)
    anchor(uow, Chain.CORE, core.seq, core.hash, _reason(approval))
    case_seq, case_head = known_case_head(session.database)
    if case_seq:
        anchor(uow, Chain.CASE, case_seq, case_head, _reason(approval))
    return approval


def own_line(seed: bytes) -> str:
    """The public line of K_sign, without a comment."""
    return sshsig.public_line(sshsig.public_key(seed))


def current_line(session: Session) -> str | None:
    """The public line of the unit's present signing key, None while it has none.

    Who holds K_sign takes it from the key itself; anybody else has only core.db's word for it.
    """
    if session.keys.holds(Compartment.SIGN):
        return own_line(session.require_sign())
    key = unit_keys.unit_key(session.database, "signing")
    return None if key is None else _bare(key.public)


def signers(session: Session) -> frozenset[str]:
    """The public lines whose approvals count in this vault: the unit's signing keys, retired ones included.

    Anybody with K_core can write a row of core.db; so who holds K_sign takes the current key from it alone.
    """
    keys = unit_keys.unit_keys(session.database, "signing")
    if session.keys.holds(Compartment.SIGN):
        retired = (key for key in keys if key.retired_at is not None)
        return frozenset({own_line(session.require_sign()), *(_bare(key.public) for key in retired)})
    return frozenset(_bare(key.public) for key in keys)


def holds(approval: Approval, digest: str, trusted: Collection[str]) -> bool:
    """Whether the approval signs exactly this digest of its subject, by one of the ``trusted`` public lines.

    The line that the approval names for itself proves nothing: it lies beside the signature.

    Raises:
        KnownError: the stored signature or key is no signature or key at all.
    """
    message = digest_line(approval.subject_kind, approval.subject_id, digest)
    return (
        approval.digest == digest
        and approval.public_line in trusted
        and sshsig.verify(approval.public_line, message, approval.signature, NAMESPACE)
    )


def approval_of(session: Session, kind: SubjectKind, subject_id: str) -> Approval | None:
    """The newest approval of a paper, or None."""
    return rows.of_subject(session.database, kind, subject_id)


def anchored_heads(session: Session, approval: Approval) -> tuple[str, str]:
    """Heads of the core and the case chain at the approval, in hex; "" where there was none."""
    heads = rows.anchored_heads(session.database, _reason(approval))
    return heads.get(Chain.CORE.value, ""), heads.get(Chain.CASE.value, "")


def _bare(line: str) -> str:
    return sshsig.public_line(sshsig.public_from_line(line))


def _reason(approval: Approval) -> str:
    return f"approval:{approval.id}"
