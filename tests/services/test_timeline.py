"""What a student's page says of counselling: the how manieth time, and what is not signed yet."""

from __future__ import annotations

from pathlib import Path

from tests.services.test_counseling import NOW, colleague, note, signed
from tests.support.consents import agreed
from tests.support.term_school import TermSchool
from xinliapp.domain.clock import parse_stamp
from xinliapp.services import counseling, counseling_notes, dossier, timeline


def test_sessions_are_counted_and_an_unsigned_one_is_none_yet(tmp_path: Path) -> None:
    school = TermSchool(tmp_path, moment=NOW)
    child, other = school.student(), school.student()
    agreed(school.session, child)
    later = counseling.begin(school.session, child)
    counseling.sign(school.session, later, note())
    earlier = counseling.begin(school.session, child)
    counseling.sign(school.session, earlier, note(started_at=parse_stamp("2026-11-16T10:00:00"), minutes=30))
    counseling.begin(school.session, child)
    words = [(entry.day, entry.words) for entry in timeline.sessions(school.session, child)]
    assert sorted(words) == [
        ("2026-11-16", "个别辅导 第1次 · 30分"),
        ("2026-11-23", "个别辅导 · 未签名"),
        ("2026-11-23", "个别辅导 第2次 · 45分"),
    ]
    assert list(timeline.sessions(school.session, other)) == []


def test_who_read_tells_of_an_unsealed_note_and_why(tmp_path: Path) -> None:
    school = TermSchool(tmp_path, moment=NOW)
    child, other = school.student(), school.student()
    begun = signed(school, child)
    counseling_notes.unseal(colleague(school), begun, "同学转到我的小组,要接着辅导")
    (reading,) = dossier.readings(school.session, child)
    assert (reading.who, reading.action) == ("心理教师乙", "note.unseal")
    assert reading.reason == "同学转到我的小组,要接着辅导"
    assert dossier.readings(school.session, other) == ()
