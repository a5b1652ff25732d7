"""The school's side of an answer: receipts taken in, how far each report has come, a correction begun.

A receipt is believed only if it is sealed to this unit, signed by the enrolled key of the unit the report
went to, addressed to this school and about a report we signed. Everything else is refused with one reason,
and a copy is kept in quarantine. Who does not hold the unit's age key leaves the file sealed for who does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from xinliapp.bundles.bagit import sha256
from xinliapp.bundles.receipts import read_receipt
from xinliapp.bundles.seal import AGE_MAGIC, MAX_SEALED, open_sealed
from xinliapp.crypto.durable import write_durably
from xinliapp.domain.accounts import Compartment, Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import KnownError, UserError, XinliError
from xinliapp.domain.exchange import StoredBundle
from xinliapp.domain.paperwork import PaperStatus
from xinliapp.domain.receipts import (
    Direction,
    Receipt,
    Sent,
    Step,
    StoredReceipt,
    TakenAs,
    TakenReceipt,
    Way,
    newest,
)
from xinliapp.domain.tasks import Task
from xinliapp.services import campaigns, forms, known_forms
from xinliapp.services.enrolment import unit_identities
from xinliapp.services.quarantine import WAITING_FOLDER, copy_name, keep_copy
from xinliapp.services.session import Session
from xinliapp.storage import bundles, form_reports, recipients, unit_keys
from xinliapp.storage import receipts as rows
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.database import Database

CHANGES = Changes.BUNDLES | Changes.FORMS | Changes.TASKS
MAX_WAITING = 500

_OPENING = {
    "bundle_not_for_us": "receipt_not_for_us",
    "bundle_damaged": "receipt_damaged",
    "bundle_too_large": "receipt_damaged",
}


def take_in(session: Session, paths: Sequence[Path]) -> list[TakenReceipt]:
    """Take in files as receipts or return slips; one result per file, in order, a bad one stops none.

    Raises:
        UserError: ``not_allowed`` (bureau staff).
    """
    session.require_role(Role.COUNSELOR, Role.PRINCIPAL, Role.REGISTRAR, action="收回执")
    return [_take(session, path) for path in paths]


def waiting(session: Session) -> int:
    """How many sealed files wait for whoever holds the unit's key."""
    return len(_waiting_files(session))


def open_waiting(session: Session) -> list[TakenReceipt]:
    """Take in what others left sealed; does nothing without the key."""
    if not session.keys.holds(Compartment.SIGN):
        return []
    done = []
    for path in _waiting_files(session):
        result = _take(session, path)
        unread = result.refusal is not None and result.refusal.code == "inbox_unreadable"
        if result.taken is not TakenAs.KEPT and not unread:  # what could not be read now waits on
            path.unlink(missing_ok=True)
        done.append(result)
    return done


def _waiting_files(session: Session) -> list[Path]:
    folder = session.vault / WAITING_FOLDER
    found = sorted(path for path in folder.glob("*.age") if path.is_file()) if folder.is_dir() else []
    return found[:MAX_WAITING]


def _take(session: Session, path: Path) -> TakenReceipt:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_SEALED + 1)
    except OSError:
        return TakenReceipt(
            path.name, TakenAs.REFUSED, refusal=KnownError("inbox_unreadable", file=path.name)
        )
    if data.startswith(AGE_MAGIC) and not session.keys.holds(Compartment.SIGN):
        return _keep_sealed(session, path.name, data)
    try:
        document = _open(session, path.name, data)
        receipt = read_receipt(document, _lines_of(session.database, path.name))
        bundle = _bundle_of(session, path.name, receipt)
    except XinliError as error:
        return _refuse(session, path.name, data, error)
    return _write(session, path.name, receipt, bundle, document)


def _keep_sealed(session: Session, name: str, data: bytes) -> TakenReceipt:
    folder = session.vault / WAITING_FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = folder / copy_name(data)
    if not copy.exists():
        if len(_waiting_files(session)) >= MAX_WAITING:
            raise KnownError("receipt_waiting_full", count=MAX_WAITING)
        write_durably(copy, data)
        with session.write("receipt.keep"):
            pass
    return TakenReceipt(name, TakenAs.KEPT)


def _open(session: Session, name: str, data: bytes) -> bytes:
    if not data.startswith(AGE_MAGIC):
        raise KnownError("receipt_not_recognised", file=name)
    try:
        return open_sealed(data, unit_identities(session))
    except KnownError as error:
        raise KnownError(_OPENING.get(error.code, error.code)) from None


