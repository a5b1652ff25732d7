"""Bureau edition: every file that came in, with what became of it.

``payload`` keeps the form and when it was signed as JSON; ``bag`` the bag's bytes as signed, so that it can
be checked or passed on again. Duplicates are not written: receiving something twice changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.bureau import InboxItem
from xinliapp.domain.exchange import (
    ArrivalVerdict,
    FormFigure,
    FormPayload,
    Notice,
    NoticeKind,
    PastArrival,
    PublishedRef,
)
from xinliapp.storage.database import Database, UnitOfWork, Value

_COLUMNS = (
    "id, file_name, file_hash, school_code, form_id, form_version, period, revision, sequence, epoch,"
    " previous_hash, tagmanifest_hash, signed, verdict, reason, notices, payload, received_at, kind,"
    " via_code, carrier_id"
)


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    file_name: str
    file_hash: str
    school_code: str | None
    form_id: str | None
    form_version: str | None
    period: str | None
    revision: int | None
    sequence: int | None
    epoch: str | None
    previous_hash: str | None
    tagmanifest_hash: str | None
    signed: bool
    verdict: ArrivalVerdict
    reason: str | None
    notices: str
    payload: str | None
    received_at: str
    kind: str
    via_code: str | None
    carrier_id: str | None


def add_item(uow: UnitOfWork, item: InboxItem, bag: bytes | None) -> None:
    """Write one item; ``bag`` only for a bundle that passed the strict reader."""
    uow.insert(
        "inbox_item",
        {
            "id": item.id,
            "file_name": item.file_name,
            "file_hash": item.file_hash,
            "school_code": item.school_code,
            "form_id": item.form_id,
            "form_version": item.form_version,
            "period": item.period,
            "revision": item.revision,
            "sequence": item.sequence,
            "epoch": item.epoch,
            "previous_hash": item.previous_hash,
            "tagmanifest_hash": item.tagmanifest_hash,
            "signed": item.signed,
            "verdict": item.verdict,
            "reason": item.reason,
            "notices": json.dumps(
                [[notice.kind.value, notice.detail] for notice in item.notices], ensure_ascii=False
            ),
            "payload": _payload_text(item.form, item.signed_at),
            "bag": bag,
            "received_at": item.received_at,
            "kind": item.kind,
            "via_code": item.via_code,
            "carrier_id": item.carrier_id,
        },
    )


def item(database: Database, item_id: str) -> InboxItem | None:
    """The item with this id."""
    found = _items(database, "id = ?", (item_id,))
    return found[0] if found else None


def items(database: Database) -> list[InboxItem]:
    """Everything that came in, oldest first."""
    return _items(database, "1 = 1", ())


def items_of_file(database: Database, file_hash: str) -> list[InboxItem]:
    """Items made from a file of exactly these bytes."""
    return _items(database, "file_hash = ?", (file_hash,))


def items_for(database: Database, form_id: str, period: str) -> list[InboxItem]:
    """Schools' items of a form and period whatever their verdict, oldest first; no centre's own bag."""
    return _items(database, "form_id = ? AND period = ? AND kind = 'form'", (form_id, period))


def periods_of(database: Database, form_id: str) -> list[str]:
    """The periods for which anything of a form came in."""
    found = database.tuples(
        "SELECT DISTINCT period FROM inbox_item WHERE form_id = ? AND period IS NOT NULL AND period <> ''",
        (form_id,),
    )
    return [str(period) for (period,) in found]


def items_of_school(database: Database, code: str, form_id: str, period: str) -> list[InboxItem]:
    """As :func:`items_for`, of one school."""
    return _items(
        database, "school_code = ? AND form_id = ? AND period = ? AND kind = 'form'", (code, form_id, period)
    )


def items_of_carrier(database: Database, carrier_id: str) -> list[InboxItem]:
    """What lay in a centre's bag and was written."""
    return _items(database, "carrier_id = ?", (carrier_id,))


def came_directly(database: Database, school_code: str) -> bool:
    """Whether a school ever sent a form here itself, through no centre."""
    found = database.scalar(
        "SELECT 1 FROM inbox_item WHERE school_code = ? AND kind = 'form' AND via_code IS NULL"
        " AND verdict <> 'refused' LIMIT 1",
        (school_code,),
    )
    return found is not None


