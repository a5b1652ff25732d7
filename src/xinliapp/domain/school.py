"""The unit that owns a vault, its stages, grades and classes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Edition(Enum):
    """What kind of unit the vault belongs to."""

    SCHOOL = "school"
    BUREAU = "bureau"


class Stage(Enum):
    """School stages; ``years`` depends on the system (六三 or 五四)."""

    PRIMARY = "primary"
    JUNIOR = "junior"
    SENIOR = "senior"


class SchoolSystem(Enum):
    """六三 or 五四 years of primary and junior school."""

    SIX_THREE = "63"
    FIVE_FOUR = "54"

    def years(self, stage: Stage) -> int:
        """How many years ``stage`` lasts."""
        if stage is Stage.SENIOR:
            return 3
        primary, junior = (6, 3) if self is SchoolSystem.SIX_THREE else (5, 4)
        return primary if stage is Stage.PRIMARY else junior


@dataclass(frozen=True, slots=True)
class Unit:
    """The school or bureau a vault belongs to. ``code`` has 10 digits; sizes are counted, never typed."""

    id: str
    edition: Edition
    code: str
    name: str
    stages: tuple[Stage, ...]
    system: SchoolSystem
    boarding: bool
    campuses: tuple[str, ...]
    attributes: tuple[str, ...]
    concern_threshold: int | None  # concern grade from which a student is 重点关爱; None = not set
    upper_primary_from: int | None  # 4 or 5, asked at setup, never assumed


@dataclass(frozen=True, slots=True)
class ClassGroup:
    """A class that survives promotion: it is known by stage, entry year and number, not by its grade."""

    id: str
    stage: Stage
    entry_year: int
    number: int
    name: str | None
    homeroom_teacher: str | None


def grade_of(group: ClassGroup, start_year: int) -> int:
    """1-based year within the stage in the school year that starts in ``start_year``."""
    return start_year - group.entry_year + 1


_DIGITS = "零一二三四五六七八九十"


def grade_number(stage: Stage, year: int, system: SchoolSystem) -> int:
    """The grade as people count it through: primary 1–6, junior 7–9, senior 10–12 (五四: junior 6–9)."""
    if stage is Stage.PRIMARY:
        return year
    if stage is Stage.JUNIOR:
        return system.years(Stage.PRIMARY) + year
    return 9 + year


def grade_label(stage: Stage, year: int, system: SchoolSystem) -> str:
    """一年级 … 九年级, 高一 … 高三."""
    if stage is Stage.SENIOR:
        return f"高{_DIGITS[year]}" if 1 <= year <= 3 else "已毕业"
    if not 1 <= year <= system.years(stage):
        return "已毕业" if year > 0 else "未入学"
    return f"{_DIGITS[grade_number(stage, year, system)]}年级"


def class_label(group: ClassGroup, start_year: int, system: SchoolSystem) -> str:
    """七(1), 高一(3); a named class keeps its name."""
    year = grade_of(group, start_year)
    head = grade_label(group.stage, year, system).removesuffix("年级")
    return f"{head}({group.name or group.number})"
