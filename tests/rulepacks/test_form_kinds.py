"""``[[kind]]`` of a form: a figure of the form or a measure of core.db, nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinliapp.domain.errors import UserError
from xinliapp.rulepacks.forms import load_form
from xinliapp.storage.measures import SPECS

KZ = Path(__file__).parents[2] / "resources" / "forms" / "kz.toml"


def _form(folder: Path, before: str, after: str) -> Path:
    text = KZ.read_text(encoding="utf-8")
    assert text.count(before) == 1
    made = folder / "kz.toml"
    made.write_text(text.replace(before, after), encoding="utf-8")
    return made


def test_six_ways_with_their_figures() -> None:
    kinds = load_form(KZ, SPECS).kinds
    assert [kind.label for kind in kinds] == ["培训", "教育", "班会", "谈话", "家长会", "方案"]
    assert {kind.ledger for kind in kinds} == {"KZ-03"}
    assert [kind.column for kind in kinds if kind.column] == ["c5", "c3"]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('column = "c5"', 'column = "c99"', "pack_value_wrong"),
        ('column = "c5"', 'column = "c9"', "pack_value_wrong"),  # 备注 is a text
        ('column = "c5"', 'measure = "students_noticed"', "pack_value_wrong"),  # of the case file
        ('column = "c5"', 'measure = "no_such_measure"', "pack_unknown_measure"),
        ('column = "c5"', 'column = "c5"\nmore = 1', "pack_key_unknown"),
    ],
)
def test_a_wrong_way_is_refused(tmp_path: Path, before: str, after: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        load_form(_form(tmp_path, before, after), SPECS)
    assert refused.value.code == code
