"""转学移交, the sending side: what goes is seen first, sealed to the other school, signed, written, 已签收.

A file leaves only with the parents' consent (or the ground of going on without), a legal ground in words and
the school's signature; who signs sees from whom, to whom and which number (decision 0189).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from xinliapp.bundles.bagit import sha256
from xinliapp.bundles.cards import MAX_CARD
from xinliapp.bundles.seal import check_code
from xinliapp.bundles.transfer import MAX_PACKET, read_receipt
from xinliapp.bundles.transfer_json import LONGEST_GROUND, LONGEST_WORDS, plain
from xinliapp.domain.consents import ConsentKind, ConsentState, Standing
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import Deliver, Exported
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.ids import new_id
from xinliapp.domain.students import Student
from xinliapp.domain.transfer import (
    ALL_SECTIONS,
    SentTransfer,
    TransferPart,
    TransferSchool,
    TransferSection,
)
from xinliapp.i18n import labels
from xinliapp.services import consent_stops, consents, students, transfer_content, typed
from xinliapp.services import transfer_packing as packing
from xinliapp.services.lifecycle_destruction import SecondAccount
from xinliapp.services.seen import mark_of, refuse_newer
from xinliapp.services.session import Session
from xinliapp.services.transfer_schools import require, signing
from xinliapp.storage import transfers as rows
from xinliapp.storage import unit_keys
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.transfers import SentPacket


@dataclass(frozen=True, slots=True)
class TransferInput:
    """A packet as asked for; ``notes`` are one's own sessions whose words go along."""

    student_id: str
    school_id: str
    ground: str
    sections: Collection[TransferSection] = ALL_SECTIONS
    notes: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """Exactly what would go; ``stopped`` is the consent that stops it, ``mark`` what tells it is as seen."""

    student: Student
    parts: tuple[TransferPart, ...]
    consent: str
    stopped: Standing | None
    mark: str


def preview(
    session: Session, student_id: str, sections: Collection[TransferSection], notes: Collection[str] = ()
) -> Preview:
    """What would go of one child, section by section.

    Raises:
        UserError: ``case_closed``, ``not_allowed``, ``not_found``, ``transfer_note_not_own``.
    """
    require(session)
    student = students.student(session, student_id)
    parts = transfer_content.parts(session, student_id, sections, notes)
    consent, stopped = _consent(session, student_id)
    return Preview(student, parts, consent, stopped, mark_of((student, parts)))


def send(
    session: Session,
    wanted: TransferInput,
    signer: SecondAccount | None = None,
    *,
    seen: str | None = None,
    fonts: FontBook | None = None,
    blank_missing: bool = False,
    allow_weak: bool = False,
) -> SentTransfer:
    """Seal a child's file to another school and sign it; writing it out is :func:`deliver`.

    Args:
        signer: whose passphrase opens the signing key, None where the present account signs.
        seen: the mark of the preview that was agreed to.

    Raises:
        UserError: ``case_closed``, ``not_allowed``, ``not_found``, ``transfer_school_ended``,
            ``field_required``, ``field_wrong`` (依据, 移交内容), ``transfer_note_not_own``,
            ``changed_since``, ``consent_missing``, ``consent_refused``, ``consent_withdrawn``,
            ``glyphs_missing``; as ``transfer_schools.signing``: nothing was written.
        KnownError: ``no_chinese_font``, ``age_key_unreadable``, ``transfer_too_large``, ``keys_…``.
    """
    require(session)
    agreed = _agreed(session, wanted, seen)
    pdf = packing.paper(session, agreed, fonts, blank_missing=blank_missing)
    as_signer = signing(session, signer, allow_weak=allow_weak)
    transfer_id, by = new_id(), as_signer.account
    with session.write("transfer.sign", case=True, object_id=wanted.student_id) as uow:
        number = rows.next_number(uow.database)
        packet = packing.pack(session, as_signer, transfer_id, number, agreed, pdf)
        rows.add_sent(
            uow,
            transfer_id,
            wanted.student_id,
            number,
            SentPacket(
                agreed.school.id,
                agreed.ground,
                tuple(part.section.value for part in agreed.parts),
                by.display_name,
                packet.digest,
                packet.data,
            ),
        )
        detail = {"number": number, "to": agreed.school.code, "signed_by": by.id}
        append(uow, Chain.CASE, "transfer.sent", transfer_id, detail)
        for note in sorted(wanted.notes):
            append(uow, Chain.CASE, "transfer.note", note, {"number": number})
    return _sent(session, transfer_id)


