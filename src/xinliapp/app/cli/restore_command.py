"""``restore``: a backup put back, also on a new PC where there is nothing but the backup."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from xinliapp.app.cli.context import DONE, Context
from xinliapp.app.place import known_vault
from xinliapp.domain.errors import UserError
from xinliapp.services.restore import SecondPerson, SignedPaper
from xinliapp.services.restore import restore as put_back
from xinliapp.settings import preferences
from xinliapp.system.paths import config_dir


def restore(context: Context) -> int:
    """The first line of standard input is the operator's passphrase, the second the second person's."""
    asked = context.arguments
    passphrase = context.secret("口令")
    witness: SecondPerson | SignedPaper
    if asked.second:
        witness = SecondPerson(asked.second, context.secret("第二人的口令"))
    elif asked.reviewer and asked.paper:
        witness = SignedPaper(asked.reviewer, asked.paper)
    else:
        raise UserError("case_needs_second_person")
    report = put_back(asked.vault, asked.backup, asked.user, passphrase, witness, context.clock)
    context.say(f"已恢复到 {report.made_at}: {asked.vault}")
    context.say(f"原来的文件另存在 {report.put_aside}")
    if _remember(asked.vault, asked.user):
        context.say("下次打开窗口就是这个资料库的登录页。")
    return DONE


def _remember(vault: Path, account: str) -> bool:
    """On a PC that knows no vault the window opens this one; elsewhere nothing is changed."""
    chosen = preferences.load(config_dir())
    if known_vault(chosen.last_vault) is not None:
        return False
    return preferences.save(
        config_dir(), replace(chosen, last_vault=str(vault.resolve()), last_account=account)
    )
