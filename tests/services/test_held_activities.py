"""Activities down to the classes, what they count for, and peer representatives; by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.services.test_term_records import actions, refused
from tests.support.term_school import TermSchool
from xinliapp.domain.activities import ActivityTheme, AudienceKind, Carrier, ClassPart
from xinliapp.domain.term_records import ActivityForm
from xinliapp.rulepacks import library
from xinliapp.rulepacks.packs import load_pack
from xinliapp.services import activities, activity_clauses, lesson_tasks, measuring, peer_reps
from xinliapp.services.activities import ActivityInput, HeldActivity
from xinliapp.storage.audit import Chain
from xinliapp.storage.measures import SPECS
from xinliapp.storage.measures.activities import COUNT_ACTIVITIES

D = dt.date
DAY = D(2026, 11, 18)
PACK = """
format = 1
id = "TT"
version = "r1"
title = "测试包"
[source]
document = "甲〔2026〕1号"
title = "测试"
issuer = "甲"
issued_on = "2026-01-01"
"""
CLAUSE = """
[[clause]]
id = "TT-{number:02}"
clause = "一{number}"
duty = "做"
owes = "学校"
scope = "各班"
period = "{period}"
automation = "A"
measure = "{measure}"
comparator = "at_least"
requirement = {requirement}
unit = "次"
requirement_text = "≥"
[clause.parameters]
{parameters}
"""


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack of clauses on participation, class meetings, parents' meetings, representatives."""
    clauses = (
        ("participations_per_student", "term", 2, 'themes = ["life", "setback"]'),
        ("class_meetings_per_class", "term", 1, 'forms = ["class_meeting"]\nmental_health_only = true'),
        ("parent_meetings_per_class", "term", 2, "all_with_topic = true"),
        ("classes_with_peer_reps", "as_of", 2, "each_gender = 1\nfrom_grade = 4"),
    )
    text = PACK + "".join(
        CLAUSE.format(
            number=number, measure=measure, period=period, requirement=requirement, parameters=parameters
        )
        for number, (measure, period, requirement, parameters) in enumerate(clauses, start=1)
    )
    path = tmp_path / "tt.toml"
    path.write_text(text, "utf-8")
    loaded = load_pack(path, SPECS)
    monkeypatch.setattr(library, "pack_ids", lambda: ("TT",))
    monkeypatch.setattr(measuring, "pack", lambda _id: loaded)


def _held(form: ActivityForm = ActivityForm.CLASS_MEETING, **more: object) -> HeldActivity:
    return replace(HeldActivity(form, DAY, "珍爱生命", themes=(ActivityTheme.LIFE,)), **more)  # type: ignore[arg-type]


def _two_classes(school: TermSchool) -> tuple[str, str, list[str]]:
    one, two = school.class_group(1), school.class_group(2)
    return one, two, [school.student(group) for group in (one, one, two)]


def test_the_roll_says_who_was_expected_and_the_absent_are_named(school: TermSchool) -> None:
    one, two, (ann, ben, _) = _two_classes(school)
    late = school.student(one, joined="2026-11-19")  # the day after
    row = activities.hold(
        school.session,
        _held(absent=(ben,), carriers=(Carrier.CAMPAIGN_MONTH, Carrier.BOARD), materials="教案"),
    )
    found = activities.one(school.session, row)
    assert found.classes == (ClassPart(one, 2, 1, (ben,)), ClassPart(two, 1, 1))
    assert (found.expected, found.headcount, found.sessions, found.mental_health) == (3, 2, 1, True)
    assert (found.theme, found.audience, found.carrier) == ("生命教育", "全校学生", "宣传月、宣传栏")
    assert found.materials == "教案"
    assert actions(school, Chain.CORE) == ["activity.save"]
    refused("absent_not_expected", lambda: activities.hold(school.session, _held(absent=(late,))))
    assert ann


