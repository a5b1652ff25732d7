"""The demo's answers: one report is sent back and corrected, one comes late, receipts lie at the schools."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from xinliapp.app.demo.calendar import CAMPAIGN
from xinliapp.app.demo.school import CLERK, PRINCIPAL, DemoSchool, signed_in
from xinliapp.domain.bureau import ChaseMethod
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.receipts import ReturnReason
from xinliapp.domain.rules import FormDefinition
from xinliapp.services import bureau, chases, receipts, reporting, returns
from xinliapp.services.session import Session
from xinliapp.system.drives import write_and_read_back

REASON = ReturnReason("c6", "第6列缺说明:手册数与台账不符")
CORRECTION_DAYS = 3
LATE = dt.datetime(2026, 10, 21, 9, 12, 0)  # noqa: DTZ001 - two days after the schools' due day


class Centre(Protocol):
    """What is needed of the demo's district."""

    folder: Path
    clock: FixedClock

    @property
    def vault(self) -> Path: ...
    @property
    def definition(self) -> FormDefinition: ...


class Reporter(Protocol):
    """What is needed of a school that reports."""

    @property
    def vault(self) -> Path: ...
    @property
    def demo(self) -> DemoSchool: ...


def send_back_first(district: Centre, sender: Reporter, file: Path) -> None:
    """The clerk takes a school's first report in and returns it; the school reads why."""
    with signed_in(district.vault, CLERK, district.clock) as session:
        (result,) = bureau.receive(session, [file], [district.definition])
        due = district.clock.now().date() + dt.timedelta(days=CORRECTION_DAYS)
        receipts.send_back(session, str(result.item_id), [REASON], due)
        files = _written(district, session)
    _take_in(sender, files, district.clock)


def remind(session: Session, code: str) -> None:
    """The clerk calls a school that has not reported."""
    chases.add(session, "KZ", CAMPAIGN, code, ChaseMethod.PHONE, "已接通,说这两天补报")


def answer_all(district: Centre, senders: Sequence[Reporter]) -> int:
    """Receipts for everything that stands, written out and taken in by every school; how many there were."""
    with signed_in(district.vault, CLERK, district.clock) as session:
        standing = reporting.standing_items(session.database, "KZ", CAMPAIGN)
        receipts.accept(session, [item.id for item in standing.values()])
        files = _written(district, session)
    for sender in senders:
        _take_in(sender, files, district.clock)
    return len(files)


def _written(district: Centre, session: Session) -> list[Path]:
    folder = district.folder / "receipts"
    folder.mkdir(exist_ok=True)
    waiting = [one.receipt.id for one in receipts.waiting(session) if one.sealable]
    done = receipts.deliver(session, waiting, folder, deliver_file=write_and_read_back)
    return [one.file for one in done]


def _take_in(sender: Reporter, files: list[Path], clock: FixedClock) -> None:
    own = [file for file in files if f"-{sender.demo.plan.code}-r" in file.name]
    with signed_in(sender.vault, PRINCIPAL, clock) as session:
        for way in returns.ways(session):
            if way.exported_on is not None and way.sent_on is None:
                returns.mark_sent(session, way.bundle_id)
        returns.take_in(session, own)
