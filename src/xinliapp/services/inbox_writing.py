"""Inbox items made from what was read: bags and plain figures, whether sent here or passed on by a centre."""

from __future__ import annotations

from xinliapp.bundles import replay
from xinliapp.bundles.forwarding import OpenedForward
from xinliapp.bundles.strict import OpenedBag
from xinliapp.domain.bureau import InboxItem
from xinliapp.domain.exchange import (
    Arrival,
    ArrivalVerdict,
    BagFacts,
    FormPayload,
    Incoming,
    Notice,
    NoticeKind,
)
from xinliapp.domain.ids import new_id
from xinliapp.domain.member_changes import Identities
from xinliapp.storage import inbox_items, member_changes
from xinliapp.storage.database import Database

UNCLAIMED = "unclaimed"


def judged(database: Database, opened: OpenedBag | OpenedForward, via_code: str | None = None) -> Arrival:
    """What the replay rules say of a bag that passed the strict reader."""
    facts = opened.facts
    incoming = Incoming(
        facts.epoch,
        facts.sequence,
        opened.tagmanifest_hash,
        facts.previous_hash,
        facts.form_id,
        facts.period,
        facts.revision,
        facts.signed_at,
        facts.restored_from,
    )
    known = member_changes.identities(database)
    history = inbox_items.history(database, known.codes(facts.unit_code), via_code)
    return _of_changed_school(known, facts, replay.judge_arrival(history, incoming))


def _of_changed_school(known: Identities, facts: BagFacts, arrival: Arrival) -> Arrival:
    """A former code is the same school; a bag of a school that was merged by then waits for a person."""
    if not arrival.verdict.counts:
        return arrival
    merger = known.merged_by(facts.unit_code, facts.period)
    if merger is not None:
        told = Notice(NoticeKind.MERGED_SCHOOL, merger.into_name)
        return Arrival(ArrivalVerdict.HELD, (told, *arrival.notices))
    if known.current(facts.unit_code) != facts.unit_code:
        return Arrival(arrival.verdict, (Notice(NoticeKind.FORMER_CODE, facts.unit_code), *arrival.notices))
    return arrival


def bag_item(
    opened: OpenedBag | OpenedForward, arrival: Arrival, *, file_name: str, file_hash: str, received_at: str
) -> InboxItem:
    """The item of a bag, not written yet."""
    facts = opened.facts
    return InboxItem(
        id=new_id(),
        file_name=file_name,
        file_hash=file_hash,
        school_code=facts.unit_code,
        form_id=facts.form_id,
        form_version=facts.form_version,
        period=facts.period,
        revision=facts.revision,
        sequence=facts.sequence,
        epoch=facts.epoch,
        previous_hash=facts.previous_hash,
        tagmanifest_hash=opened.tagmanifest_hash,
        signed=True,
        verdict=arrival.verdict,
        reason=None,
        notices=arrival.notices,
        signed_at=facts.signed_at,
        received_at=received_at,
        form=opened.form,
    )


def plain_item(
    form: FormPayload,
    *,
    school_code: str | None,
    period: str | None,
    revision: int | None,
    notices: tuple[Notice, ...],
    file_name: str,
    file_hash: str,
    received_at: str,
) -> InboxItem:
    """The item of figures nobody signed; without school or period it waits to be claimed."""
    return InboxItem(
        id=new_id(),
        file_name=file_name,
        file_hash=file_hash,
        school_code=school_code,
        form_id=form.form_id,
        form_version=form.form_version,
        period=period,
        revision=revision,
        sequence=None,
        epoch=None,
        previous_hash=None,
        tagmanifest_hash=None,
        signed=False,
        verdict=ArrivalVerdict.UNSIGNED,
        reason=None if school_code and period else UNCLAIMED,
        notices=notices,
        signed_at=None,
        received_at=received_at,
        form=form,
    )


def refused_item(
    *, file_name: str, file_hash: str, school_code: str | None, reason: str, received_at: str
) -> InboxItem:
    """The item of a file that was not taken in."""
    return InboxItem(
        id=new_id(),
        file_name=file_name,
        file_hash=file_hash,
        school_code=school_code,
        form_id=None,
        form_version=None,
        period=None,
        revision=None,
        sequence=None,
        epoch=None,
        previous_hash=None,
        tagmanifest_hash=None,
        signed=False,
        verdict=ArrivalVerdict.REFUSED,
        reason=reason,
        notices=(),
        signed_at=None,
        received_at=received_at,
        form=None,
    )


def next_unsigned(database: Database, code: str | None, form_id: str, period: str | None) -> int | None:
    """The number of the next plain form of a school for a period; None while either is unknown."""
    if code is None or period is None:
        return None
    known = inbox_items.items_of_school(database, code, form_id, period)
    return 1 + max((item.revision or 0 for item in known if not item.signed), default=0)


def same_figures_as_latest(database: Database, item: InboxItem) -> bool:
    """Whether the school's last plain form for the period says exactly the same."""
    if item.school_code is None or item.form_id is None or item.period is None or item.form is None:
        return False
    known = inbox_items.items_of_school(database, item.school_code, item.form_id, item.period)
    latest = [old for old in known if not old.signed and old.verdict is ArrivalVerdict.UNSIGNED][-1:]
    return any(
        old.form is not None and (old.form.columns, old.form.head) == (item.form.columns, item.form.head)
        for old in latest
    )
