"""Commands of a school's own work: calendar, import-roster, check, publish, confirm."""

from __future__ import annotations

from xinliapp.app.cli.context import DONE, DONE_IN_PART, Context, write_json
from xinliapp.domain.roster_plan import Outcome
from xinliapp.i18n.formats import verdict_text
from xinliapp.i18n.messages.roster import reason_text
from xinliapp.i18n.messages.sheets import notice_text
from xinliapp.services import figures, roster, school, self_check
from xinliapp.services.backup import make_backup
from xinliapp.services.sheet_file import read_sheet_file

_WORDS = {
    Outcome.NEW: "新增",
    Outcome.CHANGED: "变更",
    Outcome.SAME: "不变",
    Outcome.CONFLICT: "待选",
    Outcome.INVALID: "不能导入",
    Outcome.SKIPPED: "跳过",
}


def calendar(context: Context) -> int:
    """``calendar set``: read a calendar file (docs/formats/calendar.schema.json) and store its years."""
    years = school.load_calendar_file(context.arguments.file)
    with context.session() as session:
        for year in years:
            school.set_calendar(session, year)
    context.say("校历已保存: " + "、".join(term.key for year in years for term in year.terms))
    return DONE


def import_roster(context: Context) -> int:
    """Import a roster, or with ``--dry-run`` only say what would happen; rows left out give status 1."""
    asked = context.arguments
    file = read_sheet_file(asked.file)
    with context.session() as session:
        plan = roster.plan_import(session, file, as_of=asked.as_of)
        if asked.dry_run:
            report = roster.dry_run(plan)
        else:
            report = roster.commit_import(session, plan, before=make_backup)
    write_json(asked.report, roster.report_json(report, reason_text, notice_text))
    counts = (f"{word} {report.counts[outcome.value]}" for outcome, word in _WORDS.items())
    context.say(" ".join(counts) + f" 表中没有 {report.counts['missing']}")
    if report.unchanged:
        context.say("与现有名单相同,没有需要写入的内容。")
    return DONE_IN_PART if report.left_out else DONE


def check(context: Context) -> int:
    """Judge a rule pack as of a day and write every clause with its rows."""
    asked = context.arguments
    with context.session() as session:
        result = self_check.check(session, asked.pack, asked.as_of)
        # With the case key the file holds figures nobody has released yet: that is told before it is written.
        with session.write("check.export", case=session.database.has_case, object_id=result.pack.id):
            pass
    write_json(asked.out, self_check.check_json_of(result))
    for clause in result.results:
        context.say(f"{clause.clause.id}  {verdict_text(clause.verdict)}")
    return DONE


def publish(context: Context) -> int:
    """Release the case figures of a period to people without the case key."""
    with context.session() as session:
        released = figures.publish(session, context.arguments.period)
    for figure in released:
        context.say(f"{figure.measure}: {figure.value:g}{figure.unit}")
    return DONE


def confirm(context: Context) -> int:
    """A person's word on clauses that records alone do not settle."""
    arguments = context.arguments
    with context.session() as session:
        self_check.declare(
            session,
            arguments.pack,
            arguments.clause,
            arguments.period,
            met=arguments.met,
            note=arguments.note,
        )
    context.say("已确认: " + "、".join(arguments.clause))
    return DONE
