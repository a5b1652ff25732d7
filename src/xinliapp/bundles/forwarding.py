"""A centre's bag that passes its schools' reports on: the schools' own bags, unchanged, beside its figures.

As any bag, with two more kinds of payload (docs/formats/forwarding.md): ``data/members.json`` lists every
school, ``data/members/<code>-<seq>.zip`` are the bags exactly as the schools signed them, and
``data/members/<code>.json`` are figures of plain spreadsheets, which nobody signed. A bag inside may not
itself pass others on: the depth is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from xinliapp.bundles import checks, zipformat
from xinliapp.bundles.checks import MAX_PART, Trust
from xinliapp.bundles.form_payload import check_against, read_form
from xinliapp.bundles.members_json import MEMBERS_JSON, read_members
from xinliapp.bundles.strict import OpenedBag, read_bag
from xinliapp.bundles.write import FOLDER
from xinliapp.domain.errors import KnownError
from xinliapp.domain.exchange import FORM_JSON, FORM_XLSX, BagFacts, FormPayload
from xinliapp.domain.forwarding import AbsentMember, Members, SignedMember, UnsignedMember
from xinliapp.domain.rules import FormDefinition

MEMBERS = "data/members/"
CENTRE_TIER, SCHOOL_TIER = "bureau", "school"

_OWN = frozenset({FORM_JSON, FORM_XLSX, MEMBERS_JSON})
_MEMBER_NAME = re.compile(r"data/members/[0-9A-Za-z]{1,20}(?:-\d{1,9}\.zip|\.json)", re.ASCII)


@dataclass(frozen=True, slots=True)
class ForwardTrust:
    """What the reader needs to know about the world.

    ``trust`` is this unit's own; ``member_keys(code, vouched)`` gives the public lines that are believed for
    a school inside, from this unit's own register, else the line the centre compared with the school's paper;
    ``is_centre`` tells whether a person here registered this unit as one that passes others on.
    """

    trust: Trust
    member_keys: Callable[[str, str], Sequence[str]]
    is_centre: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class OpenedMember:
    """One school's report inside. Exactly one of ``bag``, ``form`` and ``refusal`` is set."""

    member: SignedMember | UnsignedMember
    bag: OpenedBag | None = None
    form: FormPayload | None = None
    refusal: KnownError | None = None
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class OpenedForward:
    """A centre's bag whose own parts passed every check; each member stands for itself."""

    facts: BagFacts
    form: FormPayload
    tagmanifest_hash: str
    signer: str
    absent: tuple[AbsentMember, ...]
    members: tuple[OpenedMember, ...]
    bag: bytes = field(repr=False)


def bag_name(code: str, sequence: int) -> str:
    """Where a school's bag lies."""
    return f"{MEMBERS}{code}-{sequence}.zip"


def form_name(code: str) -> str:
    """Where the figures of a plain spreadsheet lie."""
    return f"{MEMBERS}{code}.json"


def passes_on(bag: bytes) -> bool:
    """Whether a bag (already decrypted) says that it passes others on; nothing is believed yet."""
    try:
        return any(entry.name == FOLDER + MEMBERS_JSON for entry in zipformat.unpack(bag))
    except KnownError:
        return False


def stored_parts(bag: bytes, names: Sequence[str]) -> tuple[bytes, ...]:
    """These parts of a bag of our own: structure is checked, signatures are not.

    Raises:
        KnownError: ``bundle_…``.
    """
    entries = {entry.name.removeprefix(FOLDER): entry for entry in zipformat.unpack(bag)}
    if missing := [name for name in names if name not in entries]:
        raise KnownError("bundle_part_missing", part=missing[0])
    return tuple(zipformat.inflate(entries[name], MAX_PART) for name in names)


