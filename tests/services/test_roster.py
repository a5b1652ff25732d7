"""Roster import from the file to the tables and back."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from tests.services.rosters import DAY, A, B, C, book, load, sample, unit_for
from tests.support.vaults import VaultFiles, make_vault
from xinliapp.crypto import agefile
from xinliapp.domain.accounts import Role
from xinliapp.domain.calendar import SchoolYear, Term
from xinliapp.domain.errors import UserError
from xinliapp.domain.jobs import Cancelled
from xinliapp.domain.roster_fields import Field
from xinliapp.domain.roster_plan import Pick, PickAction
from xinliapp.domain.roster_rows import SheetMapping
from xinliapp.domain.students import Gender
from xinliapp.i18n.messages.roster import REASONS, reason_text
from xinliapp.i18n.messages.sheets import notice_text
from xinliapp.services import inbox, roster, roster_apply, school, students
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile, read_sheet_file
from xinliapp.storage import settings, tags, unit_keys
from xinliapp.storage.audit import Chain, events, first_break

CORE = ("student", "class_group", "class_membership", "student_status", "guardian", "hand_edit")


@pytest.fixture
def vault(tmp_path: Path) -> VaultFiles:
    files = make_vault(tmp_path / "vault")
    session = files.session()
    unit_for(session)
    session.database.close()
    return files


@pytest.fixture
def session(vault: VaultFiles) -> Session:
    return vault.session()


def tables(session: Session) -> dict[str, list[tuple[object, ...]]]:
    names = [*CORE, *(["casework.student_tag"] if session.database.has_case else [])]
    return {name: session.database.tuples(f"SELECT * FROM {name} ORDER BY id") for name in names}  # noqa: S608


def tag_words(session: Session) -> set[tuple[str, str]]:
    names = {row.id: row.name for row in students.list_students(session)}
    return {
        (names[key], tag.kind.value)
        for key, found in tags.open_tags(session.database, "2026-11-23").items()
        for tag in found
    }


def test_clean_sample_gives_1800_new_students_with_every_detail(session: Session) -> None:
    file = read_sheet_file(sample("roster-clean.xlsx"))
    plan = roster.plan_import(session, file, as_of=DAY)
    report = roster.commit_import(session, plan)
    assert report.counts == {
        "new": 1800, "changed": 0, "same": 0, "conflict": 0, "invalid": 0, "skipped": 0, "missing": 0,
    }  # fmt: skip
    # Counted in the file: 40 classes of 45, 515 live in, 113 and 107 left behind, 192 migrant, 9 orphans,
    # 17 in inclusive education, 9 + 7 + 5 with a disability; 12 have no ID number.
    database = session.database
    assert database.scalar("SELECT count(*) FROM class_group") == 40
    assert set(database.tuples("SELECT count(*) FROM class_membership GROUP BY class_id")) == {(45,)}
    assert database.scalar("SELECT count(*) FROM student WHERE boarding = 'boarding'") == 515
    assert database.scalar("SELECT count(*) FROM student WHERE id_number IS NULL") == 12
    assert database.scalar("SELECT count(*) FROM guardian") == 3600
    kinds = Counter(kind for (kind,) in database.tuples("SELECT kind FROM casework.student_tag"))
    assert kinds == {
        "left_behind_one_parent": 113, "left_behind_both_parents": 107, "migrant_child": 192, "orphan": 9,
        "inclusive_education": 17, "disability": 21,
    }  # fmt: skip
    again = roster.plan_import(session, file, as_of=DAY)
    report = roster.commit_import(session, again)
    assert again.seen_before and report.unchanged and report.import_id is None
    assert report.counts["same"] == 1800


def test_messy_sample_on_its_own_and_over_the_clean_one(session: Session) -> None:
    file = read_sheet_file(sample("roster-messy.xlsx"))
    plan = roster.plan_import(session, file, as_of=DAY)
    # 228 rows below the header, 2 of them empty; row 156 repeats row 155; 13 ID numbers are numbers.
    assert plan.counts() == {
        "new": 225, "changed": 0, "same": 0, "conflict": 0, "invalid": 0, "skipped": 1, "missing": 0,
    }  # fmt: skip
    codes = Counter(reason.code for row in plan.rows for reason in row.reasons)
    assert codes["id_destroyed"] == 13 and codes["duplicate_row"] == 1 and codes["note_tag"] == 20
    assert [
        row.row.number for row in plan.rows if row.reasons and row.reasons[0].code == "duplicate_row"
    ] == [156]
    roster.commit_import(session, plan)
    labels = Counter(row.class_label for row in students.list_students(session))
    assert set(labels) == {"八(1)", "八(2)", "八(3)", "八(4)", "八(5)"}
    over = roster.plan_import(session, read_sheet_file(sample("roster-clean.xlsx")), as_of=DAY)
    assert over.counts()["new"] == 1575 and over.counts()["conflict"] == 0


def test_sensitive_columns_go_to_the_case_file_only(session: Session, vault: VaultFiles) -> None:
    load(session, A, B, C)
    assert tag_words(session) == {("张三", "left_behind_one_parent"), ("李四", "disability")}
    database = session.database
    core = [name for (name,) in database.tuples("SELECT name FROM main.sqlite_master WHERE type = 'table'")]
    held = [database.tuples("SELECT * FROM main." + str(name)) for name in core]  # noqa: S608
    text = json.dumps(held, default=str, ensure_ascii=False)
    for word in ("留守", "left_behind", "残疾", "disability"):
        assert word not in text
    assert first_break(database, Chain.CORE) is None and first_break(database, Chain.CASE) is None
    for event in (*events(database, Chain.CORE), *events(database, Chain.CASE)):
        assert "张三" not in event.detail and "G9901" not in event.detail


def test_changes_are_effective_from_the_day_and_blanks_delete_nothing(session: Session) -> None:
    load(session, A, B)
    moved = ("张三", "男", None, A[3], "七(2)", None, None, None)
    report = load(session, moved, day=dt.date(2026, 11, 2))
    assert report.counts["changed"] == 1 and report.counts["missing"] == 1
    rows = session.database.tuples(
        "SELECT g.number, m.from_day, m.to_day FROM class_membership m"
        " JOIN class_group g ON g.id = m.class_id"
        " JOIN student s ON s.id = m.student_id WHERE s.name = '张三' ORDER BY m.from_day"
    )
    assert rows == [(1, "2026-09-01", "2026-11-02"), (2, "2026-11-02", None)]
    one = next(row for row in students.list_students(session) if row.name == "张三")
    assert one.phone == "13800000001"
    assert tag_words(session) >= {("张三", "left_behind_one_parent")}


def test_a_stated_no_ends_a_roster_tag(session: Session) -> None:
    load(session, A)
    load(session, (*A[:6], "0-非留守儿童", A[7]), day=dt.date(2026, 11, 2))
    assert tag_words(session) == set()
    assert session.database.tuples("SELECT ends_on FROM casework.student_tag") == [("2026-11-02",)]


def test_weak_match_waits_for_a_pick(session: Session) -> None:
    load(session, A)
    formal = ("张三", "男", "20131129", None, "七(1)", "13811111111", None, None)
    plan = roster.plan_import(session, book(formal), as_of=DAY)
    report = roster.commit_import(session, plan)
    assert report.counts["conflict"] == 1 and report.import_id is None and report.left_out == 1
    key, known = plan.rows[0].key, plan.rows[0].candidates[0].student_id
    merged = roster.commit_import(session, plan, {key: Pick(PickAction.MERGE, known)})
    assert merged.counts["changed"] == 1 and students.counts(session).total == 1
    plan = roster.plan_import(session, book(formal), as_of=DAY)
    other = roster.commit_import(session, plan, {key: Pick(PickAction.NEW)})
    assert other.counts["new"] == 1 and students.counts(session).total == 2


def test_colliding_picks_write_nothing(session: Session) -> None:
    rows = (A, ("张三", "女", *A[2:]))
    plan = roster.plan_import(session, book(*rows), as_of=DAY)
    assert [row.reasons[0].code for row in plan.rows] == ["duplicate_differs"] * 2
    before = tables(session)
    with pytest.raises(UserError) as error:
        roster.commit_import(session, plan, {row.key: Pick(PickAction.NEW) for row in plan.rows})
    assert error.value.code == "roster_pick_collides" and tables(session) == before


def test_hand_typed_values_stay_unless_chosen(session: Session) -> None:
    load(session, A)
    one = students.list_students(session)[0]
    full = students.student(session, one.id)
    typed = students.StudentInput(
        name="张三", class_id=full.class_id, gender=Gender.FEMALE, birthday=full.birthday,
        student_number=str(full.student_number), guardians=full.guardians,
    )  # fmt: skip
    students.edit_student(session, one.id, typed)
    plan = roster.plan_import(session, book(A), as_of=DAY)
    assert [change.adopt for change in plan.rows[0].changes if change.field == "gender"] == [False]
    roster.commit_import(session, plan)
    assert students.student(session, one.id).gender is Gender.FEMALE
    plan = roster.plan_import(session, book(A), as_of=DAY)
    roster.commit_import(session, plan, {plan.rows[0].key: Pick(fields=frozenset({"gender"}))})
    assert students.student(session, one.id).gender is Gender.MALE


def test_a_plan_that_is_out_of_date_is_refused(session: Session) -> None:
    plan = roster.plan_import(session, book(A), as_of=DAY)
    load(session, B)
    with pytest.raises(UserError) as error:
        roster.commit_import(session, plan)
    assert error.value.code == "plan_stale"


def test_numeric_class_is_asked_once_and_answered(session: Session) -> None:
    rows = [(*A[:4], 8.1, *A[5:]), (*B[:4], 8.1, *B[5:])]
    plan = roster.plan_import(session, book(*rows), as_of=DAY)
    assert [row.reasons[0].code for row in plan.rows] == ["class_ambiguous"] * 2
    assert "8.1 / 8.10" in reason_text("class_ambiguous", dict(plan.rows[0].reasons[0].params))
    plan = roster.plan_import(session, book(*rows), as_of=DAY, class_answers={"8.1": "8.10"})
    roster.commit_import(session, plan)
    assert {row.class_label for row in students.list_students(session)} == {"八(10)"}


def test_manual_mapping_is_remembered(session: Session) -> None:
    header = ("姓名", "代号", "生日", "班级")
    row = ("张三", A[3], "20131129", "七(1)")
    file = book(row, header=header)
    mapping = roster.propose_mappings(session, file)[0][0]
    assert Field.STUDENT_NUMBER not in mapping.columns.values()
    chosen = roster.with_columns(mapping, {1: Field.STUDENT_NUMBER})
    roster.commit_import(session, roster.plan_import(session, file, [chosen], DAY))
    later = roster.propose_mappings(session, book(row, header=header))[0][0]
    assert later.columns[1] is Field.STUDENT_NUMBER
    assert roster.plan_import(session, file, as_of=DAY).counts()["same"] == 1


def test_undo_gives_every_table_back(session: Session) -> None:
    load(session, A, B)
    before = tables(session)
    load(
        session,
        ("张三", "女", "20131129", A[3], "七(3)", "139", "2-双亲留守儿童", None),
        C,
        day=dt.date(2026, 11, 2),
    )
    assert tables(session) != before and len(students.list_students(session)) == 3
    report = roster.undo_last_import(session)
    assert (report.voided, report.kept, report.left) == (1, (), 0)
    after = tables(session)
    voided = [row for row in after["student"] if row[1] == "王五"]
    assert len(voided) == 1 and session.database.scalar("SELECT voided_at FROM student WHERE name = '王五'")
    after["student"] = [row for row in after["student"] if row[1] != "王五"]
    assert after == before
    with pytest.raises(UserError) as error:
        roster.undo_last_import(session)
    assert error.value.code == "roster_undo_nothing"
    assert load(session, C).counts["new"] == 1


def test_undo_keeps_students_who_have_records_by_now(session: Session) -> None:
    load(session, A, B)
    ids = {row.name: row.id for row in students.list_students(session)}
    with session.write("talk.add", case=True) as uow:
        uow.insert(
            "casework.talk",
            {"id": "t1", "student_id": ids["张三"], "day": "2026-11-20", "by_name": "某", "one_to_one": 1,
             "face_to_face": 1, "note": "x"},
        )  # fmt: skip
    report = roster.undo_last_import(session)
    assert report.kept == (ids["张三"],) and report.voided == 1
    assert [row.name for row in students.list_students(session)] == ["张三"]
    assert tag_words(session) == {("张三", "left_behind_one_parent")}


def test_undo_gives_a_tag_its_planned_end_back(session: Session) -> None:
    load(session, A)
    session.database.connection.execute(
        "UPDATE casework.student_tag SET ends_on = '2027-07-02', import_id = NULL"
    )
    load(session, (*A[:6], "0-非留守儿童", A[7]), day=dt.date(2026, 11, 2))
    assert session.database.tuples("SELECT ends_on FROM casework.student_tag") == [("2026-11-02",)]
    roster.undo_last_import(session)
    assert session.database.tuples("SELECT ends_on FROM casework.student_tag") == [("2027-07-02",)]


def test_the_head_imports_nothing_and_takes_nothing_back(vault: VaultFiles, session: Session) -> None:
    load(session, A)
    before = tables(session)
    head = vault.session(Role.PRINCIPAL, "校长")
    with pytest.raises(UserError, match="not_allowed"):
        load(head, A, B)
    with pytest.raises(UserError, match="not_allowed"):
        roster.undo_last_import(head)
    assert roster.can_undo(head) is None and tables(session) == before
    head.database.close()


def test_undo_is_over_after_thirty_days(session: Session, vault: VaultFiles) -> None:
    load(session, A)
    assert roster.can_undo(session)
    vault.clock.moment += dt.timedelta(days=31)
    with pytest.raises(UserError) as error:
        roster.undo_last_import(session)
    assert error.value.code == "roster_undo_late" and roster.can_undo(session) is None


def test_registrar_seals_what_they_may_not_keep(vault: VaultFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    dropped: list[tuple[str, object]] = []
    monkeypatch.setattr(inbox, "drop", lambda session, kind, payload: dropped.append((kind, payload)) or "n")
    registrar = vault.session(Role.REGISTRAR)
    report = load(registrar, A, B, C)
    assert report.sealed_rows == 3 and len(dropped) == 1 and dropped[0][0] == roster.TAG_NOTE
    assert load(registrar, A, B, C).unchanged and len(dropped) == 1
    registrar.database.close()
    counselor = vault.session()
    note = inbox.Note(
        "n1", roster.TAG_NOTE, "2026-11-23T08:00:00", "user-registrar", json.loads(json.dumps(dropped[0][1]))
    )
    for _ in range(2):
        with counselor.database.unit_of_work(counselor.clock, "user-counselor") as uow:
            roster.merge_roster_tags(uow, note)
    assert tag_words(counselor) == {("张三", "left_behind_one_parent"), ("李四", "disability")}
    assert counselor.database.scalar("SELECT count(*) FROM casework.student_tag") == 2
    counselor.database.close()
    registrar = vault.session(Role.REGISTRAR)
    with pytest.raises(UserError) as error:
        roster.undo_last_import(registrar)
    assert error.value.code == "roster_undo_needs_case"


def test_a_real_sealed_note_reaches_the_case_file_at_the_next_merge(vault: VaultFiles) -> None:
    secret, public = agefile.new_identity()
    counselor = vault.session()
    with counselor.database.unit_of_work(counselor.clock, "setup") as uow:
        unit_keys.add_unit_key(uow, "case_inbox", public, None)
        settings.add_inbox_key(uow, public, secret)
    counselor.database.close()
    registrar = vault.session(Role.REGISTRAR)
    load(registrar, A, B)
    notes = list((vault.folder / "inbox").glob("*.age"))
    assert len(notes) == 1 and "留守".encode() not in notes[0].read_bytes()
    assert b"left_behind" not in notes[0].read_bytes()
    assert roster.can_undo(registrar) is not None
    registrar.database.close()
    counselor = vault.session()
    merged = inbox.merge(counselor, {roster.TAG_NOTE: roster.merge_roster_tags})
    assert merged.merged == {roster.TAG_NOTE: 1} and inbox.waiting(vault.folder) == 0
    assert tag_words(counselor) == {("张三", "left_behind_one_parent"), ("李四", "disability")}
    roster.undo_last_import(counselor)
    assert counselor.database.scalar("SELECT count(*) FROM casework.student_tag") == 0


def test_a_note_of_an_undone_import_is_dropped(vault: VaultFiles) -> None:
    secret, public = agefile.new_identity()
    counselor = vault.session()
    with counselor.database.unit_of_work(counselor.clock, "setup") as uow:
        unit_keys.add_unit_key(uow, "case_inbox", public, None)
        settings.add_inbox_key(uow, public, secret)
    counselor.database.close()
    registrar = vault.session(Role.REGISTRAR)
    load(registrar, A, B)
    assert roster.undo_last_import(registrar).voided == 2
    registrar.database.close()
    counselor = vault.session()
    inbox.merge(counselor, {roster.TAG_NOTE: roster.merge_roster_tags})
    assert counselor.database.scalar("SELECT count(*) FROM casework.student_tag") == 0


def test_backup_comes_first_and_only_if_something_is_written(session: Session) -> None:
    calls: list[str] = []
    plan = roster.plan_import(session, book(A), as_of=DAY)

    def backup(given: Session) -> None:
        calls.append(str(students.counts(given).total))

    roster.commit_import(session, plan, before=backup)
    roster.commit_import(session, roster.plan_import(session, book(A), as_of=DAY), before=backup)
    assert calls == ["0"]


def contents(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of both files."""
    database, found = session.database, {}
    for schema in ("main", "casework") if database.has_case else ("main",):
        tables = f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table'"  # noqa: S608
        for (name,) in database.tuples(tables):
            rows = database.tuples(f"SELECT * FROM {schema}.{name}")  # noqa: S608
            found[f"{schema}.{name}"] = sorted(rows, key=repr)
    return found


