"""Making school and bureau known to each other, both ways, with a person comparing paper and file.

A school must not encrypt to whoever sends it a key, and a bureau must not believe whoever signs: neither side
trusts a file before its fingerprint was typed in from the stamped sheet (vault-and-bundles.md, section 2).
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.bundles.cards import (
    RecipientCard,
    Request,
    read_card,
    read_request,
    write_card,
    write_request,
)
from xinliapp.crypto import agefile, sshsig
from xinliapp.domain.accounts import Role
from xinliapp.domain.bureau import MemberKey
from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.exchange import (
    BUNDLE_NAMESPACE,
    EnrolmentKind,
    FingerprintProof,
    PendingEnrolment,
    Recipient,
    UnitKey,
)
from xinliapp.domain.report_models import EnrolmentSheet
from xinliapp.services.demo import is_demo
from xinliapp.services.session import Session
from xinliapp.storage import member_changes, members, recipients, unit_keys
from xinliapp.storage.database import UnitOfWork

GROUPS = 10
ASKED = 3


@dataclass(frozen=True, slots=True)
class UnitKeys:
    """The unit's public keys: signing line, age key, and the spare whose other half is on paper."""

    signing: UnitKey
    age: UnitKey
    age_spare: UnitKey | None


def ensure_unit_keys(session: Session) -> UnitKeys:
    """The unit's keys; what is missing is made by whoever holds K_sign.

    Raises:
        UserError: ``not_allowed`` if something is missing and this account does not hold K_sign.
    """
    database = session.database
    signing, age = unit_keys.unit_key(database, "signing"), unit_keys.unit_key(database, "age")
    if signing is None or age is None:
        seed = session.require_sign()
        with session.write("unit.keys") as uow:
            _add_missing_keys(uow, seed)
        signing, age = unit_keys.unit_key(database, "signing"), unit_keys.unit_key(database, "age")
    if signing is None or age is None:
        raise RuntimeError("the unit's keys were not written")
    return UnitKeys(signing, age, unit_keys.unit_key(database, "age_spare"))


def _add_missing_keys(uow: UnitOfWork, seed: bytes) -> None:
    if unit_keys.unit_key(uow.database, "signing") is None:
        code = unit_keys.unit_identity(uow.database).code
        unit_keys.add_unit_key(uow, "signing", sshsig.public_line(sshsig.public_key(seed), code), None)
    if unit_keys.unit_key(uow.database, "age") is None:
        secret, public = agefile.new_identity()
        unit_keys.add_unit_key(uow, "age", public, unit_keys.seal_private(seed, "age", public, secret))


def unit_identities(session: Session) -> tuple[str, ...]:
    """The unit's secret age identities (``AGE-SECRET-KEY-1…``), newest first.

    Raises:
        UserError: ``not_allowed`` without K_sign.
    """
    seed = session.require_sign()
    ensure_unit_keys(session)
    keys = unit_keys.unit_keys(session.database, "age")
    return tuple(unit_keys.open_private(seed, key) for key in keys if key.private is not None)


# The school's side ---------------------------------------------------------------


def make_request(session: Session, *, old_seed: bytes | None = None) -> bytes:
    """The school's self-signed request for its bureau; with ``old_seed`` also signed by the key it replaces.

    Raises:
        UserError: ``not_allowed`` without K_sign, ``unit_not_set``.
    """
    seed = session.require_sign()
    unit = unit_keys.unit_identity(session.database)
    keys = ensure_unit_keys(session)
    request = Request(
        code=unit.code,
        name=unit.name,
        public_line=_bare(keys.signing.public),
        age_recipient=keys.age.public,
        issued_at=stamp(session.clock.now()),
        replaces=None if old_seed is None else sshsig.public_line(sshsig.public_key(old_seed)),
    )
    data = write_request(request, seed, old_seed)
    with session.write("enrolment.request"):
        pass
    return data


def enrolment_sheet(session: Session, *, recipient: str = "") -> EnrolmentSheet:
    """The unit's key for the stamped sheet: fingerprint and ten groups of four digits.

    Raises:
        UserError: ``unit_not_set``; ``not_allowed`` if the keys must be made first and K_sign is not held.
    """
    unit = unit_keys.unit_identity(session.database)
    line = _bare(ensure_unit_keys(session).signing.public)
    return EnrolmentSheet(
        unit_name=unit.name,
        unit_code=unit.code,
        fingerprint=sshsig.fingerprint(line),
        groups=sshsig.fingerprint_groups(line),
        public_line=line,
        printed_on=stamp(session.clock.now())[:10],
        recipient=recipient,
        demo=is_demo(session),
    )


