"""What leaves the school: signed at approval, sealed at export, read back (seen: ``exchange_preview``).

Nothing leaves without an approval. Signing stores the bag's bytes; exporting only encrypts them, so exporting
again gives the same tag manifest.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from xinliapp import __version__
from xinliapp.bundles.bagit import sha256
from xinliapp.bundles.form_payload import payload_digest, write_form
from xinliapp.bundles.forwarding import stored_parts
from xinliapp.bundles.members_json import MEMBERS_JSON
from xinliapp.bundles.seal import check_code, seal_bag
from xinliapp.bundles.strict import allowed_names, stored_form
from xinliapp.bundles.write import BagSpec, build_bag
from xinliapp.crypto import sshsig
from xinliapp.domain.accounts import Role
from xinliapp.domain.calendar import parse_period
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import (
    FORM_JSON,
    FORM_XLSX,
    BagFacts,
    BundleExport,
    Channel,
    Deliver,
    Exported,
    FormPayload,
    HeadOfChain,
    Recipient,
    RestoredFrom,
    StoredBundle,
    epoch_number,
)
from xinliapp.domain.forwarding import Forwarding
from xinliapp.domain.ids import new_id
from xinliapp.domain.paperwork import SubjectKind
from xinliapp.domain.rules import FormDefinition
from xinliapp.services import approvals, mail_draft
from xinliapp.services.exchange_preview import (
    NO_ATTACHMENTS,
    Attachment,
    active_recipient,
    refuse_names,
)
from xinliapp.services.session import Session
from xinliapp.sheets.kz_form import write_form_sheet
from xinliapp.storage import bundles, forwardings, recipients, unit_keys
from xinliapp.storage.audit import Chain, anchor, append, head, known_case_head
from xinliapp.storage.database import Database, UnitOfWork


def list_recipients(session: Session) -> list[Recipient]:
    """Units this vault may send to."""
    return recipients.active_recipients(session.database)


def list_bundles(
    session: Session, form_id: str | None = None, period: str | None = None
) -> list[StoredBundle]:
    """Signed bundles, newest first."""
    return bundles.bundles(session.database, form_id, period)


def list_exports(session: Session, bundle_id: str) -> list[BundleExport]:
    """Every time a bundle was written out, oldest first."""
    return bundles.exports(session.database, bundle_id)


# Signing, at approval ---------------------------------------------------------------


def assemble_and_sign(
    session: Session,
    uow: UnitOfWork,
    *,
    approval_id: str,
    recipient_id: str,
    payload: FormPayload,
    definition: FormDefinition,
    attachments: Mapping[str, Attachment] = NO_ATTACHMENTS,
    packs: tuple[str, ...] = (),
) -> StoredBundle:
    """Inside the approval's own transaction: assign the number, sign, and keep the bag's bytes.

    The approval must sign :func:`payload_digest` of ``payload`` (:func:`approvals.sign`). Called again for a
    revision that has a bundle to this unit already, it returns that bundle; one that a former signing key
    signed and that was never written out is replaced.

    Raises:
        UserError: ``not_allowed`` (no K_sign), ``approval_missing``, ``approval_differs``,
            ``recipient_unknown``, ``recipient_revoked``, ``names_in_text``, ``payload_not_allowed``,
            ``bundle_old_key_sent``.
    """
    seed = session.require_sign()
    recipient = active_recipient(uow.database, recipient_id)
    _check_approval(uow.database, approval_id, payload, {approvals.own_line(seed)})
    known = bundles.bundle_of_revision(
        uow.database, recipient.code, payload.form_id, payload.period, payload.revision
    )
    if known is not None:
        if not by_former_key(session, known):
            return known
        _withdraw(uow, known)
    refuse_names(uow.database, payload, attachments)
    parts = _parts(payload, definition, attachments)
    facts = _facts(uow, seed, recipient, payload, packs)
    signed = build_bag(BagSpec(facts, parts), seed)
    stored = StoredBundle(
        id=new_id(),
        recipient_id=recipient.id,
        form_id=payload.form_id,
        period=payload.period,
        revision=payload.revision,
        sequence=facts.sequence,
        epoch=facts.epoch,
        previous_hash=facts.previous_hash,
        tagmanifest_hash=signed.tagmanifest_hash,
        approval_id=approval_id,
        created_at=uow.now,
        created_by=uow.actor,
    )
    bundles.add_bundle(uow, stored, signed.data)
    anchor(uow, Chain.CORE, facts.core_head.seq, facts.core_head.hash, "bundle")
    if facts.case_head.seq:
        anchor(uow, Chain.CASE, facts.case_head.seq, facts.case_head.hash, "bundle")
    detail = {"sequence": facts.sequence, "tagmanifest": signed.tagmanifest_hash, "to": recipient.code}
    append(uow, Chain.CORE, "bundle.sign", stored.id, detail)
    return stored


def by_former_key(session: Session, bundle: StoredBundle) -> bool:
    """Whether the unit's signing key was exchanged after this bag was signed (decision 0147).

    Its recipient may know the new key by now, and then refuses what the old one signed.
    """
    approval = bundles.approval(session.database, bundle.approval_id)
    former = approvals.signers(session) - {approvals.current_line(session)}
    return approval is not None and approval.public_line in former


def _withdraw(uow: UnitOfWork, bundle: StoredBundle) -> None:
    """Forget a bag that nobody outside has seen; its number is given again if it was the last.

    Raises:
        UserError: ``bundle_old_key_sent`` once writing it out was begun, be it that the power went before it
            was recorded: two bags of one number or one revision are a fork.
    """
    if bundles.may_be_outside(uow.database, bundle.id):
        raise UserError("bundle_old_key_sent", revision=bundle.revision)
    bundles.remove_unsent(uow, bundle.id)
    detail = {"sequence": bundle.sequence, "tagmanifest": bundle.tagmanifest_hash}
    append(uow, Chain.CORE, "bundle.withdrawn", bundle.id, detail)


def _check_approval(
    database: Database, approval_id: str, payload: FormPayload, trusted: Collection[str]
) -> None:
    approval = bundles.approval(database, approval_id)
    if approval is None or approval.subject_kind is not SubjectKind.FORM_REPORT:
        raise UserError("approval_missing")
    subject = bundles.approved_form(database, approval.subject_id)
    if subject is None:
        raise UserError("approval_missing")
    same = subject == (payload.form_id, payload.form_version, payload.period, payload.revision)
    if not same or not approvals.holds(approval, payload_digest(payload), trusted):
        raise UserError("approval_differs")


def _parts(
    payload: FormPayload, definition: FormDefinition, attachments: Mapping[str, Attachment]
) -> dict[str, bytes]:
    allowed = allowed_names(definition)
    for name in attachments:
        if name not in allowed or name in (FORM_JSON, FORM_XLSX):
            raise UserError("payload_not_allowed", part=name)
    parts = {name: attachment.data for name, attachment in attachments.items()}
    parts[FORM_JSON] = write_form(payload)
    if FORM_XLSX in allowed:
        parts[FORM_XLSX] = write_form_sheet(definition, payload)
    return parts


def _facts(
    uow: UnitOfWork, seed: bytes, recipient: Recipient, payload: FormPayload, packs: tuple[str, ...]
) -> BagFacts:
    database = uow.database
    unit = unit_keys.unit_identity(database)
    if unit.code != payload.unit_code:
        raise UserError("approval_differs")
    epoch = bundles.current_epoch(database)
    last = bundles.last_to(database, recipient.code, epoch)
    core, case = head(database, Chain.CORE), known_case_head(database)
    line = sshsig.public_line(sshsig.public_key(seed))
    return BagFacts(
        unit_code=unit.code,
        unit_name=" ".join(unit.name.split()),
        tier=unit.edition,
        recipient_code=recipient.code,
        form_id=payload.form_id,
        form_version=payload.form_version,
        period=payload.period,
        revision=payload.revision,
        sequence=1 if last is None else last.sequence + 1,
        epoch=epoch,
        previous_hash=None if last is None else last.tagmanifest_hash,
        core_head=HeadOfChain(core.seq, core.hash),
        case_head=HeadOfChain(*case),
        app_version=__version__,
        enrolment=sshsig.fingerprint(line),
        signed_at=uow.now,
        packs=packs,
        restored_from=_restored_from(database, recipient.code) if last is None else None,
    )


def _restored_from(database: Database, recipient_code: str) -> RestoredFrom | None:
    older = bundles.last_to(database, recipient_code)
    if older is None:
        return None
    return RestoredFrom(older.epoch, older.sequence, older.tagmanifest_hash)


# Export ---------------------------------------------------------------


def bundle_file_name(unit_code: str, recipient_code: str, bundle: StoredBundle) -> str:
    """``<school code>-<period>-<recipient>-<seq>.age``; after a restore the number carries its epoch."""
    number = epoch_number(bundle.epoch)
    seq = str(bundle.sequence) if number == 1 else f"e{number}-{bundle.sequence}"
    return f"{unit_code}-{parse_period(bundle.period).file_part}-{recipient_code}-{seq}.age"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A signed bag sealed to its recipient, not written anywhere yet."""

    bundle: StoredBundle
    recipient: Recipient
    name: str
    data: bytes = field(repr=False)


