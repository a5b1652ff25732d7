"""The keys a person holds after unlocking; nothing here may ever reach a log, a repr or another process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NoReturn

from xinliapp.domain.accounts import Compartment
from xinliapp.domain.errors import UserError


@dataclass(frozen=True, slots=True, eq=False)
class UnlockedKeys:
    """What one person's passphrase opened.

    Attributes:
        user_id, vault_id, generation: whose keys, of which vault, from which generation of the list.
        keys: 32 bytes per compartment the person holds; a compartment they don't hold is not in it.
        next_keys: the keys of a rotation that has begun and not finished; usually empty.
        private_half: the person's X25519 private bytes (opens backup keys sealed to them).
        former: per compartment the keys that rotations replaced, as (epoch, key), newest first.
    """

    user_id: str
    vault_id: str
    generation: int
    keys: Mapping[Compartment, bytes] = field(repr=False)
    private_half: bytes = field(repr=False)
    next_keys: Mapping[Compartment, bytes] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    former: Mapping[Compartment, tuple[tuple[int, bytes], ...]] = field(
        default_factory=lambda: MappingProxyType({}), repr=False
    )

    def holds(self, compartment: Compartment) -> bool:
        """Whether the person holds this compartment's key."""
        return compartment in self.keys

    def key(self, compartment: Compartment) -> bytes:
        """The 32 bytes of a compartment's current key.

        Raises:
            UserError: ``key_not_held``.
        """
        if compartment not in self.keys:
            raise UserError("key_not_held", compartment=compartment.value)
        return self.keys[compartment]

    def candidates(self, compartment: Compartment) -> tuple[bytes, ...]:
        """Every key that may open the compartment's files now: the current one, then that of an open
        rotation.

        After a crash in the middle of a rotation exactly one of them opens each file.

        Raises:
            UserError: ``key_not_held``.
        """
        following = self.next_keys.get(compartment)
        return (self.key(compartment),) if following is None else (self.key(compartment), following)

    def ever(self, compartment: Compartment) -> tuple[bytes, ...]:
        """The compartment's current key and those before it, newest first: backups are vouched for by one.

        Raises:
            UserError: ``key_not_held``.
        """
        return (self.key(compartment), *(key for _, key in self.former.get(compartment, ())))

    def of_epoch(self, compartment: Compartment, epoch: int) -> bytes | None:
        """The former key of this epoch, or None."""
        return dict(self.former.get(compartment, ())).get(epoch)

    def __reduce__(self) -> NoReturn:
        raise TypeError("keys are neither pickled nor copied")
