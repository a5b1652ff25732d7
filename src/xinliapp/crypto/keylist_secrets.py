"""The cryptography inside the key list: wrapping private halves, sealing compartment keys, vouching by
MAC."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from xinliapp.crypto import derive, kdf, sealing
from xinliapp.crypto import keylist_format as form
from xinliapp.crypto.keylist_format import CompartmentPart, FormerKey, KeySlot, ListContent, ListedUser
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.errors import KnownError, UserError

_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class NewUser:
    """A person to be added.

    Attributes:
        id: the account's id. label: the sign-in name shown on the lock screen.
        compartments: what they will hold; ``CORE`` always among them.
        private_half: an X25519 private half to use instead of a fresh one (the recovery user's is made from
            the code).
    """

    id: str
    label: str
    passphrase: str = field(repr=False)
    compartments: frozenset[Compartment]
    private_half: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if not (form.is_id(self.id) and form.is_label(self.label) and Compartment.CORE in self.compartments):
            raise ValueError("a user needs a plain id, a printable label and the core compartment")


def wrapped(
    new: NewUser, vault_id: str, generation: int, cost: kdf.KdfCost, *, allow_weak: bool
) -> ListedUser:
    """The list entry of ``new``, its private half wrapped under the passphrase.

    Raises:
        KnownError: ``keys_kdf_out_of_range``.
    """
    cost.refuse_out_of_range(allow_weak=allow_weak)
    private = new.private_half if new.private_half is not None else sealing.new_private_half()
    public = sealing.public_half(private)
    user = ListedUser(new.id, new.label, public, kdf.fresh_params(cost), generation, b"")
    nonce = secrets.token_bytes(_NONCE_BYTES)
    wrapping_key = AESGCM(kdf.derive(new.passphrase, user.kdf))
    return replace(user, private=nonce + wrapping_key.encrypt(nonce, private, _wrap_aad(user, vault_id)))


def unwrapped(user: ListedUser, vault_id: str, passphrase: str) -> bytes:
    """The 32 private bytes of ``user``.

    Raises:
        UserError: ``wrong_passphrase`` (or the entry was edited: nothing can tell these apart).
    """
    nonce, sealed = user.private[:_NONCE_BYTES], user.private[_NONCE_BYTES:]
    try:
        return AESGCM(kdf.derive(passphrase, user.kdf)).decrypt(nonce, sealed, _wrap_aad(user, vault_id))
    except InvalidTag:
        raise UserError("wrong_passphrase") from None


def _wrap_aad(user: ListedUser, vault_id: str) -> bytes:
    return form.canonical(
        {
            "format": form.FORMAT,
            "vault": vault_id,
            "generation": user.wrapped_at,
            "user": user.id,
            "kdf": form.kdf_document(user.kdf),
        }
    )


def sealed_slot(
    key: bytes, vault_id: str, name: Compartment, epoch: int, users: Iterable[ListedUser]
) -> KeySlot:
    """One epoch's key sealed to each of ``users``."""
    seals = {
        user.id: sealing.seal_to(user.public, key, _seal_aad(vault_id, name, epoch, user.id))
        for user in users
    }
    return KeySlot(epoch, MappingProxyType(seals))


def opened_slot(slot: KeySlot, vault_id: str, name: Compartment, user_id: str, private_half: bytes) -> bytes:
    """The compartment key a slot holds for one person.

    Raises:
        KnownError: ``keys_edited``.
    """
    aad = _seal_aad(vault_id, name, slot.epoch, user_id)
    try:
        return sealing.open_sealed(private_half, slot.seals[user_id], aad)
    except KnownError:
        raise KnownError("keys_edited", where=f"{name.value}.slots") from None


def _seal_aad(vault_id: str, name: Compartment, epoch: int, user_id: str) -> bytes:
    return form.canonical(
        {"format": form.FORMAT, "vault": vault_id, "compartment": name.value, "epoch": epoch, "user": user_id}
    )


