"""From a cell to a value: names, gender, days of birth, codes, phones, sensitive columns.

Every reader returns the value (None: nothing taken) and the reason codes to tell the person. A blank cell is
never an error and never means "delete".
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Generic, NamedTuple, TypeVar

from xinliapp.domain.identifiers import (
    NOTHING,
    Identifier,
    fold,
    looks_destroyed,
    read_id_number,
    read_student_number,
    unquote,
)
from xinliapp.domain.roster_fields import Field
from xinliapp.domain.spreadsheet import Cell, CellError, cell_text
from xinliapp.domain.students import Boarding, Gender, IdentifierState, StudentStatus, TagKind

T = TypeVar("T")
LONGEST_EXACT = 10**15  # numbers from here on have 16 digits or more; Excel keeps 15


class Read(NamedTuple, Generic[T]):
    """A value and what to say about it."""

    value: T | None
    codes: tuple[str, ...] = ()


def blank(cell: Cell) -> bool:
    """Whether a cell holds nothing to read."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


# --- names ---

_DOTS = re.compile(r"\s*[·•・∙⋅‧･ꞏ᛫˙●．]\s*|(?<=[\u3400-\u9fff])\s*\.\s*(?=[\u3400-\u9fff])")
_HAN = r"\u2e80-\u2fdf\u3007\u3400-\u9fff\ue000-\uf8ff\uf900-\ufaff\U00020000-\U0003ffff"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}·])\s+(?=[{_HAN}·])")
_HIDDEN = re.compile(r"[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0000-\u001f]")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}


def clean_name(text: str) -> str:
    """A name with one kind of dot, no stray spaces and no invisible characters.

    Only full-width Latin forms are folded: compatibility characters are kept, since NFKC would replace rare
    characters by others.
    """
    plain = _HIDDEN.sub(" ", text).translate(_WIDE)
    plain = _DOTS.sub("·", plain.strip())
    plain = _BETWEEN_HAN.sub("", plain)
    return re.sub(r"\s+", " ", plain).strip(" ·")


def read_name(cell: Cell) -> Read[str]:
    """姓名, up to 40 characters; damaged or private characters only warn."""
    if blank(cell):
        return Read(None)
    if not isinstance(cell, str):
        return Read(None, ("name_unreadable",))
    name = clean_name(cell)
    if not name:
        return Read(None)
    if len(name) > 40:
        return Read(None, ("name_too_long",))
    if not any(unicodedata.category(character)[0] == "L" or character >= "\ue000" for character in name):
        return Read(None, ("name_unreadable",))
    codes = []
    if re.search(r"[?\ufffd□■]", name):
        codes.append("name_damaged")
    if re.search(r"[\ue000-\uf8ff]", name):
        codes.append("name_private_character")
    if re.search(r"[\d()\[\]*#/]", name):
        codes.append("name_mark")
    return Read(name, tuple(codes))


# --- codes ---

_CODED = re.compile(r"(\d{1,2}|[A-Z](?![A-Z]))[-—–_:.、]?(.*)", re.DOTALL)


def code_and_word(cell: Cell) -> tuple[str, str]:
    """``1-男`` as ("1", "男"); ``男`` as ("", "男"); ``1`` (text or number) as ("1", "")."""
    text = fold(cell_text(cell))
    match = _CODED.fullmatch(text)
    return (match[1], match[2]) if match else ("", text)


_GENDERS = {"男": Gender.MALE, "女": Gender.FEMALE, "M": Gender.MALE, "F": Gender.FEMALE}
_GENDER_WORDS = {"男性": "男", "女性": "女", "男生": "男", "女生": "女", "MALE": "M", "FEMALE": "F"}


def read_gender(cell: Cell) -> Read[Gender]:
    """1/男/1-男, 2/女/2-女; 9 and 0 (未说明, 未知) read as blank."""
    if blank(cell):
        return Read(None)
    code, word = code_and_word(cell)
    by_word = _GENDERS.get(_GENDER_WORDS.get(word, word))
    by_code = {"1": Gender.MALE, "2": Gender.FEMALE, "01": Gender.MALE, "02": Gender.FEMALE}.get(
        code
    ) or _GENDERS.get(code)
    if word and by_word is None:
        return Read(None, () if word.startswith("未") else ("gender_unknown",))
    if by_word and by_code and by_word is not by_code:
        return Read(None, ("gender_unknown",))
    found = by_word or by_code
    return Read(found, () if found or code in ("0", "9") else ("gender_unknown",))


