"""团辅: who belongs to a group and did not come is on the note, and counts as nobody's session."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.pdf_probe import plain_text
from tests.services.test_counseling import note
from tests.support.consents import agreed
from tests.support.term_school import TermSchool
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import UserError
from xinliapp.services import counseling, counseling_notes, counseling_print


def test_who_stayed_away_is_named_and_not_counted(tmp_path: Path) -> None:
    school = TermSchool(tmp_path, moment=parse_stamp("2026-11-23T12:40:00"))
    group = school.class_group()
    came, away = school.student(group, name="王小明"), school.student(group, name="李华")
    agreed(school.session, came, away)
    begun = counseling.begin_group(school.session, [came, away])
    typed = note(theme="考前减压", members=(came, away))
    with pytest.raises(UserError) as caught:
        counseling.sign(school.session, begun, note(theme="考前减压", members=(came,), absent=(came,)))
    assert caught.value.params["field"] == "成员"
    counseling.sign(school.session, begun, note(theme="考前减压", members=typed.members, absent=(away,)))
    read = counseling_notes.read(school.session, begun)
    assert set(read.members) == {came, away} and read.absent == (away,)
    assert [head.id for head in counseling.timeline(school.session, came)] == [begun]
    assert counseling.timeline(school.session, away) == ()
    assert counseling.own_groups(school.session)[begun] == ("考前减压", 1)
    text = plain_text(counseling_print.note_pdf(school.session, begun).data)
    assert "李华（缺席）" in text and "王小明（缺席）" not in text
