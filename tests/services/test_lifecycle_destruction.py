"""销毁: nothing of the child in any page, nothing of anybody else touched, two people, whole or resumed."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest import MonkeyPatch

from tests.reports.pdf_probe import plain_text
from tests.services.test_find import signed
from tests.services.test_vault import PEOPLE, make, unlock
from tests.support.casework import active_plan, concluded, sitting
from tests.support.pages import plain_pages
from tests.support.term_school import TermSchool
from tests.support.vaults import CASE_KEY, CORE_KEY
from xinliapp.crypto.derive import database_key
from xinliapp.domain.accounts import Role
from xinliapp.domain.clock import FixedClock, parse_stamp
from xinliapp.domain.counseling import Breach, Parts, Risk, Told
from xinliapp.domain.dossier import Section
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.lifecycle import DESTROYED_NAME
from xinliapp.domain.retention import AfterThat, RetentionRule
from xinliapp.domain.school import Edition
from xinliapp.services import (
    attachments,
    backup,
    counseling,
    dossier,
    drafts,
    figures,
    find,
    lifecycle_destruction,
    lifecycle_papers,
    lifecycle_retention,
    retention,
    students,
    talks,
)
from xinliapp.services.lifecycle_destruction import SecondAccount
from xinliapp.services.second_signatures import PaperSignature
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.services.setup import FirstAccount, NewVault
from xinliapp.services.students import StudentFilter
from xinliapp.services.talks import TalkInput
from xinliapp.services.vault import close
from xinliapp.storage import lifecycle_reach
from xinliapp.storage.audit import Chain, events
from xinliapp.storage.database import Database

NOW = parse_stamp("2026-11-23T12:40:00")
CHILD, OTHER = "11111111-aaaa-4aaa-8aaa-111111111111", "22222222-bbbb-4bbb-8bbb-222222222222"
NAME, WORD = "闻人秘秘", "zqxcanary"
RULE = RetentionRule(3, AfterThat.DESTROY, "甲", "乙", "校务会")
PAPER = PaperSignature("教导主任", dt.date(2026, 11, 20))


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    made = TermSchool(tmp_path, moment=NOW)
    retention.set_rule(made.session, RULE)
    return made


def full_file(school: TermSchool, student: str, word: str, folder: Path, conference: str) -> None:
    """Something of every kind about a child, each with ``word`` in it."""
    session, day = school.session, dt.date(2026, 11, 2)
    agreed = Breach(f"{word}危险", (Told.GUARDIAN,), "2026-11-23T12:00:00", f"{word}告知")
    parts = Parts(f"{word}近况", f"{word}看法", f"{word}做法", f"{word}变化")
    note = signed(session, student, parts=parts, risk=Risk.BREACH, breach=agreed)
    counseling.amend(session, note, f"{word}补记")
    talks.add(session, TalkInput(student, day, "班主任", note=f"{word}谈心"))
    fact = dossier.FactInput(Section.FAMILY, f"{word}家里", f"{word}来源", day)
    dossier.add_fact(session, student, fact)
    active_plan(session, student, day)
    concluded(session, conference, student, 2, reason=f"{word}近两周不愿来校,班主任和家长都看到,需要一起关心")
    drafts.save_draft(session, f"student.fact:{student}", {"text": f"{word}草稿"})
    pdf = folder / f"{word}.pdf"
    pdf.write_bytes(b"%PDF-1.4\n" + word.encode() + b"\n%%EOF\n")
    with (
        attachments.storing(session, pdf, case=True, student_id=student) as stored,
        session.write("test.kept", case=True) as uow,
    ):
        stored.insert(uow)
    changed = {"import_id": "i", "seq": 1, "table_name": "talk"}
    talk = session.database.scalar("SELECT id FROM casework.talk WHERE student_id = ?", (student,))
    school.row("casework.case_import_change", {**changed, "row_id": talk, "after": f"{word}导入"})
    school.row(
        "casework.task_snooze",
        {"account_id": "a", "task_key": f"talk:{talk}", "kind": "k", "until_day": "2026-12-01",
         "reason": f"{word}推迟"},
    )  # fmt: skip
    while find.catch_up(session):
        pass


def enrolled(school: TermSchool, student: str, name: str, number: int, *, left: str | None) -> None:
    """A student with a phone, a number and an import that remembers both."""
    school.row(
        "student",
        {"id": student, "name": name, "id_number_state": "none", "student_number": f"G{name}",
         "student_number_state": "valid", "birthday": "2010-01-02", "gender": "male",
         "status": "enrolled", "joined_on": "2020-09-01"},
    )  # fmt: skip
    school.row("student_status", {"student_id": student, "status": "enrolled", "from_day": "2020-09-01"})
    school.row("guardian", {"student_id": student, "position": 1, "name": f"{name}的母亲", "phone": "139"})
    school.row(
        "roster_import", {"id": f"import-{student}", "file_hash": "h", "as_of": "2020-09-01", "counts": "{}"}
    )
    school.row(
        "roster_import_change",
        {"import_id": f"import-{student}", "seq": 1, "table_name": "student", "row_id": student,
         "after": json.dumps({"name": name}, ensure_ascii=False)},
    )  # fmt: skip
    group = school.class_group(number)
    school.member(student, group, "2020-09-01", left)


@pytest.fixture
def two(school: TermSchool, tmp_path: Path) -> TermSchool:
    """A child who left long ago and one who is there, both with full files, and a group session of both."""
    enrolled(school, CHILD, NAME, 1, left="2023-07-01")
    enrolled(school, OTHER, "尉迟明明", 2, left=None)
    conference = sitting(school.session, dt.date(2026, 11, 2))
    full_file(school, CHILD, WORD, tmp_path, conference)
    full_file(school, OTHER, "anderes", tmp_path, conference)
    group = counseling.begin_group(school.session, [CHILD, OTHER])
    with school.session.write("test.left", case=False) as uow:
        uow.update("student", CHILD, {"status": "graduated", "left_on": "2023-07-01"})
    assert group
    return school


def pages(school: TermSchool) -> bytes:
    folder = school.vault.folder
    core = plain_pages(folder / "core.db", database_key(CORE_KEY))
    return core + plain_pages(folder / "case.db", database_key(CASE_KEY))


def others(database: Database) -> dict[str, list[object]]:
    """Every row that is not the child's, both files, but logs and what destroying itself writes."""
    mine = lifecycle_reach.of_children(database, {CHILD}).rows
    told: dict[str, list[object]] = {}
    left_out = {"audit_event", "chain_anchor", "destruction", "destruction_file", "app_setting"}
    for schema in ("main", "casework"):
        for (name,) in database.tuples(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table'"):  # noqa: S608
            if name in left_out or str(name).startswith(("find_", "sqlite_")):
                continue
            rows = database.tuples(f"SELECT * FROM {schema}.{name}")  # noqa: S608
            gone = mine.get(str(name), frozenset()) if schema == "casework" else frozenset()
            told[f"{schema}.{name}"] = sorted(
                (
                    repr(row)
                    for row in rows
                    if row[0] not in gone and CHILD not in repr(row) and NAME not in repr(row)
                ),
            )
    return told


def test_no_page_holds_a_word_of_the_child_and_nobody_else_lost_one(two: TermSchool) -> None:
    session = two.session
    before = pages(two)
    for trace in (WORD, NAME):
        assert trace.encode() in before
    sealed_before = sorted(path.name for path in (session.vault / "attachments" / "case").iterdir())
    kept, triggers = others(session.database), _schema(session.database)
    act = lifecycle_destruction.destroy(session, [CHILD], PAPER)
    session.database.close()
    after = pages(two)
    for trace in (WORD, NAME):
        assert trace.encode() not in after
    assert b"anderes" in after and "尉迟明明".encode() in after
    opened = two.vault.session()
    assert others(opened.database) == kept
    assert _schema(opened.database) == triggers
    assert act.settled_at is not None
    assert len(sealed_before) == 2
    assert len(list((session.vault / "attachments" / "case").iterdir())) == 1
    assert [hit.student.id for hit in find.look(opened, "anderes").hits if hit.student] != []
    assert find.look(opened, WORD).hits == ()
    assert opened.database.tuples("PRAGMA casework.foreign_key_check") == []
    opened.database.close()


def _schema(database: Database) -> list[object]:
    return sorted(
        database.tuples("SELECT name, sql FROM casework.sqlite_master WHERE name NOT LIKE 'find_text%'"),
        key=repr,
    )


def test_the_roster_line_stays_without_a_name(two: TermSchool) -> None:
    lifecycle_destruction.destroy(two.session, [CHILD], PAPER)
    database = two.session.database
    (line,) = database.tuples(
        "SELECT name, gender, status, joined_on, left_on, birthday, student_number, id_number, boarding"
        " FROM student WHERE id = ?",
        (CHILD,),
    )
    assert line == (DESTROYED_NAME, "male", "graduated", "2020-09-01", "2023-07-01", None, None, None, None)
    assert [row.id for row in students.list_students(two.session, StudentFilter(include_left=True))] == [
        OTHER
    ]
    for table, rows in (("class_membership", 1), ("student_status", 1), ("guardian", 0)):
        found = database.scalar(f"SELECT count(*) FROM {table} WHERE student_id = ?", (CHILD,))  # noqa: S608
        assert found == rows, table
    assert database.scalar("SELECT count(*) FROM roster_import_change WHERE row_id = ?", (CHILD,)) == 0


def test_the_certificate_counts_and_names_nobody(two: TermSchool) -> None:
    proposal = lifecycle_destruction.propose(two.session, [CHILD])
    assert [one.id for one in proposal.files] == [CHILD]
    act = lifecycle_destruction.destroy(two.session, [CHILD], PAPER)
    assert dict(act.counts) == dict(proposal.counts)
    assert (act.number, act.years, act.first_name, act.second_name) == (
        "销毁2026-1",
        3,
        "心理教师甲",
        "教导主任",
    )
    assert act.counts["counseling_session"] == 1 and act.counts["draft"] == 1
    shown = lifecycle_destruction.certificate(two.session, act.id)
    assert [(one.number, one.due_on) for one in shown.files] == [("11111111", "2026-07-01")]
    assert [one.id for one in lifecycle_destruction.certificates(two.session)] == [act.id]
    assert CHILD not in [one.id for one in lifecycle_retention.files(two.session)]
    noted = [one for one in events(two.session.database, Chain.CASE) if one.action.startswith("lifecycle.")]
    assert [(one.action, one.object_id) for one in noted] == [
        ("lifecycle.file_destroyed", CHILD),
        ("lifecycle.destroy", act.id),
        ("lifecycle.settled", None),
    ]


def test_a_cut_before_the_end_leaves_everything(two: TermSchool, monkeypatch: MonkeyPatch) -> None:
    before = _schema(two.session.database)

    def cut(*_: object) -> dict[str, int]:
        raise KnownError("disk_full")

    monkeypatch.setattr(lifecycle_reach, "leave_roster_line", cut)
    with pytest.raises(KnownError):
        lifecycle_destruction.destroy(two.session, [CHILD], PAPER)
    assert _schema(two.session.database) == before
    assert find.look(two.session, WORD).hits != ()
    assert lifecycle_destruction.certificates(two.session) == ()
    with pytest.raises(Exception, match="append only"), two.session.write("test.still", case=True) as uow:
        uow.execute("DELETE FROM casework.note_amendment")


def test_a_cut_after_the_rows_is_made_good_later(two: TermSchool, monkeypatch: MonkeyPatch) -> None:
    def cut(_: Database) -> None:
        raise KnownError("disk_full")

    with monkeypatch.context() as patched:
        patched.setattr(Database, "rewrite_pages", cut)
        act = lifecycle_destruction.destroy(two.session, [CHILD], PAPER)
    assert act.settled_at is None
    assert lifecycle_destruction.settle(two.session) == 1
    assert lifecycle_destruction.settle(two.session) == 0
    (settled,) = lifecycle_destruction.certificates(two.session)
    assert settled.settled_at is not None
    two.session.database.close()
    assert WORD.encode() not in pages(two)


def refused(session: Session, *ids: str, paper: PaperSignature = PAPER) -> str:
    with pytest.raises(UserError) as wrong:
        lifecycle_destruction.destroy(session, ids, paper)
    return wrong.value.code


def test_only_what_is_due_and_only_by_two(two: TermSchool) -> None:
    session = two.session
    assert refused(session) == "lifecycle_nothing_chosen"
    assert refused(session, OTHER) == "lifecycle_not_due"
    assert refused(session, CHILD, OTHER) == "lifecycle_not_due"
    assert refused(session, CHILD, paper=PaperSignature("心理教师 甲", NOW.date())) == "second_is_first"
    assert refused(session, CHILD, paper=PaperSignature(" ", NOW.date())) == "field_required"
    retention.set_rule(session, dataclasses.replace(RULE, after_that=AfterThat.KEEP))
    assert refused(session, CHILD) == "lifecycle_rule_keeps"
    retention.set_rule(session, dataclasses.replace(RULE, years=4))
    assert refused(session, CHILD) == "lifecycle_not_due"
    assert find.look(session, WORD).hits != ()


def test_what_was_written_since_is_looked_at_first(two: TermSchool) -> None:
    seen = mark_of(lifecycle_destruction.propose(two.session, [CHILD]))
    talks.add(two.session, TalkInput(CHILD, dt.date(2026, 11, 3), "班主任", note="后来的话"))
    with pytest.raises(UserError) as newer:
        lifecycle_destruction.destroy(two.session, [CHILD], PAPER, seen=seen)
    assert newer.value.code == "changed_since"
    again = mark_of(lifecycle_destruction.propose(two.session, [CHILD]))
    assert lifecycle_destruction.destroy(two.session, [CHILD], PAPER, seen=again).settled_at is not None


def test_without_a_rule_nothing_is_destroyed(tmp_path: Path) -> None:
    school = TermSchool(tmp_path, moment=NOW)
    assert refused(school.session, CHILD) == "lifecycle_no_rule"


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Session]:
    """A vault with a key list: 李老师 signed in, 钱老师 the second counsellor, 王校长 without the key."""
    clock = FixedClock(NOW)
    people = (*PEOPLE[:2], FirstAccount("qian", "钱老师", Role.COUNSELOR, "the other's words"))
    make(tmp_path / "v", clock, NewVault(Edition.SCHOOL, "3132010101", "测试学校", people))
    session = unlock(tmp_path / "v", "li", clock)
    retention.set_rule(session, RULE)
    with session.write("test.student") as uow:
        uow.insert(
            "student",
            {"id": CHILD, "name": NAME, "id_number_state": "none", "student_number_state": "none",
             "status": "graduated", "joined_on": "2020-09-01", "left_on": "2023-07-01"},
        )  # fmt: skip
    yield session
    session.database.close()