def seal(session: Session, bundle_id: str) -> Sealed:
    """Seal a signed bag to its recipient's present keys.

    Raises:
        UserError: ``not_allowed`` (registrars), ``bundle_missing``, ``approval_missing``,
            ``approval_differs``, ``recipient_revoked``, ``bundle_old_key`` (the signing key was exchanged),
            ``bundle_old_key_sent`` (so it was after writing the bag out had begun).
    """
    session.require_role(Role.COUNSELOR, Role.PRINCIPAL, Role.CLERK, Role.OFFICER, action="外发")
    database = session.database
    bundle = bundles.bundle(database, bundle_id)
    if bundle is None:
        raise UserError("bundle_missing")
    recipient = recipients.recipient(database, bundle.recipient_id)
    current = None if recipient is None else recipients.active_recipient(database, recipient.code)
    if current is None:
        raise UserError("recipient_revoked")
    if by_former_key(session, bundle):
        sent = bundles.may_be_outside(database, bundle_id)
        raise UserError("bundle_old_key_sent" if sent else "bundle_old_key", revision=bundle.revision)
    bag = bundles.bag_bytes(database, bundle_id)
    _check_signed(session, bundle, bag)
    name = bundle_file_name(unit_keys.unit_identity(database).code, current.code, bundle)
    return Sealed(bundle, current, name, seal_bag(bag, current.age_keys))


