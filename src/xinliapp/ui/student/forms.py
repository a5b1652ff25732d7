"""The forms of the student page as plain text fields: what they start with, how they are read. No Qt here."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.casework import CareRole, PlanOutcome
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.typed_days import read_typed_day
from xinliapp.services import care, care_members, concern, drafts, talks
from xinliapp.services.care_members import members_today
from xinliapp.services.dossier import CasePart, Dossier
from xinliapp.services.session import Session

FormBody = dict[str, str]
_BETWEEN_NAMES = re.compile(r"[、,，;；\n]+")


class FormKind(Enum):
    """The five thin forms."""

    TALK = "talk"
    GRADE = "grade"
    GROUP = "group"
    PLAN = "plan"
    CLOSE = "close"


class Trouble(Enum):
    """What is wrong with a field, before the service is asked."""

    EMPTY = "empty"
    NO_DAY = "no_day"


REQUIRED: dict[FormKind, tuple[str, ...]] = {
    FormKind.TALK: ("day", "by_name"),
    FormKind.GRADE: ("ordinal", "decided_on", "reason"),
    FormKind.GROUP: (),
    FormKind.PLAN: ("starts_on", "situation", "goals", "measures"),
    FormKind.CLOSE: ("outcome", "closed_on"),
}
_DAYS = ("day", "decided_on", "review_on", "starts_on", "closed_on")
# The words the services use for a field, so that an error finds its place.
_PLACES = {
    "谈心日期": "day",
    "谈心人": "by_name",
    "记录": "note",
    "关注等级": "ordinal",
    "定级日期": "decided_on",
    "复评日期": "review_on",
    "理由": "reason",
    "情况": "situation",
    "目标": "goals",
    "措施": "measures",
    "结案日期": "closed_on",
}


@dataclass(frozen=True, slots=True)
class RecordSaved:
    """What a form wrote, so that the shell refreshes what is shown."""

    kind: FormKind
    changes: Changes


def draft_key(kind: FormKind, student_id: str) -> str:
    """Under what name an unfinished form of a student is kept."""
    return f"student.{kind.value}:{student_id}"


def first_body(kind: FormKind, dossier: Dossier, account_name: str) -> FormBody:
    """What a form starts with."""
    case = dossier.case
    today = dossier.today
    if kind is FormKind.TALK:
        return {"day": today, "by_name": account_name, "one_to_one": "1", "face_to_face": "1", "note": ""}
    if kind is FormKind.GRADE:
        return {"ordinal": "", "decided_on": today, "review_on": "", "reason": ""}
    if kind is FormKind.GROUP:
        return _group_body(dossier, case, account_name)
    if kind is FormKind.CLOSE:
        return {"outcome": "", "closed_on": today}
    known = (case.draft or case.plan) if case else None
    return {
        "starts_on": known.starts_on if known and known.closed_on is None else today,
        "review_on": (known.review_on or "") if known else "",
        "situation": known.situation if known else "",
        "goals": known.goals if known else "",
        "measures": known.measures if known else "",
    }


def _group_body(dossier: Dossier, case: CasePart | None, account_name: str) -> FormBody:
    group = case.group if case else None
    body: FormBody = {role.value: "" for role in CareRole}
    for member in members_today(group, dossier.today):
        known = body[member.role.value]
        body[member.role.value] = f"{known}、{member.name}" if known else member.name
    if group is None:
        parent = next((guardian.name for guardian in dossier.student.guardians if guardian.name), None)
        body[CareRole.COUNSELOR.value] = account_name
        body[CareRole.HOMEROOM_TEACHER.value] = dossier.homeroom_teacher or ""
        body[CareRole.PARENT.value] = parent or ""
    return body


def troubles(kind: FormKind, body: Mapping[str, str], *, draft: bool = False) -> dict[str, Trouble]:
    """Fields that are empty or hold no day; a plan kept as a draft needs its day alone."""
    required = ("starts_on",) if draft else REQUIRED[kind]
    found = {key: Trouble.EMPTY for key in required if not body.get(key, "").strip()}
    for key in _DAYS:
        if key in body:
            try:
                read_typed_day(body[key])
            except ValueError:
                found[key] = Trouble.NO_DAY
    return found


def place_of(error: XinliError) -> str | None:
    """The field an error of the service speaks of, if it speaks of one."""
    if error.code == "concern_reason":
        return "reason"
    return _PLACES.get(str(error.params.get("field", "")))


def store(
    session: Session, student_id: str, kind: FormKind, body: Mapping[str, str], *, draft: bool = False
) -> RecordSaved:
    """Hand a checked form (see :func:`troubles`) to its service and forget its draft."""
    changes = _STORES[kind](session, student_id, body, draft)
    drafts.delete_draft(session, draft_key(kind, student_id))
    return RecordSaved(kind, changes)


def _talk(session: Session, student_id: str, body: Mapping[str, str], _draft: bool) -> Changes:
    talk = talks.TalkInput(
        student_id,
        _day(body, "day"),
        body["by_name"],
        one_to_one=body.get("one_to_one") == "1",
        face_to_face=body.get("face_to_face") == "1",
        note=body.get("note", ""),
    )
    talks.add(session, talk)
    return talks.CHANGES


def _grade(session: Session, student_id: str, body: Mapping[str, str], _draft: bool) -> Changes:
    concern.assign(
        session,
        student_id,
        int(body["ordinal"]),
        _day(body, "decided_on"),
        reason=body["reason"],
        review_on=_day_or_none(body, "review_on"),
    )
    return concern.CHANGES


def _group(session: Session, student_id: str, body: Mapping[str, str], _draft: bool) -> Changes:
    wanted = {
        role: [name.strip() for name in _BETWEEN_NAMES.split(body.get(role.value, "")) if name.strip()]
        for role in CareRole
    }
    return care_members.set_members(session, student_id, wanted)


def _plan(session: Session, student_id: str, body: Mapping[str, str], draft: bool) -> Changes:
    plan = care.PlanInput(
        _day(body, "starts_on"),
        body["situation"],
        body["goals"],
        body["measures"],
        _day_or_none(body, "review_on"),
        draft=draft,
    )
    care.save_plan(session, student_id, plan)
    return care.CHANGES


def _close(session: Session, student_id: str, body: Mapping[str, str], _draft: bool) -> Changes:
    care.close_plan(session, student_id, _day(body, "closed_on"), PlanOutcome(body["outcome"]))
    return care.CHANGES


_STORES: dict[FormKind, Callable[[Session, str, Mapping[str, str], bool], Changes]] = {
    FormKind.TALK: _talk,
    FormKind.GRADE: _grade,
    FormKind.GROUP: _group,
    FormKind.PLAN: _plan,
    FormKind.CLOSE: _close,
}


def _day(body: Mapping[str, str], key: str) -> dt.date:
    return dt.date.fromisoformat(read_typed_day(body[key]) or "")


def _day_or_none(body: Mapping[str, str], key: str) -> dt.date | None:
    text = read_typed_day(body.get(key, ""))
    return dt.date.fromisoformat(text) if text else None
