"""What a merging office asks about a school's figures: each rule on both sides of its line, by hand."""

from __future__ import annotations

import pytest

from xinliapp.domain.flags import flags, rules_needing_roll
from xinliapp.domain.rules import CheckSeverity, CrossCheck, FormDefinition
from xinliapp.services.known_forms import definition as known

HEAD = {"填表单位": "甲", "填表时间": "2026-10-17", "填表人": "周老师", "填表电话": "02300000000"}


@pytest.fixture
def form() -> FormDefinition:
    found = known("KZ")
    assert found is not None
    return found


def ids(form: FormDefinition, values: dict[str, float | None], **more: object) -> list[str]:
    return [flag.check_id for flag in flags(form, (), values, **more)]  # type: ignore[arg-type]


def test_an_empty_head_must_be_returned(form: FormDefinition) -> None:
    (flag,) = flags(form, (), {}, head={**HEAD, "填表人": " "})
    assert (flag.message, flag.severity) == ("填表人为空", CheckSeverity.RETURN)
    assert flags(form, (), {}, head=HEAD) == ()
    assert flags(form, (), {}, head=None) == ()


@pytest.mark.parametrize(
    ("now", "before", "flagged"),
    [(150, 100, False), (151, 100, True), (50, 100, False), (49, 100, True), (3, 2, False), (4, 2, True),
     (100, 0, False), (None, 100, False), (0, 1, True)],
)  # fmt: skip
def test_a_change_of_more_than_half_is_a_hint(
    form: FormDefinition, now: float | None, before: float, flagged: bool
) -> None:
    found = flags(form, (), {"c2": now}, last={"c2": before})
    assert [flag.check_id for flag in found] == (["change:c2"] if flagged else [])
    assert all(flag.severity is CheckSeverity.HINT for flag in found)


def test_more_people_than_on_the_roll_where_the_form_does_not_ask_itself(form: FormDefinition) -> None:
    """KZ compares its columns 7 and 8 itself: nothing is said twice; headcounts of events may be larger."""
    assert ids(form, {"c7": 500, "c2": 9600}, students=400) == []
    bare = FormDefinition(
        form.id, form.version, form.title, form.citation, form.head_fields, form.columns, (), form.due,
        form.window, form.allowed_payload,
    )  # fmt: skip
    assert ids(bare, {"c7": 401}, students=400) == ["roll:c7"]
    assert ids(bare, {"c7": 400}, students=400) == []
    assert ids(bare, {"c7": 401}, students=None) == []
    assert (rules_needing_roll(form), rules_needing_roll(bare)) == (3, 2)


def test_most_serious_first(form: FormDefinition) -> None:
    broken = (
        CrossCheck("a", "c1 > 0", "请说明", CheckSeverity.EXPLAIN),
        CrossCheck("b", "c2 > 0", "退回", CheckSeverity.RETURN),
    )
    found = flags(form, broken, {"c1": 9}, last={"c1": 1}, unreadable=["备注"])
    assert [flag.check_id for flag in found] == ["b", "cell:备注", "a", "change:c1"]
