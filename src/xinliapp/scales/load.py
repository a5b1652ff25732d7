"""Scale definitions from their files, read strictly; one whose own golden vectors fail is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TypeVar

from xinliapp.domain.definition_source import Place, Source, Table
from xinliapp.domain.scales import (
    TOTAL,
    AnswerCount,
    Certainty,
    Critical,
    Licence,
    LineRule,
    Lines,
    MissingRule,
    ScaleDefinition,
    ScoreRule,
    Subscale,
    Validity,
)
from xinliapp.scales.golden import check_golden

FORMAT = 1
MOST_ITEMS = 1000
MOST_ANSWER = 100
E = TypeVar("E", bound=Enum)


@cache
def shipped() -> Mapping[str, ScaleDefinition]:
    """The scales of this program by id, in the order of their ids; read once.

    Raises:
        UserError: as :func:`load_scale`.
    """
    found = [load_scale(path) for path in sorted(_folder().glob("*.toml"))]
    return {definition.id: definition for definition in found}


def load_scale(path: Path) -> ScaleDefinition:
    """Read one definition.

    Raises:
        UserError: a ``pack_…`` or ``scale_…`` code with ``file``, ``line`` and what is wrong there.
    """
    return parse_scale(Source.read(path))


def parse_scale(source: Source) -> ScaleDefinition:
    """The definition in an already read source; errors as :func:`load_scale`."""
    top = Table(source, source.table("", 0), source.content)
    if top.number("format") != FORMAT:
        source.refuse("pack_format", top.line("format"))
    items = _integer(top, "items", 1, MOST_ITEMS)
    lowest, highest = _range(top)
    subscales = tuple(_subscale(table, items) for table in _tables(top, "subscale"))
    definition = ScaleDefinition(
        id=top.text("id"),
        version=top.text("version"),
        title=top.text("title"),
        items=items,
        lowest=lowest,
        highest=highest,
        rule=_choice(top, "rule", ScoreRule),
        source=top.text("source"),
        certainty=_choice(top, "certainty", Certainty),
        licence=_choice(top, "licence", Licence),
        licence_note=top.text("licence_note"),
        factor=top.number("factor") if top.has("factor") else 1,
        uncertain=top.text_or("uncertain", ""),
        norms=top.text_or("norms", ""),
        reverse=_items(top, "reverse", items) if top.has("reverse") else (),
        lines=_lines(top),
        subscales=subscales,
        subscale_rule=_choice(top, "subscale_rule", ScoreRule) if subscales else ScoreRule.SUM,
        counts=tuple(_count(table, lowest, highest) for table in _tables(top, "count")),
        critical=tuple(_critical(table, items, lowest, highest) for table in _tables(top, "critical")),
        validity=_validity(top, items),
        missing=_choice(top, "missing", MissingRule),
        missing_most=_integer(top, "missing_most", 0, items) if top.has("missing_most") else 0,
    )
    golden = top.tables("golden")
    top.finish()
    _fits_together(top, definition)
    check_golden(definition, golden)
    return definition


def _fits_together(top: Table, definition: ScaleDefinition) -> None:
    """What no single table can know: partition, keys, and rules that exclude each other."""
    refuse = top.source.refuse
    keys = [sub.key for sub in definition.subscales]
    keys += [count.key for count in definition.counts]
    keys += [definition.validity.key] if definition.validity else []
    for key in keys:
        if keys.count(key) > 1 or key == TOTAL:
            refuse("pack_duplicate_id", top.line("subscale"), key=key)
    owned = [item for sub in definition.subscales for item in sub.items]
    owned += definition.validity.items if definition.validity else ()
    if owned:
        _partition(top, definition.items, owned)
    if definition.subscales and not any(sub.in_total for sub in definition.subscales):
        refuse("pack_value_wrong", top.line("subscale"), key="in_total", want="至少一个true")
    if (definition.certainty is Certainty.UNCERTAIN) != bool(definition.uncertain):
        refuse("pack_value_wrong", top.line("certainty"), key="certainty", want="与“uncertain”相符")
    for one in definition.critical:
        if one.item in definition.reverse:
            refuse("scale_items_wrong", top.line("critical"), why=f"第{one.item}题反向计分")
    prorates = definition.missing is MissingRule.PRORATE
    if prorates != bool(definition.missing_most) or (prorates and (definition.counts or definition.validity)):
        refuse("pack_value_wrong", top.line("missing"), key="missing", want="与“missing_most”和其他表相符")


def _partition(top: Table, items: int, owned: Sequence[int]) -> None:
    """Where there are subscales (with the validity items), every item is in exactly one of them."""
    twice = sorted({item for item in owned if owned.count(item) > 1})
    if twice:
        top.source.refuse("scale_items_wrong", top.line("subscale"), why=f"第{_named(twice)}题在两个分量表里")
    absent = sorted(set(range(1, items + 1)) - set(owned))
    if absent:
        top.source.refuse(
            "scale_items_wrong", top.line("subscale"), why=f"第{_named(absent)}题不在任何分量表里"
        )


def _named(items: Sequence[int]) -> str:
    shown = "、".join(str(item) for item in items[:10])
    return shown if len(items) <= 10 else f"{shown}等"


def _subscale(table: Table, items: int) -> Subscale:
    read = Subscale(
        key=_key(table),
        label=table.text("label"),
        items=_items(table, "items", items),
        in_total=table.flag("in_total") if table.has("in_total") else True,
        lines=_lines(table),
    )
    table.finish()
    return read


def _count(table: Table, lowest: int, highest: int) -> AnswerCount:
    at_least = _integer(table, "at_least", lowest + 1, highest)
    read = AnswerCount(_key(table), table.text("label"), at_least, _lines(table))
    table.finish()
    return read


def _critical(table: Table, items: int, lowest: int, highest: int) -> Critical:
    read = Critical(_integer(table, "item", 1, items), _integer(table, "at_least", lowest + 1, highest))
    table.finish()
    return read


def _validity(top: Table, items: int) -> Validity | None:
    if not top.has("validity"):
        return None
    table = Table(top.source, top.source.table("validity"), top.raw("validity"))
    listed = _items(table, "items", items)
    most = len(listed) * MOST_ANSWER
    read = Validity(_key(table), table.text("label"), listed, _integer(table, "retest_from", 1, most))
    table.finish()
    return read


def _lines(owner: Table) -> Lines | None:
    """``lines = { rule, values, hint_from }`` of a score; none when it is not written."""
    if not owner.has("lines"):
        return None
    line = owner.line("lines")
    table = Table(owner.source, Place(line, line), owner.raw("lines"))
    rule = _choice(table, "rule", LineRule)
    values = table.raw("values")
    if not isinstance(values, list) or not values or not all(type(value) in (int, float) for value in values):
        owner.source.refuse("pack_value_wrong", line, key="values", want="数字列表")
    numbers: tuple[float, ...] = tuple(values)
    in_order = tuple(sorted(set(numbers), reverse=rule is LineRule.AT_MOST))
    if numbers != in_order:
        owner.source.refuse("pack_value_wrong", line, key="values", want="由近到远的不同数字")
    hint_from = _integer(table, "hint_from", 1, len(numbers)) if table.has("hint_from") else 1
    table.finish()
    return Lines(rule, numbers, hint_from)


def _range(top: Table) -> tuple[int, int]:
    value = top.raw("range")
    if isinstance(value, list) and len(value) == 2 and all(type(one) is int for one in value):
        lowest, highest = value
        if 0 <= lowest < highest <= MOST_ANSWER:
            return lowest, highest
    top.source.refuse("pack_value_wrong", top.line("range"), key="range", want="[最低, 最高]")


def _items(table: Table, key: str, items: int) -> tuple[int, ...]:
    value = table.raw(key)
    if not isinstance(value, list) or not value or not all(type(item) is int for item in value):
        table.source.refuse("pack_value_wrong", table.line(key), key=key, want="题号列表")
    outside = [item for item in value if not 1 <= item <= items]
    if outside:
        table.source.refuse("scale_items_wrong", table.line(key), why=f"没有第{_named(outside)}题")
    if len(set(value)) != len(value):
        table.source.refuse("scale_items_wrong", table.line(key), why="同一题写了两次")
    return tuple(value)


def _integer(table: Table, key: str, least: int, most: int) -> int:
    value = table.raw(key)
    if type(value) is int and least <= value <= most:
        return value
    table.source.refuse("pack_value_wrong", table.line(key), key=key, want=f"{least}—{most}的整数")


def _choice(table: Table, key: str, kind: type[E]) -> E:
    value = table.text(key)
    for member in kind:
        if member.value == value:
            return member
    want = " / ".join(str(member.value) for member in kind)
    table.source.refuse("pack_value_wrong", table.line(key), key=key, want=want)


def _key(table: Table) -> str:
    """Lower-case ASCII: it stands in files and tables for good."""
    key = table.text("key")
    if key.isascii() and key.isidentifier() and key == key.lower():
        return key
    table.source.refuse("pack_value_wrong", table.line("key"), key="key", want="小写英文")


def _tables(top: Table, key: str) -> list[Table]:
    return top.tables(key) if top.has(key) else []


def _folder() -> Path:
    """``resources/scales``, in the tree and in a build alike."""
    for parent in Path(__file__).resolve().parents:
        if (parent / "resources" / "scales").is_dir():
            return parent / "resources" / "scales"
    raise FileNotFoundError("resources/scales")
