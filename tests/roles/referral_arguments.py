"""Believable arguments for the services of referrals and returns."""

from __future__ import annotations

import datetime as dt
from typing import Any

from xinliapp.domain.demands import Demand
from xinliapp.domain.referrals import FollowChannel, Precondition, ReferralReason, ReferralStepKind
from xinliapp.domain.returns_to_school import ReturnOutcome, SuspensionClass
from xinliapp.domain.students import StudentStatus
from xinliapp.services.bases import BASES
from xinliapp.services.referral_follow_ups import FollowUpInput
from xinliapp.services.referral_steps import StepInput
from xinliapp.services.referrals import ReferralInput
from xinliapp.services.return_decisions import DecisionInput
from xinliapp.services.returns_to_school import ApplicationInput, AssessmentInput, SuspensionInput

REFERRAL_FUNCTIONS = {
    "bases.recent_bases", "referrals.begin", "referrals.amend", "referrals.void", "referrals.load",
    "referrals.of_student", "referrals.open_ones", "referrals.closed_ones", "referrals.file_names",
    "referral_rules.waive", "referral_rules.open_referral", "returns_to_school.asked_for",
    "referral_steps.step", "referral_steps.void_step", "referral_follow_ups.add",
    "referral_follow_ups.correct", "referral_follow_ups.remove", "referral_print.advice_pdf",
    "referral_print.follow_ups_pdf", "return_print.approval_pdf", "return_decisions.decide",
    "return_decisions.arrive", "returns_to_school.suspend", "returns_to_school.correct_suspension",
    "returns_to_school.apply", "returns_to_school.add_assessment", "returns_to_school.void_assessment",
    "returns_to_school.load", "returns_to_school.of_student", "returns_to_school.every",
    "returns_to_school.unrecorded", "review_interval.set_follow_up_days",
}  # fmt: skip


def referral_arguments(day: dt.date) -> dict[str, Any]:
    """By ``module.function.parameter``."""
    sheet = ReferralInput("none", (ReferralReason.BEYOND,), interval_days=14)
    asked = FollowUpInput(dt.datetime.combine(day, dt.time(9, 0)), FollowChannel.PHONE, day + dt.timedelta(7))
    away = SuspensionInput(day, SuspensionClass.OTHER)
    found: dict[str, Any] = {
        "bases.recent_bases.kinds": BASES,
        "demands.clauses.demand": Demand.RETURN_ASSESSMENT,
        "referrals.begin.typed_in": sheet,
        "referrals.amend.typed_in": sheet,
        "referrals.file_names.ids": ["none"],
        "referral_rules.waive.precondition": Precondition.HELPED,
        "referral_steps.step.typed_in": StepInput(ReferralStepKind.CLOSED, "某人"),
        "referral_steps.void_step.step_id": "none",
        "referral_follow_ups.add.typed_in": asked,
        "referral_follow_ups.correct.typed_in": asked,
        "return_gate.refuse.after": StudentStatus.ENROLLED,
        "returns_to_school.suspend.typed_in": away,
        "returns_to_school.correct_suspension.typed_in": away,
        "returns_to_school.apply.typed_in": ApplicationInput(day, "某人"),
        "returns_to_school.add_assessment.typed_in": AssessmentInput("某机构", day),
        "return_decisions.decide.typed_in": DecisionInput(ReturnOutcome.POSTPONED, "某人", day),
        "review_interval.set_follow_up_days.days": 14,
    }
    for place, parameter in (
        ("referrals.amend", "referral_id"), ("referrals.void", "referral_id"),
        ("referrals.load", "referral_id"), ("referral_rules.waive", "referral_id"),
        ("referral_rules.open_referral", "referral_id"), ("referral_steps.step", "referral_id"),
        ("referral_follow_ups.add", "referral_id"), ("referral_follow_ups.correct", "follow_up_id"),
        ("referral_follow_ups.remove", "follow_up_id"), ("referral_print.advice_pdf", "referral_id"),
        ("referral_print.follow_ups_pdf", "referral_id"), ("return_print.approval_pdf", "suspension_id"),
        ("return_decisions.arrive", "suspension_id"), ("returns_to_school.load", "suspension_id"),
        ("returns_to_school.correct_suspension", "suspension_id"),
        ("returns_to_school.apply", "suspension_id"), ("return_decisions.decide", "application_id"),
        ("returns_to_school.add_assessment", "application_id"),
        ("returns_to_school.asked_for", "application_id"),
        ("returns_to_school.void_assessment", "assessment_id"),
    ):  # fmt: skip
        found[f"{place}.{parameter}"] = "none"
    return found
