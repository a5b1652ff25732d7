"""Plain spreadsheets of schools without the application: which form, which school, which figures."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.bureau import MemberSchool
from xinliapp.domain.errors import UserError
from xinliapp.domain.exchange import FormFigure, FormPayload
from xinliapp.domain.rules import FormDefinition
from xinliapp.domain.spreadsheet import Workbook
from xinliapp.sheets.kz_form import PlainForm, read_form_sheet

UNIT_FIELD = "填表单位"


@dataclass(frozen=True, slots=True)
class UnsignedForm:
    """A recognised form; ``school`` is None when neither code nor name is in the register exactly once."""

    definition: FormDefinition
    plain: PlainForm
    school: MemberSchool | None

    @property
    def only_period(self) -> str | None:
        """The period of the form's only campaign, None when there is none or more than one."""
        campaigns = self.definition.campaigns
        return campaigns[0].period if len(campaigns) == 1 else None


def as_unsigned(
    workbook: Workbook, definitions: Sequence[FormDefinition], schools: Sequence[MemberSchool]
) -> UnsignedForm:
    """The form in a workbook, by its headings, and the school that filled it in.

    Raises:
        UserError: ``form_not_recognised``, ``form_row_missing``, ``form_rows_many``.
    """
    for definition in definitions:
        try:
            plain = read_form_sheet(workbook, definition)
        except UserError as error:
            if error.code != "form_not_recognised":
                raise
            continue
        return UnsignedForm(definition, plain, _school(plain, schools))
    raise UserError("form_not_recognised")


def unsigned_payload(form: UnsignedForm, code: str, period: str, revision: int, as_of: str) -> FormPayload:
    """The figures as a payload; nothing in it was counted by a system we know."""
    figures = []
    for column in form.definition.columns:
        value = form.plain.values.get(column.id)
        number, text = (None, value) if isinstance(value, str) else (value, None)
        figures.append(FormFigure(column.id, column.heading, column.unit, value=number, text=text))
    return FormPayload(
        form_id=form.definition.id,
        form_version=form.definition.version,
        period=period,
        revision=revision,
        unit_code=code,
        unit_name=form.plain.school or form.plain.head.get(UNIT_FIELD, ""),
        as_of=as_of,
        head=dict(form.plain.head),
        columns=tuple(figures),
    )


def _school(plain: PlainForm, schools: Sequence[MemberSchool]) -> MemberSchool | None:
    """By code or full name, exactly; two different answers are none."""
    found: dict[str, MemberSchool] = {}
    for text in (plain.school, plain.head.get(UNIT_FIELD, "")):
        key = _key(text)
        same = {school.code: school for school in schools if key and key in (_key(school.name), school.code)}
        if len(same) > 1:
            return None
        found.update(same)
    return next(iter(found.values())) if len(found) == 1 else None


def _key(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
