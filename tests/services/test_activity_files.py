"""材料 and 照片 of activities: names, kinds, all or nothing, taken away, put back, swept with them."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

import pytest

from tests.services.test_term_records import actions, refused
from tests.support.term_school import TermSchool
from xinliapp.domain.attachments import FileKind
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.term_records import ActivityForm
from xinliapp.i18n.messages import sentence
from xinliapp.services import activities, activity_files, attachments
from xinliapp.services.activities import ActivityInput, HeldActivity
from xinliapp.storage import attachments as sealed_rows
from xinliapp.storage.audit import Chain
from xinliapp.storage.record_imports import take_back_activities

DAY = dt.date(2026, 11, 18)
PDF = b"%PDF-1.7\n plan \n"
JPG = b"\xff\xd8\xff\xe0 picture"
PNG = b"\x89PNG\r\n\x1a\n picture"
TYPED = HeldActivity(ActivityForm.HANDBOOK, DAY, "手册", copies_out=3)


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    made = TermSchool(tmp_path)
    made.student(made.class_group(), name="赵小满")
    return made


def file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def names(school: TermSchool, activity_id: str) -> list[str]:
    return [each.name for each in activity_files.of_activity(school.session, activity_id)]


def on_disk(school: TermSchool) -> int:
    return len(sealed_rows.on_disk(school.session.vault, Chain.CORE))


def test_files_noted_with_the_activity_and_added_later(school: TermSchool, tmp_path: Path) -> None:
    plan, picture = file(tmp_path, "方案.pdf", PDF), file(tmp_path, "赵小满.JPG", JPG)
    made = activities.hold(school.session, TYPED, [plan, picture])
    activity_files.add(school.session, made, [file(tmp_path, "IMG_2.png", PNG)])
    found = activity_files.of_activity(school.session, made)
    assert [(each.name, each.kind, each.size) for each in found] == [
        ("方案.pdf", FileKind.PDF, len(PDF)),
        ("照片1.jpg", FileKind.JPG, len(JPG)),
        ("照片2.png", FileKind.PNG, len(PNG)),
    ]
    assert attachments.content(school.session, found[1].attachment_id)[1] == JPG
    assert activity_files.between(school.session, "2026-11-18", "2026-11-18") == {made: found}
    assert activity_files.between(school.session, "2026-11-19", "2027-01-01") == {}
    assert "activity_file.add" in actions(school, Chain.CORE)


def test_a_number_that_was_given_is_not_given_again_beside_it(school: TermSchool, tmp_path: Path) -> None:
    picture = file(tmp_path, "a.jpg", JPG)
    made = activities.hold(school.session, TYPED, [picture, picture, picture])
    first, second, _ = activity_files.of_activity(school.session, made)
    activity_files.take_away(school.session, first.id)
    activity_files.take_away(school.session, second.id)
    activity_files.add(school.session, made, [picture])
    assert names(school, made) == ["照片3.jpg", "照片4.jpg"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("赵小满的检讨.pdf", PDF, "student_named"),
        ("照片.jpg", PDF, "attachment_lies"),
        ("程序.exe", b"MZ", "attachment_kind"),
        ("空.pdf", b"", "attachment_empty"),
    ],
)
def test_one_refused_file_and_nothing_is_kept(
    school: TermSchool, tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    good, bad = file(tmp_path, "方案.pdf", PDF), file(tmp_path, name, data)
    with pytest.raises(UserError) as error:
        activities.hold(school.session, TYPED, [good, bad])
    assert error.value.code == code
    assert "赵小满" not in sentence(error.value)
    assert activities.between(school.session, DAY, DAY) == []
    assert (on_disk(school), attachments.kept_files(school.session)) == (0, {})


def test_too_large_a_file_and_too_many(school: TermSchool, tmp_path: Path) -> None:
    made = activities.hold(school.session, TYPED)
    big = tmp_path / "大.jpg"
    with big.open("wb") as stream:
        stream.truncate((20 << 20) + 1)
    refused("attachment_too_large", partial(activity_files.add, school.session, made, [big]))
    picture = file(tmp_path, "a.jpg", JPG)
    activity_files.add(school.session, made, [picture] * activity_files.MOST)
    assert refused("activity_files_full", partial(activity_files.add, school.session, made, [picture])) == {
        "field": "文件",
        "most": 20,
    }
    assert len(names(school, made)) == activity_files.MOST
    refused("not_found", partial(activity_files.add, school.session, "none", [picture]))


def test_what_is_taken_away_comes_back_until_it_is_swept(school: TermSchool, tmp_path: Path) -> None:
    made = activities.hold(school.session, TYPED, [file(tmp_path, "方案.pdf", PDF)])
    (before,) = activity_files.of_activity(school.session, made)
    removed = activity_files.take_away(school.session, before.id)
    assert names(school, made) == [] and attachments.kept_files(school.session) == {}
    assert "file_key" not in repr(removed)
    refused("not_found", partial(attachments.content, school.session, before.attachment_id))
    refused("not_found", partial(activity_files.take_away, school.session, before.id))
    activity_files.put_back(school.session, removed)
    assert activity_files.of_activity(school.session, made) == (before,)
    assert attachments.content(school.session, before.attachment_id)[1] == PDF
    refused("not_found", partial(activity_files.put_back, school.session, removed))
    activity_files.take_away(school.session, before.id)
    assert attachments.sweep(school.session) == 1
    with pytest.raises(KnownError) as error:
        activity_files.put_back(school.session, removed)
    assert error.value.code == "attachment_missing"
    assert attachments.kept_files(school.session) == {}
    wanted = ["activity_file.remove", "activity_file.restore", "activity_file.remove"]
    assert [each for each in actions(school, Chain.CORE) if each in wanted] == wanted


def test_the_files_go_with_the_activity_and_come_back_with_it(school: TermSchool, tmp_path: Path) -> None:
    made = activities.hold(
        school.session, TYPED, [file(tmp_path, "a.jpg", JPG), file(tmp_path, "b.pdf", PDF)]
    )
    step = activities.remove(school.session, made)
    assert attachments.kept_files(school.session) == {}
    activities.restore(school.session, step)
    assert names(school, made) == ["照片1.jpg", "b.pdf"]
    assert attachments.check(school.session).sound == 2
    step = activities.remove(school.session, made)
    assert (attachments.sweep(school.session), on_disk(school)) == (2, 0)
    with pytest.raises(KnownError):
        activities.restore(school.session, step)
    assert activities.between(school.session, DAY, DAY) == []


def test_undoing_a_note_or_a_correction_takes_its_files(school: TermSchool, tmp_path: Path) -> None:
    plan, picture = file(tmp_path, "方案.pdf", PDF), file(tmp_path, "a.jpg", JPG)
    made = activities.hold(school.session, TYPED, [plan])
    step = activities.change(school.session, made, TYPED, [picture])
    assert names(school, made) == ["方案.pdf", "照片1.jpg"]
    activities.restore(school.session, step)
    assert names(school, made) == ["方案.pdf"]
    noted = activities.ActivityStep(None, activities.one(school.session, made))
    activities.restore(school.session, noted)
    assert attachments.kept_files(school.session) == {}


def test_an_imported_activity_with_files_stays_when_the_import_is_undone(
    school: TermSchool, tmp_path: Path
) -> None:
    figure = ActivityInput(ActivityForm.LECTURE, DAY, "讲座", 30)
    kept, bare = activities.add(school.session, figure), activities.add(school.session, figure)
    school.row(
        "record_import",
        {"id": "i", "kind": "activities", "file_hash": "0" * 64, "counts": "{}"},
    )
    for number, row_id in enumerate((kept, bare)):
        school.row(
            "record_import_row",
            {"import_id": "i", "table_name": "activity", "row_id": row_id, "id": f"r{number}"},
        )
    activity_files.add(school.session, kept, [file(tmp_path, "a.jpg", JPG)])
    with school.session.write("test.undo") as uow:
        assert take_back_activities(uow, "i") == (1, 1)
    assert [each.id for each in activities.between(school.session, DAY, DAY)] == [kept]
