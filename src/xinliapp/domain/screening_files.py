"""A vendor's file of answers or finished scores: which column holds what, and whether columns have slipped.

Headings of item columns may hold an item's wording: they are read for their number, never shown and never
kept; a mapping is remembered by columns under a hash of the headings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from xinliapp.domain.casework import CheckStatus
from xinliapp.domain.record_columns import headings_at
from xinliapp.domain.record_values import folded
from xinliapp.domain.scales import TOTAL, ScaleDefinition
from xinliapp.domain.spreadsheet import Row, Sheet

NUMBER, NAME, CLASS, DAY, STATUS, HINT, ITEMS, CODING = (
    "number", "name", "class", "day", "status", "hint", "items", "coding",
)  # fmt: skip
SCORE = "score:"
_LOOKED_AT = 40  # rows in which a header is looked for
_SAMPLES = 60
_ITEM = re.compile(
    r"(?:第|题目?|q|t|item|no\.?)?[\s._\-]*0*(\d{1,3})\s*(?:题|题目)?(?:$|[、.:,)\]\s].*)", re.IGNORECASE
)
_NAME_LIKE = re.compile(r"[\u3400-\u9fff·]{2,6}")
_ALSO: Mapping[str, tuple[str, ...]] = {
    NUMBER: ("学籍号", "学号", "全国学籍号", "学生学籍号", "学籍号码"),
    NAME: ("姓名", "学生", "学生姓名", "学生名字", "受测者", "被试姓名", "测试者"),
    CLASS: ("班级", "班", "所在班级", "年级班级", "班别", "行政班"),
    DAY: ("施测日", "施测日期", "测评日期", "测试日期", "日期", "测评时间", "测试时间", "完成时间",
          "提交时间", "作答时间", "交卷时间"),
    STATUS: ("状态", "测评状态", "完成状态", "作答状态"),
    HINT: ("提示", "是否提示", "是否预警", "预警", "预警等级", "结果"),
    TOTAL: ("总分", "总得分", "得分", "量表总分", "原始总分", "合计"),
}  # fmt: skip


class Coding(Enum):
    """How the file writes answers: as the scale does, or counted from one more."""

    AS_SCALE = "as_scale"
    ONE_MORE = "one_more"


@dataclass(frozen=True, slots=True)
class FileField:
    """Something the file may say: its word, other headings for it, values a person may pick for all rows."""

    key: str
    word: str
    also: tuple[str, ...] = ()
    required: bool = False
    for_all: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FileForm:
    """What a file for one round may say. ``definition`` is None for a vendor's own scale."""

    round_id: str
    round_name: str
    starts_on: str
    definition: ScaleDefinition | None
    fields: tuple[FileField, ...]

    @property
    def items(self) -> int:
        """How many items an answer file has; 0 where only scores are taken."""
        return self.definition.items if self.definition else 0

    def field(self, key: str) -> FileField:
        """One field."""
        return next(one for one in self.fields if one.key == key)


def form_of(
    round_id: str, name: str, starts_on: str, definition: ScaleDefinition | None, days: Sequence[str]
) -> FileForm:
    """The fields of a round's files; ``days`` are those a person may pick for all rows."""
    shown = tuple((day, day) for day in dict.fromkeys(days))
    fields = [
        FileField(NUMBER, "学籍号", _ALSO[NUMBER]),
        FileField(NAME, "姓名", _ALSO[NAME]),
        FileField(CLASS, "班级", _ALSO[CLASS]),
        FileField(DAY, "施测日", _ALSO[DAY], required=True, for_all=shown),
        FileField(STATUS, "状态", _ALSO[STATUS]),
    ]
    if definition is None:
        fields += [FileField(SCORE + TOTAL, "总分", _ALSO[TOTAL]), FileField(HINT, "提示", _ALSO[HINT])]
    else:
        low, high = definition.lowest, definition.highest
        codings = (
            (Coding.AS_SCALE.value, f"答案是{low}到{high}"),
            (Coding.ONE_MORE.value, f"答案是{low + 1}到{high + 1},减1再算"),
        )
        fields += [FileField(ITEMS, "第1题", ()), FileField(CODING, "答案写法", (), for_all=codings)]
        fields += [FileField(SCORE + key, word, also) for key, word, also in _scores(definition)]
    return FileForm(round_id, name, starts_on, definition, tuple(fields))


def _scores(definition: ScaleDefinition) -> list[tuple[str, str, tuple[str, ...]]]:
    found = [(TOTAL, "总分", _ALSO[TOTAL])]
    found += [(sub.key, sub.label, (f"{sub.label}分", f"{sub.label}得分")) for sub in definition.subscales]
    found += [(count.key, count.label, ()) for count in definition.counts]
    if definition.validity is not None:
        found.append(
            (definition.validity.key, definition.validity.label, ("效度", "效度分", "测谎分", "掩饰性"))
        )
    return found


