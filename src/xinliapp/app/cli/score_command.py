"""``score``: answers of a shipped scale to scores, without a vault."""

from __future__ import annotations

from xinliapp.app.cli.context import DONE, DONE_IN_PART, Context, write_bytes
from xinliapp.domain.errors import UserError
from xinliapp.domain.scales import FlagKind
from xinliapp.i18n.labels import label
from xinliapp.services import answer_files
from xinliapp.services.score_json import to_json


def score(context: Context) -> int:
    """Score every line and write them all; lines without a valid score give status 1."""
    asked = context.arguments
    definition = answer_files.named(asked.scale)
    if asked.out.resolve() == asked.answers.resolve():
        raise UserError("field_wrong", field="--out", why="与答案文件是同一个文件")
    scored = answer_files.score_file(definition, asked.answers)
    write_bytes(asked.out, to_json(scored))
    counts = [f"{label(kind)} {scored.flagged(kind)}" for kind in FlagKind]
    context.say(
        f"{definition.id} 第{definition.version}版: {len(scored.sheets)} 行,"
        f" {' '.join(counts)} 不作数 {scored.void}"
    )
    if scored.file.header is not None:
        context.say(f"第{scored.file.header}行按表头处理,从下一行起计分。")
    if scored.misfits:
        context.say(f"每一行的题数都不是{definition.items}。请只留一列编号和{definition.items}列答案再计分。")
    if scored.repeated:
        context.say(f"编号与前面重复的行: {'、'.join(str(number) for number in scored.repeated)}")
    for words in (definition.uncertain, definition.norms):
        if words:
            context.say(words)
    context.say("分数只是提示,要由受过训练的人看。")
    return DONE_IN_PART if scored.void else DONE
