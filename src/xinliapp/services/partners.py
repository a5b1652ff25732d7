"""Units the school works with: agreements, contacts, green channels."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.safeguards import Partner, PartnerKind
from xinliapp.services import attachments, typed
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import partners as rows

CHANGES = Changes.SAFEGUARDS


@dataclass(frozen=True, slots=True)
class PartnerInput:
    """A unit as typed; ``agreement_to`` is the agreement's last day."""

    name: str
    kind: PartnerKind
    contact: str = ""
    phone: str = ""
    address: str = ""
    green_channel: bool = False
    green_note: str = ""
    agreement_from: dt.date | None = None
    agreement_to: dt.date | None = None
    agreement: Path | None = None


def add(session: Session, partner: PartnerInput) -> str:
    """Add a unit; its id.

    Raises:
        UserError: ``field_required``, ``field_wrong``, ``agreement_dates``; as :func:`attachments.storing`.
        KnownError: as :func:`attachments.storing`.
    """
    made = _made(session, new_id(), partner, session.clock.now().date().isoformat())
    with (
        attachments.storing(session, partner.agreement) as stored,
        session.write("partner.add", object_id=made.id) as uow,
    ):
        rows.insert(uow, replace(made, attachment_id=stored.insert(uow)))
    return made.id


def change(session: Session, partner_id: str, partner: PartnerInput, *, seen: str | None = None) -> Changes:
    """Write what is known of a unit now; without a new file the old agreement stays.

    ``seen`` is the mark (``services.seen``) of the unit as the form showed it.

    Raises:
        UserError: ``not_found``, ``changed_since``, and as :func:`add`.
        KnownError: as :func:`attachments.storing`.
    """
    old = rows.load(session.database, partner_id)
    if old is None:
        raise UserError("not_found")
    made = _made(session, partner_id, partner, old.from_day)
    with (
        attachments.storing(session, partner.agreement) as stored,
        session.write("partner.change", object_id=partner_id) as uow,
    ):
        refuse_newer(seen, rows.load(uow.database, partner_id))
        rows.update(uow, replace(made, attachment_id=stored.insert(uow) or old.attachment_id))
    return CHANGES


def end(session: Session, partner_id: str, day: dt.date) -> Changes:
    """The school works with it no more from ``day`` on.

    Raises:
        UserError: ``not_found``, ``field_wrong``.
    """
    partner = rows.load(session.database, partner_id)
    if partner is None:
        raise UserError("not_found")
    if day.isoformat() < partner.from_day:
        raise UserError("field_wrong", field="终止日期", why="早于登记日期")
    with session.write("partner.end", object_id=partner_id) as uow:
        rows.set_ended(uow, partner_id, day.isoformat())
    return CHANGES


def everything(session: Session) -> list[Partner]:
    """Every unit, those of the past last, by name."""
    return rows.everything(session.database)


def current(session: Session, day: dt.date | None = None) -> list[Partner]:
    """The units the school works with on a day (today)."""
    text = (day or session.clock.now().date()).isoformat()
    return [each for each in everything(session) if each.to_day is None or each.to_day > text]


def _made(session: Session, partner_id: str, partner: PartnerInput, since: str) -> Partner:
    first, last = partner.agreement_from, partner.agreement_to
    if first is not None and last is not None and last < first:
        raise UserError("agreement_dates", field="协议到期日")
    return Partner(
        partner_id,
        typed.prose(session, "单位名称", partner.name, longest=60),
        partner.kind,
        typed.text("联系人", partner.contact, longest=40, shortest=0),
        typed.text("联系电话", partner.phone, longest=40, shortest=0),
        typed.prose(session, "地址", partner.address, longest=100, shortest=0),
        partner.green_channel,
        typed.prose(session, "绿色通道说明", partner.green_note, longest=200, shortest=0),
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        None,
        since,
        None,
    )