def read_boarding(cell: Cell) -> Read[Boarding]:
    """就读方式 1 走读, 2 住校; 是/否 under 是否住校."""
    if blank(cell):
        return Read(None)
    code, word = code_and_word(cell)
    text = word or {"1": "走读", "2": "住校", "0": "否"}.get(code, "")
    if re.search(r"走读|通学|外宿|^否$|^非|^不|^N$", text):
        return Read(Boarding.DAY)
    if re.search(r"住校|寄宿|住宿|内宿|^是$|^√$|^Y$|^住$", text):
        return Read(Boarding.BOARDING)
    return Read(None, ("boarding_unknown",))


_STATUSES = (
    (r"转出|已转|转走", StudentStatus.TRANSFERRED),
    (r"休学", StudentStatus.SUSPENDED),
    (r"毕业", StudentStatus.GRADUATED),
    (r"借读", StudentStatus.VISITING),
    (r"在读|在籍|在校|正常|转入|复学|普通", StudentStatus.ENROLLED),
)


def read_status(cell: Cell) -> Read[StudentStatus]:
    """在读 休学 转出 毕业 借读 and what systems write for them."""
    if blank(cell):
        return Read(None)
    text = fold(cell_text(cell))
    for pattern, status in _STATUSES:
        if re.search(pattern, text):
            return Read(status)
    return Read(None, ("status_unknown",))


# --- days of birth ---

_FULL = re.compile(r"(\d{4})[年./\-_\\,、](\d{1,2})[月./\-_\\,、](\d{1,2})(?:日|号)?(?:[T]?\d{1,2}:\d{2}.*)?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})(?:0{6})?")
_SHORT = re.compile(r"(\d{2})[年./\-](\d{1,2})[月./\-](\d{1,2})(?:日|号)?|(\d{6})")
_WESTERN = re.compile(r"(\d{1,2})[./\-](\d{1,2})[./\-](\d{4})")
_EPOCHS = {False: dt.date(1899, 12, 30), True: dt.date(1904, 1, 1)}


def read_birthday(cell: Cell, as_of: dt.date, *, uses_1904: bool = False) -> Read[str]:
    """A day of birth as ISO text from every form seen in rosters.

    A two-digit year, a day without its year and a date whose day and month could be swapped are not taken but
    asked about. Serial numbers (41409 or "41409") count from the workbook's own epoch.
    """
    if blank(cell):
        return Read(None)
    if isinstance(cell, CellError | bool):
        return Read(None, ("birthday_unreadable",))
    if isinstance(cell, dt.date):
        return _in_range(cell.date() if isinstance(cell, dt.datetime) else cell, as_of)
    text = re.sub(r"\s+(?=\d{1,2}:)", "T", unicodedata.normalize("NFKC", unquote(cell_text(cell))).strip())
    text = re.sub(r"\s+", "", text).upper()
    match = _FULL.fullmatch(text) or _PACKED.fullmatch(text)
    if match:
        return _day(int(match[1]), int(match[2]), int(match[3]), as_of)
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text) and 20000 <= float(text) <= 60000:
        read = _in_range(_EPOCHS[uses_1904] + dt.timedelta(days=int(float(text))), as_of)
        return Read(read.value, (*read.codes, "birthday_serial")) if read.value else read
    if _SHORT.fullmatch(text):
        return Read(None, ("birthday_two_digit_year",))
    western = _WESTERN.fullmatch(text)
    if western:
        return _western(int(western[1]), int(western[2]), int(western[3]), as_of)
    return Read(None, ("birthday_unreadable",))


def _western(first: int, second: int, year: int, as_of: dt.date) -> Read[str]:
    if first <= 12 and second <= 12 and first != second:
        return Read(None, ("birthday_ambiguous",))
    month, day = (first, second) if first <= 12 else (second, first)
    return _day(year, month, day, as_of)


def _day(year: int, month: int, day: int, as_of: dt.date) -> Read[str]:
    try:
        return _in_range(dt.date(year, month, day), as_of)
    except ValueError:
        return Read(None, ("birthday_unreadable",))


