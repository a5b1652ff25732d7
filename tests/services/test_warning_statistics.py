"""时距统计: counted by hand, on both sides of every line; nobody's name on the paper."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.reports.pdf_probe import plain_text
from tests.support.term_school import TermSchool
from xinliapp.domain.errors import UserError
from xinliapp.domain.warning_intervals import Span, interval_rows, span_of
from xinliapp.domain.warnings import StepKind, Urgency, WarningDecision, WarningSource
from xinliapp.services import warning_statistics, warnings
from xinliapp.services.shipped_lists import observed_signs
from xinliapp.services.warnings import WarningInput

NOTICED = dt.datetime(2026, 11, 20, 8, 0)  # noqa: DTZ001 - wall clock


@pytest.mark.parametrize(
    ("minutes", "span"),
    [
        (0, Span.HALF_HOUR), (30, Span.HALF_HOUR), (31, Span.TWO_HOURS), (120, Span.TWO_HOURS),
        (121, Span.DAY), (1440, Span.DAY), (1441, Span.THREE_DAYS), (4320, Span.THREE_DAYS),
        (4321, Span.LONGER),
    ],
)  # fmt: skip
def test_spans_include_their_end(minutes: int, span: Span) -> None:
    assert span_of(minutes) is span


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    made = TermSchool(tmp_path)
    group = made.class_group()
    made.child = made.student(group, name="王小明")  # type: ignore[attr-defined]
    return made


def _warn(school: TermSchool, signs: tuple[str, ...], told: int, received: int | None) -> None:
    """Noticed at 8:00 on the 20th; ``told`` and ``received`` are minutes later."""
    clock = school.vault.clock
    clock.moment = NOTICED + dt.timedelta(minutes=told)
    made = warnings.report(
        school.session,
        WarningInput(school.child, NOTICED, signs, WarningSource.PARENT, told_homeroom=True),  # type: ignore[attr-defined]
    )
    assert made.warning_id is not None
    if received is not None:
        clock.moment = NOTICED + dt.timedelta(minutes=received)
        warnings.receive(school.session, made.warning_id, WarningDecision.NONE)


def test_steps_are_counted_by_how_long_they_took(school: TermSchool) -> None:
    known = {sign.key: sign for sign in observed_signs()}
    usual = (next(key for key, sign in known.items() if not sign.imminent),)
    urgent = (next(key for key, sign in known.items() if sign.imminent),)
    _warn(school, usual, told=20, received=90)
    _warn(school, usual, told=45, received=3000)
    _warn(school, urgent, told=10, received=None)
    school.vault.clock.moment = dt.datetime(2026, 11, 23, 8, 0)  # noqa: DTZ001
    found = warnings.between(school.session, dt.date(2026, 11, 1), dt.date(2026, 11, 23))
    rows = {row.kind: row for row in interval_rows(found)}
    assert rows[StepKind.TOLD_HOMEROOM].counts == (2, 1, 0, 0, 0)
    assert rows[StepKind.TOLD_HOMEROOM].median == 20
    assert rows[StepKind.RECEIVED].counts == (0, 1, 0, 1, 0) and rows[StepKind.RECEIVED].missing == 1
    assert rows[StepKind.HANDLED].total == 2 and rows[StepKind.RECEIVED].median == 1545
    assert rows[StepKind.AT_GRADE].missing == 3 and rows[StepKind.AT_GRADE].median is None
    assert {one.urgency for one in found} == {Urgency.ROUTINE, Urgency.IMMEDIATE}
    text = plain_text(warning_statistics.statistics_pdf(school.session).data)
    assert "全部3条" in text and "立即1条" in text and "1天1小时" in text
    assert "王小明" not in text and "七(1)" not in text
    assert known[usual[0]].words not in text


def test_without_warnings_there_is_no_paper(school: TermSchool) -> None:
    with pytest.raises(UserError) as caught:
        warning_statistics.statistics_pdf(school.session)
    assert caught.value.code == "warnings_none"