def sealed_former(
    key: bytes, former: Sequence[tuple[int, bytes]], vault_id: str, name: Compartment
) -> tuple[FormerKey, ...]:
    """Former keys (epoch, key; newest first) sealed under the compartment's current ``key``."""
    return tuple(
        FormerKey(epoch, derive.seal_blob(key, old, _former_aad(vault_id, name, epoch)))
        for epoch, old in former
    )


def opened_former(
    key: bytes, part: CompartmentPart, vault_id: str, name: Compartment
) -> tuple[tuple[int, bytes], ...]:
    """The former keys of a compartment (epoch, key), newest first.

    Raises:
        KnownError: ``keys_edited``.
    """
    try:
        return tuple(
            (each.epoch, derive.open_blob(key, each.sealed, _former_aad(vault_id, name, each.epoch)))
            for each in part.former
        )
    except KnownError:
        raise KnownError("keys_edited", where=f"{name.value}.former") from None


def _former_aad(vault_id: str, name: Compartment, epoch: int) -> bytes:
    return form.canonical(
        {
            "format": form.FORMAT,
            "vault": vault_id,
            "compartment": name.value,
            "epoch": epoch,
            "purpose": "former",
        }
    )


def with_seals(part: CompartmentPart, added: Sequence[KeySlot]) -> CompartmentPart:
    """``part`` with more seals in each epoch."""
    pairs = zip(part.slots, added, strict=True)
    return replace(
        part,
        slots=tuple(
            KeySlot(slot.epoch, MappingProxyType({**slot.seals, **more.seals})) for slot, more in pairs
        ),
    )


def without_seals(part: CompartmentPart, user_id: str) -> CompartmentPart:
    """``part`` without one person's seals."""
    return replace(
        part,
        slots=tuple(
            KeySlot(
                slot.epoch,
                MappingProxyType({who: seal for who, seal in slot.seals.items() if who != user_id}),
            )
            for slot in part.slots
        ),
    )


def mac_of(content: ListContent, name: Compartment, key: bytes) -> bytes:
    """What the holders of ``name`` vouch for, as 32 bytes (decision 0010).

    Core: the whole list, the other compartments' MACs included. Case and sign: their own part, and the public
    halves of its holders.
    """
    if name is Compartment.CORE:
        covered = form.document(content)
        del covered["compartments"][name.value]["mac"]
    else:
        part = content.parts[name]
        covered = {
            "format": form.FORMAT,
            "vault": content.vault_id,
            "compartment": name.value,
            "revision": part.revision,
            "slots": form.slots_document(part.slots),
            "publics": {user.id: user.public.hex() for user in content.users if user.id in part.holders},
            **({"former": form.former_document(part.former)} if part.former else {}),
        }
    return hmac.new(derive.list_mac_key(key, name), form.canonical(covered), hashlib.sha256).digest()


def remade(
    before: ListContent,
    users: Sequence[ListedUser],
    parts: Mapping[Compartment, CompartmentPart],
    keys: Mapping[Compartment, bytes],
) -> ListContent:
    """The content one generation on, MACed where something changed; unchanged parts keep their holders' MAC.

    Raises:
        UserError: ``key_not_held``: a changed part's key is not among ``keys``.
    """
    made = dict(parts)
    content = ListContent(before.vault_id, before.generation + 1, tuple(users), MappingProxyType(made))
    # Core last: its MAC covers the other compartments' MACs.
    for name in (Compartment.CASE, Compartment.SIGN, Compartment.CORE):
        if name not in made or (name is not Compartment.CORE and _unchanged(before, made[name], name)):
            continue
        if name not in keys:
            raise UserError("key_not_held", compartment=name.value)
        made[name] = replace(made[name], revision=content.generation)
        made[name] = replace(made[name], mac=mac_of(content, name, keys[name]))
    return content


def _unchanged(before: ListContent, part: CompartmentPart, name: Compartment) -> bool:
    old = before.parts.get(name)
    return old is not None and bool(old.mac) and old.slots == part.slots and old.former == part.former
