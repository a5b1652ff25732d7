"""过程笔记: its author's alone; nothing that prints, opens or counts a session ever meets its words."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from tests.reports.pdf_probe import plain_text
from tests.support.term_school import TermSchool
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Account, Role
from xinliapp.domain.counseling import Parts
from xinliapp.domain.errors import UserError
from xinliapp.services import counseling, counseling_notes, counseling_print, process_notes
from xinliapp.services.counseling import Note
from xinliapp.services.process_notes import ProcessNote
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session

WORDS = "反移情:听到外祖母时自己也难过,下次督导要说。"
PART = "今天说到了期中考试前后的睡眠,愿意先和班主任说。"


class Desk:
    """A signed session of 心理教师甲; a colleague with the same case key and a key of her own."""

    def __init__(self, folder: Path) -> None:
        self.school = TermSchool(folder)
        self.session = self.school.session
        child = self.school.student(self.school.class_group(), name="王小明")
        self.id = counseling.begin(self.session, child)
        when = self.school.vault.clock.moment - dt.timedelta(hours=1)
        self.note = Note(when, 40, parts=Parts(PART, PART, PART, PART))

    def colleague(self) -> Session:
        mine = self.session
        account = Account("user-b", "心理教师乙", "心理教师乙", Role.COUNSELOR, True, "2026-09-01T08:00:00")
        keys = UnlockedKeys("user-b", mine.keys.vault_id, 1, mine.keys.keys, bytes(range(32)))
        return dataclasses.replace(mine, account=account, keys=keys)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_it_is_kept_and_replaced(desk: Desk) -> None:
    assert process_notes.load(desk.session, desk.id) == ProcessNote()
    process_notes.save(desk.session, desk.id, WORDS)
    assert process_notes.load(desk.session, desk.id).text == WORDS
    process_notes.save(desk.session, desk.id, "换了")
    assert process_notes.load(desk.session, desk.id).text == "换了"
    rows = desk.session.database.tuples("SELECT count(*) FROM casework.process_note")
    assert rows[0][0] == 1
    process_notes.save(desk.session, desk.id, "  ")
    assert desk.session.database.tuples("SELECT count(*) FROM casework.process_note")[0][0] == 0


def test_signing_changes_nothing_about_it(desk: Desk) -> None:
    process_notes.save(desk.session, desk.id, WORDS)
    counseling.sign(desk.session, desk.id, desk.note)
    process_notes.save(desk.session, desk.id, WORDS + "又及")
    assert process_notes.load(desk.session, desk.id).text == WORDS + "又及"


def test_no_table_holds_its_words(desk: Desk) -> None:
    process_notes.save(desk.session, desk.id, WORDS)
    connection = desk.session.database.connection
    for schema in ("main", "casework"):
        for (table,) in connection.execute(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table'"):  # noqa: S608
            for row in connection.execute(f"SELECT * FROM {schema}.{table}"):  # noqa: S608
                assert "反移情" not in repr(row), table


def test_a_colleague_gets_nothing_of_it(desk: Desk) -> None:
    counseling.sign(desk.session, desk.id, desk.note)
    process_notes.save(desk.session, desk.id, WORDS)
    other = desk.colleague()
    for call in (process_notes.load, lambda *args: process_notes.save(*args, "别人写的")):
        with pytest.raises(UserError) as caught:
            call(other, desk.id)
        assert caught.value.code == "not_allowed"
    read = counseling_notes.unseal(other, desk.id, "值班交接需要了解情况")
    assert not read.sealed and "反移情" not in repr(read)
    assert process_notes.load(desk.session, desk.id).text == WORDS


def test_it_is_not_printed(desk: Desk) -> None:
    counseling.sign(desk.session, desk.id, desk.note)
    process_notes.save(desk.session, desk.id, WORDS)
    text = plain_text(counseling_print.note_pdf(desk.session, desk.id).data)
    assert "睡眠" in text and "反移情" not in text and "过程笔记" not in text


def test_another_key_does_not_open_it(desk: Desk) -> None:
    """After the recovery code let somebody in again their own key is another."""
    process_notes.save(desk.session, desk.id, WORDS)
    keys = dataclasses.replace(desk.session.keys, private_half=bytes(range(1, 33)))
    again = dataclasses.replace(desk.session, keys=keys)
    found = process_notes.load(again, desk.id)
    assert found.lost and found.text == ""
    process_notes.save(again, desk.id, "新写的")
    assert process_notes.load(again, desk.id).text == "新写的"


def test_two_windows(desk: Desk) -> None:
    seen = mark_of(process_notes.load(desk.session, desk.id))
    process_notes.save(desk.session, desk.id, "甲", seen=seen)
    with pytest.raises(UserError) as caught:
        process_notes.save(desk.session, desk.id, "乙", seen=seen)
    assert caught.value.code == "changed_since"
    assert process_notes.load(desk.session, desk.id).text == "甲"


def test_only_the_case_side(desk: Desk) -> None:
    with pytest.raises(UserError) as caught:
        process_notes.load(desk.school.vault.session(Role.REGISTRAR, "资料员"), desk.id)
    assert caught.value.code == "case_closed"
