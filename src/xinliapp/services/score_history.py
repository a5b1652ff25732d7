"""A student's sheets put together by scale, for the charts of their page: never across scales."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.casework import Disposition
from xinliapp.domain.scales import FlagKind
from xinliapp.scales.load import shipped
from xinliapp.services import screening_rounds
from xinliapp.services.session import Session


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One sheet; ``value`` is the total, None where the sheet has no numbers; ``reason``: why it is void."""

    day: str
    round_name: str
    value: float | None
    void: bool
    reason: str
    hinted: bool
    disposition: Disposition | None


@dataclass(frozen=True, slots=True)
class ScaleHistory:
    """One scale of one student, oldest first; ``line`` is the hint line of its total, if it has one."""

    scale_id: str
    title: str
    line: float | None
    rows: tuple[ScoreRow, ...]


def of_student(session: Session, student_id: str) -> tuple[ScaleHistory, ...]:
    """Every scale the student filled in, by title.

    Raises:
        UserError: ``case_closed``.
    """
    rows: dict[tuple[str, str], list[ScoreRow]] = {}
    for point in screening_rounds.history_of(session, student_id):
        rows.setdefault((point.scale_name, point.scale_id), []).append(
            ScoreRow(
                point.day,
                point.round_name,
                point.sheet.total,
                point.void,
                point.void_reason,
                not point.void and point.sheet.has(FlagKind.HINT),
                point.disposition,
            )
        )
    return tuple(
        ScaleHistory(scale_id, title, _line(scale_id), tuple(sorted(found, key=lambda row: row.day)))
        for (title, scale_id), found in sorted(rows.items())
    )


def _line(scale_id: str) -> float | None:
    definition = shipped().get(scale_id)
    if definition is None or definition.lines is None:
        return None
    return definition.lines.values[definition.lines.hint_from - 1]
