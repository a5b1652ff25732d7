"""Commands of the answers: receipts and slips (bureau), taking them in (school), passing on (centre)."""

from __future__ import annotations

from pathlib import Path

from xinliapp.app.cli.context import DONE, DONE_IN_PART, Context, write_json
from xinliapp.app.cli.exchange_commands import chosen_recipient
from xinliapp.domain.errors import UserError
from xinliapp.domain.receipts import ReturnReason, TakenAs, TakenReceipt
from xinliapp.i18n.messages import sentence
from xinliapp.services import chases, exchange, forwarding, known_forms, receipts, reporting, returns
from xinliapp.services.session import Session
from xinliapp.system.drives import write_and_read_back

REPORT_FORMAT = "xinli-receipts-report-1"


def receipt(context: Context) -> int:
    """Sign receipts for what stands in the books, or return one school's report; write what can be sealed."""
    asked = context.arguments
    definition = known_forms.definition(asked.form)
    if definition is None:
        raise UserError("form_not_found", form=asked.form)
    with context.session() as session:
        standing = reporting.standing_items(session.database, definition.id, asked.period)
        if asked.returned is None:
            receipts.accept(session, [item.id for item in standing.values()])
        else:
            item = standing.get(asked.returned)
            if item is None:
                raise UserError("member_unknown", school=asked.returned)
            due = asked.due or receipts.default_due(session, definition.id, asked.period)
            receipts.send_back(session, item.id, [_reason(text) for text in asked.reason], due)
        waiting = receipts.waiting(session)
        sealable = [one.receipt.id for one in waiting if one.sealable]
        asked.to.mkdir(parents=True, exist_ok=True)
        done = receipts.deliver(session, sealable, asked.to, deliver_file=write_and_read_back)
    for made in done:
        kind = "退回单" if made.receipt.returned else "回执"
        context.say(f"{made.file.name}  {kind}  {made.receipt.school_code} r{made.receipt.revision}")
    keyless = [one.school_name for one in waiting if not one.sealable]
    for name in keyless:
        context.say(f"没有写出: {name} 没有登记加密用的密钥")
    context.say(f"写出 {len(done)} 份,已读回核对")
    return DONE_IN_PART if keyless else DONE


def _reason(text: str) -> ReturnReason:
    """``c6=第6列缺说明`` names a column; anything else is about the whole form."""
    column, separator, words = text.partition("=")
    if separator and column.strip().isalnum() and column.isascii():
        return ReturnReason(column.strip(), words.strip())
    return ReturnReason("", text)


def take_in(context: Context, session: Session) -> int:
    """``receive`` at a school: receipts and return slips; one bad file never stops the rest."""
    taken = returns.take_in(session, context.arguments.files)
    write_json(context.arguments.report, _report(taken))
    for one in taken:
        told = "" if one.refusal is None else f"  {sentence(one.refusal)}"
        if one.taken is TakenAs.RETURNED and one.receipt is not None:
            told = "  " + "、".join(reason.words for reason in one.receipt.reasons)
            told += f"  期限 {one.receipt.due_on}"
        context.say(f"{one.file_name}  {one.taken.value}{told}")
    return DONE_IN_PART if any(one.taken is TakenAs.REFUSED for one in taken) else DONE


def _report(taken: list[TakenReceipt]) -> dict[str, object]:
    """``--report`` of receipts taken in (docs/formats/receipts-report.schema.json)."""
    return {
        "format": REPORT_FORMAT,
        "files": [
            {
                "file": one.file_name,
                "taken": one.taken.value,
                "form_id": None if one.receipt is None else one.receipt.form_id,
                "period": None if one.receipt is None else one.receipt.period,
                "revision": None if one.receipt is None else one.receipt.revision,
                "issuer": None if one.receipt is None else one.receipt.issuer_code,
                "due_on": None if one.receipt is None else one.receipt.due_on,
                "reasons": [] if one.receipt is None else [reason.words for reason in one.receipt.reasons],
                "reason_code": None if one.refusal is None else one.refusal.code,
                "reason_text": "" if one.refusal is None else sentence(one.refusal),
                "quarantined_as": one.quarantined_as,
            }
            for one in taken
        ],
    }


def forward(context: Context) -> int:
    """Pass the schools' reports on: reasons of the missing, signature, sealed file."""
    asked = context.arguments
    definition = known_forms.definition(asked.form)
    if definition is None:
        raise UserError("form_not_found", form=asked.form)
    folder: Path = asked.to
    with context.session() as session:
        for text in asked.missing:
            code, separator, reason = text.partition("=")
            if not separator:
                raise UserError("field_wrong", field=text, why="要写成 标识码=原因")
            chases.set_reason(session, definition.id, asked.period, code.strip(), reason)
        unit = chosen_recipient(session, asked.recipient)
        head = dict(_pair(text) for text in asked.head)
        bundle = forwarding.sign(session, definition, asked.period, unit.id, head)
        folder.mkdir(parents=True, exist_ok=True)
        done = exchange.export(session, bundle.id, folder, deliver=write_and_read_back)
        page = forwarding.page(session, definition, asked.period, unit.id)
    context.say(f"{done.file.name}  {done.size} 字节  校验码 {done.check_code}  已读回核对")
    states = [row.state.value for row in page.rows]
    context.say(
        f"学校 {len(states)} 所: 签名 {states.count('signed')} 未签名 {states.count('unsigned')}"
        f" 未报 {states.count('absent')}"
    )
    return DONE


def _pair(text: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator:
        raise UserError("field_wrong", field=text, why="要写成 栏=内容")
    return name.strip(), value.strip()