def test_a_colleague_agrees_by_their_own_passphrase(real: Session) -> None:
    (second,) = lifecycle_destruction.seconds(real)
    assert second.display_name == "钱老师"
    with pytest.raises(UserError) as wrong:
        lifecycle_destruction.destroy(
            real, [CHILD], SecondAccount(second.id, "something else"), allow_weak=True
        )
    assert wrong.value.code == "wrong_passphrase"
    with pytest.raises(UserError) as own:
        lifecycle_destruction.destroy(
            real, [CHILD], SecondAccount(real.account.id, "counsellor's words"), allow_weak=True
        )
    assert own.value.code == "not_found"
    agreed = SecondAccount(second.id, "the other's words")
    act = lifecycle_destruction.destroy(real, [CHILD], agreed, allow_weak=True)
    assert (act.first_name, act.second_way.value) == ("李老师", "account")
    assert act.second_name.startswith("钱老师")


# Tables of case.db that say nothing about one child, or that destroying reaches by another way.
SHARED = {
    "vault_info", "inbox_key", "inbox_merged", "audit_event", "session_number", "destruction",
    "destruction_file",  # the file's frame
    "check_round", "check_round_class", "check_round_step", "screening_import", "record_import",
    "record_mapping", "crisis_step_list", "crisis_stamp", "class_packet", "class_packet_issue",
    "class_packet_reading", "case_conference", "conference_participant", "duty_handover", "phrase",  # of many
    "transfer_key", "transfer_school",  # of schools
    "case_import_change", "second_signature",  # by the id of the row they are about
    "draft", "task_snooze",  # by ids and names in their texts
}  # fmt: skip


