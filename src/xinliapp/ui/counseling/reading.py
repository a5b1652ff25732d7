"""Reading and writing for the page of sessions; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from xinliapp.domain.appointments import AppointmentSource
from xinliapp.domain.clock import parse_stamp, stamp
from xinliapp.domain.counseling import (
    Breach,
    Part,
    Parts,
    Risk,
    SessionHead,
    SessionKind,
    SessionMode,
    Told,
)
from xinliapp.domain.errors import UserError
from xinliapp.i18n import formats, labels
from xinliapp.services import (
    appointments,
    counseling,
    counseling_notes,
    drafts,
    named_students,
    staff_link,
    students,
)
from xinliapp.services.counseling import Note
from xinliapp.services.counseling_notes import ReadNote
from xinliapp.services.school import class_labels
from xinliapp.services.session import Session
from xinliapp.ui.counseling.facts import (
    FIELDS,
    TEXTS,
    Body,
    FormPage,
    LineState,
    ListPage,
    Person,
    ReadPage,
    SessionLine,
)

NEXT_MINUTES = 40
LISTED = 2000


def read_list(session: Session) -> ListPage:
    """The newest sessions; another's group is shown without its theme and members."""
    heads = counseling.newest(session, LISTED + 1)
    whose = named_students.named(session, {head.student_id for head in heads if head.student_id})
    groups = counseling.own_groups(session)
    lines = []
    for head in heads[:LISTED]:
        person = whose.get(head.student_id or "")
        theme, members = groups.get(head.id, ("", 0))
        lines.append(
            SessionLine(
                head.id,
                head.number,
                _began(head),
                head.minutes,
                labels.label(head.kind),
                ((person.class_label, person.name),) if person is not None else (),
                head.author_name,
                _state(head, session.account.id),
                head.started_at[:7],
                head.student_id,
                head.kind is SessionKind.GROUP,
                theme,
                members,
            )
        )
    return ListPage(tuple(lines), _unknown_me(session), LISTED if len(heads) > LISTED else 0)


def read_session(session: Session, session_id: str, again: bool = False) -> FormPage | ReadPage:
    """The form of one's own unsigned session, with what was left in its draft; else the note to read."""
    read = counseling_notes.read(session, session_id, again=again)
    if read.mine and read.head.signed_at is None:
        return _form(session, read, again)
    return to_read(session, read)


def unseal(session: Session, session_id: str, reason: str) -> ReadPage:
    """申请查看."""
    return to_read(session, counseling_notes.unseal(session, session_id, reason))


def begin_for(session: Session, student_id: str) -> str:
    """A new session, or the one of this student that was begun and not signed."""
    for head in counseling.timeline(session, student_id):
        open_ = head.signed_at is None and head.kind is SessionKind.INDIVIDUAL
        if open_ and head.author_id == session.account.id:
            return head.id
    return counseling.begin(session, student_id)


def check(session: Session, session_id: str, body: Body, kept_at: str) -> None:
    """Whether it can be signed as it stands."""
    counseling.check(session, session_id, note_of(body), kept_at=kept_at)


def sign(session: Session, session_id: str, body: Body, kept_at: str) -> str:
    """Check and sign; the session's id."""
    counseling.sign(session, session_id, note_of(body), kept_at=kept_at)
    return session_id


def book_next(session: Session, student_id: str, body: Body) -> str:
    """The next appointment as the form has it, with the person this account is; its moment."""
    me = staff_link.me(session)
    if me is None:
        raise UserError("field_required", field="我是(队伍中的人)")
    starts = _moment(body.get("next_at", ""), "下次")
    if starts is None:
        raise UserError("field_required", field="下次")
    appointments.book(
        session,
        appointments.Booking(
            starts,
            starts + dt.timedelta(minutes=NEXT_MINUTES),
            me.id,
            student_id,
            source=AppointmentSource.FOLLOW_UP,
        ),
    )
    return _when(stamp(starts))


def note_of(body: Body) -> Note:
    """The form as the service takes it.

    Raises:
        UserError: ``field_wrong`` or ``field_required`` for times and minutes that cannot be read.
    """
    started = _moment(body.get("started_at", ""), "开始时间")
    if started is None:
        raise UserError("field_required", field="开始时间")
    minutes = body.get("minutes", "").strip()
    if not (minutes.isascii() and minutes.isdigit()):
        raise UserError("field_wrong", field="分钟", why="应为整数")
    risk = Risk(body.get("risk") or Risk.UNCHANGED.value)
    told_at = _moment(body.get("breach_at", ""), "告知时间")
    breach = Breach(
        body.get("breach_reason", ""),
        tuple(Told(value) for value in body.get("breach_told", "").split()),
        stamp(told_at) if told_at else "",
        body.get("breach_what", ""),
    )
    return Note(
        started_at=started,
        minutes=int(minutes),
        mode=SessionMode(body.get("mode") or SessionMode.FACE_TO_FACE.value),
        theme=body.get("theme", ""),
        members=tuple(body.get("members", "").split()),
        absent=tuple(body.get("absent", "").split()),
        parts=Parts(*(body.get(name, "") for name in TEXTS)),
        risk=risk,
        breach=breach if risk is Risk.BREACH else None,
        agreed=body.get("agreed", ""),
        next_at=_moment(body.get("next_at", ""), "下次"),
    )


