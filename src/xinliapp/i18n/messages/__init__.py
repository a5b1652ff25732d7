"""The sentences of every error code, one module per area, collected by :func:`sentence`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from xinliapp.domain.errors import XinliError


@cache
def all_messages() -> dict[str, str]:
    """Every error code with its three Chinese sentences.

    Raises:
        ValueError: two areas claim the same code.
    """
    collected: dict[str, str] = {}
    for module in pkgutil.iter_modules(__path__):
        messages: dict[str, str] = importlib.import_module(f"{__name__}.{module.name}").MESSAGES
        for code, text in messages.items():
            if code in collected:
                raise ValueError(f"message code {code!r} is defined twice")
            collected[code] = text
    return collected


def sentence(error: XinliError) -> str:
    """What a person reads for ``error``: what happened, what was not lost, what to do now."""
    template = all_messages().get(error.code)
    if template is None:
        return all_messages()["unknown_code"].format(code=error.code)
    return template.format_map(_Lenient(error.params))


class _Lenient(dict[str, object]):
    """A forgotten parameter reads ``—``: an error's own sentence must never become a second error."""

    def __missing__(self, _name: str) -> str:
        return "—"
