"""Finding a student while typing: an index in memory, built once and asked on every key.

Rules (screens.md 1.3): characters anywhere in the name; initials or syllables from the first character, no
loose letters; a surname is read as a surname (曾 zeng); the roster's own 姓名拼音 wins; the last four or more
characters of the student number; a class. Results carry no grade of concern and no tag.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from xinliapp.domain.jobs import repeatable
from xinliapp.domain.school import SchoolSystem
from xinliapp.services.school import unit
from xinliapp.services.session import Session
from xinliapp.services.students import LEFT, StudentFilter, StudentRow, list_students

LIMIT = 20
_LETTERS = re.compile(r"[a-z]+")
_TAIL = re.compile(r"\d{3,}[\dx]")
_DIGITS = "零一二三四五六七八九"

# Surnames whose reading as a surname differs from the common one (《通用规范汉字表》 readings of surnames).
_SURNAMES: dict[str, tuple[str, ...]] = {
    **{"曾": ("zeng",), "单": ("shan",), "仇": ("qiu",), "解": ("xie",), "区": ("ou",), "查": ("zha",)},
    **{"朴": ("piao",), "任": ("ren",), "盖": ("ge", "gai"), "缪": ("miao",), "覃": ("qin", "tan")},
    **{"翟": ("zhai", "di"), "乐": ("yue", "le"), "员": ("yun",), "种": ("chong",), "繁": ("po",)},
    **{"秘": ("bi", "mi"), "洗": ("xian",), "黑": ("he", "hei"), "折": ("she",), "句": ("gou",)},
    **{"谌": ("chen", "shen"), "牟": ("mou", "mu"), "召": ("shao",), "祭": ("zhai",), "逄": ("pang",)},
    **{"能": ("nai",), "隗": ("wei", "kui"), "郗": ("xi", "chi"), "贠": ("yun",), "尹": ("yin",)},
    **{"宓": ("mi", "fu"), "冼": ("xian",), "晁": ("chao",), "佴": ("nai",), "石": ("shi",), "车": ("che",)},
    **{"贾": ("jia",), "沈": ("shen",), "长": ("zhang", "chang"), "重": ("chong",), "华": ("hua",)},
    **{"纪": ("ji",), "葛": ("ge",), "哈": ("ha",), "那": ("na",), "应": ("ying",), "燕": ("yan",)},
    **{"宁": ("ning",), "柏": ("bai", "bo"), "褚": ("chu",), "卜": ("bu",), "仉": ("zhang",), "撒": ("sa",)},
    **{"幺": ("yao",), "过": ("guo",), "钭": ("tou",), "妫": ("gui",), "尉": ("wei", "yu"), "俞": ("yu",)},
}
_DOUBLE_SURNAMES: dict[str, tuple[str, str]] = {
    **{"尉迟": ("yu", "chi"), "万俟": ("mo", "qi"), "长孙": ("zhang", "sun"), "单于": ("chan", "yu")},
    **{"令狐": ("ling", "hu"), "澹台": ("tan", "tai"), "皇甫": ("huang", "fu"), "亓官": ("qi", "guan")},
    **{"鲜于": ("xian", "yu"), "呼延": ("hu", "yan"), "宿六": ("su", "liu"), "独孤": ("du", "gu")},
    **{"夏侯": ("xia", "hou"), "诸葛": ("zhu", "ge"), "尉犁": ("yu", "li"), "乐正": ("yue", "zheng")},
}


@dataclass(frozen=True, slots=True)
class Found:
    """One line under the search box: 姓名 · 班级 · 性别 · 学籍号后4位."""

    row: StudentRow

    @property
    def student_id(self) -> str:
        """Whom to open."""
        return self.row.id


@dataclass(frozen=True, slots=True)
class FoundClass:
    """A class under the search box."""

    id: str
    label: str


class _Entry:
    """A student prepared for matching: characters with their readings, the usual one first."""

    __slots__ = ("name", "number", "order", "raw", "row", "usual", "wide")

    def __init__(self, row: StudentRow, order: int) -> None:
        self.row = row
        self.order = order
        self.name = unicodedata.normalize("NFKC", row.name).lower()
        self.number = (row.student_number or "").lower()
        characters = [character for character in row.name if _is_letterlike(character)]
        readings = [list(options) for options in name_readings("".join(characters))]
        self.raw = ""
        if row.name_pinyin:
            own = _own_readings(row.name_pinyin, readings)
            if own is None:
                self.raw = "".join(_LETTERS.findall(_plain(row.name_pinyin)))
            else:
                readings = [[syllable, *options] for syllable, options in zip(own, readings, strict=True)]
        low = [character.lower() for character in characters]
        self.usual = [
            _tokens(character, options[:1]) for character, options in zip(low, readings, strict=True)
        ]
        self.wide = [_tokens(character, options) for character, options in zip(low, readings, strict=True)]

    def heads(self) -> set[str]:
        """First letters a query for this student can begin with."""
        found = {token[0] for token in self.wide[0]} if self.wide else set()
        return found | ({self.raw[0]} if self.raw else set())


class StudentIndex:
    """All students of the school; :meth:`find` answers within a few milliseconds at 5,000."""

    def __init__(self, rows: Sequence[StudentRow], system: SchoolSystem = SchoolSystem.SIX_THREE) -> None:
        self._entries = [_Entry(row, order) for order, row in enumerate(rows)]
        self._by_head: dict[str, list[_Entry]] = {}
        self._by_tail: dict[str, list[_Entry]] = {}
        self._by_class: dict[str, list[_Entry]] = {}
        for entry in self._entries:
            for head in entry.heads():
                self._by_head.setdefault(head, []).append(entry)
            if len(entry.number) >= 4:
                self._by_tail.setdefault(entry.number[-4:], []).append(entry)
            for alias in class_aliases(entry.row.class_label, system):
                self._by_class.setdefault(alias, []).append(entry)

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, text: str, limit: int = LIMIT, *, include_left: bool = False) -> list[Found]:
        """The best ``limit`` students for what is typed so far, best first; students who left on request."""
        query = re.sub(r"[\s'’`]+", "", unicodedata.normalize("NFKC", text)).lower()
        if not query:
            return []
        ranked: dict[str, tuple[int, int]] = {}
        rows: dict[str, StudentRow] = {}
        for rank, entry in self._candidates(query):
            if not include_left and entry.row.status in LEFT:
                continue
            key = (rank, entry.order)
            if key < ranked.get(entry.row.id, (99, 0)):
                ranked[entry.row.id] = key
                rows[entry.row.id] = entry.row
        best = sorted(ranked, key=lambda student_id: ranked[student_id])[:limit]
        return [Found(rows[student_id]) for student_id in best]

    def classes(self, text: str) -> list[FoundClass]:
        """Classes written exactly so far (``803``, ``八3``), in the order of the list."""
        key = _class_key(unicodedata.normalize("NFKC", text).lower())
        rows = [entry.row for entry in self._by_class.get(key, ()) if entry.row.status not in LEFT]
        return list(dict.fromkeys(FoundClass(row.class_id, row.class_label) for row in rows if row.class_id))

    def _candidates(self, query: str) -> Iterable[tuple[int, _Entry]]:
        for entry in self._by_class.get(_class_key(query), ()):
            yield 1, entry
        if _TAIL.fullmatch(query):
            for entry in self._by_tail.get(query[-4:], ()):
                if entry.number.endswith(query):
                    yield 2, entry
        if not query.isascii():
            for entry in self._entries:
                if query in entry.name:
                    yield (0 if entry.name.startswith(query) else 3), entry
        for entry in self._by_head.get(query[0], ()):
            rank = _pinyin_rank(entry, query)
            if rank is not None:
                yield rank, entry


@repeatable
def build_index(session: Session) -> StudentIndex:
    """The index over everyone in core.db, in the order of the list; students who left come last."""
    rows = list_students(session, StudentFilter(include_left=True))
    rows.sort(key=lambda row: row.status in LEFT)
    return StudentIndex(rows, unit(session).system)


def _pinyin_rank(entry: _Entry, query: str) -> int | None:
    if _fits(entry.usual, query, 0, 0, whole=True):
        return 4
    if _fits(entry.wide, query, 0, 0, whole=True):
        return 5
    if _fits(entry.usual, query, 0, 0, whole=False):
        return 6
    if entry.raw and entry.raw.startswith(query):
        return 6
    return 7 if _fits(entry.wide, query, 0, 0, whole=False) else None


def _fits(tokens: list[tuple[str, ...]], query: str, at: int, place: int, *, whole: bool) -> bool:
    """Whether ``query[at:]`` is spelled by one token per character from ``place`` on.

    Not ``whole``: the last syllable may still be under way (``zhangxi`` for 张欣).
    """
    if at == len(query):
        return True
    if place == len(tokens):
        return False
    for token in tokens[place]:
        if query.startswith(token, at):
            if _fits(tokens, query, at + len(token), place + 1, whole=whole):
                return True
        elif not whole and token.startswith(query[at:]):
            return True
    return False


def _tokens(character: str, readings: Sequence[str]) -> tuple[str, ...]:
    """What may be typed for a character: itself, a syllable, its first letter, zh/ch/sh."""
    tokens = [character]
    for reading in readings:
        tokens.append(reading)
        if "v" in reading:
            tokens.append(reading.replace("v", "u"))
        if reading[:2] in ("zh", "ch", "sh"):
            tokens.append(reading[:2])
        tokens.append(reading[0])
    return tuple(dict.fromkeys(tokens))


def name_readings(name: str) -> list[tuple[str, ...]]:
    """For every character its toneless readings, the one to expect first; ``ü`` is ``v``."""
    readings = [_readings(character) for character in name]
    if not readings:
        return readings
    # A surname has its surname reading and the common one; rare readings of the character only mislead.
    readings[0] = tuple(dict.fromkeys((*_SURNAMES.get(name[0], ()), *readings[0][:1])))
    double = _DOUBLE_SURNAMES.get(name[:2])
    if double and len(name) > 2:
        for place, reading in enumerate(double):
            readings[place] = _first(reading, readings[place])
    return readings


def _first(reading: str, others: tuple[str, ...]) -> tuple[str, ...]:
    return (reading, *(other for other in others if other != reading))


@cache
def _readings(character: str) -> tuple[str, ...]:
    spelled = _table().get(ord(character), "")
    return tuple(dict.fromkeys(_plain(reading) for reading in spelled.split(",") if reading))


@cache
def _table() -> dict[int, str]:
    # The phrase table is 30 MB in memory and of no use for names; this switch is the library's own.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin.pinyin_dict import pinyin_dict

    return pinyin_dict


def _plain(text: str) -> str:
    """Toneless lower-case letters; ü becomes v, spaces stay."""
    marked = unicodedata.normalize("NFD", text.lower().replace("ü", "v")).replace("u\u0308", "v")
    parts = re.sub(r"u[\u0300-\u036f]?\u0308[\u0300-\u036f]?", "v", marked)
    return "".join(character for character in parts if not unicodedata.combining(character))


def _own_readings(spelled: str, readings: Sequence[Sequence[str]]) -> list[str] | None:
    """The roster's 姓名拼音 as one syllable per character, or None if it cannot be told apart."""
    parts = _LETTERS.findall(_plain(spelled))
    if len(parts) == len(readings):
        return list(parts)
    return _split("".join(parts), readings)