def history(database: Database, codes: Sequence[str], via_code: str | None = None) -> list[PastArrival]:
    """What the replay rules must know of a unit's signed bags, in order of receipt, without refusals.

    ``codes`` are the codes of one school: it numbers its bags on when its code changes.

    Bags are numbered for their recipient: those that came through a centre were numbered for that centre.
    """
    marks = ", ".join("?" for _ in codes)
    return [
        PastArrival(
            str(row.epoch),
            int(row.sequence or 0),
            str(row.tagmanifest_hash),
            row.previous_hash,
            str(row.form_id),
            str(row.period),
            int(row.revision or 0),
            _signed_at(row.payload) or "",
            row.verdict,
        )
        for row in database.rows(
            _Row,
            f"SELECT {_COLUMNS} FROM inbox_item WHERE school_code IN ({marks}) AND signed = 1"  # noqa: S608
            " AND verdict <> 'refused' AND tagmanifest_hash IS NOT NULL AND via_code IS ?"
            " ORDER BY received_at, rowid",
            (*codes, via_code),
        )
    ]


def bag_of(database: Database, item_id: str) -> bytes | None:
    """The bytes of an item's bag exactly as the school signed them."""
    value = database.scalar("SELECT bag FROM inbox_item WHERE id = ?", (item_id,))
    return value if isinstance(value, bytes) else None


def set_verdict(uow: UnitOfWork, item_id: str, verdict: ArrivalVerdict, reason: str | None) -> None:
    """Change what became of an item: a person decided."""
    uow.update("inbox_item", item_id, {"verdict": verdict, "reason": reason})


def set_claim(uow: UnitOfWork, claimed: InboxItem) -> None:
    """An unsigned form was claimed for a school and period."""
    uow.update(
        "inbox_item",
        claimed.id,
        {
            "school_code": claimed.school_code,
            "form_id": claimed.form_id,
            "period": claimed.period,
            "revision": claimed.revision,
            "reason": claimed.reason,
            "payload": _payload_text(claimed.form, claimed.signed_at),
        },
    )


def _items(database: Database, where: str, args: tuple[Value, ...]) -> list[InboxItem]:
    rows = database.rows(
        _Row,
        f"SELECT {_COLUMNS} FROM inbox_item WHERE {where} ORDER BY received_at, rowid",  # noqa: S608
        args,
    )
    return [_item(row) for row in rows]


def _item(row: _Row) -> InboxItem:
    return InboxItem(
        id=row.id,
        file_name=row.file_name,
        file_hash=row.file_hash,
        school_code=row.school_code,
        form_id=row.form_id,
        form_version=row.form_version,
        period=row.period,
        revision=row.revision,
        sequence=row.sequence,
        epoch=row.epoch,
        previous_hash=row.previous_hash,
        tagmanifest_hash=row.tagmanifest_hash,
        signed=row.signed,
        verdict=row.verdict,
        reason=row.reason,
        notices=tuple(Notice(NoticeKind(kind), str(detail)) for kind, detail in json.loads(row.notices)),
        signed_at=_signed_at(row.payload),
        received_at=row.received_at,
        form=_form(row.payload),
        kind=row.kind,
        via_code=row.via_code,
        carrier_id=row.carrier_id,
    )


def _payload_text(form: FormPayload | None, signed_at: str | None) -> str | None:
    if form is None:
        return None
    columns = [
        {
            "column_id": figure.column_id,
            "heading": figure.heading,
            "unit": figure.unit,
            "value": figure.value,
            "text": figure.text,
            "system_value": figure.system_value,
            "reason": figure.reason,
            "definition_id": figure.definition_id,
            "published": _published_json(figure.published),
        }
        for figure in form.columns
    ]
    body = {
        "form_id": form.form_id,
        "form_version": form.form_version,
        "period": form.period,
        "revision": form.revision,
        "unit_code": form.unit_code,
        "unit_name": form.unit_name,
        "as_of": form.as_of,
        "head": dict(form.head),
        "columns": columns,
    }
    return json.dumps({"signed_at": signed_at, "form": body}, ensure_ascii=False)


def _published_json(published: PublishedRef | None) -> dict[str, object] | None:
    if published is None:
        return None
    return {
        "figure_id": published.figure_id,
        "published_at": published.published_at,
        "window_starts_on": published.window_starts_on,
        "window_ends_on": published.window_ends_on,
        "row_count": published.row_count,
        "rows_mac": published.rows_mac,
    }


def _signed_at(payload: str | None) -> str | None:
    return None if payload is None else json.loads(payload)["signed_at"]


def _form(payload: str | None) -> FormPayload | None:
    if payload is None:
        return None
    body = json.loads(payload)["form"]
    columns = []
    for column in body.pop("columns"):
        published = column.pop("published")
        columns.append(
            FormFigure(**column, published=None if published is None else PublishedRef(**published))
        )
    return FormPayload(**body, columns=tuple(columns))
