"""What each noun adds to a student's timeline, in words; ``dossier.TIMELINE`` lists the functions."""

from __future__ import annotations

from collections.abc import Iterator

from xinliapp.domain.casework import CheckEntry, CheckStatus, PlanStatus, SupportPlan, Talk
from xinliapp.domain.conferences import ItemState, SignatureWay
from xinliapp.domain.counseling import SessionHead, SessionKind
from xinliapp.domain.dossier import EntryKind, TimelineEntry
from xinliapp.i18n import labels
from xinliapp.services import consents as consent_service
from xinliapp.services import counseling, guardian_contacts, home_visits, life_events, student_papers
from xinliapp.services.session import Session
from xinliapp.services.shipped_lists import sign_words
from xinliapp.storage import care as care_rows
from xinliapp.storage import concern as concern_rows
from xinliapp.storage import conferences as conference_rows
from xinliapp.storage import crises as crisis_rows
from xinliapp.storage import dossier as dossier_rows
from xinliapp.storage import plans as plan_rows
from xinliapp.storage import referrals as referral_rows
from xinliapp.storage import returns_to_school as return_rows
from xinliapp.storage import screening as screening_rows
from xinliapp.storage import talks as talk_rows
from xinliapp.storage import warnings as warning_rows


def talks(session: Session, student_id: str) -> Iterator[TimelineEntry]:
    """谈心: how it was held and its first line; the note whole below."""
    for talk in talk_rows.of_student(session.database, student_id):
        yield TimelineEntry(talk.id, EntryKind.TALK, talk.day, talk_words(talk), talk.by_name, talk.note)


def talk_words(talk: Talk) -> str:
    """一对一当面 · 开学适应."""
    alone = "一对一" if talk.one_to_one else "多人"
    there = "当面" if talk.face_to_face else "非当面"
    return _joined(alone + there, talk.note.strip().split("\n")[0])


def grades(session: Session, student_id: str) -> Iterator[TimelineEntry]:
    """定级: the step from the grade before; a decision that left the grade as it was says so."""
    history = concern_rows.history(session.database, student_id)
    for place, grade in enumerate(history):
        before = history[place + 1].ordinal if place + 1 < len(history) else None
        steps = (grade.ordinal,) if before in (None, grade.ordinal) else (before or 0, grade.ordinal)
        words = "复评 不变" if before == grade.ordinal else ""
        yield TimelineEntry(
            grade.id, EntryKind.GRADE, grade.decided_on, words, grade.decided_by, grade.reason, steps
        )


def conclusions(session: Session, student_id: str) -> Iterator[TimelineEntry]:
    """研判: what it rested on; a conclusion in force shows its grade as 定级 already."""
    for item in conference_rows.items_of_student(session.database, student_id):
        state = "" if item.state is ItemState.DECIDED else labels.label(item.state)
        paper = item.signature is not None and item.signature.way is SignatureWay.PAPER
        words = _joined(f"依据{len(item.bases)}", state, "审核为纸质签字" if paper else "")
        bases = [f"{labels.label(basis.kind)} {basis.day} {basis.words}".strip() for basis in item.bases]
        parts = (
            ("依据", "; ".join(bases)),
            ("保护因素", item.protective),
            ("家长意见", item.parents_opinion),
            ("理由", item.reason),
            ("退回理由", item.signature.reason if item.signature else ""),
        )
        yield TimelineEntry(item.id, EntryKind.CONFERENCE, item.created_at[:10], words, "", _detail(*parts))


def checks(session: Session, student_id: str) -> Iterator[TimelineEntry]:
    """筛查摸排: round, method, hint or none, what a person decided."""
    rounds = {one.id: one.name for one in screening_rows.rounds(session.database)}
    for entry in screening_rows.of_student(session.database, student_id):
        words = check_words(entry, rounds.get(entry.round_id, ""))
        yield TimelineEntry(entry.id, EntryKind.CHECK, entry.day, words)


def check_words(entry: CheckEntry, round_name: str) -> str:
    """2026年秋季全员摸排 · 谈心谈话 · 有提示 · 提请研判."""
    if entry.status is not CheckStatus.DONE:
        result = labels.label(entry.status)
    else:
        result = "有提示" if entry.noticed else "无提示"
    after = labels.label(entry.disposition) if entry.disposition else ""
    return _joined(round_name, labels.label(entry.method), result, after)


