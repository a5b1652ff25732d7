"""Seeing what would leave: figure by figure, where it comes from, what changed, and that it names nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from xinliapp.bundles.strict import stored_form
from xinliapp.crypto import sshsig
from xinliapp.domain.errors import UserError
from xinliapp.domain.exchange import (
    FORM_JSON,
    FORM_XLSX,
    FigureSource,
    FormFigure,
    FormPayload,
    LeavingFigure,
    LeavingPreview,
    Recipient,
)
from xinliapp.services import name_scan
from xinliapp.services.session import Session
from xinliapp.storage import bundles, recipients
from xinliapp.storage.database import Database


@dataclass(frozen=True, slots=True)
class Attachment:
    """A further part of a bag (``data/summary.pdf``) with its plain text, which is searched for names."""

    data: bytes = field(repr=False)
    text: str = field(repr=False)


NO_ATTACHMENTS: Mapping[str, Attachment] = {}


def preview(
    session: Session,
    payload: FormPayload,
    recipient_id: str,
    attachments: Mapping[str, Attachment] = NO_ATTACHMENTS,
) -> LeavingPreview:
    """Exactly what would leave, with where each figure comes from and what changed since the last submission.

    Raises:
        UserError: ``recipient_unknown``, ``recipient_revoked``, ``names_in_text`` (``field``, ``line``).
    """
    recipient = active_recipient(session.database, recipient_id)
    checked = refuse_names(session.database, payload, attachments)
    last = bundles.last_submission(session.database, recipient.code, payload.form_id, payload.period)
    before = None if last is None else stored_form(bundles.bag_bytes(session.database, last.id))
    return LeavingPreview(
        recipient=recipient,
        fingerprint_groups=sshsig.fingerprint_groups(recipient.signing_key),
        head=tuple(payload.head.items()),
        figures=tuple(_leaving(figure, before) for figure in payload.columns),
        parts=tuple(sorted((FORM_JSON, FORM_XLSX, *attachments))),
        last_revision=None if before is None else before.revision,
        text_fields_checked=checked,
    )


def shown_value(figure: FormFigure) -> str:
    """A figure as a person reads it: text, a whole number without a point, ``""`` for 没有此项."""
    if figure.text is not None:
        return figure.text
    if figure.value is None:
        return ""
    return str(int(figure.value)) if float(figure.value).is_integer() else str(figure.value)


def _leaving(figure: FormFigure, before: FormPayload | None) -> LeavingFigure:
    old = None if before is None else before.figure(figure.column_id)
    source, detail = _source(figure)
    was = None if old is None else shown_value(old)
    return LeavingFigure(
        column_id=figure.column_id,
        heading=figure.heading,
        shown=shown_value(figure),
        source=source,
        detail=detail,
        before=was,
        changed=was is not None and was != shown_value(figure),
    )


def _source(figure: FormFigure) -> tuple[FigureSource, str]:
    if figure.value is None and not figure.text:
        return FigureSource.EMPTY, ""
    if figure.reason:
        return FigureSource.CHANGED, figure.reason
    if figure.published is not None:
        return FigureSource.PUBLISHED, figure.published.published_at
    if figure.definition_id is not None and figure.value == figure.system_value:
        return FigureSource.RECORDS, figure.definition_id
    return FigureSource.PERSON, ""


def refuse_names(
    database: Database, payload: FormPayload, attachments: Mapping[str, Attachment] = NO_ATTACHMENTS
) -> int:
    """Search everything that a person typed for names of the roster; how many texts were searched.

    Blanks, line ends, invisible characters, middle dots and dashes inside it do not hide a name. The message
    names the field and the line where the name begins, never the name.

    Raises:
        UserError: ``names_in_text`` (``field``, ``line``).
    """
    texts = [*_texts(payload), *((name, part.text) for name, part in attachments.items())]
    named = name_scan.first_named(database, texts)
    if named is not None:
        raise UserError("names_in_text", field=named[0], line=named[1])
    return len(texts)


def _texts(payload: FormPayload) -> Iterable[tuple[str, str]]:
    for label, value in payload.head.items():
        if label not in name_scan.NAMED_FIELDS:
            yield label, value
    for figure in payload.columns:
        if figure.text:
            yield figure.heading, figure.text
        if figure.reason:
            yield figure.heading, figure.reason


def active_recipient(database: Database, recipient_id: str) -> Recipient:
    """The recipient with this row id, if it may be sent to.

    Raises:
        UserError: ``recipient_unknown``, ``recipient_revoked``.
    """
    found = recipients.recipient(database, recipient_id)
    if found is None:
        raise UserError("recipient_unknown")
    if found.revoked_at is not None:
        raise UserError("recipient_revoked")
    return found
