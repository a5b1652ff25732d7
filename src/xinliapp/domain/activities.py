"""What an activity was about, for whom, and by which way: the tags every clause filters by. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ActivityTheme(Enum):
    """Themes an activity may carry, several at a time (JS-27 life and setback education; WN-42's five)."""

    LIFE = "life"  # 生命教育
    SETBACK = "setback"  # 挫折教育
    MENTAL_HEALTH = "mental_health"  # 心理健康
    EMOTION = "emotion"  # 情绪
    RELATIONS = "relations"  # 人际交往
    LEARNING = "learning"  # 学习与考试
    ADOLESCENCE = "adolescence"  # 青春期
    FAMILY = "family"  # 亲子关系
    SAFETY = "safety"  # 安全
    BULLYING = "bullying"  # 防欺凌


SUBJECT_THEMES = frozenset(set(ActivityTheme) - {ActivityTheme.SAFETY})
"""Themes that make an activity one on mental health or life care (专题)."""


class AudienceKind(Enum):
    """Whom an activity was for."""

    WHOLE_SCHOOL = "whole_school"
    GRADES = "grades"
    CLASSES = "classes"
    PARENTS = "parents"
    STAFF = "staff"
    PEER_REPS = "peer_reps"

    @property
    def by_class(self) -> bool:
        """Whether students are expected, counted class by class from the roll."""
        return self in _STUDENTS


_STUDENTS = frozenset({
    AudienceKind.WHOLE_SCHOOL, AudienceKind.GRADES, AudienceKind.CLASSES, AudienceKind.PEER_REPS
})  # fmt: skip


class Carrier(Enum):
    """By which way an activity reached people (载体)."""

    ON_SITE = "on_site"
    PARENT_CLASSROOM = "parent_classroom"  # 家长课堂
    SIX_STAFF = "six_staff"  # 六员
    CAMPAIGN_MONTH = "campaign_month"  # 宣传月
    THEME_WEEK = "theme_week"
    BROADCAST = "broadcast"  # 广播电视
    BOARD = "board"  # 宣传栏、黑板报
    ONLINE = "online"  # 公众号、家长群


@dataclass(frozen=True, slots=True)
class ClassPart:
    """A class's part in an activity: ``expected`` and ``present`` students, both None for its parents;
    ``absent`` are the ids of the students who were expected and did not come."""

    class_id: str
    expected: int | None = None
    present: int | None = None
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handbooks:
    """How the handbooks stand: copies taken in, copies given out, copies left."""

    taken_in: int
    given_out: int

    @property
    def left(self) -> int:
        """Copies that should still be there; below zero when more went out than was noted as taken in."""
        return self.taken_in - self.given_out
