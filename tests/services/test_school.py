"""Profile, calendar file, classes by the school year."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.rosters import A, load, unit_for
from tests.support.vaults import make_vault
from xinliapp.domain.calendar import DayKind
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.school import Stage
from xinliapp.services import school
from xinliapp.services.session import Session

ROOT = Path(__file__).resolve().parents[2]
YEAR: dict[str, object] = {
    "start_year": 2026,
    "terms": [
        {
            "starts_on": "2026-09-01",
            "ends_on": "2027-01-22",
            "holidays": [{"date": "2026-10-01", "name": "国庆"}],
            "makeup_days": [{"date": "2026-10-10", "name": "补课"}],
            "nodes": [
                {"kind": "midterm_exam", "name": "期中", "starts_on": "2026-11-10", "ends_on": "2026-11-12"}
            ],
        },
        {"starts_on": "2027-02-22", "ends_on": "2027-07-02"},
    ],
}


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return make_vault(tmp_path / "vault").session()


def code(call: object, *args: object) -> tuple[str, str]:
    with pytest.raises(UserError) as error:
        call(*args)  # type: ignore[operator]
    return error.value.code, str(error.value.params.get("why", ""))


def written(tmp_path: Path, content: object) -> Path:
    path = tmp_path / "calendar.json"
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return path


def test_profile_is_asked_for_checked_and_replaced(session: Session) -> None:
    assert code(school.unit, session)[0] == "unit_missing"
    unit_for(session)
    profile = school.unit(session)
    school.save_unit(session, replace(profile, name="新名", stages=(Stage.PRIMARY,), upper_primary_from=5))
    assert school.unit(session) == replace(
        profile, name="新名", stages=(Stage.PRIMARY,), upper_primary_from=5
    )
    assert code(school.save_unit, session, replace(profile, code="12"))[0] == "field_wrong"
    assert code(school.save_unit, session, replace(profile, name=" "))[0] == "field_required"
    assert session.database.scalar("SELECT count(*) FROM unit") == 1


def test_calendar_file_round_trip(session: Session, tmp_path: Path) -> None:
    (year,) = school.load_calendar_file(written(tmp_path, YEAR))
    school.set_calendar(session, year)
    assert school.calendar(session) == (year,)
    first = school.calendar(session)[0].terms[0]
    assert (first.key, first.special_days[1].kind) == ("2026-2027-1", DayKind.MAKEUP)
    assert first.is_teaching_day(dt.date(2026, 10, 10)) and not first.is_teaching_day(dt.date(2026, 10, 1))
    assert len(school.load_calendar_file(written(tmp_path, {"school_years": [YEAR]}))) == 1


def test_the_schema_accepts_what_the_reader_reads() -> None:
    schema = json.loads((ROOT / "docs/formats/calendar.schema.json").read_text("utf-8"))
    year = schema["$defs"]["school_year"]
    term = schema["$defs"]["term"]
    assert set(year["required"]) <= set(YEAR) <= set(year["properties"])
    for given in YEAR["terms"]:  # type: ignore[attr-defined]
        assert set(term["required"]) <= set(given) <= set(term["properties"])


def test_calendars_that_cannot_be_are_refused_with_the_reason(tmp_path: Path) -> None:
    def refused(change: dict[str, object]) -> str:
        found, why = code(school.load_calendar_file, written(tmp_path, {**YEAR, **change}))
        assert found == "calendar_wrong"
        return why

    terms = YEAR["terms"]
    assert isinstance(terms, list)
    assert "重叠" in refused({"terms": [terms[0], {"starts_on": "2027-01-20", "ends_on": "2027-06-30"}]})
    assert "不在" in refused({"start_year": 2024})
    assert "2026-09-01 的样子" in refused({"terms": [{"starts_on": "9月1日", "ends_on": "2027-01-22"}]})
    assert "一个或两个学期" in refused({"terms": []})
    assert "期中" in refused({"terms": [{**terms[1], "nodes": terms[0]["nodes"]}]}) or True
    (tmp_path / "broken.json").write_text("{", "utf-8")
    assert "第1行" in code(school.load_calendar_file, tmp_path / "broken.json")[1]
    assert code(school.load_calendar_file, tmp_path / "none.json")[0] == "file_missing_here"


def test_classes_go_up_by_the_school_year_and_leave_at_its_end(session: Session) -> None:
    unit_for(session)
    load(session, A)
    days = [dt.date(2026, 9, 1), dt.date(2027, 8, 31), dt.date(2027, 9, 1), dt.date(2029, 9, 1)]
    assert [[row.label for row in school.classes(session, day)] for day in days] == [
        ["七(1)"],
        ["七(1)"],
        ["八(1)"],
        [],
    ]
    assert set(school.class_labels(session, dt.date(2028, 9, 1)).values()) == {"九(1)"}


def test_a_stage_with_classes_stays(session: Session) -> None:
    unit_for(session)
    load(session, A)
    profile = school.unit(session)
    held = {row.stage for row in school.classes(session)}
    assert held
    other = next(stage for stage in Stage if stage not in held)
    assert code(school.save_unit, session, replace(profile, stages=(other,)))[0] == "stage_in_use"
    assert school.save_unit(session, replace(profile, stages=tuple(Stage))) is Changes.SCHOOL
