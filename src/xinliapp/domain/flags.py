"""What a merging office would ask about a school's figures (screens.md B04); the school asks it first.

The form's own cross-checks are made by ``rulepacks.forms``; here they are joined by what holds for any form:
an empty head, a cell that is no number, more people than are on the roll, a change of more than half.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xinliapp.domain.bureau import CheckFlag
from xinliapp.domain.rules import CheckSeverity, CrossCheck, FormColumn, FormDefinition

PEOPLE = "人"
STUDENTS = "students"
CHANGE = 0.5
NOTE_SHORTEST, NOTE_LONGEST = 5, 200
_ORDER = (CheckSeverity.RETURN, CheckSeverity.EXPLAIN, CheckSeverity.HINT)


@dataclass(frozen=True, slots=True)
class FlagNote:
    """Why a flag was accepted: travels with the row. Row of ``flag_note``."""

    id: str
    item_id: str
    check_id: str
    message: str
    note: str
    noted_by: str
    noted_at: str
    origin_code: str
    created_at: str
    created_by: str


@dataclass(frozen=True, slots=True)
class CheckRule:
    """What is looked for in every report, and what it asks for where it is found."""

    severity: CheckSeverity
    words: str


def flags(
    definition: FormDefinition,
    broken: Sequence[CrossCheck],
    values: Mapping[str, float | None],
    *,
    head: Mapping[str, str] | None = None,
    students: float | None = None,
    last: Mapping[str, float | None] | None = None,
    unreadable: Sequence[str] = (),
) -> tuple[CheckFlag, ...]:
    """Everything to ask about one school's figures, most serious first, in the order of the form.

    Args:
        broken: the form's own cross-checks that these figures break.
        head: the head as filled in; None where it is checked elsewhere.
        students: the number on the roll, None when unknown: nothing is compared with it then.
        last: what the same school reported for the period before, by column.
        unreadable: headings of cells in which something other than a number stood.
    """
    found = [CheckFlag(check.id, check.message, check.severity) for check in broken]
    if head is not None:
        found += _empty_head(definition, head)
    found += [
        CheckFlag(f"cell:{heading}", f"“{heading}”填的不是数字", CheckSeverity.RETURN)
        for heading in unreadable
    ]
    found += _beyond_roll(definition, values, students)
    found += _changes(definition, values, last or {})
    return tuple(sorted(found, key=lambda flag: _ORDER.index(flag.severity)))


def _empty_head(definition: FormDefinition, head: Mapping[str, str]) -> Iterator[CheckFlag]:
    for name in definition.head_fields:
        if not head.get(name, "").strip():
            yield CheckFlag(f"head:{name}", f"{name}为空", CheckSeverity.RETURN)


def _beyond_roll(
    definition: FormDefinition, values: Mapping[str, float | None], students: float | None
) -> Iterator[CheckFlag]:
    for number, column in enumerate(definition.columns, start=1):
        value = values.get(column.id)
        if students is None or value is None or value <= students or not _needs_roll(definition, column):
            continue
        words = f"第{number}列人数({value:g})多于在籍学生数({students:g})"
        yield CheckFlag(f"roll:{column.id}", words, CheckSeverity.RETURN)


def _needs_roll(definition: FormDefinition, column: FormColumn) -> bool:
    """Whether a column counts people and the form itself does not compare it with the roll."""
    if column.unit != PEOPLE or column.text:
        return False
    return not any({column.id, STUDENTS} <= _names(check.expression) for check in definition.checks)


def _changes(
    definition: FormDefinition, values: Mapping[str, float | None], last: Mapping[str, float | None]
) -> Iterator[CheckFlag]:
    for number, column in enumerate(definition.columns, start=1):
        now, before = values.get(column.id), last.get(column.id)
        if now is None or not before or abs(now - before) <= CHANGE * before:
            continue
        words = f"第{number}列({now:g})与上次({before:g})相差超过50%"
        yield CheckFlag(f"change:{column.id}", words, CheckSeverity.HINT)


def applied(definition: FormDefinition) -> tuple[CheckRule, ...]:
    """Every rule a report of this form is held against (B04 规则), most serious first.

    What holds for any form stands as one rule each, before the form's own.
    """
    found = [
        CheckRule(CheckSeverity.RETURN, "表头有空项"),
        CheckRule(CheckSeverity.RETURN, "数字格里填的不是数字"),
        CheckRule(CheckSeverity.HINT, "与上次报送相差超过50%"),
    ]
    if any(_needs_roll(definition, column) for column in definition.columns):
        found.append(CheckRule(CheckSeverity.RETURN, "以人计的数多于在籍学生数"))
    found += [CheckRule(check.severity, check.message) for check in definition.checks]
    return tuple(sorted(found, key=lambda rule: _ORDER.index(rule.severity)))


def rules_needing_roll(definition: FormDefinition) -> int:
    """How many rules cannot be applied to a school whose number of students is unknown."""
    own = sum(1 for check in definition.checks if STUDENTS in _names(check.expression))
    return own + sum(1 for column in definition.columns if _needs_roll(definition, column))


def _names(expression: str) -> set[str]:
    return set(re.findall(r"[A-Za-z_]\w*", expression))
