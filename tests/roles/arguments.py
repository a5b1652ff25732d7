"""Believable arguments for every service, by parameter name."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.roles.activity_arguments import activity_arguments
from tests.roles.concern_arguments import concern_arguments
from tests.roles.crisis_arguments import crisis_arguments
from tests.roles.packet_arguments import packet_arguments
from tests.roles.record_import_arguments import record_import_arguments
from tests.roles.referral_arguments import referral_arguments
from tests.roles.roster_arguments import roster_arguments
from tests.roles.safeguard_arguments import safeguard_arguments
from tests.roles.screening_arguments import screening_arguments
from tests.support.roster_files import A, write_roster
from xinliapp.app.demo.calendar import CAMPAIGN
from xinliapp.domain.accounts import Role
from xinliapp.domain.appointments import AppointmentStatus, Visitor
from xinliapp.domain.backups import AutoBackup
from xinliapp.domain.casework import CareRole, CheckMethod, PlanOutcome
from xinliapp.domain.contacts import ContactMode, ContactTopic, TalkMark, TalkWindow
from xinliapp.domain.paperwork import RectificationPlan, SubjectKind
from xinliapp.domain.term_records import ActivityForm, MeetingKind, StaffKind
from xinliapp.services import exchange, form_sheets, known_forms, measuring, roster, school, students
from xinliapp.services.activities import ActivityInput
from xinliapp.services.appointments import Booking
from xinliapp.services.audit_view import AuditFilter
from xinliapp.services.counseling import Note
from xinliapp.services.guardian_contacts import ContactInput
from xinliapp.services.home_visits import VisitInput
from xinliapp.services.lessons import LessonInput
from xinliapp.services.second_signatures import PaperSignature
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import read_sheet_file
from xinliapp.services.students import StudentInput
from xinliapp.services.talk_coverage import CellInput, GridBatch
from xinliapp.services.talks import TalkInput
from xinliapp.storage.audit import Chain
from xinliapp.system.drives import write_and_read_back

DAY = dt.date(2026, 11, 18)
HOUR = dt.timedelta(hours=1)
TERM = "2026-2027-1"


_LIFECYCLE = (
    "destruction.destroy",
    "destruction.propose",
    "papers.list_pdf",
    "retention.due",
    "retention.extend",
)


class Arguments:
    """What a function is called with; some names mean another thing in another module."""

    def __init__(self, session: Session, child: str, folder: Path) -> None:
        row = next(row for row in students.list_students(session) if row.id == child)
        self._by_name = {**_people(session, child, row.class_id or ""), **_papers(session, folder)}
        self._by_name.update(dict.fromkeys(_DAYS, DAY))
        self._by_name.update(dict.fromkeys(_NOTHING, "none"))
        self._by_place = _special(session, row.class_id or "", row.name)
        self._by_place.update(roster_arguments(child, row.class_id or "", DAY))
        plan = roster.plan_import(session, self._by_name["file"], as_of=DAY)
        self._by_name["report"] = roster.dry_run(plan)
        self._by_place["roster.commit_import.plan"] = plan

    def of(self, name: str, function: Callable[..., object]) -> tuple[dict[str, Any], bool]:
        """Keyword arguments for everything required but the session, and whether all were known here."""
        made, sure = {}, True
        for parameter in list(inspect.signature(function).parameters.values())[1:]:
            if parameter.default is not parameter.empty:
                continue
            place = f"{name}.{parameter.name}"
            sure = sure and (place in self._by_place or parameter.name in self._by_name)
            guess = _by_type(str(parameter.annotation))
            made[parameter.name] = self._by_place.get(place, self._by_name.get(parameter.name, guess))
        return made, sure


def _by_type(annotation: str) -> Any:
    """Something plain for a parameter this file does not know."""
    plain = {"str": "none", "int": 1, "float": 1.0, "bool": True, "bytes": b"", "dt.date": DAY}
    empty = {"Mapping": {}, "Sequence": [], "Collection": [], "Iterable": [], "tuple": ()}
    return plain.get(annotation, empty.get(annotation.partition("[")[0]))


_DAYS = (
    "first_day", "last_day", "day", "formed_on", "from_day", "closed_on", "decided_on", "starts_on", "as_of",
    "monday",
)  # fmt: skip
_NOTHING = (
    "group_id", "member_id", "round_id", "talk_id", "lesson_id", "item_id", "key_id", "slot_id",
    "session_id", "appointment_id", "unsealing_id", "opening_id", "merge_id",
)  # fmt: skip


def _people(session: Session, child: str, class_id: str) -> dict[str, Any]:
    moment = dt.datetime.combine(DAY, dt.time(9, 0))
    talk = TalkInput(child, DAY, "某人")
    return {
        "student_id": child,
        "ids": {child},
        "student_ids": [child],
        "pdf": b"",
        "kept_id": child,
        "other_id": "none",
        "class_id": class_id,
        "name": "某人",
        "display_name": "某人",
        "account_id": session.account.id,
        "role": Role.REGISTRAR,
        "new_passphrase": "long enough 4 words",
        "old_passphrase": "wrong wrong 12",
        "members": [(CareRole.PARENT, "某人")],
        "wanted": {CareRole.PARENT: ["某人"]},
        "outcome": PlanOutcome.IMPROVED,
        "ordinal": 2,
        "talk": talk,
        "talks": [talk],
        **_contacts(child),
        "entries": [],
        "method": CheckMethod.TALK,
        "lesson": LessonInput(class_id, DAY, 7),
        "lessons": [LessonInput(class_id, DAY, 8)],
        "moment": moment,
        "starts_at": moment,
        "ends_at": moment + HOUR,
        "opened_at": moment,
        "closed_at": moment + HOUR,
        "field": "日期",
        "title": "某事",
    }


def _papers(session: Session, folder: Path) -> dict[str, Any]:
    file = read_sheet_file(write_roster(folder / "roster.xlsx", [A]))
    report = _newest(session, "form_report")
    return {
        "form_id": "KZ",
        "period": CAMPAIGN,
        "column_id": "c7",
        "pack_id": "JS",
        "clause_id": "JS-37",
        "clause_ids": ("JS-37",),
        "evidence_id": "none",
        "outcome": "已做完",
        "key": "JS-30.floor",
        "value": 3.0,
        "record_id": report,
        "subject_id": report,
        "reason": "数字需要再核对",
        "note": "已核对",
        "met": True,
        "accept": True,
        "due": {"school": DAY},
        "words": ("一般", "关注", "重点", "紧急", "危机"),
        "screen": "page",
        "body": {"a": "b"},
        "chain": Chain.CASE,
        "data": b"{}",
        "paths": [],
        "definitions": [],
        "definition": known_forms.definition("KZ"),
        "code": "2199000002",
        "school_code": "2199000002",
        "recipient_id": exchange.list_recipients(session)[0].id,
        "bundle_id": _newest(session, "bundle"),
        "figure_id": _newest(session, "published_figure"),
        "folder": folder,
        "deliver": write_and_read_back,
        "counts": measuring.counting(session, CAMPAIGN, None),
        "file": file,
        "sheet": file.book.sheets[0],
        "mappings": roster.propose_mappings(session, file)[0],
        "year": school.calendar(session)[0],
        "profile": school.unit(session),
        "pending": None,
        "proof": None,
    }


def _contacts(child: str) -> dict[str, Any]:
    visit = VisitInput(child, DAY, ContactMode.PHONE, "某人")
    contact = ContactInput(child, DAY, ContactMode.PHONE, ContactTopic.OTHER, "某人")
    return {
        "visit": visit,
        "visits": [visit],
        "visit_id": "none",
        "contact": contact,
        "contacts": [contact],
        "contact_id": "none",
        "window": TalkWindow("term", "本学期", dt.date(2026, 9, 1), DAY),
        "cells": [CellInput(child, TalkMark.IN_PERSON)],
        "batch": GridBatch(),
        "modes": [ContactMode.AT_HOME],
    }


def _special(session: Session, class_id: str, name: str) -> dict[str, Any]:
    rectified = RectificationPlan("JS", "JS-26", TERM, "甲", "2026-12-01", "补课")
    evening = dt.datetime.combine(DAY, dt.time(18, 0))
    booking = Booking(evening, evening + HOUR, "none", "none")
    found: dict[str, Any] = {
        "appointments.book.typed_in": booking,
        "appointments.conflicts.typed_in": booking,
        "appointments.set_status.status": AppointmentStatus.ARRIVED,
        "appointments.seen.found": [],
        "form_kinds.states.sheet": form_sheets.open_form(session, "KZ", CAMPAIGN),
        "audit_view.page.wanted": AuditFilter(Chain.CASE),
        "backup_policy.choose.wanted": AutoBackup.WEEKLY,
        "find.look.query": "同桌",
        "lifecycle_destruction.destroy.second": PaperSignature("校长", DAY),
        **dict.fromkeys((f"lifecycle_{name}.student_ids" for name in _LIFECYCLE), ("none",)),
        "audit_view.export.wanted": AuditFilter(Chain.CASE),
        "audit_view.plain_lines.wanted": AuditFilter(Chain.CASE),
        "audit_view.plain_lines.most": 100,
        "audit_print.register_pdf.wanted": AuditFilter(Chain.CASE),
        "counseling.check.note": Note(booking.starts_at, 40),
        "counseling.sign.note": Note(booking.starts_at, 40),
        "room_papers.visitor_code.visitor": Visitor("none", "none", None, False, "", None),
        "staff_link.qualified.members": [],
        "staff_link.link.member_id": "none",
        "staff_link.enroll_me.kind": StaffKind.PART_TIME,
        "bells.set_bells.text": "08:00-08:45",
        "clause_evidence.add.file": None,
        "counseling.amend.text": "补一句话",
        "counseling_notes.add_phrase.text": "常用的一句",
        "counseling_notes.remove_phrase.text": "常用的一句",
        "room.count_visitors.visitors": 1,
        "room_papers.calendar_export.first": DAY,
        "room_papers.calendar_export.last": DAY,
        "activities.add.typed_in": ActivityInput(ActivityForm.LECTURE, DAY, "讲座", 30),
        **concern_arguments(DAY),
        **crisis_arguments(DAY),
        **packet_arguments(DAY),
        **referral_arguments(DAY),
        "students.add_student.typed": StudentInput("新同学", class_id),
        "students.edit_student.typed": StudentInput(name, class_id),
        "meetings.add.kind": MeetingKind.LEADERSHIP_MENTAL_HEALTH,
        "staff.add.kind": StaffKind.PART_TIME,
        "inbox.drop.kind": "roster.tags",
        "inbox.drop.payload": {},
        "approvals.approval_of.kind": SubjectKind.FORM_REPORT,
        "self_check.save_rectification.plan": rectified,
        "self_check.start.period": TERM,
        "self_check.confirm.period": TERM,
    }
    found.update(safeguard_arguments(session))
    found.update(activity_arguments(session, class_id, DAY))
    found.update(record_import_arguments())
    found.update(screening_arguments(DAY))
    newest = _newest(session, "self_check")
    for verb in ("record", "snapshot", "submit", "return_", "approve", "signature_holds", "report_model"):
        found[f"self_check.{verb}.record_id"] = newest
    found["self_check.print_pdf.record_id"] = newest
    return found


def _newest(session: Session, table: str) -> str:
    return str(session.database.scalar(f"SELECT id FROM {table} ORDER BY created_at DESC, rowid DESC"))  # noqa: S608
