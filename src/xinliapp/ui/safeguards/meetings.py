"""会议: the school year's meetings with minutes and sign-in sheet (screens.md S19)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xinliapp.domain.attachments import SUFFIXES
from xinliapp.domain.safeguards import MeetingRecord
from xinliapp.domain.term_records import MeetingKind
from xinliapp.i18n import formats, labels
from xinliapp.ui.safeguards.facts import MeetingsFacts, SafeguardsPage
from xinliapp.ui.safeguards.parts import Form
from xinliapp.ui.safeguards.section import Section, file_words
from xinliapp.widgets.table import Column, DataTable


class MeetingsSection(Section):
    """The school year's meetings; a form only when one is to be noted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = DataTable(self._columns(), object_name="safeguards.meetings")
        self.table.set_empty(self.tr("本学年还没有登记会议。"))
        self.table.current_changed.connect(self._chosen)
        self.left.addWidget(self.table, 1)
        self.watch(self.table)
        self._build_form()
        self.add_take_back()
        self.act_button(self.tr("登记会议"), "meeting", shortcut="Ctrl+N")
        self.print_button([(self.tr("打印纪要与签到"), "minutes")])

    def fill(self, page: SafeguardsPage) -> None:
        facts = page.facts
        if not isinstance(facts, MeetingsFacts):
            raise TypeError("another list's facts")
        self.table.set_rows(facts.meetings)
        if self.table.current_row() is None and facts.meetings:
            self.table.select_key(facts.meetings[0].id)
        self._chosen(self.table.current_row())

    def print_argument(self, what: str) -> object:
        row = self.table.current_row()
        return row.id if isinstance(row, MeetingRecord) else ""

    def select(self, row_id: object) -> None:
        self.table.select_key(row_id)

    # --- parts ---

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("day", self.tr("日期"), lambda r: formats.screen_date(r.day), width=136,
                   sort=lambda r: r.day),
            Column("kind", self.tr("类型"), lambda r: labels.label(r.kind), width=184),
            Column("title", self.tr("名称"), lambda r: r.title, stretch=True, strong=True,
                   tip=lambda r: r.topics or r.summary),
            Column("host", self.tr("主持"), lambda r: r.host or formats.MISSING, width=88),
            Column("attendees", self.tr("到会"), lambda r: str(r.attendees), width=64, align_right=True,
                   sort=lambda r: r.attendees),
            Column("minutes", self.tr("纪要"), self._minutes, width=72),
        )  # fmt: skip

    def _minutes(self, meeting: MeetingRecord) -> str:
        if meeting.attachment_id:
            return self.tr("有文件")
        return self.tr("已写") if meeting.summary or meeting.decisions else formats.MISSING

    def _build_form(self) -> None:
        form = Form("meeting", self.tr("登记一次会议"), self.tr("登记会议"))
        kind = form.enum("kind", self.tr("类型"), "类型", list(MeetingKind))
        title = form.line("title", self.tr("会议名称"), "会议名称", longest=80, required=True)
        day = form.day("day", self.tr("日期"), "会议日期")
        host = form.line("host", self.tr("主持人"), "主持人", longest=60)
        place = form.line("place", self.tr("地点"), "地点", longest=60)
        heads = form.number("attendees", self.tr("到会人数"), "参会人数", highest=10_000)
        hint = self.tr("用顿号或空格隔开;人数不填时按名字数。")
        names = form.text("attendance", self.tr("到会人员"), "到会人员", height=56, hint=hint)
        topics = form.text("topics", self.tr("议题"), "议题", height=56)
        summary = form.text("summary", self.tr("纪要"), "会议纪要", hint=self.tr("不写学生姓名。"))
        decisions = form.text("decisions", self.tr("决定"), "决定", height=56)
        file = form.file("minutes", self.tr("纪要文件"), SUFFIXES)
        form.finish(
            [[kind], [title], [day, heads], [host, place], [names], [topics], [summary], [decisions], [file]]
        )
        self.add_form(form)

    # --- what the person does ---

    def _chosen(self, row: object) -> None:
        if not isinstance(row, MeetingRecord) or self.page is None:
            self.show_card("", (), ())
            return
        rows = [
            (word, text)
            for word, text in (
                (self.tr("日期"), formats.screen_date(row.day)),
                (self.tr("类型"), labels.label(row.kind)),
                (self.tr("地点"), row.place),
                (self.tr("主持"), row.host),
                (self.tr("到会"), row.attendance or self.tr("%1 人").replace("%1", str(row.attendees))),
                (self.tr("议题"), row.topics),
                (self.tr("纪要"), row.summary),
                (self.tr("决定"), row.decisions),
            )
            if text
        ]
        words = file_words(self.page.files, row.attachment_id)
        links: list[tuple[str, str, object]] = [(words, "file", row.attachment_id)] if words else []
        if self.page.may_write:
            links.append(self.take_back_link([(f"{row.day} {row.title}", f"meeting:{row.id}")]))
        self.show_card(row.title, rows, links)
