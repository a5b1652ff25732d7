"""协作单位与求助渠道: units with agreements above, ways to ask for help below (screens.md S19)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from xinliapp.domain.attachments import SUFFIXES
from xinliapp.domain.safeguards import (
    AGREEMENT_WARNING,
    ChannelKind,
    ChannelScope,
    HelpChannel,
    Partner,
    PartnerKind,
)
from xinliapp.i18n import formats, labels
from xinliapp.services.seen import mark_of
from xinliapp.ui.safeguards.facts import PartnersFacts, SafeguardsPage
from xinliapp.ui.safeguards.parts import Form
from xinliapp.ui.safeguards.section import Record, Section, file_words
from xinliapp.widgets.page import rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.table import Column, DataTable


class PartnersSection(Section):
    """Both lists; 修改 on a card fills the form with the chosen row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = DataTable(self._columns(), object_name="safeguards.partners")
        self.table.set_empty(self.tr("还没有协作单位。先登记医院、社区和心理服务机构。"))
        self.table.current_changed.connect(self._partner_chosen)
        self.channels = DataTable(self._channel_columns(), object_name="safeguards.channels")
        self.channels.set_empty(self.tr("还没有求助渠道。校内、校外各登记一条并公布。"))
        self.channels.current_changed.connect(self._channel_chosen)
        self.watch(self.table)
        self.watch(self.channels)
        self.left.addWidget(self.table, 1)
        self.left.addWidget(rule())
        self.left.addWidget(self.channels, 1)
        self._partner_form()
        self._channel_form()
        self.act_button(self.tr("+ 协作单位"), "partner", shortcut="Ctrl+N")
        self.act_button(self.tr("+ 求助渠道"), "channel")
        self.print_button(
            [
                (self.tr("求助渠道公示单"), "channels"),
                (self.tr("协作单位联络表"), "contacts"),
                (self.tr("转介资源表"), "referral"),
            ]
        )

    def fill(self, page: SafeguardsPage) -> None:
        facts = page.facts
        if not isinstance(facts, PartnersFacts):
            raise TypeError("another list's facts")
        self.table.set_rows(facts.partners)
        self.channels.set_rows(facts.channels)

    def extras(self, key: str) -> Mapping[str, object]:
        return {f"{key}_id": self.forms[key].subject}

    def stored(self, key: str, subject: str) -> Record | None:
        facts = self.page.facts if self.page is not None else None
        if not isinstance(facts, PartnersFacts):
            return None
        rows = facts.partners if key == "partner" else facts.channels
        row = next((one for one in rows if one.id == subject), None)
        if row is None:
            return None
        names = _PARTNER_FIELDS if key == "partner" else _CHANNEL_FIELDS
        return Record({name: getattr(row, name) for name in names}, mark_of(row))

    def prepare(self, key: str) -> None:
        """From the foot's button: a new one; what was typed for another row and not saved stays."""
        if self.forms[key].draft() is None:
            self.forms[key].clear()
        self._say(key)

    def select(self, row_id: object) -> None:
        self.table.select_key(row_id)

    def select_for(self, key: str, row_id: str) -> None:
        (self.table if key == "partner" else self.channels).select_key(row_id)

    # --- parts ---

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("协作单位"), lambda r: r.name, stretch=True, strong=True),
            Column("kind", self.tr("类型"), lambda r: labels.label(r.kind), width=112),
            Column("contact", self.tr("联系人"), lambda r: r.contact or formats.MISSING, width=88),
            Column("phone", self.tr("电话"), lambda r: r.phone or formats.MISSING, width=120),
            Column("green", self.tr("绿色通道"), self._green, width=80),
            Column("until", self.tr("协议到期"), self._until, width=144, kind="sign", ordinal=self._sign),
        )  # fmt: skip

    def _channel_columns(self) -> tuple[Column, ...]:
        return (
            Column("scope", self.tr("范围"), lambda r: labels.label(r.scope), width=64),
            Column("name", self.tr("求助渠道"), lambda r: r.name, width=168, strong=True),
            Column("kind", self.tr("方式"), lambda r: labels.label(r.kind), width=80),
            Column("value", self.tr("号码或地点"), lambda r: r.value, stretch=True),
            Column("hours", self.tr("开放时间"), lambda r: r.hours or formats.MISSING, width=176,
                   tip=lambda r: r.hours),
            Column("public", self.tr("公布"), self._public, width=112, kind="sign", ordinal=self._public_sign,
                   tip=lambda r: r.published_where),
        )  # fmt: skip

    def _green(self, partner: Partner) -> str:
        return self.tr("有") if partner.green_channel else formats.MISSING

    def _until(self, partner: Partner) -> str:
        if partner.to_day is not None:
            return self.tr("已终止")
        if partner.agreement_to is None:
            return self.tr("没有登记")
        if not self._near(partner):
            return partner.agreement_to
        return self.tr("%1 到期").replace("%1", partner.agreement_to)

    def _sign(self, partner: Partner) -> Sign:
        if partner.agreement_to is None or partner.to_day is not None:
            return Sign.NONE
        if self.page is not None and partner.agreement_to < self.page.today:
            return Sign.BAD
        return Sign.DUE_SOON if self._near(partner) else Sign.OK

    def _near(self, partner: Partner) -> bool:
        if self.page is None or partner.agreement_to is None:
            return False
        last, today = dt.date.fromisoformat(partner.agreement_to), dt.date.fromisoformat(self.page.today)
        return last - AGREEMENT_WARNING <= today

    def _public(self, channel: HelpChannel) -> str:
        if channel.to_day is not None:
            return self.tr("已停用")
        return channel.published_on or self.tr("没有公布")

    def _public_sign(self, channel: HelpChannel) -> Sign:
        if channel.to_day is not None:
            return Sign.NONE
        return Sign.OK if channel.published_on else Sign.DUE_SOON

    def _partner_form(self) -> None:
        form = Form("partner", self.tr("协作单位"), self.tr("保存单位"))
        name = form.line("name", self.tr("单位名称"), "单位名称", longest=60, required=True)
        kind = form.enum("kind", self.tr("类型"), "类型", list(PartnerKind))
        contact = form.line("contact", self.tr("联系人"), "联系人", longest=40)
        phone = form.line("phone", self.tr("电话"), "联系电话", longest=40)
        address = form.line("address", self.tr("地址"), "地址", longest=100)
        since = form.line("agreement_from", self.tr("协议签订日"), "协议签订日", longest=16)
        until = form.line("agreement_to", self.tr("协议到期日"), "协议到期日", longest=16)
        green = form.check("green_channel", self.tr("有绿色通道"))
        note = form.line("green_note", self.tr("绿色通道说明"), "绿色通道说明", longest=200)
        file = form.file("agreement", self.tr("协议文件"), SUFFIXES)
        form.finish([[name], [kind, contact], [phone, address], [since, until], [green], [note], [file]])
        self.add_form(form)

    def _channel_form(self) -> None:
        form = Form("channel", self.tr("求助渠道"), self.tr("保存渠道"))
        scope = form.enum("scope", self.tr("范围"), "范围", list(ChannelScope))
        kind = form.enum("kind", self.tr("方式"), "方式", list(ChannelKind))
        name = form.line("name", self.tr("名称"), "名称", longest=40, required=True)
        value = form.line("value", self.tr("号码或地点"), "号码或地点", longest=80, required=True)
        hours = form.line("hours", self.tr("开放时间"), "开放时间", longest=60)
        day = form.line(
            "published_on", self.tr("公布日期"), "公布日期", longest=16, hint=self.tr("还没有公布的留空。")
        )
        where = form.line("published_where", self.tr("公布地点"), "公布地点", longest=100)
        form.finish([[scope, kind], [name], [value], [hours], [day, where]])
        self.add_form(form)

    # --- what the person does ---

    def _say(self, key: str) -> None:
        self.forms[key].say(self.tr("修改这一条") if self.forms[key].subject else "")

    def _partner_chosen(self, row: object) -> None:
        if not isinstance(row, Partner) or self.page is None:
            return
        rows = [
            (self.tr("类型"), labels.label(row.kind)),
            (self.tr("联系人"), row.contact or formats.MISSING),
            (self.tr("电话"), row.phone or formats.MISSING),
            (self.tr("地址"), row.address or formats.MISSING),
            (self.tr("绿色通道"), row.green_note or self._green(row)),
            (self.tr("协议"), self._until(row)),
        ]
        words = file_words(self.page.files, row.attachment_id)
        links: list[tuple[str, str, object]] = [(words, "file", row.attachment_id)] if words else []
        if self.page.may_write and row.to_day is None:
            links.append((self.tr("修改"), "edit", "partner"))
            links.append((self.tr("今天起终止协作"), "partner_end", {"partner_id": row.id}))
        self.show_card(row.name, rows, links)

    def _channel_chosen(self, row: object) -> None:
        if not isinstance(row, HelpChannel) or self.page is None:
            return
        rows = [
            (self.tr("方式"), labels.label(row.kind)),
            (self.tr("号码或地点"), row.value),
            (self.tr("开放时间"), row.hours or formats.MISSING),
            (self.tr("公布"), self._public(row)),
            (self.tr("公布地点"), row.published_where or formats.MISSING),
        ]
        links: list[tuple[str, str, object]] = []
        if self.page.may_write and row.to_day is None:
            links.append((self.tr("修改"), "edit", "channel"))
            links.append((self.tr("今天起停用"), "channel_end", {"channel_id": row.id}))
        self.show_card(row.name, rows, links)

    def edit(self, key: str) -> None:
        """The chosen row in its form, unless something unsaved stands there: that is shown instead."""
        row = (self.table if key == "partner" else self.channels).current_row()
        if not isinstance(row, Partner | HelpChannel):
            return
        kept = self.forms[key].draft() is not None
        self.open_form(key)
        record = self.stored(key, row.id)
        if not kept and record is not None:
            self.forms[key].fill_with(record.values, row.id, record.mark)
            self._say(key)


_PARTNER_FIELDS = (
    "name", "kind", "contact", "phone", "address", "agreement_from", "agreement_to", "green_channel",
    "green_note",
)  # fmt: skip
_CHANNEL_FIELDS = ("scope", "kind", "name", "value", "hours", "published_on", "published_where")
