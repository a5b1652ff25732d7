"""How fields, changes, reasons and outcomes read in the wizard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject

from xinliapp.domain.roster_fields import Field
from xinliapp.domain.roster_plan import FieldChange, Outcome, Pick, PickAction, PlannedRow
from xinliapp.domain.roster_rows import Reason, RosterRow
from xinliapp.domain.roster_tags import TagChange
from xinliapp.domain.students import Boarding, Gender, StudentStatus
from xinliapp.i18n import formats, labels
from xinliapp.i18n.messages.roster import reason_text
from xinliapp.services.roster import ImportReport, UndoReport
from xinliapp.ui.import_wizard.looks import Looks
from xinliapp.ui.import_wizard.looks import Outcome as Look
from xinliapp.ui.roster_import.picks import ORDER, changes_of
from xinliapp.widgets.paint import Sign

SIGNS = {
    Outcome.CONFLICT: Sign.ASK,
    Outcome.INVALID: Sign.BAD,
    Outcome.CHANGED: Sign.DUE_SOON,
    Outcome.SKIPPED: Sign.NONE,
    Outcome.NEW: Sign.OK,
    Outcome.SAME: Sign.NOT_APPLICABLE,
}
_ENUMS = {"gender": Gender, "boarding": Boarding, "status": StudentStatus}
_LONG_NUMBER = re.compile(r"[A-Za-z]?\d{10,}[Xx]?", re.ASCII)
_NAME_FIELDS = ("name", "name_pinyin", "guardian1_name", "guardian2_name")
_NAMES = (Field.NAME, Field.NAME_PINYIN, Field.GUARDIAN1_NAME, Field.GUARDIAN2_NAME)
# Remarks that are shown with the row, but are no reason to list it.
MISSING = "missing"  # a student of the list who is not in the file
QUIET = frozenset({"id_area_unknown", "row_hidden"})
_PHONES = ("guardian1_phone", "guardian2_phone")


class Words(QObject):
    """Only for its translations."""

    def looks(self) -> Looks:
        """The wizard's own words."""
        return Looks(
            "roster_import",
            self.tr("名单导入"),
            self.tr("选文件"),
            self.tr(
                "xls 和 csv 也能读。文件留在原处,不会改动;空格子不会清掉已有内容,表中没有的学生不会删除。"
            ),
            self.tr("这张表没有找到写有“姓名”的表头,请指出表头在第几行"),
            self.tr("正在与名单比对"),
            self.tr("到学生名单"),
            self.tr("采用"),
            self.tr("姓名"),
            self.tr("内容"),
            (
                *(Look(one.value, labels.label(one), SIGNS[one]) for one in ORDER),
                Look(MISSING, self.tr("表中没有"), Sign.NONE),
            ),
        )

    def field_groups(self) -> tuple[tuple[str, tuple[Field, ...]], ...]:
        """Our fields as the second page lists them."""
        return (
            (
                self.tr("学生"),
                (
                    *(Field.NAME, Field.STUDENT_NUMBER, Field.ID_NUMBER, Field.ID_KIND, Field.GENDER),
                    *(Field.BIRTHDAY, Field.NAME_PINYIN, Field.BOARDING, Field.STATUS),
                ),
            ),
            (self.tr("班级"), (Field.GRADE, Field.CLASS, Field.NUMBER_IN_CLASS)),
            (
                self.tr("监护人"),
                (
                    *(Field.CONTACT_PHONE, Field.GUARDIAN1_NAME, Field.GUARDIAN1_RELATION),
                    *(Field.GUARDIAN1_PHONE, Field.GUARDIAN2_NAME, Field.GUARDIAN2_RELATION),
                    Field.GUARDIAN2_PHONE,
                ),
            ),
            (
                self.tr("名单标签(只有心理教师看得到)"),
                (
                    *(Field.LEFT_BEHIND, Field.MIGRANT, Field.ORPHAN, Field.INCLUSIVE_EDUCATION),
                    *(Field.DISABILITY, Field.HARDSHIP, Field.SINGLE_PARENT, Field.MARTYR_FAMILY),
                    Field.HEALTH,
                ),
            ),
        )

    def sample(self, meaning: Field, text: str, masked: bool) -> str:
        """A cell of the file as the second page shows it: long numbers always half hidden."""
        if _LONG_NUMBER.fullmatch(text):
            return formats.masked_phone(text)
        return formats.masked_name(text) if masked and meaning in _NAMES else text

    def field(self, name: str) -> str:
        """The word for a field by its value (``guardian1_phone`` → 监护人1电话)."""
        return self._fields().get(name, name)

    def _fields(self) -> Mapping[str, str]:
        return {
            "name": self.tr("姓名"),
            "name_pinyin": self.tr("姓名拼音"),
            "gender": self.tr("性别"),
            "birthday": self.tr("出生日期"),
            "id_kind": self.tr("证件类型"),
            "id_number": self.tr("证件号"),
            "student_number": self.tr("学籍号"),
            "grade": self.tr("年级"),
            "class": self.tr("班级"),
            "number_in_class": self.tr("班内学号"),
            "boarding": self.tr("住校"),
            "status": self.tr("状态"),
            "contact_phone": self.tr("联系电话"),
            "guardian1_name": self.tr("监护人1姓名"),
            "guardian1_relation": self.tr("监护人1关系"),
            "guardian1_phone": self.tr("监护人1电话"),
            "guardian2_name": self.tr("监护人2姓名"),
            "guardian2_relation": self.tr("监护人2关系"),
            "guardian2_phone": self.tr("监护人2电话"),
            "left_behind": self.tr("留守儿童"),
            "migrant": self.tr("随迁子女"),
            "orphan": self.tr("孤儿"),
            "martyr_family": self.tr("烈士或优抚子女"),
            "inclusive_education": self.tr("随班就读"),
            "disability": self.tr("残疾类型"),
            "hardship": self.tr("家庭困难"),
            "single_parent": self.tr("单亲家庭"),
            "health": self.tr("健康状况"),
        }

    def value(self, field: str, text: str | None, classes: Mapping[str, str], masked: bool = False) -> str:
        """A stored value as people read it; phones and numbers are half hidden, names where asked."""
        if text is None:
            return formats.MISSING
        if masked and field in _NAME_FIELDS:
            return formats.masked_name(text)
        if field == "class":
            return classes.get(text, text)
        if field in _ENUMS:
            return labels.label(_ENUMS[field](text))
        if field in _PHONES:
            return formats.masked_phone(text)
        if field in ("id_number", "student_number"):
            return formats.masked_number(text)
        return text

    def change(self, change: FieldChange, classes: Mapping[str, str], masked: bool = False) -> str:
        """班级 七(1) → 七(3), and that somebody typed the old value by hand."""
        before = self.value(change.field, change.before, classes, masked)
        after = self.value(change.field, change.after, classes, masked)
        words = f"{self.field(change.field)} {before} → {after}"
        return words + self.tr(" 手工改过") if change.hand_edited else words

    def tag(self, change: TagChange) -> str:
        """A tag that begins or ends."""
        if change.begins is None:
            return self.tr("名单标签 结束%1项").replace("%1", str(len(change.ends)))
        return self.tr("名单标签 %1").replace("%1", labels.label(change.begins))

    def summary(
        self, planned: PlannedRow, pick: Pick | None, classes: Mapping[str, str], masked: bool = False
    ) -> str:
        """One line: what was decided or is asked, what changes, why."""
        parts: list[str] = []
        if planned.outcome is Outcome.CONFLICT and pick is not None and pick.action is not None:
            parts.append(self.decision(planned, pick))
        changes = changes_of(planned, pick)
        parts += [self.change(change, classes, masked) for change in changes]
        if planned.outcome is not Outcome.CONFLICT:
            parts += [self.tag(tag) for tag in planned.tags if planned.outcome is Outcome.CHANGED]
        if planned.outcome is Outcome.NEW:
            parts.append(self.facts(planned.row))
        if not parts or planned.outcome is not Outcome.CHANGED:
            loud = [reason for reason in planned.reasons if reason.code not in QUIET]
            parts += [reason_text(reason.code, dict(reason.params)) for reason in loud]
        return ";".join(filter(None, parts))

    def facts(self, row: RosterRow) -> str:
        """男 2014-02-13 ...4063: enough to see that a new row was read rightly."""
        gender = labels.label(row.gender) if row.gender else ""
        number = row.student_number.value or row.id_number.value
        return " ".join(filter(None, (gender, row.birthday, formats.masked_number(number) if number else "")))

    def decision(self, planned: PlannedRow, pick: Pick) -> str:
        """What was decided about a conflict."""
        if pick.action is PickAction.NEW:
            return self.tr("按另一名学生新增")
        if pick.action is PickAction.SKIP:
            return self.tr("先不导入")
        return self.tr("并入已有的学生")

    def reasons(self, planned: PlannedRow) -> tuple[str, ...]:
        """Every remark on a row, the one that decided first."""
        return tuple(reason_text(reason.code, dict(reason.params)) for reason in planned.reasons)

    def why(self, reasons: Iterable[Reason]) -> str:
        """The remarks of a row that are worth reading."""
        return "".join(
            reason_text(reason.code, dict(reason.params)) for reason in reasons if reason.code not in QUIET
        )

    # --- columns ---

    def sheets(self, ticked: int, usable: int) -> str:
        """How many sheets of the file will be read."""
        words = self.tr("导入 %1/%2 张工作表").replace("%1", str(ticked))
        return words.replace("%2", str(usable))

    # --- preview, report, undo ---

    def stays(self) -> str:
        """What becomes of a student who is not in the file."""
        return self.tr("名单里有,这张表里没有;保持不变")

    def note(self, seen_before: bool, sealed_rows: int) -> str:
        """What is to be told above the rows."""
        notes = []
        if seen_before:
            notes.append(self.tr("这份文件已经导入过,重复写入不会改变任何内容。"))
        if sealed_rows:
            words = self.tr("有%1行写有名单标签,会密封保存,只有心理教师能看。")
            notes.append(words.replace("%1", str(sealed_rows)))
        return "".join(notes)

    def undecided(self, rows: int) -> str:
        """Conflicts nobody has settled."""
        words = self.tr("冲突 %1 行还没有选,可以先写入其余行")
        return words.replace("%1", str(rows)) if rows else ""

    def written(self, report: ImportReport) -> str:
        """The report's first line."""
        if report.import_id is None:
            return self.tr("没有需要写入的内容,名单没有变化")
        return self.tr("名单已写入,可以撤销")

    def counted(self, report: ImportReport) -> str:
        """Rows by what became of them, and what is sealed."""
        parts = [
            f"{labels.label(one)} {report.counts[one.value]}" for one in ORDER if report.counts[one.value]
        ]
        if report.counts.get(MISSING):
            parts.append(self.tr("表中没有 %1(保持不变)").replace("%1", str(report.counts[MISSING])))
        if report.sealed_rows and report.import_id is not None:
            words = self.tr("名单标签 %1 行已密封,等心理教师登录后并入")
            parts.append(words.replace("%1", str(report.sealed_rows)))
        return " · ".join(parts)

    def left(self, waiting: int, noted: int) -> str:
        """The heading above the rows of the report."""
        open_words = self.tr("还要看的行 %1").replace("%1", str(waiting))
        noted_words = self.tr("有说明的行 %1").replace("%1", str(noted))
        return " · ".join([open_words] * bool(waiting) + [noted_words] * bool(noted))

    def print_differences(self) -> str:
        """The button of the report."""
        return self.tr("打印差异单")

    def undoable(self) -> tuple[str, str]:
        """That the last import can be taken back, and the button for it."""
        return self.tr("上次导入还可以整批撤销。"), self.tr("撤销上次导入")

    def undone(self, undone: UndoReport) -> str:
        """What went and what stayed."""
        words = self.tr("撤下学生 %1 名,恢复原值 %2 处").replace("%1", str(undone.voided))
        words = words.replace("%2", str(undone.restored))
        if undone.kept:
            words += self.tr(";%1 名学生已有记录,保留").replace("%1", str(len(undone.kept)))
        if undone.left:
            words += self.tr(";%1 处之后又改过,保留").replace("%1", str(undone.left))
        return words
