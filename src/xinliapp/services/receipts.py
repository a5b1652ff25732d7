"""The bureau's answer to a report: a signed receipt, or a return slip that says exactly what to put right.

Deciding signs and is one transaction; writing the sealed file to a stick is a step of its own and may be done
again. Of one report the newest decision counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from xinliapp.bundles.bagit import sha256
from xinliapp.bundles.receipts import MAX_REASONS, write_receipt
from xinliapp.bundles.seal import seal_bag
from xinliapp.domain.accounts import Role
from xinliapp.domain.bureau import InboxItem, SchoolProgress
from xinliapp.domain.calendar import parse_period
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import Deliver, HeadOfChain
from xinliapp.domain.ids import new_id
from xinliapp.domain.receipts import Direction, Receipt, ReceiptKind, ReturnReason, StoredReceipt, newest
from xinliapp.services import known_forms, reporting, typed
from xinliapp.services.enrolment import require_bureau
from xinliapp.services.session import Session
from xinliapp.storage import inbox_items, members
from xinliapp.storage import receipts as rows
from xinliapp.storage.audit import Chain, anchor, append, head
from xinliapp.storage.database import UnitOfWork

CHANGES = Changes.BUREAU
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Delivered:
    """One receipt written out and read back."""

    receipt: StoredReceipt
    file: Path


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision that no file was written for yet; ``sealable``: the school has a key to seal it to."""

    receipt: StoredReceipt
    school_name: str
    sealable: bool


def accept(session: Session, item_ids: Iterable[str]) -> list[StoredReceipt]:
    """Sign a receipt for each item that stands in the books and has none that says so yet.

    Plain spreadsheets get none (there is no signature to acknowledge), nor does what came through a centre:
    the centre answers its schools.

    Raises:
        UserError: ``not_allowed``, ``not_a_bureau``.
    """
    _may(session, "签发回执")
    database = session.database
    wanted = [
        item
        for item_id in item_ids
        if (item := inbox_items.item(database, item_id)) is not None
        and (item.verdict.counts and item.signed and item.carrier_id is None and item.kind == "form")
        and newest(rows.of_item(database, item_id)) is None
    ]
    if not wanted:
        return []
    firsts = _Firsts(session)
    with session.write("receipt.issue") as uow:
        return [_issue(session, uow, firsts, item, ReceiptKind.ACCEPTED) for item in wanted]


def send_back(
    session: Session, item_id: str, reasons: Sequence[ReturnReason], due_on: dt.date
) -> StoredReceipt:
    """Return a report with a reason for each thing that is wrong and the day a correction is wanted by.

    A plain spreadsheet is sent back on paper only: there is nothing signed to bind a slip to.

    Raises:
        UserError: ``not_allowed``, ``not_a_bureau``, ``not_found``, ``return_not_open`` (it does not stand in
            the books, or was returned already), ``return_no_reason``, ``return_day_past``, ``field_wrong``.
    """
    _may(session, "退回")
    words = tuple(
        ReturnReason(one.column_id, typed.text("原因", one.words, longest=LONGEST_REASON)) for one in reasons
    )
    if not words or len(words) > MAX_REASONS:
        raise UserError("return_no_reason")
    if due_on < session.clock.now().date():
        raise UserError("return_day_past", day=due_on.isoformat())
    item = inbox_items.item(session.database, item_id)
    if item is None:
        raise UserError("not_found")
    last = newest(rows.of_item(session.database, item_id))
    if not may_be_returned(item) or (last is not None and last.returned):
        raise UserError("return_not_open")
    with session.write("return.issue", object_id=item_id) as uow:
        return _issue(session, uow, _Firsts(session), item, ReceiptKind.RETURNED, words, due_on.isoformat())


def may_be_returned(item: InboxItem) -> bool:
    """Whether an item is a report that stands in the books and came from the school itself."""
    stands = item.verdict.counts or (not item.signed and item.form is not None and item.reason is None)
    return stands and item.school_code is not None and item.carrier_id is None and item.kind == "form"


def issued(session: Session, form_id: str | None = None, period: str | None = None) -> list[StoredReceipt]:
    """Everything decided here, oldest first."""
    return rows.issued(session.database, form_id, period)


def standing_returns(session: Session, form_id: str, period: str) -> list[StoredReceipt]:
    """Returns of a run that no later decision replaced, oldest first."""
    found = rows.returned_items(session.database, form_id, period).values()
    return sorted(found, key=lambda one: (one.issued_at, one.school_code))


def waiting(session: Session) -> list[Waiting]:
    """Signed decisions no file was written for yet, oldest first."""
    names = {school.code: school.name for school in members.members(session.database)}
    now = stamp(session.clock.now())
    return [
        Waiting(one, names.get(one.school_code, one.school_code), bool(_age_keys(session, one, now)))
        for one in rows.issued(session.database)
        if one.signed and not one.delivered
    ]


