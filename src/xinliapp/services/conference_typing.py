"""What is typed at a conference (研判): its head, who is there, what is concluded; and the rows of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from xinliapp.domain.clock import stamp
from xinliapp.domain.conferences import Basis, Conference, ConferenceItem, NextStep, Participant
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.services import typed
from xinliapp.services.session import Session

REASON = (20, 500)
HIGHEST = 4


@dataclass(frozen=True, slots=True)
class PersonInput:
    """One participant as typed."""

    name: str
    position: str = ""
    outside: bool = False


@dataclass(frozen=True, slots=True)
class ConferenceInput:
    """The head of a conference as typed; ``starts_at`` is ``HH:MM`` or empty."""

    held_on: dt.date
    chair: str
    people: tuple[PersonInput, ...]
    starts_at: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What is concluded about one student, as typed. ``recused``: who stepped out (本人回避)."""

    student_id: str
    ordinal: int
    bases: tuple[Basis, ...]
    review_on: dt.date | None
    reason: str = ""
    protective: str = ""
    parents_opinion: str = ""
    next_steps: tuple[NextStep, ...] = field(default=())
    recused: str = ""


def conclusion_of(session: Session, sitting: Conference, typed_in: Conclusion, before: int) -> ConferenceItem:
    """A conclusion's row of what was typed; ``before`` is the ordinal it comes from.

    Raises:
        UserError: ``field_wrong``, ``conference_no_basis``, ``concern_reason``, ``conference_no_review``.
    """
    if not 0 <= typed_in.ordinal <= HIGHEST:
        raise UserError("field_wrong", field="关注等级", why="应为0到4级")
    if not typed_in.bases:
        raise UserError("conference_no_basis")
    changed = typed_in.ordinal != before
    reason = typed.text("理由", typed_in.reason, longest=REASON[1], shortest=0)
    if changed and not reason:
        raise UserError("concern_reason")
    if changed and len(reason) < REASON[0]:
        raise UserError("field_wrong", field="理由", why=f"等级有变化时至少{REASON[0]}个字")
    if typed_in.review_on is None:
        raise UserError("conference_no_review")
    if typed_in.review_on.isoformat() <= sitting.held_on:
        raise UserError("field_wrong", field="复评日期", why="不晚于研判日期")
    return ConferenceItem(
        id=new_id(),
        conference_id=sitting.id,
        student_id=typed_in.student_id,
        before=before,
        ordinal=typed_in.ordinal,
        bases=typed_in.bases,
        protective=typed.text("保护因素", typed_in.protective, longest=500, shortest=0),
        parents_opinion=typed.text("家长意见", typed_in.parents_opinion, longest=500, shortest=0),
        reason=reason,
        review_on=typed_in.review_on.isoformat(),
        next_steps=typed_in.next_steps,
        recused=typed.text("回避", typed_in.recused, longest=100, shortest=0),
        created_at=stamp(session.clock.now()),
        created_by=session.account.id,
    )


def conference_of(conference_id: str, typed_in: ConferenceInput) -> Conference:
    """A conference's row of what was typed, its participants in their order.

    Raises:
        UserError: ``field_required``, ``field_wrong``.
    """
    if typed_in.starts_at:
        try:
            dt.time.fromisoformat(typed_in.starts_at)
        except ValueError:
            raise UserError("field_wrong", field="开始时间", why="应写成 15:00") from None
    chair = typed.text("主持人", typed_in.chair, longest=40)
    return Conference(
        id=conference_id,
        held_on=typed_in.held_on.isoformat(),
        starts_at=typed_in.starts_at or None,
        place=typed.text("地点", typed_in.place, longest=60, shortest=0),
        chair=chair,
        ended_at=None,
        participants=tuple(_people(conference_id, typed_in.people)),
    )


def _people(conference_id: str, people: Sequence[PersonInput]) -> list[Participant]:
    if not people:
        raise UserError("field_required", field="参加人")
    return [
        Participant(
            new_id(),
            conference_id,
            place,
            typed.text("参加人", person.name, longest=40),
            typed.text("职务", person.position, longest=60, shortest=0),
            person.outside,
            None,
        )
        for place, person in enumerate(people, start=1)
    ]