def test_more_present_than_expected_is_refused_in_the_words_of_the_screen(school: TermSchool) -> None:
    from xinliapp.i18n.messages import all_messages

    one, _, (_, ben, _) = _two_classes(school)
    audience = {"audience": AudienceKind.CLASSES, "class_ids": (one,)}
    said = refused(
        "present_over_expected", lambda: activities.hold(school.session, _held(present=3, **audience))
    )
    text = all_messages()["present_over_expected"].format_map(said)
    assert text == "实到(3)大于应到(2)。没有保存,内容在草稿里。请核对缺席人数。"
    refused("present_differs", lambda: activities.hold(school.session, _held(present=1, **audience)))
    activities.hold(school.session, _held(present=1, absent=(ben,), **audience))
    activities.hold(school.session, _held(present=2, **audience))
    assert len(activities.between(school.session, DAY, DAY)) == 2


def test_audiences_and_their_words(school: TermSchool) -> None:
    one, two, _ = _two_classes(school)
    eight = school.class_group(1, entry_year=2025)
    school.student(eight)
    cases = [
        (AudienceKind.WHOLE_SCHOOL, (), "全校学生", 4),
        (AudienceKind.GRADES, (one, two), "七年级", 3),
        (AudienceKind.CLASSES, (one, eight), "七(1)、八(1)", 3),
        (AudienceKind.CLASSES, (one, two, eight), "全校学生", 4),
        (AudienceKind.PARENTS, (eight,), "家长(八年级)", 0),
        (AudienceKind.STAFF, (), "教职工", 0),
    ]
    for kind, ids, words, headcount in cases:
        row = activities.hold(school.session, _held(audience=kind, class_ids=ids))
        found = activities.one(school.session, row)
        assert (found.audience, found.headcount) == (words, headcount)
    refused("field_required", lambda: activities.hold(school.session, _held(audience=AudienceKind.CLASSES)))
    refused("class_not_listed", lambda: activities.hold(school.session, _held(class_ids=("none",))))
    refused("audience_empty", lambda: activities.hold(school.session, _held(audience=AudienceKind.PEER_REPS)))


def test_a_parents_meeting_answers_for_the_topic_and_counts_parents(school: TermSchool) -> None:
    one, two, _ = _two_classes(school)
    meeting = _held(ActivityForm.PARENT_MEETING, audience=AudienceKind.PARENTS, themes=(), parents=80)
    refused("field_required", lambda: activities.hold(school.session, meeting))
    row = activities.hold(school.session, replace(meeting, agenda=True))
    found = activities.one(school.session, row)
    assert (found.headcount, found.agenda, found.has_topic, found.mental_health) == (80, True, True, True)
    assert [part.class_id for part in found.classes] == [one, two]
    without = activities.one(school.session, activities.hold(school.session, replace(meeting, agenda=False)))
    assert (without.has_topic, without.mental_health) == (False, False)


def test_handbooks_in_and_out(school: TermSchool) -> None:
    book = HeldActivity(ActivityForm.HANDBOOK, DAY, "宣传手册", copies_in=2000)
    activities.hold(school.session, book)
    activities.hold(school.session, replace(book, copies_in=0, copies_out=1800))
    activities.add(school.session, ActivityInput(ActivityForm.HANDBOOK, DAY, "旧记录", 50))
    stock = activities.handbooks(school.session)
    assert (stock.taken_in, stock.given_out, stock.left) == (2000, 1850, 150)
    refused("field_required", lambda: activities.hold(school.session, replace(book, copies_in=0)))


def test_taking_back_correcting_and_undoing(school: TermSchool) -> None:
    one, _, (_, ben, _) = _two_classes(school)
    row = activities.hold(school.session, _held())
    changed = activities.change(
        school.session, row, _held(audience=AudienceKind.CLASSES, class_ids=(one,), absent=(ben,))
    )
    before = changed.before
    assert activities.one(school.session, row).headcount == 1
    activities.restore(school.session, changed)
    assert activities.one(school.session, row) == before
    removed = activities.remove(school.session, row)
    assert activities.between(school.session, DAY, DAY) == []
    assert school.session.database.scalar("SELECT count(*) FROM activity_class") == 0
    activities.restore(school.session, removed)
    assert activities.one(school.session, row) == before
    refused("not_found", lambda: activities.remove(school.session, "none"))
    refused("field_wrong", lambda: activities.hold(school.session, _held(day=D(2026, 11, 24))))
    refused("field_required", lambda: activities.hold(school.session, _held(title=" ")))
    assert actions(school, Chain.CORE) == [
        "activity.save", "activity.change", "activity.restore", "activity.remove", "activity.restore"
    ]  # fmt: skip


