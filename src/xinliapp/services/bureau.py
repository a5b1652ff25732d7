"""The bureau's inbox: many files at once, a verdict and a transaction for each; a bad one stops none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from xinliapp.bundles.bagit import sha256
from xinliapp.bundles.forwarding import OpenedForward, passes_on
from xinliapp.bundles.seal import AGE_MAGIC, MAX_SEALED, open_sealed
from xinliapp.bundles.strict import OpenedBag, Trust, read_bag
from xinliapp.domain.accounts import Role
from xinliapp.domain.bureau import (
    InboxItem,
    MemberSchool,
    ReceiveResult,
)
from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import KnownError, UserError, XinliError
from xinliapp.domain.exchange import (
    Arrival,
    ArrivalVerdict,
    FormPayload,
    Notice,
    NoticeKind,
)
from xinliapp.domain.jobs import Cancelled, Progress, no_progress
from xinliapp.domain.rules import FormDefinition
from xinliapp.domain.spreadsheet import Workbook
from xinliapp.services import forward_inbox, known_forms
from xinliapp.services import inbox_writing as writing
from xinliapp.services.enrolment import require_bureau, unit_identities
from xinliapp.services.plain_forms import UnsignedForm, as_unsigned, unsigned_payload
from xinliapp.services.quarantine import copy_name, keep_copy
from xinliapp.services.session import Session
from xinliapp.sheets import reader
from xinliapp.storage import inbox_items, member_changes, members
from xinliapp.storage.audit import Chain, append

ReadWorkbook = Callable[[Path], Workbook]

_SHEET_MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_CLAIMS_SCHOOL = frozenset({"bundle_signature_wrong", "bundle_not_enrolled", "bundle_key_invalid"})


@dataclass(frozen=True, slots=True)
class _Desk:
    """What receiving a batch needs for every file."""

    session: Session
    identities: tuple[str, ...]
    trust: Trust
    definitions: Sequence[FormDefinition]
    read_workbook: ReadWorkbook
    period: str | None
    schools: Mapping[str, MemberSchool]
    matched: tuple[MemberSchool, ...]


def receive(
    session: Session,
    paths: Sequence[Path],
    definitions: Sequence[FormDefinition],
    *,
    read_workbook: ReadWorkbook = reader.read_workbook,
    period: str | None = None,
    progress: Progress = no_progress,
) -> list[ReceiveResult]:
    """Take in files, bundles and plain spreadsheets alike; one result per file, in order.

    A centre's bag is followed by a result for each school inside it.

    Args:
        definitions: the forms this bureau knows; a bundle of another form or version is refused.
        read_workbook: reads plain spreadsheets; the guarded child unless a test says otherwise.
        period: what a plain spreadsheet is taken to be about; without it the form's only campaign, else it
            waits to be claimed.
        progress: called before each file; after 取消 the files not yet begun are left alone and the results
            so far are returned (each stands for itself).

    Raises:
        UserError: ``not_allowed``, ``not_a_bureau``: nobody here may receive at all.
    """
    session.require_role(Role.CLERK, Role.OFFICER, action="收件")
    unit = require_bureau(session)
    schools = {school.code: school for school in members.members(session.database)}
    trust = Trust(unit.code, _key_finder(session), _form_finder(definitions))
    matched = _matched(session, schools)
    identities = unit_identities(session)
    desk = _Desk(session, identities, trust, definitions, read_workbook, period, schools, matched)
    results: list[ReceiveResult] = []
    for number, path in enumerate(paths):
        try:
            progress(number, len(paths))
        except Cancelled:
            return results
        results += _receive_one(desk, path)
    return results


def _matched(session: Session, schools: Mapping[str, MemberSchool]) -> tuple[MemberSchool, ...]:
    """The schools a plain spreadsheet may be from, each under every code and name it goes or went by.

    One that became part of another is not matched: a person says whose figures they are. Nor is a former name
    that another school has now.
    """
    known = member_changes.identities(session.database)
    own = {code: school for code, school in schools.items() if not known.ended(code)}
    names = {school.name for school in own.values()}
    former = {(name, code) for name, code in known.former_names() if name not in names and code in own}
    former |= {(old, code) for code in own for old in known.codes(code)[1:]}
    again = [replace(own[code], name=name) for name, code in sorted(former)]
    return (*own.values(), *again)


def _key_finder(session: Session) -> Callable[[str], tuple[str, ...]]:
    database, now = session.database, stamp(session.clock.now())

    def keys_of(code: str) -> tuple[str, ...]:
        if members.member(database, code) is None:
            raise KnownError("bundle_school_unknown", part=code)
        keys = members.keys_of(database, code)
        if not keys:
            raise KnownError("bundle_not_enrolled", part=code)
        valid = tuple(key.public_line for key in keys if key.valid_at(now))
        if not valid:
            raise KnownError("bundle_key_invalid", part=code)
        return valid

    return keys_of


def _form_finder(definitions: Sequence[FormDefinition]) -> Callable[[str, str], FormDefinition | None]:
    known = {(form.id, form.version): form for form in definitions}
    return lambda form_id, version: known.get((form_id, version))


def _receive_one(desk: _Desk, path: Path) -> list[ReceiveResult]:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_SEALED + 1)
    except OSError:
        return [_refused(path.name, KnownError("inbox_unreadable", file=path.name))]
    digest = sha256(data)
    # Only what is wrong with the file is a refusal; a full disk while writing stops the batch.
    try:
        read = _read(desk, path, data, digest)
    except Cancelled:
        raise
    except XinliError as error:
        return [_refuse(desk, path.name, data, digest, error)]
    if isinstance(read, OpenedForward):
        return _take_forward(desk, path.name, digest, read)
    if isinstance(read, OpenedBag):
        return [_take_bundle(desk, path.name, digest, read)]
    if isinstance(read, InboxItem):
        return [_result(desk, read, Arrival(ArrivalVerdict.DUPLICATE), written=False)]
    return [_take_sheet(desk, path.name, digest, read)]


def _read(
    desk: _Desk, path: Path, data: bytes, digest: str
) -> OpenedBag | OpenedForward | UnsignedForm | InboxItem:
    """A checked bag, a recognised plain form, or the item this very spreadsheet already made."""
    if data.startswith(AGE_MAGIC):
        bag = open_sealed(data, desk.identities)
        if passes_on(bag):
            return forward_inbox.read(desk.session, desk.trust, path.name, bag)
        return read_bag(path.name, bag, desk.trust)
    if len(data) > MAX_SEALED:
        raise KnownError("inbox_too_large", file=path.name)
    if not data.startswith(_SHEET_MAGIC) and path.suffix.lower() not in (".csv", ".txt"):
        raise KnownError("inbox_not_recognised", file=path.name)
    for known in inbox_items.items_of_file(desk.session.database, digest):
        if known.verdict is ArrivalVerdict.UNSIGNED:
            return known
    return as_unsigned(desk.read_workbook(path), desk.definitions, desk.matched)


# Bundles ---------------------------------------------------------------


def _take_bundle(desk: _Desk, name: str, digest: str, opened: OpenedBag) -> ReceiveResult:
    facts, now = opened.facts, stamp(desk.session.clock.now())
    arrival = writing.judged(desk.session.database, opened)
    item = writing.bag_item(opened, arrival, file_name=name, file_hash=digest, received_at=now)
    if arrival.verdict is ArrivalVerdict.DUPLICATE:
        return _result(desk, item, arrival, written=False)
    with desk.session.write("inbox.receive", object_id=item.id) as uow:
        inbox_items.add_item(uow, item, opened.bag)
        detail = {
            "school": facts.unit_code,
            "sequence": facts.sequence,
            "verdict": arrival.verdict.value,
            "tagmanifest": opened.tagmanifest_hash,
            "core_head": f"{facts.core_head.seq}:{facts.core_head.hash}",
            "case_head": f"{facts.case_head.seq}:{facts.case_head.hash}",
        }
        append(uow, Chain.CORE, "inbox.bundle", item.id, detail)
    return _result(desk, item, arrival)


def _take_forward(desk: _Desk, name: str, digest: str, opened: OpenedForward) -> list[ReceiveResult]:
    """A centre's bag: its own result, then one for each school inside."""
    results = []
    names = {member.member.code: member.member.name for member in opened.members}
    refusals = {member.member.code: member.refusal for member in opened.members}
    for item, written in forward_inbox.take(desk.session, name, digest, opened):
        result = _result(desk, item, Arrival(item.verdict, item.notices), written=written)
        code = item.school_code or ""
        if item.carrier_id is not None:
            result = replace(result, school_name=names.get(code), refusal=refusals.get(code))
        results.append(result)
    return results


