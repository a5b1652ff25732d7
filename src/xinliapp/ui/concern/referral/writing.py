"""What the page of referrals and returns writes; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from xinliapp.domain.conferences import Basis, BasisKind
from xinliapp.domain.errors import UserError
from xinliapp.domain.papers import Paper
from xinliapp.domain.referrals import (
    Carried,
    FollowChannel,
    Helped,
    ParentsOpinion,
    ReferralReason,
    ReferralStepKind,
)
from xinliapp.domain.returns_to_school import ReturnOutcome, SuspensionClass
from xinliapp.domain.typed_days import read_typed_day
from xinliapp.services import (
    drafts,
    referral_follow_ups,
    referral_print,
    referral_steps,
    referrals,
    return_decisions,
    return_print,
    returns_to_school,
)
from xinliapp.services.referral_follow_ups import FollowUpInput
from xinliapp.services.referral_steps import StepInput
from xinliapp.services.referrals import ReferralInput
from xinliapp.services.return_decisions import DecisionInput
from xinliapp.services.returns_to_school import ApplicationInput, AssessmentInput, SuspensionInput
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.ui.concern.referral.facts import (
    FollowForm,
    Opened,
    ReferralPaper,
    ReturnForm,
    SheetForm,
    Typed,
    basis_key,
)
from xinliapp.ui.concern.referral.reading import draft_key


def save_sheet(session: Session, opened: Opened, typed: Typed, file: Path | None) -> str:
    """Begin the referral, or write what it says now; its id."""
    made = _sheet(opened, typed.sheet, file)
    if opened.referral is None:
        referral_id = referrals.begin(session, opened.line.student_id, made)
    else:
        referral_id = opened.referral.id
        referrals.amend(session, referral_id, made, typed.sheet.change, seen=typed.base or None)
    _settle(session, opened)
    return referral_id


def save_step(
    session: Session,
    opened: Opened,
    kind: ReferralStepKind,
    when: tuple[str, str],
    by_name: str,
    note: str,
    file: Path | None,
) -> str:
    """Note what happened to the referral; its id."""
    found = _referral_id(opened)
    at = _moment("时间", *when)
    referral_steps.step(
        session, found, StepInput(kind, by_name, at, note, file), seen=opened.fresh.base or None
    )
    return found


def save_follow(session: Session, opened: Opened, form: FollowForm) -> str:
    """Note an asking, or correct one; its id."""
    made = FollowUpInput(
        at=_moment("时间", form.day, form.time),
        channel=FollowChannel(form.channel),
        next_on=_day("下次", form.next_on),
        told=form.told,
        measures=form.measures,
        feedback=form.feedback,
    )
    if form.corrects:
        found = referral_follow_ups.correct(session, form.corrects, made, form.reason)
    else:
        found = referral_follow_ups.add(session, _referral_id(opened), made)
    _settle(session, opened)
    return found


def save_suspension(session: Session, opened: Opened, typed: Typed) -> str:
    """Note the time away, or correct it; its id. When another place wrote since nothing is stored."""
    form = typed.back
    if opened.absence is not None:
        refuse_newer(typed.base or None, returns_to_school.load(session, opened.absence.suspension.id))
    made = SuspensionInput(_needed("休学日期", form.from_day), SuspensionClass(form.reason_class), form.note)
    if opened.absence is None:
        found = returns_to_school.suspend(session, opened.line.student_id, made)
    elif _suspension_stands(opened, form):
        found = opened.absence.suspension.id
    else:
        found = returns_to_school.correct_suspension(session, opened.absence.suspension.id, made, form.change)
    return found


def save_application(session: Session, opened: Opened, typed: Typed) -> str:
    """Everything handed in so far, the time away too; its id. Without a day of asking nothing was asked."""
    suspension_id = save_suspension(session, opened, typed)
    form = typed.back
    if form.applied_on or form.applicant.strip() or form.materials.strip():
        absence = returns_to_school.load(session, suspension_id)
        asked = ApplicationInput(_needed("申请日期", form.applied_on), form.applicant, form.materials)
        returns_to_school.apply(session, absence.suspension.id, asked, form.change)
    _settle(session, opened)
    return suspension_id


def save_assessment(session: Session, opened: Opened, typed: Typed, file: Path | None) -> str:
    """What was handed in, and the document of others with it; the id of the time away."""
    suspension_id = save_application(session, opened, typed)
    absence = returns_to_school.load(session, suspension_id)
    if absence.application is None:
        raise UserError("field_required", field="申请日期")
    form = typed.back
    made = AssessmentInput(form.unit_name, _needed("评估日期", form.assessed_on), form.conclusion, file)
    returns_to_school.add_assessment(session, absence.application.id, made)
    return suspension_id


def decide(session: Session, opened: Opened, typed: Typed, outcome: ReturnOutcome, file: Path | None) -> str:
    """Everything typed is stored first, then decided; the id of the time away."""
    form = typed.back
    if file is not None or form.unit_name.strip():
        suspension_id = save_assessment(session, opened, typed, file)
    else:
        suspension_id = save_application(session, opened, typed)
    absence = returns_to_school.load(session, suspension_id)
    if absence.application is None:
        raise UserError("field_required", field="申请日期")
    made = DecisionInput(
        outcome,
        form.decided_by,
        _needed("决定日期", form.decided_on),
        _day("复学日期", form.back_on),
        form.conditions,
        form.support,
    )
    return_decisions.decide(session, absence.application.id, made)
    _settle(session, opened)
    return suspension_id


def paper(session: Session, what: ReferralPaper, record_id: str, blank_missing: bool = False) -> Paper:
    """One of the papers of a line."""
    if what is ReferralPaper.ADVICE:
        return referral_print.advice_pdf(session, record_id, blank_missing)
    if what is ReferralPaper.FOLLOW_UPS:
        return referral_print.follow_ups_pdf(session, record_id, blank_missing)
    return return_print.approval_pdf(session, record_id, blank_missing)


def _settle(session: Session, opened: Opened) -> None:
    drafts.delete_draft(session, draft_key(opened.line.student_id))


def _suspension_stands(opened: Opened, form: ReturnForm) -> bool:
    now = opened.absence.suspension if opened.absence is not None else None
    return now is not None and (now.from_day, now.reason_class.value, now.note) == (
        form.from_day,
        form.reason_class,
        form.note.strip(),
    )


def _sheet(opened: Opened, form: SheetForm, file: Path | None) -> ReferralInput:
    bases = [one for one in opened.bases if basis_key(one) in form.bases]
    if form.extra.strip():
        bases.append(Basis(BasisKind.OTHER, "", opened.today, form.extra.strip()[:200]))
    interval = form.interval.strip()
    if interval and not (interval.isascii() and interval.isdigit()):
        raise UserError("field_wrong", field="间隔", why="应为整数")
    return ReferralInput(
        partner_id=form.partner_id,
        reasons=tuple(ReferralReason(key) for key in form.reasons),
        bases=tuple(bases),
        reason_words=form.reason_words,
        carried=tuple(Carried(key) for key in form.carried),
        confirmed_by=form.confirmed_by,
        confirmed_on=_day("确认日期", form.confirmed_on),
        parents_opinion=ParentsOpinion(form.opinion),
        parents_signer=form.signer,
        parents_signed_on=_day("签字日期", form.signed_on),
        parents_file=file,
        helped=Helped(form.helped) if form.helped else None,
        interval_days=int(interval) if interval else None,
        first_follow_on=_day("首次", form.first),
    )


def _referral_id(opened: Opened) -> str:
    if opened.referral is None:
        raise UserError("not_found")
    return opened.referral.id


def _day(field: str, text: str) -> dt.date | None:
    try:
        day = read_typed_day(text)
    except ValueError:
        raise UserError("field_wrong", field=field, why="请写成 2026-11-23") from None
    return dt.date.fromisoformat(day) if day else None


def _needed(field: str, text: str) -> dt.date:
    day = _day(field, text)
    if day is None:
        raise UserError("field_required", field=field)
    return day


def _moment(field: str, day: str, time: str) -> dt.datetime:
    try:
        hour = dt.time.fromisoformat(time.strip() or "00:00")
    except ValueError:
        raise UserError("field_wrong", field=field, why="时间请写成 08:30") from None
    return dt.datetime.combine(_needed(field, day), hour.replace(tzinfo=None))
