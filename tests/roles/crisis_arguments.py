"""Believable arguments for the services of crises and dossiers of incidents."""

from __future__ import annotations

import datetime as dt
from typing import Any

from xinliapp.domain.crises import Crisis, StepChoice
from xinliapp.domain.crisis_stamps import CrisisStep
from xinliapp.domain.incidents import ReportKind
from xinliapp.services.crises import Press
from xinliapp.services.crisis_aftermath import HandoverInput
from xinliapp.services.crisis_merging import Merged
from xinliapp.services.incidents import MaterialInput


def crisis_arguments(day: dt.date) -> dict[str, Any]:
    """By ``module.function.parameter``."""
    moment = dt.datetime.combine(day, dt.time(9, 0))
    handed = HandoverInput(moment, "班主任", "市三院", moment, "门诊医生")
    found: dict[str, Any] = {
        "crises.press.pressed": Press("none", "none", "found", "发现", moment),
        "crises.correct.at": moment,
        "crises.lacks_of.crisis": Crisis("none", f"{day}T09:00:00", None, None, None, "none"),
        "crisis_aftermath.save_handover.typed_in": handed,
        "crisis_aftermath.add_aftercare.what": "回访",
        "crisis_aftermath.add_aftercare.responsible": "心理教师甲",
        "crisis_aftermath.add_aftercare.due": day,
        "crisis_aftermath.add_usual_aftercare.responsible": "心理教师甲",
        "crisis_merging.merge_stamps.stamp_ids": ["none"],
        "crisis_merging.unmerge.merged": Merged("none", ("none",)),
        "crisis_stamps.note.step": CrisisStep.FOUND,
        "crisis_stamps.note.at": moment,
        "crisis_steps.save.steps": (StepChoice("found", "发现"),),
        "incidents.add_material.typed_in": MaterialInput("会议纪要", "办公室", day),
        "incidents.save_facts.meeting_on": day,
        "incidents.save_facts.principal_present": True,
        "incident_reports.mark_sent.day": day,
    }
    for place in ("incident_reports.save", "incident_reports.mark_sent", "incident_print.report_pdf"):
        found[f"{place}.kind"] = ReportKind.SITUATION
    return found


CRISIS_MODULES = {
    *("crises", "crisis_aftermath", "crisis_merging", "crisis_print", "crisis_steps"),
    *("incidents", "incident_reports", "incident_print"),
}
"""About nothing but crises: every function of theirs refuses who lacks the case key."""
