"""Filled forms (core.db); a later change of an approved form is a new revision."""

from __future__ import annotations

from xinliapp.domain.paperwork import FormRecord
from xinliapp.storage.paper_rows import PaperRows

FORMS = PaperRows("form_report", FormRecord, "form_id")

insert = FORMS.insert
update = FORMS.update
load = FORMS.load
latest = FORMS.latest
all_records = FORMS.all_records
