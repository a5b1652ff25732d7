"""Every student who has, or should have, a care group and a plan; runs on the database thread."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.casework import CareRole, SupportPlan
from xinliapp.domain.jobs import repeatable
from xinliapp.i18n import labels
from xinliapp.services import care_overview
from xinliapp.services.care_overview import CareLine
from xinliapp.services.session import Session


@dataclass(frozen=True, slots=True)
class CarePage:
    """The list, and how many are 重点关爱学生 by the school's threshold (None: not set)."""

    lines: tuple[CareLine, ...]
    key: int | None
    today: str


@repeatable
def read_page(session: Session) -> CarePage:
    """Key students first, then whoever has a group or a plan."""
    lines, key = care_overview.read(session)
    return CarePage(lines, key, session.clock.now().date().isoformat())


def group_words(line: CareLine) -> str:
    """5/5 齐, 3/5 缺 同学 家长, either with 待同意 2, or 还没有成立."""
    if line.missing is None:
        return "还没有成立"
    filled = f"{len(CareRole) - len(line.missing)}/{len(CareRole)}"
    missing = " ".join(labels.label(role) for role in line.missing)
    words = f"{filled} 缺 {missing}" if missing else f"{filled} 齐"
    return f"{words}, 待同意 {len(line.unasked)}" if line.unasked else words


def plan_words(line: CareLine) -> str:
    """v3 在执行, v4 待批准 …, or 没有方案."""
    parts = [_plan(plan) for plan in (line.plan, line.draft) if plan is not None]
    return " · ".join(parts) or "没有方案"


def _plan(plan: SupportPlan) -> str:
    return f"v{plan.version} {labels.label(plan.status)}"
