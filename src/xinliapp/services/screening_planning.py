"""The plan of a round as typed, checked; see :mod:`xinliapp.services.screening_rounds`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.casework import CheckMethod, CheckRound, ConsentRule, Organiser
from xinliapp.domain.errors import UserError
from xinliapp.domain.screening import OUTSIDE
from xinliapp.scales.load import shipped
from xinliapp.services import school, typed
from xinliapp.services.session import Session


@dataclass(frozen=True, slots=True)
class RoundInput:
    """A round as planned.

    ``class_ids`` empty: the whole school. ``scale_id``: a shipped scale, or ``domain.screening.OUTSIDE`` with
    ``scale_name`` and perhaps ``hint_line``; only with the method 量表. ``consent_rule`` None: the least the
    method allows.
    """

    name: str
    method: CheckMethod
    starts_on: dt.date
    ends_on: dt.date | None = None
    class_ids: tuple[str, ...] = ()
    scale_id: str | None = None
    scale_name: str = ""
    hint_line: float | None = None
    organiser: Organiser = Organiser.SCHOOL
    consent_rule: ConsentRule | None = None


def least_consent(method: CheckMethod) -> ConsentRule:
    """The least a round of this method asks: guardians of under-14s before a scale (counting.md)."""
    return ConsentRule.UNDER_14 if method is CheckMethod.SCALE else ConsentRule.NONE


def checked(
    session: Session, wanted: RoundInput, round_id: str, known: CheckRound | None = None
) -> CheckRound:
    """The round a plan makes; ``known`` is the one it is written over.

    Raises:
        UserError: ``field_required``, ``field_wrong``.
    """
    if wanted.ends_on is not None and wanted.ends_on < wanted.starts_on:
        raise UserError("field_wrong", field="起止日期", why="结束早于开始")
    unknown = set(wanted.class_ids) - school.class_labels(session).keys()
    if unknown:
        raise UserError("field_wrong", field="范围", why="有的班级不在本校")
    rule = wanted.consent_rule or least_consent(wanted.method)
    scaled = wanted.method is CheckMethod.SCALE
    if scaled and rule is ConsentRule.NONE:
        raise UserError("field_wrong", field="同意要求", why="量表测评至少要有不满14周岁学生监护人的同意")
    scale_id, version, name = _scale(wanted, known) if scaled else (None, None, "")
    return CheckRound(
        round_id,
        typed.text("名称", wanted.name, longest=80),
        wanted.method,
        wanted.starts_on.isoformat(),
        wanted.ends_on.isoformat() if wanted.ends_on else None,
        None,
        scale_id,
        version,
        name,
        wanted.hint_line if scale_id == OUTSIDE else None,
        wanted.organiser,
        rule,
    )


def _scale(wanted: RoundInput, known: CheckRound | None) -> tuple[str, str, str]:
    """The scale's id, version and name; the version of a round that has one stays."""
    if not wanted.scale_id:
        raise UserError("field_required", field="量表")
    if wanted.scale_id == OUTSIDE:
        return OUTSIDE, "", typed.text("量表名称", wanted.scale_name, longest=60)
    definition = shipped().get(wanted.scale_id)
    if definition is None:
        raise UserError("field_wrong", field="量表", why="没有这个量表")
    if known is not None and known.scale_id == definition.id and known.scale_version:
        return definition.id, known.scale_version, definition.title
    return definition.id, definition.version, definition.title