@dataclass(frozen=True, slots=True)
class PendingRecipient:
    """A bureau's card, checked for itself and waiting for a person with the paper."""

    card: RecipientCard
    fingerprint: str
    positions: tuple[int, ...]
    replaces: Recipient | None


def import_card(session: Session, data: bytes) -> PendingRecipient:
    """Read a bureau's card and choose the three groups to be typed from its sheet.

    Raises:
        KnownError: ``card_unreadable``, ``card_signature_wrong``.
    """
    card = read_card(data)
    return PendingRecipient(
        card,
        sshsig.fingerprint(card.public_line),
        ask_positions(),
        recipients.active_recipient(session.database, card.code),
    )


def add_recipient(session: Session, pending: PendingRecipient, proof: FingerprintProof) -> Recipient:
    """Enter the bureau as a recipient; an earlier entry of the same code is replaced.

    Raises:
        UserError: ``not_allowed``, ``fingerprint_wrong``, ``fingerprint_group_wrong`` (``group``),
            ``fingerprint_groups_missing`` (``groups``).
    """
    session.require_role(Role.COUNSELOR, Role.PRINCIPAL, Role.CLERK, Role.OFFICER, action="登记收件单位")
    card = pending.card
    check_proof(card.public_line, pending.positions, proof)
    with session.write("recipient.add", object_id=card.code) as uow:
        row_id = recipients.add_recipient(
            uow,
            code=card.code,
            name=card.name,
            tier=card.tier,
            signing_key=card.public_line,
            age_recipient=card.age_recipient,
            age_spare=card.age_spare,
            fingerprint=sshsig.fingerprint(card.public_line),
        )
    found = recipients.recipient(session.database, row_id)
    if found is None:
        raise RuntimeError("the recipient was not written")
    return found


# The bureau's side ---------------------------------------------------------------


def make_recipient_card(session: Session, *, tier: str = "area") -> bytes:
    """The bureau's signed card for its schools. ``tier``: ``area`` (片区教管中心) or ``district`` (区县).

    Raises:
        UserError: ``not_allowed`` without K_sign, ``unit_not_set``, ``not_a_bureau``.
    """
    seed = session.require_sign()
    unit = require_bureau(session)
    keys = ensure_unit_keys(session)
    card = RecipientCard(
        code=unit.code,
        name=unit.name,
        tier=tier,
        public_line=_bare(keys.signing.public),
        age_recipient=keys.age.public,
        age_spare=None if keys.age_spare is None else keys.age_spare.public,
        issued_at=stamp(session.clock.now()),
    )
    data = write_card(card, seed)
    with session.write("enrolment.card"):
        pass
    return data


def import_request(session: Session, data: bytes) -> PendingEnrolment:
    """Read a school's request and choose the three groups to be typed from its sheet.

    Raises:
        UserError: ``not_a_bureau``.
        KnownError: ``request_unreadable``, ``request_signature_wrong``.
    """
    require_bureau(session)
    request = read_request(data)
    now = stamp(session.clock.now())
    current = [key for key in members.keys_of(session.database, request.code) if key.valid_at(now)]
    kind = _kind(request, current)
    rotates = kind is EnrolmentKind.ROTATION and request.replaces is not None
    return PendingEnrolment(
        code=request.code,
        name=request.name,
        public_line=request.public_line,
        age_recipient=request.age_recipient,
        fingerprint=sshsig.fingerprint(request.public_line),
        kind=kind,
        member_known=members.member(session.database, request.code) is not None,
        positions=ask_positions(),
        issued_at=request.issued_at,
        vouched_by=sshsig.fingerprint(str(request.replaces)) if rotates else None,
    )


def _kind(request: Request, current: Sequence[MemberKey]) -> EnrolmentKind:
    if not current:
        return EnrolmentKind.FIRST
    vouching = {key.fingerprint for key in current}
    if request.replaces is not None and sshsig.fingerprint(request.replaces) in vouching:
        return EnrolmentKind.ROTATION
    return EnrolmentKind.REPLACEMENT


