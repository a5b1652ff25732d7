"""Binding a clause or a column to a measure: names and types are checked when the file is read."""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.domain.definition_source import Table
from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import Clause

_WANT = {
    ParameterKind.INTEGER: "整数",
    ParameterKind.NUMBER: "数字",
    ParameterKind.FLAG: "true或false",
    ParameterKind.TEXT: "文字",
    ParameterKind.TEXT_LIST: "文字列表",
}


def bind(
    table: Table, specs: Mapping[str, MeasureSpec], requirement: float | None
) -> tuple[MeasureSpec, dict[str, object]]:
    """The table's measure and its checked parameters.

    Raises:
        UserError: ``pack_unknown_measure``, ``pack_parameter_unknown``, ``…_missing``, ``…_type``.
    """
    name = table.text("measure")
    source = table.source
    if name not in specs:
        source.refuse("pack_unknown_measure", table.line("measure"), measure=name)
    spec = specs[name]
    written = table.mapping("parameters")
    known = {parameter.name: parameter for parameter in spec.parameters}
    for key, value in written.items():
        if key not in known or key == spec.requirement_parameter:
            source.refuse("pack_parameter_unknown", table.line(key), measure=name, key=key)
        if not _fits(known[key], value):
            source.refuse(
                "pack_parameter_type", table.line(key), measure=name, key=key, want=_want(known[key])
            )
    for key in known:
        if key == spec.requirement_parameter:
            if requirement is None:
                source.refuse("pack_key_missing", max(table.place.header, 1), key="requirement")
            if not _fits(known[key], requirement):
                source.refuse(
                    "pack_parameter_type",
                    table.line("requirement"),
                    measure=name,
                    key="requirement",
                    want=_want(known[key]),
                )
        elif key not in written and not known[key].local:
            source.refuse("pack_parameter_missing", table.line("parameters"), measure=name, key=key)
    return spec, dict(written)


def effective_parameters(clause: Clause, specs: Mapping[str, MeasureSpec]) -> dict[str, object]:
    """What the clause's measure is run with: its parameters and, where it takes it, the requirement."""
    spec = specs[clause.measure or ""]
    parameters = dict(clause.parameters)
    if spec.requirement_parameter is not None:
        parameters[spec.requirement_parameter] = clause.requirement
    return parameters


def _fits(spec: ParameterSpec, value: object) -> bool:
    if spec.kind is ParameterKind.FLAG:
        return isinstance(value, bool)
    if isinstance(value, bool):
        return False
    if spec.kind is ParameterKind.INTEGER:
        return isinstance(value, int) and value > 0
    if spec.kind is ParameterKind.NUMBER:
        return isinstance(value, int | float) and value > 0
    if spec.kind is ParameterKind.TEXT:
        return isinstance(value, str) and (not spec.choices or value in spec.choices)
    return (
        isinstance(value, list)
        and bool(value)
        and len(set(map(str, value))) == len(value)
        and all(isinstance(item, str) and (not spec.choices or item in spec.choices) for item in value)
    )


def _want(spec: ParameterSpec) -> str:
    text = _WANT[spec.kind]
    return f"{text}({' / '.join(spec.choices)})" if spec.choices else text