@dataclass(frozen=True, slots=True)
class FileMapping:
    """Where each field is read from: a column (from 0), or one value for all rows.

    ``items`` are the columns of the items in order, () where the file has finished scores; ``class_texts`` a
    class the title of a sheet speaks of; ``beyond`` item numbers of headings the scale does not have.
    """

    sheets: tuple[str, ...]
    header_row: int
    headings: Mapping[int, str]
    columns: Mapping[str, int]
    items: tuple[int, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    class_texts: Mapping[str, str] = field(default_factory=dict)
    beyond: tuple[int, ...] = ()
    lacking: tuple[int, ...] = ()

    def source(self, key: str) -> int | str | None:
        """The column, the value for all rows, or None."""
        if key == ITEMS:
            return self.items[0] if self.items else None
        return self.fixed.get(key, self.columns.get(key))


def with_source(mapping: FileMapping, form: FileForm, key: str, source: int | str | None) -> FileMapping:
    """The mapping with a field read from elsewhere; the items follow one another from the column picked."""
    if key == ITEMS:
        items = tuple(range(source, source + form.items)) if isinstance(source, int) else ()
        return replace(mapping, items=items, beyond=(), lacking=())
    columns = {one: at for one, at in mapping.columns.items() if one != key and at != source}
    fixed = {one: value for one, value in mapping.fixed.items() if one != key}
    if isinstance(source, int):
        columns[key] = source
    elif source is not None:
        fixed[key] = source
    return replace(mapping, columns=columns, fixed=fixed)


def find_header(sheet: Sheet, form: FileForm) -> Row | None:
    """The row that names most of what is asked, the first of several; None if no row names two."""
    best: tuple[int, Row] | None = None
    for row in sheet.rows[:_LOOKED_AT]:
        headings = headings_at(row)
        found = columns_of(headings, form)
        score = len(found) + (len(item_columns(headings, form)) if found else 0)
        if score > 1 and found and (best is None or score > best[0]):
            best = (score, row)
    return best[1] if best else None


def columns_of(headings: Mapping[int, str], form: FileForm) -> dict[str, int]:
    """What headings mean by their words; the field's own word before others."""
    found: dict[str, int] = {}
    taken: set[int] = set()
    plain = {place: folded(text) for place, text in sorted(headings.items())}
    for own in (True, False):
        for one in form.fields:
            words = (one.word,) if own else one.also
            wanted = {folded(word) for word in words}
            place = next((at for at, text in plain.items() if text in wanted and at not in taken), None)
            if one.key not in found and place is not None and one.key not in (ITEMS, CODING):
                found[one.key] = place
                taken.add(place)
    return found


def item_columns(headings: Mapping[int, str], form: FileForm) -> dict[int, int]:
    """Item number to column, by the number a heading begins with; the first of several."""
    found: dict[int, int] = {}
    if form.items:
        for place, text in sorted(headings.items()):
            number = _item_number(text)
            if number:
                found.setdefault(number, place)
    return found if len(found) > 1 else {}


def _item_number(text: str) -> int:
    match = _ITEM.fullmatch(unicodedata.normalize("NFKC", text).strip().replace("\n", " "))
    return int(match[1]) if match else 0


def mapped(form: FileForm, header: Row, sheets: tuple[str, ...], titles: Mapping[str, str]) -> FileMapping:
    """The proposal for a header: answers where the file has every item, else finished scores."""
    headings = headings_at(header)
    numbers = item_columns(headings, form)
    columns = {key: at for key, at in columns_of(headings, form).items() if at not in numbers.values()}
    whole = bool(numbers) and all(number in numbers for number in range(1, form.items + 1))
    items = tuple(numbers[number] for number in range(1, form.items + 1)) if whole else ()
    beyond = tuple(sorted(number for number in numbers if number > form.items))
    lacking = tuple(n for n in range(1, form.items + 1) if n not in numbers) if numbers and not whole else ()
    return FileMapping(sheets, header.number, headings, columns, items, {}, titles, beyond, lacking)


def one_more(mapping: FileMapping) -> bool:
    """Whether a person said that answers are written from one more."""
    return mapping.fixed.get(CODING) == Coding.ONE_MORE.value


YES_NO: Mapping[str, int] = {"是": 1, "否": 0, "有": 1, "无": 0, "没有": 0, "不是": 0, "√": 1, "×": 0}
STATUSES: Mapping[str, CheckStatus] = {
    **dict.fromkeys(("完成", "已完成", "已测", "有效", "已作答", "已提交"), CheckStatus.DONE),
    **dict.fromkeys(("缺测", "未测", "缺考", "缺席", "未参加", "未作答", "未完成"), CheckStatus.ABSENT),
    **dict.fromkeys(("无效", "作废", "无效卷"), CheckStatus.VOID),
    **dict.fromkeys(("拒测", "拒绝", "不同意"), CheckStatus.DECLINED),
    **dict.fromkeys(("免测", "免试"), CheckStatus.EXEMPT),
}
HINTED: Mapping[str, bool] = {
    **dict.fromkeys(("是", "有", "有提示", "1", "预警", "需关注", "关注", "√", "y"), True),
    **dict.fromkeys(("否", "无", "没有", "0", "正常", "未见提示", "×", "n"), False),
}
