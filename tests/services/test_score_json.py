"""The JSON of scores is put together from fragments: it says what the sheets say, whatever the id holds."""

from __future__ import annotations

import json
import random

import pytest

from xinliapp.domain.scales import ScaleDefinition
from xinliapp.scales.load import shipped
from xinliapp.scales.scoring import score
from xinliapp.services.answer_files import AnswerFile, AnswerRow, Scored
from xinliapp.services.score_json import to_json

IDS = ["S1", '引"号', "反\\斜", "换\n行", "", "𠮷"]


@pytest.mark.parametrize("definition", shipped().values(), ids=lambda one: one.id)
def test_every_row_says_what_its_sheet_says(definition: ScaleDefinition) -> None:
    chance = random.Random(7)
    spans = [(definition.lowest, definition.highest)] * 3 + [(definition.lowest, definition.highest + 1)] * 3
    rows = tuple(
        AnswerRow(number, IDS[number], tuple(chance.randint(*span) for _ in range(definition.items)))
        for number, span in enumerate(spans)
    )
    sheets = tuple(score(definition, row.answers) for row in rows)
    written = json.loads(to_json(Scored(definition, AnswerFile(None, rows), sheets)))
    for row, sheet, found in zip(rows, sheets, written, strict=True):
        assert (found["row"], found["id"], found["scale"]) == (row.number, row.id, definition.id)
        assert (found["total"], found["validity"]) == (sheet.total, sheet.validity)
        assert (found["subscales"], found["counts"]) == (sheet.subscales, sheet.counts)
        assert {key: (band["level"], band["line"]) for key, band in found["bands"].items()} == {
            key: (band.level, band.line) for key, band in sheet.bands.items()
        }
        assert [(flag["kind"], flag["key"], flag["item"], flag["value"]) for flag in found["flags"]] == [
            (flag.kind.value, flag.key, flag.item, flag.value) for flag in sheet.flags
        ]
        assert found["void"] == sheet.void
        assert found["items"] == list(sheet.reason.items if sheet.reason else ())