def test_a_step_is_not_taken_back_over_what_was_done_since(school: TermSchool) -> None:
    session = school.session
    _two_classes(school)
    made = activities.hold(session, _held(title="一"))
    first = activities.ActivityStep(None, activities.one(session, made))
    second = activities.change(session, made, _held(title="二"))
    third = activities.change(session, made, _held(title="三"))
    for since in (first, second):
        told = refused("activity_changed_since", partial(activities.restore, session, since))
        assert told["title"] in ("一", "二")
        assert activities.one(session, made).title == "三"
    activities.restore(session, third)
    activities.restore(session, second)
    assert activities.one(session, made).title == "一"
    gone = activities.remove(session, made)
    refused("activity_changed_since", partial(activities.restore, session, first))
    activities.restore(session, gone)
    refused("activity_changed_since", partial(activities.restore, session, gone))
    activities.restore(session, first)
    assert activities.between(session, DAY, DAY) == []


def test_old_records_count_as_they_did(school: TermSchool) -> None:
    activities.add(school.session, ActivityInput(ActivityForm.LECTURE, DAY, "讲座", 600, sessions=2))
    span = ("2026-11-18", "2026-11-18", "2026-11-18")
    params = {"forms": ["lecture"], "mental_health_only": True}
    assert school.measure("activity_sessions", *span, **params).value == 2.0
    assert school.measure("activity_headcount", *span, **params).value == 600.0
    (found,) = activities.between(school.session, DAY, DAY)
    assert (found.audience_kind, found.classes, found.themes) == (None, (), ())
    refused("activity_figure_only", lambda: activities.change(school.session, found.id, _held()))
    assert activities.one(school.session, found.id) == found


def test_what_an_activity_will_count_for_is_asked_of_the_measures(school: TermSchool, pack: None) -> None:
    _, _, (_, ben, _) = _two_classes(school)
    found = activity_clauses.serves(school.session, _held(absent=(ben,)))
    assert [served.text for served in found] == ["TT-01 2人次", "TT-02 2个班"]
    assert activities.between(school.session, DAY, DAY) == []  # nothing stayed behind
    assert school.session.database.scalar("SELECT count(*) FROM activity_class") == 0
    safety = _held(themes=(ActivityTheme.SAFETY,))
    assert activity_clauses.serves(school.session, safety) == ()
    parents = _held(ActivityForm.PARENT_MEETING, audience=AudienceKind.PARENTS, agenda=True)
    assert [served.text for served in activity_clauses.serves(school.session, parents)] == ["TT-03 2个班"]
    refused("field_required", lambda: activity_clauses.serves(school.session, _held(title="")))


def test_columns_of_a_running_form_are_told_too(school: TermSchool) -> None:
    from xinliapp.services import campaigns

    _two_classes(school)
    campaigns.set_campaign(
        school.session, "KZ", "2026-11-01/2026-11-30", "宣传月", {"school": D(2026, 12, 4)}
    )
    found = activity_clauses.serves(school.session, _held())
    texts = [served.text for served in found if served.clause.startswith("KZ-")]
    assert texts == ["KZ-46 1场", "KZ-47 3人次"]


def test_every_measure_with_activities_as_evidence_is_asked(school: TermSchool) -> None:
    _two_classes(school)
    agenda = {"agenda": True, "audience": AudienceKind.PARENTS, "parents": 5}
    for form in ActivityForm:
        activities.hold(
            school.session,
            _held(form, copies_out=3, **(agenda if form is ActivityForm.PARENT_MEETING else {})),
        )
    params = {
        "forms": [form.value for form in ActivityForm], "mental_health_only": False, "themes": ["life"],
        "floor": 1, "all_with_topic": True, "kinds": ["leadership_mental_health"],
    }  # fmt: skip
    span = ("2026-09-01", "2027-01-22", "2026-11-23")
    counting = set()
    for name, spec in SPECS.items():
        wanted = {parameter.name for parameter in spec.parameters if not parameter.local}
        if not spec.needs_case and wanted <= set(params):
            measured = school.measure(name, *span, **{key: params[key] for key in wanted})
            if any(row.table == "activity" for row in measured.rows):
                counting.add(name)
    assert counting == COUNT_ACTIVITIES - {"peer_trainings_held"}


