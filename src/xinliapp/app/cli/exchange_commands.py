"""Commands of the way from a school to its bureau: request, enrol, recipient, submit, approve, export."""

from __future__ import annotations

import re
from pathlib import Path

from xinliapp.app.cli.context import DONE, Context, write_bytes
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import FingerprintProof, Recipient
from xinliapp.reports.enrolment import render_enrolment
from xinliapp.services import enrolment, exchange, forms, members, self_check
from xinliapp.services.forms import Entry, FormSheet
from xinliapp.services.session import Session
from xinliapp.services.signing import approve_for
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
        if context.arguments.centre:
            members.mark_centre(session, pending.code)
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


def submit(context: Context) -> int:
    """Start or bring up to date, then hand to the principal: a form with ``--form``, else a self-check."""
    asked = context.arguments
    with context.session() as session:
        if asked.form:
            sheet = forms.open_form(session, asked.form, asked.period, asked.as_of)
            entered = dict(_entry(text, session.account.display_name) for text in asked.cell)
            record = forms.save(
                session,
                asked.form,
                asked.period,
                head=dict(_pair(text) for text in asked.head),
                entries={**counted(sheet), **entered},
                as_of=asked.as_of,
            )
            forms.submit(session, record)
        else:
            record = self_check.start(session, _pack(asked.pack), asked.period, asked.as_of)
            self_check.submit(session, record, asked.unpublished)
    context.say("已提交校长")
    return DONE


def approve(context: Context) -> int:
    """Sign what waits: a form (its bag is made for the recipient), else the self-check."""
    asked = context.arguments
    with context.session() as session:
        if asked.form:
            waiting = [
                record.id
                for record in forms.records(session)
                if (record.form_id, record.period) == (asked.form, asked.period)
            ]
            if not waiting:
                raise UserError("paper_not_submitted")
            unit = chosen_recipient(session, asked.recipient)
            bundle = approve_for(session, waiting[0], unit.id)
            context.say(f"已签批,第 {bundle.sequence} 号,收件 {unit.name}")
            return DONE
        checks = [
            record.id
            for record in self_check.records(session)
            if (record.pack_id, record.period) == (_pack(asked.pack), asked.period)
        ]
        if not checks:
            raise UserError("paper_not_submitted")
        self_check.approve(session, checks[0])
    context.say("已签批")
    return DONE


def _pack(pack_id: str | None) -> str:
    if pack_id is None:
        raise UserError("field_required", field="--pack 或 --form")
    return pack_id


def _pair(text: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator:
        raise UserError("field_wrong", field=text, why="要写成 栏=内容")
    return name.strip(), value.strip()


def counted(sheet: FormSheet) -> dict[str, Entry]:
    """Every counted figure as it stands, for who submits without changing it; proposals stay undecided."""
    return {
        cell.column.id: Entry(value=int(cell.system))
        for cell in sheet.cells
        if cell.system is not None and not cell.column.proposal_only and cell.entry == Entry()
    }


def _entry(text: str, confirmed_by: str) -> tuple[str, Entry]:
    """``c6=1800;手册台账补登``: a number with its reason; ``c8=9;结案为好转或解除``: with its definition.

    A column takes what it needs of the two: the sheet ignores the other. ``c9=文字`` is text.
    """
    name, value = _pair(text)
    number, _, words = value.partition(";")
    if number.strip().isdigit():
        said = words.strip()
        return name, Entry(value=int(number), reason=said, definition=said, confirmed_by=confirmed_by)
    return name, Entry(text=value)
