"""Reads two records for the page, in words; no Qt here."""

from __future__ import annotations

from collections.abc import Collection

from xinliapp.domain.merging import Comparison, FieldPair, StudentField
from xinliapp.domain.students import Boarding, Gender
from xinliapp.i18n import formats, labels
from xinliapp.services import merging
from xinliapp.services.session import Session
from xinliapp.ui.merging.facts import CountRow, FieldRow, MergerRow, PairPage

_ENUMS = {StudentField.GENDER: Gender, StudentField.BOARDING: Boarding}
_NUMBERS = {StudentField.STUDENT_NUMBER, StudentField.ID_NUMBER}


def read_pair(
    session: Session, kept_id: str, other_id: str, taken: Collection[StudentField] = ()
) -> PairPage:
    """Both records side by side; ``taken`` are the fields of which the second one's value is wanted."""
    found = merging.compare(session, kept_id, other_id)
    fields = tuple(_field(pair, pair.field in taken) for pair in found.fields if pair.kept or pair.other)
    return PairPage(found, fields, _counts(found))


def read_mergers(session: Session) -> tuple[MergerRow, ...]:
    """Earlier mergers, newest first."""
    return tuple(
        MergerRow(each.id, each, merging.can_undo(session, each)) for each in merging.mergers(session)
    )


def _field(pair: FieldPair, taken: bool) -> FieldRow:
    return FieldRow(
        pair.field,
        labels.label(pair.field),
        _words(pair.field, pair.kept),
        _words(pair.field, pair.other),
        pair.differ,
        bool(pair.other) and (taken or not pair.kept),
    )


def _words(field: StudentField, value: str | None) -> str:
    if not value:
        return formats.MISSING
    if field in _ENUMS:
        return labels.label(_ENUMS[field](value))
    return formats.masked_number(value) if field in _NUMBERS else value


def _counts(found: Comparison) -> tuple[CountRow, ...]:
    kept, other = dict(found.kept.counts), dict(found.other.counts)
    by_word: dict[str, list[int]] = {}
    for table in sorted({*kept, *other}):
        sums = by_word.setdefault(labels.table(table), [0, 0])
        sums[0] += kept.get(table, 0)
        sums[1] += other.get(table, 0)
    return tuple(CountRow(word, word, *sums) for word, sums in sorted(by_word.items()))
