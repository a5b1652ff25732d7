"""The demo's self-check: words on duties no record settles, plans for what is unmet, a local number.

Four clauses are left open, as on any day before the paper is handed in: mechanisms not yet written, the days
around examinations the school has not set, and two that the homeroom teachers still have to report.
"""

from __future__ import annotations

import datetime as dt

from xinliapp.app.demo.calendar import TERM_KEY
from xinliapp.domain.paperwork import RectificationPlan
from xinliapp.domain.rules import Verdict
from xinliapp.services import local_layer, self_check
from xinliapp.services.session import Session

PACK = "JS"
_SAID = {
    "JS-24": "专项工作方案和应急预案都已发文,各1份。",
    "JS-29": "校本培训方案把心理健康教育列为班主任、学科教师必修。",
    "JS-31": "已对照检查表逐项核过,设施齐全。",
    "JS-34": "校内外求助电话、信箱已在宣传栏和致家长信里公布。",
    "JS-43": "班主任、任课教师按需联系家长,记录见沟通登记。",
    "JS-46": "五项管理由教务处、德育处分工落实,每月巡查。",
    "JS-47": "本学期新增科技社团2个。",
    "JS-48": "本学期只安排期中、期末两次考试。",
    "JS-49": "没有张榜公布、也没有在家长群发布名次。",
    "JS-60": "班主任、任课教师按分工参加关爱小组。",
    "JS-61": "本学期没有需要紧急送医的情形。",
    "JS-62": "作业量由年级组统筹,每天公示。",
    "JS-63": "作息时间表按上级规定执行。",
    "JS-64": "本学期没有收到这方面的投诉。",
    "JS-65": "大课间、课后活动每天合计1小时,午间为倾听时间。",
}
_PLANS = {
    "JS-28": ("副校长", "2026-12-31", "从班主任中再培养1名兼职心理教师,本学期内送培。"),
    "JS-32": ("心理教师甲", "2026-12-11", "短周增开周三下午一段,由兼职教师值班。"),
}
LOCAL = ("JS-36.floor", 2.0, "学期初心理健康工作会议定:心理委员每学期培训两次。")


def fill(session: Session) -> None:
    """The local number first, then words and plans; the paper stays a draft."""
    local_layer.set_number(session, *LOCAL)
    for clause_id, note in _SAID.items():
        self_check.confirm(session, PACK, clause_id, TERM_KEY, met=True, note=note)
    for clause_id, (who, due_on, measures) in _PLANS.items():
        plan = RectificationPlan(PACK, clause_id, TERM_KEY, who, due_on, measures)
        self_check.save_rectification(session, plan)
    self_check.start(session, PACK, TERM_KEY)


def answer_the_rest(session: Session, *, day: dt.date) -> str:
    """Settle what is still open and hand the paper in; its id. Mechanisms that are not there are not met."""
    for result in self_check.check(session, PACK, day, TERM_KEY).results:
        if result.verdict is Verdict.NEEDS_PERSON:
            there = result.clause.id != "JS-25"
            note = "班主任已逐班报来。" if there else "考核激励、追责问责两项机制还没有发文。"
            self_check.confirm(session, PACK, result.clause.id, TERM_KEY, met=there, note=note)
    record = self_check.start(session, PACK, TERM_KEY)
    self_check.submit(session, record)
    return record
