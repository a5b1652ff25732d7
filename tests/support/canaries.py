"""Words nobody without the case key may ever see: written into every table of the case file."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pypdfium2

from tests.support.casework import whole_plan
from xinliapp.app.demo.calendar import MOMENT
from xinliapp.app.demo.school import COUNSELOR, signed_in
from xinliapp.domain.casework import CareRole, CheckMethod
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.conferences import Basis, BasisKind
from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.counseling import Breach, Parts, Risk, Told
from xinliapp.domain.dossier import Section
from xinliapp.domain.ids import new_id
from xinliapp.domain.incidents import ReportKind
from xinliapp.domain.warnings import WarningSource
from xinliapp.services import (
    appointments,
    care,
    concern,
    conferences,
    consents,
    counseling,
    counseling_notes,
    crises,
    dossier,
    drafts,
    duty_roster,
    incident_reports,
    incidents,
    plans,
    room,
    screening,
    staff_link,
    students,
    talks,
    warnings,
)
from xinliapp.services.appointments import Booking
from xinliapp.services.conferences import Conclusion, ConferenceInput, PersonInput
from xinliapp.services.consents import Answer
from xinliapp.services.counseling import Note
from xinliapp.services.crises import Press
from xinliapp.services.dossier import FactInput
from xinliapp.services.screening import EntryInput
from xinliapp.services.second_signatures import PaperSignature
from xinliapp.services.session import Session
from xinliapp.services.talks import TalkInput
from xinliapp.services.warnings import WarningInput

DAY = dt.date(2026, 11, 18)
# What each record says: a made-up word that stands nowhere else, in words a teacher would write.
(
    TALK, REASON, SITUATION, GOALS, MEASURES, MEMBER, ROUND, TAG, DRAFT, HOMEROOM, NOTE, VISIT, HANDOVER,
    WARNED, CONCLUDED, FACT, SIGNER, CRISIS, REPORTED,
) = (
    "玄鹤说夜里睡不着",
    "玄鹿两周不进食堂",
    "玄龟与家人分居",
    "玄雁愿意来心理室",
    "玄鲤每周三辅导",
    "玄鸢",
    "玄蝉复查名单",
    "玄蚕听力",
    "玄蛟还没写完",
    "玄鹭",
    "玄鲲上课时哭过一次",
    "玄鹏由妈妈陪着来",
    "玄凫下午还要再来",
    "玄鹇早读时趴着",
    "玄鸾由大家一起关心",
    "玄鸠由外祖母照顾",
    "玄鹳",
    "玄鸮在走廊里哭",
    "玄鹗平时开朗",
)  # fmt: skip
WORDS = (
    TALK, REASON, SITUATION, GOALS, MEASURES, MEMBER, ROUND, TAG, DRAFT, HOMEROOM, NOTE, VISIT, HANDOVER,
    WARNED, CONCLUDED, FACT, SIGNER, CRISIS, REPORTED,
)  # fmt: skip


def plant(vault: Path) -> str:
    """Write one child's whole file as the counselling teacher; the child's id."""
    with signed_in(vault, COUNSELOR, FixedClock(MOMENT)) as session:
        child = _nobody_yet(session)
        talks.add(session, TalkInput(child, DAY, "班主任", note=TALK))
        concern.assign(session, child, 3, DAY, reason=REASON, decided_by="研判会")
        care.form_group(session, child, DAY, [(CareRole.PARENT, MEMBER), (CareRole.COUNSELOR, HOMEROOM)])
        _plant_concern(session, child)
        opened = screening.open_round(session, ROUND, CheckMethod.TALK, DAY)
        screening.record_many(session, opened, [EntryInput(child, DAY, noticed=True)])
        drafts.save_draft(session, f"student.talk:{child}", {"note": DRAFT})
        _plant_room(session, child)
        _plant_crisis(session, child)
        with session.write("test.tag", case=True) as uow:
            uow.insert(
                "casework.student_tag",
                {
                    "id": "tag-canary",
                    "student_id": child,
                    "kind": "disability",
                    "detail": TAG,
                    "source": "roster",
                    "starts_on": DAY.isoformat(),
                },
            )
    return child


def _plant_concern(session: Session, child: str) -> None:
    """A plan in force, a warning, a conclusion, a fact of the file."""
    plan = dataclasses.replace(whole_plan(DAY, what=MEASURES), situation=SITUATION, goals=(GOALS,))
    plan_id = plans.save_draft(session, child, plan)
    plans.submit(session, plan_id)
    plans.approve(session, plan_id, paper=PaperSignature("校长", DAY))
    noticed = session.clock.now() - dt.timedelta(hours=1)
    warning = WarningInput(child, noticed, ("sleep",), WarningSource.PARENT, note=WARNED)
    warnings.report(session, warning)
    conference = conferences.begin(session, ConferenceInput(DAY, "甲", (PersonInput("甲"),)))
    basis = Basis(BasisKind.OTHER, "", DAY.isoformat(), CONCLUDED)
    review = DAY + dt.timedelta(days=14)
    conferences.decide(session, conference, Conclusion(child, 3, (basis,), review, CONCLUDED))
    dossier.add_fact(session, child, FactInput(Section.FAMILY, FACT, "母亲", DAY))


def _plant_crisis(session: Session, child: str) -> None:
    """One that was seen through, with a dossier whose report was begun."""
    press = Press(new_id(), new_id(), "found", "发现", session.clock.now())
    crisis_id = crises.press(session, press).crisis_id
    crises.add_note(session, crisis_id, CRISIS)
    crises.set_student(session, crisis_id, child)
    crises.end(session, crisis_id)
    dossier_id = incidents.begin(session, crisis_id, DAY, CRISIS)
    incident_reports.save(session, dossier_id, ReportKind.SITUATION, REPORTED)


def _plant_room(session: Session, child: str) -> None:
    """An appointment, a signed note with all that hangs on it, one begun, and what a duty handed over."""
    me = staff_link.me(session)
    assert me is not None
    agreed = Answer(child, ConsentKind.COUNSELING, DAY, SIGNER, "母亲", reason=NOTE)
    consents.record(session, agreed)
    evening = dt.datetime(2026, 11, 20, 18, 0)  # noqa: DTZ001 - wall clock
    half_an_hour = dt.timedelta(minutes=30)
    booking = Booking(evening, evening + half_an_hour, me.id, child, urgent=True, note=VISIT, reason=VISIT)
    appointments.book(session, booking)
    begun = counseling.begin(session, child)
    breach = Breach(NOTE, (Told.GUARDIAN,), "2026-11-18T12:00:00", NOTE)
    parts = Parts(NOTE, NOTE, NOTE, NOTE)
    started = dt.datetime(2026, 11, 18, 11, 0)  # noqa: DTZ001 - wall clock
    counseling.sign(
        session, begun, Note(started, 40, parts=parts, risk=Risk.BREACH, breach=breach, agreed=NOTE)
    )
    counseling.amend(session, begun, NOTE)
    counseling_notes.add_phrase(session, NOTE)
    again = counseling.begin(session, child)
    drafts.save_draft(session, counseling.draft_key(again), {"situation": NOTE})
    opening = room.week(session, DAY).openings[0].id
    duty_roster.hand_over(session, opening, HANDOVER)


def _nobody_yet(session: Session) -> str:
    grades = concern.current(session)
    return next(row.id for row in students.list_students(session) if row.id not in grades)


def told(text: str) -> list[str]:
    """The canaries in a text, however it is broken into lines or escaped."""
    flat = re.sub(r"\s", "", text)
    escaped = flat.encode("unicode_escape").decode("ascii")
    return [word for word in WORDS if word in flat or word.encode("unicode_escape").decode() in escaped]


def told_by(result: object) -> list[str]:
    """The canaries in whatever a service gave back: papers are opened, everything else is read as written."""
    if isinstance(result, bytes):
        return told(_read(result))
    if isinstance(result, list | tuple | set | frozenset):
        return [word for each in result for word in told_by(each)]
    if isinstance(result, dict):
        return told_by(tuple(result.items()))
    fields = getattr(type(result), "__dataclass_fields__", None)
    if fields:
        return told(repr(result)) + [word for name in fields for word in told_by(getattr(result, name))]
    return told(str(result))


def _read(data: bytes) -> str:
    if data.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(data)
        try:
            return "".join(page.get_textpage().get_text_range() for page in document)
        finally:
            document.close()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return "".join(_read(package.read(name)) for name in package.namelist())
    return data.decode("utf-8", errors="ignore")


def in_plain_sight(folder: Path) -> list[tuple[str, str]]:
    """(file, canary) for every file below ``folder`` that holds one as plain bytes, or in its name."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        for word in WORDS:
            spelled = (word.encode("utf-8"), word.encode("utf-16-le"), word.encode("gb18030"))
            if word in path.name or any(each in data for each in spelled):
                found.append((path.name, word))
    return found
