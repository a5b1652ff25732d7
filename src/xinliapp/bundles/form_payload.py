"""``data/form.json``: the typed figures of a form, written in one spelling and read strictly.

Schema: docs/formats/form-payload.schema.json.
"""

from __future__ import annotations

import hashlib
import re

from xinliapp.bundles.jsonstrict import Node, SchemaError, canonical, parse, readable
from xinliapp.domain.calendar import parse_period
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import FORM_JSON, FormFigure, FormPayload, PublishedRef
from xinliapp.domain.rules import FormDefinition

FORMAT = "xinli-form-1"
MAX_COLUMNS = 60

_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._+-]{0,63}")
_CODE = re.compile(r"[0-9A-Za-z]{1,20}")
_PERIOD = re.compile(r"\d{4}-\d{4}-[12]|\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}", re.ASCII)
_TOP = {
    "format",
    "form_id",
    "form_version",
    "period",
    "revision",
    "unit_code",
    "unit_name",
    "as_of",
    "head",
    "columns",
}
_COLUMN = {
    "column_id",
    "heading",
    "unit",
    "value",
    "text",
    "system_value",
    "reason",
    "definition_id",
    "published",
}
_PUBLISHED = {
    "figure_id",
    "published_at",
    "window_starts_on",
    "window_ends_on",
    "row_count",
    "rows_mac",
}


def write_form(payload: FormPayload) -> bytes:
    """The bytes of ``data/form.json``."""
    return readable(as_json(payload))


def payload_digest(payload: FormPayload) -> str:
    """Hex SHA-256 of the canonical JSON: what an approval of a form signs."""
    return hashlib.sha256(canonical(as_json(payload))).hexdigest()


def as_json(payload: FormPayload) -> dict[str, object]:
    """The payload as plain JSON values."""
    return {
        "format": FORMAT,
        "form_id": payload.form_id,
        "form_version": payload.form_version,
        "period": payload.period,
        "revision": payload.revision,
        "unit_code": payload.unit_code,
        "unit_name": payload.unit_name,
        "as_of": payload.as_of,
        "head": dict(payload.head),
        "columns": [_figure_json(figure) for figure in payload.columns],
    }


def read_form(data: bytes) -> FormPayload:
    """The form in ``data``.

    Raises:
        KnownError: ``bundle_schema_wrong`` naming the place.
    """
    try:
        return form_from(Node(parse(data)))
    except SchemaError as error:
        raise KnownError("bundle_schema_wrong", part=FORM_JSON, place=str(error)) from None


def form_from(node: Node) -> FormPayload:
    """The form at this place of a parsed document.

    Raises:
        SchemaError: it is not one.
    """
    node.keys(_TOP)
    if node.get("format").value != FORMAT:
        node.get("format").fail()
    columns = tuple(_figure(item) for item in node.get("columns").items(MAX_COLUMNS))
    if len({figure.column_id for figure in columns}) != len(columns) or not columns:
        node.get("columns").fail()
    return FormPayload(
        form_id=node.get("form_id").match(_ID),
        form_version=node.get("form_version").match(_ID),
        period=_period(node.get("period")),
        revision=node.get("revision").whole(1),
        unit_code=node.get("unit_code").match(_CODE),
        unit_name=node.get("unit_name").text(120, empty=False),
        as_of=node.get("as_of").day(),
        head={name: item.text(200) for name, item in node.get("head").members(20).items()},
        columns=columns,
    )


def _period(node: Node) -> str:
    """A period the calendar knows: everything downstream reads it again."""
    text = node.match(_PERIOD)
    try:
        return parse_period(text).text
    except UserError:
        node.fail()


def check_against(payload: FormPayload, definition: FormDefinition) -> None:
    """The payload has the definition's columns, in its order, text where text belongs, and its head fields.

    Raises:
        KnownError: ``bundle_schema_wrong`` naming the place.
    """
    place = _mismatch(payload, definition)
    if place is not None:
        raise KnownError("bundle_schema_wrong", part=FORM_JSON, place=place)


def _mismatch(payload: FormPayload, definition: FormDefinition) -> str | None:
    if [figure.column_id for figure in payload.columns] != [column.id for column in definition.columns]:
        return "columns"
    for figure, column in zip(payload.columns, definition.columns, strict=True):
        if (figure.value if column.text else figure.text) is not None:
            return f"columns.{column.id}"
        if (figure.heading, figure.unit) != (column.heading, column.unit):
            return f"columns.{column.id}.heading"
    if set(payload.head) - set(definition.head_fields):
        return "head"
    return None


def _figure_json(figure: FormFigure) -> dict[str, object]:
    published = figure.published
    return {
        "column_id": figure.column_id,
        "heading": figure.heading,
        "unit": figure.unit,
        "value": figure.value,
        "text": figure.text,
        "system_value": figure.system_value,
        "reason": figure.reason,
        "definition_id": figure.definition_id,
        "published": None
        if published is None
        else {
            "figure_id": published.figure_id,
            "published_at": published.published_at,
            "window_starts_on": published.window_starts_on,
            "window_ends_on": published.window_ends_on,
            "row_count": published.row_count,
            "rows_mac": published.rows_mac,
        },
    }


def _figure(node: Node) -> FormFigure:
    node.keys(_COLUMN)
    published = node.get("published")
    definition_id = node.get("definition_id")
    figure = FormFigure(
        column_id=node.get("column_id").match(_ID),
        heading=node.get("heading").text(120, empty=False),
        unit=node.get("unit").text(20),
        value=node.get("value").amount_or_none(),
        text=node.get("text").text_or_none(),
        system_value=node.get("system_value").amount_or_none(),
        reason=node.get("reason").text_or_none(500),
        definition_id=None if definition_id.value is None else definition_id.text(200, empty=False),
        published=None if published.value is None else _published(published),
    )
    if figure.value is not None and figure.text is not None:
        node.fail(".text")
    return figure


def _published(node: Node) -> PublishedRef:
    node.keys(_PUBLISHED)
    return PublishedRef(
        figure_id=node.get("figure_id").match(_ID),
        published_at=node.get("published_at").moment(),
        window_starts_on=node.get("window_starts_on").day(),
        window_ends_on=node.get("window_ends_on").day(),
        row_count=node.get("row_count").whole(),
        rows_mac=node.get("rows_mac").digest(),
    )
