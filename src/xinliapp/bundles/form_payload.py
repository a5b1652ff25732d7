"""``data/form.json``: the typed figures of a form, written in one spelling and read strictly.

Schema: docs/formats/form-payload.schema.json.
"""

from __future__ import annotations

import hashlib
import re

from xinliapp.bundles.jsonstrict import (
    SchemaError,
    amount,
    canonical,
    day,
    digest,
    exactly,
    items,
    match,
    members,
    moment,
    or_none,
    parse,
    readable,
    record,
    text,
    whole,
)
from xinliapp.domain.calendar import parse_period
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import FORM_JSON, FormFigure, FormPayload, PublishedRef
from xinliapp.domain.rules import FormDefinition

FORMAT = "xinli-form-1"
MAX_COLUMNS = 60

_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._+-]{0,63}")
_CODE = re.compile(r"[0-9A-Za-z]{1,20}")
_PERIOD = re.compile(r"\d{4}-\d{4}-[12]|\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}", re.ASCII)


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
        return _form(parse(data))
    except SchemaError as error:
        raise KnownError("bundle_schema_wrong", part=FORM_JSON, place=str(error)) from None


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


# How each object is read. Members stand in the order of the dataclass they become.
_PUBLISHED = record(
    {
        "figure_id": match(_ID),
        "published_at": moment,
        "window_starts_on": day,
        "window_ends_on": day,
        "row_count": whole(),
        "rows_mac": digest,
    }
)


def _published(value: object) -> PublishedRef:
    return PublishedRef(*_PUBLISHED(value))


_COLUMN = record(
    {
        "column_id": match(_ID),
        "heading": text(120, empty=False),
        "unit": text(20),
        "value": or_none(amount),
        "text": or_none(text()),
        "system_value": or_none(amount),
        "reason": or_none(text(500)),
        "definition_id": or_none(text(200, empty=False)),
        "published": or_none(_published),
    }
)


def _figure(value: object) -> FormFigure:
    figure = FormFigure(*_COLUMN(value))
    if figure.value is not None and figure.text is not None:
        raise SchemaError(".text")
    return figure


def _columns(value: object) -> tuple[FormFigure, ...]:
    columns = _FIGURES(value)
    if len({figure.column_id for figure in columns}) != len(columns) or not columns:
        raise SchemaError
    return columns


def _period(value: object) -> str:
    """A period the calendar knows: everything downstream reads it again."""
    shaped = _PERIOD_TEXT(value)
    try:
        return parse_period(shaped).text
    except UserError:
        raise SchemaError from None


_FIGURES = items(_figure, MAX_COLUMNS)
_PERIOD_TEXT = match(_PERIOD)
_FORM = record(
    {
        "format": exactly(FORMAT),
        "form_id": match(_ID),
        "form_version": match(_ID),
        "period": _period,
        "revision": whole(1),
        "unit_code": match(_CODE),
        "unit_name": text(120, empty=False),
        "as_of": day,
        "head": members(text(200), 20),
        "columns": _columns,
    }
)


def _form(value: object) -> FormPayload:
    return FormPayload(*_FORM(value)[1:])