def export(
    session: Session, bundle_id: str, folder: Path, *, deliver: Deliver, channel: Channel = Channel.FOLDER
) -> Exported:
    """Seal a signed bag to its recipient, write it to ``folder``, read it back and compare; then record it.

    ``deliver`` writes and reads back (:func:`xinliapp.system.drives.write_and_read_back`). When it fails no
    export is recorded and the bag stays as it was; but that one was begun is kept before the first byte is
    written, so that no other bag is ever given its number (0147). Through :data:`Channel.MAIL` the file is a
    mail draft with the sealed bag attached; hash and check code are the bag's in any case.

    Raises:
        UserError: as :func:`seal`.
        KnownError: ``stick_pulled``, ``stick_full``, ``stick_readonly``, ``stick_differs``.
    """
    sealed = seal(session, bundle_id)
    digest, code = sha256(sealed.data), check_code(sealed.data)
    name, data = sealed.name, sealed.data
    if channel is Channel.MAIL:
        unit = unit_keys.unit_identity(session.database)
        draft = mail_draft.Draft(unit.code, unit.name, sealed.recipient.name, sealed.bundle.period, code)
        name, data = mail_draft.file_name(name), mail_draft.write(draft, sealed.name, sealed.data)
    begun = BundleExport(new_id(), bundle_id, name, digest, len(sealed.data), code, False, "", "", channel)
    if not bundles.may_be_outside(session.database, bundle_id):
        with session.write("bundle.export_begun", object_id=bundle_id) as uow:
            bundles.add_export(uow, begun)
    if deliver(folder, name, data) != data:
        raise KnownError("stick_differs")
    with session.write("bundle.export", object_id=bundle_id) as uow:
        bundles.add_export(uow, replace(begun, id=new_id(), read_back=True))
    return Exported(folder / name, len(sealed.data), code, digest, sealed.bundle.tagmanifest_hash, True)


def _check_signed(session: Session, bundle: StoredBundle, bag: bytes) -> None:
    """The bag's own approval stands behind exactly what is in it: a form's, or a centre's passing-on."""
    database, trusted = session.database, approvals.signers(session)
    approval = bundles.approval(database, bundle.approval_id)
    if approval is None or approval.subject_kind is not SubjectKind.FORWARDING:
        _check_approval(database, bundle.approval_id, stored_form(bag), trusted)
        return
    row = forwardings.forwarding(database, approval.subject_id)
    if row is None:
        raise UserError("approval_missing")
    signed = stored_parts(bag, (FORM_JSON, MEMBERS_JSON))
    same = signed == (row.form.encode(), row.members.encode())
    if not same or not approvals.holds(approval, forwarding_digest(row), trusted):
        raise UserError("approval_differs")


def forwarding_digest(row: Forwarding) -> str:
    """What the approval of a passing-on signs: hex SHA-256 over its figures and its list."""
    return sha256(row.form.encode() + b"\0" + row.members.encode())
