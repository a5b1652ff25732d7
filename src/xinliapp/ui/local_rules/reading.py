"""Reading the school's own numbers; runs on the database thread."""

from __future__ import annotations

from xinliapp.domain.accounts import Role
from xinliapp.domain.local_layer import LocalSetting, OpenNumber
from xinliapp.i18n import formats, labels
from xinliapp.services import local_layer, measuring, review_interval, school
from xinliapp.services.local_layer import OpenMatter
from xinliapp.services.session import Session
from xinliapp.ui.local_rules.facts import MatterRow, RulesPage


def read_page(session: Session) -> RulesPage:
    """Everything the page shows."""
    packs = "、".join(
        f"{measuring.pack(pack_id).title} {local_layer.revision(session, pack_id)}"
        for pack_id in measuring.pack_ids(session.database)
    )
    return RulesPage(
        rows=tuple(_row(matter) for matter in local_layer.open_matters(session)),
        packs=packs,
        other=_other(session),
        conventions=_conventions(session),
        may_set=session.account.role in (Role.COUNSELOR, Role.OFFICER),
        choices=tuple(
            (pack_id, f"{measuring.pack(pack_id).title} {local_layer.revision(session, pack_id)}", chosen)
            for pack_id, chosen in local_layer.packs(session)
        ),
        review_days=review_interval.usual_days(session),
        follow_up_days=review_interval.usual_follow_up_days(session),
        may_set_review=session.database.has_case,
    )


def _row(matter: OpenMatter) -> MatterRow:
    newest = matter.history[0] if matter.history else None
    set_ = newest is not None and newest.value is not None
    return MatterRow(
        key=matter.number.key,
        clause_id=matter.clause.id,
        duty=matter.clause.duty,
        given=matter.clause.requirement_text,
        title=matter.number.title,
        unit=matter.number.unit,
        value=_amount(matter.value, matter.number),
        since=newest.from_day if newest is not None and set_ else "",
        by=newest.created_by if newest is not None and set_ else "",
        history=tuple(_line(entry, matter.number) for entry in matter.history),
        choices=tuple(words for _, words in matter.number.choices),
        chosen=int(matter.value or 1) - 1,
    )


def _amount(value: float | None, number: OpenNumber) -> str:
    if value is None:
        return ""
    if number.choices:
        return number.choices[int(value) - 1][1]
    return f"{formats.count(value)}{number.unit}"


def _line(entry: LocalSetting, number: OpenNumber) -> str:
    what = _amount(entry.value, number) or "不再设定"
    return f"{entry.from_day} {what} · {entry.created_by}: {entry.reason}"


def _other(session: Session) -> tuple[tuple[str, str], ...]:
    """Numbers of the school that are set on the page 学校与校历."""
    unit = school.unit(session)
    threshold = unit.concern_threshold
    upper = unit.upper_primary_from
    return (
        ("重点关爱学生", f"关注等级{threshold}级及以上" if threshold is not None else "未设定,由人确认"),
        ("小学高年级", f"{upper}年级起" if upper is not None else "未设定"),
    )


def _conventions(session: Session) -> tuple[tuple[str, str], ...]:
    """How figures are counted where the notices leave room: each once, with the clauses it serves."""
    served: dict[str, list[str]] = {}
    for pack_id in measuring.pack_ids(session.database):
        for clause in measuring.pack(pack_id).clauses:
            if clause.convention:
                served.setdefault(clause.convention, []).append(clause.id)
    return tuple(("、".join(ids), labels.convention(name)) for name, ids in served.items())