def groups(session: Session, student_id: str) -> Iterator[TimelineEntry]:
    """小组: when it was formed, and closed."""
    for group in care_rows.groups_of(session.database, student_id):
        members = "\n".join(f"{labels.label(one.role)}  {one.name}" for one in group.members)
        yield TimelineEntry(group.id, EntryKind.GROUP, group.formed_on, "成立关爱小组", "", members)
        if group.closed_on is not None:
            yield TimelineEntry(f"{group.id}:closed", EntryKind.GROUP, group.closed_on, "关爱小组结束")


def plans(session: Session, student_id: str) -> Iterator[TimelineEntry]:
    """方案: each approved version on its first day, the end on the day it ended."""
    for plan in plan_rows.of_student(session.database, student_id):
        if plan.status is PlanStatus.ACTIVE:
            review = f"复评 {plan.review_on}" if plan.review_on else ""
            words = _joined(f"v{plan.version} 启用", review)
            yield TimelineEntry(
                plan.id,
                EntryKind.PLAN,
                plan.starts_on,
                words,
                "",
                plan_text(plan),
                page="plan",
                argument=student_id,
            )
        elif plan.status is PlanStatus.CLOSED:
            outcome = labels.label(plan.outcome) if plan.outcome else ""
            words = _joined(f"v{plan.version} 结束", outcome)
            day = plan.closed_on or plan.starts_on
            yield TimelineEntry(plan.id, EntryKind.PLAN, day, words, "", plan_text(plan))


def plan_text(plan: SupportPlan) -> str:
    """A plan as plain text."""
    return _detail(("现状", plan.situation), ("目标", plan.goals), ("措施", plan.measures))


def reviews(session: Session, student_id: str) -> Iterator[TimelineEntry]:
    """方案复评: the outcome a person entered, and what they saw."""
    for review in plan_rows.reviews_of(session.database, student_id):
        detail = _detail(("复评情况", review.note), ("理由", review.reason))
        yield TimelineEntry(
            review.id,
            EntryKind.REVIEW,
            review.reviewed_on,
            labels.label(review.outcome),
            review.by_name,
            detail,
        )


def warnings(session: Session, student_id: str) -> Iterator[TimelineEntry]:
    """预警: the signs that were seen, who brought them, how far it got."""
    for report in warning_rows.of_student(session.database, student_id):
        signs = "、".join(sign_words(key) for key in report.signs)
        done = labels.label(report.steps[-1].kind) if report.steps else ""
        yield TimelineEntry(
            report.id,
            EntryKind.WARNING,
            report.noticed_at[:10],
            _joined(signs, labels.label(report.urgency), done),
            labels.label(report.source),
            report.note,
            page="concern",
            argument={"warning": report.id},
        )


def sessions(session: Session, student_id: str) -> Iterator[TimelineEntry]:
    """辅导: that it took place, the how manieth time, how long, who; its words open on their own page.

    What is not signed yet is no session that took place: it stands there as 未签名, without its minutes.
    """
    heads = [head for head in counseling.timeline(session, student_id) if head.voided_at is None]
    alone = sorted(
        (head for head in heads if head.kind is SessionKind.INDIVIDUAL and _held(head)),
        key=lambda head: (head.started_at, head.sequence),
    )
    places = {head.id: f"第{place}次" for place, head in enumerate(alone, start=1)}
    for head in heads:
        mine = head.author_id == session.account.id
        told = f"{head.minutes}分" if _held(head) else "未签名"
        yield TimelineEntry(
            head.id,
            EntryKind.COUNSELING,
            head.started_at[:10],
            _joined(
                f"{labels.label(head.kind)} {places.get(head.id, '')}".rstrip(),
                told,
                "导入(无正文)" if head.imported else "" if mine else "封存",
            ),
            head.author_name,
            sealed=not mine,
            page="counseling",
            argument=head.id,
        )


def _held(head: SessionHead) -> bool:
    return head.imported or head.signed_at is not None


def home(session: Session, student_id: str) -> Iterator[TimelineEntry]:
    """家校: visits and other contacts with the family."""
    for visit in home_visits.of_student(session, student_id):
        words = _joined("家访", labels.label(visit.mode), visit.met)
        detail = _detail(("了解到", visit.findings), ("约定", visit.agreed))
        yield TimelineEntry(visit.id, EntryKind.HOME, visit.day, words, visit.by_name, detail)
    for contact in guardian_contacts.of_student(session, student_id):
        words = _joined("联系家长", labels.label(contact.mode), labels.label(contact.topic))
        yield TimelineEntry(contact.id, EntryKind.HOME, contact.day, words, contact.by_name, contact.note)


