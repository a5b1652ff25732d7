"""A small school's key list with cheap Argon2id parameters."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from xinliapp.crypto.kdf import KdfCost
from xinliapp.crypto.keylist import KeyList, NewUser
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Role

VAULT = "5d0a6a0e-0000-4000-8000-000000000001"


def newcomer(user_id: str, role: Role, passphrase: str | None = None) -> NewUser:
    """A user whose passphrase is ``pass-<id>`` unless given."""
    return NewUser(user_id, f"老师{user_id}", passphrase or f"pass-{user_id}", role.compartments)


@dataclass(frozen=True)
class School:
    """A list and everybody's unlocked keys."""

    keys: KeyList
    setup: UnlockedKeys
    counselor: UnlockedKeys
    principal: UnlockedKeys
    registrar: UnlockedKeys
    recovery: UnlockedKeys


def make_school(vault_id: str = VAULT) -> School:
    """Two counsellors, a principal, a registrar and the recovery user."""
    founders = [
        newcomer("counselor", Role.COUNSELOR),
        newcomer("second", Role.COUNSELOR),
        newcomer("principal", Role.PRINCIPAL),
        newcomer("registrar", Role.REGISTRAR),
        newcomer("recovery", Role.RECOVERY),
    ]
    keys, setup = KeyList.create(vault_id, founders, KdfCost.TEST, allow_weak=True)
    opened = {
        name: keys.unlock(name, f"pass-{name}")
        for name in ("counselor", "principal", "registrar", "recovery")
    }
    return School(keys, setup, **opened)


@pytest.fixture(scope="session")
def school() -> School:
    """Shared: key lists never change."""
    return make_school()
