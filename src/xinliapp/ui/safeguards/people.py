"""队伍与培训 (screens.md S18): who works here, their papers, trainings for many at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QWidget

from xinliapp.domain.attachments import SUFFIXES
from xinliapp.domain.staff import (
    CertificateKind,
    Education,
    TrainingAudience,
    TrainingForm,
    TrainingLevel,
)
from xinliapp.domain.term_records import StaffKind
from xinliapp.i18n import formats, labels
from xinliapp.services.seen import mark_of
from xinliapp.services.staff_papers import StaffLine, papers_text, qualification_text
from xinliapp.ui.safeguards.facts import SafeguardsPage, StaffFacts
from xinliapp.ui.safeguards.parts import Form
from xinliapp.ui.safeguards.section import Record, Section, file_words
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.page import area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.table import Column, DataTable

_PAPER_ROWS, _TRAINING_ROWS = 6, 4


class PeopleSection(Section):
    """The list of staff; several rows may be chosen for a training."""

    bound = frozenset({"certificate", "training", "profile", "appointment", "leave"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: StaffFacts | None = None
        self.table = DataTable(
            self._columns(), key=lambda line: line.member.id, multi=True, object_name="safeguards.staff"
        )
        self.table.set_empty(self.tr("还没有心理教师名册。"))
        self.table.current_changed.connect(self._chosen)
        self.table.selection_changed.connect(self._selected)
        self.watch(self.table)
        self.left.addWidget(self.table, 1)
        line = area("surface")
        fix_height(line, 32)
        self.workload = label("", tone="text2")
        row = QHBoxLayout(line)
        set_margins(row, 16, 0, 16, 0, 0)
        row.addWidget(self.workload)
        row.addStretch(1)
        self.left.addWidget(line)
        self._build_forms()
        self.add_take_back()
        self.act_button(self.tr("+ 人员"), "member", shortcut="Ctrl+N")
        self.act_button(self.tr("加证书"), "certificate")
        self.act_button(self.tr("记培训"), "training", shortcut="Ctrl+T")
        self.import_trainings = outline(
            self.tr("导入培训"), object_name="safeguards.import_trainings", icon="import"
        )
        self.buttons.append(self.import_trainings)
        self.print_button(
            [
                (self.tr("名册与资质"), "register"),
                (self.tr("缺额计算"), "shortage"),
                (self.tr("学时达标"), "hours"),
                (self.tr("本月工作量"), "workload"),
                (self.tr("上月工作量"), "workload_before"),
            ]
        )

    def fill(self, page: SafeguardsPage) -> None:
        facts = page.facts
        if not isinstance(facts, StaffFacts):
            raise TypeError("another list's facts")
        self._facts = facts
        self.table.set_rows(facts.lines)
        month = facts.workload
        lessons = formats.count(sum(row.lessons for row in month.people))
        held = sum(row.counseling_minutes or 0.0 for row in month.people) / 60
        words = self.tr("工作量 %1月:课 %2 辅导 %3 讲座 %4 活动 %5")
        counseling = f"{held:.1f}h" if month.counseling_known else formats.MISSING
        for place, text in enumerate(
            (str(month.month), lessons, counseling, str(month.lectures), str(month.activities)), start=1
        ):
            words = words.replace(f"%{place}", text)
        self.workload.setText(words)

    def subtitle(self) -> str:
        """专职 1 兼职 3."""
        if self._facts is None or self.page is None:
            return ""
        here = [
            line.member
            for line in self._facts.lines
            if line.member.to_day is None or line.member.to_day > self.page.today
        ]
        full = sum(1 for member in here if member.kind is StaffKind.FULL_TIME)
        part = sum(1 for member in here if member.kind is StaffKind.PART_TIME)
        return self.tr("专职 %1 兼职 %2").replace("%1", str(full)).replace("%2", str(part))

    def allowed(self, key: str) -> bool:
        return key in ("member", "training") or self.table.current_row() is not None

    def prepare(self, key: str) -> None:
        line = self.table.current_row()
        if key == "training":
            self._say_people()
        elif isinstance(line, StaffLine) and key != "member":
            self.forms[key].say(line.member.name)
            if key == "profile":
                self._fill_profile(line.member.id)

    def extras(self, key: str) -> Mapping[str, object]:
        if key == "training":
            return {"people": tuple(line.member.id for line in self._people())}
        line = self.table.current_row()
        return {"staff_id": line.member.id} if isinstance(line, StaffLine) else {}

    def stored(self, key: str, subject: str) -> Record | None:
        profile = self._facts.profiles.get(subject) if self._facts is not None else None
        if key != "profile" or profile is None:
            return None
        fields: dict[str, object] = {
            "education": profile.education,
            "major": profile.major,
            "psychology": profile.psychology,
        }
        return Record(fields, mark_of(profile))

    def print_argument(self, what: str) -> object:
        if self._facts is None:
            return None
        return self._facts.months[1 if what == "workload_before" else 0]

    def select(self, row_id: object) -> None:
        self.table.select_key(row_id)

    # --- parts ---

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("姓名"), lambda r: r.member.name, width=96, strong=True,
                   tone=self._tone),
            Column("kind", self.tr("身份"), self._kind, width=104, tip=self._kind),
            Column("profile", self.tr("学历专业"), lambda r: r.profile_text, width=112,
                   tip=lambda r: r.profile_text),
            Column("paper", self.tr("资质 (到期 证号)"), self._papers, stretch=True, tip=papers_text),
            Column("duty", self.tr("值班资格"), lambda r: qualification_text(r.qualification), width=96,
                   kind="sign", ordinal=_duty_sign, tip=lambda r: qualification_text(r.qualification)),
            Column("hours", self.tr("本年学时"), self._hours, width=88, kind="sign",
                   ordinal=self._hours_sign, sort=lambda r: r.hours, tip=self._hours_tip),
            Column("level", self.tr("3年内级别"), lambda r: r.level or formats.MISSING, width=80),
        )  # fmt: skip

    def _account(self, line: StaffLine) -> str:
        """The name of the account the person signs in with."""
        if self._facts is None:
            return formats.MISSING
        account = self._facts.accounts.get(line.member.id, "")
        return self._facts.account_names.get(account, formats.MISSING)

    def _tone(self, line: StaffLine) -> str:
        gone = (
            self.page is not None and line.member.to_day is not None and line.member.to_day <= self.page.today
        )
        return "muted" if gone else ""

    def _kind(self, line: StaffLine) -> str:
        word = labels.label(line.member.kind)
        if line.member.to_day is None:
            return word
        return self.tr("%1 %2离任").replace("%1", word).replace("%2", line.member.to_day)

    def _papers(self, line: StaffLine) -> str:
        """Kind and end first: the number is what a narrow column cuts; tip and card have it."""
        found = [
            f"{labels.label(each.kind)} {each.valid_to or self.tr('长期')} {each.number}"
            for each in line.certificates
        ]
        return ";".join(found) or line.member.qualification or formats.MISSING

    def _floor(self, line: StaffLine) -> float | None:
        return self._facts.floors.get(line.member.kind) if self._facts is not None else None

    def _hours(self, line: StaffLine) -> str:
        floor = self._floor(line)
        return formats.count(line.hours) + (f"/{formats.count(floor)}" if floor is not None else "")

    def _hours_sign(self, line: StaffLine) -> Sign | None:
        """A year that runs may still bring the rest: amber, not red."""
        floor = self._floor(line)
        if floor is None:
            return None
        return Sign.OK if line.hours >= floor else Sign.DUE_SOON

    def _hours_tip(self, line: StaffLine) -> str:
        return "" if self._floor(line) is not None else self.tr("所用规则包没有给学时数。")

    def _build_forms(self) -> None:
        self._member_form()
        self._profile_form()
        self._certificate_form()
        self._appointment_form()
        self._training_form()
        form = Form("leave", self.tr("登记离任"), self.tr("登记离任"))
        form.finish([[form.day("left_day", self.tr("从这天起不再计入"), "离任日期")]])
        self.add_form(form)

    def _member_form(self) -> None:
        form = Form("member", self.tr("加一名人员"), self.tr("加入名册"))
        name = form.line("name", self.tr("姓名"), "姓名", longest=40, required=True)
        kind = form.enum("kind", self.tr("身份"), "身份", list(StaffKind))
        since = form.day("from_day", self.tr("到任日期"), "到任日期")
        duty = form.line("duty", self.tr("职责"), "职责", longest=60)
        education = form.enum("education", self.tr("学历"), "学历", list(Education), none=self.tr("未填"))
        major = form.line("major", self.tr("专业"), "专业", longest=60)
        near = form.check("psychology", self.tr("心理学或相关专业"))
        form.finish([[name, kind], [since, duty], [education, major], [near]])
        self.add_form(form)

    def _profile_form(self) -> None:
        form = Form("profile", self.tr("学历专业"), self.tr("保存"))
        education = form.enum("education", self.tr("学历"), "学历", list(Education), none=self.tr("未填"))
        major = form.line("major", self.tr("专业"), "专业", longest=60)
        near = form.check("psychology", self.tr("心理学或相关专业"))
        form.finish([[education, major], [near]])
        self.add_form(form)

    def _certificate_form(self) -> None:
        form = Form("certificate", self.tr("加证书"), self.tr("保存证书"))
        kind = form.enum("kind", self.tr("证书"), "证书", list(CertificateKind))
        number = form.line("number", self.tr("证号"), "证号", longest=60, required=True)
        issuer = form.line("issuer", self.tr("发证单位"), "发证单位", longest=80)
        issued = form.day("issued_on", self.tr("发证日"), "发证日")
        until = form.line(
            "valid_to", self.tr("到期日"), "到期日", longest=16, hint=self.tr("长期有效的留空。")
        )
        scan = form.file("scan", self.tr("扫描件"), SUFFIXES)
        form.finish([[kind], [number, issuer], [issued, until], [scan]])
        self.add_form(form)

    def _appointment_form(self) -> None:
        form = Form("appointment", self.tr("存任职文件"), self.tr("保存任职文件"))
        title = form.line("title", self.tr("文件名称或文号"), "文件名称", longest=80, required=True)
        issued = form.day("issued_on", self.tr("文件日期"), "文件日期")
        file = form.file("file", self.tr("文件(20MB以内)"), SUFFIXES)
        form.finish([[title], [issued], [file]])
        self.add_form(form)

    def _training_form(self) -> None:
        form = Form("training", self.tr("记培训"), self.tr("保存培训"))
        title = form.line("title", self.tr("培训名称"), "培训名称", longest=80, required=True)
        day = form.day("day", self.tr("日期"), "培训日期")
        hours = form.number("hours", self.tr("学时"), "学时", highest=1000, halves=True)
        level = form.enum("level", self.tr("级别"), "级别", list(TrainingLevel))
        kind = form.enum("form", self.tr("形式"), "形式", list(TrainingForm))
        organizer = form.line("organizer", self.tr("举办单位"), "举办单位", longest=80)
        paper = form.line("certificate", self.tr("证书编号"), "证书编号", longest=60)
        whom = form.ticks(
            "audiences",
            self.tr("培训对象"),
            "培训对象",
            list(TrainingAudience),
            [TrainingAudience.COUNSELORS],
        )
        must = form.check("compulsory", self.tr("必修内容"))
        form.finish([[title], [day, hours], [level, kind], [whom], [must], [organizer, paper]])
        self.add_form(form)

    # --- what the person does ---

    def _people(self) -> list[StaffLine]:
        return [row for row in self.table.selected_rows() if isinstance(row, StaffLine)]

    def _say_people(self) -> None:
        people = self._people()
        words = self.tr("在名单里选参加的人(可多选)。已选 %1 人。").replace("%1", str(len(people)))
        names = "、".join(line.member.name for line in people[:6])
        more = self.tr(" 等") if len(people) > 6 else ""
        self.forms["training"].say(words + (f"\n{names}{more}" if people else ""))

    def _selected(self, _rows: object) -> None:
        self._say_people()

    def _fill_profile(self, member_id: str) -> None:
        """What is being typed about this person stays, whatever is read again."""
        form, record = self.forms["profile"], self.stored("profile", member_id)
        if record is not None and (form.subject != member_id or form.draft() is None):
            form.fill_with(record.values, member_id, record.mark)

    def _chosen(self, row: object) -> None:
        if not isinstance(row, StaffLine) or self.page is None or self._facts is None:
            self.show_card("", (), ())
            return
        member = row.member
        rows = [
            (self.tr("身份"), labels.label(member.kind)),
            (self.tr("到任"), member.from_day),
            (self.tr("值班资格"), qualification_text(row.qualification)),
        ]
        links: list[tuple[str, str, object]] = []
        taken: list[tuple[str, str]] = []
        self._add_papers(row, rows, links, taken)
        self._add_trainings(row, rows, taken)
        account = self._facts.accounts.get(member.id)
        if account is not None:
            mine = self.tr("(您)") if account == self._facts.me else ""
            rows.append((self.tr("登录账户"), self._account(row) + mine))
        if self.page.may_write:
            if self._facts.me not in self._facts.accounts.values():
                links.append((self.tr("这是我(对应登录账户)"), "link_me", {"staff_id": member.id}))
            links.append((self.tr("改学历专业"), "form", "profile"))
            links.append((self.tr("存任职文件"), "form", "appointment"))
            if member.to_day is None:
                links.append((self.tr("登记离任"), "form", "leave"))
            if taken:
                links.append(self.take_back_link(taken))
        self.show_card(member.name, rows, links)
        for key in ("certificate", "appointment", "profile", "leave"):
            if self.shows_form(key):
                self.prepare(key)

    def _add_papers(
        self,
        line: StaffLine,
        rows: list[tuple[str, str]],
        links: list[tuple[str, str, object]],
        taken: list[tuple[str, str]],
    ) -> None:
        """Certificates and 任职文件 with their scans; each can be taken back."""
        if self._facts is None or self.page is None:
            return
        for paper in line.certificates[:_PAPER_ROWS]:
            until = paper.valid_to or self.tr("长期")
            rows.append((self.tr("证书"), f"{labels.label(paper.kind)} {paper.number} {until}"))
            words = file_words(self.page.files, paper.attachment_id)
            if words:
                links.append((words, "file", paper.attachment_id))
            taken.append((f"{labels.label(paper.kind)} {paper.number}", f"certificate:{paper.id}"))
        for appointed in self._facts.appointments.get(line.member.id, ())[:_PAPER_ROWS]:
            rows.append((self.tr("任职文件"), f"{appointed.title} {appointed.issued_on}"))
            words = file_words(self.page.files, appointed.attachment_id)
            links.append((words, "file", appointed.attachment_id))
            taken.append((appointed.title, f"appointment:{appointed.id}"))

    def _add_trainings(
        self, line: StaffLine, rows: list[tuple[str, str]], taken: list[tuple[str, str]]
    ) -> None:
        """The newest trainings; taking one back takes it from everybody who was there."""
        if self._facts is None:
            return
        held = {training.id: training for training in self._facts.trainings}
        for row in self._facts.attendances.get(line.member.id, ())[:_TRAINING_ROWS]:
            training = held.get(row.training_id)
            if training is None:
                continue
            said = f"{row.day} {training.title} {formats.count(row.hours)}{self.tr('学时')}"
            rows.append((self.tr("培训"), f"{said} {labels.label(row.level)}"))
            many = self.tr("(共%1人)").replace("%1", str(self._facts.attended.get(row.training_id, 1)))
            taken.append((f"{row.day} {training.title}{many}", f"training:{row.training_id}"))


def _duty_sign(line: StaffLine) -> Sign:
    """What a notice asks “原则上” is amber, never red (screens.md S18)."""
    found = line.qualification
    if not found.judged:
        return Sign.NONE
    if not found.failing:
        return Sign.OK
    return Sign.BAD if found.firm else Sign.DUE_SOON
