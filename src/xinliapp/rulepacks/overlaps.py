"""Where two packs ask for the same thing: which clauses speak of one count, and which asks most; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind
from xinliapp.domain.rules import Clause, ClauseResult, Comparator


def overlap(one: Clause, other: Clause, specs: Mapping[str, MeasureSpec]) -> bool:
    """Whether both are counted by the same measure, of kinds that have something in common."""
    if one.measure is None or one.measure != other.measure:
        return False
    lists = [each.name for each in specs[one.measure].parameters if each.kind is ParameterKind.TEXT_LIST]
    return all(_listed(one, name) & _listed(other, name) for name in lists)


def strictest(results: Sequence[ClauseResult], specs: Mapping[str, MeasureSpec]) -> ClauseResult | None:
    """Of clauses that overlap, the one that asks most; None where none has a number or two ask alike.

    What the figure is compared with decides (so many classes, ⌈n/500⌉), then the clause's own number.
    """
    asked = [one for one in results if one.clause.comparator is Comparator.AT_LEAST and one.requirement]
    ranked = sorted(asked, key=lambda one: _asks(one, specs), reverse=True)
    if not ranked or (len(ranked) > 1 and _asks(ranked[0], specs) == _asks(ranked[1], specs)):
        return None
    return ranked[0]


def _asks(result: ClauseResult, specs: Mapping[str, MeasureSpec]) -> tuple[float, float]:
    own = result.clause.requirement or 0.0
    smaller = specs[result.clause.measure or ""].smaller_is_stricter
    return result.requirement or 0.0, -own if smaller else own


def _listed(clause: Clause, name: str) -> set[str]:
    value = clause.parameters.get(name)
    return {str(each) for each in value} if isinstance(value, list | tuple) else set()
