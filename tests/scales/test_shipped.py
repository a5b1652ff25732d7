"""The scales that ship: which, what their sheets worked out by hand cover, and that no word labels."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest

from xinliapp.domain.scales import Certainty, Licence, LineRule, MissingRule, ScaleDefinition
from xinliapp.i18n.labels.scales import score_name
from xinliapp.scales.golden import answers_of
from xinliapp.scales.load import shipped

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "scales"
SCALES = list(shipped().values())
IDS = [definition.id for definition in SCALES]
# Names of illnesses and of the factors as they are published: none is ever shown beside a child's score.
NEVER = ("抑郁", "焦虑", "强迫", "偏执", "恐怖", "精神病", "多动", "敌对", "障碍", "症")


def golden(definition: ScaleDefinition) -> list[dict[str, Any]]:
    path = next(path for path in FOLDER.glob("*.toml") if path.stem.replace("-", "") == _plain(definition.id))
    found: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["golden"]
    return found


def _plain(name: str) -> str:
    return name.replace("-", "").lower()


def sheets(definition: ScaleDefinition) -> list[list[int | None]]:
    return [answers_of(one["answers"]) for one in golden(definition)]


def test_all_of_scales_md() -> None:
    assert {definition.id: definition.items for definition in SCALES} == {
        "PHQ-9": 9,
        "GAD-7": 7,
        "CES-D": 20,
        "CES-DC": 20,
        "SDQ": 25,
        "SCARED": 41,
        "WHO-5": 5,
        "MHT": 100,
        "MSSMHS": 60,
        "SCL-90": 90,
        "SDS": 20,
        "SAS": 20,
    }


def test_what_is_not_certain_says_so() -> None:
    uncertain = {definition.id for definition in SCALES if definition.certainty is Certainty.UNCERTAIN}
    assert uncertain == {"CES-DC", "SDQ", "SCARED", "WHO-5", "MHT", "SDS", "SAS"}
    assert shipped()["SDQ"].licence is Licence.PERMISSION
    assert all(definition.licence_note and definition.source for definition in SCALES)


def test_a_missing_answer_voids_every_shipped_scale() -> None:
    assert {definition.missing for definition in SCALES} == {MissingRule.VOID}


@pytest.mark.parametrize("definition", SCALES, ids=IDS)
def test_words_beside_a_score_name_nothing(definition: ScaleDefinition) -> None:
    keys = ["total", *(sub.key for sub in definition.subscales), *(one.key for one in definition.counts)]
    shown = [definition.title, *(score_name(definition, key) for key in keys)]
    assert not [text for text in shown for word in NEVER if word in text]


@pytest.mark.parametrize("definition", SCALES, ids=IDS)
def test_every_kind_of_sheet_is_worked_out(definition: ScaleDefinition) -> None:
    vectors = golden(definition)
    answers = sheets(definition)
    low, high, n = definition.lowest, definition.highest, definition.items
    assert [low] * n in answers and [high] * n in answers
    voids = [one.get("void") for one in vectors]
    assert "missing" in voids and "out_of_range" in voids
    for one in vectors:
        if one.get("void") in ("missing", "out_of_range"):
            assert "total" not in one and one["void_items"]
    if definition.critical:
        assert any(one.get("critical") and one.get("level") == 0 for one in vectors)
        told = {item for one in vectors for item in one.get("critical", [])}
        assert told == {one.item for one in definition.critical}


@pytest.mark.parametrize("definition", SCALES, ids=IDS)
def test_both_sides_of_every_line_of_the_total(definition: ScaleDefinition) -> None:
    """The nearest totals a sheet can have on either side of a line are among those worked out."""
    assert definition.lines is not None
    totals = sorted({one["total"] for one in golden(definition) if "level" in one})
    step = definition.factor if definition.rule.value == "sum" else 1 / definition.items
    for line in definition.lines.values:
        below = max(total for total in totals if _before(definition.lines.rule, total, line))
        above = min(total for total in totals if not _before(definition.lines.rule, total, line))
        assert above - below == pytest.approx(step, abs=0.0001), (definition.id, line)


def _before(rule: LineRule, total: float, line: float) -> bool:
    return total < line if rule is LineRule.AT_LEAST else total <= line


@pytest.mark.parametrize("definition", [one for one in SCALES if one.subscales], ids=lambda one: one.id)
def test_no_two_items_of_different_subscales_could_change_places(definition: ScaleDefinition) -> None:
    """For every such pair some sheet worked out by hand has different answers: a swap changes its sums."""
    valid = [row for one, row in zip(golden(definition), sheets(definition), strict=True) if "total" in one]
    prints = [
        tuple(
            definition.lowest + definition.highest - row[item - 1]  # type: ignore[operator]
            if item in definition.reverse
            else row[item - 1]
            for row in valid
        )
        for item in range(1, definition.items + 1)
    ]
    parts = [sub.items for sub in definition.subscales]
    parts += [definition.validity.items] if definition.validity else []
    for one, other in itertools.combinations(parts, 2):
        same = [(a, b) for a in one for b in other if prints[a - 1] == prints[b - 1]]
        assert same == []


def test_line_of_every_subscale_is_worked_out_on_both_sides() -> None:
    """SCARED has a line of its own for each; the others share one line, tried on one of them."""
    scared = shipped()["SCARED"]
    found = [one["subscales"] for one in golden(scared) if "subscales" in one]
    for sub in scared.subscales:
        assert sub.lines is not None
        (line,) = sub.lines.values
        values = {one[sub.key] for one in found}
        assert {line - 1, line} <= values, sub.key