def _gender(school: TermSchool, student: str, gender: str) -> str:
    with school.session.write("test.gender") as uow:
        uow.update("student", student, {"gender": gender})
    return student


def test_representatives_named_relieved_and_what_is_missing(school: TermSchool, pack: None) -> None:
    one, two, (ann, ben, cai) = _two_classes(school)
    _gender(school, ann, "female")
    _gender(school, ben, "male")
    _gender(school, cai, "male")
    session = school.session
    first = peer_reps.name(session, one, ann)
    lines = peer_reps.by_class(session)
    assert [(row.label, [rep.student_id for rep in row.reps]) for row in lines] == [
        ("七(1)", [ann]), ("七(2)", [])
    ]  # fmt: skip
    gaps = [row.gap for row in lines]
    assert [(gap.total, gap.boys, gap.girls) for gap in gaps if gap is not None] == [(1, 1, 0), (2, 1, 0)]
    refused("peer_rep_twice", lambda: peer_reps.name(session, one, ann))
    refused("peer_rep_other_class", lambda: peer_reps.name(session, two, ann))
    refused("field_wrong", lambda: peer_reps.name(session, one, ben, D(2026, 11, 24)))
    peer_reps.name(session, one, ben, D(2026, 9, 7))
    assert not peer_reps.by_class(session)[0].gap
    peer_reps.relieve(session, first)
    assert [rep.student_id for rep in peer_reps.by_class(session)[0].reps] == [ben]
    peer_reps.reinstate(session, first)
    peer_reps.remove(session, first)
    assert [rep.student_id for rep in peer_reps.by_class(session)[0].reps] == [ben]
    refused("not_found", lambda: peer_reps.relieve(session, "none"))
    (task,) = [task for task in lesson_tasks.tasks(session, D(2026, 11, 23)) if task.kind == "peer_reps"]
    assert (task.subject, task.key, task.clause) == ("七(1)、七(2)", "peer_reps:2026-2027-1", "TT-04")


def test_no_rule_no_gap(school: TermSchool, monkeypatch: pytest.MonkeyPatch) -> None:
    _two_classes(school)
    monkeypatch.setattr(library, "pack_ids", lambda: ())
    assert [row.gap for row in peer_reps.by_class(school.session)] == [None, None]


def test_parents_meetings_are_asked_for_in_the_last_four_weeks(school: TermSchool, pack: None) -> None:
    _two_classes(school)
    kinds = [task.kind for task in lesson_tasks.tasks(school.session, D(2026, 12, 25))]
    assert "parent_meetings" not in kinds  # 22 January is exactly four weeks away
    (task,) = [
        task for task in lesson_tasks.tasks(school.session, D(2026, 12, 26)) if task.kind == "parent_meetings"
    ]
    assert (task.subject, task.due_on, task.clause) == ("七(1)、七(2)", D(2027, 1, 22), "TT-03")


def test_trainings_of_representatives_expect_those_in_office(school: TermSchool) -> None:
    one, two, (ann, ben, cai) = _two_classes(school)
    peer_reps.name(school.session, one, ann, D(2026, 9, 7))
    peer_reps.name(school.session, one, ben, D(2026, 11, 19))  # the day after the training
    peer_reps.name(school.session, two, cai, D(2026, 11, 18))
    row = activities.hold(
        school.session,
        _held(ActivityForm.TRAINING, audience=AudienceKind.PEER_REPS, themes=(), absent=(cai,)),
    )
    found = activities.one(school.session, row)
    assert found.classes == (ClassPart(one, 1, 1), ClassPart(two, 1, 0, (cai,)))
    assert (found.audience, found.headcount) == ("心理委员", 1)