def _lines_of(database: Database, name: str) -> Callable[[str], Sequence[str]]:
    def lines(code: str) -> Sequence[str]:
        unit = recipients.active_recipient(database, code)
        if unit is None:
            raise KnownError("receipt_issuer_unknown", unit=code, file=name)
        return (unit.signing_key,)

    return lines


def _bundle_of(session: Session, name: str, receipt: Receipt) -> StoredBundle:
    """Our bundle that a receipt is about; everything it says of it must be so."""
    database = session.database
    if receipt.school_code != unit_keys.unit_identity(database).code:
        raise KnownError("receipt_wrong_school", unit=receipt.school_code, file=name)
    found = bundles.with_hash(database, receipt.tagmanifest_hash)
    if found is None:
        raise KnownError("receipt_bundle_unknown", revision=receipt.revision, file=name)
    unit = recipients.recipient(database, found.recipient_id)
    said = (receipt.form_id, receipt.period, receipt.revision, receipt.sequence, receipt.issuer_code)
    ours = (found.form_id, found.period, found.revision, found.sequence, unit.code if unit else "")
    if said != ours:
        raise KnownError("receipt_differs", revision=receipt.revision, file=name)
    return found


def _write(
    session: Session, name: str, receipt: Receipt, bundle: StoredBundle, document: bytes
) -> TakenReceipt:
    digest = sha256(document)
    known = rows.with_document(session.database, Direction.RECEIVED, digest) or rows.receipt(
        session.database, receipt.id
    )
    if known is not None:
        return TakenReceipt(name, TakenAs.DUPLICATE, known)
    stored = StoredReceipt(
        id=receipt.id,
        direction=Direction.RECEIVED,
        kind=receipt.kind,
        issuer_code=receipt.issuer_code,
        issuer_name=receipt.issuer_name,
        school_code=receipt.school_code,
        form_id=receipt.form_id,
        period=receipt.period,
        revision=receipt.revision,
        sequence=receipt.sequence,
        item_id=None,
        bundle_id=bundle.id,
        reasons=receipt.reasons,
        due_on=receipt.due_on,
        late=receipt.late,
        received_at=receipt.received_at,
        issued_at=receipt.issued_at,
        issued_by=receipt.issued_by,
        signed=True,
    )
    with session.write("receipt.in", object_id=bundle.id) as uow:
        rows.add(
            uow, stored, tagmanifest_hash=receipt.tagmanifest_hash, document=document, document_hash=digest
        )
        chain = f"{receipt.issuer_head.seq}:{receipt.issuer_head.hash}"
        detail = {"receipt": receipt.id, "kind": receipt.kind.value, "issuer_head": chain}
        append(uow, Chain.CORE, "receipt.taken", bundle.id, detail)
    return TakenReceipt(name, TakenAs.RETURNED if stored.returned else TakenAs.ACCEPTED, stored)


def _refuse(session: Session, name: str, data: bytes, error: XinliError) -> TakenReceipt:
    """Keep a copy and the reason; the same file refused for the same reason again changes nothing."""
    told = KnownError(error.code, **{"place": "", "unit": "", "revision": "", **error.params, "file": name})
    digest = sha256(data)
    if rows.refusal(session.database, digest, error.code):
        return TakenReceipt(name, TakenAs.REFUSED, refusal=told, quarantined_as=copy_name(data))
    try:
        copy: str | None = keep_copy(session, data)
    except UserError:  # a plain file, and this unit has no key to seal it to yet
        copy = None
    with session.write("receipt.refuse") as uow:
        rows.add_refusal(uow, name[:200], digest, error.code)
        append(uow, Chain.CORE, "receipt.refused", None, {"reason": error.code, "file": digest})
    return TakenReceipt(name, TakenAs.REFUSED, refusal=told, quarantined_as=copy)


# How far a report has come ---------------------------------------------------------------


def mark_sent(session: Session, bundle_id: str, at: dt.datetime | None = None) -> str:
    """A person says that the file was handed over or sent; the mark's id, for :func:`unmark_sent`.

    Raises:
        UserError: ``not_allowed``, ``bundle_missing``, ``bundle_not_exported``, ``field_wrong`` (future).
    """
    session.require_role(Role.COUNSELOR, Role.PRINCIPAL, Role.CLERK, Role.OFFICER, action="标记送出")
    moment = at or session.clock.now()
    if moment > session.clock.now():
        raise UserError("field_wrong", field="送出时间", why="时间还没有到")
    if bundles.bundle(session.database, bundle_id) is None:
        raise UserError("bundle_missing")
    if not bundles.exports(session.database, bundle_id):
        raise UserError("bundle_not_exported")
    with session.write("export.sent", object_id=bundle_id) as uow:
        return rows.add_sent(uow, bundle_id, stamp(moment))


