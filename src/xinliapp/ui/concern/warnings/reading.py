"""What the list of warnings reads; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.warnings import StepKind, WarningReport, WarningStep, intervals
from xinliapp.i18n import labels
from xinliapp.services import school, warnings
from xinliapp.services.named_students import named
from xinliapp.services.session import Session
from xinliapp.services.shipped_lists import sign_words
from xinliapp.services.warning_print import after_words

BACK = dt.timedelta(days=90)


@dataclass(frozen=True, slots=True)
class WarningRow:
    """One warning as the list shows it; ``stamps`` are the lines of its way."""

    report: WarningReport
    name: str
    class_label: str
    homeroom: str
    signs: str
    state: str
    stamps: tuple[str, ...]

    @property
    def id(self) -> str:
        """The warning's id."""
        return self.report.id


def read_warnings(session: Session) -> tuple[WarningRow, ...]:
    """Open warnings first, then those of the last 90 days, newest first."""
    today = session.clock.now().date()
    found = {one.id: one for one in reversed(warnings.open_ones(session))}
    for one in warnings.between(session, today - BACK, today):
        found.setdefault(one.id, one)
    names = named(session, {one.student_id or "" for one in found.values()})
    classes = {row.id: row for row in school.classes(session, today)}
    return tuple(
        _row(one, names[one.student_id].name if one.student_id in names else "—", classes)
        for one in found.values()
    )


def _row(one: WarningReport, name: str, classes: dict[str, school.ClassRow]) -> WarningRow:
    group = classes.get(one.class_id or "")
    after = {interval.kind: after_words(interval.minutes) for interval in intervals(one)}
    return WarningRow(
        report=one,
        name=name,
        class_label=group.label if group else "",
        homeroom=(group.homeroom_teacher or "") if group else "",
        signs="、".join(sign_words(key) for key in one.signs),
        state=_state(one),
        stamps=tuple(_stamp(step, after[step.kind]) for step in one.steps),
    )


def _stamp(step: WarningStep, after: str) -> str:
    """Two lines: when and what; below it who, how long after, and what was said."""
    what = (step.at.replace("T", " ")[5:16], labels.label(step.kind))
    rest = (step.by_name, labels.label(step.decision) if step.decision else "", after, step.note)
    return "\n    ".join(filter(None, ("  ".join(what), " · ".join(filter(None, rest)))))


def _state(one: WarningReport) -> str:
    if one.step(StepKind.HANDLED) is not None:
        return "处置完成"
    received = [step for step in one.steps if step.kind is StepKind.RECEIVED]
    if not received:
        return "待受理"
    decision = received[-1].decision
    return labels.label(decision) if decision else "已受理"
