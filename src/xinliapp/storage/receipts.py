"""Receipts and return slips, at the bureau as issued and at the school as taken in; append-only."""

from __future__ import annotations

import json
from dataclasses import dataclass

from xinliapp.domain.ids import new_id
from xinliapp.domain.receipts import Direction, ReceiptKind, ReturnReason, Sent, StoredReceipt, newest
from xinliapp.storage.database import Database, UnitOfWork, Value

_COLUMNS = (
    "id, direction, kind, issuer_code, issuer_name, school_code, form_id, period, revision, sequence,"
    " item_id, bundle_id, reasons, due_on, late, received_at, issued_at, issued_by,"
    " document IS NOT NULL AS signed,"
    " (SELECT count(*) FROM receipt_delivery d WHERE d.receipt_id = receipt.id) AS delivered"
)


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    direction: Direction
    kind: ReceiptKind
    issuer_code: str
    issuer_name: str
    school_code: str
    form_id: str
    period: str
    revision: int
    sequence: int | None
    item_id: str | None
    bundle_id: str | None
    reasons: str
    due_on: str | None
    late: bool
    received_at: str
    issued_at: str
    issued_by: str
    signed: bool
    delivered: int


def add(
    uow: UnitOfWork,
    receipt: StoredReceipt,
    *,
    tagmanifest_hash: str | None,
    document: bytes | None,
    document_hash: str | None,
) -> None:
    """Keep a decision; ``document`` is the signed ZIP, None for one that exists on paper only."""
    uow.insert(
        "receipt",
        {
            "id": receipt.id,
            "direction": receipt.direction,
            "kind": receipt.kind,
            "issuer_code": receipt.issuer_code,
            "issuer_name": receipt.issuer_name,
            "school_code": receipt.school_code,
            "form_id": receipt.form_id,
            "period": receipt.period,
            "revision": receipt.revision,
            "sequence": receipt.sequence,
            "tagmanifest_hash": tagmanifest_hash,
            "item_id": receipt.item_id,
            "bundle_id": receipt.bundle_id,
            "reasons": json.dumps(
                [[one.column_id, one.words] for one in receipt.reasons], ensure_ascii=False
            ),
            "due_on": receipt.due_on,
            "late": receipt.late,
            "received_at": receipt.received_at,
            "issued_at": receipt.issued_at,
            "issued_by": receipt.issued_by,
            "document": document,
            "document_hash": document_hash,
        },
    )


def receipt(database: Database, receipt_id: str) -> StoredReceipt | None:
    """The decision with this id."""
    found = _receipts(database, "id = ?", (receipt_id,))
    return found[0] if found else None


def issued(database: Database, form_id: str | None = None, period: str | None = None) -> list[StoredReceipt]:
    """Everything this bureau decided, oldest first; of one run where given."""
    where = "direction = 'issued' AND (?1 IS NULL OR form_id = ?1) AND (?2 IS NULL OR period = ?2)"
    return _receipts(database, where, (form_id, period))


def of_item(database: Database, item_id: str) -> list[StoredReceipt]:
    """What was decided about an inbox item, oldest first."""
    return _receipts(database, "item_id = ?", (item_id,))


def of_bundle(database: Database, bundle_id: str) -> list[StoredReceipt]:
    """What came back for a bundle, oldest first."""
    return _receipts(database, "bundle_id = ?", (bundle_id,))


def received(database: Database) -> list[StoredReceipt]:
    """Everything a school took in, oldest first."""
    return _receipts(database, "direction = 'received'", ())


def returned_items(database: Database, form_id: str, period: str) -> dict[str, StoredReceipt]:
    """By inbox item, the return that stands: items whose newest decision is one."""
    by_item: dict[str, list[StoredReceipt]] = {}
    for one in issued(database, form_id, period):
        by_item.setdefault(str(one.item_id), []).append(one)
    last = {item_id: newest(decisions) for item_id, decisions in by_item.items()}
    return {item_id: one for item_id, one in last.items() if one is not None and one.returned}


def document(database: Database, receipt_id: str) -> bytes | None:
    """The signed ZIP, or None for a decision on paper."""
    value = database.scalar("SELECT document FROM receipt WHERE id = ?", (receipt_id,))
    return value if isinstance(value, bytes) else None


def with_document(database: Database, direction: Direction, document_hash: str) -> StoredReceipt | None:
    """The decision whose signed ZIP has this hash."""
    found = _receipts(database, "direction = ? AND document_hash = ?", (direction.value, document_hash))
    return found[0] if found else None


def add_delivery(uow: UnitOfWork, receipt_id: str, file_name: str, file_hash: str) -> None:
    """Note that a receipt was written out and read back."""
    values = {"id": new_id(), "receipt_id": receipt_id, "file_name": file_name, "file_hash": file_hash}
    uow.insert("receipt_delivery", {**values})


def refusal(database: Database, file_hash: str, reason: str) -> bool:
    """Whether exactly this file was refused for this reason before."""
    found = database.scalar(
        "SELECT 1 FROM receipt_refusal WHERE file_hash = ? AND reason = ?", (file_hash, reason)
    )
    return found is not None


def add_refusal(uow: UnitOfWork, file_name: str, file_hash: str, reason: str) -> None:
    """Note a file that was given as a receipt and not taken."""
    uow.insert(
        "receipt_refusal",
        {"id": new_id(), "file_name": file_name, "file_hash": file_hash, "reason": reason},
    )


def add_sent(uow: UnitOfWork, bundle_id: str, sent_at: str) -> str:
    """Note that a bundle was handed over or sent; the row's id."""
    row_id = new_id()
    uow.insert("bundle_sent", {"id": row_id, "bundle_id": bundle_id, "sent_at": sent_at})
    return row_id


def remove_sent(uow: UnitOfWork, row_id: str) -> None:
    """Take a mark back that was set by mistake (撤销)."""
    uow.execute("DELETE FROM bundle_sent WHERE id = ?", (row_id,))


def sent(database: Database, bundle_id: str) -> Sent | None:
    """The first time a bundle was marked as sent."""
    found = database.rows(
        Sent, "SELECT * FROM bundle_sent WHERE bundle_id = ? ORDER BY sent_at, id LIMIT 1", (bundle_id,)
    )
    return found[0] if found else None


def _receipts(database: Database, where: str, args: tuple[Value, ...]) -> list[StoredReceipt]:
    rows = database.rows(
        _Row,
        f"SELECT {_COLUMNS} FROM receipt WHERE {where} ORDER BY issued_at, rowid",  # noqa: S608
        args,
    )
    return [_stored(row) for row in rows]


def _stored(row: _Row) -> StoredReceipt:
    return StoredReceipt(
        id=row.id,
        direction=row.direction,
        kind=row.kind,
        issuer_code=row.issuer_code,
        issuer_name=row.issuer_name,
        school_code=row.school_code,
        form_id=row.form_id,
        period=row.period,
        revision=row.revision,
        sequence=row.sequence,
        item_id=row.item_id,
        bundle_id=row.bundle_id,
        reasons=tuple(ReturnReason(str(column), str(words)) for column, words in json.loads(row.reasons)),
        due_on=row.due_on,
        late=row.late,
        received_at=row.received_at,
        issued_at=row.issued_at,
        issued_by=row.issued_by,
        signed=row.signed,
        delivered=row.delivered,
    )
