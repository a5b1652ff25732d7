"""What a signed-in person works with: the open vault, who they are, which keys they hold, what time it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Account, Compartment, Role
from xinliapp.domain.clock import Clock
from xinliapp.domain.errors import UserError
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.database import Database, UnitOfWork


@dataclass(frozen=True, slots=True)
class Session:
    """An unlocked vault in one person's hands; owned by the database thread."""

    vault: Path
    database: Database
    account: Account
    keys: UnlockedKeys
    clock: Clock

    def require_case(self) -> bytes:
        """The case key.

        Raises:
            UserError: ``case_closed`` if this account does not hold it.
        """
        key = self.keys.keys.get(Compartment.CASE)
        if key is None or not self.database.has_case:
            raise UserError("case_closed")
        return key

    def require_sign(self) -> bytes:
        """The signing seed.

        Raises:
            UserError: ``not_allowed`` if this account does not sign; ``sign_key_closed`` if it does by its
                role and the key is not open.
        """
        key = self.keys.keys.get(Compartment.SIGN)
        if key is None and Compartment.SIGN in self.account.role.compartments:
            raise UserError("sign_key_closed")
        if key is None:
            raise UserError("not_allowed", action="签批")
        return key

    def require_role(self, *roles: Role, action: str) -> None:
        """Refuse when the account's role is not among ``roles``; ``action`` is the Chinese word shown.

        Raises:
            UserError: ``not_allowed``.
        """
        if self.account.role not in roles:
            raise UserError("not_allowed", action=action)

    @contextmanager
    def write(self, action: str, *, case: bool = False, object_id: str | None = None) -> Iterator[UnitOfWork]:
        """One transaction that ends with its audit event, in the case chain if ``case``.

        Further events, or details, are appended by the caller inside the block with :func:`append`.
        """
        if case:
            self.require_case()
        with self.database.unit_of_work(self.clock, self.account.id) as uow:
            yield uow
            append(uow, Chain.CASE if case else Chain.CORE, action, object_id)
