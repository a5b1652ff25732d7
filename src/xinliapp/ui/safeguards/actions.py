"""What the page writes and prints, by name: from what was typed to a service; no Qt, database thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.papers import Paper
from xinliapp.domain.typed_days import read_typed_day
from xinliapp.services import (
    attachments,
    bodies,
    drafts,
    funding,
    funding_print,
    help_channels,
    meetings,
    partner_papers,
    partners,
    policies,
    safeguard_papers,
    staff,
    staff_appointments,
    staff_link,
    staff_papers,
)
from xinliapp.services.bodies import MemberInput
from xinliapp.services.funding import FundingInput
from xinliapp.services.help_channels import ChannelInput
from xinliapp.services.partners import PartnerInput
from xinliapp.services.policies import PolicyInput
from xinliapp.services.session import Session
from xinliapp.services.staff import CertificateInput, TrainingInput
from xinliapp.services.staff_appointments import AppointmentInput
from xinliapp.ui.safeguards.facts import FORM_TABS, draft_key

Typed = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Saved:
    """What was done; ``undo`` takes it back (``undo(session)``), ``made`` is what came into being."""

    step: str
    undo: Callable[[Session], object] | None = None
    made: str = ""
    count: int = 0
    changes: Changes = Changes.STAFF | Changes.MEETINGS | Changes.SAFEGUARDS | Changes.TASKS


def act(session: Session, step: str, typed: Typed) -> Saved:
    """Do one step and forget the draft of its form.

    Raises:
        UserError, KnownError: what the step's service refuses.
    """
    saved = _STEPS[step](session, typed)
    if step in FORM_TABS:
        drafts.delete_draft(session, draft_key(step))
    return saved


def paper(session: Session, what: str, argument: object) -> Paper:
    """Print one thing.

    Raises:
        UserError, KnownError: as its service.
    """
    return _PAPERS[what](session, argument)


def _day(text: object) -> dt.date:
    return dt.date.fromisoformat(str(text))


def _maybe_day(field: str, text: object) -> dt.date | None:
    try:
        read = read_typed_day(str(text or ""))
    except ValueError:
        raise UserError("field_wrong", field=field, why="请写成2026-11-23这样的日期") from None
    return dt.date.fromisoformat(read) if read else None


def _path(value: object) -> Path | None:
    return value if isinstance(value, Path) else None


def _member(session: Session, typed: Typed) -> Saved:
    made = staff.add(
        session,
        typed["name"],
        typed["kind"],
        from_day=_day(typed["from_day"]),
        duty=typed["duty"],
        education=typed["education"],
        major=typed["major"],
        psychology=typed["psychology"],
    )
    return Saved("member", made=made)


def _profile(session: Session, typed: Typed) -> Saved:
    staff.set_profile(
        session,
        typed["staff_id"],
        typed["education"],
        typed["major"],
        psychology=typed["psychology"],
        seen=typed["seen"],
    )
    return Saved("profile", made=typed["staff_id"])


def _certificate(session: Session, typed: Typed) -> Saved:
    made = staff.add_certificate(
        session,
        typed["staff_id"],
        CertificateInput(
            typed["kind"],
            typed["number"],
            typed["issuer"],
            _day(typed["issued_on"]),
            _maybe_day("到期日", typed["valid_to"]),
            _path(typed["scan"]),
        ),
    )
    return Saved("certificate", partial(staff.take_back_certificate, certificate_id=made, reason="撤销登记"))


def _training(session: Session, typed: Typed) -> Saved:
    people = tuple(typed["people"])
    made = staff.add_training(
        session,
        TrainingInput(
            typed["title"],
            _day(typed["day"]),
            typed["level"],
            typed["form"],
            float(typed["hours"]),
            tuple(typed["audiences"]),
            bool(typed["compulsory"]),
            typed["organizer"],
        ),
        people,
        dict.fromkeys(people, typed["certificate"]) if len(people) == 1 else None,
    )
    undo = partial(staff.take_back_training, training_id=made, reason="撤销登记")
    return Saved("training", undo, count=len(people))


def _appointment(session: Session, typed: Typed) -> Saved:
    paper = AppointmentInput(typed["title"], _day(typed["issued_on"]), _path(typed["file"]))
    made = staff_appointments.add(session, typed["staff_id"], paper)
    undo = partial(staff_appointments.take_back, appointment_id=made, reason="撤销登记")
    return Saved("appointment", undo, made=typed["staff_id"])


def _funding(session: Session, typed: Typed) -> Saved:
    made = funding.add(
        session,
        FundingInput(
            int(typed["year"]),
            typed["category"],
            typed["kind"],
            typed["amount"],
            typed["note"],
            _path(typed["file"]),
        ),
    )
    return Saved("funding", partial(funding.take_back, funding_id=made, reason="撤销登记"), made=made)


def _take_back(session: Session, typed: Typed) -> Saved:
    """``row`` is ``kind:id``; the row stays with the reason and no longer counts."""
    what, _, row_id = str(typed["row"]).partition(":")
    _TAKEN_BACK[what](session, row_id, typed["reason"])
    return Saved("take_back")


_TAKEN_BACK: Mapping[str, Callable[[Session, str, str], Changes]] = {
    "certificate": staff.take_back_certificate,
    "training": staff.take_back_training,
    "appointment": staff_appointments.take_back,
    "meeting": meetings.take_back,
    "funding": funding.take_back,
}


def _leave(session: Session, typed: Typed) -> Saved:
    staff.leave(session, typed["staff_id"], _day(typed["left_day"]))
    return Saved("leave")


def _link_me(session: Session, typed: Typed) -> Saved:
    staff_link.link(session, typed["staff_id"], session.account.id)
    return Saved("link_me")


def _body(session: Session, typed: Typed) -> Saved:
    made = bodies.found(
        session,
        typed["kind"],
        typed["name"],
        _day(typed["founded_on"]),
        document=typed["document"],
        duty=typed["duty"],
    )
    return Saved("body", made=made)


def _body_member(session: Session, typed: Typed) -> Saved:
    keys = ("post", "name", "role", "post_text", "unit", "phone", "department", "level", "area", "staff_id")
    made = bodies.add_member(
        session, typed["body_id"], MemberInput(**{key: typed[key] for key in keys}), _day(typed["from_day"])
    )
    return Saved("body_member", made=made)


def _member_out(session: Session, typed: Typed) -> Saved:
    done = bodies.end_membership(session, typed["member_id"], session.clock.now().date())
    return Saved("member_out", done.undo)


def _fill_classes(session: Session, typed: Typed) -> Saved:
    added = bodies.fill_class_level(session, typed["body_id"], session.clock.now().date())
    return Saved("fill_classes", count=added)


def _body_close(session: Session, typed: Typed) -> Saved:
    bodies.close(session, typed["body_id"], session.clock.now().date())
    return Saved("body_close")


def _policy(session: Session, typed: Typed) -> Saved:
    made = policies.add(
        session,
        PolicyInput(
            typed["kind"],
            typed["title"],
            typed["version"],
            _day(typed["effective_on"]),
            typed["approved_by"],
            _path(typed["file"]),
        ),
        supersedes=typed["supersedes"] or None,
        reason=typed["reason"],
    )
    return Saved("policy", made=made)


def _withdraw(session: Session, typed: Typed) -> Saved:
    policies.withdraw(session, typed["policy_id"], session.clock.now().date())
    return Saved("withdraw")


def _meeting(session: Session, typed: Typed) -> Saved:
    made = meetings.add(
        session,
        typed["kind"],
        _day(typed["day"]),
        typed["title"],
        attendees=int(typed["attendees"]),
        summary=typed["summary"],
        host=typed["host"],
        place=typed["place"],
        attendance=typed["attendance"],
        topics=typed["topics"],
        decisions=typed["decisions"],
        minutes=_path(typed["minutes"]),
    )
    return Saved("meeting", partial(meetings.take_back, meeting_id=made, reason="撤销登记"), made=made)


def _partner(session: Session, typed: Typed) -> Saved:
    given = PartnerInput(
        typed["name"],
        typed["kind"],
        typed["contact"],
        typed["phone"],
        typed["address"],
        bool(typed["green_channel"]),
        typed["green_note"],
        _maybe_day("协议签订日", typed["agreement_from"]),
        _maybe_day("协议到期日", typed["agreement_to"]),
        _path(typed["agreement"]),
    )
    if typed["partner_id"]:
        partners.change(session, typed["partner_id"], given, seen=typed["seen"])
        return Saved("partner", made=typed["partner_id"])
    return Saved("partner", made=partners.add(session, given))


def _partner_end(session: Session, typed: Typed) -> Saved:
    partners.end(session, typed["partner_id"], session.clock.now().date())
    return Saved("partner_end")


def _channel(session: Session, typed: Typed) -> Saved:
    given = ChannelInput(
        typed["scope"],
        typed["kind"],
        typed["name"],
        typed["value"],
        typed["hours"],
        _maybe_day("公布日期", typed["published_on"]),
        typed["published_where"],
    )
    if typed["channel_id"]:
        help_channels.change(session, typed["channel_id"], given, seen=typed["seen"])
        return Saved("channel", made=typed["channel_id"])
    return Saved("channel", made=help_channels.add(session, given))


def _channel_end(session: Session, typed: Typed) -> Saved:
    help_channels.end(session, typed["channel_id"], session.clock.now().date())
    return Saved("channel_end")


def _check_files(session: Session, _typed: Typed) -> Saved:
    found = attachments.check(session)
    wrong = (*found.missing, *found.damaged)
    if wrong:
        raise KnownError("attachments_wrong", count=len(wrong), names="、".join(wrong[:5]))
    return Saved("check_files", count=found.sound, changes=Changes.NONE)


_STEPS: Mapping[str, Callable[[Session, Typed], Saved]] = {
    "member": _member,
    "profile": _profile,
    "certificate": _certificate,
    "training": _training,
    "leave": _leave,
    "appointment": _appointment,
    "funding": _funding,
    "take_back": _take_back,
    "link_me": _link_me,
    "body": _body,
    "body_member": _body_member,
    "member_out": _member_out,
    "fill_classes": _fill_classes,
    "body_close": _body_close,
    "policy": _policy,
    "withdraw": _withdraw,
    "meeting": _meeting,
    "partner": _partner,
    "partner_end": _partner_end,
    "channel": _channel,
    "channel_end": _channel_end,
    "check_files": _check_files,
}


def _workload(session: Session, argument: object) -> Paper:
    year, month = argument if isinstance(argument, tuple) else (0, 0)
    return staff_papers.workload_pdf(session, int(year), int(month))


_PAPERS: Mapping[str, Callable[[Session, Any], Paper]] = {
    "register": lambda session, _: staff_papers.register_pdf(session),
    "shortage": lambda session, _: staff_papers.shortage_pdf(session),
    "hours": lambda session, _: staff_papers.hours_pdf(session),
    "workload": _workload,
    "workload_before": _workload,
    "network": lambda session, body: safeguard_papers.network_pdf(session, str(body)),
    "network_a3": lambda session, body: safeguard_papers.network_pdf(session, str(body), a3=True),
    "founding": lambda session, body: safeguard_papers.notice_pdf(session, str(body), adjusted=False),
    "adjusting": lambda session, body: safeguard_papers.notice_pdf(session, str(body), adjusted=True),
    "policies": lambda session, _: safeguard_papers.policy_list_pdf(session),
    "minutes": lambda session, meeting: safeguard_papers.minutes_pdf(session, str(meeting)),
    "channels": lambda session, _: safeguard_papers.channels_pdf(session),
    "contacts": lambda session, _: partner_papers.contacts_pdf(session),
    "funding": lambda session, year: funding_print.list_pdf(session, int(year)),
    "referral": lambda session, _: partner_papers.referral_places_pdf(session),
}