def deliver(
    session: Session, receipt_ids: Sequence[str], folder: Path, *, deliver_file: Deliver
) -> list[Delivered]:
    """Seal receipts to their schools, write each file to ``folder``, read it back and note it.

    Raises:
        UserError: ``not_allowed``, ``not_found``, ``receipt_school_keyless`` (``school``).
        KnownError: ``stick_pulled``, ``stick_full``, ``stick_readonly``, ``stick_differs``: the files written
            before are complete and noted.
    """
    _may(session, "导出回执")
    now = stamp(session.clock.now())
    done: list[Delivered] = []
    for receipt_id in receipt_ids:
        one, document = (
            rows.receipt(session.database, receipt_id),
            rows.document(session.database, receipt_id),
        )
        if one is None or document is None:
            raise UserError("not_found")
        keys = _age_keys(session, one, now)
        if not keys:
            raise UserError("receipt_school_keyless", school=one.school_code)
        data, name = seal_bag(document, keys), file_name(one)
        if deliver_file(folder, name, data) != data:
            raise KnownError("stick_differs")
        with session.write("receipt.deliver", object_id=receipt_id) as uow:
            rows.add_delivery(uow, receipt_id, name, sha256(data))
        done.append(Delivered(one, folder / name))
    return done


def file_name(receipt: StoredReceipt) -> str:
    """``<issuer>-<period>-<school>-r2-receipt-1a2b3c.age``, or ``…-return-…``; no names of people."""
    kind = "return" if receipt.returned else "receipt"
    period = parse_period(receipt.period).file_part
    about = f"{receipt.school_code}-r{receipt.revision}"
    return f"{receipt.issuer_code}-{period}-{about}-{kind}-{receipt.id[:6]}.age"


def default_due(session: Session, form_id: str, period: str) -> dt.date:
    """The day proposed for a correction: the schools' own day if it is still ahead, else in 3 days."""
    today = session.clock.now().date()
    run = known_forms.run(session, form_id, period)
    due = None if run is None or run.due_on is None else dt.date.fromisoformat(run.due_on)
    return due if due is not None and due > today else today + dt.timedelta(days=3)


def _may(session: Session, action: str) -> None:
    session.require_role(Role.CLERK, Role.OFFICER, action=action)
    require_bureau(session)
    session.require_sign()


def _issue(
    session: Session,
    uow: UnitOfWork,
    firsts: _Firsts,
    item: InboxItem,
    kind: ReceiptKind,
    reasons: tuple[ReturnReason, ...] = (),
    due_on: str | None = None,
) -> StoredReceipt:
    database = uow.database
    unit, chain = require_bureau(session), head(database, Chain.CORE)
    first, late = firsts.of(item)
    stored = StoredReceipt(
        id=new_id(),
        direction=Direction.ISSUED,
        kind=kind,
        issuer_code=unit.code,
        issuer_name=unit.name,
        school_code=str(item.school_code),
        form_id=str(item.form_id),
        period=str(item.period),
        revision=item.revision or 1,
        sequence=item.sequence,
        item_id=item.id,
        bundle_id=None,
        reasons=reasons,
        due_on=due_on,
        late=late,
        received_at=first,
        issued_at=uow.now,
        issued_by=session.account.display_name,
        signed=item.signed,
    )
    document = None
    if item.signed:
        signed = _signed(stored, str(item.tagmanifest_hash), HeadOfChain(chain.seq, chain.hash))
        document = write_receipt(signed, session.require_sign())
        anchor(uow, Chain.CORE, chain.seq, chain.hash, "receipt")
    digest = None if document is None else sha256(document)
    rows.add(uow, stored, tagmanifest_hash=item.tagmanifest_hash, document=document, document_hash=digest)
    detail = {"school": stored.school_code, "kind": kind.value, "receipt": stored.id}
    append(uow, Chain.CORE, "receipt.signed", item.id, detail)
    return stored


def _signed(stored: StoredReceipt, tagmanifest_hash: str, chain: HeadOfChain) -> Receipt:
    return Receipt(
        id=stored.id,
        kind=stored.kind,
        issuer_code=stored.issuer_code,
        issuer_name=stored.issuer_name,
        school_code=stored.school_code,
        form_id=stored.form_id,
        period=stored.period,
        revision=stored.revision,
        sequence=stored.sequence or 1,
        tagmanifest_hash=tagmanifest_hash,
        received_at=stored.received_at,
        late=stored.late,
        due_on=stored.due_on,
        reasons=stored.reasons,
        issued_at=stored.issued_at,
        issued_by=stored.issued_by,
        issuer_head=chain,
    )


class _Firsts:
    """When a school's first usable file of a run came in and whether that was late; each run is read once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._runs: dict[tuple[str, str], dict[str, SchoolProgress]] = {}

    def of(self, item: InboxItem) -> tuple[str, bool]:
        """Moment and lateness for the school of an item."""
        line = self._run(str(item.form_id), str(item.period)).get(str(item.school_code))
        if line is None or line.received_at is None:
            return item.received_at, False
        return line.received_at, line.due_on is not None and line.received_at[:10] > line.due_on

    def _run(self, form_id: str, period: str) -> dict[str, SchoolProgress]:
        if (form_id, period) not in self._runs:
            form = known_forms.definition(form_id)
            lines = () if form is None else reporting.reporting_progress(self._session, form, period).schools
            self._runs[form_id, period] = {line.school.code: line for line in lines}
        return self._runs[form_id, period]


def _age_keys(session: Session, receipt: StoredReceipt, now: str) -> list[str]:
    keys = members.keys_of(session.database, receipt.school_code)
    return [key.age_recipient for key in keys if key.age_recipient and key.valid_at(now)]
