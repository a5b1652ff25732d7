"""Papers of the exchange: slips, hand-over, lists of what left, came in, stands out and is passed on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.papers import Paper
from xinliapp.domain.receipts import StoredReceipt
from xinliapp.domain.report_models import Align, Column, TablePrint
from xinliapp.i18n.formats import MISSING, print_date
from xinliapp.reports.table_pages import render_table
from xinliapp.services import known_forms
from xinliapp.services.demo import is_demo
from xinliapp.services.flags import FlagPage
from xinliapp.services.forwarding import ForwardPage
from xinliapp.services.inbox_desk import DeskLine
from xinliapp.services.outside_texts import with_blanks
from xinliapp.services.session import Session
from xinliapp.storage import accounts, bundles, members, receipts, recipients
from xinliapp.storage.unit_keys import unit_identity

_SEVERITY = {"return": "必须退回", "explain": "请说明", "hint": "提示"}
_CHANNEL = {"stick": "U盘", "folder": "文件夹", "mail": "邮件草稿"}
_STATE = {"signed": "已签名", "unsigned": "未签名(Excel)", "absent": "未报"}


def return_paper(session: Session, slips: Sequence[StoredReceipt]) -> Paper:
    """退回单: every reason of each slip, with its own day, and room to answer; one school or a whole batch.

    Raises:
        UserError: ``nothing_returned``. KnownError: ``no_chinese_font``.
    """
    if not slips:
        raise UserError("nothing_returned")
    names = {school.code: school.name for school in members.members(session.database)}
    rows = tuple(
        (
            names.get(slip.school_code, slip.school_code),
            f"r{slip.revision}",
            reason.words,
            print_date(slip.issued_at[:10]),
            print_date(slip.due_on),
            "",
        )
        for slip in slips
        for reason in slip.reasons
    )
    only = slips[0].issuer_name if len({slip.issuer_name for slip in slips}) == 1 else MISSING
    title = known_forms.run(session, slips[0].form_id, slips[0].period)
    table = TablePrint(
        title="退回单",
        subtitle="" if title is None else title.title,
        columns=(
            Column("学校", 3.0, Align.LEFT), Column("版本", 0.9), Column("原因", 4.6, Align.LEFT),
            Column("签发", 2.0), Column("期限", 2.0), Column("学校说明", 3.0),
        ),
        rows=rows,
        head=(("签发单位", only), ("经办", "、".join(dict.fromkeys(slip.issued_by for slip in slips)))),
        notes=("请改正后重新提交校长签批,作为新的版本(更正)报送;原来的一份不用撤回。",),
        demo=is_demo(session),
    )  # fmt: skip
    return _paper(session, table, "return.print", f"退回单-{stamp(session.clock.now())[:10]}.pdf")


def school_slip(session: Session, receipt_id: str) -> Paper | None:
    """看退回单: the slip a school was given, as a paper; None when there is none.

    Raises:
        KnownError: ``no_chinese_font``.
    """
    slip = receipts.receipt(session.database, receipt_id)
    return None if slip is None else return_paper(session, [slip])


def handover_paper(session: Session, bundle_id: str) -> Paper:
    """交接单: the file, its check code, and who handed it over and took it.

    Raises:
        KnownError: ``no_chinese_font``.
    """
    unit = unit_identity(session.database)
    rows = tuple(
        (
            export.created_at.replace("T", " ")[:16],
            export.file_name,
            f"{max(1, round(export.size / 1000))} KB",
            export.check_code,
            _CHANNEL[export.channel.value],
        )
        for export in bundles.exports(session.database, bundle_id)
    )
    bundle = bundles.bundle(session.database, bundle_id)
    to = None if bundle is None else recipients.recipient(session.database, bundle.recipient_id)
    table = TablePrint(
        title="交接单",
        columns=(
            Column("生成时间", 2.6), Column("文件", 6.4, Align.LEFT), Column("大小", 1.2),
            Column("校验码", 1.6), Column("方式", 1.4),
        ),
        rows=rows,
        head=(("移交单位", unit.name), ("接收单位", MISSING if to is None else to.name)),
        notes=(
            "校验码可电话核对。文件已加密,只有接收单位能打开。",
            "移交人:            接收人:            日期:",
        ),
        demo=is_demo(session),
    )  # fmt: skip
    return _paper(session, table, "handover.print", f"交接单-{stamp(session.clock.now())[:10]}.pdf")


def leaving_paper(session: Session) -> Paper:
    """外发清单: everything that was ever written out, to whom, by whom.

    Raises:
        KnownError: ``no_chinese_font``.
    """
    database = session.database
    unit = unit_identity(database)
    names = {account.id: account.display_name for account in accounts.all_accounts(database)}
    rows = []
    for bundle in bundles.bundles(database):
        to = recipients.recipient(database, bundle.recipient_id)
        for export in bundles.exports(database, bundle.id):
            rows.append(
                (
                    export.created_at.replace("T", " ")[:16],
                    f"{bundle.form_id} r{bundle.revision}",
                    MISSING if to is None else to.name,
                    _CHANNEL[export.channel.value],
                    export.check_code,
                    names.get(export.created_by, MISSING),
                )
            )
    table = TablePrint(
        title="外发清单",
        columns=(
            Column("时间", 2.6), Column("内容", 2.0), Column("收件单位", 4.0, Align.LEFT),
            Column("方式", 1.4), Column("校验码", 1.6), Column("经办", 2.0),
        ),
        rows=tuple(sorted(rows)),
        head=(("单位", unit.name), ("截至", stamp(session.clock.now()).replace("T", " ")[:16])),
        notes=("含学生姓名的外发:0件。",),
        demo=is_demo(session),
    )  # fmt: skip
    return _paper(session, table, "leaving.print", f"外发清单-{stamp(session.clock.now())[:10]}.pdf")


def flags_paper(session: Session, title: str, page: FlagPage) -> Paper:
    """核对清单: every flag with what was said about it.

    Raises:
        KnownError: ``no_chinese_font``.
    """
    unit = unit_identity(session.database)
    rows = tuple(
        (
            line.school.name,
            f"r{line.revision}",
            _SEVERITY[line.flag.severity.value],
            line.flag.message,
            "已退回" if line.returned else line.flag.note,
        )
        for line in page.lines
    )
    table = TablePrint(
        title="核对清单",
        subtitle=title,
        columns=(
            Column("学校", 3.4, Align.LEFT), Column("版本", 0.9), Column("程度", 1.4),
            Column("内容", 5.0, Align.LEFT), Column("处理", 3.4, Align.LEFT),
        ),
        rows=rows,
        head=(("单位", unit.name), ("截至", stamp(session.clock.now()).replace("T", " ")[:16])),
        demo=is_demo(session),
    )  # fmt: skip
    return _paper(session, table, "flags.print", f"核对清单-{stamp(session.clock.now())[:10]}.pdf")


def forward_paper(session: Session, title: str, page: ForwardPage) -> Paper:
    """上报清单: every school with its state, and why a school is missing.

    Raises:
        KnownError: ``no_chinese_font``.
    """
    unit = unit_identity(session.database)
    rows = tuple(
        (
            str(number),
            row.code,
            row.name,
            _STATE[row.state.value],
            MISSING if row.revision is None else f"r{row.revision}",
            row.reason or "；".join(row.notes),
        )
        for number, row in enumerate(page.rows, start=1)
    )
    table = TablePrint(
        title="上报清单",
        subtitle=title,
        columns=(
            Column("序号", 0.8), Column("学校标识码", 2.0), Column("学校", 4.0, Align.LEFT),
            Column("报送", 1.8), Column("版本", 0.9), Column("缺报原因和说明", 4.4, Align.LEFT),
        ),
        rows=rows,
        head=(
            ("上报单位", unit.name),
            ("收件单位", MISSING if page.recipient is None else page.recipient.name),
            ("截至", stamp(session.clock.now()).replace("T", " ")[:16]),
        ),
        demo=is_demo(session),
    )  # fmt: skip
    return _paper(session, table, "forward.print", f"上报清单-{stamp(session.clock.now())[:10]}.pdf")


def inbox_paper(session: Session, lines: Sequence[tuple[DeskLine, str]]) -> Paper:
    """收件清单: files with what became of each (words as the page shows them).

    Raises:
        KnownError: ``no_chinese_font``.
    """
    unit = unit_identity(session.database)
    rows = tuple(
        (
            line.received_at.replace("T", " ")[5:16] or MISSING,
            line.file_name,
            line.school_name or MISSING,
            "√" if line.signed else "未签名",
            words,
        )
        for line, words in lines
    )
    table = TablePrint(
        title="收件清单",
        columns=(
            Column("收到", 1.8), Column("文件", 5.2, Align.LEFT), Column("学校", 3.4, Align.LEFT),
            Column("签名", 1.2), Column("结果", 2.6, Align.LEFT),
        ),
        rows=rows,
        head=(("单位", unit.name), ("共", f"{len(rows)}件")),
        demo=is_demo(session),
    )  # fmt: skip
    return _paper(session, table, "inbox.print", f"收件清单-{stamp(session.clock.now())[:10]}.pdf")


def _paper(session: Session, table: TablePrint, action: str, name: str) -> Paper:
    author = unit_identity(session.database).name
    data = with_blanks(partial(_render, author), table)
    with session.write(action):
        pass
    return Paper(name, data)


def _render(author: str, table: TablePrint, blank_missing: bool) -> bytes:
    return render_table(table, None, author=author, blank_missing=blank_missing)
