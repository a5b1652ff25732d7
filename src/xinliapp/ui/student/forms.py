"""The forms of the student page as plain text fields: what they start with, how they are read. No Qt here.

Grades, groups and plans have pages of their own (研判, 方案); here are a talk and a fact for the file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.changes import Changes
from xinliapp.domain.dossier import TOPIC_SECTIONS, DossierFact, FactTopic, Section
from xinliapp.domain.errors import XinliError
from xinliapp.domain.life_events import EventKind, LifeEvent
from xinliapp.domain.typed_days import read_typed_day
from xinliapp.services import dossier as dossiers
from xinliapp.services import drafts, life_events, talks
from xinliapp.services.dossier import FactInput
from xinliapp.services.life_events import EventInput
from xinliapp.services.session import Session

FormBody = dict[str, str]


class FormKind(Enum):
    """The thin forms."""

    TALK = "talk"
    FACT = "fact"
    FACT_FIX = "fact_fix"
    EVENT = "event"
    EVENT_FIX = "event_fix"


class Trouble(Enum):
    """What is wrong with a field, before the service is asked."""

    EMPTY = "empty"
    NO_DAY = "no_day"


REQUIRED: dict[FormKind, tuple[str, ...]] = {
    FormKind.TALK: ("day", "by_name"),
    FormKind.FACT: ("section", "text", "source", "day"),
    FormKind.FACT_FIX: ("section", "text", "source", "day", "reason"),
    FormKind.EVENT: ("kind", "day", "text", "source"),
    FormKind.EVENT_FIX: ("kind", "day", "text", "source", "reason"),
}
CORRECTED = "corrects"
"""The hidden field of a correction: the id of what it takes the place of."""
_DAYS = ("day",)
# The words the services use for a field, so that an error finds its place.
_PLACES = {
    "谈心日期": "day",
    "谈心人": "by_name",
    "记录": "note",
    "内容": "text",
    "来源": "source",
    "日期": "day",
    "要素": "section",
    "更正理由": "reason",
}


@dataclass(frozen=True, slots=True)
class RecordSaved:
    """What a form wrote, so that the shell refreshes what is shown."""

    kind: FormKind
    changes: Changes


def draft_key(kind: FormKind, student_id: str) -> str:
    """Under what name an unfinished form of a student is kept."""
    return f"student.{kind.value}:{student_id}"


def first_body(
    kind: FormKind, today: str, account_name: str, about: Section | DossierFact | LifeEvent | None = None
) -> FormBody:
    """What a form starts with; ``about``: the section it is for, or the fact or event it corrects."""
    if kind is FormKind.TALK:
        return {"day": today, "by_name": account_name, "one_to_one": "1", "face_to_face": "1", "note": ""}
    if isinstance(about, DossierFact | LifeEvent):
        what = about.kind if isinstance(about, LifeEvent) else about.topic or about.section
        key = "kind" if isinstance(about, LifeEvent) else "section"
        told = {key: what.value, "day": about.day, "source": about.source, "text": about.text}
        return {**told, "reason": "", CORRECTED: about.id}
    told = {"day": today, "source": "", "text": ""}
    if kind is FormKind.EVENT:
        return {"kind": "", **told}
    return {"section": about.value if about else "", **told}


def troubles(kind: FormKind, body: Mapping[str, str]) -> dict[str, Trouble]:
    """Fields that are empty or hold no day."""
    found = {key: Trouble.EMPTY for key in REQUIRED[kind] if not body.get(key, "").strip()}
    for key in _DAYS:
        if key in body:
            try:
                read_typed_day(body[key])
            except ValueError:
                found[key] = Trouble.NO_DAY
    return found


def place_of(error: XinliError) -> str | None:
    """The field an error of the service speaks of, if it speaks of one."""
    return _PLACES.get(str(error.params.get("field", "")))


def store(session: Session, student_id: str, kind: FormKind, body: Mapping[str, str]) -> RecordSaved:
    """Hand a checked form (see :func:`troubles`) to its service and forget its draft."""
    changes = _STORES[kind](session, student_id, body)
    drafts.delete_draft(session, draft_key(kind, student_id))
    return RecordSaved(kind, changes)


def _talk(session: Session, student_id: str, body: Mapping[str, str]) -> Changes:
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


def _fact(session: Session, student_id: str, body: Mapping[str, str]) -> Changes:
    value = body["section"]
    topic = FactTopic(value) if value in {each.value for each in FactTopic} else None
    fact = FactInput(
        TOPIC_SECTIONS[topic] if topic else Section(value),
        body["text"],
        body["source"],
        _day(body, "day"),
        body.get(CORRECTED) or None,
        body.get("reason", ""),
        topic,
    )
    return dossiers.add_fact(session, student_id, fact)


def _event(session: Session, student_id: str, body: Mapping[str, str]) -> Changes:
    corrects, reason = body.get(CORRECTED) or None, body.get("reason", "")
    event = EventInput(
        EventKind(body["kind"]), _day(body, "day"), body["text"], body["source"], corrects, reason
    )
    life_events.add(session, student_id, event)
    return life_events.CHANGES


_STORES: dict[FormKind, Callable[[Session, str, Mapping[str, str]], Changes]] = {
    FormKind.TALK: _talk,
    FormKind.FACT: _fact,
    FormKind.FACT_FIX: _fact,
    FormKind.EVENT: _event,
    FormKind.EVENT_FIX: _event,
}


def _day(body: Mapping[str, str], key: str) -> dt.date:
    return dt.date.fromisoformat(read_typed_day(body[key]) or "")
