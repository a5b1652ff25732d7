"""The demo's one crisis, a month ago: noticed in the corridor, seen through, followed up.

Two of its times were noted at the lock screen before anybody had signed in, one was put right afterwards.
"""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.clock import FixedClock, stamp
from xinliapp.domain.crisis_stamps import CrisisStamp, CrisisStep
from xinliapp.domain.ids import new_id
from xinliapp.i18n import labels
from xinliapp.services import concern, crises, crisis_aftermath, crisis_merging, students
from xinliapp.services.crises import Press
from xinliapp.services.crisis_aftermath import HandoverInput
from xinliapp.services.session import Session
from xinliapp.storage import crisis_stamps as stamp_rows

DAY = dt.date(2026, 10, 21)
# Seconds do not end in 0: a person pressed.
_AT_LOCK = ((CrisisStep.FOUND, "08:13:20"), (CrisisStep.STAYED_WITH, "08:14:06"))
_PRESSED = (
    (CrisisStep.ASSESSED, "08:16:41"),
    (CrisisStep.PLAN_STARTED, "08:17:35"),
    (CrisisStep.GUARDIAN_CALLED, "08:21:12"),
    (CrisisStep.REPORTED, "08:26:54"),
    (CrisisStep.GUARDIAN_ARRIVED, "08:52:09"),
    (CrisisStep.SENT_TO_HOSPITAL, "09:05:31"),
    (CrisisStep.STAY_ENDED, "09:58:47"),
)
_NOTES = (
    ("08:19:02", "在三楼走廊被同学发现哭泣,说“不想待了”,已到辅导室,班主任陪着,情绪缓下来一些。"),
    ("08:28:30", "母亲在上班,约半小时到校;父亲在外地,已知情。"),
)
_FOLLOWED = (
    ("与监护人面谈，说明在校照护安排", 1, "母亲到校,约定每天放学联系班主任一次。"),
    ("走访或电话回访学生", 2, "在家休息两天,睡眠好转,愿意回校。"),
    ("对知情同学、班级作情绪支持", 2, "与当时在场的三名同学各谈一次。"),
    ("评估一校一案，记下要改的地方", 12, "走廊值守增加一人;绿色通道电话贴到年级办公室。"),
)


def _moment(time: str, days: int = 0) -> dt.datetime:
    return dt.datetime.combine(DAY + dt.timedelta(days=days), dt.time.fromisoformat(time))


def fill(session: Session) -> None:
    """Everything of it, each step at its own moment."""
    clock = session.clock
    if not isinstance(clock, FixedClock):
        raise TypeError("the demo is made under a standing clock")
    before = clock.moment
    graded = concern.current(session)
    child = [row.id for row in students.list_students(session) if row.id not in graded][7]
    clock.moment = _moment("08:15:58")
    with session.database.unit_of_work(clock, "inbox") as uow:
        stamps = [CrisisStamp(new_id(), step, stamp(_moment(at))) for step, at in _AT_LOCK]
        for one in stamps:
            stamp_rows.add(uow, one)
    crisis_id = crisis_merging.merge_stamps(session, None, [one.id for one in stamps]).crisis_id
    for step, at in _PRESSED:
        clock.moment = _moment(at)
        press = Press(new_id(), crisis_id, step.value, labels.label(step), clock.moment)
        entry_id = crises.press(session, press).entry_id
        if step is CrisisStep.GUARDIAN_CALLED:
            called = entry_id
    for at, words in _NOTES:
        clock.moment = _moment(at)
        crises.add_note(session, crisis_id, words)
    clock.moment = _moment("10:02:15")
    crises.set_student(session, crisis_id, child)
    crises.correct(session, called, _moment("08:18:40"), "先打通电话,挂断后才点的")
    crises.end(session, crisis_id)
    _hand_over(session, clock, crisis_id)
    _follow(session, clock, crisis_id)
    clock.moment = before


def _hand_over(session: Session, clock: FixedClock, crisis_id: str) -> None:
    clock.moment = _moment("16:40:03")
    handed = HandoverInput(
        guardian_told_at=_moment("08:18:40"),
        accompanied_by="母亲、班主任",
        hospital="市精神卫生中心青少年门诊",
        arrived_at=_moment("09:38:00"),
        handed_to="门诊值班医生",
        receipt_on_paper=True,
        note="家长签收转介建议,门诊回执一份,原件在保密柜。",
    )
    crisis_aftermath.save_handover(session, crisis_id, handed)


def _follow(session: Session, clock: FixedClock, crisis_id: str) -> None:
    clock.moment = _moment("17:05:20")
    steps = [
        crisis_aftermath.add_aftercare(session, crisis_id, what, "心理教师甲", DAY + dt.timedelta(days=days))
        for what, days, _ in _FOLLOWED
    ]
    for step_id, (_, days, outcome) in zip(steps, _FOLLOWED, strict=True):
        clock.moment = _moment("16:30:00", days)
        crisis_aftermath.do_aftercare(session, step_id, outcome)
