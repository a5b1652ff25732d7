"""Words for scales and what a sheet came to; part of ``labels``. A score is a hint and is worded as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from xinliapp.domain.scales import (
    TOTAL,
    Band,
    Certainty,
    Flag,
    FlagKind,
    Licence,
    LineRule,
    MissingRule,
    ScaleDefinition,
    ScoreRule,
    VoidKind,
    VoidReason,
)

SCALES: Mapping[Enum, str] = {
    ScoreRule.SUM: "总和",
    ScoreRule.MEAN: "平均",
    LineRule.AT_LEAST: "≥",
    LineRule.ABOVE: ">",
    LineRule.AT_MOST: "≤",
    MissingRule.VOID: "有题没有作答就不计分",
    MissingRule.PRORATE: "按已作答的题折算",
    Certainty.FIRM: "已核对",
    Certainty.UNCERTAIN: "有一处不确定",
    Licence.FREE: "可免费使用",
    Licence.PERMISSION: "要先取得许可",
    Licence.UNKNOWN: "授权情况不明",
    FlagKind.HINT: "有提示",
    FlagKind.CRITICAL: "当天查看",
    FlagKind.RETEST: "建议复测",
    VoidKind.WRONG_COUNT: "题数不对",
    VoidKind.MISSING: "有题没有作答",
    VoidKind.OUT_OF_RANGE: "有回答超出范围",
    VoidKind.VALIDITY: "效度分到线",
}
MOST_NAMED = 10


def band_words(band: Band) -> str:
    """``未到提示线``, ``到线≥10``; that a line was reached is no conclusion."""
    if band.line is None:
        return "未到提示线"
    return f"到线{SCALES[band.rule]}{band.line:g}"


def score_name(definition: ScaleDefinition, key: str) -> str:
    """The word for one score of a scale by its key; an unknown key is shown as it is."""
    if key == TOTAL:
        return "总均分" if definition.rule is ScoreRule.MEAN else "总分"
    parts = [(sub.key, sub.label) for sub in definition.subscales]
    parts += [(count.key, count.label) for count in definition.counts]
    parts += [(definition.validity.key, definition.validity.label)] if definition.validity else []
    return dict(parts).get(key, key)


def flag_words(definition: ScaleDefinition, flag: Flag) -> str:
    """``总分有提示``, ``第9题当天查看``, ``效度分8,建议复测``."""
    if flag.kind is FlagKind.CRITICAL:
        return f"第{flag.item}题当天查看"
    name = score_name(definition, flag.key)
    return f"{name}分{flag.value:g},建议复测" if flag.kind is FlagKind.RETEST else f"{name}有提示"


def void_words(definition: ScaleDefinition, reason: VoidReason) -> str:
    """Why a sheet has no valid score, with the items' numbers."""
    if reason.kind is VoidKind.WRONG_COUNT:
        return f"应有{definition.items}题,这里有{reason.given}题"
    if reason.kind is VoidKind.MISSING:
        return f"第{items_words(reason.items)}题没有作答"
    if reason.kind is VoidKind.OUT_OF_RANGE:
        return f"第{items_words(reason.items)}题的回答不在{definition.lowest}—{definition.highest}之内"
    label = definition.validity.label if definition.validity else "效度"
    return f"{label}分{reason.given},建议复测"


def items_words(items: Sequence[int]) -> str:
    """``3、9``; of more than ten ``1、2、…、10等共41``: a sheet nobody answered shall not fill the page."""
    shown = "、".join(str(item) for item in items[:MOST_NAMED])
    return shown if len(items) <= MOST_NAMED else f"{shown}等共{len(items)}"
