"""A centre's bag at the next office: the bag itself, and each school's report in it as an item of its own.

Each school's own signature was checked by the reader; the replay rules judge each inner bag against what came
through the same centre before, because its numbers were given for that centre. Only a unit that a person
registered as a centre, beside the key compared with its paper, may pass others on. A school that reports
through another centre waits for a person, and what a centre no longer passes on counts no longer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from xinliapp.bundles.bagit import sha256
from xinliapp.bundles.forwarding import MEMBERS, ForwardTrust, OpenedForward, OpenedMember, read_forward
from xinliapp.bundles.strict import Trust
from xinliapp.domain.bureau import AREA, InboxItem
from xinliapp.domain.clock import stamp
from xinliapp.domain.exchange import Arrival, ArrivalVerdict
from xinliapp.domain.forwarding import AbsentMember, MemberNote, SignedMember, UnsignedMember
from xinliapp.services import inbox_writing as writing
from xinliapp.services.session import Session
from xinliapp.storage import chases, inbox_items, members
from xinliapp.storage import flags as flag_rows
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.database import Database, UnitOfWork

# Items as they came of the bag, each with whether it was written; the centre's own first.
Taken = list[tuple[InboxItem, bool]]


def read(session: Session, trust: Trust, name: str, bag: bytes) -> OpenedForward:
    """Open and check a centre's bag (already decrypted).

    Raises:
        KnownError: ``bundle_…`` with ``file``.
    """
    return read_forward(name, bag, ForwardTrust(trust, _member_keys(session), _centres(session)))


def _centres(session: Session) -> Callable[[str], bool]:
    """Which units a person registered as centres: no bag makes its sender one."""

    def is_centre(code: str) -> bool:
        known = members.member(session.database, code)
        return known is not None and known.tier == AREA

    return is_centre


def _member_keys(session: Session) -> Callable[[str, str], Sequence[str]]:
    """A school that is enrolled here is judged by that key alone; else by the one its centre vouches for."""
    database, now = session.database, stamp(session.clock.now())

    def keys(code: str, vouched: str) -> Sequence[str]:
        own = members.keys_of(database, code)
        if own:
            return tuple(key.public_line for key in own if key.valid_at(now))
        return (vouched,)

    return keys


def take(session: Session, name: str, digest: str, opened: OpenedForward) -> Taken:
    """Write a centre's bag and what is in it, in one transaction; what is in a held bag waits with it."""
    arrival = writing.judged(session.database, opened)
    item = _carrier(session, name, digest, opened, arrival)
    if arrival.verdict is ArrivalVerdict.DUPLICATE:
        return [(item, False)]
    with session.write("inbox.receive", object_id=item.id) as uow:
        inbox_items.add_item(uow, item, opened.bag)
        detail = {
            "unit": opened.facts.unit_code,
            "sequence": opened.facts.sequence,
            "verdict": arrival.verdict.value,
            "members": len(opened.members),
            "tagmanifest": opened.tagmanifest_hash,
        }
        append(uow, Chain.CORE, "inbox.forward", item.id, detail)
        inner = take_members(session, uow, item, opened) if arrival.verdict.counts else []
    return [(item, True), *inner]


def take_members(session: Session, uow: UnitOfWork, carrier: InboxItem, opened: OpenedForward) -> Taken:
    """Write what is in a centre's bag that counts."""
    centre = opened.facts.unit_code
    done: Taken = []
    for one in opened.members:
        other = _other_route(uow.database, one.member.code, centre)
        _register(uow, one.member, centre)
        done.append(_take_member(session, uow, carrier, one, centre, other))
    for absent in opened.absent:
        if _other_route(uow.database, absent.code, centre):
            continue
        _register(uow, absent, centre)
        if carrier.verdict in (ArrivalVerdict.ACCEPTED, ArrivalVerdict.SUPERSEDING):
            _withdraw(uow, opened, absent, centre)
        chases.add_reason(
            uow, opened.facts.form_id, opened.facts.period, absent.code, absent.reason, via_code=centre
        )
    return done


def _carrier(session: Session, name: str, digest: str, opened: OpenedForward, arrival: Arrival) -> InboxItem:
    now = stamp(session.clock.now())
    item = writing.bag_item(opened, arrival, file_name=name, file_hash=digest, received_at=now)
    return replace(item, kind="forward")