def read_forward(name: str, bag: bytes, believed: ForwardTrust) -> OpenedForward:
    """Open and check a centre's bag called ``name``; a school's bag that fails is refused alone.

    Raises:
        KnownError: ``bundle_…`` with ``file``: the centre's own parts are not right, nothing was read.
    """
    try:
        return _read(bag, believed)
    except KnownError as error:
        params = {"part": "", "place": "", **error.params, "file": name}
        raise KnownError(error.code, **params) from None


def _read(bag: bytes, believed: ForwardTrust) -> OpenedForward:
    proven = checks.prove(bag, _known, (FORM_JSON, MEMBERS_JSON), believed.trust)
    facts = proven.facts
    if facts.tier != CENTRE_TIER or not believed.is_centre(facts.unit_code):
        raise KnownError("bundle_not_a_centre", part=facts.unit_code)
    payload = checks.inflate_payload(proven)
    form = read_form(payload[FORM_JSON])
    checks.check_form(form, proven)
    listed = read_members(payload[MEMBERS_JSON])
    named = {bag_name(one.code, one.sequence) for one in listed.signed}
    named |= {form_name(one.code) for one in listed.unsigned}
    if facts.unit_code in {one.code for one in (*_all(listed), *listed.absent)}:
        raise KnownError("bundle_facts_differ", part=MEMBERS_JSON, place="code")
    if odd := named ^ (set(payload) - _OWN):
        raise KnownError("bundle_payload_unknown", part=min(odd))
    members = tuple(_member(one, payload, facts, proven.definition, believed) for one in _all(listed))
    digest, signer = proven.tagmanifest_hash, proven.signer
    return OpenedForward(facts, form, digest, signer, listed.absent, members, bag)


def _known(name: str) -> bool:
    return name in _OWN or _MEMBER_NAME.fullmatch(name) is not None


def _all(listed: Members) -> tuple[SignedMember | UnsignedMember, ...]:
    return (*listed.signed, *listed.unsigned)


def _member(
    one: SignedMember | UnsignedMember,
    payload: Mapping[str, bytes],
    facts: BagFacts,
    definition: FormDefinition,
    believed: ForwardTrust,
) -> OpenedMember:
    if isinstance(one, SignedMember):
        name = bag_name(one.code, one.sequence)
        try:
            return OpenedMember(one, bag=_signed(one, name, payload[name], facts, believed))
        except KnownError as error:
            params = {"part": "", "place": "", **error.params, "file": name.removeprefix(MEMBERS)}
            return OpenedMember(one, refusal=KnownError(error.code, **params), data=payload[name])
    name = form_name(one.code)
    try:
        form = read_form(payload[name])
        check_against(form, definition)
        checks.same(
            (("unit_code", form.unit_code, one.code), ("period", form.period, facts.period)),
            name.removeprefix("data/"),
        )
    except KnownError as error:
        params = {"place": "", **error.params, "part": name, "file": name.removeprefix(MEMBERS)}
        return OpenedMember(one, refusal=KnownError(error.code, **params), data=payload[name])
    return OpenedMember(one, form=form)


def _signed(one: SignedMember, name: str, data: bytes, facts: BagFacts, believed: ForwardTrust) -> OpenedBag:
    """A school's own bag: addressed to the centre, signed by the school's own key, passing nobody on."""
    if passes_on(data):
        raise KnownError("bundle_nested", part=one.code)

    def keys_of(code: str) -> Sequence[str]:
        return believed.member_keys(code, one.public_line)

    opened = read_bag(name, data, Trust(facts.unit_code, keys_of, believed.trust.form_of))
    checks.same(
        (
            ("unit_code", opened.facts.unit_code, one.code),
            ("tier", opened.facts.tier, SCHOOL_TIER),
            ("sequence", opened.facts.sequence, one.sequence),
            ("form_id", opened.facts.form_id, facts.form_id),
            ("form_version", opened.facts.form_version, facts.form_version),
            ("period", opened.facts.period, facts.period),
        ),
        name.removeprefix("data/"),
    )
    return opened
