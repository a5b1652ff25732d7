"""``data/form.json``: the typed figures of a form, written in one spelling and read strictly.

Schema: docs/formats/form-payload.schema.json.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Annotated, Literal

from msgspec import Meta
from msgspec.json import Decoder

from xinliapp.bundles.jsonstrict import (
    Code,
    Count,
    Digest,
    Moment,
    Name,
    Number,
    SchemaError,
    Shape,
    Token,
    canonical,
    read,
    readable,
    stamp,
)
from xinliapp.domain.calendar import parse_period
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import FORM_JSON, FormFigure, FormPayload, PublishedRef
from xinliapp.domain.rules import FormDefinition

FORMAT = "xinli-form-1"
MAX_COLUMNS = 60

Period = Annotated[
    str, Meta(pattern=r"\A(?:[0-9]{4}-[0-9]{4}-[12]|[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2})\Z")
]
_Amount = Annotated[int, Meta(ge=0, le=10**9)] | Annotated[float, Meta(ge=0, le=10**9)]
_Head = dict[
    Annotated[str, Meta(min_length=1, max_length=40)],
    Annotated[str, Meta(max_length=200)],
]


class _Published(Shape):
    figure_id: Token
    published_at: Moment
    window_starts_on: dt.date
    window_ends_on: dt.date
    row_count: Count
    rows_mac: Digest


class _Figure(Shape):
    column_id: Token
    heading: Name
    unit: Annotated[str, Meta(max_length=20)]
    value: _Amount | None
    text: Annotated[str, Meta(max_length=2000)] | None
    system_value: _Amount | None
    reason: Annotated[str, Meta(max_length=500)] | None
    definition_id: Annotated[str, Meta(min_length=1, max_length=200)] | None
    published: _Published | None


class _Form(Shape):
    format: Literal["xinli-form-1"]
    form_id: Token
    form_version: Token
    period: Period
    revision: Number
    unit_code: Code
    unit_name: Name
    as_of: dt.date
    head: Annotated[_Head, Meta(max_length=20)]
    columns: Annotated[list[_Figure], Meta(min_length=1, max_length=MAX_COLUMNS)]


_DECODER = Decoder(_Form)


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
        return _form(read(data, _DECODER))
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


def _form(found: _Form) -> FormPayload:
    columns = tuple([_figure(figure, index) for index, figure in enumerate(found.columns)])
    if len({figure.column_id for figure in columns}) != len(columns):
        raise SchemaError("columns")
    return FormPayload(
        form_id=found.form_id,
        form_version=found.form_version,
        period=real_period(found.period),
        revision=found.revision,
        unit_code=found.unit_code,
        unit_name=found.unit_name,
        as_of=found.as_of.isoformat(),
        head=found.head,
        columns=columns,
    )


def _figure(found: _Figure, index: int) -> FormFigure:
    if found.value is not None and found.text is not None:
        raise SchemaError(f"columns[{index}].text")
    return FormFigure(
        found.column_id,
        found.heading,
        found.unit,
        found.value,
        found.text,
        found.system_value,
        found.reason,
        found.definition_id,
        None if found.published is None else _published(found.published, index),
    )


def _published(found: _Published, index: int) -> PublishedRef:
    return PublishedRef(
        figure_id=found.figure_id,
        published_at=stamp(found.published_at, f"columns[{index}].published.published_at"),
        window_starts_on=found.window_starts_on.isoformat(),
        window_ends_on=found.window_ends_on.isoformat(),
        row_count=found.row_count,
        rows_mac=found.rows_mac,
    )


def real_period(text: str) -> str:
    """A period the calendar knows: everything downstream reads it again.

    Raises:
        SchemaError: it does not.
    """
    try:
        return parse_period(text).text
    except UserError:
        raise SchemaError("period") from None
