"""Notices to families: who was told, the slip that came back, what is taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from xinliapp.domain.accounts import Role
from xinliapp.domain.contacts import ContactMode
from xinliapp.domain.errors import UserError
from xinliapp.domain.home_notices import NoticeDegree, NoticeResponse
from xinliapp.services import home_notices
from xinliapp.services.home_notices import NoticeInput

D = dt.date


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def _notice(school: TermSchool) -> NoticeInput:
    child = school.student(school.class_group())
    return NoticeInput(child, D(2026, 11, 20), ContactMode.AT_SCHOOL, "班主任甲", "母亲", NoticeDegree.CLOSE)


def test_a_receipt_stands_in_place_of_what_was_noted(school: TermSchool) -> None:
    typed = _notice(school)
    first = home_notices.add(school.session, typed)
    (known,) = home_notices.of_student(school.session, typed.student_id)
    assert (known.receipt_on, known.response) == (None, NoticeResponse.UNASKED)
    now = home_notices.receipt(school.session, first, D(2026, 11, 23), NoticeResponse.AGREED)
    (known,) = home_notices.between(school.session, D(2026, 11, 1), D(2026, 11, 30))
    assert (known.id, known.receipt_on, known.response) == (now, "2026-11-23", NoticeResponse.AGREED)
    assert (known.guardian, known.degree, known.day) == ("母亲", NoticeDegree.CLOSE, "2026-11-20")
    with pytest.raises(UserError) as caught:  # another window noted it meanwhile
        home_notices.receipt(school.session, first, D(2026, 11, 23), NoticeResponse.REFUSED)
    assert caught.value.code == "not_found"


def test_taking_back_a_receipt_leaves_the_notice(school: TermSchool) -> None:
    typed = _notice(school)
    first = home_notices.add(school.session, typed)
    now = home_notices.receipt(school.session, first, D(2026, 11, 23), NoticeResponse.TALK_FIRST)
    home_notices.remove(school.session, now)
    (known,) = home_notices.of_student(school.session, typed.student_id)
    assert known.id == first and known.receipt_on is None
    home_notices.remove(school.session, first)
    assert home_notices.of_student(school.session, typed.student_id) == []
    with pytest.raises(UserError):
        home_notices.remove(school.session, first)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"day": D(2026, 11, 24)}, "通报日期"),
        ({"guardian": " "}, "家长"),
        ({"by_name": ""}, "告知人"),
        ({"receipt_on": D(2026, 11, 19)}, "回执日期"),
        ({"note": "长" * 501}, "说明"),
    ],
)
def test_what_is_refused(school: TermSchool, change: dict[str, object], field: str) -> None:
    typed = replace(_notice(school), **change)  # type: ignore[arg-type]
    with pytest.raises(UserError) as caught:
        home_notices.add(school.session, typed)
    assert caught.value.params["field"] == field
    assert home_notices.of_student(school.session, typed.student_id) == []


def test_a_receipt_is_neither_early_nor_without_an_answer(school: TermSchool) -> None:
    first = home_notices.add(school.session, _notice(school))
    for day, answer in (
        (D(2026, 11, 19), NoticeResponse.AGREED),
        (D(2026, 11, 24), NoticeResponse.AGREED),
        (D(2026, 11, 23), NoticeResponse.UNASKED),
    ):
        with pytest.raises(UserError) as caught:
            home_notices.receipt(school.session, first, day, answer)
        assert caught.value.code == "field_wrong"


def test_only_the_case_side(school: TermSchool) -> None:
    with pytest.raises(UserError) as caught:
        home_notices.add(school.vault.session(Role.REGISTRAR, "资料员"), _notice(school))
    assert caught.value.code == "case_closed"