# Plain spreadsheets ---------------------------------------------------------------


def _take_sheet(desk: _Desk, name: str, digest: str, form: UnsignedForm) -> ReceiveResult:
    period = desk.period or form.only_period
    item = _unsigned_item(desk, name, digest, form, period)
    if writing.same_figures_as_latest(desk.session.database, item):
        return _result(desk, item, Arrival(ArrivalVerdict.DUPLICATE), written=False)
    with desk.session.write("inbox.receive", object_id=item.id) as uow:
        inbox_items.add_item(uow, item, None)
    return _result(desk, item, Arrival(item.verdict, item.notices))


def _unsigned_item(desk: _Desk, name: str, digest: str, form: UnsignedForm, period: str | None) -> InboxItem:
    code = None if form.school is None else form.school.code
    now = stamp(desk.session.clock.now())
    revision = writing.next_unsigned(desk.session.database, code, form.definition.id, period)
    notices = [Notice(NoticeKind.CELL_NOT_NUMBER, heading) for heading in form.plain.problems]
    if form.school is None:
        notices.append(Notice(NoticeKind.SCHOOL_UNKNOWN, form.plain.school[:60]))
    return writing.plain_item(
        unsigned_payload(form, code or "", period or "", revision or 1, now[:10]),
        school_code=code,
        period=period,
        revision=revision,
        notices=tuple(notices),
        file_name=name,
        file_hash=digest,
        received_at=now,
    )


