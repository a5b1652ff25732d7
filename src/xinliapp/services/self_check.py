"""The self-check: verdicts of a pack, and the paper's way from draft to the principal's signature."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.paperwork import PaperStatus, RectificationPlan, SelfCheckRecord, SubjectKind
from xinliapp.domain.report_models import PackUsed, SelfCheckReport
from xinliapp.domain.rules import Clause, RulePack, Verdict
from xinliapp.reports.self_check import render_self_check
from xinliapp.services import (
    approvals,
    check_json,
    checking,
    figures,
    measuring,
    paper_steps,
    period_words,
    typed,
)
from xinliapp.services.checking import CheckResult, check, check_json_of
from xinliapp.services.demo import is_demo
from xinliapp.services.paper_steps import paper_at
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import accounts as account_rows
from xinliapp.storage import confirmations as confirmation_rows
from xinliapp.storage import self_checks as rows
from xinliapp.storage.audit import Chain, anchor, append, head, known_case_head
from xinliapp.storage.units import load_unit

__all__ = [
    "CheckResult",
    "approve",
    "check",
    "check_json_of",
    "confirm",
    "declare",
    "print_pdf",
    "record",
    "records",
    "report_model",
    "return_",
    "save_rectification",
    "signature_holds",
    "snapshot",
    "start",
    "submit",
]

CHANGES = Changes.SELF_CHECK
SNAPSHOT_FORMAT = "xinli-selfcheck-1"


def start(session: Session, pack_id: str, period: str | None = None, as_of: dt.date | None = None) -> str:
    """Start a self-check, or bring the open draft up to date; its id.

    After a revision that was returned or approved a new one begins.

    Raises:
        UserError: ``paper_submitted`` while one waits for the principal; as :func:`check`.
    """
    result = checking.run(session, measuring.pack(pack_id), as_of, period, live=False)
    last = rows.latest(session.database, result.pack.id, result.period)
    if last is not None and last.status is PaperStatus.SUBMITTED:
        raise UserError("paper_submitted")
    if last is not None and last.status is PaperStatus.DRAFT:
        with session.write("selfcheck.refresh", object_id=last.id) as uow:
            values = {"as_of": result.as_of, "pack_version": result.pack.version}
            rows.update(uow, last.id, snapshot=_snapshot(session, result, last.revision), **values)
        return last.id
    revision = last.revision + 1 if last else 1
    record = SelfCheckRecord(
        new_id(),
        result.pack.id,
        result.pack.version,
        result.period,
        revision,
        result.as_of,
        PaperStatus.DRAFT,
        _snapshot(session, result, revision),
    )
    with session.write("selfcheck.start", object_id=record.id) as uow:
        rows.insert(uow, record)
    return record.id


def confirm(session: Session, pack_id: str, clause_id: str, period: str, *, met: bool, note: str) -> Changes:
    """Say by name whether a clause is met that the records alone do not settle.

    Raises:
        UserError: ``not_found``, ``clause_is_counted`` if records settle it, ``field_required``.
    """
    return declare(session, pack_id, (clause_id,), period, met=met, note=note)


def declare(
    session: Session, pack_id: str, clause_ids: Sequence[str], period: str, *, met: bool, note: str
) -> Changes:
    """The same word on several clauses, each noted by itself: all of them or none.

    Raises:
        UserError: as :func:`confirm`; ``field_required`` without a clause.
    """
    words = typed.prose(session, "说明", note, longest=300)
    pack = measuring.pack(pack_id)
    asked = tuple(_clause(pack, clause_id) for clause_id in clause_ids)
    if not asked:
        raise UserError("field_required", field="条款")
    live = session.database.has_case
    found = checking.run(session, replace(pack, clauses=asked), None, period, live=live)
    for result in found.results:
        if result.verdict is not Verdict.NEEDS_PERSON and result.confirmed_by is None:
            raise UserError("clause_is_counted", clause=result.clause.id)
    *others, last = asked
    with session.write("selfcheck.confirm", object_id=last.id) as uow:
        for clause in asked:
            confirmation_rows.insert(uow, pack.id, clause.id, period, met=met, note=words)
        for clause in others:
            append(uow, Chain.CORE, "selfcheck.confirm", clause.id)
    return CHANGES


def save_rectification(session: Session, plan: RectificationPlan, *, seen: str | None = None) -> Changes:
    """Note who will put an unmet clause right, by when and how.

    ``seen`` is the mark (``services.seen``) of the clause's plan as the form showed it ("" for none).

    Raises:
        UserError: ``not_found``, ``changed_since``, ``field_required``, ``field_wrong``.
    """
    refuse_newer(seen, rows.rectifications(session.database, plan.pack_id, plan.period).get(plan.clause_id))
    _clause(measuring.pack(plan.pack_id), plan.clause_id)
    typed.text("责任人", plan.responsible, longest=40)
    typed.prose(session, "措施", plan.measures, longest=500)
    try:
        dt.date.fromisoformat(plan.due_on)
    except ValueError:
        raise UserError("field_wrong", field="期限", why="不是日期") from None
    with session.write("selfcheck.rectify", object_id=plan.clause_id) as uow:
        rows.save_rectification(uow, plan)
    return CHANGES


def submit(session: Session, record_id: str, unpublished: str = "") -> Changes:
    """Hand the self-check to the principal (counsellor): figures are taken anew and frozen.

    ``unpublished`` is why figures of the case file are not released; the paper carries it at each of them.

    Raises:
        UserError: ``not_found``, ``paper_not_draft``, ``not_allowed``, ``self_check_open`` with the number
            of clauses that still wait for a person, ``self_check_unpublished`` with the number of those that
            lack a released figure and that reason, ``self_check_outdated`` (``clauses``) while the records
            behind a released figure have changed since; ``field_wrong``, ``student_named`` for the reason.
    """
    session.require_role(Role.COUNSELOR, Role.OFFICER, action="提交自查")
    if session.database.has_case:
        figures.refresh_stale(session)
    record = paper_at(session, rows.SELF_CHECKS, record_id, PaperStatus.DRAFT)
    as_of = dt.date.fromisoformat(record.as_of)
    result = checking.run(session, measuring.pack(record.pack_id), as_of, record.period, live=False)
    waiting = result.count(Verdict.NEEDS_PERSON)
    if waiting:
        raise UserError("self_check_open", count=waiting)
    missing = result.count(Verdict.NOT_PUBLISHED)
    why = typed.prose(session, "未发布的原因", unpublished, shortest=5 if unpublished else 0, longest=300)
    if missing and not why:
        raise UserError("self_check_unpublished", count=missing)
    outdated = [one.clause.id for one in result.results if one.published is not None and one.published.stale]
    if outdated:
        raise UserError("self_check_outdated", clauses="、".join(outdated))
    with session.write("selfcheck.submit", object_id=record_id) as uow:
        said = _explained(result, why, session.account.display_name, uow.now)
        rows.update(
            uow,
            record_id,
            status=PaperStatus.SUBMITTED,
            pack_version=result.pack.version,
            snapshot=_snapshot(session, said, record.revision),
            submitted_by=session.account.display_name,
            submitted_at=uow.now,
        )
    return CHANGES


def return_(session: Session, record_id: str, reason: str) -> Changes:
    """Send a submitted self-check back with a reason (principal).

    Raises:
        UserError: ``not_found``, ``paper_not_submitted``, ``not_allowed``, ``field_required``,
            ``field_wrong``.
    """
    paper_steps.send_back(session, rows.SELF_CHECKS, record_id, reason, "selfcheck.return")
    return CHANGES


def approve(session: Session, record_id: str) -> Changes:
    """Sign the frozen snapshot (who holds the signing key).

    Raises:
        UserError: ``not_found``, ``paper_not_submitted``, ``not_allowed``.
    """
    session.require_sign()
    record = paper_at(session, rows.SELF_CHECKS, record_id, PaperStatus.SUBMITTED)
    digest = check_json.digest(record.snapshot)
    with session.write("selfcheck.approve", object_id=record_id) as uow:
        approvals.sign(session, uow, SubjectKind.SELF_CHECK, record_id, digest)
        rows.update(uow, record_id, status=PaperStatus.APPROVED)
    return CHANGES


def record(session: Session, record_id: str) -> SelfCheckRecord:
    """One revision.

    Raises:
        UserError: ``not_found``.
    """
    found = rows.load(session.database, record_id)
    if found is None:
        raise UserError("not_found")
    return found


def records(session: Session) -> list[SelfCheckRecord]:
    """Every revision, newest first."""
    return rows.all_records(session.database)


def snapshot(session: Session, record_id: str) -> dict[str, object]:
    """A revision's frozen content (docs/formats/selfcheck.schema.json).

    Raises:
        UserError: ``not_found``.
    """
    content: dict[str, object] = json.loads(record(session, record_id).snapshot)
    return content


def signature_holds(session: Session, record_id: str) -> bool:
    """Whether the stored approval signs exactly the stored snapshot.

    Raises:
        UserError: ``not_found``.
    """
    found = record(session, record_id)
    approval = approvals.approval_of(session, SubjectKind.SELF_CHECK, record_id)
    if approval is None:
        return False
    return approvals.holds(approval, check_json.digest(found.snapshot), approvals.signers(session))


def report_model(session: Session, record_id: str) -> SelfCheckReport:
    """The revision as its printed report; without a valid approval it prints as a draft.

    Raises:
        UserError: ``not_found``.
    """
    found = record(session, record_id)
    content = snapshot(session, record_id)
    unit, pack_used, clauses = content["unit"], content["source"], content["clauses"]
    if not (isinstance(unit, Mapping) and isinstance(pack_used, Mapping) and isinstance(clauses, list)):
        raise TypeError("not a snapshot of this format")
    plans = rows.rectifications(session.database, found.pack_id, found.period)
    approval = approvals.approval_of(session, SubjectKind.SELF_CHECK, record_id)
    signed = approval if approval is not None and signature_holds(session, record_id) else None
    core_head, case_head = approvals.anchored_heads(session, signed) if signed else ("", "")
    signer = account_rows.account(session.database, signed.created_by) if signed else None
    return SelfCheckReport(
        unit_name=str(unit["name"]),
        unit_code=str(unit["code"]),
        period_label=period_words.label(found.period),
        as_of=found.as_of,
        packs=(PackUsed(str(pack_used["title"]), found.pack_version),),
        rows=tuple(check_json.report_row(clause, plans.get(str(clause["id"]))) for clause in clauses),
        approved_by=(signer.display_name if signer else signed.created_by) if signed else None,
        approved_at=signed.created_at if signed else None,
        core_head=core_head,
        case_head=case_head,
        revision=found.revision,
        demo=is_demo(session),
    )


def print_pdf(session: Session, record_id: str) -> bytes:
    """The report as PDF; printing is noted in the core chain.

    A signed paper carries the chain heads of its approval, a draft those of this moment, which are anchored:
    the copy in somebody's hands shows later whether the records before it are still the same.

    Raises:
        UserError: ``not_found``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``.
    """
    report = report_model(session, record_id)
    heads: list[tuple[Chain, int, str]] = []
    if report.approved_at is None:
        core = head(session.database, Chain.CORE)
        heads = [(Chain.CORE, core.seq, core.hash), (Chain.CASE, *known_case_head(session.database))]
        heads = [each for each in heads if each[1]]
        known = {chain: digest for chain, _, digest in heads}
        report = replace(report, core_head=known.get(Chain.CORE, ""), case_head=known.get(Chain.CASE, ""))
    pdf = render_self_check(report)
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        for chain, seq, digest in heads:
            anchor(uow, chain, seq, digest, f"print:{record_id}")
        append(uow, Chain.CORE, "selfcheck.print", record_id)
    return pdf


def _explained(result: CheckResult, why: str, by: str, at: str) -> CheckResult:
    """The result with the reason at every clause whose figure was not released."""
    return replace(
        result,
        results=tuple(
            replace(one, confirmed_by=by, confirmed_at=at, confirmed_note=why)
            if one.verdict is Verdict.NOT_PUBLISHED
            else one
            for one in result.results
        ),
    )


def _snapshot(session: Session, result: CheckResult, revision: int) -> str:
    unit = load_unit(session.database)
    clauses = [check_json.clause_json(clause) for clause in result.results]
    for clause in clauses:
        clause.pop("evidence", None)  # a paper for the principal and the bureau: counts, no record ids
    source = result.pack.clauses[0].citation
    return check_json.canonical(
        {
            "format": SNAPSHOT_FORMAT,
            "unit": {"code": unit.code if unit else "", "name": unit.name if unit else ""},
            "pack": result.pack.id,
            "pack_version": result.pack.version,
            "source": {"document": source.document, "title": source.title, "issuer": source.issuer},
            "period": result.period,
            "as_of": result.as_of,
            "revision": revision,
            "clauses": clauses,
        }
    )


def _clause(pack: RulePack, clause_id: str) -> Clause:
    try:
        return pack.clause(clause_id)
    except KeyError:
        raise UserError("not_found") from None
