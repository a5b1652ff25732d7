"""What ``score --out`` writes (docs/formats/scores.schema.json): a list, one row a line.

The same few bands and flags stand in every row; their JSON is made once each, which is four times as fast as
making every row anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from xinliapp.domain.scales import Band, Flag, ScaleDefinition, ScoreSheet
from xinliapp.i18n.labels.scales import band_words, flag_words, void_words
from xinliapp.services.answer_files import AnswerRow, Scored


def to_json(scored: Scored) -> bytes:
    """The whole file, UTF-8, rows in the order of the answer file."""
    writer = _Writer(scored.definition)
    rows = [writer.row(row, sheet) for row, sheet in zip(scored.file.rows, scored.sheets, strict=True)]
    text = ",\n".join(rows)
    return (f"[\n{text}\n]\n" if rows else "[]\n").encode()


class _Writer:
    """Rows of one scale."""

    def __init__(self, definition: ScaleDefinition) -> None:
        self._definition = definition
        self._scale = f'"scale": {_json(definition.id)}, "version": {_json(definition.version)}'
        self._bands: dict[tuple[str, int], str] = {}
        self._flags: dict[tuple[str, float], str] = {}

    def row(self, row: AnswerRow, sheet: ScoreSheet) -> str:
        bands = ", ".join([self._band(key, band) for key, band in sheet.bands.items()])
        flags = ", ".join([self._flag(flag) for flag in sheet.flags])
        return (
            f'{{"row": {row.number}, "id": {_json(row.id)}, {self._scale},'
            f' "total": {_number(sheet.total)}, "subscales": {_numbers(sheet.subscales)},'
            f' "counts": {_numbers(sheet.counts)}, "validity": {_number(sheet.validity)},'
            f' "bands": {{{bands}}}, "flags": [{flags}], {self._void(sheet)}}}'
        )

    def _void(self, sheet: ScoreSheet) -> str:
        reason = sheet.reason
        if reason is None:
            return '"void": false, "reason": null, "reason_code": null, "items": []'
        words = _json(void_words(self._definition, reason))
        return (
            f'"void": true, "reason": {words}, "reason_code": {_json(reason.kind.value)},'
            f' "items": {list(reason.items)}'
        )

    def _band(self, key: str, band: Band) -> str:
        """A score's line is settled by its key and how many lines are reached."""
        found = self._bands.get((key, band.level))
        if found is None:
            shown = {"level": band.level, "line": band.line, "words": band_words(band)}
            found = self._bands[key, band.level] = f"{_json(key)}: {_json(shown)}"
        return found

    def _flag(self, flag: Flag) -> str:
        """No two kinds of flag have a key in common."""
        found = self._flags.get((flag.key, flag.value))
        if found is None:
            shown = {"kind": flag.kind.value, "key": flag.key, "item": flag.item, "value": flag.value}
            shown["words"] = flag_words(self._definition, flag)
            found = self._flags[flag.key, flag.value] = _json(shown)
        return found


_json = json.JSONEncoder(ensure_ascii=False).encode


def _number(value: float | None) -> str:
    return "null" if value is None else repr(value)


def _numbers(values: Mapping[str, float]) -> str:
    inside = ", ".join([f'"{key}": {value!r}' for key, value in values.items()])
    return f"{{{inside}}}"
