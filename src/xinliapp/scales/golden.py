"""Golden vectors: answer sheets whose results were worked out by hand, shipped inside each definition.

They are held against every definition that is loaded, so that a file somebody changed (one item in the wrong
subscale, a reversed item forgotten) is refused instead of counting wrongly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xinliapp.domain.definition_source import Table
from xinliapp.domain.scales import FlagKind, ScaleDefinition, ScoreSheet
from xinliapp.scales.scoring import Scorer

MISSING = "."
ROUNDING = 0.0001


def answers_of(text: str) -> list[int | None]:
    """The answers of a vector: a digit per item, ``.`` where there is none; spaces and line ends don't count.

    Raises:
        ValueError: another character.
    """
    return [None if mark == MISSING else int(mark) for mark in "".join(text.split())]


def check_golden(definition: ScaleDefinition, tables: Sequence[Table]) -> None:
    """Refuse the definition unless every vector comes out.

    Raises:
        UserError: ``scale_golden_wrong`` or a ``pack_…`` code, with file and line.
    """
    scorer = Scorer(definition)
    for table in tables:
        case = table.text("case")
        try:
            answers = answers_of(table.text("answers"))
        except ValueError:
            table.source.refuse("pack_value_wrong", table.line("answers"), key="answers", want="数字和点")
        sheet = scorer.score(answers)
        for key, (want, got) in _expected(table, definition, sheet).items():
            if not _same(want, got):
                table.source.refuse(
                    "scale_golden_wrong", table.line(key), case=case, key=key, want=want, got=got
                )
        table.finish()


def _expected(
    table: Table, definition: ScaleDefinition, sheet: ScoreSheet
) -> Mapping[str, tuple[object, object]]:
    """Every figure of the sheet with what the vector says; what a vector leaves out has to be empty."""

    def said(key: str, empty: object) -> object:
        return table.raw(key) if table.has(key) else empty

    flags = sheet.flags
    band = sheet.bands.get("total")
    reason = sheet.reason
    return {
        "total": (said("total", None), sheet.total),
        "subscales": (said("subscales", {}), dict(sheet.subscales)),
        "counts": (said("counts", {}), dict(sheet.counts)),
        "validity": (said("validity", None), sheet.validity),
        "level": (said("level", None), None if band is None else band.level),
        "hints": (said("hints", []), [flag.key for flag in flags if flag.kind is FlagKind.HINT]),
        "critical": (said("critical", []), [flag.item for flag in flags if flag.kind is FlagKind.CRITICAL]),
        "retest": (table.flag("retest"), sheet.retest),
        "void": (said("void", None), None if reason is None else reason.kind.value),
        "void_items": (said("void_items", []), [] if reason is None else list(reason.items)),
    }


def _same(want: object, got: object) -> bool:
    """Equal, where scores agree to four decimals: that is how a mean is written down by hand."""
    if isinstance(want, dict) and isinstance(got, dict):
        return want.keys() == got.keys() and all(_same(value, got[key]) for key, value in want.items())
    if isinstance(want, int | float) and isinstance(got, int | float):
        return abs(want - got) < ROUNDING
    return want == got
