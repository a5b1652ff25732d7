"""Putting the files of a restore or of a rotation in place, so that a power cut leaves one pair or the other.

The new files are staged and verified first; ``restore.pending`` is the point of no return. From then on
opening the vault carries on where the cut was.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from xinliapp.crypto.durable import SYSTEM, write_durably
from xinliapp.domain.errors import KnownError
from xinliapp.storage.layout import VaultFolder


def commit_staged(
    place: VaultFolder, staged: Path, names: Sequence[str], aside: Path, *, plain: Sequence[str] = ()
) -> None:
    """Replace the live files ``names`` by those in ``staged``; the old ones go to ``aside``.

    Both folders lie inside the vault's own. Files named in ``plain`` are replaced in one step, after the
    others, and the old ones are not kept.

    Raises:
        KnownError: ``file_not_written``, ``disk_full``.
    """
    plan = {
        "staged": staged.name,
        "aside": str(aside.relative_to(place.root).as_posix()),
        "names": list(names),
        "plain": list(plain),
    }
    write_durably(place.restore_marker, json.dumps(plan).encode("utf-8"))
    finish_interrupted(place)


def finish_interrupted(place: VaultFolder) -> bool:
    """Carry on with a restore that a crash cut short; whether there was one.

    Raises:
        KnownError: ``restore_marker_damaged``, ``folder_not_writable``.
    """
    try:
        plan = json.loads(place.restore_marker.read_bytes())
        staged, aside = place.root / plan["staged"], place.root / plan["aside"]
        names = [str(name) for name in plan["names"]]
        plain = [Path(str(name)).name for name in plan.get("plain", ())]
    except FileNotFoundError:
        return False
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise KnownError("restore_marker_damaged") from None
    root = place.root.resolve()
    if any(root not in path.resolve().parents for path in (staged, aside)):
        raise KnownError("restore_marker_damaged")
    try:
        aside.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in names:
            _replace(place.root, staged / Path(name).name, aside)
        for name in plain:
            if (staged / name).exists():
                SYSTEM.replace(staged / name, place.root / name)
        SYSTEM.sync_directory(place.root)
        place.restore_marker.unlink()
        SYSTEM.sync_directory(place.root)
    except OSError:
        raise KnownError("folder_not_writable", name=place.root.name) from None
    shutil.rmtree(staged, ignore_errors=True)
    return True


def _replace(root: Path, new: Path, aside: Path) -> None:
    if not new.exists():
        return
    # A journal that outlived its file would be played into the new one.
    for old in [*sorted(root.glob(f"{new.name}-*")), root / new.name]:
        if old.is_file():
            SYSTEM.replace(old, aside / old.name)
    SYSTEM.sync_directory(aside)
    SYSTEM.sync_directory(root)
    SYSTEM.replace(new, root / new.name)
    SYSTEM.sync_directory(root)
