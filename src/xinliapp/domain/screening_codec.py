"""Answers and score sheets as they are stored in case.db."""

from __future__ import annotations

import json
from collections.abc import Sequence

from xinliapp.domain.scales import Band, Flag, FlagKind, LineRule, ScoreSheet, VoidKind, VoidReason


def pack_answers(answers: Sequence[int | None]) -> str:
    """Answers as stored: ``0,2,,1``; an empty place is a missing answer."""
    return ",".join("" if answer is None else str(answer) for answer in answers)


def unpack_answers(text: str) -> tuple[int | None, ...]:
    """What :func:`pack_answers` stored."""
    return tuple(int(part) if part else None for part in text.split(","))


def sheet_json(sheet: ScoreSheet) -> str:
    """A score sheet as stored, under the version of the scale it was scored with."""
    reason = sheet.reason
    return json.dumps(
        {
            "scale": [sheet.scale, sheet.version],
            "total": sheet.total,
            "subscales": dict(sheet.subscales),
            "counts": dict(sheet.counts),
            "validity": sheet.validity,
            "bands": {key: [band.level, band.line, band.rule.value] for key, band in sheet.bands.items()},
            "flags": [[flag.kind.value, flag.key, flag.value, flag.item] for flag in sheet.flags],
            "reason": None if reason is None else [reason.kind.value, list(reason.items), reason.given],
        },
        separators=(",", ":"),
    )


def sheet_from(text: str) -> ScoreSheet:
    """What :func:`sheet_json` stored."""
    kept = json.loads(text)
    reason = kept["reason"]
    scale, version = kept["scale"]
    return ScoreSheet(
        scale,
        version,
        total=kept["total"],
        subscales=kept["subscales"],
        counts=kept["counts"],
        validity=kept["validity"],
        bands={key: Band(level, line, LineRule(rule)) for key, (level, line, rule) in kept["bands"].items()},
        flags=tuple(Flag(FlagKind(kind), key, value, item) for kind, key, value, item in kept["flags"]),
        reason=None if reason is None else VoidReason(VoidKind(reason[0]), tuple(reason[1]), reason[2]),
    )
