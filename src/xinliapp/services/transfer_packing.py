"""Making a packet out of what a person agreed to: the paper, transfer.json, sealed first and signed after."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.bundles.bagit import sha256
from xinliapp.bundles.transfer import SignedPacketFile, seal_content, sign_packet
from xinliapp.bundles.transfer_json import plain
from xinliapp.domain.clock import stamp
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.students import Student
from xinliapp.domain.transfer import (
    TransferChild,
    TransferContent,
    TransferFacts,
    TransferPart,
    TransferSchool,
)
from xinliapp.i18n import labels
from xinliapp.services import approvals
from xinliapp.services.case_papers import Content, draw, stamped
from xinliapp.services.session import Session
from xinliapp.storage import unit_keys

TITLE = "转学移交档案"


@dataclass(frozen=True, slots=True)
class Agreed:
    """What goes, as a person saw it: the child, the sections, the consent and the legal ground in words."""

    student: Student
    parts: tuple[TransferPart, ...]
    consent: str
    ground: str
    school: TransferSchool


def paper(session: Session, agreed: Agreed, fonts: FontBook | None, *, blank_missing: bool) -> bytes:
    """dossier.pdf: the very sections of the preview.

    Raises:
        UserError: ``glyphs_missing``, ``text_glyphs_missing``. KnownError: ``no_chinese_font``.
    """
    student = agreed.student
    sheet = Content(
        title=TITLE,
        facts=(
            ("姓名", student.name),
            ("性别", labels.label(student.gender) if student.gender else ""),
            ("出生日期", student.birthday or ""),
            ("学籍号", student.student_number or ""),
            ("移交给", agreed.school.name),
            ("依据", agreed.ground),
            ("家长同意", agreed.consent),
        ),
        parts=tuple((labels.label(part.section), part_text(part) or "没有记录") for part in agreed.parts),
        signed="仅供接收学校心理健康教育工作使用",
        names=(student.name,),
    )
    notes = stamped(session, ((student.id, sheet),), 1)
    return draw(notes, fonts, blank_missing=blank_missing)


def part_text(part: TransferPart) -> str:
    """A section as text: a line each, what was written below it."""
    lines = (
        f"{line.day}　{line.words}".strip() + (f"\n{line.text}" if line.text else "") for line in part.lines
    )
    return "\n".join(lines)


def pack(
    session: Session, as_signer: Session, transfer_id: str, number: int, agreed: Agreed, pdf: bytes
) -> SignedPacketFile:
    """Sealed first; what is signed after are neutral facts and the hash of what nobody here can open.

    Raises:
        UserError: ``unit_not_set``, ``not_allowed``. KnownError: ``age_key_unreadable``,
            ``transfer_too_large``.
    """
    seed, school = as_signer.require_sign(), agreed.school
    content = _content(session, seed, transfer_id, number, agreed, pdf)
    sealed = seal_content(content, pdf, school.age_recipient)
    facts = TransferFacts(
        content.id,
        content.number,
        content.from_code,
        content.from_name,
        content.from_key,
        school.code,
        school.fingerprint,
        sha256(sealed),
        len(sealed),
        content.made_at,
    )
    return sign_packet(facts, sealed, seed)


def _content(
    session: Session, seed: bytes, transfer_id: str, number: int, agreed: Agreed, pdf: bytes
) -> TransferContent:
    unit, student = unit_keys.unit_identity(session.database), agreed.student
    child = TransferChild(
        plain(student.name, 60),
        student.gender.value if student.gender else None,
        student.birthday or None,
        plain(student.student_number, 40) if student.student_number else None,
    )
    return TransferContent(
        id=transfer_id,
        number=number,
        from_code=unit.code,
        from_name=plain(unit.name, 120),
        from_key=approvals.own_line(seed),
        to_code=agreed.school.code,
        ground=agreed.ground,
        consent=agreed.consent,
        child=child,
        parts=agreed.parts,
        paper_hash=sha256(pdf),
        made_at=stamp(session.clock.now()),
        made_by=plain(session.account.display_name, 60),
    )
