"""存为稍后继续: the wizard's answers as text, without any passphrase. Pure."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace

from xinliapp.domain.school import Edition, SchoolSystem, Stage
from xinliapp.ui.first_run.answers import AccountDraft, Draft

_TEXTS = tuple(f.name for f in fields(Draft) if f.type == "str")


def to_text(draft: Draft) -> str:
    """The draft as JSON; account names are kept, passphrases never."""
    data = asdict(draft)
    data["edition"] = draft.edition.value
    data["system"] = draft.system.value
    data["stages"] = [stage.value for stage in draft.stages]
    data["accounts"] = [account.name for account in draft.accounts]
    return json.dumps(data, ensure_ascii=False)


def from_text(text: str, accounts: tuple[AccountDraft, ...] = ()) -> Draft | None:
    """What :func:`to_text` gave, or ``None`` when it cannot be understood.

    ``accounts`` are the rows of the edition's page; they get the kept names by position.
    """
    try:
        data = json.loads(text)
        names = [str(name) for name in data["accounts"]]
        return replace(
            Draft(),
            **{key: str(data[key]) for key in _TEXTS},
            edition=Edition(data["edition"]),
            system=SchoolSystem(data["system"]),
            stages=tuple(Stage(value) for value in data["stages"]),
            attributes=tuple(str(word) for word in data["attributes"]),
            boarding=bool(data["boarding"]),
            packs=tuple(str(key) for key in data["packs"]),
            upper_primary_from={4: 4, 5: 5}.get(data["upper_primary_from"]),
            grade_labels=tuple(str(word) for word in data["grade_labels"]),
            concern_threshold=data["concern_threshold"]
            if data["concern_threshold"] in (1, 2, 3, 4)
            else None,
            accounts=tuple(replace(a, name=n) for a, n in zip(accounts, names, strict=False)),
        )
    except (ValueError, KeyError, TypeError):
        return None
