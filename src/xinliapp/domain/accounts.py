"""Who may open what: roles of people and compartments of the vault."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Compartment(Enum):
    """A part of the vault with a key of its own."""

    CORE = "core"
    CASE = "case"
    SIGN = "sign"


class Role(Enum):
    """What a person is in this school or bureau; the keys they hold follow from it."""

    COUNSELOR = "counselor"  # 心理教师
    PRINCIPAL = "principal"  # 校长 / 分管校领导
    REGISTRAR = "registrar"  # 资料员
    CLERK = "clerk"  # 片区教管中心 / 区县教育局经办人
    OFFICER = "officer"  # 区县教育局负责人
    RECOVERY = "recovery"  # the printed sheet in the safe

    @property
    def compartments(self) -> frozenset[Compartment]:
        """The compartments whose keys are sealed to this role (vault-and-bundles.md, section 1)."""
        return _COMPARTMENTS[self]


_COMPARTMENTS: dict[Role, frozenset[Compartment]] = {
    Role.COUNSELOR: frozenset({Compartment.CORE, Compartment.CASE}),
    Role.PRINCIPAL: frozenset({Compartment.CORE, Compartment.SIGN}),
    Role.REGISTRAR: frozenset({Compartment.CORE}),
    Role.CLERK: frozenset({Compartment.CORE, Compartment.SIGN}),
    Role.OFFICER: frozenset({Compartment.CORE, Compartment.CASE, Compartment.SIGN}),
    Role.RECOVERY: frozenset(Compartment),
}


@dataclass(frozen=True, slots=True)
class Account:
    """One person's account. ``id`` is also the user id in the key list."""

    id: str
    name: str
    display_name: str
    role: Role
    active: bool
    created_at: str
