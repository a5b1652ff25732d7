"""Names of students in free text: found before it leaves the school (0074) or stays in core.db (0143)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import accumulate

from xinliapp.storage import bundles
from xinliapp.storage import students as rows
from xinliapp.storage.database import Database

SHORTEST = 2
# Who fills in a form and for which unit is asked for by name; nothing else that leaves may name anyone.
NAMED_FIELDS = frozenset({"填表单位", "填表人", "学校"})
# What a hand may put between the characters of a name, beside blanks, line ends and invisible signs.
_BETWEEN = frozenset("·•・‧∙-‐‑‒–—―_*'’")
_HIDDEN = frozenset({"Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp"})
# Words no record of a school gets along without that could be somebody's whole name: in core.db they are
# taken for the word. What leaves the school is searched for them all the same.
_WORDS = """
安全 安排 安心 安静 安宁 班会 包括 毕业 常规 常识 常态 成长 成功 成果 成绩 成立
成员 程度 程序 单位 单元 党员 党委 党政 方案 方法 方便 方面 方式 方向 高一 高三
高中 高二 高度 高兴 高校 高考 关爱 关怀 关键 关系 关心 关注 关于 管理 国家 国旗
和平 和谐 后期 后勤 计划 计时 计算 简报 简介 金额 经常 经费 康复 康乐 乐观 连续
林业 路上 满意 明白 明确 平安 平等 平时 平台 强化 全体 全面 全员 全校 权利 权益
任务 任课 单独 商量 时间 时长 石头 舒缓 温暖 文化 文件 文明 文艺 席位 项目 向上
向阳 宣传 严格 严肃 严重 阳光 应对 应急 应当 应该 于是 元旦 乐园 章程 支持 支部
周一 周三 周二 周五 周四 周日 周末 周期 周边 祝贺 左右
"""
_ORDINARY = frozenset(_WORDS.split())


def plain(text: str) -> str:
    """The text as names are looked for in it: without case, width, blanks, dots, dashes, invisible signs."""
    wide = unicodedata.normalize("NFKC", text)
    kept = (sign for sign in wide if sign not in _BETWEEN and unicodedata.category(sign) not in _HIDDEN)
    return "".join(kept).casefold()


plain_name = lru_cache(maxsize=20_000)(plain)
"""The same for a name, kept: one roster is asked about again and again."""


def line_of(text: str, names: Collection[str], others: Collection[str] = ()) -> int | None:
    """The line (from 1) where the first of the plain ``names`` begins; one may run over a line's end.

    ``others`` are plain names of other people: what is no more than a part of one of those is passed over.
    """
    lines = [plain(line) for line in text.splitlines()]
    bare = "".join(lines)
    known, lengths = set(names), sorted({len(name) for name in names})
    hits = ((at, at + long) for at in range(len(bare)) for long in lengths if bare[at : at + long] in known)
    longer = [each.span() for name in others for each in re.finditer(re.escape(name), bare)]
    free = (at for at, end in hits if not any(start <= at and end <= stop for start, stop in longer))
    found = next(free, None)
    if found is None:
        return None
    ends = accumulate(len(line) for line in lines)
    return next(number for number, end in enumerate(ends, start=1) if found < end)


def first_named(database: Database, texts: Iterable[tuple[str, str]]) -> tuple[str, int] | None:
    """The label of the first of ``texts`` (label, text) that names somebody, and the line; None if none does.

    As what leaves the school is searched: for everybody who is or was on the roll and their guardians.
    """
    listed = {plain_name(name) for name in bundles.roster_names(database)}
    names = {name for name in listed if len(name) >= SHORTEST}
    found = ((label, line_of(text, names)) for label, text in texts)
    return next(((label, line) for label, line in found if line is not None), None)


def student_line(database: Database, text: str) -> int | None:
    """The line of ``text`` that names a student who is or was on the roll, None where none does.

    Names that somebody of the staff bears too are passed over, also as a part of a longer one, and ordinary
    words. With 5,000 students this takes a few milliseconds: only names that begin with a sign of the text
    leave the database.
    """
    bare = plain(text)
    if len(bare) < SHORTEST:
        return None
    listed = rows.names_beginning(database, "".join(sorted(set(bare))))
    names = {plain_name(name) for name in listed} - _ORDINARY
    names = {name for name in names if len(name) >= SHORTEST}
    if line_of(text, names) is None:
        return None
    staff = {plain_name(name) for name in rows.names_of_staff(database)}
    return line_of(text, names - staff, [name for name in staff if len(name) >= SHORTEST and name in bare])
