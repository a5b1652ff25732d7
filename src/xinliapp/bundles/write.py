"""Making a bag: payload and facts in, the signed ZIP's bytes out; the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from xinliapp.bundles import bagit, zipformat
from xinliapp.crypto import sshsig
from xinliapp.domain.exchange import BUNDLE_NAMESPACE, BagFacts

FOLDER = "bag/"


@dataclass(frozen=True, slots=True)
class BagSpec:
    """What goes into a bag: the facts to be signed and the payload by name (``data/form.json`` …)."""

    facts: BagFacts
    payload: Mapping[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignedBag:
    """The bytes of a signed bag and the hash of its tag manifest, by which it is known from then on."""

    data: bytes = field(repr=False)
    tagmanifest_hash: str


def build_bag(spec: BagSpec, seed: bytes) -> SignedBag:
    """Sign ``spec`` with the unit's Ed25519 ``seed`` and pack it.

    The signature (namespace ``xinli-bundle-v1``) is over the exact bytes of ``tagmanifest-sha256.txt``, which
    by its hashes covers every other file.

    Raises:
        ValueError: a fact cannot stand in ``bag-info.txt``, or there is no payload.
    """
    if not spec.payload or not all(name.startswith("data/") for name in spec.payload):
        raise ValueError("a bag has a payload, and all of it lies in data/")
    tags = {
        bagit.BAGIT: bagit.BAGIT_BYTES,
        bagit.BAG_INFO: bagit.bag_info(spec.facts, spec.payload),
        bagit.MANIFEST: bagit.manifest(spec.payload),
    }
    tag_manifest = bagit.manifest(tags)
    tags[bagit.TAG_MANIFEST] = tag_manifest
    tags[bagit.SIGNATURE] = sshsig.sign(seed, tag_manifest, BUNDLE_NAMESPACE).encode("ascii")
    # Nothing is deflated: workbooks and papers are packed already, and the figures are a few kilobytes.
    files = [(name, tags[name]) for name in bagit.TAG_FILES] + sorted(spec.payload.items())
    entries = [zipformat.make_entry(FOLDER + name, data, compress=False) for name, data in files]
    return SignedBag(zipformat.pack(entries), bagit.sha256(tag_manifest))
