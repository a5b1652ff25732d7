"""What is printed about units outside the school: 协作单位联络表 and 转介资源表."""

from __future__ import annotations

from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column
from xinliapp.domain.safeguards import REFERRED_TO
from xinliapp.i18n import formats, labels
from xinliapp.services import partners
from xinliapp.services.school_table import school_table
from xinliapp.services.session import Session


def contacts_pdf(session: Session, *, fonts: FontBook | None = None) -> Paper:
    """协作单位联络表, with green channels: the wall chart of where to refer to.

    Raises:
        UserError: ``paper_no_rows``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    columns = (
        Column("序号", 0.7), Column("单位", 2.6, Align.LEFT), Column("类型", 1.4), Column("联系人", 1.2),
        Column("电话", 1.8), Column("绿色通道", 2.4, Align.LEFT), Column("协议到期", 1.6),
    )  # fmt: skip
    body = tuple(
        (
            str(number),
            each.name,
            labels.label(each.kind),
            each.contact or formats.MISSING,
            each.phone or formats.MISSING,
            (each.green_note or "有") if each.green_channel else formats.MISSING,
            formats.print_date(each.agreement_to) if each.agreement_to else formats.MISSING,
        )
        for number, each in enumerate(partners.current(session), start=1)
    )
    return school_table(
        session, "协作单位联络表", columns, body, "partner.print", landscape=True, fonts=fonts
    )


def referral_places_pdf(session: Session, *, fonts: FontBook | None = None) -> Paper:
    """转介资源表: hospitals and psychological services a family can be sent to, green channels first.

    Raises:
        UserError: ``paper_no_rows``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    columns = (
        Column("序号", 0.7), Column("机构", 2.6, Align.LEFT), Column("类型", 1.4),
        Column("绿色通道", 2.4, Align.LEFT), Column("地址", 2.6, Align.LEFT), Column("联系人", 1.2),
        Column("电话", 1.8),
    )  # fmt: skip
    found = [each for each in partners.current(session) if each.kind in REFERRED_TO]
    found.sort(key=lambda each: (not each.green_channel, each.name))
    body = tuple(
        (
            str(number),
            each.name,
            labels.label(each.kind),
            (each.green_note or "有") if each.green_channel else formats.MISSING,
            each.address or formats.MISSING,
            each.contact or formats.MISSING,
            each.phone or formats.MISSING,
        )
        for number, each in enumerate(found, start=1)
    )
    notes = ("转介前先经专业人员确认，并由家长决定和陪同。",)
    return school_table(
        session, "转介资源表", columns, body, "partner.print", notes=notes, landscape=True, fonts=fonts
    )
