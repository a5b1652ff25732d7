"""The buttons of a crisis: shipped words and order, or the school's own after its 一校一案 (WN-35)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from xinliapp.domain.changes import Changes
from xinliapp.domain.crises import StepChoice, checked_steps
from xinliapp.domain.errors import UserError
from xinliapp.services import shipped_lists, typed
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import crises as rows

CHANGES = Changes.CASEWORK
_WHY = {
    "few": "一个步骤也没有",
    "many": "超过20个",
    "twice": "有两个相同",
    "words": "步骤名应为1到8个字",
    "found": "缺“发现”,时距从它算起",
}


@dataclass(frozen=True, slots=True)
class Shipped:
    """What ships with the program: steps, numbers everybody has, what usually follows in how many days."""

    steps: tuple[StepChoice, ...]
    phones: tuple[tuple[str, str], ...]
    aftercare: tuple[tuple[str, int], ...]


@cache
def shipped() -> Shipped:
    """The shipped list.

    Raises:
        ValueError: as :func:`xinliapp.domain.crises.checked_steps`.
    """
    found = shipped_lists.read_list("crisis_steps")
    return Shipped(
        checked_steps([StepChoice(str(row["key"]), str(row["words"])) for row in found["step"]]),
        tuple((str(row["words"]), str(row["number"])) for row in found["phone"]),
        tuple((str(row["what"]), int(row["days"])) for row in found["aftercare"]),
    )


def choices(session: Session) -> tuple[StepChoice, ...]:
    """The buttons in their order.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.steps(session.database) or shipped().steps


def save(session: Session, steps: Sequence[StepChoice], *, seen: str | None = None) -> Changes:
    """Set the school's own buttons; what was pressed before keeps the words it had.

    ``seen`` is the mark of the list as the form showed it.

    Raises:
        UserError: ``case_closed``, ``field_wrong``, ``changed_since``.
    """
    session.require_case()
    ready = [StepChoice(one.key, typed.text("步骤", one.words, longest=40)) for one in steps]
    try:
        checked = checked_steps(ready)
    except ValueError as error:
        raise UserError("field_wrong", field="步骤", why=_WHY[str(error)]) from None
    with session.write("crisis.steps", case=True) as uow:
        refuse_newer(seen, choices(session))
        rows.insert_steps(uow, () if checked == shipped().steps else checked)
    return CHANGES


def reset(session: Session) -> Changes:
    """Back to the shipped list.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    with session.write("crisis.steps", case=True) as uow:
        rows.insert_steps(uow, ())
    return CHANGES
