"""Reading a bag from outside: nothing is believed before the step that proves it.

Order (vault-and-bundles.md, section 2): size cap, decrypt, names and order, stored/deflate only, contiguous
entries, no duplicates, no extra bytes, tag files at most 64 KiB, signature, hashes, payload with bounded
inflate, schema. Every refusal is a ``KnownError`` with the file's name and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from xinliapp.bundles import bagit, zipformat
from xinliapp.bundles.form_payload import check_against, read_form
from xinliapp.bundles.seal import open_sealed
from xinliapp.bundles.write import FOLDER
from xinliapp.crypto import sshsig
from xinliapp.domain.errors import KnownError
from xinliapp.domain.exchange import BUNDLE_NAMESPACE, FORM_JSON, BagFacts, FormPayload
from xinliapp.domain.rules import FormDefinition

MAX_BAG = 64 * 1024 * 1024
MAX_TAG_FILE = 64 * 1024
MAX_PART = 16 * 1024 * 1024
MAX_PAYLOAD = 48 * 1024 * 1024

_NEEDED = (*bagit.TAG_FILES, FORM_JSON)
_PAYLOAD_NAME = re.compile(r"data/[a-z0-9][a-z0-9_-]{0,60}\.[a-z0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Trust:
    """What the reader needs to know about the world.

    ``our_code`` is the code bags to us carry; ``keys_of`` gives the public lines of a school that are valid
    at the moment of receipt (raises KnownError ``bundle_school_unknown`` or ``bundle_key_invalid``);
    ``form_of`` the definition of a form's id and version, or None.
    """

    our_code: str
    keys_of: Callable[[str], Sequence[str]]
    form_of: Callable[[str, str], FormDefinition | None]


@dataclass(frozen=True, slots=True)
class OpenedBag:
    """A bag that passed every check. ``bag`` are its bytes as signed."""

    facts: BagFacts
    form: FormPayload
    tagmanifest_hash: str
    signer: str
    payload: Mapping[str, bytes] = field(repr=False)
    bag: bytes = field(repr=False)


def read_sealed(name: str, data: bytes, identities: Sequence[str], trust: Trust) -> OpenedBag:
    """Open and check the ``.age`` file called ``name``.

    Raises:
        KnownError: ``bundle_…`` with ``file`` (and ``part``, ``place`` where there is one).
    """
    try:
        return _read(open_sealed(data, identities), trust)
    except KnownError as error:
        raise _named(error, name) from None


def read_bag(name: str, bag: bytes, trust: Trust) -> OpenedBag:
    """Check a bag that is already decrypted; as :func:`read_sealed`."""
    try:
        return _read(bag, trust)
    except KnownError as error:
        raise _named(error, name) from None


def stored_form(bag: bytes) -> FormPayload:
    """The form in a bag of our own or one accepted before: structure is checked, signatures are not.

    Raises:
        KnownError: ``bundle_…``.
    """
    entries = {entry.name: entry for entry in zipformat.unpack(bag)}
    if FOLDER + FORM_JSON not in entries:
        raise KnownError("bundle_part_missing", part=FORM_JSON)
    return read_form(zipformat.inflate(entries[FOLDER + FORM_JSON], MAX_PART))


def stored_facts(bag: bytes) -> BagFacts:
    """The facts in a bag of our own or one accepted before, as :func:`stored_form`."""
    entries = {entry.name: entry for entry in zipformat.unpack(bag)}
    return bagit.read_bag_info(zipformat.inflate(entries[FOLDER + bagit.BAG_INFO], MAX_TAG_FILE))[0]


def _named(error: KnownError, name: str) -> KnownError:
    params = {"part": "", "place": "", **error.params, "file": name}
    return KnownError(error.code, **params)


def _read(bag: bytes, trust: Trust) -> OpenedBag:
    if len(bag) > MAX_BAG:
        raise KnownError("bundle_too_large", limit=MAX_BAG // (1024 * 1024))
    entries = zipformat.unpack(bag)
    payload_entries = _check_names(entries)
    tags = {name: _tag(entry) for name, entry in zip(bagit.TAG_FILES, entries, strict=False)}
    facts, oxum = bagit.read_bag_info(tags[bagit.BAG_INFO])
    signer = _check_signature(tags, facts, trust)
    hashes = _check_tags(tags, payload_entries)
    if facts.enrolment != sshsig.fingerprint(signer):
        raise KnownError("bundle_facts_differ", part=bagit.BAG_INFO, place="Xinli-Enrolment")
    if facts.recipient_code != trust.our_code:
        raise KnownError("bundle_wrong_recipient", part=facts.recipient_code)
    definition = _definition(facts, trust)
    payload = _inflate_payload(payload_entries, hashes, definition, oxum)
    form = read_form(payload[FORM_JSON])
    _check_form(form, facts, definition)
    tagmanifest_hash = bagit.sha256(tags[bagit.TAG_MANIFEST])
    return OpenedBag(facts, form, tagmanifest_hash, signer, payload, bag)


def _check_names(entries: Sequence[zipformat.Entry]) -> dict[str, zipformat.Entry]:
    """Tag files first and in order, then payload sorted bytewise; the payload entries by name."""
    names = [entry.name.removeprefix(FOLDER) for entry in entries]
    for entry, name in zip(entries, names, strict=True):
        known = name in bagit.TAG_FILES or _PAYLOAD_NAME.fullmatch(name)
        if not known or not entry.name.startswith(FOLDER):
            raise KnownError("bundle_names_wrong", part=entry.name)
    for name in _NEEDED:
        if name not in names:
            raise KnownError("bundle_part_missing", part=name)
    count = len(bagit.TAG_FILES)
    if tuple(names[:count]) != bagit.TAG_FILES or names[count:] != sorted(names[count:]):
        raise KnownError("bundle_order_wrong")
    return dict(zip(names[count:], entries[count:], strict=True))


def _tag(entry: zipformat.Entry) -> bytes:
    content = zipformat.inflate(entry, MAX_TAG_FILE)
    if b"\r" in content:
        raise KnownError("bundle_tag_wrong", part=entry.name.removeprefix(FOLDER))
    return content


def _check_signature(tags: Mapping[str, bytes], facts: BagFacts, trust: Trust) -> str:
    try:
        armour = tags[bagit.SIGNATURE].decode("ascii")
    except UnicodeDecodeError:
        raise KnownError("bundle_signature_unreadable") from None
    lines = trust.keys_of(facts.unit_code)
    try:
        for line in lines:
            if sshsig.verify(line, tags[bagit.TAG_MANIFEST], armour, BUNDLE_NAMESPACE):
                return line
    except KnownError:
        raise KnownError("bundle_signature_unreadable") from None
    raise KnownError("bundle_signature_wrong", part=facts.unit_code)


def _check_tags(tags: Mapping[str, bytes], payload: Mapping[str, zipformat.Entry]) -> dict[str, str]:
    """Tag manifest against tag files, payload manifest against payload names; the payload's hashes."""
    covered = {name: tags[name] for name in (bagit.BAGIT, bagit.BAG_INFO, bagit.MANIFEST)}
    if tags[bagit.TAG_MANIFEST] != bagit.manifest(covered):
        raise _tags_differ(tags[bagit.TAG_MANIFEST], covered)
    if tags[bagit.BAGIT] != bagit.BAGIT_BYTES:
        raise KnownError("bundle_tag_wrong", part=bagit.BAGIT)
    hashes = bagit.read_manifest(tags[bagit.MANIFEST], bagit.MANIFEST)
    if odd := set(hashes) ^ set(payload):
        raise KnownError("bundle_payload_unknown", part=min(odd))
    return hashes