def claim(session: Session, item_id: str, school_code: str, period: str) -> InboxItem:
    """A person says which school and period an unsigned form is from.

    Raises:
        UserError: ``not_allowed``, ``claim_not_open``, ``member_unknown``.
    """
    session.require_role(Role.CLERK, Role.OFFICER, action="认领")
    database = session.database
    item = inbox_items.item(database, item_id)
    if item is None or item.verdict is not ArrivalVerdict.UNSIGNED or item.form is None or not item.form_id:
        raise UserError("claim_not_open")
    if members.member(database, school_code) is None:
        raise UserError("member_unknown", school=school_code)
    revision = writing.next_unsigned(database, school_code, item.form_id, period) or 1
    form: FormPayload = replace(item.form, unit_code=school_code, period=period, revision=revision)
    claimed = replace(item, school_code=school_code, period=period, revision=revision, reason=None, form=form)
    with session.write("inbox.claim", object_id=item_id) as uow:
        inbox_items.set_claim(uow, claimed)
    return claimed


def decide_held(session: Session, item_id: str, *, accept: bool, note: str) -> None:
    """A person has phoned the school about a held bag. Accepting sets aside what it contradicts.

    A school whose report came through another centre than before is registered with that centre from now on.

    Raises:
        UserError: ``not_allowed``, ``decision_not_open``, ``field_required`` (no note).
    """
    session.require_role(Role.CLERK, Role.OFFICER, action="处理留待核对的包")
    item = inbox_items.item(session.database, item_id)
    if item is None or item.verdict is not ArrivalVerdict.HELD:
        raise UserError("decision_not_open")
    if not note.strip():
        raise UserError("field_required", field="说明")
    opened = _held_forward(session, item) if accept else None
    with session.write("inbox.decide", object_id=item_id) as uow:
        if not accept:
            inbox_items.set_verdict(uow, item_id, ArrivalVerdict.REFUSED, note.strip())
            return
        for other in inbox_items.items(session.database):
            if other.verdict.counts and _contradicts(other, item):
                inbox_items.set_verdict(uow, other.id, ArrivalVerdict.HELD, note.strip())
        inbox_items.set_verdict(uow, item_id, ArrivalVerdict.ACCEPTED, note.strip())
        if item.via_code is not None and item.school_code is not None:
            members.save_member(uow, item.school_code, {"via_code": item.via_code})  # the way it comes now
        if opened is not None:
            forward_inbox.take_members(session, uow, item, opened)


