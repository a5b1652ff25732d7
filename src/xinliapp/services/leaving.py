"""The exchange page's reading: which forms may leave for whom, what exactly leaves, what has left.

Seeing, signing and sealing are three steps. A bag is signed at approval; a form that was approved before its
recipient was known gets its bag here, from whoever holds K_sign.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from xinliapp.bundles.strict import stored_form
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.exchange import (
    BundleExport,
    FormPayload,
    LeavingFigure,
    LeavingPreview,
    Recipient,
    StoredBundle,
)
from xinliapp.domain.paperwork import FormRecord, PaperStatus, SubjectKind
from xinliapp.domain.receipts import Way
from xinliapp.services import approvals, exchange, exchange_preview, forms, known_forms, returns, signing
from xinliapp.services.session import Session
from xinliapp.storage import accounts, bundles, recipients
from xinliapp.storage.database import Database

CHANGES = Changes.FORMS | Changes.BUNDLES


class LeavingState(Enum):
    """How far a form is on its way out."""

    SUBMITTED = "submitted"  # waits for the principal
    APPROVED = "approved"  # approved, but no bag was signed for this recipient
    RESIGN = "resign"  # signed, but the signing key was exchanged before it left
    SIGNED = "signed"  # the bag may be exported
    EXPORTED = "exported"


@dataclass(frozen=True, slots=True)
class LeavingForm:
    """One revision of a form and its bag for one recipient; ``exports`` are oldest first.

    ``way`` tells how far the bag has come, None while there is none. ``former_key``: writing it out was
    begun, and the signing key was exchanged since, so it cannot be written out again.
    """

    record_id: str
    title: str
    period: str
    revision: int
    state: LeavingState
    bundle_id: str | None
    sequence: int | None
    approved_at: str | None
    approved_by: str
    exports: tuple[BundleExport, ...]
    way: Way | None = None
    former_key: bool = False

    @property
    def id(self) -> str:
        """The row's identity on a page."""
        return self.record_id


def leaving_forms(session: Session, recipient_id: str | None) -> tuple[LeavingForm, ...]:
    """Submitted and approved revisions, newest first, as they stand for this recipient."""
    database = session.database
    code = None if recipient_id is None else _code_of(database, recipient_id)
    signed = {
        (bundle.form_id, bundle.period, bundle.revision): bundle
        for bundle in reversed(bundles.bundles(database))
        if code is not None and _code_of(database, bundle.recipient_id) == code
    }
    names = {account.id: account.display_name for account in accounts.all_accounts(database)}
    come = {way.bundle_id: way for way in returns.ways(session)}
    return tuple(
        _form(session, record, signed.get((record.form_id, record.period, record.revision)), names, come)
        for record in forms.records(session)
        if record.status in (PaperStatus.SUBMITTED, PaperStatus.APPROVED)
    )


def _form(
    session: Session,
    record: FormRecord,
    bundle: StoredBundle | None,
    names: dict[str, str],
    come: dict[str, Way],
) -> LeavingForm:
    run = known_forms.run(session, record.form_id, record.period)
    approval = approvals.approval_of(session, SubjectKind.FORM_REPORT, record.id)
    exports = () if bundle is None else tuple(bundles.exports(session.database, bundle.id))
    former = bundle is not None and exchange.by_former_key(session, bundle)
    state = _state(record, bundle, exports)
    if former and bundle is not None and not bundles.may_be_outside(session.database, bundle.id):
        state, bundle = LeavingState.RESIGN, None
    return LeavingForm(
        record_id=record.id,
        title=record.form_id if run is None else run.title,
        period=record.period,
        revision=record.revision,
        state=state,
        bundle_id=None if bundle is None else bundle.id,
        sequence=None if bundle is None else bundle.sequence,
        approved_at=None if approval is None else approval.created_at,
        approved_by="" if approval is None else names.get(approval.created_by, ""),
        exports=exports,
        way=None if bundle is None else come.get(bundle.id),
        former_key=former,
    )


