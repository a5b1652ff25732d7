"""找记录: two-character words, newest first, nothing superseded, no word of what is sealed."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.casework import second_counselor
from tests.support.consents import agreed
from tests.support.term_school import TermSchool
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.counseling import Breach, Parts, Risk, Told
from xinliapp.domain.dossier import Section
from xinliapp.domain.errors import UserError
from xinliapp.domain.find import Closed, FindKind
from xinliapp.services import counseling, counseling_notes, dossier, find, talks
from xinliapp.services.counseling import Note
from xinliapp.services.session import Session
from xinliapp.services.talks import TalkInput
from xinliapp.storage import find as rows
from xinliapp.storage.audit import Chain, events
from xinliapp.storage.find_sources import BY_KIND, SOURCES

NOW = parse_stamp("2026-11-23T12:40:00")
PARTS = Parts("近两周睡得少,上课走神", "担心月考,与同桌闹过矛盾", "一起排了晚间作息", "说出来以后轻松了一些")


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path, moment=NOW)


@pytest.fixture
def child(school: TermSchool) -> str:
    return school.student()


def talk(session: Session, child: str, note: str, day: str = "2026-11-20") -> str:
    return talks.add(session, TalkInput(child, dt.date.fromisoformat(day), "班主任甲", note=note))


def signed(session: Session, child: str, **more: object) -> str:
    agreed(session, child)
    begun = counseling.begin(session, child)
    note = replace(Note(parse_stamp("2026-11-23T11:55:00"), 45, parts=PARTS), **more)  # type: ignore[arg-type]
    counseling.sign(session, begun, note)
    return begun


def told(session: Session, query: str) -> list[tuple[str, str, str | None]]:
    """Day, kind, and what is shown of each hit."""
    return [
        (hit.day, hit.kind.value, None if hit.snippet is None else hit.snippet.text)
        for hit in find.look(session, query).hits
    ]


def test_a_word_of_two_characters_is_found_newest_first(school: TermSchool, child: str) -> None:
    talk(school.session, child, "和同桌和好了", "2026-11-18")
    talk(school.session, child, "又和同桌吵了一架", "2026-11-20")
    talk(school.session, child, "同学的桌子坏了", "2026-11-19")
    assert told(school.session, "同桌") == [
        ("2026-11-20", "talk", "又和同桌吵了一架"),
        ("2026-11-18", "talk", "和同桌和好了"),
    ]
    hit = find.look(school.session, "吵了").hits[0]
    assert hit.student is not None and hit.snippet is not None
    assert (hit.student.id, hit.author, hit.snippet.start) == (child, "班主任甲", 4)
    assert told(school.session, "桌同") == []
    assert told(school.session, "同桌 吵了") == [("2026-11-20", "talk", "又和同桌吵了一架")]


def test_full_width_letters_are_folded(school: TermSchool, child: str) -> None:
    talk(school.session, child, "ＰＨＱ－９重做一次")
    assert len(told(school.session, "phq")) == 1
    assert len(told(school.session, "ＰＨＱ－９")) == 1


def test_what_was_corrected_is_not_found_as_it_was(school: TermSchool, child: str) -> None:
    first = talk(school.session, child, "睡眠不好")
    assert len(told(school.session, "睡眠")) == 1
    talks.correct(school.session, first, TalkInput(child, dt.date(2026, 11, 20), "班主任甲", note="胃口不好"))
    assert told(school.session, "睡眠") == []
    assert told(school.session, "胃口") == [("2026-11-20", "talk", "胃口不好")]


def test_a_fact_that_another_took_the_place_of_is_gone(school: TermSchool, child: str) -> None:
    typed = dossier.FactInput(Section.FAMILY, "外婆照看", "班主任", dt.date(2026, 11, 1))
    dossier.add_fact(school.session, child, typed)
    assert told(school.session, "外婆") == [("2026-11-01", "fact", "外婆照看 班主任")]
    old = school.session.database.scalar("SELECT id FROM casework.dossier_fact")
    assert isinstance(old, str)
    dossier.add_fact(school.session, child, replace(typed, text="姑姑照看", corrects=old, reason="搬家"))
    assert told(school.session, "外婆") == []
    assert told(school.session, "姑姑") == [("2026-11-01", "fact", "姑姑照看 班主任")]


def test_nothing_superseded_is_shown_before_the_index_caught_up(
    school: TermSchool, child: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = talk(school.session, child, "睡眠不好")
    assert len(told(school.session, "睡眠")) == 1
    talks.correct(school.session, first, TalkInput(child, dt.date(2026, 11, 20), "班主任甲", note="胃口"))
    monkeypatch.setattr(find, "catch_up", lambda session: rows.pending(session.database))
    found = find.look(school.session, "睡眠")
    assert (found.hits, found.waiting) == ((), 2)


def test_a_colleagues_note_shows_that_it_is_there(school: TermSchool, child: str) -> None:
    begun = signed(school.session, child)
    other = second_counselor(school.vault)
    (hit,) = find.look(other, "月考").hits
    assert (hit.snippet, hit.closed, hit.kind) == (None, Closed.COLLEAGUE, FindKind.NOTE)
    assert (hit.day, hit.author, hit.of_id) == ("2026-11-23", "心理教师甲", begun)
    assert "月考" in str(find.look(school.session, "月考").hits[0].snippet)
    counseling_notes.unseal(other, begun, "交接这名学生")
    assert "月考" in str(find.look(other, "月考").hits[0].snippet)
    other.database.close()


def test_amendments_and_breaches_are_sealed_with_their_note(school: TermSchool, child: str) -> None:
    breach = Breach("有人受到伤害的危险", (Told.GUARDIAN,), "2026-11-23T12:00:00", "说了约定的事")
    begun = signed(school.session, child, risk=Risk.BREACH, breach=breach)
    counseling.amend(school.session, begun, "补充:外公住院")
    other = second_counselor(school.vault)
    for word, kind in (("外公", FindKind.AMENDMENT), ("危险", FindKind.BREACH)):
        (hit,) = find.look(other, word).hits
        assert (hit.kind, hit.of_id, hit.snippet, hit.author) == (kind, begun, None, "心理教师甲")
        assert find.look(school.session, word).hits[0].snippet is not None
    other.database.close()


def test_what_a_colleague_has_not_signed_is_not_even_there(school: TermSchool, child: str) -> None:
    agreed(school.session, child)
    begun = counseling.begin(school.session, child)
    with school.session.write("test.words", case=True) as uow:
        uow.update("casework.counseling_session", begun, {"situation": "写到一半"})
    assert len(told(school.session, "一半")) == 1
    other = second_counselor(school.vault)
    assert told(other, "一半") == []
    other.database.close()


def test_what_is_older_than_last_school_year_shows_that_it_is_there(school: TermSchool, child: str) -> None:
    talk(school.session, child, "同桌", "2025-09-01")
    talk(school.session, child, "同桌", "2025-08-31")
    other = second_counselor(school.vault)
    assert [(hit.day, hit.closed) for hit in find.look(other, "同桌").hits] == [
        ("2025-09-01", None),
        ("2025-08-31", Closed.OLDER),
    ]
    other.database.close()


def test_one_page_after_the_other(school: TermSchool, child: str) -> None:
    days = [dt.date(2026, 9, 1) + dt.timedelta(days=number % 60) for number in range(120)]
    talks.add_many(school.session, [TalkInput(child, day, "班主任甲", note="同桌") for day in days])
    while find.catch_up(school.session, 100):  # what is not indexed yet is on no page
        pass
    first = find.look(school.session, "同桌")
    second = find.look(school.session, "同桌", after=first.after)
    third = find.look(school.session, "同桌", after=second.after)
    assert [len(page.hits) for page in (first, second, third)] == [50, 50, 20]
    assert third.after is None
    shown = [hit.day for page in (first, second, third) for hit in page.hits]
    assert shown == sorted((day.isoformat() for day in days), reverse=True)


def test_the_index_takes_in_a_slice_at_a_time(school: TermSchool, child: str) -> None:
    day = dt.date(2026, 11, 20)
    talks.add_many(school.session, [TalkInput(child, day, "班主任甲", note="同桌") for _ in range(30)])
    assert find.catch_up(school.session, 12) == 18
    assert find.catch_up(school.session, 12) == 6
    assert find.catch_up(school.session, 12) == 0
    assert find.catch_up(school.session, 12) == 0
    assert len(find.look(school.session, "同桌").hits) == 30


def test_looking_is_noted_and_the_words_are_kept_nowhere(school: TermSchool, child: str) -> None:
    talk(school.session, child, "同桌")
    find.look(school.session, "同桌 zqxwords")
    find.look(school.session, "同桌")
    noted = [one for one in events(school.session.database, Chain.CASE) if one.action == "find.look"]
    assert [json.loads(one.detail) for one in noted] == [
        {"phrases": 2, "hits": 0, "closed": 0, "students": []},
        {"phrases": 1, "hits": 1, "closed": 0, "students": [child]},
    ]
    assert all("zqx" not in repr(one) and "同桌" not in repr(one) for one in noted)


def test_marks_alone_ask_nothing(school: TermSchool) -> None:
    with pytest.raises(UserError) as wrong:
        find.look(school.session, " ,。 ")
    assert wrong.value.code == "find_no_words"


def test_every_kind_can_be_read_and_is_noticed(school: TermSchool) -> None:
    """Each query runs, and each table has the three triggers that name its kind."""
    database = school.session.database
    assert set(BY_KIND) == set(FindKind)
    made = {
        (str(table), str(kind))
        for table, sql in database.tuples(
            "SELECT tbl_name, sql FROM casework.sqlite_master WHERE type = 'trigger' AND name LIKE 'find_%'"
        )
        for kind in (each.value for each in FindKind)
        if f"'{kind}'" in str(sql)
    }
    for source in SOURCES:
        assert database.tuples(source.sql, (json.dumps(["none"]),)) == []
        assert (source.table, source.kind.value) in made
        names = database.tuples(
            "SELECT name FROM casework.sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
            " AND name LIKE 'find_%' ORDER BY name",
            (source.table,),
        )
        assert [str(name).rsplit("_", 1)[1] for (name,) in names] == ["changed", "gone", "new"]


def test_without_the_case_key_there_is_no_index(school: TermSchool) -> None:
    principal = school.principal()
    for call in (lambda: find.look(principal, "同桌"), lambda: find.catch_up(principal)):
        with pytest.raises(UserError) as wrong:
            call()
        assert wrong.value.code == "case_closed"
    principal.database.close()