def _tags_differ(tag_manifest: bytes, covered: Mapping[str, bytes]) -> KnownError:
    """Why a tag manifest is not the one of these tag files."""
    signed = bagit.read_manifest(tag_manifest, bagit.TAG_MANIFEST)
    if set(signed) != set(covered):
        return KnownError("bundle_tag_wrong", part=bagit.TAG_MANIFEST)
    wrong = next(name for name, data in covered.items() if bagit.sha256(data) != signed[name])
    return KnownError("bundle_hash_wrong", part=wrong)


def _definition(facts: BagFacts, trust: Trust) -> FormDefinition:
    definition = trust.form_of(facts.form_id, facts.form_version)
    if definition is None:
        raise KnownError("bundle_form_unknown", part=f"{facts.form_id}@{facts.form_version}")
    return definition


def allowed_names(definition: FormDefinition) -> frozenset[str]:
    """Payload names a bag of this form may hold; definitions may leave out ``data/``."""
    names = [name if name.startswith("data/") else f"data/{name}" for name in definition.allowed_payload]
    return frozenset((*names, FORM_JSON))


def _inflate_payload(
    entries: Mapping[str, zipformat.Entry],
    hashes: Mapping[str, str],
    definition: FormDefinition,
    oxum: str,
) -> dict[str, bytes]:
    if unknown := set(entries) - allowed_names(definition):
        raise KnownError("bundle_payload_unknown", part=min(unknown))
    total = sum(entry.size for entry in entries.values())
    if total > MAX_PAYLOAD:
        raise KnownError("bundle_part_too_large", part="data/")
    payload: dict[str, bytes] = {}
    for name, entry in entries.items():
        content = zipformat.inflate(entry, MAX_PART)
        if bagit.sha256(content) != hashes[name]:
            raise KnownError("bundle_hash_wrong", part=name)
        payload[name] = content
    if oxum != f"{total}.{len(payload)}":
        raise KnownError("bundle_tag_wrong", part=f"{bagit.BAG_INFO}: Payload-Oxum")
    return payload


def _check_form(form: FormPayload, facts: BagFacts, definition: FormDefinition) -> None:
    same = (
        ("unit_code", form.unit_code, facts.unit_code),
        ("form_id", form.form_id, facts.form_id),
        ("form_version", form.form_version, facts.form_version),
        ("period", form.period, facts.period),
        ("revision", form.revision, facts.revision),
    )
    for place, inside, outside in same:
        if inside != outside:
            raise KnownError("bundle_facts_differ", part=FORM_JSON, place=place)
    check_against(form, definition)
