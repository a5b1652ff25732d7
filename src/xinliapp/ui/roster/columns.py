"""What a line of the list shows. Tags are case data: without the case key there is no such column."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from xinliapp.i18n import formats, labels
from xinliapp.services.students import StudentRow
from xinliapp.ui.roster.facts import HeldTags
from xinliapp.widgets.table import Column

translate = QCoreApplication.translate
# With less room than this (100 %) a column is left out: what is looked at least goes first.
NEEDS = {"updated": 900, "boarding": 900, "gender": 760}


class Lines:
    """How lines read now: whose names are hidden, who has which tags."""

    def __init__(self) -> None:
        self.masked = False
        self.tags: HeldTags = {}

    def name(self, row: StudentRow) -> str:
        """The name as it may be shown."""
        return formats.masked_name(row.name) if self.masked else row.name

    def tag_words(self, row: StudentRow) -> str:
        """The tags, parted by blanks: each is painted as one."""
        return " ".join(labels.label(kind) for kind, _ in self.tags.get(row.id, ()))

    def tag_tip(self, row: StudentRow) -> str:
        """The tags in full, with the roster's own words."""
        held = self.tags.get(row.id, ())
        return "、".join(" ".join(filter(None, (labels.label(kind), detail))) for kind, detail in held)


def columns(lines: Lines, *, tags: bool) -> tuple[Column, ...]:
    """With ``tags`` their column takes the room that is left, else the last one does."""
    shown = (
        Column("class", translate("Roster", "班级"), lambda r: r.class_label or formats.MISSING, width=80,
               tone=lambda r: "" if r.class_label else "warn"),
        Column("seat", translate("Roster", "班序"), _seat, width=56,
               sort=lambda r: r.number_in_class or 9999),
        Column("name", translate("Roster", "姓名"), lines.name, width=136 if tags else 216, strong=True,
               sort=lambda r: r.name, tip=lines.name),
        Column("gender", translate("Roster", "性别"), _label_or_missing("gender"), width=56),
        Column("number", translate("Roster", "学籍号"), _number, width=120 if tags else 160,
               tone=lambda r: "warn" if r.number_doubtful else ""),
        Column("boarding", translate("Roster", "住校"), _label_or_missing("boarding"), width=64),
        Column("tags", translate("Roster", "名单标签"), lines.tag_words, stretch=True, kind="tag",
               tip=lines.tag_tip),
        Column("phone", translate("Roster", "监护人电话"), _phone, width=128,
               tone=lambda r: "" if r.phone else "warn"),
        Column("status", translate("Roster", "状态"), lambda r: labels.label(r.status), width=64),
        Column("updated", translate("Roster", "更新"), lambda r: r.updated_on, width=104,
               stretch=not tags),
    )  # fmt: skip
    return tuple(column for column in shown if tags or column.key != "tags")


def _seat(row: StudentRow) -> str:
    return formats.MISSING if row.number_in_class is None else f"{row.number_in_class:02d}"


def _number(row: StudentRow) -> str:
    shown = formats.masked_number(row.student_number)
    return translate("Roster", "%1 待核").replace("%1", shown) if row.number_doubtful else shown


def _phone(row: StudentRow) -> str:
    return formats.masked_phone(row.phone) if row.phone else translate("Roster", "缺")


def _label_or_missing(name: str) -> Callable[[StudentRow], str]:
    def shown(row: StudentRow) -> str:
        value = getattr(row, name)
        return labels.label(value) if value is not None else formats.MISSING

    return shown