def referrals(session: Session, student_id: str) -> Iterator[TimelineEntry]:
    """转介复学: where to, what became of it, what the parents told; times away and what was decided."""
    kind = EntryKind.REFERRAL
    for found in referral_rows.of_student(session.database, student_id):
        about, sheet = {"referral": found.id}, found.sheet
        reasons = "、".join(labels.label(one) for one in sheet.reasons)
        detail = _detail(("原因", _joined(reasons, sheet.reason_words)))
        words = _joined("转介", sheet.partner_name, labels.label(found.state))
        yield TimelineEntry(
            found.id,
            kind,
            found.opened_on,
            words,
            sheet.confirmed_by,
            detail,
            page="referral",
            argument=about,
        )
        for one in found.follow_ups:
            told = _detail(("就诊情况", one.told), ("学校措施", one.measures), ("家长反馈", one.feedback))
            words = _joined("转介跟踪", labels.label(one.channel))
            yield TimelineEntry(
                one.id, kind, one.at[:10], words, one.by_name, told, page="referral", argument=about
            )
    for away in return_rows.of_students(session.database, [student_id]):
        since, about = away.suspension, {"suspension": away.suspension.id}
        yield TimelineEntry(
            since.id, kind, since.from_day, _joined("休学", labels.label(since.reason_class)), "", since.note,
            page="referral", argument=about,
        )  # fmt: skip
        for decision in away.decisions:
            words = _joined(labels.label(decision.outcome), decision.back_on or "")
            said = _detail(("条件", decision.conditions), ("支持计划", decision.support))
            yield TimelineEntry(
                decision.id, kind, decision.decided_on, words, decision.decided_by, said,
                page="referral", argument=about,
            )  # fmt: skip


def crises(session: Session, student_id: str) -> Iterator[TimelineEntry]:
    """危机处置: the steps that were noted, in their order; what lies in a sealed dossier is none of them."""
    for one in crisis_rows.of_student(session.database, student_id):
        noted = [entry.words for entry in one.entries if entry.words and entry.counts_at]
        words = _joined("、".join(dict.fromkeys(noted)), "" if one.ended_at else "进行中")
        yield TimelineEntry(
            one.id,
            EntryKind.CRISIS,
            one.started_at[:10],
            words,
            page="crisis_record",
            argument={"crisis": one.id},
        )


def facts(session: Session, student_id: str) -> Iterator[TimelineEntry]:
    """档案: what the school got to know, with its source."""
    for fact in dossier_rows.facts_of(session.database, student_id):
        words = _joined(labels.label(fact.topic or fact.section), f"来源 {fact.source}")
        yield TimelineEntry(fact.id, EntryKind.FACT, fact.day, words, "", fact.text)


def events(session: Session, student_id: str) -> Iterator[TimelineEntry]:
    """事件: what happened, with its source."""
    for event in life_events.of_student(session, student_id):
        words = _joined(labels.label(event.kind), f"来源 {event.source}")
        yield TimelineEntry(event.id, EntryKind.EVENT, event.day, words, "", event.text)


def papers(session: Session, student_id: str) -> Iterator[TimelineEntry]:
    """附件: of a third party's only that it is there."""
    for paper in student_papers.of_student(session, student_id):
        words = _joined(labels.label(paper.kind), "封存" if paper.sealed else paper.title or paper.provider)
        yield TimelineEntry(
            paper.id, EntryKind.PAPER, paper.day, words, paper.created_by, sealed=paper.sealed
        )


def consents(session: Session, student_id: str) -> Iterator[TimelineEntry]:
    """同意: what was answered, by whom."""
    for one in consent_service.history(session, student_id):
        signed = _joined(one.relation, labels.label(one.way) if one.way else "")
        words = _joined(labels.label(one.kind), labels.label(one.step), signed)
        yield TimelineEntry(one.id, EntryKind.CONSENT, one.day, words, one.created_by, one.reason)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _detail(*parts: tuple[str, str]) -> str:
    return "\n".join(f"{name}: {text}" for name, text in parts if text)