def deliver(session: Session, transfer_id: str, folder: Path, *, deliver_file: Deliver) -> Exported:
    """Write a signed packet to ``folder``, read it back, compare, note it; may be done again.

    Raises:
        UserError: ``case_closed``, ``not_allowed``, ``not_found``.
        KnownError: ``stick_pulled``, ``stick_full``, ``stick_readonly``, ``stick_differs``: not noted.
    """
    require(session)
    sent = _sent(session, transfer_id)
    data, name = rows.packet(session.database, transfer_id), _file_name(session, sent)
    if deliver_file(folder, name, data) != data:
        raise KnownError("stick_differs")
    with session.write("transfer.deliver", case=True, object_id=transfer_id) as uow:
        rows.set_delivered(uow, "sent", transfer_id)
    return Exported(folder / name, len(data), check_code(data), sha256(data), sent.packet_hash, True)


def _file_name(session: Session, sent: SentTransfer) -> str:
    """``<our code>-transfer-<their code>-<number>.zip``: no name of a child."""
    return f"{unit_keys.unit_identity(session.database).code}-transfer-{sent.school_code}-{sent.number}.zip"


def acknowledge(session: Session, path: Path) -> SentTransfer:
    """Take in the receipt of a packet that was sent from here: 已签收. The same one again changes nothing.

    Raises:
        UserError: ``case_closed``, ``not_allowed``, ``transfer_receipt_unknown`` (of no packet from here),
            ``transfer_receipt_differs`` (of another version of it).
        KnownError: ``transfer_unreadable_file``, ``transfer_receipt_unreadable``,
            ``transfer_receipt_unsigned``.
    """
    require(session)
    data = read_file(path, MAX_CARD)
    receipt = read_receipt(data, lambda transfer_id: _lines_of(session, transfer_id))
    sent = _sent(session, receipt.transfer_id)
    own = unit_keys.unit_identity(session.database).code
    told = (receipt.number, receipt.from_code, receipt.to_code, receipt.packet_hash)
    if told != (sent.number, own, sent.school_code, sent.packet_hash):
        raise UserError("transfer_receipt_differs", number=sent.number)
    if sent.acknowledged_at is None:
        with session.write("transfer.acknowledged", case=True, object_id=sent.id) as uow:
            rows.set_acknowledged(uow, sent.id, receipt.received_at, data.decode())
    return _sent(session, sent.id)


def every(session: Session) -> tuple[SentTransfer, ...]:
    """Every packet made here, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return tuple(rows.all_sent(session.database))


def read_file(path: Path, limit: int = MAX_PACKET) -> bytes:
    """A file somebody dropped, at most one byte more than ``limit``: the reader says that it is too large.

    Raises:
        KnownError: ``transfer_unreadable_file``.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(limit + 1)
    except OSError:
        raise KnownError("transfer_unreadable_file", file=path.name) from None


def _sent(session: Session, transfer_id: str) -> SentTransfer:
    sent = rows.sent(session.database, transfer_id)
    if sent is None:
        raise UserError("not_found")
    return sent


def _agreed(session: Session, wanted: TransferInput, seen: str | None) -> packing.Agreed:
    ground = plain(typed.text("依据", wanted.ground, longest=LONGEST_GROUND, shortest=5), LONGEST_GROUND)
    if not wanted.sections:
        raise UserError("field_required", field="移交内容")
    found = preview(session, wanted.student_id, wanted.sections, wanted.notes)
    if found.stopped is not None:
        raise consent_stops.refusal(found.stopped)
    refuse_newer(seen, (found.student, found.parts))
    school = _current(session, wanted.school_id)
    return packing.Agreed(found.student, found.parts, found.consent, ground, school)


def _current(session: Session, school_id: str) -> TransferSchool:
    school = rows.school(session.database, school_id)
    if school is None:
        raise UserError("not_found")
    if school.ended_at is not None:
        raise UserError("transfer_school_ended", school=school.name)
    return school


def _consent(session: Session, student_id: str) -> tuple[str, Standing | None]:
    """The consent in words, and the one that stops: 个人信息 must stand, 转介 must not be taken back."""
    today = session.clock.now().date()
    standing = consents.standing(session, student_id, ConsentKind.PERSONAL_DATA, today)
    handing_on = consents.standing(session, student_id, ConsentKind.REFERRAL, today)
    if not standing.stands:
        return "", standing
    if handing_on.taken_back:
        return "", handing_on
    last = standing.last
    who = last.relation or last.signer if last else ""
    why = f"　{last.reason}" if last and standing.state is ConsentState.WAIVED else ""
    words = (labels.label(standing.kind), labels.label(standing.state), last.day if last else "", who)
    return plain("　".join(word for word in words if word) + why, LONGEST_WORDS), None


def _lines_of(session: Session, transfer_id: str) -> tuple[str, ...]:
    """The keys that may sign the receipt of a packet: the card it was sealed by, and one of today's."""
    sent = rows.sent(session.database, transfer_id)
    if sent is None:
        raise UserError("transfer_receipt_unknown")
    known = (
        rows.school(session.database, sent.school_id),
        rows.school_of_code(session.database, sent.school_code),
    )
    return tuple({school.public_line: None for school in known if school is not None})