def test_every_table_is_reached_or_known_to_be_about_nobody(school: TermSchool) -> None:
    """Whoever adds a table decides here (or by a ``student_id``) what becomes of it with a child's file."""
    database = school.session.database
    found = database.tuples(
        "SELECT name FROM casework.sqlite_master WHERE type = 'table' AND name NOT LIKE 'find_%'"
    )
    every = {str(name) for (name,) in found}
    parents = {
        name: {
            str(parent)
            for (parent,) in database.tuples(
                "SELECT \"table\" FROM pragma_foreign_key_list(?, 'casework')", (name,)
            )
        }
        for name in every
    }
    reached = {
        name
        for name in every
        if database.tuples(
            "SELECT 1 FROM pragma_table_info(?, 'casework') WHERE name = 'student_id'", (name,)
        )
    }
    while more := {name for name in every - reached if parents[name] & reached}:
        reached |= more
    assert every - reached == SHARED


def test_figures_about_that_time_stay_as_they_were_released(two: TermSchool) -> None:
    session, database = two.session, two.session.database

    def released(starts_on: str) -> str:
        return two.row(
            "published_figure",
            {"measure": "students_graded", "parameters": "{}", "window_starts_on": starts_on,
             "window_ends_on": "2026-11-23", "as_of": "2026-11-23", "value": 999.0, "complete": 1,
             "needs_person": 0, "unit": "x", "row_count": 1, "shortfall_count": 0, "rows_mac": "00",
             "definition": "d", "published_by": "p", "published_at": "2026-11-23T08:00:00"},
        )  # fmt: skip

    old, new = released("2023-02-01"), released("2026-09-01")
    lifecycle_destruction.destroy(session, [CHILD], PAPER)
    figures.refresh_stale(session)
    stale = dict(database.tuples("SELECT id, stale FROM published_figure"))
    assert (stale[old], stale[new]) == (0, 1)


