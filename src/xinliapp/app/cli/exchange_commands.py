"""Commands of the way from a school to its bureau: request, enrol, recipient, submit, approve, export."""

from __future__ import annotations

import re
from pathlib import Path

from xinliapp.app.cli.context import DONE, Context, write_bytes
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import FingerprintProof, Recipient
from xinliapp.reports.enrolment import render_enrolment
from xinliapp.services import enrolment, exchange
from xinliapp.services.session import Session
from xinliapp.system.drives import write_and_read_back

_GROUPS = re.compile(r"(?:\d{4}[\s-]?){10}")


def request(context: Context) -> int:
    """Write the school's self-signed request and its printed sheet."""
    folder: Path = context.arguments.out
    with context.session() as session:
        data = enrolment.make_request(session)
        sheet = enrolment.enrolment_sheet(session)
    write_bytes(folder / f"{sheet.unit_code}-request.json", data)
    write_bytes(folder / f"{sheet.unit_code}-request.pdf", render_enrolment(sheet))
    context.say(f"指纹 {sheet.fingerprint}")
    context.say(" ".join(sheet.groups))
    return DONE


def enrol(context: Context) -> int:
    """The bureau takes a school's key after its fingerprint was read from the stamped sheet."""
    with context.session() as session:
        pending = enrolment.import_request(session, _read(context.arguments.file))
        key = enrolment.enrol(session, pending, _proof(context.arguments.fingerprint))
    context.say(f"已登记 {pending.code} {pending.name}, 自 {key.valid_after} 起")
    return DONE


def recipient(context: Context) -> int:
    """``recipient add`` at a school; ``recipient card`` at a bureau."""
    with context.session() as session:
        if context.arguments.action == "card":
            card = enrolment.make_recipient_card(session)
            sheet = enrolment.enrolment_sheet(session)
            write_bytes(context.arguments.out, card)
            context.say(f"指纹 {sheet.fingerprint}")
            context.say(" ".join(sheet.groups))
            return DONE
        pending = enrolment.import_card(session, _read(context.arguments.file))
        added = enrolment.add_recipient(session, pending, _proof(context.arguments.fingerprint))
    context.say(f"已登记收件单位 {added.code} {added.name}")
    return DONE


def export(context: Context) -> int:
    """Encrypt the newest signed bag of a form and period, write it, read it back."""
    asked = context.arguments
    with context.session() as session:
        wanted = chosen_recipient(session, asked.recipient)
        signed = [
            bundle
            for bundle in exchange.list_bundles(session, asked.form, asked.period)
            if bundle.recipient_id == wanted.id
        ]
        if not signed:
            raise UserError("approval_missing")
        newest = max(signed, key=lambda bundle: bundle.revision)
        asked.to.mkdir(parents=True, exist_ok=True)
        done = exchange.export(session, newest.id, asked.to, deliver=write_and_read_back)
    context.say(f"{done.file.name}  {done.size} 字节  校验码 {done.check_code}  已读回核对")
    return DONE


def chosen_recipient(session: Session, code: str | None) -> Recipient:
    """The recipient with this code, or the only one there is.

    Raises:
        UserError: ``recipient_unknown``.
    """
    known = exchange.list_recipients(session)
    found = [unit for unit in known if code is None or unit.code == code]
    if len(found) != 1:
        raise UserError("recipient_unknown")
    return found[0]


def _proof(text: str) -> FingerprintProof:
    if _GROUPS.fullmatch(text.strip()):
        digits = re.sub(r"\D", "", text)
        return FingerprintProof(groups={n + 1: digits[n * 4 : n * 4 + 4] for n in range(10)})
    return FingerprintProof(fingerprint=text.strip())


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise KnownError("file_missing", name=path.name) from None
