"""Commands of a bureau: receive and merge."""

from __future__ import annotations

from pathlib import Path

from xinliapp.app.cli import answer_commands
from xinliapp.app.cli.context import DONE, DONE_IN_PART, Context, write_bytes
from xinliapp.domain.errors import UserError
from xinliapp.domain.exchange import ArrivalVerdict
from xinliapp.i18n.messages import sentence
from xinliapp.rulepacks import library
from xinliapp.services import bureau, merge, merge_versions
from xinliapp.services.reporting import receive_report
from xinliapp.storage.measures import SPECS
from xinliapp.storage.unit_keys import unit_identity

_LEFT_OUT = (ArrivalVerdict.HELD, ArrivalVerdict.REFUSED)


def receive(context: Context) -> int:
    """Take files in; one bad file never stops the rest, but makes the status 1.

    At a school the files are receipts and return slips.
    """
    asked = context.arguments
    definitions = [library.form(form_id, SPECS) for form_id in library.form_ids()]
    with context.session() as session:
        if unit_identity(session.database).edition == "school":
            return answer_commands.take_in(context, session)
        results = bureau.receive(session, asked.files, definitions)
    write_bytes(asked.report, receive_report(results, sentence))
    for result in results:
        reason = f"  {sentence(result.refusal)}" if result.refusal else ""
        context.say(f"{result.file_name}  {result.verdict.value}{reason}")
    return DONE_IN_PART if any(result.verdict in _LEFT_OUT for result in results) else DONE


def merge_command(context: Context) -> int:
    """Write the merged table; schools that are missing make the status 1."""
    asked = context.arguments
    out: Path = asked.out
    render = {".xlsx": merge.merge_xlsx, ".pdf": merge.merge_pdf}.get(out.suffix.lower())
    if render is None:
        raise UserError("field_wrong", field="文件名", why="只能以 .xlsx 或 .pdf 结尾")
    definition = library.form(asked.form, SPECS)
    with context.session() as session:
        table = merge.merge(session, definition, asked.period)
        write_bytes(out, render(table))
        merge_versions.record_export(session, table, out.suffix[1:].lower())
    context.say(f"{out.name}: 合计 {len(table.lines)}/{table.expected} 所")
    for school in table.missing:
        context.say(f"未报: {school.code} {school.name}")
    return DONE_IN_PART if table.missing else DONE
