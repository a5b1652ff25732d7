"""The bureau's inbox as a page shows it: what came in, what was wrong with it, what still needs a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xinliapp.domain.bureau import InboxItem, MemberSchool, ReceiveResult
from xinliapp.domain.errors import KnownError, UserError, XinliError
from xinliapp.domain.exchange import ArrivalVerdict, FormPayload, Notice
from xinliapp.domain.jobs import Progress, no_progress
from xinliapp.domain.receipts import ReceiptKind, StoredReceipt, newest
from xinliapp.i18n.messages import all_messages
from xinliapp.services import bureau, known_forms, receipts
from xinliapp.services.exchange_preview import shown_value
from xinliapp.services.inbox_writing import UNCLAIMED
from xinliapp.services.known_forms import FormRun
from xinliapp.services.session import Session
from xinliapp.storage import inbox_items, members
from xinliapp.storage import receipts as receipt_rows


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One file. ``refusal`` is why it was refused; ``decided`` a person's note on a bag that was held.

    ``open`` says that a person still has to do something; ``figures`` are heading and value as sent. ``via``
    is the centre that passed it on; ``answer`` what was decided about it (accepted, returned), if anything.
    """

    id: str
    item_id: str | None
    file_name: str
    school_code: str | None
    school_name: str
    form_id: str | None
    period: str | None
    revision: int | None
    signed: bool
    verdict: ArrivalVerdict
    unclaimed: bool
    refusal: XinliError | None
    decided: str
    notices: tuple[Notice, ...]
    received_at: str
    figures: tuple[tuple[str, str], ...]
    via: str = ""
    answer: ReceiptKind | None = None

    @property
    def open(self) -> bool:
        """Refused, held, or of an unknown school or period."""
        return self.unclaimed or self.verdict in (ArrivalVerdict.REFUSED, ArrivalVerdict.HELD)


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the page shows: all items newest first, schools and runs to choose from.

    ``undecided`` are items a receipt may be signed for; ``waiting`` receipts no file was written for yet.
    """

    lines: tuple[DeskLine, ...]
    schools: tuple[MemberSchool, ...]
    runs: tuple[FormRun, ...]
    undecided: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


def desk(session: Session) -> Desk:
    """Read the inbox."""
    database = session.database
    schools = members.members(database)
    names = {school.code: school.name for school in schools}
    items = inbox_items.items(database)
    answers: dict[str, list[StoredReceipt]] = {}
    for one in receipt_rows.issued(database):
        answers.setdefault(str(one.item_id), []).append(one)
    undecided = tuple(
        item.id
        for item in items
        if item.verdict.counts
        and item.signed
        and item.carrier_id is None
        and item.kind == "form"
        and item.id not in answers
    )
    waiting = tuple(one.receipt.id for one in receipts.waiting(session) if one.sealable)
    return Desk(
        tuple(_line(item, names, newest(answers.get(item.id, ()))) for item in reversed(items)),
        tuple(schools),
        known_forms.runs(session),
        undecided,
        waiting,
    )


def receive(
    session: Session, paths: Sequence[Path], period: str | None = None, *, progress: Progress = no_progress
) -> list[ReceiveResult]:
    """Take in files under the forms that ship; see :func:`xinliapp.services.bureau.receive`."""
    return bureau.receive(session, paths, known_forms.definitions(), period=period, progress=progress)


def batch_lines(results: Sequence[ReceiveResult], lines: Sequence[DeskLine]) -> tuple[DeskLine, ...]:
    """The files of one batch in the order they were dropped, each as it stands in the books now.

    What was not written (duplicates, files that could not be read) is shown from its result alone.
    """
    by_item = {line.item_id: line for line in lines}
    return tuple(
        by_item[result.item_id] if _stands(result, by_item) else _unwritten(result, number)
        for number, result in enumerate(results)
    )


def _stands(result: ReceiveResult, by_item: Mapping[str | None, DeskLine]) -> bool:
    return result.item_id is not None and result.item_id in by_item


def _line(item: InboxItem, names: Mapping[str, str], answer: StoredReceipt | None) -> DeskLine:
    refused = item.verdict is ArrivalVerdict.REFUSED
    known = item.reason is not None and item.reason in all_messages()
    refusal = _refusal(item) if refused and known else None
    return DeskLine(
        id=item.id,
        item_id=item.id,
        file_name=item.file_name,
        school_code=item.school_code,
        school_name=names.get(item.school_code or "", _said(item.form)),
        form_id=item.form_id,
        period=item.period,
        revision=item.revision,
        signed=item.signed,
        verdict=item.verdict,
        unclaimed=item.verdict is ArrivalVerdict.UNSIGNED and item.reason == UNCLAIMED,
        refusal=refusal,
        decided="" if known or item.reason in (None, UNCLAIMED) else str(item.reason),
        notices=item.notices,
        received_at=item.received_at,
        figures=_figures(item.form),
        via="" if item.via_code is None else names.get(item.via_code, item.via_code),
        answer=None if answer is None else answer.kind,
    )


def _refusal(item: InboxItem) -> XinliError:
    error = UserError if (item.reason or "").startswith(("form_", "sheet_")) else KnownError
    return error(str(item.reason), file=item.file_name, name=item.file_name, part=item.school_code or "—")


def _unwritten(result: ReceiveResult, number: int) -> DeskLine:
    return DeskLine(
        id=f"batch-{number}",
        item_id=None,
        file_name=result.file_name,
        school_code=result.school_code,
        school_name=result.school_name or "",
        form_id=result.form_id,
        period=result.period,
        revision=result.revision,
        signed=result.signed,
        verdict=result.verdict,
        unclaimed=False,
        refusal=result.refusal,
        decided="",
        notices=result.notices,
        received_at="",
        figures=(),
    )


def _said(form: FormPayload | None) -> str:
    """What a form nobody has claimed says about itself."""
    return "" if form is None else form.unit_name


def _figures(form: FormPayload | None) -> tuple[tuple[str, str], ...]:
    if form is None:
        return ()
    return (
        *known_forms.ordered_head(form),
        *((figure.heading, shown_value(figure)) for figure in form.columns),
    )
