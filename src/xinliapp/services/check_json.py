"""A check's results as JSON (docs/formats/check.schema.json, selfcheck.schema.json) and as printed words."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping

from xinliapp.domain.paperwork import RectificationPlan
from xinliapp.domain.report_models import Rectification, SelfCheckRow
from xinliapp.domain.rules import ClauseResult, PublishedFigure, Shortfall, Verdict, Window
from xinliapp.services.measuring import clause_parameters

SHOWN_SHORTFALLS = 5


def clause_json(result: ClauseResult) -> dict[str, object]:
    """One clause; figures of the case file carry counts only, never rows."""
    clause = result.clause
    found: dict[str, object] = {
        "id": clause.id,
        "verdict": result.verdict.value,
        "value": _plain(result.value),
        "requirement": _plain(result.requirement),
        "denominator": _plain(result.denominator),
        "unit": clause.unit,
        "rows": row_count(result),
        "period": _window(result.window),
        "pack": result.pack_id,
        "pack_version": result.pack_version,
        "measure": clause.measure,
        "parameters": clause_parameters(clause) if clause.measure else {},
        "comparator": clause.comparator.value,
        "convention": result.convention,
        "automation": clause.automation.value,
        "source": {"document": clause.citation.document, "clause": clause.citation.clause},
        "duty": clause.duty,
        "owes": clause.owes,
        "scope": clause.scope,
        "requirement_text": clause.requirement_text,
        "local": clause.local,
        "actual_text": actual_text(result),
        "shortfall": [_shortfall(item) for item in result.shortfall],
        "pending": [_shortfall(item) for item in result.pending],
        "notes": [{"what": what, "count": _plain(count)} for what, count in result.notes],
        "confirmed_by": result.confirmed_by,
        "confirmed_at": result.confirmed_at,
        "confirmed_note": result.confirmed_note,
        "published": _published(result.published) if result.published else None,
    }
    if not clause.needs_case:
        found["evidence"] = [
            {"table": row.table, "id": row.row_id, "day": row.day, "amount": _plain(row.amount)}
            for row in result.rows
        ]
    return found


def row_count(result: ClauseResult) -> int:
    """How many records stand behind the value shown."""
    if not result.rows and result.published is not None:
        return result.published.row_count
    return len(result.rows)


def canonical(content: Mapping[str, object]) -> str:
    """JSON in the one spelling that is digested."""
    return json.dumps(dict(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 of a snapshot, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def actual_text(result: ClauseResult) -> str:
    """The value in words: ``39/40个班``, ``6.5小时/周``, "" where there is none."""
    if result.value is None:
        return ""
    value = _number(result.value)
    if result.denominator is not None:
        value = f"{value}/{_number(result.denominator)}"
    elif result.clause.requirement != result.requirement and result.requirement is not None:
        return f"{value}{result.clause.unit}(应有{_number(result.requirement)})"
    return f"{value}{result.clause.unit}"


def report_row(clause: Mapping[str, object], plan: RectificationPlan | None) -> SelfCheckRow:
    """A clause of a snapshot as the printed report shows it."""
    source, published = clause["source"], clause["published"]
    if not isinstance(source, Mapping) or not (published is None or isinstance(published, Mapping)):
        raise TypeError("not a snapshot of this format")
    return SelfCheckRow(
        clause_id=str(clause["id"]),
        document=str(source["document"]),
        clause=str(source["clause"]),
        duty=str(clause["duty"]),
        requirement=str(clause["requirement_text"]),
        actual=str(clause["actual_text"]),
        verdict=Verdict(clause["verdict"]),
        evidence_count=int(str(clause["rows"])),
        note=_note(clause),
        published_by=str(published["published_by"]) if published else None,
        published_at=str(published["published_at"]) if published else None,
        rectification=Rectification(plan.responsible, plan.due_on, plan.measures) if plan else None,
    )


def _note(clause: Mapping[str, object]) -> str:
    items = clause["shortfall"]
    labels = [str(item["label"]) for item in items] if isinstance(items, list) else []
    if not labels and clause["verdict"] == Verdict.NOT_PUBLISHED.value:
        return f"未发布的原因：{clause['confirmed_note']}" if clause["confirmed_note"] else ""
    if not labels:
        return f"由{clause['confirmed_by']}确认" if clause["confirmed_by"] else ""
    more = f"等{len(labels)}项" if len(labels) > SHOWN_SHORTFALLS else ""
    return f"不足:{'、'.join(labels[:SHOWN_SHORTFALLS])}{more}"


def _published(figure: PublishedFigure) -> dict[str, object]:
    return {
        "id": figure.id,
        "value": _plain(figure.value),
        "denominator": _plain(figure.denominator),
        "requirement": _plain(figure.need),
        "rows": figure.row_count,
        "rows_mac": figure.rows_mac,
        "period": _window(figure.window),
        "definition": figure.definition,
        "published_by": figure.published_by,
        "published_at": figure.published_at,
        "stale": figure.stale,
    }


def _window(window: Window) -> dict[str, object]:
    return {
        "starts_on": window.starts_on.isoformat(),
        "ends_on": window.ends_on.isoformat(),
        "as_of": window.as_of.isoformat(),
    }


def _shortfall(item: Shortfall) -> dict[str, object]:
    return {"label": item.label, "have": _plain(item.have), "need": _plain(item.need)}


def _plain(value: float | None) -> float | int | None:
    """A number without a needless fraction; six decimals are kept."""
    if value is None:
        return None
    return int(value) if value == int(value) else round(value, 6)


def _number(value: float) -> str:
    """For print: whole, or one decimal cut off, so that 7.99 never reads 8.0."""
    return str(int(value)) if value == int(value) else f"{math.floor(value * 10) / 10:.1f}"