def _register(uow: UnitOfWork, one: SignedMember | UnsignedMember | AbsentMember, centre: str) -> None:
    """A school not known here yet joins the register, marked with the centre it reports through."""
    known = members.member(uow.database, one.code)
    students = None if isinstance(one, AbsentMember) else one.students
    if known is None:
        members.save_member(uow, one.code, {"name": one.name, "students": students, "via_code": centre})
    elif known.students is None and students is not None:
        members.save_member(uow, one.code, {"students": students})


def _other_route(database: Database, code: str, centre: str) -> str | None:
    """By what other way than ``centre`` a school reports: another centre's code, or that it did so itself."""
    known = members.member(database, code)
    if known is None or known.via_code == centre:
        return None
    if known.via_code is not None:
        return f"经{known.via_code}报送"
    return "直接报送" if inbox_items.came_directly(database, code) else None


def _withdraw(uow: UnitOfWork, opened: OpenedForward, absent: AbsentMember, centre: str) -> None:
    """What a centre passed on before and now lists as absent (it was sent back) counts no longer."""
    for item in inbox_items.items_for(uow.database, opened.facts.form_id, opened.facts.period):
        stands = item.verdict.counts or item.verdict is ArrivalVerdict.UNSIGNED
        if stands and (item.school_code, item.via_code) == (absent.code, centre):
            why = f"{centre}的新一版不再报送这一份:{absent.reason}"
            inbox_items.set_verdict(uow, item.id, ArrivalVerdict.HELD, why[:300])


def _take_member(
    session: Session,
    uow: UnitOfWork,
    carrier: InboxItem,
    one: OpenedMember,
    centre: str,
    other: str | None,
) -> tuple[InboxItem, bool]:
    name = f"{centre} {one.member.code}"
    now = stamp(session.clock.now())
    database = uow.database
    if one.bag is not None:
        arrival = writing.judged(database, one.bag, centre)
        file_hash = sha256(one.bag.bag)
        item = writing.bag_item(one.bag, arrival, file_name=name, file_hash=file_hash, received_at=now)
        bag: bytes | None = one.bag.bag
        new = arrival.verdict is not ArrivalVerdict.DUPLICATE
    elif one.form is not None:
        item, bag = _plain(database, one, name, now), None
        new = not writing.same_figures_as_latest(database, item)
    else:
        item, bag, new = _refused(one, name, now), None, True
    item = replace(item, via_code=centre, carrier_id=carrier.id)
    if other is not None and new and one.refusal is None:
        why = f"该校原来{other},这一份由{centre}报来,请电话核实。"
        item = replace(item, verdict=ArrivalVerdict.HELD, reason=why)
    if new:
        inbox_items.add_item(uow, item, bag)
        if one.refusal is None:
            _keep_notes(uow, item.id, one.member.notes, centre)
        return item, True
    if one.bag is None:
        item = replace(item, verdict=ArrivalVerdict.DUPLICATE)
    return item, False


def _plain(database: Database, one: OpenedMember, name: str, now: str) -> InboxItem:
    form = one.form
    if form is None:
        raise RuntimeError("a plain member has a form")
    revision = writing.next_unsigned(database, one.member.code, form.form_id, form.period)
    return writing.plain_item(
        form,
        school_code=one.member.code,
        period=form.period,
        revision=revision,
        notices=(),
        file_name=name,
        file_hash=sha256(f"{MEMBERS}{one.member.code} {form}".encode()),
        received_at=now,
    )


def _refused(one: OpenedMember, name: str, now: str) -> InboxItem:
    reason = "bundle_damaged" if one.refusal is None else one.refusal.code
    return writing.refused_item(
        file_name=name,
        file_hash=sha256(one.data),
        school_code=one.member.code,
        reason=reason,
        received_at=now,
    )


def _keep_notes(uow: UnitOfWork, item_id: str, notes: Sequence[MemberNote], centre: str) -> None:
    for note in notes:
        flag_rows.add(
            uow,
            item_id=item_id,
            check_id=note.check_id,
            message=note.message,
            note=note.note,
            noted_by=note.noted_by,
            noted_at=note.noted_at,
            origin_code=centre,
        )