def test_progress_counts_every_row_and_ends_with_all_of_them(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roster_apply, "AT_ONCE", 2)
    told: list[tuple[int, int]] = []
    plan = roster.plan_import(session, book(A, B, C), as_of=DAY)
    roster.commit_import(session, plan, progress=lambda *at: told.append(at))
    assert told == [(0, 3), (0, 3), (2, 3), (3, 3)]
    told.clear()
    moved = [(*row[:4], "七(3)", *row[5:]) for row in (A, B)]
    new = ("赵六", "男", "20131130", None, "七(1)", None, None, None)
    plan = roster.plan_import(session, book(*moved, C, new), as_of=DAY)
    roster.commit_import(session, plan, progress=lambda *at: told.append(at))
    assert told == [(0, 3), (0, 3), (1, 3), (2, 3), (3, 3)]
    told.clear()
    roster.commit_import(session, roster.plan_import(session, book(A), as_of=DAY, mappings=None))
    assert not told


@pytest.mark.parametrize("role", [Role.COUNSELOR, Role.REGISTRAR])
def test_cancelled_at_any_moment_nothing_is_written(
    vault: VaultFiles, monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    secret, public = agefile.new_identity()
    counselor = vault.session()
    with counselor.database.unit_of_work(counselor.clock, "setup") as uow:
        unit_keys.add_unit_key(uow, "case_inbox", public, None)
        settings.add_inbox_key(uow, public, secret)
    load(counselor, A)
    counselor.database.close()
    monkeypatch.setattr(roster_apply, "AT_ONCE", 1)
    session = vault.session(role)
    before = contents(session)
    file = book((*A[:4], "七(2)", *A[5:]), B, C)
    shown = propose(session, file)
    calls = 0
    while True:
        told: list[tuple[int, int]] = []

        def stop(done: int, total: int, told: list[tuple[int, int]] = told, last: int = calls) -> None:
            told.append((done, total))
            if len(told) > last:
                raise Cancelled

        plan = roster.plan_import(session, file, shown, as_of=DAY)
        try:
            roster.commit_import(session, plan, progress=stop)
        except Cancelled:
            assert contents(session) == before
            assert inbox.waiting(vault.folder) == 0
            calls += 1
        else:
            break
    assert told[-1] == (3, 3) and calls == len(told) == 5
    assert contents(session) != before
    assert inbox.waiting(vault.folder) == (1 if role is Role.REGISTRAR else 0)
    session.database.close()


def propose(session: Session, file: SheetFile) -> tuple[SheetMapping, ...]:
    """Mappings as a person confirms them: those are remembered, when something is written."""
    return roster.propose_mappings(session, file)[0]


def test_report_has_a_sentence_for_every_row_that_needs_one(session: Session) -> None:
    rows = [A, A, (None, "男", None, B[3], "七(1)"), ("合计", 3), ("赵六", "男", "13.5.15", None, "七(1)")]
    plan = roster.plan_import(session, book(*rows), as_of=DAY)
    found = roster.report_json(roster.dry_run(plan), reason_text, notice_text)
    assert [(row["row"], row["outcome"], row["code"]) for row in found["rows"]] == [
        (2, "new", "gender_differs"),
        (3, "skipped", "duplicate_row"),
        (4, "invalid", "name_missing"),
        (5, "skipped", "not_a_student"),
        (6, "invalid", "no_identity"),
    ]
    assert found["rows"][1]["text"] == "与第2行相同,只导入一次。"
    assert found["import_id"] is None and tables(session)["student"] == []


def test_every_reason_the_code_gives_has_its_sentence() -> None:
    source = Path(roster.__file__).parent.parent
    text = "".join(
        (source / "domain" / f"{name}.py").read_text("utf-8")
        for name in (
            "identifiers",
            "roster_values",
            "roster_rows",
            "roster_matching",
            "roster_duplicates",
            "class_labels",
        )
    )
    prefixes = (
        "id_",
        "student_number_",
        "name_",
        "birthday_",
        "class_",
        "phone_",
        "tag_",
        "duplicate_",
        "weak_",
    )
    used = {code for code in re.findall(r'"([a-z]+(?:_[a-z0-9]+)+)"', text) if code.startswith(prefixes)}
    fields = {field.value for field in Field} | {
        "class_id",
        "class_key",
        "id_number_state",
        "name_pinyin",
        "class_question",
    }
    assert used - fields <= set(REASONS), used - fields - set(REASONS)


def test_a_sheet_per_class_with_merged_cells_hidden_sheet_and_instructions(
    session: Session, tmp_path: Path
) -> None:
    made = openpyxl.Workbook()
    first = made.active
    first.title = "填写说明"
    first.append(["请如实填写"])
    for number in (1, 2):
        sheet = made.create_sheet(f"七({number})班")
        sheet.append([f"七年级({number})班花名册", None, None])
        sheet.merge_cells("A1:C1")
        sheet.append(["学 生\n姓 名", "全国学籍号(19位)★", "性别"])
        sheet.append([f"学生{'甲乙'[number - 1]}", f"L99010120130515123{number}", "1-男"])
    old = made.create_sheet("去年")
    old.append(["姓名", "学籍号"])
    old.append(["旧人", "L990101201205151239"])
    old.sheet_state = "hidden"
    third = made.create_sheet("合班")
    third.append(["班级", "姓名", "学籍号"])
    third.append(["八(3)", "学生丙", "L990101201205151231"])
    third.append([None, "学生丁", "L990101201205151232"])
    third.merge_cells("A2:A3")
    made.save(tmp_path / "all.xlsx")
    plan = roster.plan_import(session, read_sheet_file(tmp_path / "all.xlsx"), as_of=DAY)
    assert {notice.code for notice in plan.notices} == {"hidden_sheet", "no_header"}
    roster.commit_import(session, plan)
    found = {row.name: row.class_label for row in students.list_students(session)}
    assert found == {"学生甲": "七(1)", "学生乙": "七(2)", "学生丙": "八(3)", "学生丁": "八(3)"}


def test_a_row_whose_only_numbers_are_destroyed_goes_on_if_something_else_tells_who(session: Session) -> None:
    header = ("姓名", "身份证号", "出生日期", "班级")
    rows = [
        ("张三", 990101201305152382.0, "2013-05-15", "七(1)"),
        ("李四", 990101201305152000.0, None, "七(1)"),
    ]
    plan = roster.plan_import(session, book(*rows, header=header), as_of=DAY)
    assert [(row.outcome.value, row.reasons[0].code) for row in plan.rows] == [
        ("new", "id_destroyed"),
        ("invalid", "no_identity"),
    ]
    roster.commit_import(session, plan)
    assert session.database.tuples("SELECT name, id_number FROM student") == [("张三", None)]


def test_the_first_roster_counts_from_the_first_day_of_the_running_term(session: Session) -> None:
    term = Term("2026-2027-1", dt.date(2026, 9, 1), dt.date(2027, 1, 22))
    school.set_calendar(session, SchoolYear(2026, (term,)))
    first = roster.plan_import(session, book(A))  # the vault's clock says 23 November
    assert first.as_of == dt.date(2026, 9, 1)
    assert [notice.code for notice in first.notices] == ["first_roster"]
    assert "2026-09-01" in notice_text("first_roster", dict(first.notices[0].params))
    roster.commit_import(session, first)
    child = students.list_students(session)[0]
    assert students.student(session, child.id).joined_on == "2026-09-01"
    later = roster.plan_import(session, book(A, B))  # who comes now comes today
    assert (later.as_of, later.notices) == (dt.date(2026, 11, 23), ())


def test_a_first_roster_outside_every_term_counts_from_today(session: Session) -> None:
    assert roster.plan_import(session, book(A)).as_of == dt.date(2026, 11, 23)
