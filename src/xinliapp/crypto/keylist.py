"""``vault.keys``: who holds which compartment key, and nothing else in the clear.

Every person has an X25519 pair. The passphrase wraps only the private half; compartment keys are sealed to
public halves. So a rotation needs nobody's passphrase, and a change of passphrase touches no compartment key.

Who vouches for what (decision 0010): the holders of ``K_core``, that is everybody, MAC the whole list; the
holders of ``K_case`` and ``K_sign`` MAC their own compartment's part: its keys' seals, its holders, their
public halves. A KeyList never changes: every edit returns a new one with ``generation + 1``.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from xinliapp.crypto import kdf, sealing
from xinliapp.crypto import keylist_format as form
from xinliapp.crypto import keylist_secrets as inner
from xinliapp.crypto.keylist_format import CompartmentPart, KeySlot, ListContent, ListedUser
from xinliapp.crypto.keylist_secrets import NewUser
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.errors import KnownError, UserError

__all__ = ["SETUP_USER", "KeyList", "NewUser"]

SETUP_USER = "setup"


@dataclass(frozen=True, slots=True)
class KeyList:
    """One generation of the list of keys. Make one with :meth:`create` or :meth:`from_bytes`."""

    content: ListContent

    # --- reading -------------------------------------------------------------------------------------------

    @classmethod
    def from_bytes(cls, data: bytes, *, allow_weak: bool = False) -> KeyList:
        """Read the bytes of ``vault.keys``; see :func:`keylist_format.decode` for what is refused and how."""
        return cls(form.decode(data, allow_weak=allow_weak))

    def to_bytes(self) -> bytes:
        """The bytes of ``vault.keys``."""
        return form.encode(self.content)

    @property
    def vault_id(self) -> str:
        """The vault this list belongs to."""
        return self.content.vault_id

    @property
    def generation(self) -> int:
        """Counts the edits; core keeps the highest it has seen."""
        return self.content.generation

    @property
    def users(self) -> tuple[ListedUser, ...]:
        """Everybody in the list, in the order they were added."""
        return self.content.users

    @property
    def rotating(self) -> frozenset[Compartment]:
        """The compartments whose rotation has begun and not finished."""
        return frozenset(name for name, part in self.content.parts.items() if len(part.slots) > 1)

    def revision(self, compartment: Compartment) -> int:
        """The generation in which this compartment's part last changed; 0 if nobody holds it."""
        part = self.content.parts.get(compartment)
        return part.revision if part else 0

    def epoch(self, compartment: Compartment) -> int:
        """The generation in which this compartment's current key came into the list; 0 if nobody holds it."""
        part = self.content.parts.get(compartment)
        return part.slots[0].epoch if part else 0

    def user(self, user_id: str) -> ListedUser:
        """One person's entry.

        Raises:
            UserError: ``user_not_listed``.
        """
        for user in self.users:
            if user.id == user_id:
                return user
        raise UserError("user_not_listed", user=user_id)

    def compartments_of(self, user_id: str) -> frozenset[Compartment]:
        """The compartments sealed to a person; empty for a stranger."""
        return frozenset(name for name, part in self.content.parts.items() if user_id in part.holders)

    def holders(self, compartment: Compartment) -> tuple[ListedUser, ...]:
        """The people a compartment's key is sealed to (a backup seals its own key to their public halves)."""
        return tuple(user for user in self.users if compartment in self.compartments_of(user.id))

    # --- opening -------------------------------------------------------------------------------------------

    def unlock(self, user_id: str, passphrase: str) -> UnlockedKeys:
        """Open a person's keys and check every MAC they can check.

        Raises:
            UserError: ``wrong_passphrase``, ``user_not_listed``.
            KnownError: ``keys_edited``: the passphrase was right, the list is not what its holders vouched
            for.
        """
        return self.unlock_with(user_id, inner.unwrapped(self.user(user_id), self.vault_id, passphrase))

    def unlock_with(self, user_id: str, private_half: bytes) -> UnlockedKeys:
        """The same with the private half instead of the passphrase: after an edit, to see the new generation.

        Raises:
            UserError: ``user_not_listed``.
            KnownError: ``keys_edited``.
        """
        user = self.user(user_id)
        if sealing.public_half(private_half) != user.public:
            raise KnownError("keys_edited", where=f"{user_id}.public")
        current: dict[Compartment, bytes] = {}
        following: dict[Compartment, bytes] = {}
        former: dict[Compartment, tuple[tuple[int, bytes], ...]] = {}
        for compartment in sorted(self.compartments_of(user_id), key=lambda name: name.value):
            part = self.content.parts[compartment]
            for slot, opened in zip(part.slots, (current, following), strict=False):
                opened[compartment] = inner.opened_slot(
                    slot, self.vault_id, compartment, user_id, private_half
                )
            if part.former:
                former[compartment] = inner.opened_former(
                    current[compartment], part, self.vault_id, compartment
                )
        unlocked = UnlockedKeys(
            user_id,
            self.vault_id,
            self.generation,
            MappingProxyType(current),
            private_half,
            MappingProxyType(following),
            MappingProxyType(former),
        )
        self._check_macs(unlocked)
        return unlocked

    def verify(
        self,
        unlocked: UnlockedKeys,
        min_generation: int,
        *,
        vault_id: str | None = None,
        min_revisions: Mapping[Compartment, int] | None = None,
    ) -> None:
        """Refuse a list that is older than what the databases have seen, or another vault's, or edited.

        Args:
            min_generation: the highest generation core has seen.
            vault_id: the vault id core carries, when it is open.
            min_revisions: the highest revision each compartment's own database has seen. A holder of
                ``K_core`` alone could otherwise put an old case part (with its departed holder) back into a
                new list.

        Raises:
            KnownError: ``keys_other_vault``, ``keys_older`` (``found``, ``wanted``), ``keys_edited``.
        """
        if self.vault_id != unlocked.vault_id or (vault_id is not None and vault_id != self.vault_id):
            raise KnownError("keys_other_vault")
        seen = [(self.generation, min_generation)]
        seen += [(self.revision(name), least) for name, least in (min_revisions or {}).items()]
        for found, wanted in seen:
            if found < wanted:
                raise KnownError("keys_older", found=found, wanted=wanted)
        self._check_macs(unlocked)

    # --- making and editing --------------------------------------------------------------------------------

    @classmethod
    def create(
        cls, vault_id: str, founders: Sequence[NewUser], cost: kdf.KdfCost, *, allow_weak: bool = False
    ) -> tuple[KeyList, UnlockedKeys]:
        """Generation 1 of a new vault, with fresh keys for every compartment that a founder holds.

        Returns:
            The list, and all its keys under the name :data:`SETUP_USER` for the wizard alone (it creates the
            databases and the recovery sheet); sessions start with :meth:`unlock`.

        Raises:
            KnownError: ``keys_kdf_out_of_range``.
            UserError: ``user_already_listed``.
        """
        held = frozenset().union(*(founder.compartments for founder in founders))
        keys = MappingProxyType({name: secrets.token_bytes(32) for name in Compartment if name in held})
        setup = UnlockedKeys(SETUP_USER, vault_id, 1, keys, b"")
        return cls.rebuilt(setup, founders, cost, after_generation=0, allow_weak=allow_weak), setup

    @classmethod
    def rebuilt(
        cls,
        recovered: UnlockedKeys,
        founders: Sequence[NewUser],
        cost: kdf.KdfCost,
        *,
        after_generation: int,
        allow_weak: bool = False,
    ) -> KeyList:
        """A new list around keys that are already in use: what the recovery sheet needs when ``vault.keys``
        is gone.

        Args:
            recovered: the keys, from :func:`recovery.open_recovery_slot`.
            after_generation: the highest generation core has seen; the new list is one above.

        Raises:
            KnownError: ``keys_kdf_out_of_range``.
            UserError: ``user_already_listed``, ``key_not_held``.
        """
        vault_id, generation = recovered.vault_id, after_generation + 1
        if not founders or not form.is_id(vault_id):
            raise ValueError("a vault needs a plain id and somebody who can open it")
        users: list[ListedUser] = []
        for founder in founders:
            _refuse_repeat(founder.id, users)
            users.append(inner.wrapped(founder, vault_id, generation, cost, allow_weak=allow_weak))
        parts = {}
        for name in Compartment:
            holders = _holding(founders, users, name)
            if holders:
                slot = inner.sealed_slot(recovered.key(name), vault_id, name, generation, holders)
                parts[name] = CompartmentPart(generation, (slot,), b"")
        nothing = ListContent(vault_id, after_generation, (), MappingProxyType({}))
        return cls(inner.remade(nothing, users, parts, recovered.keys))

    def with_user(
        self, unlocked: UnlockedKeys, new: NewUser, cost: kdf.KdfCost, *, allow_weak: bool = False
    ) -> KeyList:
        """The next generation with one more person, given keys by somebody who holds all of them.

        Raises:
            UserError: ``user_already_listed``, ``key_not_held``.
            KnownError: ``keys_edited``, ``keys_kdf_out_of_range``.
        """
        self._require_genuine(unlocked)
        _refuse_repeat(new.id, self.users)
        user = inner.wrapped(new, self.vault_id, self.generation + 1, cost, allow_weak=allow_weak)
        return self._next(unlocked, [*self.users, user], self._granted(unlocked, user, new.compartments))

    def with_grant(
        self, unlocked: UnlockedKeys, user_id: str, compartments: Iterable[Compartment]
    ) -> KeyList:
        """The next generation in which a listed person also holds ``compartments``.

        Raises:
            UserError: ``user_not_listed``, ``key_not_held``.
            KnownError: ``keys_edited``.
        """
        self._require_genuine(unlocked)
        missing = frozenset(compartments) - self.compartments_of(user_id)
        return self._next(unlocked, self.users, self._granted(unlocked, self.user(user_id), missing))

    def without_user(self, unlocked: UnlockedKeys, user_id: str) -> KeyList:
        """The next generation without a person. What they once knew they still know: rotate afterwards.

        Raises:
            UserError: ``user_not_listed``, ``last_key_holder``, ``key_not_held`` (somebody who holds the same
                keys must do it).
            KnownError: ``keys_edited``.
        """
        self._require_genuine(unlocked)
        parts = dict(self.content.parts)
        self.user(user_id)
        for name in self.compartments_of(user_id):
            unlocked.key(name)
            if parts[name].holders == {user_id}:
                raise UserError("last_key_holder", compartment=name.value)
            parts[name] = inner.without_seals(parts[name], user_id)
        return self._next(unlocked, [user for user in self.users if user.id != user_id], parts)

    def with_passphrase(
        self, unlocked: UnlockedKeys, passphrase: str, cost: kdf.KdfCost, *, allow_weak: bool = False
    ) -> KeyList:
        """The next generation in which the person who unlocked has another passphrase; nobody else can do
        this.

        Somebody who forgot theirs is removed and added again by a colleague.

        Raises:
            UserError: ``user_not_listed``. KnownError: ``keys_edited``, ``keys_kdf_out_of_range``.
        """
        self._require_genuine(unlocked)
        old = self.user(unlocked.user_id)
        again = NewUser(old.id, old.label, passphrase, frozenset({Compartment.CORE}), unlocked.private_half)
        renewed = inner.wrapped(again, self.vault_id, self.generation + 1, cost, allow_weak=allow_weak)
        users = [renewed if user.id == old.id else user for user in self.users]
        return self._next(unlocked, users, self.content.parts)

    def with_recovery(
        self, unlocked: UnlockedKeys, sheet: NewUser, cost: kdf.KdfCost, *, allow_weak: bool = False
    ) -> KeyList:
        """The next generation in which a new recovery sheet takes the place of the old one, in one step.

        One step, because the sheet may be the only holder of a key nobody on site holds yet.

        Raises:
            UserError: ``user_not_listed``, ``key_not_held``. KnownError: ``keys_edited``.
        """
        self._require_genuine(unlocked)
        held = self.compartments_of(self.user(sheet.id).id)
        again = inner.wrapped(sheet, self.vault_id, self.generation + 1, cost, allow_weak=allow_weak)
        parts = dict(self.content.parts)
        for name in held:
            added = [
                inner.sealed_slot(key, self.vault_id, name, slot.epoch, [again])
                for slot, key in zip(parts[name].slots, unlocked.candidates(name), strict=True)
            ]
            parts[name] = inner.with_seals(inner.without_seals(parts[name], sheet.id), added)
        users = [again if user.id == sheet.id else user for user in self.users]
        return self._next(unlocked, users, parts)

    def vouched(self, compartment: Compartment, key: bytes) -> bool:
        """Whether ``key`` is the compartment's current key: its part of the list carries that key's MAC."""
        part = self.content.parts.get(compartment)
        return part is not None and hmac.compare_digest(
            part.mac, inner.mac_of(self.content, compartment, key)
        )

    # --- rotation ------------------------------------------------------------------------------------------

    def with_rotation_begun(self, unlocked: UnlockedKeys, compartments: Iterable[Compartment]) -> KeyList:
        """The next generation, holding a second, fresh key for ``compartments``, sealed to their present
        holders.

        Save it, then :meth:`unlock_with` shows the new keys in ``next_keys``; write and verify the new
        files, put them in place, and only then save :meth:`with_rotation_finished`. A crash anywhere leaves
        a list that knows the key of whichever file is there.

        Raises:
            UserError: ``rotation_open``, ``key_not_held``. KnownError: ``keys_edited``.
        """
        self._require_genuine(unlocked)
        if self.rotating:
            raise UserError("rotation_open")
        parts = dict(self.content.parts)
        for name in compartments:
            unlocked.key(name)
            part, key = parts[name], secrets.token_bytes(32)
            slot = inner.sealed_slot(key, self.vault_id, name, self.generation + 1, self.holders(name))
            parts[name] = replace(part, slots=(*part.slots, slot))
        return self._next(unlocked, self.users, parts)

    def with_rotation_finished(self, unlocked: UnlockedKeys) -> KeyList:
        """The next generation, in which the next keys are the only ones; those before are kept under them.

        Raises:
            UserError: ``rotation_not_open``, ``key_not_held``. KnownError: ``keys_edited``.
        """
        self._require_genuine(unlocked)
        parts = self._pruned(unlocked, keep=-1)
        keys = dict(unlocked.keys)
        for name in self.rotating:
            before = ((self.epoch(name), unlocked.key(name)), *unlocked.former.get(name, ()))
            keys[name] = unlocked.candidates(name)[-1]
            kept = inner.sealed_former(keys[name], before[: form.MAX_FORMER], self.vault_id, name)
            parts[name] = replace(parts[name], former=kept)
        return KeyList(inner.remade(self.content, self.users, parts, keys))

    def with_rotation_abandoned(self, unlocked: UnlockedKeys) -> KeyList:
        """The next generation, in which the keys from before the rotation are the only ones again.

        Raises:
            UserError: ``rotation_not_open``, ``key_not_held``. KnownError: ``keys_edited``.
        """
        self._require_genuine(unlocked)
        return self._next(unlocked, self.users, self._pruned(unlocked, keep=0))

    # --- inside --------------------------------------------------------------------------------------------

    def _pruned(self, unlocked: UnlockedKeys, keep: int) -> dict[Compartment, CompartmentPart]:
        if not self.rotating:
            raise UserError("rotation_not_open")
        for name in self.rotating:
            unlocked.key(name)
        return {name: replace(part, slots=(part.slots[keep],)) for name, part in self.content.parts.items()}

    def _granted(
        self, unlocked: UnlockedKeys, user: ListedUser, compartments: Iterable[Compartment]
    ) -> dict[Compartment, CompartmentPart]:
        parts = dict(self.content.parts)
        for name in compartments:
            unlocked.key(name)
            added: list[KeySlot] = [
                inner.sealed_slot(key, self.vault_id, name, slot.epoch, [user])
                for slot, key in zip(parts[name].slots, unlocked.candidates(name), strict=True)
            ]
            parts[name] = inner.with_seals(parts[name], added)
        return parts

    def _require_genuine(self, unlocked: UnlockedKeys) -> None:
        """Never vouch anew for a list one cannot vouch for as it is."""
        if unlocked.vault_id != self.vault_id:
            raise KnownError("keys_other_vault")
        self._check_macs(unlocked)

    def _check_macs(self, unlocked: UnlockedKeys) -> None:
        for name, key in unlocked.keys.items():
            part = self.content.parts.get(name)
            if part is None or not hmac.compare_digest(part.mac, inner.mac_of(self.content, name, key)):
                raise KnownError("keys_edited", where=f"{name.value}.mac")

    def _next(
        self,
        unlocked: UnlockedKeys,
        users: Sequence[ListedUser],
        parts: Mapping[Compartment, CompartmentPart],
    ) -> KeyList:
        return KeyList(inner.remade(self.content, users, parts, unlocked.keys))


def _refuse_repeat(user_id: str, users: Iterable[ListedUser]) -> None:
    if any(user.id == user_id for user in users):
        raise UserError("user_already_listed", user=user_id)


def _holding(founders: Sequence[NewUser], users: Sequence[ListedUser], name: Compartment) -> list[ListedUser]:
    return [user for founder, user in zip(founders, users, strict=True) if name in founder.compartments]
