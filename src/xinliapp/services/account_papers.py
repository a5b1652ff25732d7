"""Papers of the account page: who has an account and what each opens, for the file cabinet."""

from __future__ import annotations

from xinliapp.domain.accounts import Compartment
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column, RecoverySheet
from xinliapp.i18n import labels
from xinliapp.reports.recovery_sheet import render_recovery_sheet
from xinliapp.services import accounts
from xinliapp.services.account_facts import last_sign_ins
from xinliapp.services.demo import is_demo
from xinliapp.services.recovery_paper import RecoveryPaper
from xinliapp.services.school_table import school_table
from xinliapp.services.session import Session
from xinliapp.storage.unit_keys import unit_identity

_TICK, _NONE = "√", "—"


def account_table(session: Session, *, fonts: FontBook | None = None) -> Paper:
    """账户表: everybody ever added, with space to sign.

    Raises:
        UserError: ``text_glyphs_missing``. KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    seen = last_sign_ins(session)
    body = []
    for row in accounts.list_accounts(session):
        held = row.role.compartments if row.active else frozenset()
        ticks = [
            _TICK if part in held else _NONE
            for part in (Compartment.CORE, Compartment.CASE, Compartment.SIGN)
        ]
        last = seen.get(row.id, "")[:10] or _NONE
        state = "使用中" if row.active else "已停用"
        body.append((row.display_name, row.name, labels.label(row.role), *ticks, last, state, ""))
    columns = (
        Column("姓名", 2.2, Align.LEFT),
        Column("登录名", 2.0, Align.LEFT),
        Column("身份", 1.8),
        Column("公共", 1.0),
        Column("案卷", 1.0),
        Column("签名", 1.0),
        Column("上次登录", 2.0),
        Column("状态", 1.4),
        Column("本人签字", 2.2),
    )
    return school_table(session, "账户表", columns, body, "account.print", fonts=fonts)


def recovery_sheet(session: Session, paper: RecoveryPaper) -> Paper:
    """恢复单 as it goes into the safe: code, QR code, cover of the envelope.

    Raises:
        UserError: ``text_glyphs_missing``. KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    unit = unit_identity(session.database)
    sheet = RecoverySheet(
        unit_name=unit.name,
        unit_code=unit.code,
        vault_id_short=paper.vault_id[:8],
        groups=paper.groups,
        qr_text=paper.qr_text,
        printed_on=session.clock.now().date().isoformat(),
        demo=is_demo(session),
    )
    return Paper("恢复单.pdf", render_recovery_sheet(sheet))
