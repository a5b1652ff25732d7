"""From answers to a score sheet; pure, and fast enough for a whole school at once.

Answers are small whole numbers, so every sum a scale can reach is tabled once per definition with its score,
band and hint; scoring a sheet is summing and looking up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from xinliapp.domain.scales import (
    TOTAL,
    AnswerCount,
    Band,
    Flag,
    FlagKind,
    Lines,
    MissingRule,
    ScaleDefinition,
    ScoreRule,
    ScoreSheet,
    VoidKind,
    VoidReason,
)

Answers = Sequence[int | None]
_Pick = Callable[[Sequence[int]], Iterable[int]]
_Entry = tuple[float, Band | None, Flag | None]
_NotGiven = tuple[None, None, None]


def score(definition: ScaleDefinition, answers: Answers) -> ScoreSheet:
    """The sheet of one person's answers in item order, None where there is no answer.

    Never raises for answers: too few, missing or out of range ones make the sheet void, with the reason.
    """
    return scorer(definition).score(answers)


def judge(definition: ScaleDefinition, scores: Mapping[str, float]) -> ScoreSheet:
    """The sheet of finished scores, as a vendor delivers them, by the keys of ``domain.scales.bounds``.

    Scores that are not given are absent; critical answers cannot be known. Whoever calls checks the bounds.
    """
    return scorer(definition).judge(scores)


def scorer(definition: ScaleDefinition) -> Scorer:
    """The tables of a definition, kept: sheets come by the thousand."""
    kept = _KEPT.get(definition.id)
    if kept is None or kept.definition is not definition:
        kept = _KEPT[definition.id] = Scorer(definition)
    return kept


class Scorer:
    """A definition with its sums tabled; ``definition`` is never changed."""

    def __init__(self, definition: ScaleDefinition) -> None:
        self.definition = definition
        self._allowed = frozenset(range(definition.lowest, definition.highest + 1))
        self._flip = definition.lowest + definition.highest
        self._reverse = [item - 1 for item in definition.reverse]
        self._critical = [(one.item - 1, one.at_least) for one in definition.critical]
        self._parts = _parts(definition)
        self._keys = tuple(part.key for part in self._parts)
        self._tables = [part.table(definition) for part in self._parts]
        self._picks = [part.pick for part in self._parts[1:]]
        self._in_total = [index for index, sub in enumerate(definition.subscales) if sub.in_total]
        self._counts_at = 1 + len(definition.subscales)
        self._subscale_keys = self._keys[1 : self._counts_at]
        self._count_keys = self._keys[self._counts_at :]
        self._validity_pick = None if definition.validity is None else _picker(definition.validity.items)

    def score(self, answers: Answers) -> ScoreSheet:
        """As :func:`score`."""
        definition = self.definition
        if len(answers) != definition.items:
            return self._void(VoidReason(VoidKind.WRONG_COUNT, given=len(answers)))
        if not self._allowed.issuperset(answers):
            return self._incomplete(answers)
        row = self._turned(answers)  # type: ignore[arg-type]  # none is missing: None is not allowed
        sums = [sum(pick(row)) for pick in self._picks]
        total = sum([sums[index] for index in self._in_total]) if self._in_total else sum(row)
        entries = [table[one] for table, one in zip(self._tables, (total, *sums), strict=True)]
        critical = self._critical_flags(answers)
        validity = None
        if definition.validity is not None and self._validity_pick is not None:
            validity = sum(self._validity_pick(row))
            if validity >= definition.validity.retest_from:
                retest = Flag(FlagKind.RETEST, definition.validity.key, validity)
                return self._sheet(entries, (*critical, retest), validity, valid=False)
        return self._sheet(entries, critical, validity)

    def judge(self, scores: Mapping[str, float]) -> ScoreSheet:
        """As :func:`judge`."""
        entries = [part.entry(scores[part.key]) if part.key in scores else _ABSENT for part in self._parts]
        rule = self.definition.validity
        validity = None if rule is None or rule.key not in scores else int(scores[rule.key])
        flags: tuple[Flag, ...] = ()
        if rule is not None and validity is not None and validity >= rule.retest_from:
            flags = (Flag(FlagKind.RETEST, rule.key, validity),)
        sheet = self._sheet(entries, flags, validity, valid=not flags)
        return replace(sheet, subscales=_given(sheet.subscales), counts=_given(sheet.counts))

    def _turned(self, answers: Sequence[int]) -> Sequence[int]:
        if not self._reverse:
            return answers
        row = list(answers)
        for index in self._reverse:
            row[index] = self._flip - row[index]
        return row

    def _sheet(
        self,
        entries: Sequence[_Entry | _NotGiven],
        flags: tuple[Flag, ...],
        validity: int | None,
        *,
        valid: bool = True,
    ) -> ScoreSheet:
        values, bands, hints = zip(*entries, strict=True)
        lined = {key: band for key, band in zip(self._keys, bands, strict=True) if band is not None}
        return ScoreSheet(
            self.definition.id,
            self.definition.version,
            values[0],
            dict(zip(self._subscale_keys, values[1:], strict=False)),  # the counts come after them
            dict(zip(self._count_keys, values[self._counts_at :], strict=True)),
            validity,
            lined if valid else {},
            (*flags, *filter(None, hints)) if valid else flags,
            None if valid else VoidReason(VoidKind.VALIDITY, given=validity),
        )

    def _incomplete(self, answers: Answers) -> ScoreSheet:
        """Answers missing or out of range: void, or prorated where the definition says how many it bears."""
        outside = tuple(
            index + 1
            for index, answer in enumerate(answers)
            if answer is not None and answer not in self._allowed
        )
        missing = tuple(index + 1 for index, answer in enumerate(answers) if answer is None)
        critical = self._critical_flags(answers)
        if outside:
            return self._void(VoidReason(VoidKind.OUT_OF_RANGE, outside), critical)
        if self.definition.missing is MissingRule.PRORATE and len(missing) <= self.definition.missing_most:
            entries = [self._prorated(part, answers) for part in self._parts]
            if None not in entries:
                return self._sheet([entry for entry in entries if entry is not None], critical, None)
        return self._void(VoidReason(VoidKind.MISSING, missing), critical)

    def _prorated(self, part: _Part, answers: Answers) -> _Entry | None:
        """A score as if the missing were like the answered; None where more than half are missing."""
        turned = [
            self._flip - answer if index in self._reverse else answer
            for index in part.items
            if (answer := answers[index]) is not None
        ]
        if 2 * len(turned) < len(part.items):
            return None
        return part.entry(part.value(sum(turned) * len(part.items) / len(turned)))

    def _critical_flags(self, answers: Answers) -> tuple[Flag, ...]:
        """Of whatever was answered: a sheet that is void for another item still says this."""
        found: tuple[Flag, ...] = ()
        for index, at_least in self._critical:
            answer = answers[index]
            if answer is not None and answer in self._allowed and answer >= at_least:
                found += (Flag(FlagKind.CRITICAL, f"item_{index + 1}", answer, index + 1),)
        return found

    def _void(self, reason: VoidReason, flags: tuple[Flag, ...] = ()) -> ScoreSheet:
        return ScoreSheet(self.definition.id, self.definition.version, flags=flags, reason=reason)


_ABSENT: _NotGiven = (None, None, None)
_KEPT: dict[str, Scorer] = {}


@dataclass(frozen=True, slots=True)
class _Part:
    """One score: the turned answers it sums, what the sum is multiplied and divided by, its lines."""

    key: str
    items: tuple[int, ...]  # from 0
    pick: _Pick
    factor: float
    divisor: int
    lines: Lines | None

    def value(self, total: float) -> float:
        """The score of a sum; divided last, so that a mean that is a whole number comes out as one."""
        product = total * self.factor
        return product if self.divisor == 1 else product / self.divisor

    def entry(self, value: float) -> _Entry:
        """The score with its band and, from the line of hints on, its flag."""
        if self.lines is None:
            return value, None, None
        band = self.lines.band(value)
        hint = Flag(FlagKind.HINT, self.key, value) if band.level >= self.lines.hint_from else None
        return value, band, hint

    def table(self, definition: ScaleDefinition) -> dict[int, _Entry]:
        """Every sum the items can have; a count of answers runs from none to all."""
        most = len(self.items) * max(definition.highest, 1)
        return {total: self.entry(self.value(total)) for total in range(most + 1)}


def _parts(definition: ScaleDefinition) -> list[_Part]:
    """The total, the subscales, the counts, in this order."""
    counted = [item for sub in definition.subscales if sub.in_total for item in sub.items]
    over = tuple(sorted(counted)) if definition.subscales else tuple(range(1, definition.items + 1))
    rule = definition.rule
    found = [_part(TOTAL, over, rule, definition.factor, definition.lines)]
    found += [
        _part(sub.key, sub.items, definition.subscale_rule, 1, sub.lines) for sub in definition.subscales
    ]
    found += [_count_part(count, definition.items) for count in definition.counts]
    return found


def _part(key: str, items: tuple[int, ...], rule: ScoreRule, factor: float, lines: Lines | None) -> _Part:
    divisor = len(items) if rule is ScoreRule.MEAN else 1
    return _Part(key, tuple(item - 1 for item in items), _picker(items), factor, divisor, lines)


def _count_part(count: AnswerCount, items: int) -> _Part:
    reached = count.at_least.__le__
    return _Part(count.key, tuple(range(items)), lambda row: map(reached, row), 1, 1, count.lines)


def _picker(items: Sequence[int]) -> _Pick:
    """The answers of these items (from 1); ``itemgetter`` of one would give it bare."""
    if len(items) == 1:
        only = items[0] - 1
        return lambda row: (row[only],)
    return itemgetter(*(item - 1 for item in items))


def _given(scores: Mapping[str, float | None]) -> dict[str, float]:
    return {key: value for key, value in scores.items() if value is not None}
