"""Lists that ship as data: the signs a warning ticks, templates of plans. Read once, refused when wrong."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from xinliapp.domain.casework import CareRole
from xinliapp.domain.plan_measures import Frequency
from xinliapp.domain.warnings import ObservedSign
from xinliapp.rulepacks.library import resource_folder

MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class TemplateMeasure:
    """One measure of a template; it runs ``weeks`` weeks from the plan's first day."""

    what: str
    responsible: CareRole
    frequency: Frequency
    weeks: int


@dataclass(frozen=True, slots=True)
class PlanTemplate:
    """A starting point for a plan."""

    key: str
    name: str
    situation: str
    goals: tuple[str, ...]
    triggers: str
    lift_conditions: str
    measures: tuple[TemplateMeasure, ...]


@cache
def observed_signs() -> tuple[ObservedSign, ...]:
    """The list of signs in its order: those with a digit first, then the two that make a warning 立即.

    Raises:
        ValueError: a key or digit stands there twice, or an ordinary sign has no digit from 1 to 9.
    """
    signs = tuple(
        ObservedSign(
            str(row["key"]), str(row["words"]), int(row.get("digit", 0)), bool(row.get("imminent", False))
        )
        for row in read_list("observed_signs")["sign"]
    )
    digits = [sign.digit for sign in signs if not sign.imminent]
    if len({sign.key for sign in signs}) != len(signs) or len(set(digits)) != len(digits):
        raise ValueError("observed_signs: a key or digit stands there twice")
    if not all(1 <= digit <= MOST_DIGITS for digit in digits):
        raise ValueError("observed_signs: a sign without a digit from 1 to 9")
    return signs


def sign_words(key: str) -> str:
    """How a sign reads; a key this list no longer has is shown as it is."""
    return next((sign.words for sign in observed_signs() if sign.key == key), key)


@cache
def plan_templates() -> tuple[PlanTemplate, ...]:
    """The templates of plans in their order."""
    return tuple(
        PlanTemplate(
            str(row["key"]),
            str(row["name"]),
            str(row["situation"]),
            tuple(str(goal) for goal in row["goals"]),
            str(row["triggers"]),
            str(row["lift_conditions"]),
            tuple(_measure(one) for one in row["measure"]),
        )
        for row in read_list("plan_templates")["template"]
    )


def _measure(row: dict[str, Any]) -> TemplateMeasure:
    return TemplateMeasure(
        str(row["what"]), CareRole(row["responsible"]), Frequency(row["frequency"]), int(row["weeks"])
    )


def read_list(name: str) -> dict[str, Any]:
    """A list of the folder ``resources/lists`` as it stands there."""
    return tomllib.loads((resource_folder() / "lists" / f"{name}.toml").read_text("utf-8"))