def _held_forward(session: Session, item: InboxItem) -> OpenedForward | None:
    """What lies in a centre's bag that was held, checked again as it was on arrival."""
    bag = inbox_items.bag_of(session.database, item.id)
    if item.kind != "forward" or bag is None:
        return None
    form = known_forms.definition(str(item.form_id))
    trust = Trust(require_bureau(session).code, _key_finder(session), lambda *_: form)
    return forward_inbox.read(session, trust, item.file_name, bag)


def _contradicts(other: InboxItem, item: InboxItem) -> bool:
    if (other.school_code, other.epoch) != (item.school_code, item.epoch) or not other.signed:
        return False
    same_form = (other.form_id, other.period, other.revision) == (item.form_id, item.period, item.revision)
    return other.sequence == item.sequence or same_form


# Refusals ---------------------------------------------------------------


def _refuse(desk: _Desk, name: str, data: bytes, digest: str, error: XinliError) -> ReceiveResult:
    """Keep a copy and the reason; the same file refused for the same reason again changes nothing."""
    params = {"part": "", "place": "", **error.params, "file": name}
    told = type(error)(error.code, **params) if type(error) in (UserError, KnownError) else error
    database = desk.session.database
    for known in inbox_items.items_of_file(database, digest):
        if known.verdict is ArrivalVerdict.REFUSED and known.reason == error.code:
            return _refused(name, told, known.school_code, desk.schools, known.id, copy_name(data))
    claimed = str(error.params.get("part", "")) if error.code in _CLAIMS_SCHOOL else None
    item = writing.refused_item(
        file_name=name,
        file_hash=digest,
        school_code=claimed,
        reason=error.code,
        received_at=stamp(desk.session.clock.now()),
    )
    copy = keep_copy(desk.session, data)
    with desk.session.write("inbox.refuse", object_id=item.id) as uow:
        inbox_items.add_item(uow, item, None)
        append(uow, Chain.CORE, "inbox.refused", item.id, {"reason": error.code, "file": digest})
    return _refused(name, told, claimed, desk.schools, item.id, copy)


def _refused(
    name: str,
    error: XinliError,
    school: str | None = None,
    schools: Mapping[str, MemberSchool] | None = None,
    item_id: str | None = None,
    copy: str | None = None,
) -> ReceiveResult:
    known = (schools or {}).get(school or "")
    return ReceiveResult(
        file_name=name,
        verdict=ArrivalVerdict.REFUSED,
        school_code=school,
        school_name=None if known is None else known.name,
        form_id=None,
        period=None,
        revision=None,
        sequence=None,
        signed=False,
        refusal=error,
        notices=(),
        item_id=item_id,
        quarantined_as=copy,
    )


def _result(desk: _Desk, item: InboxItem, arrival: Arrival, *, written: bool = True) -> ReceiveResult:
    school = desk.schools.get(item.school_code or "")
    return ReceiveResult(
        file_name=item.file_name,
        verdict=arrival.verdict,
        school_code=item.school_code,
        school_name=None if school is None else school.name,
        form_id=item.form_id,
        period=item.period,
        revision=item.revision,
        sequence=item.sequence,
        signed=item.signed,
        refusal=None,
        notices=arrival.notices,
        item_id=item.id if written else None,
    )