def _state(record: FormRecord, bundle: StoredBundle | None, exports: Sequence[BundleExport]) -> LeavingState:
    if bundle is not None:
        return LeavingState.EXPORTED if exports else LeavingState.SIGNED
    return LeavingState.APPROVED if record.status is PaperStatus.APPROVED else LeavingState.SUBMITTED


def preview(session: Session, record_id: str, recipient_id: str) -> LeavingPreview:
    """Exactly what would leave; changes are told against the submission before this revision.

    Raises:
        UserError: ``not_found``, ``paper_not_submitted``, ``recipient_unknown``, ``recipient_revoked``,
            ``names_in_text`` (``field``, ``line``).
    """
    payload = forms.payload(session, record_id)
    shown = exchange_preview.preview(session, payload, recipient_id)
    before = _submission_before(session.database, payload, shown.recipient.code)
    figures = tuple(_against(figure, before) for figure in shown.figures)
    with session.write("export.preview", object_id=record_id):
        pass
    revision = None if before is None else before.revision
    head = known_forms.ordered_head(payload)
    return replace(shown, head=head, figures=figures, last_revision=revision)


def _submission_before(database: Database, payload: FormPayload, code: str) -> FormPayload | None:
    older = [
        bundle
        for bundle in bundles.bundles(database, payload.form_id, payload.period)
        if bundle.revision < payload.revision and _code_of(database, bundle.recipient_id) == code
    ]
    if not older:
        return None
    return stored_form(bundles.bag_bytes(database, max(older, key=lambda bundle: bundle.revision).id))


def _against(figure: LeavingFigure, before: FormPayload | None) -> LeavingFigure:
    old = None if before is None else before.figure(figure.column_id)
    was = None if old is None else exchange_preview.shown_value(old)
    return replace(figure, before=was, changed=was is not None and was != figure.shown)


def sign_bag(session: Session, record_id: str, recipient_id: str) -> StoredBundle:
    """Approve a submitted form and sign its bag, or sign the bag of one approved already (K_sign).

    What a former signing key approved is approved anew: the paper is the same, the signature today's.

    Raises:
        UserError: ``not_allowed``, ``not_found``, ``recipient_unknown``, ``recipient_revoked``,
            ``names_in_text``, ``approval_missing``, ``approval_differs``, ``bundle_old_key_sent``: nothing
            was signed.
    """
    session.require_sign()
    record = next((found for found in forms.records(session) if found.id == record_id), None)
    if record is None:
        raise UserError("not_found")
    if record.status is PaperStatus.SUBMITTED:
        return signing.approve_for(session, record_id, recipient_id)
    approval = approvals.approval_of(session, SubjectKind.FORM_REPORT, record_id)
    if approval is None:
        raise UserError("approval_missing")
    payload = forms.payload(session, record_id)
    renew = approval.public_line != approvals.current_line(session)
    if renew and not forms.signature_holds(session, record_id):
        raise UserError("approval_differs")
    with session.write("form.approve" if renew else "bundle.assemble", object_id=record_id) as uow:
        if renew:
            approval = approvals.sign(session, uow, SubjectKind.FORM_REPORT, record_id, approval.digest)
        return exchange.assemble_and_sign(
            session,
            uow,
            approval_id=approval.id,
            recipient_id=recipient_id,
            payload=payload,
            definition=forms.definition(session, record_id),
        )


def to_sign_anew(session: Session) -> tuple[FormRecord, ...]:
    """Approved revisions with a bag that a former key signed and nobody began to write out, newest first."""
    database = session.database
    waiting = {
        (bundle.form_id, bundle.period, bundle.revision)
        for bundle in bundles.bundles(database)
        if exchange.by_former_key(session, bundle) and not bundles.may_be_outside(database, bundle.id)
    }
    return tuple(
        record
        for record in forms.records(session)
        if record.status is PaperStatus.APPROVED
        and (record.form_id, record.period, record.revision) in waiting
    )


def known_recipients(session: Session) -> tuple[Recipient, ...]:
    """Units this vault may send to."""
    return tuple(exchange.list_recipients(session))


def _code_of(database: Database, recipient_id: str) -> str:
    found = recipients.recipient(database, recipient_id)
    return "" if found is None else found.code
