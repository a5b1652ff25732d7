"""Schools a child's file may go to and come from: cards given out and taken in, fingerprints compared.

A school's card is a bureau's card with another age key: that of the case compartment, so that whoever signs
for a school without the case key opens no child's file (decision 0188).
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import partial

from xinliapp.bundles.cards import SCHOOL_TIER, RecipientCard, read_card, write_card
from xinliapp.crypto import agefile, sshsig
from xinliapp.domain.accounts import Account, Compartment, Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import FingerprintProof
from xinliapp.domain.ids import new_id
from xinliapp.domain.transfer import TransferSchool
from xinliapp.services import approvals, enrolment
from xinliapp.services.accounts import current_list
from xinliapp.services.guarded import guarded
from xinliapp.services.lifecycle_destruction import SecondAccount
from xinliapp.services.session import Session
from xinliapp.storage import accounts, unit_keys
from xinliapp.storage import transfers as rows
from xinliapp.storage.layout import VaultFolder

ACTION = "转学移交"
CHANGES = Changes.CASEWORK


@dataclass(frozen=True, slots=True)
class PendingSchool:
    """A school's card, checked for itself and waiting for a person with the paper.

    ``positions`` are the groups to be typed; ``replaces`` is the card of the same code that counts until now.
    """

    card: RecipientCard
    fingerprint: str
    positions: tuple[int, ...]
    replaces: TransferSchool | None


def require(session: Session) -> bytes:
    """The case key of a counsellor.

    Raises:
        UserError: ``case_closed``, ``not_allowed``.
    """
    key = session.require_case()
    session.require_role(Role.COUNSELOR, action=ACTION)
    return key


def signers(session: Session) -> tuple[Account, ...]:
    """Who can sign for the school at this keyboard: active accounts of the roles that hold K_sign.

    Raises:
        UserError: ``case_closed``, ``not_allowed``.
    """
    require(session)
    return tuple(
        one
        for one in accounts.all_accounts(session.database)
        if one.active and Compartment.SIGN in one.role.compartments
    )


def signing(session: Session, signer: SecondAccount | None, *, allow_weak: bool = False) -> Session:
    """The session as it is while the school's signature is made; its account is the one that signs.

    With ``signer`` None the present account signs itself. Else a colleague's own passphrase opens the signing
    key for this one act; they see the neutral facts, not the file (decision 0189).

    Raises:
        UserError: ``not_allowed`` (no K_sign), ``not_found``, ``wrong_passphrase``,
            ``wait_after_wrong_passphrase``.
        KnownError: ``keys_…``.
    """
    require(session)
    if signer is None:
        session.require_sign()
        return session
    account = next((one for one in signers(session) if one.id == signer.account_id), None)
    if account is None:
        raise UserError("not_found")
    listing = current_list(session, allow_weak)
    unlock = partial(listing.unlock, account.id, signer.passphrase)
    keys = guarded(VaultFolder(session.vault), account.id, session.clock, unlock, "witness")
    as_signer = dataclasses.replace(session, account=account, keys=keys)
    as_signer.require_sign()
    return as_signer


def make_card(session: Session, signer: SecondAccount | None = None, *, allow_weak: bool = False) -> bytes:
    """This school's signed card for another school, with a new age key of the case compartment.

    The fingerprint that goes with it stands on the school's 登记单 (``exchange_papers.enrolment_paper``).

    Raises:
        UserError: ``case_closed``, ``unit_not_set``; as :func:`signing`.
    """
    as_signer = signing(session, signer, allow_weak=allow_weak)
    unit = unit_keys.unit_identity(session.database)
    enrolment.ensure_unit_keys(as_signer)
    secret, public = agefile.new_identity()
    card = RecipientCard(
        code=unit.code,
        name=unit.name,
        tier=SCHOOL_TIER,
        public_line=approvals.own_line(as_signer.require_sign()),
        age_recipient=public,
        age_spare=None,
        issued_at=stamp(session.clock.now()),
    )
    data = write_card(card, as_signer.require_sign())
    with session.write("transfer.card", case=True) as uow:
        rows.add_key(uow, public, secret)
    return data


def card_name(session: Session) -> str:
    """``<code>-transfer-card.json``."""
    return f"{unit_keys.unit_identity(session.database).code}-transfer-card.json"


def import_card(session: Session, data: bytes) -> PendingSchool:
    """Read another school's card and choose the three groups to be typed from its sheet.

    Raises:
        UserError: ``case_closed``, ``not_allowed``, ``unit_not_set``, ``transfer_own_card``.
        KnownError: ``transfer_card_unreadable`` (``place``), ``transfer_card_unsigned``.
    """
    require(session)
    try:
        card = read_card(data, (SCHOOL_TIER,))
    except KnownError as error:
        codes = {"card_unreadable": "transfer_card_unreadable"}
        raise KnownError(codes.get(error.code, "transfer_card_unsigned"), **error.params) from None
    if card.code == unit_keys.unit_identity(session.database).code:
        raise UserError("transfer_own_card")
    return PendingSchool(
        card,
        sshsig.fingerprint(card.public_line),
        enrolment.ask_positions(),
        rows.school_of_code(session.database, card.code),
    )


def add_school(session: Session, pending: PendingSchool, proof: FingerprintProof) -> TransferSchool:
    """Believe a card whose fingerprint a person compared with the paper; an earlier one ends.

    Raises:
        UserError: ``case_closed``, ``not_allowed``, ``fingerprint_wrong``, ``fingerprint_group_wrong``,
            ``fingerprint_groups_missing``.
    """
    require(session)
    card = pending.card
    enrolment.check_proof(card.public_line, pending.positions, proof)
    made = TransferSchool(
        new_id(),
        card.code,
        card.name,
        card.public_line,
        card.age_recipient,
        pending.fingerprint,
        None,
        "",
        "",
    )
    with session.write("transfer.school", case=True, object_id=made.id) as uow:
        rows.add_school(uow, made)
    return rows.school(session.database, made.id) or made


def schools(session: Session) -> tuple[TransferSchool, ...]:
    """The schools whose cards were compared, by name.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return tuple(rows.schools(session.database))
