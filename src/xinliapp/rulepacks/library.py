"""Where the packs and forms of this program lie, and finding one by its id."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from xinliapp.domain.errors import UserError
from xinliapp.domain.measure_specs import MeasureSpec
from xinliapp.domain.rules import Campaign, FormDefinition, RulePack
from xinliapp.rulepacks.forms import load_form
from xinliapp.rulepacks.packs import load_pack


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
    return load_pack(resource_folder() / "packs" / f"{pack_id.lower()}.toml", specs)


def form(form_id: str, specs: Mapping[str, MeasureSpec]) -> FormDefinition:
    """The form with this id (any letter case).

    Raises:
        UserError: ``form_not_found``, or why the file is refused.
    """
    if form_id.upper() not in form_ids():
        raise UserError("form_not_found", form=form_id)
    return load_form(resource_folder() / "forms" / f"{form_id.lower()}.toml", specs)


def campaign_for(definition: FormDefinition, period: str) -> Campaign | None:
    """The announced campaign whose window is exactly ``period`` (``START/END``), or None."""
    return next((found for found in definition.campaigns if found.period == period), None)