def enrol(session: Session, pending: PendingEnrolment, proof: FingerprintProof | None) -> MemberKey:
    """Trust the school's key from now on; keys it had until now end at the same moment.

    A rotation vouched for by a key still valid needs no paper (``proof`` None); everything else does. The
    school joins the register if it is not in it yet.

    Raises:
        UserError: ``not_allowed``, ``not_a_bureau``, ``fingerprint_wrong``, ``fingerprint_group_wrong``,
            ``fingerprint_groups_missing``, ``key_enrolled_elsewhere`` (another school has this very key),
            ``key_revoked`` (it was revoked once: old request and old paper fit each other for ever).
    """
    session.require_role(Role.CLERK, Role.OFFICER, action="登记学校")
    require_bureau(session)
    database = session.database
    now = stamp(session.clock.now())
    current = [key for key in members.keys_of(database, pending.code) if key.valid_at(now)]
    if proof is not None or pending.vouched_by not in {key.fingerprint for key in current}:
        check_proof(pending.public_line, pending.positions, proof or FingerprintProof())
    same = member_changes.identities(database).codes(pending.code)
    for key in members.all_keys(database):
        if key.fingerprint == pending.fingerprint and key.school_code not in same:
            raise UserError("key_enrolled_elsewhere", school=key.school_code)
        if key.fingerprint == pending.fingerprint and key.revoked_at is not None and key.revoked_at <= now:
            raise UserError("key_revoked")
    if len(current) == 1 and current[0].fingerprint == pending.fingerprint:
        return current[0]  # the same request again changes nothing
    with session.write("school.enrol", object_id=pending.code) as uow:
        for key in current:
            members.end_key(uow, key.id, uow.now)
        if members.member(database, pending.code) is None:
            members.save_member(uow, pending.code, {"name": pending.name})
        members.add_key(
            uow,
            school_code=pending.code,
            public_line=pending.public_line,
            age_recipient=pending.age_recipient,
            fingerprint=pending.fingerprint,
        )
    return members.keys_of(database, pending.code)[0]


def revoke_key(session: Session, key_id: str, *, from_moment: str | None = None) -> None:
    """Nothing received from ``from_moment`` (now by default) on may carry this key; earlier receipts stand.

    Raises:
        UserError: ``not_allowed``, ``not_found``.
    """
    session.require_role(Role.CLERK, Role.OFFICER, action="停用登记")
    found = [key for key in members.all_keys(session.database) if key.id == key_id]
    if not found:
        raise UserError("not_found")
    with session.write("school.revoke", object_id=found[0].school_code) as uow:
        members.revoke_key(uow, key_id, from_moment or uow.now)


def allowed_signers(session: Session) -> str:
    """The ``allowed_signers`` file for ``ssh-keygen -Y verify``: one line per key ever enrolled and code.

    Old bundles of a rotated key verify with ``-Overify-time=<when received>``; a school whose code changed
    has a line for each of its codes.
    """
    known = member_changes.identities(session.database)
    lines = [
        sshsig.allowed_signers_line(code, key.public_line, key.valid_after, key.ends_at, (BUNDLE_NAMESPACE,))
        for key in members.all_keys(session.database)
        if key.ends_at is None or key.ends_at > key.valid_after
        for code in known.codes(key.school_code)
    ]
    return "".join(f"{line}\n" for line in lines)


# Both sides ---------------------------------------------------------------


def ask_positions() -> tuple[int, ...]:
    """Three different positions from 1 to 10, in order, that nobody can foresee."""
    return tuple(sorted(secrets.SystemRandom().sample(range(1, GROUPS + 1), ASKED)))


def check_proof(line: str, positions: Sequence[int], proof: FingerprintProof) -> None:
    """Compare what a person typed from the paper with the key in the file.

    Raises:
        UserError: ``fingerprint_wrong``, ``fingerprint_group_wrong`` (``group``: the first that differs),
            ``fingerprint_groups_missing`` (``groups``).
    """
    if proof.fingerprint is not None:
        if proof.fingerprint.strip() != sshsig.fingerprint(line):
            raise UserError("fingerprint_wrong")
        return
    missing = [position for position in positions if not proof.groups.get(position, "").strip()]
    if missing or len(positions) < ASKED:
        raise UserError("fingerprint_groups_missing", groups="、".join(map(str, missing or positions)))
    groups = sshsig.fingerprint_groups(line)
    # A group typed without being asked for was read from the paper too: it may not differ either.
    typed = sorted(position for position, group in proof.groups.items() if group.strip())
    for position in typed:
        if not 1 <= position <= len(groups) or _digits(proof.groups[position]) != groups[position - 1]:
            raise UserError("fingerprint_group_wrong", group=position)


def require_bureau(session: Session) -> unit_keys.UnitIdentity:
    """The unit, if it is a bureau.

    Raises:
        UserError: ``not_a_bureau``, ``unit_not_set``.
    """
    unit = unit_keys.unit_identity(session.database)
    if unit.edition != "bureau":
        raise UserError("not_a_bureau")
    return unit


def _digits(text: str) -> str:
    """Full-width digits folded, blanks dropped."""
    folded = text.translate({0xFF10 + digit: str(digit) for digit in range(10)})
    return "".join(folded.split())


def _bare(line: str) -> str:
    """A public line without its comment."""
    return sshsig.public_line(sshsig.public_from_line(line))
