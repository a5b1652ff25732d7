"""上报: a centre passes its schools' signed rows on unchanged, with its own figures, and signs the whole.

Nothing is summed anew at the next office from numbers we retyped: it gets the very bags the schools signed.
The leader in charge signs where the bureau has one (an OFFICER account), else whoever holds the key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xinliapp import __version__
from xinliapp.bundles.form_payload import write_form
from xinliapp.bundles.members_json import MEMBERS_JSON, write_members
from xinliapp.bundles.write import BagSpec, build_bag
from xinliapp.crypto import sshsig
from xinliapp.domain.accounts import Role
from xinliapp.domain.bureau import MergedTable
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.exchange import (
    FORM_JSON,
    BagFacts,
    BundleExport,
    FormPayload,
    HeadOfChain,
    Recipient,
    RestoredFrom,
    StoredBundle,
)
from xinliapp.domain.forwarding import (
    Forwarding,
    ForwardRow,
    MemberState,
)
from xinliapp.domain.ids import new_id
from xinliapp.domain.paperwork import SubjectKind
from xinliapp.domain.rules import FormDefinition
from xinliapp.services import approvals, exchange, exchange_preview, merge
from xinliapp.services.enrolment import require_bureau
from xinliapp.services.forward_content import DAY_FIELD, NAME_FIELD, UNIT_FIELD, Content, must_return
from xinliapp.services.reporting import reporting_schools, standing_items
from xinliapp.services.session import Session
from xinliapp.storage import (
    accounts,
    bundles,
    chases,
    forwardings,
    receipts,
)
from xinliapp.storage import flags as flag_rows
from xinliapp.storage.audit import Chain, anchor, append, head, known_case_head
from xinliapp.storage.database import Database, UnitOfWork

CHANGES = Changes.BUREAU | Changes.BUNDLES


@dataclass(frozen=True, slots=True)
class ForwardPage:
    """One reading: the rows to pass on, to whom, and what was signed before.

    ``outdated``: rows changed since the newest signature, or the signing key did. ``open_flags`` counts
    flags that must be returned first. ``head`` proposes the head of the centre's own form.
    """

    rows: tuple[ForwardRow, ...]
    recipients: tuple[Recipient, ...]
    recipient: Recipient | None
    fingerprint_groups: tuple[str, ...]
    table: MergedTable | None
    head: tuple[tuple[str, str], ...]
    bundle: StoredBundle | None
    exports: tuple[BundleExport, ...]
    signed_by: str
    outdated: bool
    open_flags: int
    may_sign: bool

    def count(self, state: MemberState) -> int:
        """How many schools are in this state."""
        return sum(1 for row in self.rows if row.state is state)

    @property
    def unexplained(self) -> int:
        """Absent schools whose reason is still wanted."""
        return sum(1 for row in self.rows if row.unexplained)


def page(
    session: Session, definition: FormDefinition, period: str, recipient_id: str | None = None
) -> ForwardPage:
    """Everything about passing a run on.

    Raises:
        UserError: ``not_allowed``, ``not_a_bureau``.
    """
    session.require_role(Role.CLERK, Role.OFFICER, action="上报")
    unit = require_bureau(session)
    database = session.database
    units = tuple(exchange.list_recipients(session))
    chosen = next((one for one in units if one.id == recipient_id), units[0] if units else None)
    rows = _rows(database, definition, period)
    bundle = None
    if chosen is not None:
        bundle = bundles.last_submission(database, chosen.code, definition.id, period)
    names = {account.id: account.display_name for account in accounts.all_accounts(database)}
    approval = None if bundle is None else bundles.approval(database, bundle.approval_id)
    now = session.clock.now().date().isoformat()
    known = {UNIT_FIELD: unit.name, DAY_FIELD: now, NAME_FIELD: session.account.display_name}
    return ForwardPage(
        rows=rows,
        recipients=units,
        recipient=chosen,
        fingerprint_groups=() if chosen is None else sshsig.fingerprint_groups(chosen.signing_key),
        table=_table(session, definition, period),
        head=tuple((name, known.get(name, "")) for name in definition.head_fields),
        bundle=bundle,
        exports=() if bundle is None else tuple(bundles.exports(database, bundle.id)),
        signed_by="" if approval is None else names.get(approval.created_by, ""),
        outdated=bundle is not None
        and (exchange.by_former_key(session, bundle) or _outdated(session, definition, bundle)),
        open_flags=must_return(session, definition, period),
        may_sign=_signer(session),
    )


def _rows(database: Database, definition: FormDefinition, period: str) -> tuple[ForwardRow, ...]:
    standing = standing_items(database, definition.id, period)
    returned = receipts.returned_items(database, definition.id, period)
    reasons = chases.reasons(database, definition.id, period)
    notes = flag_rows.notes(database, definition.id, period)
    found = []
    for school in reporting_schools(database, period, standing):
        item = standing.get(school.code)
        if item is None or item.id in returned:
            sent_back = item is not None
            reason = reasons.get(school.code, "")
            found.append(
                ForwardRow(school.code, school.name, MemberState.ABSENT, None, reason, returned=sent_back)
            )
            continue
        state = MemberState.SIGNED if item.signed else MemberState.UNSIGNED
        told = tuple(f"{note.message}:{note.note}" for note in notes.get(item.id, {}).values())
        found.append(ForwardRow(school.code, school.name, state, item.revision, notes=told))
    return tuple(found)


def _table(session: Session, definition: FormDefinition, period: str) -> MergedTable | None:
    try:
        return merge.merge(session, definition, period)
    except UserError as error:
        if error.code != "merge_empty":
            raise
        return None


def _signer(session: Session) -> bool:
    """Whether this account signs: the leader where there is one, else who holds the key."""
    people = accounts.all_accounts(session.database)
    leader = any(account.active and account.role is Role.OFFICER for account in people)
    return session.account.role is Role.OFFICER or not leader


# Signing ---------------------------------------------------------------


def sign(
    session: Session,
    definition: FormDefinition,
    period: str,
    recipient_id: str,
    given_head: Mapping[str, str] | None = None,
) -> StoredBundle:
    """Approve what is passed on, make the bag and sign it, in one transaction.

    The same content again gives the bundle that is there.

    Raises:
        UserError: ``not_allowed``, ``not_a_bureau``, ``forward_leader_signs``, ``forward_empty``,
            ``forward_reason_missing`` (``count``), ``forward_flags_open`` (``count``), ``forward_depth``
            (``school``), ``forward_too_many``, ``recipient_unknown``, ``recipient_revoked``,
            ``names_in_text``. KnownError: ``forward_bag_wrong`` (``school``).
    """
    session.require_role(Role.CLERK, Role.OFFICER, action="上报")
    require_bureau(session)
    seed = session.require_sign()
    if not _signer(session):
        raise UserError("forward_leader_signs")
    recipient = exchange_preview.active_recipient(session.database, recipient_id)
    made = Content(session, definition, period)
    made.check()
    known = bundles.last_submission(session.database, recipient.code, definition.id, period)
    fresh = known is not None and not exchange.by_former_key(session, known)
    if known is not None and fresh and not _differs(session.database, made, known, given_head):
        return known
    made.check_bags()
    before = forwardings.of_run(session.database, definition.id, period)
    revision = 1 + max((row.revision for row in before), default=0)
    form = made.form(revision, given_head or {})
    exchange_preview.refuse_names(session.database, form)
    with session.write("forward.sign") as uow:
        row = Forwarding(
            new_id(), definition.id, definition.version, period, revision, recipient.id,
            write_form(form).decode(), write_members(made.members).decode(), uow.now, uow.actor,
        )  # fmt: skip
        forwardings.add(uow, row)
        approval = approvals.sign(
            session, uow, SubjectKind.FORWARDING, row.id, exchange.forwarding_digest(row)
        )
        facts = _facts(uow, seed, recipient, form)
        parts = {**made.parts(), FORM_JSON: row.form.encode(), MEMBERS_JSON: row.members.encode()}
        signed = build_bag(BagSpec(facts, parts), seed)
        stored = StoredBundle(
            new_id(), recipient.id, form.form_id, period, revision, facts.sequence, facts.epoch,
            facts.previous_hash, signed.tagmanifest_hash, approval.id, uow.now, uow.actor,
        )  # fmt: skip
        bundles.add_bundle(uow, stored, signed.data)
        anchor(uow, Chain.CORE, facts.core_head.seq, facts.core_head.hash, "bundle")
        detail = {"sequence": facts.sequence, "tagmanifest": signed.tagmanifest_hash, "to": recipient.code}
        append(uow, Chain.CORE, "forward.bundle", stored.id, detail)
    return stored


def _outdated(session: Session, definition: FormDefinition, bundle: StoredBundle) -> bool:
    return _differs(session.database, Content(session, definition, bundle.period), bundle)


def _differs(
    database: Database, content: Content, bundle: StoredBundle, head_: Mapping[str, str] | None = None
) -> bool:
    """Whether what would be passed on now is not what that bundle passed on."""
    approval = bundles.approval(database, bundle.approval_id)
    row = None if approval is None else forwardings.forwarding(database, approval.subject_id)
    return row is None or not content.same_as(row, bundles.bag_bytes(database, bundle.id), head_)


def _facts(uow: UnitOfWork, seed: bytes, recipient: Recipient, form: FormPayload) -> BagFacts:
    database = uow.database
    epoch = bundles.current_epoch(database)
    last, older = bundles.last_to(database, recipient.code, epoch), bundles.last_to(database, recipient.code)
    core = head(database, Chain.CORE)
    restored = None
    if last is None and older is not None:
        restored = RestoredFrom(older.epoch, older.sequence, older.tagmanifest_hash)
    return BagFacts(
        unit_code=form.unit_code,
        unit_name=" ".join(form.unit_name.split()),
        tier="bureau",
        recipient_code=recipient.code,
        form_id=form.form_id,
        form_version=form.form_version,
        period=form.period,
        revision=form.revision,
        sequence=1 if last is None else last.sequence + 1,
        epoch=epoch,
        previous_hash=None if last is None else last.tagmanifest_hash,
        core_head=HeadOfChain(core.seq, core.hash),
        case_head=HeadOfChain(*known_case_head(database)),
        app_version=__version__,
        enrolment=sshsig.fingerprint(sshsig.public_line(sshsig.public_key(seed))),
        signed_at=uow.now,
        restored_from=restored,
    )