def unmark_sent(session: Session, mark_id: str, bundle_id: str) -> None:
    """Take back a mark that was set by mistake."""
    session.require_role(Role.COUNSELOR, Role.PRINCIPAL, Role.CLERK, Role.OFFICER, action="标记送出")
    with session.write("export.unsent", object_id=bundle_id) as uow:
        rows.remove_sent(uow, mark_id)


def ways(session: Session) -> tuple[Way, ...]:
    """The way of every signed report, newest first."""
    database = session.database
    latest: dict[tuple[str, str], int] = {}
    for record in forms.records(session):
        key = (record.form_id, record.period)
        latest[key] = max(latest.get(key, 0), record.revision)
    return tuple(_way(session, bundle, latest) for bundle in bundles.bundles(database))


def _way(session: Session, bundle: StoredBundle, latest: dict[tuple[str, str], int]) -> Way:
    database = session.database
    exports, sent = bundles.exports(database, bundle.id), rows.sent(database, bundle.id)
    history = tuple(rows.of_bundle(database, bundle.id))
    receipt = newest(history)
    return Way(
        bundle_id=bundle.id,
        form_id=bundle.form_id,
        period=bundle.period,
        revision=bundle.revision,
        step=_step(receipt, sent, bool(exports)),
        exported_on=exports[-1].created_at if exports else None,
        channel=exports[-1].channel if exports else None,
        sent_on=None if sent is None else sent.sent_at,
        receipt=receipt,
        late=_late(session, bundle, receipt, exports[0].created_at if exports else None),
        corrected=latest.get((bundle.form_id, bundle.period), 0) > bundle.revision,
        history=history,
    )


def _step(receipt: StoredReceipt | None, sent: Sent | None, exported: bool) -> Step:
    if receipt is not None:
        return Step.RETURNED if receipt.returned else Step.ACCEPTED
    if sent is not None:
        return Step.SENT
    return Step.EXPORTED if exported else Step.SIGNED


def _late(
    session: Session, bundle: StoredBundle, receipt: StoredReceipt | None, exported: str | None
) -> bool:
    """What the recipient said; without an answer, whether the due day passed before it left this PC."""
    if receipt is not None:
        return receipt.late
    form = known_forms.definition(bundle.form_id)
    campaign = None if form is None else campaigns.campaign(session, form, bundle.period)
    if campaign is None or "school" not in campaign.due or bundle.revision > 1:
        return False
    reached = exported or stamp(session.clock.now())
    return reached[:10] > campaign.due["school"].isoformat()


# Putting it right ---------------------------------------------------------------


def correct(session: Session, bundle_id: str) -> str:
    """做更正: begin the next revision, prefilled with what was entered; the new report's id.

    Raises:
        UserError: ``not_allowed``, ``bundle_missing``, ``return_corrected`` (a later revision exists).
    """
    session.require_role(Role.COUNSELOR, Role.REGISTRAR, action="做更正")
    bundle = bundles.bundle(session.database, bundle_id)
    if bundle is None:
        raise UserError("bundle_missing")
    last = form_reports.latest(session.database, bundle.form_id, bundle.period)
    if last is not None and (last.revision > bundle.revision or last.status is not PaperStatus.APPROVED):
        raise UserError("return_corrected", revision=last.revision)
    return forms.save(session, bundle.form_id, bundle.period)


def open_returns(session: Session) -> tuple[Way, ...]:
    """Reports that were sent back and have no later signed revision."""
    everything = ways(session)
    signed = {(way.form_id, way.period, way.revision) for way in everything}
    return tuple(
        way
        for way in everything
        if way.step is Step.RETURNED
        and not any(form == way.form_id and period == way.period and number > way.revision
                    for form, period, number in signed)
    )  # fmt: skip


def tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """A task for every report that was sent back, due on the day a correction is wanted by."""
    for way in open_returns(session):
        receipt = way.receipt
        if receipt is None or receipt.due_on is None:
            continue
        run = known_forms.run(session, way.form_id, way.period)
        title = way.form_id if run is None else run.title
        due = dt.date.fromisoformat(receipt.due_on)
        yield Task(
            key=f"return:{receipt.id}",
            kind="return",
            subject=title,
            due_on=due,
            page="exchange",
            argument=f"bundle:{way.bundle_id}",
            warn=due <= day + dt.timedelta(days=1),
        )
