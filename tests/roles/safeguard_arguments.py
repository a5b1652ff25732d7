"""Believable arguments for staff papers, bodies, policies, partners, channels and kept files."""

from __future__ import annotations

import datetime as dt
from typing import Any

from xinliapp.domain.funding import FundingCategory, FundingKind
from xinliapp.domain.safeguards import BodyKind, ChannelKind, ChannelScope, NetworkLevel, PartnerKind, Post
from xinliapp.domain.staff import CertificateKind, TrainingForm, TrainingLevel
from xinliapp.services.bodies import MemberInput
from xinliapp.services.funding import FundingInput
from xinliapp.services.help_channels import ChannelInput
from xinliapp.services.partners import PartnerInput
from xinliapp.services.policies import PolicyInput
from xinliapp.services.session import Session
from xinliapp.services.staff import CertificateInput, TrainingInput
from xinliapp.services.staff_appointments import AppointmentInput

DAY = dt.date(2026, 11, 18)


def safeguard_arguments(session: Session) -> dict[str, Any]:
    """Arguments by ``module.function.parameter``; rows of the demo where there are any."""

    def newest(table: str) -> str:
        sql = f"SELECT id FROM {table} ORDER BY created_at DESC, rowid DESC"  # noqa: S608
        return str(session.database.scalar(sql) or "none")

    found: dict[str, Any] = {
        "bodies.found.kind": BodyKind.WARNING_NETWORK,
        "bodies.found.founded_on": DAY,
        "bodies.add_member.member": MemberInput(Post.PRINCIPAL, "某人", level=NetworkLevel.SCHOOL),
        "policies.add.policy": PolicyInput("other", "某制度", "v1", DAY),
        "policies.withdraw.policy_id": newest("policy_document"),
        "partners.add.partner": PartnerInput("某单位", PartnerKind.OTHER),
        "partners.change.partner": PartnerInput("某单位", PartnerKind.OTHER),
        "help_channels.add.channel": ChannelInput(ChannelScope.INSIDE, ChannelKind.PHONE, "电话", "1"),
        "help_channels.change.channel": ChannelInput(ChannelScope.INSIDE, ChannelKind.PHONE, "电话", "1"),
        "staff.set_profile.education": None,
        "staff.set_profile.major": "",
        "staff.set_profile.psychology": False,
        "staff.add_certificate.certificate": CertificateInput(CertificateKind.OTHER, "1", "", DAY),
        "staff.take_back_certificate.certificate_id": newest("staff_certificate"),
        "staff.add_training.training": TrainingInput(
            "培训", DAY, TrainingLevel.CITY, TrainingForm.ONLINE, 2.0
        ),
        "staff.take_back_training.training_id": newest("training"),
        "staff_appointments.add.paper": AppointmentInput("任命", DAY, None),
        "staff_appointments.add.member_id": newest("staff_member"),
        "staff_appointments.take_back.appointment_id": newest("staff_appointment"),
        "funding.add.entry": FundingInput(2026, FundingCategory.DAILY, FundingKind.SPENT, "10"),
        "funding.take_back.funding_id": newest("funding"),
        "funding.of_year.year": 2026,
        "funding_print.list_pdf.year": 2026,
        "meetings.take_back.meeting_id": newest("meeting"),
        "meetings.record.meeting_id": newest("meeting"),
        "attachments.storing.path": None,
        "staff_papers.workload.year": 2026,
        "staff_papers.workload.month": 11,
        "staff_papers.workload_pdf.year": 2026,
        "staff_papers.workload_pdf.month": 11,
        "safeguard_papers.notice_pdf.adjusted": True,
        "safeguard_papers.minutes_pdf.meeting_id": newest("meeting"),
        "safeguard_counts.clause_results.measures": ("meetings_held",),
    }
    for place in ("staff.add_certificate", "staff.set_profile", "staff.leave"):
        found[f"{place}.member_id"] = newest("staff_member")
    found["staff.add_training.staff_ids"] = [newest("staff_member")]
    for verb in ("add_member", "close", "fill_class_level", "state"):
        found[f"bodies.{verb}.body_id"] = newest("body")
    for verb in ("network_pdf", "notice_pdf"):
        found[f"safeguard_papers.{verb}.body_id"] = newest("body")
    for verb in ("change", "end"):
        found[f"partners.{verb}.partner_id"] = newest("partner")
        found[f"help_channels.{verb}.channel_id"] = newest("help_channel")
    for verb in ("content", "as_paper", "open_outside"):
        found[f"attachments.{verb}.attachment_id"] = newest("attachment")
    return found
