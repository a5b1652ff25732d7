"""转学移交, the receiving side: a packet is read strictly, a person says whose it is, a receipt goes back.

What came is a paper of others: kept beside the child, presence only until it is opened with a reason. Nothing
of it is merged into this school's own records.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xinliapp.bundles.bagit import sha256
from xinliapp.bundles.jsonstrict import SchemaError
from xinliapp.bundles.seal import check_code
from xinliapp.bundles.transfer import SignedPacket, open_packet, read_packet, write_receipt
from xinliapp.bundles.transfer_json import read_content
from xinliapp.domain.attachments import FileKind
from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import Deliver, Exported
from xinliapp.domain.ids import new_id
from xinliapp.domain.student_papers import PaperKind, StudentPaper
from xinliapp.domain.students import Student, StudentStatus
from xinliapp.domain.transfer import (
    Acknowledgement,
    Arriving,
    ReceivedTransfer,
    TransferContent,
    TransferFacts,
    TransferSchool,
)
from xinliapp.services import attachments, student_papers, typed
from xinliapp.services.lifecycle_destruction import SecondAccount
from xinliapp.services.session import Session
from xinliapp.services.transfer_packing import TITLE
from xinliapp.services.transfer_schools import require, signing
from xinliapp.services.transfers import read_file
from xinliapp.storage import student_papers as paper_rows
from xinliapp.storage import students as student_rows
from xinliapp.storage import transfers as rows
from xinliapp.storage import unit_keys
from xinliapp.storage.audit import Chain, append


@dataclass(frozen=True, slots=True)
class Sender:
    """From whom a packet says it is; ``school`` is the one whose compared card has this very key, or None."""

    facts: TransferFacts
    school: TransferSchool | None

    @property
    def verified(self) -> bool:
        """Whether a person compared this key with the school's paper."""
        return self.school is not None


def look(session: Session, path: Path) -> Sender:
    """From whom a packet is and to whom; nothing sealed is opened, nothing is written.

    Raises:
        UserError: ``case_closed``, ``not_allowed``.
        KnownError: ``transfer_unreadable_file``; as ``bundles.transfer.read_packet``.
    """
    require(session)
    packet = read_packet(path.name, read_file(path))
    return Sender(packet.facts, _school_of(session, packet.facts))


def read(session: Session, path: Path) -> Arriving:
    """Open a packet to this school from one whose card was compared; nothing is written.

    Raises:
        UserError: ``case_closed``, ``not_allowed``, ``unit_not_set``, ``transfer_taken`` (here already).
        KnownError: ``transfer_unreadable_file``, ``transfer_other_school``, ``transfer_sender_unknown``; as
            ``bundles.transfer.read_packet`` and ``open_packet``.
    """
    require(session)
    name, data = path.name, read_file(path)
    packet = read_packet(name, data)
    facts = packet.facts
    if facts.to_code != unit_keys.unit_identity(session.database).code:
        raise KnownError("transfer_other_school", file=name, unit=facts.to_code)
    school = _school_of(session, facts)
    if school is None:
        raise KnownError("transfer_sender_unknown", file=name, school=facts.from_name, unit=facts.from_code)
    _refuse_twice(session, packet)
    content, document, paper = open_packet(name, packet, rows.secrets(session.database))
    return Arriving(facts, school, content, packet.digest, check_code(data), document, paper)


def suggested(session: Session, arriving: Arriving) -> tuple[Student, ...]:
    """Own students it may belong to: the same 学籍号, else the same name and birthday. A person decides.

    Raises:
        UserError: ``case_closed``, ``not_allowed``.
    """
    require(session)
    child = arriving.content.child
    here = [
        one for one in student_rows.load_students(session.database) if one.status is StudentStatus.ENROLLED
    ]
    same = [one for one in here if child.student_number and one.student_number == child.student_number]
    return tuple(
        same or [one for one in here if one.name == child.name and one.birthday in (child.birthday, None)]
    )


def accept(session: Session, arriving: Arriving, student_id: str) -> ReceivedTransfer:
    """Keep what came as a paper of others with an own student: paper and row in one transaction, or neither.

    Raises:
        UserError: ``case_closed``, ``not_allowed``, ``student_unknown``, ``transfer_taken``,
            ``attachment_too_large``.
        KnownError: ``disk_full``, ``file_not_written``: nothing is left.
    """
    require(session)
    typed.known_students(session, {student_id})
    facts, paper_id = arriving.facts, new_id()
    if rows.received_of_transfer(session.database, facts.id) is not None:
        raise UserError("transfer_taken", number=facts.number, school=arriving.school.name)
    paper = _as_paper(arriving, paper_id, student_id)
    taken = _as_row(arriving, paper_id, student_id)
    with (
        attachments.storing(
            session, Path(paper.name), data=arriving.paper, case=True, student_id=student_id
        ) as stored,
        session.write("transfer.receive", case=True, object_id=student_id) as uow,
    ):
        attachment_id = stored.insert(uow)
        assert attachment_id is not None  # noqa: S101 - there is a file
        paper_rows.insert(uow, paper, attachment_id)
        rows.add_received(uow, taken, arriving.document.decode())
        detail = {"number": facts.number, "from": facts.from_code, "packet": arriving.packet_hash}
        append(uow, Chain.CASE, "transfer.received", taken.id, detail)
    return _received(session, taken.id)


