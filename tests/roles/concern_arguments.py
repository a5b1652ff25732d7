"""Believable arguments for the services of warnings, conferences, care groups and plans."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.support.casework import whole_plan
from xinliapp.domain.casework import PlanOutcome
from xinliapp.domain.conferences import Basis, BasisKind
from xinliapp.domain.dossier import Section
from xinliapp.domain.report_models import TablePrint
from xinliapp.domain.warnings import StepKind, WarningDecision, WarningSource
from xinliapp.services.conferences import Conclusion, ConferenceInput, PersonInput
from xinliapp.services.dossier import FactInput
from xinliapp.services.plan_print import PlanPaper
from xinliapp.services.plans import ReviewInput
from xinliapp.services.warnings import WarningInput


def concern_arguments(day: dt.date) -> dict[str, Any]:
    """By ``module.function.parameter``."""
    head = ConferenceInput(day, "甲", (PersonInput("甲"),))
    basis = Basis(BasisKind.OTHER, "", day.isoformat(), "看到的")
    conclusion = Conclusion(
        "none", 1, (basis,), day + dt.timedelta(days=14), "二十个字以上的理由,写看到的表现和依据。"
    )
    found: dict[str, Any] = {
        "plans.save_draft.typed_in": whole_plan(day),
        "plans.review.typed_in": ReviewInput(day, PlanOutcome.STABLE),
        "plans.measure_states.plans": [],
        "plans.measure_states.today": day,
        "conferences.begin.typed_in": head,
        "conferences.save_head.typed_in": head,
        "conferences.decide.conclusion": conclusion,
        "conferences.begin_with.typed_in": head,
        "conferences.begin_with.conclusion": conclusion,
        "dossier.add_fact.typed_in": FactInput(Section.FAMILY, "由外祖母照顾", "母亲", day),
        "plan_print.plan_pdf.kind": PlanPaper.INTERNAL,
        "warnings.stamp_step.kind": StepKind.AT_GRADE,
        "warnings.report.typed_in": WarningInput(
            "none", dt.datetime.combine(day, dt.time(9, 0)), ("sleep",), WarningSource.PARENT
        ),
        "warnings.receive.decision": WarningDecision.WATCH,
        "review_interval.set_days.days": 14,
        "plan_pending.author_of.review": None,
        "plan_print.members.consent": True,
        "care_print.group_pdf.internal": True,
        "case_tables.print_case_table.action": "review.print",
        "case_tables.print_case_table.object_id": "none",
        "case_tables.print_case_table.table": TablePrint("", (), ()),
    }
    for place in (
        "warnings.stamp_step", "warnings.tell_homeroom", "warnings.receive", "warnings.finish",
        "warnings.void", "warnings.load", "warning_print.warning_pdf",
    ):  # fmt: skip
        found[f"{place}.warning_id"] = "none"
    for place in ("submit", "approve", "return_plan"):
        found[f"plans.{place}.plan_id"] = "none"
    for place in ("conferences.save_head", "conferences.end", "conferences.items_of", "conferences.decide"):
        found[f"{place}.conference_id"] = "none"
    found["conference_print.minutes_pdf.conference_id"] = "none"
    found["conference_sheets.attendance_pdf.conference_id"] = "none"
    found["plans.mark_done.line_id"] = "none"
    found["plans.undo_done.done_id"] = "none"
    found["plans.sign_lift.review_id"] = "none"
    return found
