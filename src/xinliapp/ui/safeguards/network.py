"""机构网络: bodies at the left, the chosen one's members under them (screens.md S19)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from xinliapp.domain.safeguards import BodyKind, BodyMember, BodyRole, Department, NetworkLevel, Post
from xinliapp.i18n import formats, labels
from xinliapp.services.bodies import BodyState
from xinliapp.services.safeguard_papers import part_text, post_words
from xinliapp.ui.safeguards.facts import BodiesFacts, SafeguardsPage
from xinliapp.ui.safeguards.parts import Form
from xinliapp.ui.safeguards.section import Section
from xinliapp.widgets.page import rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_height
from xinliapp.widgets.table import Column, DataTable


class NetworkSection(Section):
    """Bodies and their members; the leader's post is what is judged."""

    bound = frozenset({"body_member"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = DataTable(
            self._columns(), key=lambda state: state.body.id, object_name="safeguards.bodies"
        )
        self.table.set_empty(self.tr("还没有机构。先登记防治工作专班和校级关爱工作小组。"))
        self.table.current_changed.connect(self._chosen)
        fix_height(self.table, 32 + 32 * 5)
        self.members = DataTable(
            self._member_columns(), key=lambda member: member.id, object_name="safeguards.body_members"
        )
        self.members.set_empty(self.tr("还没有成员。"))
        self.members.current_changed.connect(self._member_chosen)
        self.watch(self.table)
        self.watch(self.members)
        self.left.addWidget(self.table)
        self.left.addWidget(rule())
        self.left.addWidget(self.members, 1)
        self._body_form()
        self._member_form()
        self.act_button(self.tr("+ 机构"), "body", shortcut="Ctrl+N")
        self.act_button(self.tr("加成员"), "body_member")
        self.print_button(
            [
                (self.tr("网络表"), "network"),
                (self.tr("网络表(A3,上墙)"), "network_a3"),
                (self.tr("成立通知"), "founding"),
                (self.tr("调整通知"), "adjusting"),
            ]
        )

    def fill(self, page: SafeguardsPage) -> None:
        facts = page.facts
        if not isinstance(facts, BodiesFacts):
            raise TypeError("another list's facts")
        self.table.set_rows(facts.states)
        if self.table.current_row() is None and facts.states:
            self.table.select_key(facts.states[0].body.id)
        outside = (self.tr("不在教职工名册"), None)
        people = [(one.name, one.id) for one in facts.staff]
        self.forms["body_member"].set_options("staff_id", [outside, *people])
        self._chosen(self.table.current_row())

    def allowed(self, key: str) -> bool:
        return key == "body" or self._state() is not None

    def prepare(self, key: str) -> None:
        state = self._state()
        if key == "body_member" and state is not None:
            self._fit_member_form(state)

    def extras(self, key: str) -> Mapping[str, object]:
        state = self._state()
        return {"body_id": state.body.id} if key == "body_member" and state is not None else {}

    def print_argument(self, what: str) -> object:
        state = self._state()
        return state.body.id if state is not None else ""

    def select(self, row_id: object) -> None:
        self.table.select_key(row_id)

    # --- parts ---

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("机构"), lambda r: r.body.name, stretch=True, strong=True,
                   tip=lambda r: r.body.duty),
            Column("kind", self.tr("类型"), lambda r: labels.label(r.body.kind), width=184),
            Column("founded", self.tr("成立"), lambda r: r.body.founded_on, width=96),
            Column("led", self.tr("牵头人职务"), self._leader, width=152, kind="sign", ordinal=_led_sign),
            Column("gaps", self.tr("尚缺"), self._gaps, width=184, tip=lambda r: "、".join(r.gaps)),
        )  # fmt: skip

    def _member_columns(self) -> tuple[Column, ...]:
        return (
            Column("part", self.tr("部门或层级"), part_text, width=128),
            Column("role", self.tr("组内身份"), lambda r: labels.label(r.role), width=88),
            Column("name", self.tr("姓名"), lambda r: r.name, width=96, strong=True),
            Column("post", self.tr("职务"), post_words, width=128),
            Column("unit", self.tr("单位"), lambda r: r.unit or formats.MISSING, stretch=True),
            Column("phone", self.tr("电话"), lambda r: r.phone or formats.MISSING, width=120),
            Column("from", self.tr("加入"), lambda r: r.from_day, width=96),
            Column("to", self.tr("离开"), lambda r: r.to_day or "", width=96),
        )  # fmt: skip

    def _leader(self, state: BodyState) -> str:
        leaders = [one for one in self._serving(state) if one.role is BodyRole.LEADER]
        return post_words(leaders[0]) if leaders else self.tr("没有牵头人")

    def _gaps(self, state: BodyState) -> str:
        shown = "、".join(state.gaps[:3])
        if len(state.gaps) <= 3:
            return shown or formats.MISSING
        return self.tr("%1 等%2项").replace("%1", shown).replace("%2", str(len(state.gaps)))

    def _serving(self, state: BodyState) -> list[BodyMember]:
        today = self.page.today if self.page is not None else ""
        return [one for one in state.members if one.serves(today)]

    def _body_form(self) -> None:
        form = Form("body", self.tr("登记机构"), self.tr("登记机构"))
        kind = form.enum("kind", self.tr("类型"), "类型", list(BodyKind))
        name = form.line("name", self.tr("名称"), "机构名称", longest=60, required=True)
        founded = form.day("founded_on", self.tr("成立日期"), "成立日期")
        paper = form.line("document", self.tr("成立文件(文号)"), "成立文件", longest=80)
        duty = form.text("duty", self.tr("职责"), "职责", height=96)
        form.finish([[kind], [name], [founded, paper], [duty]])
        self.add_form(form)

    def _member_form(self) -> None:
        form = Form("body_member", self.tr("加成员"), self.tr("加入机构"))
        role = form.enum("role", self.tr("组内身份"), "组内身份", list(BodyRole))
        post = form.enum("post", self.tr("职务"), "职务", list(Post))
        person = form.pick(
            "staff_id", self.tr("教职工"), "教职工", [(self.tr("不在教职工名册"), None)], required=False
        )
        name = form.line("name", self.tr("姓名"), "姓名", longest=40, hint=self.tr("选了教职工可以不填。"))
        words = form.line("post_text", self.tr("职务说明"), "职务说明", longest=40)
        unit = form.line("unit", self.tr("单位"), "单位", longest=60)
        phone = form.line("phone", self.tr("电话"), "电话", longest=40)
        since = form.day("from_day", self.tr("加入日期"), "加入日期")
        self.department = form.enum(
            "department", self.tr("部门"), "部门", list(Department), none=self.tr("未选")
        )
        self.level = form.enum("level", self.tr("层级"), "层级", list(NetworkLevel), none=self.tr("未选"))
        self.area = form.line("area", self.tr("班级或年级"), "负责的班级或年级", longest=40)
        form.finish(
            [
                [role, post],
                [person, name],
                [self.department],
                [self.level, self.area],
                [words, unit],
                [phone, since],
            ]
        )
        form.editor("role").setCurrentIndex(form.editor("role").findData(BodyRole.MEMBER))
        self.add_form(form)

    def _fit_member_form(self, state: BodyState) -> None:
        network = bool(state.body.kind.levels)
        self.department.setVisible(state.body.kind is BodyKind.SCHOOL_CARE_GROUP)
        self.level.setVisible(network)
        self.area.setVisible(network)
        self.forms["body_member"].say(state.body.name)

    # --- what the person does ---

    def _state(self) -> BodyState | None:
        row = self.table.current_row()
        return row if isinstance(row, BodyState) else None

    def _chosen(self, row: object) -> None:
        state = row if isinstance(row, BodyState) else None
        self.members.set_rows(state.members if state is not None else ())
        if state is None or self.page is None:
            self.show_card("", (), ())
            return
        if self.shows_form("body_member"):
            self._fit_member_form(state)
        self._show_body(state)

    def _show_body(self, state: BodyState) -> None:
        rows = [(self.tr("成立"), state.body.founded_on)]
        if state.body.document:
            rows.append((self.tr("文件"), state.body.document))
        rows.append((self.tr("在任"), self.tr("%1 人").replace("%1", str(len(self._serving(state))))))
        if state.gaps:
            rows.append((self.tr("尚缺"), "、".join(state.gaps[:8]) + ("…" if len(state.gaps) > 8 else "")))
        links: list[tuple[str, str, object]] = []
        if self.page is not None and self.page.may_write and state.body.closed_on is None:
            body = {"body_id": state.body.id}
            if state.body.kind.levels:
                links.append((self.tr("按班级补齐班主任"), "fill_classes", body))
            links.append((self.tr("今天起撤销这个机构"), "body_close", body))
        self.show_card(state.body.name, rows, links)

    def _member_chosen(self, row: object) -> None:
        if not isinstance(row, BodyMember) or self.page is None:
            return
        rows = [
            (self.tr("职务"), post_words(row)),
            (self.tr("单位"), row.unit or formats.MISSING),
            (self.tr("加入"), row.from_day),
        ]
        links: list[tuple[str, str, object]] = []
        if self.page.may_write and row.to_day is None:
            links.append((self.tr("今天起移出机构"), "member_out", {"member_id": row.id}))
        self.show_card(row.name, rows, links)


def _led_sign(state: BodyState) -> Sign:
    return Sign.OK if state.led_by_head else Sign.BAD
