"""Answers and finished scores as they come in, checked before they are scored."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from xinliapp.domain.casework import CheckRound
from xinliapp.domain.errors import UserError
from xinliapp.domain.scales import TOTAL, Flag, FlagKind, ScaleDefinition, ScoreSheet, bounds
from xinliapp.domain.screening import OUTSIDE
from xinliapp.scales.scoring import judge

HIGHEST_OUTSIDE = 100_000


def check_answers(definition: ScaleDefinition, answers: Sequence[int | None]) -> tuple[int | None, ...]:
    """The answers; how many there are has to be right, what they are is the scoring's business.

    Raises:
        UserError: ``field_wrong``.
    """
    if len(answers) != definition.items:
        why = f"应为{definition.items}题,给了{len(answers)}题"
        raise UserError("field_wrong", field="答案", why=why)
    if all(answer is None for answer in answers):
        raise UserError("field_wrong", field="答案", why="一题也没有答,请登记为缺测")
    return tuple(answers)


def finished(
    found: CheckRound,
    definition: ScaleDefinition | None,
    scores: Mapping[str, float],
    *,
    hint: bool | None = None,
) -> ScoreSheet:
    """The sheet of finished scores: judged by the scale's lines, or by the round's own for a vendor's scale.

    ``hint``: what the vendor says of this student, if anything; a line of the round weighs as well.

    Raises:
        UserError: ``field_wrong`` for no score, an unknown one, or one that cannot be.
    """
    if not scores:
        raise UserError("field_wrong", field="成绩", why="没有成绩")
    if definition is not None:
        spans = bounds(definition)
        for key, value in scores.items():
            low, high = spans.get(key, (math.nan, math.nan))
            if not low <= value <= high:
                why = f"应在{low:g}到{high:g}之间" if key in spans else "量表没有这一项"
                raise UserError("field_wrong", field="成绩", why=why)
        return judge(definition, scores)
    if found.scale_id != OUTSIDE:
        raise UserError("round_not_scored")
    total = scores.get(TOTAL)
    if total is None or not -HIGHEST_OUTSIDE <= total <= HIGHEST_OUTSIDE:
        raise UserError("field_wrong", field="成绩", why="没有总分,或总分不是一个可能的数")
    reached = found.hint_line is not None and total >= found.hint_line
    flags = (Flag(FlagKind.HINT, TOTAL, total),) if reached or hint else ()
    others = {key: value for key, value in scores.items() if key != TOTAL}
    return ScoreSheet(OUTSIDE, "", total=total, subscales=others, flags=flags)
