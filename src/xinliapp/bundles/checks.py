"""What every bag must pass, whatever it carries: names, order, tags, signature, hashes, the form's own facts.

Order (vault-and-bundles.md, section 2): names and order, tag files at most 64 KiB, signature, hashes, payload
with bounded inflate. Every refusal is a ``KnownError``; nothing is believed before the step that proves it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from xinliapp.bundles import bagit, zipformat
from xinliapp.bundles.form_payload import check_against
from xinliapp.bundles.write import FOLDER
from xinliapp.crypto import sshsig
from xinliapp.domain.errors import KnownError
from xinliapp.domain.exchange import BUNDLE_NAMESPACE, FORM_JSON, BagFacts, FormPayload
from xinliapp.domain.rules import FormDefinition

MAX_BAG = 64 * 1024 * 1024
MAX_TAG_FILE = 64 * 1024
MAX_PART = 16 * 1024 * 1024
MAX_PAYLOAD = 48 * 1024 * 1024


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
class Proven:
    """A bag whose signer, addressee and list of contents are certain; nothing of the payload was read yet."""

    facts: BagFacts
    signer: str
    tagmanifest_hash: str
    definition: FormDefinition
    entries: Mapping[str, zipformat.Entry]
    hashes: Mapping[str, str]
    oxum: str


def prove(bag: bytes, known: Callable[[str], object], needed: Collection[str], trust: Trust) -> Proven:
    """Check everything about a decrypted bag but its payload.

    Args:
        known: whether a payload name may occur at all.
        needed: names that must be there beside the tag files.

    Raises:
        KnownError: ``bundle_…`` (``part``, ``place`` where there is one).
    """
    if len(bag) > MAX_BAG:
        raise KnownError("bundle_too_large", limit=MAX_BAG // (1024 * 1024))
    entries = zipformat.unpack(bag)
    payload = _check_names(entries, known, needed)
    tags = {name: _tag(entry) for name, entry in zip(bagit.TAG_FILES, entries, strict=False)}
    facts, oxum = bagit.read_bag_info(tags[bagit.BAG_INFO])
    signer = _check_signature(tags, facts, trust)
    hashes = _check_tags(tags, payload)
    if facts.enrolment != sshsig.fingerprint(signer):
        raise KnownError("bundle_facts_differ", part=bagit.BAG_INFO, place="Xinli-Enrolment")
    if facts.recipient_code != trust.our_code:
        raise KnownError("bundle_wrong_recipient", part=facts.recipient_code)
    definition = trust.form_of(facts.form_id, facts.form_version)
    if definition is None:
        raise KnownError("bundle_form_unknown", part=f"{facts.form_id}@{facts.form_version}")
    return Proven(facts, signer, bagit.sha256(tags[bagit.TAG_MANIFEST]), definition, payload, hashes, oxum)


def inflate_payload(proven: Proven) -> dict[str, bytes]:
    """The payload, each part bounded and compared with its signed hash.

    Raises:
        KnownError: ``bundle_part_too_large``, ``bundle_hash_wrong``, ``bundle_tag_wrong``.
    """
    total = sum(entry.size for entry in proven.entries.values())
    if total > MAX_PAYLOAD:
        raise KnownError("bundle_part_too_large", part="data/")
    payload: dict[str, bytes] = {}
    for name, entry in proven.entries.items():
        content = zipformat.inflate(entry, MAX_PART)
        if bagit.sha256(content) != proven.hashes[name]:
            raise KnownError("bundle_hash_wrong", part=name)
        payload[name] = content
    if proven.oxum != f"{total}.{len(payload)}":
        raise KnownError("bundle_tag_wrong", part=f"{bagit.BAG_INFO}: Payload-Oxum")
    return payload


def check_form(form: FormPayload, proven: Proven) -> None:
    """The form says what the signed facts say, and fits its definition.

    Raises:
        KnownError: ``bundle_facts_differ``, ``bundle_schema_wrong``.
    """
    facts = proven.facts
    same(
        (
            ("unit_code", form.unit_code, facts.unit_code),
            ("form_id", form.form_id, facts.form_id),
            ("form_version", form.form_version, facts.form_version),
            ("period", form.period, facts.period),
            ("revision", form.revision, facts.revision),
        ),
        FORM_JSON,
    )
    check_against(form, proven.definition)


def same(pairs: Sequence[tuple[str, object, object]], part: str) -> None:
    """Refuse the first place where what is inside ``part`` is not what stands outside.

    Raises:
        KnownError: ``bundle_facts_differ`` (``place``).
    """
    for place, inside, outside in pairs:
        if inside != outside:
            raise KnownError("bundle_facts_differ", part=part, place=place)


def _check_names(
    entries: Sequence[zipformat.Entry], known: Callable[[str], object], needed: Collection[str]
) -> dict[str, zipformat.Entry]:
    """Tag files first and in order, then payload sorted bytewise; the payload entries by name."""
    names = [entry.name.removeprefix(FOLDER) for entry in entries]
    for entry, name in zip(entries, names, strict=True):
        if not (name in bagit.TAG_FILES or known(name)) or not entry.name.startswith(FOLDER):
            raise KnownError("bundle_names_wrong", part=entry.name)
    for name in (*bagit.TAG_FILES, *needed):
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
