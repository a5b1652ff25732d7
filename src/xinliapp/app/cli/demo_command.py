"""``demo``: the whole main job without a screen, through the same services as the window."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xinliapp.app.cli.context import DONE, Context, write_json
from xinliapp.app.demo import returns
from xinliapp.app.demo.calendar import CAMPAIGN, MOMENT, TERM_KEY
from xinliapp.app.demo.district import District, Sender, make_other_school, other_schools
from xinliapp.app.demo.school import COUNSELOR, main_school, make_school, signed_in
from xinliapp.app.place import DEMO_PASSPHRASE
from xinliapp.domain.bureau import MergedTable
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import UserError
from xinliapp.services import forms, self_check
from xinliapp.services.self_check import CheckResult


class _Steps:
    """Says what is done and how long it took."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @contextmanager
    def step(self, text: str) -> Iterator[None]:
        begun = time.perf_counter()
        yield
        self._context.say(f"{time.perf_counter() - begun:6.1f} s  {text}")


def demo(context: Context) -> int:
    """Leave roster, vaults, papers, bundles, the merged table and every figure in ``--out``."""
    out: Path = context.arguments.out
    if out.exists() and any(out.iterdir()):
        raise UserError("demo_folder_not_empty", name=out.name)
    out.mkdir(parents=True, exist_ok=True)
    steps = _Steps(context)
    begun = time.perf_counter()
    school = main_school(context.arguments.students)
    district = District(out)
    with steps.step(f"{school.plan.name}: 建库,导入{school.term.students}人名单,记录到活动结束,统计表提交"):
        report = make_school(out / "school", school, out / "roster.xlsx")
    senders = [Sender(out / "school", school)]
    for number, other in enumerate(other_schools()):
        with steps.step(f"{other.plan.name}: 同样做一遍({other.term.students}人)"):
            senders.append(make_other_school(out, other, corrects=number == 0))
    with steps.step("片区教管中心: 建库,与三所学校互相登记指纹"):
        district.found()
        for sender in senders:
            district.enrol(sender)
    with steps.step("校长签批统计表,签名、加密、写出、读回核对;一所学校更正一次"):
        files = [path for sender in senders for path in district.send(sender)]
    with steps.step(f"片区收下{len(files)}个加密包,逐个核对签名,汇总成表"):
        results = district.receive(files)
        table = district.merge()
    with steps.step("片区签回执,各校收下:一所退回后更正,一所迟报"):
        answered = returns.answer_all(district, senders)
    with steps.step("学期继续:补到11月,发布数字,自查提交,校长签批,打印PDF"):
        (out / "selfcheck.pdf").write_bytes(district.approve_self_check(senders[0]))
    with steps.step("写出全部数字及其出处"):
        write_json(out / "figures.json", _figures(district, out / "school", table))
    for result in results:
        context.say(f"          {result.file_name}  {result.verdict.value}")
    context.say(f"回执: {answered} 份签收,1 份退回")
    missing = "、".join(member.name for member in table.missing)
    context.say(
        f"名单: 新增 {report.counts['new']}; 汇总 {len(table.lines)}/{table.expected} 所,未报: {missing}"
    )
    context.say(f"{time.perf_counter() - begun:6.1f} s  合计。演示账户口令: {DEMO_PASSPHRASE}")
    return DONE


def _figures(district: District, vault: Path, table: MergedTable) -> dict[str, object]:
    """Every figure with its measure, window and number of rows."""
    with signed_in(vault, COUNSELOR, FixedClock(MOMENT)) as session:
        check = self_check.check(session, "JS", period=TERM_KEY)
        sheet = forms.open_form(session, "KZ", CAMPAIGN)
    return {
        "format": "xinliapp-figures-1",
        "self_check": _clauses(check),
        "form": [
            {
                "column": cell.column.id,
                "heading": cell.column.heading,
                "measure": cell.column.measure,
                "window": CAMPAIGN,
                "counted": cell.system,
                "entered": cell.entry.value,
                "rows": cell.row_count,
            }
            for cell in sheet.cells
        ],
        "merged": {
            "period": table.period,
            "schools": len(table.lines),
            "expected": table.expected,
            "totals": dict(table.totals),
        },
    }


def _clauses(check: CheckResult) -> list[dict[str, object]]:
    return [
        {
            "clause": result.clause.id,
            "verdict": result.verdict.value,
            "measure": result.clause.measure,
            "window": f"{result.window.starts_on.isoformat()}/{result.window.ends_on.isoformat()}",
            "as_of": result.window.as_of.isoformat(),
            "value": result.value,
            "of": result.denominator,
            "requirement": result.requirement,
            "unit": result.clause.unit,
            "rows": len(result.rows),
        }
        for result in check.results
    ]
