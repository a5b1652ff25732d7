"""What a clause asks of a form: only words a form knows, and which clauses of which packs ask."""

from __future__ import annotations

import pytest

from tests.rulepacks.test_loader import FAKE, GOOD
from xinliapp.domain.definition_source import Source
from xinliapp.domain.demands import Demand, demanding
from xinliapp.domain.errors import UserError
from xinliapp.rulepacks import library
from xinliapp.rulepacks.packs import parse_pack
from xinliapp.storage.measures import SPECS

_LINE = 'requirement_text = "'


def _with(words: str) -> str:
    """The first clause asks for ``words``."""
    start = GOOD.index(_LINE)
    return f"{GOOD[:start]}demands = [{words}]\n{GOOD[start:]}"


def test_a_clause_asks_in_the_words_forms_know() -> None:
    pack = parse_pack(Source("pack.toml", _with('"return_assessment"')), FAKE)
    assert demanding([pack], Demand.RETURN_ASSESSMENT) == (pack.clauses[0].id,)
    assert demanding([pack], Demand.REFERRAL_HELPED) == ()


def test_a_word_no_form_knows_is_refused_with_its_line() -> None:
    text = _with('"return_assesment"')
    with pytest.raises(UserError) as caught:
        parse_pack(Source("pack.toml", text), FAKE)
    assert caught.value.code == "pack_value_wrong"
    line = next(number for number, each in enumerate(text.splitlines(), 1) if "demands" in each)
    assert (caught.value.params["line"], caught.value.params["key"]) == (line, "demands")


def test_the_shipped_pack_asks_for_help_with_a_referral_and_no_assessment() -> None:
    packs = [library.pack(pack_id, SPECS) for pack_id in library.pack_ids()]
    assert demanding(packs, Demand.REFERRAL_HELPED) == ("JS-61",)
    assert demanding(packs, Demand.RETURN_ASSESSMENT) == ()
