"""What the papers about lessons, activities and representatives say; read back with another engine."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.reports.pdf_probe import plain_text
from tests.services.test_held_activities import _gender, _held, _two_classes
from tests.services.test_term_records import actions, refused
from tests.support.term_school import TermSchool
from xinliapp.domain.activities import ActivityTheme, AudienceKind
from xinliapp.domain.term_records import ActivityForm
from xinliapp.rulepacks import library
from xinliapp.services import activities, activity_print, peer_reps
from xinliapp.services.activity_print import Span
from xinliapp.storage.audit import Chain

D = dt.date
SPAN = Span(D(2026, 9, 1), D(2027, 1, 22), "2026—2027学年第一学期")


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def _name(school: TermSchool, student: str, name: str) -> None:
    with school.session.write("test.name") as uow:
        uow.update("student", student, {"name": name})


def test_the_list_of_those_who_took_part_too_seldom(school: TermSchool) -> None:
    _, two, (ann, ben, cai) = _two_classes(school)
    for student, name in ((ann, "赵一"), (ben, "钱二"), (cai, "孙三")):
        _name(school, student, name)
    activities.hold(school.session, _held())
    activities.hold(school.session, _held(absent=(ben,), themes=(ActivityTheme.SETBACK,)))
    activities.hold(school.session, _held(audience=AudienceKind.CLASSES, class_ids=(two,)))
    paper = activity_print.too_few(school.session)
    text = plain_text(paper.data)
    assert paper.names and "JS-27" in text and "共1人" in text
    assert "钱二" in text and "赵一" not in text and "孙三" not in text


def test_coverage_counts_classes_of_a_grade(school: TermSchool) -> None:
    one, _, _ = _two_classes(school)
    activities.hold(school.session, _held(audience=AudienceKind.CLASSES, class_ids=(one,)))
    text = plain_text(activity_print.coverage(school.session, SPAN).data)
    assert "七年级" in text and "1/2" in text


def test_the_ledger_on_paper_and_as_a_spreadsheet(school: TermSchool) -> None:
    _, _, (_, ben, _) = _two_classes(school)
    activities.hold(school.session, _held(absent=(ben,), title="=1+1"))
    found = activities.between(school.session, SPAN.first, SPAN.last)
    text = plain_text(activity_print.ledger(school.session, SPAN, found).data)
    assert "全校学生" in text and "生命教育" in text
    sheet = activity_print.ledger_sheet(school.session, SPAN, found)
    book = openpyxl.load_workbook(io.BytesIO(sheet.data))
    rows = [[cell.value for cell in row] for row in book.active.iter_rows(min_row=2)]
    assert rows[0][:9] == list(activity_print.LEDGER_HEADER[:9])
    assert rows[1][:3] == ["2026-11-18", "主题班会", "=1+1"]
    assert rows[1][6:9] == [1, 3, 2]
    assert book.active["C3"].data_type == "s"  # a text, never a formula
    assert actions(school, Chain.CORE)[-2:] == ["activity.print", "activity.export"]


def test_parents_meetings_with_and_without_the_topic(school: TermSchool) -> None:
    _two_classes(school)
    meeting = _held(ActivityForm.PARENT_MEETING, audience=AudienceKind.PARENTS, parents=80, agenda=True)
    activities.hold(school.session, meeting)
    activities.hold(school.session, replace(meeting, agenda=False, title="分班家长会"))
    text = plain_text(activity_print.parent_meetings(school.session, SPAN).data)
    assert "共2次,讲了心理与生命健康的1次" in text and "分班家长会" in text


def test_lessons_by_the_clauses_own_figure(school: TermSchool) -> None:
    _two_classes(school)
    text = plain_text(activity_print.lessons_check(school.session).data)
    assert "JS-26" in text and "0/2班达标" in text.replace(" ", "") and "第1—2周" in text


def test_representatives_and_gaps(school: TermSchool) -> None:
    one, _, (ann, ben, _) = _two_classes(school)
    _name(school, ann, "赵一")
    _gender(school, ann, "female")
    _gender(school, ben, "male")
    peer_reps.name(school.session, one, ann)
    text = plain_text(activity_print.representatives(school.session).data)
    assert "赵一" in text and "缺1名,其中男1" in text and "缺额2个班" in text


def test_a_clause_that_no_pack_has_is_said_so(school: TermSchool, monkeypatch: pytest.MonkeyPatch) -> None:
    _two_classes(school)
    monkeypatch.setattr(library, "pack_ids", lambda: ())
    refused("clause_not_loaded", lambda: activity_print.too_few(school.session))
