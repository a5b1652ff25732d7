"""经费: what was planned and paid by calendar year (screens.md S19: 日常/设备/维护/队伍)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xinliapp.domain.attachments import SUFFIXES
from xinliapp.domain.funding import FIRST_YEAR, LAST_YEAR, Funding, FundingCategory, FundingKind, yuan_text
from xinliapp.i18n import formats, labels
from xinliapp.ui.safeguards.facts import FundingFacts, SafeguardsPage
from xinliapp.ui.safeguards.parts import Form
from xinliapp.ui.safeguards.section import Section, file_words
from xinliapp.widgets.table import Column, DataTable


class MoneySection(Section):
    """The list of all years."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: FundingFacts | None = None
        self.table = DataTable(self._columns(), object_name="safeguards.funding")
        self.table.set_empty(self.tr("还没有登记经费。点“登记一笔”记预算或支出。"))
        self.table.current_changed.connect(self._chosen)
        self.left.addWidget(self.table, 1)
        self.watch(self.table)
        self._build_form()
        self.add_take_back()
        self.act_button(self.tr("登记一笔"), "funding", shortcut="Ctrl+N")
        self.print_button([(self.tr("打印经费明细"), "funding")])

    def fill(self, page: SafeguardsPage) -> None:
        facts = page.facts
        if not isinstance(facts, FundingFacts):
            raise TypeError("another list's facts")
        self._facts = facts
        self.table.set_rows(facts.rows)
        self.forms["funding"].begin_with({"year": facts.year})
        self._chosen(self.table.current_row())

    def subtitle(self) -> str:
        """2026年 预算 30000 元 支出 12000 元."""
        if self._facts is None:
            return ""
        rows = [row for row in self._facts.rows if row.year == self._facts.year]
        sums = [
            yuan_text(sum(row.amount_fen for row in rows if row.kind is kind))
            for kind in (FundingKind.BUDGET, FundingKind.SPENT)
        ]
        words = self.tr("%1年 预算 %2 元 支出 %3 元").replace("%1", str(self._facts.year))
        return words.replace("%2", sums[0]).replace("%3", sums[1])

    def print_argument(self, what: str) -> object:
        """The year of the chosen entry, else this year."""
        row = self.table.current_row()
        if isinstance(row, Funding):
            return row.year
        return self._facts.year if self._facts is not None else 0

    def select(self, row_id: object) -> None:
        self.table.select_key(row_id)

    # --- parts ---

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("year", self.tr("年度"), lambda r: str(r.year), width=72, sort=lambda r: r.year),
            Column("category", self.tr("类别"), lambda r: labels.label(r.category), width=104, strong=True),
            Column("kind", self.tr("预算或支出"), lambda r: labels.label(r.kind), width=96),
            Column("amount", self.tr("金额(元)"), lambda r: yuan_text(r.amount_fen), width=136,
                   align_right=True, sort=lambda r: r.amount_fen),
            Column("note", self.tr("用途"), lambda r: r.note or formats.MISSING, stretch=True,
                   tip=lambda r: r.note),
            Column("file", self.tr("凭证"), self._file, width=72),
        )  # fmt: skip

    def _file(self, row: Funding) -> str:
        return self.tr("有文件") if row.attachment_id else formats.MISSING

    def _build_form(self) -> None:
        form = Form("funding", self.tr("登记一笔经费"), self.tr("登记"))
        year = form.number("year", self.tr("年度"), "年度", lowest=FIRST_YEAR, highest=LAST_YEAR)
        kind = form.enum("kind", self.tr("预算或支出"), "预算或支出", list(FundingKind))
        category = form.enum("category", self.tr("类别"), "类别", list(FundingCategory))
        hint = self.tr("以元为单位,可带两位小数。")
        amount = form.line("amount", self.tr("金额(元)"), "金额", longest=24, required=True, hint=hint)
        note = form.text("note", self.tr("用途"), "用途", height=56, hint=self.tr("不写学生姓名。"))
        file = form.file("file", self.tr("凭证或文件(20MB以内)"), SUFFIXES)
        form.finish([[year, kind], [category, amount], [note], [file]])
        self.add_form(form)

    def _words(self, row: Funding) -> str:
        return f"{row.year} {labels.label(row.category)} {yuan_text(row.amount_fen)}"

    # --- what the person does ---

    def _chosen(self, row: object) -> None:
        if not isinstance(row, Funding) or self.page is None:
            self.show_card("", (), ())
            return
        rows = [
            (self.tr("预算或支出"), labels.label(row.kind)),
            (self.tr("金额(元)"), yuan_text(row.amount_fen)),
            (self.tr("用途"), row.note or formats.MISSING),
            (self.tr("登记"), row.created_at[:10]),
        ]
        words = file_words(self.page.files, row.attachment_id)
        links: list[tuple[str, str, object]] = [(words, "file", row.attachment_id)] if words else []
        if self.page.may_write:
            links.append(self.take_back_link([(self._words(row), f"funding:{row.id}")]))
        self.show_card(f"{row.year} {labels.label(row.category)}", rows, links)