def _split(letters: str, readings: Sequence[Sequence[str]]) -> list[str] | None:
    if not readings:
        return [] if not letters else None
    for reading in readings[0]:
        if letters.startswith(reading):
            rest = _split(letters[len(reading) :], readings[1:])
            if rest is not None:
                return [reading, *rest]
    return None


def _is_letterlike(character: str) -> bool:
    return unicodedata.category(character)[0] == "L" or unicodedata.category(character) == "Co"


_CLASS_NOISE = re.compile(r"年级|班|[()\s.\-]")
_LABEL = re.compile(r"(高?)([一二三四五六七八九])\((.+)\)")


def class_aliases(label: str, system: SchoolSystem) -> frozenset[str]:
    """What may be typed for a class: ``八(3)`` is 803, 8(3), 83, 八3, 初二3 as well."""
    match = _LABEL.fullmatch(label)
    if match is None:
        return frozenset((_class_key(label),)) if label else frozenset()
    digit, number = _DIGITS.index(match[2]), match[3].lower()
    grade = digit + 9 if match[1] else digit
    heads = [f"{match[1]}{match[2]}", str(grade)]
    primary = 6 if system is SchoolSystem.SIX_THREE else 5
    if not match[1] and digit > primary:
        heads.append(f"初{_DIGITS[digit - primary]}")
    aliases = {f"{head}{number}" for head in heads}
    if number.isdigit():
        aliases |= {f"{head}{int(number):02d}" for head in heads}
        aliases.add(f"{grade:02d}{int(number):02d}")
    return frozenset(aliases)


def _class_key(query: str) -> str:
    return _CLASS_NOISE.sub("", query)
