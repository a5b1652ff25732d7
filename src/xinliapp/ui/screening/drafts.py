"""What was typed into a round and not saved, as it is kept and read back; runs on the database thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from xinliapp.domain.casework import CheckMethod, ConsentRule, Organiser
from xinliapp.services import drafts
from xinliapp.services.session import Session
from xinliapp.ui.screening import reading
from xinliapp.ui.screening.facts import PlanInput

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GridKept:
    """Digits of a round, by student."""

    round_id: str
    day: str
    typed: Mapping[str, str]

    def body(self) -> dict[str, object]:
        """As it is kept."""
        return {"round": self.round_id, "day": self.day, "typed": dict(self.typed)}


@dataclass(frozen=True, slots=True)
class SheetKept:
    """One student's answers, by item from 1."""

    round_id: str
    student_id: str
    day: str
    answers: Mapping[int, int]

    def body(self) -> dict[str, object]:
        """As it is kept."""
        answers = {str(item): answer for item, answer in self.answers.items()}
        return {"round": self.round_id, "student": self.student_id, "day": self.day, "answers": answers}


@dataclass(frozen=True, slots=True)
class Kept:
    """This person's drafts of the page; None where there is none."""

    plan: PlanInput | None = None
    grid: GridKept | None = None
    sheet: SheetKept | None = None

    @property
    def anything(self) -> bool:
        """Whether there is a draft at all."""
        return any((self.plan, self.grid, self.sheet))

    def with_grid(self, grid: GridKept | None) -> Kept:
        """The same with other digits."""
        return replace(self, grid=grid)

    def with_sheet(self, sheet: SheetKept | None) -> Kept:
        """The same with another sheet."""
        return replace(self, sheet=sheet)


def plan_body(plan: PlanInput) -> dict[str, object]:
    """A plan as it is kept."""
    return {
        "round": plan.round_id,
        "name": plan.name,
        "method": plan.method.value,
        "scale": plan.scale_id,
        "scale_name": plan.scale_name,
        "hint_line": plan.hint_line,
        "organiser": plan.organiser.value,
        "consent": plan.consent_rule.value,
        "starts_on": plan.starts_on,
        "ends_on": plan.ends_on,
        "classes": list(plan.class_ids),
        "seen": plan.seen,
    }


def kept(session: Session) -> Kept:
    """What was typed and not saved; one that cannot be read is none."""
    return Kept(_read(session, reading.PLAN, _plan), _read(session, reading.GRID, _grid),
                _read(session, reading.SHEET, _sheet))  # fmt: skip


def _read(session: Session, key: str, take: Callable[[Mapping[str, object]], T]) -> T | None:
    draft = drafts.load_draft(session, key)
    body = draft.body if draft is not None else None
    try:
        return take(body) if isinstance(body, dict) else None
    except (KeyError, TypeError, ValueError):
        return None


def _plan(body: Mapping[str, object]) -> PlanInput:
    classes = body["classes"]
    if not isinstance(classes, list):
        raise TypeError
    return PlanInput(
        str(body["round"]),
        str(body["name"]),
        CheckMethod(body["method"]),
        str(body["scale"]),
        str(body["scale_name"]),
        str(body["hint_line"]),
        Organiser(body["organiser"]),
        ConsentRule(body["consent"]),
        str(body["starts_on"]),
        str(body["ends_on"]),
        tuple(str(one) for one in classes),
        str(body["seen"]) if body["seen"] else None,
    )


def _grid(body: Mapping[str, object]) -> GridKept:
    typed = body["typed"]
    if not isinstance(typed, dict):
        raise TypeError
    return GridKept(
        str(body["round"]), str(body["day"]), {str(key): str(code) for key, code in typed.items()}
    )


def _sheet(body: Mapping[str, object]) -> SheetKept:
    answers = body["answers"]
    if not isinstance(answers, dict):
        raise TypeError
    return SheetKept(
        str(body["round"]),
        str(body["student"]),
        str(body["day"]),
        {int(item): int(answer) for item, answer in answers.items()},
    )
