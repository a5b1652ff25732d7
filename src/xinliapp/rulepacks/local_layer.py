"""Laying the school's own numbers over a pack; pure. A number of the notice is never touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from xinliapp.domain.local_layer import FLOOR, YEAR, OpenNumber
from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import Automation, Clause, Comparator, PeriodKind, RulePack

LOCAL_MARK = "+本地"
_YEARS = ((PeriodKind.CALENDAR_YEAR.value, "自然年"), (PeriodKind.SCHOOL_YEAR.value, "学年"))
_PER = {
    PeriodKind.TERM: "每学期",
    PeriodKind.SCHOOL_YEAR: "每学年",
    PeriodKind.CALENDAR_YEAR: "每年",
    PeriodKind.TEACHING_WEEK: "每周",
    PeriodKind.TWO_WEEKS: "每两周",
    PeriodKind.CAMPAIGN: "活动期内",
    PeriodKind.AS_OF: "",
}


def open_numbers(pack: RulePack, specs: Mapping[str, MeasureSpec]) -> tuple[OpenNumber, ...]:
    """Every number or way of counting the pack's notice leaves open and the engine can use, in its order.

    A clause that is answered by a person has no number: it would change nothing. Nor has a measure more of
    which is not better (how many students are graded).
    """
    found = []
    for clause in pack.clauses:
        spec = specs.get(clause.measure or "")
        if spec is None:
            continue
        if clause.automation is Automation.AUTOMATIC:
            if clause.comparator is Comparator.NONE and spec.floor:
                title = f"{_PER[clause.period]}不少于"
                found.append(OpenNumber(f"{clause.id}.{FLOOR}", clause.id, FLOOR, title, clause.unit))
            found += [
                _open(clause, each)
                for each in spec.parameters
                if each.local and each.name not in clause.parameters
            ]
        if clause.period is PeriodKind.CALENDAR_YEAR:
            key = f"{clause.id}.{YEAR}"
            found.append(OpenNumber(key, clause.id, YEAR, "“每年”按", "", choices=_YEARS))
    return tuple(found)


def _open(clause: Clause, parameter: ParameterSpec) -> OpenNumber:
    return OpenNumber(
        f"{clause.id}.{parameter.name}",
        clause.id,
        parameter.name,
        parameter.title or parameter.name,
        parameter.unit,
        parameter.kind is not ParameterKind.NUMBER,
        tuple(zip(parameter.choices, parameter.words, strict=True)) if parameter.words else (),
    )


def layered(pack: RulePack, specs: Mapping[str, MeasureSpec], values: Mapping[str, float]) -> RulePack:
    """The pack with the school's numbers in their places; its revision then says ``r2+本地``.

    Keys the pack does not know, or no longer leaves open, are passed over: a newer revision of the notice's
    pack may give the number itself. The first of several ways to count is how the pack counts anyway.
    """
    known = {each.key: each for each in open_numbers(pack, specs)}
    used = {
        key: value
        for key, value in values.items()
        if key in known and not (known[key].choices and not 1 < value <= len(known[key].choices))
    }
    if not used:
        return pack
    by_clause: dict[str, list[tuple[OpenNumber, float]]] = {}
    for key, value in used.items():
        by_clause.setdefault(known[key].clause_id, []).append((known[key], value))
    clauses = tuple(_with(clause, by_clause.get(clause.id, ())) for clause in pack.clauses)
    return replace(pack, version=pack.version + LOCAL_MARK, clauses=clauses)


def _with(clause: Clause, numbers: list[tuple[OpenNumber, float]] | tuple[()]) -> Clause:
    for number, value in numbers:
        words = number.words(value)
        said = f"{clause.local}、{words}" if clause.local else words
        if number.name == FLOOR:
            clause = replace(clause, comparator=Comparator.AT_LEAST, requirement=float(value), local=said)
        elif number.name == YEAR:
            clause = replace(clause, period=PeriodKind(number.choices[int(value) - 1][0]), local=said)
        elif number.choices:
            way = number.choices[int(value) - 1][0]
            clause = replace(clause, parameters={**clause.parameters, number.name: way}, local=said)
        else:
            set_ = int(value) if number.whole else float(value)
            clause = replace(clause, parameters={**clause.parameters, number.name: set_}, local=said)
    return clause