def test_a_record_merged_into_the_childs_goes_with_it(two: TermSchool) -> None:
    twin = "33333333-cccc-4ccc-8ccc-333333333333"
    enrolled(two, twin, "闻人双双", 3, left="2022-07-01")
    with two.session.write("test.merged") as uow:
        uow.update("student", twin, {"voided_at": "2022-08-01T08:00:00"})
    two.row(
        "casework.record_merge",
        {"student_id": CHILD, "other_id": twin, "reason": "同一人", "fields": "{}", "roster": "闻人双双",
         "merged_at": "2022-08-01T08:00:00"},
    )  # fmt: skip
    lifecycle_destruction.destroy(two.session, [CHILD], PAPER)
    two.session.database.close()
    assert "闻人双双".encode() not in pages(two)


def test_backups_made_before_are_told(real: Session) -> None:
    made = backup.make_backup(real)
    act = lifecycle_destruction.destroy(real, [CHILD], PAPER)
    assert isinstance(real.clock, FixedClock)
    real.clock.moment += dt.timedelta(days=1)
    backup.make_backup(real)
    shown = lifecycle_destruction.certificate(real, act.id)
    assert [line.folder.name for line in shown.backups] == [made.folder.name]
    text = plain_text(lifecycle_papers.certificate_pdf(real, act.id).data)
    assert "销毁之前做的备份仍含这些档案,共1份" in text


def test_an_unlock_finishes_what_was_cut(real: Session, monkeypatch: MonkeyPatch) -> None:
    def cut(_: Database) -> None:
        raise KnownError("disk_full")

    with monkeypatch.context() as patched:
        patched.setattr(Database, "rewrite_pages", cut)
        assert lifecycle_destruction.destroy(real, [CHILD], PAPER).settled_at is None
    close(real)
    again = unlock(real.vault, "li", FixedClock(NOW))
    assert [one.settled_at is not None for one in lifecycle_destruction.certificates(again)] == [True]
    close(again)
