"""Commands about the vault itself: init, account, backup, drill, verify-audit."""

from __future__ import annotations

from xinliapp.app.cli.context import DONE, DONE_IN_PART, Context
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
    )
    created = create_vault(asked.vault, new, context.clock)
    write_recovery_file(created, asked.recovery_out)
    confirm_recovery_file(created, asked.recovery_out, context.clock)
    context.say(f"已新建资料库: {asked.vault}")
    context.say(f"恢复单在 {asked.recovery_out}: 请打印两份装入信封存入保险柜,然后删除这个文件。")
    return DONE


def account(context: Context) -> int:
    """``account add``: the first line of standard input is the operator's passphrase, the second the new one."""
    asked = context.arguments
    with context.session() as session:
        accounts.add_account(
            session,
            name=asked.new_name,
            display_name=asked.display or asked.new_name,
            role=Role(asked.role),
            passphrase=context.secret("新账户口令"),
        )
    context.say(f"已添加账户: {asked.new_name}")
    return DONE


def backup(context: Context) -> int:
    """Back up into a folder and prove what was written."""
    with context.session() as session:
        made = backups.backup(session, context.arguments.to)
    context.say(f"已备份并核对: {made.folder}")
    return DONE


def drill(context: Context) -> int:
    """Restore the newest backup to a temporary place, compare, delete."""
    with context.session() as session:
        report = backups.drill(session)
    context.say(f"恢复演练通过: {report.folder}")
    return DONE


def verify_audit(context: Context) -> int:
    """Check the chains this account can read; a broken one is told with the first event that does not fit."""
    with context.session() as session:
        report = audit.verify_audit(session)
    for line in report.lines():
        context.say(line)
    return DONE if report.whole else DONE_IN_PART


def _stages(text: str) -> tuple[Stage, ...]:
    try:
        return tuple(Stage(part.strip()) for part in text.split(","))
    except ValueError:
        raise UserError("field_wrong", field="学段", why="只能是 primary,junior,senior") from None
