"""What files on their way leave to be done: asking after a packet the other school has not acknowledged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from xinliapp.domain.tasks import Task
from xinliapp.domain.transfer import TransferState
from xinliapp.services import review_interval, transfers
from xinliapp.services.session import Session


def tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Packets written out longer ago than the school's interval and not 已签收; none without an interval.

    A case provider.
    """
    days = review_interval.usual_receipt_days(session)
    if days is None:
        return
    for sent in transfers.every(session):
        if sent.state is TransferState.DELIVERED and sent.delivered_at:
            due = dt.date.fromisoformat(sent.delivered_at[:10]) + dt.timedelta(days=days)
            if due <= day:
                yield Task(
                    f"transfer_receipt.{sent.id}", "transfer_receipt", "", due, "transfer",
                    {"sent": sent.id}, student_id=sent.student_id, waiting_for=sent.school_name,
                )  # fmt: skip
