"""What must be in order before a form can be handed in: head, every cell, reasons, confirmations."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from xinliapp.domain.errors import UserError
from xinliapp.domain.rules import CheckSeverity, CrossCheck, FormColumn, FormDefinition, PublishedFigure

DAY_FIELD, NAME_FIELD, PHONE_FIELD = "填表时间", "填表人", "填表电话"
REMARKS_LONGEST = 500
REASON_SHORTEST = 5
_PHONE_SEPARATORS = re.compile(r"[\s\-—()()]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person entered in a cell.

    ``value`` None with ``blank`` says 没有此项; None without it says that nobody decided yet; 0 is
    有此项但为零.
    ``reason`` tells why it differs from the counted figure; ``definition`` and ``confirmed_by`` belong to
    proposals; ``text`` is the content of a text column.
    """

    value: int | None = None
    blank: bool = False
    reason: str = ""
    definition: str = ""
    confirmed_by: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A column with the counted figure (None: nothing counted or published) and what was entered.

    ``earlier`` is a figure that was published for another day than the form's, so it does not answer.
    """

    column: FormColumn
    system: float | None = None
    row_count: int | None = None
    figure: PublishedFigure | None = None
    entry: Entry = field(default_factory=Entry)
    earlier: PublishedFigure | None = None

    @property
    def changed(self) -> bool:
        """Whether a person put something else in place of the counted figure."""
        if self.column.text or self.column.proposal_only or self.system is None:
            return False
        return self.entry.blank or (self.entry.value is not None and self.entry.value != self.system)

    @property
    def unpublished(self) -> bool:
        """Whether a case figure would leave that no counsellor released as it stands.

        A proposal is a person's own number, so it needs none.
        """
        if not self.column.needs_case or self.column.proposal_only or self.entry.value is None:
            return False
        return self.figure is None or self.figure.value != self.system

    @property
    def outdated(self) -> bool:
        """Whether the released figure that would leave is marked: records changed since."""
        used = self.column.needs_case and not self.column.proposal_only and self.entry.value is not None
        return used and self.figure is not None and self.figure.stale


@dataclass(frozen=True, slots=True)
class Problem:
    """Why the form cannot be handed in yet: an error's code and parameters, and where ("" for the head)."""

    column_id: str
    code: str
    params: Mapping[str, object]

    def error(self) -> UserError:
        """The refusal."""
        return UserError(self.code, **self.params)


def check_entry(column: FormColumn, entry: Entry) -> None:
    """Refuse what cannot even be kept in a draft.

    Raises:
        UserError: ``form_cell_wrong`` (negative, both a number and blank), ``field_wrong`` (texts too long).
    """
    value = entry.value
    wrong = value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 0)
    if wrong or (entry.blank and value is not None) or (column.text and value is not None):
        raise UserError("form_cell_wrong", heading=column.heading)
    limits = (
        ("改动理由", entry.reason, 100),
        ("口径", entry.definition, 100),
        ("确认人", entry.confirmed_by, 20),
        (column.heading, entry.text, REMARKS_LONGEST),
    )
    for name, text, longest in limits:
        if len(text) > longest:
            raise UserError("field_wrong", field=name, why=f"超过{longest}个字")


def problems(
    definition: FormDefinition, head: Mapping[str, str], cells: Sequence[Cell], today: dt.date
) -> tuple[Problem, ...]:
    """Everything that keeps the form from being handed in, head first, then column by column."""
    return (*_head_problems(definition, head, today), *_cell_problems(cells))


def sending_back(broken: Sequence[CrossCheck]) -> tuple[CrossCheck, ...]:
    """The broken checks for which the merging office would send the form back."""
    return tuple(check for check in broken if check.severity is CheckSeverity.RETURN)


def with_remarks(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells with definition and confirmer of every proposal written into the remarks, once."""
    words = [
        f"{cell.column.heading}口径:{cell.entry.definition};确认人:{cell.entry.confirmed_by}。"
        for cell in cells
        if cell.column.proposal_only and cell.entry.value is not None
    ]
    done = []
    for cell in cells:
        text = cell.entry.text
        missing = [word for word in words if word not in text] if cell.column.text else []
        if missing:
            joined = "\n".join([*([text] if text else []), *missing])
            cell = replace(cell, entry=replace(cell.entry, text=joined))
        done.append(cell)
    return tuple(done)


def _head_problems(definition: FormDefinition, head: Mapping[str, str], today: dt.date) -> Iterator[Problem]:
    for name in definition.head_fields:
        why = _head_wrong(name, head.get(name, "").strip(), today)
        if why:
            yield Problem("", "form_head_wrong", {"field": name, "why": why})


def _head_wrong(name: str, value: str, today: dt.date) -> str:
    if not value:
        return "没有填写"
    if name == PHONE_FIELD:
        digits = _PHONE_SEPARATORS.sub("", value)
        right = digits.isascii() and digits.isdigit() and 7 <= len(digits) <= 12
        return "" if right else "应为7到12位数字"
    if name == DAY_FIELD:
        try:
            return "" if dt.date.fromisoformat(value) <= today else "日期还没有到"
        except ValueError:
            return "应为日期,如2026-10-17"
    longest = 20 if name == NAME_FIELD else 60
    return f"超过{longest}个字" if len(value) > longest else ""


def _cell_problems(cells: Sequence[Cell]) -> Iterator[Problem]:
    for cell in cells:
        column, entry = cell.column, cell.entry
        if column.text:
            continue
        heading = {"heading": column.heading}
        if cell.earlier is not None and not column.proposal_only and not entry.blank:
            yield Problem(column.id, "form_figure_other_day", {**heading, "day": _day(cell.earlier)})
        elif entry.value is None and not entry.blank:
            yield Problem(column.id, "form_cell_undecided", heading)
        elif cell.unpublished:
            yield Problem(column.id, "form_figure_unpublished", heading)
        elif cell.changed and len(entry.reason.strip()) < REASON_SHORTEST:
            yield Problem(column.id, "form_reason_missing", heading)
        elif column.proposal_only and entry.value is not None and not _confirmed(entry):
            yield Problem(column.id, "form_confirmation_missing", heading)


def _day(figure: PublishedFigure) -> str:
    return figure.window.as_of.isoformat()


def _confirmed(entry: Entry) -> bool:
    return bool(entry.definition.strip() and entry.confirmed_by.strip())
