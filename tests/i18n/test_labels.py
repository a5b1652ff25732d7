"""Every enum of the domain that people see has words; conventions and tables of the measures too."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from enum import Enum, Flag

import xinliapp.domain
from xinliapp.domain.rules import Verdict
from xinliapp.i18n import labels
from xinliapp.i18n.formats import VERDICT_WORDS
from xinliapp.storage.measures import SPECS

# Never shown to anybody as a word of its own.
TECHNICAL = {
    *("CellState", "FileNote", "RowTrouble"),  # whole sentences: i18n/messages/packets.py
    "ReportLine",
    "Align", "Field", "FileKind", "FontStyle", "Outlines", "ParameterKind", "Priority",
    "RecordField",  # its headings are those of the kind of record, COLUMNS
}  # fmt: skip


def domain_enums() -> list[type[Enum]]:
    found: dict[str, type[Enum]] = {}
    for module in pkgutil.iter_modules(xinliapp.domain.__path__):
        loaded = importlib.import_module(f"xinliapp.domain.{module.name}")
        for _, value in inspect.getmembers(loaded, inspect.isclass):
            if (
                issubclass(value, Enum)
                and not issubclass(value, Flag)
                and value.__module__ == loaded.__name__
            ):
                found[value.__name__] = value
    return [value for name, value in sorted(found.items()) if name not in TECHNICAL]


def test_every_enum_people_see_has_words() -> None:
    assert {"Verdict", "CareRole", "StudentStatus"} <= {kind.__name__ for kind in domain_enums()}
    missing = [str(member) for kind in domain_enums() for member in kind if not labels.has_label(member)]
    assert missing == []


def test_words_of_one_enum_differ() -> None:
    for kind in domain_enums():
        words = [labels.label(member) for member in kind]
        assert len(set(words)) == len(words), kind.__name__
        assert all(word.strip() == word and word for word in words)


def test_verdict_words_agree_with_the_prints() -> None:
    assert {verdict: labels.label(verdict) for verdict in Verdict} == VERDICT_WORDS
    assert labels.short(Verdict.NO_NUMBER) == "无数字"
    assert labels.short(Verdict.MET) == "达标"


def test_every_convention_of_a_measure_is_explained() -> None:
    assert {spec.convention for spec in SPECS.values()} <= set(labels.CONVENTIONS)
    assert labels.convention("fixed_pairs").startswith("按固定双周")
    assert labels.convention("local-7") == "local-7"
    assert labels.table("talk") == "谈心"
    assert labels.table("else") == "记录"