def _in_range(day: dt.date, as_of: dt.date) -> Read[str]:
    if not dt.date(1980, 1, 1) <= day <= as_of:
        return Read(None, ("birthday_out_of_range",))
    return Read(day.isoformat())


# --- numbers ---


def number_destroyed(cell: Cell) -> bool:
    """A numeric cell of more than 15 digits, whatever it ends in, or text like 9.90101E+17."""
    if isinstance(cell, bool):
        return False
    if isinstance(cell, int | float):
        return abs(cell) >= LONGEST_EXACT
    return isinstance(cell, str) and looks_destroyed(fold(unquote(cell)))


def read_id_cell(cell: Cell, *, foreign: bool = False) -> Identifier:
    """An ID number from a cell."""
    if blank(cell):
        return NOTHING
    if number_destroyed(cell):
        return Identifier(None, IdentifierState.NONE, ("id_destroyed",))
    if isinstance(cell, CellError | dt.date | bool):
        return Identifier(None, IdentifierState.NONE, ("id_unreadable",))
    return read_id_number(cell_text(cell), foreign=foreign)


def read_student_number_cell(cell: Cell) -> Identifier:
    """A student number from a cell."""
    if blank(cell):
        return NOTHING
    if number_destroyed(cell):
        return Identifier(None, IdentifierState.NONE, ("student_number_destroyed",))
    if isinstance(cell, CellError | dt.date | bool):
        return Identifier(None, IdentifierState.NONE, ("student_number_unreadable",))
    return read_student_number(cell_text(cell))


def is_foreign_document(cell: Cell) -> bool:
    """Whether 身份证件类型 names anything but 1-居民身份证."""
    if blank(cell):
        return False
    code, word = code_and_word(cell)
    return code not in ("1", "01") if code else "居民身份证" not in word and word != "身份证"


_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(?:0\d{2,3}-?)?[2-9]\d{6,7}(?:-\d{1,5})?")


def phone_is_usual(phone: str) -> bool:
    """An 11-digit mobile or a landline; anything else only warns."""
    return bool(_MOBILE.fullmatch(phone) or _LANDLINE.fullmatch(phone))


def read_phone(cell: Cell) -> Read[str]:
    """A phone as digits and dashes; several in one cell: the first is taken and said so."""
    if blank(cell) or isinstance(cell, CellError | dt.date | bool):
        return Read(None)
    raw = unicodedata.normalize("NFKC", unquote(cell_text(cell))).strip()
    raw = re.sub(r"^(?:\+|00)86[\s-]*", "", raw)
    parts = [part for part in re.split(r"[,;/、|\n]|\s{1,}(?=1\d{10})", raw) if part.strip()]
    if not parts:
        return Read(None)
    phone = re.sub(r"[^\d\-+]", "", parts[0]).removeprefix("+")
    if re.fullmatch(r"86(1[3-9]\d{9})", phone):
        phone = phone[2:]
    if _MOBILE.fullmatch(phone.replace("-", "")):
        phone = phone.replace("-", "")
    if not phone.strip("-0"):
        return Read(None) if fold(raw) in ("", "无", "-", "/", "0", "暂无") else Read(None, ("phone_form",))
    codes = () if phone_is_usual(phone) else ("phone_form",)
    return Read(phone[:30], (*codes, "phone_several") if len(parts) > 1 else codes)


def read_text(cell: Cell, limit: int = 40) -> Read[str]:
    """Short free text such as a guardian's name or relation."""
    if blank(cell) or isinstance(cell, CellError):
        return Read(None)
    text = clean_name(cell_text(cell))
    return Read(text[:limit] or None)


_RELATION = re.compile(r"\d{1,2}[-—_.、:]?(.+)")


def read_relation(cell: Cell) -> Read[str]:
    """父亲, 51-父亲 …: the word without its code."""
    text = read_text(cell, 20).value
    if text is None or text.isdigit():
        return Read(None)
    match = _RELATION.fullmatch(text)
    return Read(match[1] if match else text)


def read_count(cell: Cell) -> Read[int]:
    """A small whole number (班内学号)."""
    if blank(cell):
        return Read(None)
    text = re.sub(r"号$", "", fold(cell_text(cell)))
    if re.fullmatch(r"\d{1,3}", text) and int(text) > 0:
        return Read(int(text))
    return Read(None, ("number_in_class_unreadable",))


