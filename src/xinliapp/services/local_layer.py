"""规则与口径: what the notices leave open, what this school has set, since when and why."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.local_layer import LocalSetting, OpenNumber
from xinliapp.domain.rules import Clause
from xinliapp.rulepacks import library
from xinliapp.rulepacks.local_layer import open_numbers
from xinliapp.services import measuring, typed
from xinliapp.services.session import Session
from xinliapp.storage import local_layer as rows
from xinliapp.storage import settings
from xinliapp.storage.measures import SPECS

CHANGES = Changes.SETTINGS | Changes.SELF_CHECK
LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """One number a notice leaves open: clause, what may be set, everything that was set, newest first."""

    pack_id: str
    clause: Clause
    number: OpenNumber
    history: tuple[LocalSetting, ...]

    @property
    def value(self) -> float | None:
        """The number now in force, None while the school has set none."""
        return self.history[0].value if self.history else None


def open_matters(session: Session) -> tuple[OpenMatter, ...]:
    """文件没有给数字的事项 of every loaded pack, in the packs' order."""
    past = rows.history(session.database)
    return tuple(
        OpenMatter(
            pack_id,
            pack.clause(number.clause_id),
            number,
            tuple(reversed([entry for entry in past if entry.key == number.key])),
        )
        for pack_id in measuring.pack_ids(session.database)
        for pack in (library.pack(pack_id, SPECS),)
        for number in open_numbers(pack, SPECS)
    )


def set_number(session: Session, key: str, value: float | None, reason: str) -> Changes:
    """Set a number from today on, or take it back; what was judged before today keeps the number of its day.

    Raises:
        UserError: ``not_allowed``, ``not_found``, ``field_required``, ``field_wrong``.
    """
    session.require_role(Role.COUNSELOR, Role.OFFICER, action="设定本校口径")
    matter = next((each for each in open_matters(session) if each.number.key == key), None)
    if matter is None:
        raise UserError("not_found")
    choices = matter.number.choices
    if choices and value is not None and value not in range(1, len(choices) + 1):
        raise UserError("field_wrong", field="本校设定", why="不是可选的口径")
    if value is not None:
        if not 0 < value <= LARGEST:
            raise UserError("field_wrong", field="本校设定", why=f"应为1到{LARGEST}")
        if matter.number.whole and value != int(value):
            raise UserError("field_wrong", field="本校设定", why="应为整数")
    words = typed.prose(session, "理由", reason, longest=300)
    if value == matter.value:
        raise UserError("field_wrong", field="本校设定", why="和现在的一样")
    today = session.clock.now().date().isoformat()
    with session.write("setting.local_layer", object_id=key) as uow:
        rows.insert(uow, key, value, today, words)
    return CHANGES


def packs(session: Session) -> tuple[tuple[str, bool], ...]:
    """Every pack that ships, and whether this school is judged by it."""
    chosen = measuring.pack_ids(session.database)
    return tuple((pack_id, pack_id in chosen) for pack_id in library.pack_ids())


def choose_packs(session: Session, pack_ids: Collection[str]) -> Changes:
    """By which packs the school is judged from now on; papers already handed in keep theirs.

    Raises:
        UserError: ``not_allowed``, ``pack_not_found``, ``pack_needed`` without any.
    """
    session.require_role(Role.COUNSELOR, Role.OFFICER, action="选择规则包")
    there = library.pack_ids()
    for pack_id in pack_ids:
        if pack_id not in there:
            raise UserError("pack_not_found", pack=pack_id)
    chosen = [pack_id for pack_id in there if pack_id in pack_ids]
    if not chosen:
        raise UserError("pack_needed")
    with session.write("setting.local_layer", object_id="packs") as uow:
        settings.write(uow, measuring.CHOSEN_PACKS, json.dumps(chosen))
    return CHANGES


def revision(session: Session, pack_id: str) -> str:
    """The pack's revision as the status bar says it today: ``r2+本地``."""
    today = session.clock.now().date()
    return measuring.in_force(session.database, library.pack(pack_id, SPECS), today).version
