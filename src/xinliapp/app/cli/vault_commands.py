"""Commands about the vault itself: init, account, backup, drill, verify-audit."""

from __future__ import annotations

from xinliapp.app.cli.context import DONE, DONE_IN_PART, REFUSED, Context
from xinliapp.domain.accounts import Role
from xinliapp.domain.errors import UserError
from xinliapp.domain.school import Edition, Stage
from xinliapp.services import accounts, audit
from xinliapp.services import backup as backups
from xinliapp.services.setup import (
    FirstAccount,
    NewVault,
    confirm_recovery_file,
    create_vault,
    write_recovery_file,
)


def init(context: Context) -> int:
    """Make a vault; the proof of the recovery sheet is made with the file it was written to."""
    asked = context.arguments
    edition = Edition(asked.edition)
    role = Role.COUNSELOR if edition is Edition.SCHOOL else Role.CLERK
    new = NewVault(
        edition=edition,
        code=asked.code,
        name=asked.name,
        accounts=(FirstAccount(asked.user, asked.user, role, context.secret("口令")),),
        stages=_stages(asked.stages) if edition is Edition.SCHOOL else (),
        concern_threshold=asked.concern_threshold,
    )
    created = create_vault(asked.vault, new, context.clock)
    write_recovery_file(created, asked.recovery_out)
    confirm_recovery_file(created, asked.recovery_out, context.clock)
    context.say(f"已新建资料库: {asked.vault}")
    context.say(f"恢复单在 {asked.recovery_out}: 请打印两份装入信封存入保险柜,然后删除这个文件。")
    return DONE


def account(context: Context) -> int:
    """``account add``: the first line of standard input is the operator's passphrase, the second the new."""
    asked = context.arguments
    with context.session() as session:
        accounts.add_account(
            session,
            asked.new_name,
            asked.display or asked.new_name,
            Role(asked.role),
            context.secret("新账户口令"),
        )
    context.say(f"已添加账户: {asked.new_name}")
    return DONE


def backup(context: Context) -> int:
    """Back up into a folder; the copy is reopened and counted before it gets its name."""
    with context.session() as session:
        made = backups.make_backup(session, context.arguments.to)
    context.say(f"已备份并核对: {made.folder}")
    if made.case_left_out:
        context.say("案卷库这次没有备份: 它有一笔没写完的事务,要由心理教师解锁一次后再备份。")
        return DONE_IN_PART
    return DONE


def drill(context: Context) -> int:
    """Restore the newest backup to a temporary place, compare, delete."""
    with context.session() as session:
        report, _changes = backups.drill(session)
    case = "只核对了密文" if report.rows_case is None else f"{report.rows_case} 行"
    context.say(f"恢复演练通过: {report.folder}")
    context.say(f"备份于 {report.made_at}, 公共资料库 {report.rows_core} 行, 案卷库 {case}")
    return DONE


def verify_audit(context: Context) -> int:
    """Check the chains this account can read; a broken one is told with the first event that does not fit."""
    with context.session() as session:
        report = audit.verify_audit(session)
    for name, chain in (("公共审计链", report.core), ("案卷审计链", report.case)):
        if chain is None:
            seq, head = report.case_head_known
            context.say(f"{name}: 本账户不能读取; 公共库记得的链头是第 {seq} 条 {head[:16]}")
        elif chain.whole:
            context.say(
                f"{name}: {chain.events} 条, 完整, 与 {chain.anchors} 处锚点相符, 链头 {chain.head[:16]}"
            )
        else:
            context.say(f"{name}: 第 {chain.broken_at} 条对不上, 共 {chain.events} 条")
    return DONE if report.whole else REFUSED


def _stages(text: str) -> tuple[Stage, ...]:
    try:
        return tuple(Stage(part.strip()) for part in text.split(","))
    except ValueError:
        raise UserError("field_wrong", field="学段", why="只能是 primary,junior,senior") from None