def to_read(session: Session, read: ReadNote) -> ReadPage:
    """A note as the page shows it."""
    head, body = read.head, read.body
    ids = [head.student_id] if head.student_id else list(read.members)
    away = {who: (f"(缺席){group}", name) for who, (group, name) in _names(session, read.absent).items()}
    people = tuple((_names(session, ids) | away).values())
    page = ReadPage(
        id=head.id,
        number=head.number,
        kind=labels.label(head.kind),
        people=people,
        when=_began(head),
        minutes=head.minutes,
        author=head.author_name,
        mine=read.mine,
        sealed=body is None,
        signed=_when(head.signed_at) if head.signed_at else "",
        student_id=head.student_id,
    )
    if body is None:
        return page
    facts = [("方式", labels.label(body.mode)), ("风险", labels.label(body.risk))]
    if body.theme:
        facts.insert(0, ("主题", body.theme))
    if body.agreed:
        facts.append(("约定", body.agreed))
    parts = [(f"{place}  {labels.label(part)}", body.parts.of(part)) for place, part in enumerate(Part, 1)]
    if read.breach is not None:
        told = "、".join(labels.label(one) for one in read.breach.told)
        words = f"{_when(read.breach.told_at)} 告知{told}\n{read.breach.reason}\n{read.breach.what}"
        parts.append(("突破保密", words))
    if head.imported:
        parts = [("导入", "这次辅导来自以前的工作表,只有日期和分钟。")]
    draft = drafts.load_draft(session, counseling.amend_key(head.id)) if read.mine else None
    kept = draft.body if draft is not None else None
    return replace(
        page,
        facts=tuple(facts),
        parts=tuple(parts),
        amendments=tuple((f"{_when(one.created_at)} {one.author_name}", one.text) for one in read.amendments),
        readers=tuple((f"{_when(one.created_at)} {one.reader_name}", one.reason) for one in read.unsealings),
        amend_draft=str(kept.get("text", "")) if isinstance(kept, Mapping) else "",
    )


def _form(session: Session, read: ReadNote, again: bool) -> FormPage:
    head, body = read.head, read.body
    beside = counseling_notes.beside(session, head.id)
    fresh = _fresh(read)
    draft = drafts.load_draft(session, counseling.draft_key(head.id))
    kept = _kept(draft.body if draft is not None else None, fresh)
    if draft is not None and kept != fresh and not again:
        counseling_notes.note_restored(session, head.id)
    ids = [head.student_id] if head.student_id else []
    members = _names(session, kept["members"].split())
    source = body.source if body is not None else None
    return FormPage(
        id=head.id,
        number=head.number,
        group=head.kind is SessionKind.GROUP,
        student_id=head.student_id,
        people=tuple(_names(session, ids).values()),
        place=beside.place,
        source=labels.label(source) if source is not None else "",
        body=kept,
        kept_at=draft.saved_at[11:19] if draft is not None else "",
        restored=draft is not None and kept != fresh and not again,
        members=tuple(members.items()),
        last_agreed=beside.agreed,
        goals=beside.goals,
        earlier=beside.earlier,
        booked=_when(beside.booked) if beside.booked else "",
        phrases=counseling_notes.phrases(session),
        staff=_unknown_me(session),
    )


def _fresh(read: ReadNote) -> dict[str, str]:
    """The form as it opens before anything was typed."""
    body = dict.fromkeys(FIELDS, "")
    body["started_at"] = read.head.started_at[:16].replace("T", " ")
    body["minutes"] = str(read.head.minutes)
    body["mode"] = SessionMode.FACE_TO_FACE.value
    body["risk"] = Risk.UNCHANGED.value
    body["members"] = " ".join(read.members)
    body["absent"] = " ".join(read.absent)
    return body


def _kept(found: object, fresh: Body) -> dict[str, str]:
    """A draft's fields that the form still has."""
    kept = found if isinstance(found, Mapping) else {}
    return {name: str(kept.get(name, fresh[name])) for name in FIELDS}


def _names(session: Session, ids: Iterable[str]) -> dict[str, Person]:
    """Class and name by student; those who left are named too."""
    wanted = list(dict.fromkeys(ids))
    labels_ = class_labels(session) if wanted else {}
    found: dict[str, Person] = {}
    for student_id in wanted:
        try:
            student = students.student(session, student_id)
        except UserError:
            continue
        found[student_id] = (labels_.get(student.class_id or "", ""), student.name)
    return found


def _unknown_me(session: Session) -> tuple[tuple[str, str], ...]:
    """Whom this account may be, while nobody has said; people another account signs in as are left out."""
    today = session.clock.now().date()
    if staff_link.me(session, today) is not None:
        return ()
    taken = staff_link.links(session)
    return tuple((one.name, one.id) for one in staff_link.present(session, today) if one.id not in taken)


def _state(head: SessionHead, mine: str) -> LineState:
    if head.author_id != mine:
        return LineState.SEALED
    return LineState.SIGNED if head.signed_at is not None else LineState.DRAFT


def _when(moment: str) -> str:
    return f"{formats.screen_date(moment[:10])[5:]} {moment[11:16]}"


def _began(head: SessionHead) -> str:
    """The day, and the time of the day where somebody wrote it down."""
    return _when(head.started_at) if head.timed else f"{_when(head.started_at)[:-5]}{formats.MISSING}"


def _moment(text: str, field: str) -> dt.datetime | None:
    """``2026-11-23 11:55`` as typed; None when nothing was."""
    if not text.strip():
        return None
    try:
        return parse_stamp(f"{text.strip().replace(' ', 'T')}:00")
    except ValueError:
        raise UserError("field_wrong", field=field, why="写成2026-11-23 11:55") from None
