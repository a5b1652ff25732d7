"""What “一生一策” means here: an intervention plan in JS-41, a growth record in BJ-25. The two never mix."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.rulepacks import library

_NAME = "一生一策"


@dataclass(frozen=True, slots=True)
class PlanWords:
    """The label of a student's plan and of a student's file, each with its clause ("" without one)."""

    plan: str
    plan_clause: str
    file: str
    file_clause: str


def plan_words(packs: tuple[str, ...] | None = None) -> PlanWords:
    """By the packs in use (None: those that ship). With JS the name belongs to the plan, else to the file."""
    known = library.pack_ids() if packs is None else packs
    if "JS" in known:
        return PlanWords(f"{_NAME}(干预方案)", "JS-41", "一人一档", "JS-40")
    if "BJ" in known:
        return PlanWords("干预方案", "BJ-45", f"{_NAME}(成长档案)", "BJ-25")
    return PlanWords("支持方案", "", "学生档案", "")
