"""制度文件: every kind that is asked for or kept, its version in force, what is missing (screens.md S19)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from xinliapp.domain.attachments import SUFFIXES
from xinliapp.i18n import formats
from xinliapp.services.policies import PolicyState
from xinliapp.ui.safeguards.facts import PoliciesFacts, SafeguardsPage
from xinliapp.ui.safeguards.parts import Form
from xinliapp.ui.safeguards.section import Section, file_words
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.drop import dropped_file, welcome_files
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.table import Column, DataTable

_VERSIONS = 6


class PoliciesSection(Section):
    """A file dropped anywhere on the list goes into the form."""

    bound = frozenset({"policy"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.table = DataTable(
            self._columns(), key=lambda state: state.kind.id, object_name="safeguards.policies"
        )
        self.table.set_empty(self.tr("还没有制度文件。把 Word 或 PDF 拖进来即可。"))
        self.table.current_changed.connect(self._chosen)
        self.table.opened.connect(self._opened)
        self.watch(self.table)
        self.left.addWidget(self.table, 1)
        form = Form("policy", self.tr("存一份制度文件"), self.tr("保存文件"))
        kind = form.pick("kind", self.tr("类型"), "类型", [])
        title = form.line("title", self.tr("文件名称"), "文件名称", longest=80, required=True)
        version = form.line("version", self.tr("版本"), "版本", longest=20, required=True)
        day = form.day("effective_on", self.tr("生效日期"), "生效日期")
        by = form.line("approved_by", self.tr("批准人"), "批准人", longest=60)
        file = form.file("file", self.tr("文件(20MB以内)"), SUFFIXES)
        self.why = form.line("reason", self.tr("修订说明"), "修订说明", longest=200, required=True)
        form.editor("kind").activated.connect(self._kind_picked)
        form.editor("file").changed.connect(self._file_chosen)
        form.finish([[kind], [title], [version, day], [by], [file], [self.why]])
        self.add_form(form)
        self.act_button(self.tr("上传文件"), "policy", shortcut="Ctrl+N")
        self.check = outline(self.tr("核对附件"), object_name="safeguards.check_files")
        self.check.clicked.connect(self._check)
        self.buttons.append(self.check)
        self.print_button([(self.tr("打印制度目录"), "policies")])

    def fill(self, page: SafeguardsPage) -> None:
        facts = page.facts
        if not isinstance(facts, PoliciesFacts):
            raise TypeError("another list's facts")
        self.forms["policy"].set_options("kind", [(kind.label, kind.id) for kind in facts.kinds])
        self.table.set_rows(facts.states)
        self._chosen(self.table.current_row())

    def prepare(self, key: str) -> None:
        state = self.table.current_row()
        form = self.forms["policy"]
        if isinstance(state, PolicyState) and form.draft() is None:
            newest = state.versions[0] if state.versions else None
            form.set_values(
                {
                    "kind": state.kind.id,
                    "title": newest.title if newest else state.kind.label,
                    "version": _next_version(newest.version) if newest else "v1",
                }
            )
        self._kind_picked(0)

    def extras(self, key: str) -> Mapping[str, object]:
        old = self._replaced()
        return {"supersedes": old or ""}

    def select(self, row_id: object) -> None:
        if self.table.select_key(row_id):
            self.open_form("policy")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.page is not None and self.page.may_write:
            welcome_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path:
            self.open_form("policy")
            self.forms["policy"].editor("file").set_path(Path(path))

    # --- parts ---

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("kind", self.tr("制度文件"), lambda r: r.kind.label, width=208, strong=True,
                   tip=lambda r: r.kind.label),
            Column("state", self.tr("状态"), self._state_words, width=104, kind="sign", ordinal=_sign),
            Column("title", self.tr("文件名称"), lambda r: r.current.title if r.current else "",
                   stretch=True),
            Column("version", self.tr("版本"), lambda r: r.current.version if r.current else "", width=72),
            Column("since", self.tr("生效"), lambda r: r.current.effective_on if r.current else "", width=96),
            Column("source", self.tr("来源"), lambda r: "、".join(r.asked_by) or formats.MISSING, width=80),
        )  # fmt: skip

    def _state_words(self, state: PolicyState) -> str:
        if state.current is not None:
            return self.tr("有效") if state.current.attachment_id else self.tr("只有纸质")
        return self.tr("缺") if state.asked_by else self.tr("未生效")

    # --- what the person does ---

    def _check(self) -> None:
        self.acted.emit("check_files", {})

    def _kind_picked(self, _index: int) -> None:
        self.why.setVisible(self._replaced() is not None)

    def _replaced(self) -> str | None:
        """The newest version of the kind chosen, whose place the new one takes."""
        facts = self.page.facts if self.page is not None else None
        chosen = self.forms["policy"].editor("kind").currentData()
        if not isinstance(facts, PoliciesFacts) or chosen == "other":
            return None
        kept = next((state.versions for state in facts.states if state.kind.id == chosen), ())
        return kept[0].id if kept else None

    def _file_chosen(self) -> None:
        form = self.forms["policy"]
        path = form.editor("file").path()
        if isinstance(path, Path) and not form.editor("title").text().strip():
            form.editor("title").setText(path.stem[:80])

    def _opened(self, row: object) -> None:
        if isinstance(row, PolicyState):
            if row.current is not None and row.current.attachment_id:
                self.file_wanted.emit(row.current.attachment_id)
            else:
                self.open_form("policy")

    def _chosen(self, row: object) -> None:
        if not isinstance(row, PolicyState) or self.page is None:
            self.show_card("", (), ())
            return
        rows = []
        links: list[tuple[str, str, object]] = []
        for version in row.versions[:_VERSIONS]:
            ended = f"—{version.withdrawn_on}" if version.withdrawn_on else self.tr("起")
            rows.append((version.version, f"{version.effective_on}{ended} {version.approved_by}".strip()))
            words = file_words(self.page.files, version.attachment_id)
            if words:
                links.append((words, "file", version.attachment_id))
        if self.page.may_write:
            links.append((self.tr("上传新版") if row.versions else self.tr("上传"), "form", "policy"))
            if row.current is not None and row.current.withdrawn_on is None:
                links.append((self.tr("今天起废止"), "withdraw", {"policy_id": row.current.id}))
        self.show_card(row.kind.label, rows, links)
        if self.shows_form("policy"):
            self.prepare("policy")


def _sign(state: PolicyState) -> Sign:
    if state.current is not None:
        return Sign.OK
    return Sign.BAD if state.asked_by else Sign.NONE


def _next_version(version: str) -> str:
    number = version.removeprefix("v")
    return f"v{int(number) + 1}" if version.startswith("v") and number.isascii() and number.isdigit() else ""