def sign_receipt(
    session: Session, received_id: str, signer: SecondAccount | None = None, *, allow_weak: bool = False
) -> ReceivedTransfer:
    """Sign the 签收回执 of a packet that was taken in; one that is signed stays as it is.

    Raises:
        UserError: ``case_closed``, ``not_allowed``, ``not_found``; as ``transfer_schools.signing``.
    """
    require(session)
    taken = _received(session, received_id)
    if taken.receipt_at is not None:
        return taken
    as_signer = signing(session, signer, allow_weak=allow_weak)
    own = unit_keys.unit_identity(session.database).code
    receipt = Acknowledgement(
        taken.transfer_id,
        taken.number,
        taken.school_code,
        own,
        taken.packet_hash,
        stamp(session.clock.now()),
    )
    signed = write_receipt(receipt, as_signer.require_sign()).decode()
    with session.write("transfer.receipt", case=True, object_id=received_id) as uow:
        rows.set_receipt(uow, received_id, signed)
        append(uow, Chain.CASE, "transfer.receipt_signed", received_id, {"by": as_signer.account.id})
    return _received(session, received_id)


def deliver_receipt(session: Session, received_id: str, folder: Path, *, deliver_file: Deliver) -> Exported:
    """Write a signed receipt to ``folder``, read it back, compare, note it; may be done again.

    Raises:
        UserError: ``case_closed``, ``not_allowed``, ``not_found`` (also while it is not signed).
        KnownError: ``stick_pulled``, ``stick_full``, ``stick_readonly``, ``stick_differs``: not noted.
    """
    require(session)
    taken = _received(session, received_id)
    signed = rows.receipt(session.database, received_id)
    if signed is None:
        raise UserError("not_found")
    data, name = signed.encode(), _receipt_name(session, taken)
    if deliver_file(folder, name, data) != data:
        raise KnownError("stick_differs")
    with session.write("transfer.receipt_deliver", case=True, object_id=received_id) as uow:
        rows.set_delivered(uow, "received", received_id)
    return Exported(folder / name, len(data), check_code(data), sha256(data), taken.packet_hash, True)


def _receipt_name(session: Session, taken: ReceivedTransfer) -> str:
    """``<our code>-transfer-receipt-<their code>-<their number>.json``."""
    own = unit_keys.unit_identity(session.database).code
    return f"{own}-transfer-receipt-{taken.school_code}-{taken.number}.json"


def every(session: Session) -> tuple[ReceivedTransfer, ...]:
    """Every packet taken in here, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return tuple(rows.all_received(session.database))


def content(session: Session, received_id: str) -> TransferContent:
    """What came, section by section, once its paper was opened with a reason in this sitting.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``paper_sealed``.
        KnownError: ``transfer_unreadable``: the row was changed.
    """
    session.require_case()
    taken = _received(session, received_id)
    papers = {one.id: one for one in student_papers.of_student(session, taken.student_id)}
    if taken.paper_id not in papers:
        raise UserError("not_found")
    if papers[taken.paper_id].sealed:
        raise UserError("paper_sealed")
    try:
        return read_content(rows.content(session.database, received_id).encode())
    except SchemaError as error:
        raise KnownError("transfer_unreadable", file=TITLE, place=str(error)) from None


def _school_of(session: Session, facts: TransferFacts) -> TransferSchool | None:
    known = rows.school_of_code(session.database, facts.from_code)
    return known if known is not None and known.public_line == facts.from_key else None


def _refuse_twice(session: Session, packet: SignedPacket) -> None:
    taken = rows.received_of_transfer(session.database, packet.facts.id)
    if taken is not None:
        raise UserError("transfer_taken", number=taken.number, school=taken.school_name)


def _received(session: Session, received_id: str) -> ReceivedTransfer:
    taken = rows.received(session.database, received_id)
    if taken is None:
        raise UserError("not_found")
    return taken


def _as_paper(arriving: Arriving, paper_id: str, student_id: str) -> StudentPaper:
    facts = arriving.facts
    return StudentPaper(
        id=paper_id,
        student_id=student_id,
        attachment_id="",
        kind=PaperKind.THIRD_PARTY,
        title=TITLE,
        provider=arriving.school.name[:60],
        day=arriving.content.made_at[:10],
        name=f"{TITLE}-{facts.from_code}-{facts.number}.pdf",
        file_kind=FileKind.PDF,
        size=len(arriving.paper),
        created_at="",
        created_by="",
    )


def _as_row(arriving: Arriving, paper_id: str, student_id: str) -> ReceivedTransfer:
    facts, school = arriving.facts, arriving.school
    return ReceivedTransfer(
        id=new_id(),
        student_id=student_id,
        student_name="",
        paper_id=paper_id,
        transfer_id=facts.id,
        number=facts.number,
        school_id=school.id,
        school_name=school.name,
        school_code=school.code,
        packet_hash=arriving.packet_hash,
        receipt_at=None,
        delivered_at=None,
        created_at="",
        created_by="",
    )