# --- sensitive columns ---


class TagReading(NamedTuple):
    """A tag the column says the child has (``present``) or has not; ``detail`` is the cell's own word."""

    kind: TagKind | None
    present: bool
    detail: str | None = None


_NO = re.compile(
    r"否|无(残疾|疾病|特殊.*)?|非.*|不是|没有|N|NO|×|X|健康|良好|健康或良好|一般或较弱|正常|一般|未.*|-+|/|\\|—+"
)
_YES = re.compile(r"是|有|Y|YES|√|✓|✔|1")
_SINGLE = {
    Field.MIGRANT: TagKind.MIGRANT,
    Field.ORPHAN: TagKind.ORPHAN,
    Field.MARTYR_FAMILY: TagKind.MARTYR_FAMILY,
    Field.INCLUSIVE_EDUCATION: TagKind.INCLUSIVE_EDUCATION,
    Field.DISABILITY: TagKind.DISABILITY,
    Field.HARDSHIP: TagKind.HARDSHIP,
    Field.SINGLE_PARENT: TagKind.SINGLE_PARENT,
    Field.HEALTH: TagKind.HEALTH,
}


def read_tag(meaning: Field, cell: Cell) -> Read[TagReading]:
    """A sensitive column; None for a blank cell. An unknown word is told (``tag_unknown``), never guessed."""
    if blank(cell):
        return Read(None)
    if isinstance(cell, CellError | dt.date):
        return Read(None, ("tag_unknown",))
    code, word = code_and_word(cell)
    if meaning is Field.LEFT_BEHIND:
        return _left_behind(code, word)
    kind = _SINGLE[meaning]
    healthy = meaning is Field.HEALTH and code in ("1", "10", "2", "20")
    if (not word and (healthy or code in ("0", "00", "N", "X"))) or _NO.fullmatch(word):
        return Read(TagReading(kind, False))
    if (not word and code in ("1", "Y")) or _YES.fullmatch(word):
        return Read(TagReading(kind, True))
    if not word:
        return Read(None, ("tag_unknown",))
    if meaning in (Field.DISABILITY, Field.HEALTH, Field.HARDSHIP):
        return Read(TagReading(kind, True, clean_name(word)[:40]))
    own = {
        Field.ORPHAN: r"孤儿.*|事实无人抚养.*",
        Field.MIGRANT: r".*随迁.*|流动.*|进城务工.*",
        Field.MARTYR_FAMILY: r".*烈士.*|.*优抚.*",
        Field.INCLUSIVE_EDUCATION: r"随班就读.*",
        Field.SINGLE_PARENT: r"单亲.*",
    }[meaning]
    if re.fullmatch(own, word):
        return Read(TagReading(kind, True, clean_name(word)[:40]))
    return Read(None, ("tag_unknown",))


def _left_behind(code: str, word: str) -> Read[TagReading]:
    """0-非留守 1-单亲留守 2-双亲留守 (单亲留守 is not 单亲家庭)."""
    by_code = {"0": None, "1": TagKind.LEFT_BEHIND_ONE, "2": TagKind.LEFT_BEHIND_BOTH}
    if not word:
        if code in ("N", "X"):
            return Read(TagReading(None, False))
        if code not in by_code:
            return (
                Read(TagReading(TagKind.LEFT_BEHIND, True)) if code == "Y" else Read(None, ("tag_unknown",))
            )
        return Read(TagReading(by_code[code], by_code[code] is not None))
    if _NO.fullmatch(word):
        said = by_code.get(code)
        return Read(None, ("tag_unknown",)) if said else Read(TagReading(None, False))
    if re.search(r"单亲|单方|一方", word):
        kind = TagKind.LEFT_BEHIND_ONE
    elif re.search(r"双亲|双方|父母", word):
        kind = TagKind.LEFT_BEHIND_BOTH
    elif _YES.fullmatch(word) or re.fullmatch(r"(农村)?留守(儿童)?", word):
        kind = TagKind.LEFT_BEHIND
    else:
        return Read(None, ("tag_unknown",))
    return Read(TagReading(kind, True))
