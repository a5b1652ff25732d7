"""Reading a bag from outside: nothing is believed before the step that proves it.

Order (vault-and-bundles.md, section 2): size cap, decrypt, names and order, stored/deflate only, contiguous
entries, no duplicates, no extra bytes, tag files at most 64 KiB, signature, hashes, payload with bounded
inflate, schema. Every refusal is a ``KnownError`` with the file's name and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xinliapp.bundles import bagit, checks, zipformat
from xinliapp.bundles.checks import MAX_PART, MAX_TAG_FILE
from xinliapp.bundles.checks import Trust as Trust
from xinliapp.bundles.form_payload import read_form
from xinliapp.bundles.seal import open_sealed
from xinliapp.bundles.write import FOLDER
from xinliapp.domain.errors import KnownError
from xinliapp.domain.exchange import FORM_JSON, BagFacts, FormPayload
from xinliapp.domain.rules import FormDefinition

_PAYLOAD_NAME = re.compile(r"data/[a-z0-9][a-z0-9_-]{0,60}\.[a-z0-9]{1,5}")


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


def allowed_names(definition: FormDefinition) -> frozenset[str]:
    """Payload names a bag of this form may hold; definitions may leave out ``data/``."""
    names = [name if name.startswith("data/") else f"data/{name}" for name in definition.allowed_payload]
    return frozenset((*names, FORM_JSON))


def _named(error: KnownError, name: str) -> KnownError:
    params = {"part": "", "place": "", **error.params, "file": name}
    return KnownError(error.code, **params)


def _read(bag: bytes, trust: Trust) -> OpenedBag:
    proven = checks.prove(bag, _PAYLOAD_NAME.fullmatch, (FORM_JSON,), trust)
    if unknown := set(proven.entries) - allowed_names(proven.definition):
        raise KnownError("bundle_payload_unknown", part=min(unknown))
    payload = checks.inflate_payload(proven)
    form = read_form(payload[FORM_JSON])
    checks.check_form(form, proven)
    return OpenedBag(proven.facts, form, proven.tagmanifest_hash, proven.signer, payload, bag)
