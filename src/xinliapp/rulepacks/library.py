"""Where the packs and forms of this program lie, and finding one by its id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from xinliapp.domain.errors import UserError
from xinliapp.domain.measure_specs import MeasureSpec
from xinliapp.domain.rules import Campaign, FormDefinition, RulePack
from xinliapp.rulepacks.forms import load_form
from xinliapp.rulepacks.packs import load_pack

T = TypeVar("T")


def resource_folder() -> Path:
    """The ``resources`` folder that ships with the program, in the tree and in a build alike."""
    for parent in Path(__file__).resolve().parents:
        if (parent / "resources" / "packs").is_dir():
            return parent / "resources"
    raise FileNotFoundError("resources/packs")


def pack_ids() -> tuple[str, ...]:
    """The ids of the packs that ship."""
    return tuple(sorted(path.stem.upper() for path in (resource_folder() / "packs").glob("*.toml")))


def form_ids() -> tuple[str, ...]:
    """The ids of the forms that ship."""
    return tuple(sorted(path.stem.upper() for path in (resource_folder() / "forms").glob("*.toml")))


def pack(pack_id: str, specs: Mapping[str, MeasureSpec]) -> RulePack:
    """The pack with this id (any letter case).

    Raises:
        UserError: ``pack_not_found``, or why the file is refused.
    """
    if pack_id.upper() not in pack_ids():
        raise UserError("pack_not_found", pack=pack_id)
    path = resource_folder() / "packs" / f"{pack_id.lower()}.toml"
    return _loaded(path, specs, load_pack)


def form(form_id: str, specs: Mapping[str, MeasureSpec]) -> FormDefinition:
    """The form with this id (any letter case).

    Raises:
        UserError: ``form_not_found``, or why the file is refused.
    """
    if form_id.upper() not in form_ids():
        raise UserError("form_not_found", form=form_id)
    path = resource_folder() / "forms" / f"{form_id.lower()}.toml"
    return _loaded(path, specs, load_form)


_KEPT: dict[tuple[Path, int, int], tuple[object, object]] = {}


def _loaded(
    path: Path, specs: Mapping[str, MeasureSpec], load: Callable[[Path, Mapping[str, MeasureSpec]], T]
) -> T:
    """What a file says, read anew only when the file or the measures it is held against are others.

    One page of the program asks for the same pack half a dozen times, and reading one takes 0.1 s.
    """
    facts = path.stat()
    key = (path, facts.st_mtime_ns, facts.st_size)
    kept = _KEPT.get(key)
    if kept is None or kept[0] is not specs:
        kept = _KEPT[key] = (specs, load(path, specs))
    return kept[1]  # type: ignore[return-value]


def campaign_for(definition: FormDefinition, period: str) -> Campaign | None:
    """The announced campaign whose window is exactly ``period`` (``START/END``), or None."""
    return next((found for found in definition.campaigns if found.period == period), None)
